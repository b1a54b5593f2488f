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

/* Seats nearer to each other than this share of the house count as one place: positions stay exact to
 * a pixel in single precision, and the house never gets wider than pixels can be counted. */
#define SEATMAP_PITCHES_MAX 16384

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
    bool is_main; /* the largest of its group: it is named there */
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

/* One side of the house: how far in from the outermost seats its shapes begin, map units. */
struct seatmap_edge {
    float middle, all; /* before the middle half, where a stage may stand; before all of it */
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
    struct seatmap_edge edges[4]; /* by enum seatmap_stage, top to right */
    float hole[2];                /* half of the free space round the middle, across and down */
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

    size_t show_first;           /* asked for before there was a place to show it; SIZE_MAX: none */
    size_t focus;                /* the owner's index, SIZE_MAX: none */
    struct seatmap_fades *fades; /* owned */
    struct seatmap_ground *ground; /* owned */
    struct rect damage[SEATMAP_DAMAGE_MAX];
    size_t n_damage;
    uint64_t words_look; /* of the groups' words when damage was taken last */

    /* By grid order: how far each sprite's corner is from the house's corner, in pixels of a canvas;
     * of the last frame that showed all seats as dots. */
    int32_t *offsets;
    double offsets_scale;
    int offsets_stride, offsets_size;

    /* Sprites of the present size; see seatmap_sprite.c. */
    struct seatmap_sprite sprites[SEATMAP_SLOTS];
    int sprite_size, seat_size;
    bool sprites_are_seats, sprites_are_numbered;
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
/* The item (grid order) drawn nearest to a pixel, counted from the house's corner, within `reach_px`. */
size_t seatmap_grid_touched(const struct seatmap *map, struct point at, int reach_px);

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
/* Pixels kept free round the seats, by side (enum seatmap_stage): the stage or the words of the first
 * group, row letters, and some air. */
void seatmap_rim_px(const struct seatmap *map, bool shapes, int ret[4]);
bool seatmap_has_stage(const struct seatmap *map);
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
struct seatmap_seat { /* `seat` px large in the middle of `at` */
    struct rect at;
    int seat;
    unsigned slot;
    bool numbered; /* room is left for its number */
};
void seatmap_sprite_seat(struct canvas *c, struct type *type, const struct theme *theme,
                         const struct seatmap_seat *what);
bool seatmap_mark_has_number(enum seat_mark mark);
void seatmap_sprites_free(struct seatmap *map);
/* Copies the sprites of the items in the clip; returns how many were looked at. */
size_t seatmap_blit(struct seatmap *map, struct canvas *c);

/* Ground: what lies below the seats. See seatmap_ground.c. */
struct seatmap_ground *seatmap_ground_new(void);
void seatmap_ground_free(struct seatmap_ground *ground);
/* Draws background, shapes and stage in the clip: from what is kept while the scale stays. */
void seatmap_ground_draw(struct seatmap *map, struct canvas *c, const struct theme *theme);

/* Shapes, drawn. */
struct seatmap_lens { /* where the house is on a canvas: the camera, or a minimap */
    double scale;
    int ox, oy;
};
/* The outline of a part in pixels: along the top, back along the bottom; returns how many corners. */
size_t seatmap_outline(const struct seatmap_part *part, const struct seatmap_lens *lens,
                       int band_px, struct point ret[2 * SEATMAP_SAMPLES]);
struct rect seatmap_part_box(const struct seatmap *map, const struct seatmap_part *part);
/* A closed line of sides that are each drawn in their own small box. */
void seatmap_draw_line(struct canvas *c, const struct point *points, size_t n, int width,
                       uint32_t argb);
/* The four corners of the stage in its rectangle, narrower away from the house. */
void seatmap_stage_corners(enum seatmap_stage side, struct rect at, struct point ret[4]);
/* Name, words and bar of each group, on its shape. */
void seatmap_draw_words(const struct seatmap *map, struct canvas *c, struct type *type,
                        const struct theme *theme);

/* Fades. See seatmap_fade.c. */
struct seatmap_fades *seatmap_fades_new(void);
void seatmap_fades_free(struct seatmap_fades *fades);
void seatmap_fades_add(struct seatmap *map, size_t item, unsigned from, unsigned to);
void seatmap_fades_draw(const struct seatmap *map, struct canvas *c);
void seatmap_fill_rect(struct canvas *c, struct rect r, uint32_t argb);
/* Fills a polygon, antialiased, touching the pixels inside only once; `argb` is opaque. */
void seatmap_fill(struct canvas *c, const struct point *points, size_t n, uint32_t argb);

/* To whole pixels; `px` is not negative and below two thousand million. One way of rounding for all,
 * so that what is touched is where it was drawn. */
static inline int seatmap_px(float at, double scale)
{
    return (int)(at * (float)scale + 0.5F);
}

static inline enum seat_mark seatmap_slot_mark(unsigned slot)
{
    return (enum seat_mark)(slot / SEATMAP_BANDS);
}

/* Nobody can choose what is drawn at this place (grid order). */
static inline bool seatmap_is_taken(const struct seatmap *map, size_t place)
{
    const enum seat_mark mark = seatmap_slot_mark(map->slot[place]);
    return mark == MARK_NONE || mark == MARK_TAKEN || mark == MARK_QUIET;
}
