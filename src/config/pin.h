/* PIN: the operator's code, kept as a salted hash; tries are counted on disk before comparing.
 *
 * libcrypt's yescrypt ($y$), which Debian's login uses. Tries 1-4 are free, then 1, 5, 15, 60 minutes
 * (reliability 3.4). Times are UTC milliseconds from the kiosk's clock.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/rc.h"

/* RC_OK: right. RC_REJECTED: wrong. RC_BUSY: locked; fault.detail is the seconds left.
 * RC_CONFIG: no PIN is set or the file is damaged. */
RC_MUST_CHECK enum rc pin_check(const char *pin_file, const char *state_dir, const char *pin,
                                int64_t now_utc_ms, struct fault *fault);
/* 6 to 12 digits, not all equal. Writes the file with mode 0600, by rename. */
RC_MUST_CHECK enum rc pin_set(const char *pin_file, const char *pin, struct fault *fault);
