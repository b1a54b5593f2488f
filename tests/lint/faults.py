"""Fails when tests/FAULTS.md leaves a fault out, or names a test that does not exist."""
import glob
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.join(HERE, "..")
FAULTS = ["F%02d" % n for n in range(1, 65)]


def read(*names):
    with open(os.path.join(TESTS, *names), encoding="utf-8") as file:
        return file.read()


def cunit_names(kind, suite):
    """The sentences in the table at the end of a suite, with strings in pieces put together."""
    text = read(kind, "test_%s.c" % suite)
    table = text[text.rindex("CU_TestInfo"):]
    entries = re.findall(r'{\s*((?:"(?:[^"\\]|\\.)*"\s*)+),', table)
    return {"".join(re.findall(r'"((?:[^"\\]|\\.)*)"', entry)) for entry in entries}


def exists(reference):
    match = re.fullmatch(r"(unit|sandbox)/(\w+): (.+)", reference)
    if match:
        path = os.path.join(TESTS, match.group(1), "test_%s.c" % match.group(2))
        return os.path.exists(path) and match.group(3) in cunit_names(*match.group(1, 2))
    match = re.fullmatch(r"(\w+\.py): (\w+)", reference)
    if match:
        path = os.path.join(TESTS, "e2e", match.group(1))
        return os.path.exists(path) and "def %s(" % match.group(2) in read("e2e", match.group(1))
    return bool(glob.glob(os.path.join(TESTS, reference)) or
                glob.glob(os.path.join(TESTS, "ui", reference)))


def main():
    wrong = []
    lines = re.findall(r"^\| (F\d\d) \|(.*?)\|(.*)\|$", read("FAULTS.md"), re.M)
    if [fault for fault, _, _ in lines] != FAULTS:
        wrong.append("not every fault has one line, in order: " +
                     " ".join(sorted(set(FAULTS) ^ {fault for fault, _, _ in lines})))
    for fault, _, proof in lines:
        references = [r for r in re.findall(r"`([^`]+)`", proof) if re.search(r"[:/]|\.ui$", r)
                      and not r.startswith(("src/", "make "))]
        wrong += ["%s: there is no %s" % (fault, r) for r in references if not exists(r)]
        if not references and "not here: " not in proof:
            wrong.append("%s: neither a test nor a reason" % fault)
    print("\n".join(wrong) or "%d faults" % len(lines))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
