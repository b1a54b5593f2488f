#include "config/config_named.h"

#include <string.h>

#include "base/text.h"

enum config_kind config_named_kind(const char *section)
{
    for (size_t i = 0; i < CONFIG_KINDS; i++) {
        const size_t n = strlen(config_named[i].prefix);
        if (strncmp(section, config_named[i].prefix, n) == 0 && section[n] == ':')
            return (enum config_kind)i;
    }
    return CONFIG_KINDS;
}

enum config_kind config_named_kind_of_prefix(const char *prefix)
{
    size_t kind = 0;
    while (kind < CONFIG_KINDS && strcmp(config_named[kind].prefix, prefix) != 0)
        kind++;
    return (enum config_kind)kind;
}

enum config_kind config_named_kind_of(const struct config_key *key)
{
    size_t kind = 0;
    while (kind < CONFIG_KINDS && (key < config_named[kind].keys ||
                                   key >= config_named[kind].keys + config_named[kind].n_keys))
        kind++;
    return (enum config_kind)kind;
}

static bool is_name(const struct config_named *named, const char *name)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    const size_t n = strlen(name);
    return n > 0 && n < PROFILE_NAME_SIZE && strspn(name, allowed) == n &&
           strcmp(name, named->reserved) != 0;
}

size_t config_named_take(struct config *config, const char *section, const char **why)
{
    const struct config_named *named = &config_named[config_named_kind(section)];
    const char *name = section + strlen(named->prefix) + 1;
    char *array = (char *)config + named->offset;
    size_t *count = (size_t *)(void *)((char *)config + named->count_offset);
    *why = NULL;
    if (*count < named->first)
        *count = named->first;
    for (size_t i = named->first; i < *count; i++) {
        if (strcmp(array + i * named->size, name) == 0)
            return i;
    }
    if (!is_name(named, name))
        *why = "a name of 1 to 15 letters, digits and dashes is needed, and not \"main\"";
    else if (*count == named->most)
        *why = "there are at most 8 such sections";
    if (*why)
        return 0;
    text_copy(array + *count * named->size, PROFILE_NAME_SIZE, name);
    return (*count)++;
}

static bool has_rule(const struct profile_rule *rule)
{
    return rule->n_events > 0 || rule->n_instances > 0 || rule->attribute[0] || rule->n_bands > 0 ||
           when_is_known(&rule->from) || when_is_known(&rule->until);
}

const char *config_named_rule_broken(const struct profile_rule *rule, const char **ret_key)
{
    *ret_key = "attribute";
    if (rule->attribute[0] && (!strchr(rule->attribute, '=') || rule->attribute[0] == '='))
        return "Name=Value is needed";
    *ret_key = "until";
    if (when_is_known(&rule->from) && when_is_known(&rule->until) &&
        when_days_between(&rule->from, &rule->until) < 0)
        return "may not be before from";
    *ret_key = "events";
    return has_rule(rule) ? NULL
                          : "a rule is needed: events, instances, attribute, bands, from or until";
}

size_t config_named_count(const struct config *config, enum config_kind kind)
{
    const char *count = (const char *)config + config_named[kind].count_offset;
    return *(const size_t *)(const void *)count;
}

const char *config_named_name(const struct config *config, enum config_kind kind, size_t index)
{
    return (const char *)config + config_named[kind].offset + index * config_named[kind].size;
}

const char *config_named_broken(const struct config *config, enum config_kind kind, size_t index,
                                const char **ret_key)
{
    if (kind == CONFIG_PUBLISH)
        return config_named_rule_broken(&config->publish[index].rule, ret_key);
    const struct offer_rule *offer = &config->offers[index];
    const char *why = config_named_rule_broken(&offer->rule, ret_key);
    if (why || (offer->price > 0) != (offer->per_cent > 0))
        return why;
    *ret_key = "price";
    return "either price or per_cent is needed";
}

size_t config_named_place(const struct config_key *key, size_t index)
{
    if (key->stride == 0)
        return (size_t)(key - config_table);
    const enum config_kind kind = config_named_kind_of(key);
    const size_t section = (size_t)kind * CONFIG_NAMED_MAX + index;
    return CONFIG_KEYS_MAX + section * CONFIG_NAMED_KEYS_MAX +
           (size_t)(key - config_named[kind].keys);
}

struct trade config_trade(const struct config *config, const struct profile *profiles)
{
    return (struct trade){.profiles = profiles,
                          .n_profiles = config->n_profiles > 0 ? config->n_profiles : 1,
                          .publish = config->publish,
                          .n_publish = config->n_publish,
                          .by_hand = config->published_by_hand,
                          .n_by_hand = config->n_published_by_hand,
                          .offers = config->offers,
                          .n_offers = config->n_offers,
                          .fee_attribute = config->fee_attribute,
                          .decimals = config->shop.currency.decimals,
                          .sell_until_minutes = config->shop.sell_until_minutes};
}
