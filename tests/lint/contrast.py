#!/usr/bin/env python3
"""Checks the themes for contrast: every pair that the painter puts on top of each other.

4.5:1 for text, 3:1 for marks, 3.8:1 for disabled words; 7:1 for text in the high-contrast theme
(K-01 to K-03, design of the themes: src/ui/theme.h). VERBOSE=1 prints every ratio.
"""
import glob
import os
import re
import sys

BANDS = ["band_" + letter for letter in "abcdefgh"]
TEXT = (
    [(ink, ground) for ink in ("text", "muted") for ground in ("background", "surface", "raised")]
    + [("text", "pressed")]
    + [("on_accent", "accent"), ("on_accent", "accent_pressed"), ("on_warn", "warn")]
    + [("on_paper", "paper"), ("on_paper_muted", "paper"), ("black", "white")]
    + [("stop", "background"), ("stop", "surface")]
    + [("on_band", band) for band in BANDS]
)
MARKS = (
    [("taken", "background"), ("paper", "background"), ("paper", "surface"), ("paper", "raised")]
    + [("accent", "background"), ("accent", "surface"), ("stop", "background")]
    + [("good", "background"), ("good", "surface"), ("warn", "background"), ("warn", "surface")]
    + [("focus", "background"), ("focus", "surface"), ("focus", "raised")]
)
DISABLED = [("dim", "background"), ("dim", "surface")]
# A seat whose band is too near to the ground is drawn with an outline in the ink of the bands.
SEATS = [(band, "background") for band in BANDS]
LIMITS = {"text": 4.5, "marks": 3.0, "disabled": 3.7, "seats": 3.0}


def read(path):
    colours = {}
    for line in open(path, encoding="utf-8"):
        match = re.match(r"\s*([a-z_]+)\s*=\s*#([0-9A-Fa-f]{6})([0-9A-Fa-f]{2})?\s*(?:[;#].*)?$", line)
        if match:
            colours[match.group(1)] = match.group(2)
    return colours


def luminance(rgb):
    total = 0.0
    for i, weight in enumerate((0.2126, 0.7152, 0.0722)):
        c = int(rgb[2 * i : 2 * i + 2], 16) / 255
        total += weight * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
    return total


def ratio(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def main():
    failed, n = 0, 0
    themes = sorted(glob.glob("assets/themes/*.ini"))
    for path in themes:
        colours = read(path)
        strict = "high-contrast" in path
        for kind, pairs in (("text", TEXT), ("marks", MARKS), ("disabled", DISABLED), ("seats", SEATS)):
            limit = 7.0 if strict and kind == "text" else LIMITS[kind]
            for ink, ground in pairs:
                n += 1
                if ink not in colours or ground not in colours:
                    print(f"{path}: {ink} or {ground} is missing")
                    failed += 1
                    continue
                found = ratio(colours[ink], colours[ground])
                if kind == "seats":
                    found = max(found, ratio(colours.get("on_band", ink), colours[ground]))
                if found < limit:
                    print(f"{path}: {ink} on {ground}: {found:.2f}:1, {limit}:1 needed for {kind}")
                    failed += 1
                elif os.environ.get("VERBOSE"):
                    print(f"{path}: {ink} on {ground}: {found:.2f}:1")
    if not themes:
        print("assets/themes: no theme")
        return 1
    if not failed:
        print(f"{len(themes)} themes, {n} pairs")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
