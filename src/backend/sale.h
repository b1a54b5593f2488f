/* Sale: what one customer has of one agent record: a basket at the service and an attempt of the
 * journal; and the steps that its files share. Private to checkout*.c and visit*.c.
 *
 * A command is a chain of steps: each asks the service for one thing and names the step after it.
 * A sale that is being left (the customer has gone) ends at the next step, whatever was under way.
 */
#pragma once

#include "backend/engine.h"

enum { SALE_OFFERS_MAX = 5, SALE_ASKS_MAX = 7 };

struct sale;
typedef void (*sale_step_fn)(struct sale *sale);

struct sale_offer { /* seats of one best-available offer, to know it again */
    char seats[BASKET_LINES_MAX][16];
    size_t n;
};

struct sale {
    struct engine *engine;
    struct visit *visit; /* whose sale it is */
    struct sale *next;
    size_t profile;  /* the agent record */
    struct api *api; /* that signs for it */
    uint32_t session;
    char reference[JOURNAL_REFERENCE_SIZE]; /* "" before DRAFT */
    char basket_id[ID_SIZE];                /* "" before the basket is made */
    enum order_state state;
    int64_t created_ms; /* monotonic, when the basket was asked for */
    struct basket basket;
    struct basket before; /* as the command found it */

    bool leaving, booking;
    money_t agreed_total;   /* of this part, what stood in the button (K-41) */
    bool closed;            /* ABANDONED in the journal while an answer was still awaited */
    struct command command; /* under way */
    struct fault fault;     /* of the last changing call */
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
    const struct price_list *refusal_prices; /* in the arena */

    char taken_instance[ID_SIZE]; /* what HOLD or BEST took last */
    char taken[BASKET_LINES_MAX][ID_SIZE];
    size_t n_taken;

    struct wanted best_wanted[BASKET_LINES_MAX]; /* of the last BEST */
    size_t n_best_wanted;
    char best_instance[ID_SIZE];
    bool replacing; /* what was taken stays until the new is held */
    sale_step_fn after_search;
    size_t n_searches;
    sale_step_fn after_types;
    size_t n_changed; /* types changed for this offer */
    struct sale_offer refused[SALE_OFFERS_MAX];
    size_t n_refused, n_asked;
};

/* The command is over for this sale; the visit answers it, or goes on with the next sale. */
void sale_finish(struct sale *sale, struct fault fault);
void sale_finish_ok(struct sale *sale);
/* Ends the command if the customer has left meanwhile; true when it did. */
bool sale_left(struct sale *sale);
/* Journals HELD with what the basket holds now, before its total is shown; then finishes. */
void sale_held(struct sale *sale, struct fault fault);
/* The journal cannot be written: selling stops, the command ends with RC_STORE. */
void sale_journal_failed(struct sale *sale, struct fault fault);
/* DRAFT in the journal and a basket at the service, made when there is none yet. */
void sale_ensure_basket(struct sale *sale, sale_step_fn then);
/* GET the basket into sale->basket. A basket that has gone ends the sale with RC_EXPIRED. */
void sale_read(struct sale *sale, sale_step_fn then);
/* Attempts of customers who have left make room in the journal for the next one (R2). */
void sale_close_left(struct engine *engine);
/* sale_rules.c: on what terms this sale's record sells. */
struct terms sale_terms(const struct sale *sale);
/* Ids of the bands it offers where it does not offer all of them; returns how many. */
size_t sale_own_bands(const struct sale *sale, const char *ret[BEST_BANDS_MAX]);
/* Tickets that the other sales of the visit hold. */
size_t sale_lines_of_others(const struct sale *sale);
/* The basket at the service is no more; the attempt ends. */
void sale_forget_basket(struct sale *sale);

void sale_doom(struct sale *sale, const char *ticket_id);
/* Takes the doomed tickets out one by one, reads the basket, goes on. */
void sale_remove_doomed(struct sale *sale, sale_step_fn then);
bool sale_had(const struct basket *basket, const char *ticket_id);
/* Remembers every line that was not there before as taken by this command. */
void sale_note_taken(struct sale *sale);
size_t sale_count_new(const struct sale *sale);

/* Of what the command found in the basket, that which was taken last for the same instance. */
bool sale_took(const struct sale *sale, const char *ticket_id);
size_t sale_count_taken(const struct sale *sale);

/* Not allowed by the kiosk's own rules (limit per order, allocation only): RC_NOT_POSSIBLE. `n_back`
 * of what is held will go back. */
struct fault sale_may_take(const struct sale *sale, size_t n, size_t n_back);

/* A seat that a record which sells from its allocation only may sell: X or W. */
bool sale_is_set_aside(uint8_t seat_state);
/* Before it is bought: RC_NOT_POSSIBLE beyond a limit, RC_SCHEMA when the service's total is not the
 * sum of what it is made of; then the operator is told both figures. */
struct fault sale_may_book(struct sale *sale);

/* First steps of the commands. */
void checkout_hold(struct sale *sale);
void checkout_best(struct sale *sale);
void checkout_best_others(struct sale *sale);
void checkout_remove(struct sale *sale);
void checkout_remove_instance(struct sale *sale);
void checkout_basket(struct sale *sale);
void checkout_promo(struct sale *sale);
void checkout_confirm(struct sale *sale);
/* Reads the basket: RC_PRICE_CHANGED unless it is as it was shown. */
void checkout_agree(struct sale *sale);

/* Gives every wanted type to one of the command's new tickets, the one on the wanted seat where one
 * is named, by PATCH where it differs. */
void checkout_set_types(struct sale *sale, sale_step_fn then);
/* Removes what the command took and nobody wanted, asks for a fresh status, answers with the lost
 * seats. Seats that HOLD wanted and has stay held; of all else the party gets everything or nothing. */
void checkout_refuse(struct sale *sale);
/* This ticket is on a seat that the command wants. */
bool checkout_wants(const struct sale *sale, const struct basket_line *line);
/* Every new ticket is to be taken out. */
void checkout_doom_new(struct sale *sale);
/* The best seats by the kiosk's own search over a fresh status (requirements 2.1, first row), asked
 * for by their ids; `then` judges what is in the basket. */
void checkout_search(struct sale *sale, sale_step_fn then);
/* Has a status at hand that is fresh enough for the rule of the allocation, where it holds. */
void checkout_look_first(struct sale *sale, sale_step_fn then);
/* True when the new tickets stay; otherwise they go back and the command ends with REFUSAL_ALLOCATION. */
bool checkout_gave_within(struct sale *sale);
/* The plan and its prices from the store into the sale: a status request under way reads them. */
RC_MUST_CHECK enum rc checkout_borrow(struct sale *sale);
