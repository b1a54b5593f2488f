#include "backend/check.h"

#include <inttypes.h>

#include "backend/health.h"
#include "backend/overlays.h"
#include "backend/release.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

struct check {
    struct engine *engine;
    struct command command;
    struct reply *reply; /* grows line by line; posted at the end */
    char reference[JOURNAL_REFERENCE_SIZE];
    int64_t created_ms;
    size_t profile; /* of the records, the one that is tried */
};

enum { CLOCK_ALARM_MS = 30000 }; /* contract 2.4 */

void check_free(struct engine *engine)
{
    if (!engine->check)
        return;
    reply_free(engine->check->reply);
    mem_free(engine->check);
    engine->check = NULL;
}

static void say(struct check *check, const char *what, bool ok, const char *words)
{
    struct reply *reply = check->reply;
    if (reply->n_checks == sizeof(reply->checks) / sizeof(reply->checks[0]))
        return;
    struct check_line *line = &reply->checks[reply->n_checks++];
    text_copy(line->what, sizeof(line->what), what);
    text_copy(line->words, sizeof(line->words), words);
    line->ok = ok;
    if (!ok && reply->fault.rc == RC_OK)
        reply->fault = fault_make(RC_CONFIG, 0, "%s: %s", what, words);
}

static void finish(struct check *check)
{
    struct engine *engine = check->engine;
    struct reply *reply = check->reply;
    check->reply = NULL;
    health_fill(engine, reply);
    reply->final = true;
    check_free(engine);
    engine_post(engine, reply);
}

static void check_catalogue(struct check *check)
{
    const struct catalogue *catalogue = check->engine->catalogue;
    char words[120];
    struct text t = TEXT_OF(words);
    if (catalogue && catalogue->n_instances > 0)
        text_addf(&t, "%zu events, %zu performances", catalogue->n_events, catalogue->n_instances);
    else
        text_add(&t, "empty: run a refresh, or nothing is on sale to this agent");
    say(check, "catalogue", catalogue && catalogue->n_instances > 0, words);
}

/* Mistakes there stop no sale, but somebody has to hear of them. */
static void check_overlays(struct check *check)
{
    enum { TOLD = 3 };
    char words[120];
    struct overlay_complaints *complaints = overlays_check(check->engine);
    for (size_t i = 0; i < complaints->n && i < TOLD; i++) {
        overlays_say_complaint(&complaints->at[i], words, sizeof(words));
        say(check, "seating plan file", false, words);
    }
    if (complaints->n == 0) {
        overlays_say(check->engine, words, sizeof(words));
        say(check, "seating plan files", true, words);
    }
    mem_free(complaints);
}

static void next_profile(struct check *check);

static void say_profile(struct check *check, bool ok, const char *words)
{
    const struct engine *engine = check->engine;
    const struct agent agent = config_agent(engine->config, check->profile);
    char what[48];
    struct text t = TEXT_OF(what);
    text_addf(&t, "record %s", engine->profiles[check->profile].name);
    if (agent.label[0])
        text_addf(&t, " (%s)", agent.label);
    say(check, what, ok, words);
}

static void on_profile(void *ctx, struct api_answer *answer)
{
    struct check *check = ctx;
    health_note(check->engine, answer);
    const bool ok = answer->fault.rc == RC_OK;
    say_profile(check, ok, ok ? "signature accepted" : answer->fault.what);
    next_profile(check);
}

/* The other agent records, one after the other. */
static void next_profile(struct check *check)
{
    struct engine *engine = check->engine;
    while (++check->profile < engine->n_profiles) {
        struct api *api = engine->apis[check->profile];
        if (api) {
            api_venues(api, on_profile, check);
            return;
        }
        say_profile(check, false, health_may_ask(engine, check->profile).what);
    }
    finish(check);
}

