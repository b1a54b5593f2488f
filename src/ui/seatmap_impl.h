/* Inside of the seat map: shared by the seatmap_*.c files only.
 *
 * Items are kept as arrays in grid order, positions relative to the house's top left corner. The
 * camera is a scale and an offset in whole pixels, so that panning never makes marks tremble.
 */
#pragma once

#include "ui/canvas.h"
#include "ui/panel.h"
#include "ui/seatmap.h"
#include "ui/seatmap_draw.h"

enum {
    SEATMAP_BANDS = 8,
    SEATMAP_SLOTS = 16 * SEATMAP_BANDS, /* a mark and a band */
    SEATMAP_SAMPLES = 64,               /* of an outline, from left to right */
    SEATMAP_PARTS_PER_GROUP = 8,
};

#define SEATMAP_CHOSEN_BY 1.14 /* a chosen seat is so much larger than its neighbours */

#define SEATMAP_EDGE_PITCHES 1.7  /* kept free round the house: row letters, the shapes' ends */
#define SEATMAP_FIT_PITCH_MM 18.0 /* a small room is not blown up further */

/* A uniform grid over the house; items of a cell, and of a row of cells, are consecutive. */
struct seatmap_grid {
    int columns, rows;
    float cell;      /* map units */
    uint32_t *first; /* columns * rows + 1 entries */
};

/* One piece of a group that is drawn as a calm shape: from left to right, how far up and down. */
struct seatmap_part {
    uint32_t group;
    uint32_t n_items;
    float x0, dx; /* of the samples */
    float top[SEATMAP_SAMPLES], bottom[SEATMAP_SAMPLES];
    float min_y, max_y;
    float room; /* free space between its top and what lies nearer to the stage */
};

struct seatmap_label { /* of a row: at its ends and in its aisles */
    float x, y;
    uint32_t row;
};

struct seatmap_sprite {
    uint32_t *pixels; /* owned, `size` squared, opaque, composed on the ground it lies on */
    uint16_t *spans;  /* owned, `size` pairs: first and end of what is to be copied of each row */
    size_t room;      /* pixels allocated */
    bool ready;
};

struct seatmap {
    struct seatmap_spec spec;
    char stage_words[64]; /* spec.stage_words points here */
    float w, h;           /* of the house, map units */

    /* In grid order. */
    float *x, *y;
    uint8_t *slot;
    uint32_t *item;  /* the owner's index */
    uint32_t *place; /* by the owner's index: where it is in grid order */
    struct seatmap_grid grid;
    uint32_t n_in_slot[SEATMAP_SLOTS];

    struct seatmap_part *parts;
    size_t n_parts;
    float front, front_all;       /* upper edge of the shapes behind the stage; of all shapes */
    struct seatmap_label *labels; /* in the order of their rows */
    size_t n_labels;
    uint32_t *label_of_row;  /* n_rows + 1: where each row's begin */
    uint32_t *label_in_cell; /* indices of labels, cell by cell of the grid */
    uint32_t *label_cells;   /* where each cell's begin in it */
    uint16_t *chosen_in_row;

    /* Camera. */
    bool placed, fit;
    bool bands; /* the house is large enough for words above its shapes */
    struct rect at;
    struct panel panel;
    double scale; /* px per map unit */
    int ox, oy;   /* px of the house's corner */

    size_t show_first; /* asked for before there was a place to show it; SIZE_MAX: none */
    size_t focus;      /* the owner's index, SIZE_MAX: none */
    struct rect damage[SEATMAP_DAMAGE_MAX];
    size_t n_damage;

    /* Sprites of the present size; see seatmap_sprite.c. */
    struct seatmap_sprite sprites[SEATMAP_SLOTS];
    int sprite_size, seat_size;
    bool sprites_are_seats;
    uint64_t sprites_theme;
};

/* Grid. */
void seatmap_grid_build(struct seatmap *map);
void seatmap_grid_free(struct seatmap_grid *grid);
/* The first and last column and row of cells that a box (map units) touches; false when none. */
bool seatmap_grid_cells(const struct seatmap_grid *grid, const float box[4], int ret[4]);
/* The cell of a point; points outside belong to the cell next to them. */
size_t seatmap_grid_cell(const struct seatmap_grid *grid, float x, float y);
/* The item (grid order) nearest to a point within `reach` map units; SIZE_MAX when none is. Marks
 * that are not drawn do not count. */
size_t seatmap_grid_nearest(const struct seatmap *map, float x, float y, float reach);

/* Shapes and row labels, worked out once. */
void seatmap_shape_build(struct seatmap *map);
/* How far a part's top lies up at x (map units); clamped to its ends. */
float seatmap_shape_top(const struct seatmap_part *part, float x);
float seatmap_shape_bottom(const struct seatmap_part *part, float x);
void seatmap_rows_build(struct seatmap *map);

/* Camera. */
double seatmap_pitch_px(const struct seatmap *map);
double seatmap_scale_of_pitch(const struct seatmap *map, double mm);
/* The scale at which the whole house is on screen, with the stage and the words of its groups. */
double seatmap_fit_scale(struct seatmap *map);
/* Pixels above the house's corner: the stage or the words of the first group, and some air. */
int seatmap_top_px(const struct seatmap *map, bool shapes);
struct rect seatmap_stage_rect(const struct seatmap *map); /* px, also off screen; may be empty */
int seatmap_band_px(const struct seatmap *map);            /* height of a group's name and words */
bool seatmap_part_has_band(const struct seatmap *map, const struct seatmap_part *part);
/* The cells that a rectangle of the screen touches, with `reach` map units round it. */
bool seatmap_visible_cells(const struct seatmap *map, struct rect r, float reach, int ret[4]);
void seatmap_damage_all(struct seatmap *map);
void seatmap_damage_item(struct seatmap *map, size_t item);
void seatmap_damage_row_labels(struct seatmap *map, uint32_t row);

/* Sprites. */
/* Makes every sprite that is in use ready for the present zoom. */
void seatmap_sprites_prepare(struct seatmap *map, struct type *type, const struct theme *theme);
/* A share of a seat's size in px, at least 1. */
int seatmap_share_px(int seat, double share);
/* One seat of `seat` px in the middle of `at`. */
void seatmap_sprite_seat(struct canvas *c, struct type *type, const struct theme *theme,
                         struct rect at, int seat, unsigned slot);
void seatmap_sprites_free(struct seatmap *map);
/* Copies the sprites of the items in the clip; returns how many were looked at. */
size_t seatmap_blit(const struct seatmap *map, struct canvas *c);
void seatmap_fill_rect(struct canvas *c, struct rect r, uint32_t argb);
/* Fills a polygon, antialiased, touching the pixels inside only once; `argb` is opaque. */
void seatmap_fill(struct canvas *c, const struct point *points, size_t n, uint32_t argb);

static inline enum seat_mark seatmap_slot_mark(unsigned slot)
{
    return (enum seat_mark)(slot / SEATMAP_BANDS);
}
