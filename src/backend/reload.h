/* Reload: the configuration is read again while the kiosk runs (SIGHUP, settings taken on the screen).
 *
 * In two steps, so that nobody meets half of it. COMMAND_RELOAD reads and checks; what may be used without
 * a restart (config/config_merge) is kept aside, and the screens' part goes to them. They use it once
 * nobody is served and say so with COMMAND_ADOPT, which comes before anything of the next customer; then
 * the backend uses it as well. A file that is wrong changes nothing; it is logged and stands in maintenance.
 * Threads: the backend thread.
 */
#pragma once

#include "backend/engine.h"

void reload_free(struct engine *engine); /* last: nobody looks at the configuration after it */
/* COMMAND_RELOAD -> settings. */
void reload_command(struct engine *engine, const struct command *command);
/* COMMAND_ADOPT. */
void reload_adopt(struct engine *engine, const struct command *command);
/* Reads it of the backend's own accord, when it has written the file itself: the settings are news. */
void reload_start(struct engine *engine);
