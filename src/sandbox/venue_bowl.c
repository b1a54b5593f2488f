#include "sandbox/venue_bowl.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "base/mem.h"
#include "sandbox/venue_bowl_shape.h"
#include "sandbox/venue_seats.h"

enum { AREAS_MAX = 256 };

/* What is being built. The last rows of the stands (nearly always one) are thinned until the number
 * is exact: evenly, by counting how many of their places were seen and how many left out. */
struct bowl {
    struct venue_build *build;
    struct venue_bowl_shape shape;
    size_t floor_left;
    size_t last_total, surplus, last_seen, left_out;
    int thin_from; /* first row that is thinned */
    struct sb_area areas[AREAS_MAX];
    size_t n_areas;
};

static struct sb_area *add_area(struct bowl *bowl, const char *name, int number)
{
    assert(bowl->n_areas < AREAS_MAX);
    struct sb_area *area = &bowl->areas[bowl->n_areas++];
    area->name = arena_printf(bowl->build->arena, "%s %d", name, number);
    return area;
}

static void add_floor_row(struct bowl *bowl, struct venue_seats *seats, int column, int row)
{
    const struct venue_bowl_shape *shape = &bowl->shape;
    const int wide = shape->floor_wide / VENUE_BOWL_COLUMNS;
    const int block = row / shape->floor_block;
    const double left = -shape->floor_wide / 2.0 - 2 + column * (wide + 2.0);
    const bool front = row < shape->floor_deep / 2;
    char label[8];
    venue_seats_row_label(label, (size_t)(row % shape->floor_block));
    for (int k = 0; k < wide && bowl->floor_left > 0; k++, bowl->floor_left--)
        venue_seats_add(seats,
                        &(struct venue_place){.row = label,
                                              .number = k + 1,
                                              .x = left + k + 0.5,
                                              .y = 4 + row * VENUE_BOWL_ROW_PITCH + 2.0 * block,
                                              .band = front ? VENUE_BAND_A : VENUE_BAND_B});
}

static void add_floor(struct bowl *bowl)
{
    const int deep = bowl->shape.floor_deep, rows = bowl->shape.floor_block;
    int number = 1;
    for (int first = 0; first < deep; first += rows) {
        for (int column = 0; column < VENUE_BOWL_COLUMNS; column++) {
            struct venue_seats seats = {.next_id = &bowl->build->next_seat};
            for (int row = first; row < first + rows && row < deep; row++)
                add_floor_row(bowl, &seats, column, row);
            if (seats.n > 0)
                venue_seats_finish(&seats, bowl->build->arena, add_area(bowl, "Floor", number++));
        }
    }
}

static int thinned(struct bowl *bowl, int n, int row)
{
    if (row < bowl->thin_from)
        return n;
    bowl->last_seen += (size_t)n;
    const size_t out = bowl->last_seen * bowl->surplus / bowl->last_total;
    n -= (int)(out - bowl->left_out);
    bowl->left_out = out;
    return n;
}

static void plan_thinning(struct bowl *bowl)
{
    const struct venue_bowl_shape *shape = &bowl->shape;
    const int top = shape->n_tiers - 1;
    bowl->surplus = venue_bowl_shape_total(shape) - shape->n_stands;
    bowl->thin_from = shape->n_rows;
    do {
        bowl->thin_from--;
        bowl->last_total += venue_bowl_shape_row_total(shape, top, bowl->thin_from);
    } while (bowl->last_total <= bowl->surplus);
    assert(bowl->thin_from > venue_bowl_shape_first_row(shape, top));
}

/* The last tier is the cheapest, the back of the first one looks straight at the stage, and its
 * ends see it from the side. */
static struct venue_place stand_place(const struct bowl *bowl, const struct venue_bowl_block *block,
                                      int row, int k)
{
    double xy[2];
    venue_bowl_shape_place(&bowl->shape, block, row, k, xy);
    const int top = bowl->shape.n_tiers - 1;
    const bool is_top = top > 0 && row >= venue_bowl_shape_first_row(&bowl->shape, top);
    const bool is_back = !block->arc && block->dx < 0;
    const bool is_space = is_back && row == 0 && k < 2;
    return (struct venue_place){.number = k + 1,
                                .x = xy[0],
                                .y = xy[1],
                                .band = is_top    ? VENUE_BAND_D
                                        : is_back ? VENUE_BAND_B
                                                  : VENUE_BAND_C,
                                .lock = is_space    ? SB_LOCK_WHEELCHAIR
                                        : xy[1] < 3 ? SB_LOCK_INFO
                                                    : SB_LOCK_NONE};
}

static void add_stand(struct bowl *bowl, const struct venue_bowl_block *block, int tier, int number)
{
    const int first = venue_bowl_shape_first_row(&bowl->shape, tier);
    struct venue_seats seats = {.next_id = &bowl->build->next_seat};
    for (int row = first; row < venue_bowl_shape_first_row(&bowl->shape, tier + 1); row++) {
        const int n = thinned(bowl, venue_bowl_shape_seats(&bowl->shape, block, row), row);
        char label[8];
        venue_seats_row_label(label, (size_t)(row - first));
        for (int k = 0; k < n; k++) {
            struct venue_place place = stand_place(bowl, block, row, k);
            place.row = label;
            venue_seats_add(&seats, &place);
        }
    }
    venue_seats_finish(&seats, bowl->build->arena,
                       add_area(bowl, "Block", (tier + 1) * 100 + number));
}

static void add_tier(struct bowl *bowl, int tier)
{
    int number = 1;
    for (int side = 0; side < VENUE_BOWL_SIDES; side++) {
        const int n = venue_bowl_shape_n_blocks(&bowl->shape, tier, side);
        for (int part = 0; part < n; part++) {
            const struct venue_bowl_block block =
                venue_bowl_shape_block(&bowl->shape, side, part, n);
            add_stand(bowl, &block, tier, number++);
        }
    }
}

void venue_bowl_areas(struct venue_build *build, size_t n_seats, struct sb_plan *plan)
{
    assert(n_seats >= VENUE_BOWL_MIN);
    struct bowl *bowl = mem_zalloc(sizeof(*bowl));
    bowl->build = build;
    venue_bowl_shape_measure(&bowl->shape, n_seats);
    const int top = bowl->shape.n_tiers - 1;
    bowl->floor_left = bowl->shape.n_floor;
    plan_thinning(bowl);
    add_floor(bowl);
    for (int tier = 0; tier <= top; tier++)
        add_tier(bowl, tier);
    plan->n_areas = bowl->n_areas;
    plan->areas = arena_alloc_array(build->arena, bowl->n_areas, sizeof(*plan->areas));
    memcpy(plan->areas, bowl->areas, bowl->n_areas * sizeof(*plan->areas));
    mem_free(bowl);
}
