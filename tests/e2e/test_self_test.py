"""The self-test against every switch of the ticket service: what it finds, what it cannot find, and that it takes nothing."""
import json
import os
import re
import signal
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import report  # noqa: E402
from report import check, equal  # noqa: E402
from service import Service  # noqa: E402
from stage import Stage  # noqa: E402
from wait import until  # noqa: E402

build = sys.argv[1]
FOLDER = os.path.join(build, "e2e", "self_test")
SETTINGS = os.path.join(HERE, "..", "..", "src", "sandbox", "settings.c")
PATIENCE_S = 120
BASKET_LIFE_S = 1200  # the service's own
BUY = ("--buy",)
WAIT = ("--wait",)
stage = None

# switch, its value, what else is set, the question, what is found, the verdict, options
CASES = [
    ("second_confirm", "409", "", "second_confirm", "409", "ok", BUY),
    ("second_confirm", "same_order", "", "second_confirm", "same_order", "differs", BUY),
    ("second_confirm", "404", "", "second_confirm", "404", "ok", BUY),
    ("get_after_confirm", "404", "", "get_after_confirm", "404", "ok", BUY),
    ("get_after_confirm", "basket", "", "get_after_confirm", "basket", "ok", BUY),
    ("get_after_confirm", "order", "", "get_after_confirm", "order", "ok", BUY),
    ("get_after_confirm", "empty", "", "get_after_confirm", "empty", "ok", BUY),
    ("orders", "shown", "", "orders", "shown", "ok", BUY),
    ("orders", "404", "", "orders", "404", "ok", BUY),
    ("orders", "403", "", "orders", "403", "ok", BUY),
    ("barcode", "text", "", "barcode", "text", "ok", BUY),
    ("barcode", "digits", "", "barcode", "digits", "ok", BUY),
    ("barcode", "absent", "", "barcode", "absent", "differs", BUY),
    ("detail", "json", "", "detail", "json", "ok", ()),
    ("detail", "list", "", "detail", "list", "ok", ()),
    ("detail", "text", "", "detail", "text", "ok", ()),
    ("detail", "unknown", "", "detail", "unknown", "differs", ()),
    ("patch_type", "both", "", "patch_type", "both", "ok", ()),
    ("patch_type", "object", "", "patch_type", "object", "ok", ()),
    ("patch_type", "array", "", "patch_type", "array", "differs", ()),
    ("patch_echo", "yes", "", "reference_member", "reference", "ok", ()),
    ("patch_echo", "no", "", "reference_member", "", "unknown", ()),
    ("customer_members", "first,last,street,ref", "", "address_member", "street", "differs", ()),
    ("customer_members", "guestFirst,guestSurname,addrOne,yourRef", "", "last_name_member",
     "guestSurname", "differs", ()),
    ("customer_members", "vorname,nachname,ort,zeichen", "", "last_name_member", "", "unknown", ()),
    ("partial_add", "no", "", "partial_add", "no", "ok", ()),
    ("partial_add", "yes", "", "partial_add", "yes", "ok", ()),
    ("total_net", "no", "", "total", "gross", "differs", ()),
    ("total_net", "yes", "", "total", "net", "ok", ()),
    ("tickets_answer", "new", "", "tickets_answer", "new", "ok", ()),
    ("tickets_answer", "all", "", "tickets_answer", "all", "ok", ()),
    ("seat_as", "string", "", "seat_as", "string", "ok", ()),
    ("seat_as", "object", "", "seat_as", "object", "ok", ()),
    ("one_basket", "no", "", "one_basket", "no", "ok", ()),
    ("one_basket", "yes", "", "one_basket", "yes", "differs", ()),
    ("best_available_body", "lax", "", "best_available_body", "type", "ok", ()),
    ("best_available_body", "strict", "", "best_available_body", "plain", "differs", ()),
    ("best_available_type", "honoured", "", "best_available_type", "honoured", "ok", ()),
    ("best_available_type", "ignored", "", "best_available_type", "ignored", "ok", ()),
    ("special_first", "no", "", "special_first", "no", "ok", ()),
    ("special_first", "yes", "", "special_first", "yes", "ok", ()),
    ("allocation_of", "0", "", "special_first", "yes", "ok", ()),
    ("allocation_of", "1", "", "special_first", "", "unknown", ()),
    ("allocation_of", "2", "", "special_first", "", "unknown", ()),
    ("allocation_of", "3", "", "special_first", "", "unknown", ()),
    ("agent_record", "yes", "", "new_basket", "made", "ok", ()),
    ("agent_record", "no", "", "new_basket", "error_12_400", "differs", ()),
    ("error12_status", "400", "agent_record=no", "new_basket", "error_12_400", "differs", ()),
    ("error12_status", "401", "agent_record=no", "new_basket", "error_12_401", "differs", ()),
    ("error12_status", "403", "agent_record=no", "new_basket", "error_12_403", "differs", ()),
    ("error12_status", "409", "agent_record=no", "new_basket", "error_12_409", "differs", ()),
    ("queue", "no", "", "new_basket", "made", "ok", ()),
    ("queue", "yes", "", "new_basket", "queue", "differs", ()),
    ("child_plans", "asked", "", "child_plans", "asked", "ok", ()),
    ("child_plans", "always", "", "child_plans", "always", "ok", ()),
    ("child_plans", "areas", "", "child_plans", "areas", "ok", ()),
    ("custom_item", "amount", "", "custom_item", "amount", "ok", ()),
    ("custom_item", "price", "", "custom_item", "price", "ok", ()),
    ("custom_item", "total", "", "custom_item", "total", "ok", ()),
    ("custom_item", "value", "", "custom_item", "value", "ok", ()),
    ("custom_item", "cost", "", "custom_item", "cost", "differs", ()),
    ("expand_items", "needed", "", "expand_items", "needed", "ok", ()),
    ("expand_items", "always", "", "expand_items", "always", "ok", ()),
    ("expand_items", "refused", "", "expand_items", "refused", "differs", ()),
    ("unknown_promo", "silent", "", "unknown_promo", "silent", "ok", ()),
    ("unknown_promo", "refused", "", "unknown_promo", "refused", "ok", ()),
    ("unknown_promo", "dropped", "", "unknown_promo", "dropped", "ok", ()),
    ("hash", "yes", "", "hash", "yes", "ok", ()),
    ("hash", "no", "", "hash", "no", "ok", ()),
    ("order_fee", "no", "", "order_fee", "0.00", "ok", ()),
    ("order_fee", "yes", "", "order_fee", "1.50", "differs", ()),
]
# A basket has to run out for these.
LIFE_CASES = [
    ("basket_life", "creation", "", "basket_life", "creation", "differs", WAIT),
    ("basket_life", "change", "", "basket_life", "change", "differs", WAIT),
    ("get_after_expiry", "404", "", "get_after_expiry", "404", "ok", WAIT),
    ("get_after_expiry", "410", "", "get_after_expiry", "410", "ok", WAIT),
    ("get_after_expiry", "empty", "", "get_after_expiry", "empty", "ok", WAIT),
]
# Whatever the body of a 401 is, it is the key that is refused.
REFUSALS = ["text", "json", "empty"]


