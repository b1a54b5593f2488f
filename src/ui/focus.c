#include "ui/focus.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/seatmap.h"

/* Going sideways costs more than going far: the nearest target in a direction is the one ahead. */
enum { SIDEWAYS_COST = 3 };

void focus_init(struct focus *f)
{
    *f = (struct focus){0};
}

static bool is_on(const struct focus *f, const struct widget *w)
{
    return f->id[0] != '\0' && w->nth == f->nth && strcmp(w->id, f->id) == 0;
}

static const struct widget *current(const struct focus *f, const struct view *v)
{
    for (size_t i = v->n_widgets; i > v->modal_from; i--) {
        const struct widget *w = &v->widgets[i - 1];
        if (is_on(f, w) && view_is_alive(v, w))
            return w;
    }
    return NULL;
}

static void put(struct focus *f, const struct widget *w)
{
    f->in_map = false;
    f->id[0] = '\0';
    f->nth = 0;
    if (w) {
        text_copy(f->id, sizeof(f->id), w->id);
        f->nth = w->nth;
    }
}

/* The next alive target after index `from` in steps of `step`, round the end. */
static const struct widget *next_from(const struct view *v, size_t from, bool forward)
{
    const size_t n = v->n_widgets - v->modal_from;
    for (size_t k = 1; k <= n; k++) {
        const size_t at = (from - v->modal_from + (forward ? k : n - k)) % n;
        const struct widget *w = &v->widgets[v->modal_from + at];
        if (view_is_alive(v, w))
            return w;
    }
    return NULL;
}

static const struct widget *first(const struct view *v)
{
    return v->n_widgets > v->modal_from ? next_from(v, v->n_widgets - 1, true) : NULL;
}

struct span { /* a rectangle along one axis */
    long from, to;
};

/* Free length between two spans; 0 when they overlap. */
static long apart(struct span a, struct span b)
{
    if (b.from > a.to)
        return b.from - a.to;
    return a.from > b.to ? a.from - b.to : 0;
}

/* How far `to` lies in the direction; LONG_MAX when it does not. Gaps between edges count, so that a
 * wide target above is as near as its edge, not as its middle. */
static long distance(struct rect from, struct rect to, int dx, int dy)
{
    const struct span from_x = {from.x, from.x + from.w}, to_x = {to.x, to.x + to.w};
    const struct span from_y = {from.y, from.y + from.h}, to_y = {to.y, to.y + to.h};
    const long cx = (to_x.from + to_x.to - from_x.from - from_x.to) / 2;
    const long cy = (to_y.from + to_y.to - from_y.from - from_y.to) / 2;
    const bool level = dx != 0;
    const long along = level ? cx * dx : cy * dy, across = labs(level ? cy : cx);
    const long ahead = level ? apart(from_x, to_x) : apart(from_y, to_y);
    const long side = level ? apart(from_y, to_y) : apart(from_x, to_x);
    /* Up and down lead through the whole screen, however far aside; left and right stay level. */
    if (along <= 0 || (side > 0 && level && along < across))
        return LONG_MAX;
    return (ahead + SIDEWAYS_COST * side) * 16 + across;
}

static const struct widget *nearest(const struct view *v, const struct widget *from, int dx, int dy)
{
    const struct widget *best = from;
    long best_distance = LONG_MAX;
    for (size_t i = v->modal_from; i < v->n_widgets; i++) {
        const struct widget *w = &v->widgets[i];
        if (w == from || !view_is_alive(v, w))
            continue;
        const long d = distance(from->at, w->at, dx, dy);
        if (d < best_distance) {
            best = w;
            best_distance = d;
        }
    }
    return best;
}

static struct touch_tap tap(const struct widget *w, uint32_t arg)
{
    struct touch_tap result = {.action = w->action, .arg = arg, .nth = w->nth};
    text_copy(result.id, sizeof(result.id), w->id);
    return result;
}

static struct touch_tap tap_named(const struct view *v, const char *id)
{
    const struct widget *w = view_find(v, id, 0);
    if (w && view_is_alive(v, w))
        return tap(w, w->arg);
    return (struct touch_tap){0};
}

static struct touch_tap ok(struct focus *f, const struct widget *w)
{
    if (!w)
        return (struct touch_tap){0};
    if (w->kind != WIDGET_SEATMAP)
        return tap(w, w->arg);
    if (!f->in_map) {
        f->in_map = true;
        seatmap_focus_move(w->seatmap, 0, 0);
        return (struct touch_tap){0};
    }
    const size_t item = seatmap_focus(w->seatmap);
    if (item == SIZE_MAX)
        return (struct touch_tap){0};
    return tap(w, (uint32_t)item);
}

static void arrow(struct focus *f, const struct view *v, int dx, int dy)
{
    const struct widget *from = current(f, v);
    if (!from)
        put(f, first(v));
    else if (f->in_map && from->kind == WIDGET_SEATMAP)
        seatmap_focus_move(from->seatmap, dx, dy);
    else
        put(f, nearest(v, from, dx, dy));
}

static void step(struct focus *f, const struct view *v, bool forward)
{
    const struct widget *from = current(f, v);
    if (from)
        put(f, next_from(v, (size_t)(from - v->widgets), forward));
    else
        put(f, first(v));
}

struct touch_tap focus_key(struct focus *f, const struct view *v, enum input_key key)
{
    f->visible = key != KEY_NONE;
    switch (key) {
    case KEY_TAB:
    case KEY_BACK_TAB:
        step(f, v, key == KEY_TAB);
        break;
    case KEY_LEFT:
    case KEY_RIGHT:
        arrow(f, v, key == KEY_LEFT ? -1 : 1, 0);
        break;
    case KEY_UP:
    case KEY_DOWN:
        arrow(f, v, 0, key == KEY_UP ? -1 : 1);
        break;
    case KEY_OK:
        return ok(f, current(f, v));
    case KEY_ESCAPE:
        if (!f->in_map)
            return tap_named(v, "back");
        f->in_map = false;
        break;
    case KEY_HELP:
        return tap_named(v, "help");
    case KEY_SPACE: /* the runtime's: what is typed is not walked by keys */
    case KEY_BACKSPACE:
    case KEY_NONE:
        break;
    }
    return (struct touch_tap){0};
}

void focus_check(struct focus *f, const struct view *v)
{
    if (f->id[0] == '\0' || current(f, v))
        return;
    put(f, first(v));
}
