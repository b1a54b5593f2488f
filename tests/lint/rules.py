"""Fails when tests/PROOF.md leaves out a rule, a mutant or a wrong variant, or names a test that is
not there."""
import os
import re
import sys

from named import HERE, exists, read

sys.path.insert(0, os.path.join(HERE, "..", "proof"))
from mutants import MUTANTS, look  # noqa: E402


def main():
    wrong = look()
    text = read("PROOF.md")
    rows = dict(re.findall(r"^\| (R\d+|[A-Z_]+) \|(.*)\|$", text, re.M))
    for rule, what, _, _, _, test in MUTANTS:
        if "`%s`" % test not in rows.get(rule, ""):
            wrong.append("PROOF.md: %s is not proved by %s (%s)" % (rule, test, what))
    listed = read("fakes", "saga_world.h").split("SAGA_MUTANT_COUNT")[0]
    variants = re.findall(r"^    X\(([A-Z_]+)\) +/\*", listed, re.M)
    wrong += ["PROOF.md: no line for the variant " + v for v in variants if v not in rows]
    named = re.findall(r"`((?:unit|sandbox|proof)/\w+: [^`]+|\w+\.py: test_\w+)`", text)
    wrong += ["PROOF.md: there is no " + test for test in named if not exists(test)]
    print("\n".join(wrong) or "%d mutants, %d variants, %d tests" %
          (len(MUTANTS), len(variants), len(named)))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
