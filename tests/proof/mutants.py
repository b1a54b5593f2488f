"""Each rule of design/orders.md is broken, one after the other, and the test named for it must fail.

A mutant is one exact piece of the sources and what stands there instead. The sources are copied, built
beside the build's own objects, and the suite is run: a mutant that no test notices has survived, and a
test that fails for another reason is not taken for the one that is named.

usage: mutants.py BUILD [RULE...]; with --look as BUILD it only looks whether all pieces and tests exist.
"""
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "lint"))
from named import exists, read  # noqa: E402

# rule, what is broken, file, the piece, what stands there instead, the test that must fail
MUTANTS = [
    ("R1", "confirm goes out beside its intent", "src/model/saga.c",
     "ret->say = SAGA_SAY_HELD;", "ret->say = SAGA_SAY_HELD;\n        ret->send_confirm = true;",
     "unit/saga: a confirm goes out only after its intent is durable"),
    ("R1", "a new basket's number is not written", "src/backend/checkout_steps.c",
     "if (!sale->closed &&\n        journal_basket_id", "if (sale->closed &&\n        journal_basket_id",
     "unit/backend_power: the plug may be pulled at every request"),
    ("R2", "the journal begins a second attempt", "src/store/journal_change.c",
     "rc = check_alone(journal, profile, fault);",
     "rc = profile ? RC_OK : check_alone(journal, profile, fault);",
     "unit/journal: one live attempt at a time"),
    ("R2", "a session with an open booking gets a second basket", "src/backend/commands.c",
     "reconcile_has_session(engine, command->session) &&", "command->session == UINT32_MAX &&",
     "unit/reconcile: no second basket for a session whose booking is open"),
    ("R3", "a refused confirm was none", "src/backend/inquiry.c",
     "else if (!answer->sent && answer->status == 0)",
     "else if (answer->status >= 400 || (!answer->sent && answer->status == 0))",
     "unit/reconcile: refusals of every kind are no proof"),
    ("R4", "a third confirm is asked for", "src/model/saga.c",
     "return saga->sends < SAGA_SENDS_MAX && saga->state", "return saga->state",
     "unit/saga: nobody asks for a third send"),
    ("R4", "the basket changes after sending", "src/store/journal_change.c",
     "if (!rc && state != ORDER_DRAFT && state", "if (!rc && state == ORDER_DONE && state",
     "unit/journal: after sending the basket is fixed"),
    ("R5", "an empty basket is proof without the fence", "src/model/saga.c",
     "else if (saga->clear_sent && !saga", "else if (!saga",
     "unit/saga: an empty basket that we did not empty proves nothing"),
    ("R5", "the fence is not asked whether it held", "src/backend/inquiry.c",
     "answer->fault.rc == RC_OK && answer->basket && answer->basket->n_lines == 0;",
     "answer->fault.rc == RC_OK || answer->fault.rc == RC_TIMEOUT;",
     "unit/reconcile: a fence whose answer was lost is looked at again"),
    ("R6", "codes are shown beside the write", "src/model/saga.c",
     "if (event == SAGA_ORDER) {\n        write(saga, ret, ORDER_CONFIRMED, NULL);\n    } else",
     "if (event == SAGA_ORDER) {\n        write(saga, ret, ORDER_CONFIRMED, NULL);\n"
     "        answer(saga, ret, SAGA_SAY_BOOKED);\n    } else",
     "unit/saga: codes are shown only after the order is durable"),
    ("R7", "a change goes over a connection that was used", "src/net/curl_exchange.c",
     "SET(x, CURLOPT_FRESH_CONNECT, 1L);", "SET(x, CURLOPT_FRESH_CONNECT, 0L);",
     "unit/curl_faults: a change is made once when its connection dies"),
    ("R7", "a change leaves its connection to the next", "src/net/curl_exchange.c",
     "SET(x, CURLOPT_FORBID_REUSE, 1L);", "SET(x, CURLOPT_FORBID_REUSE, 0L);",
     "unit/curl_transport: reads share a connection and changes do not"),
    ("R7", "confirm has the time of a read", "src/net/api_basket.c",
     "call->timeout_ms = CALL_CONFIRM_TIMEOUT_MS;", "call->timeout_ms = CALL_TIMEOUT_MS;",
     "unit/api_wire: confirm has a minute and the rest twenty seconds"),
    ("R8", "staff need not wait for the basket's end", "src/model/saga.c",
     "found->basket_ms > SAGA_STAFF_LOCK_MS ? found->basket_ms : SAGA_STAFF_LOCK_MS",
     "SAGA_STAFF_LOCK_MS", "unit/saga: staff decide nothing before both times are over"),
    ("R8", "a wall clock that jumps opens the lock", "src/backend/settle.c",
     "return live_ms > wall_ms ? live_ms : wall_ms;", "return wall_ms;",
     "unit/operator: a clock on the wall that jumps opens nothing early"),
    ("R8", "the decision is written before its time", "src/backend/settle.c",
     "if (settlement->wait_ms > 0) {", "if (settlement->wait_ms > INT32_MAX) {",
     "unit/operator: an open booking is decided once its time has come"),
    ("R9", "an unknown sale is captured", "src/model/order_state.c",
     "[ORDER_UNKNOWN]        = ", "[ORDER_UNKNOWN]        = TO(CAPTURED) | ",
     "unit/order_state: only what is confirmed is captured"),
    ("R10", "an open attempt can be deleted", "src/store/journal_schema.c",
     'RULE("attempt_stays", "BEFORE DELETE ON attempt", "attempts are kept")', "",
     "unit/journal_rules: rows cannot be deleted or forged"),
    ("R10", "codes are erased before the sale is final", "src/store/journal_erase.c",
     "if (old->state == ORDER_CONFIRMED || old->state == ORDER_CAPTURED)",
     "if (old->state == ORDER_CAPTURED)",
     "unit/journal_erase: tickets that nobody saw are DONE before they are erased"),
    ("R11", "what was never sent is unknown", "src/model/saga.c",
     "event == SAGA_UNSENT && saga->sends == 1", "event == SAGA_UNSENT && saga->sends == 0",
     "unit/saga: what was never sent is tried three times and given back without the fence"),
    ("R11", "silence is taken for proof that nothing was sent", "src/backend/inquiry.c",
     "else if (!answer->sent && answer->status == 0)", "else if (answer->status == 0)",
     "unit/reconcile: sent twice and still there is cleared and proved not sold"),
    ("R12", "only an echo of the reference counts", "src/backend/checkout_confirm.c",
     "if (echo[0] && !tagged) {", "if (!tagged) {",
     "unit/checkout_confirm: a service that does not show the reference is believed by its 2xx"),
    ("R12", "another reference is believed", "src/backend/checkout_confirm.c",
     "if (echo[0] && !tagged) {", "if (echo[0] == 1 && !tagged) {",
     "unit/checkout_confirm: another reference in the answer is not booked"),
    # DRAFT, HELD, TAGGED: what comes before the walk of the model check
    ("DRAFT", "a restart leaves what was held", "src/backend/recover.c",
     "case ORDER_HELD:\n    case ORDER_TAGGED:\n        give_back(engine, attempt);",
     "case ORDER_HELD:\n    case ORDER_TAGGED:\n        if (attempt->state == ORDER_NONE)\n"
     "            give_back(engine, attempt);",
     "unit/backend_power: the plug may be pulled at every request"),
    ("HELD", "a total is shown that is not written", "src/backend/checkout_steps.c",
     "if (sale->reference[0] && sale->basket_id[0]) {", "if (!sale->reference[0]) {",
     "unit/checkout_hold: seats are held with names, total and deadline"),
    ("TAGGED", "another total than agreed is booked", "src/backend/checkout_confirm.c",
     "if (sale->basket.total != sale->agreed_total || !same_tickets(&sale->before, &sale->basket)) {\n"
     "        sale_held(sale, fault_make(RC_PRICE_CHANGED, 0, \"the total is not the one agreed\"));\n"
     "        return;",
     "if (sale->agreed_total < 0) {\n        return;",
     "unit/checkout_confirm: another total than agreed is not booked"),
    ("ABANDONED", "a clear that failed is not repeated", "src/backend/release.c",
     "    else\n        again_later(release);\n}\n\nstatic void clear(",
     "    else\n        forget(release);\n}\n\nstatic void clear(",
     "unit/checkout_hold: a clear that fails is repeated in the background"),
]
RULES = {"R%d" % n for n in range(1, 13)}


