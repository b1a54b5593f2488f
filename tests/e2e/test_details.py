"""What is asked of a customer and how tickets are delivered: as the venue has set it, and as the service got it.

Contract section 9.5; product.md 2.9.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import play  # noqa: E402
import report  # noqa: E402
from report import check, equal  # noqa: E402
from stage import Stage  # noqa: E402

build = sys.argv[1]
folder = os.path.join(build, "e2e", "details")
stage = None

ALL = ("first_name", "last_name", "address", "reference")
COLLECT, AGENT = 1, 3
BOUGHT = "tap buy\nuntil has booked\nsettle\nshot booked words\n" + play.DONE


def ask(how, more=""):
    stage.extra_config = "\n[sale]\n%s%s" % ("".join("ask_%s = %s\n" % (name, how) for name in ALL), more)
    stage.write_config()


def to_basket():
    e, i, _ = play.place_of(stage, "Lunch with a Cellist")
    return play.choose(e, i) + "tap add\n" + play.BASKET


def run(name, script):
    """Plays it; returns the run and the one order of it, proven against the journal."""
    before = play.orders(stage)
    played = play.Played(stage, play.START + to_basket() + script, name).ended_well()
    sale = play.Sale(stage, before)
    sale.check_journal()
    return played, sale


def typed(words):
    return "".join('type %s "%s"\n' % pair for pair in words.items())


def check_customer(sale, **wanted):
    for name in ("first_name", "last_name", "address"):
        equal(sale.order[name], wanted.get(name, ""), name + " at the service")
    ours = sale.sale["reference"]
    equal(sale.order["reference"], " ".join([ours, wanted["reference"]]) if "reference" in wanted else ours,
          "our reference first, then the customer's own")


def test_what_is_required_must_be_there_and_is_said_in_words():
    ask("yes")
    words = {"first_name": "Zoe", "last_name": "O'Neill", "address": "12 Lamp Row", "reference": "Guild 7"}
    script = "tap continue\nuntil scene details\nsettle\ntap continue\nsettle\nshot empty words\n" + \
        'type first_name "77"\n' + typed({name: words[name] for name in ALL[1:]}) + \
        "settle\ntap continue\nsettle\nshot wrong words\nexpect scene details\n" + \
        "tap key_backspace\ntap key_backspace\n" + typed({"first_name": words["first_name"]}) + \
        "settle\nshot right words\n" + play.TO_REVIEW + BOUGHT
    played, sale = run("required", script)
    check("still empty" in played.shot("empty").label("missing"), played.shot("empty").text)
    check("use letters" in played.shot("wrong").label("missing"), played.shot("wrong").text)
    check(not played.shot("right").has("missing"), played.shot("right").text)
    check("forgets" in played.shot("empty").text and "The Lantern" in played.shot("empty").text,
          "the reason is given:\n" + played.shot("empty").text)
    check_customer(sale, **words)


def test_what_is_optional_may_be_left_out():
    ask("optional")
    script = "tap continue\nuntil scene details\nsettle\nshot asked words\n" + play.TO_REVIEW + BOUGHT
    played, sale = run("optional", script)
    for name in ALL:
        field = played.shot("asked").all(name)[0]
        check("not required" in field.words(), field.words())
    check_customer(sale)
    script = "tap continue\nuntil scene details\nsettle\n" + typed({"last_name": "Roe", "address": "3 Quay"}) + \
        "settle\n" + play.TO_REVIEW + BOUGHT
    _, sale = run("some", script)
    check_customer(sale, last_name="Roe", address="3 Quay")


def test_what_is_not_asked_has_no_screen():
    ask("no")
    _, sale = run("absent", "tap continue\nuntil scene confirm\nuntil has buy\nsettle\nshot review words\n" + BOUGHT)
    check_customer(sale)


def test_one_field_alone_is_asked_where_one_is_set():
    ask("no", "ask_address = yes\n")
    script = "tap continue\nuntil scene details\nsettle\nshot one words\n" + typed({"address": "1 Pier"}) + \
        "settle\n" + play.TO_REVIEW + BOUGHT
    played, sale = run("one", script)
    equal([name for name in ALL if played.shot("one").has(name)], ["address"], "fields")
    check_customer(sale, address="1 Pier")


def test_the_service_gets_them_under_the_names_that_the_configuration_says():
    names = ("vorname", "nachname", "strasse", "zeichen")
    ask("yes", "[service]\n" + "".join("%s_member = %s\n" % pair for pair in zip(ALL, names)))
    words = {"first_name": "Ada", "last_name": "Roe", "address": "Weg 5", "reference": "Nine"}
    stage.control("set", "customer_members=" + ",".join(names))
    stage.control("set", "patch_echo=yes")
    try:
        script = "tap continue\nuntil scene details\nsettle\n" + typed(words) + "settle\n" + play.TO_REVIEW + BOUGHT
        _, sale = run("members", script)
    finally:
        stage.control("set", "customer_members=firstName,lastName,address,reference")
    check_customer(sale, **words)


def test_delivery_is_chosen_or_fixed_and_the_service_gets_its_type():
    for setting, choice, wanted in (("offered", None, AGENT), ("offered", 1, COLLECT), ("offered", 0, AGENT),
                                    ("screen", None, AGENT), ("desk", None, COLLECT)):
        ask("no", "delivery = %s\n" % setting)
        tap = "" if choice is None else "tap delivery %d\nsettle\n" % choice
        name = "%s-%s" % (setting, choice)
        played, sale = run(name, "tap continue\nuntil has buy\nsettle\nshot review words\n" + tap + BOUGHT)
        equal(len(played.shot("review").all("delivery")), 2 if setting == "offered" else 0, name + " choices")
        equal(sale.order["delivery"], wanted, name)
        equal(played.shot("booked").has("qr"), wanted == AGENT, name + ": codes on the screen")


TESTS = [test_what_is_required_must_be_there_and_is_said_in_words,
         test_what_is_optional_may_be_left_out,
         test_what_is_not_asked_has_no_screen,
         test_one_field_alone_is_asked_where_one_is_set,
         test_the_service_gets_them_under_the_names_that_the_configuration_says,
         test_delivery_is_chosen_or_fixed_and_the_service_gets_its_type]


def main():
    global stage
    with Stage(build, folder) as stage:
        stage.sync()
        report.finish(TESTS)


if __name__ == "__main__":
    main()
