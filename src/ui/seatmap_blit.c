/* The inner loop: positions to pixels, sprites copied. Small sprites are copied whole with a width
 * known to the compiler, which makes a row one or two stores; large ones span by span. Every seat's
 * place is worked out once per scale, and cells of the grid inside the clip need no test. */
#include <string.h>

#include "ui/seatmap_impl.h"

struct blit {
    const struct seatmap *map;
    uint32_t *pixels;
    int stride, half;
    struct rect clip;
    const int32_t *offsets; /* may be NULL */
    const uint32_t *sprites[SEATMAP_SLOTS];
};

static void put_clipped(const struct blit *b, int x, int y, int size, const uint32_t *sprite)
{
    const struct rect in = rect_intersect((struct rect){x, y, size, size}, b->clip);
    for (int row = in.y; row < in.y + in.h; row++)
        memcpy(b->pixels + (ptrdiff_t)row * b->stride + in.x,
               sprite + (ptrdiff_t)(row - y) * size + (in.x - x), sizeof(uint32_t) * (size_t)in.w);
}

static inline __attribute__((always_inline)) void put(uint32_t *to, ptrdiff_t stride,
                                                      const uint32_t *sprite, int size)
{
#pragma GCC unroll 12 /* the sizes that are known here; at -O2 the compiler would not */
    for (int row = 0; row < size; row++, to += stride, sprite += size)
        memcpy(to, sprite, sizeof(uint32_t) * (size_t)size);
}

/* Everything the loop needs is copied out of `b` first: the compiler cannot know that pixels written
 * do not change it. */
static inline __attribute__((always_inline)) void run(const struct blit *b, uint32_t first,
                                                      uint32_t end, int size)
{
    const float *const xs = b->map->x, *const ys = b->map->y;
    const uint8_t *const slots = b->map->slot;
    const float scale = (float)b->map->scale;
    const int ox = b->map->ox - b->half - b->clip.x, oy = b->map->oy - b->half - b->clip.y;
    const bool fits = b->clip.w >= size && b->clip.h >= size;
    const unsigned room_x = fits ? (unsigned)(b->clip.w - size) : 0;
    const unsigned room_y = fits ? (unsigned)(b->clip.h - size) : 0;
    const ptrdiff_t stride = b->stride;
    uint32_t *const corner = b->pixels + b->clip.y * stride + b->clip.x;
    for (uint32_t i = first; i < end; i++) {
        const uint32_t *sprite = b->sprites[slots[i]];
        if (!sprite)
            continue;
        const int x = (int)(xs[i] * scale + 0.5F) + ox, y = (int)(ys[i] * scale + 0.5F) + oy;
        if (!fits || (unsigned)x > room_x || (unsigned)y > room_y)
            put_clipped(b, x + b->clip.x, y + b->clip.y, size, sprite);
        else
            put(corner + y * stride + x, stride, sprite, size);
    }
}

/* The same for seats that lie inside the clip and whose places are known. */
static inline __attribute__((always_inline)) void run_inside(const struct blit *b, uint32_t first,
                                                             uint32_t end, int size)
{
    const int32_t *const offsets = b->offsets;
    const uint8_t *const slots = b->map->slot;
    const ptrdiff_t stride = b->stride, corner = b->map->oy * stride + b->map->ox;
    uint32_t *const pixels = b->pixels;
    for (uint32_t i = first; i < end; i++) {
        const uint32_t *sprite = b->sprites[slots[i]];
        if (sprite)
            put(pixels + (corner + offsets[i]), stride, sprite, size);
    }
}

/* Seats near enough to be read: corners are left alone, neighbours may stand close. */
static void run_spans(const struct blit *b, uint32_t first, uint32_t end)
{
    const struct seatmap *map = b->map;
    const int size = map->sprite_size;
    for (uint32_t i = first; i < end; i++) {
        const struct seatmap_sprite *s = &map->sprites[map->slot[i]];
        if (!b->sprites[map->slot[i]])
            continue;
        const int x = map->ox - b->half + seatmap_px(map->x[i], map->scale);
        const int y = map->oy - b->half + seatmap_px(map->y[i], map->scale);
        const struct rect in = rect_intersect((struct rect){x, y, size, size}, b->clip);
        for (int row = in.y; row < in.y + in.h; row++) {
            const size_t line = (size_t)(row - y);
            int from = x + s->spans[2 * line], to = x + s->spans[2 * line + 1];
            from = from < in.x ? in.x : from;
            to = to > in.x + in.w ? in.x + in.w : to;
            if (from < to)
                memcpy(b->pixels + (ptrdiff_t)row * b->stride + from,
                       s->pixels + (ptrdiff_t)line * size + (from - x),
                       sizeof(uint32_t) * (size_t)(to - from));
        }
    }
}

typedef void run_fn(const struct blit *b, uint32_t first, uint32_t end, bool inside);

