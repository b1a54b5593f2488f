/* Configuration, the first time: a file that may be missing, or lack what only the venue knows. */
#pragma once

#include "config/config.h"

/* As config_load(), but base_url and login may be missing; *ret_complete tells. RC_NOT_FOUND without such a
 * file; `ret` holds the presets then. */
RC_MUST_CHECK enum rc config_first_load(const char *path, struct config *ret, bool *ret_complete,
                                        struct fault *fault);
