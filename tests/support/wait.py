"""Wait: for what has no other way to tell that it has happened."""
import time

POLL_S = 0.005


def until(condition, seconds):
    """Looks again and again; whether it came true in time."""
    ends = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > ends:
            return False
        time.sleep(POLL_S)
    return True
