/* Configuration write: sets single keys in kiosk.ini and leaves every other byte as it is.
 *
 * A line that sets the key gets the new value and keeps its remark; otherwise a line is put behind the
 * key's own commented line, or at the end of its section, or the section is added. The new file is
 * loaded before it takes the old one's place by rename, with the old one's mode and owner; lists
 * (several lines) cannot be set. A file that is not there is made, every key in it with its meaning; what only
 * the venue knows may still be missing in it. For `foyerctl self-test --write`, maintenance, and the assistant.
 */
#pragma once

#include <stddef.h>

#include "base/rc.h"

struct config_line {
    const char *section, *key, *value; /* borrowed */
};

/* RC_CONFIG with words when the file cannot be read, would not load, or cannot be replaced, or when a
 * file of conf.d sets the key as well and would count instead; it is untouched then. */
RC_MUST_CHECK enum rc config_write(const char *path, const struct config_line *lines, size_t n,
                                   struct fault *fault);
