"""One purchase with installed programs. usage: purchase.py FOLDER-OF-PROGRAMS WORK-FOLDER"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tests", "support"))
import find  # noqa: E402
import play  # noqa: E402
from service import Service  # noqa: E402
from stage import Stage  # noqa: E402


class Installed(Stage):
    """Everything from where the packages put it: the stand-in finds its posters by itself."""

    def venue_args(self):
        return []


def main(programs, folder):
    with Installed(programs, os.path.join(folder, "stage")) as stage:
        stage.sync()
        event, _, performance, _ = find.performance(stage, "unreserved")
        _, sale = play.buy(stage, "unreserved", play.choose(event, performance) + "tap add\n" +
                           play.CLOSING)
        print("unreserved: order %s, %d tickets" % (sale.order["id"], len(sale.order["tickets"])))
        event, _, performance, instance = find.performance(stage, "seats")
        first = Service(stage.service).free_neighbours(instance["id"], 2)[:1]
        _, sale = play.buy(stage, "seats", play.choose(event, performance) + play.pick(first) +
                           play.CLOSING)
        print("on the plan: order %s, %s" % (sale.order["id"], ", ".join(sale.sale["seats"])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
