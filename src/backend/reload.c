#include "backend/reload.h"

#include <string.h>

#include "backend/health.h"
#include "backend/limits.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "config/config_assets.h"
#include "config/config_merge.h"

struct reload {
    struct config *next; /* owned; waits to be adopted, NULL: none does */
    struct config *own;  /* owned; engine->config from the first time on, which keeps its place */
    char notice[160];    /* ours, if it still stands in maintenance */
};

void reload_free(struct engine *engine)
{
    if (!engine->reload)
        return;
    mem_free(engine->reload->next);
    mem_free(engine->reload->own);
    mem_free(engine->reload);
    engine->reload = NULL;
}

static struct reload *reload_of(struct engine *engine)
{
    if (!engine->reload)
        engine->reload = mem_zalloc(sizeof(*engine->reload));
    return engine->reload;
}

/* Keeps one sentence in maintenance; "" takes the last one back. */
static void note(struct engine *engine, const char *words)
{
    struct reload *reload = engine->reload;
    if (reload->notice[0])
        health_notice_over(engine, reload->notice);
    text_copy(reload->notice, sizeof(reload->notice), words);
    if (words[0])
        health_notice(engine, words);
}

static enum rc refuse(struct engine *engine, const struct config_report *report,
                      struct fault *fault)
{
    char words[160];
    struct text t = TEXT_OF(words);
    for (size_t i = 0; i < report->n_complaints; i++)
        log_error("configuration: %s", report->complaints[i]);
    *fault = fault_make(RC_CONFIG, 0, "%s", report->complaints[0]);
    text_addf(&t, "the new configuration is wrong, the old one stays: %s", report->complaints[0]);
    note(engine, words);
    return fault->rc;
}

static void tell(struct engine *engine, const struct config_merge *merge)
{
    char words[160];
    struct text t = TEXT_OF(words);
    log_info("configuration read again: %zu changes to use when nobody is served, %zu wait for a "
             "restart",
             merge->n_live, merge->n_restart);
    if (merge->all_wait)
        text_add(&t, "agent records or the currency have changed: the old configuration stays "
                     "until a restart");
    else if (merge->n_restart > 0)
        text_addf(&t, "changed, and needs a restart: %s", merge->restart);
    note(engine, words);
}

/* The new one into `next`, or the old one stays. */
static enum rc read_again(struct engine *engine, struct fault *fault)
{
    struct reload *reload = reload_of(engine);
    struct config *next = mem_zalloc(sizeof(*next));
    struct config_report *report = mem_zalloc(sizeof(*report));
    mem_free(reload->next);
    reload->next = NULL;
    enum rc rc = config_load_report(engine->config_path, next, report, fault);
    if (!rc && engine->assets[0])
        config_assets_check(next, engine->assets, report);
    if (report->n_complaints > 0) {
        rc = refuse(engine, report, fault);
        mem_free(next);
    } else {
        const struct config_merge merge = config_merge(engine->config, next);
        tell(engine, &merge);
        reload->next = next;
    }
    mem_free(report);
    return rc;
}

static struct settings *settings_of(const struct config *config)
{
    struct settings *settings = mem_zalloc(sizeof(*settings));
    settings->shop = config->shop;
    text_copy(settings->theme, sizeof(settings->theme), config->theme);
    return settings;
}

void reload_command(struct engine *engine, const struct command *command)
{
    struct reply *reply = reply_new(command->ticket, command->session, command->type);
    reply->final = true;
    if (engine->setup || !engine->config_path[0])
        reply->fault = fault_make(RC_CONFIG, 0, "there is no configuration yet");
    else if (read_again(engine, &reply->fault) == RC_OK)
        reply->settings = settings_of(engine->reload->next);
    engine_post(engine, reply);
}

void reload_start(struct engine *engine)
{
    struct fault fault = {RC_OK, 0, ""};
    if (read_again(engine, &fault))
        return; /* it was told */
    struct reply *news = reply_new(0, 0, COMMAND_NONE);
    news->final = true;
    news->settings = settings_of(engine->reload->next);
    engine_post(engine, news);
}

static void use(struct engine *engine, struct reload *reload)
{
    const struct trade before = engine->trade;
    if (reload->own) { /* in its place: what is under way points to it */
        *reload->own = *reload->next;
        mem_free(reload->next);
    } else {
        reload->own = reload->next;
    }
    reload->next = NULL;
    engine->config = reload->own;
    engine->n_profiles = config_profiles(engine->config, engine->profiles);
    engine->trade = config_trade(engine->config, engine->profiles);
    engine->trade.switches = before.switches;
    engine->trade.n_switches = before.n_switches;
}

void reload_adopt(struct engine *engine, const struct command *command)
{
    struct reload *reload = engine->reload;
    if (reload && reload->next) {
        use(engine, reload);
        log_info("configuration: the new one is in use");
        limits_look(engine);
        engine_publish_catalogue(engine);
    }
    engine_answer(engine, command, (struct fault){RC_OK, 0, ""});
}
