/* Inquiry: the object behind reconcile.h, a host of the booking's step function (model/saga.h): it
 * writes the journal, sends, sets timers, and tells the customer, as the step says. Private to
 * reconcile.c, inquiry.c and booking.c.
 */
#pragma once

#include "backend/reconcile.h"
#include "model/saga.h"

struct inquiry {
    struct engine *engine;
    struct inquiry *next;
    struct api *api; /* of the agent record; NULL: it cannot ask */
    char reference[JOURNAL_REFERENCE_SIZE];
    char basket_id[ID_SIZE];
    struct basket agreed;
    struct saga saga;
    struct fault fault;  /* of the last answer */
    struct order *order; /* owned; what the service said, once it did */
    struct timer wake;

    uint32_t ticket, session;
    booking_over_fn over; /* NULL once told */
    void *over_ctx;
    struct timer slow, give_up;
};

/* `profile` is PROFILES_MAX when the record is no longer in the configuration. */
struct inquiry *inquiry_new(struct engine *engine, size_t profile, const char *reference,
                            const char *basket_id);
void inquiry_forget(struct inquiry *inquiry);
/* Tells the step function what happened and does what it says; may forget the inquiry, last. */
void inquiry_advance(struct inquiry *inquiry, enum saga_event event);

/* booking.c: the customer's side. */
void booking_watch(struct inquiry *inquiry);
void booking_say(struct inquiry *inquiry, enum saga_words words);
/* The order as it is kept and shown, from what the service said. */
struct order *booking_order(const struct inquiry *inquiry, const struct order *said);

/* reconcile.c: too many without a clear answer stop the selling; fewer let it go on. */
void reconcile_count(struct engine *engine);
