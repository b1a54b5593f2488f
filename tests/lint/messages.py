#!/usr/bin/env python3
"""Checks the message catalogues against the code and against each other.

Every key in the code exists in every assets/i18n/*.po; no catalogue holds a key that the code does
not name; a translation has the placeholders of the English text; plural messages have all their
forms; nothing is fuzzy, empty or obsolete. Keys are recognised by their form in string literals,
"scene.words", so keys kept in tables count as used. A literal such as "language.%s" stands for all keys
that fit; other keys put together at run time would not be seen.
"""
import glob
import re
import sys

REFERENCE = "assets/i18n/en_GB.po"
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
CALL = re.compile(r'\b(tr|tr_n|TR|TR_N)\s*\(\s*(?:[A-Za-z_][\w>.()-]*\s*,\s*)?"([^"]*)"')
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+\Z")
FILES = ("c", "h", "ini", "mo", "po", "png", "svg", "db", "json", "pem", "log")
PLACEHOLDER = re.compile(r"\{[a-z_0-9]+\}")


def unquote(line):
    return bytes(line.strip()[1:-1], "utf-8").decode("unicode_escape").encode("latin-1").decode("utf-8")


def read_po(path):
    """Returns {key: {"plural": bool, "forms": [..], "flags": str}} and the header."""
    messages, entry, field = {}, None, None
    problems = []

    def finish():
        if entry is None:
            return
        key = entry["msgid"]
        if key in messages:
            problems.append(f"{path}: {key}: twice")
        messages[key] = {
            "plural": "msgid_plural" in entry,
            "forms": [entry[f] for f in sorted(entry) if f.startswith("msgstr")],
            "flags": entry["flags"],
        }

    flags = ""
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#~"):
            problems.append(f"{path}: obsolete: {line}")
        elif line.startswith("#,"):
            flags += line
        elif line.startswith('"') and entry is not None:
            entry[field] += unquote(line)
        else:
            match = re.match(r'(msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+(".*")$', line)
            if not match:
                continue
            field = match.group(1)
            if field == "msgid":
                finish()
                entry, flags = {"flags": flags}, ""
            entry[field] = unquote(match.group(2))
    finish()
    header = messages.pop("", {"forms": [""]})["forms"][0]
    return messages, header, problems


def keys_in_code():
    """Keys named in calls, every literal that looks like a key, and patterns of made ones."""
    called, literal = {}, set()
    for path in sorted(glob.glob("src/**/*.[ch]", recursive=True)):
        if path.startswith("src/sandbox/"):
            continue
        text = re.sub(r"/\*.*?\*/", "", open(path, encoding="utf-8").read(), flags=re.S)
        for match in CALL.finditer(text):
            called.setdefault(match.group(2), path)
        literal.update(s for s in LITERAL.findall(text) if KEY.match(s.replace("%s", "x")))
    patterns = families(s for s in literal if "%s" in s)
    return {k: w for k, w in called.items() if "%" not in k}, literal, patterns


def check_message(path, key, message, english, forms):
    problems = []
    wanted = forms if message["plural"] else 1
    if len(message["forms"]) != wanted:
        problems.append(f"{path}: {key}: {len(message['forms'])} forms, {wanted} needed")
    if any(form == "" for form in message["forms"]):
        problems.append(f"{path}: {key}: empty")
    if "fuzzy" in message["flags"]:
        problems.append(f"{path}: {key}: fuzzy")
    if english is None:
        return problems
    if english["plural"] != message["plural"]:
        problems.append(f"{path}: {key}: plural in one language only")
    allowed = set(p for form in english["forms"] for p in PLACEHOLDER.findall(form))
    # A plural form may say its number in words or name what only one can have: all of them together
    # have the placeholders of all the English ones.
    found = set(p for form in message["forms"] for p in PLACEHOLDER.findall(form))
    for p in sorted(found - allowed):
        problems.append(f"{path}: {key}: {p} is not in the English text")
    for p in sorted(allowed - found):
        problems.append(f"{path}: {key}: {p} is missing")
    return problems


def families(literal):
    """Patterns of the keys that a literal with %s stands for."""
    return [re.compile(re.escape(s).replace("%s", "[a-zA-Z0-9_]+") + r"\Z") for s in literal]


def main():
    paths = sorted(glob.glob("assets/i18n/*.po"))
    if REFERENCE not in paths:
        print(f"{REFERENCE} is missing")
        return 1
    english = read_po(REFERENCE)[0]
    called, literal, patterns = keys_in_code()
    # In a table of keys there is no call to see; what begins like a known group of keys is one.
    groups = set(key.split(".")[0] for key in english)
    for key in literal:
        if "%" not in key and key.split(".")[0] in groups and key.split(".")[-1] not in FILES:
            called.setdefault(key, "a table")
    problems = []
    for path in paths:
        messages, header, found = read_po(path)
        problems += found
        match = re.search(r"nplurals=(\d+)", header)
        forms = int(match.group(1)) if match else 0
        if not match:
            problems.append(f"{path}: no Plural-Forms in the header")
        for key, where in sorted(called.items()):
            if key not in messages:
                problems.append(f"{path}: {key}: missing (used in {where})")
        for key in sorted(set(english) - set(messages)):
            if key not in called:
                problems.append(f"{path}: {key}: missing, other catalogues have it")
        for key, message in sorted(messages.items()):
            made = any(pattern.match(key) for pattern in patterns)
            if key not in literal and key not in called and not made:
                problems.append(f"{path}: {key}: not used in the code")
            problems += check_message(path, key, message, english.get(key), forms)
    print("\n".join(problems) if problems else f"{len(paths)} catalogues, {len(english)} messages")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
