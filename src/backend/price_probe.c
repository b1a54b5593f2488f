#include "backend/price_probe.h"

#include <string.h>

#include "backend/health.h"
#include "backend/overlays.h"
#include "backend/price_probe_pick.h"
#include "backend/release.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

enum { MINUTE_MS = 60000, PAUSE_MS = 2000 };

struct price_probe {
    struct engine *engine;
    struct timer timer;
    bool running;  /* a ticket is asked for, or given back */
    int last_day;  /* of the last night that came to its end; -1: none */
    uint32_t next; /* price list of the catalogue */
    size_t n_right, n_wrong;
    struct price_probe_result last;
    char instance_id[ID_SIZE], basket_id[ID_SIZE];
    int64_t created_ms; /* of the basket, monotonic */
    size_t profile;     /* that sells it */
    struct api *api;
    struct wanted wanted;
    struct plan *plan;   /* owned; a status request under way reads both */
    struct arena *arena; /* owned */
};

static void every_minute(void *ctx);

static void wait(struct price_probe *probe, int64_t ms)
{
    timer_set(&probe->engine->timers, &probe->timer, engine_now_ms(probe->engine) + ms,
              every_minute, probe);
}

static bool somebody_buys(const struct engine *engine)
{
    return engine->visits || engine_customer_waits(engine);
}

static void over(struct price_probe *probe)
{
    plan_free(probe->plan);
    arena_free(probe->arena);
    probe->plan = NULL;
    probe->arena = NULL;
    probe->basket_id[0] = '\0';
    probe->running = false;
    wait(probe, PAUSE_MS);
}

/* As often as it takes, also when the service does not answer at once. */
static void give_back(struct price_probe *probe)
{
    const struct release_spec spec = {.reference = "",
                                      .basket_id = probe->basket_id,
                                      .profile = probe->profile,
                                      .created_ms = probe->created_ms,
                                      .closed = true};
    release_start(probe->engine, &spec);
    over(probe);
}

/* Ends the try when it failed or somebody has come to buy. */
static bool stopped(struct price_probe *probe, struct api_answer *answer)
{
    health_note(probe->engine, answer);
    if (answer->fault.rc)
        log_warn("price check: %s", answer->fault.what);
    if (answer->fault.rc == RC_OK && !somebody_buys(probe->engine))
        return false;
    give_back(probe);
    return true;
}

static void on_read(void *ctx, struct api_answer *answer)
{
    struct price_probe *probe = ctx;
    const struct instance *instance = engine_instance(probe->engine, probe->instance_id);
    if (stopped(probe, answer))
        return;
    if (instance && instance->price_list != CATALOGUE_NONE && answer->basket) {
        const bool right = price_probe_compare(probe->engine, instance, answer->basket);
        probe->n_right += right;
        probe->n_wrong += !right;
    }
    give_back(probe);
}

static void on_added(void *ctx, struct api_answer *answer)
{
    struct price_probe *probe = ctx;
    if (!stopped(probe, answer))
        api_basket_get(probe->api, probe->basket_id, on_read, probe);
}

static void on_created(void *ctx, struct api_answer *answer)
{
    struct price_probe *probe = ctx;
    if (answer->basket && text_is_id(answer->basket->id))
        text_copy(probe->basket_id, sizeof(probe->basket_id), answer->basket->id);
    if (stopped(probe, answer))
        return;
    if (probe->basket_id[0])
        api_tickets_add(probe->api, probe->basket_id, probe->instance_id, &probe->wanted, 1,
                        on_added, probe);
    else
        over(probe);
}

static void create(struct price_probe *probe)
{
    probe->created_ms = engine_now_ms(probe->engine);
    api_basket_create(probe->api, on_created, probe);
}

static void on_status(void *ctx, struct api_answer *answer)
{
    struct price_probe *probe = ctx;
    const struct instance *instance = engine_instance(probe->engine, probe->instance_id);
    if (stopped(probe, answer))
        return;
    if (instance && instance->price_list != CATALOGUE_NONE && answer->seat_status &&
        price_probe_seat(probe->engine, instance, probe->plan, answer->seat_status, &probe->wanted))
        create(probe);
    else
        over(probe);
}

