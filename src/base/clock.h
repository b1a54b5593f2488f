/* Clock: monotonic time for every deadline, UTC for dates and signatures. Real or manual.
 *
 * Everything that waits or signs asks a struct clock, so tests run on virtual time.
 * Threads: the real clock may be read anywhere; a manual clock may be moved by one thread while
 * others read it (its members are atomic).
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct clock {
    bool manual;
    _Atomic int64_t mono_ms; /* manual only */
    _Atomic int64_t utc_ms;  /* manual: the time; real: an offset added to the system's */
};

void clock_init_real(struct clock *clock);
/* `utc_ms` since 1970; monotonic time starts at 1000 ms. */
void clock_init_manual(struct clock *clock, int64_t utc_ms);

int64_t clock_mono_ms(const struct clock *clock); /* never goes back; no meaning but differences */
int64_t clock_utc_ms(const struct clock *clock);  /* since 1970-01-01T00:00:00Z */

/* Moves a manual clock (both times) forward. A real clock is a programming error. */
void clock_advance(struct clock *clock, int64_t ms);

/* The kernel's name of this boot: monotonic times compare only within one. "" where there is none. */
enum { CLOCK_BOOT_SIZE = 40 };
void clock_boot_id(char out[CLOCK_BOOT_SIZE]);
