/* Plan search, its parts: what plan_search*.c share. Inside model only. */
#pragma once

#include "model/plan_search.h"
#include "model/plan_stock.h"

enum search_mark {
    SEARCH_STOCK = 1, /* this party may have it */
    SEARCH_FITS = 2,  /* and it is what was wished for */
    SEARCH_SEEN = 4,  /* part of a refused offer */
};

/* Less is better, the first difference decides. */
struct search_cost {
    unsigned fit;
    unsigned orphans; /* single seats left behind */
    unsigned seen;    /* seats of refused offers */
    unsigned pieces;  /* groups that sit apart, or people on their own */
    unsigned rank;    /* of the worst band */
    int64_t distance; /* squared, house units: to the focal point and to each other */
};

struct search {
    struct plan_stock stock;
    const struct plan_wish *wish;
    uint8_t *marks; /* by seat: SEARCH_ bits */
    int32_t focal_x, focal_y;
    struct plan_set best;
    struct search_cost cost; /* of `best`, when it holds something */
};

static inline bool search_fits(const struct search *s, uint32_t seat)
{
    return (s->marks[seat] & SEARCH_FITS) != 0;
}

/* Side by side with the seat before it, and both in stock. */
static inline bool search_joins(const struct search *s, uint32_t seat)
{
    return s->stock.plan->seats[seat].is_next_to_previous != 0 &&
           (s->marks[seat] & s->marks[seat - 1] & SEARCH_STOCK) != 0;
}

/* Adds what every offer costs by its seats: seen, rank, distance to the focal point. */
void search_weigh(const struct search *s, const struct plan_set *set, struct search_cost *cost);
void search_weigh_seat(const struct search *s, uint32_t seat, struct search_cost *cost);
bool search_is_better(const struct search *s, const struct search_cost *cost); /* than `best` */
/* Remembers the offer when it is better than the best so far and was not refused. */
void search_consider(struct search *s, const struct plan_set *set, const struct search_cost *cost);
/* Single seats in stock that taking [first, last], which lies in one run, leaves beside it. */
unsigned search_orphans(const struct search *s, uint32_t first, uint32_t last);
int64_t search_apart(const struct search *s, uint32_t a, uint32_t b); /* squared distance */

/* The ways of sitting, each over the whole plan; each leaves its best in `s`. */
void search_row(struct search *s);    /* side by side */
void search_rows(struct search *s);   /* two blocks behind each other */
void search_spread(struct search *s); /* in one area, else anywhere */
void search_spaces(struct search *s); /* wheelchair spaces with their companions */
