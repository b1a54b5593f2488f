"""Priority booking: a rule of the configuration, or the operator, puts performances on sale (product.md 2.8).

Also what is not on sale yet, a service that refuses after all, and the price of a configured offer, which is said
beside the real one and never in place of it.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import find  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "publish")
stage = None

PRIORITY, LATER = "Wintersong", "The Snow Ledger"
PIN = "314159"


def event_id(title=PRIORITY):
    return next(e["id"] for e in find.events(stage) if e["name"].startswith(title))


def sellable():
    return [i for i in find.instances(stage, event_id()) if i["sellable"]]


def configure(words):
    stage.sync()
    stage.extra_config = "\n" + words % {"event": event_id()} + "\n"
    stage.write_config()
    stage.sync()


def test_without_a_rule_it_is_not_sold():
    stage.sync()
    equal(sellable(), [], "performances that the service calls not on sale")


def test_a_rule_puts_it_on_sale():
    configure("[publish:patrons]\nevents = %(event)s")
    check(sellable(), "the rule publishes them")
    e, i, _ = play.place_of(stage, PRIORITY, at_least=100)
    script = play.choose(e, i) + "tap best_available\nuntil has accept\nsettle\nshot offer words\n" \
        "tap accept\n" + play.CLOSING
    _, sale = play.buy(stage, "published", script)
    check(all(t["event"].startswith(PRIORITY) for t in sale.order["tickets"]), "its tickets")


def test_the_offer_price_stands_beside_the_real_one():
    configure("[offer:early]\nevents = %(event)s\nper_cent = 50\n"
              "[publish:patrons]\nevents = %(event)s")
    e, i, _ = play.place_of(stage, PRIORITY, at_least=100)
    script = play.choose(e, i) + "shot types words\ntap best_available\nuntil has accept\nsettle\n" \
        "tap accept\n" + play.CLOSING
    played, _ = play.buy(stage, "offered", script)
    check("with offer" in played.shot("types").text, "the offer's price:\n" + played.shot("types").text)


def place_of_event(title):
    return next(n for n, event in enumerate(find.events(stage)) if event["name"].startswith(title))


def test_what_is_not_on_sale_yet_says_from_when_and_cannot_be_chosen():
    stage.sync()
    script = "until scene attract\nsettle\ntap start\nuntil scene browse\nsettle\ntap event %d\n" \
        "until scene event\nsettle\nshot later words\n" % place_of_event(LATER)
    played = play.Played(stage, play.START + script, "later").ended_well()
    chips = played.shot("later").all("performance")
    check(chips and all("disabled" in chip.flags for chip in chips), played.shot("later").text)
    check(all("On sale from" in chip.words() for chip in chips), played.shot("later").text)


def test_a_status_that_says_not_on_sale_does_not_stop_what_is_published():
    configure("[publish:patrons]\nevents = %(event)s")
    e, i, _ = play.place_of(stage, PRIORITY, at_least=100)
    stage.fault("GET instances/*/status* not_on_sale")
    script = play.choose(e, i) + "tap best_available\nuntil has accept\nsettle\ntap accept\n" + play.CLOSING
    _, sale = play.buy(stage, "status", script)
    check(all(t["event"].startswith(PRIORITY) for t in sale.order["tickets"]), "its tickets")


def test_the_answer_to_the_purchase_is_final_and_nothing_is_charged_or_held():
    stage.sync()
    stage.extra_config = "\n[publish:early]\nevents = %s\n" % event_id(LATER)
    stage.write_config()
    stage.sync()
    e, i, _ = play.place_of(stage, LATER, at_least=0)
    script = play.choose(e, i) + "tap best_available\nsettle\nuntil service idle\nsettle\nshot refused words\n" \
        "expect no accept\ntap start_over\nsettle\ntap_if leave\nuntil scene attract\n" \
        "expect session empty\nuntil service idle\n"
    played = play.Played(stage, play.START + script, "refused").ended_well()
    words = played.shot("refused").text
    check("not on sale here yet" in words and "not been charged" in words, words)
    ledger = stage.ledger()
    equal((ledger["orders"], [b for b in ledger["baskets"] if b["tickets"]]), ([], []), "orders and places held")


def test_the_operator_puts_it_on_sale_and_takes_it_off_again():
    stage.extra_config = "\n[maintenance]\npin_file = %s\n" % stage.path("pin")
    stage.write_config()
    stage.foyerctl("pin", "set", input=PIN + "\n")
    stage.sync()
    page = "until scene attract\nsettle\n" + "tap mark\n" * 5 + "settle\nexpect overlay staff_pin\n" + \
        "".join("tap key %d\n" % (int(digit) - 1) for digit in PIN) + \
        "tap pin_ok\nuntil scene maintenance\nsettle\ntap catalogue_page\nsettle\nshot page words\n"
    played = play.Played(stage, play.START + page, "page").ended_well()
    row = next(w for w in played.shot("page").all("publish") if w.label.startswith(PRIORITY))
    switch = page + "tap publish %d\nsettle\nshot switched words\ntap done\nuntil scene attract\n" % row.nth
    played = play.Played(stage, play.START + switch, "on").ended_well()
    on = next(w for w in played.shot("switched").all("publish") if w.nth == row.nth)
    check(on.words() != row.words(), "the row says so: " + on.words())
    check(sellable(), "it is sold here")
    e, i, _ = play.place_of(stage, PRIORITY, at_least=0)
    script = play.choose(e, i) + "tap best_available\nuntil has accept\nsettle\ntap accept\n" + play.CLOSING
    _, sale = play.buy(stage, "switched", script)
    check(all(t["event"].startswith(PRIORITY) for t in sale.order["tickets"]), "its tickets")
    play.Played(stage, play.START + switch, "off").ended_well()
    equal(sellable(), [], "performances sold after it was switched back")


TESTS = [
    test_without_a_rule_it_is_not_sold,
    test_what_is_not_on_sale_yet_says_from_when_and_cannot_be_chosen,
    test_a_status_that_says_not_on_sale_does_not_stop_what_is_published,
    test_the_answer_to_the_purchase_is_final_and_nothing_is_charged_or_held,
    test_the_operator_puts_it_on_sale_and_takes_it_off_again,
    test_a_rule_puts_it_on_sale,
    test_the_offer_price_stands_beside_the_real_one,
]


def with_stage(test):
    def run():
        global stage
        with Stage(build, os.path.join(folder, test.__name__)) as stage:
            test()
    run.__name__ = test.__name__
    return run


def main():
    report.finish([with_stage(t) for t in TESTS])


if __name__ == "__main__":
    main()
