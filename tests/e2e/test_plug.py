"""The plug is pulled at each step of a purchase.

However the service goes wrong, the customer reads words and finds a way on, no seat stays held after
the session, one sale is at most one order, and the journal says what became of it (design/orders.md).
"""
import os
import signal
import sys
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import journal  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from service import Service  # noqa: E402
from stage import Stage  # noqa: E402
from wait import until  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "plug")
stage = None

KINDS = ["drop_before", "drop_after", "reset", "delay 250", "status 500", "html 502",
         "status 429 retry_after 1", "truncate", "garbage"]
STEPS = ["GET instances/*/price-list", "GET instances/*/status", "POST baskets",
         "POST baskets/*/tickets", "GET baskets/*", "PATCH baskets/*"]
SHOT = "settle\nmore_time\nshot %s words\n"
AGAIN = "tap_if retry\nsettle\ntap_if try_again\nsettle\n"
LEAVE = "settle\nshot end words\ntap_if done\nsettle\ntap_if start_over\nsettle\ntap_if leave\nsettle\n" \
    "until scene attract\nexpect session empty\nwait 20s\nsettle\n"


def to_types(e, i):
    return "until scene attract\nsettle\ntap start\nuntil scene browse\nsettle\ntap event %d\n" \
        "until scene event\nsettle\ntap performance %d\n" % (e, i) + SHOT % "open"


def patient_purchase(e, i):
    """A customer who tries again wherever that is offered, until there is a code."""
    adding = "".join(AGAIN + "tap_if add\n" + SHOT % ("add-%d" % n) for n in range(4))
    booking = "".join(AGAIN + "tap_if buy\n" + SHOT % ("buy-%d" % n) for n in range(4))
    return to_types(e, i) + AGAIN * 2 + "until has plus\ntap plus 0\n" + adding + \
        "until scene basket\n" + SHOT % "basket" + "tap continue\nuntil has buy\n" + \
        SHOT % "review" + booking + "until has booked\n" + LEAVE


def impatient_purchase(e, i):
    """A customer who tries twice, and leaves when that does not help."""
    return to_types(e, i) + AGAIN + "tap_if plus 0\ntap_if add\n" + SHOT % "add" + AGAIN + \
        "tap_if add\n" + SHOT % "add-again" + "tap_if continue\n" + SHOT % "review" + \
        "tap_if buy\n" + SHOT % "buy" + AGAIN + "tap_if buy\n" + SHOT % "buy-again" + LEAVE


def seats_purchase(e, i, seat):
    """The same with a seat chosen on the plan."""
    return to_types(e, i) + AGAIN + "tap_if plus 0\ntap_if choose_seats\n" + SHOT % "plan" + \
        AGAIN + "tap seat %s\n" % seat + SHOT % "seat" + "tap_if continue\n" + SHOT % "take" + \
        "tap_if continue\n" + SHOT % "review" + "tap_if buy\n" + SHOT % "buy" + LEAVE


def check_words(played):
    """Every screen says something and offers a way on; the booking itself may only be waited for."""
    shots = sorted(f[:-4] for f in os.listdir(played.folder) if f.endswith(".txt"))
    check(shots, "no screen was seen")
    for name in shots:
        screen = played.shot(name)
        check(screen.tells(), "no words on %s:\n%s" % (name, screen.text))
        check(screen.ways_on(), "no way on from %s:\n%s" % (name, screen.text))


def check_nothing_held():
    held = [b for b in stage.ledger()["baskets"] if b["tickets"]]
    equal(held, [], "baskets that hold places after the session")


def check_journal_closed(since, allowed=("ABANDONED", "VOIDED", "DONE", "CONFIRMED")):
    for attempt in journal.attempts(stage)[since:]:
        check(attempt[1] in allowed, "%r is not closed" % (attempt,))
    check(stage.foyerctl("sales", "verify").returncode == 0, "the journal's chain holds")


