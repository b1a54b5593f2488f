/* First run: whether this kiosk is to be set up, and what the assistant begins with.
 *
 * It is when there is no configuration, or one that names neither the client at the service nor a login, or
 * one without a key on a kiosk where nobody has a code yet. A file that is wrong is no first run.
 */
#pragma once

#include "config/config.h"

struct first_run_spec {
    const char *config;    /* path of kiosk.ini */
    const char *state_dir; /* where the assistant keeps its answers */
    const char *assets;
};

/* As config_load(), and whether the assistant is to come up; it offers every language there is. */
RC_MUST_CHECK enum rc first_run_load(const struct first_run_spec *spec, struct config *ret,
                                     bool *ret_is_first, struct fault *fault);
