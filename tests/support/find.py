"""Find: what a script can name on the screens, from the kiosk's own catalogue.

Places in lists are the kiosk's: events sorted by their next start, performances by time.
"""
import json


def events(stage):
    return json.loads(stage.foyerctl("events", "--json").stdout)


def instances(stage, event_id):
    return json.loads(stage.foyerctl("instances", event_id, "--json").stdout)


def performance(stage, places, best=None, at_least=20, skip_events=()):
    """(event place, event, performance place, instance) of one that can be bought.

    `places` is "unreserved", "areas" or "seats"; `best` asks for best available on or off.
    """
    for e, event in enumerate(events(stage)):
        if event["id"] in skip_events:
            continue
        for i, instance in enumerate(instances(stage, event["id"])):
            if instance["places"] == places and instance["sellable"] and \
                    instance["available"] >= at_least and \
                    (best is None or instance["best_available"] == best):
                return e, event, i, instance
    raise LookupError("nothing to buy with places " + places)


def house(stage, seats, at_least=20, **wanted):
    """(event place, performance place, instance) of the last good performance in a house of that size.

    The last, as one that starts soon may stop selling while a test runs.
    """
    found = None
    for e, event in enumerate(events(stage)):
        for i, instance in enumerate(instances(stage, event["id"])):
            if instance["places"] == "seats" and instance["capacity"] == seats and \
                    instance["sellable"] and instance["available"] >= at_least and \
                    all(instance[key] == value for key, value in wanted.items()):
                found = (e, i, instance)
    if not found:
        raise LookupError("no performance in a house of %d seats" % seats)
    return found
