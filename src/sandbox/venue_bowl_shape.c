#include "sandbox/venue_bowl_shape.h"

#include <math.h>

#define PI    3.14159265358979323846
#define AISLE 1.3

enum { TIER_ROWS_MAX = 34, CONCOURSE = 4 };

static struct venue_bowl_block u_side(const struct venue_bowl_shape *shape, int side)
{
    const double w = shape->half_width, r = shape->radius, c = w - r;
    switch (side) {
    case 0:
        return (struct venue_bowl_block){.x = w, .dy = 1, .length = shape->side};
    case 1:
        return (struct venue_bowl_block){.arc = true, .x = c, .y = shape->side, .length = PI / 2};
    case 2:
        return (struct venue_bowl_block){.x = c, .y = shape->side + r, .dx = -1, .length = 2 * c};
    case 3:
        return (struct venue_bowl_block){
            .arc = true, .x = -c, .y = shape->side, .from = PI / 2, .length = PI / 2};
    default:
        return (struct venue_bowl_block){
            .x = -w, .y = shape->side, .dy = -1, .length = shape->side};
    }
}

/* Length along the row that stands `out` behind the first one. */
static double row_length(const struct venue_bowl_shape *shape, const struct venue_bowl_block *block,
                         double out)
{
    return block->arc ? block->length * (shape->radius + out) : block->length;
}

static double row_out(const struct venue_bowl_shape *shape, int row)
{
    const int per_tier = shape->n_rows / shape->n_tiers;
    int tier = row / per_tier;
    if (tier >= shape->n_tiers)
        tier = shape->n_tiers - 1;
    return row * VENUE_BOWL_ROW_PITCH + tier * CONCOURSE;
}

int venue_bowl_shape_first_row(const struct venue_bowl_shape *shape, int tier)
{
    return tier < shape->n_tiers ? tier * (shape->n_rows / shape->n_tiers) : shape->n_rows;
}

/* How many blocks a side has in a tier, from its middle row. */
int venue_bowl_shape_n_blocks(const struct venue_bowl_shape *shape, int tier, int side)
{
    const struct venue_bowl_block whole = u_side(shape, side);
    const int middle =
        (venue_bowl_shape_first_row(shape, tier) + venue_bowl_shape_first_row(shape, tier + 1)) / 2;
    const double n = row_length(shape, &whole, row_out(shape, middle)) / VENUE_BOWL_BLOCK_SEATS;
    return n < 1.5 ? 1 : (int)lround(n);
}

struct venue_bowl_block venue_bowl_shape_block(const struct venue_bowl_shape *shape, int side,
                                               int part, int n_parts)
{
    struct venue_bowl_block whole = u_side(shape, side);
    const double length = whole.length / n_parts;
    if (whole.arc) {
        whole.from += length * part;
    } else {
        whole.x += whole.dx * length * part;
        whole.y += whole.dy * length * part;
    }
    whole.length = length;
    return whole;
}

int venue_bowl_shape_seats(const struct venue_bowl_shape *shape,
                           const struct venue_bowl_block *block, int row)
{
    const int n = (int)(row_length(shape, block, row_out(shape, row)) - AISLE);
    return n > 0 ? n : 0;
}

/* Seats of one row round the whole U. */
size_t venue_bowl_shape_row_total(const struct venue_bowl_shape *shape, int tier, int row)
{
    int total = 0;
    for (int side = 0; side < VENUE_BOWL_SIDES; side++) {
        const int n = venue_bowl_shape_n_blocks(shape, tier, side);
        const struct venue_bowl_block block = venue_bowl_shape_block(shape, side, 0, n);
        total += n * venue_bowl_shape_seats(shape, &block, row);
    }
    return (size_t)total;
}

size_t venue_bowl_shape_total(const struct venue_bowl_shape *shape)
{
    size_t total = 0;
    for (int tier = 0; tier < shape->n_tiers; tier++) {
        for (int row = venue_bowl_shape_first_row(shape, tier);
             row < venue_bowl_shape_first_row(shape, tier + 1); row++)
            total += venue_bowl_shape_row_total(shape, tier, row);
    }
    return total;
}

/* Sizes the floor for a fifth of the places, the U round it, and as many rows as the rest needs. */
void venue_bowl_shape_measure(struct venue_bowl_shape *shape, size_t n_seats)
{
    const double n_floor = (double)n_seats / 5;
    shape->floor_wide = (int)ceil(sqrt(n_floor * 0.8) / VENUE_BOWL_COLUMNS) * VENUE_BOWL_COLUMNS;
    shape->floor_deep = (int)ceil(n_floor / shape->floor_wide);
    shape->n_floor = (size_t)n_floor;
    shape->n_stands = n_seats - shape->n_floor;
    shape->half_width = shape->floor_wide / 2.0 + 6;
    shape->radius = shape->half_width * 0.42;
    const int n_deep = (shape->floor_deep + VENUE_BOWL_BLOCK_SEATS - 1) / VENUE_BOWL_BLOCK_SEATS;
    shape->floor_block = (shape->floor_deep + n_deep - 1) / n_deep;
    const double deep = 4 + shape->floor_deep * VENUE_BOWL_ROW_PITCH + 2.0 * (n_deep - 1);
    /* The floor's outer corners, 4 inside the U, may reach this far into its round corners. */
    shape->side = deep - sqrt(5 * shape->radius - 13.75);
    do {
        shape->n_rows++;
        shape->n_tiers = 1 + shape->n_rows / TIER_ROWS_MAX + (shape->n_rows > 14);
    } while (venue_bowl_shape_total(shape) < shape->n_stands);
}

void venue_bowl_shape_place(const struct venue_bowl_shape *shape,
                            const struct venue_bowl_block *block, int row, double k, double xy[2])
{
    const double out = row_out(shape, row), radius = shape->radius + out;
    const int n = venue_bowl_shape_seats(shape, block, row);
    const double along = (row_length(shape, block, out) - n) / 2 + k + 0.5;
    if (block->arc) {
        xy[0] = block->x + cos(block->from + along / radius) * radius;
        xy[1] = block->y + sin(block->from + along / radius) * radius;
    } else {
        xy[0] = block->x + block->dx * along + block->dy * out;
        xy[1] = block->y + block->dy * along - block->dx * out;
    }
}
