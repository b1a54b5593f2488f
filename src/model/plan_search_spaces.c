/* Wheelchair spaces that follow each other, each with its companion first, then seats beside them,
 * then the nearest. */
#include <string.h>

#include "base/mem.h"
#include "model/plan_search_parts.h"

enum { GROUPS_MAX = 512 }; /* no house has so many spaces; bounds the work where a plan claims it */

struct fill {
    struct search *s;
    struct plan_set seats, spaces;
    bool unseen; /* seats of refused offers are left out */
};

static bool can_add(const struct fill *f, uint32_t seat)
{
    const uint8_t marks = f->s->marks[seat];
    return (marks & SEARCH_STOCK) != 0 && !(f->unseen && (marks & SEARCH_SEEN) != 0) &&
           !plan_set_has(&f->seats, seat);
}

static bool is_full(const struct fill *f)
{
    return f->seats.n == f->s->wish->n;
}

static void add_partners(struct fill *f)
{
    for (size_t i = 0; i < f->spaces.n && !is_full(f); i++) {
        const uint32_t seat = plan_stock_partner(&f->s->stock, f->spaces.seats[i]);
        if (seat != SEAT_NONE && can_add(f, seat))
            f->seats.seats[f->seats.n++] = seat;
    }
}

static void add_beside(struct fill *f, uint32_t member)
{
    const uint32_t sides[] = {member + 1, member - 1};
    for (size_t i = 0; i < 2; i++) {
        if (!is_full(f) && plan_are_beside(f->s->stock.plan, member, sides[i]) &&
            can_add(f, sides[i]))
            f->seats.seats[f->seats.n++] = sides[i];
    }
}

/* Seats that are added along the way get neighbours as well. */
static void add_neighbours(struct fill *f)
{
    for (size_t i = 0; i < f->spaces.n; i++)
        add_beside(f, f->spaces.seats[i]);
    for (size_t i = 0; i < f->seats.n; i++)
        add_beside(f, f->seats.seats[i]);
}

static uint32_t nearest(const struct fill *f, uint32_t from, uint32_t n)
{
    uint32_t best = SEAT_NONE;
    int64_t least = INT64_MAX;
    for (uint32_t i = from; i < from + n; i++) {
        if (!can_add(f, i))
            continue;
        const int64_t apart = search_apart(f->s, i, f->spaces.seats[0]);
        if (apart < least) {
            least = apart;
            best = i;
        }
    }
    return best;
}

static void add_nearest(struct fill *f)
{
    const struct plan *plan = f->s->stock.plan;
    const struct plan_area *area = &plan->areas[plan->seats[f->spaces.seats[0]].area];
    while (!is_full(f)) {
        uint32_t seat = nearest(f, area->first_seat, area->n_seats);
        if (seat == SEAT_NONE && f->s->wish->area == UINT32_MAX)
            seat = nearest(f, 0, plan->n_seats);
        if (seat == SEAT_NONE)
            return;
        f->seats.seats[f->seats.n++] = seat;
    }
}

static void sort(struct plan_set *set)
{
    for (size_t i = 1; i < set->n; i++) {
        const uint32_t seat = set->seats[i];
        size_t at = i;
        for (; at > 0 && set->seats[at - 1] > seat; at--)
            set->seats[at] = set->seats[at - 1];
        set->seats[at] = seat;
    }
}

static void consider(struct search *s, const uint32_t *spaces, bool unseen)
{
    struct fill f = {.s = s, .spaces = {.n = s->wish->n_spaces}, .unseen = unseen};
    memcpy(f.spaces.seats, spaces, f.spaces.n * sizeof(spaces[0]));
    add_partners(&f);
    add_neighbours(&f);
    add_nearest(&f);
    if (!is_full(&f))
        return;
    sort(&f.seats);
    struct plan_set set = f.seats;
    memcpy(set.seats + set.n, f.spaces.seats, f.spaces.n * sizeof(spaces[0]));
    set.n += f.spaces.n;
    struct search_cost cost = {.fit = plan_fit_of(s->stock.plan, &set)};
    for (size_t i = 1; i < set.n; i++)
        cost.distance += search_apart(s, set.seats[i - 1], set.seats[i]);
    search_weigh(s, &set, &cost);
    search_consider(s, &set, &cost);
}

void search_spaces(struct search *s)
{
    const struct plan *plan = s->stock.plan;
    const size_t n = s->wish->n_spaces;
    uint32_t *spaces = mem_zalloc_array(plan->n_seats, sizeof(spaces[0]));
    size_t n_spaces = 0;
    for (uint32_t i = 0; i < plan->n_seats; i++) {
        if (search_fits(s, i) && plan_stock_is_space(&s->stock, i))
            spaces[n_spaces++] = i;
    }
    for (size_t i = 0; i + n <= n_spaces && i < GROUPS_MAX; i++) {
        consider(s, spaces + i, false);
        if (s->wish->n_refused > 0)
            consider(s, spaces + i, true);
    }
    mem_free(spaces);
}
