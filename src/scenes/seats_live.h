/* Seats live: when the status of the seats on screen is asked for again (requirements 2.2, rule 9).
 *
 * Every `every_ms`, a fifth more or less so that kiosks do not ask in step; after a refusal not
 * before what the service asked for, and twice as late each time, at most a minute. Monotonic
 * milliseconds; pure.
 */
#pragma once

#include <stdint.h>

#include "base/rc.h"

struct seats_live {
    int64_t every_ms, pause_ms; /* pause: the mean time to the next question */
    int64_t next_ms;
    uint64_t random;
};

/* The first answer has just come, or is awaited. `seed` differs from kiosk to kiosk. */
void seats_live_start(struct seats_live *live, int64_t every_ms, uint64_t seed, int64_t now_ms);
/* A question was answered: so, and with the wish not to be asked for `wait_ms` (0: none). */
void seats_live_answered(struct seats_live *live, enum rc rc, int64_t wait_ms, int64_t now_ms);
