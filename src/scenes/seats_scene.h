/* Seats, its files: seats.c decides, seats_pick.c chooses, seats_map.c turns plan and status into
 * marks, seats_words.c says what to do, the others each show a part. Only scenes/seats*.c and its
 * tests include it. */
#pragma once

#include "model/plan_set.h"
#include "model/plan_stock.h"
#include "scenes/offer.h"
#include "scenes/scene.h"
#include "scenes/seats_ask.h"
#include "scenes/seats_filter.h"
#include "scenes/seats_geometry.h"
#include "scenes/seats_list.h"
#include "scenes/seats_live.h"
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
    SEATS_SHOW_PLAN,
    SEATS_SHOW_LIST,
    SEATS_FILTER,     /* arg: see seats_filter.h */
    SEATS_PANE,       /* of the list, to SEATS_TAKE; arg: enum seats_pane */
    SEATS_LIST_AREA,  /* arg: area index */
    SEATS_ROW,        /* arg: place in the list; opens or closes it */
    SEATS_ROWS_PAGE,  /* arg: first row */
    SEATS_TILES_PAGE, /* arg: first seat of the open row to show */
    SEATS_TAKE,       /* arg: a seat of the block; instead of what is chosen */
    SEATS_ASK_OFFER,  /* the answers of seats_ask.h: take what is offered instead, */
    SEATS_ASK_FOR_ME, /* choose for me, */
    SEATS_ASK_AGAIN,  /* from the beginning, */
    SEATS_ASK_GO_ON,  /* all the same */
};

enum { SEATS_BANDS_MAX = 8 };

struct seats_band { /* a price band as the map shows it: letter = place in this list */
    uint8_t band;   /* index into the price list's bands */
    money_t price;  /* of the dearest of the customer's ticket types, with fees: the full price */
    int n_free;
};

/* Kinds of places that are free, whoever asks and whatever is looked for. */
struct seats_kinds {
    int n_spaces, n_restricted, n_full_view, n_noted, n_kept;
};

struct seats_area {
    money_t from;
    int n_free;                       /* for this customer */
    int n_left;                       /* of these, within the filters */
    int n_of_letter[SEATS_BANDS_MAX]; /* of n_free, by letter of the legend */
    struct seats_kinds kinds;
    /* The wanted number is free beside each other somewhere in it; with wheelchairs: it has as many
     * spaces. */
    bool has_block;
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
    struct seats_filter filter;
    struct seats_list list;
    struct seats_band bands[SEATS_BANDS_MAX];
    size_t n_bands;
    uint8_t letter_of[PRICE_BANDS_MAX]; /* by band of the price list, UINT8_MAX: none */
    uint32_t best_area;                 /* CATALOGUE_NONE: none has enough */
    struct seats_kinds kinds;           /* in the whole house */

    uint8_t types[BASKET_LINES_MAX];   /* ticket type of the i-th seat wanted */
    bool allocation_only;              /* the agent record sells nothing else here */
    size_t n_wanted, n_wheelchair;     /* of n_wanted, so many need a wheelchair space */
    uint32_t chosen[BASKET_LINES_MAX]; /* seat indices, in plan order */
    size_t n_chosen;
    uint32_t shown[2 * BASKET_LINES_MAX]; /* seats that the map shows as chosen or lost */
    size_t n_shown;
    uint32_t held[BASKET_LINES_MAX]; /* of this instance, in the basket */
    size_t n_held;
    uint32_t touched[BASKET_LINES_MAX]; /* of the chosen, those a finger meant itself */
    size_t n_touched;
    int64_t proposed_at_ms; /* when seats were added beside the one touched */

    uint32_t hold_ticket, status_ticket, open_ticket; /* commands in flight, 0: none */
    struct seats_live live;                           /* when availability is asked for again */
    struct offer_base base;                           /* when HOLD was sent */
    enum rc failed;                  /* of the last command, RC_OK: nothing to say */
    uint32_t lost[BASKET_LINES_MAX]; /* seats that went to others, until the next tap */
    size_t n_lost;
    bool no_block; /* the last tap found no block; one seat was taken instead */
    struct seats_ask ask;
};

/* seats_map.c */
void seats_map_build(struct scene_ctx *sc);
void seats_map_free(struct seats_scene *st);
/* Everything is counted and marked anew: after another filter, another basket, another language. */
void seats_map_refresh(struct scene_ctx *sc);
/* The parts of the house where the session's status differs from the one `before`. */
void seats_map_follow(struct scene_ctx *sc, const struct seat_status *before);
/* Only what is chosen and lost, and was: a touch costs no more in a large house. */
void seats_map_choice(struct scene_ctx *sc);
bool seats_map_is_free(const struct scene_ctx *sc, uint32_t seat);  /* this customer may take it */
bool seats_map_is_space(const struct scene_ctx *sc, uint32_t seat); /* for a wheelchair */

/* seats_areas.c: what is left of each part of the house. */
struct seats_look;
void seats_areas_count(struct scene_ctx *sc, const struct seats_look *look, uint32_t index);
/* After counting: the house's sums, the best area, the order and the words of all. */
void seats_areas_sum(struct scene_ctx *sc);

/* seats_note.c: what is to be said of a seat beside its name ("restricted view – safety rail",
 * "wheelchair space"), "" for an ordinary one; and an area's caption or else its name. */
const char *seats_note(const struct scene_ctx *sc, struct arena *arena, uint32_t seat);
const char *seats_area_name(const struct scene_ctx *sc, uint32_t area);

