/* Robot: plays a UI script on the running program, by widget id, on real or virtual time.
 *
 * One verb a line, '#' starts a comment (tests/ui/README.md lists verbs and ids). Taps go through the
 * same touch code as fingers. The first failure ends the program with status 1 and says the line.
 * Threads: the UI thread.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/rc.h"

struct robot;
struct runtime;

struct robot_spec {
    const char *script; /* file */
    const char *shots;  /* folder for pictures and texts; NULL: none are written */
};

/* RC_CONFIG with "file:line: ..." for a verb that does not exist or lacks an argument. */
RC_MUST_CHECK enum rc robot_new(const struct robot_spec *spec, struct robot **ret,
                                struct fault *fault);
void robot_free(struct robot *robot);
bool robot_wants_virtual_time(const struct robot *robot);
int64_t robot_virtual_start_utc_s(const struct robot *robot); /* 0: now */

/* Does the next thing if it is time for it; called once a turn. */
void robot_step(struct robot *robot, struct runtime *rt);
/* How long the runtime may sleep before the robot must be asked again. */
int64_t robot_patience_ms(const struct robot *robot);
