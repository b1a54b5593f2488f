#include "backend/commands.h"

#include "backend/check.h"
#include "backend/checkout.h"
#include "backend/health.h"
#include "backend/opening.h"
#include "backend/operator.h"
#include "backend/publish.h"
#include "backend/reconcile.h"
#include "backend/reload.h"
#include "backend/setup.h"
#include "backend/sync.h"

static const struct fault ok = {RC_OK, 0, ""};

static void shown(struct engine *engine, const struct command *command)
{
    struct fault fault = ok;
    if (engine->journal)
        fault.rc = journal_move(engine->journal, command->reference, ORDER_DONE, NULL, &fault);
    engine_answer(engine, command, fault);
}

static void sales(struct engine *engine, const struct command *command)
{
    health_figures(engine);
    struct reply *reply = reply_new(command->ticket, command->session, command->type);
    reply->final = true;
    health_fill(engine, reply);
    engine_post(engine, reply);
}

static void sell(struct engine *engine, const struct command *command)
{
    engine->customer_seen_ms = engine_now_ms(engine);
    if (command->type == COMMAND_ABANDON)
        operator_sign_out(engine);
    if (command->type != COMMAND_ABANDON && reconcile_has_session(engine, command->session) &&
        command->type != COMMAND_BASKET)
        engine_answer(engine, command, /* R2: never a second basket for the same sale */
                      fault_make(RC_UNKNOWN_OUTCOME, 0, "a booking of this session is open"));
    else
        checkout_command(engine, command);
}

static void look(struct engine *engine, const struct command *command)
{
    engine->customer_seen_ms = engine_now_ms(engine);
    opening_start(engine, command);
}

/* What the maintenance screen and foyerctl ask for. */
static void maintain(struct engine *engine, const struct command *command)
{
    if (command->type == COMMAND_SYNC) {
        operator_note(engine, "SYNC", "");
        sync_command(engine, command);
    } else if (command->type == COMMAND_CHECK) {
        operator_note(engine, "CHECK", "");
        check_start(engine, command);
    } else if (command->type == COMMAND_PUBLISH) {
        operator_note(engine, command->publish ? "PUBLISH" : "HIDE", command->instance_id);
        publish_command(engine, command);
    } else if (command->type == COMMAND_SALES) {
        sales(engine, command);
    } else if (command->type == COMMAND_PIN) {
        operator_sign_in(engine, command);
    } else {
        operator_command(engine, command);
    }
}

static void configure(struct engine *engine, const struct command *command)
{
    if (command->type == COMMAND_RELOAD)
        reload_command(engine, command);
    else
        reload_adopt(engine, command);
}

void commands_run(struct engine *engine, const struct command *command)
{
    switch (command->type) {
    case COMMAND_OPEN_INSTANCE:
    case COMMAND_STATUS:
        look(engine, command);
        break;
    case COMMAND_HOLD:
    case COMMAND_BEST:
    case COMMAND_BEST_OTHERS:
    case COMMAND_REMOVE:
    case COMMAND_REMOVE_INSTANCE:
    case COMMAND_BASKET:
    case COMMAND_PROMO:
    case COMMAND_CONFIRM:
    case COMMAND_ABANDON:
        sell(engine, command);
        break;
    case COMMAND_SHOWN:
        shown(engine, command);
        break;
    case COMMAND_SYNC:
    case COMMAND_CHECK:
    case COMMAND_SALES:
    case COMMAND_PUBLISH:
    case COMMAND_PIN:
    case COMMAND_OPERATOR:
        maintain(engine, command);
        break;
    case COMMAND_RELOAD:
    case COMMAND_ADOPT:
        configure(engine, command);
        break;
    case COMMAND_SETUP:
        setup_command(engine, command);
        break;
    case COMMAND_NONE:
    case COMMAND_COUNT:
        engine_answer(engine, command, fault_make(RC_BUG, 0, "no such command"));
        break;
    }
}
