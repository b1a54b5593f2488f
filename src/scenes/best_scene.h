/* Best available, its files: best.c decides, best_filter.c knows what the customer would rather have,
 * best_words.c says what was offered, best_differs.c what makes it different from the last offer,
 * best_plan.c shows where that is, best_chips.c, best_choices.c and best_view.c all the rest. */
#pragma once

#include "scenes/offer.h"
#include "scenes/scene.h"
#include "scenes/seats_geometry.h"

enum best_action {
    BEST_ACCEPT = ACTION_SCENE,
    BEST_OTHERS,
    BEST_MYSELF,
    BEST_RETRY,
    BEST_BAND,  /* arg: band of the price list, UINT32_MAX: any */
    BEST_AREA,  /* arg: area of the plan, UINT32_MAX: any */
    BEST_AREAS, /* arg: first of the areas to list */
    BEST_PANE,  /* arg: 1: the filters instead of the offer, where both have no room; 0: back */
};

struct best_band { /* a price band with places left, dearest first: A, B, C */
    uint8_t band;  /* index into the price list's bands */
    money_t price; /* of the dearest of the customer's ticket types, with fees */
    int n_free;
};

struct best_seen { /* an offer, as far as the next one is compared with it */
    money_t total;
    uint32_t seat; /* its first on the plan; SEAT_NONE: none yet */
};

struct best_scene {
    uint32_t pending;       /* command in flight, 0 none */
    bool asking_others;     /* the command in flight wants another offer instead */
    enum rc fault;          /* of the last command */
    uint32_t tries;         /* offers seen; at most BEST_TRIES_MAX, then the plan */
    struct offer_base base; /* when the command was sent */
    struct best_seen last;  /* the offer before the one that is held */

    struct best_band bands[PRICE_BANDS_MAX]; /* counted whenever the status is new */
    size_t n_bands;
    uint32_t only_bands; /* a bit for each band that will do; 0: any */
    uint32_t only_area;  /* index into the plan's areas; UINT32_MAX: any */
    uint32_t first_area; /* of the list, on its page */
    bool pane;           /* the filters are open over the offer */

    struct seats_geometry geometry; /* of the plan, once there is an offer on it */
    struct seatmap *map;            /* owned, NULL without a plan */
};

enum { BEST_TRIES_MAX = 5 };

/* The lines of the basket that are the offer: indices, in the basket's order. */
struct best_offer {
    size_t lines[BASKET_LINES_MAX];
    size_t n;
    money_t total;
};
void best_offer_make(const struct scene_ctx *sc, struct best_offer *ret);
/* The customer can choose seats on the plan instead. */
bool best_has_plan(const struct scene_ctx *sc);

/* best_words.c: "Three together in row F", and where that is. */
const char *best_title(const struct scene_ctx *sc, struct arena *a, const struct best_offer *offer);
const char *best_places(const struct scene_ctx *sc, struct arena *a,
                        const struct best_offer *offer);

/* best_differs.c */
void best_differs_note(struct scene_ctx *sc); /* before another offer is asked for */
/* "£6.00 less, two rows further back"; "" for a first offer. */
const char *best_differs(const struct scene_ctx *sc, struct arena *a,
                         const struct best_offer *offer);

/* best_filter.c */
void best_filter_count(struct scene_ctx *sc); /* bands and places left, after every new status */
bool best_filter_any(const struct scene_ctx *sc);
/* Turns one on or off; false when nothing changed. */
bool best_filter_toggle(struct scene_ctx *sc, uint32_t action, uint32_t arg);
void best_filter_put(const struct scene_ctx *sc, struct command *cmd);
/* What is held already keeps to it. */
bool best_filter_fits(const struct scene_ctx *sc, const struct best_offer *offer);
/* The letter of a seat's band, '\0' when it has none. */
char best_filter_letter(const struct scene_ctx *sc, uint32_t seat);

/* best_chips.c: the filters; 0 px where there is nothing to choose between. */
int best_chips_px(const struct scene_ctx *sc, const struct view *v, int width);
void best_chips_view(const struct scene_ctx *sc, struct view *v, struct rect at);

/* best_choices.c: other seats, the plan; and the button for what has no place of its own. */
enum best_room {
    BEST_ROOM_ALL,   /* offer, filters and choices, one below the other */
    BEST_ROOM_OFFER, /* the filters take the place of the offer while they are open */
    BEST_ROOM_TIGHT, /* the choices as well */
};
int best_choices_px(const struct scene_ctx *sc, const struct view *v, int width,
                    enum best_room room);
void best_choices_view(const struct scene_ctx *sc, struct view *v, struct rect *at,
                       enum best_room room);
void best_choices_footer(const struct scene_ctx *sc, struct view *v, struct rect *footer,
                         enum best_room room);

void best_view(const struct scene_ctx *sc, struct view *v);

/* best_plan.c: the house, quiet, with nothing but the offer marked and in the middle. */
void best_plan_show(struct scene_ctx *sc); /* after every change of the offer */
void best_plan_free(struct best_scene *st);
/* Seat of the offer's i-th line on the session's plan; SEAT_NONE when it is not on it. */
uint32_t best_plan_seat(const struct scene_ctx *sc, const struct best_offer *offer, size_t i);
