/* Tickets, its files: tickets.c decides, tickets_offer.c works out what may be bought how,
 * tickets_view.c and tickets_rows.c show it. */
#pragma once

#include "scenes/scene.h"

enum tickets_action {
    TICKETS_PLUS = ACTION_SCENE, /* arg: ticket type */
    TICKETS_MINUS,
    TICKETS_WHEELCHAIR_PLUS,
    TICKETS_WHEELCHAIR_MINUS,
    TICKETS_AREA, /* arg: place in the offer's areas */
    TICKETS_PAGE, /* arg: first row */
    TICKETS_SEATS,
    TICKETS_BEST,
    TICKETS_ADD,
    TICKETS_RETRY,
    TICKETS_FAULT_SEEN,
};

enum { TICKETS_AREAS_MAX = 12 };

struct tickets_scene {
    uint32_t opening, holding; /* tickets of the commands in flight, 0 none */
    enum rc fault;             /* of the last command, RC_OK none */
    uint32_t first;            /* row on this page */
};

struct tickets_area {
    const char *id, *name;
    int left; /* -1: unknown */
};

/* What can be bought, and how: worked out anew whenever it is asked for. */
struct tickets_offer {
    const struct instance *instance;
    const struct price_list *prices; /* the open one, before that the catalogue's; NULL: none */
    bool opened;                     /* prices and places are the service's of now */
    bool by_seat, by_best, by_area;  /* ways to buy */
    struct tickets_area areas[TICKETS_AREAS_MAX]; /* unreserved ones */
    size_t n_areas, area;
    size_t n, limit; /* tickets chosen, and allowed in this order */
    int wheelchair;  /* spaces left, -1: unknown, 0 and not reserved: not asked */
    bool asks_wheelchair;
    bool set_aside_only; /* the limit is what is set aside for this record */
    bool priced;
    money_t min, max; /* of what is chosen */
};
void tickets_offer_make(const struct scene_ctx *sc, struct tickets_offer *ret);
/* Price of one ticket of a type: the default band where seats cannot be chosen, else a range. */
bool tickets_price(const struct tickets_offer *offer, size_t type, money_t *ret_min,
                   money_t *ret_max);

void tickets_view(const struct scene_ctx *sc, struct view *v);
int tickets_rows_need(const struct view *v, const struct tickets_offer *offer);
/* The pager is cut from the right end of `pager_row`. */
void tickets_rows_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                       const struct tickets_offer *offer, struct rect *pager_row);