#define SIZE(n)                                                                          \
    static void run_##n(const struct blit *b, uint32_t first, uint32_t end, bool inside) \
    {                                                                                    \
        if (inside)                                                                      \
            run_inside(b, first, end, n);                                                \
        else                                                                             \
            run(b, first, end, n);                                                       \
    }
SIZE(1)
SIZE(2)
SIZE(3)
SIZE(4)
SIZE(5)
SIZE(6)
SIZE(7)
SIZE(8)
SIZE(9)
SIZE(10)
SIZE(11)
SIZE(12)
#undef SIZE

static void run_sized(const struct blit *b, uint32_t first, uint32_t end, bool inside)
{
    static run_fn *const sized[] = {NULL,  run_1, run_2, run_3,  run_4,  run_5, run_6,
                                    run_7, run_8, run_9, run_10, run_11, run_12};
    const int size = b->map->sprite_size;
    if (size > 0 && (size_t)size < sizeof(sized) / sizeof(sized[0]))
        sized[size](b, first, end, inside);
    else
        run(b, first, end, size);
}

/* Of the cells from `cells[0]` to `cells[1]` of one axis those whose seats lie inside the clip with
 * their whole sprites; the first is larger than the last when there are none. */
static void inner_cells(const struct blit *b, const int cells[2], bool across, int ret[2])
{
    const struct seatmap *map = b->map;
    const double cell = map->grid.cell * map->scale;
    const int origin = across ? map->ox : map->oy, slack = map->sprite_size + 2;
    const int low = (across ? b->clip.x : b->clip.y) + slack - origin;
    const int high = (across ? b->clip.x + b->clip.w : b->clip.y + b->clip.h) - slack - origin;
    const double first = low / cell, last = high / cell;
    ret[0] = first <= cells[0] ? cells[0] : first > cells[1] ? cells[1] + 1 : (int)first + 1;
    ret[1] = last >= cells[1] + 1 ? cells[1] : last < 1 ? -1 : (int)last - 1;
}

static void run_row(const struct blit *b, const uint32_t *first, const int cells[2],
                    const int inner[2])
{
    const uint32_t from = first[cells[0]], end = first[cells[1] + 1];
    if (b->map->sprites_are_seats) {
        run_spans(b, from, end);
    } else if (!b->offsets || inner[0] > inner[1]) {
        run_sized(b, from, end, false);
    } else {
        run_sized(b, from, first[inner[0]], false);
        run_sized(b, first[inner[0]], first[inner[1] + 1], true);
        run_sized(b, first[inner[1] + 1], end, false);
    }
}

/* Worked out for all seats when a frame comes, which is cheaper than one by one; a few small boxes at
 * a fresh scale do without. */
static const int32_t *find_offsets(struct seatmap *map, const struct canvas *c)
{
    const double scale = map->scale;
    const int size = map->sprite_size, stride = c->stride, half = size / 2;
    if (map->offsets_scale == scale && map->offsets_stride == stride && map->offsets_size == size)
        return map->offsets;
    const bool is_frame = 2 * (int64_t)c->clip.w * c->clip.h >= (int64_t)map->at.w * map->at.h;
    const double most = (double)stride * (map->h * scale + size);
    if (!is_frame || most > INT32_MAX / 2)
        return NULL;
    const float *const xs = map->x, *const ys = map->y, by = (float)scale;
    int32_t *const offsets = map->offsets;
    const size_t n = map->spec.n_items;
    for (size_t i = 0; i < n; i++)
        offsets[i] = ((int)(ys[i] * by + 0.5F) - half) * stride + (int)(xs[i] * by + 0.5F) - half;
    map->offsets_scale = scale;
    map->offsets_stride = stride;
    map->offsets_size = size;
    return offsets;
}

size_t seatmap_blit(struct seatmap *map, struct canvas *c)
{
    const int size = map->sprite_size; /* sprites start at whole pixels */
    struct blit b = {.map = map,
                     .pixels = c->pixels,
                     .stride = c->stride,
                     .half = size / 2,
                     .clip = c->clip,
                     .offsets = map->sprites_are_seats ? NULL : find_offsets(map, c)};
    for (unsigned i = SEATMAP_BANDS; i < SEATMAP_SLOTS; i++)
        b.sprites[i] = map->sprites[i].ready ? map->sprites[i].pixels : NULL;

    size_t n = 0;
    int cells[4], columns[2], rows[2];
    if (!seatmap_visible_cells(map, c->clip, (float)(size / map->scale), cells))
        return 0;
    inner_cells(&b, (int[]){cells[0], cells[2]}, true, columns);
    inner_cells(&b, (int[]){cells[1], cells[3]}, false, rows);
    for (int row = cells[1]; row <= cells[3]; row++) {
        const uint32_t *first = map->grid.first + (size_t)row * (size_t)map->grid.columns;
        const bool inside = row >= rows[0] && row <= rows[1];
        run_row(&b, first, (int[]){cells[0], cells[2]}, inside ? columns : (int[]){1, 0});
        n += first[cells[2] + 1] - first[cells[0]];
    }
    return n;
}
