#include "ui/rect.h"

#include <assert.h>

static int clamp(int value, int low, int high)
{
    if (value < low)
        return low;
    return value > high ? high : value;
}

struct rect rect_cut_top(struct rect *from, int px)
{
    px = clamp(px, 0, from->h);
    const struct rect cut = {from->x, from->y, from->w, px};
    from->y += px;
    from->h -= px;
    return cut;
}

struct rect rect_cut_bottom(struct rect *from, int px)
{
    px = clamp(px, 0, from->h);
    from->h -= px;
    return (struct rect){from->x, from->y + from->h, from->w, px};
}

struct rect rect_cut_left(struct rect *from, int px)
{
    px = clamp(px, 0, from->w);
    const struct rect cut = {from->x, from->y, px, from->h};
    from->x += px;
    from->w -= px;
    return cut;
}

struct rect rect_cut_right(struct rect *from, int px)
{
    px = clamp(px, 0, from->w);
    from->w -= px;
    return (struct rect){from->x + from->w, from->y, px, from->h};
}

struct rect rect_inset(struct rect r, int dx, int dy)
{
    /* More than half leaves an empty rectangle in the middle, not one turned inside out. */
    if (2 * dx > r.w)
        dx = r.w / 2;
    if (2 * dy > r.h)
        dy = r.h / 2;
    const struct rect inner = {r.x + dx, r.y + dy, r.w - 2 * dx, r.h - 2 * dy};
    return inner;
}

/* Part i of n of a length with gaps; computed from both ends so that the rests are spread. */
static void share(int length, int i, int n, int gap, int part[2])
{
    assert(n > 0 && i >= 0 && i < n);
    int room = length - gap * (n - 1);
    if (room < 0)
        room = 0;
    const int start = (int)((long)room * i / n), end = (int)((long)room * (i + 1) / n);
    part[0] = start + gap * i;
    part[1] = end - start;
}

struct rect rect_column(struct rect r, int i, int n, int gap)
{
    int part[2];
    share(r.w, i, n, gap, part);
    return (struct rect){r.x + part[0], r.y, part[1], r.h};
}

struct rect rect_row(struct rect r, int i, int n, int gap)
{
    int part[2];
    share(r.h, i, n, gap, part);
    return (struct rect){r.x, r.y + part[0], r.w, part[1]};
}

struct rect rect_centre(struct rect in, int w, int h)
{
    w = clamp(w, 0, in.w);
    h = clamp(h, 0, in.h);
    return (struct rect){in.x + (in.w - w) / 2, in.y + (in.h - h) / 2, w, h};
}

bool rect_contains(struct rect r, int x, int y)
{
    return x >= r.x && y >= r.y && x - r.x < r.w && y - r.y < r.h;
}

bool rect_is_empty(struct rect r)
{
    return r.w <= 0 || r.h <= 0;
}

struct rect rect_intersect(struct rect a, struct rect b)
{
    const int x0 = a.x > b.x ? a.x : b.x, y0 = a.y > b.y ? a.y : b.y;
    const int x1 = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    const int y1 = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    if (x1 <= x0 || y1 <= y0)
        return (struct rect){x0, y0, 0, 0};
    return (struct rect){x0, y0, x1 - x0, y1 - y0};
}

struct rect rect_union(struct rect a, struct rect b)
{
    if (rect_is_empty(a))
        return b;
    if (rect_is_empty(b))
        return a;
    const int x0 = a.x < b.x ? a.x : b.x, y0 = a.y < b.y ? a.y : b.y;
    const int x1 = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    const int y1 = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct rect){x0, y0, x1 - x0, y1 - y0};
}
