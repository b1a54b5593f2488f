"""The price check at night: one ticket of each list in a basket, compared with what is shown, and given back.

All of it on virtual time, at the evening of the stand-in: the hour of the check is the one it begins in.
"""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "price_probe")
stage = None

MOMENT, MOMENT_UTC_S, HOUR = "2026-11-21T18:35:00Z", 1795286100, 18
START = "time virtual %s\nuntil catalogue synced\nuntil scene attract\nsettle\n" % MOMENT
PIN = "314159"
STATUS = "tap mark\n" * 5 + "settle\nexpect overlay staff_pin\n" + \
    "".join("tap key %d\n" % (int(digit) - 1) for digit in PIN) + \
    "tap pin_ok\nuntil scene maintenance\nsettle\nshot status words\n"
# A look at the clock every minute, a pause of two seconds between the lists.
NIGHT = "wait 61s\n" + "until service idle\nwait 3s\n" * 30 + STATUS
KNOWN_FEES = "fee_attribute = BookingFee\n"
UNRESERVED = "tap start\nsettle\ntap event 10\nsettle\ntap performance 0\nuntil has plus\nsettle\n" \
    "tap plus 0\ntap add\nuntil scene basket\nsettle\n"


def night(name, script=NIGHT, hour=HOUR, sale=KNOWN_FEES, mishap=None):
    """One night from a kiosk's start on; returns what was played and what was asked of the service."""
    stage.extra_config = "\n[service]\nprice_probe = yes\nprice_probe_hour = %d\n[sale]\n%s" \
        "[maintenance]\npin_file = %s\n" % (hour, sale, os.path.join(stage.folder, "pin"))
    stage.write_config()
    stage.control("log", method="DELETE")
    if mishap:
        stage.fault(mishap)
    try:
        played = play.Played(stage, START + script, name).ended_well()
    finally:
        stage.clear_faults()
    return played, [entry for entry in stage.control("log") if "baskets" in entry["path"]]


def asked(log, method, pattern):
    return [e for e in log if e["method"] == method and re.search(pattern, e["path"])]


def made(log):
    return len(asked(log, "POST", r"baskets/?$"))


def check_nothing_is_left(log):
    equal([b for b in stage.ledger()["baskets"] if b["tickets"]], [], "baskets that hold places")
    equal(asked(log, "POST", "/confirm$"), [], "confirmations")


def test_prices_that_are_as_shown_raise_no_alarm_and_nothing_is_held_or_bought():
    played, log = night("right")
    check(made(log) >= 6, "a basket for each price list: %d" % made(log))
    equal(len(asked(log, "POST", "/tickets$")), made(log), "one ticket in each")
    equal(len(asked(log, "POST", "/clear$")), made(log), "each is given back")
    check("price check" not in played.shot("status").text, played.shot("status").text)
    check_nothing_is_left(log)
    lists = re.findall(r"price check: (\d+) price lists as shown, (\d+) not", played.done.stderr)
    equal(lists, [(str(made(log)), "0")], "what the log says of the night")


def test_outside_its_hour_and_without_the_setting_no_basket_is_made():
    _, log = night("early", hour=HOUR + 1)
    equal(made(log), 0, "baskets an hour before")
    _, log = night("off", hour=HOUR, sale=KNOWN_FEES + "[service]\nprice_probe = no\n")
    equal(made(log), 0, "baskets without the setting")


def test_a_ticket_that_costs_more_than_shown_is_told_with_both_figures():
    played, log = night("dearer", sale="")
    words = played.shot("status").text
    alarms = re.findall(r"price check: .*?: a ticket is shown at ([\d.]+) and costs ([\d.]+)", words)
    check(alarms, "the operator reads it:\n" + words)
    shown, real = (round(100 * float(amount)) for amount in alarms[0])
    check(real - shown in (50, 125), "the fee that this list hides: %s" % alarms)
    check_nothing_is_left(log)


def test_a_fee_of_the_order_that_nobody_has_set_is_told():
    stage.control("set", "order_fee=yes")
    try:
        played, log = night("order_fee")
    finally:
        stage.control("set", "order_fee=no")
    check("the fee for an order is shown as 0.00 and is 1.50" in played.shot("status").text,
          played.shot("status").text)
    check_nothing_is_left(log)


def test_a_service_that_fails_or_is_slow_leaves_no_basket_and_is_no_difference():
    for name, mishap in (("refused", "POST baskets/*/tickets status 503 x2; "
                                     "POST baskets/*/tickets delay 400 after 2 x1"),
                         ("lost", "POST baskets/*/tickets drop_after x1; "
                                  "POST baskets/*/clear status 503 x2")):
        played, log = night("fails-" + name, mishap=mishap)
        check(made(log) >= 6, "%s: the other lists are tried" % name)
        check("price check" not in played.shot("status").text, name + played.shot("status").text)
        check_nothing_is_left(log)


def test_while_somebody_buys_no_basket_is_made_but_theirs():
    script = UNRESERVED + "more_time\nwait 50s\nmore_time\nwait 50s\nmore_time\nwait 50s\nsettle\n" \
        "shot basket words\ntap start_over\nsettle\ntap_if leave\nuntil scene attract\nsettle\n"
    _, log = night("customer", script)
    equal(made(log), 1, "baskets during the sale")
    _, log = night("gone", script + "wait 30s\n" + NIGHT)
    check(made(log) >= 7, "it goes on when they have left: %d" % made(log))
    check_nothing_is_left(log)


def test_a_customer_who_comes_in_between_is_served_and_the_try_is_given_back():
    script = "wait 58s\n" + UNRESERVED + play.TO_REVIEW + "tap buy\nuntil has booked\nsettle\n" \
        "shot booked words\ntap done\nuntil scene attract\nsettle\n"
    _, log = night("between", script, mishap="POST baskets/*/tickets delay 300 x1")
    equal(len(asked(log, "POST", "/confirm$")), 1, "orders: the customer's alone")
    equal([b for b in stage.ledger()["baskets"] if b["tickets"]], [], "baskets that hold places")
    check(made(log) >= 1, "baskets made")


TESTS = [test_prices_that_are_as_shown_raise_no_alarm_and_nothing_is_held_or_bought,
         test_outside_its_hour_and_without_the_setting_no_basket_is_made,
         test_a_ticket_that_costs_more_than_shown_is_told_with_both_figures,
         test_a_fee_of_the_order_that_nobody_has_set_is_told,
         test_a_service_that_fails_or_is_slow_leaves_no_basket_and_is_no_difference,
         test_while_somebody_buys_no_basket_is_made_but_theirs,
         test_a_customer_who_comes_in_between_is_served_and_the_try_is_given_back]


def main():
    global stage
    clock = ["--clock", str(MOMENT_UTC_S), "--seed", "1", "--date-tolerance", "864000"]
    with Stage(build, folder, clock, evening=None) as stage:
        stage.extra_config = "\n[maintenance]\npin_file = %s\n" % os.path.join(stage.folder, "pin")
        stage.write_config()
        stage.foyerctl("pin", "set", input=PIN + "\n")
        report.finish(TESTS)


if __name__ == "__main__":
    main()
