/* Release: gives the seats of an abandoned attempt back, in the background.
 *
 * Clears the basket at the service, with pauses of 2 to 60 s, until it has answered or the basket
 * has run out by itself. Only then, or when the next attempt begins, is it ABANDONED in the journal,
 * so that a power cut in between is cleaned up after the restart.
 */
#pragma once

#include "backend/engine.h"

struct release_spec {
    const char *reference;
    const char *basket_id; /* "" when no basket was made */
    size_t profile;        /* whose basket it is; PROFILES_MAX: a record no longer known */
    int64_t created_ms;    /* of the basket, monotonic; may lie before the start of the clock */
    bool closed;           /* ABANDONED in the journal already */
};

void release_start(struct engine *engine, const struct release_spec *spec);
/* A new attempt is about to begin, and the journal has room for one (R2): what is still being given
 * back is ABANDONED there now, and cleared all the same. */
void release_close_journal(struct engine *engine);
bool release_is_idle(const struct engine *engine);
void release_free_all(struct engine *engine);
