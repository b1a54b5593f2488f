"""The rival and foyer under the same X server, in one run: what each costs, and the ratios.

The rival is what a venue would use instead: a page in Chromium's kiosk mode, written four ways. It
shows the very plan that foyer shows, as the same service gave it. Times are of this machine and this
run; only the ratios mean something elsewhere. On a machine with a GPU the browser pans at 60 frames a
second: claim there only what is measured there.

    python3 tests/bench/rival/rival.py BUILD [SEATS ...]      default: 2000 60000
"""
import json
import os
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "support"))
import browser  # noqa: E402
import find  # noqa: E402
import glass  # noqa: E402
import kiosk  # noqa: E402
import weigh  # noqa: E402
from service import Service  # noqa: E402
from stage import Stage  # noqa: E402

SIZE = "1080x1920"
MAP = (0, 300, 1080, 1000)  # where both programs show seats
VARIANTS = ("svg", "canvas", "layer", "bitmap")
SETTLE_S, REST_S, PAN_S, PAN_FRAMES, TOUCHES, STARTS = 3, 8, 8, 240, 15, 5
BACKGROUND = bytes((0x1B, 0x16, 0x14))  # of the page, as X gives it: blue, green, red


def note(words):
    print("  " + words, file=sys.stderr, flush=True)


def wakeups_a_second(pid):
    before = weigh.wakeups(pid)
    time.sleep(REST_S)
    return (weigh.wakeups(pid) - before) / REST_S


def start_of(make, eye, condition):
    """Median seconds from exec to the first picture, and PSS and wake-ups of the last one at rest."""
    times = []
    for i in range(STARTS):
        with make() as program:
            eye.wait_for((500, 900, 64, 64), condition, 30)
            times.append(time.monotonic() - program.started)
            if i + 1 == STARTS:
                time.sleep(SETTLE_S)
                rest = (wakeups_a_second(program.pid), weigh.pss_mb(program.pid))
        eye.wait_for((500, 900, 64, 64), is_empty, 10)
    return glass.median(times), *rest


def is_empty(pixels):
    return not any(pixels[0::4]) and not any(pixels[1::4]) and not any(pixels[2::4])


