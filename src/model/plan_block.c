#include <assert.h>

#include "model/plan.h"

/* Free seats beside each other: [first, last]. Taken seats, wheelchair places, aisles and the ends
 * of the row all end a run. */
struct run {
    uint32_t first, last;
};

static bool is_free(const struct seat_status *status, uint32_t seat)
{
    return seat_is_free((enum seat_state)status->state[seat]);
}

/* Whether `seat` and the one before it in its row are both free and side by side. */
static bool joins_previous(const struct plan *plan, const struct seat_status *status, uint32_t seat)
{
    return plan->seats[seat].is_next_to_previous != 0 && is_free(status, seat) &&
           is_free(status, seat - 1);
}

static struct run run_around(const struct plan *plan, const struct seat_status *status,
                             uint32_t seat)
{
    const struct plan_row *row = &plan->rows[plan->seats[seat].row];
    struct run run = {seat, seat};
    while (run.first > row->first_seat && joins_previous(plan, status, run.first))
        run.first--;
    while (run.last + 1 < row->first_seat + row->n_seats &&
           joins_previous(plan, status, run.last + 1))
        run.last++;
    return run;
}

/* Less is better: first how many single seats stay behind, then how far its middle is from `seat`. */
static uint64_t cost(const struct run *run, uint32_t first, uint32_t last, uint32_t seat)
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
static void choose(const struct run *run, uint32_t seat, size_t n, struct choice *best)
{
    const bool is_inside = run->first <= seat && seat <= run->last;
    for (uint32_t first = run->first; first + n - 1 <= run->last; first++) {
        const uint32_t last = first + (uint32_t)n - 1;
        const bool holds = first <= seat && seat <= last;
        const bool touches = first == seat + 1 || last + 1 == seat;
        const uint64_t c = cost(run, first, last, seat);
        if ((is_inside ? holds : touches) && c < best->cost)
            *best = (struct choice){c, first};
    }
}

bool plan_block_near(const struct plan *plan, const struct seat_status *status, uint32_t seat,
                     size_t n, uint32_t *ret_seats)
{
    assert(seat < plan->n_seats && status->n_seats == plan->n_seats && n > 0);
    const struct plan_row *row = &plan->rows[plan->seats[seat].row];
    uint32_t tries[2] = {SEAT_NONE, SEAT_NONE};
    if (is_free(status, seat)) {
        tries[0] = seat;
    } else {
        if (plan->seats[seat].is_next_to_previous != 0)
            tries[0] = seat - 1;
        if (seat + 1 < row->first_seat + row->n_seats &&
            plan->seats[seat + 1].is_next_to_previous != 0)
            tries[1] = seat + 1;
    }
    struct choice best = {UINT64_MAX, 0};
    for (size_t i = 0; i < 2; i++) {
        if (tries[i] == SEAT_NONE || !is_free(status, tries[i]))
            continue;
        const struct run run = run_around(plan, status, tries[i]);
        choose(&run, seat, n, &best);
    }
    for (uint32_t i = 0; best.cost != UINT64_MAX && i < n; i++)
        ret_seats[i] = best.first + i;
    return best.cost != UINT64_MAX;
}
