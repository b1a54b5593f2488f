"""Without the service the kiosk browses, says so and sells nothing; idle, keys and the operator's screen."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import find  # noqa: E402
import journal  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
stage = None
PIN = "314159"


def to_tickets(e, i):
    return "until scene attract\nsettle\ntap start\nuntil scene browse\nsettle\nshot browse words\n" \
        "tap event %d\nuntil scene event\nsettle\ntap performance %d\nshot event words\n" \
        "tap_if continue\nsettle\nmore_time\n" % (e, i)


def test_without_the_service_it_browses_says_so_and_sells_nothing():
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    stage.stop_sandbox()
    script = "until scene attract\nsettle\nwait 40s\nsettle\nshot attract words\n" + to_tickets(e, i) + \
        "tap_if plus 0\ntap_if add\nsettle\nshot refused words\ntap start_over\nsettle\n" \
        "tap_if leave\nsettle\nuntil scene attract\n"
    played = play.Played(stage, play.START + script, "alone").ended_well()
    check(played.shot("browse").all("event"), "there are events to look at")
    check(played.shot("browse").has("offline"), "it is said:\n" + played.shot("browse").text)
    refused = played.shot("refused")
    told = [w.label for w in refused.widgets if w.role in ("alert", "text") and
            ("cannot" in w.label or "no connection" in w.label.lower())]
    check(told and refused.ways_on(), "the customer is told:\n" + refused.text)
    check(not refused.has("qr"), "no codes")
    equal([a for a in journal.attempts(stage) if a[1] != "ABANDONED"], [], "attempts in the journal")


def test_it_sells_again_once_the_service_is_back():
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    before = play.orders(stage)
    stage.fault("* drop_before x40")
    script = "until scene attract\nsettle\nwait 20s\n" + to_tickets(e, i) + \
        "shot alone words\ntap start_over\nsettle\ntap_if leave\nsettle\nuntil scene attract\n" \
        "wait 15min\nsettle\n" + play.choose(e, i) + "tap add\n" + play.CLOSING
    played = play.Played(stage, play.START + script, "back").ended_well()
    sale = play.Sale(stage, before)
    sale.check_journal()
    sale.check_screens(played)


def test_a_touch_before_the_service_has_answered_is_not_lost():
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    before = play.orders(stage)
    stage.fault("GET * delay 1200 x3")
    script = play.choose(e, i, plus=(0,)) + "tap add\n" + play.CLOSING
    play.Played(stage, play.START + script, "soon").ended_well()
    equal(len(play.orders(stage)), len(before) + 1, "orders")


def test_walking_away_gives_the_places_back_and_forgets_the_customer():
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    script = play.choose(e, i) + "tap add\nuntil scene basket\nsettle\nwait 61s\n" \
        "expect overlay still_there\nshot asked words\nwait 31s\nuntil scene attract\n" \
        "expect session empty\nwait 10s\nsettle\n"
    played = play.Played(stage, play.START + script, "idle").ended_well()
    check(played.shot("asked").has("overlay_title"), "it is asked first")
    ledger = stage.ledger()
    equal(ledger["orders"], [], "orders")
    equal([b for b in ledger["baskets"] if b["tickets"]], [], "baskets that hold places")
    equal([a[1] for a in journal.attempts(stage)], ["ABANDONED"], "journal")


def press(target, nth=0):
    return "focus %s %d\nkey ok\nsettle\n" % (target, nth)


def unreserved_on_the_first_page():
    """Places of an event that needs no paging and of its first performance that is on sale."""
    for e, event in enumerate(find.events(stage)[:4]):
        for i, instance in enumerate(find.instances(stage, event["id"])):
            if instance["places"] == "unreserved" and instance["sellable"] and \
                    instance["available"] > 20 and i < 3:
                return e, i
    raise LookupError("nothing unreserved on the first page")


def test_a_whole_purchase_with_keys_alone():
    e, i = unreserved_on_the_first_page()
    before = play.orders(stage)
    script = "until scene attract\nsettle\n" + press("start") + "until scene browse\nsettle\n" + \
        press("event", e) + "until scene event\nsettle\n" + press("performance", i) + \
        "until has plus\n" + press("plus") + "key ok\nsettle\nkey escape\n" \
        "until scene event\nsettle\n" + press("continue") + "until has plus\nsettle\n" + \
        press("add") + play.BASKET + press("continue") + "until has buy\nsettle\nshot review words\n" + \
        press("buy") + "until has booked\nsettle\nshot booked words\ntickets\n" + press("done") + \
        "until scene attract\nexpect session empty\n"
    played = play.Played(stage, play.START + script, "keys").ended_well()
    sale = play.Sale(stage, before)
    sale.check_journal()
    sale.check_screens(played)
    sale.check_codes(played)


def test_the_operator_gets_in_with_the_code_and_resyncs():
    stage.foyerctl("pin", "set", input=PIN + "\n")
    keys = "".join("tap key %d\n" % (int(c) - 1 if c != "0" else 9) for c in PIN)
    wrong = "".join("tap key %d\n" % (int(c) - 1) for c in "271828")
    script = "until scene attract\nsettle\n" + "tap mark\n" * 5 + \
        "settle\nexpect overlay staff_pin\n" + wrong + "tap pin_ok\nsettle\nshot wrong words\n" \
        "expect overlay staff_pin\n" + keys + "tap pin_ok\nuntil scene maintenance\nsettle\n" \
        "tap catalogue_page\ntap resync\nsettle\nshot synced words\ntap back\ntap test_page\ntap check\nsettle\nshot checked words\ntap done\n" \
        "until scene attract\n"
    played = play.Played(stage, play.START + script, "operator").ended_well()
    check(played.shot("wrong").has("overlay_title"), "a wrong code opens nothing")
    check(len(played.shot("checked").all("check_line")) >= 5, played.shot("checked").text)
    with open(stage.path("pin")) as file:
        check(PIN not in file.read(), "the code is kept as it was typed")
    check(PIN not in played.done.stderr, "the code stands in the log")


def with_stage(test):
    def run_it():
        global stage
        place = os.path.join(build, "e2e", "offline", test.__name__)
        pin = "[maintenance]\npin_file = %s\n" % os.path.join(os.path.abspath(place), "pin")
        with Stage(build, place, extra_config=pin) as stage:
            stage.sync()
            test()
    run_it.__name__ = test.__name__
    return run_it


TESTS = [test_without_the_service_it_browses_says_so_and_sells_nothing,
         test_it_sells_again_once_the_service_is_back,
         test_a_touch_before_the_service_has_answered_is_not_lost,
         test_walking_away_gives_the_places_back_and_forgets_the_customer,
         test_a_whole_purchase_with_keys_alone,
         test_the_operator_gets_in_with_the_code_and_resyncs]


def main():
    report.finish([with_stage(test) for test in TESTS])


if __name__ == "__main__":
    main()
