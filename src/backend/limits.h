/* Limits: what the kiosk as a whole sells: not at night, and so many orders an hour (a thief with
 * somebody's card does not empty the house in a minute). Looked at when something is held and again
 * before it is bought; while one holds, nothing new is begun and the screens say so.
 * Threads: the backend thread.
 */
#pragma once

#include "backend/engine.h"

void limits_start(struct engine *engine);
void limits_free(struct engine *engine);
/* Looks at clock and journal, and tells the screens when something has changed. */
void limits_look(struct engine *engine);
/* RC_OK, or RC_NOT_POSSIBLE with REFUSAL_NIGHT or REFUSAL_ORDERS: nothing new may be held. */
struct fault limits_may_begin(struct engine *engine);
/* RC_OK, or RC_NOT_POSSIBLE with REFUSAL_ORDERS: so many more orders may not be made now. */
struct fault limits_may_order(struct engine *engine, size_t n);

/* Free of I/O. Equal hours: never. */
bool limits_is_night(int hour, int from_hour, int until_hour);
