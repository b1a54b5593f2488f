#include "backend/setup_parts.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "config/config_rules.h"
#include "config/pin.h"
#include "net/sign.h"

enum { WIDTH_LEAST_MM = 50, WIDTH_MOST_MM = 3000, LANGUAGE_MOST = 7, VENUE_MOST = 63 };

void setup_new(struct engine *engine, struct transport *transport)
{
    struct pin_persons persons;
    struct fault fault = {RC_OK, 0, ""};
    struct setup_state *state = mem_zalloc(sizeof(*state));
    struct text draft = TEXT_OF(state->draft);
    text_addf(&draft, "%s/setup.ini", engine->state_dir);
    /* A file of codes that cannot be read is as good as a locked door. */
    const enum rc rc = pin_list(engine->config->pin_file, &persons, &fault);
    state->has_person = rc || persons.n > 0;
    state->unlocked = !state->has_person;
    state->key_is_kept = config_secret_kept(engine->config, PROFILE_MAIN) == SECRET_BY_SYSTEMD;
    state->candidate = mem_zalloc(sizeof(*state->candidate));
    *state->candidate = *engine->config;
    state->transport = transport;
    engine->setup = state;
}

void setup_free(struct engine *engine)
{
    if (!engine->setup)
        return;
    setup_try_stop(engine);
    mem_free(engine->setup->candidate);
    mem_free(engine->setup);
    engine->setup = NULL;
}

static bool has_only(const char *text, const char *others)
{
    for (; *text; text++) {
        if (!isalnum((unsigned char)*text) && !strchr(others, *text))
            return false;
    }
    return true;
}

/* What a line of the configuration can hold: inih takes a semicolon for a remark. */
static bool is_line(const char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text < ' ' || *text == ';')
            return false;
    }
    return true;
}

static bool is_key(const char *text)
{
    struct sign_key key;
    if (sign_key_decode(text, &key))
        return false;
    sign_key_wipe(&key);
    return true;
}

/* What the rules of kiosk.ini say of one answer, with stand-ins for what is asked later. */
static bool fits_rules(struct engine *engine, const struct setup_answers *answers)
{
    struct setup_answers whole = *answers;
    if (!whole.text[SETUP_CLIENT][0])
        text_copy(whole.text[SETUP_CLIENT], SETUP_TEXT_SIZE, "client");
    if (!whole.text[SETUP_LOGIN][0])
        text_copy(whole.text[SETUP_LOGIN], SETUP_TEXT_SIZE, "login");
    const bool fits = setup_files_candidate(engine, &whole) == RC_OK &&
                      config_rules_broken(engine->setup->candidate).n == 0;
    mem_wipe(&whole, sizeof(whole));
    return fits;
}

static bool will_do(struct engine *engine, const struct setup_errand *errand)
{
    const char *text = errand->answers.text[errand->question];
    int64_t width;
    switch (errand->question) {
    case SETUP_LANGUAGE:
        return text[0] && strlen(text) <= LANGUAGE_MOST && has_only(text, "_");
    case SETUP_VENUE:
        return text[0] && strlen(text) <= VENUE_MOST && is_line(text);
    case SETUP_CLIENT:
        return text[0] && has_only(text, "-_") && fits_rules(engine, &errand->answers);
    case SETUP_KIOSK:
    case SETUP_ADDRESS:
    case SETUP_LOGIN:
        return text[0] && is_line(text) && fits_rules(engine, &errand->answers);
    case SETUP_KEY:
        return engine->setup->key_is_kept || is_key(text);
    case SETUP_WIDTH:
        return !text[0] || text_to_int64(text, WIDTH_LEAST_MM, WIDTH_MOST_MM, &width);
    case SETUP_PERSON:
        return pin_is_name(text);
    case SETUP_CODE:
        return pin_is_allowed(text);
    case SETUP_QUESTIONS:
        break;
    }
    return false;
}

static void look(struct engine *engine, const struct command *command)
{
    const struct setup_state *state = engine->setup;
    struct reply *reply = reply_new(command->ticket, command->session, command->type);
    reply->final = true;
    reply->setup = mem_zalloc(sizeof(*reply->setup));
    reply->setup->locked = !state->unlocked;
    reply->setup->has_person = state->has_person;
    reply->setup->key_is_kept = state->key_is_kept;
    if (state->unlocked)
        setup_files_look(engine, reply->setup);
    engine_post(engine, reply);
}

static void unlock(struct engine *engine, const struct command *command)
{
    char person[PIN_NAME_SIZE];
    struct fault fault = {RC_OK, 0, ""};
    const struct pin_try attempt = {.pin_file = engine->config->pin_file,
                                    .state_dir = engine->state_dir,
                                    .pin = command->setup.answers.text[SETUP_CODE],
                                    .clock = engine->clock};
    fault.rc = pin_check(&attempt, person, &fault);
    if (!fault.rc)
        engine->setup->unlocked = true;
    engine_answer(engine, command, fault);
}

static void keep(struct engine *engine, const struct command *command)
{
    const struct setup_errand *errand = &command->setup;
    struct fault fault = {RC_OK, 0, ""};
    if (errand->question >= SETUP_QUESTIONS || !will_do(engine, errand))
        fault = fault_make(RC_REJECTED, (int)errand->question, "that will not do");
    else if (!setup_is_secret(errand->question))
        fault.rc = setup_files_keep(engine, &errand->answers, &fault);
    engine_answer(engine, command, fault);
}

static void write_files(struct engine *engine, const struct command *command)
{
    struct fault fault = {RC_OK, 0, ""};
    struct setup_errand errand = command->setup;
    bool all = true;
    for (int q = 0; q < SETUP_QUESTIONS && all; q++) {
        errand.question = (enum setup_question)q;
        const bool asked = q != SETUP_KEY && (q < SETUP_PERSON || !engine->setup->has_person);
        all = !asked || will_do(engine, &errand);
    }
    mem_wipe(&errand, sizeof(errand));
    if (!all)
        fault = fault_make(RC_REJECTED, 0, "not everything is answered");
    else
        fault.rc = setup_files_write(engine, &command->setup.answers, &fault);
    engine_answer(engine, command, fault);
}

void setup_command(struct engine *engine, const struct command *command)
{
    const enum setup_act act = command->setup.act;
    if (!engine->setup)
        engine_answer(engine, command, fault_make(RC_REJECTED, 0, "this kiosk is set up"));
    else if (act == SETUP_LOOK)
        look(engine, command);
    else if (act == SETUP_UNLOCK)
        unlock(engine, command);
    else if (!engine->setup->unlocked)
        engine_answer(engine, command, fault_make(RC_REJECTED, 0, "a code is needed"));
    else if (act == SETUP_KEEP)
        keep(engine, command);
    else if (act == SETUP_TRY)
        setup_try(engine, command);
    else
        write_files(engine, command);
}
