"""Stage: a fresh ticket service, a configuration that points to it, and the programs run against it.

Used by `make demo` and by the end-to-end tests. Everything lives in one folder and ends with it.
"""
import json
import os
import re
import shutil
import subprocess
import urllib.parse
import urllib.request

OVERLAYS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "kiosk-config",
                        "venue.d")
EVENING_UTC_S = 1795325400  # a Sunday in November, 5:30
CONFIG = """\
[venue]
name = The Lantern
seller = The Lantern Theatre Trust
contact = Box office, ground floor, 01632 960 960
kiosk_id = {kiosk}
overlay_dir = {overlays}
timezone = Europe/London
currency = GBP
languages = en_GB, de
still_picture = asset:still/low-reach.png

[service]
base_url = {url}
login = {login}
credentials_file = {key_file}
ca_file = {ca}
image_hosts = {image_host}
paced = no

[catalogue]
days_ahead = 60
tag_attributes = Genre, Captioned
age_attribute = AgeGuide

[sale]
promo_codes = yes
"""


class Stage:
    """One sandbox and one kiosk's state. Use as a context manager.

    What is on is the same at any hour of any day: the programme of `evening`, moved to now. None is for
    the programme of the day itself.
    """

    def __init__(self, build, folder, sandbox_args=(), extra_config="", kiosk="K3",
                 evening=EVENING_UTC_S):
        self.build = os.path.abspath(build)
        self.folder = os.path.abspath(folder)
        self.sandbox_args = list(sandbox_args)
        if evening is not None:
            self.sandbox_args = ["--evening", str(evening), *self.sandbox_args]
        self.extra_config = extra_config
        self.kiosk = kiosk
        self.process = None
        self.service = None

    def __enter__(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.path("state"))
        os.makedirs(self.path("service"))  # certificates and the agent's key outlive a restart
        os.chmod(self.path("state"), 0o700)
        os.chmod(self.path("service"), 0o700)
        self.log = open(self.path("sandbox.log"), "w")
        self.start_sandbox()
        return self

    def __exit__(self, *_):
        self.stop_sandbox()
        self.log.close()
        # of no use afterwards: five gigabytes over all scripts
        shutil.rmtree(self.path("state", "scaled"), ignore_errors=True)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def program(self, name):
        return os.path.join(self.build, name)

    def start_sandbox(self):
        args = [self.program("foyer-sandbox"), "--with-parent", "--state-dir", self.path("service"),
                *self.venue_args(), *self.sandbox_args]
        self.process = subprocess.Popen(args, stdout=subprocess.PIPE, stderr=self.log, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the sandbox did not start, see " + self.path("sandbox.log"))
        self.service = json.loads(line)
        self.write_config()

    def venue_args(self):
        """The Lantern's posters; with a raw event list the sandbox has pictures of its own."""
        if "--events" in self.sandbox_args:
            return []
        return ["--venue", os.path.join(self.build, "assets", "venue")]

    def stop_sandbox(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=120)
        if self.process:
            self.process.stdout.close()
        self.process = None

    def write_config(self):
        key_file = self.path("agent.key")
        descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(self.service["key"] + "\n")
        host = urllib.parse.urlsplit(self.service["url"]).netloc
        text = CONFIG.format(url=self.service["url"], login=self.service["login"],
                             key_file=key_file, ca=self.service["ca"], image_host=host,
                             kiosk=self.kiosk, overlays=os.path.normpath(OVERLAYS))
        sections = merge(text, self.extra_config)
        with open(self.path("kiosk.ini"), "w") as file:
            file.write(sections)

    def control(self, path, body=None, method=None):
        """Asks the sandbox's control port; JSON answers come back decoded."""
        data = None if body is None else body.encode()
        request = urllib.request.Request(urllib.parse.urljoin(self.service["control"], path),
                                         data=data, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            text = answer.read().decode()
        try:
            return json.loads(text)
        except ValueError:
            return text

    def fault(self, spec):
        return self.control("fault", spec)

    def clear_faults(self):
        return self.control("faults", method="DELETE")

    def ledger(self):
        return self.control("ledger")

    def foyerctl(self, *args, check=True, input=None):
        done = subprocess.run([self.program("foyerctl"), "--config", self.path("kiosk.ini"),
                               "--state-dir", self.path("state"), *args],
                              capture_output=True, text=True, timeout=300, input=input)
        if check and done.returncode != 0:
            raise RuntimeError("foyerctl %s: %s%s" % (" ".join(args), done.stdout, done.stderr))
        return done

    def sales(self):
        return json.loads(self.foyerctl("sales", "--json").stdout)

    def forget_journal(self):
        """The next start is that of a kiosk that has sold nothing yet."""
        for name in os.listdir(self.path("state")):
            if name.startswith("journal."):
                os.remove(self.path("state", name))

    def sync(self):
        return self.foyerctl("sync")

    def add_record(self, name, login, event_ids, terms="", key=None):
        """A record of its own sells these events from now on; its key goes in by standard input.

        Wants the sandbox's `--agent LOGIN`.
        """
        self.extra_config += "\n[profile:%s]\nlogin = %s\nevents = %s\n%s\n" % (
            name, login, ", ".join(event_ids), terms)
        self.write_config()
        keys = {agent["login"]: agent["key"] for agent in self.service["agents"]}
        self.foyerctl("credentials", "set", "--profile", name, input=(key or keys[login]) + "\n")

    def start_foyer(self, script, shots, size="1080x1920", windowed=False, env=None, more=(),
                    stderr=subprocess.PIPE):
        """Starts playing a script (its text); returns the process."""
        os.makedirs(shots, exist_ok=True)
        script_file = self.path("script.ui")
        with open(script_file, "w") as file:
            file.write(script)
        args = [self.program("foyer"), "--config", self.path("kiosk.ini"),
                "--state-dir", self.path("state"), "--windowed" if windowed else "--headless", size,
                "--script", script_file, "--shots", shots, *more]
        return subprocess.Popen(args, stdout=subprocess.PIPE, stderr=stderr, text=True,
                                env={**os.environ, **(env or {})})

    def foyer(self, script, shots, timeout=600, **how):
        """Plays a script to its end; returns the finished process."""
        process = self.start_foyer(script, shots, **how)
        try:
            out, err = process.communicate(timeout=timeout)
        except BaseException:
            process.kill()
            process.communicate()
            raise
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def merge(base, extra):
    """Keys of `extra` replace those of `base`, section by section."""
    sections = {}
    for text in (base, extra):
        section = None
        for line in text.splitlines():
            head = re.match(r"\[([\w:-]+)\]", line.strip())
            if head:
                section = head.group(1)
                sections.setdefault(section, {})
            elif "=" in line and section:
                key, value = line.split("=", 1)
                sections[section][key.strip()] = value.strip()
    return "".join("[%s]\n%s\n" % (name, "".join("%s = %s\n" % kv for kv in keys.items()))
                   for name, keys in sections.items())


def scan_code(picture):
    """What zbarimg reads in a picture: the list of QR contents."""
    done = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture],
                          capture_output=True, text=True)
    return done.stdout.splitlines()
