/* A message catalogue in the binary form of GNU gettext (.mo), checked as a whole when it is opened.
 *
 * Every offset, length, terminator and the order of the keys is checked once, so that looking up
 * needs no care. A damaged file is an error with words, never a crash.
 * Threads: read-only after opening.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"
#include "ui/plural.h"

enum { MO_BYTES_MAX = 4 << 20 };

struct mo_file {
    const uint8_t *bytes; /* borrowed */
    size_t size;
    uint32_t n;           /* messages */
    uint32_t keys, words; /* offsets of the two tables */
    bool swapped;         /* written on a machine of the other byte order */
    const struct plural *plural;
};

/* RC_CONFIG with words when the bytes are not a sound catalogue. `bytes` must outlive it. */
RC_MUST_CHECK enum rc mo_open(const void *bytes, size_t size, struct mo_file *ret,
                              struct fault *fault);
/* The translation, or NULL. For a message with plural forms the first of them. */
const char *mo_find(const struct mo_file *mo, const char *key);
const char *mo_find_plural(const struct mo_file *mo, const char *key, unsigned long n);
