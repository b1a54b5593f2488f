#include "backend/health_keeper.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "backend/days.h"
#include "backend/limits.h"
#include "backend/standing.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

void health_new(struct engine *engine)
{
    engine->health = mem_zalloc(sizeof(*engine->health));
    engine->health->probe_pause_ms = PROBE_FIRST_MS;
}

void health_free(struct engine *engine)
{
    if (engine->health)
        timer_cancel(&engine->timers, &engine->health->probe);
    mem_free(engine->health);
    engine->health = NULL;
}

/* HEALTH_STOP_COUNT when nothing stops selling. */
static enum health_stop first_stop(const struct health_keeper *keeper)
{
    enum health_stop cause = HEALTH_STOP_CONFIG;
    while (cause < HEALTH_STOP_COUNT && !keeper->stops[cause][0])
        cause++;
    return cause;
}

static void decide(struct engine *engine)
{
    health_judge_profiles(engine);
    struct health_keeper *keeper = engine->health;
    struct health *now = &keeper->now;
    const enum health_stop stop = first_stop(keeper);
    const char *reason = "";
    if (stop < HEALTH_STOP_COUNT) {
        now->selling = SELLING_STOPPED;
        reason = keeper->stops[stop];
    } else if (keeper->failures >= FAILURES_TO_OFFLINE) {
        now->selling = SELLING_OFFLINE;
        reason = keeper->offline_reason;
    } else {
        now->selling = keeper->answered ? SELLING_YES : SELLING_STARTING;
    }
    text_copy(now->reason, sizeof(now->reason), reason);
    now->key_present = engine->api != NULL;
}

const char *health_stop_name(enum health_stop cause)
{
    static const char *const names[HEALTH_STOP_COUNT] = {
        [HEALTH_STOP_CONFIG] = "config",     [HEALTH_STOP_JOURNAL] = "journal",
        [HEALTH_STOP_ROOM] = "room",         [HEALTH_STOP_CLOUDED] = "unresolved",
        [HEALTH_STOP_PROFILES] = "profiles",
    };
    return names[cause];
}

bool health_is_stopped(const struct engine *engine, enum health_stop cause)
{
    return engine->health->stops[cause][0] != '\0';
}

struct fault health_may_sell(const struct engine *engine)
{
    const struct health_keeper *keeper = engine->health;
    static const enum rc codes[HEALTH_STOP_COUNT] = {
        [HEALTH_STOP_CONFIG] = RC_CONFIG,
        [HEALTH_STOP_JOURNAL] = RC_STORE,
        [HEALTH_STOP_ROOM] = RC_STORE,
        [HEALTH_STOP_CLOUDED] = RC_REJECTED,
    };
    const enum health_stop stop = first_stop(keeper);
    if (stop == HEALTH_STOP_PROFILES)
        return keeper->profiles[PROFILE_MAIN];
    if (stop < HEALTH_STOP_COUNT)
        return fault_make(codes[stop], 0, "%s", keeper->stops[stop]);
    if (!engine->api)
        return fault_make(RC_CONFIG, 0, "not connected to a ticket service");
    return (struct fault){RC_OK, 0, ""};
}

static void probe_again(struct engine *engine);

static void probed(void *ctx, struct api_answer *answer)
{
    struct engine *engine = ctx;
    engine->health->n_probing--;
    health_note(engine, answer);
}

/* Whoever was refused asks again, each with its own key. */
static void probe(void *ctx)
{
    struct engine *engine = ctx;
    struct health_keeper *keeper = engine->health;
    if (!engine->api || keeper->n_probing > 0)
        return;
    for (size_t i = 0; i < engine->n_profiles; i++) {
        const bool refused = keeper->profiles[i].rc == RC_AUTH;
        if (!engine->apis[i] || (i != PROFILE_MAIN && !refused))
            continue;
        keeper->n_probing++;
        api_venues(engine->apis[i], probed, engine);
    }
}

