"""Every figure on every screen against the service's ledger: commission x offer x record x order fee x reading."""
import concurrent.futures
import datetime
import itertools
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import pence  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "prices")
stage = None

OURS, OTHER = "foyer-agent", "friends-agent"
ORDER_FEE = 150
# By what the fee of a ticket is known: title, how its places are found, tickets that make its offer.
MODES = {
    "none": ("Tin Birds", "best", 4),
    "itemised": ("A Fox in Winter", "best", 3),
    "attribute": ("Lunch with a Cellist", "add", 4),
    "configured": ("Lunch with a Cellist", "add", 4),
}
OFFERS = ("plain", "automatic", "promo")
CODE = "LANTERN10"
OPEN = "until scene event\nsettle\n"
FLIP = "tap_if sums\nsettle\n"  # where tickets and sums do not fit on one screen
APPLY = FLIP + 'tap promo\nsettle\ntype promo_field "%s"\ntap promo_apply\nsettle\n' % CODE + FLIP


def money(amount):
    return "£%d.%02d" % divmod(amount, 100)


def amounts(words):
    return [pence(found) for found in re.findall(r"£[\d,]+(?:\.\d\d)?", words)]


def place_of(title):
    """As play.place_of(), but not before tomorrow: a run takes its time."""
    today = datetime.datetime.now().strftime("%Y-%m-%d 23:59")
    for e, event in enumerate(play.find.events(stage)):
        if event["name"].startswith(title):
            for i, instance in enumerate(play.find.instances(stage, event["id"])):
                if instance["sellable"] and instance["available"] >= 20 and instance["start"] > today:
                    return e, i, instance
    raise LookupError("no performance of " + title)


class Purchase:
    def __init__(self, mode, offer):
        self.mode, self.offer = mode, offer
        self.name = "%s-%s" % (mode, offer)
        title, self.way, party = MODES[mode]
        self.n = party if offer == "automatic" else 2
        self.event, self.performance, self.instance = place_of(title)

    def script(self):
        e, shots = self.event, self.name
        text = "until scene attract\nsettle\ntap start\nuntil scene browse\nsettle\ntap event %d\n" % e
        text += OPEN + "until service idle\nsettle\nshot %s-event words\n" % shots
        text += "tap back\nuntil scene browse\nsettle\nshot %s-card words\n" % shots
        text += "tap event %d\n%stap performance %d\nuntil has plus\nsettle\n" % (e, OPEN, self.performance)
        text += "tap plus 0\n" * self.n + "settle\nshot %s-types words\n" % shots
        if self.way == "best":
            text += "tap best_available\nuntil has accept\nsettle\nshot %s-offer words\ntap accept\n" % shots
        else:
            text += "tap add\n"
        text += "until scene basket\nsettle\n" + (APPLY if self.offer == "promo" else "")
        text += "shot %s-basket words\n" % shots + FLIP + "shot %s-sums words\n" % shots
        text += "tap continue\nuntil has buy\nsettle\nshot %s-review words\n" % shots
        text += "tap buy\nuntil has booked\nsettle\nshot %s-booked words\n" % shots
        text += "tap_if next\nsettle\ntap_if next\nsettle\ntap done\nuntil scene attract\n"
        return text

    def least_price(self):
        """Of the service's own list: what the cheapest usual ticket costs, before offers."""
        tickets = [price["amount"] + sum(item["amount"] for item in price.get("customItems") or [])
                   for price in stage_list(self.instance["id"]) if price["isBandDefault"]]
        hidden = 50 if self.mode in ("attribute", "configured") else 0
        return round(min(tickets) * 100) + hidden

    def check(self, played, order, fee):
        """`fee`: what the order costs beside its tickets."""
        def shot(name):
            return played.shot("%s-%s" % (self.name, name))
        tickets = order["tickets"]
        gross = [t["price"] + t["commission"] for t in tickets]
        paid = [t["price"] + t["commission"] - t["discount"] for t in tickets]
        saved = sum(t["discount"] for t in tickets)
        total = play.paid(order)
        equal(len(tickets), self.n, self.name + " tickets")
        equal(total, sum(paid) + fee, self.name + " ledger")
        equal(saved > 0, self.offer != "plain", self.name + " offer")
        self.check_first_prices(shot, fee)
        self.check_party(shot, gross, sum(paid))
        tickets_shown, sums_shown = [next(screen for screen in (shot("basket"), shot("sums"))
                                          if screen.has(name)) for name in ("price", "sum")]
        basket = shot("basket")
        equal(sorted(pence(w.label) for w in tickets_shown.all("price")), sorted(paid), self.name + " lines")
        equal(pence(basket.label("total")), total, self.name + " basket")
        equal(sum(sum(amounts(w.label)) for w in tickets_shown.all("type")), saved, self.name + " saved each")
        if saved:
            words = " ".join(w.label for w in sums_shown.all("sum"))
            check("you save %s" % money(saved) in words.lower(), "%s: %s" % (self.name, words))
        review = shot("review")
        equal(pence(review.label("total")), total, self.name + " review")
        equal(pence(review.all("buy")[0].parts["sub"]), total, self.name + " button")
        check("You paid %s" % money(total) in shot("booked").text, shot("booked").text)

    def check_first_prices(self, shot, fee):
        card = [w for w in shot("card").all("event") if w.nth == self.event][0]
        wanted = [self.least_price()] + ([fee] if fee else [])
        equal(amounts(card.parts["value"]), wanted, self.name + " card")
        event = shot("event")
        on_button = [amounts(w.parts.get("sub", "")) for w in event.all("continue")]
        equal(on_button, [[self.least_price()]] * len(on_button), self.name + " event")
        if fee and event.has("note"):  # a narrow screen has no room for it, and the card has said it
            check(money(fee) in event.label("note"), self.name + " event: " + event.label("note"))

    def check_party(self, shot, gross, paid):
        types = shot("types")
        said = amounts(types.label("sum"))
        check(min(said) <= sum(gross) <= max(said),
              "%s: %s does not hold %d" % (self.name, types.label("sum"), sum(gross)))
        if self.way == "add":
            equal(said, [sum(gross)], self.name + " party")
        else:
            offered = paid if self.offer == "automatic" else sum(gross)  # a code comes later
            equal(pence(shot("offer").label("total")), offered, self.name + " offered seats")


