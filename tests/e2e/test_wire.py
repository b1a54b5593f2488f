"""The network's truth: a wire that cuts connections at every moment, and the service that counts.

Whatever is cut, a state-changing request reaches the service at most as often as the kiosk says it was sent:
in its log for each of them, in its journal for confirm (R1; reliability finding 1, F12).
"""
import collections
import os
import re
import sys
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import journal  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from stage import Stage  # noqa: E402
from wire import MOMENTS, Wire  # noqa: E402

build = sys.argv[1]
WHOLE = os.environ.get("WIRE") == "whole"  # each moment on its own, cut more and more often
SALES = 6
AGAIN = "tap_if retry\nsettle\ntap_if try_again\nsettle\n"
CHANGES = ("POST", "PATCH", "DELETE", "PUT")


def sale(e, i):
    """Somebody who gives one of two tickets back, tries again where that is offered, and goes home."""
    return "until scene attract\nsettle\ntap start\nuntil scene browse\nsettle\ntap event %d\n" % e + \
        "until scene event\nsettle\ntap performance %d\nsettle\n" % i + AGAIN + "tap_if plus 0\n" * 2 + \
        ("tap_if add\nsettle\n" + AGAIN) * 3 + "tap_if remove 0\nsettle\n" + AGAIN + \
        "tap_if continue\nsettle\n" + \
        ("tap_if buy\nsettle\n" + AGAIN) * 3 + \
        "settle\ntap_if done\nsettle\ntap_if start_over\nsettle\ntap_if leave\nsettle\nwait 3min\n" \
        "settle\nuntil scene attract\nexpect session empty\n"


def sent_in(log):
    """How often the kiosk says that it sent each state-changing request."""
    return collections.Counter(re.findall(r"sent: ((?:%s) \S+)" % "|".join(CHANGES), log))


def arrived_at(stage, base):
    return collections.Counter(
        "%s %s%s%s" % (r["method"], base, r["path"].split("/api/v3/", 1)[-1],
                       "?" + r["query"] if r["query"] else "")
        for r in stage.control("log") if r["method"] in CHANGES)


def play_cut(name, choose, n_sales):
    """Plays sales over a wire that is cut; returns what was sent, what arrived, and the cuts made."""
    place = os.path.join(build, "e2e", "wire", name)
    with Stage(build, place, extra_config="[catalogue]\nlight_sync_minutes = 1440\n") as stage:
        stage.sync()
        e, i, _ = play.place_of(stage, "Lunch with a Cellist")
        service = urllib.parse.urlsplit(stage.service["url"])
        with Wire(service.port, choose) as wire:
            base = stage.service["url"].replace(":%d/" % service.port, ":%d/" % wire.port)
            stage.service = dict(stage.service, url=base)
            stage.write_config()
            stage.control("log", method="DELETE")
            done = stage.foyer(play.START + sale(e, i) * n_sales, stage.path("shots"),
                               more=["--verbose"])
            cuts = [c for c in wire.cuts if c.moment and c.cut_done]
        equal(done.returncode, 0, name + ": " + done.stderr[-3000:])
        sent, arrived = sent_in(done.stderr), arrived_at(stage, base)
        check_counts(stage, name, sent, arrived)
        return sent, arrived, cuts


def check_counts(stage, name, sent, arrived):
    more = {what: (n, sent[what]) for what, n in arrived.items() if n > sent[what]}
    equal(more, {}, name + ": requests that arrived more often than they were sent")
    sends = sum(attempt[2] for attempt in journal.attempts(stage))
    confirms = sum(n for what, n in arrived.items() if what.endswith("/confirm"))
    check(confirms <= sends, "%s: %d confirms arrived, %d in the journal" % (name, confirms, sends))
    tried = sum(n for what, n in sent.items() if what.endswith("/confirm"))
    check(sends <= tried, "%s: %d sends in the journal, %d tried" % (name, sends, tried))
    baskets = [order["basket"] for order in stage.ledger()["orders"]]
    equal(len(baskets), len(set(baskets)), name + ": baskets that became orders")
    known = {attempt[3] for attempt in journal.attempts(stage)}
    open_ones = [a for a in journal.attempts(stage) if a[1] in ("UNKNOWN", "ESCALATED")]
    lost = [o["id"] for o in stage.ledger()["orders"] if o["id"] not in known]
    check(len(lost) <= len(open_ones), "%s: orders %s that no attempt knows or asks for" % (name, lost))


def every_third(moments, start):
    """Cuts each third connection, one moment after the other."""
    return lambda n: (moments[(n // 3 + start) % len(moments)], 1) if n > 1 and n % 3 == 0 else None


def every_nth(moment, nth):
    return lambda n: (moment, 1) if n > 0 and n % nth == 0 else None


def tell(sent, arrived, cuts):
    print("%d connections cut, %d changes sent, %d arrived" %
          (len(cuts), sum(sent.values()), sum(arrived.values())))


def test_a_cut_in_any_moment_sends_nothing_twice():
    sent, arrived, cuts = play_cut("any", every_third(MOMENTS, 0), SALES)
    tell(sent, arrived, cuts)
    equal({c.moment for c in cuts}, set(MOMENTS), "moments in which was cut")
    check(sum(sent.values()) >= 4 * SALES, "only %d changes were sent" % sum(sent.values()))
    for n, moment in enumerate(MOMENTS if WHOLE else []):
        for every in (2, 3, 4):
            tell(*play_cut("%d-%d" % (n, every), every_nth(moment, every), 2))


def test_connections_that_are_used_again_lose_nothing_and_double_nothing():
    """The second request of a connection is cut: what libcurl would send again by itself."""
    moments = ["before the request", "behind the request", "before the answer", "in the answer"]
    sent, _, cuts = play_cut("again", lambda n: (moments[n % 4], 2) if n else None, 3)
    check(sum(sent.values()) >= 6, "only %d changes were sent" % sum(sent.values()))
    check(cuts, "no connection was used twice")


def test_a_wire_that_is_left_alone_carries_everything_once():
    sent, arrived, cuts = play_cut("whole", lambda n: None, 1)
    equal(cuts, [], "cuts")
    equal(arrived, sent, "requests")
    check(any(what.endswith("/confirm") for what in arrived), "nothing was booked")
    check(any(what.startswith("DELETE ") for what in arrived), "nothing was given back")


if __name__ == "__main__":
    report.finish([test_a_wire_that_is_left_alone_carries_everything_once,
                   test_a_cut_in_any_moment_sends_nothing_twice,
                   test_connections_that_are_used_again_lose_nothing_and_double_nothing])