static void probe_again(struct engine *engine)
{
    struct health_keeper *keeper = engine->health;
    if (keeper->probe.armed || keeper->n_probing > 0)
        return;
    timer_set(&engine->timers, &keeper->probe, engine_now_ms(engine) + keeper->probe_pause_ms,
              probe, engine);
    keeper->probe_pause_ms *= 2;
    if (keeper->probe_pause_ms > PROBE_LAST_MS)
        keeper->probe_pause_ms = PROBE_LAST_MS;
}

void health_start(struct engine *engine)
{
    if (engine->api)
        probe(engine);
}

static void note_failure(struct engine *engine, const struct api_answer *answer)
{
    struct health_keeper *keeper = engine->health;
    keeper->failures++;
    struct text t = TEXT_OF(keeper->offline_reason);
    text_addf(&t, "no answer from the ticket service: %s", answer->fault.what);
    if (keeper->failures >= FAILURES_TO_OFFLINE || !keeper->answered)
        probe_again(engine);
}

static void note_answer(struct engine *engine, const struct api_answer *answer)
{
    struct health_keeper *keeper = engine->health;
    keeper->failures = 0;
    keeper->answered = true;
    keeper->probe_pause_ms = PROBE_FIRST_MS;
    keeper->now.last_answer_utc_s = engine_utc_s(engine);
    keeper->now.last_latency_ms = answer->took_ms;
    if (keeper->profiles[answer->profile].rc == RC_AUTH)
        keeper->profiles[answer->profile] = (struct fault){RC_OK, 0, ""};
}

void health_note(struct engine *engine, const struct api_answer *answer)
{
    struct health_keeper *keeper = engine->health;
    if (answer->has_offset)
        keeper->now.clock_offset_ms = answer->clock_offset_ms;
    switch (answer->fault.rc) {
    case RC_OFFLINE:
    case RC_TIMEOUT:
    case RC_BUSY:
        note_failure(engine, answer);
        break;
    case RC_AUTH:
        health_say_unauthorised(engine, answer);
        probe_again(engine);
        break;
    case RC_SETUP:
        note_answer(engine, answer);
        health_say_not_set_up(engine, answer->profile);
        break;
    case RC_CANCELLED:
    case RC_CONFIG:
        break;
    case RC_OK:
    case RC_FULL:
    case RC_GONE:
    case RC_EXPIRED:
    case RC_PRICE_CHANGED:
    case RC_NOT_POSSIBLE:
    case RC_NOT_FOUND:
    case RC_REJECTED:
    case RC_SCHEMA:
    case RC_STORE:
    case RC_UNKNOWN_OUTCOME:
    case RC_BUG:
    case RC_COUNT:
        note_answer(engine, answer);
        break;
    }
    health_publish(engine);
}

void health_stop_selling(struct engine *engine, enum health_stop cause, const char *reason)
{
    char *stop = engine->health->stops[cause];
    if (strcmp(stop, reason) == 0)
        return;
    text_copy(stop, sizeof(engine->health->stops[0]), reason);
    log_write(LOG_ABOUT(ERROR, .event = "selling_stopped"), "selling stopped: %s", reason);
    health_publish(engine);
}

void health_clear(struct engine *engine, enum health_stop cause)
{
    if (!engine->health->stops[cause][0])
        return;
    log_write(LOG_ABOUT(INFO, .event = "stop_cleared"), "no longer so: %s",
              engine->health->stops[cause]);
    engine->health->stops[cause][0] = '\0';
    health_publish(engine);
}

void health_notice(struct engine *engine, const char *words)
{
    log_write(LOG_ABOUT(WARN, .event = "notice"), "%s", words);
    text_copy(engine->health->now.notice, sizeof(engine->health->now.notice), words);
    health_publish(engine);
}

void health_notice_over(struct engine *engine, const char *words)
{
    struct health *now = &engine->health->now;
    if (strcmp(now->notice, words) != 0)
        return;
    now->notice[0] = '\0';
    health_publish(engine);
}

