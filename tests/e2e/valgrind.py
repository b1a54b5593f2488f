"""Twenty purchases in one run of the kiosk under valgrind: not one block of memory may be lost.

One ticket each: chosen on the plan, chosen by the service, and without seats. The screen is small, for
valgrind draws slowly; the service runs as it is. usage: valgrind.py BUILD
"""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from service import Service  # noqa: E402
from stage import Stage  # noqa: E402

PURCHASES = 20
LEAK = 9  # the exit status by which valgrind tells
VALGRIND = """\
#!/bin/sh
exec valgrind --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \\
    --error-exitcode=%d --num-callers=30 --log-file='%s' '%s' "$@"
"""
COUNTS = re.compile("heap usage|in use at exit|lost:|still reachable|ERROR SUMMARY")
build = sys.argv[1]


class Watched(Stage):
    """A stage whose kiosk runs under valgrind."""

    def program(self, name):
        real = super().program(name)
        if name != "foyer":
            return real
        wrapper = self.path("foyer-watched")
        with open(wrapper, "w") as file:
            file.write(VALGRIND % (LEAK, self.path("valgrind.log"), real))
        os.chmod(wrapper, 0o700)
        return wrapper


def unreserved(stage):
    e, i, _ = play.place_of(stage, "Laughing Gear")
    return play.choose(e, i, plus=(0,)) + "tap add\n" + play.CLOSING


def by_seat(stage):
    e, i, instance = play.place_of(stage, "A Fox in Winter", at_least=100)
    seats = Service(stage.service).free_neighbours(instance["id"], 1)
    return play.choose(e, i, plus=(0,)) + play.pick(seats) + play.CLOSING


def best(stage):
    e, i, _ = play.place_of(stage, "Nine Clocks", at_least=100, best_available=True)
    return play.choose(e, i, plus=(0,)) + "tap best_available\nuntil has accept\nsettle\ntap accept\n" + \
        play.CLOSING


def script_of(stage):
    """Drawing a plan is what takes longest: it is shown once."""
    purchases = [by_seat(stage), best(stage), best(stage)]
    purchases += [unreserved(stage)] * (PURCHASES - len(purchases))
    return play.START + "".join(purchases)


def test_twenty_purchases_lose_no_memory():
    with Watched(build, os.path.join(build, "valgrind-stage")) as stage:
        stage.sync()
        played = play.Played(stage, script_of(stage), "valgrind", size="540x960")
        with open(stage.path("valgrind.log")) as file:
            log = file.read()
        print("\n".join(line for line in log.splitlines() if COUNTS.search(line)))
        check(played.done.returncode != LEAK, "valgrind found something:\n" + log)
        played.ended_well()
        equal(len(stage.ledger()["orders"]), PURCHASES, "orders made")
        equal({sale["state"] for sale in stage.sales()}, {"DONE"}, "states in the journal")


report.finish([test_twenty_purchases_lose_no_memory])
