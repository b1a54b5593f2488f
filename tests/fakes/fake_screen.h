/* Fake screen: the real runtime with the real scenes on a window in memory, virtual time, and a
 * backend that only notes what it is told. Answers are posted by the test.
 *
 * Assets are read from $FOYER_ASSETS (build/assets without it).
 */
#pragma once

#include "app/runtime_state.h"
#include "fakes/fake_catalogue.h"
#include "fakes/temp_dir.h"

enum { FAKE_SCREEN_SENT_MAX = 32 };

struct fake_screen {
    struct config config;
    struct clock clock;
    struct window *window;
    struct mailbox *replies;
    struct runtime *rt;
    char dir[TEMP_DIR_SIZE];
    struct command sent[FAKE_SCREEN_SENT_MAX]; /* the first of them */
    size_t n_sent;
    enum rc post_rc; /* what the backend says to a command */
};

/* Portrait, English and German, idle 60 s, warning 20 s; attract with the fake catalogue, selling. */
void fake_screen_open(struct fake_screen *s);
void fake_screen_close(struct fake_screen *s);

/* Turns until everything is drawn. */
void fake_screen_draw(struct fake_screen *s);
/* Lets time pass in steps of at most a second, as the loop would see it, and draws. */
void fake_screen_pass(struct fake_screen *s, int64_t ms);
/* A finger on the middle of a widget, after the guard times; fails the test when it is not there. */
void fake_screen_tap(struct fake_screen *s, const char *id, uint32_t nth);
/* Puts a scene on screen as the flow would. */
void fake_screen_go(struct fake_screen *s, enum scene_id scene);
/* Takes it over, handles it and draws. */
void fake_screen_reply(struct fake_screen *s, struct reply *reply);
void fake_screen_health(struct fake_screen *s, enum selling_state selling);

bool fake_screen_shows(const struct fake_screen *s, const char *id);
size_t fake_screen_count_sent(const struct fake_screen *s, enum command_type type);
/* The last command of this type; NULL when there was none. */
const struct command *fake_screen_sent(const struct fake_screen *s, enum command_type type);
/* A basket of two tickets whose hold ends so many ms from now. */
struct basket fake_screen_basket(const struct fake_screen *s, int64_t hold_ms);
