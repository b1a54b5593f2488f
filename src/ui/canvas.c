#include "ui/canvas.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "ui/canvas_row.h"
#include "ui/raster.h"

#define OPAQUE 0xFF000000U

void canvas_init_memory(struct canvas *c, int w, int h)
{
    assert(w > 0 && h > 0);
    *c = (struct canvas){.w = w, .h = h, .stride = w, .clip = {0, 0, w, h}};
    c->pixels = mem_zalloc_array((size_t)w * (size_t)h, sizeof(c->pixels[0]));
    raster_fill(c->pixels, w * h, OPAQUE);
}

void canvas_deinit_memory(struct canvas *c)
{
    mem_free(c->pixels);
    *c = (struct canvas){0};
}

void canvas_set_clip(struct canvas *c, struct rect clip)
{
    c->clip = rect_intersect(clip, (struct rect){0, 0, c->w, c->h});
}

/* [from, to) of one row, clipped to the left and right; the row itself is inside the clip. */
static void fill_span(struct canvas *c, int from, int to, int y, uint32_t argb)
{
    const int left = from > c->clip.x ? from : c->clip.x;
    const int end = c->clip.x + c->clip.w;
    const int right = to < end ? to : end;
    if (left >= right)
        return;
    if (argb >= OPAQUE)
        raster_fill(canvas_at(c, left, y), right - left, argb);
    else
        raster_blend(canvas_at(c, left, y), right - left, argb);
}

static void mix_pixel(struct canvas *c, int x, int y, uint32_t argb, int cover)
{
    if (cover <= 0 || x < c->clip.x || x >= c->clip.x + c->clip.w)
        return;
    uint32_t *p = canvas_at(c, x, y);
    *p = raster_mix(*p, argb, cover);
}

void canvas_fill(struct canvas *c, struct rect r, uint32_t argb)
{
    const struct rect in = rect_intersect(r, c->clip);
    if (rect_is_empty(in) || argb >> 24 == 0)
        return;
    c->n_ops++;
    for (int y = in.y; y < in.y + in.h; y++)
        fill_span(c, in.x, in.x + in.w, y, argb);
}

struct corner canvas_corner(int h, int radius, int row)
{
    const double r = radius, middle = row + 0.5;
    const double from_top = r - middle, from_bottom = middle - (h - r);
    const double dy = from_top > from_bottom ? from_top : from_bottom;
    struct corner at = {.dy = dy, .r = r};
    if (dy <= 0)
        return at;
    const double outer = (r + 0.5) * (r + 0.5) - dy * dy;
    const double inner = (r - 0.5) * (r - 0.5) - dy * dy;
    const double far_out = outer > 0 ? r - sqrt(outer) : r;
    const double far_in = inner > 0 ? r - sqrt(inner) : r;
    at.edge = far_out > 0 ? (int)far_out : 0;
    at.solid = (int)ceil(far_in);
    if (at.solid > radius)
        at.solid = radius;
    return at;
}

int canvas_corner_cover(const struct corner *at, int x)
{
    if (at->dy <= 0)
        return 255;
    const double dx = at->r - (x + 0.5);
    const double near = at->r + 0.5 - sqrt((dx > 0 ? dx * dx : 0) + at->dy * at->dy);
    return near >= 1 ? 255 : near <= 0 ? 0 : (int)(near * 255.0 + 0.5);
}

int canvas_fit_radius(struct rect r, int radius)
{
    const int most = (r.w < r.h ? r.w : r.h) / 2;
    return radius < 0 ? 0 : radius > most ? most : radius;
}

static void round_row(struct canvas *c, struct rect r, int radius, int y, uint32_t argb)
{
    const struct corner at = canvas_corner(r.h, radius, y - r.y);
    for (int x = at.edge; x < at.solid; x++) {
        const int cover = canvas_corner_cover(&at, x);
        mix_pixel(c, r.x + x, y, argb, cover);
        mix_pixel(c, r.x + r.w - 1 - x, y, argb, cover);
    }
    fill_span(c, r.x + at.solid, r.x + r.w - at.solid, y, argb);
}

