/* The self-test's page: the engine behind foyerctl self-test, beside the kiosk's own work. It waits for
 * nobody: while a customer is served it does not begin. */
#include <string.h>

#include "backend/operator_parts.h"
#include "backend/reload.h"
#include "base/text.h"
#include "config/config_write.h"

_Static_assert((int)OPERATOR_SETTINGS_MAX == (int)SELF_TEST_SETTINGS_MAX, "all are told");

static void add_finding(struct operator_report *report, const char *name,
                        const struct self_test_finding *finding)
{
    static const enum finding_sign signs[] = {[SELF_TEST_UNKNOWN] = FINDING_UNKNOWN,
                                              [SELF_TEST_OK] = FINDING_GOOD,
                                              [SELF_TEST_DIFFERS] = FINDING_BAD};
    if (report->n_findings == OPERATOR_FINDINGS_MAX)
        return;
    struct operator_finding *to = &report->findings[report->n_findings++];
    text_copy(to->name, sizeof(to->name), name);
    text_copy(to->words, sizeof(to->words), finding->cure[0] ? finding->cure : finding->words);
    to->sign = signs[finding->verdict];
}

static void add_setting(struct operator_report *report, const struct self_test_setting *setting)
{
    struct operator_setting *to = &report->settings[report->n_settings++];
    struct text name = TEXT_OF(to->name);
    text_addf(&name, "[%s] %s", setting->section, setting->key);
    text_copy(to->value, sizeof(to->value), setting->value);
    text_copy(to->was, sizeof(to->was), setting->was);
}

static void fill(struct operator_report *report, const struct self_test_result *result)
{
    static const enum self_test_verdict order[] = {SELF_TEST_DIFFERS, SELF_TEST_OK,
                                                   SELF_TEST_UNKNOWN};
    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
        for (int q = 0; q < SELF_TEST_QUESTION_COUNT; q++) {
            if (result->findings[q].verdict == order[i])
                add_finding(report, self_test_name((enum self_test_question)q),
                            &result->findings[q]);
        }
    }
    for (size_t i = 0; i < result->n_settings; i++) {
        if (strcmp(result->settings[i].value, result->settings[i].was) != 0)
            add_setting(report, &result->settings[i]);
    }
}

static void on_over(void *ctx)
{
    struct engine *engine = ctx;
    struct operator_state *staff = engine->staff;
    const struct self_test_result *result = self_test_result(staff->test);
    struct reply *reply = operator_reply(engine, &staff->test_command);
    reply->fault = result->fault;
    fill(reply->report, result);
    engine_post(engine, reply);
}

static void start(struct engine *engine, const struct command *command)
{
    struct operator_state *staff = engine->staff;
    struct fault fault = {RC_OK, 0, ""};
    const size_t profile = command->errand.profile;
    if (staff->test && !self_test_is_over(staff->test))
        fault = fault_make(RC_BUSY, 0, "a test is under way");
    else if (engine->visits || engine->check)
        fault = fault_make(RC_BUSY, 0, "a customer is being served");
    else if (profile >= engine->n_profiles || !engine->apis[profile])
        fault = fault_make(RC_CONFIG, 0, "no key is stored");
    if (fault.rc) {
        engine_answer(engine, command, fault);
        return;
    }
    self_test_free(staff->test);
    staff->test_command = *command;
    staff->test = self_test_new(&(struct self_test_spec){.config = engine->config,
                                                         .clock = engine->clock,
                                                         .profile = profile,
                                                         .api = engine->apis[profile],
                                                         .timers = &engine->timers,
                                                         .journal = engine->journal,
                                                         .over = on_over,
                                                         .ctx = engine});
    self_test_start(staff->test);
}

static void take_settings(struct engine *engine, const struct command *command)
{
    const struct operator_state *staff = engine->staff;
    struct config_line lines[SELF_TEST_SETTINGS_MAX];
    struct fault fault = {RC_OK, 0, ""};
    size_t n = 0;
    if (!staff->test || !self_test_is_over(staff->test) || !engine->config_path[0]) {
        engine_answer(engine, command, fault_make(RC_NOT_FOUND, 0, "run the test first"));
        return;
    }
    const struct self_test_result *result = self_test_result(staff->test);
    for (size_t i = 0; i < result->n_settings; i++) {
        const struct self_test_setting *setting = &result->settings[i];
        if (strcmp(setting->value, setting->was) != 0)
            lines[n++] = (struct config_line){
                .section = setting->section, .key = setting->key, .value = setting->value};
    }
    if (n > 0)
        fault.rc = config_write(engine->config_path, lines, n, &fault);
    if (n > 0 && !fault.rc)
        reload_start(engine);
    engine_answer(engine, command, fault);
}

void operator_self_test(struct engine *engine, const struct command *command)
{
    const struct operator_state *staff = engine->staff;
    if (command->errand.act == OPERATOR_SELF_TEST) {
        start(engine, command);
    } else if (command->errand.act == OPERATOR_SELF_TEST_TAKE) {
        take_settings(engine, command);
    } else {
        if (staff->test && !self_test_is_over(staff->test))
            self_test_stop(staff->test);
        engine_answer(engine, command, (struct fault){RC_OK, 0, ""});
    }
}
