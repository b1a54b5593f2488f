#include "backend/backend.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "backend/check.h"
#include "backend/checkout.h"
#include "backend/commands.h"
#include "backend/connect.h"
#include "backend/engine.h"
#include "backend/health.h"
#include "backend/limits.h"
#include "backend/metrics.h"
#include "backend/opening.h"
#include "backend/operator.h"
#include "backend/overlays.h"
#include "backend/price_probe.h"
#include "backend/publish.h"
#include "backend/pulse.h"
#include "backend/reconcile.h"
#include "backend/recover.h"
#include "backend/release.h"
#include "backend/reload.h"
#include "backend/setup.h"
#include "backend/shelf.h"
#include "backend/standing.h"
#include "backend/stores.h"
#include "backend/sync.h"
#include "backend/upkeep.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

enum {
    COMMANDS_MAX = 64,
    STEP_MS = 60000,        /* the longest sleep; deadlines and commands end it sooner */
    TRIAL_STEP_MS = 100,    /* the assistant's trial is not woken by commands */
    LAST_RELEASES_MS = 3000 /* for giving seats back when the program ends */
};

struct backend {
    struct engine engine;
    struct connection connection;
    struct mailbox *commands;
    bool started_up;
    bool read_only, on_request_only, keeps_standing;
    struct transport *transport; /* in use; NULL: none */
    atomic_bool stopping;
    struct pulse pulse;
    pthread_t thread;
    bool threaded;
    pthread_mutex_t lock; /* for sleeping without a transport */
    pthread_cond_t woken;
    bool wake;
};

static void free_command(void *msg)
{
    mem_wipe(msg, sizeof(struct command));
    mem_free(msg);
}

static void wake(void *ctx)
{
    struct backend *backend = ctx;
    if (backend->engine.api)
        api_wake(backend->engine.api);
    pthread_mutex_lock(&backend->lock);
    backend->wake = true;
    pthread_cond_signal(&backend->woken);
    pthread_mutex_unlock(&backend->lock);
}

static void init_sleep(struct backend *backend)
{
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&backend->woken, &attr);
    pthread_condattr_destroy(&attr);
    pthread_mutex_init(&backend->lock, NULL);
}

/* Without a transport there is nothing to pump. */
static void sleep_for(struct backend *backend, int64_t ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += (time_t)(ms / 1000);
    until.tv_nsec += (long)(ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&backend->lock);
    while (!backend->wake && ms > 0 &&
           pthread_cond_timedwait(&backend->woken, &backend->lock, &until) != ETIMEDOUT)
        continue;
    backend->wake = false;
    pthread_mutex_unlock(&backend->lock);
}

static void connect_service(struct backend *backend, const struct backend_spec *spec)
{
    struct engine *engine = &backend->engine;
    struct fault fault = {RC_OK, 0, ""};
    const struct connection_spec wanted = {.config = spec->config,
                                           .clock = spec->clock,
                                           .transport = spec->transport,
                                           .meter = spec->meter,
                                           .secret = spec->secret};
    struct connection *connection = &backend->connection;
    if (connection_open(&wanted, connection, &fault)) {
        health_stop_selling(engine, HEALTH_STOP_CONFIG, fault.what);
        return;
    }
    for (size_t i = PROFILE_MAIN + 1; i < engine->n_profiles; i++) {
        if (connection_add(&wanted, i, connection, &fault))
            health_stop_profile(engine, i, RC_CONFIG, fault.what);
    }
    memcpy(engine->apis, connection->apis, sizeof(engine->apis));
    engine->api = connection->api;
    backend->transport = spec->transport ? spec->transport : connection->own;
}

enum rc backend_new(const struct backend_spec *spec, struct backend **ret, struct fault *fault)
{
    struct backend *backend = mem_zalloc(sizeof(*backend));
    struct engine *engine = &backend->engine;
    engine->config = spec->config;
    text_copy(engine->config_path, sizeof(engine->config_path),
              spec->config_path ? spec->config_path : "");
    text_copy(engine->assets, sizeof(engine->assets), spec->assets ? spec->assets : "");
    engine->clock = spec->clock;
    engine->n_profiles = config_profiles(spec->config, engine->profiles);
    engine->trade = config_trade(spec->config, engine->profiles);
    engine->replies = spec->replies;
    backend->read_only = spec->read_only_cache || spec->first_run;
    backend->on_request_only = spec->on_request_only;
    backend->keeps_standing = spec->keeps_standing;
    engine->meter = spec->meter;
    atomic_init(&backend->stopping, false);
    pulse_init(&backend->pulse);
    if (!text_copy(engine->state_dir, sizeof(engine->state_dir), spec->state_dir) ||
        (mkdir(spec->state_dir, 0750) != 0 && errno != EEXIST)) {
        *fault =
            fault_make(RC_STORE, errno, "state folder %s: %s", spec->state_dir, strerror(errno));
        mem_free(backend);
        return fault->rc;
    }
    init_sleep(backend);
    health_new(engine);
    shelf_new(engine);
    overlays_new(engine);
    sync_new(engine);
    operator_new(engine);
    publish_open(engine);
    stores_open(engine, backend->read_only);
    if (!backend->read_only)
        connect_service(backend, spec);
    if (spec->first_run)
        setup_new(engine, spec->transport);
    backend->commands = mailbox_new(&(struct mailbox_spec){
        .capacity = COMMANDS_MAX, .dispose = free_command, .wake = wake, .wake_ctx = backend});
    *ret = backend;
    return RC_OK;
}

