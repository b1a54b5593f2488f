#include "model/plan_stock.h"

#include <assert.h>

static enum seat_state state_of(const struct plan_stock *stock, uint32_t seat)
{
    assert(seat < stock->plan->n_seats && stock->status->n_seats == stock->plan->n_seats);
    return (enum seat_state)stock->status->state[seat];
}

static bool is_sold_here(const struct plan_stock *stock, uint32_t seat)
{
    const enum seat_state state = state_of(stock, seat);
    return stock->allocation_only ? state == SEAT_ALLOCATION : seat_is_free(state);
}

bool plan_stock_is_space(const struct plan_stock *stock, uint32_t seat)
{
    return state_of(stock, seat) == SEAT_WHEELCHAIR;
}

bool plan_are_beside(const struct plan *plan, uint32_t a, uint32_t b)
{
    const uint32_t later = a > b ? a : b;
    return later < plan->n_seats && a + b + 1 == 2 * later &&
           plan->seats[later].is_next_to_previous != 0;
}

/* `seat - 1` may wrap round: then it is beside nothing. */
static bool is_seat_beside(const struct plan_stock *stock, uint32_t space, uint32_t seat)
{
    return plan_are_beside(stock->plan, space, seat) && is_sold_here(stock, seat);
}

static bool is_space_beside(const struct plan_stock *stock, uint32_t seat, uint32_t space)
{
    return plan_are_beside(stock->plan, seat, space) && plan_stock_is_space(stock, space);
}

static bool has_named_partner(const struct plan_stock *stock, uint32_t seat)
{
    return stock->overlay && stock->overlay->partner[seat] != SEAT_NONE;
}

/* The seat after a space is its companion's, else the one before it, unless that follows a space
 * itself: so no seat goes with two spaces. */
static uint32_t partner_beside(const struct plan_stock *stock, uint32_t space)
{
    const uint32_t next = space + 1, previous = space - 1;
    if (is_seat_beside(stock, space, next) && !has_named_partner(stock, next))
        return next;
    if (!is_seat_beside(stock, space, previous) || has_named_partner(stock, previous) ||
        is_space_beside(stock, previous, previous - 1))
        return SEAT_NONE;
    return previous;
}

uint32_t plan_stock_partner(const struct plan_stock *stock, uint32_t space)
{
    if (has_named_partner(stock, space))
        return stock->overlay->partner[space];
    return plan_stock_is_space(stock, space) ? partner_beside(stock, space) : SEAT_NONE;
}

/* Asked of every seat of a house, nearly all of which have no space near. */
static bool has_space_near(const struct plan_stock *stock, uint32_t seat)
{
    const uint8_t *state = stock->status->state;
    return (seat > 0 && state[seat - 1] == SEAT_WHEELCHAIR) ||
           (seat + 1 < stock->plan->n_seats && state[seat + 1] == SEAT_WHEELCHAIR);
}

bool plan_stock_is_companion(const struct plan_stock *stock, uint32_t seat)
{
    if (stock->overlay && stock->overlay->flags[seat] & SEAT_FLAG_COMPANION)
        return true;
    return has_space_near(stock, seat) && ((is_space_beside(stock, seat, seat - 1) &&
                                            plan_stock_partner(stock, seat - 1) == seat) ||
                                           (is_space_beside(stock, seat, seat + 1) &&
                                            plan_stock_partner(stock, seat + 1) == seat));
}

bool plan_stock_has(const struct plan_stock *stock, uint32_t seat)
{
    return is_sold_here(stock, seat) &&
           (stock->with_companions || !plan_stock_is_companion(stock, seat)) &&
           (!stock->wants || stock->wants(stock->ctx, seat));
}

static bool joins_previous(const struct plan_stock *stock, uint32_t seat)
{
    return stock->plan->seats[seat].is_next_to_previous != 0 && plan_stock_has(stock, seat - 1);
}

struct plan_run plan_stock_run(const struct plan_stock *stock, uint32_t seat)
{
    assert(plan_stock_has(stock, seat));
    struct plan_run run = {seat, seat};
    while (joins_previous(stock, run.first))
        run.first--;
    while (run.last + 1 < stock->plan->n_seats && joins_previous(stock, run.last + 1) &&
           plan_stock_has(stock, run.last + 1))
        run.last++;
    return run;
}
