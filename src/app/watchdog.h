/* Watchdog: lets the service manager know that the kiosk lives, and only while both its threads move.
 *
 * The UI thread feeds from its loop. Before it does, the other thread must have taken a turn since the
 * last time; it is poked for one, as it may sleep for a minute when nothing is to do. What hangs, in
 * either thread, is restarted by the manager (reliability, section 3.7).
 * Threads: the UI thread.
 */
#pragma once

#include <stdint.h>

#include "base/clock.h"

struct watchdog_spec {
    int64_t period_ms; /* the manager's patience (notify_watchdog_ms()); 0: nothing is fed */
    const struct clock *clock; /* borrowed; a real one, whatever time the kiosk itself goes by */
    void (*feed)(void);
    unsigned (*turns)(void *peer); /* a number that changes with every turn of the other thread */
    void (*poke)(void *peer);      /* asks it for a turn */
    void *peer;                    /* borrowed */
};

/* A value; all zero feeds nothing. */
struct watchdog {
    struct watchdog_spec spec;
    int64_t next_ms;
    unsigned seen;
};

void watchdog_init(struct watchdog *dog, const struct watchdog_spec *spec);
/* `wait_ms` (negative: for ever) or the time until the next look, whichever is shorter. */
int64_t watchdog_wait_ms(const struct watchdog *dog, int64_t wait_ms);
void watchdog_turn(struct watchdog *dog); /* once a turn of the loop */
