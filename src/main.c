/* foyer: the kiosk. Arguments, configuration, wiring; the only file that knows every layer.
 *
 * Exit status: 0 success, 1 failed, 2 usage.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app/first_run.h"
#include "app/notice.h"
#include "app/options.h"
#include "app/robot.h"
#include "app/runtime.h"
#include "app/terminate.h"
#include "app/watchdog.h"
#include "backend/backend.h"
#include "backend/lock.h"
#include "base/environment.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/notify.h"
#include "base/text.h"
#include "config/config.h"
#include "model/meter.h"
#include "net/sign.h"

enum { EXIT_USAGE = 2, REPLIES = 64, PATH_SIZE = 512 };

static void harden(void)
{
    environment_keep_only_known();
    environment_guard_memory();
    sign_heap_start();
    signal(SIGPIPE, SIG_IGN);
}

static void dispose_reply(void *reply)
{
    reply_free(reply);
}

static enum rc post_to_backend(void *backend, const struct command *cmd)
{
    return backend_post(backend, cmd);
}

static struct runtime_pulse pulse_of_backend(void *backend)
{
    const struct backend_pulse pulse = backend_pulse(backend);
    return (struct runtime_pulse){pulse.works, pulse.awaits, pulse.beats};
}

static unsigned turns_of_backend(void *backend)
{
    return backend_pulse(backend).turns;
}

static void poke_backend(void *backend)
{
    backend_poke(backend);
}

static void feed(void)
{
    notify_say("WATCHDOG=1");
}

static void wake_window(void *window)
{
    window_wake(window);
}

struct program {
    struct config config;
    struct clock clock, real;
    struct watchdog watchdog;
    struct window *window;
    struct mailbox *replies;
    struct runtime *runtime;
    struct backend *backend;
    struct robot *robot;
    struct meter meter;
    enum runtime_task task;
    int lock;
};

static enum rc open_window(struct program *p, const struct options *o, struct fault *fault)
{
    const enum rc rc =
        window_open(&(struct window_spec){.w = o->w,
                                          .h = o->h,
                                          .headless = o->headless,
                                          .full_screen = !o->windowed && !o->headless,
                                          .title = p->config.shop.venue_name},
                    &p->window, fault);
    if (!rc)
        window_show_cursor(p->window, o->windowed);
    return rc;
}

static enum rc open_screen(struct program *p, const struct options *o, struct fault *fault)
{
    enum rc rc = RC_OK;
    if (o->script)
        rc = robot_new(&(struct robot_spec){.script = o->script, .shots = o->shots}, &p->robot,
                       fault);
    if (rc)
        return rc;
    clock_init_real(&p->clock);
    if (p->robot && robot_wants_virtual_time(p->robot)) {
        const int64_t start_s = robot_virtual_start_utc_s(p->robot);
        clock_init_manual(&p->clock, start_s > 0 ? start_s * 1000 : clock_utc_ms(&p->clock));
    }
    return open_window(p, o, fault);
}

static enum rc open_runtime(struct program *p, const struct options *o, struct fault *fault)
{
    p->replies = mailbox_new(&(struct mailbox_spec){
        .capacity = REPLIES, .dispose = dispose_reply, .wake = wake_window, .wake_ctx = p->window});
    return runtime_new(&(struct runtime_spec){.task = p->task,
                                              .config = &p->config,
                                              .assets = o->assets,
                                              .state_dir = o->state_dir,
                                              .clock = &p->clock,
                                              .window = p->window,
                                              .replies = p->replies,
                                              .meter = &p->meter,
                                              .in_motion = !p->robot},
                       &p->runtime, fault);
}

static void start_watchdog(struct program *p)
{
    clock_init_real(&p->real);
    watchdog_init(&p->watchdog, &(struct watchdog_spec){.period_ms = notify_watchdog_ms(),
                                                        .clock = &p->real,
                                                        .feed = feed,
                                                        .turns = turns_of_backend,
                                                        .poke = poke_backend,
                                                        .peer = p->backend});
    runtime_set_watchdog(p->runtime, &p->watchdog);
}

/* The one sentence, whatever state the configuration is in. */
static enum rc run_notice(struct program *p, const struct options *o, struct fault *fault)
{
    char shot[PATH_SIZE];
    if (config_load(o->config, &p->config, fault)) {
        log_warn("%s", fault->what);
        p->config = (struct config){0};
    }
    const enum rc rc = open_window(p, o, fault);
    if (rc)
        return rc;
    terminate_start(wake_window, p->window);
    snprintf(shot, sizeof(shot), "%s/notice.png", o->shots ? o->shots : "");
    return notice_show(
        &(struct notice_spec){.assets = o->assets,
                              .theme = p->config.theme[0] ? p->config.theme : "house",
                              .shop = &p->config.shop,
                              .width_mm = p->config.width_mm,
                              .window = p->window,
                              .shot = o->shots ? shot : NULL},
        fault);
}