void canvas_round(struct canvas *c, struct rect r, int radius, uint32_t argb)
{
    const struct rect in = rect_intersect(r, c->clip);
    if (rect_is_empty(in) || argb >> 24 == 0)
        return;
    c->n_ops++;
    radius = canvas_fit_radius(r, radius);
    for (int y = in.y; y < in.y + in.h; y++)
        round_row(c, r, radius, y, argb);
}

struct ring {
    struct rect r;
    int radius, width;
    uint32_t argb;
};

/* A row that crosses the hole: two sides, covered as far as the outer shape is and the hole is not. */
static void ring_sides(struct canvas *c, const struct ring *ring, int y)
{
    const struct rect r = ring->r;
    const int hole_radius = ring->radius > ring->width ? ring->radius - ring->width : 0;
    const struct corner out = canvas_corner(r.h, ring->radius, y - r.y);
    const struct corner in =
        canvas_corner(r.h - 2 * ring->width, hole_radius, y - r.y - ring->width);
    const int end = ring->width + in.solid;
    for (int x = out.edge; x < end; x++) {
        const int hole = x < ring->width ? 0 : canvas_corner_cover(&in, x - ring->width);
        const int cover = canvas_corner_cover(&out, x) - hole;
        mix_pixel(c, r.x + x, y, ring->argb, cover);
        mix_pixel(c, r.x + r.w - 1 - x, y, ring->argb, cover);
    }
}

void canvas_ring(struct canvas *c, struct rect r, int radius, int width, uint32_t argb)
{
    const struct rect in = rect_intersect(r, c->clip);
    if (rect_is_empty(in) || argb >> 24 == 0 || width <= 0)
        return;
    if (2 * width >= r.w || 2 * width >= r.h) {
        canvas_round(c, r, radius, argb);
        return;
    }
    c->n_ops++;
    const struct ring ring = {r, canvas_fit_radius(r, radius), width, argb};
    for (int y = in.y; y < in.y + in.h; y++) {
        if (y < r.y + width || y >= r.y + r.h - width)
            round_row(c, r, ring.radius, y, argb);
        else
            ring_sides(c, &ring, y);
    }
}

void canvas_disc(struct canvas *c, int cx, int cy, int radius, uint32_t argb)
{
    const struct rect r = {cx - radius, cy - radius, 2 * radius, 2 * radius};
    canvas_round(c, r, radius, argb);
}

void canvas_mask(struct canvas *c, int x, int y, const uint8_t *mask, struct rect size_stride,
                 uint32_t argb)
{
    const struct rect in =
        rect_intersect((struct rect){x, y, size_stride.w, size_stride.h}, c->clip);
    if (rect_is_empty(in) || argb >> 24 == 0)
        return;
    c->n_ops++;
    const uint8_t *from = mask + (ptrdiff_t)(in.y - y) * size_stride.y + (in.x - x);
    for (int row = 0; row < in.h; row++, from += size_stride.y)
        raster_mask(canvas_at(c, in.x, in.y + row), from, in.w, argb);
}

void canvas_sprite(struct canvas *c, int x, int y, const uint32_t *pixels, int w, int h)
{
    const struct rect in = rect_intersect((struct rect){x, y, w, h}, c->clip);
    if (rect_is_empty(in))
        return;
    c->n_ops++;
    const uint32_t *from = pixels + (ptrdiff_t)(in.y - y) * w + (in.x - x);
    for (int row = 0; row < in.h; row++, from += w)
        raster_over(canvas_at(c, in.x, in.y + row), from, in.w);
}

void canvas_stamp(struct canvas *c, int x, int y, const uint32_t *pixels, int w, int h)
{
    const struct rect in = rect_intersect((struct rect){x, y, w, h}, c->clip);
    if (rect_is_empty(in))
        return;
    c->n_ops++;
    const uint32_t *from = pixels + (ptrdiff_t)(in.y - y) * w + (in.x - x);
    uint32_t *to = canvas_at(c, in.x, in.y);
    for (int row = 0; row < in.h; row++, from += w, to += c->stride)
        memcpy(to, from, (size_t)in.w * sizeof(to[0]));
}
