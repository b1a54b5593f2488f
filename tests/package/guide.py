"""From the installed packages to a kiosk that sells, with the commands of packaging/doc/install.md.

usage: guide.py SUPPORT, as root in a bare tree. No service manager runs there, so that what the guide starts as
services is started by hand, and the key is kept by `credentials set` instead of systemd-creds.
"""
import json
import os
import re
import subprocess
import sys

CONFIG = "/etc/foyer/kiosk.ini"
CODE = "830517264915"
AS_KIOSK = ["runuser", "-u", "foyer", "--"]


def run(*command, input=None, wanted=(0,)):
    done = subprocess.run([*AS_KIOSK, *command], capture_output=True, text=True, input=input, timeout=600)
    if done.returncode not in wanted:
        raise RuntimeError("%s ended with %d:\n%s%s" % (" ".join(command), done.returncode, done.stdout,
                                                        done.stderr))
    print("ok %s" % " ".join(command), flush=True)
    return done.stdout


def foyerctl(*command, **how):
    return run("foyerctl", "--config", CONFIG, *command, **how)


def set_key(text, section, key, value):
    """Takes the # away from a line and changes it, as the guide says."""
    head, found, tail = text.partition("[%s]\n" % section)
    tail, n = re.subn(r"^#?%s =.*$" % key, "%s = %s" % (key, value), tail, count=1, flags=re.M)
    if not found or n != 1:
        raise RuntimeError("%s has no line for [%s] %s" % (CONFIG, section, key))
    return head + found + tail


def configure(service):
    with open(CONFIG) as file:
        text = file.read()
    host = re.match(r"https://([^/]+)/", service["url"]).group(1)
    for section, key, value in (("venue", "name", "The Lantern"), ("venue", "kiosk_id", "K7"),
                                ("service", "base_url", service["url"]),
                                ("service", "login", service["login"]),
                                ("service", "ca_file", service["ca"]),
                                ("service", "image_hosts", host), ("service", "paced", "no"),
                                ("metrics", "file", "/var/lib/foyer/foyer.prom")):
        text = set_key(text, section, key, value)
    with open(CONFIG, "w") as file:
        file.write(text)


def sell(support):
    sys.path.insert(0, support)
    import play
    events = json.loads(foyerctl("--json", "events"))
    for e, event in enumerate(events):
        for i, instance in enumerate(json.loads(foyerctl("--json", "instances", event["id"]))):
            if instance["places"] == "unreserved" and instance["sellable"] and instance["available"] > 9:
                script = play.START + play.choose(e, i, plus=(0,)) + "tap add\n" + play.CLOSING
                break
        else:
            continue
        break
    with open("/tmp/guide.ui", "w") as file:
        file.write(script)
    os.makedirs("/tmp/guide", exist_ok=True)
    os.chmod("/tmp/guide", 0o777)
    run("foyer", "--config", CONFIG, "--headless", "1080x1920", "--script", "/tmp/guide.ui", "--shots",
        "/tmp/guide")


def main(support):
    sandbox = subprocess.Popen([*AS_KIOSK, "foyer-sandbox", "--state-dir", "/tmp/rehearsal"],
                               stdout=subprocess.PIPE, text=True)
    try:
        service = json.loads(sandbox.stdout.readline())
        configure(service)
        foyerctl("credentials", "set", input=service["key"] + "\n")
        foyerctl("pin", "set", "--name", "ANNA", input=CODE + "\n")
        foyerctl("check")
        foyerctl("sync")
        foyerctl("check", "--service")
        foyerctl("self-test", wanted=(0, 1))
        foyerctl("events")
        sell(support)
        sales = json.loads(foyerctl("--json", "sales"))
        status = json.loads(foyerctl("--json", "status", wanted=(3,)))
        if len(sales) != 1 or status["orders_today"] != 1 or status["why"] != "the kiosk does not run":
            raise RuntimeError("sold: %r, status: %r" % (sales, status))
        with open("/var/lib/foyer/foyer.prom") as file:
            if "\nfoyer_orders_total 1\n" not in file.read():
                raise RuntimeError("the figures do not tell of the sale")
        foyerctl("sales", "verify")
    finally:
        sandbox.terminate()
        sandbox.wait(timeout=60)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
