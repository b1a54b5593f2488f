#include "ui/scale.h"

#include <assert.h>

#include "base/mem.h"

/* Which source cells a target cell takes, and how much of the first and the last. Weights are in
 * 1/256 of a cell. */
struct span {
    int first, last;
    uint32_t head, middle, tail; /* weight of the first, of each between, of the last */
    uint32_t sum;
};

enum { ONE = 256 };

static struct span span_of(double from, double to, int max)
{
    if (to - from < 1) { /* enlarging: a window of one cell around the middle blends two */
        const double middle = (from + to) / 2;
        from = middle - 0.5;
        to = middle + 0.5;
    }
    from = from < 0 ? 0 : from;
    to = to > max + 1 ? max + 1 : to;
    struct span s = {.first = (int)from, .middle = ONE};
    s.first = s.first > max ? max : s.first;
    s.last = (int)to;
    const double tail = to - s.last;
    if (s.last > max || tail * ONE < 1) {
        s.last = s.last - 1 < s.first ? s.first : s.last - 1;
        s.tail = ONE;
    } else {
        s.tail = (uint32_t)(tail * ONE);
    }
    s.head = (uint32_t)((s.first + 1 - from) * ONE);
    s.head = s.head < 1 ? 1 : s.head;
    if (s.first == s.last)
        s.tail = 0;
    s.sum = s.head + s.tail + (s.last > s.first ? (uint32_t)(s.last - s.first - 1) * ONE : 0);
    return s;
}

static uint32_t weight(const struct span *s, int at)
{
    return at == s->first ? s->head : at == s->last ? s->tail : s->middle;
}

static uint8_t mask_cell(const uint8_t *from, int stride, const struct span *sx,
                         const struct span *sy)
{
    uint64_t sum = 0;
    for (int y = sy->first; y <= sy->last; y++) {
        uint64_t row = 0;
        for (int x = sx->first; x <= sx->last; x++)
            row += (uint64_t)from[(int64_t)y * stride + x] * weight(sx, x);
        sum += row * weight(sy, y);
    }
    const uint64_t all = (uint64_t)sx->sum * sy->sum;
    return (uint8_t)((sum + all / 2) / all);
}

void scale_mask(const uint8_t *from, int w, int h, uint8_t *to, struct rect to_size)
{
    assert(w > 0 && h > 0);
    for (int y = 0; y < to_size.h; y++) {
        const struct span sy =
            span_of((double)y * h / to_size.h, (double)(y + 1) * h / to_size.h, h - 1);
        for (int x = 0; x < to_size.w; x++) {
            const struct span sx =
                span_of((double)x * w / to_size.w, (double)(x + 1) * w / to_size.w, w - 1);
            to[y * to_size.w + x] = mask_cell(from, w, &sx, &sy);
        }
    }
}

struct channels {
    uint64_t r, g, b;
};

static void add_pixel(struct channels *sum, uint32_t pixel, uint64_t by)
{
    sum->r += (pixel >> 16 & 0xFFU) * by;
    sum->g += (pixel >> 8 & 0xFFU) * by;
    sum->b += (pixel & 0xFFU) * by;
}

static uint32_t pixel_of(const struct scale_source *from, const struct span *sx,
                         const struct span *sy)
{
    struct channels sum = {0};
    for (int y = sy->first; y <= sy->last; y++) {
        const uint32_t *row = from->pixels + (int64_t)y * from->stride;
        const uint64_t by = weight(sy, y);
        for (int x = sx->first; x <= sx->last; x++)
            add_pixel(&sum, row[x], by * weight(sx, x));
    }
    const uint64_t all = (uint64_t)sx->sum * sy->sum, half = all / 2;
    return 0xFF000000U | (uint32_t)((sum.r + half) / all) << 16 |
           (uint32_t)((sum.g + half) / all) << 8 | (uint32_t)((sum.b + half) / all);
}

void scale_pixels(const struct scale_source *from, uint32_t *to, int w, int h)
{
    assert(w > 0 && h > 0 && from->w > 0 && from->h > 0);
    struct span *columns = mem_zalloc_array((size_t)w, sizeof(columns[0]));
    const double step_x = from->w / w, step_y = from->h / h;
    for (int x = 0; x < w; x++)
        columns[x] = span_of(from->x + x * step_x, from->x + (x + 1) * step_x, from->max_x);
    for (int y = 0; y < h; y++) {
        const struct span sy =
            span_of(from->y + y * step_y, from->y + (y + 1) * step_y, from->max_y);
        for (int x = 0; x < w; x++)
            to[(int64_t)y * w + x] = pixel_of(from, &columns[x], &sy);
    }
    mem_free(columns);
}
