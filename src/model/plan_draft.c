#include "model/plan_draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { USUAL_PITCH = 20 }; /* real plans have 15 to 21 (contract section 6) */

#define COMPARE(a, b) ((a) < (b) ? -1 : (a) > (b))

static int by_id(const void *left, const void *right)
{
    const struct draft_seat *a = left, *b = right;
    return COMPARE(a->id, b->id);
}

/* Mostly they come in order, and looking is far cheaper than sorting. */
static void sort(struct draft_seat *seats, uint32_t n, int (*order)(const void *, const void *))
{
    for (uint32_t i = 1; i < n; i++) {
        if (order(&seats[i - 1], &seats[i]) > 0) {
            qsort(seats, n, sizeof(*seats), order);
            return;
        }
    }
}

uint32_t plan_draft_sort_by_id(struct draft_seat *seats, uint32_t n)
{
    sort(seats, n, by_id);
    for (uint32_t i = 0; i < n; i++) {
        seats[i].id_rank = i;
        if (i > 0 && seats[i].id == seats[i - 1].id)
            return i;
    }
    return SEAT_NONE;
}

/* Groups as a forest: each seat points at one of its own group, a root at itself. */
static uint32_t root_of(uint32_t *parents, uint32_t i)
{
    while (parents[i] != i) {
        parents[i] = parents[parents[i]];
        i = parents[i];
    }
    return i;
}

static void unite(uint32_t *parents, uint32_t a, uint32_t b)
{
    parents[root_of(parents, a)] = root_of(parents, b);
}

/* A place in a list of seats sorted by what makes two of them one row. */
struct place {
    const char *label;
    int32_t y;
    uint32_t seat;
    uint16_t area;
};

static int by_label_then_y(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    if (a->area != b->area)
        return COMPARE(a->area, b->area);
    const int labels = strcmp(a->label, b->label);
    if (labels != 0)
        return labels;
    return a->y != b->y ? COMPARE(a->y, b->y) : COMPARE(a->seat, b->seat);
}

/* Seats of one row mostly follow each other, and the builder keeps equal labels in a row at one
 * offset: only the first of such a stretch takes part in the sorting. */
static void unite_by_label(const struct draft_seat *seats, uint32_t n, const char *strings,
                           uint32_t *parents)
{
    struct place *places = mem_zalloc_array(n, sizeof(*places));
    uint32_t n_places = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct draft_seat *seat = &seats[i], *before = &seats[i > 0 ? i - 1 : 0];
        const char *label = strings + seat->label;
        if (i > 0 && seat->area == before->area && seat->label == before->label &&
            (*label != '\0' || seat->y == before->y))
            unite(parents, i, i - 1);
        else
            places[n_places++] = (struct place){label, seat->y, i, seat->area};
    }
    qsort(places, n_places, sizeof(*places), by_label_then_y);
    for (uint32_t i = 1; i < n_places; i++) {
        const struct place *a = &places[i - 1], *b = &places[i];
        if (a->area == b->area && strcmp(a->label, b->label) == 0 &&
            (*a->label != '\0' || a->y == b->y))
            unite(parents, a->seat, b->seat);
    }
    mem_free(places);
}

static uint32_t find(const struct draft_seat *seats, uint32_t n, uint32_t id)
{
    const struct draft_seat key = {.id = id};
    const struct draft_seat *found = bsearch(&key, seats, n, sizeof(*seats), by_id);
    return found ? (uint32_t)(found - seats) : SEAT_NONE;
}

static void unite_by_links(const struct draft_seat *seats, uint32_t n, const char *strings,
                           uint32_t *parents)
{
    for (uint32_t i = 0; i < n; i++) {
        if (seats[i].next_id == 0 || strings[seats[i].label] != '\0')
            continue;
        const uint32_t next = find(seats, n, seats[i].next_id);
        if (next != SEAT_NONE && seats[next].area == seats[i].area &&
            strings[seats[next].label] == '\0')
            unite(parents, i, next);
    }
}

struct row_shape {
    uint32_t group, n;
    int64_t sum_x, sum_y;
    int32_t min_x, max_x, min_y, max_y;
    uint16_t area;
};

static void row_shape_add(struct row_shape *row, const struct draft_seat *seat)
{
    if (row->n++ == 0) {
        row->min_x = row->max_x = seat->x;
        row->min_y = row->max_y = seat->y;
    }
    row->area = seat->area;
    row->sum_x += seat->x;
    row->sum_y += seat->y;
    row->min_x = seat->x < row->min_x ? seat->x : row->min_x;
    row->max_x = seat->x > row->max_x ? seat->x : row->max_x;
    row->min_y = seat->y < row->min_y ? seat->y : row->min_y;
    row->max_y = seat->y > row->max_y ? seat->y : row->max_y;
}

