/* Model: the whole state of the stand-in service: houses, baskets, orders, other buyers, settings.
 *
 * Knows nothing of HTTP. Time is a struct clock plus what the control port has skipped, so expiry
 * and other buyers can be driven without waiting.
 * Threads: none of its own; guarded by the service's lock.
 */
#pragma once

#include "base/clock.h"
#include "sandbox/basket.h"
#include "sandbox/chance.h"
#include "sandbox/house.h"
#include "sandbox/settings.h"
#include "sandbox/venue.h"

struct crowd;

enum { MODEL_AGENTS_MAX = 4 };

struct model {
    const struct sb_venue *venue; /* borrowed */
    struct clock *clock;          /* borrowed */
    struct settings settings;
    int64_t skipped_ms; /* added to both times of a clock that cannot be moved */
    int64_t basket_ms;  /* life of a basket */
    uint32_t seed;
    uint64_t next_number;              /* of baskets, tickets and orders */
    struct chance chance;              /* check digits of barcodes */
    size_t agent;                      /* the agent record that asks just now */
    char agents[MODEL_AGENTS_MAX][40]; /* their logins, for the ledger */
    money_t price_shift; /* added to the price of tickets that are put into a basket */

    struct house **houses; /* by instance, made when first asked for */
    struct basket **baskets;
    size_t n_baskets;
    struct order **orders;
    size_t n_orders;
    struct crowd *crowd;
};

struct model_spec {
    const struct sb_venue *venue;
    struct clock *clock;
    uint32_t seed;
    int64_t basket_s;          /* > 0 */
    int64_t buyers_per_minute; /* 0: no crowd */
};

struct model *model_new(const struct model_spec *spec);
void model_free(struct model *model);

int64_t model_now_ms(const struct model *model); /* for deadlines */
int64_t model_utc_s(const struct model *model);  /* the venue's time of day */
/* Moves time on, then lets everything happen that became due. */
void model_advance(struct model *model, int64_t ms);
/* Lets due things happen: baskets expire, other buyers come and go. */
void model_tick(struct model *model);

struct house *model_house(struct model *model, size_t instance);
bool model_find_instance(const struct model *model, const char *id, size_t *ret);
bool model_find_type(const struct model *model, const char *id, size_t *ret);
/* Ticket commission on top of that price as that agent's agreement has it: 25 more for each agent
 * after the first, so that a sale through the wrong one is seen. */
money_t model_commission(const struct sb_price *price, size_t agent);
/* NULL when this list has no such row. */
const struct sb_price *model_price(const struct model *model, size_t instance, size_t band,
                                   size_t type);
/* Whether an agent may buy it now: on sale or open to priority, in its selling time, not
 * cancelled (contract section 11). */
bool model_is_sellable(const struct model *model, size_t instance);

/* Somebody else buys: that seat, or `n` of what is left. False when nothing was free. */
bool model_steal_seat(struct model *model, size_t instance, uint32_t seat_id);
size_t model_sell(struct model *model, size_t instance, size_t n);
/* Somebody else of the same allocation takes all that is left of it. */
void model_sell_allocation(struct model *model, size_t instance);
