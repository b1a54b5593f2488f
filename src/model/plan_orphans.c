#include "model/plan_orphans.h"

struct house { /* what stays the same while places are compared */
    const struct plan_stock *stock;
    bool aisle_ok;
};

static bool is_left(const struct plan_stock *stock, const struct plan_set *chosen, uint32_t seat)
{
    return plan_stock_has(stock, seat) && !plan_set_has(chosen, seat);
}

/* Whether the seat beside a chosen one stays alone; `beyond` is its other neighbour's place. */
static bool is_orphan(const struct house *house, const struct plan_set *chosen, uint32_t seat,
                      uint32_t beyond)
{
    const struct plan_stock *stock = house->stock;
    if (!is_left(stock, chosen, seat))
        return false;
    const bool at_end = !plan_are_beside(stock->plan, seat, beyond) ||
                        plan_stock_is_space(stock, beyond) ||
                        (plan_stock_is_companion(stock, beyond) && !plan_stock_has(stock, beyond));
    return at_end ? !house->aisle_ok : !is_left(stock, chosen, beyond);
}

static size_t count(const struct house *house, const struct plan_set *chosen, struct plan_set *ret)
{
    struct plan_set found = {.n = 0};
    size_t n = 0;
    for (size_t i = 0; i < chosen->n; i++) {
        const uint32_t seat = chosen->seats[i];
        if (plan_stock_is_space(house->stock, seat))
            continue;
        for (uint32_t side = 0; side < 2; side++) {
            const uint32_t beside = side == 0 ? seat - 1 : seat + 1;
            if (!plan_are_beside(house->stock->plan, seat, beside) ||
                !is_orphan(house, chosen, beside, side == 0 ? beside - 1 : beside + 1) ||
                plan_set_has(&found, beside))
                continue;
            n++;
            if (found.n < BASKET_LINES_MAX)
                plan_set_add(&found, beside);
        }
    }
    if (ret)
        *ret = found;
    return n;
}

size_t plan_orphans(const struct plan_stock *stock, const struct plan_set *chosen, bool aisle_ok,
                    struct plan_set *ret)
{
    return count(&(struct house){stock, aisle_ok}, chosen, ret);
}

struct group { /* of the choice, side by side: chosen->seats[at] on */
    size_t at, n;
};

static struct group group_at(const struct plan *plan, const struct plan_set *chosen, size_t at)
{
    struct group g = {at, 1};
    while (at + g.n < chosen->n &&
           plan_are_beside(plan, chosen->seats[at + g.n - 1], chosen->seats[at + g.n]))
        g.n++;
    return g;
}

static bool is_in(const struct plan_set *chosen, const struct group *g, uint32_t seat)
{
    for (size_t i = g->at; i < g->at + g->n; i++) {
        if (chosen->seats[i] == seat)
            return true;
    }
    return false;
}

/* A chosen space or its companion: they stay together. */
static bool has_space(const struct plan_stock *stock, const struct plan_set *chosen,
                      const struct group *g)
{
    for (size_t i = 0; i < chosen->n; i++) {
        const uint32_t space = chosen->seats[i];
        if (plan_stock_is_space(stock, space) &&
            (is_in(chosen, g, space) || is_in(chosen, g, plan_stock_partner(stock, space))))
            return true;
    }
    return false;
}

static bool is_band_of(const struct plan_stock *stock, const struct plan_set *chosen,
                       const struct group *g, uint32_t seat)
{
    for (size_t i = g->at; i < g->at + g->n; i++) {
        if (stock->status->band[chosen->seats[i]] == stock->status->band[seat])
            return true;
    }
    return false;
}

struct place {
    struct plan_set set; /* the whole choice with one group moved */
    size_t orphans;
    uint32_t off; /* seats between where the group is and where it would be */
};

static void compare(const struct house *house, const struct plan_set *rest, uint32_t first,
                    const struct place *now, struct place *best)
{
    struct place p = {.set = *rest, .off = now->off > first ? now->off - first : first - now->off};
    for (uint32_t i = 0; p.set.n < now->set.n; i++)
        plan_set_add(&p.set, first + i);
    p.orphans = count(house, &p.set, NULL);
    if (p.orphans < best->orphans ||
        (p.orphans == best->orphans && p.orphans < now->orphans && p.off < best->off))
        *best = p;
}

/* Every place of the group's area with seats of its bands. */
static void move(const struct house *house, const struct plan_set *chosen, const struct group *g,
                 struct place *best)
{
    const struct plan_stock *stock = house->stock;
    const struct plan *plan = stock->plan;
    const struct plan_area *area = &plan->areas[plan->seats[chosen->seats[g->at]].area];
    const struct place now = {*chosen, count(house, chosen, NULL), chosen->seats[g->at]};
    struct plan_set rest = {.n = 0};
    for (size_t i = 0; i < chosen->n; i++) {
        if (i < g->at || i >= g->at + g->n)
            plan_set_add(&rest, chosen->seats[i]);
    }
    size_t run = 0;
    for (uint32_t i = area->first_seat; i < area->first_seat + area->n_seats; i++) {
        const bool fits = is_left(stock, &rest, i) && is_band_of(stock, chosen, g, i);
        run = !fits ? 0 : run > 0 && plan_are_beside(plan, i - 1, i) ? run + 1 : 1;
        if (run >= g->n)
            compare(house, &rest, i + 1 - (uint32_t)g->n, &now, best);
    }
}

bool plan_orphans_mend(const struct plan_stock *stock, const struct plan_set *chosen, bool aisle_ok,
                       struct plan_set *ret)
{
    const struct house house = {stock, aisle_ok};
    struct place best = {.set = *chosen, .off = UINT32_MAX};
    const size_t before = best.orphans = count(&house, chosen, NULL);
    size_t last = before + 1;
    while (best.orphans > 0 && best.orphans < last) { /* each turn leaves fewer, or is the last */
        const struct plan_set now = best.set;
        last = best.orphans;
        best.off = UINT32_MAX;
        struct group g;
        for (size_t at = 0; at < now.n; at += g.n) {
            g = group_at(stock->plan, &now, at);
            if (!has_space(stock, &now, &g))
                move(&house, &now, &g, &best);
        }
    }
    if (best.orphans < before)
        *ret = best.set;
    return best.orphans < before;
}
