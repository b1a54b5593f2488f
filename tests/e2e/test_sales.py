"""Whole sales of every kind, each compared on the screen, in the journal, at the service and by a scanner."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import pence  # noqa: E402
from service import Service  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
NET = ["--set", "total_net=yes"]
REQUESTS_MAX = 10
stage = None


def test_unreserved_single_area():
    e, i, _ = play.place_of(stage, "Laughing Gear")
    _, sale = play.buy(stage, "single", play.choose(e, i) + "tap add\n" + play.CLOSING)
    equal({t["type"] for t in sale.order["tickets"]}, {"Adult"}, "types")


def test_unreserved_of_several_areas():
    e, i, instance = play.place_of(stage, "Embers")
    script = play.choose(e, i, plus=(0, 1)) + "tap area 1\ntap add\n" + play.CLOSING
    _, sale = play.buy(stage, "areas", script)
    areas = {t["area"] for t in sale.order["tickets"]}
    equal(len(areas), 1, "areas")
    service = Service(stage.service)
    plan = service.ask("GET", "plans/" + service.instance(instance["id"])["planId"])
    equal(areas, {plan["areas"][1]["name"]}, "the area touched")


def test_reserved_by_seat():
    e, i, instance = play.place_of(stage, "A Fox in Winter", at_least=100)
    seats = Service(stage.service).free_neighbours(instance["id"], 2)
    script = play.choose(e, i) + play.pick(seats[:1]) + play.CLOSING
    _, sale = play.buy(stage, "seats", script)
    equal(sorted(t["seat"] for t in sale.order["tickets"]), sorted(seats), "the seats touched")


def test_best_available():
    e, i, _ = play.place_of(stage, "Nine Clocks", at_least=100, best_available=True)
    script = play.choose(e, i) + "tap best_available\nuntil has accept\nsettle\nshot offer words\n" \
        "tap accept\n" + play.CLOSING
    played, sale = play.buy(stage, "best", script)
    equal(pence(played.shot("offer").label("total")), play.paid(sale.order), "total of the offer")


def test_other_seats_than_the_first_offer():
    e, i, _ = play.place_of(stage, "The Salt Road", at_least=100, best_available=True)
    script = play.choose(e, i) + "tap best_available\nuntil has accept\nsettle\nshot first words\n" \
        "tap others\nsettle\nuntil has accept\nsettle\nshot second words\ntap accept\n" + play.CLOSING
    played, sale = play.buy(stage, "others", script)
    first, second = played.shot("first"), played.shot("second")
    check(first.label("places") + first.label("offer") !=
          second.label("places") + second.label("offer"), "the second offer is another one")


def test_two_events_in_one_basket():
    e, i, _ = play.place_of(stage, "Candle")
    script = play.choose(e, i, plus=(0,)) + "tap add\nuntil scene basket\nsettle\ntap more\n"
    e, i, instance = play.place_of(stage, "Undertow", at_least=100)
    seats = Service(stage.service).free_neighbours(instance["id"], 1)
    script += play.choose(e, i, plus=(0,), first=False) + play.pick(seats) + play.CLOSING
    _, sale = play.buy(stage, "two", script)
    equal({t["event"] for t in sale.order["tickets"]}, {"Candle & Ghost", "Undertow"}, "events")


def test_names_and_reference_typed_on_the_screen():
    e, i, _ = play.place_of(stage, "Brass Tacks")
    script = play.choose(e, i, plus=(0,)) + "tap add\n" + play.BASKET + """\
