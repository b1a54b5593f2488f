"""A raw event list of a real client, served as it is: every title and description readable, one bought."""
import html
import json
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import find  # noqa: E402
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
FILE = os.path.join(HERE, "..", "..", "..", "shared", "real-data", "events-sidwilliams.json")
stage = None


def unreadable(words):
    """What no customer should meet in words: markup, entities, control and bidi characters."""
    if re.search(r"<[a-z/!][^>]*>", words, re.I):
        return "markup"
    if re.search(r"&(?:[a-z]+|#\d+|#x[0-9a-f]+);", words, re.I):
        return "an entity"
    for c in words:
        if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn") and c not in "\n\u00ad\u200d":
            return "U+%04X" % ord(c)
    return None


def plain(words):
    """Only the letters and digits, to compare what was said whatever became of the spaces."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", html.unescape(words))).casefold()


def test_every_title_and_description_is_readable():
    with open(FILE, encoding="utf-8") as file:
        raw = {event["id"]: event for event in json.load(file)}
    shown = find.events(stage)
    check(len(shown) >= 40, "only %d of %d events are listed" % (len(shown), len(raw)))
    for event in shown:
        for words in (event["name"], event["description"]):
            equal(unreadable(words), None, "in %r" % words[:80])
        check(plain(event["name"]) == plain(raw[event["id"]]["name"])[:len(plain(event["name"]))],
              "another title: %r" % event["name"])
        said = plain(re.sub(r"<[^>]*>", " ", raw[event["id"]]["htmlDescription"]))
        start = plain(event["description"])[:60]
        check(start in said or start in plain(raw[event["id"]]["description"]),
              "another description: %r" % event["description"][:80])


def test_the_screens_show_them_and_one_is_bought():
    e, event, i, _ = find.performance(stage, "unreserved", at_least=4)
    script = play.choose(e, i) + "tap add\n" + play.CLOSING
    _, sale = play.buy(stage, "real", script)
    equal({t["event"] for t in sale.order["tickets"]} and sale.sale["events"][0], event["name"],
          "the event bought")


def test_there_is_no_real_data_here():
    check(not os.path.exists(FILE), "the file is there after all")


if __name__ == "__main__":
    if not os.path.exists(FILE):
        report.finish([test_there_is_no_real_data_here])
    with Stage(build, os.path.join(build, "e2e", "real"),
               sandbox_args=["--events", os.path.abspath(FILE)]) as stage:
        stage.sync()
        status = report.run([test_every_title_and_description_is_readable,
                             test_the_screens_show_them_and_one_is_bought])
    sys.exit(status)
