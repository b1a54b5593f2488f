"""Memory: what a running process holds, looked through for words, in the ways they may be written."""
import base64
import os
import re
import signal

HEAP_ONLY = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) rw\S* \S+ \S+ \S+ *(.*)$")


def forms(word):
    """A secret (bytes) as it may stand somewhere: plain, encoded, backwards, as wide characters."""
    found = {"plain": word, "base64": base64.b64encode(word)[:max(len(word) // 3 * 4, 8)],
             "hex": word.hex().encode(), "HEX": word.hex().upper().encode(), "backwards": word[::-1]}
    if word.isascii():
        text = word.decode()
        found["wide"] = text.encode("utf-32-le")
        found["utf16"] = text.encode("utf-16-le")
        found["url"] = "".join("%%%02X" % byte for byte in word).encode()
    return found


def writable(pid):
    """(name, bytes) of every piece of memory that the process may write."""
    with open("/proc/%d/maps" % pid) as maps, open("/proc/%d/mem" % pid, "rb", 0) as memory:
        for line in maps:
            match = HEAP_ONLY.match(line.rstrip("\n"))
            if not match:
                continue
            first, last = int(match.group(1), 16), int(match.group(2), 16)
            try:
                memory.seek(first)
                yield match.group(3) or "anonymous", memory.read(last - first)
            except OSError:
                continue  # given back meanwhile


class Stopped:
    """A process held still while it is looked at."""

    def __init__(self, process):
        self.process = process

    def __enter__(self):
        os.kill(self.process.pid, signal.SIGSTOP)
        os.waitid(os.P_PID, self.process.pid, os.WSTOPPED | os.WNOWAIT)
        return self

    def __exit__(self, *_):
        os.kill(self.process.pid, signal.SIGCONT)

    def find(self, words):
        """{(word's name, form): [(region, offset, bytes around)]} of `words`, a dict of bytes."""
        found = {}
        wanted = [(name, form, text) for name, word in words.items()
                  for form, text in forms(word).items()]
        for region, memory in writable(self.process.pid):
            for name, form, text in wanted:
                at = memory.find(text)
                while at >= 0:
                    around = memory[max(at - 40, 0):at + len(text) + 40]
                    found.setdefault((name, form), []).append((region, at, around))
                    at = memory.find(text, at + 1)
        return found
