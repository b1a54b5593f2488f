"""A kiosk that nobody has set up: the assistant on the real program, up to the first sale.

The service is the sandbox behind a CA of its own, which the configuration names; nothing else is configured.
"""
import glob
import os
import signal
import stat
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import first_run as first  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import Screen  # noqa: E402
from stage import Stage  # noqa: E402
from wait import until  # noqa: E402

START = "time virtual\n"
OPEN = "until scene setup_sync\nuntil scene attract\nuntil catalogue synced\nsettle\n"
build = sys.argv[1]
stage = None


def fresh():
    """As delivered, beside a service."""
    for path in glob.glob(stage.path("state", "*")) + glob.glob(stage.path("*.seal")):
        if os.path.isfile(path):
            os.remove(path)
    stage.write_config()
    first.forget(stage)
    stage.untouched = read(stage.path("kiosk.ini"))
    return first.answers(stage)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def run(script, name, found, wanted=0, **how):
    shots = stage.path("shots", name)
    done = stage.foyer(START + first.fill_in(script, found), shots, **how)
    equal(done.returncode, wanted, "the end of %s:\n%s" % (name, done.stderr[-3000:]))
    return shots


def shot(shots, name):
    return Screen(os.path.join(shots, name + ".txt"))


def test_from_nothing_to_the_first_sale():
    found = fresh()
    before = play.orders(stage)
    run(first.all_by_touch() + OPEN + "shot open words\n", "nothing", found)
    equal(stat.S_IMODE(os.stat(stage.path("secret.key")).st_mode), 0o600, "mode of the key")
    equal(stat.S_IMODE(os.stat(stage.path("pin")).st_mode), 0o600, "mode of the codes")
    check(found["KEY"].encode() not in read(stage.path("secret.key")), "the key lies open")
    equal(stage.foyerctl("pin", "list").stdout.split(), [first.PERSON.upper()], "who has a code")
    leftover = [name for folder in (stage.folder, stage.path("state")) for name in os.listdir(folder)
                if name.endswith((".new", ".next")) or name == "setup.ini"]
    equal(leftover, [], "left over")
    places = play.place_of(stage, "Lunch with a Cellist")
    play.buy(stage, "first-sale", play.choose(places[0], places[1], plus=(0, 0)) +
             "tap add\n" + play.CLOSING)
    equal(len(play.orders(stage)), len(before) + 1, "orders made")


def test_once_set_up_it_never_asks_again():
    if not os.path.exists(stage.path("pin")):
        run(first.all_by_touch() + OPEN, "once", fresh())
    os.rename(stage.path("secret.key"), stage.path("kept"))  # as maintenance takes a key away
    run("until scene attract\nsettle\nexpect scene attract\n", "no-key", {})
    os.rename(stage.path("kept"), stage.path("secret.key"))
    run("until scene attract\nuntil catalogue synced\nsettle\nexpect scene attract\n", "again", {})


def test_by_keys_alone():
    found = fresh()
    run(first.all_by_keys() + OPEN + "expect scene attract\n", "keys", found)
    check(b"kiosk_id = K1\n" in read(stage.path("kiosk.ini")), "what was left as it was")


def test_a_wrong_key_is_refused_in_words_and_nothing_is_written():
    found = fresh()
    wrong = "A" * (len(found["KEY"]) - 4) + "AAA="
    script = first.all_by_touch(last="Login") + first.by_touch("Secret key", 'type typed "short"\n')
    script += "settle\nshot short words\n" + "key backspace\n" * 5 + 'keys "%s"\ntap go_on\n' % wrong
    script += first.at("Connection") + "until has try_again\nsettle\nshot refused words\n"
    script += "expect disabled go_on\ntap back\n" + first.at("Secret key")
    script += 'keys "$KEY"\ntap go_on\n'
    script += first.at("Connection") + "settle\nshot accepted words\ntap go_on\n" + first.at("Size of the screen")
    shots = run(script, "wrong", found)
    check("not a whole key" in shot(shots, "short").label("outcome"), "a key cut short")
    told = [line.label for line in shot(shots, "refused").all("test")]
    check(any(words.startswith("Refused. Go back and type login and key") for words in told), told)
    told = [line.label for line in shot(shots, "accepted").all("test")]
    check("Accepted." in told and any("events are on" in words for words in told), told)
    equal(read(stage.path("kiosk.ini")), stage.untouched, "the configuration")
    check(not os.path.exists(stage.path("secret.key")), "a key serves")


def test_a_wrong_client_and_an_address_without_an_answer_are_said():
    found = fresh()
    answered = first.all_by_touch(last="Login") + first.at("Secret key")
    run(answered, "client", dict(found, CLIENT="nobody"))
    script = first.by_touch("Login", "") + first.by_touch("Secret key")
    script += first.at("Connection") + "until has try_again\nsettle\nshot client words\n"
    shots = run(script, "client-tried", found)
    told = [line.label for line in shot(shots, "client").all("test")]
    check(any("knows no client nobody" in words for words in told), told)
    fresh()
    first.forget(stage, keep=())  # nor is the CA known
    run(answered, "ca", found)
    shots = run(script, "ca-tried", found)
    told = [line.label for line in shot(shots, "client").all("test")]
    check("certificate not trusted" in told[0] and found["ADDRESS"] in told[0], told)


