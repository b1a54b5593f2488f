"""Png: decodes what the kiosk writes (8 bits a channel, not interlaced) and compares two pictures."""
import struct
import zlib


def decode(data):
    """(width, height, bytes a pixel, list of rows)."""
    at, stream = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            stream += body
        at += length + 12
    if depth != 8 or colour not in (0, 2, 6) or interlaced:
        raise ValueError("a PNG of another kind: depth %d, colour %d" % (depth, colour))
    size = {0: 1, 2: 3, 6: 4}[colour]
    return width, height, size, list(rows(zlib.decompress(stream), width * size, height, size))


def rows(raw, stride, height, size):
    above = bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        row = bytearray(raw[start + 1:start + 1 + stride])
        undo(raw[start], row, above, size)
        yield row
        above = row


def undo(kind, row, above, size):
    """Takes a row's filter off (PNG specification, 9.2)."""
    if kind == 1:
        for i in range(size, len(row)):
            row[i] = (row[i] + row[i - size]) & 255
    elif kind == 2:
        for i, up in enumerate(above):
            row[i] = (row[i] + up) & 255
    elif kind == 3:
        for i, up in enumerate(above):
            row[i] = (row[i] + ((row[i - size] if i >= size else 0) + up >> 1)) & 255
    elif kind == 4:
        for i, up in enumerate(above):
            left, corner = (row[i - size], above[i - size]) if i >= size else (0, 0)
            row[i] = (row[i] + paeth(left, up, corner)) & 255


def paeth(left, up, corner):
    by_left, by_up, by_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
    if by_left <= by_up and by_left <= by_corner:
        return left
    return up if by_up <= by_corner else corner


def difference(a, b, tolerance):
    """The share of pixels that differ by more than `tolerance` in a channel; 1 for other sizes."""
    if a == b:
        return 0.0
    wide, high, size, ours = decode(a)
    other = decode(b)
    if other[:3] != (wide, high, size):
        return 1.0
    n = 0
    for mine, theirs in zip(ours, other[3]):
        if mine != theirs:
            n += sum(any(abs(mine[i + k] - theirs[i + k]) > tolerance for k in range(size))
                     for i in range(0, len(mine), size))
    return n / (wide * high)
