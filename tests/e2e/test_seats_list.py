"""The list of seats against the service: every row says what is free there, and a seat bought from it is that seat."""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import find  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import pence  # noqa: E402
from service import Service, leaves  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
stage = None
SIZES = (110, 1240)
TO_LIST = "tap choose_seats\nuntil has as_list\nsettle\ntap as_list\nsettle\n"
PAGES = 6
FREE = "AXI"


def free_in_rows(instance, place):
    """How many seats are free in each row of the plan's area, by the row's letter."""
    service = Service(stage.service)
    free = service.seats_with(instance["id"], FREE)
    areas = [area for area in leaves(service.ask("GET", "plans/" + service.instance(instance["id"])["planId"]))
             if area["seats"]]
    rows = {}
    for seat in areas[place]["seats"]:
        if seat["id"] in free:
            rows[seat["row"]] = rows.get(seat["row"], 0) + 1
    return rows


def rows_shown(played):
    """The same as the list says it, over all pages."""
    rows = {}
    for page in range(PAGES):
        for row in played.shot("page-%d" % page).all("row"):
            left = re.search(r"(\d+) left", row.words())
            rows[row.label.removeprefix("Row ")] = int(left.group(1)) if left else 0
    return rows


def rows_say_what_is_free(n):
    e, i, instance = find.house(stage, n)
    turns = "".join("shot page-%d words\ntap_if rows_more\nsettle\n" % page for page in range(PAGES))
    script = play.choose(e, i) + TO_LIST + "tap_if area 0\nsettle\n" + turns
    played = play.Played(stage, play.START + script, "rows-%d" % n).ended_well()
    equal(rows_shown(played), free_in_rows(instance, 0), "what is free in each row")


def seats_touched_are_the_seats_bought(n):
    e, i, _ = find.house(stage, n)
    script = play.choose(e, i) + TO_LIST + "tap_if area 0\nsettle\ntap row 1\nsettle\nshot row words\n" \
        "tap take\nsettle\nshot chosen words\ntap continue\n" + play.CLOSING
    played, sale = play.buy(stage, "list-%d" % n, script)
    row = played.shot("row").all("row")[1].label.removeprefix("Row ")
    tiles = [w for w in played.shot("chosen").all("tile") if "chosen" in w.flags]
    equal(sorted((row, tile.label) for tile in tiles),
          sorted(play.seat_words(ticket) for ticket in sale.order["tickets"]), "the seats of the row")


def a_price_filter_sells_at_that_price(n):
    e, i, _ = find.house(stage, n)
    script = play.choose(e, i, plus=(0, 0)) + TO_LIST + "shot bands words\ntap band 1\nsettle\nshot filtered words\n" \
        "tap take\nsettle\nshot chosen words\ntap continue\n" + play.CLOSING
    played, sale = play.buy(stage, "filter-%d" % n, script)
    price = pence(played.shot("bands").all("band")[1].label)
    equal({t["price"] - t["discount"] + t["commission"] for t in sale.order["tickets"]}, {price}, "prices")
    check(len(played.shot("filtered").all("row")) > 0, "no row is left")


def tests():
    for n in SIZES:
        for one in (rows_say_what_is_free, seats_touched_are_the_seats_bought) + \
                ((a_price_filter_sells_at_that_price,) if n > SIZES[0] else ()):
            def test(one=one, n=n):
                one(n)
            test.__name__ = "%s_of_%d_seats" % (one.__name__, n)
            yield test


if __name__ == "__main__":
    with Stage(build, os.path.join(build, "e2e", "list"), ["--seats", str(SIZES[0])],
               "[sale]\ncompanions_alone = yes\n") as stage:
        stage.sync()
        status = report.run(list(tests()))
    sys.exit(status)
