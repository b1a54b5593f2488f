/* Commands: who does what; the small ones are done here. */
#pragma once

#include "backend/engine.h"

void commands_run(struct engine *engine, const struct command *command);
