"""A customer without sense: thousands of random touches, keys and window changes on the real program.

foyer's verb `monkey` (src/app/robot_monkey.h) makes them and checks after each that there is a way home,
that nobody is in maintenance and that the kiosk goes home by itself. Here: it does not crash, at most one
attempt is live at any time, journal and service agree on every order, and what was reached is counted.

usage: test_monkey.py BUILD; MONKEY=100000 in the environment plays that many events and asks for every button.
"""
import glob
import os
import re
import sqlite3
import sys
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import journal  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from stage import Stage  # noqa: E402

SANITIZED = any(part in ("asan", "tsan") for part in os.path.abspath(sys.argv[1]).split(os.sep))
EVENTS = int(os.environ.get("MONKEY", "600" if SANITIZED else "2000"))
WHOLE = EVENTS >= 100000
RUN_EVENTS = 2500  # of one run at most: virtual time goes on, the service's does not
FIRST_SEED = int(os.environ.get("MONKEY_SEED", "1"))
PIN = "830517264915"  # twelve digits: not to be hit by chance
START = "time virtual\nuntil scene attract\nuntil catalogue synced\nsettle\n"
SCENES = {"attract", "browse", "event", "tickets", "seats", "best", "basket", "details", "confirm"}
TICKET_LIMIT = 10
SCREENS_A_FRAME = 0.6  # drawn on average; whole screens come with a new scene, dialog or size only
LIVE = ("DRAFT", "HELD", "TAGGED", "PAY_INTENT", "PAID")
FAULTS = ["POST baskets/*/tickets drop_before after 3 x2", "POST baskets/*/tickets seat_stolen after 9 x3",
          "GET instances/*/status* status 503 after 20 x4", "POST baskets/*/confirm drop_after after 1 x1",
          "PATCH baskets/* price_changed 150 after 2 x1"]

# Each way to run it: name, size, more configuration, faults.
WAYS = [
    ("upright", "1080x1920", "", []),
    ("across", "1920x1080", "[sale]\nask_first_name = yes\nask_reference = yes\n", []),
    ("faulty", "1080x1920", "", FAULTS),
    ("narrow", "768x1366", "[sale]\nask_last_name = yes\nask_address = yes\n", []),
]
# Buttons that need a state which chance does not bring about, and who touches them.
SPECIAL = {
    "close_kiosk": "ends the program: tests/unit/test_runtime.c",
    "pin_ok": "four digits first; the way into maintenance below touches it",
    "started": "a performance that has begun meanwhile: tests/unit/test_scene_event.c",
    "try_again": "a booking that failed: tests/unit/test_scene_confirm.c",
    "fault_seen": "a fault on a low and wide screen: tests/unit/test_scene_tickets.c",
    "read_previous": "the second page of a long text: tests/unit/test_scene_event.c",
    "choose_again": "a booking whose places went away: tests/unit/test_scene_basket.c",
}

build = sys.argv[1]


class Watch(threading.Thread):
    """Looks into the journal all the while, as it lies on the disk."""

    def __init__(self, stage):
        super().__init__()
        self.stage, self.most = stage, 0
        self.over = threading.Event()

    def run(self):
        while not self.over.wait(0.05):
            try:
                live = [a for a in journal.attempts(self.stage) if a[1] in LIVE]
            except sqlite3.Error:
                continue  # not made yet, or just being made
            self.most = max(self.most, len(live))


class Reached:
    """What all runs saw and touched, by place ("scene dialog id")."""

    def __init__(self):
        self.places, self.tight, self.figures = {}, set(), {}

    def add(self, folder):
        for path in glob.glob(os.path.join(folder, "monkey-*.txt")):
            with open(path) as file:
                for line in file:
                    word, rest = line.rstrip("\n").split(" ", 1)
                    if word == "place":
                        shown, tapped, place = rest.split(" ", 2)
                        old = self.places.get(place, (0, 0))
                        self.places[place] = (old[0] + int(shown), old[1] + int(tapped))
                    elif word == "tight":
                        self.tight.add(rest)
                    elif word == "longest_rest_ms":
                        self.figures[word] = max(self.figures.get(word, 0), int(rest))
                    else:
                        self.figures[word] = self.figures.get(word, 0) + float(rest)

    def ids(self, touched):
        return {place.split(" ", 2)[2] for place, (_, n) in self.places.items() if n or not touched}

    def scenes(self):
        return {place.split(" ", 1)[0] for place in self.places}


reached = Reached()


def buttons():
    """Every id that the sources give to something that customers can touch; the operator's pages have
    tests of their own, and most of what is there wants a key, a file or a fault."""
    found = set()
    for folder in ("scenes", "app", "ui"):
        for path in glob.glob(os.path.join(HERE, "..", "..", "src", folder, "*.c")):
            if os.path.basename(path).startswith(("maintenance", "setup", "sheet")):
                continue
            with open(path, encoding="utf-8") as file:
                text = file.read()
            for block in re.findall(r'{[^{}]*\.id = "\w+"[^{}]*}', text):
                found |= set(re.findall(r'\.id = "(\w+)"', block)) if ".action" in block else set()
            found |= set(re.findall(r'(?:header_button|close_button|leave_button)\(\s*"(\w+)"', text))
    return found


