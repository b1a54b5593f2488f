/* Polygons filled the fast way: edges are antialiased, what lies between them is filled once. The
 * house's shapes cover half of the screen and are drawn with every frame of a pan. */
#include <string.h>
#include <wchar.h>

#include "ui/seatmap_impl.h"

enum {
    ROWS = 4,       /* samples of a pixel's height */
    CROSSINGS = 16, /* sides that a line may cross; a shape of a group has four or six */
    STRIP = 32,     /* lines of pixels that are worked on at a time */
    ONE = 256,      /* a pixel's width in fixed point */
    FULL = ROWS * ONE,
};

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wmemset() fills pixels");

struct row { /* one line of pixels: where sides cross it, in fixed point, from left to right */
    int n;   /* corners have whole coordinates: all samples of a line cross the same sides */
    int at[CROSSINGS][ROWS];
};

/* The library's fill is chosen for the processor at run time. */
static void fill(struct canvas *c, int from, int to, int y, uint32_t argb)
{
    if (from < to)
        wmemset((wchar_t *)(c->pixels + (ptrdiff_t)y * c->stride + from), (wchar_t)argb,
                (size_t)(to - from));
}

void seatmap_fill_rect(struct canvas *c, struct rect r, uint32_t argb)
{
    const struct rect in = rect_intersect(r, c->clip);
    for (int y = in.y; y < in.y + in.h; y++)
        fill(c, in.x, in.x + in.w, y, argb);
}

/* `cover` of FULL. */
static uint32_t mix(uint32_t below, uint32_t argb, unsigned cover)
{
    const unsigned above = cover / ROWS, rest = ONE - above;
    const uint32_t rb = (below & 0xFF00FFU) * rest + (argb & 0xFF00FFU) * above;
    const uint32_t g = (below & 0x00FF00U) * rest + (argb & 0x00FF00U) * above;
    return 0xFF000000U | ((rb >> 8) & 0xFF00FFU) | ((g >> 8) & 0x00FF00U);
}

static void add(struct row *row, const int fresh[ROWS])
{
    if (row->n == CROSSINGS)
        return;
    int to = row->n++;
    for (; to > 0 && row->at[to - 1][0] > fresh[0]; to--)
        memcpy(row->at[to], row->at[to - 1], sizeof(row->at[0]));
    memcpy(row->at[to], fresh, sizeof(row->at[0]));
}

/* Adds a side to the lines of the strip that begins at `y0`. */
static void cross(struct row rows[STRIP], int y0, struct point a, struct point b)
{
    const int top = a.y < b.y ? a.y : b.y, bottom = a.y < b.y ? b.y : a.y;
    if (bottom <= y0 || top >= y0 + STRIP || top == bottom)
        return;
    const float slope = (float)(b.x - a.x) / (float)(b.y - a.y) * ONE;
    const int from = top < y0 ? y0 : top, to = bottom > y0 + STRIP ? y0 + STRIP : bottom;
    for (int y = from; y < to; y++) {
        const float x = (float)(a.x * ONE) + (float)(y - a.y) * slope;
        int fresh[ROWS];
        for (int k = 0; k < ROWS; k++)
            fresh[k] = (int)(x + slope * ((float)k + 0.5F) / ROWS);
        add(&rows[y - y0], fresh);
    }
}

/* How much of a pixel that begins at `x` (fixed point) lies right of a side, of FULL. */
static unsigned right_of(const int at[ROWS], int x)
{
    int sum = 0;
    for (int k = 0; k < ROWS; k++) {
        const int part = x + ONE - at[k];
        sum += part < 0 ? 0 : part > ONE ? ONE : part;
    }
    return (unsigned)sum;
}

struct zone { /* the pixels that a side touches: [from, to) */
    int from, to;
};

static struct zone zone_of(const int at[ROWS])
{
    const int least = at[0] < at[ROWS - 1] ? at[0] : at[ROWS - 1];
    const int most = at[0] < at[ROWS - 1] ? at[ROWS - 1] : at[0];
    return (struct zone){least >> 8, (most >> 8) + 1};
}

static int clip_x(const struct canvas *c, int x)
{
    const int end = c->clip.x + c->clip.w;
    return x < c->clip.x ? c->clip.x : x > end ? end : x;
}

/* The pixels from one side to the next. */
static void fill_span(struct canvas *c, const int left[ROWS], const int right[ROWS], int y,
                      uint32_t argb)
{
    const struct zone l = zone_of(left), r = zone_of(right);
    uint32_t *line = c->pixels + (ptrdiff_t)y * c->stride;
    const int solid_from = l.to < r.from ? l.to : r.to, solid_to = l.to < r.from ? r.from : r.to;
    const int x0 = clip_x(c, l.from), x1 = clip_x(c, solid_from);
    const int x2 = clip_x(c, solid_to), x3 = clip_x(c, r.to);
    if (l.to <= r.from) {
        for (int x = x0; x < x1; x++)
            line[x] = mix(line[x], argb, right_of(left, x * ONE));
    } else { /* a thin end of the shape: both sides touch the same pixels */
        for (int x = x0; x < x1; x++)
            line[x] = mix(line[x], argb, right_of(left, x * ONE) - right_of(right, x * ONE));
    }
    fill(c, x1, x2, y, argb);
    for (int x = x2; x < x3; x++)
        line[x] = mix(line[x], argb, FULL - right_of(right, x * ONE));
}

static void fill_strip(struct canvas *c, const struct row rows[STRIP], int y0, uint32_t argb)
{
    const int end = c->clip.y + c->clip.h;
    for (int y = y0; y < y0 + STRIP && y < end; y++) {
        const struct row *row = &rows[y - y0];
        for (int i = 0; i + 1 < row->n; i += 2)
            fill_span(c, row->at[i], row->at[i + 1], y, argb);
    }
}

void seatmap_fill(struct canvas *c, const struct point *points, size_t n, uint32_t argb)
{
    int top = points[0].y, bottom = top;
    for (size_t i = 1; i < n; i++) {
        top = points[i].y < top ? points[i].y : top;
        bottom = points[i].y > bottom ? points[i].y : bottom;
    }
    const int from = top < c->clip.y ? c->clip.y : top;
    const int end = c->clip.y + c->clip.h, to = bottom > end ? end : bottom;
    for (int y = from; y < to; y += STRIP) {
        struct row rows[STRIP];
        for (int i = 0; i < STRIP; i++)
            rows[i].n = 0;
        for (size_t i = 0; i < n; i++)
            cross(rows, y, points[i], points[i + 1 < n ? i + 1 : 0]);
        fill_strip(c, rows, y, argb);
    }
}
