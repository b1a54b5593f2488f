"""The kiosk is killed before, in and after every change it makes to a file while it sells.

A sale is played again and again, each time the process ends at another of its writes, syncs, renames
or deletions below the state folder (proof/kill_at.so); then it starts again as if nothing had been.
At the service there is one order at the most, nothing stays held, no code was on the screen that was
not in the journal, and the journal says what became of the sale (design/orders.md, F01). Some restarts
are killed in the same way, and only the one after that is let live (F03).

FOYER_PROOF=whole takes every change in every way, otherwise each seventh that a sale adds, in turn.
"""
import glob
import os
import shutil
import sqlite3
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import journal  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import Screen  # noqa: E402
from stage import Stage  # noqa: E402

build = os.path.abspath(sys.argv[1])
folder = os.path.join(build, "e2e", "kill")
WHOLE = os.environ.get("FOYER_PROOF") == "whole"
STEP = 1 if WHOLE else 7
NESTED_STEP = 3 if WHOLE else 15
WAYS = ["before", "half", "after"]
KILLED = 99
FINISHED = {"ABANDONED", "VOIDED", "DONE", "CONFIRMED", "ESCALATED"}
RESTART = "time virtual\nuntil scene attract\nsettle\nwait 3min\nsettle\nshot after words\n"
stage = None


def to_types():
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    return play.START + play.choose(e, i, (0,))


def sale():
    return to_types() + "tap add\n" + play.BASKET + play.TO_REVIEW + \
        "tap buy\nuntil has booked\nshot booked words\nsettle\n" + play.DONE


def shim(at, way="before"):
    return {"LD_PRELOAD": os.path.join(build, "proof", "kill_at.so"), "KILL_AT": str(at),
            "KILL_WHEN": way, "KILL_FOLDER": stage.path("state") + os.sep,
            "KILL_COUNT": stage.path("count")}


def run(script, name, env=None):
    shots = stage.path("shots", name)
    for old in glob.glob(os.path.join(shots, "*")):
        os.remove(old)
    return stage.foyer(script, shots, env=env), shots


def count_changes(script):
    """How many changes of files a whole run makes."""
    done, _ = run(script, "count", shim(0))
    equal(done.returncode, 0, "a sale without a kill: " + done.stderr[-2000:])
    with open(stage.path("count")) as file:
        return int(file.read())


def first_change():
    """Where the quick share begins: with the first change that only a sale makes."""
    return 1 if WHOLE else count_changes(to_types())


def was_shown(shots):
    path = os.path.join(shots, "booked.txt")
    return os.path.exists(path) and Screen(path).has("booked")


def state_on_disk():
    """What the journal said at the moment of death, from a copy: looking must not mend it."""
    with tempfile.TemporaryDirectory() as copy:
        for path in glob.glob(stage.path("state", "journal.db*")):
            shutil.copy(path, copy)
        database = sqlite3.connect(os.path.join(copy, "journal.db"))
        try:
            tables = database.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'attempt'")
            if not tables.fetchone()[0]:
                return "NONE"
            row = database.execute("SELECT max(state) FROM attempt").fetchone()
            return journal.STATES[row[0]] if row[0] else "NONE"
        finally:
            database.close()


def check_outcome(words, before, shown):
    """After the restart: one truth in the journal and at the service."""
    ledger = stage.ledger()
    new = [order for order in ledger["orders"] if order["id"] not in before]
    attempts = journal.attempts(stage)
    check(len(new) <= 1, "%s: %d orders" % (words, len(new)))
    equal([b for b in ledger["baskets"] if b["tickets"]], [], words + ": still held")
    check(len(attempts) <= 1, "%s: %r" % (words, attempts))
    state = attempts[0][1] if attempts else "NONE"
    check(not attempts or state in FINISHED, "%s: %s is not an end" % (words, state))
    booked = state in ("DONE", "CONFIRMED")
    equal(booked, bool(new), "%s: %s, orders %r" % (words, state, new))
    check(not shown or booked, words + ": codes were shown of a sale that is not there")
    if booked:
        equal(attempts[0][3], new[0]["id"], words + ": the order in the journal")
    verified = stage.foyerctl("sales", "verify", check=False)
    equal(verified.returncode, 0, words + ": " + verified.stdout + verified.stderr)
    return state


def killed_once(script, at, way):
    """A sale that dies at that change; returns where its journal stood and how it ended."""
    words = "change %d, %s" % (at, way)
    stage.forget_journal()
    before = {order["id"] for order in stage.ledger()["orders"]}
    done, shots = run(script, "killed", shim(at, way))
    check(done.returncode in (0, KILLED), words + ": " + done.stderr[-2000:])
    shown = was_shown(shots)
    stood = state_on_disk()
    if shown:
        check(stood in ("CONFIRMED", "DONE"), "%s: shown, but %s" % (words, stood))
    return words, before, shown, stood


def restart(words):
    done, _ = run(RESTART, "restarted")
    equal(done.returncode, 0, words + ": the restart: " + done.stderr[-2000:])


def tell(what, ends):
    print("    %s: %s" % (what, ", ".join("%s %d" % (e, ends.count(e)) for e in sorted(set(ends)))))


def test_a_sale_is_killed_at_every_change_of_a_file():
    script = sale()
    n = count_changes(script)
    ends = []
    for k, at in enumerate(range(first_change(), n + 2, STEP)):
        for way in WAYS if WHOLE else [WAYS[k % len(WAYS)]]:
            words, before, shown, stood = killed_once(script, at, way)
            restart(words)
            ends.append("%s -> %s" % (stood, check_outcome(words, before, shown)))
    tell("%d changes, %d kills" % (n, len(ends)), ends)
    check(len(set(ends)) >= 4, "the kills met different states: %r" % ends)


def test_a_recovery_is_killed_too():
    """The sale dies where its outcome is open; then the restart dies at another change."""
    script = sale()
    n = count_changes(script)
    ends = []
    for k, at in enumerate(range(max(first_change(), n // 2), n + 1, NESTED_STEP)):
        for again in range(1 + k % 5, 60, 11 if WHOLE else 59):
            words, before, shown, _ = killed_once(script, at, WAYS[k % len(WAYS)])
            words += ", then %d of the restart" % again
            done, _ = run(RESTART, "killed-again", shim(again, WAYS[(k + again) % len(WAYS)]))
            check(done.returncode in (0, KILLED), words + ": " + done.stderr[-2000:])
            restart(words)
            ends.append(check_outcome(words, before, shown))
    tell("%d pairs" % len(ends), ends)


def with_stage(test):
    def run_it():
        global stage
        with Stage(build, os.path.join(folder, test.__name__)) as stage:
            stage.control("set", "get_after_confirm=order")
            stage.sync()
            test()
    run_it.__name__ = test.__name__
    return run_it


if __name__ == "__main__":
    report.finish([with_stage(test_a_sale_is_killed_at_every_change_of_a_file),
                   with_stage(test_a_recovery_is_killed_too)])
