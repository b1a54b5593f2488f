/* Seat map: thousands of small marks that are panned, zoomed, tapped and redrawn one by one.
 *
 * Knows marks, groups and a camera; nothing of tickets. The owner sets geometry once (borrowed, must
 * outlive the map) and a style byte per mark whenever it likes; the map culls and hit-tests through a
 * uniform grid and redraws only what changed. Below 12 mm pitch (or the configured floor) a tap on a
 * group zooms and never selects (K-10, requirements 2.2).
 * Threads: the UI thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/rect.h"
#include "ui/theme.h"

enum seat_mark {
    MARK_NONE, /* not drawn */
    MARK_FREE, /* filled with its band's colour, pattern and letter */
    MARK_RESTRICTED,
    MARK_WHEELCHAIR,
    MARK_COMPANION,
    MARK_CHOSEN, /* paper with a tick */
    MARK_HELD,   /* ours in the basket: tick and ring */
    MARK_TAKEN,  /* small cross */
    MARK_LOST,   /* just gone: stop-coloured cross */
    MARK_QUIET,  /* a seat without a statement, where a plan only shows a place */
};

struct seatmap_item {
    int32_t x, y;   /* map units */
    uint32_t tag;   /* the owner's number: the service's seat id */
    uint16_t group; /* index into groups */
    uint16_t row;   /* index into rows */
    uint16_t number;
};

struct seatmap_row {
    const char *label; /* borrowed */
    uint32_t first, n; /* items, sorted by x */
};

struct seatmap_group {
    const char *name;  /* borrowed */
    const char *words; /* second line, "from £26, 214 left"; may be changed by the owner */
    uint32_t first, n; /* items */
    int32_t min_x, min_y, max_x, max_y;
    bool recommended; /* outlined */
};

struct seatmap_spec {
    const struct seatmap_item *items;
    size_t n_items;
    const struct seatmap_row *rows;
    size_t n_rows;
    struct seatmap_group *groups;
    size_t n_groups;
    int32_t pitch;           /* map units between neighbours */
    const char *stage_words; /* "Stage"; drawn at the top edge; copied */
    double select_pitch_mm;  /* 12, floor 9 */
};

struct seatmap;

struct seatmap *seatmap_new(const struct seatmap_spec *spec);
void seatmap_free(struct seatmap *map);

/* mark: enum seat_mark; band: 0..7 for letter, colour, pattern. Marks the item for redraw. */
void seatmap_set(struct seatmap *map, size_t item, enum seat_mark mark, uint8_t band);
enum seat_mark seatmap_mark(const struct seatmap *map, size_t item);

/* In another language; NULL or "" for none. Shows with the next redraw of the whole map. */
void seatmap_set_stage_words(struct seatmap *map, const char *words);

/* Tells the map where it is shown; called by the runtime before drawing. When only the height
 * changes nothing on screen moves, but what is chosen stays in sight. */
void seatmap_place(struct seatmap *map, struct rect at, const struct panel *panel);
void seatmap_fit(struct seatmap *map);                      /* the whole house */
void seatmap_show_group(struct seatmap *map, size_t group); /* at a selectable pitch */
/* The same about the point that was touched, for groups that are larger than the screen then. */
void seatmap_approach(struct seatmap *map, size_t group, int x, int y);
/* Centred, selectable; before the first seatmap_place() it is remembered. */
void seatmap_show_item(struct seatmap *map, size_t item);
/* About a point in px; about the middle when the point is not on the map. */
void seatmap_zoom(struct seatmap *map, double factor, int x, int y);
void seatmap_pan(struct seatmap *map, int dx_px, int dy_px);
bool seatmap_is_selectable(const struct seatmap *map); /* pitch reached: taps select */
bool seatmap_is_fit(const struct seatmap *map);
bool seatmap_shows_stage(const struct seatmap *map); /* its word is on screen; true without one */

/* Moves the keyboard's focus (-1, 0, 1) to the nearest item in that direction and shows it. */
void seatmap_focus_move(struct seatmap *map, int dx, int dy);
size_t seatmap_focus(const struct seatmap *map); /* SIZE_MAX: none */

enum seatmap_hit { SEATMAP_NOTHING, SEATMAP_ITEM, SEATMAP_GROUP };
enum seatmap_hit seatmap_hit(const struct seatmap *map, int x, int y, size_t *ret_index);
size_t seatmap_find_tag(const struct seatmap *map, uint32_t tag); /* SIZE_MAX: none */
bool seatmap_item_at(const struct seatmap *map, size_t item, int *ret_x,
                     int *ret_y); /* px; false off screen */
/* The part of the house on screen, in per mille of its bounds, for a minimap. */
struct rect seatmap_window(const struct seatmap *map);

/* In an action from view_seatmap(): arg is an item index, or a group index with this bit set. */
#define SEATMAP_ARG_GROUP 0x80000000U