/* seats_tap.c */
void seats_tap(struct scene_ctx *sc, uint32_t seat); /* chosen, or refused in words */
/* The block that the list offers, instead of what is chosen. */
void seats_tap_block(struct scene_ctx *sc, uint32_t seat);

/* seats_pick.c */
struct plan_stock seats_stock(const struct scene_ctx *sc);  /* what this party may have */
struct plan_set seats_pick_set(const struct scene_ctx *sc); /* what is chosen */
void seats_pick_replace(struct scene_ctx *sc, const struct plan_set *set); /* choose these */
void seats_pick_wanted(struct scene_ctx *sc); /* from the party: how many, which types */
/* A free seat or space, tapped: chosen or given back, with its neighbours where they are wanted. A
 * wheelchair space never goes to an ordinary ticket, nor a seat to one that needs a space. */
void seats_pick_tap(struct scene_ctx *sc, uint32_t seat);
/* How many are wanted and not chosen yet, of spaces or of ordinary seats. */
size_t seats_pick_missing(const struct scene_ctx *sc, bool spaces);
void seats_pick_drop(struct seats_scene *st, size_t i);
/* Takes away what is free no longer; the number of seats lost, remembered in st->lost. */
size_t seats_pick_recheck(struct scene_ctx *sc);

/* seats_pick_sum.c */
/* Price of the i-th chosen seat as its ticket type; NULL when that type is not sold there. */
const struct price *seats_pick_price(const struct scene_ctx *sc, size_t i);
bool seats_pick_total(const struct scene_ctx *sc, money_t *ret);
bool seats_pick_is_together(const struct scene_ctx *sc); /* one row, side by side */

/* seats_words.c */
/* "Stalls, row F, seat 12" */
const char *seats_place(const struct scene_ctx *sc, struct arena *arena, uint32_t seat);
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
/* How old the picture of the seats is, cut from the right end of `row`. */
void seats_age_view(const struct scene_ctx *sc, struct view *v, struct rect *row);
/* "Stage" with an arrow when it is off screen, and how old the picture of the seats is. */
void seats_strip_view(const struct scene_ctx *sc, struct view *v, struct rect row);

/* seats_view.c */
struct seats_slots {     /* where the buttons go that do not always fit into the footer */
    bool controls_below; /* zoom and pan in the footer */
    bool best, best_above;
};
void seats_view(const struct scene_ctx *sc, struct view *v);
struct button seats_best_button(const struct scene_ctx *sc, bool on_sheet);
void seats_plan_view(const struct scene_ctx *sc, struct view *v, struct rect at);
int seats_strip_px(const struct view *v);

/* seats_tall.c, seats_wide.c: all between header and footer on a screen of that shape. */
void seats_tall_view(const struct scene_ctx *sc, struct view *v, struct rect body,
                     struct seats_slots slots);
void seats_wide_view(const struct scene_ctx *sc, struct view *v, struct rect body,
                     struct seats_slots slots);

/* On the smallest of screens a selection leaves no room for a heading; the switch is elsewhere. */
bool seats_heading_is_left_out(const struct scene_ctx *sc, const struct view *v);
/* seats_heading.c: title, what to do and the switch between plan and list, cut from the top. */
void seats_heading_view(const struct scene_ctx *sc, struct view *v, struct rect *body, bool words);
int seats_heading_px(const struct scene_ctx *sc, struct view *v, int width, bool words);
/* The switch alone, cut from the right end of `row`. */
void seats_switch_view(const struct scene_ctx *sc, struct view *v, struct rect *row);

/* seats_filter_view.c: the legend, whose entries filter. */
int seats_filters_px(const struct scene_ctx *sc, const struct view *v, int width);
/* `last` is one more button behind them, NULL for none. */
void seats_filters_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                        const struct button *last);
/* That nothing fits the filters, and the way out: beside each other, or below. */
void seats_clear_view(struct view *v, struct rect at);

/* seats_panel.c */
int seats_areas_px(const struct scene_ctx *sc, const struct view *v, struct rect at);
/* The areas as tiles, page by page where there are more than `at` has room for. */
void seats_areas_view(const struct scene_ctx *sc, struct view *v, struct rect at);

/* seats_controls.c: zoom and pan in one row, or in two as a cross. */
int seats_controls_width(const struct view *v, bool flat);
void seats_controls_view(const struct scene_ctx *sc, struct view *v, struct rect at);
/* seats_key.c: the key and the minimap, or what there is room for; false: the key is not shown. */
bool seats_key_view(const struct scene_ctx *sc, struct view *v, struct rect at);
/* The key alone, as low as it can be; 0: it is too wide. */
int seats_key_px(const struct scene_ctx *sc, const struct view *v, int width);
void seats_key_row_view(const struct scene_ctx *sc, struct view *v, struct rect at);

/* seats_sheet.c: the selection in words and its prices; at most `most_px` high. */
int seats_sheet_px(const struct scene_ctx *sc, struct view *v, int width, int most_px);
void seats_sheet_view(const struct scene_ctx *sc, struct view *v, struct rect at);
/* How many of the seats can be seen in `most_px`, and whether each with all its words. */
struct seats_sheet_fit {
    size_t shown;
    bool whole;
};
struct seats_sheet_fit seats_sheet_fit(const struct scene_ctx *sc, struct view *v, int width,
                                       int most_px);
