"""The demo: a fresh sandbox and the kiosk in front of it.

--window opens the kiosk for fingers. --script plays two purchases and leaves every screen and every
ticket as a picture in <build>/demo, prints order numbers and barcodes, and reads each code back.
"""
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "support"))
import find  # noqa: E402
from service import Service  # noqa: E402
from stage import Stage, scan_code  # noqa: E402

OPENING = """\
settle
shot {name}-01-attract
tap start
settle
shot {name}-02-browse
tap event {event}
settle
shot {name}-03-event
tap performance {performance}
until has plus
settle
tap plus 0
tap plus 0
settle
shot {name}-04-tickets
"""

CLOSING = """\
until scene basket
settle
shot {name}-07-basket
tap continue
until has buy
settle
shot {name}-08-review
tap buy
until has done
settle
shot {name}-09-tickets
tickets
tap done
until scene attract
"""

UNRESERVED = OPENING + "tap add\n" + CLOSING
RESERVED = OPENING + """\
tap choose_seats
until has plan
settle
shot {name}-05-plan
tap seat {first}
settle
shot {name}-06-seats
tap continue
""" + CLOSING


def play(stage, name, script, shots, **places):
    folder = os.path.join(shots, name)
    done = stage.foyer(script.format(name=name, **places), folder)
    if done.returncode != 0:
        sys.exit("the %s purchase failed:\n%s" % (name, done.stderr))
    keep_tickets(shots, folder)


def script_demo(build):
    shots = os.path.join(build, "demo")
    shutil.rmtree(shots, ignore_errors=True)
    with Stage(build, os.path.join(build, "demo-stage"), evening=None) as stage:
        stage.sync()
        service = Service(stage.service)
        event, _, performance, _ = find.performance(stage, "unreserved")
        play(stage, "unreserved", UNRESERVED, shots, event=event, performance=performance)
        event, _, performance, instance = find.performance(stage, "seats")
        first = service.free_neighbours(instance["id"], 2)[0]
        play(stage, "reserved", RESERVED, shots, event=event, performance=performance, first=first)
        status = report(stage, shots)
    return status


def keep_tickets(shots, folder):
    """Each purchase counts its codes from 0 in a folder of its own; the demo numbers them on."""
    n = len([f for f in os.listdir(shots) if f.startswith("ticket-")])
    for file in sorted(f for f in os.listdir(folder) if f.startswith("ticket-")):
        os.rename(os.path.join(folder, file), os.path.join(shots, "ticket-%d.png" % n))
        n += 1
    for file in os.listdir(folder):
        os.rename(os.path.join(folder, file), os.path.join(shots, file))
    os.rmdir(folder)


def report(stage, shots):
    """Prints the sales and reads every ticket picture back; 1 when one does not match."""
    pictures = sorted(f for f in os.listdir(shots) if f.startswith("ticket-"))
    read = [code for picture in pictures for code in scan_code(os.path.join(shots, picture))]
    sold = []
    for sale in stage.sales():
        print("order %s  reference %s  total %.2f" % (sale["number"], sale["reference"], sale["total"]))
        for area, seat, barcode in zip(sale["areas"], sale["seats"], sale["barcodes"]):
            print("  %-24s %s" % ((area + " " + seat).strip(), barcode))
            sold.append(barcode)
    print("%d tickets shown as codes, read back with zbarimg: %s"
          % (len(pictures), "all match" if sorted(read) == sorted(sold) else "THEY DIFFER"))
    print("pictures of every screen: %s" % shots)
    return 0 if sold and sorted(read) == sorted(sold) else 1


def window_demo(build):
    # The picture of the reference panel at half its size: what is 20 mm there is 10 mm here.
    panel = "[display]\nwidth_mm = 268\n"
    with Stage(build, os.path.join(build, "demo-stage"), extra_config=panel,
               evening=None) as stage:
        print("Syncing, then opening the kiosk. Close the window to end.")
        stage.sync()
        return subprocess.call([stage.program("foyer"), "--config", stage.path("kiosk.ini"),
                                "--state-dir", stage.path("state"), "--windowed", "540x960"])


if __name__ == "__main__":
    sys.exit(window_demo(sys.argv[2]) if sys.argv[1] == "--window" else script_demo(sys.argv[2]))