static enum rc borrow(struct price_probe *probe, const struct instance *instance,
                      struct price_list **ret, struct fault *fault)
{
    struct engine *engine = probe->engine;
    const struct stored_list which = {engine->profiles[instance->profile].name,
                                      engine->catalogue->price_lists[instance->price_list].id};
    probe->arena = arena_new();
    const enum rc rc =
        overlays_plan(engine, engine->catalogue->plans[instance->plan].id, &probe->plan, fault);
    if (rc)
        return rc;
    return catalogue_store_price_list(engine->store, &which, probe->arena, ret, fault);
}

static void try_list(struct price_probe *probe, uint32_t list)
{
    struct engine *engine = probe->engine;
    struct price_list *prices = NULL;
    struct fault fault = {RC_OK, 0, ""};
    const uint32_t at = price_probe_instance(engine, list);
    if (at == CATALOGUE_NONE)
        return;
    const struct instance *instance = &engine->catalogue->instances[at];
    probe->running = true;
    probe->profile = instance->profile;
    probe->api = engine->apis[probe->profile];
    text_copy(probe->instance_id, sizeof(probe->instance_id), instance->id);
    if (price_probe_place(engine, instance, &probe->wanted)) {
        create(probe);
    } else if (borrow(probe, instance, &prices, &fault) == RC_OK) {
        api_seat_status(probe->api, instance->id, probe->plan, prices, on_status, probe);
    } else {
        log_warn("price check: %s", fault.what);
        over(probe);
    }
}

/* A difference is told until a night has found none. */
static void forgive(struct engine *engine)
{
    const char *notice = health_now(engine)->notice;
    if (price_probe_told(notice))
        health_notice_over(engine, notice);
}

static void finish_night(struct price_probe *probe, int day)
{
    if (probe->n_wrong == 0)
        forgive(probe->engine);
    log_info("price check: %zu price lists as shown, %zu not", probe->n_right, probe->n_wrong);
    probe->last_day = day;
    probe->last =
        (struct price_probe_result){engine_utc_s(probe->engine), probe->n_right, probe->n_wrong};
    probe->next = 0;
    probe->n_right = probe->n_wrong = 0;
}

static void every_minute(void *ctx)
{
    struct price_probe *probe = ctx;
    struct engine *engine = probe->engine;
    const struct wall local = when_local(engine_utc_s(engine));
    const int day = when_days_between(&(struct wall){.year = 2000, .month = 1, .day = 1}, &local);
    wait(probe, MINUTE_MS);
    if (probe->running || !engine->catalogue || somebody_buys(engine) ||
        local.hour != engine->config->price_probe_hour || probe->last_day == day ||
        health_may_sell(engine).rc)
        return;
    while (!probe->running && probe->next < engine->catalogue->n_price_lists)
        try_list(probe, probe->next++);
    if (!probe->running)
        finish_night(probe, day);
}

void price_probe_start(struct engine *engine)
{
    if (!engine->config->price_probe || !engine->api)
        return;
    engine->price_probe = mem_zalloc(sizeof(*engine->price_probe));
    engine->price_probe->engine = engine;
    engine->price_probe->last_day = -1;
    wait(engine->price_probe, MINUTE_MS);
}

void price_probe_free(struct engine *engine)
{
    struct price_probe *probe = engine->price_probe;
    if (!probe)
        return;
    timer_cancel(&engine->timers, &probe->timer);
    plan_free(probe->plan);
    arena_free(probe->arena);
    mem_free(probe);
    engine->price_probe = NULL;
}

struct price_probe_result price_probe_last(const struct engine *engine)
{
    return engine->price_probe ? engine->price_probe->last : (struct price_probe_result){0};
}

bool price_probe_is_running(const struct engine *engine)
{
    return engine->price_probe && engine->price_probe->running;
}
