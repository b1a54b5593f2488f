/* foyerctl: the kiosk's engine without a screen, for operators and scripts.
 *
 * Exit status: 0 success, 1 failed, 2 usage; 3, of status alone: the kiosk does not sell. With --json,
 * standard output is one JSON document.
 * Commands that write take the state folder's lock, so they refuse while the kiosk runs.
 */
#pragma once

#include <stdbool.h>

#include "backend/backend.h"
#include "base/clock.h"
#include "config/config.h"
#include "store/journal.h"

struct foyerctl {
    struct config config;
    struct clock clock;
    const char *config_path, *state_dir;
    bool json;
    char **args; /* of the command, behind its name */
    int n_args;
};

enum { FOYERCTL_OK = 0, FOYERCTL_FAILED = 1, FOYERCTL_USAGE = 2, FOYERCTL_NOT_SELLING = 3 };

/* Each runs one command and returns the exit status. */
int foyerctl_sync(struct foyerctl *ctl);
int foyerctl_check(struct foyerctl *ctl);
int foyerctl_events(struct foyerctl *ctl);
int foyerctl_instances(struct foyerctl *ctl);
int foyerctl_plan(struct foyerctl *ctl);
int foyerctl_status(struct foyerctl *ctl);
int foyerctl_sales(struct foyerctl *ctl);
int foyerctl_resolve(struct foyerctl *ctl);
int foyerctl_self_test(struct foyerctl *ctl);
int foyerctl_credentials(struct foyerctl *ctl);
int foyerctl_pin(struct foyerctl *ctl);

/* Runs one command of the backend, pumped here, under the lock. `see` gets every reply of the
 * command, the final one last; NULL is allowed. Returns the exit status. */
typedef void (*foyerctl_see_fn)(void *ctx, const struct reply *reply);
int foyerctl_run(struct foyerctl *ctl, enum command_type type, foyerctl_see_fn see, void *ctx);

/* Says a failure on standard error; returns FOYERCTL_FAILED. */
int foyerctl_fail(const struct fault *fault);

/* The journal of the state folder. */
struct journal_spec foyerctl_journal(const struct foyerctl *ctl, bool read_only);

/* A JSON string with its quotes; prints to standard output. */
void foyerctl_print_json(const char *s);
