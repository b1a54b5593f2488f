/* Basket: what one buyer holds, until it is confirmed, cleared, expired or taken over
 * (contract sections 9 to 11); and the orders that baskets become.
 *
 * Threads: none of its own; guarded by the service's lock.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"
#include "base/rc.h"
#include "sandbox/house.h"
#include "sandbox/venue.h"

struct model;

enum { BASKET_TICKETS_MAX = 200, BASKET_TEXT_SIZE = 200, BASKET_PROBLEMS_MAX = 8 };

enum basket_state { BASKET_OPEN, BASKET_CONFIRMED, BASKET_EXPIRED, BASKET_TAKEN };

struct ticket {
    char id[SB_ID_SIZE];
    size_t instance, type, band;
    struct house_at at;
    money_t shift; /* what this ticket's price has moved since the list */
    money_t price, commission, discount, agent_discount, total;
    size_t offer;     /* index into sb_venue.offers, SIZE_MAX for none */
    char barcode[24]; /* "" until confirmed */
};

enum basket_customer { CUSTOMER_FIRST, CUSTOMER_LAST, CUSTOMER_ADDRESS, CUSTOMER_REFERENCE };

struct basket {
    char id[SB_ID_SIZE];
    enum basket_state state;
    size_t agent;                             /* whose it is */
    int64_t created_ms, changed_ms, ended_ms; /* model_now_ms() */
    uint32_t revision;                        /* the hash is made of it */
    struct ticket *tickets;                   /* owned; room for BASKET_TICKETS_MAX */
    size_t n_tickets;
    int delivery; /* 0: none chosen; 1 box office; 3 care of agent */
    bool fee_waived;
    char promo[BASKET_TEXT_SIZE];
    char customer[4][BASKET_TEXT_SIZE]; /* by enum basket_customer */
    money_t fee, discount, total;
    money_t total_off;   /* how much more than the total is said */
    struct order *order; /* borrowed from the model, once confirmed */
};

struct order {
    char id[24];
    struct basket *basket; /* owned by the model; keeps tickets, customer and totals */
    int64_t confirmed_utc_s;
};

/* Why something was refused, for an errorCode 1 answer. */
struct refusal {
    char problems[BASKET_PROBLEMS_MAX][120];
    size_t n;
};
void refusal_add(struct refusal *refusal, const char *problem);

/* One element of POST tickets. */
struct basket_item {
    char instance[SB_ID_SIZE], type[SB_ID_SIZE], area[SB_ID_SIZE];
    uint32_t seat; /* 0: none given */
};

struct basket_best {
    char instance[SB_ID_SIZE], type[SB_ID_SIZE]; /* type may be "": the band's default */
    struct house_wish wish;
};

/* A new empty basket, owned by the model. */
struct basket *basket_open(struct model *model);
void basket_free(struct basket *basket);
/* NULL when there is none of that id, in whatever state and whosever. */
struct basket *basket_find(const struct model *model, const char *id);
/* The same, but only of the agent who asks: others' baskets do not exist to them. */
struct basket *basket_find_own(const struct model *model, const char *id);
bool basket_other_has_tickets(const struct model *model);

/* Adds tickets, all or none, or (setting partial_add) those that can be added.
 * RC_REJECTED with reasons in *refusal when any could not. New ones stand last in the basket. */
RC_MUST_CHECK enum rc basket_add(struct model *model, struct basket *basket,
                                 const struct basket_item *items, size_t n,
                                 struct refusal *refusal);
RC_MUST_CHECK enum rc basket_add_best(struct model *model, struct basket *basket,
                                      const struct basket_best *best, struct refusal *refusal);

struct ticket *basket_ticket(struct basket *basket, const char *id);
RC_MUST_CHECK enum rc basket_change_type(struct model *model, struct basket *basket,
                                         struct ticket *ticket, const char *type,
                                         struct refusal *refusal);
void basket_remove(struct model *model, struct basket *basket, struct ticket *ticket);
void basket_clear(struct model *model, struct basket *basket);
/* Ends an open basket and frees its seats. */
void basket_end(struct model *model, struct basket *basket, enum basket_state state);

/* Offers, fees and totals anew; gives the basket a new hash. After every change. */
void basket_reprice(struct model *model, struct basket *basket);
/* Whether an offer has the basket's code; one that none has is refused or forgotten, as set. */
bool basket_promo_ok(const struct model *model, struct basket *basket, struct refusal *refusal);
/* Moves the price of every ticket in it, as a dynamic price would. */
void basket_shift_prices(struct model *model, struct basket *basket, money_t amount);
void basket_hash(const struct basket *basket, char out[20]);

/* Sells what the basket holds, empty or not; it must be open. */
struct order *basket_confirm(struct model *model, struct basket *basket);
struct order *basket_find_order(const struct model *model, const char *id);
