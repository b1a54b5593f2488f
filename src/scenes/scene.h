/* Scene: one full-screen state of the kiosk (attract, browse, seats, basket, ...).
 *
 * A scene is a const table of callbacks plus a block of private state. It reads events, sends
 * commands and reports an outcome. It never draws pixels, never calls the network or the database,
 * and never names another scene: app/flow.c decides what comes next.
 *
 * Threads: everything here runs on the UI thread, called by app/runtime.c.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"
#include "model/catalogue.h"
#include "model/message.h"
#include "model/session.h"
#include "model/shop.h"
#include "ui/view.h"

/* How a scene ended. app/flow.c maps (scene, outcome) to the next scene. */
#define OUTCOME_LIST(X)                                       \
    X(NEXT) /* the scene's main way on */                     \
    X(BACK)                                                   \
    X(SEATS)   /* tickets: choose on the plan */              \
    X(BEST)    /* tickets: best available */                  \
    X(MORE)    /* basket: another event */                    \
    X(BASKET)  /* browse: to what is held already */          \
    X(DETAILS) /* basket: details are asked before booking */ \
    X(RESEAT)  /* seats lost or hold expired: choose again */ \
    X(ABANDON) /* start over, walked away */                  \
    X(STAFF)   /* the operator's gesture and PIN */           \
    X(DONE)    /* tickets taken */

#define X(name) OUTCOME_##name,
enum outcome { OUTCOME_NONE, OUTCOME_LIST(X) OUTCOME_COUNT };
#undef X

enum event_type {
    EVENT_ACTION, /* a widget was tapped (or OK pressed on it) */
    EVENT_REPLY,
    EVENT_TICK,  /* at least once a second while a scene asks for it with scene_wake_at() */
    EVENT_PREFS, /* language or accessibility changed: words and layout are new */
};

struct event_in {
    enum event_type type;
    struct {
        uint32_t id, arg; /* from the widget */
    } action;
    struct reply *reply; /* borrowed; a scene may take plan, status, prices or order out of it */
};

/* Who runs the scene: app/runtime, or a test. */
struct scene_host {
    uint32_t (*send)(void *runtime, const struct command *cmd);
    void (*toast)(void *runtime, const char *words);
};

/* What a callback may look at and change. Lives as long as the scene is on screen. */
struct scene_ctx {
    void *state;             /* this scene's private block; owned by the runtime */
    struct session *session; /* the customer's; wiped at attract */
    const struct shop *shop;
    const char *assets;                /* folder; borrowed, NULL: none */
    const struct catalogue *catalogue; /* NULL before the first snapshot */
    const struct health *health;
    int64_t now_ms; /* monotonic; does not move during a callback */
    int64_t now_utc_s;
    struct wall now;      /* the venue's wall clock */
    bool in_motion;       /* false in reduced motion and in tests */
    bool unhurried;       /* an accessible mode is on: every time limit of ours is doubled (K-29) */
    enum outcome outcome; /* set by scene_finish() */
    int64_t wake_at_ms;   /* set by scene_wake_at() */
    const struct scene_host *host;
    void *runtime; /* what the host wants to be called with */
};

struct scene {
    const char *name;  /* stable: appears in logs, UI scripts and golden files */
    size_t state_size; /* bytes at scene_ctx.state, zeroed before every enter() */
    bool never_idle;   /* no "still there?" here (attract, booking) */
    uint32_t idle_ms;  /* 0: the shop's idle time */

    void (*enter)(struct scene_ctx *sc);                            /* may be NULL */
    void (*event)(struct scene_ctx *sc, const struct event_in *ev); /* required */
    void (*view)(const struct scene_ctx *sc, struct view *v); /* required; must not change state */
    void (*leave)(struct scene_ctx *sc);                      /* may be NULL */
};

/* On what terms the agent record sells that instance; of the main record for NULL. */
struct terms scene_terms_of(const struct scene_ctx *sc, const struct instance *instance);
/* The same of the instance being bought. */
struct terms scene_terms(const struct scene_ctx *sc);
/* The agent record that sells it cannot sell just now. */
bool scene_is_stopped(const struct scene_ctx *sc, const struct instance *instance);

/* Something new may be held: selling, and neither closed nor at a limit; or something is held already,
 * and may be bought. */
bool scene_may_begin(const struct scene_ctx *sc);

/* Asks for the scene to end once the current callback has returned. The last call wins. */
void scene_finish(struct scene_ctx *sc, enum outcome outcome);

/* Sends a copy of `cmd` (ticket and session are filled in) to the backend and returns its ticket,
 * never 0. Exactly one final EVENT_REPLY follows for each ticket while this scene is on screen, also
 * when the queue was full or the network is down, so a scene has one place to handle failure.
 * Replies to a scene that has left are dropped by the runtime (a basket in them is still kept in the
 * session); undoing their effects is the backend's job. */
uint32_t scene_send(struct scene_ctx *sc, const struct command *cmd);

/* Asks for an EVENT_TICK and a redraw at `at_ms` (monotonic), once. The earliest request wins. */
void scene_wake_at(struct scene_ctx *sc, int64_t at_ms);

/* Shows one sentence at the lower edge for 5 s; the words are copied. */
void scene_toast(struct scene_ctx *sc, const char *words);

/* Actions from here on belong to the runtime (header, footer, overlays). */
enum {
    ACTION_BACK = 1,      /* delivered to the scene */
    ACTION_SCENE = 16,    /* first number a scene may use for its own */
    ACTION_GLOBAL = 10000 /* first number of the runtime's own */
};
enum global_action {
    GLOBAL_START_OVER = ACTION_GLOBAL,
    GLOBAL_LANGUAGE,
    GLOBAL_HELP,
    GLOBAL_ACCESSIBILITY,
    GLOBAL_STAFF_GESTURE, /* the mark in the header; five taps open the PIN */
    GLOBAL_SET_LANGUAGE,  /* arg: index into shop.languages */
    GLOBAL_CLOSE_KIOSK,   /* maintenance only */
    GLOBAL_OVERLAY,       /* from here on: inside overlays */
};
