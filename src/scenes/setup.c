/* Set-up scene: the assistant of the first run. It asks one thing after the other; the backend checks and
 * remembers each answer, and writes the files at the end. Nothing is sold while it is on.
 *
 * outcomes: DONE (configured)
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "scenes/scenes.h"
#include "scenes/setup_scene.h"
#include "ui/i18n.h"

enum { FORGET_MS = 10 * 60 * 1000 };

static void stay(struct scene_ctx *sc)
{
    struct setup_scene *st = sc->state;
    st->forget_at_ms = sc->now_ms + FORGET_MS;
    scene_wake_at(sc, st->forget_at_ms);
}

static void ask(struct scene_ctx *sc, enum setup_act act)
{
    struct setup_scene *st = sc->state;
    struct command command = {.type = COMMAND_SETUP};
    command.setup.act = act;
    command.setup.question = setup_question_of(st->step);
    command.setup.answers = st->answers; /* no copy beside it, which nobody would wipe */
    st->act = act;
    st->failed = st->differ = false;
    st->ticket = scene_send(sc, &command);
    mem_wipe(&command.setup, sizeof(command.setup));
}

static void forget_tests(struct setup_scene *st)
{
    mem_free(st->tested);
    st->tested = NULL;
}

static void try_service(struct scene_ctx *sc)
{
    forget_tests(sc->state);
    ask(sc, SETUP_TRY);
}

static void open_step(struct scene_ctx *sc, enum setup_step step)
{
    struct setup_scene *st = sc->state;
    st->step = step;
    st->failed = st->differ = false;
    st->first = 0;
    st->ticket = 0; /* an answer that is still out is not waited for */
    st->keyboard = (struct keyboard){.layer = KEYBOARD_LETTERS};
    if (step == STEP_VENUE)
        st->keyboard.shift = !st->answers.text[SETUP_VENUE][0];
    if (step == STEP_KEY) /* a slip in it is not found by looking */
        mem_wipe(st->answers.text[SETUP_KEY], SETUP_TEXT_SIZE);
    if (step == STEP_CODE)
        mem_wipe(st->answers.text[SETUP_CODE], SETUP_TEXT_SIZE);
    if (step == STEP_CODE || step == STEP_AGAIN)
        mem_wipe(st->again, sizeof(st->again));
    if (step == STEP_TEST && !st->tested)
        try_service(sc);
}

static enum setup_step neighbour(const struct setup_scene *st, int direction)
{
    int step = (int)st->step + direction;
    while (step > STEP_UNLOCK && step < STEP_SUMMARY && !setup_is_asked(st, (enum setup_step)step))
        step += direction;
    return step > STEP_UNLOCK ? (enum setup_step)step : st->step;
}

static void setup_enter(struct scene_ctx *sc)
{
    struct setup_scene *st = sc->state;
    st->step = STEP_LANGUAGE;
    ask(sc, SETUP_LOOK);
    stay(sc);
}

static void go_back(struct scene_ctx *sc)
{
    const struct setup_scene *st = sc->state;
    if (st->step > STEP_LANGUAGE)
        open_step(sc, neighbour(st, -1));
}

static void compare_codes(struct scene_ctx *sc)
{
    struct setup_scene *st = sc->state;
    if (strcmp(st->again, st->answers.text[SETUP_CODE]) == 0) {
        open_step(sc, STEP_SUMMARY);
        return;
    }
    open_step(sc, STEP_CODE);
    st->differ = true;
}

/* What is chosen by other means than keys becomes the page's answer. */
static void take_choice(struct setup_scene *st, uint32_t width_mm)
{
    if (st->step == STEP_LANGUAGE)
        text_copy(st->answers.text[SETUP_LANGUAGE], SETUP_TEXT_SIZE, i18n_language());
    if (st->step == STEP_WIDTH && width_mm > 0) {
        struct text width = TEXT_OF(st->answers.text[SETUP_WIDTH]);
        text_addf(&width, "%u", width_mm);
    }
}

static void go_on(struct scene_ctx *sc, uint32_t width_mm)
{
    struct setup_scene *st = sc->state;
    take_choice(st, width_mm);
    if (st->step == STEP_UNLOCK)
        ask(sc, SETUP_UNLOCK);
    else if (st->step == STEP_TEST && setup_has_passed(st))
        open_step(sc, STEP_WIDTH);
    else if (st->step == STEP_AGAIN)
        compare_codes(sc);
    else if (st->step == STEP_SUMMARY)
        ask(sc, SETUP_WRITE);
    else if (st->step != STEP_TEST)
        ask(sc, SETUP_KEEP);
}

