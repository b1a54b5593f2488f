/* Set-up: the backend's side of the first-run assistant (model/setup.h).
 *
 * Only there while nothing is configured: engine->setup is NULL otherwise, and every act is refused. Answers are
 * checked here, whatever the screen has let pass. Nothing is half written: answers that are no secret are
 * kept in <state>/setup.ini, the key goes into the slot for the next one when the service has accepted it,
 * and the files take their places in the order key, code, configuration, each by rename.
 * Threads: the backend thread, but for setup_transport() before it starts.
 */
#pragma once

#include "backend/engine.h"

/* Whose transport it is that a test replaces; NULL: make the curl transport. */
void setup_new(struct engine *engine, struct transport *transport);
void setup_free(struct engine *engine); /* no callback comes after it */
/* COMMAND_SETUP. */
void setup_command(struct engine *engine, const struct command *command);
/* While a trial is under way: whose bytes are to be pumped, else NULL. */
struct api *setup_api(const struct engine *engine);
const struct transport *setup_transport(const struct engine *engine);
/* After every pump. */
void setup_pumped(struct engine *engine);
