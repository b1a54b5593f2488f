/* Configuration against the assets: are the theme and the languages there? */
#pragma once

#include "config/config.h"
#include "config/config_report.h"

/* Complains of what the folder `assets` lacks. */
void config_assets_check(const struct config *config, const char *assets,
                         struct config_report *report);
