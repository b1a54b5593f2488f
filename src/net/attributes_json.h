/* Attributes json: the attribute_* members that each client names for itself (contract section 4).
 * Private to net. */
#pragma once

#include "net/json.h"

enum { ATTRIBUTES_MAX = 200 };

struct attributes {
    const char **names, **values; /* in the arena */
    size_t n, room;
};

/* Takes the value of `key` when that is an attribute (null and "" count as absent); false, with
 * nothing consumed, when it is not. */
bool attributes_json_take(struct attributes *attributes, struct json *j,
                          const struct json_text *key, struct arena *arena);
