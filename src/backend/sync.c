#include "backend/sync.h"

#include <string.h>

#include "backend/health.h"
#include "backend/sync_run.h"
#include "base/log.h"
#include "base/mem.h"
#include "model/when.h"

enum { MINUTE_MS = 60000, RESUME_MS = 5000, DAY_S = 86400, FAILURES_MAX = 5 };

void sync_new(struct engine *engine)
{
    engine->sync = mem_zalloc(sizeof(*engine->sync));
    engine->sync->engine = engine;
    engine->sync->last_full_day = -1;
}

static void drop_units(struct sync *sync)
{
    for (size_t i = sync->next_unit; i < sync->n_units; i++)
        mem_free(sync->units[i].url);
    sync->n_units = sync->next_unit = 0;
}

void sync_free(struct engine *engine)
{
    struct sync *sync = engine->sync;
    if (!sync)
        return;
    drop_units(sync);
    for (size_t i = 0; i < SYNC_IN_FLIGHT_MAX; i++)
        mem_free(sync->flights[i].unit.url);
    timer_cancel(&engine->timers, &sync->minute);
    timer_cancel(&engine->timers, &sync->resume);
    catalogue_free(sync->before);
    mem_free(sync->units);
    mem_free(sync);
    engine->sync = NULL;
}

bool sync_is_running(const struct engine *engine)
{
    return engine->sync->running;
}

struct sync_unit *sync_add_unit(struct sync *sync, enum sync_unit_kind kind)
{
    sync->units = mem_regrow(sync->units, sync->n_units + 1, sizeof(*sync->units));
    struct sync_unit *unit = &sync->units[sync->n_units++];
    memset(unit, 0, sizeof(*unit));
    unit->kind = kind;
    sync->total++;
    return unit;
}

static void tell_progress(struct sync *sync, const char *what)
{
    struct engine *engine = sync->engine;
    health_sync_progress(engine, sync->done, sync->total, what);
    if (sync->command.type == COMMAND_NONE)
        return;
    struct reply *reply = reply_new(sync->command.ticket, sync->command.session, COMMAND_SYNC);
    health_fill(engine, reply);
    engine_post(engine, reply);
}

/* A snapshot is made again only when something was written since the last. */
static void publish(struct sync *sync)
{
    const uint64_t rows = catalogue_store_rows_written(sync->engine->store);
    if (sync->engine->catalogue && rows == sync->rows_shown)
        return;
    sync->rows_shown = rows;
    engine_publish_catalogue(sync->engine);
}

static void tell_changes(struct sync *sync, struct reply *reply)
{
    const struct engine *engine = sync->engine;
    if (sync->before && engine->catalogue) {
        reply->changes = mem_zalloc(sizeof(*reply->changes));
        catalogue_compare(sync->before, engine->catalogue, engine_utc_s(engine), reply->changes);
    }
    catalogue_free(sync->before);
    sync->before = NULL;
}

static void answer_command(struct sync *sync)
{
    if (sync->command.type == COMMAND_NONE)
        return;
    struct reply *reply = reply_new(sync->command.ticket, sync->command.session, COMMAND_SYNC);
    reply->final = true;
    reply->fault = sync->fault;
    tell_changes(sync, reply);
    health_fill(sync->engine, reply);
    sync->command.type = COMMAND_NONE;
    engine_post(sync->engine, reply);
}

static void finish(struct sync *sync)
{
    struct engine *engine = sync->engine;
    struct fault fault = {RC_OK, 0, ""};
    const int64_t took_ms = engine_now_ms(engine) - sync->began_ms;
    sync->running = false;
    if (sync->complete && sync->kind == SYNC_FULL &&
        catalogue_store_set_synced(engine->store, engine_utc_s(engine), &fault))
        log_error("catalogue: %s", fault.what);
    publish(sync);
    if (sync->failed > 0)
        log_write(LOG_ABOUT(WARN, .event = "sync_incomplete", .rc_name = rc_name(sync->fault.rc),
                            .duration_ms = took_ms),
                  "sync: %u of %u requests failed and kept the old data: %s", sync->failed,
                  sync->total, sync->fault.what);
    else
        log_write(LOG_ABOUT(INFO, .event = "sync_done", .duration_ms = took_ms),
                  "sync: %u requests", sync->total);
    if (sync->n_skipped > 0)
        log_warn("sync: %zu list items could not be read", sync->n_skipped);
    health_sync_over(engine);
    answer_command(sync);
}

static size_t in_flight(const struct sync *sync)
{
    size_t n = 0;
    for (size_t i = 0; i < SYNC_IN_FLIGHT_MAX; i++)
        n += sync->flights[i].used;
    return n;
}

static void go_on(struct sync *sync);

static void resume(void *ctx)
{
    go_on(ctx);
}

void sync_stop(struct engine *engine)
{
    struct sync *sync = engine->sync;
    if (!sync->running)
        return;
    sync->complete = false;
    sync->failed = FAILURES_MAX + 1; /* nothing more is asked for */
    sync->fault = fault_make(RC_CANCELLED, 0, "stopped by staff");
    timer_set(&engine->timers, &sync->resume, engine_now_ms(engine), resume, sync);
}

