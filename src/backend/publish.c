#include "backend/publish.h"

#include "backend/health.h"
#include "base/log.h"
#include "base/text.h"

static void use(struct engine *engine)
{
    engine->trade.switches = engine->switches.list;
    engine->trade.n_switches = engine->switches.n;
}

void publish_open(struct engine *engine)
{
    struct fault fault = {RC_OK, 0, ""};
    if (switches_read(engine->state_dir, &engine->switches, &fault))
        health_notice(engine, fault.what);
    use(engine);
}

void publish_command(struct engine *engine, const struct command *command)
{
    struct fault fault = {RC_OK, 0, ""};
    struct publish_switch one = {.shown = command->publish, .utc_s = engine_utc_s(engine)};
    text_copy(one.instance_id, sizeof(one.instance_id), command->instance_id);
    if (!engine_instance(engine, command->instance_id))
        fault = fault_make(RC_NOT_FOUND, 0, "no such performance");
    else if (switches_set(engine->state_dir, &engine->switches, &one, &fault) == RC_OK)
        log_info("performance %s: %s by the operator", one.instance_id,
                 one.shown ? "published" : "hidden");
    use(engine);
    if (fault.rc == RC_OK)
        engine_publish_catalogue(engine);
    engine_answer(engine, command, fault);
}
