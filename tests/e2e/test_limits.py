"""Limits hold where the money is: also when time passes, or a price rises, between one screen and the next.

Product.md 2; requirements 3.6. The evening of the stand-in is five minutes before seven; the Cellar has tickets at
£14.00 for half past seven.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import pence  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "limits")
stage = None

MOMENT, MOMENT_UTC_S = "2026-11-21T18:55:00Z", 1795287300
START = "time virtual %s\nuntil catalogue synced\nuntil scene attract\nsettle\n" % MOMENT
PATIENT = "[display]\nidle_s = 600\n"
OTHER = "friends-agent"
FIRST, TONIGHT, TOMORROW = 0, 1, 10  # places in the list: both in the Cellar, by the adult £14.00
ADD = "tap add\n"
LEAVE = "tap_if start_over\nsettle\ntap_if leave\nuntil scene attract\nexpect session empty\nuntil service idle\n"
REFUSED = "settle\nshot refused words\n" + LEAVE
BUY = "tap buy\nuntil has booked\nsettle\nshot booked words\ntap_if next\nsettle\ntap done\nuntil scene attract\n"


def choose(event, n=1):
    return "tap start\nuntil scene browse\nsettle\ntap event %d\nuntil scene event\nsettle\ntap performance 0\n" \
        "until has plus\nsettle\n" % event + "tap plus 0\n" * n


def more(event):
    """From the basket on to one more ticket."""
    return "until scene basket\nsettle\ntap more\nuntil scene browse\nsettle\ntap event %d\nuntil scene event\n" \
        "settle\ntap performance 0\nuntil has plus\nsettle\ntap plus 0\n" % event + ADD


def evening(name, settings, script, mishap=None):
    """Plays it on a kiosk that has not sold anything yet; returns the run, the orders and what was sent."""
    stage.forget_journal()
    stage.extra_config = "\n%s\n[sale]\n%s" % (PATIENT, settings)
    stage.write_config()
    stage.control("log", method="DELETE")
    known = {order["id"] for order in play.orders(stage)}
    if mishap:
        stage.fault(mishap)
    try:
        played = play.Played(stage, START + script, name).ended_well()
    finally:
        stage.clear_faults()
        if mishap and "price_changed" in mishap:
            back = mishap.split("price_changed ")[1].split()[0]
            stage.fault("GET * price_changed -%s x1" % back)
    sent = [entry["path"].rsplit("/", 1)[-1] for entry in stage.control("log") if entry["method"] == "POST"]
    return played, [order for order in play.orders(stage) if order["id"] not in known], sent


def check_refused(played, orders, sent, said):
    words = played.shot("refused").text
    check(said in words and "not been charged" in words, "it is said:\n" + words)
    equal(orders, [], "orders")
    check("confirm" not in sent, "nothing was booked: %s" % sent)
    equal([b for b in stage.ledger()["baskets"] if b["tickets"]], [], "places held afterwards")


def test_at_night_what_is_held_may_be_bought_and_nothing_new_is_begun():
    closing = "closed_from_hour = 19\nclosed_until_hour = 8\n"
    script = choose(TONIGHT) + ADD + "until scene basket\nsettle\nwait 6min\nsettle\n" + play.TO_REVIEW + BUY + \
        "settle\nshot closed words\n"
    played, orders, _ = evening("night-held", closing, script)
    equal(len(orders), 1, "orders")
    check("Closed for the night" in played.shot("closed").text, played.shot("closed").text)
    script = choose(TONIGHT) + "wait 6min\nsettle\nshot late words\ntap_if add\n" + REFUSED
    played, orders, sent = evening("night-new", closing, script)
    check("Closed for the night" in played.shot("late").text, "said where tickets were chosen before it")
    equal((orders, "tickets" in sent), ([], False), "nothing was bought or held")


def test_selling_that_ends_between_two_screens_has_ended():
    script = choose(FIRST) + "wait 12min\nsettle\n" + "shot late words\ntap_if add\n" + REFUSED
    settings = "sell_until_minutes = -25\n[display]\nidle_s = 600\nidle_warning_s = 120\n"
    script = script.replace("wait 12min\n", "wait 6min\nmore_time\nwait 6min\nmore_time\n")
    played, orders, sent = evening("ended", settings, script)
    check_refused(played, orders, sent, "no longer sold here")
    check("tickets" not in sent, "nothing was held: %s" % sent)


def test_an_order_too_many_in_an_hour_waits_until_the_first_is_an_hour_old():
    script = choose(TOMORROW) + ADD + "until scene basket\nsettle\n" + play.TO_REVIEW + BUY + \
        "wait 61s\nsettle\nshot pause words\nwait 61min\nsettle\nshot again words\n"
    played, orders, _ = evening("hour", "orders_per_hour = 1\n", script)
    check("short break" in played.shot("pause").text, played.shot("pause").text)
    check("short break" not in played.shot("again").text, played.shot("again").text)
    equal(len(orders), 1, "orders")


def test_two_bookings_of_one_visit_are_not_begun_where_one_alone_is_allowed():
    settings = "orders_per_hour = 1\n[profile:friends]\nlogin = %s\nattribute = Genre=Comedy\n" % OTHER
    keys = {agent["login"]: agent["key"] for agent in stage.service["agents"]}
    stage.extra_config = "\n[sale]\n" + settings
    stage.write_config()
    stage.foyerctl("credentials", "set", "--profile", "friends", input=keys[OTHER] + "\n")
    script = choose(TONIGHT) + ADD + more(TOMORROW) + "until scene basket\nsettle\n" + play.TO_REVIEW + \
        "tap buy\nsettle\nuntil service idle\n" + REFUSED
    played, orders, sent = evening("two", settings, script)
    check_refused(played, orders, sent, "short break")


def test_a_price_that_rises_beyond_what_one_order_may_cost_is_not_booked():
    script = choose(TOMORROW, 2) + ADD + "until scene basket\nsettle\n" + play.TO_REVIEW + \
        "tap buy\nsettle\nuntil service idle\n" + REFUSED
    played, orders, sent = evening("value", "order_value = 30\n", script, "PATCH baskets/* price_changed 200 x1")
    equal(pence(played.shot("review").all("buy")[0].parts["sub"]), 2900, "what was agreed to")
    check_refused(played, orders, sent, "£30.00 at most")


def test_no_more_tickets_can_be_chosen_than_an_order_or_a_performance_may_have():
    script = choose(TOMORROW, 2) + "settle\nshot types words\n" + ADD + "until scene basket\nsettle\ntap more\n" \
        "until scene browse\nsettle\ntap event %d\nuntil scene event\nsettle\ntap performance 0\nsettle\n" \
        "until scene tickets\nsettle\nshot again words\n" % TOMORROW + LEAVE
    for name, settings in (("instance", "instance_limit = 2\n"), ("order", "ticket_limit = 2\n")):
        played, _, _ = evening("tickets-" + name, settings, script)
        for shot in ("types", "again"):
            check(all("disabled" in w.flags for w in played.shot(shot).all("plus")), played.shot(shot).text)


TESTS = [test_at_night_what_is_held_may_be_bought_and_nothing_new_is_begun,
         test_selling_that_ends_between_two_screens_has_ended,
         test_an_order_too_many_in_an_hour_waits_until_the_first_is_an_hour_old,
         test_two_bookings_of_one_visit_are_not_begun_where_one_alone_is_allowed,
         test_a_price_that_rises_beyond_what_one_order_may_cost_is_not_booked,
         test_no_more_tickets_can_be_chosen_than_an_order_or_a_performance_may_have]


def main():
    global stage
    clock = ["--clock", str(MOMENT_UTC_S), "--seed", "1", "--date-tolerance", "864000", "--agent", OTHER]
    with Stage(build, folder, clock, evening=None) as stage:
        report.finish(TESTS)


if __name__ == "__main__":
    main()
