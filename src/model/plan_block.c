#include "model/plan_block.h"

#include <assert.h>

/* Less is better: first how many single seats stay behind, then how far its middle is from `seat`. */
static uint64_t cost(const struct plan_run *run, uint32_t first, uint32_t last, uint32_t seat)
{
    const uint64_t left_alone = first - run->first == 1, right_alone = run->last - last == 1;
    const int64_t off = (int64_t)first + last - 2 * (int64_t)seat;
    return (left_alone + right_alone) << 32 | (uint64_t)(off < 0 ? -off : off);
}

struct choice {
    uint64_t cost; /* UINT64_MAX: nothing chosen yet */
    uint32_t first;
};

/* Takes the best block of n seats in the run into `best`, if it is better: one that holds `seat`,
 * or that touches it where the seat itself is not to be had. */
static void choose(const struct plan_run *run, uint32_t seat, size_t n, struct choice *best)
{
    const bool is_inside = run->first <= seat && seat <= run->last;
    const uint32_t reach = (uint32_t)n, low = seat > reach ? seat - reach : 0;
    for (uint32_t first = run->first > low ? run->first : low;
         first + n - 1 <= run->last && first <= seat + 1; first++) {
        const uint32_t last = first + reach - 1;
        const bool holds = first <= seat && seat <= last;
        const bool touches = first == seat + 1 || last + 1 == seat;
        const uint64_t c = cost(run, first, last, seat);
        if ((is_inside ? holds : touches) && c < best->cost)
            *best = (struct choice){c, first};
    }
}

bool plan_block_near(const struct plan_stock *stock, uint32_t seat, size_t n, uint32_t *ret_seats)
{
    assert(seat < stock->plan->n_seats && n > 0);
    const uint32_t sides[] = {seat - 1, seat + 1}; /* may be none: then beside nothing */
    struct choice best = {UINT64_MAX, 0};
    if (plan_stock_has(stock, seat)) {
        const struct plan_run run = plan_stock_run(stock, seat);
        choose(&run, seat, n, &best);
    }
    for (size_t i = 0; i < 2 && !plan_stock_has(stock, seat); i++) {
        if (!plan_are_beside(stock->plan, seat, sides[i]) || !plan_stock_has(stock, sides[i]))
            continue;
        const struct plan_run run = plan_stock_run(stock, sides[i]);
        choose(&run, seat, n, &best);
    }
    for (uint32_t i = 0; best.cost != UINT64_MAX && i < n; i++)
        ret_seats[i] = best.first + i;
    return best.cost != UINT64_MAX;
}
