"""The same program in a real window under Xvfb: scripts pass, a real pointer works."""
import os
import re
import select
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from service import Service  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
stage = None
display = None
PATIENCE_S = 120
CODE = "271828"


class Display:
    """An X server of our own on a free display number."""

    def __enter__(self):
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1920x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        ready, _, _ = select.select([read], [], [], PATIENCE_S)
        check(ready, "Xvfb did not start")
        with os.fdopen(read) as number:  # to the end of its line: it comes in two pieces
            self.name = ":" + number.readline().strip()
        self.env = {**os.environ, "DISPLAY": self.name}
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def xdotool(self, *args):
        return subprocess.run(["xdotool", *args], env=self.env, capture_output=True, text=True)

    def window(self, name):
        """Waits for the window of that name."""
        found = self.xdotool("search", "--sync", "--onlyvisible", "--name", name)
        equal(found.returncode, 0, "window " + name)
        return found.stdout.split()[0]


def test_two_seats_are_bought_in_a_window():
    e, i, instance = play.place_of(stage, "A Fox in Winter", at_least=100)
    first = Service(stage.service).free_neighbours(instance["id"], 2)[:1]
    played, _ = play.buy(stage, "window", play.choose(e, i) + play.pick(first) + play.CLOSING,
                         windowed=True, env={"DISPLAY": display.name})
    check(re.search(r"window: x11 surface, 1080x1920", played.done.stderr),
          "not a window surface: " + played.done.stderr[-500:])


def wait_for(condition, words):
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        check(time.monotonic() < deadline, "waited in vain: " + words)
        select.select([], [], [], 0.05)


def said(words):
    with open(stage.path("window.log")) as log:
        return words in log.read()


def touch(window, x, y):
    display.xdotool("mousemove", "--window", window, str(x), str(y), "click", "1")


def touch_until(window, x, y, words):
    """The first touches may fall into the guard time of a new screen."""
    def condition():
        touch(window, x, y)
        return said(words)
    wait_for(condition, words)


def test_a_real_pointer_starts_a_sale_and_the_program_ends_well():
    with open(stage.path("window.log"), "w") as log:
        process = subprocess.Popen(
            [stage.program("foyer"), "--config", stage.path("kiosk.ini"), "--state-dir",
             stage.path("state"), "--windowed", "540x960", "--verbose"],
            env=display.env, stderr=log)
    try:
        wait_for(lambda: said("window: x11 surface"), "a window")
        window = display.window("The Lantern")
        touch_until(window, 270, 795, "scene browse")
        process.terminate()
        equal(process.wait(timeout=PATIENCE_S), 0, "status after SIGTERM")
        check(said("scene attract"), "the session was not ended first")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def test_a_real_keyboard_types_the_code():
    stage.foyerctl("pin", "set", input=CODE + "\n")
    shots = stage.path("typed")
    script = "time real\nuntil scene attract\nsettle\n" + "tap mark\n" * 5 + \
        "until overlay staff_pin\nsettle\nshot ready\nuntil scene maintenance\nsettle\nshot inside\n"
    process = stage.start_foyer(script, shots, windowed=True, env={"DISPLAY": display.name})
    try:
        wait_for(lambda: os.path.exists(os.path.join(shots, "ready.sizes")), "the pad")
        window = display.window("The Lantern")
        display.xdotool("windowfocus", "--sync", window)
        typed = display.xdotool("type", "--delay", "5", "x" + CODE)
        equal(typed.returncode, 0, typed.stderr)
        display.xdotool("key", "Return")
        _, said_last = process.communicate(timeout=PATIENCE_S)
        equal(process.returncode, 0, said_last[-2000:])
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    check(CODE not in said_last, "the code in the log")


if __name__ == "__main__":
    place = os.path.abspath(os.path.join(build, "e2e", "window"))
    config = "[maintenance]\npin_file = %s\n" % os.path.join(place, "pin")
    with Display() as display, Stage(build, place, extra_config=config) as stage:
        stage.sync()
        status = report.run([test_two_seats_are_bought_in_a_window,
                             test_a_real_pointer_starts_a_sale_and_the_program_ends_well,
                             test_a_real_keyboard_types_the_code])
    sys.exit(status)
