#include "net/json_keys.h"

#include "base/mem.h"

static struct json_key *slot_of(struct json_key *table, size_t n_slots, const struct json_key *key)
{
    size_t i = key->hash & (n_slots - 1);
    while (table[i].text.at &&
           (table[i].hash != key->hash || !json_text_equal(&table[i].text, &key->text)))
        i = (i + 1) & (n_slots - 1);
    return &table[i];
}

static void grow(struct json_keys *keys)
{
    const size_t n_slots = keys->n_slots ? keys->n_slots * 2 : (size_t)JSON_KEYS_FEW * 4;
    struct json_key *table = mem_zalloc_array(n_slots, sizeof(table[0]));
    const struct json_key *old = keys->table ? keys->table : keys->few;
    const size_t n_old = keys->table ? keys->n_slots : JSON_KEYS_FEW;
    for (size_t i = 0; i < n_old; i++) {
        struct json_key key = old[i];
        if (!key.text.at)
            continue;
        if (!keys->table) /* the few have none yet */
            key.hash = json_text_hash(&key.text);
        *slot_of(table, n_slots, &key) = key;
    }
    mem_free(keys->table);
    keys->table = table;
    keys->n_slots = n_slots;
}

static enum json_keys_result add_to_table(struct json_keys *keys, const struct json_key *key)
{
    if (keys->n == JSON_MEMBERS_MAX)
        return JSON_KEYS_FULL;
    if (!keys->table || keys->n * 2 >= keys->n_slots)
        grow(keys);
    struct json_key *slot = slot_of(keys->table, keys->n_slots, key);
    if (slot->text.at)
        return JSON_KEYS_TWICE;
    *slot = *key;
    keys->n++;
    return JSON_KEYS_NEW;
}

/* Cheap, and enough among a few names: their ends and length. Escaped ones are all of one kind, as
 * they may mean any name; they are compared with every other. */
static uint64_t kind_bit(const struct json_text *text)
{
    if (text->n == 0)
        return 1;
    const unsigned ends = (unsigned char)text->at[0] * 7U + (unsigned char)text->at[text->n - 1];
    return UINT64_C(1) << ((ends + (unsigned)text->n * 5U) & 63);
}

static bool is_among_few(const struct json_keys *keys, const struct json_text *text)
{
    for (size_t i = 0; i < keys->n; i++) {
        if (json_text_equal(&keys->few[i].text, text))
            return true;
    }
    return false;
}

static void note(struct json_keys *keys, const struct json_text *text)
{
    keys->mask |= kind_bit(text);
    keys->has_escaped |= text->escaped;
}

/* This object goes its own way: its names so far are looked at from here on. */
static void part(struct json_keys *keys)
{
    keys->follows = false;
    keys->mask = 0;
    keys->has_escaped = false;
    for (size_t i = 0; i < keys->n; i++)
        note(keys, &keys->few[i].text);
}

enum json_keys_result json_keys_add(struct json_keys *keys, const struct json_text *text)
{
    if (keys->table || keys->n == JSON_KEYS_FEW) {
        const struct json_key key = {*text, json_text_hash(text)};
        return add_to_table(keys, &key);
    }
    if (keys->follows)
        part(keys);
    if ((keys->mask & kind_bit(text) || keys->has_escaped || text->escaped) &&
        is_among_few(keys, text))
        return JSON_KEYS_TWICE;
    note(keys, text);
    keys->few[keys->n++].text = *text;
    keys->n_known = keys->n;
    return JSON_KEYS_NEW;
}

void json_keys_reset(struct json_keys *keys)
{
    if (keys->table) { /* given back at once: a large table must not be cleared for small objects */
        json_keys_deinit(keys);
        keys->n_known = 0;
    }
    keys->follows = true;
    keys->n = 0;
}

void json_keys_deinit(struct json_keys *keys)
{
    mem_free(keys->table);
    keys->table = NULL;
    keys->n_slots = 0;
}
