/* Options: the command line of foyer-sandbox.
 *
 * Threads: one, at the start.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sandbox/faults.h"
#include "sandbox/settings.h"

enum { OPTIONS_AGENTS_MAX = 3 };

struct options {
    uint16_t port;
    const char *files_dir, *events_file, *state_dir; /* borrowed from argv; NULL when not given */
    size_t n_seats;
    int64_t buyers_per_minute, basket_s, tolerance_s;
    uint32_t seed;
    bool manual_clock, with_parent, help;
    int64_t clock_s, evening_s;
    struct faults faults;
    struct settings settings;
    const char
        *agents[OPTIONS_AGENTS_MAX]; /* logins of further agent records; borrowed from argv */
    size_t n_agents;
};

extern const char options_usage[];

/* RC_CONFIG with words in *fault for anything that is not understood. */
RC_MUST_CHECK enum rc options_parse(int argc, char **argv, struct options *ret,
                                    struct fault *fault);
