/* The credentials page. A new key is tried with one signed request before the old one is dropped
 * (reliability 3.2, two slots); it never leaves the backend again. */
#include <string.h>

#include "backend/health.h"
#include "backend/operator_parts.h"
#include "base/mem.h"
#include "base/text.h"

enum { LOGIN_END = 4 };

void operator_keys(struct engine *engine, const struct command *command)
{
    struct reply *reply = operator_reply(engine, command);
    for (size_t i = 0; i < engine->n_profiles; i++) {
        const struct agent agent = config_agent(engine->config, i);
        const size_t n = strlen(agent.login);
        struct operator_key *key = &reply->report->keys[reply->report->n_keys++];
        text_copy(key->name, sizeof(key->name), engine->profiles[i].name);
        text_copy(key->label, sizeof(key->label), agent.label);
        text_copy(key->login_end, sizeof(key->login_end),
                  agent.login + (n > LOGIN_END ? n - LOGIN_END : 0));
        key->kept = config_secret_kept(engine->config, i);
        key->guard = config_secret_guard(engine->config, i);
        key->serves = engine->apis[i] && health_may_ask(engine, i).rc == RC_OK;
    }
    engine_post(engine, reply);
}

void operator_key_stop(struct engine *engine)
{
    struct operator_state *staff = engine->staff;
    timer_cancel(&engine->timers, &staff->forget_trial);
    api_free(staff->trial);
    staff->trial = NULL;
    sign_key_wipe(&staff->key);
    staff->key_command = (struct command){.type = COMMAND_NONE};
}

static void forget_trial(void *ctx)
{
    operator_key_stop(ctx);
}

/* Later: the trial's own callback is still running. */
static void answer(struct engine *engine, struct fault fault)
{
    struct operator_state *staff = engine->staff;
    engine_answer(engine, &staff->key_command, fault);
    timer_set(&engine->timers, &staff->forget_trial, engine_now_ms(engine), forget_trial, engine);
}

static void on_tested(void *ctx, struct api_answer *got)
{
    struct engine *engine = ctx;
    health_note(engine, got);
    answer(engine, got->fault);
}

static void on_tried(void *ctx, struct api_answer *got)
{
    struct engine *engine = ctx;
    struct operator_state *staff = engine->staff;
    const size_t profile = staff->key_command.errand.profile;
    struct fault fault = got->fault, ignored = {RC_OK, 0, ""};
    if (!fault.rc)
        fault.rc = config_secret_take(engine->config, profile, &fault);
    else if (config_secret_remove(engine->config, profile, false, &ignored))
        health_notice(engine, ignored.what);
    if (!fault.rc && engine->apis[profile]) {
        api_set_key(engine->apis[profile], &staff->key);
        health_clear_profile(engine, profile);
    }
    answer(engine, fault);
}

/* RC_OK: answered, or will be when the trial is over. */
static enum rc rotate(struct engine *engine, struct fault *fault)
{
    struct operator_state *staff = engine->staff;
    const struct operator_errand *errand = &staff->key_command.errand;
    *fault = fault_make(RC_REJECTED, 0, "that is not a key: Base64 is expected");
    if (sign_key_decode(errand->key, &staff->key))
        return fault->rc;
    enum rc rc = config_secret_store(engine->config, errand->profile, errand->key, fault);
    if (rc)
        return rc;
    if (!engine->api) { /* the first key of all: the next start tries it */
        rc = config_secret_take(engine->config, errand->profile, fault);
        if (!rc)
            answer(engine, (struct fault){RC_OK, OPERATOR_AT_RESTART, ""});
        return rc;
    }
    const struct agent agent = config_agent(engine->config, errand->profile);
    staff->trial =
        api_new_beside(engine->api, &(struct api_spec){.login = agent.login,
                                                       .key = staff->key,
                                                       .total_is_net = agent.total_is_net,
                                                       .profile = errand->profile});
    api_venues(staff->trial, on_tried, engine);
    return RC_OK;
}

static enum rc drop(struct engine *engine, struct fault *fault)
{
    const struct sign_key none = {0};
    const size_t profile = engine->staff->key_command.errand.profile;
    *fault = fault_make(RC_BUSY, 0, "a customer is being served");
    if (engine->visits)
        return fault->rc;
    const enum rc rc = config_secret_remove(engine->config, profile, true, fault);
    if (rc)
        return rc;
    if (engine->apis[profile])
        api_set_key(engine->apis[profile], &none);
    health_stop_profile(engine, profile, RC_CONFIG,
                        "its key was removed: type a new one on the Credentials page");
    answer(engine, (struct fault){RC_OK, 0, ""});
    return RC_OK;
}

void operator_key(struct engine *engine, const struct command *command)
{
    struct operator_state *staff = engine->staff;
    struct fault fault = {RC_OK, 0, ""};
    const size_t profile = command->errand.profile;
    if (staff->key_command.type != COMMAND_NONE || profile >= engine->n_profiles) {
        engine_answer(engine, command, fault_make(RC_BUSY, 0, "a key is being tried"));
        return;
    }
    staff->key_command = *command;
    enum rc rc = RC_OK;
    if (command->errand.act == OPERATOR_KEY_ROTATE) {
        rc = rotate(engine, &fault);
    } else if (command->errand.act == OPERATOR_KEY_REMOVE) {
        rc = drop(engine, &fault);
    } else if (engine->apis[profile]) {
        api_venues(engine->apis[profile], on_tested, engine);
    } else {
        fault = fault_make(RC_CONFIG, 0, "no key is stored");
        rc = fault.rc;
    }
    mem_wipe(staff->key_command.errand.key, OPERATOR_KEY_SIZE);
    if (rc)
        answer(engine, fault);
}
