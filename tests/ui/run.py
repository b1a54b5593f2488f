"""Plays every UI script against a stand-in of a fixed evening and compares what was on screen.

usage: run.py BUILD [SCRIPT...]; RECORD=1 in the environment writes the goldens instead.
A script's comments may say `# size WxH`, `# config section.key = value`, `# fault RULE` (see
foyer-sandbox --help), `# pin CODE`, `# record NAME ID...` (an agent record of its own sells these events),
`# unsynced` (nothing is waited for at the start), `# first run` (nothing is configured but the
service; $LOGIN and $KEY stand for what fits it). Texts must be equal but for what moves (clocks,
references); pictures are compared where tests/golden/pictures.txt names them.
"""
import glob
import os
import re
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import first_run  # noqa: E402
import png  # noqa: E402
import report  # noqa: E402
from report import check  # noqa: E402
from screen import Screen  # noqa: E402
from stage import Stage  # noqa: E402

GOLDEN = os.path.join(HERE, "..", "golden")
MOMENT = "2026-11-21T18:35:00Z"
MOMENT_UTC_S = 1795286100
START = "time virtual %s\n" % MOMENT
SYNCED = START + "until catalogue synced\nsettle\n"
SHARE_MAX, TOLERANCE = 0.004, 24
TARGET_MM, KEY_MM = 20.0, 15.0  # K-10

build = sys.argv[1]
record = os.environ.get("RECORD") == "1"
folder = os.path.join(build, "ui-scripts")

MASKS = [
    (r"\bK3-[0-9A-Z]{6}-[0-9A-Z*~$=]\b", "K3-######-#"),
    (r'^(timer \S+) "[^"]*"', r'\1 "#"'),
    (r'^(text (?:clock|soon|synced)\[0\]) "[^"]*"', r'\1 "#"'),
    (r'^(text note\[0\] "[^"\n]*?)\d+:\d\d', r"\1#"),
    (r'^(text overlay_words\[0\] "[^"\n]*?)\d+', r"\1#"),
    (r' value "\d+/1000"', ' value "#"'),
    (r"-?\b\d+ ms\b", "# ms"),
    (r"(text locks\[0\] .*)\b\d:\d\d", r"\1#"),
    (r"\b127\.0\.0\.1:\d+", "#"),
    (r'^(text (?:disk|network)\[0\]) ".*"', r'\1 "#"'),
    (r'^(text test\[2\] "[^"\n]*?)[\d.]+ s', r"\1# s"),
]


def mask(text):
    for pattern, words in MASKS:
        text = re.sub(pattern, words, text, flags=re.M)
    return text


class Script:
    def __init__(self, path):
        self.name = os.path.splitext(os.path.basename(path))[0]
        with open(path) as file:
            self.text = file.read()
        self.size = (self.notes("size") or ["1080x1920"])[0]
        self.config = "".join("[%s]\n%s\n" % tuple(note.split(".", 1))
                              for note in self.notes("config"))
        self.records = [note.split() for note in self.notes("record")]

    def notes(self, what):
        return re.findall(r"^# %s (.+)$" % what, self.text, re.M)

    def play(self):
        """Plays it in a fresh place; returns the folder of its shots."""
        place = os.path.join(folder, self.name)
        evening = ["--clock", str(MOMENT_UTC_S), "--seed", "1"]
        for name, *_ in self.records:
            evening += ["--agent", name]
        config = self.config + "\n[maintenance]\npin_file = %s\n" % os.path.join(
            os.path.abspath(place), "pin")
        with Stage(build, place, evening, config, evening=None) as stage:
            for pin in self.notes("pin"):
                stage.foyerctl("pin", "set", input=pin + "\n")
            for name, *event_ids in self.records:
                stage.add_record(name, name, event_ids)
            for fault in self.notes("fault"):
                stage.fault(fault)
            text, start = self.text, SYNCED
            if re.search("^# unsynced$", text, re.M):
                start = START
            if re.search("^# first run$", text, re.M):
                first_run.forget(stage, keep=first_run.TRUST + ("base_url",))
                text, start = first_run.fill_in(text, first_run.answers(stage)), START
            done = stage.foyer(start + text, stage.path("shots"), size=self.size)
            check(done.returncode == 0, "%s: %s" % (self.name, done.stderr[-3000:]))
        return os.path.join(place, "shots")


