"""Canaries: key, PIN, names, code and barcodes stay where they belong (reliability 3.3 and 3.5).

One kiosk goes through a whole evening: maintenance, a sale with a typed name and code, another look at it by
foyerctl. Then everything it wrote and said is searched, also for encoded forms, and its memory before and after.
"""
import base64
import glob
import os
import re
import resource
import signal
import socket
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import memory  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from stage import Stage  # noqa: E402
from wait import until  # noqa: E402

FIRST, LAST, CODE, PIN = "Quixilla", "Zambrowska", "kanarie77", "830517264915"
CONFIG = "[sale]\nask_first_name = yes\nask_last_name = yes\n[maintenance]\npin_file = %s\n" \
    "[metrics]\nfile = state/foyer.prom\n"
# Switches of the sanitizers' own memory make looking through it meaningless.
SANITIZED = ("asan", "tsan")

build = sys.argv[1]
evening = None


def until_there(path, process):
    """Waits for a shot; the process is looked at in the very state that the shot shows."""
    until(lambda: os.path.exists(path) or process.poll() is not None, 120)
    check(process.poll() is None, "the kiosk ended before %s: %s" % (path, process.stderr))
    check(os.path.exists(path), "no " + path)


def into_maintenance():
    taps = "tap mark\n" * 5 + "until overlay staff_pin\n"
    taps += "".join("tap key %s\n" % "1234567890".index(digit) for digit in PIN)
    return taps + "settle\nshot code\ntap pin_ok\nuntil scene maintenance\nsettle\n" \
        "shot maintenance\ntap done\nuntil scene attract\nsettle\n"


def sale(place):
    e, i, _ = place
    return play.choose(e, i, plus=(0,)) + "tap add\nuntil scene basket\nsettle\n" \
        "tap promo\nsettle\ntype promo_field \"%s\"\nsettle\nshot typed-code\ntap promo_apply\n" \
        "settle\ntap_if promo_cancel\nsettle\ntap continue\nuntil scene details\nsettle\n" \
        "type first_name \"%s\"\ntype last_name \"%s\"\nsettle\nshot typed-name\ntap continue\n" \
        "until has buy\nsettle\nshot review\ntap buy\nuntil has booked\nsettle\nshot booked\n" \
        % (CODE, FIRST, LAST) + play.DONE


class Evening:
    """What one kiosk did, and what was found in its memory meanwhile."""

    def __init__(self, stage):
        self.stage, self.said = stage, {}
        self.script = play.START + "until scene attract\nuntil catalogue synced\nsettle\n" \
            "shot before\nwait 5min\nsettle\n" + into_maintenance() + \
            sale(play.place_of(stage, "Lunch with a Cellist")) + "settle\nshot after\nwait 30min\n"

    def play(self):
        stage, shots = self.stage, self.stage.path("shots")
        self.words = {"first name": FIRST, "last name": LAST, "code": CODE, "PIN": PIN}
        self.words = {name: word.encode() for name, word in self.words.items()}
        self.words["key"] = base64.b64decode(stage.service["key"])
        self.words["key as written"] = stage.service["key"].encode()
        kiosk = stage.start_foyer(self.script, shots, env={"SSLKEYLOGFILE": stage.path("tls-keys")})
        self.held = {}
        for name in ("before", "after"):
            until_there(os.path.join(shots, name + ".sizes"), kiosk)
            with memory.Stopped(kiosk) as still:
                self.held[name] = still.find(self.words)
                self.about = [read("/proc/%d/%s" % (kiosk.pid, what)) for what in ("environ", "cmdline")]
        out, err = kiosk.communicate(timeout=300)
        equal(kiosk.returncode, 0, "the kiosk's end: " + err[-2000:])
        self.said["foyer"] = (out + err).encode()
        self.barcodes = [t["barcode"].encode() for o in stage.ledger()["orders"] for t in o["tickets"]]
        check(self.barcodes, "nothing was sold")
        for command in (["status"], ["check", "--service"], ["check", "--defaults"], ["sales"], ["config"], ["catalogue"]):
            done = stage.foyerctl(*command, check=False)
            self.said["foyerctl " + " ".join(command)] = (done.stdout + done.stderr).encode()


def read(path):
    with open(path, "rb") as file:
        return file.read()


def written_files(stage):
    """Every file the kiosk wrote: {path: bytes}."""
    found = {}
    for folder in (stage.path("state"), stage.path("shots")):
        for place, _, names in os.walk(folder):
            found.update({os.path.join(place, n): read(os.path.join(place, n)) for n in names})
    return found


def spills(name, word, texts):
    """Where one of the forms of `word` stands in `texts`, a dict of bytes."""
    return ["%s as %s in %s" % (name, form, where) for where, text in texts.items()
            for form, wanted in memory.forms(word).items() if wanted in text]


def test_what_it_wrote_and_said_holds_no_secret():
    texts = {**written_files(evening.stage), **evening.said}
    check(len(texts) > 20, "only %d texts" % len(texts))
    texts.update({"environ": evening.about[0], "cmdline": evening.about[1]})
    found = [spill for name, word in evening.words.items() for spill in spills(name, word, texts)]
    equal(found, [], "secrets")


