/* Visit: one customer's session: the queue of its commands and a sale for each agent record that it
 * buys from; private to checkout*.c and visit*.c.
 *
 * A command goes to the sale that it concerns, or to all of them one after the other, and is answered
 * once, with what all of them hold. One command at a time; later ones wait.
 */
#pragma once

#include "backend/sale.h"

enum { VISIT_WAITING_MAX = 4 };

/* What a command that concerns several sales is at. */
enum visit_phase {
    VISIT_ONE,     /* one sale alone */
    VISIT_EACH,    /* BASKET, PROMO: every sale in turn */
    VISIT_AGREE,   /* CONFIRM: whether every total still stands, before anything is booked */
    VISIT_BOOKING, /* CONFIRM: one sale after the other (R2) */
};

struct visit {
    struct engine *engine;
    struct visit *next;
    uint32_t session;
    struct sale *sales; /* owned; in the order of their first command */
    bool busy, leaving;
    struct command command; /* under way when busy */
    struct command waiting[VISIT_WAITING_MAX];
    size_t n_waiting;
    enum visit_phase phase;
    struct sale *active;    /* the sale at work */
    struct sale *last_best; /* of the last BEST */
    struct fault fault;     /* of the sales so far */
    bool changed;           /* PROMO: one of them was */
    struct order *booked;   /* owned; the orders of this CONFIRM; NULL before the first */
    bool handed_over;       /* a booking has gone to reconcile: the visit ends with this command */
};

/* visit.c: NULL when that session has none, or is being left. */
struct visit *visit_find(const struct engine *engine, uint32_t session);
/* Runs the command or lets it wait. */
void visit_take(struct engine *engine, const struct command *command);
/* Ends it at once, or as soon as what is under way has been answered. */
void visit_leave(struct visit *visit);
void visit_free_all(struct engine *engine);

/* visit_route.c: sends the command under way to the sales that it concerns. */
void visit_begin_command(struct visit *visit);
/* The sale of that agent record, made when there is none. */
struct sale *visit_sale(struct visit *visit, size_t profile);
void visit_run(struct visit *visit, struct sale *sale, sale_step_fn first_step);

/* visit_confirm.c: CONFIRM with a total for all sales. */
void visit_confirm(struct visit *visit);
void visit_confirm_over(struct visit *visit, struct sale *sale, struct fault fault);
/* The booking of a sale has an end of its own: an order (`fault` RC_OK), or no more answer. */
void visit_booked(struct sale *sale, struct fault fault, const struct order *order);

/* visit.c: answers the command with what the sales hold; then the next one, or the end. */
void visit_finish(struct visit *visit, struct fault fault);
/* A sale has done its part. */
void visit_over(struct visit *visit, struct sale *sale, struct fault fault);
/* Takes the sale out; its seats are given back unless it was handed over. */
void visit_drop(struct visit *visit, struct sale *sale);
bool visit_is_empty(const struct visit *visit); /* no sale holds a ticket */
/* The basket as the customer sees it. */
void visit_basket(const struct visit *visit, struct basket *ret);
