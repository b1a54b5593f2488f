"""Runs every proof whole, one after the other, and ends with one line "N passed, N failed".

usage: whole.py BUILD. IMAGES and SESSIONS in the environment say how many power cuts and how many
simulated sessions. A part without a count has failed; what a part says is printed as it comes.
"""
import os
import re
import subprocess
import sys
import time

COUNT = re.compile(r"^(\d+) passed, (\d+) failed$")
build = sys.argv[1]
images = os.environ.get("IMAGES", "100000")
sessions = os.environ.get("SESSIONS", "1000000")


def python(path, *more):
    return ["python3", os.path.join("tests", path), build, *more]


def program(name, *more):
    return [os.path.join(build, name), *more]


# name, command, what it finds in its environment beside the assets
PARTS = [
    ("every order of events", program("unit-tests", "saga", "saga_model"), {}),
    ("each rule broken", python("proof/mutants.py"), {}),
    ("disk and memory", program("proof-tests"), {"FOYER_PROOF": "whole", "FOYER_IMAGES": images}),
    ("every kill", python("proof/kill_sweep.py"), {"FOYER_PROOF": "whole"}),
    ("simulator", program("foyer-sim", "--sessions", sessions), {}),
    ("staff at the shell", python("e2e/test_resolve.py"), {}),
    ("the wire", python("e2e/test_wire.py"), {"WIRE": "whole"}),
    ("random fingers", python("e2e/test_monkey.py"), {"MONKEY": "100000"}),
    ("secrets", python("e2e/test_secrets.py"), {}),
    ("under the address sanitizer", ["make", "--no-print-directory", "test-asan"], {}),
    ("packages", ["make", "--no-print-directory", "BUILD=" + build, "package-test"], {}),
]


def run(name, command, more):
    """(passed, failed) of one part."""
    begun = time.monotonic()
    count = None
    print("== %s: %s" % (name, " ".join(command)), flush=True)
    env = {**os.environ, "FOYER_ASSETS": os.path.join(build, "assets"), **more}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          stdin=subprocess.DEVNULL, text=True, errors="replace") as process:
        for line in process.stdout:
            print("   " + line, end="", flush=True)
            count = COUNT.match(line) or count
    print("   %d s, status %d" % (time.monotonic() - begun, process.returncode), flush=True)
    if not count:
        return 0, 1
    passed, failed = int(count.group(1)), int(count.group(2))
    return passed, failed or int(process.returncode != 0)


def main():
    counts = [run(*part) for part in PARTS]
    broken = [part[0] for part, count in zip(PARTS, counts) if count[1]]
    if broken:
        print("not as promised: " + ", ".join(broken))
    print("%d passed, %d failed" % (sum(c[0] for c in counts), sum(c[1] for c in counts)))
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
