#include <string.h>

#include "backend/days.h"
#include "backend/health.h"
#include "backend/images.h"
#include "backend/shelf.h"
#include "backend/sync_run.h"

static void over(struct sync_flight *flight, struct api_answer *answer, struct fault fault)
{
    flight->sync->n_skipped += answer->n_skipped;
    sync_unit_over(flight, &fault);
}

/* A list of which nothing can be read says nothing: what is kept stays. */
static struct fault judge_list(const struct api_answer *answer, size_t n_read)
{
    if (answer->fault.rc || n_read > 0 || answer->n_skipped == 0)
        return answer->fault;
    return fault_make(RC_SCHEMA, 0, "none of %zu entries can be read", answer->n_skipped);
}

static void on_events(void *ctx, struct api_answer *answer)
{
    struct sync_flight *flight = ctx;
    struct fault fault = judge_list(answer, answer->n_events);
    health_note(flight->sync->engine, answer);
    if (fault.rc == RC_OK)
        fault.rc = sync_put_events(flight->sync, answer, &fault);
    over(flight, answer, fault);
}

static void on_venues(void *ctx, struct api_answer *answer)
{
    struct sync_flight *flight = ctx;
    struct fault fault = answer->fault;
    health_note(flight->sync->engine, answer);
    if (fault.rc == RC_OK)
        fault.rc = sync_put_venues(flight->sync, answer, &fault);
    over(flight, answer, fault);
}

static void on_window(void *ctx, struct api_answer *answer)
{
    struct sync_flight *flight = ctx;
    struct fault fault = judge_list(answer, answer->n_instances);
    health_note(flight->sync->engine, answer);
    if (fault.rc == RC_OK)
        fault.rc = sync_put_window(flight->sync, &flight->unit, answer, &fault);
    over(flight, answer, fault);
}

static void on_price_list(void *ctx, struct api_answer *answer)
{
    struct sync_flight *flight = ctx;
    struct engine *engine = flight->sync->engine;
    const size_t profile = flight->unit.profile;
    const char *name = engine->profiles[profile].name;
    struct fault fault = answer->fault;
    health_note(engine, answer);
    if (fault.rc == RC_OK && answer->price_list) {
        fault.rc = catalogue_store_put_price_list(engine->store, name, answer->price_list,
                                                  engine_utc_s(engine), &fault);
        if (fault.rc == RC_OK)
            shelf_price_list_fetched(engine, profile, answer->price_list->id);
    }
    over(flight, answer, fault);
}

static void on_plan(void *ctx, struct api_answer *answer)
{
    struct sync_flight *flight = ctx;
    struct engine *engine = flight->sync->engine;
    struct fault fault = answer->fault;
    health_note(engine, answer);
    if (fault.rc == RC_OK && answer->plan)
        fault.rc = catalogue_store_put_plan(engine->store, answer->plan,
                                            answer->plan_venue_id ? answer->plan_venue_id : "",
                                            engine_utc_s(engine), &fault);
    over(flight, answer, fault);
}

static void on_availability(void *ctx, struct api_answer *answer)
{
    struct sync_flight *flight = ctx;
    struct engine *engine = flight->sync->engine;
    struct fault fault = answer->fault;
    health_note(engine, answer);
    if (fault.rc == RC_OK) {
        answer->availability.as_of_utc_s = engine_utc_s(engine);
        fault.rc = catalogue_store_put_availability(
            engine->store, engine->profiles[flight->unit.profile].name, flight->unit.instance_id,
            &answer->availability, &fault);
    }
    over(flight, answer, fault);
}

static void send_window(struct sync_flight *flight)
{
    const struct engine *engine = flight->sync->engine;
    const struct wall from = days_local_date(engine_utc_s(engine), flight->unit.from_day);
    const struct wall to = days_local_date(engine_utc_s(engine), flight->unit.to_day);
    char from_date[16], to_date[16];
    when_print_date(&from, from_date, sizeof(from_date));
    when_print_date(&to, to_date, sizeof(to_date));
    api_instances(engine->api, from_date, to_date, on_window, flight);
}

static void send_events(struct sync_flight *flight)
{
    const struct engine *engine = flight->sync->engine;
    const struct wall today = days_local_date(engine_utc_s(engine), 0);
    char date[16];
    when_print_date(&today, date, sizeof(date));
    api_events(engine->api, date, on_events, flight);
}

void sync_send_unit(struct sync_flight *flight)
{
    struct api *api = flight->sync->engine->api;
    struct api *own = flight->sync->engine->apis[flight->unit.profile];
    switch (flight->unit.kind) {
    case SYNC_UNIT_EVENTS:
        send_events(flight);
        break;
    case SYNC_UNIT_VENUES:
        api_venues(api, on_venues, flight);
        break;
    case SYNC_UNIT_WINDOW:
        send_window(flight);
        break;
    case SYNC_UNIT_PRICE_LIST:
        api_price_list(own, flight->unit.instance_id, flight->sync->engine->config->expand_items,
                       on_price_list, flight);
        break;
    case SYNC_UNIT_PLAN:
        api_plan(api, flight->unit.id, on_plan, flight);
        break;
    case SYNC_UNIT_AVAILABILITY:
        api_status(own, flight->unit.instance_id, on_availability, flight);
        break;
    case SYNC_UNIT_IMAGE:
        images_fetch(flight);
        break;
    }
}

const char *sync_unit_words(const struct sync_unit *unit)
{
    static const char *const words[] = {
        [SYNC_UNIT_EVENTS] = "events",       [SYNC_UNIT_VENUES] = "venues",
        [SYNC_UNIT_WINDOW] = "performances", [SYNC_UNIT_PRICE_LIST] = "price lists",
        [SYNC_UNIT_PLAN] = "seating plans",  [SYNC_UNIT_AVAILABILITY] = "availability",
        [SYNC_UNIT_IMAGE] = "pictures",
    };
    return words[unit->kind];
}
