/* Side by side in one row, else as two blocks: in one row with a gap or behind each other. */
#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/plan_search_parts.h"

/* Blocks whose middles lie further apart than their own width and so many seats do not sit together. */
enum { REACH_SEATS = 3, ALONE_MATTERS_FROM = 4 };

static void add_block(struct plan_set *set, uint32_t first, size_t n)
{
    for (uint32_t i = 0; i < n; i++)
        set->seats[set->n++] = first + i;
}

/* The first seats of all blocks of n in the row that fit; the number of them. */
static size_t blocks_of(const struct search *s, const struct plan_row *row, size_t n,
                        uint32_t *ret_firsts)
{
    size_t n_blocks = 0, run = 0;
    for (uint32_t i = row->first_seat; i < row->first_seat + row->n_seats; i++) {
        run = !search_fits(s, i) ? 0 : run > 0 && search_joins(s, i) ? run + 1 : 1;
        if (run >= n)
            ret_firsts[n_blocks++] = i + 1 - (uint32_t)n;
    }
    return n_blocks;
}

void search_row(struct search *s)
{
    const struct plan *plan = s->stock.plan;
    const size_t n = s->wish->n;
    size_t run = 0;
    for (uint32_t i = 0; i < plan->n_seats; i++) {
        run = !search_fits(s, i) ? 0 : run > 0 && search_joins(s, i) ? run + 1 : 1;
        if (run < n)
            continue;
        const uint32_t first = i + 1 - (uint32_t)n;
        struct search_cost cost = {.fit = PLAN_FIT_ROW, .orphans = search_orphans(s, first, i)};
        if (s->best.n > 0 && cost.orphans > s->cost.orphans)
            continue;
        for (uint32_t seat = first; seat <= i; seat++)
            search_weigh_seat(s, seat, &cost);
        if (!search_is_better(s, &cost))
            continue;
        struct plan_set set = {.n = 0};
        add_block(&set, first, n);
        search_consider(s, &set, &cost);
    }
}

struct blocks { /* of one size in one row, along it */
    const uint32_t *firsts;
    size_t n_blocks, n;
};

/* Twice the distance of the middles of two blocks, squared. */
static int64_t middles_apart(const struct search *s, uint32_t a, size_t n_a, uint32_t b, size_t n_b)
{
    const struct plan_seat *seats = s->stock.plan->seats;
    const struct plan_seat *a1 = &seats[a], *a2 = &seats[a + n_a - 1];
    const struct plan_seat *b1 = &seats[b], *b2 = &seats[b + n_b - 1];
    const int64_t dx = (int64_t)a1->x + a2->x - b1->x - b2->x;
    const int64_t dy = (int64_t)a1->y + a2->y - b1->y - b2->y;
    return dx * dx + dy * dy;
}

static void consider_two(struct search *s, uint32_t a, size_t n_a, uint32_t b, size_t n_b)
{
    const int64_t reach = 2 * (int64_t)s->stock.plan->pitch * (int64_t)(n_a + n_b + REACH_SEATS);
    const int64_t apart = middles_apart(s, a, n_a, b, n_b);
    const bool overlap = a < b + n_b && b < a + n_a;
    if (apart > reach * reach || overlap)
        return;
    struct plan_set set = {.n = 0};
    const bool alone = (n_a == 1 || n_b == 1) && n_a + n_b >= ALONE_MATTERS_FROM;
    struct search_cost cost = {.fit = PLAN_FIT_ROWS,
                               .orphans = search_orphans(s, a, a + (uint32_t)n_a - 1) +
                                          search_orphans(s, b, b + (uint32_t)n_b - 1),
                               .pieces = alone,
                               .distance = apart};
    add_block(&set, a < b ? a : b, a < b ? n_a : n_b);
    add_block(&set, a < b ? b : a, a < b ? n_b : n_a);
    search_weigh(s, &set, &cost);
    search_consider(s, &set, &cost);
}

/* For each block of the one row the nearest two of the other: both lists go along their rows, so the
 * place in the second only moves on. */
static void match(struct search *s, const struct blocks *a, const struct blocks *b)
{
    size_t at = 0;
    for (size_t i = 0; i < a->n_blocks && b->n_blocks > 0; i++) {
        while (at + 1 < b->n_blocks &&
               middles_apart(s, a->firsts[i], a->n, b->firsts[at + 1], b->n) <=
                   middles_apart(s, a->firsts[i], a->n, b->firsts[at], b->n))
            at++;
        for (size_t k = at > 0 ? at - 1 : 0; k <= at + 1 && k < b->n_blocks; k++)
            consider_two(s, a->firsts[i], a->n, b->firsts[k], b->n);
    }
}

/* In one row the second block begins where the first has ended. */
static void match_within(struct search *s, const struct blocks *a, const struct blocks *b)
{
    size_t at = 0;
    for (size_t i = 0; i < a->n_blocks; i++) {
        while (at < b->n_blocks && b->firsts[at] < a->firsts[i] + a->n)
            at++;
        if (at < b->n_blocks)
            consider_two(s, a->firsts[i], a->n, b->firsts[at], b->n);
    }
}

void search_rows(struct search *s)
{
    const struct plan *plan = s->stock.plan;
    const size_t n = s->wish->n;
    uint32_t *firsts[2] = {mem_zalloc_array(plan->n_seats, sizeof(uint32_t)),
                           mem_zalloc_array(plan->n_seats, sizeof(uint32_t))};
    for (size_t n_a = 1; n_a < n; n_a++) {
        struct blocks behind = {firsts[1], 0, n - n_a};
        for (uint32_t r = 0; r < plan->n_rows; r++) {
            struct blocks a = {firsts[0], blocks_of(s, &plan->rows[r], n_a, firsts[0]), n_a};
            behind.n_blocks = blocks_of(s, &plan->rows[r], behind.n, firsts[1]);
            match_within(s, &a, &behind);
            if (r + 1 == plan->n_rows || plan->rows[r + 1].area != plan->rows[r].area)
                continue;
            behind.n_blocks = blocks_of(s, &plan->rows[r + 1], behind.n, firsts[1]);
            match(s, &a, &behind);
        }
    }
    mem_free(firsts[0]);
    mem_free(firsts[1]);
}
