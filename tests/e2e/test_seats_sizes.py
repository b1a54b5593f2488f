"""Houses of every size, from 110 to 60,000 seats: bought on the plan, from the list and by best available.

Each sale is compared on the screen, in the journal, at the service and by a scanner.
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
from service import Service  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
stage = None
SIZES = (110, 1240, 5000, 60000)
TO_PLAN = "tap choose_seats\nuntil has plan\nsettle\nshot seats words\n"
CONTINUE = "shot chosen words\ntap continue\n"


def chosen_places(played):
    """Words of each seat in the sheet of the plan or list."""
    return [w.words() for w in played.shot("chosen").all("chosen")]


def check_chosen(played, sale):
    """What was chosen on the screen is what was bought."""
    words = chosen_places(played)
    equal(len(words), len(sale.order["tickets"]), "seats in the sheet")
    for ticket in sale.order["tickets"]:
        place = "row %s, seat %s," % play.seat_words(ticket)
        check(any(place in said for said in words), "%s is not among %r" % (place, words))


def are_together(tickets):
    """In one row of one area, beside each other by the service's own links."""
    seats = {t["seat"] for t in tickets}
    service = Service(stage.service)
    plan = service.ask("GET", "plans/" + service.instance(tickets[0]["instance"])["planId"])
    linked = {(seat["id"], str(seat["nextSeatId"])) for area in leaves(plan)
              for seat in area["seats"] or [] if seat["nextSeatId"] and not seat["nextIsAcrossAisle"]}
    return len([pair for pair in linked if set(pair) <= seats]) == len(seats) - 1


def leaves(area):
    if area.get("areas"):
        for inner in area["areas"]:
            yield from leaves(inner)
    else:
        yield area


def buy_on_the_plan(n):
    e, i, instance = find.house(stage, n)
    seats = Service(stage.service).free_neighbours(instance["id"], 2)
    script = play.choose(e, i) + TO_PLAN + "tap seat %s\nsettle\n" % seats[0] + CONTINUE + \
        play.CLOSING
    played, sale = play.buy(stage, "plan-%d" % n, script)
    equal(sorted(t["seat"] for t in sale.order["tickets"]), sorted(seats), "the seats touched")
    check_chosen(played, sale)


def buy_from_the_list(n):
    e, i, _ = find.house(stage, n)
    script = play.choose(e, i) + TO_PLAN + "tap as_list\nsettle\nshot list words\ntap take\nsettle\n" + \
        CONTINUE + play.CLOSING
    played, sale = play.buy(stage, "list-%d" % n, script)
    check_chosen(played, sale)
    check(are_together(sale.order["tickets"]), "the seats of a row's run are not together")


def buy_by_best_available(n):
    e, i, _ = find.house(stage, n, best_available=True)
    script = play.choose(e, i) + "tap best_available\nuntil has accept\nsettle\nshot offer words\n" \
        "tap accept\n" + play.CLOSING
    played, sale = play.buy(stage, "best-%d" % n, script)
    equal(pence(played.shot("offer").label("total")), play.paid(sale.order), "total of the offer")


def tests():
    for way in (buy_on_the_plan, buy_from_the_list, buy_by_best_available):
        for n in SIZES:
            def test(way=way, n=n):
                way(n)
            test.__name__ = "%s_of_%d_seats" % (way.__name__, n)
            yield test


if __name__ == "__main__":
    with Stage(build, os.path.join(build, "e2e", "sizes"), ["--seats", str(max(SIZES))]) as stage:
        stage.sync()
        status = report.run(list(tests()))
    sys.exit(status)
