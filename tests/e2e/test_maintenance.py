"""The operator's side on the real program: codes that survive a kill, who did what, keys and where they lie.

Issue: a code is tried over restarts, and the lock holds; every act is in the journal's chain with the person.
"""
import base64
import json
import os
import pty
import re
import shutil
import signal
import sqlite3
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import memory  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import Screen  # noqa: E402
from stage import Stage, scan_code  # noqa: E402
from wait import until  # noqa: E402

ANNA, BEN, WRONG = "271828", "161803", "999991"
PATIENCE_S = 120
# Switches of the sanitizers' own memory make looking through it meaningless.
SANITIZED = ("asan", "tsan")

build = sys.argv[1]
folder = os.path.abspath(os.path.join(build, "e2e", "maintenance"))
stage = None

ASK = "tap mark\n" * 5 + "until overlay staff_pin\n"


def code(digits):
    return 'keys "%s"\nkey ok\nsettle\n' % digits


def sign_in(digits):
    return "until scene attract\nsettle\n" + ASK + code(digits) + "until scene maintenance\nsettle\n"


def played(name, script, **how):
    return play.Played(stage, play.START + script, name, **how)


def acts():
    """(person, act, about) of every act in the journal, oldest first; the chain must hold."""
    stage.foyerctl("sales", "verify")
    database = sqlite3.connect("file:%s?mode=ro" % stage.path("state", "journal.db"), uri=True)
    try:
        rows = database.execute("SELECT data FROM event WHERE kind = 103 ORDER BY seq").fetchall()
    finally:
        database.close()
    found = [json.loads(data) for data, in rows]
    return [(act["person"], act["act"], act["about"]) for act in found]


def with_codes():
    stage.foyerctl("pin", "set", "--name", "ANNA", input=ANNA + "\n")
    stage.foyerctl("pin", "set", "--name", "BEN", input=BEN + "\n")


class Killed:
    """Plays a script in real time up to its last shot, then the process is killed where it stands."""

    def __init__(self, name, script, last):
        shots = stage.path("shots", name)
        shutil.rmtree(shots, ignore_errors=True)
        process = stage.start_foyer("time real\n" + script + "shot %s\nwait 100s\n" % last, shots)
        there = until(lambda: os.path.exists(os.path.join(shots, last + ".sizes")) or
                      process.poll() is not None, PATIENCE_S)
        process.send_signal(signal.SIGKILL)
        _, self.said = process.communicate()
        check(there and process.returncode == -signal.SIGKILL, "%s: %s" % (name, self.said[-3000:]))
        self.screen = Screen(os.path.join(shots, last + ".txt"))


def seconds_of(screen):
    """What the title of the pad says is left."""
    words = screen.label("overlay_title")
    match = re.search(r"Too many tries\. Wait (\d+) second", words)
    check(match, "no lock is told: " + words)
    return int(match.group(1))


def test_wrong_codes_are_counted_over_kills_and_the_lock_holds():
    with_codes()
    opened = "until scene attract\nsettle\n" + ASK
    Killed("first", opened + code(WRONG) * 2, "two")
    Killed("second", opened + code(WRONG) * 2, "four")
    locked = Killed("third", opened + code(ANNA), "locked")  # the right one, too early
    first = seconds_of(locked.screen)
    check(0 < first <= 60, "%d s of the first lock" % first)
    again = Killed("fourth", opened + code(BEN), "still")
    check(0 < seconds_of(again.screen) <= first, "the lock goes on over a kill")
    # A machine that was switched off starts the lock again; then the right code opens.
    later = played("later", opened + code(ANNA) + "shot cold\nwait 61s\n" + ASK.replace("tap mark\n", "tap_if mark\n") +
                   code(ANNA) + "until scene maintenance\nsettle\nshot open\n")
    later.ended_well()
    equal(seconds_of(later.shot("cold")), 60, "the lock after a restart of the machine")
    check("ANNA" in later.shot("open").label("version"), "who is signed in")
    wrong = [act for act in acts() if act[1] == "WRONG_CODE"]
    equal(wrong, [("NOBODY", "WRONG_CODE", "")] * 4, "wrong codes in the journal")


