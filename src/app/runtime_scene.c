#include <assert.h>
#include <string.h>

#include "app/runtime_state.h"
#include "base/log.h"
#include "base/text.h"
#include "ui/i18n.h"

/* The catalogue is swapped only while attract is on screen, so scenes may keep indices. */
static void swap_catalogue(struct runtime *rt)
{
    if (!rt->next_catalogue)
        return;
    catalogue_free(rt->catalogue);
    rt->catalogue = rt->next_catalogue;
    rt->next_catalogue = NULL;
}

bool runtime_has_prefs(const struct runtime *rt)
{
    return rt->language != 0 || rt->panel.large_text || rt->panel.high_contrast ||
           rt->panel.low_reach;
}

void runtime_reset_prefs(struct runtime *rt)
{
    rt->panel.large_text = rt->panel.high_contrast = rt->panel.low_reach = false;
    rt->language = 0;
    struct fault fault = {0};
    if (runtime_apply_prefs(rt, &fault))
        log_error("%s", fault.what);
}

/* A customer's visit, from the first screen behind attract on; staff's are none. */
static void count_session(struct runtime *rt)
{
    const bool is_customer = rt->scene_id >= SCENE_browse && rt->scene_id <= SCENE_confirm;
    const bool bought = rt->session.order || rt->session.reference[0];
    if (is_customer)
        meter_session(rt->meter, rt->scene_id, bought ? NULL : flow_scene(rt->scene_id)->name);
}

void runtime_end_session(struct runtime *rt)
{
    count_session(rt);
    /* Sent whether or not we know of a basket: an answer under way may still make one. */
    if (rt->link.post)
        runtime_send(rt, &(struct command){.type = COMMAND_ABANDON});
    session_wipe(&rt->session);
    type_forget_typed(rt->type);
    rt->session.number++;
    rt->toast[0] = '\0';
    rt->toast_until_ms = 0;
    overlay_close(rt);
    if (runtime_has_prefs(rt))
        runtime_reset_prefs(rt);
}

static uint32_t host_send(void *runtime, const struct command *cmd)
{
    return runtime_send(runtime, cmd);
}

static void host_toast(void *runtime, const char *words)
{
    enum { TOAST_MS = 5000 };
    struct runtime *rt = runtime;
    text_copy(rt->toast, sizeof(rt->toast), words);
    rt->toast_until_ms = rt->ctx.now_ms + TOAST_MS;
    rt->dirty = true;
}

static const struct scene_host host = {.send = host_send, .toast = host_toast};

static void fill_ctx(struct runtime *rt)
{
    rt->ctx.state = rt->state;
    rt->ctx.session = &rt->session;
    rt->ctx.shop = &rt->config->shop;
    rt->ctx.assets = rt->assets;
    rt->ctx.catalogue = rt->catalogue;
    rt->ctx.health = &rt->health;
    rt->ctx.in_motion = rt->may_move;
    rt->ctx.outcome = OUTCOME_NONE;
    rt->ctx.wake_at_ms = 0;
    rt->ctx.host = &host;
    rt->ctx.runtime = rt;
}

void runtime_go(struct runtime *rt, enum scene_id to, int direction)
{
    if (rt->scene_id != SCENE_none && flow_scene(rt->scene_id)->leave)
        flow_scene(rt->scene_id)->leave(&rt->ctx);
    if (to == SCENE_attract) {
        if (rt->scene_id != SCENE_none)
            runtime_end_session(rt);
        swap_catalogue(rt);
    }
    const struct scene *scene = flow_scene(to);
    log_debug("scene %s", scene->name);
    assert(scene->state_size <= sizeof(rt->state));
    memset(rt->state, 0, sizeof(rt->state));
    rt->scene_id = to;
    rt->epoch++;
    fill_ctx(rt);
    touch_screen_changed(&rt->touch, rt->ctx.now_ms);
    rt->focus.id[0] = '\0';
    rt->focus.in_map = false;
    rt->slide_direction = direction;
    rt->slide_from_ms = rt->may_move && direction != 0 ? rt->ctx.now_ms : 0;
    if (scene->enter)
        scene->enter(&rt->ctx);
    rt->dirty = rt->view_is_old = true;
}

static int direction_of(enum outcome outcome)
{
    return outcome == OUTCOME_BACK ? -1 : outcome == OUTCOME_ABANDON ? 0 : 1;
}

void runtime_settle(struct runtime *rt)
{
    /* A scene may end in its own enter(); two in a row are plenty, more would be a loop. */
    for (int i = 0; i < 4 && rt->ctx.outcome != OUTCOME_NONE; i++) {
        const enum outcome outcome = rt->ctx.outcome;
        enum scene_id to = flow_next(rt->scene_id, outcome);
        if (to == SCENE_setup_sync) {
            rt->ctx.outcome = OUTCOME_NONE;
            rt->is_set_up = true;
            runtime_stop(rt, 0);
            return;
        }
        if (to == SCENE_none) {
            log_error("scene %s may not end with outcome %d", flow_scene(rt->scene_id)->name,
                      (int)outcome);
            to = SCENE_attract;
        }
        runtime_go(rt, to, direction_of(outcome));
    }
}

void runtime_dispatch(struct runtime *rt, const struct event_in *ev)
{
    flow_scene(rt->scene_id)->event(&rt->ctx, ev);
    rt->dirty = true;
}
