/* Timers: things the backend does later, on the monotonic clock. Intrusive, no allocation.
 *
 * A timer lives inside its owner, all zero at first; it fires once. Owners cancel before they free.
 * Threads: the backend thread.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef void (*timer_fn)(void *ctx);

struct timer {
    struct timer *next;
    bool armed;
    int64_t due_ms;
    timer_fn fire;
    void *ctx;
};

struct timers {
    struct timer *first; /* earliest first */
};

/* Arms it, or moves it when it is armed already. */
void timer_set(struct timers *timers, struct timer *timer, int64_t due_ms, timer_fn fire,
               void *ctx);
void timer_cancel(struct timers *timers, struct timer *timer); /* not armed: nothing happens */
/* Fires what is due at `now_ms`. Owners re-arm for a later time only, so that it ends. */
void timers_run(struct timers *timers, int64_t now_ms);
int64_t timers_next_ms(const struct timers *timers); /* INT64_MAX: none */