def test_every_act_names_its_person():
    with_codes()
    script = sign_in(ANNA) + "tap close_page\nsettle\ntap words_page\nsettle\n" \
        'keys "back soon"\nkey ok\nsettle\ntap close_on\nsettle\ntap open_kiosk\nsettle\ntap back\n' \
        "tap screen_page\nsettle\ntap theme 0\nsettle\ntap back\ntap done\n" + \
        sign_in(BEN) + "tap catalogue_page\nsettle\ntap resync\nsettle\ntap publish 0\nsettle\n" \
        "tap back\ntap keys_page\nsettle\ntap record 0\ntap key_test\nsettle\ntap back\ntap back\n" \
        "tap close_page\nsettle\ntap close_kiosk\nexpect text close_kiosk \"Sure? Touch again\"\n" \
        "tap close_kiosk\nwait 10s\nuntil has never\n"
    played("acts", script).ended_well()  # the restart ends it before its last line
    done = acts()
    equal([act[:2] for act in done],
          [("ANNA", "SIGNED_IN"), ("ANNA", "CLOSE"), ("ANNA", "OPEN"), ("ANNA", "SETTING"),
           ("BEN", "SIGNED_IN"), ("BEN", "SYNC"), ("BEN", "PUBLISH"), ("BEN", "RESTART")],
          "who did what")
    equal(done[1][2], "Back soon", "what customers read")
    equal(done[3][2], "[display] theme = daylight", "what was set")
    with open(stage.path("kiosk.ini")) as file:
        check(re.search(r"^theme = daylight$", file.read(), re.M), "kiosk.ini")


def test_it_leaves_by_itself_and_nothing_is_left():
    with_codes()
    script = sign_in(ANNA) + "tap language\nsettle\ntap language_choice 1\nsettle\n" \
        "tap keys_page\nsettle\ntap record 0\ntap key_type\nsettle\nkeys \"geheim\"\nsettle\nwait 119s\n" \
        "expect scene maintenance\nshot typed\nwait 5s\nexpect scene attract\nexpect session empty\n" \
        "settle\nshot next\n" + ASK + "settle\nshot asked\n"
    run = played("leaves", script).ended_well()
    check("geheim" not in run.shot("typed").text, "what was typed is on the screen")
    equal(run.shot("next").label("start"), "Touch to start", "in the first language")
    equal(run.shot("asked").label("overlay_title"), "Staff only: enter the PIN", "the code is asked again")
    check("geheim" not in run.done.stderr, "what was typed is in the log")


def status_words(name, env=None):
    run = played(name, sign_in(ANNA) + "shot status\n", env=env).ended_well()
    return run.shot("status").label("key")


def test_the_status_page_says_how_the_key_is_kept():
    with_codes()
    check("unprotected" in status_words("plain"), "a key in a plain file")
    key = stage.service["key"]
    stage.foyerctl("credentials", "set", input=key + "\n")
    check("weaker than a TPM" in status_words("sealed"), "a sealed key")
    with open(stage.path("agent.key")) as file:
        check(key not in file.read(), "the sealed file shows the key")
    handed = stage.path("credentials")
    os.makedirs(handed, mode=0o700)
    descriptor = os.open(os.path.join(handed, "foyer-key"), os.O_WRONLY | os.O_CREAT, 0o400)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    os.remove(stage.path("agent.key"))
    words = status_words("handed", env={"CREDENTIALS_DIRECTORY": handed})
    check("systemd-creds" in words, "a key handed over by systemd: " + words)


def ctl(*args, **how):
    return stage.foyerctl("credentials", *args, check=False, **how)


def test_credentials_come_from_standard_input_alone():
    key = stage.service["key"]
    refused = ctl("set", key, input="")
    equal(refused.returncode, 2, "a key as an argument")
    check(key not in refused.stdout + refused.stderr, "it is not said back")
    equal(ctl("set", input="\n").returncode, 1, "nothing typed")
    equal(ctl("set", input="no base64!\n").returncode, 1, "no key")
    equal(ctl("set", input=key + "\n").returncode, 0, "the key")
    equal(ctl("test").returncode, 0, "it is accepted")
    other = base64.b64encode(b"another key that nobody knows").decode()
    equal(ctl("rotate", input=other + "\n").returncode, 1, "a key that the service refuses")
    equal(ctl("test").returncode, 0, "the old one serves on")
    check(not os.path.exists(stage.path("agent.key.next")), "the refused one is gone")
    equal(ctl("rotate", input=key + "\n").returncode, 0, "a key that the service accepts")
    equal(ctl("remove").returncode, 0, "removed")
    gone = ctl("test")
    equal(gone.returncode, 1, "no key is left")
    check("credentials set" in gone.stderr, "the cure: " + gone.stderr)


