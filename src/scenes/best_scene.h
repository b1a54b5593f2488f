/* Best available, its files: best.c decides, best_words.c says what was offered, best_plan.c where
 * that is, best_view.c shows. */
#pragma once

#include "scenes/scene.h"
#include "scenes/seats_geometry.h"

enum best_action {
    BEST_ACCEPT = ACTION_SCENE,
    BEST_OTHERS,
    BEST_MYSELF,
    BEST_RETRY,
};

struct best_scene {
    uint32_t pending;                       /* command in flight, 0 none */
    bool asking_others;                     /* the command in flight wants another offer instead */
    enum rc fault;                          /* of the last command */
    uint32_t tries;                         /* offers seen; at most BEST_TRIES_MAX, then the plan */
    char before[BASKET_LINES_MAX][ID_SIZE]; /* tickets that were in the basket already */
    size_t n_before;
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
/* "Three together in row F", and where that is. */
const char *best_title(const struct scene_ctx *sc, struct arena *a, const struct best_offer *offer);
const char *best_places(const struct scene_ctx *sc, struct arena *a,
                        const struct best_offer *offer);

void best_view(const struct scene_ctx *sc, struct view *v);

/* best_plan.c: the house, quiet, with nothing but the offer marked and in the middle. */
void best_plan_show(struct scene_ctx *sc); /* after every change of the offer */
void best_plan_free(struct best_scene *st);
/* Seat of the offer's i-th line on the session's plan; SEAT_NONE when it is not on it. */
uint32_t best_plan_seat(const struct scene_ctx *sc, const struct best_offer *offer, size_t i);
