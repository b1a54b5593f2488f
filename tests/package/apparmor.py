"""The kiosk touches no file that its AppArmor profile does not allow.

usage: apparmor.py CALLS BUILD WORK, where CALLS is what strace wrote of a kiosk that was built in BUILD and ran
in WORK. Paths of the build are looked at as the packages put them. Only rules for files are read.
"""
import os
import re
import sys

PROFILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "packaging", "apparmor",
                       "usr.bin.foyer")
ABSTRACTIONS = "/etc/apparmor.d"
VARIABLES = {"@{run}": "/{run,var/run}", "@{PROC}": "/proc", "@{sys}": "/sys", "@{pid}": "[0-9]*",
             "@{multiarch}": "*-linux-gnu*", "@{HOME}": "/home/*", "@{etc_ro}": "/{usr/etc,etc}",
             "@{etc_rw}": "/etc"}
WRITES = ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC")


def pattern(glob):
    """A path of a rule as a regular expression."""
    for name, value in VARIABLES.items():
        glob = glob.replace(name, value)
    out, depth = "", 0
    tokens = re.findall(r"\*\*|\[[^\]]*\]|\\.|.", glob)
    for token in tokens:
        depth += (token == "{") - (token == "}")
        out += {"**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")"}.get(token) or \
            ("|" if token == "," and depth else token if token[0] == "[" else re.escape(token[-1]))
    return re.compile(out + "$")


def rules(path, seen):
    """(pattern, permissions) of a profile and of what it includes."""
    if path in seen or not os.path.exists(path):
        return
    seen.add(path)
    if os.path.isdir(path):
        for name in sorted(os.listdir(path)):
            yield from rules(os.path.join(path, name), seen)
        return
    with open(path) as file:
        for line in file:
            line = line.split("#", 1)[0] if not line.startswith("#include") else line[1:]
            include = re.match(r"\s*include (?:if exists )?<(.*)>", line)
            rule = re.match(r'\s*(?:owner )?"?([/@][^\s"]*)"?\s+([rwkmlaixPpUuCc]+),', line)
            if include:
                yield from rules(os.path.join(ABSTRACTIONS, include.group(1)), seen)
            elif rule:
                yield pattern(rule.group(1)), rule.group(2)


def installed(path, build, work):
    """Where the packages put it."""
    for here, there in ((work + "/state", "/var/lib/foyer"), (work, "/etc/foyer"),
                        (build + "/assets", "/usr/share/foyer"), (build, "/usr/bin"),
                        ("/proc/self", "/proc/1")):
        if path == here or path.startswith(here + "/"):
            return there + path[len(here):]
    return path


def opened(calls):
    """{path: wants to write} of files that were there."""
    found = {}
    with open(calls) as file:
        for line in file:
            match = re.search(r'\bopen(?:at)?\((?:AT_FDCWD, )?"([^"]+)", ([A-Z_|]+).* = \d', line)
            if match and match.group(1).startswith("/"):
                writes = any(flag in match.group(2) for flag in WRITES)
                found[match.group(1)] = found.get(match.group(1), False) or writes
    return found


def main(calls, build, work):
    allowed = list(rules(PROFILE, set()))
    looked, refused = 0, []
    for path, writes in opened(calls).items():
        path = os.path.normpath(installed(path, os.path.abspath(build), os.path.abspath(work)))
        if path.startswith("/etc/foyer/calls") or path.startswith("/etc/foyer/look.ui"):
            continue  # of the test itself
        names = {path, os.path.realpath(path), path + "/"}
        wanted = "w" if writes else "r"
        fits = any(wanted in permissions and any(p.match(name) for name in names)
                   for p, permissions in allowed)
        looked += 1
        if not fits:
            refused.append("%s %s" % (wanted, path))
    print("%d files looked at" % looked)
    for line in refused:
        print("refused: " + line)
    return 0 if looked > 50 and not refused else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