def is_page(pixels):
    return pixels[:3] == BACKGROUND and pixels == pixels[:4] * (len(pixels) // 4)


def measure_starts(stage, display, eye):
    theirs = start_of(lambda: browser.Browser(display, SIZE, "start"), eye, is_page)
    note("Chromium's start: %.0f ms" % (theirs[0] * 1000))
    ours = start_of(lambda: kiosk.Kiosk(stage, display, SIZE), eye, lambda p: not is_empty(p))
    note("foyer's start: %.0f ms" % (ours[0] * 1000))
    return theirs, ours


def save_picture(eye, name):
    folder = os.environ.get("RIVAL_SHOTS")
    if folder:
        os.makedirs(folder, exist_ok=True)
        eye.save(os.path.join(folder, name + ".png"), *map(int, SIZE.split("x")))


def page_pan(page):
    """(processor ms a frame, frames a second)"""
    before = weigh.processor_s(page.pid)
    panned = page.order(do="pan", frames=PAN_FRAMES, seconds=PAN_S)
    return ((weigh.processor_s(page.pid) - before) * 1000 / panned["frames"],
            panned["frames"] / panned["seconds"])


def touch_ms(eye):
    spots = glass.answering_spots(eye, MAP)
    took = glass.touches(eye, spots, TOUCHES) if spots else None
    return None if took is None else took * 1000


def measure_page(display, eye, variant, documents, n):
    with browser.Browser(display, SIZE, variant, documents) as page:
        shown = page.hear()
        found = {"open": shown["open_ms"]}
        time.sleep(SETTLE_S)
        found["pss"] = weigh.pss_mb(page.pid)
        found["touch far"] = touch_ms(eye)
        save_picture(eye, "rival-%s-%d-far" % (variant, n))
        found["far"], found["far rate"] = page_pan(page)
        try:
            page.order(do="near")
            found["touch"] = touch_ms(eye)
            save_picture(eye, "rival-%s-%d-near" % (variant, n))
            found["near"], found["near rate"] = page_pan(page)
        except RuntimeError as error:  # a bitmap of so large a house cannot be had
            note("%s near by: %s" % (variant, error))
    note("%s, %d seats: %s" % (variant, n, in_words(found)))
    return found


def measure_kiosk(stage, display, eye, plan_file, where, n):
    found = kiosk.pan(stage, display, plan_file, PAN_S)
    with kiosk.Kiosk(stage, display, SIZE, kiosk.script_to_plan(*where)) as program:
        program.wait_for_shot("plan")
        time.sleep(SETTLE_S)
        found["pss"] = weigh.pss_mb(program.pid)
        found["touch"] = touch_ms(eye)
        save_picture(eye, "foyer-%d" % n)
    note("foyer, %d seats: %s" % (n, in_words(found)))
    return found


def in_words(found):
    return ", ".join("%s %.2f" % (what, value) for what, value in found.items()
                     if value is not None)


def documents_of(stage, n):
    """The plan and the free seats' bands as the service has them, for the page; and where to touch."""
    event, performance, instance = find.house(stage, n)
    service = Service(stage.service)
    plan = service.ask("GET", "plans/" + service.instance(instance["id"])["planId"])
    detail = service.ask("GET", "instances/%s/status/detail?includeLockInformation=false"
                                "&includeChildPlans=true" % instance["id"])
    bands = {str(seat): i % 8 for i, band in enumerate(detail.values())
             for letter, seats in band.items() if letter in "AIX" for seat in seats}
    return {"/plan": json.dumps(plan, separators=(",", ":")).encode(),
            "/bands": json.dumps(bands).encode()}, (event, performance)


def measure_size(build, folder, display, eye, n):
    with Stage(build, os.path.join(folder, str(n)), ["--seats", str(n)]) as stage:
        stage.sync()
        documents, where = documents_of(stage, n)
        plan_file = stage.path("plan.json")
        with open(plan_file, "wb") as file:
            file.write(documents["/plan"])
        found = {"foyer": measure_kiosk(stage, display, eye, plan_file, where, n)}
        for variant in VARIANTS:
            found[variant] = measure_page(display, eye, variant, documents, n)
        return found


# what, key, words, whether more is better, ratio wanted
ROWS = (("plan as JSON to first picture", "open", "%.0f ms", False, None),
        ("memory, plan open", "pss", "%.0f MB", False, 10),
        ("touch to pixel, seats near by", "touch", "%.1f ms", False, 70),
        ("touch to pixel, the whole house", "touch far", "%.1f ms", False, None),
        ("processor a frame, whole house panned", "far", "%.2f ms", False, 10),
        ("frames a second, whole house panned", "far rate", "%.0f", True, None),
        ("processor a frame, near by panned", "near", "%.2f ms", False, 10),
        ("frames a second, near by panned", "near rate", "%.0f", True, None))
LINE = "%-40s %10s " + " %10s" * len(VARIANTS) + "  %-26s"


def shown(value, words):
    return "-" if value is None else words % value


def verdict(ratio, goal):
    if ratio is None:
        return ""
    if goal is None:
        return "%.1f x" % ratio
    return "%.1f x (goal %d)%s" % (ratio, goal, "" if ratio >= goal else "  MISSED")


def ratio_to_best(ours, theirs, more):
    theirs = [value for value in theirs if value is not None]
    if not ours or not theirs:
        return None
    return ours / max(theirs) if more else min(theirs) / ours


def print_size(n, found):
    print("\n%d seats, 1080x1920" % n)
    print(LINE % ("", "foyer", *VARIANTS, "against its best"))
    for what, key, words, more, goal in ROWS:
        ours = found["foyer"].get(key)
        theirs = [found[variant].get(key) for variant in VARIANTS]
        goal = goal if goal != 70 or n >= 60000 else None
        print(LINE % (what, shown(ours, words), *(shown(t, words) for t in theirs),
                      verdict(ratio_to_best(ours, theirs, more), goal)))


def print_starts(theirs, ours):
    print("\nAt rest, nothing touched: a page of four words, foyer's first screen")
    print("%-40s %10s %10s" % ("", "foyer", "Chromium"))
    rows = (("start to first picture", "%.0f ms", 1000, 5), ("wake-ups a second", "%.1f", 1, 40),
            ("memory", "%.0f MB", 1, 10))
    for i, (what, words, scale, goal) in enumerate(rows):
        a, b = (None if v[i] is None else v[i] * scale for v in (ours, theirs))
        print("%-40s %10s %10s  %s" % (what, shown(a, words), shown(b, words), verdict(
            None if a is None or b is None else b / max(a, 0.01), goal)))


def main(build, sizes):
    trouble = browser.missing() or glass.missing()
    if trouble:
        print("The rival was not measured: " + trouble)
        return 1
    os.environ.setdefault("FOYER_ASSETS", os.path.join(build, "assets"))
    with tempfile.TemporaryDirectory() as folder, glass.Server(SIZE) as display, \
            glass.Glass(display.name) as eye:
        with Stage(build, os.path.join(folder, "start")) as stage:
            stage.sync()
            print_starts(*measure_starts(stage, display, eye))
        for n in sizes:
            print_size(n, measure_size(build, folder, display, eye, n))
    print("\nsvg: one element a seat. canvas: painted anew each frame. layer: the svg, bitmap: a canvas "
          "of the whole\nhouse, each moved by the compositor alone. A page is held to 60 frames a "
          "second. The X server's time is\nin neither figure. Memory is proportional (PSS) over all "
          "processes.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], [int(n) for n in sys.argv[2:]] or [2000, 60000]))
