"""Report: runs the functions of a test file one after the other and counts them."""
import sys
import traceback


def run(tests):
    """Each test is a function without arguments; returns the exit status."""
    passed = failed = 0
    for test in tests:
        try:
            test()
            passed += 1
            print("ok %s" % test.__name__, flush=True)
        except Exception:  # a test may fail in any way; the report goes on with the next
            failed += 1
            print("FAILED %s\n%s" % (test.__name__, traceback.format_exc()), flush=True)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


def check(condition, words):
    if not condition:
        raise AssertionError(words)


def equal(got, wanted, words=""):
    if got != wanted:
        raise AssertionError("%s: got %r, wanted %r" % (words, got, wanted))


def finish(tests):
    sys.exit(run(tests))