void health_sync_progress(struct engine *engine, uint32_t done, uint32_t total, const char *what)
{
    struct health *now = &engine->health->now;
    now->syncing = true;
    now->sync_done = done;
    now->sync_total = total;
    text_copy(now->sync_what, sizeof(now->sync_what), what);
    health_publish(engine);
}

void health_sync_over(struct engine *engine)
{
    engine->health->now.syncing = false;
    engine->health->now.sync_what[0] = '\0';
    health_publish(engine);
}

void health_figures(struct engine *engine)
{
    if (!engine->journal)
        return;
    limits_look(engine);
    struct health *now = &engine->health->now;
    struct journal_day day = {0};
    struct fault fault = {RC_OK, 0, ""};
    const int64_t midnight_ms = days_local_midnight_utc_s(engine_utc_s(engine), 0) * 1000;
    if (journal_today(engine->journal, midnight_ms, &day, &fault)) {
        log_error("journal: no figures of the day: %s", fault.what);
        return;
    }
    now->orders_today = day.orders;
    now->taken_today = day.taken;
    now->open_attempts = day.open;
    text_copy(now->open_reference, sizeof(now->open_reference), day.oldest_open);
    health_publish(engine);
}

static void refresh(struct engine *engine)
{
    struct health *now = &engine->health->now;
    decide(engine);
    now->pause = engine->pause;
    now->pause_ends_utc_s = engine->pause_ends_utc_s;
    text_copy(now->closed_words, sizeof(now->closed_words),
              engine->pause == PAUSE_STAFF ? engine->closing.words : "");
    if (engine->catalogue) {
        now->n_events = (uint32_t)engine->catalogue->n_events;
        now->n_instances = (uint32_t)engine->catalogue->n_instances;
        now->synced_utc_s = engine->catalogue->synced_utc_s;
    }
}

const struct health *health_now(const struct engine *engine)
{
    return &engine->health->now;
}

void health_fill(const struct engine *engine, struct reply *reply)
{
    reply->has_health = true;
    reply->health = engine->health->now;
}

/* Figures that move with every answer are worth no news of their own (the screen would wake). */
static bool same_for_people(struct health a, struct health b)
{
    a.last_answer_utc_s = b.last_answer_utc_s = 0;
    a.last_latency_ms = b.last_latency_ms = 0;
    a.clock_offset_ms = a.clock_offset_ms / 10000;
    b.clock_offset_ms = b.clock_offset_ms / 10000;
    return a.selling == b.selling && a.pause == b.pause &&
           a.pause_ends_utc_s == b.pause_ends_utc_s &&
           strcmp(a.closed_words, b.closed_words) == 0 &&
           a.profiles_stopped == b.profiles_stopped && strcmp(a.reason, b.reason) == 0 &&
           strcmp(a.notice, b.notice) == 0 && a.clock_offset_ms == b.clock_offset_ms &&
           a.synced_utc_s == b.synced_utc_s && a.syncing == b.syncing &&
           a.sync_done == b.sync_done && a.sync_total == b.sync_total &&
           strcmp(a.sync_what, b.sync_what) == 0 && a.n_events == b.n_events &&
           a.n_instances == b.n_instances && a.orders_today == b.orders_today &&
           a.taken_today == b.taken_today && a.open_attempts == b.open_attempts &&
           strcmp(a.open_reference, b.open_reference) == 0 && a.key_present == b.key_present;
}

void health_publish(struct engine *engine)
{
    struct health_keeper *keeper = engine->health;
    refresh(engine);
    if (keeper->ever_told && same_for_people(keeper->now, keeper->told))
        return;
    keeper->told = keeper->now;
    keeper->ever_told = true;
    standing_tell(engine, &keeper->now);
    struct reply *news = reply_new(0, 0, COMMAND_NONE);
    news->final = true;
    health_fill(engine, news);
    engine_post(engine, news);
}
