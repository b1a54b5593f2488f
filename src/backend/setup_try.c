/* The trial: two signed requests at the service, on a connection of its own. */
#include <string.h>

#include "backend/days.h"
#include "backend/setup_parts.h"
#include "base/mem.h"
#include "base/text.h"

enum { CLOCK_ALARM_MS = 30000, DATE_SIZE = 32 }; /* contract 2.4 */

struct api *setup_api(const struct engine *engine)
{
    return engine->setup ? engine->setup->trial.api : NULL;
}

const struct transport *setup_transport(const struct engine *engine)
{
    const struct setup_state *state = engine->setup;
    if (!state || !state->trial.api)
        return NULL;
    return state->transport ? state->transport : state->trial.own;
}

static void close_trial(struct setup_state *state)
{
    connection_close(&state->trial);
    mem_wipe(&state->waits, sizeof(state->waits));
    state->over = false;
}

/* Whoever waited is told so. */
void setup_try_stop(struct engine *engine)
{
    struct setup_state *state = engine->setup;
    if (state->trial.api && !state->over)
        engine_answer(engine, &state->waits, fault_make(RC_CANCELLED, 0, "tried again"));
    close_trial(state);
}

/* Not in the callback: what calls it is part of what is freed. */
void setup_pumped(struct engine *engine)
{
    if (engine->setup && engine->setup->over)
        close_trial(engine->setup);
}

void setup_try_mark(const struct config *candidate, char *out, size_t size)
{
    struct text t = text_over(out, size);
    text_addf(&t, "%s %s", candidate->base_url, candidate->login);
}

static void found(struct setup_state *state, enum setup_test test, bool ok, enum rc rc)
{
    state->tested.tests[test].asked = true;
    state->tested.tests[test].ok = ok;
    state->tested.tests[test].rc = rc;
}

static void note_why(struct setup_state *state, const struct api_answer *answer)
{
    if (answer->fault.rc)
        text_copy(state->tested.why, sizeof(state->tested.why), answer->fault.what);
}

static void finish(struct engine *engine, struct fault fault)
{
    struct setup_state *state = engine->setup;
    const struct command *waits = &state->waits;
    bool passed = fault.rc == RC_OK;
    for (size_t i = 0; i < SETUP_TESTS; i++)
        passed = passed && state->tested.tests[i].ok;
    if (passed && !state->key_is_kept)
        fault.rc = config_secret_store(state->candidate, PROFILE_MAIN,
                                       waits->setup.answers.text[SETUP_KEY], &fault);
    state->key_taken = false;
    if (passed && !fault.rc)
        setup_try_mark(state->candidate, state->proved, sizeof(state->proved));
    struct reply *reply = reply_new(waits->ticket, waits->session, waits->type);
    reply->final = true;
    reply->fault = fault;
    reply->setup = mem_zalloc(sizeof(*reply->setup));
    *reply->setup = state->tested;
    engine_post(engine, reply);
    state->over = true;
}

static void on_read(void *ctx, struct api_answer *answer)
{
    struct engine *engine = ctx;
    note_why(engine->setup, answer);
    found(engine->setup, SETUP_READ, answer->fault.rc == RC_OK, answer->fault.rc);
    engine->setup->tested.n_events = (uint32_t)answer->n_events;
    finish(engine, (struct fault){RC_OK, 0, ""});
}

static void on_reached(void *ctx, struct api_answer *answer)
{
    struct engine *engine = ctx;
    struct setup_state *state = engine->setup;
    const bool accepted = answer->fault.rc == RC_OK;
    note_why(state, answer);
    const int64_t off_ms = answer->has_offset ? answer->clock_offset_ms : 0;
    found(state, SETUP_REACHED, answer->status != 0, answer->fault.rc);
    if (answer->status != 0) {
        state->tested.clock_offset_ms = off_ms;
        found(state, SETUP_ACCEPTED, accepted, answer->fault.rc);
        found(state, SETUP_CLOCK, off_ms < CLOCK_ALARM_MS && off_ms > -CLOCK_ALARM_MS, RC_AUTH);
    }
    if (!accepted) {
        finish(engine, (struct fault){RC_OK, 0, ""});
        return;
    }
    char today[DATE_SIZE];
    struct text t = TEXT_OF(today);
    const struct wall date = days_local_date(engine_utc_s(engine), 0);
    text_addf(&t, "%04d-%02d-%02d", date.year, date.month, date.day);
    api_events(state->trial.api, today, on_read, engine);
}

void setup_try(struct engine *engine, const struct command *command)
{
    struct setup_state *state = engine->setup;
    struct fault fault = {RC_OK, 0, ""};
    setup_try_stop(engine);
    state->proved[0] = '\0';
    memset(&state->tested, 0, sizeof(state->tested));
    if (setup_files_candidate(engine, &command->setup.answers))
        fault = fault_make(RC_REJECTED, SETUP_ADDRESS, "the address is too long");
    else
        fault.rc = connection_open(
            &(struct connection_spec){
                .config = state->candidate,
                .clock = engine->clock,
                .transport = state->transport,
                .secret = state->key_is_kept ? NULL : command->setup.answers.text[SETUP_KEY]},
            &state->trial, &fault);
    if (fault.rc) {
        engine_answer(engine, command, fault);
        return;
    }
    state->waits = *command;
    api_set_urgent(state->trial.api, true);
    api_venues(state->trial.api, on_reached, engine);
}
