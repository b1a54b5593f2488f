/* Json keys: the names seen in one object, to refuse a member that comes twice.
 *
 * The objects of a list mostly have the same names in the same order: as long as each name is the one
 * that stood there in the object before, it is new without a look at the others. Else a few names are
 * compared one by one, and an object with many (a status keyed by seat) gets a hash table, so that a
 * long object stays linear. Source: design/architecture.md, fault F17.
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

struct json_keys {  /* all zero is empty, but for json_keys_reset() */
    size_t n;       /* names in this object */
    size_t n_known; /* names in `few`: this object's, then those that may come again */
    bool follows;   /* every name so far came as in the object before */
    bool has_escaped;
    uint64_t mask; /* a bit per kind of name: clear means certainly new; unless `follows` */
    struct json_key few[JSON_KEYS_FEW];
    struct json_key *table; /* owned; open addressing, n_slots is a power of two */
    size_t n_slots;
};

enum json_keys_result { JSON_KEYS_NEW, JSON_KEYS_TWICE, JSON_KEYS_FULL };

enum json_keys_result json_keys_add(struct json_keys *keys, const struct json_text *text);
void json_keys_reset(struct json_keys *keys); /* before an object; the names before it stay known */
void json_keys_deinit(struct json_keys *keys);

/* The name that comes next if this object goes on as the one before it did, or NULL. When its bytes
 * stand there again, json_keys_follow() takes the place of json_keys_add(). */
static inline const struct json_text *json_keys_likely(const struct json_keys *keys)
{
    return keys->follows && keys->n < keys->n_known ? &keys->few[keys->n].text : NULL;
}

static inline void json_keys_follow(struct json_keys *keys)
{
    keys->n++;
}