void backend_free(struct backend *backend)
{
    if (!backend)
        return;
    assert(!backend->threaded);
    struct engine *engine = &backend->engine;
    metrics_end(engine);
    standing_end(engine);
    connection_close(&backend->connection); /* first: no callback comes after it */
    engine->api = NULL;
    memset(engine->apis, 0, sizeof(engine->apis));
    operator_free(engine);
    setup_free(engine);
    check_free(engine);
    opening_free_all(engine);
    checkout_free_all(engine);
    release_free_all(engine);
    reconcile_free_all(engine);
    limits_free(engine);
    price_probe_free(engine);
    sync_free(engine);
    shelf_free(engine);
    overlays_free(engine);
    health_free(engine);
    for (size_t i = 0; i < engine->n_outbox; i++)
        reply_free(engine->outbox[i]);
    catalogue_free(engine->catalogue);
    catalogue_store_close(engine->store);
    journal_close(engine->journal);
    reload_free(engine);
    mailbox_free(backend->commands);
    pthread_cond_destroy(&backend->woken);
    pthread_mutex_destroy(&backend->lock);
    mem_free(backend);
}

enum rc backend_post(struct backend *backend, const struct command *command)
{
    struct command *copy = mem_zalloc(sizeof(*copy));
    *copy = *command;
    pulse_posted(&backend->pulse, 1);
    const enum rc rc = mailbox_post(backend->commands, copy);
    if (rc) {
        pulse_posted(&backend->pulse, -1);
        free_command(copy);
    }
    return rc;
}

/* News of the cache first: the screen shows something before any network. */
static void start_up(struct backend *backend)
{
    struct engine *engine = &backend->engine;
    backend->started_up = true;
    engine_publish_catalogue(engine);
    health_publish(engine);
    if (backend->read_only)
        return;
    recover_open_attempts(engine);
    if (backend->on_request_only)
        return;
    if (backend->keeps_standing)
        standing_start(engine);
    metrics_start(engine);
    upkeep_start(engine);
    limits_start(engine);
    operator_look(engine);
    health_start(engine);
    sync_schedule(engine);
    price_probe_start(engine);
}

static void take_commands(struct backend *backend)
{
    struct command *command = mailbox_take(backend->commands);
    while (command) {
        pulse_taken(&backend->pulse);
        commands_run(&backend->engine, command);
        free_command(command);
        command = mailbox_take(backend->commands);
    }
}

struct backend_pulse backend_pulse(const struct backend *backend)
{
    return pulse_read(&backend->pulse);
}

void backend_poke(struct backend *backend)
{
    wake(backend);
}

void backend_step(struct backend *backend, int64_t timeout_ms)
{
    struct engine *engine = &backend->engine;
    pulse_turn(&backend->pulse);
    pulse_tell(&backend->pulse, true, backend->transport);
    if (!backend->started_up)
        start_up(backend);
    engine_flush(engine);
    take_commands(backend);
    timers_run(&engine->timers, engine_now_ms(engine));
    const int64_t sleep_ms = engine_sleep_ms(engine, timeout_ms);
    pulse_tell(&backend->pulse, false, backend->transport);
    if (engine->api)
        api_pump(engine->api, sleep_ms);
    else if (setup_api(engine))
        api_pump(setup_api(engine), sleep_ms < TRIAL_STEP_MS ? sleep_ms : TRIAL_STEP_MS);
    else if (sleep_ms > 0)
        sleep_for(backend, sleep_ms);
    setup_pumped(engine);
    pulse_tell(&backend->pulse, true, backend->transport);
    timers_run(&engine->timers, engine_now_ms(engine));
    engine_flush(engine);
}

bool backend_is_idle(const struct backend *backend)
{
    const struct engine *engine = &backend->engine;
    return backend->started_up && checkout_is_idle(engine) && release_is_idle(engine) &&
           reconcile_is_idle(engine) && !sync_is_running(engine) && !engine->openings &&
           !engine->check && !price_probe_is_running(engine) && engine->n_outbox == 0 &&
           (!engine->api || api_pending(engine->api) == 0);
}

/* What a customer holds is given back before the program ends, if the service answers in time;
 * otherwise the next start finds it in the journal. */
static void release_before_end(struct backend *backend)
{
    struct engine *engine = &backend->engine;
    struct clock real; /* a manual clock stands still by now */
    clock_init_real(&real);
    const int64_t until_ms = clock_mono_ms(&real) + LAST_RELEASES_MS;
    take_commands(backend); /* "the tickets were shown" may be the last thing said */
    checkout_abandon_all(engine);
    while (
        (!release_is_idle(engine) || !checkout_is_idle(engine) || price_probe_is_running(engine)) &&
        clock_mono_ms(&real) < until_ms)
        backend_step(backend, 100);
}

static void *run(void *ctx)
{
    struct backend *backend = ctx;
    while (!atomic_load(&backend->stopping))
        backend_step(backend, STEP_MS);
    if (!backend->read_only)
        release_before_end(backend);
    return NULL;
}

void backend_start(struct backend *backend)
{
    assert(!backend->threaded);
    const int failed = pthread_create(&backend->thread, NULL, run, backend);
    assert(failed == 0);
    (void)failed;
    backend->threaded = true;
}

void backend_stop(struct backend *backend)
{
    atomic_store(&backend->stopping, true);
    mailbox_close(backend->commands);
    wake(backend);
}

void backend_join(struct backend *backend)
{
    if (!backend->threaded)
        return;
    pthread_join(backend->thread, NULL);
    backend->threaded = false;
}
