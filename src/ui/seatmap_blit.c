/* The inner loop: positions to pixels, sprites copied. Small sprites are copied whole with a width
 * known to the compiler, which makes a row one or two stores; large ones span by span. */
#include <string.h>

#include "ui/seatmap_impl.h"

struct blit {
    const struct seatmap *map;
    uint32_t *pixels;
    int stride;
    struct rect clip;
    float scale, ox, oy; /* `ox` and `oy` include half a sprite and the rounding */
    const uint32_t *sprites[SEATMAP_SLOTS];
};

/* Rounding down by a cast needs positive numbers. */
#define BIAS 32768

static void put_clipped(const struct blit *b, int x, int y, int size, const uint32_t *sprite)
{
    const struct rect in = rect_intersect((struct rect){x, y, size, size}, b->clip);
    for (int row = in.y; row < in.y + in.h; row++)
        memcpy(b->pixels + (ptrdiff_t)row * b->stride + in.x,
               sprite + (ptrdiff_t)(row - y) * size + (in.x - x), sizeof(uint32_t) * (size_t)in.w);
}

/* Everything the loop needs is copied out of `b` first: the compiler cannot know that pixels written
 * do not change it. */
static inline __attribute__((always_inline)) void run(const struct blit *b, uint32_t first,
                                                      uint32_t end, int size)
{
    const float *const xs = b->map->x, *const ys = b->map->y;
    const uint8_t *const slots = b->map->slot;
    const float scale = b->scale, ox = b->ox, oy = b->oy;
    const int left = b->clip.x + BIAS, top = b->clip.y + BIAS;
    const bool fits = b->clip.w >= size && b->clip.h >= size;
    const unsigned room_x = fits ? (unsigned)(b->clip.w - size) : 0;
    const unsigned room_y = fits ? (unsigned)(b->clip.h - size) : 0;
    const ptrdiff_t stride = b->stride;
    uint32_t *const corner = b->pixels + b->clip.y * stride + b->clip.x;
    for (uint32_t i = first; i < end; i++) {
        const uint32_t *sprite = b->sprites[slots[i]];
        if (!sprite)
            continue;
        const int x = (int)(xs[i] * scale + ox) - left, y = (int)(ys[i] * scale + oy) - top;
        if (!fits || (unsigned)x > room_x || (unsigned)y > room_y) {
            put_clipped(b, x + left - BIAS, y + top - BIAS, size, sprite);
            continue;
        }
        uint32_t *to = corner + y * stride + x;
#pragma GCC unroll 12 /* the sizes that are known here; at -O2 the compiler would not */
        for (int row = 0; row < size; row++, to += stride, sprite += size)
            memcpy(to, sprite, sizeof(uint32_t) * (size_t)size);
    }
}

/* Seats near enough to be read: corners are left alone, neighbours may stand close. */
static void run_spans(const struct blit *b, uint32_t first, uint32_t end, int size)
{
    const struct seatmap *map = b->map;
    for (uint32_t i = first; i < end; i++) {
        const struct seatmap_sprite *s = &map->sprites[map->slot[i]];
        if (!b->sprites[map->slot[i]])
            continue;
        const int x = (int)(map->x[i] * b->scale + b->ox) - BIAS;
        const int y = (int)(map->y[i] * b->scale + b->oy) - BIAS;
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

static void run_sized(const struct blit *b, uint32_t first, uint32_t end)
{
    const int size = b->map->sprite_size;
    if (b->map->sprites_are_seats) {
        run_spans(b, first, end, size);
        return;
    }
    switch (size) {
#define SIZE(n)                \
    case n:                    \
        run(b, first, end, n); \
        break;
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
    default:
        run(b, first, end, size);
        break;
    }
}

size_t seatmap_blit(const struct seatmap *map, struct canvas *c)
{
    const int size = map->sprite_size, half = size / 2; /* sprites start at whole pixels */
    struct blit b = {.map = map,
                     .pixels = c->pixels,
                     .stride = c->stride,
                     .clip = c->clip,
                     .scale = (float)map->scale,
                     .ox = (float)(map->ox - half + BIAS) + 0.5F,
                     .oy = (float)(map->oy - half + BIAS) + 0.5F};
    for (unsigned i = SEATMAP_BANDS; i < SEATMAP_SLOTS; i++)
        b.sprites[i] = map->sprites[i].ready ? map->sprites[i].pixels : NULL;

    size_t n = 0;
    int cells[4];
    if (!seatmap_visible_cells(map, c->clip, (float)(size / map->scale), cells))
        return 0;
    for (int row = cells[1]; row <= cells[3]; row++) {
        const uint32_t *first = map->grid.first + (size_t)row * (size_t)map->grid.columns;
        run_sized(&b, first[cells[0]], first[cells[2] + 1]);
        n += first[cells[2] + 1] - first[cells[0]];
    }
    return n;
}
