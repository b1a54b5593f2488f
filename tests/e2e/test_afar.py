"""Seen from afar: the file of figures against journal and ledger, the status, alerts and dashboard."""
import json
import os
import re
import signal
import stat
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import play  # noqa: E402
import report  # noqa: E402
import yaml  # noqa: E402
from exposition import Exposition  # noqa: E402
from journal import attempts  # noqa: E402
from report import check, equal  # noqa: E402
from stage import Stage  # noqa: E402
from wait import until  # noqa: E402

MONITORING = os.path.join(HERE, "..", "..", "packaging", "monitoring")
PATIENCE_S = 120
LANGUAGE = {"and", "or", "unless", "by", "on", "ignoring", "without", "group_left", "le", "time", "rate",
            "increase", "sum", "max", "min", "avg", "absent", "changes", "abs", "histogram_quantile",
            "clamp_min", "max_over_time", "instance", "count", "bool", "offset"}

build = sys.argv[1]
stage = None


def read(*path):
    with open(os.path.join(*path)) as file:
        return file.read()


def figures():
    return Exposition(read(stage.path("foyer.prom")))


def requests(seen, call):
    """How many exchanges of "POST baskets/*/confirm"; 0 when there was none."""
    method, endpoint = call.split()
    wanted = {"method": method, "endpoint": endpoint}
    name = "foyer_request_duration_seconds"
    series = [dict(labels) for part, labels in seen.families[name].samples if part == name + "_count"]
    return seen.value(name + "_count", **wanted) if wanted in series else 0


def give_up_on_the_basket(e, i):
    return play.choose(e, i, plus=(0,)) + "tap add\nuntil scene basket\nsettle\ntap start_over\n" \
        "settle\ntap_if leave\nsettle\nuntil scene attract\nsettle\n"


def test_what_it_counts_is_what_journal_and_ledger_have():
    e, i, instance = play.place_of(stage, "Lunch with a Cellist")
    before = play.orders(stage)
    script = give_up_on_the_basket(e, i) + play.choose(e, i, plus=(0,)) + "tap add\n" + play.CLOSING
    play.Played(stage, play.START + script, "counted").ended_well()
    seen, ledger = figures(), play.orders(stage)
    rows = attempts(stage)
    equal(len(ledger), len(before) + 1, "orders at the service")
    equal(seen.value("foyer_orders_total"), len(ledger), "orders")
    equal(seen.value("foyer_tickets_total"), sum(len(o["tickets"]) for o in ledger), "tickets")
    for state in ("DONE", "ABANDONED"):
        equal(seen.value("foyer_sales_total", state=state), sum(row[1] == state for row in rows), state)
    equal(seen.value("foyer_sales_total", state="DRAFT"), len(rows), "attempts")
    equal(requests(seen, "POST baskets/*/confirm"), 1, "confirmed in this run")
    equal(requests(seen, "POST baskets/*/tickets"), 2, "additions in this run")
    equal(seen.value("foyer_sessions_total"), 2, "visits")
    equal(seen.all("foyer_sessions_abandoned_total"), {(("screen", "basket"),): 1}, "given up")
    frames = seen.value("foyer_frame_duration_seconds_count")
    check(frames > 10, "%d frames" % frames)
    equal(seen.value("foyer_unresolved_sales"), 0, "unresolved")
    check(seen.value("foyer_last_sync_timestamp_seconds") > 1e9, "it was refreshed")
    forbidden = [row[0] for row in rows] + [o["id"] for o in ledger] + [instance["id"], "Lunch"] + \
        [t["barcode"] for o in ledger for t in o["tickets"]] + [stage.service["login"]]
    text = read(stage.path("foyer.prom"))
    equal([word for word in forbidden if word in text], [], "what is nobody's business")


def test_failed_requests_are_told_by_class():
    stage.fault("GET events status 503 x1")
    play.Played(stage, play.START + "until scene attract\nwait 20s\nsettle\nwait 5min\nsettle\n",
                "failing").ended_well()
    stage.clear_faults()
    wanted = (("class", "BUSY"), ("endpoint", "events"), ("method", "GET"))
    failed = {labels: n for labels, n in figures().all("foyer_request_errors_total").items()
              if dict(labels)["endpoint"] != "picture"}
    equal(failed, {wanted: 1}, "failures")


def test_an_unresolved_booking_is_seen():
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    stage.fault("POST baskets/*/confirm html_after 502 x1")
    script = play.choose(e, i) + "tap add\n" + play.BASKET + play.TO_REVIEW + "tap buy\nwait 11min\n"
    play.Played(stage, play.START + script, "unresolved").ended_well()
    stage.clear_faults()
    seen = figures()
    equal(seen.value("foyer_unresolved_sales"), 1, "unresolved")
    equal(seen.value("foyer_sales_total", state="ESCALATED"), 1, "escalated")
    equal(json.loads(stage.foyerctl("status", "--json", check=False).stdout)["open"], 1, "open")


