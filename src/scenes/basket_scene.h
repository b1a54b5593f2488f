/* Basket, its files: basket.c decides, basket_view.c shows, basket_brief.c where there is little room,
 * basket_lines.c the tickets, basket_line.c one of them, basket_sums.c what they cost, basket_promo.c the code,
 * basket_changes.c what has another price than before. Also used by confirm: the hold's end. */
#pragma once

#include "scenes/scene.h"
#include "ui/keyboard.h"

enum basket_action {
    BASKET_REMOVE = ACTION_SCENE, /* arg: line */
    BASKET_PAGE,                  /* arg: first line */
    BASKET_MORE,
    BASKET_CONTINUE,
    BASKET_RESEAT,
    BASKET_RETRY,
    BASKET_PROMO,
    BASKET_PROMO_APPLY,
    BASKET_PROMO_CANCEL,
    BASKET_SUMS,                     /* arg: 1 shows what the total is made of, 0 the tickets */
    BASKET_KEYS = ACTION_SCENE + 32, /* the keyboard's */
};

struct basket_scene {
    uint32_t pending;
    enum command_type pending_type;
    enum rc fault;
    bool expired;
    uint32_t first;    /* line on this page */
    bool sums;         /* what the total is made of, where it does not fit beside the tickets */
    char changes[400]; /* whose prices are not those that were shown before; "" none */
    bool changes_read; /* where they stand in the place of the tickets, these are asked for */
    bool promo_open;
    bool promo_refused;
    char promo[40];
    struct keyboard keyboard;
};

void basket_view(const struct scene_ctx *sc, struct view *v);
/* The whole body where not everything fits: the tickets, or what the total is made of; the total always
 * (K-39). `changes` are the words of basket_changes_words(); false where they had no room. */
bool basket_brief_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                       const char *changes);
/* Promo code and another show, as far as there is room, cut from the left of `row`. */
void basket_extras_view(const struct scene_ctx *sc, struct view *v, struct rect *row);
/* Returns the height it used. The pager goes into the right end of `pager_row`, or inside when NULL. */
int basket_lines_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                      struct rect *pager_row);
/* Height of the first `n` lines with the heads of their events. */
int basket_lines_least(const struct scene_ctx *sc, struct view *v, int width, size_t n);

/* What is on one page of the tickets; px. */
struct basket_page {
    int w, h, used;
    uint32_t first, n; /* lines */
    bool big;          /* the head is large: all the tickets are of one event, and there is room */
};
/* One ticket, and the head of its event: as high as their words need. */
int basket_line_height(const struct scene_ctx *sc, struct view *v, int width, size_t i);
void basket_line_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t i);
int basket_head_height(const struct scene_ctx *sc, struct view *v, int width, size_t i, bool big);
void basket_head_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t i,
                      bool big);
/* "Booking 1 of 2: £41.50", of the part that holds that line; "" where all is one booking. */
const char *basket_part_words(const struct scene_ctx *sc, struct view *v, size_t line);
/* Tickets, offers, fees, total. The total is the service's (K-39); whatever the lines do not explain
 * is said as a line of its own. */
int basket_sums_height(const struct scene_ctx *sc, struct view *v, int width);
void basket_sums_view(const struct scene_ctx *sc, struct view *v, struct rect at);
/* The same without the total; in two columns where the screen is wide. */
int basket_rows_height(const struct scene_ctx *sc, struct view *v, int width);
void basket_rows_view(const struct scene_ctx *sc, struct view *v, struct rect at);
int basket_total_height(const struct view *v);
void basket_total_view(const struct scene_ctx *sc, struct view *v, struct rect at);
/* Compares the basket's prices with those shown last, and remembers them as shown. */
void basket_changes_note(struct scene_ctx *sc);
/* "Prices changed: ..."; "" when none did. */
const char *basket_changes_words(const struct scene_ctx *sc, struct view *v);
void basket_promo_view(const struct scene_ctx *sc, struct view *v);
struct keyboard_spec basket_keyboard(const struct scene_ctx *sc);

/* The seats went back: said in words with the one way on. Shared by the scenes after the basket. */
void basket_expired_view(const struct scene_ctx *sc, struct view *v, uint32_t action);
