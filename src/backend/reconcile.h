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
    BOOKING_END_GONE,           /* booked, or the customer need not wait any longer; see below */
};
/* The caller answers the customer. BOOKING_END_GONE: with `order` (borrowed) when it is booked, else
 * with `fault`; the attempt is no longer the caller's either way. */
typedef void (*booking_over_fn)(void *ctx, enum booking_end end, struct fault fault,
                                const struct order *order);

struct booking {
    const char *reference, *basket_id;
    size_t profile;              /* whose basket it is */
    const struct basket *agreed; /* copied: names for the order's tickets */
    uint32_t ticket, session;    /* whom the progress is for */
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
/* An answer about that attempt is awaited. */
bool reconcile_is_asking(const struct engine *engine, const char *reference);
/* Staff have decided: nothing more is asked about it. It must not be asked for just now. */
void reconcile_let_go(struct engine *engine, const char *reference);
void reconcile_free_all(struct engine *engine);
