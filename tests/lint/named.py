"""Named tests: whether a test that a document or a table names is there."""
import glob
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.join(HERE, "..")


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
    match = re.fullmatch(r"(unit|sandbox|proof)/(\w+): (.+)", reference)
    if match:
        path = os.path.join(TESTS, match.group(1), "test_%s.c" % match.group(2))
        return os.path.exists(path) and match.group(3) in cunit_names(*match.group(1, 2))
    match = re.fullmatch(r"(\w+\.py): (\w+)", reference)
    if match:
        path = os.path.join(TESTS, "e2e", match.group(1))
        return os.path.exists(path) and "def %s(" % match.group(2) in read("e2e", match.group(1))
    return bool(glob.glob(os.path.join(TESTS, reference)) or
                glob.glob(os.path.join(TESTS, "ui", reference)))
