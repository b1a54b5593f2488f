/* Inquiry: the object behind reconcile.h; private to reconcile.c and booking.c. */
#pragma once

#include "backend/reconcile.h"

enum {
    INQUIRY_SETTLE_MS = 60000, /* a confirm under way may still be running at the service */
    INQUIRY_SENDS_MAX = 2,
};

struct inquiry {
    struct engine *engine;
    struct inquiry *next;
    char reference[JOURNAL_REFERENCE_SIZE];
    char basket_id[ID_SIZE];
    enum order_state state;
    struct basket agreed;

    int sends; /* confirms that may have reached the service */
    int unsent_tries;
    int64_t created_ms, last_send_ms, unknown_ms, contact_ms; /* monotonic */
    bool confirming, looking;
    bool clear_sent;  /* the fence was asked for */
    bool reconfirmed; /* after a 404, where the installation allows it */
    size_t pause;     /* index of the next back-off */
    struct timer next_look;

    bool watched; /* the customer waits for the final reply */
    uint32_t ticket, session;
    booking_over_fn over;
    void *over_ctx;
    struct timer slow, give_up;
};

struct inquiry *inquiry_new(struct engine *engine, const char *reference, const char *basket_id);
void inquiry_forget(struct inquiry *inquiry);
/* Moves the journal; false when it could not (selling stops). */
bool inquiry_move(struct inquiry *inquiry, enum order_state to, const char *note);

/* booking.c: one more confirm for this basket (R4). */
void booking_send(struct inquiry *inquiry);
/* Proof yes: journals the order with its barcodes, shows it, ends the inquiry (R6). */
void booking_proved(struct inquiry *inquiry, const struct order *said);
/* The final reply to a customer who still watches; the inquiry goes on. */
void booking_answer(struct inquiry *inquiry, struct fault fault);

/* reconcile.c: no proof either way; asks the basket after a pause. */
void inquiry_look_later(struct inquiry *inquiry);
/* To UNKNOWN in the journal, and the first look. */
void inquiry_unknown(struct inquiry *inquiry, const char *note);
