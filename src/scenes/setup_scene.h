/* Set-up, its files: setup.c decides, setup_answers.c is what is typed on a page, setup_view.c says what
 * stands on it. One question a page (scenes/sheet.h draws it).
 */
#pragma once

#include "model/setup.h"
#include "scenes/scene.h"
#include "scenes/sheet.h"
#include "ui/keyboard.h"

enum setup_action {
    SETUP_GO_ON = ACTION_SCENE, /* arg: the measured width in mm, 0 for none */
    SETUP_FIELD,                /* is active as it is */
    SETUP_TRY_AGAIN,
    SETUP_WIDER, /* arg: tenths of a millimetre, signed */
    SETUP_ROWS,  /* arg: the first row shown */
    SETUP_KEYS = 100,
};

enum setup_step {
    STEP_UNLOCK,
    STEP_LANGUAGE,
    STEP_VENUE,
    STEP_KIOSK,
    STEP_CLIENT,
    STEP_ADDRESS,
    STEP_LOGIN,
    STEP_KEY,
    STEP_TEST,
    STEP_WIDTH,
    STEP_PERSON,
    STEP_CODE,
    STEP_AGAIN,
    STEP_SUMMARY,
    STEP_COUNT,
};

enum { SETUP_CODE_SIZE = 13, SETUP_LINE_MM = 100, SETUP_TENTHS = 10 };

struct setup_scene {
    enum setup_step step;
    struct setup_answers answers;
    char again[SETUP_CODE_SIZE];          /* the code a second time */
    bool locked, has_person, key_is_kept; /* see struct setup_report */
    struct setup_report *tested;          /* owned; NULL: not tried with these answers */
    uint32_t ticket;                      /* what is under way; 0: nothing */
    enum setup_act act;                   /* that, or the last one */
    bool failed;                          /* the last one, with `fault` */
    bool differ;                          /* the two codes */
    struct fault fault;
    uint32_t first; /* row shown at the top */
    int tenths_mm;  /* the measured length of the line, from SETUP_LINE_MM */
    struct keyboard keyboard;
    int64_t forget_at_ms; /* left alone so long, it forgets what is secret */
};

/* The question that a page asks; SETUP_QUESTIONS where it asks none. */
enum setup_question setup_question_of(enum setup_step step);
/* Room for what is typed on a page; 0 where nothing is. */
size_t setup_room(enum setup_step step);
/* What is typed so far, on a page that has room for it. */
const char *setup_typed(const struct setup_scene *st);
struct keyboard_spec setup_keyboard(const struct setup_scene *st);
/* A key of the on-screen keyboard. */
void setup_type(struct setup_scene *st, uint32_t id, uint32_t arg);
bool setup_is_asked(const struct setup_scene *st, enum setup_step step);
bool setup_has_passed(const struct setup_scene *st);
void setup_view(const struct scene_ctx *sc, struct view *v);
/* setup_tests.c: the rows of what was tried. */
void setup_tests_view(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
