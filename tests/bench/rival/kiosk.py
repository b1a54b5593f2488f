"""Kiosk: foyer in a window of the same X server, at rest and with a plan open, and its panning."""
import os
import re
import subprocess
import time

PATIENCE_S = 60
HELD_OPEN_S = 600


class Kiosk:
    """One run of foyer in a window. Use as a context manager."""

    def __init__(self, stage, display, size, script=None):
        self.args = [stage.program("foyer"), "--config", stage.path("kiosk.ini"), "--state-dir",
                     stage.path("state"), "--windowed", size]
        self.shots = stage.path("shots")
        self.log_file = stage.path("kiosk.log")
        self.env = display.env
        if script:
            os.makedirs(self.shots, exist_ok=True)
            with open(stage.path("kiosk.ui"), "w") as file:
                file.write(script)
            self.args += ["--script", stage.path("kiosk.ui"), "--shots", self.shots]

    def __enter__(self):
        with open(self.log_file, "w") as log:
            self.started = time.monotonic()
            self.process = subprocess.Popen(self.args, env=self.env, stdout=log, stderr=log)
        self.pid = self.process.pid
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def wait_for_shot(self, name):
        end = time.monotonic() + PATIENCE_S
        while not os.path.exists(os.path.join(self.shots, name + ".txt")):
            if self.process.poll() is not None or time.monotonic() > end:
                with open(self.log_file) as log:
                    raise RuntimeError("the plan was not reached: " + log.read()[-500:])
            time.sleep(0.05)


def script_to_plan(event, performance):
    """Opens the plan for one person and stays there."""
    return ("until scene attract\nsettle\ntap start\nuntil scene browse\nsettle\ntap event %d\n"
            "until scene event\nsettle\ntap performance %d\nuntil has plus\nsettle\n"
            "tap plus 0\ntap choose_seats\nuntil has plan\nsettle\nshot plan\nwait %ds\n"
            % (event, performance, HELD_OPEN_S))


def pan(stage, display, plan_file, seconds):
    """The plan in foyer's own screen: ms to the first picture, processor ms a frame, frames a second."""
    done = subprocess.run([stage.program(os.path.join("bench", "bench_window")), "--plan",
                           plan_file, str(seconds)], env=display.env, capture_output=True, text=True)
    opened = re.search(r"^open +([\d.]+) ms", done.stdout, re.M)
    found = re.findall(r"^(far|near) .*: ([\d.]+) ms a frame, (\d+) a second", done.stdout, re.M)
    if done.returncode != 0 or not opened or len(found) != 2:
        raise RuntimeError("bench_window: " + done.stdout + done.stderr[-500:])
    result = {"open": float(opened.group(1))}
    for name, each, rate in found:
        result[name], result[name + " rate"] = float(each), float(rate)
    return result
