"""Staff settle bookings without proof by foyerctl, as the box office found them (design/orders.md, R8).

The kiosk's sales happened an hour ago, or just now, on its virtual time; foyerctl has the machine's own.
"""
import os
import re
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import journal  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from stage import Stage  # noqa: E402
from wait import until  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "resolve")
stage = None

BASKET_S = 180  # the least: the machine may have been started only a few minutes ago
BOOK = play.BASKET + play.TO_REVIEW + "tap buy\nuntil has reference\nsettle\nshot told words\n"
LEAVE = "tap_if done\nsettle\nuntil scene attract\nsettle\n"
# The answer to confirm is lost; what the service did with it decides who is right.
BOOKED = ["POST baskets/*/confirm drop_after"]
NOT_BOOKED = ["POST baskets/*/confirm drop_before", "POST baskets/*/clear drop_before"]


def run(script, name, minutes_ago=60, faults=()):
    start = time.strftime("time virtual %Y-%m-%dT%H:%M:%SZ\n",
                          time.gmtime(time.time() - 60 * minutes_ago))
    for rule in faults:
        stage.fault(rule)
    try:
        return play.Played(stage, start + script, name).ended_well()
    finally:
        stage.clear_faults()


def to_basket():
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    return play.choose(e, i, (0,)) + "tap add\n"


def open_booking(name, faults, minutes_ago=60):
    """A sale that ends without proof; its reference, which the customer was told."""
    played = run(to_basket() + BOOK + LEAVE, name, minutes_ago, faults)
    reference, state, _, _ = journal.attempts(stage)[-1]
    check(state in ("UNKNOWN", "ESCALATED"), "%s is %s" % (reference, state))
    check(reference in played.shot("told").label("reference"), "the customer has the reference")
    return reference


def resolve(*args):
    done = stage.foyerctl("resolve", *args, check=False)
    return done.returncode, done.stdout + done.stderr


def states():
    return {attempt[0]: attempt[1] for attempt in journal.attempts(stage)}


def check_chain():
    verified = stage.foyerctl("sales", "verify", check=False)
    equal(verified.returncode, 0, "the chain: " + verified.stdout + verified.stderr)


def test_two_bookings_without_an_answer_are_settled_and_the_kiosk_sells_again():
    stage.control("set", "get_after_confirm=404")
    yes = open_booking("booked", BOOKED)
    no = open_booking("not-booked", NOT_BOOKED)
    orders = stage.ledger()["orders"]
    equal([order["reference"].split()[0] for order in orders], [yes], "what the box office finds")

    stopped = run("until scene attract\nsettle\nwait 10s\nsettle\nshot stopped words\n", "stopped",
                  faults=NOT_BOOKED)
    check(stopped.shot("stopped").has("honest"), "selling has stopped, and the screen says so:\n" +
          stopped.shot("stopped").text)

    equal(resolve(yes, "yes", orders[0]["id"])[0], 0, "settled as booked")
    check_chain()
    equal(resolve(no, "no")[0], 0, "settled as not booked")
    equal(states(), {yes: "RESOLVED_BY_STAFF", no: "RESOLVED_BY_STAFF"}, "the journal")
    equal(journal.acts(stage), [("FOYERCTL", "DECIDE", yes + " booked"),
                                ("FOYERCTL", "DECIDE", no + " not booked")], "who decided what")
    code, words = resolve(no, "yes", orders[0]["id"])
    equal((code, "nothing to decide" in words), (1, True), "once is enough: " + words)
    check_chain()

    sold = run(to_basket() + play.CLOSING, "sold", 5)
    check(sold.shot("booked").has("qr"), "the kiosk sells again")
    equal(len(stage.ledger()["orders"]), 2, "one order of the settled sale, one of the new one")
    equal(sorted(states().values()), ["DONE", "RESOLVED_BY_STAFF", "RESOLVED_BY_STAFF"], "in the end")
    check_chain()


def test_too_early_is_refused_with_the_time_that_is_left():
    stage.control("set", "get_after_confirm=404")
    reference = open_booking("early", BOOKED, 0)
    before = states()
    code, words = resolve(reference, "no")
    left = re.search(r"%s can be decided in (\d+) s, not before" % reference, words)
    equal((code, bool(left)), (1, True), "too early: " + words)
    check(0 < int(left.group(1)) <= 2 * BASKET_S, "the basket still lives: " + words)
    equal(states(), before, "nothing has moved")
    check_chain()


def test_what_makes_no_sense_is_refused():
    stage.control("set", "get_after_confirm=order")
    run(to_basket() + play.CLOSING, "sold", 60)
    reference = journal.attempts(stage)[-1][0]
    wrong = reference[:-1] + ("0" if reference[-1] != "0" else "1")
    for args, code, part in [((reference, "no"), 1, "DONE: nothing to decide"),
                             ((wrong, "no"), 2, "resolve REFERENCE"),
                             ((reference, "perhaps"), 2, "resolve REFERENCE"),
                             ((reference, "yes"), 2, "resolve REFERENCE")]:
        got, words = resolve(*args)
        equal((got, part in words), (code, True), "%r: %s" % (args, words))
    equal(states(), {reference: "DONE"}, "nothing has moved")


def test_beside_a_kiosk_that_runs_it_is_refused():
    stage.control("set", "get_after_confirm=404")
    reference = open_booking("open", BOOKED)
    shot = stage.path("shots", "beside", "on.txt")
    kiosk = stage.start_foyer("time real\nuntil scene attract\nsettle\nshot on words\nwait 10min\n",
                              stage.path("shots", "beside"))
    try:
        check(until(lambda: os.path.exists(shot), 120), "the kiosk is on")
        code, words = resolve(reference, "no")
        equal(code, 1, "two writers: " + words)
        check("is in use by another process" in words, words)
    finally:
        kiosk.kill()
        kiosk.communicate()
    check(states()[reference] in ("UNKNOWN", "ESCALATED"), "nothing has moved")


def with_stage(test):
    def run_it():
        global stage
        with Stage(build, os.path.join(folder, test.__name__),
                   ["--date-tolerance", "100000"],
                   "\n[service]\nbasket_minutes = %d\n" % (BASKET_S // 60)) as stage:
            stage.sync()
            test()
    run_it.__name__ = test.__name__
    return run_it


if __name__ == "__main__":
    report.finish([with_stage(t) for t in [
        test_two_bookings_without_an_answer_are_settled_and_the_kiosk_sells_again,
        test_too_early_is_refused_with_the_time_that_is_left,
        test_what_makes_no_sense_is_refused,
        test_beside_a_kiosk_that_runs_it_is_refused]])