def test_barcodes_are_in_the_journal_alone():
    texts = {path: text for path, text in {**written_files(evening.stage), **evening.said}.items()
             if not os.path.basename(path).startswith("journal.db") and
             path != "foyerctl sales"}  # which is asked for them, by who may read the journal
    found = [spill for code in evening.barcodes for spill in spills("barcode", code, texts)]
    equal(found, [], "barcodes")
    journal = b"".join(text for path, text in written_files(evening.stage).items()
                       if os.path.basename(path).startswith("journal.db"))
    check(evening.barcodes[0] in journal, "the journal keeps it until the performance is over")


def test_the_session_keys_of_tls_are_never_written():
    check(not os.path.exists(evening.stage.path("tls-keys")), "SSLKEYLOGFILE was obeyed")


def count(held, name):
    return sum(len(found) for (word, _), found in held.items() if word == name)


def around(held, name):
    return [(form, region, text) for (word, form), found in held.items() if word == name
            for region, _, text in found]


def test_memory_holds_the_key_once_and_nothing_of_the_customer():
    if any(part in SANITIZED for part in build.split(os.sep)):
        return
    before, after = evening.held["before"], evening.held["after"]
    for held in (before, after):
        equal(count(held, "key"), 1, "copies of the key at rest")
        equal(count(held, "key as written"), 0, "copies of the key's text at rest")
        equal(count(held, "PIN"), 0, "copies of the PIN")
    for name in ("first name", "last name", "code"):  # the script that types them holds them once
        check(count(before, name) <= 1, "%s before the sale: %r" % (name, around(before, name)))
        check(count(after, name) <= count(before, name),
              "%s is left after the session: %r" % (name, around(after, name)))


def test_a_crash_leaves_no_core():
    stage = evening.stage
    shots = stage.path("crash")
    pattern = read("/proc/sys/kernel/core_pattern").decode().strip()
    resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
    before = set(os.listdir("."))
    kiosk = stage.start_foyer(evening.script, shots)
    until_there(os.path.join(shots, "typed-name.sizes"), kiosk)
    limits = read("/proc/%d/limits" % kiosk.pid).decode()
    check(re.search(r"Max core file size +0 +0 ", limits), "a core may be written:\n" + limits)
    check(os.stat("/proc/%d/environ" % kiosk.pid).st_uid == 0, "others may look into its memory")
    kiosk.send_signal(signal.SIGABRT)
    _, status = os.waitpid(kiosk.pid, 0)
    kiosk.returncode = -signal.SIGABRT
    kiosk.stdout.close()
    kiosk.stderr.close()
    equal((os.WIFSIGNALED(status), os.WCOREDUMP(status)), (True, False), "its end")
    equal([n for n in set(os.listdir(".")) - before if "core" in n], [], "files by " + pattern)


def test_proxies_in_the_environment_are_not_asked():
    with socket.socket() as proxy:
        proxy.bind(("127.0.0.1", 0))
        proxy.listen()
        proxy.setblocking(False)
        url = "http://127.0.0.1:%d" % proxy.getsockname()[1]
        names = ("https_proxy", "HTTPS_PROXY", "ALL_PROXY", "http_proxy")
        done = evening.stage.foyer(play.START + "until scene attract\nuntil catalogue synced\nsettle\n",
                                   evening.stage.path("proxied"), env=dict.fromkeys(names, url))
        equal(done.returncode, 0, "a start with proxies in the environment")
        try:
            proxy.accept()
            check(False, "the proxy was asked")
        except BlockingIOError:
            pass


def test_no_golden_holds_a_barcode_or_a_name_that_was_typed():
    goldens = {path: read(path) for path in glob.glob(os.path.join(HERE, "..", "golden", "*.txt"))}
    check(len(goldens) > 50, "goldens")
    barcode = re.compile(rb"\bL\d{10,}\b")
    equal([path for path, text in goldens.items() if barcode.search(text)], [], "with barcodes")
    typed = set()
    for path in glob.glob(os.path.join(HERE, "..", "ui", "*.ui")):
        typed |= set(re.findall(rb'^type (?:first_name|last_name|address) "([^"]+)"', read(path), re.M))
    equal([(path, name) for path, text in goldens.items() for name in typed if name in text], [],
          "with names")


TESTS = [test_what_it_wrote_and_said_holds_no_secret, test_barcodes_are_in_the_journal_alone,
         test_the_session_keys_of_tls_are_never_written,
         test_memory_holds_the_key_once_and_nothing_of_the_customer,
         test_a_crash_leaves_no_core, test_proxies_in_the_environment_are_not_asked,
         test_no_golden_holds_a_barcode_or_a_name_that_was_typed]


def main():
    global evening
    place = os.path.abspath(os.path.join(build, "e2e", "secrets"))
    with Stage(build, place, extra_config=CONFIG % os.path.join(place, "pin")) as stage:
        stage.foyerctl("pin", "set", input=PIN + "\n")
        stage.sync()
        evening = Evening(stage)
        evening.play()
        report.finish(TESTS)


if __name__ == "__main__":
    main()
