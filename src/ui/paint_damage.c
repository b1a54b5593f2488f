/* What has to be drawn again: the widgets of two frames compared in order. */
#include <string.h>

#include "ui/paint_parts.h"

static int64_t area(struct rect r)
{
    return (int64_t)r.w * r.h;
}

/* Pixels drawn for nothing when both become one. */
static int64_t waste(struct rect a, struct rect b)
{
    return area(rect_union(a, b)) - area(a) - area(b) + area(rect_intersect(a, b));
}

static void take_out(struct paint_result *result, size_t i)
{
    result->damage[i] = result->damage[--result->n_damage];
}

static size_t cheapest(const struct paint_result *result, struct rect r)
{
    size_t best = 0;
    for (size_t i = 1; i < result->n_damage; i++) {
        if (waste(result->damage[i], r) < waste(result->damage[best], r))
            best = i;
    }
    return best;
}

/* Takes out what lies near `r`, and returns both as one. */
static struct rect merge(struct paint_result *result, struct rect r)
{
    for (size_t i = 0; i < result->n_damage;) {
        const struct rect other = result->damage[i];
        const bool near =
            !rect_is_empty(rect_intersect(other, r)) || waste(other, r) * 4 < area(other) + area(r);
        if (!near) {
            i++;
            continue;
        }
        r = rect_union(r, other); /* may now touch another: look at all of them again */
        take_out(result, i);
        i = 0;
    }
    return r;
}

void damage_add(struct paint_result *result, struct rect r)
{
    if (rect_is_empty(r))
        return;
    r = merge(result, r);
    while (result->n_damage == PAINT_DAMAGE_MAX) {
        const size_t i = cheapest(result, r);
        r = rect_union(r, result->damage[i]);
        take_out(result, i);
        r = merge(result, r);
    }
    result->damage[result->n_damage++] = r;
}

static uint64_t add_bytes(uint64_t h, const void *bytes, size_t n)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < n; i++)
        h = (h ^ b[i]) * UINT64_C(1099511628211);
    return h;
}

static uint64_t add_number(uint64_t h, uint64_t number)
{
    h = (h ^ number) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 32;
}

static uint64_t add_string(uint64_t h, const char *s)
{
    return add_number(add_bytes(h, s, strlen(s)), 0x1F);
}

static uint64_t add_style(uint64_t h, const struct text_style *s)
{
    const unsigned flags = (unsigned)s->bold | (unsigned)s->ellipsis << 1 |
                           (unsigned)s->shrink << 2 | (unsigned)s->strike << 3;
    h = add_number(h, (uint64_t)s->step << 32 | (uint64_t)s->color << 16 | flags);
    return add_number(h, (uint64_t)s->align << 32 | (uint64_t)s->valign << 16 | (uint32_t)s->lines);
}

uint64_t trace_look(const struct widget *w, uint64_t extra)
{
    const unsigned flags = (unsigned)w->disabled | (unsigned)w->chosen << 1 |
                           (unsigned)w->busy << 2 | (unsigned)w->error << 3 |
                           (unsigned)(w->action != 0) << 4;
    uint64_t h = add_number(UINT64_C(14695981039346656037), extra);
    h = add_number(h, (uint64_t)w->kind << 32 | (uint64_t)w->look << 16 | flags);
    h = add_number(h, (uint64_t)(uint32_t)w->at.x << 32 | (uint32_t)w->at.y);
    h = add_number(h, (uint64_t)(uint32_t)w->at.w << 32 | (uint32_t)w->at.h);
    h = add_number(h, (uint64_t)w->fill << 32 | (uint64_t)w->border << 16 | (uint32_t)w->radius_px);
    h = add_number(h, (uint64_t)(uint32_t)w->level << 32 | (uint32_t)(int)(w->focal_y * 1000));
    if (w->kind == WIDGET_MARK)
        h = add_number(h, w->arg);
    h = add_style(h, &w->style);
    h = add_string(add_string(h, w->label), w->sub);
    h = add_string(add_string(h, w->value), w->hint);
    return add_string(add_string(h, w->icon), w->picture);
}

static bool same(const struct trace *a, const struct trace *b)
{
    return a->look == b->look;
}

enum { LOOK_AHEAD = 24 };

/* Where the two lists meet again: the nearest pair of equal widgets ahead. */
static bool meet_again(const struct trace *old, size_t n_old, const struct trace *now, size_t n_now,
                       size_t ret_skip[2])
{
    for (size_t sum = 1; sum <= LOOK_AHEAD; sum++) {
        for (size_t i = 0; i <= sum; i++) {
            const size_t j = sum - i;
            if (i < n_old && j < n_now && same(&old[i], &now[j])) {
                ret_skip[0] = i;
                ret_skip[1] = j;
                return true;
            }
        }
    }
    return false;
}

void trace_diff(const struct trace *old, size_t n_old, const struct trace *now, size_t n_now,
                struct paint_result *result)
{
    size_t i = 0, j = 0;
    while (i < n_old && j < n_now) {
        if (same(&old[i], &now[j])) {
            i++;
            j++;
            continue;
        }
        size_t skip[2] = {1, 1};
        (void)meet_again(old + i, n_old - i, now + j, n_now - j, skip);
        for (; skip[0] > 0; skip[0]--)
            damage_add(result, old[i++].bounds);
        for (; skip[1] > 0; skip[1]--)
            damage_add(result, now[j++].bounds);
    }
    while (i < n_old)
        damage_add(result, old[i++].bounds);
    while (j < n_now)
        damage_add(result, now[j++].bounds);
}
