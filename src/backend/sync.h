/* Sync: keeps the local catalogue like the service's, with as few requests as it allows.
 *
 * Full: events from today, venues, instances in windows of a few days, each missing or old price
 * list and plan once, availability of what is near, pictures. Light: the same, but plans and lists
 * only when missing, and a shorter look at availability. Each answer is stored in a transaction of
 * its own, so a failure keeps the old data and the next run goes on from there. It steps back while
 * a customer is being served. Contract 5 to 8 and 12; design/product.md 2.3.
 */
#pragma once

#include "backend/engine.h"

enum sync_kind { SYNC_LIGHT, SYNC_FULL };

void sync_new(struct engine *engine);
void sync_free(struct engine *engine);
/* The first refresh, by the age of what is stored, and from then on by the clock. */
void sync_schedule(struct engine *engine);
void sync_start(struct engine *engine, enum sync_kind kind);
/* COMMAND_SYNC: full; answered when it has ended. Progress goes out as replies and as news. */
void sync_command(struct engine *engine, const struct command *command);
/* No request more than those under way; what has come is kept. */
void sync_stop(struct engine *engine);
bool sync_is_running(const struct engine *engine);
