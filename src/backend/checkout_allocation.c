/* "Sell from the allocation only": decided by a status that is no older than 5 s, and looked at once
 * more in what the service gave (contract 11: it may take general seats when ours are used up). */
#include <string.h>

#include "backend/health.h"
#include "backend/shelf.h"
#include "backend/visit.h"
#include "base/text.h"
#include "model/refusal.h"

enum { FRESH_MS = 5000 };

static bool is_fresh(const struct sale *sale)
{
    const struct shelf *shelf = sale->engine->shelf;
    return shelf->status && strcmp(shelf->instance_id, sale->command.instance_id) == 0 &&
           engine_now_ms(sale->engine) - shelf->status_at_ms <= FRESH_MS;
}

static void on_status(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    struct engine *engine = sale->engine;
    health_note(engine, answer);
    if (sale_left(sale))
        return;
    struct fault fault = answer->fault;
    const struct instance *instance = engine_instance(engine, sale->command.instance_id);
    if (fault.rc == RC_OK && (!instance || !answer->seat_status))
        fault = fault_make(RC_NOT_FOUND, 0, "no status to sell by");
    if (fault.rc == RC_OK)
        fault.rc = shelf_open(engine, instance, &fault);
    if (fault.rc) {
        sale_finish(sale, fault);
        return;
    }
    shelf_keep_status(engine, answer->seat_status);
    sale->then(sale);
}

void checkout_look_first(struct sale *sale, sale_step_fn then)
{
    if (!sale_terms(sale).sell_allocation_only || is_fresh(sale)) {
        then(sale);
        return;
    }
    const enum rc rc = checkout_borrow(sale);
    if (rc) {
        sale_finish(sale, fault_make(rc, 0, "no plan to look at its places"));
        return;
    }
    sale->then = then;
    api_set_urgent(sale->api, true);
    api_seat_status(sale->api, sale->command.instance_id, sale->refusal_plan, sale->refusal_prices,
                    on_status, sale);
    api_set_urgent(sale->api, false);
}

static void given_back(struct sale *sale)
{
    sale_held(sale, fault_make(RC_NOT_POSSIBLE, REFUSAL_ALLOCATION,
                               "the service gave seats outside the allocation"));
}

/* True when the new tickets stay; otherwise they go back and the command ends. */
bool checkout_gave_within(struct sale *sale)
{
    const struct shelf *shelf = sale->engine->shelf;
    if (!sale_terms(sale).sell_allocation_only || !shelf->status)
        return true;
    for (size_t i = 0; i < sale->basket.n_lines; i++) {
        const struct basket_line *line = &sale->basket.lines[i];
        int64_t id = 0;
        if (sale_had(&sale->before, line->ticket_id) ||
            strcmp(line->instance_id, shelf->instance_id) != 0 ||
            !text_to_int64(line->seat_id, 1, UINT32_MAX - 1, &id))
            continue;
        const uint32_t seat = plan_find_seat(shelf->plan, (uint32_t)id);
        if (seat != SEAT_NONE && sale_is_set_aside(shelf->status->state[seat]))
            continue;
        checkout_doom_new(sale);
        sale_remove_doomed(sale, given_back);
        return false;
    }
    return true;
}
