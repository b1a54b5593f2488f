#include "backend/opening.h"

#include <string.h>

#include "backend/health.h"
#include "backend/shelf.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

enum { PRICES_STALE_MS = 10 * 60 * 1000 };

struct opening {
    struct engine *engine;
    struct opening *next;
    struct command command;
    char plan_id[ID_SIZE], list_id[ID_SIZE];
    bool plan_asked;
    struct plan *plan;         /* owned; given to the reply */
    struct price_list *prices; /* hangs from arena */
    struct arena *arena;       /* owned; given to the reply */
};

static void forget(struct opening *opening)
{
    struct opening **at = &opening->engine->openings;
    while (*at != opening)
        at = &(*at)->next;
    *at = opening->next;
    plan_free(opening->plan);
    arena_free(opening->arena);
    mem_free(opening);
}

void opening_free_all(struct engine *engine)
{
    while (engine->openings)
        forget(engine->openings);
}

static void fail(struct opening *opening, struct fault fault)
{
    engine_answer(opening->engine, &opening->command, fault);
    forget(opening);
}

static struct reply *reply_for(const struct opening *opening)
{
    const struct command *command = &opening->command;
    struct reply *reply = reply_new(command->ticket, command->session, command->type);
    reply->final = true;
    return reply;
}

static void keep_availability(struct engine *engine, const char *instance_id,
                              const struct seat_status *status)
{
    struct fault fault = {RC_OK, 0, ""};
    struct availability whole = status->whole;
    whole.as_of_utc_s = engine_utc_s(engine);
    if (catalogue_store_put_availability(engine->store, instance_id, &whole, &fault))
        log_warn("catalogue: availability not kept: %s", fault.what);
}

static void on_status(void *ctx, struct api_answer *answer)
{
    struct opening *opening = ctx;
    struct engine *engine = opening->engine;
    health_note(engine, answer);
    if (answer->fault.rc || !answer->seat_status) {
        if (answer->fault.rc == RC_OK)
            answer->fault = fault_make(RC_SCHEMA, 0, "status: nothing in it");
        fail(opening, answer->fault);
        return;
    }
    const char *instance_id = opening->command.instance_id;
    if (strcmp(engine->shelf->instance_id, instance_id) == 0)
        shelf_keep_status(engine, answer->seat_status);
    keep_availability(engine, instance_id, answer->seat_status);
    struct reply *reply = reply_for(opening);
    reply->status = answer->seat_status;
    answer->seat_status = NULL;
    if (opening->command.type == COMMAND_OPEN_INSTANCE) {
        reply->plan = opening->plan;
        reply->overlay = plan_overlay_new(opening->plan);
        reply->prices = opening->prices;
        reply->arena = opening->arena;
        opening->plan = NULL;
        opening->arena = NULL;
    }
    engine_post(engine, reply);
    forget(opening);
}

static void ask_status(struct opening *opening)
{
    api_set_urgent(opening->engine->api, true);
    api_seat_status(opening->engine->api, opening->command.instance_id, opening->plan,
                    opening->prices, on_status, opening);
    api_set_urgent(opening->engine->api, false);
}

static void gather(struct opening *opening);

static void on_plan(void *ctx, struct api_answer *answer)
{
    struct opening *opening = ctx;
    struct engine *engine = opening->engine;
    health_note(engine, answer);
    struct fault fault = answer->fault;
    if (fault.rc == RC_OK && answer->plan)
        fault.rc = catalogue_store_put_plan(engine->store, answer->plan,
                                            answer->plan_venue_id ? answer->plan_venue_id : "",
                                            engine_utc_s(engine), &fault);
    if (fault.rc) {
        fail(opening, fault);
        return;
    }
    gather(opening);
}

static void on_prices(void *ctx, struct api_answer *answer)
{
    struct opening *opening = ctx;
    struct engine *engine = opening->engine;
    health_note(engine, answer);
    struct fault fault = answer->fault;
    if (fault.rc == RC_OK && answer->price_list) {
        fault.rc = catalogue_store_put_price_list(engine->store, answer->price_list,
                                                  engine_utc_s(engine), &fault);
        if (fault.rc == RC_OK) {
            shelf_price_list_fetched(engine, answer->price_list->id);
            text_copy(opening->list_id, sizeof(opening->list_id), answer->price_list->id);
        }
    }
    if (fault.rc) /* an older list serves as well: the basket tells the truth */
        log_warn("prices of %s not refreshed: %s", opening->command.instance_id, fault.what);
    gather(opening);
}

/* Plan and prices are in the store by now, or are fetched, once each; then the status. */
static void gather(struct opening *opening)
{
    struct engine *engine = opening->engine;
    struct fault fault = {RC_OK, 0, ""};
    if (!opening->plan) {
        fault.rc = catalogue_store_plan(engine->store, opening->plan_id, &opening->plan, &fault);
        if (fault.rc == RC_NOT_FOUND && !opening->plan_asked) {
            opening->plan_asked = true;
            api_set_urgent(engine->api, true);
            api_plan(engine->api, opening->plan_id, on_plan, opening);
            api_set_urgent(engine->api, false);
            return;
        }
    }
    if (fault.rc == RC_OK && !opening->prices) {
        opening->arena = opening->arena ? opening->arena : arena_new();
        fault.rc = catalogue_store_price_list(engine->store, opening->list_id, opening->arena,
                                              &opening->prices, &fault);
    }
    const struct instance *instance = engine_instance(engine, opening->command.instance_id);
    if (fault.rc == RC_OK && instance)
        fault.rc = shelf_open(engine, instance, &fault);
    if (fault.rc) {
        fail(opening, fault);
        return;
    }
    shelf_add_fees(engine, opening->prices);
    ask_status(opening);
}

static void begin(struct opening *opening)
{
    struct engine *engine = opening->engine;
    const int64_t at_ms = shelf_price_list_at_ms(engine, opening->list_id);
    const bool fresh = at_ms != 0 && engine_now_ms(engine) - at_ms < PRICES_STALE_MS;
    if (opening->command.type == COMMAND_STATUS || fresh) {
        gather(opening);
        return;
    }
    api_set_urgent(engine->api, true);
    api_price_list(engine->api, opening->command.instance_id, engine->config->expand_items,
                   on_prices, opening);
    api_set_urgent(engine->api, false);
}

void opening_start(struct engine *engine, const struct command *command)
{
    const struct instance *instance = engine_instance(engine, command->instance_id);
    if (!instance || instance->plan == CATALOGUE_NONE || instance->price_list == CATALOGUE_NONE) {
        engine_answer(engine, command,
                      fault_make(RC_NOT_FOUND, 0, "instance %s is not complete in the catalogue",
                                 command->instance_id));
        return;
    }
    if (!engine->api) {
        engine_answer(engine, command, health_may_sell(engine));
        return;
    }
    struct opening *opening = mem_zalloc(sizeof(*opening));
    opening->engine = engine;
    opening->command = *command;
    opening->next = engine->openings;
    engine->openings = opening;
    text_copy(opening->plan_id, ID_SIZE, engine->catalogue->plans[instance->plan].id);
    text_copy(opening->list_id, ID_SIZE, engine->catalogue->price_lists[instance->price_list].id);
    begin(opening);
}
