#include "model/plan_search.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/plan_search_parts.h"

int64_t search_apart(const struct search *s, uint32_t a, uint32_t b)
{
    const struct plan_seat *p = &s->stock.plan->seats[a], *q = &s->stock.plan->seats[b];
    const int64_t dx = (int64_t)p->x - q->x, dy = (int64_t)p->y - q->y;
    return dx * dx + dy * dy;
}

static unsigned rank_of(const struct search *s, uint32_t seat)
{
    const uint8_t band = s->stock.status->band[seat];
    return s->wish->rank && band < PRICE_BANDS_MAX ? s->wish->rank[band] : 0;
}

void search_weigh_seat(const struct search *s, uint32_t seat, struct search_cost *cost)
{
    const struct plan_seat *p = &s->stock.plan->seats[seat];
    const int64_t dx = (int64_t)p->x - s->focal_x, dy = (int64_t)p->y - s->focal_y;
    const unsigned rank = rank_of(s, seat);
    cost->distance += dx * dx + dy * dy;
    cost->seen += (s->marks[seat] & SEARCH_SEEN) != 0;
    cost->rank = rank > cost->rank ? rank : cost->rank;
}

void search_weigh(const struct search *s, const struct plan_set *set, struct search_cost *cost)
{
    for (size_t i = 0; i < set->n; i++)
        search_weigh_seat(s, set->seats[i], cost);
}

bool search_is_better(const struct search *s, const struct search_cost *a)
{
    const struct search_cost *b = &s->cost;
    if (s->best.n == 0)
        return true;
    if (a->fit != b->fit)
        return a->fit < b->fit;
    if (a->orphans != b->orphans)
        return a->orphans < b->orphans;
    if (a->seen != b->seen)
        return a->seen < b->seen;
    if (a->pieces != b->pieces)
        return a->pieces < b->pieces;
    return a->rank != b->rank ? a->rank < b->rank : a->distance < b->distance;
}

static bool was_refused(const struct search *s, const struct plan_set *set)
{
    for (size_t r = 0; r < s->wish->n_refused; r++) {
        if (plan_set_is_same(set, &s->wish->refused[r]))
            return true;
    }
    return false;
}

void search_consider(struct search *s, const struct plan_set *set, const struct search_cost *cost)
{
    if (!search_is_better(s, cost))
        return;
    if (cost->seen == set->n && was_refused(s, set))
        return;
    s->best = *set;
    s->cost = *cost;
}

static bool has_company(const struct search *s, uint32_t seat, uint32_t beyond)
{
    return (s->marks[seat] & SEARCH_STOCK) != 0 && plan_are_beside(s->stock.plan, seat, beyond) &&
           (s->marks[beyond] & SEARCH_STOCK) != 0;
}

unsigned search_orphans(const struct search *s, uint32_t first, uint32_t last)
{
    const struct plan *plan = s->stock.plan;
    const uint32_t before = first - 1, after = last + 1; /* may be none: then beside nothing */
    unsigned n = 0;
    if (plan_are_beside(plan, before, first) && (s->marks[before] & SEARCH_STOCK) != 0)
        n += !has_company(s, before, before - 1);
    if (plan_are_beside(plan, last, after) && (s->marks[after] & SEARCH_STOCK) != 0)
        n += !has_company(s, after, after + 1);
    return n;
}

static bool band_fits(const struct search *s, uint32_t seat)
{
    const uint8_t band = s->stock.status->band[seat];
    if (band >= PRICE_BANDS_MAX)
        return s->wish->bands == 0 && !s->wish->rank;
    return s->wish->bands == 0 || (s->wish->bands >> band & 1U) != 0;
}

static void mark(struct search *s)
{
    const struct plan *plan = s->stock.plan;
    for (uint32_t i = 0; i < plan->n_seats; i++) {
        const bool here = s->wish->area == UINT32_MAX || plan->seats[i].area == s->wish->area;
        if (plan_stock_has(&s->stock, i))
            s->marks[i] = SEARCH_STOCK | (here && band_fits(s, i) ? SEARCH_FITS : 0);
        else if (here && plan_stock_is_space(&s->stock, i))
            s->marks[i] = s->wish->n_spaces > 0 ? SEARCH_FITS : 0;
    }
    for (size_t r = 0; r < s->wish->n_refused; r++) {
        for (size_t i = 0; i < s->wish->refused[r].n; i++) {
            assert(s->wish->refused[r].seats[i] < plan->n_seats);
            s->marks[s->wish->refused[r].seats[i]] |= SEARCH_SEEN;
        }
    }
}

/* The middle of the house at the stage's side. */
static void aim(struct search *s)
{
    const struct plan *plan = s->stock.plan;
    const enum stage_side side = s->stock.overlay ? s->stock.overlay->stage_side : STAGE_TOP;
    s->focal_x = (int32_t)(((int64_t)plan->min_x + plan->max_x) / 2);
    s->focal_y = (int32_t)(((int64_t)plan->min_y + plan->max_y) / 2);
    if (side == STAGE_TOP || side == STAGE_BOTTOM)
        s->focal_y = side == STAGE_TOP ? plan->min_y : plan->max_y;
    else if (side == STAGE_LEFT || side == STAGE_RIGHT)
        s->focal_x = side == STAGE_LEFT ? plan->min_x : plan->max_x;
}

static int by_index(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

enum plan_fit plan_fit_of(const struct plan *plan, const struct plan_set *set)
{
    struct plan_set sorted = *set;
    qsort(sorted.seats, sorted.n, sizeof(sorted.seats[0]), by_index);
    enum plan_fit fit = sorted.n > 0 ? PLAN_FIT_ROW : PLAN_FIT_NONE;
    for (size_t i = 1; i < sorted.n; i++) {
        const struct plan_seat *a = &plan->seats[sorted.seats[i - 1]];
        const struct plan_seat *b = &plan->seats[sorted.seats[i]];
        enum plan_fit step = b->row - a->row <= 1 ? PLAN_FIT_ROWS : PLAN_FIT_AREA;
        if (plan_are_beside(plan, sorted.seats[i - 1], sorted.seats[i]))
            step = PLAN_FIT_ROW;
        else if (a->area != b->area)
            step = PLAN_FIT_ANYWHERE;
        fit = step > fit ? step : fit;
    }
    return fit;
}

enum plan_fit plan_search(const struct plan *plan, const struct seat_status *status,
                          const struct plan_overlay *overlay, const struct plan_wish *wish,
                          struct plan_set *ret)
{
    assert(wish->n + wish->n_spaces > 0 && wish->n + wish->n_spaces <= BASKET_LINES_MAX);
    struct search s = {.stock = {.plan = plan,
                                 .status = status,
                                 .overlay = overlay,
                                 .allocation_only = wish->allocation_only,
                                 .with_companions = wish->companions_alone || wish->n_spaces > 0},
                       .wish = wish,
                       .marks = mem_zalloc((size_t)plan->n_seats + 1)};
    mark(&s);
    aim(&s);
    if (wish->n_spaces > 0)
        search_spaces(&s);
    else
        search_row(&s);
    if (wish->n_spaces == 0 && s.best.n == 0)
        search_rows(&s);
    if (wish->n_spaces == 0 && s.best.n == 0)
        search_spread(&s);
    mem_free(s.marks);
    if (s.best.n == 0)
        return PLAN_FIT_NONE;
    *ret = s.best;
    return plan_fit_of(plan, &s.best);
}
