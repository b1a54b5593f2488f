"""Fails when tests/FAULTS.md leaves a fault out, or names a test that does not exist."""
import re
import sys

from named import exists, read

FAULTS = ["F%02d" % n for n in range(1, 65)]


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
