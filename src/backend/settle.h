/* Settle: staff say what became of a booking without proof (design/orders.md, R8). The maintenance screen
 * and foyerctl decide by this one piece.
 *
 * Threads: the journal's.
 */
#pragma once

#include "config/config.h"
#include "store/journal.h"

/* What is left of R8's lock; 0: staff may decide; negative: there is nothing to decide. It counts by the
 * clock on the wall, which may have been moved, and within one boot by the monotonic one: both have to
 * agree. */
int64_t settle_wait_ms(struct journal *journal, const struct attempt *attempt,
                       const struct config *config, const struct clock *clock);

struct settlement {
    const struct attempt *attempt; /* as the journal has it */
    int64_t wait_ms;               /* settle_wait_ms() */
    const char *note;              /* what they found, and who; for the journal */
};
/* RESOLVED_BY_STAFF, by way of ESCALATED. RC_REJECTED: nothing to decide. RC_BUSY: too early, `detail` is
 * the seconds left. RC_STORE: not written. */
RC_MUST_CHECK enum rc settle_write(struct journal *journal, const struct settlement *settlement,
                                   struct fault *fault);
