"""Several agent records in one kiosk: one visit, two bookings, each by the record that sells it (product.md 2.1)."""
import base64
import os
import signal
import sqlite3
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import find  # noqa: E402
import journal  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import pence  # noqa: E402
from stage import Stage  # noqa: E402
from wait import until  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "profiles")
stage = None

OURS, THEIRS = "foyer-agent", "friends-agent"
MAIN_EVENT, FRIENDS_EVENT = "Lunch with a Cellist", "Candle"
LEAVE = "tap_if done\nsettle\ntap_if start_over\nsettle\ntap_if leave\nsettle\n" \
    "until scene attract\nexpect session empty\nwait 20s\nsettle\n"


def event_id(title):
    return next(e["id"] for e in find.events(stage) if e["name"].startswith(title))


def set_up(key=None, terms=""):
    """One event is sold by a record of its own from now on; its key goes in by standard input."""
    stage.sync()
    terms += "\nlabel = Friends of the house"
    stage.add_record("friends", THEIRS, [event_id(FRIENDS_EVENT)], terms, key)
    stage.foyerctl("sync", check=key is None)


def add_both():
    """From attract to the basket with a ticket of each record."""
    e, i, _ = play.place_of(stage, MAIN_EVENT)
    script = play.choose(e, i, plus=(0,)) + "tap add\nuntil scene basket\nsettle\ntap more\n"
    e, i, _ = play.place_of(stage, FRIENDS_EVENT)
    return script + play.choose(e, i, plus=(0, 0), first=False) + "tap add\n" + play.BASKET


def profiles_of_attempts():
    database = sqlite3.connect("file:%s?mode=ro" % stage.path("state", "journal.db"), uri=True)
    try:
        return dict(database.execute("SELECT reference, profile FROM attempt").fetchall())
    finally:
        database.close()


def orders_by_agent():
    return {order["agent"]: order for order in stage.ledger()["orders"]}


def check_nothing_held():
    held = [b for b in stage.ledger()["baskets"] if b["tickets"]]
    equal(held, [], "baskets that hold places after the session")


def test_one_visit_makes_two_orders_each_by_its_record():
    set_up()
    played = play.Played(stage, play.START + add_both() + play.TO_REVIEW + play.BUY + play.DONE,
                         "both").ended_well()
    orders = orders_by_agent()
    equal(set(orders), {OURS, THEIRS}, "agents of the orders")
    check(all(t["event"].startswith(FRIENDS_EVENT) for t in orders[THEIRS]["tickets"]), "theirs")
    check(all(t["event"].startswith(MAIN_EVENT) for t in orders[OURS]["tickets"]), "ours")
    total = sum(play.paid(order) for order in orders.values())
    for name in ("basket", "review"):
        equal(pence(played.shot(name).label("total")), total, name + " total")
    equal([pence(w.label.split(": ")[1]) for w in played.shot("basket").all("part")],
          [play.paid(orders[OURS]), play.paid(orders[THEIRS])], "totals of the parts")
    review = played.shot("review")
    check("two bookings" in review.label("bookings"), review.text)
    equal(len(review.all("booking")), 2, "bookings shown")
    equal(pence(review.all("buy")[0].parts["sub"]), total, "to pay")
    numbers = played.shot("booked").label("order_number").replace(" ", "")
    for order in orders.values():
        check(order["id"] in numbers, "%s is not in %s" % (order["id"], numbers))
    equal(sorted(played.codes()), sorted([t["barcode"]] for order in orders.values()
                                         for t in order["tickets"]), "what a scanner reads")
    sales = {sale["number"]: sale for sale in stage.sales()}
    named = profiles_of_attempts()
    for agent, profile in ((OURS, "main"), (THEIRS, "friends")):
        sale = sales[orders[agent]["id"]]
        equal((sale["state"], sale["total_minor"]), ("DONE", play.paid(orders[agent])), profile)
        equal(named[sale["reference"]], profile, "record in the journal")
        equal(sale["profile"], profile, "record as the operator reads it")
        check(orders[agent]["reference"].startswith(sale["reference"]), "reference at the service")
    check_nothing_held()


def test_each_record_has_its_own_fees_and_limits():
    set_up(terms="fee_per_ticket = 0.75\nticket_limit = 2")
    e, i, _ = play.place_of(stage, FRIENDS_EVENT)
    script = play.choose(e, i, plus=(0, 0)) + "settle\nshot types words\ntap add\n" + play.BASKET + LEAVE
    played = play.Played(stage, play.START + script, "prices").ended_well()
    types = played.shot("types")
    shown = pence(types.label("sum").split("£")[-1])
    equal(shown, pence(played.shot("basket").label("total")), "price shown first and in the basket")
    check(all("disabled" in w.flags for w in types.all("plus")), "two are the limit:\n" + types.text)
    check_nothing_held()