def run(script, name, faults=(), settings=(), ended_well=True):
    """Plays it with the faults in force; returns the screens and the orders it made."""
    global stage
    before = {order["id"] for order in stage.ledger()["orders"]}
    for rule in faults:
        stage.fault(rule)
    for setting in settings:
        stage.control("set", setting)
    try:
        played = play.Played(stage, play.START + script, name)
    finally:
        stage.clear_faults()
    if ended_well:
        played.ended_well()
    check_words(played)
    new = [o for o in stage.ledger()["orders"] if o["id"] not in before]
    check(len(new) <= 1, "one sale made %d orders" % len(new))
    return played, new


def unreserved():
    return play.place_of(stage, "Lunch with a Cellist")[:2]


def test_one_fault_at_each_step_and_the_sale_still_succeeds():
    e, i = unreserved()
    for kind in KINDS:
        since = len(journal.attempts(stage))
        name = kind.replace(" ", "-")
        played, new = run(patient_purchase(e, i), name, ["%s %s x1" % (s, kind) for s in STEPS])
        equal(len(new), 1, kind + ": orders")
        equal(len(new[0]["tickets"]), 1, kind + ": tickets")
        check_nothing_held()
        check_journal_closed(since)


def test_a_step_that_never_works_ends_in_words_and_nothing_held():
    e, i = unreserved()
    for n, step in enumerate(STEPS):
        kind = ("drop_after", "html 502")[n % 2]
        since = len(journal.attempts(stage))
        played, new = run(impatient_purchase(e, i), "never-%d" % n, ["%s %s" % (step, kind)])
        if new:  # the kiosk may find another way, but then the customer sees the codes
            check(any(played.shot(s).has("booked") for s in ("buy", "buy-again")),
                  "%s %s: a sale that nobody saw" % (step, kind))
        check_nothing_held()
        check_journal_closed(since)


def booking(e, i, then=""):
    """Straight to the booking; what comes of it is shot as `answer`."""
    return to_types(e, i) + "until has plus\ntap plus 0\ntap add\nuntil scene basket\nsettle\n" \
        "tap continue\nuntil has buy\nsettle\nshot review words\ntap buy\n" + SHOT % "answer" + then + \
        LEAVE + "wait 3min\nsettle\n"


# fault of confirm, settings, orders in the end, journal in the end, does this customer see codes?
CONFIRMS = [
    ("drop_before x1", [], 1, {"CONFIRMED", "DONE"}, False),
    ("html 502 x1", [], 1, {"CONFIRMED", "DONE"}, False),
    ("status 429 retry_after 1 x1", [], 1, {"CONFIRMED", "DONE"}, False),
    ("unauthorised x1", [], 1, {"CONFIRMED", "DONE"}, False),
    ("drop_after x1", ["get_after_confirm=order"], 1, {"DONE"}, True),
    ("html_after 502 x1", ["get_after_confirm=404"], 1, {"ESCALATED"}, False),
    ("wrong_content x1", ["get_after_confirm=empty"], 1, {"ESCALATED"}, False),
    ("truncate x1", ["get_after_confirm=basket", "second_confirm=same_order"], 1,
     {"CONFIRMED", "DONE"}, False),
    ("garbage x1", ["get_after_confirm=basket", "second_confirm=409"], 1,
     {"UNKNOWN", "ESCALATED"}, False),
    ("drop_before", [], 0, {"VOIDED"}, False),
]


def test_a_lost_answer_to_confirm_is_looked_up_and_nothing_is_sold_twice():
    e, i = unreserved()
    wrong = []
    for n, (fault, settings, orders, states, sees) in enumerate(CONFIRMS):
        since = len(journal.attempts(stage))
        played, new = run(booking(e, i), "confirm-%d" % n, ["POST baskets/*/confirm " + fault],
                          settings + (["get_after_confirm=404"] if not settings else []))
        attempts = journal.attempts(stage)[since:]
        words = "%s %s: %r" % (fault, settings, attempts)
        answer = played.shot("answer")
        if len(attempts) != 1 or len(new) != orders or attempts[0][1] not in states or \
                answer.has("booked") != sees or attempts[0][2] > 2:
            wrong.append("%s; %d orders; %s" % (words, len(new), answer.tells()))
        if not sees and attempts[0][1] != "VOIDED" and not answer.has("reference"):
            wrong.append(words + ": the customer is told no reference")
        check_nothing_held()
        if attempts[0][1] in ("UNKNOWN", "ESCALATED"):  # two of them would stop the kiosk
            stage.forget_journal()
    equal(wrong, [], "outcomes")


