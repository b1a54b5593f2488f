#include "app/runtime_state.h"
#include "base/log.h"
#include "ui/i18n.h"

enum { SLIDE_MS = 160, FRAME_MS = 16, SECOND_MS = 1000 };

int64_t runtime_now_ms(const struct runtime *rt)
{
    return rt->ctx.now_ms;
}

void runtime_read_time(struct runtime *rt)
{
    rt->ctx.now_ms = clock_mono_ms(rt->clock);
    rt->ctx.now_utc_s = clock_utc_ms(rt->clock) / 1000;
    rt->ctx.now = when_local(rt->ctx.now_utc_s);
}

/* Somebody changed the language on the attract screen, or opened a dialog there, and walked away:
 * when that is undone, INT64_MAX when there is nothing to undo. */
static int64_t attract_deadline_ms(const struct runtime *rt)
{
    const bool touched = runtime_has_prefs(rt) || rt->overlay.id != OVERLAY_none;
    if (rt->scene_id != SCENE_attract || !touched)
        return INT64_MAX;
    return rt->last_touch_ms + (int64_t)rt->config->shop.idle_s * 1000;
}

static void tick_attract(struct runtime *rt)
{
    if (rt->ctx.now_ms < attract_deadline_ms(rt))
        return;
    overlay_close(rt);
    runtime_reset_prefs(rt);
}

static bool is_accessible_mode(const struct runtime *rt)
{
    return rt->panel.large_text || rt->panel.high_contrast || rt->panel.low_reach;
}

int64_t runtime_idle_ms(const struct runtime *rt)
{
    const struct scene *scene = flow_scene(rt->scene_id);
    if (rt->scene_id == SCENE_attract || runtime_is_booking(rt))
        return 0;
    if (scene->never_idle && !(rt->scene_id == SCENE_confirm && !rt->session.order))
        return 0;
    const int64_t idle =
        scene->idle_ms ? (int64_t)scene->idle_ms : (int64_t)rt->config->shop.idle_s * 1000;
    return is_accessible_mode(rt) ? 2 * idle : idle; /* K-29 */
}

int64_t runtime_warning_ms(const struct runtime *rt)
{
    const int64_t warning = (int64_t)rt->config->shop.idle_warning_s * 1000;
    return is_accessible_mode(rt) ? 2 * warning : warning;
}

static void tick_idle(struct runtime *rt)
{
    const int64_t idle = runtime_idle_ms(rt);
    if (rt->overlay.id == OVERLAY_still_there) {
        if (idle == 0)
            overlay_close(rt);
        else if (rt->ctx.now_ms >= rt->overlay.until_ms)
            scene_finish(&rt->ctx, OUTCOME_ABANDON);
        rt->dirty = true;
        return;
    }
    if (idle == 0 || rt->ctx.now_ms - rt->last_touch_ms < idle)
        return;
    overlay_open(rt, OVERLAY_still_there);
    rt->overlay.until_ms = rt->ctx.now_ms + runtime_warning_ms(rt);
}

/* The hold ran out: give back what is left, say so, and choose again where that makes sense. */
static void tick_hold(struct runtime *rt)
{
    if (runtime_is_booking(rt) || rt->session.order || rt->session.reference[0])
        return;
    if (basket_hold_left_ms(&rt->session.basket, rt->ctx.now_ms) > 0)
        return;
    runtime_send(rt, &(struct command){.type = COMMAND_ABANDON});
    rt->session.basket = (struct basket){0};
    scene_toast(&rt->ctx, tr("hold.expired"));
    if (flow_next(rt->scene_id, OUTCOME_RESEAT) != SCENE_none)
        scene_finish(&rt->ctx, OUTCOME_RESEAT);
}

void runtime_tick(struct runtime *rt)
{
    if (rt->ctx.wake_at_ms != 0 && rt->ctx.now_ms >= rt->ctx.wake_at_ms) {
        rt->ctx.wake_at_ms = 0;
        runtime_dispatch(rt, &(struct event_in){.type = EVENT_TICK});
    }
    if (rt->toast_until_ms != 0 && rt->ctx.now_ms >= rt->toast_until_ms) {
        rt->toast_until_ms = 0;
        rt->toast[0] = '\0';
        rt->dirty = true;
    }
    if (rt->animate_at_ms != 0 && rt->ctx.now_ms >= rt->animate_at_ms)
        rt->dirty = true;
    if (touch_fling(&rt->touch, rt->ctx.now_ms))
        rt->dirty = true;
    if (rt->slide_from_ms != 0) {
        rt->dirty = true;
        if (rt->ctx.now_ms - rt->slide_from_ms >= SLIDE_MS)
            rt->slide_from_ms = 0;
    }
    tick_hold(rt);
    tick_idle(rt);
    tick_attract(rt);
    if (runtime_hold_s(rt) != rt->hold_shown_s)
        rt->dirty = true;
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

int64_t runtime_hold_s(const struct runtime *rt)
{
    const int64_t left = basket_hold_left_ms(&rt->session.basket, rt->ctx.now_ms);
    return left == INT64_MAX ? 0 : (left + SECOND_MS - 1) / SECOND_MS;
}

/* The countdown in the header changes when the seconds left change, not on our own beat. Once it has
 * run out while a booking decides, nothing counts any more. */
static int64_t hold_deadline_ms(const struct runtime *rt)
{
    const int64_t left = basket_hold_left_ms(&rt->session.basket, rt->ctx.now_ms);
    if (left == INT64_MAX || left == 0)
        return INT64_MAX;
    return rt->ctx.now_ms + (left % SECOND_MS ? left % SECOND_MS : SECOND_MS);
}

/* The next second of "still there?", counted from its end. */
static int64_t warning_deadline_ms(const struct runtime *rt)
{
    const int64_t left = rt->overlay.until_ms - rt->ctx.now_ms;
    return left <= 0 ? rt->ctx.now_ms : rt->overlay.until_ms - (left - 1) / SECOND_MS * SECOND_MS;
}

int64_t runtime_deadline_ms(const struct runtime *rt)
{
    const int64_t now = rt->ctx.now_ms;
    const bool flies = rt->touch.map && !rt->touch.down;
    int64_t at = INT64_MAX;
    if (runtime_has_unsent(rt))
        return now;
    if (rt->ctx.wake_at_ms != 0)
        at = earlier(at, rt->ctx.wake_at_ms);
    if (rt->toast_until_ms != 0)
        at = earlier(at, rt->toast_until_ms);
    if (rt->animate_at_ms != 0)
        at = earlier(at, rt->animate_at_ms);
    if (rt->slide_from_ms != 0 || flies)
        at = earlier(at, now + FRAME_MS);
    at = earlier(at, hold_deadline_ms(rt));
    at = earlier(at, attract_deadline_ms(rt));
    const int64_t idle = runtime_idle_ms(rt);
    if (rt->overlay.id == OVERLAY_still_there)
        at = earlier(at, warning_deadline_ms(rt));
    else if (idle > 0)
        at = earlier(at, rt->last_touch_ms + idle);
    return at;
}
