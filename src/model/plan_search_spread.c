/* Seats apart: in one area in as few groups and as close together as can be, else anywhere. Seats
 * that follow each other in plan order lie along a row and then in the row behind it. */
#include <string.h>

#include "model/plan_search_parts.h"

struct window { /* the last seats that fit, in plan order */
    uint32_t seats[BASKET_LINES_MAX];
    size_t n;
};

static void push(struct window *w, size_t most, uint32_t seat)
{
    if (w->n == most) {
        memmove(w->seats, w->seats + 1, (most - 1) * sizeof(w->seats[0]));
        w->n--;
    }
    w->seats[w->n++] = seat;
}

static void consider_window(struct search *s, const struct window *w, enum plan_fit fit)
{
    struct plan_set set = {.n = w->n};
    struct search_cost cost = {.fit = fit, .pieces = 1};
    memcpy(set.seats, w->seats, w->n * sizeof(w->seats[0]));
    for (size_t i = 1; i < w->n; i++) {
        cost.pieces += !plan_are_beside(s->stock.plan, w->seats[i - 1], w->seats[i]);
        cost.distance += search_apart(s, w->seats[i - 1], w->seats[i]);
    }
    search_weigh(s, &set, &cost);
    search_consider(s, &set, &cost);
}

static void slide(struct search *s, enum plan_fit fit)
{
    const struct plan *plan = s->stock.plan;
    struct window w = {.n = 0};
    for (uint32_t i = 0; i < plan->n_seats; i++) {
        if (!search_fits(s, i))
            continue;
        if (fit == PLAN_FIT_AREA && w.n > 0 &&
            plan->seats[w.seats[w.n - 1]].area != plan->seats[i].area)
            w.n = 0;
        push(&w, s->wish->n, i);
        if (w.n == s->wish->n)
            consider_window(s, &w, fit);
    }
}

/* Seats that follow each other in plan order may all be refused, though others exist: the last of
 * them gives way to each further seat in turn. */
static void slide_with_gap(struct search *s)
{
    const struct plan *plan = s->stock.plan;
    struct window w = {.n = 0};
    for (uint32_t i = 0; i < plan->n_seats; i++) {
        if (!search_fits(s, i))
            continue;
        if (w.n < s->wish->n) {
            w.seats[w.n++] = i;
            continue;
        }
        w.seats[w.n - 1] = i;
        consider_window(s, &w, PLAN_FIT_ANYWHERE);
    }
}

void search_spread(struct search *s)
{
    slide(s, PLAN_FIT_AREA);
    if (s->best.n == 0)
        slide(s, PLAN_FIT_ANYWHERE);
    if (s->best.n == 0)
        slide_with_gap(s);
}
