/* Configuration values as text, and from one configuration to another; private to src/config. */
#pragma once

#include "base/text.h"
#include "config/config_table.h"

enum { CONFIG_VALUE_SIZE = 4096 };

/* As it would be written in the file; paths are whole. `index` of the section of a key of [profile:NAME]
 * and its like, 0 elsewhere. */
void config_value_text(const struct config *config, const struct config_key *key, size_t index,
                       struct text *out);
void config_value_copy(struct config *to, const struct config *from, const struct config_key *key,
                       size_t index);
