"""Play: purchases as UI scripts, and what stands where afterwards: screen, journal, service, codes."""
import glob
import os
import re
import shutil

import find
from report import check, equal
from screen import Screen, pence
from stage import scan_code

START = "time virtual\n"


def choose(event, performance=0, plus=(0, 0), first=True):
    """From attract (or, not first, from browse) to the ticket types, with `plus` taps."""
    text = "until scene attract\nsettle\ntap start\n" if first else ""
    text += "until scene browse\nsettle\ntap event %d\nuntil scene event\nsettle\n" % event
    text += "tap performance %d\nuntil has plus\nsettle\n" % performance
    return text + "".join("tap plus %d\n" % row for row in plus)


def pick(seats):
    """On the plan: the seats by the service's ids."""
    taps = "".join("tap seat %s\nsettle\n" % seat for seat in seats)
    return "tap choose_seats\nuntil has plan\nsettle\n" + taps + "tap continue\n"


BASKET = "until scene basket\nsettle\nshot basket words\n"
TO_REVIEW = "tap continue\nuntil has buy\nsettle\nshot review words\n"
BUY = "tap buy\nuntil has booked\nsettle\nshot booked words\ntickets\n"
DONE = "tap done\nuntil scene attract\nexpect session empty\n"
CLOSING = BASKET + TO_REVIEW + BUY + DONE


class Played:
    """One run of the kiosk: its end and its shots."""

    def __init__(self, stage, script, name, **how):
        self.folder = stage.path("shots", name)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.done = stage.foyer(script, self.folder, **how)

    def shot(self, name):
        return Screen(os.path.join(self.folder, name + ".txt"))

    def codes(self):
        pictures = glob.glob(os.path.join(self.folder, "ticket-*.png"))
        return [scan_code(picture) for picture in pictures]

    def ended_well(self):
        check(self.done.returncode == 0, "the script failed:\n" + self.done.stderr[-3000:])
        return self


def seat_words(ticket):
    """(row, number) of a place in the service's ledger, None where it is unreserved."""
    match = re.match(r"([A-Z]+)(\d+)$", ticket["seat_name"] or "")
    return match.groups() if match else None


def paid(entry):
    """What the customer pays for an order of the ledger, whichever way its totals are kept."""
    gross = sum(t["price"] - t["discount"] + t["commission"] for t in entry["tickets"])
    return gross + entry["transaction_commission"]


class Sale:
    """The one order that a run added, as the service and as the journal have it."""

    def __init__(self, stage, before):
        ledger = stage.ledger()
        known = {order["id"] for order in before}
        new = [order for order in ledger["orders"] if order["id"] not in known]
        equal(len(new), 1, "orders made")
        self.order = new[0]
        equal([b for b in ledger["baskets"] if b["tickets"]], [], "baskets that hold places")
        mine = [sale for sale in stage.sales() if sale["number"] == self.order["id"]]
        equal(len(mine), 1, "journal entries of order " + self.order["id"])
        self.sale = mine[0]

    def check_journal(self):
        order, sale = self.order, self.sale
        equal(sale["state"], "DONE", "state in the journal")
        equal(sale["tickets"], len(order["tickets"]), "number of tickets")
        equal(sorted(sale["barcodes"]), sorted(t["barcode"] for t in order["tickets"]), "barcodes")
        equal(sorted(zip(sale["events"], sale["areas"], sale["seats"], sale["types"])),
              sorted((t["event"], t["area"], t["seat_name"] or "", t["type"])
                     for t in order["tickets"]), "places and types")
        equal(sale["total_minor"], paid(order), "total in the journal")
        check(order["reference"].startswith(sale["reference"]), "reference " + order["reference"])

    def check_screens(self, played):
        for name in ("basket", "review"):
            equal(pence(played.shot(name).label("total")), paid(self.order), name + " total")
        equal(pence(played.shot("review").all("buy")[0].parts["sub"]), paid(self.order), "to pay")
        basket = played.shot("basket")
        shown = [(pence(price.label), place.label, kind.label) for price, place, kind in
                 zip(basket.all("price"), basket.all("place"), basket.all("type"))]
        equal(len(shown), len(self.order["tickets"]), "tickets in the basket")
        left = list(shown)
        for ticket in self.order["tickets"]:
            found = [line for line in left if self.is_line(ticket, *line)]
            check(found, "%r is not among %r" % (ticket, left))
            left.remove(found[0])
        booked = played.shot("booked")
        equal(booked.label("order_number").replace(" ", ""), self.order["id"], "order number")

    @staticmethod
    def is_line(ticket, price, place, kind):
        seat = seat_words(ticket)
        gross = ticket["price"] - ticket["discount"] + ticket["commission"]
        words = ticket["type"]
        if ticket["discount"]:
            words += ", you save £%.2f" % (ticket["discount"] / 100)
        return price == gross and kind == words and ticket["area"] in place and \
            (seat is None or "row %s, seat %s" % seat in place)

    def check_codes(self, played):
        equal(sorted(played.codes()), sorted([t["barcode"]] for t in self.order["tickets"]),
              "what a scanner reads")


def orders(stage):
    return stage.ledger()["orders"]


def buy(stage, name, script, **how):
    """Plays a purchase from attract to attract, and proves it on all four sides."""
    before = orders(stage)
    played = Played(stage, START + script, name, **how).ended_well()
    sale = Sale(stage, before)
    sale.check_journal()
    sale.check_screens(played)
    sale.check_codes(played)
    return played, sale


def place_of(stage, title, at_least=20, **wanted):
    """(event place, performance place, instance) of the first good performance of that title."""
    for e, event in enumerate(find.events(stage)):
        if not event["name"].startswith(title):
            continue
        for i, instance in enumerate(find.instances(stage, event["id"])):
            if instance["sellable"] and instance["available"] >= at_least and \
                    all(instance[key] == value for key, value in wanted.items()):
                return e, i, instance
    raise LookupError("no performance of " + title)