def test_a_terminal_shows_nothing_of_what_is_typed():
    key = stage.service["key"]
    leader, follower = pty.openpty()
    command = [stage.program("foyerctl"), "--config", stage.path("kiosk.ini"), "--state-dir",
               stage.path("state"), "credentials", "set"]
    process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower,
                               start_new_session=True)
    os.close(follower)
    shown = b""
    while b"Key: " not in shown:
        shown += os.read(leader, 1000)
    # The prompt comes before the echo is off, or behind it: what is typed waits for neither.
    check(until(lambda: not echoes(leader), PATIENCE_S), "the echo stays on")
    os.write(leader, key.encode() + b"\n")
    try:
        while True:
            shown += os.read(leader, 1000)
    except OSError:
        pass  # its end is closed
    os.close(leader)
    equal(process.wait(timeout=PATIENCE_S), 0, shown.decode())
    check(key.encode() not in shown, "the key was shown")
    equal(ctl("test").returncode, 0, "it was taken")


def echoes(descriptor):
    import termios
    return bool(termios.tcgetattr(descriptor)[3] & termios.ECHO)


def test_a_key_is_scanned_into_the_credentials_page():
    with_codes()
    key = stage.service["key"]
    script = sign_in(ANNA) + "tap keys_page\nsettle\ntap record 0\ntap key_type\nsettle\n" \
        'keys "%s"\nsettle\nshot scanned\nkey ok\nsettle\nshot taken\n' \
        "tap record 0\nsettle\ntap key_remove\ntap key_remove\nsettle\nshot removed\ntap done\n" % key
    run = played("scanned", script).ended_well()
    equal(run.shot("scanned").label("typed") or run.shot("scanned").all("typed")[0].parts.get("value"),
          "Key", "the field's name")
    for name in ("scanned", "taken", "removed"):
        check(key not in run.shot(name).text, "the key on " + name)
    check("new key serves" in run.shot("taken").label("outcome"), run.shot("taken").text)
    check("key is gone" in run.shot("removed").label("outcome"), run.shot("removed").text)
    check(not os.path.exists(stage.path("agent.key")), "the file is gone")
    check(key not in run.done.stderr, "the key in the log")
    equal([act for act in acts() if act[1].startswith("KEY")],
          [("ANNA", "KEY_ROTATE", "main"), ("ANNA", "KEY_REMOVE", "main")], "in the journal")


def test_a_code_shown_again_can_be_scanned_and_is_marked():
    with_codes()
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    script = play.choose(e, i) + "tap add\n" + play.CLOSING + sign_in(ANNA) + \
        "tap sales_page\nsettle\nwait 1s\ntap sale 0\nsettle\nshot sale words\ntap copy\nsettle\nshot copy\n" \
        "tap done\nuntil scene attract\n"
    run = played("copy", script).ended_well()
    barcode = stage.ledger()["orders"][0]["tickets"][0]["barcode"]
    equal(scan_code(os.path.join(run.folder, "copy.png")), [barcode], "what a scanner reads")
    for place in ("mark_above", "mark_below"):
        check(run.shot("copy").label(place).startswith("Copy, "), place)
    for name in ("sale", "copy"):
        check(barcode not in run.shot(name).text, "the code as text")
    equal([act[1] for act in acts()], ["SIGNED_IN", "COPY"], "in the journal")


