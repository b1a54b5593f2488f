/* Detail: the answer of `status/detail`, whose encoding is not public, in four of its own
 * (contract section 8.3): grouped JSON, a JSON list, text lines, and one that nobody can read.
 *
 * Threads: none of its own; guarded by the service's lock.
 */
#pragma once

#include <stdbool.h>

#include "sandbox/jsonw.h"
#include "sandbox/model.h"

struct detail_spec {
    const struct sb_venue *venue;
    const struct house *house;
    int encoding; /* enum settings_detail */
    bool locks;   /* tell the locks of X and I seats */
};

/* Appends the body to *w; returns its content type. */
const char *detail_write(struct jsonw *w, const struct detail_spec *spec);

/* The lock type behind a letter: X, the agent's allocation, or I, a seat with information. False for
 * the other letters. */
bool detail_lock_id(char letter, char out[SB_ID_SIZE]);
const char *detail_lock_name(char letter);
