"""A crowd: 200 customers at several kiosks while 600 others a minute buy the same seats.

Each ends with exactly the seats that stood on the screen, or with words and a way on; no seat is sold twice.
"""
import collections
import os
import random
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import find  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import Screen  # noqa: E402
from service import Service, leaves  # noqa: E402
from stage import Stage  # noqa: E402

KIOSKS, CUSTOMERS = 4, 200
SIZE = "768x1366"
PATIENCE_S = 600  # a slow machine is no failure
CROWD = ["--crowd", "600", "--seed", "7"]
THEATRE = 1240
STEALS = 30  # so often somebody takes a seat in the very moment before it is asked for

TRY_PLAN = """tap choose_seats
settle
tap_if seat %s
settle
tap_if continue
settle
tap_if take_offer
settle
tap_if for_me
settle
tap_if continue
settle
tap_if best_available
settle
"""
TRY_BEST = "tap best_available\nsettle\ntap_if others\nsettle\n"
END = """tap_if accept
settle
tap_if continue
settle
shot %s-review words
tap_if buy
settle
shot %s-end words
tap_if done
settle
tap_if start_over
settle
tap_if leave
until scene attract
settle
"""

build = sys.argv[1]


def free_seats(service, instance_id):
    """Ids of free seats, those near the stage first: where everybody wants to sit."""
    plan = service.ask("GET", "plans/" + service.instance(instance_id)["planId"])
    free = service.seats_with(instance_id, "A")
    seats = [seat for area in leaves(plan) for seat in area["seats"] or [] if seat["id"] in free]
    return [seat["id"] for seat in sorted(seats, key=lambda s: (s["y"], s["x"]))]


def customer(name, e, i, seats, chance):
    party = chance.choice([1, 2, 2, 3, 4])
    text = "tap start\nuntil scene browse\nsettle\ntap event %d\nuntil scene event\nsettle\n" % e
    text += "tap performance %d\nuntil has plus\nsettle\n" % i + "tap plus 0\n" * party
    if chance.random() < 0.6:
        text += TRY_PLAN % chance.choice(seats[:120])
    else:
        text += TRY_BEST
    return text + END % (name, name)


class Kiosk:
    """One kiosk beside the stage's own: another state, the same service."""

    def __init__(self, stage, number):
        self.state = stage.path("kiosk-%d" % number)
        self.shots = stage.path("shots-%d" % number)
        shutil.copytree(stage.path("state"), self.state)
        with open(stage.path("kiosk.ini")) as file:
            text = re.sub(r"kiosk_id = \w+", "kiosk_id = K%d" % number, file.read())
        self.config = stage.path("kiosk-%d.ini" % number)
        with open(self.config, "w") as file:
            file.write(text)
        self.script = stage.path("script-%d.ui" % number)
        self.program = stage.program("foyer")
        self.names = []

    def start(self, script):
        os.makedirs(self.shots)
        with open(self.script, "w") as file:
            file.write(script)
        self.process = subprocess.Popen(
            [self.program, "--config", self.config, "--state-dir", self.state, "--headless",
             SIZE, "--script", self.script, "--shots", self.shots],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def end(self):
        try:
            _, errors = self.process.communicate(timeout=PATIENCE_S)
        except BaseException:
            self.process.kill()
            self.process.communicate()
            raise
        check(self.process.returncode == 0, "kiosk: " + errors[-2000:])

    def shot(self, name, step):
        return Screen(os.path.join(self.shots, "%s-%s.txt" % (name, step)))


def seats_in(words):
    """{(row, number)} of "Stalls, row F, seats 12, 13 and 14"."""
    return {(row, number) for row, numbers in re.findall(r"row (\w+), seats? ([\d, and]+)", words)
            for number in re.findall(r"\d+", numbers)}


def outcome(kiosk, name):
    """(order number, seats seen in the review) of a customer who bought, else the last words."""
    last = kiosk.shot(name, "end")
    if last.has("order_number"):
        review = kiosk.shot(name, "review")
        check(review.has("buy"), name + " bought without a review")
        seen = set().union(*(seats_in(w.label) for w in review.widgets))
        return last.label("order_number").replace(" ", ""), seen
    words = " / ".join(last.tells())
    check(words, "%s stands before a screen without words:\n%s" % (name, last.text))
    check(last.ways_on(), "%s has no way on:\n%s" % (name, last.text))
    return None, words


def check_order(order, seen, name):
    got = [re.match(r"([A-Z]+)(\d+)$", t["seat_name"]).groups() for t in order["tickets"]]
    equal(sorted(got), sorted(seen), "seats of " + name)


def check_ledger(ledger):
    sold = collections.Counter((ticket["instance"], ticket["seat"]) for order in ledger["orders"]
                               for ticket in order["tickets"] if ticket["seat"])
    twice = [seat for seat, n in sold.items() if n > 1]
    equal(twice, [], "seats sold twice")
    left = [ticket for basket in ledger["baskets"] for ticket in basket["tickets"]]
    equal(left, [], "tickets left in baskets")


def play(stage):
    """Everybody plays; the outcome of each by name, in numbers of kiosk and customer."""
    chance = random.Random(3)
    stage.fault("POST baskets/*/tickets seat_stolen x%d" % STEALS)
    service = Service(stage.service)
    shows = [find.house(stage, THEATRE, best_available=True),
             find.house(stage, THEATRE, best_available=False)]
    seats = [free_seats(service, instance["id"]) for _, _, instance in shows]
    kiosks = [Kiosk(stage, n + 1) for n in range(KIOSKS)]
    for k, kiosk in enumerate(kiosks):
        text = "time virtual\nuntil scene attract\nsettle\n"
        for n in range(CUSTOMERS // KIOSKS):
            show = chance.randrange(len(shows))
            kiosk.names.append("c%d-%d" % (k, n))
            text += customer(kiosk.names[-1], *shows[show][:2], seats[show], chance)
        kiosk.start(text)
    for kiosk in kiosks:
        kiosk.end()
    return {name: outcome(kiosk, name) for kiosk in kiosks for name in kiosk.names}


def test_nobody_gets_other_seats_than_they_saw():
    folder = os.path.join(build, "e2e", "crowd")
    with Stage(build, folder, CROWD) as stage:
        stage.sync()
        outcomes = play(stage)
        ledger = stage.ledger()
    orders = {order["id"]: order for order in ledger["orders"]}
    for name, (number, seen) in outcomes.items():
        if number:
            check(number in orders, "%s has order %s, the service has not" % (name, number))
            check_order(orders.pop(number), seen, name)
    equal(list(orders), [], "orders that nobody saw")
    check_ledger(ledger)
    told = collections.Counter(seen for number, seen in outcomes.values() if not number)
    bought = len(outcomes) - sum(told.values())
    print("%d customers: %d bought what they saw, %d heard why not" %
          (len(outcomes), bought, sum(told.values())))
    for words, n in told.most_common():
        print("  %3d  %s" % (n, words))
    equal(len(outcomes), CUSTOMERS, "customers")
    check(bought >= CUSTOMERS // 2, "only %d bought" % bought)


if __name__ == "__main__":
    report.finish([test_nobody_gets_other_seats_than_they_saw])
