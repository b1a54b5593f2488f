"""The configuration is read again while the kiosk runs: SIGHUP, as `systemctl reload foyer` sends it."""
import os
import signal
import socket
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from screen import Screen  # noqa: E402
from stage import Stage  # noqa: E402
from wait import until  # noqa: E402

build = sys.argv[1]
stage = None
PATIENCE_S = 120
NEW_NAME = "The Beacon"
IN_USE = "the new one is in use"


class Kiosk:
    """A kiosk that plays a script in real time, and the service manager that watches it."""

    def __init__(self, name, script):
        self.shots = stage.path("shots", name)
        path = stage.path("notify-" + name)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(path)
        self.socket.settimeout(PATIENCE_S)
        self.log_path = stage.path(name + ".log")
        self.log = open(self.log_path, "w")
        self.process = stage.start_foyer("time real\n" + script, self.shots,
                                         env={"NOTIFY_SOCKET": path}, stderr=self.log)
        equal(self.socket.recv(256).decode(), "READY=1", "the first word")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()
        self.socket.close()
        self.log.close()

    def has(self, shot):
        return os.path.exists(os.path.join(self.shots, shot + ".txt"))

    def wait_for(self, shot):
        check(until(lambda: self.has(shot) or self.process.poll() is not None, PATIENCE_S) and
              self.has(shot), "no shot %s: %s" % (shot, self.said()))

    def said(self):
        with open(self.log_path) as file:
            return file.read()

    def wait_for_word(self, words):
        check(until(lambda: words in self.said(), PATIENCE_S), "not said: " + words)

    def reload(self):
        """Returns when the manager is told that it is over."""
        self.process.send_signal(signal.SIGHUP)
        word = self.socket.recv(256).decode()
        check(word.startswith("RELOADING=1\nMONOTONIC_USEC="), word)
        check(int(word.rsplit("=", 1)[1]) > 0, word)
        equal(self.socket.recv(256).decode(), "READY=1", "the word after it")

    def ends_well(self):
        self.process.communicate(timeout=600)
        equal(self.process.returncode, 0, "the script: " + self.said()[-3000:])

    def shot(self, name):
        return Screen(os.path.join(self.shots, name + ".txt"))


def configure(extra):
    stage.extra_config = "\n" + extra + "\n"
    stage.write_config()


def test_a_new_limit_fee_and_name_are_used_when_nobody_is_there():
    configure("[sale]\nticket_limit = 5")
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    script = "until scene attract\nsettle\nshot before words\nuntil text mark \"%s\"\nsettle\n" % NEW_NAME
    script += play.choose(e, i, plus=(0, 0)).replace("tap performance", "shot event words\ntap performance")
    script += "settle\nshot types words\n"
    with Kiosk("limit", script) as kiosk:
        kiosk.wait_for("before")
        configure("[sale]\nticket_limit = 2\nfee_per_order = 1.35\n[venue]\nname = %s" % NEW_NAME)
        kiosk.reload()
        kiosk.wait_for_word(IN_USE)
        kiosk.ends_well()
        more = [w for w in kiosk.shot("types").all("plus")]
        check(more and all("disabled" in w.flags for w in more), kiosk.shot("types").text)
        check("1.35" in kiosk.shot("event").text, "the fee:\n" + kiosk.shot("event").text)


def test_a_customer_is_served_to_the_end_by_the_old_one():
    configure("")
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    script = play.choose(e, i, plus=(0, 0, 0)) + "settle\nshot served words\nwait 1s\nsettle\n" \
        "tap plus 0\nsettle\nshot still words\ntap start_over\nsettle\ntap_if leave\n" \
        "until text mark \"%s\"\nsettle\n" % NEW_NAME
    with Kiosk("served", script) as kiosk:
        kiosk.wait_for("served")
        configure("[sale]\nticket_limit = 2\n[venue]\nname = %s" % NEW_NAME)
        kiosk.reload()
        early = IN_USE in kiosk.said()
        check(not early or kiosk.has("still"), "used under the customer's hands")
        kiosk.ends_well()
        check(IN_USE in kiosk.said(), "used afterwards")
        check(kiosk.shot("still").text.count(NEW_NAME) == 0, "the old name while served")


