#include "backend/operator_parts.h"

#include <string.h>

#include "backend/health.h"
#include "backend/limits.h"
#include "backend/sync.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "config/closing.h"
#include "config/pin.h"

void operator_new(struct engine *engine)
{
    engine->staff = mem_zalloc(sizeof(*engine->staff));
}

void operator_free(struct engine *engine)
{
    if (!engine->staff)
        return;
    operator_key_stop(engine);
    self_test_free(engine->staff->test);
    mem_wipe(engine->staff, sizeof(*engine->staff));
    mem_free(engine->staff);
    engine->staff = NULL;
}

struct reply *operator_reply(const struct engine *engine, const struct command *command)
{
    struct reply *reply = reply_new(command->ticket, command->session, command->type);
    reply->final = true;
    reply->report = mem_zalloc(sizeof(*reply->report));
    reply->report->act = command->errand.act;
    text_copy(reply->report->person, sizeof(reply->report->person), engine->staff->person);
    return reply;
}

static enum rc note(struct engine *engine, const struct journal_act *act, struct fault *fault)
{
    if (!engine->journal) {
        *fault = fault_make(RC_STORE, 0, "the journal cannot be opened");
        return fault->rc;
    }
    log_info("maintenance: %s %s", act->act, act->about ? act->about : ""); /* who: the journal */
    return journal_act(engine->journal, act, fault);
}

void operator_note(struct engine *engine, const char *act, const char *about)
{
    struct fault fault = {RC_OK, 0, ""};
    const struct journal_act row = {.person = engine->staff->person, .act = act, .about = about};
    if (row.person[0] && note(engine, &row, &fault))
        log_error("journal: %s: %s", act, fault.what);
}

void operator_sign_in(struct engine *engine, const struct command *command)
{
    struct fault fault = {RC_OK, 0, ""};
    char person[OPERATOR_NAME_SIZE] = "";
    const struct pin_try attempt = {.pin_file = engine->config->pin_file,
                                    .state_dir = engine->state_dir,
                                    .pin = command->pin,
                                    .clock = engine->clock};
    operator_sign_out(engine);
    fault.rc = pin_check(&attempt, person, &fault);
    if (fault.rc == RC_OK) {
        text_copy(engine->staff->person, sizeof(engine->staff->person), person);
        operator_note(engine, "SIGNED_IN", "");
    } else if (fault.rc == RC_REJECTED) {
        const struct journal_act wrong = {.person = "NOBODY", .act = "WRONG_CODE"};
        struct fault unwritten = {RC_OK, 0, ""};
        if (note(engine, &wrong, &unwritten))
            log_error("journal: a wrong code: %s", unwritten.what);
    }
    engine_answer(engine, command, fault);
}

void operator_sign_out(struct engine *engine)
{
    struct operator_state *staff = engine->staff;
    mem_wipe(staff->person, sizeof(staff->person));
    if (staff->test && !self_test_is_over(staff->test))
        self_test_stop(staff->test);
}

void operator_look(struct engine *engine)
{
    struct fault fault = {RC_OK, 0, ""};
    if (closing_read(engine->state_dir, &engine->closing, &fault))
        health_notice(engine, fault.what);
    limits_look(engine);
}

void operator_close(struct engine *engine, const struct command *command)
{
    struct fault fault = {RC_OK, 0, ""};
    struct closing closing = {.closed = command->errand.act == OPERATOR_CLOSE,
                              .until_utc_s = command->errand.until_utc_s};
    text_copy(closing.words, sizeof(closing.words), command->errand.words);
    fault.rc = closing_write(engine->state_dir, &closing, &fault);
    operator_look(engine);
    engine_answer(engine, command, fault);
}

static void stop_sync(struct engine *engine, const struct command *command)
{
    sync_stop(engine);
    engine_answer(engine, command, (struct fault){RC_OK, 0, ""});
}

/* The program ends by itself; that it was told to is journalled. */
static void restart(struct engine *engine, const struct command *command)
{
    engine_answer(engine, command, (struct fault){RC_OK, 0, ""});
}

static void act(struct engine *engine, const struct command *command)
{
    static void (*const acts[OPERATOR_ACT_COUNT])(struct engine *, const struct command *) = {
        [OPERATOR_STATUS] = operator_status,
        [OPERATOR_SALES] = operator_sales,
        [OPERATOR_SALE] = operator_sale,
        [OPERATOR_COPY] = operator_sale,
        [OPERATOR_DECIDE] = operator_decide,
        [OPERATOR_KEYS] = operator_keys,
        [OPERATOR_KEY_TEST] = operator_key,
        [OPERATOR_KEY_ROTATE] = operator_key,
        [OPERATOR_KEY_REMOVE] = operator_key,
        [OPERATOR_SELF_TEST] = operator_self_test,
        [OPERATOR_SELF_TEST_STOP] = operator_self_test,
        [OPERATOR_SELF_TEST_TAKE] = operator_self_test,
        [OPERATOR_LOG] = operator_log,
        [OPERATOR_ACTS] = operator_acts,
        [OPERATOR_SETTINGS] = operator_settings,
        [OPERATOR_SETTING] = operator_setting,
        [OPERATOR_CLOSE] = operator_close,
        [OPERATOR_OPEN] = operator_close,
        [OPERATOR_SYNC_STOP] = stop_sync,
        [OPERATOR_RESTART] = restart,
    };
    acts[command->errand.act](engine, command);
}

/* What it is done to, in a few words: never a key. */
static void about(const struct engine *engine, const struct command *command, struct text *out)
{
    const struct operator_errand *errand = &command->errand;
    if (errand->reference[0])
        text_add(out, errand->reference);
    if (errand->act == OPERATOR_DECIDE)
        text_add(out, errand->booked ? " booked" : " not booked");
    if (errand->act == OPERATOR_KEY_ROTATE || errand->act == OPERATOR_KEY_REMOVE)
        text_add(out, errand->profile < engine->n_profiles ? engine->profiles[errand->profile].name
                                                           : "");
    if (errand->act == OPERATOR_SETTING)
        text_addf(out, "%s = ", operator_setting_name(errand->setting));
    text_add(out, errand->words);
}

void operator_command(struct engine *engine, const struct command *command)
{
    char words[160];
    struct text t = TEXT_OF(words);
    struct fault fault = {RC_OK, 0, ""};
    const char *person = engine->staff->person;
    if (command->errand.act >= OPERATOR_ACT_COUNT || !person[0])
        fault = fault_make(RC_REJECTED, 0, "nobody is signed in");
    const enum operator_act asked = command->errand.act;
    if (!fault.rc && !engine->journal &&
        (asked == OPERATOR_SALES || asked == OPERATOR_SALE || asked == OPERATOR_ACTS))
        fault = fault_make(RC_STORE, 0, "the journal cannot be opened");
    about(engine, command, &t);
    const struct journal_act row = {.person = person, .about = words};
    if (!fault.rc && operator_act_changes(command->errand.act)) {
        struct journal_act named = row;
        named.act = operator_act_name(command->errand.act);
        fault.rc = note(engine, &named, &fault);
    }
    if (fault.rc)
        engine_answer(engine, command, fault);
    else
        act(engine, command);
}
