"""First run: a kiosk that nobody has set up yet, and the answers to its assistant as scripts."""
import os
import urllib.parse

PERSON, CODE = "anna", "314159"
DIGITS = "1234567890"
PRESET_KIOSK, PRESET_ADDRESS, PRESET_PERSON = "K1", "https://system.spektrix.com/", "STAFF"


TRUST = ("ca_file", "image_hosts", "paced")


def forget(stage, keep=TRUST):
    """The stage's configuration is gone, but for where a service of the tests is to be trusted."""
    with open(stage.path("kiosk.ini")) as file:
        lines = [line for line in file if line.split("=")[0].strip() in keep]
    with open(stage.path("kiosk.ini"), "w") as file:
        file.write("[service]\n" + "".join(lines))
    for name in ("agent.key", "secret.key", "pin"):
        if os.path.exists(stage.path(name)):
            os.remove(stage.path(name))


def answers(stage):
    """What a venue knows, as scripts name it: $CLIENT, $ADDRESS, $LOGIN, $KEY."""
    parts = urllib.parse.urlsplit(stage.service["url"])
    return {"CLIENT": parts.path.split("/")[1], "ADDRESS": "https://%s/" % parts.netloc,
            "LOGIN": stage.service["login"], "KEY": stage.service["key"]}


def fill_in(text, found):
    for name, words in found.items():
        text = text.replace("$" + name, words)
    return text


def erase(preset):
    return "key backspace\n" * len(preset)


def digits(code):
    return "".join("tap key %d\n" % DIGITS.index(digit) for digit in code)


# Each page's title, and what is done on it by touch before its "Continue".
PAGES = [
    ("Language", ""),
    ("Name of the venue", 'type typed "The Lantern"\n'),
    ("Sign of this kiosk", erase(PRESET_KIOSK) + 'type typed "k3"\n'),
    ("Client name", 'type typed "$CLIENT"\n'),
    ("Ticket service", erase(PRESET_ADDRESS) + 'keys "$ADDRESS"\n'),
    ("Login", 'type typed "$LOGIN"\n'),
    ("Secret key", 'keys "$KEY"\n'),
    ("Connection", 'until text test "It answers."\nsettle\n'),
    ("Size of the screen", "tap wider 3\ntap wider 3\n"),
    ("Who looks after it", erase(PRESET_PERSON) + 'type typed "%s"\n' % PERSON),
    ("Code", digits(CODE)),
    ("The code again", digits(CODE)),
    ("All set?", ""),
]
TITLES = [title for title, _ in PAGES]
# Where somebody finds what he has typed before: it is left as it is.
AS_IT_IS = ("Name of the venue", "Sign of this kiosk", "Client name", "Ticket service", "Login")


def at(title):
    return 'until text state "%s"\nsettle\n' % title


def by_touch(title, words=None):
    """One page: what is done on it (or `words`), and on."""
    return at(title) + (dict(PAGES)[title] if words is None else words) + "tap go_on\n"


def all_by_touch(first="Language", last="All set?"):
    titles = TITLES[TITLES.index(first):TITLES.index(last) + 1]
    return "".join(by_touch(title) for title in titles)


def by_keys(title, typed=None):
    """One page without a finger: Enter goes on where something is typed, else Tab leads there."""
    if typed is None:
        return at(title) + "focus go_on\nkey ok\n"
    return at(title) + 'keys "%s"\nkey ok\n' % typed


def all_by_keys():
    typed = {"Name of the venue": "The Lantern", "Client name": "$CLIENT",
             "Login": "$LOGIN", "Secret key": "$KEY", "Code": CODE, "The code again": CODE}
    script = ""
    for title in TITLES:
        if title == "Ticket service":
            script += at(title) + erase(PRESET_ADDRESS) + 'keys "$ADDRESS"\nkey ok\n'
        else:
            wait = 'until text test "It answers."\nsettle\n' if title == "Connection" else ""
            script += at(title) + wait + by_keys(title, typed.get(title))
    return script