def test_a_wrong_file_is_told_with_its_line_and_changes_nothing():
    configure("")
    with Kiosk("wrong", "until scene attract\nsettle\nshot on words\nwait 10min\n") as kiosk:
        kiosk.wait_for("on")
        configure("[sale]\nticket_limt = 2\norders_per_hour = many\n[venue]\nname = %s" % NEW_NAME)
        kiosk.reload()
        said = kiosk.said()
        check("did you mean ticket_limit?" in said, said)
        check("orders_per_hour: 0 to 1000 orders are allowed" in said, said)
        check("the new configuration is wrong, the old one stays" in said, said)
        check(IN_USE not in said, said)
        check(kiosk.process.poll() is None, "it goes on")
        configure("[venue]\nname = %s" % NEW_NAME)
        kiosk.reload()
        kiosk.wait_for_word(IN_USE)


def test_what_needs_a_restart_is_told():
    configure("")
    with Kiosk("restart", "until scene attract\nsettle\nshot on words\nwait 10min\n") as kiosk:
        kiosk.wait_for("on")
        configure("[service]\nbasket_minutes = 15\n[display]\nwidth_mm = 600")
        kiosk.reload()
        kiosk.wait_for_word("changed, and needs a restart: service.basket_minutes, display.width_mm")
        os.makedirs(stage.path("conf.d"), exist_ok=True)
        with open(stage.path("conf.d", "10-theme.ini"), "w") as file:
            file.write("[display]\ntheme = nowhere\n")
        kiosk.reload()
        kiosk.wait_for_word("10-theme.ini:2: theme: there is no ")
    os.remove(stage.path("conf.d", "10-theme.ini"))


def test_check_tells_the_same_without_a_kiosk():
    configure("[sale]\nticket_limt = 2\norders_per_hour = many")
    done = stage.foyerctl("check", check=False)
    equal(done.returncode, 1, "status: " + done.stdout)
    equal(done.stdout.count("FAIL"), 2, done.stdout)
    configure("[sale]\nticket_limit = 4\n[catalogue]\nnote_attribute = x")
    os.makedirs(stage.path("conf.d"), exist_ok=True)
    with open(stage.path("conf.d", "20-more.ini"), "w") as file:
        file.write("[sale]\nticket_limit = 6\n")
    done = stage.foyerctl("check")
    equal(done.returncode, 0, "status: " + done.stdout)
    for part in ("not Spektrix itself", "right only for a test service", "not encrypted",
                 "maintenance stays shut", "note_attribute has no meaning any more", "20-more.ini"):
        check(part in done.stdout, "%s is not told:\n%s" % (part, done.stdout))
    listed = stage.foyerctl("check", "--defaults").stdout
    os.remove(stage.path("conf.d", "20-more.ini"))
    line = next(line for line in listed.splitlines() if line.startswith("ticket_limit ="))
    check("= 6" in line and "20-more.ini:2" in line, line)
    check(any(line.startswith("width_mm = 0") and "default, needs a restart" in line
              for line in listed.splitlines()), listed)
    check(stage.service["key"] not in listed, "a secret")
    equal(stage.foyerctl("check", "--nonsense", check=False).returncode, 2, "usage")


TESTS = [
    test_a_new_limit_fee_and_name_are_used_when_nobody_is_there,
    test_a_customer_is_served_to_the_end_by_the_old_one,
    test_a_wrong_file_is_told_with_its_line_and_changes_nothing,
    test_what_needs_a_restart_is_told,
    test_check_tells_the_same_without_a_kiosk,
]


def main():
    global stage
    with Stage(build, os.path.join(build, "e2e", "reload"), ["--date-tolerance", "100000"]) as stage:
        configure("")
        stage.sync()
        report.finish(TESTS)


if __name__ == "__main__":
    main()
