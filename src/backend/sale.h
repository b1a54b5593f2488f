/* Sale: the object behind checkout.h, and the steps its files share; private to checkout*.c.
 *
 * A command is a chain of steps: each asks the service for one thing and names the step after it.
 * A sale that is being left (the customer has gone) ends at the next step, whatever was under way.
 */
#pragma once

#include "backend/engine.h"

enum { SALE_WAITING_MAX = 4, SALE_OFFERS_MAX = 5, SALE_ASKS_MAX = 7 };

struct sale;
typedef void (*sale_step_fn)(struct sale *sale);

struct sale_offer { /* seats of one best-available offer, to know it again */
    char seats[BASKET_LINES_MAX][16];
    size_t n;
};

struct sale {
    struct engine *engine;
    struct sale *next;
    uint32_t session;
    char reference[JOURNAL_REFERENCE_SIZE]; /* "" before DRAFT */
    char basket_id[ID_SIZE];                /* "" before the basket is made */
    enum order_state state;
    int64_t created_ms; /* monotonic, when the basket was asked for */
    struct basket basket;
    struct basket before; /* as the command found it */

    bool busy, leaving, booking;
    bool closed;            /* ABANDONED in the journal while an answer was still awaited */
    struct command command; /* under way when busy */
    struct command waiting[SALE_WAITING_MAX];
    size_t n_waiting;
    struct fault fault; /* of the last changing call */
    sale_step_fn then;

    char doomed[BASKET_LINES_MAX][ID_SIZE]; /* tickets to take out */
    size_t n_doomed, next_doomed;
    sale_step_fn after_removal;

    bool renewed; /* the basket had gone and was made again for this command */
    uint32_t lost_seats[BASKET_LINES_MAX];
    size_t n_lost;
    struct seat_status *fresh; /* owned; goes into the reply */
    struct plan *refusal_plan; /* owned; borrowed by a status request under way */
    struct arena *refusal_arena;

    char taken_instance[ID_SIZE]; /* what HOLD or BEST took last */
    char taken[BASKET_LINES_MAX][ID_SIZE];
    size_t n_taken;

    struct wanted best_wanted[BASKET_LINES_MAX]; /* of the last BEST */
    size_t n_best_wanted;
    char best_instance[ID_SIZE];
    bool asking_others;
    sale_step_fn after_types;
    size_t n_changed; /* types changed for this offer */
    struct sale_offer refused[SALE_OFFERS_MAX];
    size_t n_refused, n_asked;
};

/* Copies what is at hand into the reply and posts it; then the next waiting command, or the end. */
void sale_finish(struct sale *sale, struct fault fault);
void sale_finish_ok(struct sale *sale);
/* Ends the command if the customer has left meanwhile; true when it did. */
bool sale_left(struct sale *sale);
/* Journals HELD with what the basket holds now, before its total is shown; then finishes. */
void sale_held(struct sale *sale, struct fault fault);
/* The journal cannot be written: selling stops, the command ends with RC_STORE. */
void sale_journal_failed(struct sale *sale, struct fault fault);
/* The booking answers the customer itself from now on; the sale is no more. */
void sale_hand_over(struct sale *sale);
/* DRAFT in the journal and a basket at the service, made when there is none yet. */
void sale_ensure_basket(struct sale *sale, sale_step_fn then);
/* GET the basket into sale->basket. A basket that has gone ends the sale with RC_EXPIRED. */
void sale_read(struct sale *sale, sale_step_fn then);
/* Attempts of customers who have left make room in the journal for the next one (R2). */
void sale_close_left(struct engine *engine);
/* The basket at the service is no more; the attempt ends. */
void sale_forget_basket(struct sale *sale);

void sale_doom(struct sale *sale, const char *ticket_id);
/* Takes the doomed tickets out one by one, reads the basket, goes on. */
void sale_remove_doomed(struct sale *sale, sale_step_fn then);
bool sale_had(const struct basket *basket, const char *ticket_id);
/* Remembers every line that was not there before as taken by this command. */
void sale_note_taken(struct sale *sale);
size_t sale_count_new(const struct sale *sale);

/* Not allowed by the kiosk's own rules (limit per order, allocation only): RC_NOT_POSSIBLE. */
struct fault sale_may_take(const struct sale *sale, size_t n);

/* First steps of the commands. */
void checkout_hold(struct sale *sale);
void checkout_best(struct sale *sale);
void checkout_best_others(struct sale *sale);
void checkout_remove(struct sale *sale);
void checkout_remove_instance(struct sale *sale);
void checkout_basket(struct sale *sale);
void checkout_promo(struct sale *sale);
void checkout_confirm(struct sale *sale);

/* Gives every wanted type to one of the command's new tickets, by PATCH where it differs. */
void checkout_set_types(struct sale *sale, sale_step_fn then);
/* Removes what the command took so far, asks for a fresh status, answers with lost seats. */
void checkout_refuse(struct sale *sale);
