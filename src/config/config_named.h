/* Configuration, named sections: [profile:NAME], [publish:NAME], [offer:NAME]; private to src/config. */
#pragma once

#include "config/config_table.h"

/* Of what kind a section is; CONFIG_KINDS when it is an ordinary one. */
enum config_kind config_named_kind(const char *section);
/* The same of "profile" and its like alone. */
enum config_kind config_named_kind_of_prefix(const char *prefix);
/* The same of a key that stands in config_named[]. */
enum config_kind config_named_kind_of(const struct config_key *key);
/* The section's index, made when it is new; 0 with words in `why` when that cannot be. */
size_t config_named_take(struct config *config, const char *section, const char **why);
/* How many sections of that kind there are, from config_named[kind].first on. */
size_t config_named_count(const struct config *config, enum config_kind kind);
/* Its name, "friends". */
const char *config_named_name(const struct config *config, enum config_kind kind, size_t index);
/* Checks a rule of publishing or an offer. NULL when all is well; else why not, and in *ret_key where. */
const char *config_named_broken(const struct config *config, enum config_kind kind, size_t index,
                                const char **ret_key);
/* Which of the report's origins is that key's; `index` of the section that it stands in. */
size_t config_named_place(const struct config_key *key, size_t index);
/* What every rule has to keep to; NULL, or why not, and in *ret_key the key to mend. */
const char *config_named_rule_broken(const struct profile_rule *rule, const char **ret_key);
