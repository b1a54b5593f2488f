#include "backend/standing.h"

#include <string.h>
#include <unistd.h>

#include "backend/health.h"
#include "backend/standing_file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/version.h"

enum { MINUTE_MS = 60000 };

struct standing_keeper {
    struct standing now;
    struct timer timer;
    bool has_failed; /* said once */
};

static void write_file(struct engine *engine)
{
    struct standing_keeper *keeper = engine->standing;
    struct fault fault = {RC_OK, 0, ""};
    keeper->now.written_utc_s = engine_utc_s(engine);
    const bool failed = standing_write(engine->state_dir, &keeper->now, &fault) != RC_OK;
    if (failed && !keeper->has_failed)
        log_warn("standing: %s", fault.what);
    keeper->has_failed = failed;
}

static void take(struct engine *engine, struct standing *to, const struct health *health)
{
    to->selling = health->selling;
    to->pause = health->pause;
    to->pause_ends_utc_s = health->pause_ends_utc_s;
    text_copy(to->reason, sizeof(to->reason), health->reason);
    text_copy(to->notice, sizeof(to->notice), health->notice);
    to->last_answer_utc_s = health->last_answer_utc_s;
    to->clock_offset_ms = health->clock_offset_ms;
    to->n_records = engine->n_profiles;
    for (size_t i = 0; i < engine->n_profiles; i++) {
        text_copy(to->records[i].name, sizeof(to->records[i].name), engine->profiles[i].name);
        to->records[i].kept = config_secret_kept(engine->config, i);
        to->records[i].serves = engine->apis[i] && !(health->profiles_stopped & (UINT32_C(1) << i));
    }
}

static void each_minute(void *ctx)
{
    struct engine *engine = ctx;
    struct reply now = {.ticket = 0};
    timer_set(&engine->timers, &engine->standing->timer, engine_now_ms(engine) + MINUTE_MS,
              each_minute, engine);
    health_fill(engine, &now);
    take(engine, &engine->standing->now, &now.health);
    write_file(engine);
}

void standing_start(struct engine *engine)
{
    struct standing_keeper *keeper = mem_zalloc(sizeof(*keeper));
    struct standing before;
    struct fault fault = {RC_OK, 0, ""};
    const enum rc rc = standing_read(engine->state_dir, &before, &fault);
    if (rc && rc != RC_NOT_FOUND)
        log_warn("standing: %s", fault.what);
    keeper->now.starts = rc || before.starts < 0 ? 1 : before.starts + 1;
    keeper->now.started_utc_s = engine_utc_s(engine);
    keeper->now.pid = (int64_t)getpid();
    text_copy(keeper->now.version, sizeof(keeper->now.version), PROGRAM_VERSION);
    engine->standing = keeper;
    each_minute(engine);
}

static bool same_for_people(const struct standing *a, const struct standing *b)
{
    bool same = a->selling == b->selling && a->pause == b->pause &&
                a->pause_ends_utc_s == b->pause_ends_utc_s && strcmp(a->reason, b->reason) == 0 &&
                strcmp(a->notice, b->notice) == 0 && a->n_records == b->n_records;
    for (size_t i = 0; same && i < a->n_records; i++)
        same = a->records[i].kept == b->records[i].kept &&
               a->records[i].serves == b->records[i].serves &&
               strcmp(a->records[i].name, b->records[i].name) == 0;
    return same;
}

void standing_tell(struct engine *engine, const struct health *health)
{
    struct standing_keeper *keeper = engine->standing;
    if (!keeper)
        return;
    struct standing next = keeper->now;
    take(engine, &next, health);
    const bool same = same_for_people(&next, &keeper->now);
    keeper->now = next;
    if (!same)
        write_file(engine);
}

void standing_end(struct engine *engine)
{
    if (!engine->standing)
        return;
    engine->standing->now.ended = true;
    write_file(engine);
    timer_cancel(&engine->timers, &engine->standing->timer);
    mem_free(engine->standing);
    engine->standing = NULL;
}

int64_t standing_starts(const struct engine *engine)
{
    return engine->standing ? engine->standing->now.starts : 0;
}
