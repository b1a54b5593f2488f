"""foyerctl sales: the list, one sale with its history, CSV and JSON for the books, and the chain with its
second copy; what was changed by hand is named."""
import csv
import io
import json
import os
import sqlite3
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import journal  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "sales-export")
stage = None


def sell():
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    script = play.choose(e, i, (0, 0)) + "tap add\n" + play.CLOSING
    played = play.Played(stage, play.START + script, "sold").ended_well()
    check(played.shot("booked").has("booked"), "a sale")


def test_lists_the_sale_and_tells_its_history():
    reference, state, _, number = journal.attempts(stage)[0]
    equal(state, "DONE", "state")
    text = stage.foyerctl("sales").stdout
    check(reference in text and number in text and "Lunch with a Cellist" in text, text)
    for name in (reference, number):
        one = json.loads(stage.foyerctl("sales", name, "--json").stdout)[0]
        equal(one["reference"], reference, "by " + name)
        equal([step["what"] for step in one["history"] if step["what"] != "HELD"],
              ["DRAFT", "BASKET_ID", "TAGGED", "CONFIRM_INTENT", "CONFIRMED", "DONE"], "history")
        check(one["confirmed"].endswith("Z") and one["begun"] <= one["confirmed"], repr(one))
    nothing = stage.foyerctl("sales", "K3-000000-0", check=False)
    equal(nothing.returncode, 1, "a sale that is not there")
    equal(stage.foyerctl("sales", "--help", check=False).returncode, 2, "help")


def test_exports_a_line_for_each_ticket():
    rows = list(csv.DictReader(io.StringIO(stage.foyerctl("sales", "--csv").stdout)))
    order = stage.ledger()["orders"][0]
    equal(len(rows), 2, "lines")
    equal({row["order"] for row in rows}, {order["id"]}, "order")
    equal({row["currency"] for row in rows}, {"GBP"}, "currency")
    total = sum(round(float(row["ticket_total"]) * 100) for row in rows)
    equal(total + order["transaction_commission"], play.paid(order), "what the lines come to")
    equal(round(float(rows[0]["order_total"]) * 100), play.paid(order), "the order's total")
    for ticket in order["tickets"]:
        check(ticket["barcode"] not in repr(rows), "a barcode in the books")


def test_attempts_without_an_order_are_listed_on_request():
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    script = play.choose(e, i, (0,)) + "tap add\n" + play.BASKET + \
        "tap start_over\nsettle\ntap leave\nuntil scene attract\nsettle\n"
    play.Played(stage, play.START + script, "left").ended_well()
    equal(len(json.loads(stage.foyerctl("sales", "--json").stdout)), 1, "orders")
    every = json.loads(stage.foyerctl("sales", "--all", "--json").stdout)
    equal([sale["state"] for sale in every], ["ABANDONED", "DONE"], "attempts")


def test_verify_says_that_journal_and_copy_are_whole():
    told = json.loads(stage.foyerctl("sales", "verify", "--json").stdout)
    check(told["events"] > 8 and told["events"] == told["copied"], repr(told))
    equal((told["journal"], told["copy"]), ("whole", "whole"), "verdict")


def change(sql):
    database = sqlite3.connect(stage.path("state", "journal.db"))
    database.executescript(sql)
    database.close()


def test_verify_names_the_first_event_that_was_changed():
    with open(stage.path("copy"), "rb") as file:
        copy = file.read()
    with open(stage.path("copy"), "wb") as file:
        file.write(copy.replace(b"CONFIRMED", b"confirmed").replace(b"\t8\t", b"\t9\t", 1))
    done = stage.foyerctl("sales", "verify", check=False)
    equal(done.returncode, 1, "a changed copy")
    check("copy: event" in done.stdout and ", whole" in done.stdout, done.stdout)
    with open(stage.path("copy"), "wb") as file:
        file.write(copy)
    change("DROP TRIGGER event_is_fixed; UPDATE event SET utc_ms = utc_ms + 1 WHERE seq = 4;")
    done = stage.foyerctl("sales", "verify", check=False)
    equal(done.returncode, 1, "a changed journal")
    check("journal: event 4 has been changed" in done.stdout, done.stdout)
    check("event 4 is sound and not the journal's" in done.stdout, done.stdout)


if __name__ == "__main__":
    extra = "[journal]\ncopy = %s\n" % os.path.join(os.path.abspath(folder), "copy")
    with Stage(build, folder, extra_config=extra) as stage:
        stage.sync()
        sell()
        report.finish([test_lists_the_sale_and_tells_its_history,
                       test_exports_a_line_for_each_ticket,
                       test_attempts_without_an_order_are_listed_on_request,
                       test_verify_says_that_journal_and_copy_are_whole,
                       test_verify_names_the_first_event_that_was_changed])
