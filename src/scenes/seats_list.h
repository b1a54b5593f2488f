/* Seats list: the plan in words, area by area and row by row, the full equal of the plan: the same
 * rules, reachable by keys alone, readable aloud (requirements 2.2, 12).
 *
 * What a row has is worked out once for every answer about availability; the view only reads it.
 * Rows are listed from the stage on; those without a place when the area was opened are left out, and
 * one that sells out later keeps its line, so that nothing moves under a finger.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scenes/scene.h"

enum seats_pane { SEATS_PANE_ROWS, SEATS_PANE_AREAS, SEATS_PANE_FILTERS };

#define SEATS_ROW_NONE UINT32_MAX

struct seats_row {             /* what this customer can have in a row, within the filters */
    uint16_t n_free, n_spaces; /* ordinary seats, spaces for wheelchairs */
    uint16_t best_run;         /* most ordinary seats beside each other */
    uint16_t letters;          /* bit per letter of the legend */
    uint32_t block; /* a seat whose block the whole party fits in; SEAT_NONE: none has room */
};

struct seats_list {
    enum seats_pane pane;
    uint32_t area;   /* the one listed; index into the plan's */
    uint32_t *areas; /* owned; those with seats, in the house's order */
    size_t n_areas;
    struct seats_row *rows; /* owned; by row index of the plan */
    uint32_t *by_stage;     /* owned; the rows of each area, the nearest to the stage first */
    uint32_t *listed;       /* owned; rows of the area, by index of the plan */
    size_t n_listed;
    uint32_t first;     /* on the page; place in `listed` */
    uint32_t open;      /* place in `listed`; SEATS_ROW_NONE */
    uint32_t tile;      /* of the open row: first seat on its page of seats */
    uint32_t area_page; /* first of the areas shown */
    bool is_old;        /* what is said of the rows, since nobody looks at them */
};

void seats_list_free(struct seats_list *list); /* with the map */
/* After a new status or another filter; the rows listed stay where they are. While the plan is shown
 * it costs nothing: a list is made when somebody wants to see it. */
void seats_list_refresh(struct scene_ctx *sc);
/* Plan or list, area, page, row, filter. False for an action that is none of the list's. */
bool seats_list_action(struct scene_ctx *sc, uint32_t id, uint32_t arg);
/* seats_list_facts.c: what every row has. */
void seats_list_facts(struct scene_ctx *sc);
/* A place that is for sale to this customer and within the filters. */
bool seats_list_has(const struct scene_ctx *sc, uint32_t seat);
bool seats_list_is_chosen(const struct scene_ctx *sc, uint32_t seat);

/* seats_list_view.c: all of it but heading, filters and selection; with a way to the filters where
 * they are not on screen already. */
void seats_list_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                     bool filters_shown);

/* A part of the house by its place in the house's order, with what is left of it. */
struct button seats_list_area_button(const struct scene_ctx *sc, struct view *v, uint32_t place);

/* seats_list_panes.c: all parts of the house, or the filters, in place of the rows. */
void seats_list_pane_view(const struct scene_ctx *sc, struct view *v, struct rect at);

/* seats_list_rows.c: the rows of a page in `at`, with the seats of the open one. */
struct seats_page {
    uint32_t first, shown, back, next; /* places in `listed`; next == n_listed: the last page */
};
struct seats_page seats_list_rows_view(const struct scene_ctx *sc, struct view *v, struct rect at);
/* Whether the open row, if there is one, is whole on a page; if not it gets one of its own. */
bool seats_list_rows_fit(const struct scene_ctx *sc, const struct view *v, struct rect at);
void seats_list_row_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                         struct rect *bar);

/* seats_list_tiles.c: the seats of the open row. With a `bar` those that have no room go to further
 * pages, and the buttons that turn them are cut from its right end; without one (NULL) all are shown. */
int seats_list_tiles_px(const struct scene_ctx *sc, const struct view *v, int width);
void seats_list_tiles_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                           struct rect *bar);

/* seats_list_words.c */
const char *seats_row_name(const struct scene_ctx *sc, struct arena *a, uint32_t row);
const char *seats_row_price(const struct scene_ctx *sc, struct arena *a, uint32_t row);
const char *seats_row_run(const struct scene_ctx *sc, struct arena *a, uint32_t row);
const char *seats_row_left(const struct scene_ctx *sc, struct arena *a, uint32_t row);
/* All of it as a sentence, but the name. */
const char *seats_row_words(const struct scene_ctx *sc, struct arena *a, uint32_t row, bool open);
const char *seats_seat_number(const struct scene_ctx *sc, struct arena *a, uint32_t seat);
/* What distinguishes the seat in one word or two: free, chosen, aisle, restricted view. */
const char *seats_seat_state(const struct scene_ctx *sc, uint32_t seat);
const char *seats_seat_words(const struct scene_ctx *sc, struct arena *a, uint32_t seat);
