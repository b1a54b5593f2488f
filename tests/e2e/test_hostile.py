"""A service that is hostile, or careless: endless answers, texts that attack whoever shows them, picture bombs.

The kiosk shows what can be shown, leaves out the rest, stays small, and still sells (F16, F50, F51, F54).
"""
import json
import os
import re
import struct
import sys
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import find  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import Screen  # noqa: E402
from stage import Stage  # noqa: E402
from wait import until  # noqa: E402

build = sys.argv[1]
MEMORY_KB = 160 * 1024  # with every poster decoded; sanitizers need a multiple
SANITIZED = any(part in ("asan", "tsan") for part in build.split(os.sep))
BIDI, ESC, ZERO_WIDTH = "\u202e\u2066\u200f", "\x1b[31m\x07", "\u200b\u2060\ufeff"
TOWER = "e" + "\u0301" * 300
NAMES = ["Endless " + "x" * 200000, "Back" + BIDI + "wards", "Escape" + ESC + " it", "Tower of " + TOWER,
         "Nothing" + ZERO_WIDTH + " there", "<script>alert(1)</script>Robert'); DROP TABLE event;--",
         "%s%n%x &lt;b&gt;bold&lt;/b&gt;", "\U0001f46f\u200d\U0001f3ad \u6f14\u5287 \u0645\u0633\u0631\u062d"]
EVIL = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\x00-\x09\x0b-\x1f\x7f]|\u0301{4}|<script")


class Bombed(Stage):
    """The Lantern with posters of its own choice."""

    def venue_args(self):
        return ["--venue", self.path("posters")]

    def start_sandbox(self):
        os.makedirs(self.path("posters"), exist_ok=True)
        for name in os.listdir(os.path.join(self.build, "assets", "venue")):
            with open(self.path("posters", name), "wb") as file:
                file.write(bomb())
        super().start_sandbox()


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb():
    """A PNG of a few bytes that says it is 60000 pixels wide and high."""
    head = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + \
        chunk(b"IEND", b"")


def raw_event(n, name):
    return {"id": "%dHOSTILE" % (n + 1), "name": name, "description": name, "duration": 90,
            "htmlDescription": "<p>%s</p>" % name, "imageUrl": "", "thumbnailUrl": "", "isOnSale": True,
            "instanceDates": "", "firstInstanceDateTime": None, "lastInstanceDateTime": None}


def peak_kb(stage, script, name):
    """Plays it to its shot `end` and returns the most memory it had, and the screen."""
    shots = stage.path("shots", name)
    kiosk = stage.start_foyer(play.START + script + "settle\nshot end\nwait 20min\n", shots)
    there = os.path.join(shots, "end.sizes")
    until(lambda: os.path.exists(there) or kiosk.poll() is not None, 240)
    if not os.path.exists(there):
        kiosk.kill()
        check(False, "%s: %s" % (name, kiosk.communicate()[1][-3000:]))
    with open("/proc/%d/status" % kiosk.pid) as file:
        peak = int(re.search(r"VmHWM:\s+(\d+) kB", file.read()).group(1))
    kiosk.communicate(timeout=240)
    equal(kiosk.returncode, 0, name + ": end")
    return peak, Screen(os.path.join(shots, "end.txt"))


def check_small(peak):
    print("at most %d MB" % (peak // 1024))
    check(SANITIZED or peak < MEMORY_KB, "%d kB of memory" % peak)


def test_huge_and_deep_answers_cost_neither_sale_nor_memory():
    with Stage(build, os.path.join(build, "e2e", "hostile", "answers")) as stage:
        stage.sync()
        e, i, _ = play.place_of(stage, "Lunch with a Cellist")
        for rule in ("GET instances/*/price-list huge 200 x1", "GET instances/*/status* deep x1",
                     "POST baskets huge 200 x1", "GET baskets/* garbage x1"):
            stage.fault(rule)
        again = "tap_if retry\nsettle\ntap_if try_again\nsettle\n"
        script = "until scene attract\nsettle\ntap start\nuntil scene browse\nsettle\ntap event %d\n" \
            "until scene event\nsettle\ntap performance %d\nsettle\n" % (e, i) + again * 2 + \
            "until has plus\ntap plus 0\n" + ("tap_if add\nsettle\n" + again) * 4 + \
            "until scene basket\nsettle\ntap continue\nuntil has buy\nsettle\ntap buy\nuntil has booked\n"
        peak, screen = peak_kb(stage, script, "answers")
        check(screen.has("booked"), screen.text)
        equal(len(stage.ledger()["orders"]), 1, "orders")
        check_small(peak)


def test_hostile_texts_are_shown_tamely():
    place = os.path.join(build, "e2e", "hostile", "texts")
    os.makedirs(place, exist_ok=True)
    path = os.path.abspath(os.path.join(build, "e2e", "hostile", "events.json"))
    with open(path, "w", encoding="utf-8") as file:
        json.dump([raw_event(n, name) for n, name in enumerate(NAMES)], file)
    with Stage(build, place, ["--events", path]) as stage:
        stage.sync()
        shown = find.events(stage)
        equal(len(shown), len(NAMES), "events")
        for event in shown:
            equal(EVIL.findall(event["name"] + event["description"]), [], "in %r" % event["name"][:60])
            check(len(event["name"]) <= 120 and len(event["description"]) <= 2000, "it is cut")
        peak, screen = peak_kb(stage, "until scene attract\nsettle\ntap start\nuntil scene browse\n"
                               "settle\ntap event 0\nuntil scene event\n", "texts")
        equal(EVIL.findall(screen.text), [], "on the screen")
        tight = [words for words in screen.overflow if not re.match("overflow Endless x+…?$", words)]
        equal(tight, [], "words that do not fit, but for one that has no end")
        check_small(peak)


def test_picture_bombs_are_left_out():
    with Bombed(build, os.path.join(build, "e2e", "hostile", "pictures")) as stage:
        check(len(bomb()) < 80, "a bomb is small")
        stage.sync()
        peak, screen = peak_kb(stage, "until scene attract\nsettle\ntap start\nuntil scene browse\n",
                               "pictures")
        check(screen.has("event"), screen.text)
        check_small(peak)


if __name__ == "__main__":
    report.finish([test_huge_and_deep_answers_cost_neither_sale_nor_memory,
                   test_hostile_texts_are_shown_tamely, test_picture_bombs_are_left_out])
