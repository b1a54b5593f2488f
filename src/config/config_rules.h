/* Configuration rules: what one key's range cannot say; private to src/config. */
#pragma once

#include "config/config.h"

/* NULL when all is well; else why not, and in *ret_key the key to mend. */
const char *config_rules_broken(const struct config *config, const char **ret_key);
/* Whether it may stand in a header: neither blanks nor a colon. */
bool config_rules_is_login(const char *login);
