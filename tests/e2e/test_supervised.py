"""What the service manager sees: ready, alive, stopping; and the notice when the kiosk does not come up."""
import os
import signal
import socket
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import report  # noqa: E402
from report import check, equal  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
stage = None
PATIENCE_S = 180


class Manager:
    """A service manager's end of the socket, and the kiosk that it started."""

    def __init__(self, watchdog_us):
        path = stage.path("notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(path)
        self.socket.settimeout(PATIENCE_S)
        env = {**os.environ, "NOTIFY_SOCKET": path, "WATCHDOG_USEC": str(watchdog_us)}
        self.log = open(stage.path("supervised.log"), "w")
        self.process = subprocess.Popen(
            [stage.program("foyer"), "--config", stage.path("kiosk.ini"), "--state-dir",
             stage.path("state"), "--headless", "1080x1920"], env=env, stderr=self.log)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.socket.close()
        self.log.close()
        os.unlink(stage.path("notify"))

    def word(self):
        return self.socket.recv(256).decode()

    def quiet_for(self, seconds):
        """True when no word comes in that time; words said before are dropped."""
        self.socket.setblocking(False)
        try:
            while self.socket.recv(256):
                pass
        except BlockingIOError:
            pass
        self.socket.settimeout(seconds)
        try:
            self.socket.recv(256)
            return False
        except socket.timeout:
            return True
        finally:
            self.socket.settimeout(PATIENCE_S)


def test_it_is_ready_lives_and_says_when_it_stops():
    with Manager(watchdog_us=400000) as manager:
        equal(manager.word(), "READY=1", "the first word")
        for _ in range(3):
            equal(manager.word(), "WATCHDOG=1", "while it lives")
        manager.process.send_signal(signal.SIGTERM)
        word = manager.word()
        while word == "WATCHDOG=1":
            word = manager.word()
        equal(word, "STOPPING=1", "the last word")
        equal(manager.process.wait(PATIENCE_S), 0, "exit status")


def test_a_kiosk_that_hangs_is_not_fed():
    with Manager(watchdog_us=400000) as manager:
        equal(manager.word(), "READY=1", "the first word")
        equal(manager.word(), "WATCHDOG=1", "while it lives")
        manager.process.send_signal(signal.SIGSTOP)
        check(manager.quiet_for(1.0), "it was fed while it hung")
        manager.process.send_signal(signal.SIGCONT)
        equal(manager.word(), "WATCHDOG=1", "when it goes on")


def test_without_a_watchdog_only_the_states_are_said():
    with Manager(watchdog_us=0) as manager:
        equal(manager.word(), "READY=1", "the first word")
        check(manager.quiet_for(0.5), "nobody asked for more")


def notice(name, config):
    folder = stage.path(name)
    os.makedirs(folder)
    return subprocess.run([stage.program("foyer"), "--config", config, "--state-dir",
                           stage.path("nowhere"), "--headless", "1080x1920", "--notice",
                           "--shots", folder], capture_output=True, text=True, timeout=PATIENCE_S)


def picture_of(name):
    with open(stage.path(name, "notice.png"), "rb") as file:
        return file.read()


def test_the_notice_is_shown_without_state_and_without_a_configuration():
    equal(notice("good", stage.path("kiosk.ini")).returncode, 0, "with a configuration")
    done = notice("none", stage.path("no.ini"))
    equal(done.returncode, 0, "without a configuration")
    check("no.ini" in done.stderr, "the reason is not logged")
    check(not os.path.exists(stage.path("nowhere")), "a notice needs no state folder")
    # The stage speaks English and German, and these are all the catalogues there are, or more.
    check(len(picture_of("good")) > 5000, "an empty picture")
    check(len(picture_of("none")) >= len(picture_of("good")), "a language is missing")


if __name__ == "__main__":
    with Stage(build, os.path.join(build, "e2e", "supervised")) as stage:
        status = report.run([test_it_is_ready_lives_and_says_when_it_stops,
                             test_a_kiosk_that_hangs_is_not_fed,
                             test_without_a_watchdog_only_the_states_are_said,
                             test_the_notice_is_shown_without_state_and_without_a_configuration])
    sys.exit(status)
