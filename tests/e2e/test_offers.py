"""Offers and promo codes: what the basket says after every change is what the service charges.

Requirements 3.6; product.md 2.5. Four for lunch: from four tickets on each costs a fifth less.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import find  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import pence  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "offers")
stage = None

LUNCH = "Lunch with a Cellist"
PLAIN, REDUCED = 1450, 1170
FEES = "\n[sale]\nfee_attribute = BookingFee\n"
CODE = 'tap promo\nsettle\ntype promo_field "%s"\ntap promo_apply\nsettle\n'
LEAVE = "tap start_over\nsettle\ntap_if leave\nuntil scene attract\nexpect session empty\nuntil service idle\n"


def lunch(n):
    e, i, _ = play.place_of(stage, LUNCH)
    return play.choose(e, i, plus=[0] * n) + "settle\nshot types words\ntap add\nuntil scene basket\nsettle\n"


def one_more():
    """From the basket to another ticket of the same performance and back."""
    e, i, _ = play.place_of(stage, LUNCH)
    return "tap more\n" + play.choose(e, i, plus=(0,), first=False) + "tap add\nuntil scene basket\nsettle\n"


def prices(screen):
    return sorted(pence(w.label) for w in screen.all("price"))


def test_one_ticket_more_reprices_the_others_and_one_less_does_so_again():
    script = lunch(3) + "shot three words\n" + one_more() + "shot four words\n" + \
        "tap remove 0\nsettle\nshot less words\n" + one_more() + play.BASKET + play.TO_REVIEW + \
        "tap buy\nuntil has booked\nsettle\nshot booked words\ntap_if next\nsettle\ntap_if next\nsettle\n" + play.DONE
    before = play.orders(stage)
    played = play.Played(stage, play.START + script, "repriced").ended_well()
    sale = play.Sale(stage, before)
    sale.check_journal()
    sale.check_screens(played)
    three, four, less = (played.shot(name) for name in ("three", "four", "less"))
    equal((prices(three), pence(three.label("total"))), ([PLAIN] * 3, 3 * PLAIN), "three")
    equal((prices(four), pence(four.label("total"))), ([REDUCED] * 4, 4 * REDUCED), "four")
    equal((prices(less), pence(less.label("total"))), ([PLAIN] * 3, 3 * PLAIN), "three again")
    check("you save £2.80" in four.text and "you save £11.20" in four.text, "each and in total:\n" + four.text)
    for screen, now, before in ((four, "£11.70", "£14.50"), (less, "£14.50", "£11.70")):
        said = "3 × Adult now %s instead of %s" % (now, before)
        check(said in screen.label("changed"), said + " is not said:\n" + screen.text)
    equal(play.paid(sale.order), 4 * REDUCED, "charged")


def test_a_code_that_does_nothing_is_refused_in_words_however_the_service_answers():
    for answer in ("silent", "refused", "dropped"):
        stage.control("set", "unknown_promo=" + answer)
        script = lunch(2) + CODE % "NOSUCH" + "shot refused words\nexpect has promo_field\ntap promo_cancel\n" \
            "settle\nshot after words\n" + LEAVE
        played = play.Played(stage, play.START + script, "code-" + answer).ended_well()
        check("changes nothing here" in played.shot("refused").label("promo_refused"), answer)
        equal(pence(played.shot("after").label("total")), 2 * PLAIN, answer + ": the total stays")
        check("NOSUCH" not in played.shot("after").text, answer + ": it is not kept")
    stage.control("set", "unknown_promo=silent")


def test_a_code_that_is_good_is_taken_and_stays_through_a_change():
    script = lunch(2) + CODE % "LANTERN10" + "shot taken words\n" + "tap remove 0\nsettle\n" + play.CLOSING
    played, sale = play.buy(stage, "code", script)
    taken = played.shot("taken")
    equal((prices(taken), pence(taken.label("total"))), ([1310] * 2, 2620), "a tenth less")
    check("LANTERN10" in taken.text and "you save £2.80" in taken.text, taken.text)
    equal((sale.order["promo_code"], play.paid(sale.order)), ("LANTERN10", 1310), "at the service")


def test_a_configured_offer_price_stands_beside_the_real_one_which_is_what_is_charged():
    event = next(e["id"] for e in find.events(stage) if e["name"].startswith(LUNCH))
    for name, terms, wanted in (("share", "per_cent = 20", "£11.70"), ("price", "price = 12.00", "£12.00")):
        stage.extra_config = FEES + "[offer:lunch]\nevents = %s\ntypes = Adult\n%s\n" % (event, terms)
        stage.write_config()
        played, sale = play.buy(stage, "offer-" + name, lunch(1) + play.CLOSING)
        types = played.shot("types").text
        equal(types.count("with offer, confirmed in the basket"), 1, "for adults alone:\n" + types)
        check(wanted + " with offer" in types and '"£14.50"' in types, "both prices:\n" + types)
        equal(play.paid(sale.order), PLAIN, "charged")


TESTS = [test_one_ticket_more_reprices_the_others_and_one_less_does_so_again,
         test_a_code_that_does_nothing_is_refused_in_words_however_the_service_answers,
         test_a_code_that_is_good_is_taken_and_stays_through_a_change,
         test_a_configured_offer_price_stands_beside_the_real_one_which_is_what_is_charged]


def main():
    global stage
    with Stage(build, folder, extra_config=FEES) as stage:
        stage.sync()
        report.finish(TESTS)


if __name__ == "__main__":
    main()
