/* Check: the operator's connection test (COMMAND_CHECK), one line per question.
 *
 * Is the installation complete, does the service answer, does it accept the signature, is the clock
 * right, is there a catalogue, can the journal be written, can a basket be made and cleared.
 */
#pragma once

#include "backend/engine.h"

void check_start(struct engine *engine, const struct command *command);
void check_free(struct engine *engine);
