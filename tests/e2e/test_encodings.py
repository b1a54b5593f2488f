"""The status of the seats in every encoding it may come in, and seats that are found without a plan (contract 8.3, 9.7)."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import find  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from service import Service  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "encodings")
THEATRE = 1240
BEST = "tap best_available\nuntil has accept\nsettle\nshot offer words\n"
TAKE = "tap accept\n"


def stage_of(name, **settings):
    args = [arg for pair in settings.items() for arg in ("--set", "%s=%s" % pair)]
    return Stage(build, os.path.join(folder, name), args)


def asked(stage, what):
    return [r["path"] for r in stage.control("log") if what in r["path"]]


def log_of(played):
    return played.done.stderr


def buys_by_plan(encoding):
    with stage_of(encoding, detail=encoding) as stage:
        stage.sync()
        e, i, instance = find.house(stage, THEATRE, at_least=100)
        stage.control("set", "detail=json")  # the test reads the one it knows
        seats = Service(stage.service).free_neighbours(instance["id"], 2)
        stage.control("set", "detail=" + encoding)
        script = play.choose(e, i) + play.pick(seats[:1]) + play.CLOSING
        played, sale = play.buy(stage, encoding, script)
        bought = [t["seat"] for t in sale.order["tickets"]]
        check(seats[0] in bought and len(bought) == 2, "%s for a touch on %s" % (bought, seats[0]))
        check("not understood" not in log_of(played), "the operator is told of nothing")


def test_grouped_json():
    buys_by_plan("json")


def test_a_json_list():
    buys_by_plan("list")


def test_lines_of_text():
    buys_by_plan("text")


def test_an_unknown_encoding_sells_by_best_available():
    with stage_of("unknown", detail="unknown") as stage:
        stage.sync()
        e, i, _ = find.house(stage, THEATRE, at_least=100, best_available=True)
        script = play.choose(e, i) + "settle\nshot ways words\n" + BEST + TAKE + play.CLOSING
        played, _ = play.buy(stage, "unknown", script)
        ways = played.shot("ways")
        check(not ways.has("choose_seats"), "the plan is not offered")
        check(not played.shot("offer").has("choose_myself"), "nor beside an offer")
        equal(log_of(played).count("status of seats not understood"), 1, "the operator is told once")


def test_an_unknown_encoding_without_overlay_leaves_words():
    with stage_of("nothing", detail="unknown") as stage:
        stage.sync()
        e, i, _ = find.house(stage, THEATRE, at_least=100, best_available=False)
        script = play.START + play.choose(e, i) + "settle\nshot ways words\ntap back\nuntil scene event\n"
        played = play.Played(stage, script, "nothing").ended_well()
        ways = played.shot("ways")
        check(not ways.has("choose_seats") and not ways.has("best_available"), ways.text)


def test_own_search_where_the_performance_has_no_overlay():
    with stage_of("own") as stage:
        stage.sync()
        e, i, _ = find.house(stage, THEATRE, at_least=100, best_available=False)
        stage.control("log", method="DELETE")
        played, sale = play.buy(stage, "own", play.choose(e, i) + BEST + TAKE + play.CLOSING)
        equal(asked(stage, "best-available"), [], "requests for the service's own best seats")
        check("best available by own search" in log_of(played), "the log names it")
        rows = {t["seat_name"].rstrip("0123456789") for t in sale.order["tickets"]}
        equal(len(rows), 1, "rows")


def test_a_wheelchair_space_is_found():
    with stage_of("space") as stage:
        stage.sync()
        e, i, instance = find.house(stage, THEATRE, at_least=100, best_available=True)
        spaces = Service(stage.service).seats_with(instance["id"], "W")
        script = play.choose(e, i) + "tap wheelchair_plus 0\n" + BEST + TAKE + play.CLOSING
        _, sale = play.buy(stage, "space", script)
        equal(len([t for t in sale.order["tickets"] if t["seat"] in spaces]), 1, "spaces")


def test_choosing_on_the_plan_takes_the_offer_along():
    with stage_of("along") as stage:
        stage.sync()
        e, i, _ = find.house(stage, THEATRE, at_least=100, best_available=True)
        stage.control("log", method="DELETE")
        script = play.choose(e, i) + BEST + "tap choose_myself\nuntil has plan\nsettle\n" \
            "shot plan words\ntap continue\n" + play.CLOSING
        played, _ = play.buy(stage, "along", script)
        check(played.shot("plan").has("chosen"), "the seats are chosen on the plan")
        given_back = [r for r in stage.control("log") if r["method"] == "DELETE"]
        equal(given_back, [], "tickets given back in between")


def test_another_price_replaces_the_offer():
    with stage_of("price") as stage:
        stage.sync()
        e, i, _ = find.house(stage, THEATRE, at_least=300, best_available=True)
        script = play.choose(e, i) + BEST + "tap band 3\nsettle\nuntil has accept\nsettle\n" \
            "shot other words\n" + TAKE + play.CLOSING
        played, sale = play.buy(stage, "price", script)
        check("less" in played.shot("other").label("differs"), played.shot("other").text)
        equal(len(sale.order["tickets"]), 2, "tickets")


def test_a_body_it_does_not_know_is_no_obstacle():
    with stage_of("strict", best_available_body="strict") as stage:
        stage.sync()
        e, i, _ = find.house(stage, THEATRE, at_least=100, best_available=True)
        play.buy(stage, "strict", play.choose(e, i) + BEST + TAKE + play.CLOSING)


def test_a_partial_answer_keeps_what_was_had():
    with stage_of("partial", partial_add="yes") as stage:
        stage.sync()
        e, i, instance = find.house(stage, THEATRE, at_least=100)
        seats = Service(stage.service).free_neighbours(instance["id"], 3)
        stage.fault("POST baskets/*/tickets seat_stolen x1")
        script = play.choose(e, i, plus=(0, 0, 0)) + play.pick(seats[:1]) + \
            "settle\nshot gone words\ntap_if take_offer\nsettle\ntap_if for_me\nsettle\ntap continue\n" + \
            play.CLOSING
        played, sale = play.buy(stage, "partial", script)
        gone = played.shot("gone")
        equal(gone.scene, "seats", "scene")
        check(any("just been taken" in words for words in gone.tells()), gone.text)
        equal(len(sale.order["tickets"]), 3, "tickets")


if __name__ == "__main__":
    report.finish([value for name, value in list(globals().items()) if name.startswith("test_")])
