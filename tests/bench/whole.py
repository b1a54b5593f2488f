"""The whole program's costs as one table: instructions by callgrind, wake-ups, memory.

Budgets and the rival (a page in a browser's kiosk mode, measured on a machine with two cores and no
GPU) stand beside what was measured. Where a measurement is impossible its row says why.
"""
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import find  # noqa: E402
from stage import Stage  # noqa: E402

SEATS = 60000
REST_S = 10
FEW, MANY = 2, 12
TAPS_BEFORE = 50  # the first taps make the pictures of chosen seats and the letters of the rows
PSS_MB, START_BUDGET, WAKEUPS = 80, 150e6, 2
ROWS = []


def row(what, measured, budget, rival=""):
    ROWS.append((what, measured, budget, rival))
    print("  measured: %s: %s" % (what, measured), file=sys.stderr)


def instructions(args, env=None):
    """Instructions of the program's first thread; None when it cannot be counted."""
    if not shutil.which("valgrind"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        done = subprocess.run(["valgrind", "--tool=callgrind", "--separate-threads=yes",
                               "--callgrind-out-file=" + out, *args],
                              capture_output=True, text=True, env={**os.environ, **(env or {})})
        files = sorted(glob.glob(out + "-01*")) or glob.glob(out + "*")
        if done.returncode != 0 or not files:
            print(done.stderr[-2000:], file=sys.stderr)
            return None
        with open(files[0]) as file:
            totals = [line for line in file if line.startswith(("totals:", "summary:"))]
        return int(totals[-1].split()[1]) if totals else None


def per_frame(args, tail, few=FEW, many=MANY):
    """Two lengths of the same work: the difference is the work alone."""
    less, more = (instructions([*args, str(n), *tail]) for n in (few, many))
    return None if less is None or more is None else (more - less) / (many - few)


def in_millions(count):
    return "valgrind is missing or failed" if count is None else "%.2f M" % (count / 1e6)


def in_thousands(count):
    return "valgrind is missing or failed" if count is None else "%.1f k" % (count / 1e3)


SIZES = (500, 2000, 10000, SEATS)
FRAMES = (("still", "--still"), ("pan", "--frames"), ("zoom", "--zooms"), ("pan, near by", "--near"))
PAN_BUDGETS = {10000: (2.4e6, "2.4 M / 1.8 M"), SEATS: (4.0e6, "4.0 M / 3.2 M")}
TAP_BUDGET, TAP_GROWTH = 40e3, 1.2


def missed(value, limit):
    return "  MISSED" if value is not None and limit is not None and value > limit else ""


def count_frames(build):
    seatmap = os.path.join(build, "bench", "bench_seatmap")
    for n in SIZES:
        for what, mode in FRAMES:
            limit, words = PAN_BUDGETS.get(n, (None, "-")) if mode == "--frames" else (None, "-")
            count = per_frame([seatmap, mode], [str(n)])
            row("instructions, %d seats, %s" % (n, what), in_millions(count),
                words + missed(count, limit))
    taps = {n: per_frame([seatmap, "--taps"], [str(n)], TAPS_BEFORE, 4 * TAPS_BEFORE)
            for n in SIZES}
    for n in SIZES:
        row("instructions, tap among %d seats" % n, in_thousands(taps[n]),
            "40 k / 15 k" + missed(taps[n], TAP_BUDGET))
    if taps[2000] and taps[SEATS]:
        growth = taps[SEATS] / taps[2000]
        row("tap among %d against 2000" % SEATS, "%.2f x" % growth,
            "1.2 x" + missed(growth, TAP_GROWTH))


def count_scene(build):
    touch = os.path.join(build, "bench", "bench_touch")
    for what, mode, few, many in (("database to picture", "--open", 1, 3),
                                  ("touch to picture, words and all", "--touch", 10, 60),
                                  ("new availability", "--status", 2, 7)):
        for n in (2000, SEATS):
            row("instructions, %d seats, %s" % (n, what),
                in_millions(per_frame([touch, mode], [str(n)], few, many)), "-")


def count_screens(build):
    screen = os.path.join(build, "bench", "bench_screen")
    for scene in ("attract", "browse", "tickets"):
        row("instructions, %s redrawn whole" % scene,
            in_millions(per_frame([screen, "--frames"], [scene])), "-")


def foyer_args(stage, *more):
    return [stage.program("foyer"), "--config", stage.path("kiosk.ini"),
            "--state-dir", stage.path("state"), "--headless", "1080x1920", *more]


def count_start(stage):
    script = stage.path("nothing.ui")
    with open(script, "w") as file:
        file.write("# ends with the first frame\n")
    count = instructions(foyer_args(stage, "--script", script))
    row("instructions, start to first frame", in_millions(count),
        "150 M / 80 M" + missed(count, START_BUDGET), "780 ms to first paint")


def switches(pid):
    """Voluntary context switches of all threads: each is one sleep, so one wake-up."""
    total = 0
    for status in glob.glob("/proc/%d/task/*/status" % pid):
        with open(status) as file:
            total += sum(int(line.split()[1]) for line in file
                         if line.startswith("voluntary_ctxt_switches"))
    return total


def count_wakeups(stage):
    with open(stage.path("rest.log"), "w") as log:
        kiosk = subprocess.Popen(foyer_args(stage), stdout=log, stderr=log)
    try:
        time.sleep(5)  # the start, the first answers, the first pictures
        before = switches(kiosk.pid)
        time.sleep(REST_S)
        each = (switches(kiosk.pid) - before) / REST_S
        running = kiosk.poll() is None
    finally:
        kiosk.terminate()
        kiosk.wait(timeout=20)
    row("wake-ups a second at rest, all threads", "%.1f" % each if running else "it ended",
        "2 / 0.2" + missed(each, WAKEUPS), "20")


def pss_mb(pid):
    try:
        with open("/proc/%d/smaps_rollup" % pid) as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:")) / 1024
    except PermissionError:
        return None


def weigh_plan(stage):
    event, _, performance, _ = find.performance(stage, "seats", at_least=SEATS // 3)
    script, shots = stage.path("plan.ui"), stage.path("shots")
    os.makedirs(shots, exist_ok=True)
    with open(script, "w") as file:
        file.write("settle\ntap start\nuntil scene browse\nsettle\ntap event %d\n"
                   "until scene event\nsettle\ntap performance %d\n"
                   "until has plus\nsettle\ntap plus 0\ntap plus 0\ntap choose_seats\n"
                   "until has plan\nsettle\nshot plan\nwait 60s\n" % (event, performance))
    with open(stage.path("plan.log"), "w") as log:
        kiosk = subprocess.Popen(foyer_args(stage, "--script", script, "--shots", shots),
                                 stdout=log, stderr=log)
    end = time.monotonic() + 60
    try:
        while kiosk.poll() is None and time.monotonic() < end and \
                not os.path.exists(os.path.join(shots, "plan.txt")):
            time.sleep(0.1)
        weight = pss_mb(kiosk.pid) if kiosk.poll() is None else None
    finally:
        kiosk.terminate()
        kiosk.wait(timeout=20)
    row("PSS, plan of %d seats open" % SEATS,
        "not readable (needs root) or not reached" if weight is None else "%.1f MB" % weight,
        "80 MB / 40 MB" + missed(weight, PSS_MB), "391-601 MB")


def weigh_catalogue(build):
    done = subprocess.run([os.path.join(build, "bench", "bench_plan"), "--pss"],
                          capture_output=True, text=True)
    words = done.stdout.split()
    weight = int(words[1]) / 1024 if len(words) > 1 else None
    row("PSS, %d seats open, 50,000 instances" % SEATS,
        "not measured" if weight is None else "%.1f MB" % weight,
        "80 MB / 40 MB" + missed(weight, PSS_MB), "391-601 MB")


def print_table():
    print("\n%-52s %-22s %-24s %s" % ("whole program", "measured", "budget / moonshot", "rival"))
    for what, measured, budget, rival in ROWS:
        print("%-52s %-22s %-24s %s" % (what, measured, budget, rival))
    print("The rival's figures are from one machine with two cores and no GPU; `make bench-rival` takes "
          "them here.")


def main(build):
    os.environ.setdefault("FOYER_ASSETS", os.path.join(build, "assets"))
    count_frames(build)
    count_scene(build)
    count_screens(build)
    weigh_catalogue(build)
    with tempfile.TemporaryDirectory() as folder:
        with Stage(build, os.path.join(folder, "stage"), ["--seats", str(SEATS)]) as stage:
            stage.sync()
            count_start(stage)
            count_wakeups(stage)
            weigh_plan(stage)
    print_table()


if __name__ == "__main__":
    main(sys.argv[1])
