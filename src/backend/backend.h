/* Backend: the thread (and its inline twin) that talks to the service and owns the database.
 *
 * Takes commands, posts replies and news (model/message.h). It runs as a thread in the kiosk, and is
 * pumped inline by tests and foyerctl: backend_step() is all the thread does, in a loop.
 * Threads: backend_post() and the reply mailbox may be used from any thread; the rest belongs to the
 * thread that wires the program.
 */
#pragma once

#include "base/clock.h"
#include "base/mailbox.h"
#include "base/rc.h"
#include "config/config.h"
#include "model/message.h"
#include "net/transport.h"

struct backend;

struct backend_spec {
    const struct config *config; /* borrowed */
    const char *config_path;     /* of kiosk.ini, for settings taken on the screen; NULL: none */
    const char *assets;          /* folder, for checking what is read again; NULL: unchecked */
    const char *state_dir;       /* catalogue.db, journal.db, pictures/ */
    const struct clock *clock;   /* borrowed */
    struct transport *transport; /* NULL: make the curl transport; else borrowed (tests) */
    const char *secret;          /* Base64 key, NULL: read by config_secret(); copied, then wiped */
    struct mailbox *replies;     /* borrowed; takes struct reply */
    bool read_only_cache;        /* foyerctl status */
    struct meter *meter;         /* borrowed; counts requests, is told by metrics; NULL: none */
    bool keeps_standing;         /* the kiosk itself: see standing.h */
    bool first_run;       /* nothing is configured: the assistant's acts, and no other (setup.h) */
    bool on_request_only; /* foyerctl: no probe and no refresh of its own accord */
};

/* Opens stores and posts the cached catalogue and health as news at the first step. Missing
 * credentials or CA are not an error here: health says SELLING_STOPPED with the reason. */
RC_MUST_CHECK enum rc backend_new(const struct backend_spec *spec, struct backend **ret,
                                  struct fault *fault);
void backend_free(struct backend *backend); /* after stop and join, if started */

/* Copies the command. RC_FULL, RC_CANCELLED as mailbox_post(). */
RC_MUST_CHECK enum rc backend_post(struct backend *backend, const struct command *command);

/* One turn: take commands, pump the transport for at most `timeout_ms`, act, post replies. */
void backend_step(struct backend *backend, int64_t timeout_ms);
bool backend_is_idle(const struct backend *backend); /* nothing under way but scheduled work */

/* Whether it works (a command that waits to be taken is work), whether it awaits an answer from the
 * wire, and a number that changes with every command taken and every exchange begun or ended: what
 * awaits without a beat hangs. `turns` counts its steps, also the idle ones. Any thread. */
struct backend_pulse {
    bool works, awaits;
    unsigned beats, turns;
};
struct backend_pulse backend_pulse(const struct backend *backend);
void backend_poke(struct backend *backend); /* asks for a turn, should it sleep; any thread */

void backend_start(struct backend *backend); /* the thread */
void backend_stop(struct backend *backend);  /* asks it to end and wakes it */
void backend_join(struct backend *backend);