def stage_list(instance_id):
    if instance_id not in LISTS:
        LISTS[instance_id] = service().ask(
            "GET", "instances/%s/price-list?$expand=prices/customItems" % instance_id)["prices"]
    return LISTS[instance_id]


LISTS = {}


def service():
    from service import Service
    return Service(stage.service)


def configure(how, second, fee):
    """The kiosk sells by that record, which knows the fee of a ticket in that way."""
    terms = "fee_per_order = %s\n" % ("1.50" if fee else "0")
    terms += "fee_per_ticket = 0.50\n" if how == "configured" else ""
    attribute = "fee_attribute = BookingFee\n" if how == "attribute" else ""
    stage.extra_config = "\n[sale]\norders_per_hour = 0\n" + attribute + ("" if second else terms)
    keys = {agent["login"]: agent["key"] for agent in stage.service["agents"]}
    if second:  # the main record is another one then, so that both have the same fees
        stage.extra_config += "[service]\nlogin = %s\n[profile:second]\nlogin = %s\nevents = %s\n%s" % (
            OTHER, OURS, ",".join(wanted_events()), terms)
    stage.write_config()
    if second:
        stage.foyerctl("credentials", "set", input=keys[OTHER] + "\n")
        stage.foyerctl("credentials", "set", "--profile", "second", input=keys[OURS] + "\n")
    stage.foyerctl("sync")


def wanted_events():
    titles = tuple(title for title, _, _ in MODES.values())
    return [e["id"] for e in play.find.events(stage) if e["name"].startswith(titles)]


def run(how, second, fee, net):
    """All purchases of one configuration, in one run of the kiosk. Returns how many."""
    configure(how, second, fee)
    stage.control("set", "order_fee=%s" % ("yes" if fee else "no"))
    stage.control("set", "total_net=%s" % ("yes" if net else "no"))
    modes = ["configured"] if how == "configured" else ["none", "itemised", "attribute"]
    purchases = [Purchase(mode, offer) for mode in modes for offer in OFFERS]
    before = {order["id"] for order in play.orders(stage)}
    played = play.Played(stage, play.START + "".join(p.script() for p in purchases),
                         "%s-%d-%d-%d" % (how, second, fee, net),
                         size="768x1366").ended_well()
    orders = [order for order in play.orders(stage) if order["id"] not in before]
    equal(len(orders), len(purchases), "orders")
    for purchase, order in zip(purchases, orders):
        equal(order["agent"], OURS, "record of " + purchase.name)
        purchase.check(played, order, ORDER_FEE if fee else 0)
    return len(purchases)


def run_beside(case):
    """What needs a configuration of its own, at a service of its own. Returns how many purchases."""
    global stage
    second, fee = case
    with Stage(build, os.path.join(folder, "%d-%d" % case), ["--agent", OTHER]) as stage:
        stage.sync()
        return sum(run(how, second, fee, net) for how, net in
                   itertools.product(("attribute", "configured"), (False, True)))


def test_every_figure_is_the_ledgers():
    cases = list(itertools.product((False, True), (False, True)))
    with concurrent.futures.ProcessPoolExecutor(len(cases)) as pool:
        equal(sum(pool.map(run_beside, cases)), 96, "purchases compared")


if __name__ == "__main__":
    report.finish([test_every_figure_is_the_ledgers])
