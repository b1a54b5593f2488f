/* Stores: opens the catalogue and the journal of the state folder. What cannot be opened stops what
 * needs it and says so through health; the kiosk comes up in any case. */
#pragma once

#include "backend/engine.h"

/* `look_only`: the catalogue alone, for foyerctl. */
void stores_open(struct engine *engine, bool look_only);
