/* The grid: items sorted by cell, so that what is on screen, what was touched and what must be drawn
 * again are found without looking at the rest. */
#include <assert.h>
#include <math.h>

#include "base/mem.h"
#include "ui/seatmap_impl.h"

enum { CELL_PITCHES = 6, CELLS_PER_ITEM = 4, CELLS_LEAST = 1024 };

static void find_bounds(const struct seatmap_spec *spec, int32_t bounds[4])
{
    bounds[0] = bounds[1] = INT32_MAX;
    bounds[2] = bounds[3] = INT32_MIN;
    for (size_t i = 0; i < spec->n_items; i++) {
        const struct seatmap_item *item = &spec->items[i];
        bounds[0] = item->x < bounds[0] ? item->x : bounds[0];
        bounds[1] = item->y < bounds[1] ? item->y : bounds[1];
        bounds[2] = item->x > bounds[2] ? item->x : bounds[2];
        bounds[3] = item->y > bounds[3] ? item->y : bounds[3];
    }
    if (spec->n_items == 0)
        bounds[0] = bounds[1] = bounds[2] = bounds[3] = 0;
}

static int cells_for(float length, float cell)
{
    return (int)(length / cell) + 1;
}

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

size_t seatmap_grid_cell(const struct seatmap_grid *grid, float x, float y)
{
    const int column = clamp((int)(x / grid->cell), 0, grid->columns - 1);
    const int row = clamp((int)(y / grid->cell), 0, grid->rows - 1);
    return (size_t)row * (size_t)grid->columns + (size_t)column;
}

/* A house that is sparse beyond measure gets larger cells, not more of them. */
static void size_cells(struct seatmap *map)
{
    struct seatmap_grid *grid = &map->grid;
    const size_t most = CELLS_LEAST + CELLS_PER_ITEM * map->spec.n_items;
    grid->cell = (float)map->spec.pitch * CELL_PITCHES;
    for (;; grid->cell *= 1.5F) {
        grid->columns = cells_for(map->w, grid->cell);
        grid->rows = cells_for(map->h, grid->cell);
        if ((size_t)grid->columns * (size_t)grid->rows <= most)
            return;
    }
}

/* Counting sort of the items into their cells. */
static void sort_into_cells(struct seatmap *map, const int32_t bounds[4])
{
    struct seatmap_grid *grid = &map->grid;
    const size_t n = map->spec.n_items, n_cells = (size_t)grid->columns * (size_t)grid->rows;
    uint32_t *at = mem_zalloc_array(n_cells + 1, sizeof(at[0]));
    const struct seatmap_item *items = map->spec.items;
    for (size_t i = 0; i < n; i++)
        grid->first[seatmap_grid_cell(grid, (float)((int64_t)items[i].x - bounds[0]),
                                      (float)((int64_t)items[i].y - bounds[1])) +
                    1]++;
    for (size_t k = 0; k < n_cells; k++)
        at[k + 1] = grid->first[k + 1] += grid->first[k];
    for (size_t i = 0; i < n; i++) {
        const float x = (float)((int64_t)items[i].x - bounds[0]);
        const float y = (float)((int64_t)items[i].y - bounds[1]);
        const uint32_t to = at[seatmap_grid_cell(grid, x, y)]++;
        map->x[to] = x;
        map->y[to] = y;
        map->item[to] = (uint32_t)i;
        map->place[i] = to;
    }
    mem_free(at);
}

