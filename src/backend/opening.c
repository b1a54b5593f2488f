#include "backend/opening.h"

#include <string.h>

#include "backend/health.h"
#include "backend/overlays.h"
#include "backend/shelf.h"
#include "backend/tell.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/refusal.h"

enum { PRICES_STALE_MS = 10 * 60 * 1000 };

struct opening {
    struct engine *engine;
    struct opening *next;
    struct command command;
    size_t profile; /* that sells it */
    struct api *api;
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

/* Refused: with what the service said about asking again. */
static void fail_status(struct opening *opening, const struct api_answer *answer)
{
    struct reply *reply = reply_for(opening);
    reply->fault = answer->fault;
    reply->wait_ms = answer->retry_after_ms;
    engine_post(opening->engine, reply);
    forget(opening);
}

static void keep_availability(struct engine *engine, const char *instance_id,
                              const struct seat_status *status)
{
    struct fault fault = {RC_OK, 0, ""};
    struct availability whole = status->whole;
    const char *name = engine->profiles[engine_profile_of(engine, instance_id)].name;
    whole.as_of_utc_s = engine_utc_s(engine);
    if (catalogue_store_put_availability(engine->store, name, instance_id, &whole, &fault))
        log_warn("catalogue: availability not kept: %s", fault.what);
}

/* "Event instance is not on sale" of a status says nothing of what is published by hand: only the
 * answer to the purchase does (contract 3.1). */
static bool is_priority_booking(const struct opening *opening, const struct fault *fault)
{
    const struct instance *instance =
        engine_instance(opening->engine, opening->command.instance_id);
    return fault->rc && fault->detail == REFUSAL_NOT_ON_SALE && instance &&
           instance->published_by_hand && opening->command.type == COMMAND_OPEN_INSTANCE;
}

static void hand_over(struct opening *opening, struct reply *reply)
{
    reply->plan = opening->plan;
    reply->overlay = overlays_of(opening->engine, opening->plan, reply->status);
    reply->prices = opening->prices;
    reply->arena = opening->arena;
    opening->plan = NULL;
    opening->arena = NULL;
}

/* Without a status: seats are found by the service, places are taken as they come. */
static void open_blindly(struct opening *opening)
{
    struct reply *reply = reply_for(opening);
    if (opening->plan->n_seats > 0)
        reply->status = seat_status_new(opening->plan);
    hand_over(opening, reply);
    engine_post(opening->engine, reply);
    forget(opening);
}

static void on_status(void *ctx, struct api_answer *answer)
{
    struct opening *opening = ctx;
    struct engine *engine = opening->engine;
    health_note(engine, answer);
    if (is_priority_booking(opening, &answer->fault)) {
        open_blindly(opening);
        return;
    }
    if (answer->fault.rc || !answer->seat_status) {
        if (answer->fault.rc == RC_OK)
            answer->fault = fault_make(RC_SCHEMA, 0, "status: nothing in it");
        fail_status(opening, answer);
        return;
    }
    const char *instance_id = opening->command.instance_id;
    profile_close_seats(&engine->profiles[opening->profile], opening->prices, answer->seat_status);
    if (strcmp(engine->shelf->instance_id, instance_id) == 0)
        shelf_keep_status(engine, answer->seat_status);
    keep_availability(engine, instance_id, answer->seat_status);
    if (opening->plan->n_seats > 0 && !answer->seat_status->seats_known)
        tell_once(engine, TELL_SEATS_UNREAD, instance_id);
    struct reply *reply = reply_for(opening);
    reply->status = answer->seat_status;
    answer->seat_status = NULL;
    if (opening->command.type == COMMAND_OPEN_INSTANCE)
        hand_over(opening, reply);
    engine_post(engine, reply);
    forget(opening);
}

static void ask_status(struct opening *opening)
{
    api_set_urgent(opening->api, true);
    api_seat_status(opening->api, opening->command.instance_id, opening->plan, opening->prices,
                    on_status, opening);
    api_set_urgent(opening->api, false);
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
    const struct profile *profile = &engine->profiles[opening->profile];
    health_note(engine, answer);
    struct fault fault = answer->fault;
    if (fault.rc == RC_OK && answer->price_list) {
        fault.rc = catalogue_store_put_price_list(engine->store, profile->name, answer->price_list,
                                                  engine_utc_s(engine), &fault);
        if (fault.rc == RC_OK) {
            shelf_price_list_fetched(engine, opening->profile, answer->price_list->id);
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
        fault.rc = overlays_plan(engine, opening->plan_id, &opening->plan, &fault);
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
        const struct stored_list which = {engine->profiles[opening->profile].name,
                                          opening->list_id};
        fault.rc = catalogue_store_price_list(engine->store, &which, opening->arena,
                                              &opening->prices, &fault);
    }
    const struct instance *instance = engine_instance(engine, opening->command.instance_id);
    if (fault.rc == RC_OK && instance)
        fault.rc = shelf_open(engine, instance, &fault);
    if (fault.rc) {
        fail(opening, fault);
        return;
    }
    if (instance)
        engine_dress_prices(engine, instance, opening->prices);
    ask_status(opening);
}

static void begin(struct opening *opening)
{
    struct engine *engine = opening->engine;
    const int64_t at_ms = shelf_price_list_at_ms(engine, opening->profile, opening->list_id);
    const bool fresh = at_ms != 0 && engine_now_ms(engine) - at_ms < PRICES_STALE_MS;
    if (opening->command.type == COMMAND_STATUS || fresh) {
        gather(opening);
        return;
    }
    api_set_urgent(opening->api, true);
    api_price_list(opening->api, opening->command.instance_id, engine->config->expand_items,
                   on_prices, opening);
    api_set_urgent(opening->api, false);
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
    const struct fault fault = health_may_ask(engine, instance->profile);
    if (fault.rc) {
        engine_answer(engine, command, fault);
        return;
    }
    struct opening *opening = mem_zalloc(sizeof(*opening));
    opening->engine = engine;
    opening->command = *command;
    opening->profile = instance->profile;
    opening->api = engine->apis[instance->profile];
    opening->next = engine->openings;
    engine->openings = opening;
    text_copy(opening->plan_id, ID_SIZE, engine->catalogue->plans[instance->plan].id);
    text_copy(opening->list_id, ID_SIZE, engine->catalogue->price_lists[instance->price_list].id);
    begin(opening);
}
