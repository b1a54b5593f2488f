"""Screen: a shot's .txt read back: one widget a line, role id[n] "label" value "..." sub "..." [flag]."""
import re

LINE = re.compile(r'(\w+) ([\w-]+)\[(\d+)\] "((?:[^"\\]|\\.)*)"(.*)')
PART = re.compile(r' (value|sub|hint) (?:"((?:[^"\\]|\\.)*)"|<(\d+)>)')


class Widget:
    def __init__(self, match):
        self.role, self.id, nth, label, rest = match.groups()
        self.nth = int(nth)
        self.label = unquote(label)
        self.parts = {name: unquote(words or number) for name, words, number in PART.findall(rest)}
        self.flags = set(re.findall(r"\[(\w+)\]", PART.sub("", rest)))

    def words(self):
        return " ".join([self.label, *self.parts.values()]).strip()


class Screen:
    def __init__(self, path):
        with open(path) as file:
            self.text = file.read()
        lines = self.text.splitlines()
        self.scene = lines[0].split()[1]
        self.overflow = [line for line in lines if line.startswith("overflow")]
        self.modal_from = None
        self.widgets = []
        for line in lines:
            match = LINE.match(line)
            if line == "modal":
                self.modal_from = len(self.widgets)
            elif match:
                self.widgets.append(Widget(match))

    def all(self, name):
        return [w for w in self.widgets if w.id == name]

    def label(self, name, nth=0):
        """Words of a widget; LookupError when it is not on screen."""
        for w in self.all(name):
            if w.nth == nth:
                return w.label
        raise LookupError("no %s[%d] in\n%s" % (name, nth, self.text))

    def has(self, name):
        return bool(self.all(name))

    def ways_on(self):
        """Ids of what can be touched and leads somewhere, beyond the fixed places of every screen."""
        alive = self.widgets[self.modal_from or 0:]
        fixed = {"mark", "language", "help", "accessibility"}
        return {w.id for w in alive if w.role in ("button", "toggle", "key", "field") and
                not w.flags & {"disabled", "busy"}} - fixed

    def tells(self):
        """Words of the headings and alerts in force."""
        alive = self.widgets[self.modal_from or 0:]
        return [w.label for w in alive if w.role in ("heading", "alert") and w.label]


def unquote(s):
    return s.replace('\\"', '"').replace("\\\\", "\\").replace("\\n", "\n")


def pence(words):
    """"£1,234.50" as minor units; "Free" and "included" are 0."""
    match = re.search(r"(\d[\d,]*)(?:\.(\d\d))?", words)
    if not match:
        return 0
    return int(match.group(1).replace(",", "")) * 100 + int(match.group(2) or 0)