def test_the_second_booking_fails_and_words_say_what_is_not_booked():
    set_up()
    stage.fault("PATCH baskets/* basket_taken after 1 x1")
    script = add_both() + play.TO_REVIEW + "tap buy\nuntil has booked\nsettle\nshot booked words\ntickets\n"
    played = play.Played(stage, play.START + script + LEAVE, "second").ended_well()
    stage.clear_faults()
    equal(set(orders_by_agent()), {OURS}, "agents of the orders")
    booked = played.shot("booked")
    check(FRIENDS_EVENT in booked.label("rest"), booked.text)
    check(MAIN_EVENT not in booked.label("rest"), booked.text)
    equal(sorted(played.codes()), sorted([t["barcode"]] for t in
                                         orders_by_agent()[OURS]["tickets"]), "codes of the first")
    states = {profile: [a[1] for a in journal.attempts(stage) if a[0] == reference][0]
              for reference, profile in profiles_of_attempts().items()}
    equal(states, {"main": "DONE", "friends": "ABANDONED"}, "journal")
    check_nothing_held()


def test_the_answer_of_the_second_booking_is_lost():
    set_up()
    stage.control("set", "get_after_confirm=404")
    stage.fault("POST baskets/*/confirm drop_after after 1 x1")
    script = add_both() + play.TO_REVIEW + "tap buy\nuntil has booked\nsettle\nshot booked words\n" + LEAVE
    played = play.Played(stage, play.START + script, "unknown").ended_well()
    stage.clear_faults()
    equal(set(orders_by_agent()), {OURS, THEIRS}, "both were booked")
    attempts = {profiles_of_attempts()[a[0]]: a for a in journal.attempts(stage)}
    equal(attempts["main"][1], "DONE", "the first")
    equal(attempts["friends"][1], "ESCALATED", "the second")
    check(attempts["friends"][0] in played.shot("booked").label("rest"), "the reference is shown")


def test_the_kiosk_dies_between_two_bookings():
    set_up()
    stage.fault("PATCH baskets/* delay 20000 after 1")
    script = add_both() + play.TO_REVIEW + "tap buy\nuntil has booked\n"
    kiosk = stage.start_foyer(play.START + script, stage.path("shots", "dies"))
    until(lambda: kiosk.poll() is not None or
          any(a[1] == "CONFIRMED" for a in journal.attempts(stage)), 120)
    check(kiosk.poll() is None, "it still books")
    kiosk.send_signal(signal.SIGKILL)
    kiosk.communicate()
    stage.clear_faults()
    again = play.START + "until scene attract\nsettle\nwait 3min\nsettle\nshot after words\n"
    play.Played(stage, again, "restarted").ended_well()
    equal(set(orders_by_agent()), {OURS}, "orders")
    states = {profiles_of_attempts()[a[0]]: a[1] for a in journal.attempts(stage)}
    equal(states, {"main": "CONFIRMED", "friends": "ABANDONED"}, "journal after the restart")
    check_nothing_held()


def test_a_record_with_a_wrong_key_stops_its_own_sales_alone():
    set_up(key=base64.b64encode(b"not the key of that record at all").decode())
    e, i, _ = play.place_of(stage, MAIN_EVENT)
    theirs = [n for n, event in enumerate(find.events(stage))
              if event["name"].startswith(FRIENDS_EVENT)][0]
    script = "until scene attract\nsettle\ntap start\nuntil scene browse\nsettle\n" \
        "tap event %d\nuntil scene event\nsettle\nshot theirs words\ntap back\nsettle\n" % theirs
    script += play.choose(e, i, plus=(0,), first=False) + "tap add\n" + play.CLOSING
    before = play.orders(stage)
    played = play.Played(stage, play.START + script, "wrong").ended_well()
    sale = play.Sale(stage, before)
    equal(sale.order["agent"], OURS, "the other record sells")
    screen = played.shot("theirs")
    check(all("disabled" in w.flags for w in screen.all("performance")), screen.text)
    check(any("box office" in w.words() for w in screen.all("performance")), screen.text)
    lines = stage.foyerctl("check", "--service", check=False).stdout
    check("friends" in lines and "FAIL" in lines, lines)


def test_a_rule_that_does_not_fit_the_file_is_refused_with_its_line():
    stage.extra_config = "\n[profile:friends]\nlogin = %s\n" % THEIRS
    stage.write_config()
    done = stage.foyerctl("check", check=False)
    check(done.returncode == 1 and "a rule is needed" in done.stdout, done.stdout)


def with_stage(test):
    def run_it():
        global stage
        with Stage(build, os.path.join(folder, test.__name__), ["--agent", THEIRS]) as stage:
            test()
    run_it.__name__ = test.__name__
    return run_it


TESTS = [value for name, value in sorted(globals().items()) if name.startswith("test_")]

if __name__ == "__main__":
    wanted = sys.argv[2:]
    report.finish([with_stage(t) for t in TESTS if not wanted or t.__name__ in wanted])
