#include "app/overlay_view.h"
#include "app/runtime_state.h"
#include "base/log.h"

enum { MARK_TAPS = 5, MARK_WINDOW_MS = 4000 };

/* Five taps on the mark within four seconds ask for the PIN; fewer look like nothing (F46). */
static void mark_tapped(struct runtime *rt)
{
    if (rt->mark_taps == 0 || rt->ctx.now_ms - rt->mark_first_ms > MARK_WINDOW_MS) {
        rt->mark_taps = 0;
        rt->mark_first_ms = rt->ctx.now_ms;
    }
    rt->mark_taps++;
    if (rt->mark_taps < MARK_TAPS || runtime_is_booking(rt) || rt->scene_id >= SCENE_maintenance)
        return;
    rt->mark_taps = 0;
    overlay_open(rt, OVERLAY_staff_pin);
}

static bool global_action(struct runtime *rt, const struct touch_tap *tap)
{
    if (tap->action == GLOBAL_STAFF_GESTURE) {
        mark_tapped(rt);
        return true;
    }
    if (tap->action == GLOBAL_SET_LANGUAGE) {
        runtime_set_language(rt, tap->arg);
        overlay_close(rt);
        return true;
    }
    if (tap->action == GLOBAL_CLOSE_KIOSK) {
        if (rt->scene_id == SCENE_maintenance) {
            runtime_send(rt, &(struct command){.type = COMMAND_OPERATOR,
                                               .errand = {.act = OPERATOR_RESTART}});
            runtime_stop(rt, 0);
        }
        return true;
    }
    if (tap->action == GLOBAL_START_OVER) {
        if (runtime_is_booking(rt))
            return true;
        if (rt->session.basket.n_lines > 0 && !rt->session.order)
            overlay_open(rt, OVERLAY_start_over);
        else
            scene_finish(&rt->ctx, OUTCOME_ABANDON);
        return true;
    }
    return overlay_action(rt, tap->action, tap->arg);
}

void runtime_tap(struct runtime *rt, const struct touch_tap *tap)
{
    if (tap->action == 0)
        return;
    rt->dirty = rt->view_is_old = true;
    if (tap->action >= ACTION_GLOBAL) {
        global_action(rt, tap);
        return;
    }
    if (rt->overlay.id != OVERLAY_none)
        return; /* the scene under a dialog is dead */
    runtime_dispatch(rt, &(struct event_in){.type = EVENT_ACTION,
                                            .action = {.id = tap->action, .arg = tap->arg}});
}

static void touched(struct runtime *rt)
{
    rt->last_touch_ms = rt->ctx.now_ms;
    rt->dirty = true;
}

static void key_pressed(struct runtime *rt, enum input_key key)
{
    touched(rt);
    if (key == KEY_HELP) {
        runtime_tap(rt, &(struct touch_tap){.action = GLOBAL_HELP});
        return;
    }
    if (key == KEY_ESCAPE && rt->overlay.id != OVERLAY_none) {
        runtime_tap(rt, &(struct touch_tap){.action = ACTION_CLOSE}); /* never the harsher choice */
        return;
    }
    if (runtime_typing_key(rt, key))
        return;
    const struct touch_tap tap = focus_key(&rt->focus, &rt->view, key == KEY_SPACE ? KEY_OK : key);
    runtime_tap(rt, &tap);
}

static void finger(struct runtime *rt, const struct input *in)
{
    touched(rt);
    rt->focus.visible = false;
    const struct touch_tap tap = touch_input(&rt->touch, &rt->view, in, rt->ctx.now_ms);
    runtime_tap(rt, &tap);
}

void runtime_input(struct runtime *rt, const struct input *in)
{
    switch (in->type) {
    case INPUT_DOWN:
    case INPUT_MOVE:
    case INPUT_UP:
    case INPUT_CANCEL:
    case INPUT_WHEEL:
        if (in->type == INPUT_MOVE && !rt->touch.down)
            break; /* a mouse that only passes by is nobody */
        finger(rt, in);
        break;
    case INPUT_KEY:
        key_pressed(rt, in->key);
        break;
    case INPUT_TEXT:
        touched(rt);
        runtime_type(rt, in->text);
        break;
    case INPUT_EXPOSE:
        painter_damage_all(rt->painter);
        rt->dirty = true;
        break;
    case INPUT_QUIT:
        runtime_stop(rt, 0);
        break;
    case INPUT_WAKE:
        rt->dirty = true; /* a picture may have come; the painter finds out what changed */
        break;
    case INPUT_NONE:
        break;
    }
}
