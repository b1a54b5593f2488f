"""The plug is pulled at each step of a purchase.

However the service goes wrong, the customer reads words and finds a way on, no seat stays held after
the session, one sale is at most one order, and the journal says what became of it (design/orders.md).
"""
import os
import signal
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import journal  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from service import Service  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "plug")
stage = None

KINDS = ["drop_before", "drop_after", "reset", "delay 250", "status 500", "html 502",
         "status 429 retry_after 1", "truncate", "garbage"]
STEPS = ["GET instances/*/price-list", "GET instances/*/status", "POST baskets",
         "POST baskets/*/tickets", "GET baskets/*", "PATCH baskets/*"]
SHOT = "settle\nmore_time\nshot %s\n"
AGAIN = "tap_if retry\nsettle\ntap_if try_again\nsettle\n"
LEAVE = "settle\nshot end\ntap_if done\nsettle\ntap_if start_over\nsettle\ntap_if leave\nsettle\n" \
    "until scene attract\nexpect session empty\nwait 20s\nsettle\n"


def to_types(e, i):
    return "until scene attract\nsettle\ntap start\nuntil scene browse\nsettle\ntap event %d\n" \
        "until scene event\nsettle\ntap performance %d\ntap continue\n" % (e, i) + SHOT % "open"


def patient_purchase(e, i):
    """A customer who tries again wherever that is offered, until there is a code."""
    adding = "".join(AGAIN + "tap_if add\n" + SHOT % ("add-%d" % n) for n in range(4))
    booking = "".join(AGAIN + "tap_if buy\n" + SHOT % ("buy-%d" % n) for n in range(4))
    return to_types(e, i) + AGAIN * 2 + "until has plus\ntap plus 0\n" + adding + \
        "until scene basket\n" + SHOT % "basket" + "tap continue\nuntil has buy\n" + \
        SHOT % "review" + booking + "until has booked\n" + LEAVE


def impatient_purchase(e, i):
    """A customer who tries twice, and leaves when that does not help."""
    return to_types(e, i) + AGAIN + "tap_if plus 0\ntap_if add\n" + SHOT % "add" + AGAIN + \
        "tap_if add\n" + SHOT % "add-again" + "tap_if continue\n" + SHOT % "review" + \
        "tap_if buy\n" + SHOT % "buy" + AGAIN + "tap_if buy\n" + SHOT % "buy-again" + LEAVE


def seats_purchase(e, i, seat):
    """The same with a seat chosen on the plan."""
    return to_types(e, i) + AGAIN + "tap_if plus 0\ntap_if choose_seats\n" + SHOT % "plan" + \
        AGAIN + "tap seat %s\n" % seat + SHOT % "seat" + "tap_if continue\n" + SHOT % "take" + \
        "tap_if continue\n" + SHOT % "review" + "tap_if buy\n" + SHOT % "buy" + LEAVE


def check_words(played):
    """Every screen says something and offers a way on; the booking itself may only be waited for."""
    shots = sorted(f[:-4] for f in os.listdir(played.folder) if f.endswith(".txt"))
    check(shots, "no screen was seen")
    for name in shots:
        screen = played.shot(name)
        check(screen.tells(), "no words on %s:\n%s" % (name, screen.text))
        check(screen.ways_on(), "no way on from %s:\n%s" % (name, screen.text))


def check_nothing_held():
    held = [b for b in stage.ledger()["baskets"] if b["tickets"]]
    equal(held, [], "baskets that hold places after the session")


def check_journal_closed(since, allowed=("ABANDONED", "VOIDED", "DONE", "CONFIRMED")):
    for attempt in journal.attempts(stage)[since:]:
        check(attempt[1] in allowed, "%r is not closed" % (attempt,))
    check(stage.foyerctl("status").returncode == 0, "the journal's chain holds")


def run(script, name, faults=(), settings=(), ended_well=True):
    """Plays it with the faults in force; returns the screens and the orders it made."""
    global stage
    before = {order["id"] for order in stage.ledger()["orders"]}
    for rule in faults:
        stage.fault(rule)
    for setting in settings:
        stage.control("set", setting)
    try:
        t0 = time.time()
        played = play.Played(stage, play.START + script, name)
        print(name, time.time() - t0)
    finally:
        stage.clear_faults()
    if ended_well:
        played.ended_well()
    check_words(played)
    new = [o for o in stage.ledger()["orders"] if o["id"] not in before]
    check(len(new) <= 1, "one sale made %d orders" % len(new))
    return played, new


def unreserved():
    return play.place_of(stage, "Lunch with a Cellist")[:2]


def test_one_fault_at_each_step_and_the_sale_still_succeeds():
    e, i = unreserved()
    for kind in KINDS:
        since = len(journal.attempts(stage))
        name = kind.replace(" ", "-")
        played, new = run(patient_purchase(e, i), name, ["%s %s x1" % (s, kind) for s in STEPS])
        equal(len(new), 1, kind + ": orders")
        equal(len(new[0]["tickets"]), 1, kind + ": tickets")
        check_nothing_held()
        check_journal_closed(since)


def test_a_step_that_never_works_ends_in_words_and_nothing_held():
    e, i = unreserved()
    for n, step in enumerate(STEPS):
        for kind in ("drop_after", "html 502"):
            since = len(journal.attempts(stage))
            played, new = run(impatient_purchase(e, i), "never-%d-%s" % (n, kind[:4]),
                         ["%s %s" % (step, kind)])
            if new:  # the kiosk may find another way, but then the customer sees the codes
                check(any("heading booked" in played.shot(s).text for s in ("buy", "buy-again")),
                      "%s %s: a sale that nobody saw" % (step, kind))
            check_nothing_held()
            check_journal_closed(since)


def main():
    report.finish([with_stage(t) for t in TESTS])


def with_stage(test):
    def run_it():
        global stage
        with Stage(build, os.path.join(folder, test.__name__)) as stage:
            stage.sync()
            test()
    run_it.__name__ = test.__name__
    return run_it


TESTS = [test_one_fault_at_each_step_and_the_sale_still_succeeds,
         test_a_step_that_never_works_ends_in_words_and_nothing_held]

if __name__ == "__main__":
    main()
