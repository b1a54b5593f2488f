/* Configuration profiles: what the sections [profile:NAME] leave open, and whether they may be so;
 * private to src/config. */
#pragma once

#include "config/config_named.h"

/* Gives the section what the file leaves open, and tells the screens. NULL when all is well; else why
 * not, and in *ret_key where. Presets are relative to `folder`. */
const char *config_profiles_finish(struct config *config, size_t profile,
                                   const struct config_report *report, const char *folder,
                                   const char **ret_key);
