/* Seats, its files: seats.c decides, seats_pick.c chooses, seats_map.c turns plan and status into
 * marks, the others each show a part. Only scenes/seats*.c includes it. */
#pragma once

#include "scenes/scene.h"
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
};

enum { SEATS_BANDS_MAX = 8 };

struct seats_band {   /* a price band as the map shows it: letter = place in this list */
    uint8_t band;     /* index into the price list's bands */
    money_t min, max; /* of the customer's ticket types, with fees */
    int n_free;
};

struct seats_area {
    money_t from;
    int n_free;
    bool has_block; /* the wanted number is free beside each other somewhere in it */
};

struct seats_scene {
    /* built from the session's plan, status and prices in enter(); freed in leave() */
    struct seatmap *map;
    struct seatmap_item *items;
    struct seatmap_row *rows;
    struct seatmap_group *groups;
    struct seats_area *areas;
    struct arena *words;
    struct seats_band bands[SEATS_BANDS_MAX];
    size_t n_bands;
    uint8_t letter_of[PRICE_BANDS_MAX]; /* by band of the price list, UINT8_MAX: none */
    uint32_t best_area;                 /* CATALOGUE_NONE: none has enough */

    uint8_t types[BASKET_LINES_MAX]; /* ticket type of the i-th seat wanted */
    size_t n_wanted, n_wheelchair;
    uint32_t chosen[BASKET_LINES_MAX]; /* seat indices, in plan order */
    size_t n_chosen;

    uint32_t hold_ticket, status_ticket, open_ticket; /* commands in flight, 0: none */
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
bool seats_map_is_free(const struct scene_ctx *sc, uint32_t seat); /* this customer may take it */

/* seats_pick.c */
void seats_pick_wanted(struct scene_ctx *sc); /* from the party: how many, which types */
void seats_pick_tap(struct scene_ctx *sc, uint32_t seat);
void seats_pick_drop(struct seats_scene *st, size_t i);
/* Takes away what is free no longer; the number of seats lost, remembered in st->lost. */
size_t seats_pick_recheck(struct scene_ctx *sc);
/* Price of the i-th chosen seat as its ticket type; NULL when that type is not sold there. */
const struct price *seats_pick_price(const struct scene_ctx *sc, size_t i);
bool seats_pick_total(const struct scene_ctx *sc, money_t *ret);
bool seats_pick_is_together(const struct scene_ctx *sc); /* one row, side by side */

/* seats_view.c, seats_panel.c */
void seats_view(const struct scene_ctx *sc, struct view *v);
void seats_legend_view(const struct scene_ctx *sc, struct view *v, struct rect row);
void seats_controls_view(const struct scene_ctx *sc, struct view *v, struct rect at);
void seats_areas_view(const struct scene_ctx *sc, struct view *v, struct rect at);
void seats_sheet_view(const struct scene_ctx *sc, struct view *v, struct rect at);
int seats_sheet_px(const struct scene_ctx *sc, const struct view *v, int width);
