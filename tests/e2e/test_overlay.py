"""What the venue's own files say of a seating plan: on the screens, in foyerctl, and when they are wrong."""
import json
import os
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from service import Service, leaves  # noqa: E402
from stage import OVERLAYS, Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "overlay")
stage = None
HOUSE = "Main House, end stage"
NAMES = ["Stalls", "Circle", "Left boxes", "Right boxes", "Balcony (52 steps)"]
ON_THE_PLAN = "tap choose_seats\nuntil has plan\nsettle\nshot plan words\n"


def overlay_file(name, text):
    """A folder with the Lantern's file and one more; the kiosk reads it from its next start on."""
    place = stage.path("venue.d")
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(OVERLAYS, place)
    with open(os.path.join(place, name), "w") as file:
        file.write(text)
    stage.extra_config = "[venue]\noverlay_dir = %s\n" % place
    stage.write_config()


def house():
    """(event place, performance place, instance) in the Main House, and its seats by area and name."""
    e, i, instance = play.place_of(stage, "The Salt Road", at_least=100)
    service = Service(stage.service)
    plan = service.ask("GET", "plans/" + service.instance(instance["id"])["planId"])
    free = service.seats_with(instance["id"], "AI")
    seats = {(area["name"], seat["name"]): seat["id"] for area in leaves(plan)
             for seat in area["seats"] or [] if seat["id"] in free}
    return e, i, seats


def first(seats, area, names):
    return next(seats[area, name] for name in names if (area, name) in seats)


def test_captions_order_and_restricted_views_are_on_the_screen():
    e, i, seats = house()
    pillar = first(seats, "Stalls", ["M11", "M24", "Q12", "Q25", "R12", "R25", "S13", "S26"])
    rail = first(seats, "Balcony", ["A%d" % n for n in range(1, 13)])
    script = play.choose(e, i, plus=(0,)) + ON_THE_PLAN + \
        "tap seat %s\nsettle\nshot pillar words\ntap seat %s\nsettle\nshot rail words\n" % (pillar, rail)
    played = play.Played(stage, play.START + script, "captions").ended_well()
    equal([w.label for w in played.shot("plan").all("area")], NAMES, "areas")
    check("behind a pillar" in played.shot("pillar").text, "why the view is restricted")
    check("safety rail" in played.shot("rail").text, "why the view is restricted, again")
    check("Balcony (52 steps)" in played.shot("rail").text, "the caption beside the seat")


def test_a_seat_with_a_restricted_view_can_be_bought():
    e, i, seats = house()
    script = play.choose(e, i, plus=(0,)) + ON_THE_PLAN + "tap seat %s\nsettle\n" % first(
        seats, "Boxes left", [row + n for row in "ABCD" for n in "45"])
    script += "tap continue\n" + play.CLOSING
    _, sale = play.buy(stage, "restricted", script)
    equal(sale.order["tickets"][0]["area"], "Boxes left", "the area as the service calls it")


def test_a_turned_plan_sells_the_seat_that_was_touched():
    e, i, seats = house()
    overlay_file("lantern.ini", "[plan:%s]\nrotation = 180\nstage = bottom\n" % HOUSE)
    wanted = first(seats, "Stalls", ["E%d" % n for n in range(1, 29)])
    script = play.choose(e, i, plus=(0,)) + ON_THE_PLAN + "tap seat %s\nsettle\n" % wanted
    _, sale = play.buy(stage, "turned", script + "tap continue\n" + play.CLOSING)
    equal(sale.order["tickets"][0]["seat"], wanted, "seat")


def test_a_file_with_a_mistake_is_told_and_the_kiosk_sells():
    overlay_file("bad.ini", "[plan:Studio, raked]\nstaeg = top\n")
    e, i, _ = play.place_of(stage, "Brass Tacks")
    played, _ = play.buy(stage, "bad", play.choose(e, i, plus=(0,)) + "tap add\n" + play.CLOSING)
    check("bad.ini:2: there is no key staeg; did you mean stage?" in played.done.stderr, "the log")
    checked = stage.foyerctl("check", check=False)
    equal(checked.returncode, 1, "status of check")
    check("bad.ini:2" in checked.stdout, "what check says")


def test_a_name_that_does_not_fit_is_told_and_the_rest_holds():
    with open(os.path.join(OVERLAYS, "lantern.ini")) as file:
        text = file.read()
    overlay_file("lantern.ini", text.replace("restricted =\n", "restricted =\n    Gods Z9: far\n", 1))
    e, i, _ = house()
    played = play.Played(stage, play.START + play.choose(e, i, plus=(0,)) + ON_THE_PLAN,
                         "misfit").ended_well()
    equal([w.label for w in played.shot("plan").all("area")], NAMES, "areas")
    check('no seat "Gods Z9"' in played.done.stderr, "the log")
    checked = stage.foyerctl("check", "--service", check=False)
    check('no seat "Gods Z9"' in checked.stdout, "what check says")


def test_foyerctl_draws_a_plan_and_tells_what_it_found():
    picture = stage.path("plan.png")
    found = json.loads(stage.foyerctl("plan", HOUSE, "--out", picture, "--json").stdout)
    equal([area["caption"] for area in found["areas"]], NAMES, "areas")
    equal(found["seats"], 1240, "seats")
    equal(found["stage_name"], "Main stage", "stage")
    equal((found["mistakes"], found["odd"]), ([], []), "complaints")
    check(found["restricted"] > 40 and found["companions"] == 6, "what the file adds")
    with open(picture, "rb") as file:
        head = file.read(24)
    equal(head[:8], b"\x89PNG\r\n\x1a\n", "kind of file")
    check(int.from_bytes(head[16:20], "big") > 1000, "width")


def test_foyerctl_plan_tells_mistakes_by_its_exit_status():
    listed = stage.foyerctl("plan").stdout
    check(HOUSE in listed and "Studio, raked" in listed, "the list of plans")
    overlay_file("lantern.ini", "[plan:%s]\nnotes = Stalls A99: nowhere\n" % HOUSE)
    wrong = stage.foyerctl("plan", HOUSE, check=False)
    equal(wrong.returncode, 1, "status with a mistake")
    check("lantern.ini:2" in wrong.stdout and "A99" in wrong.stdout, "the mistake")
    equal(stage.foyerctl("plan", "Nowhere", check=False).returncode, 1, "status without a plan")
    equal(stage.foyerctl("plan", "--size", "1x1", check=False).returncode, 2, "status of usage")
    equal(stage.foyerctl("plan", HOUSE, "--overlay", OVERLAYS).returncode, 0, "another folder")


def with_stage(test):
    def run():
        global stage
        with Stage(build, os.path.join(folder, test.__name__)) as stage:
            stage.sync()
            test()
    run.__name__ = test.__name__
    return run


if __name__ == "__main__":
    names = sys.argv[2:]
    tests = [value for name, value in list(globals().items()) if name.startswith("test_")]
    report.finish([with_stage(test) for test in tests if not names or test.__name__ in names])