def look():
    """Every rule has a mutant, every piece is there once, every test exists."""
    wrong = ["no mutant of " + rule for rule in sorted(RULES - {m[0] for m in MUTANTS})]
    for rule, what, path, piece, _, test in MUTANTS:
        n = read(os.path.join(ROOT, path)).count(piece)
        if n != 1:
            wrong.append("%s, %s: %d times in %s" % (rule, what, n, path))
        if not exists(test):
            wrong.append("%s, %s: there is no %s" % (rule, what, test))
    return wrong


class Copy:
    """The sources, with the objects that are built already, so that one file is compiled at a time."""

    def __init__(self, build):
        self.folder = os.path.join(build, "mutants")
        shutil.rmtree(self.folder, ignore_errors=True)
        for name in ("src", "tests", "packaging", "assets", "kiosk-config"):
            shutil.copytree(os.path.join(ROOT, name), os.path.join(self.folder, name))
        shutil.copy2(os.path.join(ROOT, "Makefile"), self.folder)
        for name in ("src", "tests"):
            shutil.copytree(os.path.join(build, "obj", name),
                            os.path.join(self.folder, "build", "obj", name))
        os.symlink(os.path.join(build, "assets"), os.path.join(self.folder, "build", "assets"))

    def write(self, path, text):
        with open(os.path.join(self.folder, path), "w", encoding="utf-8") as file:
            file.write(text)

    def make(self):
        done = subprocess.run(["make", "-s", "BUILD=build", "build/unit-tests"], cwd=self.folder,
                              capture_output=True, text=True)
        return done.stdout + done.stderr if done.returncode else ""

    def failures(self, suite):
        """The tests of the suite that fail; None when it was not run to its end."""
        env = {**os.environ, "FOYER_ASSETS": "build/assets"}
        done = subprocess.run(["build/unit-tests", suite], cwd=self.folder, capture_output=True,
                              text=True, env=env, timeout=600)
        if not re.search(r"^\d+ passed, \d+ failed$", done.stdout, re.M):
            return None
        return set(re.findall(r"^FAILED \w+: (.+)$", done.stdout, re.M))


