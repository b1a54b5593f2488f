#include <assert.h>
#include <stdlib.h>

#include "sandbox/house.h"

/* A run of neighbouring free seats that could take a group, and how far it is from ideal. */
struct run {
    size_t area, first;
    int64_t distance; /* smaller is better */
};

struct search {
    const struct house *house;
    const struct house_wish *wish;
    struct house_at *taken;
    size_t n_taken;
};

static bool promised(const struct search *s, size_t area, size_t seat)
{
    for (size_t i = 0; i < s->n_taken; i++) {
        if (s->taken[i].area == area && s->taken[i].seat == seat)
            return true;
    }
    return false;
}

static bool suits(const struct search *s, size_t area, size_t seat)
{
    const struct house_wish *wish = s->wish;
    const struct sb_seat *at = &house_plan(s->house)->areas[area].seats[seat];
    if ((wish->bands && !wish->bands[at->band]) || promised(s, area, seat))
        return false;
    const char letter = house_letter(s->house, area, seat);
    return letter == 'A' || (letter == 'I' && !wish->ordinary_only);
}

static bool neighbours(const struct sb_area *area, size_t seat)
{
    const struct sb_seat *a = &area->seats[seat];
    return seat + 1 < area->n_seats && a->next == area->seats[seat + 1].id && !a->next_aisle;
}

/* The length of the run of suitable neighbours that begins at `seat`, up to `want`. */
static size_t run_length(const struct search *s, size_t area, size_t seat, size_t want)
{
    const struct sb_area *plan = &house_plan(s->house)->areas[area];
    size_t n = 0;
    while (n < want && suits(s, area, seat + n)) {
        n++;
        if (!neighbours(plan, seat + n - 1))
            break;
    }
    return n;
}

static int middle_of(const struct sb_area *area)
{
    int least = area->seats[0].x, most = least;
    for (size_t i = 1; i < area->n_seats; i++) {
        least = area->seats[i].x < least ? area->seats[i].x : least;
        most = area->seats[i].x > most ? area->seats[i].x : most;
    }
    return (least + most) / 2;
}

/* A row further back costs as much as one seat further aside; another area costs much more. */
static void search_area(const struct search *s, size_t area, size_t n, struct run *best)
{
    const struct sb_area *plan = &house_plan(s->house)->areas[area];
    const int middle = middle_of(plan);
    for (size_t i = 0; i < plan->n_seats; i++) {
        if (run_length(s, area, i, n) < n)
            continue;
        const int centre = (plan->seats[i].x + plan->seats[i + n - 1].x) / 2;
        const int64_t distance =
            (int64_t)area * 100000 + plan->seats[i].y + labs((long)centre - middle);
        if (best->distance < 0 || distance < best->distance)
            *best = (struct run){.area = area, .first = i, .distance = distance};
    }
}

static bool find_run(const struct search *s, size_t n, struct run *ret)
{
    ret->distance = -1;
    const struct sb_plan *plan = house_plan(s->house);
    for (size_t i = 0; i < plan->n_areas; i++) {
        if (plan->areas[i].n_seats > 0 && (!s->wish->areas || s->wish->areas[i]))
            search_area(s, i, n, ret);
    }
    return ret->distance >= 0;
}

bool house_best(const struct house *house, const struct house_wish *wish, struct house_at *ret)
{
    assert(wish->n > 0 && wish->n <= HOUSE_BEST_MAX);
    struct search s = {.house = house, .wish = wish, .taken = ret};
    size_t group = wish->n;
    while (s.n_taken < wish->n) {
        struct run run;
        const size_t left = wish->n - s.n_taken;
        if (group > left)
            group = left;
        if (!find_run(&s, group, &run)) {
            if (--group == 0)
                return false;
            continue;
        }
        for (size_t i = 0; i < group; i++)
            s.taken[s.n_taken++] = (struct house_at){.area = run.area, .seat = run.first + i};
    }
    return true;
}
