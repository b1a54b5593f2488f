#include "backend/checkout.h"

#include <assert.h>
#include <string.h>

#include "backend/health.h"
#include "backend/release.h"
#include "backend/sale.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

static void sale_free(struct sale *sale)
{
    struct sale **at = &sale->engine->sales;
    while (*at != sale)
        at = &(*at)->next;
    *at = sale->next;
    seat_status_free(sale->fresh);
    plan_free(sale->refusal_plan);
    arena_free(sale->refusal_arena);
    mem_wipe(sale, sizeof(*sale)); /* the commands hold what the customer typed */
    mem_free(sale);
}

void checkout_free_all(struct engine *engine)
{
    while (engine->sales)
        sale_free(engine->sales);
}

/* What waits is answered, what is held is given back, and the sale is no more. */
static void end(struct sale *sale)
{
    for (size_t i = 0; i < sale->n_waiting; i++)
        engine_answer(sale->engine, &sale->waiting[i],
                      fault_make(RC_CANCELLED, 0, "the session ended"));
    if (sale->reference[0] && !order_state_is_final(sale->state) && sale->state <= ORDER_TAGGED) {
        const struct release_spec spec = {.reference = sale->reference,
                                          .basket_id = sale->basket_id,
                                          .created_ms = sale->created_ms,
                                          .closed = sale->closed};
        release_start(sale->engine, &spec);
    }
    sale_free(sale);
}

static void run(struct sale *sale, const struct command *command)
{
    static const sale_step_fn first_step[COMMAND_COUNT] = {
        [COMMAND_HOLD] = checkout_hold,
        [COMMAND_BEST] = checkout_best,
        [COMMAND_BEST_OTHERS] = checkout_best_others,
        [COMMAND_REMOVE] = checkout_remove,
        [COMMAND_REMOVE_INSTANCE] = checkout_remove_instance,
        [COMMAND_BASKET] = checkout_basket,
        [COMMAND_PROMO] = checkout_promo,
        [COMMAND_CONFIRM] = checkout_confirm,
    };
    sale->busy = true;
    sale->command = *command;
    sale->before = sale->basket;
    sale->fault = (struct fault){RC_OK, 0, ""};
    sale->n_doomed = sale->next_doomed = 0;
    sale->n_lost = 0;
    sale->renewed = false;
    assert(first_step[command->type]);
    first_step[command->type](sale);
}

static void next_command(struct sale *sale)
{
    if (sale->n_waiting == 0)
        return;
    const struct command command = sale->waiting[0];
    sale->n_waiting--;
    memmove(sale->waiting, sale->waiting + 1, sale->n_waiting * sizeof(sale->waiting[0]));
    run(sale, &command);
}

void sale_finish(struct sale *sale, struct fault fault)
{
    struct reply *reply =
        reply_new(sale->command.ticket, sale->command.session, sale->command.type);
    reply->final = true;
    reply->fault = fault;
    reply->has_basket = true;
    reply->basket = sale->basket;
    text_copy(reply->reference, sizeof(reply->reference), sale->reference);
    memcpy(reply->lost_seats, sale->lost_seats, sizeof(reply->lost_seats));
    reply->n_lost = sale->n_lost;
    reply->status = sale->fresh;
    sale->fresh = NULL;
    mem_wipe(&sale->command, sizeof(sale->command));
    sale->busy = false;
    engine_post(sale->engine, reply);
    if (sale->leaving)
        end(sale);
    else
        next_command(sale);
}

void sale_hand_over(struct sale *sale)
{
    sale->state = ORDER_CONFIRM_INTENT;
    sale->busy = false;
    end(sale);
}

static struct sale *find(const struct engine *engine, uint32_t session)
{
    for (struct sale *sale = engine->sales; sale; sale = sale->next) {
        if (sale->session == session && !sale->leaving)
            return sale;
    }
    return NULL;
}

void sale_close_left(struct engine *engine)
{
    struct fault fault = {RC_OK, 0, ""};
    release_close_journal(engine);
    for (struct sale *sale = engine->sales; sale; sale = sale->next) {
        if (!sale->leaving || sale->booking || sale->closed || !sale->reference[0])
            continue;
        sale->closed = true;
        if (journal_move(engine->journal, sale->reference, ORDER_ABANDONED,
                         "left while an answer was awaited", &fault))
            log_error("journal: %s not closed: %s", sale->reference, fault.what);
    }
}

static void leave(struct sale *sale)
{
    sale->leaving = true;
    if (!sale->busy)
        end(sale);
}

static void leave_others(struct engine *engine, uint32_t session)
{
    struct sale *sale = engine->sales;
    while (sale) {
        struct sale *next = sale->next;
        if (sale->session != session && !sale->leaving)
            leave(sale);
        sale = next;
    }
}

static struct sale *begin(struct engine *engine, uint32_t session)
{
    struct sale *sale = mem_zalloc(sizeof(*sale));
    sale->engine = engine;
    sale->session = session;
    sale->next = engine->sales;
    engine->sales = sale;
    return sale;
}

static void abandon(struct engine *engine, const struct command *command)
{
    struct sale *sale = find(engine, command->session);
    if (sale)
        leave(sale);
    engine_answer(engine, command, (struct fault){RC_OK, 0, ""});
}

void checkout_command(struct engine *engine, const struct command *command)
{
    if (command->type == COMMAND_ABANDON) {
        abandon(engine, command);
        return;
    }
    leave_others(engine, command->session);
    struct sale *sale = find(engine, command->session);
    if (!sale) {
        const struct fault fault = health_may_sell(engine);
        if (fault.rc) {
            engine_answer(engine, command, fault);
            return;
        }
        sale = begin(engine, command->session);
    }
    if (!sale->busy)
        run(sale, command);
    else if (sale->n_waiting < SALE_WAITING_MAX)
        sale->waiting[sale->n_waiting++] = *command;
    else
        engine_answer(engine, command, fault_make(RC_FULL, 0, "too many commands at once"));
}

void checkout_abandon_all(struct engine *engine)
{
    leave_others(engine, 0);
}

bool checkout_is_idle(const struct engine *engine)
{
    for (const struct sale *sale = engine->sales; sale; sale = sale->next) {
        if (sale->busy || sale->leaving)
            return false;
    }
    return true;
}