static void on_cleared(void *ctx, struct api_answer *answer)
{
    struct check *check = ctx;
    struct engine *engine = check->engine;
    struct fault fault = {RC_OK, 0, ""};
    health_note(engine, answer);
    const bool ok = answer->fault.rc == RC_OK;
    say(check, "basket cleared", ok, ok ? "yes" : answer->fault.what);
    if (journal_move(engine->journal, check->reference, ORDER_ABANDONED, "connection test", &fault))
        log_error("journal: %s", fault.what);
    next_profile(check);
}

static void on_created(void *ctx, struct api_answer *answer)
{
    struct check *check = ctx;
    struct engine *engine = check->engine;
    struct fault fault = answer->fault;
    health_note(engine, answer);
    const bool ok = fault.rc == RC_OK && answer->basket;
    say(check, "basket made", ok, ok ? "yes" : fault.what);
    if (!ok) {
        if (journal_move(engine->journal, check->reference, ORDER_ABANDONED, "connection test",
                         &fault))
            log_error("journal: %s", fault.what);
        next_profile(check);
        return;
    }
    health_clear_profile(engine, answer->profile);
    if (journal_basket_id(engine->journal, check->reference, answer->basket->id, &fault))
        say(check, "journal", false, fault.what);
    api_basket_clear(engine->api, answer->basket->id, on_cleared, check);
}

static void check_basket(struct check *check)
{
    struct engine *engine = check->engine;
    struct fault fault = {RC_OK, 0, ""};
    if (engine->visits) {
        say(check, "basket", true, "not tried: a customer is being served");
        next_profile(check);
        return;
    }
    release_close_journal(engine);
    if (!engine->journal ||
        journal_begin(engine->journal, "main", check->reference, &fault)) { /* R1 */
        say(check, "journal", false, engine->journal ? fault.what : "cannot be opened");
        next_profile(check);
        return;
    }
    say(check, "journal", true, "can be written");
    api_basket_create(engine->api, on_created, check);
}

static void check_clock(struct check *check, const struct api_answer *answer)
{
    char words[120];
    struct text t = TEXT_OF(words);
    if (!answer->has_offset)
        text_add(&t, "the service sent no usable date");
    else
        text_addf(&t, "service minus kiosk: %" PRId64 " ms", answer->clock_offset_ms);
    const int64_t off_ms = answer->has_offset ? answer->clock_offset_ms : 0;
    say(check, "clock", off_ms < CLOCK_ALARM_MS && off_ms > -CLOCK_ALARM_MS, words);
}

static void on_reached(void *ctx, struct api_answer *answer)
{
    struct check *check = ctx;
    health_note(check->engine, answer);
    const bool reached = answer->status != 0;
    char words[120];
    struct text t = TEXT_OF(words);
    if (reached)
        text_addf(&t, "answered in %" PRId64 " ms (HTTP %d)", answer->took_ms, answer->status);
    say(check, "service reached (DNS, TLS)", reached, reached ? words : answer->fault.what);
    if (!reached) {
        check_catalogue(check);
        check_overlays(check);
        finish(check);
        return;
    }
    const bool accepted = answer->fault.rc == RC_OK;
    say(check, "signature accepted", accepted, accepted ? "yes" : answer->fault.what);
    check_clock(check, answer);
    check_catalogue(check);
    check_overlays(check);
    if (accepted)
        check_basket(check);
    else
        next_profile(check);
}

void check_start(struct engine *engine, const struct command *command)
{
    if (engine->check) {
        engine_answer(engine, command, fault_make(RC_BUSY, 0, "a test is under way"));
        return;
    }
    struct check *check = mem_zalloc(sizeof(*check));
    engine->check = check;
    check->engine = engine;
    check->command = *command;
    check->reply = reply_new(command->ticket, command->session, command->type);
    const struct fault fault = engine->api ? (struct fault){RC_OK, 0, ""} : health_may_sell(engine);
    say(check, "configuration, key, CA file", fault.rc == RC_OK,
        fault.rc ? fault.what : engine->config->base_url);
    if (fault.rc)
        finish(check);
    else
        api_venues(engine->api, on_reached, check);
}