def check_sales(stage):
    """The service's orders are the journal's, none is too large, none is twice there, nothing is held."""
    ledger = stage.ledger()
    attempts = journal.attempts(stage)
    done = sorted(a[3] for a in attempts if a[3])
    orders = sorted(order["id"] for order in ledger["orders"])
    lost = [o for o in orders if o not in done]
    open_ones = [a for a in attempts if a[1] in ("UNKNOWN", "CONFIRM_INTENT", "ESCALATED")]
    check(set(done) <= set(orders) and len(lost) <= len(open_ones),
          "orders %s, journal %s, open %s" % (orders, done, open_ones))
    equal(len(done), len(set(done)), "an order in two attempts")
    for order in ledger["orders"]:
        check(len(order["tickets"]) <= TICKET_LIMIT, "%d tickets in one order" % len(order["tickets"]))
    held = [b for b in ledger["baskets"] if b["tickets"]]
    equal(held, [], "baskets that hold places after everybody left")
    check(stage.foyerctl("sales", "verify").returncode == 0, "the journal's chain holds")


def play(name, way, script, seed):
    _, size, config, faults = way
    place = os.path.join(build, "e2e", "monkey", name)
    pin = "[maintenance]\npin_file = %s\n" % os.path.join(os.path.abspath(place), "pin")
    with Stage(build, place, ["--seed", str(seed)], config + pin) as stage:
        stage.foyerctl("pin", "set", input=PIN + "\n")
        stage.sync()
        for fault in faults:
            stage.fault(fault)
        watch = Watch(stage)
        watch.start()
        try:
            done = stage.foyer(START + script, stage.path("shots"), size=size, timeout=3600)
        finally:
            watch.over.set()
            watch.join()
        check(done.returncode == 0, "%s, seed %d: status %d\n%s" %
              (name, seed, done.returncode, done.stderr[-6000:]))
        check(watch.most <= 1, "%d live attempts at one time" % watch.most)
        check_sales(stage)
        reached.add(stage.path("shots"))


def random_run(way, n_events, seed):
    def run():
        # in the whole proof the rest after the last event also shows that it is home by itself
        play("%s-%d" % (way[0], seed), way, "monkey %d %d\nexpect session empty\n" % (n_events, seed), seed)
    run.__name__ = "%d_events_%s_seed_%d" % (n_events, way[0], seed)
    return run


def test_in_maintenance_too():
    way_in = "tap mark\n" * 5 + "tap_if mark\n" * 5 + "until overlay staff_pin\n"
    way_in += "".join("tap key %s\n" % "1234567890".index(digit) for digit in PIN)
    way_in += "tap pin_ok\nuntil scene maintenance\nsettle\n"
    script = "".join(way_in + "monkey 60 %d\n" % seed for seed in range(50 if WHOLE else 1))
    play("maintenance", WAYS[0], script, 5)
    check("maintenance" in reached.scenes(), "nothing was touched there")


def test_every_screen_and_button_was_reached():
    wanted = buttons()
    check(len(wanted) > 60, "only %d buttons are found in the sources" % len(wanted))
    missing = sorted(wanted - reached.ids(True) - set(SPECIAL))
    known = wanted | reached.ids(False)
    print("reached %d of %d buttons on %d scenes, %d places; not: %s" %
          (len(reached.ids(True)), len(known), len(reached.scenes()), len(reached.places),
           " ".join(missing) or "none"))
    check(len(reached.scenes()) >= 5, "only %s were seen" % reached.scenes())
    if EVENTS < 2000:
        return  # too few to ask for more
    # how far so few get is chance: answers come when they come
    unseen = SCENES - reached.scenes()
    check(len(unseen) <= (0 if WHOLE else 2), "scenes never seen: %s" % unseen)
    if WHOLE:
        equal(missing, [], "buttons never touched")
        shown = [place for place, (shown, n) in reached.places.items() if shown > 200 and n == 0]
        equal([p for p in shown if p.split(" ", 2)[2] not in SPECIAL], [], "shown but never touched")
    else:
        check(len(missing) <= len(wanted) // 2, "%d buttons were never touched" % len(missing))


def test_no_more_is_drawn_than_changed_and_all_words_fit():
    figures = reached.figures
    print(" ".join("%s %g" % pair for pair in sorted(figures.items())))
    for words in sorted(reached.tight)[:None if WHOLE else 8]:
        print("does not fit: " + words)
    share = figures["screens_drawn"] / figures["frames"]
    check(share <= SCREENS_A_FRAME, "%.2f screens are drawn a frame" % share)
    check(figures["frames"] <= 8 * figures["events"] + 400 * figures["rests"], "frames without a cause")


def random_runs():
    n_runs = max(len(WAYS), -(-EVENTS // RUN_EVENTS))
    return [random_run(WAYS[i % len(WAYS)], EVENTS // n_runs, FIRST_SEED + i) for i in range(n_runs)]


if __name__ == "__main__":
    report.finish([*random_runs(), test_in_maintenance_too, test_every_screen_and_button_was_reached,
                   test_no_more_is_drawn_than_changed_and_all_words_fit])