def test_the_self_test_is_stopped_run_and_its_settings_are_taken():
    with_codes()
    script = sign_in(BEN) + "tap test_page\nwait 1s\ntap self_test\ntap test_stop\nsettle\nshot stopped words\n" \
        "tap self_test\nsettle\nshot found words\ntap test_take\nsettle\nshot taken words\ntap done\n" \
        "until scene attract\n"
    run = played("self-test", script).ended_well()
    equal(run.shot("stopped").label("outcome"), "Stopped. What was held has been given back.", "stopped")
    found = run.shot("found").all("setting")
    check("forename, should be firstName" in [w.label for w in found], "what it would change")
    check("firstName, was forename" in [w.label for w in run.shot("taken").all("setting")], "what it changed")
    with open(stage.path("kiosk.ini")) as file:
        check(re.search(r"^first_name_member = firstName$", file.read(), re.M), "kiosk.ini")
    equal([act[1] for act in acts()], ["SIGNED_IN", "SELF_TEST", "SELF_TEST", "SELF_TEST_TAKE"], "acts")
    held = [ticket for basket in stage.ledger()["baskets"] for ticket in basket["tickets"]]
    equal(held, [], "tickets that are still held")


def test_a_refresh_shows_its_progress_and_can_be_stopped():
    with_codes()
    stage.fault("GET instances* delay 1500")
    script = sign_in(ANNA) + "tap catalogue_page\nwait 1s\ntap resync\nuntil has sync_progress\nshot running words\n" \
        "tap sync_stop\nuntil no sync_progress\nsettle\nshot stopped words\ntap done\nuntil scene attract\n"
    run = played("resync", script).ended_well()
    check("Refreshing" in run.shot("running").label("sync_words"), "progress")
    equal(run.shot("stopped").label("outcome"), "Stopped. What has come is kept.", "stopped")
    equal([act[1] for act in acts()], ["SIGNED_IN", "SYNC", "SYNC_STOP"], "acts")


def test_a_key_that_was_typed_is_not_left_in_memory():
    if any(part in SANITIZED for part in build.split(os.sep)):
        return
    with_codes()
    secret = b"a key that nobody else knows of"
    typed = base64.b64encode(secret).decode()
    script = sign_in(ANNA) + "tap keys_page\nsettle\ntap record 0\ntap key_type\nsettle\nshot before\n" \
        'keys "%s"\nkey ok\nsettle\nshot refused\ntap done\nuntil scene attract\nsettle\nshot after\nwait 30min\n' \
        % typed
    shots = stage.path("shots", "memory")
    kiosk = stage.start_foyer(play.START + script, shots)
    held = {}
    for name in ("before", "after"):
        there = os.path.join(shots, name + ".sizes")
        check(until(lambda: os.path.exists(there) or kiosk.poll() is not None, PATIENCE_S), "no " + there)
        with memory.Stopped(kiosk) as still:
            held[name] = still.find({"key": secret, "typed": typed.encode()})
    _, said = kiosk.communicate(timeout=PATIENCE_S)
    equal(kiosk.returncode, 0, said[-2000:])
    check("refuses the new key" in Screen(os.path.join(shots, "refused.txt")).label("outcome"), "refused")
    places = {(region, at) for found in held["after"].values() for region, at, _ in found}
    check(len(places) <= 1, "left beside the script's own copy: %r" % held["after"])
    check(held["before"], "the script holds it: what is looked for can be found")


TESTS = [
    test_a_key_that_was_typed_is_not_left_in_memory,
    test_a_code_shown_again_can_be_scanned_and_is_marked,
    test_the_self_test_is_stopped_run_and_its_settings_are_taken,
    test_a_refresh_shows_its_progress_and_can_be_stopped,
    test_wrong_codes_are_counted_over_kills_and_the_lock_holds,
    test_every_act_names_its_person,
    test_it_leaves_by_itself_and_nothing_is_left,
    test_the_status_page_says_how_the_key_is_kept,
    test_credentials_come_from_standard_input_alone,
    test_a_terminal_shows_nothing_of_what_is_typed,
    test_a_key_is_scanned_into_the_credentials_page,
]


def with_stage(test):
    def run():
        global stage
        place = os.path.join(folder, test.__name__)
        config = "[maintenance]\npin_file = %s\n" % os.path.join(place, "pin")
        if "self_test" in test.__name__:
            config += "[service]\nfirst_name_member = forename\n"
        with Stage(build, place, extra_config=config) as stage:
            stage.sync()
            test()
    run.__name__ = test.__name__
    return run


def main():
    report.finish([with_stage(t) for t in TESTS])


if __name__ == "__main__":
    main()
