/* Opening: the commands OPEN_INSTANCE and STATUS.
 *
 * OPEN_INSTANCE: price list (again when older than ten minutes), plan (from the store, fetched when
 * missing), status; one reply with all three. STATUS: the status alone. They run beside a sale and
 * beside each other. Contract 6, 7, 8, 12.
 */
#pragma once

#include "backend/engine.h"

void opening_start(struct engine *engine, const struct command *command);
void opening_free_all(struct engine *engine);
