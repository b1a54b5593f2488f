#include "model/plan_instead.h"

#include <assert.h>

#include "model/plan_orphans.h"
#include "model/plan_search.h"

struct offer {
    bool apart; /* from what is kept */
    size_t orphans;
    int64_t distance; /* squared, of its seats from the first lost one */
    struct plan_set set;
};

struct finder {
    const struct plan_stock *stock;
    const struct plan_loss *loss;
    struct plan_set seats; /* kept, without spaces */
    bool found;
    struct offer best;
};

static bool fits(const struct finder *f, uint32_t seat)
{
    const uint8_t band = f->stock->status->band[seat];
    const bool sold = band < PRICE_BANDS_MAX && (f->loss->bands >> band & 1U) != 0;
    return plan_stock_has(f->stock, seat) && (f->loss->bands == 0 || sold);
}

static int64_t distance(const struct finder *f, uint32_t seat)
{
    const struct plan_seat *a = &f->stock->plan->seats[seat];
    const struct plan_seat *b = &f->stock->plan->seats[f->loss->lost.seats[0]];
    const int64_t dx = (int64_t)a->x - b->x, dy = (int64_t)a->y - b->y;
    return dx * dx + dy * dy;
}

bool plan_instead_is_beside(const struct plan *plan, const struct plan_set *set, uint32_t seat,
                            uint32_t *ret_other)
{
    for (size_t i = 0; i < set->n; i++) {
        if (plan_are_beside(plan, seat, set->seats[i])) {
            *ret_other = set->seats[i];
            return true;
        }
    }
    return false;
}

static bool is_less(const struct offer *a, const struct offer *b)
{
    if (a->apart != b->apart)
        return b->apart;
    return a->orphans != b->orphans ? a->orphans < b->orphans : a->distance < b->distance;
}

/* The block [first, first + n) together with what is kept. */
static void consider(struct finder *f, uint32_t first, size_t n)
{
    const struct plan *plan = f->stock->plan;
    uint32_t other = SEAT_NONE;
    struct offer offer = {.set = f->loss->kept};
    const bool beside =
        plan_instead_is_beside(plan, &f->loss->kept, first, &other) ||
        plan_instead_is_beside(plan, &f->loss->kept, first + (uint32_t)n - 1, &other);
    offer.apart = f->loss->kept.n > 0 && !beside;
    for (uint32_t i = first; i < first + n; i++) {
        if (plan_set_has(&offer.set, i))
            continue;
        plan_set_add(&offer.set, i);
        offer.distance += distance(f, i);
    }
    offer.orphans = plan_orphans(f->stock, &offer.set, false, NULL);
    if (!f->found || is_less(&offer, &f->best))
        f->best = offer;
    f->found = true;
}

/* Blocks of n in the area: around all that is kept, or clear of it. */
static void find_blocks(struct finder *f, size_t n, bool around)
{
    const struct plan *plan = f->stock->plan;
    const struct plan_area *area = &plan->areas[plan->seats[f->loss->lost.seats[0]].area];
    const struct plan_set *kept = &f->seats;
    size_t run = 0;
    for (uint32_t i = area->first_seat; i < area->first_seat + area->n_seats; i++) {
        const bool usable = fits(f, i) && (around || !plan_set_has(kept, i));
        run = !usable ? 0 : run > 0 && plan_are_beside(plan, i - 1, i) ? run + 1 : 1;
        const uint32_t first = i + 1 - (uint32_t)n;
        if (run < n ||
            (around && kept->n > 0 && (kept->seats[0] < first || kept->seats[kept->n - 1] > i)))
            continue;
        consider(f, first, n);
    }
}

static uint32_t nearest(const struct finder *f, uint32_t first, uint32_t n)
{
    uint32_t best = SEAT_NONE;
    for (uint32_t i = first; i < first + n; i++) {
        if (fits(f, i) && !plan_set_has(&f->best.set, i) &&
            (best == SEAT_NONE || distance(f, i) < distance(f, best)))
            best = i;
    }
    return best;
}

static void find_singles(struct finder *f, size_t missing)
{
    const struct plan *plan = f->stock->plan;
    const struct plan_area *area = &plan->areas[plan->seats[f->loss->lost.seats[0]].area];
    f->best.set = f->loss->kept;
    for (; missing > 0; missing--) {
        uint32_t seat = nearest(f, area->first_seat, area->n_seats);
        if (seat == SEAT_NONE)
            seat = nearest(f, 0, plan->n_seats);
        if (seat == SEAT_NONE)
            return;
        plan_set_add(&f->best.set, seat);
    }
    f->found = true;
}

static bool search_whole(const struct finder *f, uint32_t area, struct plan_set *ret)
{
    const struct plan_wish wish = {.n = f->loss->n,
                                   .n_spaces = f->loss->n_spaces,
                                   .bands = f->loss->bands,
                                   .area = area,
                                   .allocation_only = f->stock->allocation_only,
                                   .companions_alone = f->stock->with_companions};
    struct plan_set found;
    if (!plan_search(f->stock->plan, f->stock->status, f->stock->overlay, &wish, &found))
        return false;
    *ret = (struct plan_set){.n = 0};
    for (size_t i = 0; i < found.n; i++)
        plan_set_add(ret, found.seats[i]);
    return true;
}

bool plan_instead(const struct plan_stock *stock, const struct plan_loss *loss,
                  struct plan_set *ret)
{
    assert(loss->lost.n > 0 && loss->n + loss->n_spaces >= loss->kept.n);
    struct finder f = {.stock = stock, .loss = loss};
    for (size_t i = 0; i < loss->kept.n; i++) {
        if (!plan_stock_is_space(stock, loss->kept.seats[i]))
            plan_set_add(&f.seats, loss->kept.seats[i]);
    }
    if (loss->kept.n - f.seats.n < loss->n_spaces)
        return search_whole(&f, stock->plan->seats[loss->lost.seats[0]].area, ret) ||
               search_whole(&f, UINT32_MAX, ret);
    const size_t missing = loss->n - f.seats.n;
    if (missing > 0)
        find_blocks(&f, loss->n, true);
    if (missing > 0 && !f.found)
        find_blocks(&f, missing, false);
    if (!f.found)
        find_singles(&f, missing);
    if (f.found)
        *ret = f.best.set;
    return f.found;
}
