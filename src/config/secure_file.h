/* Secure file: small files with secrets: written whole or not at all, mode 0600; private to
 * src/config. */
#pragma once

#include <stddef.h>

#include "base/rc.h"

/* Through a temporary file beside it, fsync and rename. */
RC_MUST_CHECK enum rc secure_file_write(const char *path, const char *text, struct fault *fault);
/* All of it. RC_NOT_FOUND when there is no such file, RC_CONFIG when others
 * may read it, when it is empty or too long. Read with read(2) into `out` alone. */
RC_MUST_CHECK enum rc secure_file_read_all(const char *path, char *out, size_t size,
                                           struct fault *fault);
/* The same, and of it the first line without its end. */
RC_MUST_CHECK enum rc secure_file_read(const char *path, char *out, size_t size,
                                       struct fault *fault);
