/* Row letters: at both ends of a row and in its aisles, worked out once. */
#include <assert.h>
#include <math.h>

#include "base/mem.h"
#include "ui/seatmap_impl.h"

#define END_PITCHES    1.05F /* from the last seat to its letter */
#define AISLE_PITCHES  1.9F  /* neighbours this far apart have an aisle between them */
#define FREE_PITCHES   0.7F  /* a letter needs so much room */
#define SHARED_PITCHES 1.3F  /* two blocks beside an aisle share one letter */

struct builder {
    struct seatmap *map;
    size_t room;
    uint32_t *next; /* by label: the one before it in the same cell, plus 1 */
    uint32_t *last; /* by cell */
};

static bool is_taken(const struct builder *b, size_t cell, float x, float y)
{
    const float reach = SHARED_PITCHES * (float)b->map->spec.pitch;
    for (uint32_t k = b->last[cell]; k > 0; k = b->next[k - 1]) {
        assert(b->next);
        const struct seatmap_label *label = &b->map->labels[k - 1];
        if (fabsf(label->x - x) < reach && fabsf(label->y - y) < reach / 2)
            return true;
    }
    return false;
}

static void add_label(struct builder *b, uint32_t row, float x, float y)
{
    struct seatmap *map = b->map;
    if (seatmap_grid_nearest(map, x, y, FREE_PITCHES * (float)map->spec.pitch) != SIZE_MAX)
        return;
    const size_t cell = seatmap_grid_cell(&map->grid, x, y);
    if (is_taken(b, cell, x, y))
        return;
    if (map->n_labels == b->room) {
        b->room = b->room > 0 ? b->room * 2 : 256;
        map->labels = mem_regrow(map->labels, b->room, sizeof(map->labels[0]));
        b->next = mem_regrow(b->next, b->room, sizeof(b->next[0]));
    }
    map->labels[map->n_labels] = (struct seatmap_label){x, y, row};
    assert(b->next);
    b->next[map->n_labels] = b->last[cell];
    map->n_labels++;
    b->last[cell] = (uint32_t)map->n_labels;
}

/* Beyond seat `end`, going on from seat `before`; to the left of a lonely seat. */
static void add_end(struct builder *b, uint32_t row, size_t end, size_t before)
{
    const struct seatmap *map = b->map;
    const uint32_t e = map->place[end], n = map->place[before];
    float dx = map->x[e] - map->x[n], dy = map->y[e] - map->y[n];
    const float length = hypotf(dx, dy);
    if (length < 1) {
        dx = -1;
        dy = 0;
    } else {
        dx /= length;
        dy /= length;
    }
    const float away = END_PITCHES * (float)map->spec.pitch;
    add_label(b, row, map->x[e] + dx * away, map->y[e] + dy * away);
}

static void add_row(struct builder *b, uint32_t index)
{
    const struct seatmap *map = b->map;
    const struct seatmap_row *row = &map->spec.rows[index];
    if (row->n == 0 || !row->label || row->label[0] == '\0')
        return;
    const size_t first = row->first, last = first + row->n - 1;
    add_end(b, index, first, row->n > 1 ? first + 1 : first);
    if (row->n > 1)
        add_end(b, index, last, last - 1);
    for (size_t i = first; i < last; i++) {
        const uint32_t p = map->place[i], q = map->place[i + 1];
        const float gap = hypotf(map->x[q] - map->x[p], map->y[q] - map->y[p]);
        if (gap >= AISLE_PITCHES * (float)map->spec.pitch)
            add_label(b, index, (map->x[p] + map->x[q]) / 2, (map->y[p] + map->y[q]) / 2);
    }
}

/* Lists the labels cell by cell, so that a frame looks only at those on screen. */
static void sort_labels(struct seatmap *map, size_t n_cells)
{
    map->label_in_cell = mem_zalloc_array(map->n_labels + 1, sizeof(map->label_in_cell[0]));
    map->label_cells = mem_zalloc_array(n_cells + 2, sizeof(map->label_cells[0]));
    uint32_t *from = map->label_cells + 1; /* shifted by one while they are counted and filled */
    for (size_t i = 0; i < map->n_labels; i++)
        from[seatmap_grid_cell(&map->grid, map->labels[i].x, map->labels[i].y) + 1]++;
    for (size_t k = 1; k <= n_cells; k++)
        from[k] += from[k - 1];
    for (size_t i = 0; i < map->n_labels; i++) {
        const size_t cell = seatmap_grid_cell(&map->grid, map->labels[i].x, map->labels[i].y);
        map->label_in_cell[from[cell]++] = (uint32_t)i;
    }
}

void seatmap_rows_build(struct seatmap *map)
{
    const size_t n_cells = (size_t)map->grid.columns * (size_t)map->grid.rows;
    struct builder b = {.map = map, .last = mem_zalloc_array(n_cells, sizeof(b.last[0]))};
    map->label_of_row = mem_zalloc_array(map->spec.n_rows + 1, sizeof(map->label_of_row[0]));
    for (size_t i = 0; i < map->spec.n_rows; i++) {
        add_row(&b, (uint32_t)i);
        map->label_of_row[i + 1] = (uint32_t)map->n_labels;
    }
    sort_labels(map, n_cells);
    mem_free(b.next);
    mem_free(b.last);
}
