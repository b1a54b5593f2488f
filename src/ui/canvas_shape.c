/* Polygons and thick lines, antialiased by summing coverage row by row on the stack. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "ui/canvas.h"
#include "ui/canvas_row.h"
#include "ui/raster.h"

enum {
    ROWS = 4,                  /* samples of a pixel's height */
    PART = RASTER_FULL / ROWS, /* a sample's full coverage of one pixel */
    WIDTH_MAX = 8192,          /* pixels of a row */
    CROSSINGS_MAX = 96         /* sides that one sample may cross; more are left out */
};

struct sums {
    uint16_t sum[WIDTH_MAX];
    uint8_t cover[WIDTH_MAX];
};

static struct rect bounds_of(const struct point *points, size_t n)
{
    int x0 = points[0].x, y0 = points[0].y, x1 = x0, y1 = y0;
    for (size_t i = 1; i < n; i++) {
        x0 = points[i].x < x0 ? points[i].x : x0;
        x1 = points[i].x > x1 ? points[i].x : x1;
        y0 = points[i].y < y0 ? points[i].y : y0;
        y1 = points[i].y > y1 ? points[i].y : y1;
    }
    return (struct rect){x0, y0, x1 - x0 + 1, y1 - y0 + 1};
}

/* Where the sides cross the line at height y, in order. */
static int crossings_at(const struct point *points, size_t n, double y, double *ret)
{
    int found = 0;
    for (size_t i = 0; i < n && found < CROSSINGS_MAX; i++) {
        const struct point a = points[i], b = points[(i + 1) % n];
        if ((a.y <= y) == (b.y <= y))
            continue;
        const double x = a.x + (y - a.y) * (b.x - a.x) / (double)(b.y - a.y);
        int at = found++;
        for (; at > 0 && ret[at - 1] > x; at--)
            ret[at] = ret[at - 1];
        ret[at] = x;
    }
    return found;
}

/* Sums the span [from, to), given in pixels from the left of the row, with its broken ends. */
static void sum_span(struct sums *s, double from, double to, int width)
{
    from = from < 0 ? 0 : from;
    to = to > width ? width : to;
    if (from >= to)
        return;
    const int first = (int)from, last = (int)to;
    if (first == last) {
        raster_sum(s->sum + first, 1, (int)((to - from) * PART));
        return;
    }
    raster_sum(s->sum + first, 1, (int)((first + 1 - from) * PART));
    raster_sum(s->sum + first + 1, last - first - 1, PART);
    if (last < width)
        raster_sum(s->sum + last, 1, (int)((to - last) * PART));
}

void canvas_polygon(struct canvas *c, const struct point *points, size_t n, uint32_t argb)
{
    if (n < 3 || argb >> 24 == 0)
        return;
    const struct rect in = rect_intersect(bounds_of(points, n), c->clip);
    if (rect_is_empty(in))
        return;
    assert(in.w <= WIDTH_MAX);
    c->n_ops++;
    struct sums s;
    double at[CROSSINGS_MAX];
    memset(s.sum, 0, sizeof(s.sum[0]) * (size_t)in.w);
    for (int y = in.y; y < in.y + in.h; y++) {
        for (int row = 0; row < ROWS; row++) {
            const int found = crossings_at(points, n, y + (row + 0.5) / ROWS, at);
            for (int i = 0; i + 1 < found; i += 2)
                sum_span(&s, at[i] - in.x, at[i + 1] - in.x, in.w);
        }
        raster_take_sum(s.cover, s.sum, in.w);
        raster_mask(canvas_at(c, in.x, y), s.cover, in.w, argb);
    }
}

struct line {
    double ax, ay, dx, dy, length2, half;
};

static struct line line_of(struct point a, struct point b, int width)
{
    const double dx = b.x - a.x, dy = b.y - a.y;
    return (struct line){a.x, a.y, dx, dy, dx * dx + dy * dy, width / 2.0};
}

static int line_cover(const struct line *l, double x, double y)
{
    const double px = x - l->ax, py = y - l->ay;
    double t = l->length2 > 0 ? (px * l->dx + py * l->dy) / l->length2 : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const double ex = px - t * l->dx, ey = py - t * l->dy;
    const double near = l->half + 0.5 - sqrt(ex * ex + ey * ey);
    return near >= 1 ? 255 : near <= 0 ? 0 : (int)(near * 255.0 + 0.5);
}

/* The pixels of row y that the line may touch: [*from, *to). */
static void line_reach(const struct line *l, int y, double *from, double *to)
{
    const double pad = l->half + 1;
    const double x1 = l->ax + l->dx;
    *from = (l->dx < 0 ? x1 : l->ax) - pad;
    *to = (l->dx < 0 ? l->ax : x1) + pad;
    if (fabs(l->dy) < 1)
        return;
    const double slope = l->dx / l->dy;
    const double middle = l->ax + (y + 0.5 - l->ay) * slope;
    const double half = pad * sqrt(1 + slope * slope) + fabs(slope);
    *from = middle - half > *from ? middle - half : *from;
    *to = middle + half < *to ? middle + half : *to;
}

static void cover_line(struct sums *s, const struct line *l, struct rect in, int y)
{
    const double top = l->dy < 0 ? l->ay + l->dy : l->ay;
    if (y + 1 < top - l->half - 1 || y > top + fabs(l->dy) + l->half + 1)
        return;
    double from, to;
    line_reach(l, y, &from, &to);
    const int first = from < in.x ? in.x : (int)from;
    for (int x = first; x < in.x + in.w && x < to; x++) {
        const int cover = line_cover(l, x + 0.5, y + 0.5);
        if (cover > s->cover[x - in.x])
            s->cover[x - in.x] = (uint8_t)cover;
    }
}

void canvas_polyline(struct canvas *c, const struct point *points, size_t n, int width,
                     uint32_t argb)
{
    if (n < 2 || width <= 0 || argb >> 24 == 0)
        return;
    const int pad = width / 2 + 1;
    const struct rect in = rect_intersect(rect_inset(bounds_of(points, n), -pad, -pad), c->clip);
    if (rect_is_empty(in))
        return;
    assert(in.w <= WIDTH_MAX);
    c->n_ops++;
    struct sums s;
    for (int y = in.y; y < in.y + in.h; y++) {
        memset(s.cover, 0, (size_t)in.w);
        for (size_t i = 0; i + 1 < n; i++) {
            const struct line l = line_of(points[i], points[i + 1], width);
            cover_line(&s, &l, in, y);
        }
        raster_mask(canvas_at(c, in.x, y), s.cover, in.w, argb);
    }
}