tap continue
until scene details
settle
type first_name "Zoe"
type last_name "O'Neill-Smith"
type reference "Row 12"
shot details words
tap continue
until has buy
settle
shot review words
""" + play.BUY + play.DONE
    asks = stage.extra_config
    stage.extra_config = asks + \
        "\n[sale]\nask_first_name = yes\nask_last_name = yes\nask_reference = yes\n"
    stage.write_config()
    try:
        played, sale = play.buy(stage, "names", script)
    finally:
        stage.extra_config = asks
        stage.write_config()
    equal(sale.order["first_name"], "Zoe", "first name")
    equal(sale.order["last_name"], "O'Neill-Smith", "last name")
    check("Row 12" in sale.order["reference"], "reference " + sale.order["reference"])
    for name in ("details", "review", "booked"):
        check("O'Neill" not in played.shot(name).text, "a name stands in the dump of " + name)
    check("Neill" not in played.done.stderr, "a name stands in the log")
    with open(stage.path("state", "journal.db"), "rb") as file:
        check(b"Neill" not in file.read(), "a name stands in the journal")


def test_promo_code():
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    script = play.choose(e, i) + """\
tap add
until scene basket
settle
shot before words
tap promo
until has promo_field
settle
type promo_field "LANTERN10"
tap promo_apply
settle
""" + play.CLOSING
    played, sale = play.buy(stage, "promo", script)
    equal(sale.order["promo_code"], "LANTERN10", "code")
    check(sum(t["discount"] for t in sale.order["tickets"]) > 0, "it takes something off")
    check(pence(played.shot("before").label("total")) > play.paid(sale.order), "it shows")


def test_the_offer_that_comes_by_itself():
    e, i, instance = play.place_of(stage, "A Fox in Winter", at_least=100)
    seats = Service(stage.service).free_neighbours(instance["id"], 3)
    script = play.choose(e, i, plus=(0, 0, 1)) + play.pick(seats[:1]) + play.CLOSING
    played, sale = play.buy(stage, "offer", script)
    off = sum(t["discount"] for t in sale.order["tickets"])
    check(off > 0, "the service takes something off")
    check(any(pence(w.label) == off for w in played.shot("basket").widgets), "it is shown")


def test_free_tickets():
    e, i, _ = play.place_of(stage, "Poems")
    _, sale = play.buy(stage, "free", play.choose(e, i) + "tap add\n" + play.CLOSING)
    equal(play.paid(sale.order), 0, "to pay")


def test_wheelchair_space():
    e, i, instance = play.place_of(stage, "A Fox in Winter", at_least=100)
    spaces = sorted(Service(stage.service).seats_with(instance["id"], "W"))
    script = play.choose(e, i, plus=(0,)) + "tap wheelchair_plus 0\n" + \
        "tap choose_seats\nuntil has plan\nsettle\ntap seat %s\nsettle\n" % spaces[0] + \
        "tap space_ok\nsettle\ntap continue\n" + play.CLOSING
    _, sale = play.buy(stage, "wheelchair", script)
    equal(sale.order["tickets"][0]["seat"], spaces[0], "the wheelchair space touched")


def test_six_codes_on_several_pages():
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    before = play.orders(stage)
    script = play.START + play.choose(e, i, plus=(0,) * 6) + "tap add\n" + play.BASKET + \
        play.TO_REVIEW + play.BUY + "tap next\nuntil has done\nsettle\ntickets\n" + play.DONE
    played = play.Played(stage, script, "six").ended_well()
    sale = play.Sale(stage, before)
    sale.check_journal()
    sale.check_codes(played)


def test_collecting_at_the_box_office():
    e, i, _ = play.place_of(stage, "Brass Tacks")
    before = play.orders(stage)
    script = play.START + play.choose(e, i, plus=(0,)) + "tap add\n" + play.BASKET + \
        "tap continue\nuntil has buy\nsettle\ntap delivery 1\nsettle\nshot review words\n" \
        "tap buy\nuntil has booked\nsettle\nexpect no qr\nshot booked words\n" + play.DONE
    played = play.Played(stage, script, "collect").ended_well()
    sale = play.Sale(stage, before)
    sale.check_journal()
    sale.check_screens(played)
    equal(sale.order["delivery"], 1, "kind of delivery")


def requests_of(script, name):
    """What the service was asked while the script played: "GET path"."""
    stage.control("log", method="DELETE")
    play.Played(stage, play.START + script, name).ended_well()
    return ["%s %s" % (r["method"], r["path"]) for r in stage.control("log")]


def test_few_requests_with_a_warm_catalogue():
    e, i, instance = play.place_of(stage, "The Salt Road", at_least=100)
    seats = Service(stage.service).free_neighbours(instance["id"], 2)
    rest = "until scene attract\nsettle\nwait 2s\nsettle\n"
    at_start = requests_of(rest, "rest")  # the kiosk's own refresh is no part of the sale
    asked = requests_of(rest + play.choose(e, i) + play.pick(seats[:1]) + play.CLOSING, "few")
    polls = [r for r in asked if r.endswith("/status/detail")]
    own = len(asked) - len(polls) - len(at_start)
    check(own <= REQUESTS_MAX, "%d requests: %s" % (own, asked))
    check(1 <= len(polls) <= 4, "%d looks at the plan" % len(polls))


EVERY_KIND = [
    test_unreserved_single_area,
    test_unreserved_of_several_areas,
    test_reserved_by_seat,
    test_best_available,
    test_other_seats_than_the_first_offer,
    test_two_events_in_one_basket,
    test_names_and_reference_typed_on_the_screen,
    test_promo_code,
    test_the_offer_that_comes_by_itself,
    test_free_tickets,
    test_wheelchair_space,
    test_six_codes_on_several_pages,
    test_collecting_at_the_box_office,
    test_few_requests_with_a_warm_catalogue,
]
WITH_NET_TOTALS = [test_reserved_by_seat, test_best_available, test_promo_code,
                   test_the_offer_that_comes_by_itself]


def with_stage(test, name, sandbox_args, folder):
    def run():
        global stage
        with Stage(build, os.path.join(folder, name), sandbox_args) as stage:
            stage.sync()
            test()
    run.__name__ = name
    return run


def main():
    folder = os.path.join(build, "e2e", "sales")
    tests = [with_stage(t, t.__name__, [], folder) for t in EVERY_KIND]
    tests += [with_stage(t, t.__name__ + "_when_totals_are_net", NET, folder)
              for t in WITH_NET_TOTALS]
    report.finish(tests)


if __name__ == "__main__":
    main()
