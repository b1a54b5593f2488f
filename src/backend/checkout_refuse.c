#include <string.h>

#include "backend/health.h"
#include "backend/overlays.h"
#include "backend/sale.h"
#include "base/text.h"

static bool in_basket(const struct sale *sale, const char *seat_id)
{
    for (size_t i = 0; i < sale->basket.n_lines; i++) {
        const struct basket_line *line = &sale->basket.lines[i];
        if (strcmp(line->seat_id, seat_id) == 0 &&
            strcmp(line->instance_id, sale->command.instance_id) == 0)
            return true;
    }
    return false;
}

static void lose(struct sale *sale, const char *seat_id)
{
    int64_t id = 0;
    if (!text_to_int64(seat_id, 1, UINT32_MAX - 1, &id))
        return;
    for (size_t i = 0; i < sale->n_lost; i++) {
        if (sale->lost_seats[i] == (uint32_t)id)
            return;
    }
    if (sale->n_lost < BASKET_LINES_MAX)
        sale->lost_seats[sale->n_lost++] = (uint32_t)id;
}

static size_t count_arrived(const struct sale *sale)
{
    size_t n = 0;
    for (size_t i = 0; i < sale->basket.n_lines; i++) {
        const char *ticket_id = sale->basket.lines[i].ticket_id;
        n += !sale_had(&sale->before, ticket_id) && !sale_took(sale, ticket_id);
    }
    return n;
}

/* A partial answer tells which seats were refused: those that did not arrive. */
static void lose_missing(struct sale *sale)
{
    if (count_arrived(sale) == 0)
        return;
    for (size_t i = 0; i < sale->command.n_wanted; i++) {
        const char *seat_id = sale->command.wanted[i].seat_id;
        if (seat_id[0] && !in_basket(sale, seat_id))
            lose(sale, seat_id);
    }
}

static void lose_taken(struct sale *sale, const struct seat_status *status)
{
    if (!status->seats_known)
        return;
    for (size_t i = 0; i < sale->command.n_wanted; i++) {
        int64_t id = 0;
        if (!text_to_int64(sale->command.wanted[i].seat_id, 1, UINT32_MAX - 1, &id) ||
            in_basket(sale, sale->command.wanted[i].seat_id))
            continue;
        const uint32_t seat = plan_find_seat(sale->refusal_plan, (uint32_t)id);
        const enum seat_state state =
            seat == SEAT_NONE ? SEAT_UNAVAILABLE : (enum seat_state)status->state[seat];
        if (!seat_is_free(state) && state != SEAT_WHEELCHAIR)
            lose(sale, sale->command.wanted[i].seat_id);
    }
}

static void say_no(struct sale *sale)
{
    struct fault fault = sale->fault;
    const bool seats = sale->command.n_wanted > 0 && sale->command.wanted[0].seat_id[0];
    if (fault.rc == RC_OK)
        fault = fault_make(RC_GONE, 0, "not every ticket could be had");
    if (seats && sale->n_lost > 0 && rc_class_of(fault.rc) != RC_CLASS_RETRY)
        fault.rc = RC_GONE;
    if (seats && fault.rc == RC_GONE && sale->n_lost == 0) {
        if (sale->command.n_wanted == 1)
            lose(sale, sale->command.wanted[0].seat_id);
        else
            fault.rc = RC_NOT_POSSIBLE; /* all still free: asking again would not help */
    }
    if (sale->command.type == COMMAND_HOLD)
        sale_note_taken(sale); /* what is kept of it */
    if (sale->basket.n_lines > 0)
        sale_held(sale, fault);
    else
        sale_finish(sale, fault);
}

static void on_status(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    health_note(sale->engine, answer);
    if (answer->fault.rc == RC_OK && answer->seat_status) {
        profile_close_seats(&sale->engine->profiles[sale->profile], sale->refusal_prices,
                            answer->seat_status);
        lose_taken(sale, answer->seat_status);
        sale->fresh = answer->seat_status;
        answer->seat_status = NULL;
    }
    if (!sale_left(sale))
        say_no(sale);
}

enum rc checkout_borrow(struct sale *sale)
{
    struct engine *engine = sale->engine;
    const struct instance *instance = engine_instance(engine, sale->command.instance_id);
    struct fault fault = {RC_OK, 0, ""};
    struct price_list *prices = NULL;
    if (!instance || instance->plan == CATALOGUE_NONE || instance->price_list == CATALOGUE_NONE)
        return RC_NOT_FOUND;
    plan_free(sale->refusal_plan);
    arena_free(sale->refusal_arena);
    sale->refusal_plan = NULL;
    sale->refusal_arena = arena_new();
    enum rc rc = overlays_plan(engine, engine->catalogue->plans[instance->plan].id,
                               &sale->refusal_plan, &fault);
    if (rc)
        return rc;
    const char *list_id = engine->catalogue->price_lists[instance->price_list].id;
    const struct stored_list which = {engine->profiles[instance->profile].name, list_id};
    rc = catalogue_store_price_list(engine->store, &which, sale->refusal_arena, &prices, &fault);
    if (rc == RC_OK) {
        engine_dress_prices(engine, instance, prices);
        sale->refusal_prices = prices;
    }
    return rc;
}

static void look_again(struct sale *sale)
{
    if (sale_left(sale))
        return;
    if (rc_class_of(sale->fault.rc) == RC_CLASS_RETRY || checkout_borrow(sale)) {
        say_no(sale);
        return;
    }
    api_set_urgent(sale->api, true);
    api_seat_status(sale->api, sale->command.instance_id, sale->refusal_plan, sale->refusal_prices,
                    on_status, sale);
    api_set_urgent(sale->api, false);
}

void checkout_doom_new(struct sale *sale)
{
    for (size_t i = 0; i < sale->basket.n_lines; i++) {
        const char *ticket_id = sale->basket.lines[i].ticket_id;
        if (!sale_had(&sale->before, ticket_id))
            sale_doom(sale, ticket_id);
    }
}

/* Somebody chose these seats, and has them: they stay until other ones are chosen. */
static bool stays(const struct sale *sale, const struct basket_line *line)
{
    return sale->command.type == COMMAND_HOLD &&
           (checkout_wants(sale, line) || sale_took(sale, line->ticket_id));
}

void checkout_refuse(struct sale *sale)
{
    lose_missing(sale);
    for (size_t i = 0; i < sale->basket.n_lines; i++) {
        const struct basket_line *line = &sale->basket.lines[i];
        if (!sale_had(&sale->before, line->ticket_id) && !stays(sale, line))
            sale_doom(sale, line->ticket_id);
    }
    if (sale->n_doomed > sale->next_doomed)
        sale_remove_doomed(sale, look_again);
    else
        look_again(sale);
}
