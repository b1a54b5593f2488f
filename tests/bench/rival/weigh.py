"""Weigh: memory, processor time and wake-ups of a process with all its children, from /proc."""
import glob
import os

TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def tree(root):
    children = {}
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(path) as file:
                stat = file.read()
        except OSError:
            continue  # it has just ended
        fields = stat[stat.rindex(")") + 2:].split()
        children.setdefault(int(fields[1]), []).append(int(path.split("/")[2]))
    found, left = [], [root]
    while left:
        pid = left.pop()
        found.append(pid)
        left += children.get(pid, [])
    return found


def each(pids, name):
    for pid in pids:
        for path in glob.glob("/proc/%d/%s" % (pid, name)):
            try:
                with open(path) as file:
                    yield file.read()
            except OSError:
                continue  # it has just ended


def pss_mb(root):
    """Proportional memory of all its processes; None where it may not be read."""
    kb = [int(line.split()[1]) for text in each(tree(root), "smaps_rollup")
          for line in text.splitlines() if line.startswith("Pss:")]
    return sum(kb) / 1024 if kb else None


def processor_s(root):
    total = 0
    for stat in each(tree(root), "stat"):
        fields = stat[stat.rindex(")") + 2:].split()
        total += int(fields[11]) + int(fields[12])
    return total * TICK_S


def wakeups(root):
    """Voluntary context switches of all threads: each is one sleep, so one wake-up."""
    return sum(int(line.split()[1]) for text in each(tree(root), "task/*/status")
               for line in text.splitlines() if line.startswith("voluntary_ctxt_switches"))
