#include "backend/upkeep.h"

#include "backend/health.h"
#include "base/log.h"
#include "base/text.h"

enum { MINUTE_MS = 60000 };

/* Who has begun may end: the stop waits until the customer has gone. */
static void look_for_room(struct engine *engine)
{
    char reason[160];
    struct text t = TEXT_OF(reason);
    struct fault fault = {RC_OK, 0, ""};
    if (journal_check_room(engine->journal, &fault) == RC_OK) {
        health_clear(engine, HEALTH_STOP_ROOM);
    } else if (!engine->visits) {
        text_addf(&t, "%s: make room on the disk of %s; selling goes on by itself then", fault.what,
                  engine->state_dir);
        health_stop_selling(engine, HEALTH_STOP_ROOM, reason);
    }
}

static void erase_old_barcodes(struct engine *engine)
{
    struct fault fault = {RC_OK, 0, ""};
    if (journal_erase_barcodes(engine->journal, &fault))
        log_error("journal: old barcodes not erased: %s", fault.what);
}

static int day_of(const struct wall *local)
{
    return when_days_between(&(struct wall){.year = 2000, .month = 1, .day = 1}, local);
}

static void every_minute(void *ctx)
{
    struct engine *engine = ctx;
    const struct wall local = when_local(engine_utc_s(engine));
    timer_set(&engine->timers, &engine->upkeep, engine_now_ms(engine) + MINUTE_MS, every_minute,
              engine);
    look_for_room(engine);
    if (local.hour != engine->config->full_sync_hour || day_of(&local) == engine->upkeep_day ||
        engine_customer_waits(engine))
        return;
    engine->upkeep_day = day_of(&local);
    erase_old_barcodes(engine);
}

void upkeep_start(struct engine *engine)
{
    if (!engine->journal)
        return;
    erase_old_barcodes(engine);
    every_minute(engine);
}