def test_the_world_moves_before_the_booking():
    e, i = unreserved()
    since = len(journal.attempts(stage))
    played, new = run(booking(e, i), "taken", ["PATCH baskets/* basket_taken x1"])
    equal(new, [], "orders from a basket that staff took")
    check(not played.shot("answer").has("booked"), "no codes")
    again = "tap_if buy\n" + SHOT % "second"
    played, new = run(booking(e, i, again), "price", ["PATCH baskets/* price_changed 200 x1"])
    equal(len(new), 1, "orders after a change of price that was agreed to")
    check(played.shot("answer").has("price_changed"), "the change is said before it is paid")
    equal(play.pence(played.shot("answer").all("buy")[0].parts["sub"]), play.paid(new[0]), "total")
    check(played.shot("second").has("booked"), "codes")
    check_nothing_held()
    check_journal_closed(since)


def test_a_seat_that_somebody_else_took_is_said_and_another_can_be_chosen():
    e, i, instance = play.place_of(stage, "A Fox in Winter", at_least=100)
    seats = Service(stage.service).free_neighbours(instance["id"], 4)
    since = len(journal.attempts(stage))
    script = to_types(e, i) + "until has plus\ntap plus 0\ntap choose_seats\nuntil has plan\n" + \
        "settle\ntap seat %s\nsettle\ntap continue\n" % seats[0] + SHOT % "lost" + \
        "expect scene seats\ntap seat %s\nsettle\ntap continue\nuntil scene basket\n" % seats[3] + \
        SHOT % "basket" + "tap continue\nuntil has buy\nsettle\ntap buy\nuntil has booked\n" + LEAVE
    _, new = run(script, "stolen", ["POST baskets/*/tickets seat_stolen x1"])
    equal([t["seat"] for t in new[0]["tickets"]], [seats[3]], "the other seat")
    check_nothing_held()
    check_journal_closed(since)


def test_a_clock_that_is_an_hour_off_sells_nothing_wrong():
    e, i = unreserved()
    since = len(journal.attempts(stage))
    _, new = run(impatient_purchase(e, i), "clock", ["* clock_off 3600"])
    check_nothing_held()
    check_journal_closed(since)
    check(len(new) <= 1, "orders")


def test_one_refused_signature_does_not_stop_the_kiosk_for_ever():
    e, i = unreserved()
    since = len(journal.attempts(stage))
    later = "wait 3min\nsettle\n" + patient_purchase(e, i)
    _, new = run(impatient_purchase(e, i) + later, "refused", ["POST baskets unauthorised x1"])
    equal(len(new), 1, "orders once the service takes the signature again")
    check_journal_closed(since)


class Executioner(threading.Thread):
    """Kills a process as soon as `when` says so."""

    def __init__(self, when, process):
        super().__init__()
        self.when, self.process = when, process

    def run(self):
        until(self.when, 120)
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def play_and_kill_the_service(script, name, at_shot, faults=(), when=None):
    """Starts a service of its own and kills it when that shot has been taken, or `when` says so."""
    stage.stop_sandbox()
    stage.start_sandbox()
    for rule in faults:
        stage.fault(rule)
    shot = stage.path("shots", name, at_shot + ".txt")
    if os.path.exists(shot):
        os.remove(shot)
    killer = Executioner(when or (lambda: os.path.exists(shot)), stage.process)
    killer.start()
    played = play.Played(stage, play.START + script, name)
    killer.join()
    played.ended_well()
    check_words(played)
    return played


