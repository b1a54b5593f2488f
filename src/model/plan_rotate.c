#include "model/plan_rotate.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"

#define COMPARE(a, b) ((a) < (b) ? -1 : (a) > (b))

struct turned_seat {
    struct plan_seat seat;
    uint32_t was;  /* index in the plan as it came */
    int32_t along; /* place along its row */
};

struct turned_row {
    struct plan_row row; /* first_seat: in the plan as it came */
    uint32_t was;
    int64_t mean_x, mean_y;
    bool runs_across; /* along x rather than y */
};

struct turn {
    struct plan *plan;
    int quarters;
    struct turned_row *rows;
    struct turned_seat *seats;
};

/* y grows downwards. */
static void turn_point(int quarters, int32_t *x, int32_t *y)
{
    const int32_t old_x = *x, old_y = *y;
    if (quarters == 1) {
        *x = -old_y;
        *y = old_x;
    } else if (quarters == 2) {
        *x = -old_x;
        *y = -old_y;
    } else if (quarters == 3) {
        *x = old_y;
        *y = -old_x;
    }
}

static void order_pair(int32_t *less, int32_t *more)
{
    if (*less > *more) {
        const int32_t kept = *less;
        *less = *more;
        *more = kept;
    }
}

static void turn_box(int quarters, int32_t *min_x, int32_t *min_y, int32_t *max_x, int32_t *max_y)
{
    turn_point(quarters, min_x, min_y);
    turn_point(quarters, max_x, max_y);
    order_pair(min_x, max_x);
    order_pair(min_y, max_y);
}

static void measure_row(const struct turn *turn, struct turned_row *row)
{
    assert(row->row.n_seats > 0);
    const struct plan_seat *seats = turn->plan->seats + row->row.first_seat;
    int32_t min_x = INT32_MAX, max_x = INT32_MIN, min_y = INT32_MAX, max_y = INT32_MIN;
    int64_t sum_x = 0, sum_y = 0;
    for (uint32_t i = 0; i < row->row.n_seats; i++) {
        const struct plan_seat *seat = &seats[i];
        sum_x += seat->x;
        sum_y += seat->y;
        min_x = seat->x < min_x ? seat->x : min_x;
        max_x = seat->x > max_x ? seat->x : max_x;
        min_y = seat->y < min_y ? seat->y : min_y;
        max_y = seat->y > max_y ? seat->y : max_y;
    }
    row->mean_x = sum_x / row->row.n_seats;
    row->mean_y = sum_y / row->row.n_seats;
    row->runs_across = max_x - min_x >= max_y - min_y;
}

static int front_to_back(const void *left, const void *right)
{
    const struct turned_row *a = left, *b = right;
    if (a->row.area != b->row.area)
        return COMPARE(a->row.area, b->row.area);
    if (a->mean_y != b->mean_y)
        return COMPARE(a->mean_y, b->mean_y);
    return a->mean_x != b->mean_x ? COMPARE(a->mean_x, b->mean_x) : COMPARE(a->was, b->was);
}

static int along_the_row(const void *left, const void *right)
{
    const struct turned_seat *a = left, *b = right;
    return a->along != b->along ? COMPARE(a->along, b->along) : COMPARE(a->seat.id, b->seat.id);
}

static void order_rows(const struct turn *turn)
{
    const struct plan *plan = turn->plan;
    for (uint32_t i = 0; i < plan->n_rows; i++) {
        turn->rows[i] = (struct turned_row){.row = plan->rows[i], .was = i};
        measure_row(turn, &turn->rows[i]);
    }
    qsort(turn->rows, plan->n_rows, sizeof(turn->rows[0]), front_to_back);
}

/* Neighbours stay what they were, whichever of the two now comes first. */
static uint16_t are_neighbours(const struct plan *plan, uint32_t a, uint32_t b)
{
    if (b == a + 1)
        return plan->seats[b].is_next_to_previous;
    return a == b + 1 ? plan->seats[a].is_next_to_previous : 0;
}

/* Writes the row's seats from `at` on. */
static void order_seats(const struct turn *turn, uint32_t r, uint32_t at)
{
    const struct plan *plan = turn->plan;
    const struct turned_row *row = &turn->rows[r];
    struct turned_seat *seats = turn->seats + at;
    for (uint32_t i = 0; i < row->row.n_seats; i++) {
        const uint32_t was = row->row.first_seat + i;
        const struct plan_seat *seat = &plan->seats[was];
        seats[i] = (struct turned_seat){
            .seat = *seat, .was = was, .along = row->runs_across ? seat->x : seat->y};
        seats[i].seat.row = (uint16_t)r;
    }
    qsort(seats, row->row.n_seats, sizeof(seats[0]), along_the_row);
    for (uint32_t i = 0; i < row->row.n_seats; i++)
        seats[i].seat.is_next_to_previous =
            i > 0 ? are_neighbours(plan, seats[i - 1].was, seats[i].was) : 0;
}

static void order_all(const struct turn *turn)
{
    struct plan *plan = turn->plan;
    uint32_t *now = mem_zalloc_array(plan->n_seats, sizeof(*now)); /* by index as it came */
    uint32_t at = 0;
    order_rows(turn);
    for (uint32_t r = 0; r < plan->n_rows; r++) {
        order_seats(turn, r, at);
        plan->rows[r] = turn->rows[r].row;
        plan->rows[r].first_seat = at;
        at += plan->rows[r].n_seats;
    }
    assert(at == plan->n_seats);
    for (uint32_t i = 0; i < plan->n_seats; i++) {
        now[turn->seats[i].was] = i;
        plan->seats[i] = turn->seats[i].seat;
    }
    for (uint32_t i = 0; i < plan->n_seats; i++)
        plan->by_id[i] = now[plan->by_id[i]];
    mem_free(now);
}

void plan_rotate(struct plan *plan, int degrees)
{
    assert(degrees == 0 || degrees == 90 || degrees == 180 || degrees == 270);
    if (degrees == 0 || plan->n_seats == 0)
        return;
    struct turn turn = {.plan = plan, .quarters = degrees / 90};
    turn.rows = mem_zalloc_array(plan->n_rows, sizeof(*turn.rows));
    turn.seats = mem_zalloc_array(plan->n_seats, sizeof(*turn.seats));
    for (uint32_t i = 0; i < plan->n_seats; i++)
        turn_point(turn.quarters, &plan->seats[i].x, &plan->seats[i].y);
    order_all(&turn);
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        struct plan_area *a = &plan->areas[i];
        turn_box(turn.quarters, &a->min_x, &a->min_y, &a->max_x, &a->max_y);
    }
    turn_box(turn.quarters, &plan->min_x, &plan->min_y, &plan->max_x, &plan->max_y);
    mem_free(turn.seats);
    mem_free(turn.rows);
}
