/* A configuration that was read again: asked for, kept, and used once nobody is here (backend/reload.h). */
#include "app/runtime_state.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/notify.h"
#include "base/text.h"

void runtime_reload_ask(struct runtime *rt)
{
    notify_reloading();
    runtime_reload_keep(rt, NULL); /* what has not been used yet is read once more */
    rt->reload_ticket = runtime_send(rt, &(struct command){.type = COMMAND_RELOAD});
}

void runtime_reload_answer(struct runtime *rt, struct reply *reply)
{
    if (reply->type == COMMAND_RELOAD && reply->ticket == rt->reload_ticket) {
        rt->reload_ticket = 0;
        if (reply->fault.rc)
            log_error("configuration not read again: %s", reply->fault.what);
        runtime_reload_keep(rt, reply->settings);
        reply->settings = NULL;
        notify_say("READY=1"); /* not only when the customer has gone: the manager waits for it */
    }
}

void runtime_reload_keep(struct runtime *rt, struct settings *settings)
{
    mem_free(rt->settings);
    rt->settings = settings;
}

/* Whoever has only opened a dialog or changed the language at attract is here as well. */
static bool is_anybody_here(const struct runtime *rt)
{
    return rt->scene_id != SCENE_attract || rt->overlay.id != OVERLAY_none || runtime_has_prefs(rt);
}

static struct config *own_config(struct runtime *rt)
{
    if (!rt->own_config) {
        rt->own_config = mem_zalloc(sizeof(*rt->own_config));
        *rt->own_config = *rt->config;
        rt->config = rt->own_config;
    }
    return rt->own_config;
}

void runtime_reload_settle(struct runtime *rt)
{
    struct fault fault = {RC_OK, 0, ""};
    if (!rt->settings || rt->reload_ticket != 0 || is_anybody_here(rt))
        return;
    struct config *config = own_config(rt);
    config->shop = rt->settings->shop;
    text_copy(config->theme, sizeof(config->theme), rt->settings->theme);
    runtime_reload_keep(rt, NULL);
    rt->ctx.shop = &rt->config->shop;
    runtime_send(rt, &(struct command){.type = COMMAND_ADOPT});
    if (runtime_apply_prefs(rt, &fault))
        log_error("%s", fault.what);
    runtime_dispatch(rt, &(struct event_in){.type = EVENT_PREFS});
    rt->view_is_old = true;
}

void runtime_reload_free(struct runtime *rt)
{
    mem_free(rt->settings);
    mem_free(rt->own_config);
}
