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
#include "ui/window.h"

struct runtime;
struct robot;
struct watchdog;

struct runtime_spec {
    const struct config *config; /* borrowed */
    const char *assets;          /* folder */
    const char *state_dir;
    struct clock *clock;     /* borrowed; manual when a script asks for virtual time */
    struct window *window;   /* borrowed */
    struct mailbox *replies; /* borrowed; what the backend posts */
    bool in_motion;          /* animations; false for scripts */
};

/* RC_CONFIG with words when fonts, theme or catalogues are missing. */
RC_MUST_CHECK enum rc runtime_new(const struct runtime_spec *spec, struct runtime **ret,
                                  struct fault *fault);
void runtime_free(struct runtime *rt);

/* Where commands go; in the kiosk the backend, in tests whatever they like. */
struct runtime_link {
    enum rc (*post)(void *ctx, const struct command *cmd); /* copies the command */
    /* NULL: never busy. True while it works or awaits an answer; *ret_beats changes with every
     * step of that. Only virtual time wants to know. */
    bool (*busy)(void *ctx, unsigned *ret_beats);
    void *ctx; /* borrowed */
};

/* From now on commands go there. Before it, and after NULL, each is answered RC_OFFLINE. */
void runtime_connect(struct runtime *rt, const struct runtime_link *link);
void runtime_set_robot(struct runtime *rt, struct robot *robot); /* borrowed; NULL for none */
/* Fed by runtime_run(); borrowed, NULL for none. */
void runtime_set_watchdog(struct runtime *rt, struct watchdog *watchdog);

/* One turn: wait at most until the next deadline (and `wait_max_ms`), handle, draw. */
void runtime_turn(struct runtime *rt, int64_t wait_max_ms);
/* Turns until the operator closes the kiosk, the window is closed, a script ends, or stop is asked.
 * Then the session is ended and the link is cut, so that nothing is posted to a backend that stops.
 * Returns the exit status. */
int runtime_run(struct runtime *rt);
void runtime_stop(struct runtime *rt, int status);
