/* The screen page: what kiosk.ini says of the picture and the languages, and the few keys that may be
 * written from there. */
#include <assert.h>

#include "backend/operator_parts.h"
#include "backend/reload.h"
#include "base/mem.h"
#include "base/text.h"
#include "config/config_write.h"

static const struct {
    const char *section, *key, *name;
} keys[SETTING_COUNT] = {
    [SETTING_WIDTH_MM] = {"display", "width_mm", "[display] width_mm"},
    [SETTING_THEME] = {"display", "theme", "[display] theme"},
    [SETTING_LANGUAGES] = {"venue", "languages", "[venue] languages"},
};

const char *operator_setting_name(enum operator_setting_key key)
{
    assert(key < SETTING_COUNT);
    return keys[key].name;
}

static enum rc read_file(const struct engine *engine, struct config *ret, struct fault *fault)
{
    if (engine->config_path[0])
        return config_load(engine->config_path, ret, fault);
    *fault = fault_make(RC_CONFIG, 0, "the configuration's file is not known");
    return fault->rc;
}

/* From the file: what was written counts there before it counts here. */
void operator_settings(struct engine *engine, const struct command *command)
{
    struct reply *reply = operator_reply(engine, command);
    struct config *config = mem_zalloc(sizeof(*config));
    reply->fault.rc = read_file(engine, config, &reply->fault);
    if (reply->fault.rc == RC_OK) {
        struct text languages = TEXT_OF(reply->report->screen.languages);
        reply->report->screen.width_mm = config->width_mm;
        text_copy(reply->report->screen.theme, sizeof(reply->report->screen.theme), config->theme);
        for (size_t i = 0; i < config->shop.n_languages; i++)
            text_addf(&languages, "%s%s", i > 0 ? ", " : "", config->shop.languages[i]);
    }
    mem_free(config);
    engine_post(engine, reply);
}

void operator_setting(struct engine *engine, const struct command *command)
{
    struct fault fault = {RC_OK, 0, ""};
    const struct operator_errand *errand = &command->errand;
    if (errand->setting >= SETTING_COUNT) {
        engine_answer(engine, command, fault_make(RC_BUG, 0, "no such setting"));
        return;
    }
    const struct config_line line = {.section = keys[errand->setting].section,
                                     .key = keys[errand->setting].key,
                                     .value = errand->words};
    if (!engine->config_path[0])
        fault = fault_make(RC_CONFIG, 0, "the configuration's file is not known");
    else
        fault.rc = config_write(engine->config_path, &line, 1, &fault);
    if (!fault.rc)
        reload_start(engine);
    engine_answer(engine, command, fault);
}