/* The first frame stands before the network, the database and the sync begin. */
static enum rc run(struct program *p, const struct options *o, int *ret_status, struct fault *fault)
{
    enum rc rc = open_runtime(p, o, fault);
    if (rc)
        return rc;
    runtime_turn(p->runtime, 0);
    notify_say("READY=1");
    rc = backend_new(&(struct backend_spec){.config = &p->config,
                                            .config_path = o->config,
                                            .assets = o->assets,
                                            .state_dir = o->state_dir,
                                            .clock = &p->clock,
                                            .replies = p->replies,
                                            .meter = &p->meter,
                                            .keeps_standing = p->task != RUNTIME_SET_UP,
                                            .first_run = p->task == RUNTIME_SET_UP},
                     &p->backend, fault);
    if (rc)
        return rc;
    runtime_connect(p->runtime, &(struct runtime_link){.post = post_to_backend,
                                                       .pulse = pulse_of_backend,
                                                       .ctx = p->backend});
    runtime_set_robot(p->runtime, p->robot);
    backend_start(p->backend);
    start_watchdog(p);
    *ret_status = runtime_run(p->runtime);
    return RC_OK;
}

static void close_run(struct program *p)
{
    if (p->backend) {
        backend_stop(p->backend);
        backend_join(p->backend);
    }
    backend_free(p->backend);
    runtime_free(p->runtime);
    mailbox_free(p->replies);
    p->backend = NULL;
    p->runtime = NULL;
    p->replies = NULL;
}

static void close_all(struct program *p)
{
    notify_say("STOPPING=1");
    terminate_stop();
    close_run(p);
    window_close(p->window);
    robot_free(p->robot);
}

static enum rc load(struct program *p, const struct options *o, struct fault *fault)
{
    bool is_first = false;
    const struct first_run_spec spec = {
        .config = o->config, .state_dir = o->state_dir, .assets = o->assets};
    const enum rc rc = first_run_load(&spec, &p->config, &is_first, fault);
    p->task = is_first ? RUNTIME_SET_UP : RUNTIME_SELL;
    setenv("TZ", p->config.timezone, 1);
    tzset();
    return rc;
}

/* What the assistant has written is read as at any start; it is there for one run only. */
static enum rc run_kiosk(struct program *p, const struct options *o, int *ret_status,
                         struct fault *fault)
{
    enum rc rc = load(p, o, fault);
    if (!rc)
        rc = lock_take(o->state_dir, &p->lock, fault);
    if (!rc)
        rc = open_screen(p, o, fault);
    if (rc)
        return rc;
    terminate_start(wake_window, p->window);
    rc = run(p, o, ret_status, fault);
    if (rc || !runtime_is_set_up(p->runtime))
        return rc;
    close_run(p);
    rc = load(p, o, fault);
    if (rc)
        return rc;
    p->task = RUNTIME_FIRST_SYNC;
    return run(p, o, ret_status, fault);
}

int main(int argc, char **argv)
{
    struct options o = {0};
    char assets[PATH_SIZE];
    if (!options_parse(argc, argv, &o)) {
        fputs(options_usage(), stderr);
        return EXIT_USAGE;
    }
    terminate_block();
    harden();
    log_start("foyer");
    environment_assets(assets, sizeof(assets));
    o.assets = o.assets ? o.assets : assets;
    o.state_dir = o.state_dir ? o.state_dir : "/var/lib/foyer";

    struct program *p = mem_zalloc(sizeof(*p));
    p->lock = -1;
    struct fault fault = {0};
    int status = o.notice ? EXIT_SUCCESS : EXIT_FAILURE;
    const enum rc rc = o.notice ? run_notice(p, &o, &fault) : run_kiosk(p, &o, &status, &fault);
    close_all(p);
    lock_release(p->lock);
    mem_free(p);
    if (rc)
        log_error("%s", fault.what[0] ? fault.what : rc_text(rc));
    return rc ? EXIT_FAILURE : status;
}
