/* Standing: keeps the standing file true (standing_file.h): at the start, when what matters changes, each
 * minute, and at the end. Without standing_start() nothing is written. Threads: the backend thread.
 */
#pragma once

#include "backend/engine.h"

void standing_start(struct engine *engine);
void standing_tell(struct engine *engine, const struct health *health); /* when it has changed */
void standing_end(struct engine *engine); /* says that it has ended, and frees */
/* How often the kiosk has been started, this time too; 0: not known. */
int64_t standing_starts(const struct engine *engine);
