#include <string.h>

#include "backend/health.h"
#include "backend/visit.h"
#include "base/mem.h"

static const struct fault ok = {RC_OK, 0, ""};
static const struct fault nothing = {RC_EXPIRED, 0, "nothing is held"};

struct sale *visit_sale(struct visit *visit, size_t profile)
{
    struct sale **at = &visit->sales;
    while (*at && (*at)->profile != profile)
        at = &(*at)->next;
    struct sale *sale = *at;
    if (sale)
        return sale;
    sale = mem_zalloc(sizeof(*sale));
    sale->engine = visit->engine;
    sale->visit = visit;
    sale->profile = profile;
    sale->api = visit->engine->apis[profile];
    sale->session = visit->session;
    *at = sale;
    return sale;
}

void visit_run(struct visit *visit, struct sale *sale, sale_step_fn first_step)
{
    visit->active = sale;
    sale->command = visit->command;
    sale->before = sale->basket;
    sale->fault = ok;
    sale->n_doomed = sale->next_doomed = 0;
    sale->n_lost = 0;
    sale->renewed = false;
    first_step(sale);
}

/* Takes tickets of one instance, through the record that sells it. */
static void run_for_instance(struct visit *visit, sale_step_fn first_step)
{
    const size_t profile = engine_profile_of(visit->engine, visit->command.instance_id);
    const struct fault fault = health_may_ask(visit->engine, profile);
    if (fault.rc) {
        visit_finish(visit, fault);
        return;
    }
    struct sale *sale = visit_sale(visit, profile);
    if (visit->command.type == COMMAND_BEST)
        visit->last_best = sale;
    visit_run(visit, sale, first_step);
}

static struct sale *with_ticket(const struct visit *visit, const char *ticket_id)
{
    for (struct sale *sale = visit->sales; sale; sale = sale->next) {
        if (sale_had(&sale->basket, ticket_id))
            return sale;
    }
    return visit->sales; /* it may have come while an answer was lost: the first one looks */
}

static struct sale *of_instance(const struct visit *visit)
{
    const size_t profile = engine_profile_of(visit->engine, visit->command.instance_id);
    struct sale *sale = visit->sales;
    while (sale && sale->profile != profile)
        sale = sale->next;
    return sale;
}

static void run_one(struct visit *visit, struct sale *sale, sale_step_fn first_step,
                    struct fault otherwise)
{
    if (sale)
        visit_run(visit, sale, first_step);
    else
        visit_finish(visit, otherwise);
}

static sale_step_fn step_of_each(const struct visit *visit)
{
    return visit->command.type == COMMAND_BASKET ? checkout_basket : checkout_promo;
}

static void run_next(struct visit *visit, struct sale *sale)
{
    while (sale && !sale->basket_id[0])
        sale = sale->next;
    if (sale)
        visit_run(visit, sale, step_of_each(visit));
    else if (visit->changed) /* a code that one of the baskets took is a good one */
        visit_finish(visit, ok);
    else
        visit_finish(visit, visit->fault);
}

static void run_each(struct visit *visit)
{
    visit->phase = VISIT_EACH;
    visit->fault = ok;
    for (const struct sale *sale = visit->sales; sale; sale = sale->next) {
        if (!sale->basket_id[0])
            continue;
        run_next(visit, visit->sales);
        return;
    }
    visit_finish(visit, visit->command.type == COMMAND_BASKET ? ok : nothing);
}

/* The worst of them is told: of a code only that no basket took it, or that one could not be asked. */
static void each_over(struct visit *visit, struct sale *sale, struct fault fault)
{
    if (visit->command.type == COMMAND_PROMO && fault.rc == RC_OK)
        visit->changed = true;
    if (fault.rc && (visit->fault.rc == RC_OK || visit->fault.rc == RC_NOT_POSSIBLE))
        visit->fault = fault;
    if (visit->leaving)
        visit_finish(visit, fault);
    else
        run_next(visit, sale->next);
}

void visit_over(struct visit *visit, struct sale *sale, struct fault fault)
{
    switch (visit->phase) {
    case VISIT_ONE:
        visit_finish(visit, fault);
        break;
    case VISIT_EACH:
        each_over(visit, sale, fault);
        break;
    case VISIT_AGREE:
    case VISIT_BOOKING:
        visit_confirm_over(visit, sale, fault);
        break;
    }
}

void visit_begin_command(struct visit *visit)
{
    visit->phase = VISIT_ONE;
    const struct command *command = &visit->command;
    if (command->type == COMMAND_HOLD)
        run_for_instance(visit, checkout_hold);
    else if (command->type == COMMAND_BEST)
        run_for_instance(visit, checkout_best);
    else if (command->type == COMMAND_BEST_OTHERS)
        run_one(visit, visit->last_best, checkout_best_others,
                fault_make(RC_NOT_POSSIBLE, 0, "no other seats to offer"));
    else if (command->type == COMMAND_REMOVE)
        run_one(visit, with_ticket(visit, command->ticket_id), checkout_remove, nothing);
    else if (command->type == COMMAND_REMOVE_INSTANCE)
        run_one(visit, of_instance(visit), checkout_remove_instance, ok);
    else if (command->type == COMMAND_CONFIRM)
        visit_confirm(visit);
    else
        run_each(visit);
}
