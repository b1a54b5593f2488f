/* Reconcile: a booking from CONFIRM_INTENT to proof (design/orders.md, R1 and R3 to R12).
 *
 * Owns the attempt from the moment the total is agreed: journals, sends confirm, and, when no
 * well-formed order comes back, asks the basket until there is proof. The customer watches for at
 * most 45 s; the inquiry goes on without them, and after a restart.
 */
#pragma once

#include "backend/engine.h"

enum booking_end {
    BOOKING_END_UNSENT,         /* nothing left the kiosk; back to TAGGED (R11) */
    BOOKING_END_NOT_JOURNALLED, /* nothing was sent (R1); still TAGGED */
    BOOKING_END_GONE,           /* the customer has their final answer */
};
/* After BOOKING_END_GONE the final reply is posted already; otherwise the caller posts it. */
typedef void (*booking_over_fn)(void *ctx, enum booking_end end, struct fault fault);

struct booking {
    const char *reference, *basket_id;
    const struct basket *agreed; /* copied: names for the order's tickets */
    int64_t created_ms;          /* of the basket, monotonic */
    uint32_t ticket, session;    /* whom the progress and the answer are for */
    booking_over_fn over;        /* called once */
    void *ctx;
};

void reconcile_book(struct engine *engine, const struct booking *booking);
/* An attempt found in CONFIRM_INTENT, UNKNOWN or ESCALATED at the start. */
void reconcile_recover(struct engine *engine, const struct attempt *attempt);
/* The session has a booking without proof: it must not get a second basket (R2). */
bool reconcile_has_session(const struct engine *engine, uint32_t session);
/* No answer to a confirm is awaited, and nothing is to be asked within a minute. */
bool reconcile_is_idle(const struct engine *engine);
void reconcile_free_all(struct engine *engine);
