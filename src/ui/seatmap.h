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
    MARK_NONE,       /* not drawn */
    MARK_FREE,       /* filled with its band's colour, pattern and letter */
    MARK_RESTRICTED, /* restricted view: half-filled */
    MARK_NOTE,       /* free, with something to be said first: a folded corner */
    MARK_ALLOCATION, /* free, from an allocation: notched like a ticket */
    MARK_WHEELCHAIR,
    MARK_COMPANION,
    MARK_CHOSEN, /* paper with a tick */
    MARK_HELD,   /* ours in the basket: tick and ring */
    MARK_TAKEN,  /* small cross */
    MARK_LOST,   /* just gone: stop-coloured cross */
    MARK_QUIET,  /* a seat without a statement, where a plan only shows a place */
    MARK_ASIDE,  /* free, but not what is looked for: a small hollow square */
};

/* Where the stage is, seen from the house; the same sides as a venue's overlay file has. */
enum seatmap_stage {
    SEATMAP_STAGE_TOP,
    SEATMAP_STAGE_BOTTOM,
    SEATMAP_STAGE_LEFT,
    SEATMAP_STAGE_RIGHT,
    SEATMAP_STAGE_CENTRE, /* in the round: in the free space in the middle, over seats if there is none */
    SEATMAP_STAGE_ABSENT,
};

/* How much of a group is left, as a bar of three steps beside its words. */
enum seatmap_left {
    SEATMAP_LEFT_UNSAID, /* no bar */
    SEATMAP_LEFT_NONE,
    SEATMAP_LEFT_FEW,
    SEATMAP_LEFT_SOME,
    SEATMAP_LEFT_MANY,
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
    const char *name; /* borrowed */
    const char
        *words; /* second line, "from £26, 214 left"; borrowed, may be changed by the owner */
    uint32_t first, n; /* items */
    int32_t min_x, min_y, max_x, max_y;
    bool recommended;       /* outlined */
    enum seatmap_left left; /* may be changed by the owner, like its words */
};

/* The step for `n_free` places of `n`: none, up to 15 in a hundred, up to a half, more. */
enum seatmap_left seatmap_left_of(size_t n_free, size_t n);

struct seatmap_spec {
    const struct seatmap_item *items;
    size_t n_items;
    const struct seatmap_row *rows;
    size_t n_rows;
    struct seatmap_group *groups;
    size_t n_groups;
    int32_t
        pitch; /* map units between neighbours; at least 1/16384 of the house counts, see impl */
    const char *stage_words; /* "Stage"; drawn on its side of the house; copied */
    enum seatmap_stage stage_side;
    double select_pitch_mm; /* 12, floor 9 */
};

struct seatmap;

struct seatmap *seatmap_new(const struct seatmap_spec *spec);
void seatmap_free(struct seatmap *map);

/* mark: enum seat_mark; band: 0..7 for letter, colour, pattern. Marks the item for redraw. */
void seatmap_set(struct seatmap *map, size_t item, enum seat_mark mark, uint8_t band);
enum seat_mark seatmap_mark(const struct seatmap *map, size_t item);

/* In another language; NULL or "" for none. */
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
struct seatmap_pinch { /* two fingers: what was in their middle stays there */
    double factor;
    int from_x, from_y, to_x, to_y; /* px, of the middle */
};
void seatmap_pinch(struct seatmap *map, const struct seatmap_pinch *by);
bool seatmap_pan(struct seatmap *map, int dx_px, int dy_px); /* false at the edge: nothing moved */
bool seatmap_is_selectable(const struct seatmap *map);       /* pitch reached: taps select */
bool seatmap_is_fit(const struct seatmap *map);
bool seatmap_shows_stage(const struct seatmap *map); /* its word is on screen; true without one */
/* Which way the stage lies from what is on screen, -1, 0, 1 each; 0, 0 without a stage. */
void seatmap_stage_way(const struct seatmap *map, int *ret_dx, int *ret_dy);

/* Marks that others changed (free to taken and back) fade in place over 300 ms, counted from the
 * first call after the change; not in reduced motion. True while something fades: another frame is
 * wanted. Costs nothing when nothing does. */
bool seatmap_fade(struct seatmap *map, int64_t now_ms);

/* Moves the keyboard's focus (-1, 0, 1) to the nearest item in that direction and shows it. */
void seatmap_focus_move(struct seatmap *map, int dx, int dy);
size_t seatmap_focus(const struct seatmap *map); /* SIZE_MAX: none */

enum seatmap_hit { SEATMAP_NOTHING, SEATMAP_ITEM, SEATMAP_GROUP };
enum seatmap_hit seatmap_hit(const struct seatmap *map, int x, int y, size_t *ret_index);
size_t seatmap_find_tag(const struct seatmap *map, uint32_t tag); /* SIZE_MAX: none */
bool seatmap_item_at(const struct seatmap *map, size_t item, int *ret_x,
                     int *ret_y); /* px; false off screen */
/* The part of the house on screen, in per mille of its bounds. */
struct rect seatmap_window(const struct seatmap *map);
/* Changes with whatever a minimap shows: its shapes, what is recommended, the window on the house. */
uint64_t seatmap_minimap_look(const struct seatmap *map);

/* In an action from view_seatmap(): arg is an item index, or a group index with this bit set. */
#define SEATMAP_ARG_GROUP 0x80000000U
