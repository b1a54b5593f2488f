/* Tell: what the operator is told of a performance, once per performance and day: in the log and on
 * the maintenance screen. Kept in memory; a restart tells again. */
#pragma once

#include "backend/engine.h"

enum tell_what {
    TELL_BEST_REFUSED, /* best available is promised, and refused with error 1 (contract 9.7) */
    TELL_SEATS_UNREAD, /* status/detail was not understood (contract 8.3) */
};

/* Nothing when it was told today. */
void tell_once(struct engine *engine, enum tell_what what, const char *instance_id);
bool tell_was_told(const struct engine *engine, enum tell_what what, const char *instance_id);
