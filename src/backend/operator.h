/* Operator: the maintenance screen's acts (model/operator.h).
 *
 * Whoever's code was right is signed in until the visit ends. What changes something is in the journal,
 * with the person, before it is done; where the journal cannot be written it is not done.
 * Threads: the backend thread.
 */
#pragma once

#include "backend/engine.h"

void operator_new(struct engine *engine);
void operator_free(struct engine *engine); /* no callback comes after it */
/* COMMAND_PIN: RC_OK signs in. */
void operator_sign_in(struct engine *engine, const struct command *command);
/* The visit is over: nobody is signed in, a self-test stops. */
void operator_sign_out(struct engine *engine);
/* COMMAND_OPERATOR. */
void operator_command(struct engine *engine, const struct command *command);
/* Journals a command that has a name of its own (a resync, a published performance) when somebody is
 * signed in. */
void operator_note(struct engine *engine, const char *act, const char *about);
/* Closes or opens the kiosk as <state>/closed says; at start and after every change. */
void operator_look(struct engine *engine);
