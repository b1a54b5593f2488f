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

/* Name and id of the lock type behind a lock that agents are told of: of an allocation, or of a seat
 * with information. NULL for the other locks. */
const char *detail_lock(enum sb_lock lock, char ret_id[SB_ID_SIZE]);
