/* Best available, its files: best.c decides, best_words.c says what was offered, best_view.c shows. */
#pragma once

#include "scenes/scene.h"

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
