/* Switches: which performances the operator has put on sale, or taken off, by hand at this kiosk.
 *
 * A text file in the state folder, "2026-11-21T18:35:00Z publish ID" in each line, the last word on a
 * performance below the ones before. It outlives the catalogue, which is fetched again when damaged.
 * Replaced whole, by rename. Threads: the backend thread writes; others may read.
 */
#pragma once

#include "base/rc.h"
#include "model/trade.h"

struct switches {
    struct publish_switch list[PUBLISH_SWITCHES_MAX];
    size_t n;
};

/* None when there is no file. RC_STORE when it cannot be read, or a line of it cannot be understood;
 * what was understood is there. */
RC_MUST_CHECK enum rc switches_read(const char *state_dir, struct switches *ret,
                                    struct fault *fault);
/* Adds one, and writes all; when there is no more room the oldest go. RC_STORE when it cannot be
 * written: then nothing has changed. */
RC_MUST_CHECK enum rc switches_set(const char *state_dir, struct switches *switches,
                                   const struct publish_switch *one, struct fault *fault);
/* Nothing is said of it any more: it is as the service has it. */
RC_MUST_CHECK enum rc switches_forget(const char *state_dir, struct switches *switches,
                                      const char *instance_id, struct fault *fault);
