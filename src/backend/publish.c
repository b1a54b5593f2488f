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

/* Showing what the service has on sale by itself only takes back that it was hidden: when the service
 * takes it off sale, this kiosk follows. */
static enum rc set(struct engine *engine, const struct instance *instance, bool shown,
                   struct fault *fault)
{
    const int64_t now_s = engine_utc_s(engine);
    struct publish_switch one = {.shown = shown, .utc_s = now_s};
    text_copy(one.instance_id, sizeof(one.instance_id), instance->id);
    if (shown && !instance_is_hidden(instance, now_s))
        return switches_forget(engine->state_dir, &engine->switches, one.instance_id, fault);
    return switches_set(engine->state_dir, &engine->switches, &one, fault);
}

void publish_command(struct engine *engine, const struct command *command)
{
    struct fault fault = {RC_OK, 0, ""};
    const struct instance *instance = engine_instance(engine, command->instance_id);
    if (!instance)
        fault = fault_make(RC_NOT_FOUND, 0, "no such performance");
    else if (set(engine, instance, command->publish, &fault) == RC_OK)
        log_info("performance %s: %s by the operator", instance->id,
                 command->publish ? "published" : "hidden");
    use(engine);
    if (fault.rc == RC_OK)
        engine_publish_catalogue(engine);
    engine_answer(engine, command, fault);
}
