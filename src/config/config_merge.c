#include "config/config_merge.h"

#include <string.h>

#include "base/text.h"
#include "config/config_named.h"
#include "config/config_value_text.h"

struct merger {
    const struct config *now;
    struct config *next;
    struct config_merge result;
};

static bool is_same(const struct merger *m, const struct config_key *key, size_t index)
{
    char one[CONFIG_VALUE_SIZE], other[CONFIG_VALUE_SIZE];
    struct text was = TEXT_OF(one), is = TEXT_OF(other);
    config_value_text(m->now, key, index, &was);
    config_value_text(m->next, key, index, &is);
    return strcmp(one, other) == 0;
}

static void note_restart(struct merger *m, const struct config_key *key)
{
    struct config_merge *result = &m->result;
    struct text t = {
        .at = result->restart, .size = sizeof(result->restart), .len = strlen(result->restart)};
    result->n_restart++;
    if (t.len + strlen(key->section) + strlen(key->name) + sizeof(", .") < t.size)
        text_addf(&t, "%s%s.%s", t.len > 0 ? ", " : "", key->section, key->name);
}

static void merge_key(struct merger *m, const struct config_key *key, size_t index)
{
    if (key->when == CONFIG_UNUSED || is_same(m, key, index))
        return;
    if (key->when == CONFIG_LIVE) {
        m->result.n_live++;
        return;
    }
    config_value_copy(m->next, m->now, key, index);
    note_restart(m, key);
}

static bool same_names(const struct merger *m, enum config_kind kind)
{
    const size_t n = config_named_count(m->now, kind);
    if (config_named_count(m->next, kind) != n)
        return false;
    for (size_t i = config_named[kind].first; i < n; i++) {
        if (strcmp(config_named_name(m->now, kind, i), config_named_name(m->next, kind, i)) != 0)
            return false;
    }
    return true;
}

static void merge_named(struct merger *m, enum config_kind kind)
{
    const struct config_named *named = &config_named[kind];
    if (!same_names(m, kind)) { /* rules of trade; other records never come so far */
        m->result.n_live++;
        return;
    }
    const size_t n = config_named_count(m->now, kind);
    for (size_t i = named->first; i < n; i++) {
        for (size_t k = 0; k < named->n_keys; k++)
            merge_key(m, &named->keys[k], i);
    }
}

static bool must_all_wait(const struct merger *m)
{
    return m->now->shop.currency.decimals != m->next->shop.currency.decimals ||
           !same_names(m, CONFIG_PROFILE);
}

struct config_merge config_merge(const struct config *now, struct config *next)
{
    struct merger m = {.now = now, .next = next};
    if (must_all_wait(&m)) {
        *next = *now;
        m.result.all_wait = true;
        text_copy(m.result.restart, sizeof(m.result.restart), "profiles or currency");
        return m.result;
    }
    for (size_t i = 0; i < config_table_n; i++)
        merge_key(&m, &config_table[i], 0);
    for (int kind = 0; kind < CONFIG_KINDS; kind++)
        merge_named(&m, (enum config_kind)kind);
    return m.result;
}
