"""Which agent record sells what: rules by attribute, date and price band; and three records in one visit.

Product.md 2.1; contract section 11 (one record for each allocation).
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import find  # noqa: E402
import journal  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import pence  # noqa: E402
from service import Service  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "profile_rules")
stage = None

OURS, FRIENDS, CLUB = "foyer-agent", "friends-agent", "club-agent"
MAIN_EVENT, FRIENDS_EVENT, CLUB_EVENT = "Lunch with a Cellist", "Candle", "Brass Tacks"
LEAVE = "tap_if done\nsettle\ntap_if start_over\nsettle\ntap_if leave\nsettle\n" \
    "until scene attract\nexpect session empty\nwait 20s\nuntil service idle\n"


def event_id(title):
    return next(e["id"] for e in find.events(stage) if e["name"].startswith(title))


def rules(friends, club="instances = none"):
    """The rules of both records; the catalogue is asked for again by them."""
    stage.extra_config = "\n[profile:friends]\nlogin = %s\nlabel = Friends\n%s\n[profile:club]\nlogin = %s\n%s\n" \
        % (FRIENDS, friends, CLUB, club)
    stage.write_config()
    if not os.path.exists(stage.path("friends.key")):
        keys = {agent["login"]: agent["key"] for agent in stage.service["agents"]}
        stage.foyerctl("credentials", "set", "--profile", "friends", input=keys[FRIENDS] + "\n")
        stage.foyerctl("credentials", "set", "--profile", "club", input=keys[CLUB] + "\n")
    stage.foyerctl("sync")


def bought(name, script):
    """The one order of a purchase, proven on all sides."""
    return play.buy(stage, name, script + play.CLOSING)[1].order


def test_an_attribute_of_the_event_chooses_the_record():
    rules("attribute = Genre=Comedy")
    for title, agent in (("Laughing Gear", FRIENDS), (MAIN_EVENT, OURS)):
        e, i, _ = play.place_of(stage, title)
        equal(bought("attribute-" + agent, play.choose(e, i) + "tap add\n")["agent"], agent, title)


def test_dates_choose_the_record_and_both_ends_count():
    rules("instances = none")
    e, event = next((n, event) for n, event in enumerate(find.events(stage))
                    if event["name"].startswith("Small Hours"))
    instances = [(i, x) for i, x in enumerate(find.instances(stage, event["id"]))
                 if x["sellable"] and x["available"] > 10]
    check(len(instances) > 3, "performances")
    day = instances[2][1]["start"][:10]
    rules("from = %s\nuntil = %s" % (day, day))
    for (i, instance), name in zip(instances[1:4], ("before", "on", "after")):
        agent = FRIENDS if instance["start"][:10] == day else OURS
        order = bought("dates-" + name, play.choose(e, i) + "tap add\n")
        equal(order["agent"], agent, "%s with a rule for %s" % (instance["start"], day))


def studio():
    return play.place_of(stage, "The Glass Orchard", at_least=30, best_available=True)


def test_a_record_for_a_price_band_sells_that_band_and_no_other():
    rules("bands = Band C\nevents = " + event_id("The Glass Orchard"))
    e, i, instance = studio()
    order = bought("bands", play.choose(e, i) + "tap best_available\nuntil has accept\nsettle\ntap accept\n")
    equal((order["agent"], {t["band"] for t in order["tickets"]}), (FRIENDS, {"Band C"}), "best available")
    service = Service(stage.service)
    detail = service.ask("GET", "instances/%s/status/detail?includeLockInformation=false"
                                "&includeChildPlans=true" % instance["id"])
    names = {band["id"]: band["name"] for band in
             service.ask("GET", "instances/%s/status?includeChildPlans=true" % instance["id"])["bands"]}
    other = next(str(letters["A"][0]) for band, letters in detail.items()
                 if names[band] == "Band B" and letters.get("A"))
    script = play.choose(e, i, plus=(0,)) + "tap choose_seats\nuntil has plan\nsettle\ntap seat %s\nsettle\n" \
        "expect no chosen\nshot refused words\n" % other + LEAVE
    played = play.Played(stage, play.START + script, "other-band").ended_well()
    check(not played.shot("refused").has("chosen"), "a seat of the other band cannot be chosen")


def add_three():
    script = ""
    for title, first in ((MAIN_EVENT, True), (FRIENDS_EVENT, False), (CLUB_EVENT, False)):
        e, i, _ = play.place_of(stage, title)
        script += ("" if first else "until scene basket\nsettle\ntap more\n") + \
            play.choose(e, i, plus=(0,), first=first) + "tap add\n"
    return script + play.BASKET


def three_rules():
    rules("events = " + event_id(FRIENDS_EVENT), "events = " + event_id(CLUB_EVENT))


def orders_since(before):
    known = {order["id"] for order in before}
    return [order for order in play.orders(stage) if order["id"] not in known]


def test_three_records_make_three_bookings_and_the_review_says_so():
    three_rules()
    before = play.orders(stage)
    played = play.Played(stage, play.START + add_three() + play.TO_REVIEW + play.BUY + play.DONE,
                         "three").ended_well()
    orders = orders_since(before)
    equal([order["agent"] for order in orders], [OURS, FRIENDS, CLUB], "one booking of each, one after the other")
    total = sum(play.paid(order) for order in orders)
    review = played.shot("review")
    check("3 bookings" in review.label("bookings"), review.text)
    equal(pence(review.label("total")), total, "total")
    equal(pence(review.all("buy")[0].parts["sub"]), total, "to pay, in the button")
    numbers = played.shot("booked").label("order_number").replace(" ", "")
    for order in orders:
        check(order["id"] in numbers, "%s is not in %s" % (order["id"], numbers))
    equal(sorted(played.codes()), sorted([t["barcode"]] for order in orders for t in order["tickets"]), "codes")
    sales = {sale["number"]: sale["profile"] for sale in stage.sales()}
    equal([sales[order["id"]] for order in orders], ["main", "friends", "club"], "records in the journal")


def test_the_second_of_three_fails_the_first_is_kept_and_what_is_not_booked_is_said():
    three_rules()
    before = play.orders(stage)
    known = {attempt[0] for attempt in journal.attempts(stage)}
    stage.fault("PATCH baskets/* basket_taken after 1 x1")
    try:
        script = add_three() + play.TO_REVIEW + "tap buy\nuntil has booked\nsettle\nshot booked words\ntickets\n"
        played = play.Played(stage, play.START + script + LEAVE, "second").ended_well()
    finally:
        stage.clear_faults()
    orders = orders_since(before)
    equal([order["agent"] for order in orders], [OURS], "what is booked")
    booked = played.shot("booked")
    for title in (FRIENDS_EVENT, CLUB_EVENT):
        check(title in booked.label("rest"), booked.text)
    check("Not booked" in booked.label("rest") and "not been charged" in booked.label("rest"), booked.text)
    equal(sorted(played.codes()), sorted([t["barcode"]] for t in orders[0]["tickets"]), "codes of the first")
    states = sorted(a[1] for a in journal.attempts(stage) if a[0] not in known)
    equal(states, ["ABANDONED", "ABANDONED", "DONE"], "journal")
    equal([b for b in stage.ledger()["baskets"] if b["tickets"]], [], "places held afterwards")


TESTS = [test_an_attribute_of_the_event_chooses_the_record,
         test_dates_choose_the_record_and_both_ends_count,
         test_a_record_for_a_price_band_sells_that_band_and_no_other,
         test_three_records_make_three_bookings_and_the_review_says_so,
         test_the_second_of_three_fails_the_first_is_kept_and_what_is_not_booked_is_said]


def main():
    global stage
    with Stage(build, folder, ["--agent", FRIENDS, "--agent", CLUB]) as stage:
        stage.sync()
        report.finish(TESTS)


if __name__ == "__main__":
    main()
