"""Glass: what an X server shows and what a finger does to it, the same for both programs.

A touch is a button pressed and released with XTest; a pixel is read with XGetImage. Only the X
libraries at run time are needed.
"""
import ctypes
import ctypes.util
import os
import select
import struct
import subprocess
import time
import zlib

ALL_PLANES, Z_PIXMAP = 0xFFFFFFFF, 2
POLL_S = 0.0002


class Image(ctypes.Structure):  # the beginning of XImage
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int),
                ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int),
                ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int),
                ("bytes_per_line", ctypes.c_int)]


def missing():
    """What is not there to measure with, in words; "" when all is."""
    for name in ("X11", "Xtst"):
        if not ctypes.util.find_library(name):
            return "lib%s is missing (Debian: lib%s)" % (name, {"X11": "x11-6", "Xtst": "xtst6"}[name])
    return ""


class Server:
    """An Xvfb of our own."""

    def __init__(self, size):
        self.size = size

    def __enter__(self):
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", self.size + "x24", "-nolisten",
             "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        ready, _, _ = select.select([read], [], [], 30)
        if not ready:
            raise RuntimeError("Xvfb did not start")
        with os.fdopen(read) as number:  # to the end of its line: it comes in two pieces
            self.name = ":" + number.readline().strip()
        self.env = {**os.environ, "DISPLAY": self.name}
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


class Glass:
    def __init__(self, display):
        self.x = ctypes.CDLL(ctypes.util.find_library("X11"))
        self.test = ctypes.CDLL(ctypes.util.find_library("Xtst"))
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XGetImage.restype = ctypes.POINTER(Image)
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(display.encode()))
        if not self.display.value:
            raise RuntimeError("no X server at " + display)
        self.root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.x.XCloseDisplay(self.display)

    def pixels(self, x, y, w, h):
        image = self.x.XGetImage(self.display, self.root, x, y, w, h,
                                 ctypes.c_ulong(ALL_PLANES), Z_PIXMAP)
        if not image:
            raise RuntimeError("the screen cannot be read")
        content = image.contents
        data = ctypes.string_at(content.data, content.bytes_per_line * content.height)
        self.x.XDestroyImage(image)
        return data

    def save(self, path, w, h):
        """The screen's upper left part as a PNG."""
        data, stride = self.pixels(0, 0, w, h), w * 4
        rows = bytearray()
        for y in range(h):
            line = data[y * stride:(y + 1) * stride]
            row = bytearray(w * 3)
            row[0::3], row[1::3], row[2::3] = line[2::4], line[1::4], line[0::4]
            rows += b"\0" + row
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            for kind, body in ((b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)),
                               (b"IDAT", zlib.compress(bytes(rows), 1)), (b"IEND", b"")):
                file.write(struct.pack(">I", len(body)) + kind + body +
                           struct.pack(">I", zlib.crc32(kind + body)))

    def point(self, x, y):
        self.test.XTestFakeMotionEvent(self.display, -1, x, y, ctypes.c_ulong(0))
        self.x.XSync(self.display, 0)

    def touch(self, x, y):
        self.point(x, y)
        self.test.XTestFakeButtonEvent(self.display, 1, 1, ctypes.c_ulong(0))
        self.test.XTestFakeButtonEvent(self.display, 1, 0, ctypes.c_ulong(0))
        self.x.XFlush(self.display)

    def wait_for(self, box, condition, limit_s):
        """Seconds until the box's bytes fulfil the condition; None when they do not in time."""
        start = time.monotonic()
        while time.monotonic() - start < limit_s:
            if condition(self.pixels(*box)):
                return time.monotonic() - start
            time.sleep(POLL_S)
        return None

    def touch_to_pixel(self, x, y, limit_s=3):
        """Seconds from the touch to the first changed pixel about it; None when nothing changes."""
        box = (x - 48, y - 48, 96, 96)
        self.point(x, y)
        time.sleep(0.15)  # what hovering draws is not counted
        before = self.pixels(*box)
        self.touch(x, y)
        return self.wait_for(box, lambda now: now != before, limit_s)


def median(values):
    values = sorted(values)
    return values[len(values) // 2] if values else None


def touches(glass, spots, n):
    """Median seconds from touch to pixel over n touches, on the spots in turn."""
    times = []
    for i in range(n):
        x, y = spots[i % len(spots)]
        took = glass.touch_to_pixel(x, y)
        if took is not None:
            times.append(took)
        time.sleep(0.35 + (i * 7919 % 17) / 1000)
    return median(times) if len(times) * 2 > n else None


def answering_spots(glass, area, wanted=3):
    """Places within (x, y, w, h) where a touch changes something there."""
    x, y, w, h = area
    spots = []
    for i in range(40):
        at = (x + w // 4 + i * 97 % (w // 2), y + h // 4 + i * 131 % (h // 2))
        if all(abs(at[0] - s[0]) + abs(at[1] - s[1]) > 150 for s in spots) and \
                glass.touch_to_pixel(*at, limit_s=1) is not None:
            spots.append(at)
        if len(spots) == wanted:
            break
        time.sleep(0.3)
    return spots
