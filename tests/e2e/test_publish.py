"""Priority booking: a rule of the configuration, or the operator, puts performances on sale (product.md 2.8).

And the price of a configured offer, which is said beside the real one and never in place of it.
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

PRIORITY = "Wintersong"


def event_id():
    return next(e["id"] for e in find.events(stage) if e["name"].startswith(PRIORITY))


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
    script = play.choose(e, i) + "tap best_available\nuntil has accept\nsettle\nshot offer\n" \
        "tap accept\n" + play.CLOSING
    _, sale = play.buy(stage, "published", script)
    check(all(t["event"].startswith(PRIORITY) for t in sale.order["tickets"]), "its tickets")


def test_the_offer_price_stands_beside_the_real_one():
    configure("[offer:early]\nevents = %(event)s\nper_cent = 50\n"
              "[publish:patrons]\nevents = %(event)s")
    e, i, _ = play.place_of(stage, PRIORITY, at_least=100)
    script = play.choose(e, i) + "shot types\ntap best_available\nuntil has accept\nsettle\n" \
        "tap accept\n" + play.CLOSING
    played, _ = play.buy(stage, "offered", script)
    check("with offer" in played.shot("types").text, "the offer's price:\n" + played.shot("types").text)


TESTS = [
    test_without_a_rule_it_is_not_sold,
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
