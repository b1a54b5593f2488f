/* Json keys: the names seen in one object, to refuse a member that comes twice.
 *
 * A few names are compared one by one; an object with many (a status keyed by seat) gets a hash
 * table, so that a long object stays linear. Source: design/architecture.md, fault F17.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "net/json.h"

enum { JSON_KEYS_FEW = 32 };

struct json_key {
    struct json_text text; /* points into the document */
    uint32_t hash;         /* in the table only */
};

struct json_keys { /* all zero is empty */
    uint64_t mask; /* a bit per kind of name: clear means certainly new */
    bool has_escaped;
    size_t n;
    struct json_key few[JSON_KEYS_FEW];
    struct json_key *table; /* owned; open addressing, n_slots is a power of two */
    size_t n_slots;
};

enum json_keys_result { JSON_KEYS_NEW, JSON_KEYS_TWICE, JSON_KEYS_FULL };

enum json_keys_result json_keys_add(struct json_keys *keys, const struct json_text *text);
void json_keys_reset(struct json_keys *keys);
void json_keys_deinit(struct json_keys *keys);