static void on_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct setup_scene *st = sc->state;
    const int tenths = st->tenths_mm + (int)arg;
    stay(sc);
    if (id == ACTION_BACK)
        go_back(sc);
    else if (st->ticket != 0)
        return;
    else if (id == SETUP_GO_ON)
        go_on(sc, arg);
    else if (id == SETUP_TRY_AGAIN && st->step == STEP_TEST)
        try_service(sc);
    else if (id == SETUP_WIDER && tenths > -SETUP_LINE_MM * SETUP_TENTHS / 2 &&
             tenths < SETUP_LINE_MM * SETUP_TENTHS)
        st->tenths_mm = tenths;
    else if (id == SETUP_ROWS)
        st->first = arg;
    else if (id >= SETUP_KEYS)
        setup_type(st, id, arg);
}

/* From where a power cut has left it: what is secret has to be typed again. */
static void take_known(struct scene_ctx *sc, const struct setup_report *report)
{
    struct setup_scene *st = sc->state;
    st->locked = report->locked;
    st->has_person = report->has_person;
    st->key_is_kept = report->key_is_kept;
    if (st->locked) {
        open_step(sc, STEP_UNLOCK);
        return;
    }
    mem_wipe(&st->answers, sizeof(st->answers));
    st->answers = report->known;
    enum setup_step step = STEP_LANGUAGE;
    if (st->answers.text[SETUP_LANGUAGE][0])
        step = STEP_VENUE;
    if (step == STEP_VENUE && st->answers.text[SETUP_VENUE][0])
        step = st->answers.text[SETUP_LOGIN][0]    ? STEP_LOGIN
               : st->answers.text[SETUP_CLIENT][0] ? STEP_ADDRESS
                                                   : STEP_KIOSK;
    open_step(sc, step);
}

static void on_done(struct scene_ctx *sc, struct reply *reply)
{
    struct setup_scene *st = sc->state;
    switch (st->act) {
    case SETUP_LOOK:
        if (reply->setup)
            take_known(sc, reply->setup);
        break;
    case SETUP_UNLOCK:
        ask(sc, SETUP_LOOK);
        break;
    case SETUP_KEEP:
        if (st->step > STEP_KIOSK && st->step < STEP_TEST)
            forget_tests(st);
        open_step(sc, neighbour(st, 1));
        break;
    case SETUP_TRY:
        if (setup_has_passed(st))
            mem_wipe(st->answers.text[SETUP_KEY], SETUP_TEXT_SIZE); /* the backend keeps it */
        break;
    case SETUP_WRITE:
        scene_finish(sc, OUTCOME_DONE);
        break;
    }
}

static void on_reply(struct scene_ctx *sc, struct reply *reply)
{
    struct setup_scene *st = sc->state;
    if (!reply->final || reply->ticket != st->ticket)
        return;
    st->ticket = 0;
    st->failed = reply->fault.rc != RC_OK;
    st->fault = reply->fault;
    if (st->act == SETUP_UNLOCK)
        mem_wipe(st->answers.text[SETUP_CODE], SETUP_TEXT_SIZE);
    if (st->act == SETUP_TRY) {
        forget_tests(st);
        st->tested = reply->setup;
        reply->setup = NULL;
    }
    if (reply->fault.rc == RC_OFFLINE && st->act == SETUP_LOOK)
        ask(sc, SETUP_LOOK); /* the backend comes up behind the first picture */
    else if (!st->failed)
        on_done(sc, reply);
}

/* Nobody is here any more: what is secret goes, the other answers stay. */
static void forget(struct scene_ctx *sc)
{
    struct setup_scene *st = sc->state;
    mem_wipe(st->answers.text[SETUP_KEY], SETUP_TEXT_SIZE);
    mem_wipe(st->answers.text[SETUP_CODE], SETUP_TEXT_SIZE);
    mem_wipe(st->again, sizeof(st->again));
    if (st->step > STEP_KEY && !setup_has_passed(st))
        open_step(sc, STEP_LOGIN);
    else if (st->step > STEP_PERSON)
        open_step(sc, st->has_person ? STEP_WIDTH : STEP_PERSON);
    stay(sc);
}

static void setup_event(struct scene_ctx *sc, const struct event_in *ev)
{
    const struct setup_scene *st = sc->state;
    if (ev->type == EVENT_ACTION)
        on_action(sc, ev->action.id, ev->action.arg);
    else if (ev->type == EVENT_REPLY)
        on_reply(sc, ev->reply);
    else if (ev->type == EVENT_TICK && sc->now_ms >= st->forget_at_ms)
        forget(sc);
    else if (ev->type == EVENT_TICK)
        scene_wake_at(sc, st->forget_at_ms);
}

static void setup_leave(struct scene_ctx *sc)
{
    struct setup_scene *st = sc->state;
    forget_tests(st);
    mem_wipe(st, sizeof(*st));
}

const struct scene scene_setup = {
    .name = "setup",
    .state_size = sizeof(struct setup_scene),
    .never_idle = true,
    .enter = setup_enter,
    .event = setup_event,
    .view = setup_view,
    .leave = setup_leave,
};
