/* Runtime: the UI thread's loop. Input to taps, taps and replies to the scene on screen, outcomes to
 * the next scene, the view to the glass; overlays, idle time, hold countdown, preferences.
 *
 * No callback runs inside another; time is read once a turn; a frame is drawn only when something
 * changed; at rest the loop sleeps until its next deadline.
 * Threads: the UI thread.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/mailbox.h"
#include "config/config.h"
#include "model/message.h"
#include "model/meter.h"
#include "ui/window.h"

struct runtime;
struct robot;
struct watchdog;

/* What a run is for. */
enum runtime_task {
    RUNTIME_SELL,
    RUNTIME_SET_UP,     /* nothing is configured: the assistant, until it is done */
    RUNTIME_FIRST_SYNC, /* it was just done: the first catalogue is watched, then as usual */
};

struct runtime_spec {
    enum runtime_task task;
    const struct config *config; /* borrowed */
    const char *assets;          /* folder */
    const char *state_dir;
    struct clock *clock;     /* borrowed; manual when a script asks for virtual time */
    struct window *window;   /* borrowed */
    struct mailbox *replies; /* borrowed; what the backend posts */
    struct meter *meter;     /* borrowed; counts frames and visits, NULL: none */
    bool in_motion;          /* animations; false for scripts */
};

/* RC_CONFIG with words when fonts, theme or catalogues are missing. */
RC_MUST_CHECK enum rc runtime_new(const struct runtime_spec *spec, struct runtime **ret,
                                  struct fault *fault);
void runtime_free(struct runtime *rt);

/* What the other end is at. What awaits an answer without a beat hangs; what works does not. */
struct runtime_pulse {
    bool works, awaits;
    unsigned beats; /* changes with every step of either */
};

/* Where commands go; in the kiosk the backend, in tests whatever they like. */
struct runtime_link {
    enum rc (*post)(void *ctx, const struct command *cmd); /* copies the command */
    /* NULL: always still. Only virtual time wants to know. */
    struct runtime_pulse (*pulse)(void *ctx);
    void *ctx; /* borrowed */
};

/* From now on commands go there. Before it, and after NULL, each is answered RC_OFFLINE. */
void runtime_connect(struct runtime *rt, const struct runtime_link *link);
void runtime_set_robot(struct runtime *rt, struct robot *robot); /* borrowed; NULL for none */
/* Fed by runtime_run(); borrowed, NULL for none. */
void runtime_set_watchdog(struct runtime *rt, struct watchdog *watchdog);

/* The assistant is done and the run is over: the configuration is to be read again. */
bool runtime_is_set_up(const struct runtime *rt);

/* One turn: wait at most until the next deadline (and `wait_max_ms`), handle, draw. */
void runtime_turn(struct runtime *rt, int64_t wait_max_ms);
/* Turns until the operator closes the kiosk, the window is closed, a script ends, or stop is asked.
 * Then the session is ended and the link is cut, so that nothing is posted to a backend that stops.
 * Returns the exit status. */
int runtime_run(struct runtime *rt);
void runtime_stop(struct runtime *rt, int status);
