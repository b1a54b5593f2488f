#include "backend/visit.h"

#include <string.h>

#include "backend/release.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

static void free_sale(struct sale *sale)
{
    seat_status_free(sale->fresh);
    plan_free(sale->refusal_plan);
    arena_free(sale->refusal_arena);
    mem_wipe(sale, sizeof(*sale)); /* the commands hold what the customer typed */
    mem_free(sale);
}

static void free_order(struct order *order)
{
    if (order)
        mem_wipe(order, sizeof(*order)); /* barcodes */
    mem_free(order);
}

static void free_visit(struct visit *visit)
{
    struct visit **at = &visit->engine->visits;
    while (*at != visit)
        at = &(*at)->next;
    *at = visit->next;
    while (visit->sales) {
        struct sale *sale = visit->sales;
        visit->sales = sale->next;
        free_sale(sale);
    }
    free_order(visit->booked);
    mem_wipe(visit, sizeof(*visit));
    mem_free(visit);
}

void visit_free_all(struct engine *engine)
{
    while (engine->visits)
        free_visit(engine->visits);
}

void visit_drop(struct visit *visit, struct sale *sale)
{
    struct sale **at = &visit->sales;
    while (*at != sale)
        at = &(*at)->next;
    *at = sale->next;
    if (visit->last_best == sale)
        visit->last_best = NULL;
    if (visit->active == sale)
        visit->active = NULL;
    if (sale->reference[0] && !order_state_is_final(sale->state) && sale->state <= ORDER_TAGGED) {
        const struct release_spec spec = {.reference = sale->reference,
                                          .basket_id = sale->basket_id,
                                          .profile = sale->profile,
                                          .created_ms = sale->created_ms,
                                          .closed = sale->closed};
        release_start(sale->engine, &spec);
    }
    free_sale(sale);
}

/* What waits is answered, what is held is given back, and the visit is no more. */
static void end(struct visit *visit)
{
    for (size_t i = 0; i < visit->n_waiting; i++)
        engine_answer(visit->engine, &visit->waiting[i],
                      fault_make(RC_CANCELLED, 0, "the session ended"));
    while (visit->sales)
        visit_drop(visit, visit->sales);
    free_visit(visit);
}

bool visit_is_empty(const struct visit *visit)
{
    for (const struct sale *sale = visit->sales; sale; sale = sale->next) {
        if (sale->basket.n_lines > 0)
            return false;
    }
    return true;
}

void visit_basket(const struct visit *visit, struct basket *ret)
{
    memset(ret, 0, sizeof(*ret));
    for (const struct sale *sale = visit->sales; sale; sale = sale->next)
        basket_add_part(ret, &sale->basket, sale->profile);
}

/* What stays unbooked beside an order or an open booking is about to be given back. */
static void fill_basket(const struct visit *visit, struct reply *reply)
{
    if (visit->booked && reply->fault.rc == RC_OK)
        return;
    reply->has_basket = true;
    visit_basket(visit, &reply->basket);
    if (visit->handed_over)
        reply->basket.hold_ends_mono_ms = 0;
}

static struct reply *reply_of(struct visit *visit, struct fault fault)
{
    const struct command *command = &visit->command;
    struct reply *reply = reply_new(command->ticket, command->session, command->type);
    struct sale *sale = visit->active;
    reply->final = true;
    reply->fault = fault;
    fill_basket(visit, reply);
    if (sale) {
        text_copy(reply->reference, sizeof(reply->reference), sale->reference);
        memcpy(reply->lost_seats, sale->lost_seats, sizeof(reply->lost_seats));
        reply->n_lost = sale->n_lost;
        reply->status = sale->fresh;
        sale->fresh = NULL;
    }
    reply->order = visit->booked;
    visit->booked = NULL;
    return reply;
}

static void run(struct visit *visit, const struct command *command)
{
    visit->busy = true;
    visit->command = *command;
    visit->fault = (struct fault){RC_OK, 0, ""};
    visit->active = NULL;
    visit->changed = false;
    visit_begin_command(visit);
}

static void next_command(struct visit *visit)
{
    if (visit->n_waiting == 0)
        return;
    const struct command command = visit->waiting[0];
    visit->n_waiting--;
    memmove(visit->waiting, visit->waiting + 1, visit->n_waiting * sizeof(visit->waiting[0]));
    run(visit, &command);
}

void visit_finish(struct visit *visit, struct fault fault)
{
    struct reply *reply = reply_of(visit, fault);
    for (struct sale *sale = visit->sales; sale; sale = sale->next)
        mem_wipe(&sale->command, sizeof(sale->command));
    mem_wipe(&visit->command, sizeof(visit->command));
    log_forget(); /* what was typed */
    visit->busy = false;
    engine_post(visit->engine, reply);
    if (visit->leaving || visit->handed_over)
        end(visit);
    else
        next_command(visit);
}

struct visit *visit_find(const struct engine *engine, uint32_t session)
{
    for (struct visit *visit = engine->visits; visit; visit = visit->next) {
        if (visit->session == session && !visit->leaving)
            return visit;
    }
    return NULL;
}

static struct visit *begin(struct engine *engine, uint32_t session)
{
    struct visit *visit = mem_zalloc(sizeof(*visit));
    visit->engine = engine;
    visit->session = session;
    visit->next = engine->visits;
    engine->visits = visit;
    return visit;
}

void visit_take(struct engine *engine, const struct command *command)
{
    struct visit *visit = visit_find(engine, command->session);
    if (!visit)
        visit = begin(engine, command->session);
    if (!visit->busy)
        run(visit, command);
    else if (visit->n_waiting < VISIT_WAITING_MAX)
        visit->waiting[visit->n_waiting++] = *command;
    else
        engine_answer(engine, command, fault_make(RC_FULL, 0, "too many commands at once"));
}

void visit_leave(struct visit *visit)
{
    visit->leaving = true;
    for (struct sale *sale = visit->sales; sale; sale = sale->next)
        sale->leaving = true;
    if (!visit->busy)
        end(visit);
}