class Running:
    """A kiosk in real time, until the block ends."""

    def __enter__(self):
        self.log = open(stage.path("running.log"), "w")
        self.process = subprocess.Popen(
            [stage.program("foyer"), "--config", stage.path("kiosk.ini"), "--state-dir",
             stage.path("state"), "--headless", "1080x1920"], stderr=self.log)
        sells = until(lambda: self.process.poll() is not None or status()[0] == 0, PATIENCE_S)
        check(sells and self.process.poll() is None, "it does not sell: %r" % (status(),))
        return self.process

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.log.close()


def status():
    done = stage.foyerctl("status", "--json", check=False)
    return done.returncode, json.loads(done.stdout)


def test_the_status_tells_whether_it_sells_and_why_not():
    with Running() as kiosk:
        code, told = status()
        equal((code, told["selling"], told["running"], told["why"]), (0, True, True, ""), "running")
        equal([(r["name"], r["key"], r["serves"]) for r in told["records"]], [("main", "plain", True)],
              "agent records")
        for name in ("version", "started", "last_answer", "synced", "last_sale", "disk_free"):
            check(told[name], "nothing is told of " + name)
        check(abs(told["clock_offset_ms"]) < 5000, "clock %r" % told["clock_offset_ms"])
        first = told["starts"]
        kiosk.send_signal(signal.SIGTERM)
        equal(kiosk.wait(PATIENCE_S), 0, "its end")
    code, told = status()
    equal((code, told["selling"], told["why"]), (3, False, "the kiosk does not run"), "ended")
    equal(figures().value("foyer_up"), 0, "up after the end")
    with Running() as kiosk:
        equal(status()[1]["starts"], first + 1, "starts")
        kiosk.kill()
        kiosk.wait(PATIENCE_S)
    code, told = status()
    check(code == 3 and "died" in told["why"], "after a kill: %r" % told)
    check("died" in stage.foyerctl("status", check=False).stdout, "in words")


def test_the_file_is_whole_readable_and_fresh_while_it_runs():
    with Running():
        path = stage.path("foyer.prom")
        first = os.stat(path)
        equal(stat.S_IMODE(first.st_mode), 0o644, "mode")
        check(until(lambda: os.stat(path).st_ino != first.st_ino, PATIENCE_S), "it is never replaced")
        seen = figures()
        equal(seen.value("foyer_up"), 1, "up")
        check(until(lambda: figures().value("foyer_selling") == 1, PATIENCE_S), "it sells")
        equal([labels for labels, on in figures().all("foyer_stopped").items() if on], [], "stops")


def queries():
    """(where, query) of every alert and every panel."""
    rules = yaml.safe_load(read(MONITORING, "foyer-alerts.yml"))
    for group in rules["groups"]:
        for rule in group["rules"]:
            yield rule["alert"], rule["expr"]
    board = json.loads(read(MONITORING, "foyer-dashboard.json"))
    for panel in board["panels"]:
        for target in panel.get("targets", []):
            yield panel["title"], target["expr"]


def test_alerts_and_dashboard_ask_for_what_is_there():
    names = figures().names()
    n = 0
    for where, query in queries():
        bare = re.sub(r'\{[^}]*\}|"[^"]*"|\[[^\]]*\]|\b(by|on|ignoring|without)\s*\([^)]*\)', " ", query)
        words = set(re.findall(r"\b[a-z_][a-z0-9_]*", bare)) - LANGUAGE
        words -= {word for word in words if word.startswith("node_textfile_")}
        check(words, where + " asks for nothing")
        equal(sorted(words - names), [], "%s: %s" % (where, query))
        n += 1
    check(n > 20, "only %d queries" % n)


def test_every_alert_says_what_to_do():
    rules = [rule for group in yaml.safe_load(read(MONITORING, "foyer-alerts.yml"))["groups"]
             for rule in group["rules"]]
    for rule in rules:
        check(rule["labels"]["severity"] in ("page", "ticket"), rule["alert"])
        check(len(rule["annotations"]["summary"]) > 20, rule["alert"])
        check(len(rule["annotations"]["description"]) > 40, rule["alert"])
    needed = {"FoyerNotSelling", "FoyerUnresolvedSale", "FoyerSyncTooOld", "FoyerPriceDiffers",
              "FoyerClockOff", "FoyerDiskFull", "FoyerRestarts", "FoyerSilent"}
    equal(needed - {rule["alert"] for rule in rules}, set(), "alerts")


if __name__ == "__main__":
    folder = os.path.join(build, "e2e", "afar")
    metrics = "[metrics]\nfile = %s\ninterval_s = 5\n" % os.path.join(os.path.abspath(folder), "foyer.prom")
    with Stage(build, folder, extra_config=metrics) as stage:
        stage.sync()
        code = report.run([test_what_it_counts_is_what_journal_and_ledger_have,
                           test_failed_requests_are_told_by_class,
                           test_the_status_tells_whether_it_sells_and_why_not,
                           test_the_file_is_whole_readable_and_fresh_while_it_runs,
                           test_an_unresolved_booking_is_seen,
                           test_alerts_and_dashboard_ask_for_what_is_there,
                           test_every_alert_says_what_to_do])
    sys.exit(code)
