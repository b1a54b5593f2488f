/* Saga: what a booking does next, from Buy to a final state, as a pure function.
 *
 * Source: design/orders.md, rules R1-R12 and "Reconcile". The step has no clock, no I/O and no
 * allocation: it is told what happened and when, moves its own small state, and says what is to be
 * done. The backend does it for real, the simulator in virtual time, and the model check tries every
 * order in which things can happen. Whoever runs it owes it exactly this:
 *
 * - `write` first: the journal's row moves durably, then SAGA_WRITTEN or SAGA_NOT_WRITTEN is the next
 *   event, and nothing else of the effects is done before (there is nothing else beside a write but
 *   words for the customer).
 * - every `send_confirm`, `look` and `clear` is answered by one event of its kind, at last by the
 *   silent one.
 * - after a restart the state comes from the journal, by saga_restore(), and SAGA_TIMER follows.
 *
 * Times are milliseconds on one monotonic scale.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "model/order_state.h"

enum {
    SAGA_SETTLE_MS = 60000, /* a confirm under way may still be running at the service */
    SAGA_SENDS_MAX = 2,
    SAGA_UNSENT_TRIES_MAX = 3,
    SAGA_UNSENT_PAUSE_MS = 1000,
    SAGA_NO_CONTACT_MS = 10 * 60 * 1000,
    SAGA_ESCALATED_PAUSE_MS = 10 * 60 * 1000,
    SAGA_ESCALATED_ASKED_MS = 24 * 60 * 60 * 1000,
    SAGA_STAFF_LOCK_MS = 120 * 1000, /* R8 */
};

#define SAGA_EVENT_LIST(X)                                              \
    X(BUY)         /* the customer agreed; the journal says TAGGED */   \
    X(WRITTEN)     /* the write asked for is durable */                 \
    X(NOT_WRITTEN) /* it failed; selling stops */                       \
    X(ORDER)       /* confirm or look: a well-formed order */           \
    X(UNSENT)      /* confirm: provably nothing left the kiosk (R11) */ \
    X(NO_ORDER)    /* confirm: anything else, or silence (R3) */        \
    X(TICKETS)     /* look: the basket still holds tickets */           \
    X(EMPTY)       /* look: it is there and holds none */               \
    X(GONE)        /* look: it is not there */                          \
    X(SILENT)      /* look: no contact, or nothing that can be read */  \
    X(CLEARED)     /* clear: seen to have emptied the basket */         \
    X(NOT_CLEARED) /* clear: anything else */                           \
    X(TIMER)       /* the moment asked for has come */                  \
    X(GIVE_UP)     /* the customer has watched long enough */

#define X(name) SAGA_##name,
enum saga_event { SAGA_EVENT_LIST(X) SAGA_EVENT_COUNT };
#undef X

enum saga_phase {
    SAGA_AT_REST, /* nothing awaited: before Buy */
    SAGA_WRITING,
    SAGA_CONFIRMING,
    SAGA_PAUSING,
    SAGA_LOOKING,
    SAGA_CLEARING,
    SAGA_OVER,
};

/* What the self-test found out about the service; all false is the safest. */
struct saga_service {
    bool second_confirm_is_safe; /* it returns the same order */
    bool empty_is_no_proof;      /* a basket that became an order may read as empty */
};

struct saga {
    enum order_state state; /* as the journal has it, or would have if it could be written */
    enum saga_phase phase;
    enum order_state writing; /* while SAGA_WRITING */
    int sends;                /* as the journal counts: intents, but for what was never sent */
    int unsent_tries;
    int64_t last_send_ms, unknown_ms, contact_ms;
    unsigned pause;  /* index of the next back-off */
    bool clear_sent; /* the fence was asked for */
    bool watched;    /* the customer waits for the outcome */
    struct saga_service service;
};

/* What the customer is told; each of the last five is the outcome and comes once. */
enum saga_words {
    SAGA_SAY_NOTHING,
    SAGA_SAY_HELD,
    SAGA_SAY_ASKING,
    SAGA_SAY_BOOKED,         /* the codes may be shown from now on (R6) */
    SAGA_SAY_NOT_BOOKED,     /* proof no: nothing was charged */
    SAGA_SAY_UNKNOWN,        /* the reference, and the box office */
    SAGA_SAY_UNSENT,         /* the basket is theirs again */
    SAGA_SAY_NOT_JOURNALLED, /* the same; selling has stopped */
};

struct saga_effects {
    enum order_state write; /* ORDER_NONE: nothing */
    const char *note;       /* for the journal with `write`; static, may be NULL */
    bool send_confirm, look, clear;
    int64_t wake_at_ms; /* INT64_MAX: not asked for */
    enum saga_words say;
};

/* A booking that begins: the journal says TAGGED, nothing was sent. */
void saga_begin(struct saga *saga, struct saga_service service);

/* One that a restart found in CONFIRM_INTENT, UNKNOWN or ESCALATED; times on today's scale. */
struct saga_found {
    enum order_state state;
    int sends; /* intents journalled; at least one is assumed */
    int64_t last_send_ms, now_ms;
    struct saga_service service;
};
void saga_restore(struct saga *saga, const struct saga_found *found);

/* Moves the saga; every event is allowed at any time, one that was not awaited changes nothing. */
void saga_step(struct saga *saga, enum saga_event event, int64_t now_ms, struct saga_effects *ret);

/* An attempt as staff find it; times on one scale, whichever. */
struct saga_case {
    enum order_state state;
    int64_t last_send_ms;
    int64_t basket_ms; /* how long a basket lives */
};
/* R8: only what has no proof, 120 s after the last send and after the basket has run out. Its life may
 * count from its last change (the contract leaves it open), and nothing changes it after the last send.
 * `ret_wait_ms`: how long until then; 0 when they may, negative when there is nothing to decide. */
bool saga_staff_may_decide(const struct saga_case *found, int64_t now_ms, int64_t *ret_wait_ms);

const char *saga_event_name(enum saga_event event); /* "NO_ORDER" */