def test_the_service_dies_at_each_step():
    pause = "wait 30s\n"
    e, i = unreserved()
    steps = {
        "begin": lambda: "until scene attract\nsettle\nshot begin words\n" + pause +
        impatient_purchase(e, i),
        "open": lambda: impatient_purchase(e, i).replace("shot open words\n", "shot open words\n" + pause),
        "add": lambda: impatient_purchase(e, i).replace("shot add words\n", "shot add words\n" + pause),
        "review": lambda: impatient_purchase(e, i).replace("shot review words\n", "shot review words\n" + pause),
    }
    for name, script in steps.items():
        since = len(journal.attempts(stage))
        played = play_and_kill_the_service(script(), "dies-" + name, name)
        check_journal_closed(since)
        check(not any(w.id == "qr" for w in played.shot("end").widgets), "no codes")


def test_the_service_dies_while_it_books():
    e, i = unreserved()
    since = len(journal.attempts(stage))
    played = play_and_kill_the_service(booking(e, i) + "wait 11min\n", "dies-booking", "review",
                                       ["POST baskets/*/confirm delay_after 20000"],
                                       lambda: len(stage.ledger()["orders"]) == 1)
    answer = played.shot("answer")
    check(answer.has("reference"), "the customer has a reference:\n" + answer.text)
    attempt = journal.attempts(stage)[since]
    equal(attempt[1], "ESCALATED", "journal after ten minutes without contact")
    check(attempt[0] in answer.label("reference"), "it is this sale's reference")


def killed_while_booking(name, fault, killable):
    """Books with a fault in force and kills the kiosk with SIGKILL once `killable` says so."""
    e, i = unreserved()
    stage.fault(fault)
    kiosk = stage.start_foyer(play.START + booking(e, i), stage.path("shots", name))
    until(lambda: killable() or kiosk.poll() is not None, 60)
    check(kiosk.poll() is None, "the kiosk still books")
    kiosk.send_signal(signal.SIGKILL)
    kiosk.communicate()
    stage.clear_faults()


def restart(name):
    script = play.START + "until scene attract\nsettle\nwait 6min\nsettle\nshot after words\n"
    return play.Played(stage, script, name).ended_well()


def test_the_kiosk_is_killed_while_it_books():
    stage.control("set", "get_after_confirm=order")
    killed_while_booking("killed-after", "POST baskets/*/confirm delay_after 20000",
                         lambda: len(stage.ledger()["orders"]) == 1)
    equal(journal.attempts(stage)[0][1], "CONFIRM_INTENT", "on the disk when it died")
    restart("restarted-after")
    order = stage.ledger()["orders"]
    equal([a[1:] for a in journal.attempts(stage)], [("CONFIRMED", 1, order[0]["id"])], "journal")
    equal(stage.sales()[0]["barcodes"], [t["barcode"] for t in order[0]["tickets"]], "barcodes")

    killed_while_booking("killed-before", "POST baskets/*/confirm drop_before x1",
                         lambda: any(a[1] in ("CONFIRM_INTENT", "UNKNOWN")
                                     for a in journal.attempts(stage)))
    restart("restarted-before")
    equal(len(stage.ledger()["orders"]), 2, "orders of two sales")
    equal([a[1:3] for a in journal.attempts(stage)], [("CONFIRMED", 1), ("CONFIRMED", 2)], "journal")
    check_nothing_held()


def main():
    report.finish([with_stage(t) for t in TESTS])


def with_stage(test):
    def run_it():
        global stage
        with Stage(build, os.path.join(folder, test.__name__)) as stage:
            stage.sync()
            test()
    run_it.__name__ = test.__name__
    return run_it


TESTS = [test_one_fault_at_each_step_and_the_sale_still_succeeds,
         test_a_step_that_never_works_ends_in_words_and_nothing_held,
         test_a_lost_answer_to_confirm_is_looked_up_and_nothing_is_sold_twice,
         test_the_world_moves_before_the_booking,
         test_a_seat_that_somebody_else_took_is_said_and_another_can_be_chosen,
         test_a_clock_that_is_an_hour_off_sells_nothing_wrong,
         test_one_refused_signature_does_not_stop_the_kiosk_for_ever,
         test_the_service_dies_at_each_step,
         test_the_service_dies_while_it_books,
         test_the_kiosk_is_killed_while_it_books]

if __name__ == "__main__":
    main()