static void launch(struct sync *sync)
{
    for (size_t i = 0; i < SYNC_IN_FLIGHT_MAX && sync->next_unit < sync->n_units; i++) {
        struct sync_flight *flight = &sync->flights[i];
        if (flight->used)
            continue;
        *flight = (struct sync_flight){
            .sync = sync, .unit = sync->units[sync->next_unit++], .used = true};
        sync_send_unit(flight);
    }
}

/* A customer's requests come first, unless the operator stands in front of the kiosk. */
static bool must_wait(const struct sync *sync)
{
    return sync->command.type == COMMAND_NONE && engine_customer_waits(sync->engine);
}

static void go_on(struct sync *sync)
{
    while (sync->running) {
        if (sync->failed > FAILURES_MAX)
            drop_units(sync); /* the service is away: what is stored stays */
        if (sync->next_unit < sync->n_units) {
            if (must_wait(sync))
                timer_set(&sync->engine->timers, &sync->resume,
                          engine_now_ms(sync->engine) + RESUME_MS, resume, sync);
            else
                launch(sync);
            return;
        }
        if (in_flight(sync) > 0)
            return;
        sync->n_units = sync->next_unit = 0;
        if (sync->phase == SYNC_PHASE_LISTS_BY_BAND)
            publish(sync); /* people can browse before the pictures are there */
        sync->phase++;
        if (sync->phase == SYNC_PHASE_OVER || sync->failed > FAILURES_MAX)
            finish(sync);
        else
            sync_plan_phase(sync);
    }
}

void sync_unit_over(struct sync_flight *flight, const struct fault *fault)
{
    struct sync *sync = flight->sync;
    const struct sync_unit unit = flight->unit;
    flight->used = false;
    flight->unit.url = NULL;
    sync->done++;
    if (fault->rc) {
        sync->failed++;
        log_warn("sync: %s: %s", sync_unit_words(&unit), fault->what);
        if (sync->fault.rc == RC_OK)
            sync->fault = *fault;
        if (unit.kind <= SYNC_UNIT_WINDOW)
            sync->complete = false;
    }
    tell_progress(sync, sync_unit_words(&unit));
    mem_free(unit.url);
    go_on(sync);
}

void sync_start(struct engine *engine, enum sync_kind kind)
{
    struct sync *sync = engine->sync;
    if (!engine->api || !engine->store)
        return;
    if (sync->running) {
        if (kind == SYNC_FULL)
            sync->kind = SYNC_FULL;
        return;
    }
    sync->running = true;
    sync->kind = kind;
    sync->phase = SYNC_PHASE_LISTS_OF_EVENTS;
    sync->done = sync->total = sync->failed = 0;
    sync->began_ms = engine_now_ms(engine);
    sync->n_skipped = 0;
    sync->n_missing = kind == SYNC_FULL ? 0 : sync->n_missing;
    sync->complete = true;
    sync->fault = (struct fault){RC_OK, 0, ""};
    sync_plan_phase(sync);
    tell_progress(sync, "events");
    go_on(sync);
}

void sync_command(struct engine *engine, const struct command *command)
{
    struct sync *sync = engine->sync;
    if (!engine->api || !engine->store) {
        engine_answer(engine, command, health_may_sell(engine));
        return;
    }
    if (sync->command.type != COMMAND_NONE) {
        engine_answer(engine, command, fault_make(RC_BUSY, 0, "a refresh is under way"));
        return;
    }
    sync->command = *command;
    sync->before = engine_snapshot(engine);
    sync_start(engine, SYNC_FULL);
    if (sync->running && sync->resume.armed) {
        timer_cancel(&engine->timers, &sync->resume);
        go_on(sync);
    }
}

static bool is_old(const struct engine *engine)
{
    return !engine->catalogue || engine_utc_s(engine) - engine->catalogue->synced_utc_s >= DAY_S;
}

static void every_minute(void *ctx)
{
    struct sync *sync = ctx;
    struct engine *engine = sync->engine;
    const struct config *config = engine->config;
    const int64_t now_s = engine_utc_s(engine);
    const struct wall local = when_local(now_s);
    const int day = when_days_between(&(struct wall){.year = 2000, .month = 1, .day = 1}, &local);
    const bool night = local.hour == config->full_sync_hour && sync->last_full_day != day;
    timer_set(&engine->timers, &sync->minute, engine_now_ms(engine) + MINUTE_MS, every_minute,
              sync);
    if (sync->running || engine_customer_waits(engine))
        return;
    if (night) {
        sync->last_full_day = day;
        sync_start(engine, SYNC_FULL);
    } else if (++sync->minutes_since >= config->light_sync_minutes) {
        sync->minutes_since = 0;
        sync_start(engine, is_old(engine) ? SYNC_FULL : SYNC_LIGHT);
    }
}

void sync_schedule(struct engine *engine)
{
    struct sync *sync = engine->sync;
    if (!engine->api || !engine->store)
        return;
    timer_set(&engine->timers, &sync->minute, engine_now_ms(engine) + MINUTE_MS, every_minute,
              sync);
    sync_start(engine, is_old(engine) ? SYNC_FULL : SYNC_LIGHT);
}
