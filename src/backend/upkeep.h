/* Upkeep of the state folder: once a minute whether there is room for a sale (none begins below
 * 16 MiB, F05), at start and once a night the barcodes of performances that are over.
 *
 * Threads: the backend thread.
 */
#pragma once

#include "backend/engine.h"

/* Does both at once and from then on by itself; without a journal there is nothing to do. */
void upkeep_start(struct engine *engine);
