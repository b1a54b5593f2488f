/* Configuration values: one key's text into its place, checked; private to src/config. */
#pragma once

#include <stdbool.h>

#include "base/text.h"
#include "config/config_table.h"

/* Writes the value; false with words in `why` when it is not allowed. `folder` is for paths. A list
 * is appended to when `more` is set, else begun anew. Money goes by config->shop.currency. */
struct config_value {
    const struct config_key *key;
    const char *text;
    const char *folder; /* of the file, "" for none */
    bool more;
    size_t index; /* of a key of [profile:NAME] and its like; 0 elsewhere */
};
bool config_value_set(struct config *config, const struct config_value *value, char *why,
                      size_t size);
/* "3 to 60 minutes", of an INT or a REAL. */
void config_value_range(const struct config_key *key, struct text *out);