def check_shot(shots, name):
    """What holds for every screen, whatever its golden says."""
    screen = Screen(os.path.join(shots, name + ".txt"))
    check(not screen.overflow, "%s: %s" % (name, screen.overflow))
    with open(os.path.join(shots, name + ".sizes")) as file:
        for line in file:
            target, width, height = line.rsplit(" ", 2)
            least = KEY_MM if target.startswith("key") else TARGET_MM
            if not target.startswith("plan["):  # seats: ui/seatmap has its own floor
                check(min(float(width), float(height)) >= least - 0.15,
                      "%s: %s is %s x %s mm" % (name, target, width.strip(), height.strip()))


def compare_text(shots, name):
    with open(os.path.join(shots, name + ".txt")) as file:
        ours = mask(file.read())
    golden = os.path.join(GOLDEN, name + ".txt")
    if record:
        with open(golden, "w") as file:
            file.write(ours)
        return
    check(os.path.exists(golden), "%s.txt has no golden: look at it, then make record" % name)
    with open(golden) as file:
        theirs = file.read()
    if ours != theirs:
        actual = os.path.join(folder, name + ".actual.txt")
        with open(actual, "w") as file:
            file.write(ours)
        check(False, "%s.txt differs; see %s" % (name, actual) + first_difference(theirs, ours))


def first_difference(theirs, ours):
    for golden, actual in zip(theirs.splitlines(), ours.splitlines()):
        if golden != actual:
            return "\n  golden %s\n  actual %s" % (golden, actual)
    return "\n  one of them ends before the other"


def compare_picture(shots, name):
    golden = os.path.join(GOLDEN, name + ".png")
    actual = os.path.join(shots, name + ".png")
    if record:
        shutil.copyfile(actual, golden)
        os.chmod(golden, 0o644)
        return
    check(os.path.exists(golden), "%s.png has no golden: look at it, then make record" % name)
    with open(golden, "rb") as one, open(actual, "rb") as other:
        share = png.difference(one.read(), other.read(), TOLERANCE)
    if share > SHARE_MAX:
        kept = os.path.join(folder, name + ".actual.png")
        shutil.copyfile(actual, kept)
        check(False, "%s.png: %.2f %% of the pixels differ; see %s" % (name, 100 * share, kept))


def pictures_wanted():
    with open(os.path.join(GOLDEN, "pictures.txt")) as file:
        return {line.strip() for line in file if line.strip() and not line.startswith("#")}


seen = set()


def test_of(script):
    def run():
        shots = script.play()
        names = sorted(f[:-4] for f in os.listdir(shots) if f.endswith(".txt"))
        check(names, "%s takes no shot" % script.name)
        wrong = []
        for name in names:
            seen.add(name)
            for compare in (check_shot, compare_text) + \
                    ((compare_picture,) if name in pictures_wanted() else ()):
                try:
                    check(name.startswith(script.name), "%s is not named after its script" % name)
                    compare(shots, name)
                except AssertionError as failure:
                    wrong.append(str(failure))
        check(not wrong, "\n".join(wrong))
    run.__name__ = script.name
    return run


def test_no_golden_is_unused():
    for path in glob.glob(os.path.join(GOLDEN, "*.txt")) + glob.glob(os.path.join(GOLDEN, "*.png")):
        name, suffix = os.path.splitext(os.path.basename(path))
        used = name in (seen if suffix == ".txt" else seen & pictures_wanted())
        if record and not used and name != "pictures":
            os.remove(path)
        check(used or record or name == "pictures", "%s is a golden of nothing" % path)
    check(pictures_wanted() <= seen, "no shot is called %r" % (pictures_wanted() - seen))


def main():
    os.makedirs(folder, exist_ok=True)
    for stale in glob.glob(os.path.join(folder, "*.actual.*")):
        os.remove(stale)
    paths = sys.argv[2:] or sorted(glob.glob(os.path.join(HERE, "*.ui")))
    tests = [test_of(Script(path)) for path in paths]
    report.finish(tests + ([] if sys.argv[2:] else [test_no_golden_is_unused]))


if __name__ == "__main__":
    main()
