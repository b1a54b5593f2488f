/* Configuration rules: what one key's range cannot say; for src/config, and for the
 * backend's set-up, which asks before it writes. */
#pragma once

#include "config/config.h"

enum { CONFIG_RULES_MAX = 8 };

struct config_rules {
    const char *key[CONFIG_RULES_MAX], *why[CONFIG_RULES_MAX]; /* the keys to mend */
    size_t n;
};

/* All that are broken. */
struct config_rules config_rules_broken(const struct config *config);
/* Whether it may stand in a header: neither blanks nor a colon. */
bool config_rules_is_login(const char *login);
