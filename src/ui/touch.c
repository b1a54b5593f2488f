#include "ui/touch.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "ui/seatmap.h"

#define TAP_SLOP_MM      8.0  /* kiosk requirements 2.2, rule 4 */
#define APPEARED_MS      400  /* K-14 */
#define AGAIN_MS         500  /* K-14 */
#define FLING_MIN        0.08 /* px per ms; slower is a stop */
#define FLING_MAX        6.0
#define FLING_FRICTION   0.004 /* part of the speed lost per ms */
#define VELOCITY_MEMORY  0.6   /* of the last measure, against jitter */
#define RESTING_MS       60    /* a finger that rested before it left does not throw */
#define WHEEL_ZOOM       1.2   /* per notch */
#define FLING_FRAME_MAX  40    /* ms; a late frame is no leap */
#define PINCH_SPAN_LEAST 8.0   /* px between two fingers, below it the ratio is noise */

void touch_init(struct touch *t)
{
    *t = (struct touch){.view_since_ms = INT64_MIN / 2, .last_tap_ms = INT64_MIN / 2};
}

static void forget(struct touch *t)
{
    t->down = t->moved = t->pinching = false;
    t->pressed_id[0] = '\0';
    t->map = NULL;
    t->velocity_x = t->velocity_y = 0;
}

void touch_screen_changed(struct touch *t, int64_t now_ms)
{
    forget(t);
    t->view_since_ms = now_ms;
}

static bool is_same(const struct widget *w, const char *id, uint32_t nth)
{
    return w && w->nth == nth && strcmp(w->id, id) == 0;
}

static bool is_near(const struct view *v, int dx, int dy)
{
    return hypot(dx, dy) <= mm(v, TAP_SLOP_MM);
}

static void press(struct touch *t, const struct view *v, const struct input *in, int64_t now_ms)
{
    forget(t);
    t->down = true;
    t->finger = in->finger;
    t->start_x = t->last_x = in->x;
    t->start_y = t->last_y = in->y;
    t->last_move_ms = now_ms;
    const struct widget *w = view_hit(v, in->x, in->y);
    if (!w)
        return;
    text_copy(t->pressed_id, sizeof(t->pressed_id), w->id);
    t->pressed_nth = w->nth;
    if (w->kind == WIDGET_SEATMAP)
        t->map = w->seatmap;
}

static void second_finger(struct touch *t, const struct view *v, const struct input *in)
{
    const struct widget *w = view_hit(v, in->x, in->y);
    if (!t->map || t->pinching || !w || w->seatmap != t->map)
        return; /* a second finger on another control is ignored */
    t->pinching = t->moved = true;
    t->pressed_id[0] = '\0';
    t->second = in->finger;
    t->second_x = in->x;
    t->second_y = in->y;
}

static void pinch(struct touch *t, const struct input *in)
{
    const bool is_second = in->finger == t->second;
    const int fixed_x = is_second ? t->last_x : t->second_x;
    const int fixed_y = is_second ? t->last_y : t->second_y;
    int *moving_x = is_second ? &t->second_x : &t->last_x;
    int *moving_y = is_second ? &t->second_y : &t->last_y;

    const double before = hypot(*moving_x - fixed_x, *moving_y - fixed_y);
    const double after = hypot(in->x - fixed_x, in->y - fixed_y);
    /* The middle moves by half of what the finger moves; the rest is drawn about it. */
    const int old_cx = (*moving_x + fixed_x) / 2, old_cy = (*moving_y + fixed_y) / 2;
    const int cx = (in->x + fixed_x) / 2, cy = (in->y + fixed_y) / 2;
    *moving_x = in->x;
    *moving_y = in->y;
    seatmap_pan(t->map, cx - old_cx, cy - old_cy);
    if (before >= PINCH_SPAN_LEAST && after >= PINCH_SPAN_LEAST)
        seatmap_zoom(t->map, after / before, cx, cy);
}

static void measure(struct touch *t, int dx, int dy, int64_t now_ms)
{
    const int64_t ms = now_ms - t->last_move_ms;
    t->last_move_ms = now_ms;
    if (ms <= 0)
        return;
    const double fresh = 1 - VELOCITY_MEMORY;
    t->velocity_x = t->velocity_x * VELOCITY_MEMORY + fresh * dx / (double)ms;
    t->velocity_y = t->velocity_y * VELOCITY_MEMORY + fresh * dy / (double)ms;
}

static void move(struct touch *t, const struct view *v, const struct input *in, int64_t now_ms)
{
    if (!t->down)
        return;
    if (t->pinching && (in->finger == t->finger || in->finger == t->second)) {
        pinch(t, in);
        return;
    }
    if (in->finger != t->finger)
        return;
    const int dx = in->x - t->last_x, dy = in->y - t->last_y;
    t->last_x = in->x;
    t->last_y = in->y;
    if (t->moved && t->map) {
        seatmap_pan(t->map, dx, dy);
        measure(t, dx, dy, now_ms);
    } else if (!is_near(v, in->x - t->start_x, in->y - t->start_y)) {
        /* Sliding off cancels for good. What it took to get here is not made up for: the map would
         * leap. */
        t->moved = true;
        t->pressed_id[0] = '\0';
        t->last_move_ms = now_ms;
    }
}

