#include "backend/stores.h"

#include "backend/health.h"

/* The second copy of the journal has failed, or is complete again. */
static void copy_told(void *ctx, const char *words)
{
    health_notice(ctx, words);
}

static void open_journal(struct engine *engine)
{
    struct fault fault = {RC_OK, 0, ""};
    const struct journal_spec spec = {.dir = engine->state_dir,
                                      .copy = engine->config->journal_copy,
                                      .told = copy_told,
                                      .told_ctx = engine,
                                      .kiosk_id = engine->config->shop.kiosk_id,
                                      .currency = engine->config->shop.currency.code,
                                      .clock = engine->clock};
    if (journal_open(&spec, &engine->journal, &fault)) {
        engine->journal = NULL;
        health_stop_selling(engine, HEALTH_STOP_JOURNAL, fault.what);
    }
}

void stores_open(struct engine *engine, bool look_only)
{
    struct fault fault = {RC_OK, 0, ""};
    if (catalogue_store_open(engine->state_dir, &engine->store, &fault)) {
        engine->store = NULL;
        health_stop_selling(engine, HEALTH_STOP_CONFIG, fault.what);
    }
    if (!look_only)
        open_journal(engine);
}
