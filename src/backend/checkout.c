#include "backend/checkout.h"

#include "backend/health.h"
#include "backend/release.h"
#include "backend/visit.h"
#include "base/log.h"

static void close_left(struct engine *engine, struct sale *sale)
{
    struct fault fault = {RC_OK, 0, ""};
    if (!sale->leaving || sale->booking || sale->closed || !sale->reference[0])
        return;
    sale->closed = true;
    if (journal_move(engine->journal, sale->reference, ORDER_ABANDONED,
                     "left while an answer was awaited", &fault))
        log_error("journal: %s not closed: %s", sale->reference, fault.what);
}

void sale_close_left(struct engine *engine)
{
    release_close_journal(engine);
    for (struct visit *visit = engine->visits; visit; visit = visit->next) {
        for (struct sale *sale = visit->sales; sale; sale = sale->next)
            close_left(engine, sale);
    }
}

static void leave_others(struct engine *engine, uint32_t session)
{
    struct visit *visit = engine->visits;
    while (visit) {
        struct visit *next = visit->next;
        if (visit->session != session && !visit->leaving)
            visit_leave(visit);
        visit = next;
    }
}

static void abandon(struct engine *engine, const struct command *command)
{
    struct visit *visit = visit_find(engine, command->session);
    if (visit)
        visit_leave(visit);
    engine_answer(engine, command, (struct fault){RC_OK, 0, ""});
}

void checkout_command(struct engine *engine, const struct command *command)
{
    if (command->type == COMMAND_ABANDON) {
        abandon(engine, command);
        return;
    }
    leave_others(engine, command->session);
    const struct fault fault = visit_find(engine, command->session) ? (struct fault){RC_OK, 0, ""}
                                                                    : health_may_sell(engine);
    if (fault.rc)
        engine_answer(engine, command, fault);
    else
        visit_take(engine, command);
}

void checkout_abandon_all(struct engine *engine)
{
    leave_others(engine, 0);
}

void checkout_free_all(struct engine *engine)
{
    visit_free_all(engine);
}

bool checkout_is_idle(const struct engine *engine)
{
    for (const struct visit *visit = engine->visits; visit; visit = visit->next) {
        if (visit->busy || visit->leaving)
            return false;
    }
    return true;
}
