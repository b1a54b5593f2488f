/* Lock: one writing process per state folder (F61). */
#pragma once

#include "base/rc.h"

/* Takes <dir>/lock until the process ends or lock_release(). RC_BUSY when another process has it,
 * RC_STORE when the folder cannot be used. *ret_fd is the lock. */
RC_MUST_CHECK enum rc lock_take(const char *dir, int *ret_fd, struct fault *fault);
void lock_release(int fd); /* -1 is allowed */
