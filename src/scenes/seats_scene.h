/* Seats, its files: seats.c decides, seats_pick.c chooses, seats_map.c turns plan and status into
 * marks, seats_words.c says what to do, the others each show a part. Only scenes/seats*.c and its
 * tests include it. */
#pragma once

#include "scenes/scene.h"
#include "scenes/seats_geometry.h"
#include "ui/seatmap.h"

enum seats_action {
    SEATS_PLAN = ACTION_SCENE, /* arg: item, or group with SEATMAP_ARG_GROUP */
    SEATS_AREA,                /* arg: area index */
    SEATS_ZOOM_IN,
    SEATS_ZOOM_OUT,
    SEATS_FIT,
    SEATS_PAN_LEFT,
    SEATS_PAN_RIGHT,
    SEATS_PAN_UP,
    SEATS_PAN_DOWN,
    SEATS_DROP, /* arg: index into chosen */
    SEATS_CONTINUE,
    SEATS_BEST,
    SEATS_RETRY,
    SEATS_PAGE, /* arg: first of the areas to list */
};

enum { SEATS_BANDS_MAX = 8 };

struct seats_band { /* a price band as the map shows it: letter = place in this list */
    uint8_t band;   /* index into the price list's bands */
    money_t price;  /* of the dearest of the customer's ticket types, with fees: the full price */
    int n_free;
};

struct seats_area {
    money_t from;
    int n_free;
    int n_spaces; /* for wheelchairs, free */
    bool
        has_block; /* the wanted number is free beside each other somewhere in it; with wheelchairs:
                       it has as many spaces */
};

struct seats_scene {
    /* built from the session's plan, status and prices in enter(); freed in leave() */
    struct seatmap *map;
    struct seats_geometry geometry;
    struct seats_area *areas;
    uint32_t *order; /* areas that have seats, the most useful first */
    size_t n_order;
    uint32_t area_page; /* first of `order` that is listed */
    struct arena *words;
    struct seats_band bands[SEATS_BANDS_MAX];
    size_t n_bands;
    uint8_t letter_of[PRICE_BANDS_MAX]; /* by band of the price list, UINT8_MAX: none */
    uint32_t best_area;                 /* CATALOGUE_NONE: none has enough */

    uint8_t types[BASKET_LINES_MAX];   /* ticket type of the i-th seat wanted */
    size_t n_wanted, n_wheelchair;     /* of n_wanted, so many need a wheelchair space */
    uint32_t chosen[BASKET_LINES_MAX]; /* seat indices, in plan order */
    size_t n_chosen;
    uint32_t touched[BASKET_LINES_MAX]; /* of the chosen, those a finger meant itself */
    size_t n_touched;
    int64_t proposed_at_ms; /* when seats were added beside the one touched */

    uint32_t hold_ticket, status_ticket, open_ticket; /* commands in flight, 0: none */
    int64_t poll_at_ms;                               /* when availability is asked for again */
    enum rc failed;                  /* of the last command, RC_OK: nothing to say */
    uint32_t lost[BASKET_LINES_MAX]; /* seats that went to others, until the next tap */
    size_t n_lost;
    bool no_block; /* the last tap found no block; one seat was taken instead */
};

/* seats_map.c */
void seats_map_build(struct scene_ctx *sc);
void seats_map_free(struct seats_scene *st);
/* Marks every seat anew from status and selection; seats_map.c counts areas and bands as well. */
void seats_map_refresh(struct scene_ctx *sc);
bool seats_map_is_free(const struct scene_ctx *sc, uint32_t seat);  /* this customer may take it */
bool seats_map_is_space(const struct scene_ctx *sc, uint32_t seat); /* for a wheelchair */

/* seats_pick.c */
void seats_pick_wanted(struct scene_ctx *sc); /* from the party: how many, which types */
/* A free seat or space, tapped: chosen or given back, with its neighbours where they are wanted. A
 * wheelchair space never goes to an ordinary ticket, nor a seat to one that needs a space. */
void seats_pick_tap(struct scene_ctx *sc, uint32_t seat);
/* How many are wanted and not chosen yet, of spaces or of ordinary seats. */
size_t seats_pick_missing(const struct scene_ctx *sc, bool spaces);
void seats_pick_drop(struct seats_scene *st, size_t i);
/* Takes away what is free no longer; the number of seats lost, remembered in st->lost. */
size_t seats_pick_recheck(struct scene_ctx *sc);
/* Price of the i-th chosen seat as its ticket type; NULL when that type is not sold there. */
const struct price *seats_pick_price(const struct scene_ctx *sc, size_t i);
bool seats_pick_total(const struct scene_ctx *sc, money_t *ret);
bool seats_pick_is_together(const struct scene_ctx *sc); /* one row, side by side */

/* seats_words.c */
enum {
    SEATS_AGE_STEP_MS = 10 * 1000,
    SEATS_AGE_WARN_MS = 30 * 1000,
    SEATS_AGE_MOST_MS = 60 * 1000
};
int64_t seats_age_ms(const struct scene_ctx *sc); /* of what is known of the seats */
/* Key of the sentence that says why no seat can be chosen now; NULL when seats can be chosen. */
const char *seats_blocked(const struct scene_ctx *sc);
const char *seats_title(const struct scene_ctx *sc, struct view *v);
const char *seats_instruction(const struct scene_ctx *sc, struct view *v); /* what to do now */
/* Where the party can sit together, "" for one person. */
const char *seats_together(const struct scene_ctx *sc, struct view *v);
/* What has just gone wrong, cut from the lower end of `body`. */
void seats_notice_view(const struct scene_ctx *sc, struct view *v, struct rect *body);
/* "Stage" with an arrow when it is off screen, and how old the picture of the seats is. */
void seats_strip_view(const struct scene_ctx *sc, struct view *v, struct rect row);

/* seats_view.c */
void seats_view(const struct scene_ctx *sc, struct view *v);

/* seats_panel.c */
int seats_legend_px(const struct scene_ctx *sc, const struct view *v, int width);
void seats_legend_view(const struct scene_ctx *sc, struct view *v, struct rect at);
int seats_areas_px(const struct scene_ctx *sc, const struct view *v, struct rect at);
/* The areas as tiles, page by page where there are more than `at` has room for. */
void seats_areas_view(const struct scene_ctx *sc, struct view *v, struct rect at);

/* seats_controls.c: zoom and pan in one row, or in two as a cross. */
int seats_controls_width(const struct view *v, bool flat);
void seats_controls_view(const struct scene_ctx *sc, struct view *v, struct rect at);
/* Minimap and key, each where it fits whole. */
void seats_key_view(const struct scene_ctx *sc, struct view *v, struct rect at);

/* seats_sheet.c: the selection in words and its prices; at most `most_px` high. */
int seats_sheet_px(const struct scene_ctx *sc, const struct view *v, int width, int most_px);
void seats_sheet_view(const struct scene_ctx *sc, struct view *v, struct rect at);