static int front_to_back(const void *left, const void *right)
{
    const struct row_shape *a = left, *b = right;
    if (a->area != b->area)
        return COMPARE(a->area, b->area);
    const int64_t ay = a->sum_y / a->n, by = b->sum_y / b->n;
    if (ay != by)
        return COMPARE(ay, by);
    const int64_t ax = a->sum_x / a->n, bx = b->sum_x / b->n;
    return ax != bx ? COMPARE(ax, bx) : COMPARE(a->group, b->group);
}

static int by_group_then_along(const void *left, const void *right)
{
    const struct draft_seat *a = left, *b = right;
    if (a->group != b->group)
        return COMPARE(a->group, b->group);
    return a->along != b->along ? COMPARE(a->along, b->along) : COMPARE(a->id, b->id);
}

/* One shape for each group, in the order of their roots; every seat's group becomes its place. */
static uint32_t shape_rows(struct draft_seat *seats, uint32_t n, uint32_t *parents,
                           struct row_shape *rows)
{
    uint32_t n_rows = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (parents[i] == i) {
            rows[n_rows].group = n_rows;
            seats[i].group = n_rows++;
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        seats[i].group = seats[root_of(parents, i)].group;
        row_shape_add(&rows[seats[i].group], &seats[i]);
    }
    return n_rows;
}

/* Numbers the groups front to back and says where each seat stands along its row; a row that runs
 * away from the stage (a side balcony) is walked along y. */
static uint32_t number_rows(struct draft_seat *seats, uint32_t n, uint32_t *parents)
{
    struct row_shape *rows = mem_zalloc_array(n, sizeof(*rows));
    const uint32_t n_rows = shape_rows(seats, n, parents, rows);
    uint32_t *numbers = mem_zalloc_array(n_rows, sizeof(*numbers));
    qsort(rows, n_rows, sizeof(*rows), front_to_back);
    for (uint32_t i = 0; i < n_rows; i++)
        numbers[rows[i].group] = i;
    for (uint32_t i = 0; i < n; i++) {
        struct draft_seat *seat = &seats[i];
        seat->group = numbers[seat->group];
        const struct row_shape *row = &rows[seat->group];
        const bool sideways = row->max_x - row->min_x >= row->max_y - row->min_y;
        seat->along = sideways ? seat->x : seat->y;
    }
    mem_free(numbers);
    mem_free(rows);
    return n_rows;
}

uint32_t plan_draft_order(struct draft_seat *seats, uint32_t n, const char *strings)
{
    if (n == 0)
        return 0;
    uint32_t *parents = mem_zalloc_array(n, sizeof(*parents));
    for (uint32_t i = 0; i < n; i++)
        parents[i] = i;
    unite_by_label(seats, n, strings, parents);
    unite_by_links(seats, n, strings, parents);
    const uint32_t n_rows = number_rows(seats, n, parents);
    mem_free(parents);
    sort(seats, n, by_group_then_along);
    return n_rows;
}

static int64_t distance_squared(const struct draft_seat *a, const struct draft_seat *b)
{
    const int64_t dx = (int64_t)b->x - a->x, dy = (int64_t)b->y - a->y;
    return dx * dx + dy * dy;
}

static int by_value(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return COMPARE(*a, *b);
}

int32_t plan_draft_pitch(const struct draft_seat *seats, uint32_t n)
{
    int64_t *squares = mem_zalloc_array(n, sizeof(*squares));
    size_t n_squares = 0;
    for (uint32_t i = 1; i < n; i++) {
        const int64_t square = distance_squared(&seats[i - 1], &seats[i]);
        if (seats[i].group == seats[i - 1].group && square > 0)
            squares[n_squares++] = square;
    }
    int32_t pitch = USUAL_PITCH;
    if (n_squares > 0) {
        qsort(squares, n_squares, sizeof(*squares), by_value);
        const int64_t median = squares[(n_squares - 1) / 2];
        pitch = 1;
        int32_t high = INT32_MAX;
        while (high - pitch > 1) { /* the whole root of the median */
            const int32_t middle = pitch + (high - pitch) / 2;
            if ((int64_t)middle * middle <= median)
                pitch = middle;
            else
                high = middle;
        }
    }
    mem_free(squares);
    return pitch;
}

bool plan_draft_are_neighbours(const struct draft_seat *a, const struct draft_seat *b,
                               bool row_has_links, int32_t pitch)
{
    const int64_t square = distance_squared(a, b) * 100;
    const int64_t pitch_squared = (int64_t)pitch * pitch;
    if (square > pitch_squared * 256) /* 1.6 times the pitch (requirements 2.2.8): an aisle */
        return false;
    if (!row_has_links)
        return true;
    if (a->next_id == b->id)
        return !a->next_is_across_aisle;
    return b->next_id == a->id && !b->next_is_across_aisle;
}
