"""Runs every test against the programs in a build folder, each suite in a process of its own, and ends
with one line "N passed, N failed".

usage: run.py BUILD [SUITE...]; a suite is named as in the output (unit/basket, e2e/sales). JOBS in the
environment is how many run at one time, without it as many as there are processors. What a suite said
comes whole and in the order of the list, whichever ended first.
"""
import concurrent.futures
import glob
import os
import re
import subprocess
import sys
import time

HANG_S = 3600  # nothing here takes so long: it hangs
COUNT = re.compile(r"^(\d+) passed, (\d+) failed$", re.M)
# Under a sanitizer whole programs play what takes them through every part once; the other scripts
# ask about rules and figures, which the plain build answers.
SANITIZED_E2E = ["foreign", "offline", "plug", "sales"]

build = sys.argv[1]
sanitizer = os.path.basename(os.path.normpath(build))
sanitizer = sanitizer if sanitizer in ("asan", "tsan") else None


def names(pattern):
    return sorted(re.fullmatch(r"test_(\w+)\.\w+", os.path.basename(path)).group(1)
                  for path in glob.glob(pattern))


def of_runner(kind):
    return [("%s/%s" % (kind, name), [os.path.join(build, kind + "-tests"), name])
            for name in names("tests/%s/test_*.c" % kind)]


def whole_programs():
    wanted = SANITIZED_E2E if sanitizer else names("tests/e2e/test_*.py")
    return [("ui/scripts", ["sh", "tests/ui/run.sh", build])] + \
        [("e2e/" + name, ["python3", "tests/e2e/test_%s.py" % name, build]) for name in wanted]


def suites():
    """(name, command) of each. The long ones come first: none of them shall be the last to begin."""
    found = whole_programs()
    if not sanitizer:  # a preloaded shim and a sanitizer's runtime each want to come first
        found += [("proof/simulator", [os.path.join(build, "foyer-sim"), "--sessions", "10000"]),
                  ("proof/kill_sweep", ["python3", "tests/proof/kill_sweep.py", build])]
    if sanitizer != "tsan":  # the proofs have one thread
        found += of_runner("proof")
    found += of_runner("sandbox") + of_runner("unit")
    if not sanitizer:
        found += [("package/" + name, ["sh", "tests/package/%s.sh" % name, build])
                  for name in ("flags", "units")]
    return found


def environment():
    own = {"FOYER_ASSETS": os.path.join(build, "assets"),
           "LSAN_OPTIONS": "suppressions=tests/support/lsan.supp:print_suppressions=0"}
    usual = {"ASAN_OPTIONS": "detect_leaks=1",
             "TSAN_OPTIONS": "halt_on_error=1 suppressions=tests/support/tsan.supp"}
    if sanitizer == "asan":
        own["FOYER_IMAGES"] = "300"  # the same power cuts again would find nothing new
    return {**usual, **os.environ, **own}


def run(suite):
    """(name, passed, failed, what to print) of one suite; without a count it has failed."""
    name, command = suite
    begun = time.monotonic()
    try:
        done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, timeout=HANG_S,
                              stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        status, output = done.returncode, done.stdout.decode(errors="replace")
    except (OSError, subprocess.TimeoutExpired) as failure:
        status, output = -1, str(failure)
    counts = COUNT.findall(output)
    if not counts:
        return 0, 1, "FAILED %s: it ended with status %d and no count\n%s" % (
            name, status, last_lines(output, 25))
    passed, failed = (int(n) for n in counts[-1])
    if status == 0 and failed == 0:
        return passed, 0, "ok %s: %d, %.1f s" % (name, passed, time.monotonic() - begun)
    return passed, max(failed, 1), "%s: %d passed, %d failed (status %d)\n%s" % (
        name, passed, failed, status, last_lines(output, 60))


def last_lines(output, n):
    return "\n".join(output.splitlines()[-n:])


def wanted_suites(chosen):
    found = suites()
    unknown = set(chosen) - {name for name, _ in found}
    if unknown:
        sys.exit("there is no suite %s" % " ".join(sorted(unknown)))
    return [suite for suite in found if not chosen or suite[0] in chosen]


def main():
    jobs = int(os.environ.get("JOBS") or len(os.sched_getaffinity(0)))
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for p, f, words in pool.map(run, wanted_suites(sys.argv[2:])):
            passed += p
            failed += f
            print(words, flush=True)
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