static bool is_too_soon(const struct touch *t, const struct view *v, const struct touch_tap *tap,
                        const struct widget *w, int64_t now_ms)
{
    const int64_t since = now_ms - t->last_tap_ms;
    if (now_ms - t->view_since_ms < APPEARED_MS)
        return true;
    if (is_same(w, t->last_id, t->last_nth) && tap->arg == t->last_arg)
        return since < AGAIN_MS && !w->repeats;
    /* Another control where the last tap was: it came up under the finger. On a map the places
     * stay where they are. */
    return since < APPEARED_MS && w->kind != WIDGET_SEATMAP && w->role != ROLE_KEY &&
           is_near(v, t->start_x - t->last_tap_x, t->start_y - t->last_tap_y);
}

/* What a tap on the map means: an item, or a group that is shown nearer. */
static bool tap_map(const struct touch *t, const struct widget *w, struct touch_tap *tap)
{
    size_t index = 0;
    switch (seatmap_hit(w->seatmap, t->start_x, t->start_y, &index)) {
    case SEATMAP_ITEM:
        tap->arg = (uint32_t)index;
        return true;
    case SEATMAP_GROUP:
        tap->arg = (uint32_t)index | SEATMAP_ARG_GROUP;
        return true;
    case SEATMAP_NOTHING:
        break;
    }
    return false;
}

static struct touch_tap tap_on(struct touch *t, const struct view *v, const struct widget *w,
                               int64_t now_ms)
{
    struct touch_tap tap = {.action = w->action, .arg = w->arg, .nth = w->nth};
    text_copy(tap.id, sizeof(tap.id), w->id);
    if (w->kind == WIDGET_SEATMAP && !tap_map(t, w, &tap))
        return (struct touch_tap){0};
    if (is_too_soon(t, v, &tap, w, now_ms))
        return (struct touch_tap){0};
    if (w->kind == WIDGET_SEATMAP && (tap.arg & SEATMAP_ARG_GROUP))
        seatmap_approach(w->seatmap, tap.arg & ~SEATMAP_ARG_GROUP, t->start_x, t->start_y);
    text_copy(t->last_id, sizeof(t->last_id), tap.id);
    t->last_nth = tap.nth;
    t->last_arg = tap.arg;
    t->last_tap_x = t->start_x;
    t->last_tap_y = t->start_y;
    t->last_tap_ms = now_ms;
    return tap;
}

static void start_fling(struct touch *t, const struct view *v, int64_t now_ms)
{
    const double speed = hypot(t->velocity_x, t->velocity_y);
    const bool flies = t->moved && !v->panel->reduced_motion && speed >= FLING_MIN &&
                       now_ms - t->last_move_ms < RESTING_MS;
    if (!flies) {
        t->map = NULL;
        t->velocity_x = t->velocity_y = 0;
    } else if (speed > FLING_MAX) {
        t->velocity_x *= FLING_MAX / speed;
        t->velocity_y *= FLING_MAX / speed;
    }
    t->last_move_ms = now_ms;
}

static struct touch_tap release(struct touch *t, const struct view *v, const struct input *in,
                                int64_t now_ms)
{
    struct touch_tap tap = {0};
    if (!t->down)
        return tap;
    if (t->pinching && (in->finger == t->finger || in->finger == t->second)) {
        if (in->finger == t->finger) { /* the finger that stays goes on panning */
            t->finger = t->second;
            t->last_x = t->second_x;
            t->last_y = t->second_y;
        }
        t->pinching = false;
        t->velocity_x = t->velocity_y = 0;
        return tap;
    }
    if (in->finger != t->finger)
        return tap;
    t->down = false;
    const struct widget *w = view_hit(v, in->x, in->y);
    if (!t->moved && t->pressed_id[0] != '\0' && is_same(w, t->pressed_id, t->pressed_nth) &&
        is_near(v, in->x - t->start_x, in->y - t->start_y))
        tap = tap_on(t, v, w, now_ms);
    t->pressed_id[0] = '\0';
    start_fling(t, v, now_ms);
    return tap;
}

static void wheel(const struct view *v, const struct input *in)
{
    const struct widget *w = view_hit(v, in->x, in->y);
    if (w && w->kind == WIDGET_SEATMAP)
        seatmap_zoom(w->seatmap, pow(WHEEL_ZOOM, in->dy), in->x, in->y);
}

struct touch_tap touch_input(struct touch *t, const struct view *v, const struct input *in,
                             int64_t now_ms)
{
    switch (in->type) {
    case INPUT_DOWN:
        if (!t->down)
            press(t, v, in, now_ms);
        else if (in->finger != t->finger)
            second_finger(t, v, in);
        break;
    case INPUT_MOVE:
        move(t, v, in, now_ms);
        break;
    case INPUT_UP:
        return release(t, v, in, now_ms);
    case INPUT_CANCEL:
        forget(t);
        break;
    case INPUT_WHEEL:
        wheel(v, in);
        break;
    case INPUT_NONE:
    case INPUT_KEY:
    case INPUT_WAKE:
    case INPUT_EXPOSE:
    case INPUT_QUIT:
        break;
    }
    return (struct touch_tap){0};
}

bool touch_fling(struct touch *t, int64_t now_ms)
{
    if (t->down || !t->map)
        return false;
    int64_t ms = now_ms - t->last_move_ms;
    if (ms <= 0)
        return true;
    if (ms > FLING_FRAME_MAX)
        ms = FLING_FRAME_MAX;
    t->last_move_ms = now_ms;
    const double keep = exp(-FLING_FRICTION * (double)ms);
    seatmap_pan(t->map, (int)lround(t->velocity_x * (double)ms),
                (int)lround(t->velocity_y * (double)ms));
    t->velocity_x *= keep;
    t->velocity_y *= keep;
    if (hypot(t->velocity_x, t->velocity_y) < FLING_MIN) {
        t->map = NULL;
        return false;
    }
    return true;
}
