/* Configuration profiles: what the sections [profile:NAME] leave open, and whether they may be so;
 * private to src/config. */
#pragma once

#include "config/config_named.h"

/* Gives every section what the file leaves open, and tells the screens. NULL when all is well; else
 * why not, and in *ret where. Presets are relative to `folder`. */
const char *config_profiles_finish(struct config *config, const struct config_seen *seen,
                                   const char *folder, struct config_place *ret);
