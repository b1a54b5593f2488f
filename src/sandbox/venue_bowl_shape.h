/* The outline of a bowl: how large its floor is, where its stands run, how many rows they have.
 *
 * The stands follow a U in plan: right side, corner, back, corner, left side, open towards the
 * stage. Lengths are pitches of seats; x counts from the axis, y from the stage. Pure arithmetic.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define VENUE_BOWL_ROW_PITCH 1.14

enum { VENUE_BOWL_BLOCK_SEATS = 24, VENUE_BOWL_COLUMNS = 3, VENUE_BOWL_SIDES = 5 };

struct venue_bowl_shape {
    double half_width, side, radius; /* of the U at the first row: corners have the radius */
    int floor_wide, floor_deep;      /* places */
    int floor_block;                 /* rows of a floor block, all blocks about equal */
    size_t n_floor, n_stands;        /* together all that were asked for */
    int n_rows, n_tiers;
};

/* A part of the U between two aisles. An arc has its centre at x,y and turns from `from` by
 * `length` radians; a straight starts at x,y and runs along (dx, dy). */
struct venue_bowl_block {
    bool arc;
    double x, y, dx, dy, from, length;
};

/* Sizes the floor for a fifth of the places, the U round it, and as many rows as the rest needs;
 * the stands may come out larger by less than one row. */
void venue_bowl_shape_measure(struct venue_bowl_shape *shape, size_t n_seats);

/* First row of a tier; of tier n_tiers: the number of rows. */
int venue_bowl_shape_first_row(const struct venue_bowl_shape *shape, int tier);

/* How many blocks a side (0 .. VENUE_BOWL_SIDES - 1) has in a tier, and one of them. */
int venue_bowl_shape_n_blocks(const struct venue_bowl_shape *shape, int tier, int side);
struct venue_bowl_block venue_bowl_shape_block(const struct venue_bowl_shape *shape, int side,
                                               int part, int n_parts);

int venue_bowl_shape_seats(const struct venue_bowl_shape *shape,
                           const struct venue_bowl_block *block, int row);
size_t venue_bowl_shape_row_total(const struct venue_bowl_shape *shape, int tier, int row);
size_t venue_bowl_shape_total(const struct venue_bowl_shape *shape);

/* Where seat k of the row's n stands. */
void venue_bowl_shape_place(const struct venue_bowl_shape *shape,
                            const struct venue_bowl_block *block, int row, double k, double xy[2]);
