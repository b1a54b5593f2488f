/* PIN: one code per person, kept as salted scrypt hashes; tries are counted on disk before comparing.
 *
 * The file has a line per person, "ANNA $7$...". All share one salt, so that one hash answers for all of
 * them and the time tells nothing about who is in it; a code belongs to one person only. libcrypt's
 * scrypt at N = 2^13, r = 32: 32 MiB and the work of N = 2^15, r = 8 (reliability 3.4).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/rc.h"

enum { PIN_NAME_SIZE = 24, PIN_PERSONS_MAX = 8 };

struct pin_try {
    const char *pin_file, *state_dir, *pin;
    const struct clock *clock; /* only its monotonic time counts, see pin_tries.h */
};

/* RC_OK: right, and whose it is. RC_REJECTED: wrong. RC_BUSY: locked; fault.detail is the seconds left.
 * RC_CONFIG: no PIN is set or a file is damaged. */
RC_MUST_CHECK enum rc pin_check(const struct pin_try *attempt, char ret_person[PIN_NAME_SIZE],
                                struct fault *fault);
/* 6 to 12 digits, neither all equal nor counting up or down, and nobody else's. Names are capital
 * letters, digits and hyphens. Writes the file with mode 0600, by rename. */
RC_MUST_CHECK enum rc pin_set(const char *pin_file, const char *person, const char *pin,
                              struct fault *fault);
/* Whether pin_set() would take them. */
bool pin_is_name(const char *name);
bool pin_is_allowed(const char *pin);
/* RC_NOT_FOUND when there is no such person. */
RC_MUST_CHECK enum rc pin_remove(const char *pin_file, const char *person, struct fault *fault);

struct pin_persons {
    char names[PIN_PERSONS_MAX][PIN_NAME_SIZE];
    size_t n;
};
/* Nobody when there is no file yet. */
RC_MUST_CHECK enum rc pin_list(const char *pin_file, struct pin_persons *ret, struct fault *fault);