def survives(copy, mutant):
    """None, or why this mutant was not caught by the test that is named."""
    _, _, path, piece, instead, test = mutant
    suite, name = re.fullmatch(r"unit/(\w+): (.+)", test).groups()
    text = read(os.path.join(ROOT, path))
    copy.write(path, text.replace(piece, instead))
    try:
        broken = copy.make()
        if broken:
            return "it does not build: " + broken
        failed = copy.failures(suite)
        if failed is None:
            return "the suite did not come to its end"
        return None if name in failed else "not seen; failed: %s" % (sorted(failed) or "nothing")
    finally:
        copy.write(path, text)


def main():
    wrong = look()
    if sys.argv[1] == "--look" or wrong:
        print("\n".join(wrong) or "%d mutants of %d rules" % (len(MUTANTS), len(RULES)))
        sys.exit(1 if wrong else 0)
    chosen = [m for m in MUTANTS if m[0] in sys.argv[2:] or not sys.argv[2:]]
    copy = Copy(os.path.abspath(sys.argv[1]))
    unbroken = copy.make()
    if unbroken:
        sys.exit("the copy does not build: " + unbroken)
    failed = 0
    for mutant in chosen:
        why = survives(copy, mutant)
        failed += why is not None
        print("%s %s, %s: %s" % ("FAILED" if why else "ok", mutant[0], mutant[1], why or mutant[5]),
              flush=True)
    print("%d passed, %d failed" % (len(chosen) - failed, failed))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
