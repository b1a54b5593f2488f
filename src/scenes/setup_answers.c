#include <string.h>

#include "scenes/setup_scene.h"

enum setup_question setup_question_of(enum setup_step step)
{
    static const enum setup_question questions[STEP_COUNT] = {
        [STEP_UNLOCK] = SETUP_QUESTIONS, [STEP_LANGUAGE] = SETUP_LANGUAGE,
        [STEP_VENUE] = SETUP_VENUE,      [STEP_KIOSK] = SETUP_KIOSK,
        [STEP_CLIENT] = SETUP_CLIENT,    [STEP_ADDRESS] = SETUP_ADDRESS,
        [STEP_LOGIN] = SETUP_LOGIN,      [STEP_KEY] = SETUP_KEY,
        [STEP_TEST] = SETUP_QUESTIONS,   [STEP_WIDTH] = SETUP_WIDTH,
        [STEP_PERSON] = SETUP_PERSON,    [STEP_CODE] = SETUP_CODE,
        [STEP_AGAIN] = SETUP_QUESTIONS,  [STEP_SUMMARY] = SETUP_QUESTIONS,
    };
    return questions[step];
}

bool setup_is_asked(const struct setup_scene *st, enum setup_step step)
{
    if (step == STEP_UNLOCK)
        return st->locked;
    if (step == STEP_KEY)
        return !st->key_is_kept;
    if (step == STEP_PERSON || step == STEP_CODE || step == STEP_AGAIN)
        return !st->has_person;
    return true;
}

static bool is_code(enum setup_step step)
{
    return step == STEP_UNLOCK || step == STEP_CODE || step == STEP_AGAIN;
}

size_t setup_room(enum setup_step step)
{
    static const size_t rooms[STEP_COUNT] = {
        [STEP_UNLOCK] = SETUP_CODE_SIZE,
        [STEP_VENUE] = 64,
        [STEP_KIOSK] = 5,
        [STEP_CLIENT] = 64,
        [STEP_ADDRESS] = 80,
        [STEP_LOGIN] = 80,
        [STEP_KEY] = SETUP_TEXT_SIZE,
        [STEP_PERSON] = 24,
        [STEP_CODE] = SETUP_CODE_SIZE,
        [STEP_AGAIN] = SETUP_CODE_SIZE,
    };
    return rooms[step];
}

const char *setup_typed(const struct setup_scene *st)
{
    if (st->step == STEP_AGAIN)
        return st->again;
    return st->answers.text[is_code(st->step) ? SETUP_CODE : setup_question_of(st->step)];
}

struct keyboard_spec setup_keyboard(const struct setup_scene *st)
{
    return (struct keyboard_spec){.layout = setup_keyboard_of(st->answers.text[SETUP_LANGUAGE]),
                                  .base_action = SETUP_KEYS,
                                  .digits_only = is_code(st->step),
                                  .verbatim = st->step != STEP_VENUE};
}

/* Names of kiosks and of persons are written large. */
static void enlarge(char *text)
{
    for (; *text; text++) {
        if (*text >= 'a' && *text <= 'z')
            *text = (char)(*text - 'a' + 'A');
    }
}

void setup_type(struct setup_scene *st, uint32_t id, uint32_t arg)
{
    const size_t room = setup_room(st->step);
    const struct keyboard_spec keys = setup_keyboard(st);
    const enum setup_question question =
        is_code(st->step) ? SETUP_CODE : setup_question_of(st->step);
    if (room == 0)
        return;
    char *text = st->step == STEP_AGAIN ? st->again : st->answers.text[question];
    if (!keyboard_action(&st->keyboard, &keys, id, arg, text, room))
        return;
    if (st->step == STEP_KIOSK || st->step == STEP_PERSON)
        enlarge(text);
    st->failed = st->differ = false;
}

bool setup_has_passed(const struct setup_scene *st)
{
    for (size_t i = 0; st->tested && i < SETUP_TESTS; i++) {
        if (!st->tested->tests[i].ok)
            return false;
    }
    return st->tested && !st->failed;
}
