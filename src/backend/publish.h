/* Publish: the operator's switch for one performance (contract 11, priority booking): on sale here
 * although the service does not call it so, or hidden again. Threads: the backend thread. */
#pragma once

#include "backend/engine.h"

void publish_open(struct engine *engine); /* reads what was decided before */
/* COMMAND_PUBLISH: written down with its time, logged, and shown with a new catalogue. */
void publish_command(struct engine *engine, const struct command *command);
