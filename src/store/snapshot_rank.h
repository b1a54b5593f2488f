/* Snapshot rank: in which order the events of a snapshot stand; private to src/store. */
#pragma once

#include "model/catalogue.h"

struct snapshot_rank {
    int64_t next_utc_s; /* of its next performance; INT64_MAX: none */
    const char *name;
    uint32_t event; /* index as read */
};

/* By the next start, then by name. `instances` are those that the events point into; NULL for none.
 * The caller frees the result with mem_free(). */
struct snapshot_rank *snapshot_rank_events(const struct catalogue *catalogue,
                                           struct instance *instances, int64_t now_utc_s);