def killed_at(title, script, found):
    """The program is killed while that page is on the screen."""
    shots = stage.path("shots", "killed")
    marker = os.path.join(shots, "there.txt")
    if os.path.exists(marker):
        os.remove(marker)
    text = first.fill_in(script + first.at(title) + "shot there words\nuntil scene attract\n", found)
    kiosk = stage.start_foyer("time real\n" + text, shots)
    check(until(lambda: os.path.exists(marker) or kiosk.poll() is not None, 120), "no " + title)
    kiosk.send_signal(signal.SIGKILL)
    _, err = kiosk.communicate()
    equal(kiosk.returncode, -signal.SIGKILL, "its end at %s: %s" % (title, err[-2000:]))


# Where the next start goes on when the power fails on a page: secrets are typed again.
GOES_ON_AT = {
    "Language": "Language", "Name of the venue": "Name of the venue",
    "Sign of this kiosk": "Sign of this kiosk", "Client name": "Sign of this kiosk",
    "Ticket service": "Ticket service", "Login": "Ticket service", "Secret key": "Login",
    "Connection": "Login", "Size of the screen": "Login", "Who looks after it": "Login",
    "Code": "Login", "The code again": "Login", "All set?": "Login"}


def test_killed_on_each_page_it_goes_on_and_nothing_is_half_written():
    found = fresh()
    done = ""
    goes_on_at = "Language"
    for title in first.TITLES:
        start = first.TITLES.index(goes_on_at)
        done = "".join(
            first.by_touch(t, "" if t in first.AS_IT_IS and first.TITLES.index(t) < reached(title)
                           else None)
            for t in first.TITLES[start:first.TITLES.index(title)])
        killed_at(title, done, found)
        goes_on_at = GOES_ON_AT[title]
        equal(read(stage.path("kiosk.ini")), stage.untouched, "configuration after " + title)
        check(not os.path.exists(stage.path("secret.key")), "a key serves after " + title)
        check(not os.path.exists(stage.path("pin")), "a code after " + title)
        run(first.at(goes_on_at), "goes-on", found)
    check(found["KEY"].encode() not in b"".join(
        read(path) for path in glob.glob(stage.path("state", "*")) if os.path.isfile(path)),
        "the key is remembered")
    script = first.by_touch("Login", "") + first.all_by_touch("Secret key") + OPEN
    run(script, "in-the-end", found)


def reached(title):
    """How many pages were answered before the kill on the page before `title`."""
    return max(first.TITLES.index(title) - 1, 0)


def test_killed_between_code_and_configuration_it_asks_for_the_code():
    found = fresh()
    run(first.all_by_touch() + OPEN, "whole", found)
    kept = read(stage.path("pin"))
    fresh()
    with open(os.open(stage.path("pin"), os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        file.write(kept)
    script = first.at("Your code") + first.digits("271828") + "tap go_on\nsettle\nshot refused words\n"
    script += first.digits(first.CODE) + "tap go_on\n" + first.all_by_touch(last="Size of the screen")
    script += first.by_touch("All set?") + OPEN
    shots = run(script, "locked", found)
    check("not the PIN" in shot(shots, "refused").label("outcome"), "a wrong code")
    equal(read(stage.path("pin")), kept, "the codes")


def test_a_key_of_the_service_manager_is_not_asked_for():
    found = fresh()
    folder = stage.path("credentials")
    os.makedirs(folder, exist_ok=True)
    descriptor = os.open(os.path.join(folder, "foyer-key"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(found["KEY"] + "\n")
    script = first.all_by_touch(last="Login") + first.all_by_touch("Connection") + OPEN
    run(script, "handed", found, env={"CREDENTIALS_DIRECTORY": folder})
    check(not os.path.exists(stage.path("secret.key")), "a second copy of the key")


def test_a_reload_meanwhile_changes_nothing():
    found = fresh()
    shots = stage.path("shots", "reload")
    script = first.by_touch("Language") + first.at("Name of the venue") + "shot there words\nwait 1s\n"
    script += first.all_by_touch("Name of the venue", "Connection") + first.at("Size of the screen")
    kiosk = stage.start_foyer("time real\n" + first.fill_in(script, found), shots)
    check(until(lambda: os.path.exists(os.path.join(shots, "there.txt")), 120), "the page")
    kiosk.send_signal(signal.SIGHUP)
    _, err = kiosk.communicate(timeout=300)
    equal(kiosk.returncode, 0, "its end: " + err[-2000:])
    equal(read(stage.path("kiosk.ini")), stage.untouched, "the configuration")


def test_a_file_that_is_wrong_is_no_first_run():
    fresh()
    with open(stage.path("kiosk.ini"), "a") as file:
        file.write("[venue]\nnmae = The Lantern\n")
    done = stage.foyer(START + "until scene attract\n", stage.path("shots", "bad"))
    equal(done.returncode, 1, "its end")
    check("kiosk.ini:" in done.stderr and "nmae" in done.stderr, done.stderr)


TESTS = [test_from_nothing_to_the_first_sale, test_once_set_up_it_never_asks_again,
         test_by_keys_alone, test_a_wrong_key_is_refused_in_words_and_nothing_is_written,
         test_a_wrong_client_and_an_address_without_an_answer_are_said,
         test_killed_on_each_page_it_goes_on_and_nothing_is_half_written,
         test_killed_between_code_and_configuration_it_asks_for_the_code,
         test_a_key_of_the_service_manager_is_not_asked_for,
         test_a_reload_meanwhile_changes_nothing, test_a_file_that_is_wrong_is_no_first_run]


def main():
    global stage
    place = os.path.abspath(os.path.join(build, "e2e", "first-run"))
    with Stage(build, place) as stage:
        report.finish(TESTS)


if __name__ == "__main__":
    main()
