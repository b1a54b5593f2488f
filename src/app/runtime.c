#include "app/runtime.h"

#include <stdio.h>
#include <string.h>

#include "app/robot.h"
#include "app/runtime_state.h"
#include "app/terminate.h"
#include "app/watchdog.h"
#include "base/log.h"
#include "base/mem.h"
#include "ui/i18n.h"

static void wake_window(void *window)
{
    window_wake(window);
}

static void init_panel(struct runtime *rt)
{
    const struct canvas *canvas = window_canvas(rt->window);
    rt->panel = (struct panel){
        .w_px = canvas->w,
        .h_px = canvas->h,
        .px_per_mm = window_px_per_mm(rt->window, rt->config->width_mm),
        .reduced_motion = !rt->may_move,
    };
}

static void init_pictures(struct runtime *rt, const char *state_dir)
{
    char folder[512], cache[512];
    snprintf(folder, sizeof(folder), "%s/pictures", state_dir);
    snprintf(cache, sizeof(cache), "%s/scaled", state_dir);
    rt->pictures = pictures_new(&(struct pictures_spec){
        .folder = folder,
        .assets = rt->assets,
        .cache = cache,
        .wake = wake_window,
        .wake_ctx = rt->window,
    });
}

static enum rc init_drawing(struct runtime *rt, struct fault *fault)
{
    enum rc rc = theme_load(rt->assets, rt->config->theme, &rt->theme, fault);
    if (rc)
        return rc;
    rc = type_new(&rt->theme, &rt->type, fault);
    if (rc)
        return rc;
    type_set_current(rt->type);
    rt->painter = painter_new(&(struct painter_spec){
        .assets = rt->assets,
        .theme = &rt->theme,
        .type = rt->type,
        .pictures = rt->pictures,
    });
    return runtime_apply_prefs(rt, fault);
}

static enum scene_id first_scene(enum runtime_task task)
{
    static const enum scene_id scenes[] = {[RUNTIME_SELL] = SCENE_attract,
                                           [RUNTIME_SET_UP] = SCENE_setup,
                                           [RUNTIME_FIRST_SYNC] = SCENE_setup_sync};
    return scenes[task];
}

enum rc runtime_new(const struct runtime_spec *spec, struct runtime **ret, struct fault *fault)
{
    struct runtime *rt = mem_zalloc(sizeof(*rt));
    rt->config = spec->config;
    rt->assets = spec->assets;
    rt->clock = spec->clock;
    rt->window = spec->window;
    rt->replies = spec->replies;
    rt->meter = spec->meter;
    rt->may_move = spec->in_motion;
    view_init(&rt->view);
    touch_init(&rt->touch);
    focus_init(&rt->focus);
    session_init(&rt->session, 1);
    init_panel(rt);
    init_pictures(rt, spec->state_dir);
    const enum rc rc = init_drawing(rt, fault);
    if (rc) {
        runtime_free(rt);
        return rc;
    }
    runtime_read_time(rt);
    rt->last_touch_ms = rt->ctx.now_ms;
    runtime_go(rt, first_scene(spec->task), 0);
    *ret = rt;
    return RC_OK;
}

void runtime_free(struct runtime *rt)
{
    if (!rt)
        return;
    if (rt->scene_id != SCENE_none && flow_scene(rt->scene_id)->leave)
        flow_scene(rt->scene_id)->leave(&rt->ctx);
    session_wipe(&rt->session);
    catalogue_free(rt->catalogue);
    catalogue_free(rt->next_catalogue);
    painter_free(rt->painter);
    pictures_free(rt->pictures);
    type_set_current(NULL);
    type_free(rt->type);
    view_deinit(&rt->view);
    i18n_unload();
    runtime_reload_free(rt);
    mem_wipe(rt->overlay.pin, sizeof(rt->overlay.pin));
    mem_free(rt);
}

void runtime_connect(struct runtime *rt, const struct runtime_link *link)
{
    rt->link = link ? *link : (struct runtime_link){0};
}

void runtime_set_robot(struct runtime *rt, struct robot *robot)
{
    rt->robot = robot;
}

void runtime_set_watchdog(struct runtime *rt, struct watchdog *watchdog)
{
    rt->watchdog = watchdog;
}

bool runtime_is_set_up(const struct runtime *rt)
{
    return rt->is_set_up;
}

void runtime_stop(struct runtime *rt, int status)
{
    rt->stop = true;
    rt->status = status;
}

/* How long this turn may sleep: until the next deadline, never longer than asked. */
static int64_t sleep_ms(const struct runtime *rt, int64_t wait_max_ms)
{
    int64_t wait = wait_max_ms;
    const int64_t deadline = runtime_deadline_ms(rt);
    const int64_t now = clock_mono_ms(rt->clock);
    if (deadline != INT64_MAX) {
        const int64_t left = deadline > now ? deadline - now : 0;
        wait = wait < 0 || left < wait ? left : wait;
    }
    if (rt->clock->manual && wait != 0)
        wait = 2; /* virtual time moves only by the script: look again at once */
    return wait;
}

void runtime_turn(struct runtime *rt, int64_t wait_max_ms)
{
    enum { INPUTS_A_TURN = 64 };
    const struct input nothing = {.type = INPUT_NONE};
    struct input in = nothing;
    if (!rt->view_is_old)
        in = window_wait(rt->window, rt->dirty ? 0 : sleep_ms(rt, wait_max_ms));
    runtime_read_time(rt);
    for (int i = 0; in.type != INPUT_NONE && i < INPUTS_A_TURN; i++) {
        runtime_input(rt, &in);
        runtime_settle(rt);
        /* The next one may be meant for what this one brings up: not before it is drawn. */
        in = rt->view_is_old ? nothing : window_wait(rt->window, 0);
    }
    runtime_drain(rt);
    runtime_settle(rt);
    runtime_tick(rt);
    runtime_settle(rt);
    runtime_reload_settle(rt);
    runtime_draw(rt);
    if (rt->robot)
        robot_step(rt->robot, rt);
    runtime_settle(rt);
}

/* Whatever ends the program also ends the session; a booking under way is the journal's affair. */
static void say_goodbye(struct runtime *rt)
{
    if (rt->scene_id != SCENE_attract && !runtime_is_booking(rt))
        runtime_go(rt, SCENE_attract, 0);
    runtime_connect(rt, NULL);
}

static void one_turn(struct runtime *rt)
{
    if (terminate_take_reload())
        runtime_reload_ask(rt);
    const int64_t patience_ms = rt->robot ? robot_patience_ms(rt->robot) : -1;
    if (!rt->watchdog) {
        runtime_turn(rt, patience_ms);
        return;
    }
    runtime_turn(rt, watchdog_wait_ms(rt->watchdog, patience_ms));
    watchdog_turn(rt->watchdog);
}

int runtime_run(struct runtime *rt)
{
    while (!rt->stop && !terminate_is_asked())
        one_turn(rt);
    say_goodbye(rt);
    return rt->status;
}