class Findings:
    def __init__(self, done):
        self.code = done.returncode
        self.stderr = done.stderr
        answer = json.loads(done.stdout) if done.stdout.strip() else {"findings": [], "settings": []}
        self.answer = answer
        self.by_name = {f["what"]: f for f in answer["findings"]}
        self.settings = {s["key"]: s for s in answer["settings"]}

    def __getitem__(self, name):
        return self.by_name[name]


def self_test(*options):
    return Findings(stage.foyerctl("--json", "self-test", *options, check=False))


class Running:
    """A self-test under way; it is ended with the block, whatever happens."""

    def __init__(self, *options):
        self.process = subprocess.Popen(
            [stage.program("foyerctl"), "--config", stage.path("kiosk.ini"), "--state-dir",
             stage.path("state"), "--json", "self-test", *options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()

    def until(self, condition, words):
        until(lambda: condition() or self.process.poll() is not None, PATIENCE_S)
        check(self.process.poll() is None, "it ended before " + words)

    def end(self):
        out, err = self.process.communicate(timeout=PATIENCE_S)
        return Findings(subprocess.CompletedProcess([], self.process.returncode, out, err))


def changes_of_life():
    """How often a basket was changed since all other questions were asked and their basket cleared."""
    log = stage.control("log")
    cleared = next((n for n, r in enumerate(log) if r["path"].endswith("/clear")), len(log))
    return sum(r["method"] == "PATCH" for r in log[cleared:])


def self_test_of_life(*options):
    """The service's clock goes on until a basket left alone has run out, but not one changed since."""
    stage.control("log", method="DELETE")
    with Running(*options) as running:
        for seconds in (BASKET_LIFE_S - 100, 200):
            seen = changes_of_life()
            running.until(lambda: changes_of_life() > seen, "it changed a basket")
            stage.control("clock", "advance=%d" % seconds)
        return running.end()


def held():
    return [t for basket in stage.ledger()["baskets"] for t in basket["tickets"]]


def nothing_is_left():
    equal(held(), [], "tickets held")
    open_bookings = json.loads(stage.foyerctl("status", "--json", check=False).stdout)["open"]
    equal(open_bookings, 0, "open bookings")


def set_switches(pairs):
    for pair in pairs.split():
        stage.control("set", pair)


def defaults():
    """name -> allowed values, the first of each being the service's own; read where they are listed."""
    with open(SETTINGS) as file:
        rows = re.findall(r'\{"(\w+)",\s*"([^"]+)", offsetof', file.read())
    return {name: values.split("|") for name, values in rows}


def reset():
    own = {"patch_echo": "yes", "special_first": "yes", "agent_record": "yes"}
    for name, values in defaults().items():
        stage.control("set", "%s=%s" % (name, own.get(name, values[0])))
    stage.control("set", "customer_members=firstName,lastName,address,reference")


def drive(case):
    switch, value, also, question, found, verdict, options = case
    reset()
    set_switches("%s=%s %s" % (switch, value, also))
    before = len(stage.ledger()["orders"])
    findings = (self_test_of_life if options == WAIT else self_test)(*options)
    finding = findings[question]
    equal((finding["value"], finding["verdict"]), (found, verdict), "%s=%s" % (switch, value))
    check(finding["words"], "it is said in words")
    check(verdict != "differs" or finding["cure"], "a difference has a cure: %r" % finding)
    bought = len(stage.ledger()["orders"]) - before
    equal(bought, 1 if "--buy" in options else 0, "orders made")
    nothing_is_left()
    return findings


def named(case):
    def run():
        drive(case)
    run.__name__ = "%s_%s_is_found" % (case[0], re.sub(r"\W", "_", case[1]))
    return run


def test_every_switch_of_the_service_is_driven():
    driven = {(c[0], c[1]) for c in CASES + LIFE_CASES} | {("unauthorised", v) for v in REFUSALS}
    missing = [(n, v) for n, values in defaults().items() for v in values if (n, v) not in driven]
    equal(missing, [], "switches that nobody drives")


def test_what_cannot_be_found_is_named():
    reset()
    findings = self_test()
    unknown = {name for name, f in findings.by_name.items() if f["verdict"] == "unknown"}
    equal(unknown, {"clock_tolerance", "basket_life", "get_after_expiry", "confirm", "barcode",
                    "second_confirm", "get_after_confirm", "orders"}, "unknown")
    check("--wait" in findings["basket_life"]["words"], "how to find the life of a basket")
    check("--buy" in findings["barcode"]["words"], "how to find the barcode")
    equal(findings.code, 1, "exit status when something differs")


def test_a_wrong_key_is_explained_whatever_the_answer_looks_like():
    reset()
    key_file = stage.path("agent.key")
    with open(key_file, "w") as file:
        file.write("bm90IHRoZSBrZXkgb2YgdGhpcyByZWNvcmQ=\n")
    try:
        for body in REFUSALS:
            stage.control("set", "unauthorised=" + body)
            findings = self_test()
            equal(findings.code, 2, "it could not run")
            equal(findings["signature"]["value"], "refused", body)
            check("clock is right" in findings["signature"]["words"], "the clock is ruled out")
            check("credentials set" in findings["signature"]["cure"], "the cure")
            equal(findings["unknown_promo"]["verdict"], "unknown", "rest")
    finally:
        stage.write_config()


def with_config(extra, run):
    before = stage.extra_config
    stage.extra_config = before + extra
    stage.write_config()
    try:
        return run()
    finally:
        stage.extra_config = before
        stage.write_config()


def test_a_wrong_address_or_name_is_told_apart_from_a_wrong_key():
    reset()
    url = stage.service["url"]
    wrong = with_config("\n[service]\nbase_url = %s\n" % url.replace("/lantern/", "/lantrn/"),
                        self_test)
    equal((wrong.code, wrong["signature"]["value"]), (2, "not_asked"), "client name")
    check("client name" in wrong["signature"]["cure"], "the cure names the client name")
    stock = with_config("\n[service]\nuser_agent = curl/7.88\n", self_test)
    equal(stock.code, 2, "turned away")
    check("user_agent" in stock["signature"]["cure"], "the cure names the user agent")
    nobody = with_config("\n[service]\nbase_url = https://127.0.0.1:1/lantern/api/v3/\n", self_test)
    equal((nobody.code, nobody["signature"]["value"]), (2, "unreached"), "nobody listens")


def test_a_clock_that_is_off_is_found_and_does_not_stop_it():
    reset()
    stage.fault("GET * clock_off 90")
    try:
        findings = self_test()
    finally:
        stage.clear_faults()
    equal(findings["clock"]["verdict"], "differs", "clock")
    check(60000 < abs(int(findings["clock"]["value"])) < 120000, findings["clock"]["value"])
    equal(findings["signature"]["value"], "accepted", "signature")


def test_one_ticket_is_bought_and_the_free_one_is_preferred():
    reset()
    before = len(stage.ledger()["orders"])
    findings = self_test("--buy")
    orders = stage.ledger()["orders"][before:]
    equal([len(o["tickets"]) for o in orders], [1], "tickets bought")
    order = orders[0]
    equal(order["tickets"][0]["total"], 0, "a free one")
    equal(findings["confirm"]["value"], order["id"], "the order it names")
    equal((order["last_name"], order["delivery"]), ("Self-test", 3), "as whom")
    sold = [s for s in stage.sales() if s["reference"] == order["reference"]]
    equal(len(sold), 1, "it stands in the journal")
    nothing_is_left()


def test_a_named_performance_is_the_only_one_asked_about():
    reset()
    instances = Service(stage.service).ask("GET", "instances?startFrom=" +
                                           time.strftime("%Y-%m-%d"))
    one = next(i for i in instances if i["isOnSale"] and i["hasBestAvailableOverlay"])
    stage.control("log", method="DELETE")
    findings = self_test("--instance", one["id"])
    asked = {r["path"].split("/")[1] for r in stage.control("log")
             if r["path"].startswith("instances/")}
    equal(asked, {one["id"]}, "performances asked about")
    check(findings["performance"]["value"] in (one["id"], "none"), "which it was")
    nothing = self_test("--instance", "1ABCD")
    equal((nothing.code, nothing["performance"]["value"]), (2, "none"), "an unknown one")
    nothing_is_left()


def paid_instance():
    """One with itemised commission, an agent's discount and numbered seats."""
    service = Service(stage.service)
    for event in service.ask("GET", "events"):
        if event["name"] == "A Fox in Winter":
            for i in service.ask("GET", "events/%s/instances" % event["id"]):
                counts = service.ask("GET", "instances/%s/status?includeChildPlans=true" % i["id"])
                if i["isOnSale"] and not i["cancelled"] and counts["available"] > 100:
                    return i["id"]
    raise LookupError("no performance of A Fox in Winter with places")


def test_written_settings_are_those_that_fit_and_nothing_else_changes():
    reset()
    set_switches("customer_members=first,last,street,ref patch_type=array order_fee=yes "
                 "best_available_body=strict second_confirm=same_order")
    path = stage.path("kiosk.ini")
    with open(path) as file:
        plain = file.read()
    marked = "; the venue's own words\n" + plain.replace(
        "paced = no", "paced = no\n# total_is_net = yes ; see the contract\n"
        "patch_ticket_body = object   ; until somebody looks")
    with open(path, "w") as file:
        file.write(marked)
    os.chmod(path, 0o640)
    instance = paid_instance()
    try:
        first = self_test("--write", "--buy", "--instance", instance)
        equal(first.code, 1, "differences at first")
        with open(path) as file:
            written = file.read()
        second = self_test("--buy", "--instance", instance)
        equal((second.code, second.answer["differences"]), (0, 0),
              "none afterwards: %s" % [f for f in second.answer["findings"]
                                       if f["verdict"] == "differs"])
        equal(os.stat(path).st_mode & 0o777, 0o640, "mode")
    finally:
        stage.write_config()
        os.chmod(path, 0o644)
    new = written.splitlines()
    for line in ("address_member = street", "total_is_net = no", "best_available_body = plain",
                 "second_confirm_is_safe = yes", "fee_per_order = 1.50",
                 "patch_ticket_body = array   ; until somebody looks"):
        check(line in new, "%r is not in\n%s" % (line, written))
    kept = [line for line in marked.splitlines() if not line.startswith("patch_ticket_body")]
    equal([line for line in new if line in kept], kept, "the other lines, in their order")


def test_nothing_is_written_when_nothing_differs():
    reset()
    set_switches("total_net=yes")
    path = stage.path("kiosk.ini")
    with open(path) as file:
        before = file.read()
    inode = os.stat(path).st_ino
    equal(self_test("--write", "--instance", paid_instance()).code, 0, "exit status")
    with open(path) as file:
        equal(file.read(), before, "the file")
    equal(os.stat(path).st_ino, inode, "it was not even replaced")


def test_what_was_taken_is_given_back_after_a_failure():
    reset()
    for spec in ("GET baskets/* status 400", "POST baskets/*/tickets status 500",
                 "PATCH baskets/* reset", "POST baskets/*/tickets drop_after x2",
                 "GET baskets/* garbage x1"):
        stage.fault(spec)
        findings = self_test()
        stage.clear_faults()
        equal(findings.code, 1, spec)
        equal(findings["given_back"]["value"], "yes", spec)
        nothing_is_left()


def test_a_basket_that_cannot_be_cleared_is_said_and_left_to_the_kiosk():
    reset()
    stage.fault("POST baskets/*/clear status 500")
    findings = self_test()
    stage.clear_faults()
    equal((findings["given_back"]["verdict"], findings["given_back"]["value"]), ("differs", "no"),
          "said")
    check(held(), "tickets are held still")
    again = self_test()
    equal(again.code, 2, "no second one beside it")
    check("foyerctl check" in again.stderr, "the cure: " + again.stderr)
    stage.foyerctl("check", "--service", check=False)
    nothing_is_left()


def interrupt(kind, options):
    reset()
    stage.fault("GET baskets/* delay 1000")
    try:
        with Running(*options) as running:
            running.until(held, "it held tickets")
            running.process.send_signal(kind)
            return running.end()
    finally:
        stage.clear_faults()


def test_what_was_taken_is_given_back_when_it_is_interrupted():
    for kind, options in ((signal.SIGINT, ()), (signal.SIGTERM, WAIT)):
        findings = interrupt(kind, options)
        equal(findings.code, 2, "stopped")
        equal(findings["given_back"]["value"], "yes", "given back")
        nothing_is_left()


def test_it_refuses_beside_a_running_kiosk_and_odd_options():
    import fcntl
    with open(stage.path("state", "lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        equal(self_test().code, 2, "beside a kiosk")
    for options in (("--sell",), ("--instance",), ("--instance", "a/b"), ("--profile", "nobody")):
        equal(stage.foyerctl("self-test", *options, check=False).returncode, 2, str(options))


def test_the_words_for_people_name_every_question():
    reset()
    done = stage.foyerctl("self-test", check=False)
    lines = done.stdout.splitlines()
    names = [line.split()[1] for line in lines if re.match(r"(ok|differs|unknown) ", line)]
    equal(names, list(self_test().by_name), "questions")
    check("total_is_net = no ; it is yes now" in lines, "settings as lines of the file")


def test_another_agent_record_is_tested_with_its_own_key_and_settings():
    gold = stage.service["agents"][1]
    key_file = stage.path("gold.key")
    with open(key_file, "w") as file:
        file.write(gold["key"] + "\n")
    os.chmod(key_file, 0o600)
    path = stage.path("kiosk.ini")
    with open(path, "a") as file:
        file.write("\n[profile:gold]\nlogin = %s\ncredentials_file = gold.key\nevents = 1A\n"
                   "total_is_net = yes\n" % gold["login"])
    instance = paid_instance()
    stage.control("log", method="DELETE")
    findings = self_test("--profile", "gold", "--write", "--instance", instance)
    check(gold["login"] in findings["signature"]["words"], findings["signature"]["words"])
    equal(findings.settings["total_is_net"]["section"], "profile:gold", "whose setting it is")
    with open(path) as file:
        text = file.read()
    check("events = 1A\ntotal_is_net = no\n" in text, text)
    again = self_test("--profile", "gold", "--instance", instance)
    equal(again["total"]["verdict"], "ok", "after writing")
    nothing_is_left()


TESTS = [
    test_every_switch_of_the_service_is_driven,
    test_what_cannot_be_found_is_named,
    test_a_wrong_key_is_explained_whatever_the_answer_looks_like,
    test_a_wrong_address_or_name_is_told_apart_from_a_wrong_key,
    test_a_clock_that_is_off_is_found_and_does_not_stop_it,
    test_one_ticket_is_bought_and_the_free_one_is_preferred,
    test_a_named_performance_is_the_only_one_asked_about,
    test_written_settings_are_those_that_fit_and_nothing_else_changes,
    test_nothing_is_written_when_nothing_differs,
    test_what_was_taken_is_given_back_after_a_failure,
    test_a_basket_that_cannot_be_cleared_is_said_and_left_to_the_kiosk,
    test_what_was_taken_is_given_back_when_it_is_interrupted,
    test_it_refuses_beside_a_running_kiosk_and_odd_options,
    test_the_words_for_people_name_every_question,
]


def on_stage(tests, name, sandbox_args):
    """The tests run one after the other on one stage, which the first opens and the last closes."""
    def open_stage():
        global stage
        stage = Stage(build, os.path.join(FOLDER, name), sandbox_args).__enter__()

    def close_stage():
        stage.__exit__(None, None, None)

    open_stage.__name__, close_stage.__name__ = "stage_%s_opens" % name, "stage_%s_closes" % name
    return [open_stage, *tests, close_stage]


def main():
    tests = on_stage([named(c) for c in CASES] + TESTS, "quick", [])
    tests += on_stage([named(c) for c in LIFE_CASES], "life", [])
    tests += on_stage([test_another_agent_record_is_tested_with_its_own_key_and_settings], "records",
                      ["--agent", "gold-agent"])
    report.finish(tests)


if __name__ == "__main__":
    main()