void seatmap_grid_build(struct seatmap *map)
{
    const size_t n = map->spec.n_items + 1;
    map->x = mem_zalloc_array(n, sizeof(map->x[0]));
    map->y = mem_zalloc_array(n, sizeof(map->y[0]));
    map->slot = mem_zalloc_array(n, sizeof(map->slot[0]));
    map->item = mem_zalloc_array(n, sizeof(map->item[0]));
    map->place = mem_zalloc_array(n, sizeof(map->place[0]));
    map->offsets = mem_zalloc_array(n, sizeof(map->offsets[0]));

    int32_t bounds[4];
    find_bounds(&map->spec, bounds);
    map->w = (float)((int64_t)bounds[2] - bounds[0]);
    map->h = (float)((int64_t)bounds[3] - bounds[1]);
    const float longest = map->w > map->h ? map->w : map->h;
    const int32_t least = (int32_t)(longest / SEATMAP_PITCHES_MAX) + 1;
    map->spec.pitch = map->spec.pitch > least ? map->spec.pitch : least;
    size_cells(map);
    struct seatmap_grid *grid = &map->grid;
    grid->first =
        mem_zalloc_array((size_t)grid->columns * (size_t)grid->rows + 1, sizeof(grid->first[0]));
    sort_into_cells(map, bounds);
}

void seatmap_grid_free(struct seatmap_grid *grid)
{
    mem_free(grid->first);
    grid->first = NULL;
}

static int cell_at(float v, float cell, int n)
{
    const float k = floorf(v / cell);
    return k < 0 ? 0 : k >= (float)n ? n - 1 : (int)k;
}

bool seatmap_grid_cells(const struct seatmap_grid *grid, const float box[4], int ret[4])
{
    const float w = grid->cell * (float)grid->columns, h = grid->cell * (float)grid->rows;
    if (box[2] < 0 || box[3] < 0 || box[0] > w || box[1] > h)
        return false;
    ret[0] = cell_at(box[0], grid->cell, grid->columns);
    ret[1] = cell_at(box[1], grid->cell, grid->rows);
    ret[2] = cell_at(box[2], grid->cell, grid->columns);
    ret[3] = cell_at(box[3], grid->cell, grid->rows);
    return true;
}

size_t seatmap_grid_nearest(const struct seatmap *map, float x, float y, float reach)
{
    const float box[4] = {x - reach, y - reach, x + reach, y + reach};
    int cells[4];
    if (!seatmap_grid_cells(&map->grid, box, cells))
        return SIZE_MAX;
    float least = reach * reach;
    size_t best = SIZE_MAX;
    for (int row = cells[1]; row <= cells[3]; row++) {
        const uint32_t *first = map->grid.first + (size_t)row * (size_t)map->grid.columns;
        for (uint32_t i = first[cells[0]]; i < first[cells[2] + 1]; i++) {
            const float dx = map->x[i] - x, dy = map->y[i] - y, d = dx * dx + dy * dy;
            if (d <= least && map->slot[i] >= SEATMAP_BANDS) {
                least = d;
                best = i;
            }
        }
    }
    return best;
}

/* How far the drawn middle of place `i` is from a point of the house's pixels, squared. */
static int64_t drawn_distance(const struct seatmap *map, uint32_t i, struct point at)
{
    const int64_t dx = seatmap_px(map->x[i], map->scale) - at.x;
    const int64_t dy = seatmap_px(map->y[i], map->scale) - at.y;
    return dx * dx + dy * dy;
}

size_t seatmap_grid_touched(const struct seatmap *map, struct point at, int reach_px)
{
    const float x = (float)(at.x / map->scale), y = (float)(at.y / map->scale);
    const float reach = (float)((reach_px + 1) / map->scale);
    const float box[4] = {x - reach, y - reach, x + reach, y + reach};
    int cells[4];
    if (!seatmap_grid_cells(&map->grid, box, cells))
        return SIZE_MAX;
    int64_t least = (int64_t)reach_px * reach_px;
    size_t best = SIZE_MAX;
    for (int row = cells[1]; row <= cells[3]; row++) {
        const uint32_t *first = map->grid.first + (size_t)row * (size_t)map->grid.columns;
        for (uint32_t i = first[cells[0]]; i < first[cells[2] + 1]; i++) {
            if (map->slot[i] < SEATMAP_BANDS)
                continue;
            const int64_t d = drawn_distance(map, i, at);
            /* Of those on the very same pixel the one that can be had. */
            const bool better =
                d < least || (d == least && (best == SIZE_MAX || seatmap_is_taken(map, best)));
            best = better ? i : best;
            least = better ? d : least;
        }
    }
    return best;
}
