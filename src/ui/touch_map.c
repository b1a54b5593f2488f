/* Fingers on a seat map: one drags and throws, two pinch. */
#include <math.h>

#include "ui/seatmap.h"
#include "ui/touch_impl.h"

#define FLING_MIN        0.08 /* px per ms; slower is a stop */
#define FLING_MAX        6.0
#define FLING_FRICTION   0.004 /* part of the speed lost per ms */
#define VELOCITY_MEMORY  0.6   /* of the last measure, against jitter */
#define RESTING_MS       60    /* a finger that rested before it left does not throw */
#define FLING_FRAME_MAX  40    /* ms; a late frame is no leap */
#define PINCH_SPAN_LEAST 8.0   /* px between two fingers, below it the ratio is noise */

void touch_map_second(struct touch *t, const struct view *v, const struct input *in)
{
    const struct widget *w = view_hit(v, in->x, in->y);
    if (!t->map || t->pinching || !w || w->seatmap != t->map)
        return; /* a second finger on another control is ignored, and a third one */
    t->pinching = t->moved = true;
    t->pressed_id[0] = '\0';
    t->second = in->finger;
    t->second_x = in->x;
    t->second_y = in->y;
}

void touch_map_pinch(struct touch *t, const struct input *in)
{
    const bool is_second = in->finger == t->second;
    const int fixed_x = is_second ? t->last_x : t->second_x;
    const int fixed_y = is_second ? t->last_y : t->second_y;
    int *moving_x = is_second ? &t->second_x : &t->last_x;
    int *moving_y = is_second ? &t->second_y : &t->last_y;

    const double before = hypot(*moving_x - fixed_x, *moving_y - fixed_y);
    const double after = hypot(in->x - fixed_x, in->y - fixed_y);
    const bool spans = before >= PINCH_SPAN_LEAST && after >= PINCH_SPAN_LEAST;
    /* The middle moves by half of what the finger moves; the rest is drawn about it. */
    const struct seatmap_pinch by = {.factor = spans ? after / before : 1,
                                     .from_x = (*moving_x + fixed_x) / 2,
                                     .from_y = (*moving_y + fixed_y) / 2,
                                     .to_x = (in->x + fixed_x) / 2,
                                     .to_y = (in->y + fixed_y) / 2};
    *moving_x = in->x;
    *moving_y = in->y;
    seatmap_pinch(t->map, &by);
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

void touch_map_drag(struct touch *t, int dx, int dy, int64_t now_ms)
{
    seatmap_pan(t->map, dx, dy);
    measure(t, dx, dy, now_ms);
}

static void stop(struct touch *t)
{
    t->map = NULL;
    t->velocity_x = t->velocity_y = 0;
}

void touch_map_throw(struct touch *t, const struct view *v, int64_t now_ms)
{
    const double speed = hypot(t->velocity_x, t->velocity_y);
    const bool flies = t->moved && !v->panel->reduced_motion && speed >= FLING_MIN &&
                       now_ms - t->last_move_ms < RESTING_MS;
    if (!flies) {
        stop(t);
    } else if (speed > FLING_MAX) {
        t->velocity_x *= FLING_MAX / speed;
        t->velocity_y *= FLING_MAX / speed;
    }
    t->rest_x = t->rest_y = 0;
    t->last_move_ms = now_ms;
}

/* The whole pixels of a way; the rest is kept for the next frame. */
static int take_whole(double *way)
{
    const double whole = trunc(*way);
    *way -= whole;
    return (int)whole;
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
    t->rest_x += t->velocity_x * (double)ms;
    t->rest_y += t->velocity_y * (double)ms;
    const int dx = take_whole(&t->rest_x), dy = take_whole(&t->rest_y);
    const bool at_edge = (dx != 0 || dy != 0) && !seatmap_pan(t->map, dx, dy);
    t->velocity_x *= keep;
    t->velocity_y *= keep;
    if (!at_edge && hypot(t->velocity_x, t->velocity_y) >= FLING_MIN)
        return true;
    stop(t);
    return false;
}
