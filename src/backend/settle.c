#include "backend/settle.h"

#include <inttypes.h>

#include "base/log.h"
#include "model/saga.h"

enum { MINUTE_MS = 60000, SECOND_MS = 1000 };

/* What cannot be read is taken for sent just now. */
static int64_t sent_ago_ms(struct journal *journal, const char *reference)
{
    struct fault fault = {RC_OK, 0, ""};
    int64_t ago_ms = 0;
    if (journal_sent_ago(journal, reference, &ago_ms, &fault))
        log_warn("journal: %s: %s", reference, fault.what);
    return ago_ms;
}

int64_t settle_wait_ms(struct journal *journal, const struct attempt *attempt,
                       const struct config *config, const struct clock *clock)
{
    struct saga_case found = {.state = attempt->state,
                              .last_send_ms = attempt->last_send_utc_ms,
                              .basket_ms = (int64_t)config->basket_minutes * MINUTE_MS};
    int64_t wall_ms = -1, live_ms = 0;
    (void)saga_staff_may_decide(&found, clock_utc_ms(clock), &wall_ms);
    const int64_t ago_ms = wall_ms < 0 ? -1 : sent_ago_ms(journal, attempt->reference);
    if (ago_ms < 0)
        return wall_ms;
    found.last_send_ms = -ago_ms;
    (void)saga_staff_may_decide(&found, 0, &live_ms);
    return live_ms > wall_ms ? live_ms : wall_ms;
}

enum rc settle_write(struct journal *journal, const struct settlement *settlement,
                     struct fault *fault)
{
    const struct attempt *attempt = settlement->attempt;
    const int64_t left_s = (settlement->wait_ms + SECOND_MS - 1) / SECOND_MS;
    if (settlement->wait_ms < 0) {
        *fault = fault_make(RC_REJECTED, 0, "%s is %s: nothing to decide", attempt->reference,
                            order_state_name(attempt->state));
        return fault->rc;
    }
    if (settlement->wait_ms > 0) {
        *fault = fault_make(RC_BUSY, (int)left_s, "%s can be decided in %" PRId64 " s, not before",
                            attempt->reference, left_s);
        return fault->rc;
    }
    if (attempt->state == ORDER_UNKNOWN &&
        journal_move(journal, attempt->reference, ORDER_ESCALATED, "handed to staff", fault))
        return fault->rc;
    return journal_move(journal, attempt->reference, ORDER_RESOLVED_BY_STAFF, settlement->note,
                        fault);
}
