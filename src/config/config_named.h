/* Configuration, named sections: [profile:NAME], [publish:NAME], [offer:NAME]; private to src/config. */
#pragma once

#include "config/config_table.h"

/* Keys of the sections that the file sets, by index into config_named[kind].keys: their lines. */
struct config_seen {
    int lines[CONFIG_KINDS][CONFIG_NAMED_MAX][CONFIG_NAMED_KEYS_MAX]; /* 0: not set */
};

/* One section, and the key to mend in it. */
struct config_place {
    enum config_kind kind;
    size_t index;
    const char *key;
};

/* Of what kind a section is; CONFIG_KINDS when it is an ordinary one. */
enum config_kind config_named_kind(const char *section);
/* The same of a key that stands in config_named[]. */
enum config_kind config_named_kind_of(const struct config_key *key);
/* The section's index, made when it is new; 0 with words in `why` when that cannot be. */
size_t config_named_take(struct config *config, const char *section, const char **why);
/* Checks the rules of publishing and of offers. NULL when all is well; else why not, and where. */
const char *config_named_broken(const struct config *config, struct config_place *ret);
/* What every rule has to keep to; NULL, or why not, and in *ret_key the key to mend. */
const char *config_named_rule_broken(const struct profile_rule *rule, const char **ret_key);
