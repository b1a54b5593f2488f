#include "backend/engine.h"

#include <assert.h>
#include <string.h>

#include "backend/health.h"
#include "base/log.h"

enum { CUSTOMER_WAITS_MS = 20000 };

int64_t engine_now_ms(const struct engine *engine)
{
    return clock_mono_ms(engine->clock);
}

int64_t engine_utc_s(const struct engine *engine)
{
    return clock_utc_ms(engine->clock) / 1000;
}

bool engine_customer_waits(const struct engine *engine)
{
    return engine->customer_seen_ms != 0 &&
           engine_now_ms(engine) - engine->customer_seen_ms < CUSTOMER_WAITS_MS;
}

int64_t engine_sleep_ms(const struct engine *engine, int64_t most_ms)
{
    int64_t next_ms = timers_next_ms(&engine->timers);
    if (engine->api && api_next_deadline_ms(engine->api) < next_ms)
        next_ms = api_next_deadline_ms(engine->api);
    if (engine->n_outbox > 0 && most_ms > 100)
        most_ms = 100; /* a full mailbox is tried again */
    if (engine->clock->manual && most_ms > 2)
        most_ms = 2; /* virtual time moves while we sleep */
    const int64_t now_ms = engine_now_ms(engine);
    if (next_ms <= now_ms)
        return 0;
    return next_ms - now_ms < most_ms ? next_ms - now_ms : most_ms;
}

void engine_flush(struct engine *engine)
{
    size_t posted = 0;
    while (posted < engine->n_outbox) {
        const enum rc rc = mailbox_post(engine->replies, engine->outbox[posted]);
        if (rc == RC_FULL)
            break;
        if (rc) /* the reader has gone */
            reply_free(engine->outbox[posted]);
        posted++;
    }
    engine->n_outbox -= posted;
    for (size_t i = 0; i < engine->n_outbox; i++)
        engine->outbox[i] = engine->outbox[i + posted];
}

/* Makes room by dropping the oldest news: newer news supersedes it, replies do not. */
static void drop_old_news(struct engine *engine)
{
    for (size_t i = 0; i < engine->n_outbox; i++) {
        if (engine->outbox[i]->ticket != 0)
            continue;
        reply_free(engine->outbox[i]);
        engine->n_outbox--;
        for (; i < engine->n_outbox; i++)
            engine->outbox[i] = engine->outbox[i + 1];
        return;
    }
}

void engine_post(struct engine *engine, struct reply *reply)
{
    const size_t room = sizeof(engine->outbox) / sizeof(engine->outbox[0]);
    if (engine->n_outbox == room)
        drop_old_news(engine);
    if (engine->n_outbox == room) {
        log_error("backend: nobody takes replies; one is lost");
        reply_free(reply);
        return;
    }
    engine->outbox[engine->n_outbox++] = reply;
    engine_flush(engine);
}

void engine_answer(struct engine *engine, const struct command *command, struct fault fault)
{
    struct reply *reply = reply_new(command->ticket, command->session, command->type);
    reply->final = true;
    reply->fault = fault;
    engine_post(engine, reply);
}

struct catalogue *engine_snapshot(const struct engine *engine)
{
    const struct snapshot_spec spec = {.now_utc_s = engine_utc_s(engine), .trade = &engine->trade};
    struct catalogue *catalogue = NULL;
    struct fault fault = {RC_OK, 0, ""};
    if (catalogue_store_snapshot(engine->store, &spec, &catalogue, &fault)) {
        log_error("backend: no snapshot of the catalogue: %s", fault.what);
        return NULL;
    }
    return catalogue;
}

void engine_publish_catalogue(struct engine *engine)
{
    if (!engine->store)
        return;
    struct catalogue *ours = engine_snapshot(engine);
    struct catalogue *theirs = ours ? engine_snapshot(engine) : NULL;
    if (!theirs) {
        catalogue_free(ours);
        return;
    }
    catalogue_free(engine->catalogue);
    engine->catalogue = ours;
    struct reply *news = reply_new(0, 0, COMMAND_NONE);
    news->final = true;
    news->catalogue = theirs;
    engine_post(engine, news);
    health_publish(engine);
}

size_t engine_profile_of(const struct engine *engine, const char *instance_id)
{
    const struct instance *instance = engine_instance(engine, instance_id);
    return instance ? instance->profile : PROFILE_MAIN;
}

size_t engine_profile_named(const struct engine *engine, const char *name)
{
    return profile_find(engine->profiles, engine->n_profiles, name);
}

const struct instance *engine_instance(const struct engine *engine, const char *instance_id)
{
    if (!engine->catalogue)
        return NULL;
    const uint32_t at = catalogue_find_instance(engine->catalogue, instance_id);
    return at == CATALOGUE_NONE ? NULL : &engine->catalogue->instances[at];
}

void engine_dress_prices(const struct engine *engine, const struct instance *instance,
                         struct price_list *list)
{
    const struct dressing dressing = {
        .has_fee = instance->has_fee, .fee = instance->fee, .offer = instance->offer};
    trade_dress(&engine->trade, instance->profile, &dressing, list);
}
