"""A price that changes between the last screen and the booking is agreed to again, and nothing is booked before.

Requirements 3.6, K-41: the service's total is the only one, and it stands in the button.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import find  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import pence  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "agreed")
stage = None

OURS, OTHER = "foyer-agent", "friends-agent"
MAIN_EVENT, OTHER_EVENT = "Lunch with a Cellist", "Candle"
PRICE = 1450
ASKED = "tap buy\nsettle\nuntil service idle\nsettle\nshot %s words\nexpect has buy\n"
LEAVE = "tap start_over\nsettle\ntap_if leave\nuntil scene attract\nexpect session empty\nuntil service idle\n"


def event_id(title):
    return next(e["id"] for e in find.events(stage) if e["name"].startswith(title))


def one_ticket(title, first=True):
    e, i, _ = play.place_of(stage, title)
    return play.choose(e, i, plus=(0,), first=first) + "tap add\nuntil scene basket\nsettle\n"


def run(name, script, *mishaps):
    """Plays it while the mishaps last; returns the run, the orders of it, and what was posted."""
    known = {order["id"] for order in play.orders(stage)}
    stage.control("log", method="DELETE")
    for mishap in mishaps:
        stage.fault(mishap)
    try:
        played = play.Played(stage, play.START + script, name).ended_well()
    finally:
        stage.clear_faults()
    posted = [e["path"].rsplit("/", 1)[-1] for e in stage.control("log") if e["method"] == "POST"]
    return played, [o for o in play.orders(stage) if o["id"] not in known], posted


def forget_rise():
    """Tickets cost again what they did before."""
    stage.stop_sandbox()
    stage.start_sandbox()


def check_asked_again(screen, before, now):
    check("changed" in screen.label("price_changed"), screen.text)
    equal(pence(screen.label("total")), now, "total, the new one")
    equal(pence(screen.all("buy")[0].parts["sub"]), now, "in the button")
    check(before != now, "it has changed")


def test_nothing_is_booked_at_another_price_than_the_one_in_the_button():
    script = one_ticket(MAIN_EVENT) + play.TO_REVIEW + ASKED % "changed" + LEAVE
    played, orders, posted = run("left", script, "PATCH baskets/* price_changed 200 x1")
    equal(pence(played.shot("review").all("buy")[0].parts["sub"]), PRICE, "first agreed to")
    check_asked_again(played.shot("changed"), PRICE, PRICE + 200)
    equal((orders, posted.count("confirm")), ([], 0), "no booking")
    equal([b for b in stage.ledger()["baskets"] if b["tickets"]], [], "given back")
    forget_rise()


def test_agreed_to_again_it_is_booked_once_at_the_new_price():
    script = one_ticket(MAIN_EVENT) + play.TO_REVIEW + ASKED % "changed" + \
        "tap buy\nuntil has booked\nsettle\nshot booked words\n" + play.DONE
    played, orders, posted = run("again", script, "PATCH baskets/* price_changed 200 x1")
    check_asked_again(played.shot("changed"), PRICE, PRICE + 200)
    equal([play.paid(order) for order in orders], [PRICE + 200], "booked")
    equal(posted.count("confirm"), 1, "confirmations")
    check("£16.50" in played.shot("booked").text, played.shot("booked").text)
    forget_rise()


def test_a_second_change_is_asked_about_a_second_time():
    script = one_ticket(MAIN_EVENT) + play.TO_REVIEW + ASKED % "first" + ASKED % "second" + LEAVE
    played, orders, posted = run("twice", script, "PATCH baskets/* price_changed 200 x1",
                                 "PATCH baskets/* price_changed -50 after 1 x1")
    check_asked_again(played.shot("first"), PRICE, PRICE + 200)
    check_asked_again(played.shot("second"), PRICE + 200, PRICE + 150)
    equal((orders, posted.count("confirm")), ([], 0), "no booking")
    forget_rise()


def test_sums_that_do_not_add_up_are_said_and_not_booked():
    script = one_ticket(MAIN_EVENT) + play.TO_REVIEW + \
        "tap buy\nsettle\nuntil service idle\nsettle\nshot sums words\n" + LEAVE
    played, orders, posted = run("sums", script, "PATCH baskets/* total_off 250 x1")
    check("do not add up" in played.shot("sums").text, played.shot("sums").text)
    check("17.00" in played.done.stderr and "14.50" in played.done.stderr, "the log has both figures")
    equal((orders, posted.count("confirm")), ([], 0), "no booking")


def test_of_two_bookings_neither_is_made_when_the_second_has_changed():
    stage.extra_config = "\n[profile:friends]\nlogin = %s\nevents = %s\n" % (OTHER, event_id(OTHER_EVENT))
    stage.write_config()
    keys = {agent["login"]: agent["key"] for agent in stage.service["agents"]}
    stage.foyerctl("credentials", "set", "--profile", "friends", input=keys[OTHER] + "\n")
    stage.sync()
    script = one_ticket(MAIN_EVENT) + "tap more\n" + one_ticket(OTHER_EVENT, first=False) + play.BASKET
    played, _, _ = run("count", script + play.TO_REVIEW + LEAVE)
    total = pence(played.shot("review").label("total"))
    n_read = len([e for e in stage.control("log") if e["method"] == "GET" and "/baskets" in "/" + e["path"]])
    played, orders, posted = run("second", script + play.TO_REVIEW + ASKED % "changed" +
                                 "tap buy\nuntil has booked\nsettle\nshot booked words\n" + play.DONE,
                                 "GET baskets/* price_changed 200 after %d x1" % n_read)
    changed = played.shot("changed")
    check_asked_again(changed, total, total + 200)
    equal(sorted(order["agent"] for order in orders), [OURS, OTHER], "both, after it was agreed to again")
    equal(sum(play.paid(order) for order in orders), total + 200, "what is paid")
    equal(posted.count("confirm"), 2, "confirmations")


TESTS = [test_nothing_is_booked_at_another_price_than_the_one_in_the_button,
         test_agreed_to_again_it_is_booked_once_at_the_new_price,
         test_a_second_change_is_asked_about_a_second_time,
         test_sums_that_do_not_add_up_are_said_and_not_booked,
         test_of_two_bookings_neither_is_made_when_the_second_has_changed]


def main():
    global stage
    with Stage(build, folder, ["--agent", OTHER]) as stage:
        stage.sync()
        report.finish(TESTS)


if __name__ == "__main__":
    main()
