"""Sold from the allocation alone: never more than is set aside, by a look that is no older than five seconds.

Also when it is used up between the customer's choice and the request (contract section 11; product.md 2.7).
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import find  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from service import Service, leaves  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "allocation")
stage = None

UNRESERVED = "Lunch with a Cellist"
FRIENDS = "Friends of the Lantern"
SETTINGS = "\n[sale]\nsell_allocation_only = yes\norphan_rule = no\n[display]\nstatus_poll_s = 60\n"
LEAVE = "tap start_over\nsettle\ntap_if leave\nuntil scene attract\nexpect session empty\nuntil service idle\n"
REFUSED = "settle\nshot refused words\n" + LEAVE


def service():
    return Service(stage.service)


def status(instance):
    return service().ask("GET", "instances/%s/status?includeChildPlans=true" % instance["id"])


def set_aside(instance):
    return status(instance)["specialAvailable"]


def performances(title="", **wanted):
    """(event place, performance place, instance) that can be bought, not an event's next one: it may start
    while a test runs. What is left of the allocation is asked of the service."""
    for e, event in enumerate(find.events(stage)):
        for i, instance in enumerate(find.instances(stage, event["id"])):
            if event["name"].startswith(title) and instance["sellable"] and i > 0 and \
                    all(instance[key] == value for key, value in wanted.items()) and set_aside(instance) > 2:
                yield e, i, instance


def cellar():
    return next(performances(UNRESERVED))


def house():
    """Also the ids of two neighbours that are set aside, and of all seats that are."""
    for e, i, instance in performances(places="seats", capacity=1240):
        ours = service().seats_with(instance["id"], "X")
        plan = service().ask("GET", "plans/" + service().instance(instance["id"])["planId"])
        for seat in (seat for area in leaves(plan) for seat in area["seats"] or []):
            if seat["id"] in ours and str(seat["nextSeatId"]) in ours:
                return e, i, instance, [seat["id"], str(seat["nextSeatId"])], ours
    raise LookupError("no house with two neighbours set aside")


def run(name, script, mishap=None):
    """Plays it; returns the run and what was asked meanwhile of one performance or of baskets."""
    stage.control("log", method="DELETE")
    if mishap:
        stage.fault(mishap)
    try:
        played = play.Played(stage, play.START + script, name).ended_well()
    finally:
        stage.clear_faults()
    return played, [(e["method"], e["path"].split("/")) for e in stage.control("log")]


def check_refused(played, log, said):
    words = played.shot("refused").text
    check(said in words, "it is said:\n" + words)
    added = [path for method, path in log if method == "POST" and path[-1] == "tickets"]
    equal(added, [], "requests for tickets")
    equal([b for b in stage.ledger()["baskets"] if b["tickets"]], [], "baskets that hold places")


def test_unreserved_tickets_come_out_of_the_allocation_and_not_one_more_can_be_chosen():
    e, i, instance = cellar()
    n = set_aside(instance)
    check(n > 2, "places set aside: %d" % n)
    script = play.choose(e, i, plus=[0] * n) + "settle\nshot types words\nexpect disabled plus\n" + \
        "tap minus 0\n" * (n - 2) + "tap add\n" + play.CLOSING
    played, _ = play.buy(stage, "unreserved", script)
    check("all that is set aside for this kiosk" in played.shot("types").text, played.shot("types").text)
    equal(set_aside(instance), n - 2, "places set aside afterwards")


def test_unreserved_places_that_others_took_meanwhile_are_not_made_good_from_general_sale():
    e, i, instance = cellar()
    script = play.choose(e, i, plus=(0, 0)) + "wait 10s\ntap add\n" + REFUSED
    played, log = run("unreserved-gone", script,
                      "GET instances/%s/status* allocation_gone after 1" % instance["id"])
    check_refused(played, log, "set aside for this kiosk")
    equal(set_aside(instance), 0, "places set aside")
    check(status(instance)["available"] > 2, "there were others, which are not ours to sell")


def test_seats_are_those_set_aside_and_are_looked_at_just_before_they_are_asked_for():
    e, i, instance, pair, ours = house()
    free = service().free_neighbours(instance["id"], 1)[0]
    script = play.choose(e, i, plus=(0, 0)) + "tap choose_seats\nuntil has plan\nsettle\ntap seat %s\nsettle\n" \
        "expect no chosen\n" % free + "".join("tap seat %s\nsettle\n" % seat for seat in pair) + \
        "until service idle\nwait 20s\ntap continue\n" + play.CLOSING
    stage.control("log", method="DELETE")
    _, sale = play.buy(stage, "seats", script)
    check({t["seat"] for t in sale.order["tickets"]} <= ours, "seats of the allocation")
    log = [(entry["method"], entry["path"]) for entry in stage.control("log")]
    added = next(n for n, (method, path) in enumerate(log) if method == "POST" and path.endswith("/tickets"))
    before = [path for method, path in log[:added] if method == "GET"][-2:]
    check(any(path.endswith("/status/detail") for path in before), "asked before the tickets: %s" % before)


def test_seats_that_others_took_meanwhile_are_refused_in_words_and_nothing_is_held():
    e, i, instance, pair, _ = house()
    script = play.choose(e, i, plus=(0, 0)) + "tap choose_seats\nuntil has plan\nsettle\n" + \
        "".join("tap seat %s\nsettle\n" % seat for seat in pair) + \
        "until service idle\nwait 10s\ntap continue\n" + REFUSED
    played, log = run("seats-gone", script,
                      "GET instances/%s/status/detail allocation_gone after 2" % instance["id"])
    check_refused(played, log, "have just been taken")


def test_best_available_finds_seats_of_the_allocation_alone():
    e, i, instance, _, ours = house()
    script = play.choose(e, i, plus=(0, 0)) + "tap best_available\nuntil has accept\nsettle\ntap accept\n" + \
        play.CLOSING
    _, sale = play.buy(stage, "best", script)
    wheelchair = service().seats_with(instance["id"], "W")
    check({t["seat"] for t in sale.order["tickets"]} <= ours | wheelchair, "seats of the allocation")


def test_several_allocations_are_told_apart_by_the_names_of_their_locks():
    e, i, _, pair, _ = house()
    script = play.choose(e, i, plus=(0,)) + "tap choose_seats\nuntil has plan\nsettle\ntap seat %s\nsettle\n" \
        "shot seat words\n" % pair[0] + LEAVE
    played, _ = run("names", script)
    check("Agent allocation" in played.shot("seat").text or FRIENDS in played.shot("seat").text,
          "the name of the lock:\n" + played.shot("seat").text)


TESTS = [test_unreserved_tickets_come_out_of_the_allocation_and_not_one_more_can_be_chosen,
         test_unreserved_places_that_others_took_meanwhile_are_not_made_good_from_general_sale,
         test_seats_are_those_set_aside_and_are_looked_at_just_before_they_are_asked_for,
         test_seats_that_others_took_meanwhile_are_refused_in_words_and_nothing_is_held,
         test_best_available_finds_seats_of_the_allocation_alone,
         test_several_allocations_are_told_apart_by_the_names_of_their_locks]


def main():
    global stage
    with Stage(build, folder, extra_config=SETTINGS) as stage:
        stage.sync()
        report.finish(TESTS)


if __name__ == "__main__":
    main()
