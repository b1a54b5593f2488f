/* PIN tries: how many wrong codes in a row, and the lock they lead to; private to src/config.
 *
 * Tries 1-4 are free, then 1, 5, 15, 60 minutes (reliability 3.4). A lock runs on monotonic time of one
 * boot: a wrong clock does not shorten it, and after a power cut or a restart of the machine it starts
 * again from its beginning. The file is <state>/pin-tries.
 */
#pragma once

#include "base/clock.h"
#include "base/rc.h"

struct pin_tries_of {
    const char *state_dir;
    const struct clock *clock;
};

/* Counts one more before it is known to be wrong. RC_BUSY while locked: fault.detail is the seconds
 * left, and nothing is counted. */
RC_MUST_CHECK enum rc pin_tries_count(const struct pin_tries_of *of, struct fault *fault);
/* The code was right. */
RC_MUST_CHECK enum rc pin_tries_forget(const struct pin_tries_of *of, struct fault *fault);
