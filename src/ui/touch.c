#include "ui/touch.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "ui/seatmap.h"
#include "ui/touch_impl.h"

#define APPEARED_MS 400 /* K-14 */
#define AGAIN_MS    500 /* K-14 */
#define MAP_TAP_MS  400 /* kiosk requirements 2.2, rule 4 */
#define WHEEL_ZOOM  1.2 /* per notch */

void touch_init(struct touch *t)
{
    *t = (struct touch){.view_since_ms = INT64_MIN / 2, .last_tap_ms = INT64_MIN / 2};
}

void touch_forget(struct touch *t)
{
    t->down = t->moved = t->pinching = false;
    t->pressed_id[0] = '\0';
    t->map = NULL;
    t->velocity_x = t->velocity_y = 0;
}

void touch_screen_changed(struct touch *t, int64_t now_ms)
{
    touch_forget(t);
    t->view_since_ms = now_ms;
}

static bool is_same(const struct widget *w, const char *id, uint32_t nth)
{
    return w && w->nth == nth && strcmp(w->id, id) == 0;
}

bool touch_is_near(const struct view *v, int dx, int dy)
{
    return hypot(dx, dy) <= mm(v, TOUCH_SLOP_MM);
}

static void press(struct touch *t, const struct view *v, const struct input *in, int64_t now_ms)
{
    touch_forget(t);
    t->down = true;
    t->finger = in->finger;
    t->start_x = t->last_x = in->x;
    t->start_y = t->last_y = in->y;
    t->last_move_ms = t->down_ms = now_ms;
    const struct widget *w = view_hit(v, in->x, in->y);
    if (!w)
        return;
    text_copy(t->pressed_id, sizeof(t->pressed_id), w->id);
    t->pressed_nth = w->nth;
    if (w->kind == WIDGET_SEATMAP)
        t->map = w->seatmap;
}

static void move(struct touch *t, const struct view *v, const struct input *in, int64_t now_ms)
{
    if (!t->down)
        return;
    if (t->pinching && (in->finger == t->finger || in->finger == t->second)) {
        touch_map_pinch(t, in);
        return;
    }
    if (in->finger != t->finger)
        return;
    const int dx = in->x - t->last_x, dy = in->y - t->last_y;
    t->last_x = in->x;
    t->last_y = in->y;
    if (t->moved && t->map) {
        touch_map_drag(t, dx, dy, now_ms);
    } else if (!touch_is_near(v, in->x - t->start_x, in->y - t->start_y)) {
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
           touch_is_near(v, t->start_x - t->last_tap_x, t->start_y - t->last_tap_y);
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

/* A finger that lay on the map was on its way to something else. */
static bool is_too_long(const struct touch *t, const struct view *v, int64_t now_ms)
{
    const struct panel *p = v->panel;
    const bool unhurried = p->large_text || p->high_contrast || p->low_reach; /* K-29 */
    return now_ms - t->down_ms > (unhurried ? 2 * MAP_TAP_MS : MAP_TAP_MS);
}

static struct touch_tap tap_on(struct touch *t, const struct view *v, const struct widget *w,
                               int64_t now_ms)
{
    struct touch_tap tap = {.action = w->action, .arg = w->arg, .nth = w->nth};
    text_copy(tap.id, sizeof(tap.id), w->id);
    if (w->kind == WIDGET_SEATMAP && (is_too_long(t, v, now_ms) || !tap_map(t, w, &tap)))
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
        touch_is_near(v, in->x - t->start_x, in->y - t->start_y))
        tap = tap_on(t, v, w, now_ms);
    t->pressed_id[0] = '\0';
    touch_map_throw(t, v, now_ms);
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
    const bool is_finger = in->type == INPUT_DOWN || in->type == INPUT_MOVE || in->type == INPUT_UP;
    if (is_finger && !touch_fingers_admit(t, v, in, now_ms))
        return (struct touch_tap){0};
    switch (in->type) {
    case INPUT_DOWN:
        if (!t->down)
            press(t, v, in, now_ms);
        else if (in->finger != t->finger)
            touch_map_second(t, v, in);
        break;
    case INPUT_MOVE:
        move(t, v, in, now_ms);
        break;
    case INPUT_UP:
        return release(t, v, in, now_ms);
    case INPUT_CANCEL:
        touch_forget(t);
        t->n_fingers = 0;
        t->dead = false;
        break;
    case INPUT_WHEEL:
        wheel(v, in);
        break;
    case INPUT_NONE:
    case INPUT_KEY:
    case INPUT_TEXT:
    case INPUT_WAKE:
    case INPUT_EXPOSE:
    case INPUT_QUIT:
        break;
    }
    return (struct touch_tap){0};
}
