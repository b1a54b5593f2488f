"""Exposition: reads Prometheus' text format (0.0.4) as strictly as it is written down, and then some.

Each family once, HELP and TYPE before its samples and its samples together; no series twice; counters end in
_total and are never negative; names carry base units; histograms are cumulative and end with +Inf.
"""
import math
import re

NAME = re.compile(r"[a-z][a-z0-9_]*$")
SAMPLE = re.compile(r'([a-z][a-z0-9_]*)(?:\{(.*)\})? (\S+)$')
LABEL = re.compile(r'([a-z_][a-z0-9_]*)="((?:[^"\\\n]|\\\\|\\"|\\n)*)"(,|$)')
PARTS = ("_bucket", "_sum", "_count")
NO_UNITS = ("_ms", "_milliseconds", "_us", "_kb", "_mb", "_minutes", "_hours", "_percent")


class Malformed(Exception):
    pass


def need(condition, words):
    if not condition:
        raise Malformed(words)


def labels_of(text):
    text, found, at = text or "", {}, 0
    while at < len(text):
        match = LABEL.match(text, at)
        need(match, "labels: " + text)
        need(match.group(1) not in found, "a label twice: " + text)
        found[match.group(1)] = re.sub(r"\\(.)", lambda m: "\n" if m.group(1) == "n" else m.group(1),
                                       match.group(2))
        at = match.end()
    need(not text.endswith(","), "labels end with a comma: " + text)
    return found


class Family:
    def __init__(self, name, words):
        self.name, self.words, self.kind = name, words, None
        self.samples = {}  # (name, sorted labels) -> value

    def add(self, name, labels, value):
        if self.kind == "histogram":
            need(name[len(self.name):] in PARTS, "%s is not of %s" % (name, self.name))
        else:
            need(name == self.name, "%s stands in %s" % (name, self.name))
        key = (name, tuple(sorted(labels.items())))
        need(key not in self.samples, "%r twice" % (key,))
        self.samples[key] = value

    def check(self):
        need(self.kind, self.name + " has no TYPE")
        need(self.words, self.name + " has no words")
        need(not self.name.endswith(NO_UNITS), self.name + " is not in base units")
        need((self.kind == "counter") == self.name.endswith("_total"), self.name + ": " + self.kind)
        if self.kind == "counter":
            need(all(v >= 0 and v == int(v) for v in self.samples.values()), self.name + " counts")
        if self.kind == "histogram":
            self.check_histogram()

    def check_histogram(self):
        series = {}
        for (name, labels), value in self.samples.items():
            plain = tuple(pair for pair in labels if pair[0] != "le")
            bound = dict(labels).get("le")
            need((bound is not None) == name.endswith("_bucket"), "le of %s" % name)
            series.setdefault(plain, {})[bound or name[len(self.name):]] = value
        for plain, values in series.items():
            bounds = [(math.inf if b == "+Inf" else float(b), v) for b, v in values.items()
                      if b not in PARTS]
            need(bounds == sorted(bounds) and bounds[-1][0] == math.inf, "bounds of %r" % (plain,))
            counts = [v for _, v in bounds]
            need(counts == sorted(counts), "%r is not cumulative" % (plain,))
            need(counts[-1] == values["_count"], "%r: +Inf is not the count" % (plain,))
            need(values["_sum"] >= 0, "%r: a negative sum" % (plain,))


class Exposition:
    """All families of a text; raises Malformed."""

    def __init__(self, text):
        need(text.endswith("\n"), "the last line does not end")
        self.families, self.last = {}, None
        for line in text[:-1].split("\n"):
            self.take(line)
        for family in self.families.values():
            family.check()

    def take(self, line):
        if line.startswith("# HELP "):
            name, _, words = line[7:].partition(" ")
            need(NAME.match(name) and name not in self.families, "HELP: " + line)
            self.last = self.families[name] = Family(name, words)
        elif line.startswith("# TYPE "):
            name, _, kind = line[7:].partition(" ")
            need(self.last and name == self.last.name and not self.last.kind, "TYPE: " + line)
            need(kind in ("counter", "gauge", "histogram"), "TYPE: " + line)
            self.last.kind = kind
        else:
            match = SAMPLE.match(line)
            need(match and self.last and self.last.kind, "a line: " + line)
            self.last.add(match.group(1), labels_of(match.group(2)), float(match.group(3)))

    def value(self, name, **labels):
        family = self.families.get(name) or self.families[re.sub("_(bucket|sum|count)$", "", name)]
        return family.samples[(name, tuple(sorted(labels.items())))]

    def all(self, name):
        """{labels as a dict's items: value} of a family without parts."""
        return {labels: value for (_, labels), value in self.families[name].samples.items()}

    def names(self):
        """Every name that a query may use."""
        return {name for family in self.families.values() for name, _ in family.samples} | \
            {name for name, family in self.families.items()}
