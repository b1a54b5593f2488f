/* What the assistant reads and writes: the answers so far, and at the end key, code and configuration. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "backend/setup_parts.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "config/config_first.h"
#include "config/config_write.h"
#include "config/pin.h"

static const char SERVICE[] = "https://system.spektrix.com/", PERSON[] = "STAFF";

enum { LINES_MAX = 8, LIST_SIZE = 120 };

static void take(struct setup_answers *answers, enum setup_question question, const char *text)
{
    if (text[0])
        text_copy(answers->text[question], SETUP_TEXT_SIZE, text);
}

/* What a configuration says that is not merely preset. */
static void take_config(struct setup_answers *answers, const struct config *config,
                        const struct config *presets)
{
    char width[12];
    struct text t = TEXT_OF(width);
    if (config->width_mm > 0)
        text_addf(&t, "%d", config->width_mm);
    if (strcmp(config->shop.venue_name, presets->shop.venue_name) != 0)
        take(answers, SETUP_VENUE, config->shop.venue_name);
    take(answers, SETUP_KIOSK, config->shop.kiosk_id);
    setup_take_url(answers, config->base_url);
    take(answers, SETUP_LOGIN, config->login);
    take(answers, SETUP_WIDTH, width);
}

void setup_files_look(struct engine *engine, struct setup_report *report)
{
    struct setup_answers *known = &report->known;
    struct config *presets = mem_zalloc(sizeof(*presets)), *draft = mem_zalloc(sizeof(*draft));
    struct fault fault = {RC_OK, 0, ""};
    bool complete;
    config_defaults(presets);
    take(known, SETUP_ADDRESS, SERVICE);
    take(known, SETUP_PERSON, PERSON);
    take_config(known, engine->config, presets);
    if (config_first_load(engine->setup->draft, draft, &complete, &fault) == RC_OK) {
        take_config(known, draft, presets);
        take(known, SETUP_LANGUAGE, draft->shop.languages[0]);
    } else if (fault.rc != RC_NOT_FOUND) {
        log_warn("%s", fault.what);
    }
    mem_free(draft);
    mem_free(presets);
}

enum rc setup_files_candidate(struct engine *engine, const struct setup_answers *answers)
{
    struct config *candidate = engine->setup->candidate;
    const bool fits =
        setup_url(answers, candidate->base_url, sizeof(candidate->base_url)) &&
        text_copy(candidate->login, sizeof(candidate->login), answers->text[SETUP_LOGIN]) &&
        text_copy(candidate->shop.kiosk_id, sizeof(candidate->shop.kiosk_id),
                  answers->text[SETUP_KIOSK]);
    return fits ? RC_OK : RC_REJECTED;
}

/* The chosen language first, then the others that the screen offers. */
static void list_languages(const struct engine *engine, const char *chosen, struct text *out)
{
    const struct shop *shop = &engine->config->shop;
    text_add(out, chosen);
    for (size_t i = 0; i < shop->n_languages; i++) {
        if (strcmp(shop->languages[i], chosen) != 0)
            text_addf(out, ", %s", shop->languages[i]);
    }
}

struct line_texts { /* what the lines point to */
    char languages[LIST_SIZE], url[SETUP_URL_SIZE];
};

static size_t lines_of(const struct engine *engine, const struct setup_answers *answers,
                       struct line_texts *texts, struct config_line lines[LINES_MAX])
{
    const char *language = answers->text[SETUP_LANGUAGE];
    struct text languages = TEXT_OF(texts->languages);
    list_languages(engine, language, &languages);
    setup_url(answers, texts->url, sizeof(texts->url));
    const struct config_line all[] = {
        {"venue", "name", answers->text[SETUP_VENUE]},
        {"venue", "kiosk_id", answers->text[SETUP_KIOSK]},
        {"venue", "languages", language[0] ? texts->languages : ""},
        {"venue", "keyboard", language[0] ? setup_keyboard_of(language) : ""},
        {"service", "base_url", answers->text[SETUP_CLIENT][0] ? texts->url : ""},
        {"service", "login", answers->text[SETUP_LOGIN]},
        {"display", "width_mm", answers->text[SETUP_WIDTH]},
    };
    size_t n = 0;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        if (all[i].value[0])
            lines[n++] = all[i];
    }
    return n;
}

enum rc setup_files_keep(struct engine *engine, const struct setup_answers *answers,
                         struct fault *fault)
{
    struct line_texts texts;
    struct config_line lines[LINES_MAX];
    const size_t n = lines_of(engine, answers, &texts, lines);
    return config_write(engine->setup->draft, lines, n, fault);
}

/* The configuration comes last: what was written before it waits for the next try, and is no harm. */
enum rc setup_files_write(struct engine *engine, const struct setup_answers *answers,
                          struct fault *fault)
{
    struct setup_state *state = engine->setup;
    char mark[sizeof(state->proved)];
    struct line_texts texts;
    struct config_line lines[LINES_MAX];
    enum rc rc = setup_files_candidate(engine, answers);
    setup_try_mark(state->candidate, mark, sizeof(mark));
    if (rc || !state->proved[0] || strcmp(mark, state->proved) != 0) {
        *fault = fault_make(RC_REJECTED, 0, "the service was not tried with these answers");
        return fault->rc;
    }
    if (!state->key_is_kept && !state->key_taken)
        rc = config_secret_take(state->candidate, PROFILE_MAIN, fault);
    state->key_taken = rc == RC_OK;
    if (!rc && !state->has_person)
        rc = pin_set(engine->config->pin_file, answers->text[SETUP_PERSON],
                     answers->text[SETUP_CODE], fault);
    if (!rc)
        rc = config_write(engine->config_path, lines, lines_of(engine, answers, &texts, lines),
                          fault);
    if (!rc && unlink(state->draft) != 0 && errno != ENOENT)
        log_warn("%s: %s", state->draft, strerror(errno));
    return rc;
}
