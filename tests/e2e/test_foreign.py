"""The purchase scripts against a service that is not ours but keeps the contract."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import play  # noqa: E402
import report  # noqa: E402
from foreign import Foreign  # noqa: E402
from report import check, equal  # noqa: E402
from screen import pence  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
stage = None
foreign = None


class Away(Stage):
    """A stage whose service is somebody else's."""

    def start_sandbox(self):
        self.service = foreign.description
        self.write_config()


def buy(name, script):
    played = play.Played(stage, play.START + script, name).ended_well()
    order = foreign.house.orders[-1]
    sale = [s for s in stage.sales() if s["number"] == order["id"]][0]
    pennies = round(order["total"] * 100)
    equal(sale["total_minor"], pennies, "total in the journal")
    equal(pence(played.shot("review").label("total")), pennies, "total on the screen")
    barcodes = sorted(t["barcode"] for t in order["tickets"])
    equal(sorted(sale["barcodes"]), barcodes, "barcodes in the journal")
    equal(sorted(played.codes()), [[b] for b in barcodes], "what a scanner reads")
    equal(foreign.house.baskets, {}, "baskets left")
    return order


def test_unreserved():
    order = buy("barn", play.choose(0, 0, plus=(0, 0, 1)) + "tap add\n" + play.CLOSING)
    equal(order["total"], 34, "two adults and a child")
    check(order["patch"]["agentCustomer"]["reference"].startswith("K3-"), "the reference")


def test_reserved_by_seat():
    order = buy("recital", play.choose(1, 0) + play.pick(["926"]) + play.CLOSING)
    seats = [int(t["seat"]) for t in order["tickets"]]
    equal(len(seats), 2, "seats")
    check("926" in [t["seat"] for t in order["tickets"]], "the seat touched")
    equal(max(seats) - min(seats), 1, "side by side")
    equal(order["total"], 41, "two in the back rows")


def test_every_request_was_signed_and_known():
    methods = {method for method, _ in foreign.house.log}
    equal(methods, {"GET", "POST", "PATCH"}, "methods")


if __name__ == "__main__":
    folder = os.path.abspath(os.path.join(build, "e2e", "foreign"))
    os.makedirs(folder, exist_ok=True)
    with Foreign(folder) as foreign, Away(build, os.path.join(folder, "stage")) as stage:
        stage.sync()
        status = report.run([test_unreserved, test_reserved_by_seat,
                             test_every_request_was_signed_and_known])
    sys.exit(status)
