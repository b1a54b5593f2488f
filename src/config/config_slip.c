#include "config/config_slip.h"

#include <string.h>

#include "base/text.h"
#include "config/config_named.h"
#include "config/nearest.h"

enum { WORDS_MAX = CONFIG_KEYS_MAX + CONFIG_KINDS * CONFIG_NAMED_KEYS_MAX };

struct words {
    const char *at[WORDS_MAX];
    size_t n;
};

static bool is_of(const struct config_key *key, const char *section, const char *name)
{
    return strcmp(key->section, section) == 0 && strcmp(key->name, name) == 0;
}

bool config_slip_is_section(const char *section)
{
    if (config_named_kind(section) != CONFIG_KINDS)
        return true;
    for (size_t i = 0; i < config_table_n; i++) {
        if (strcmp(config_table[i].section, section) == 0)
            return true;
    }
    return false;
}

const struct config_key *config_slip_find(const char *section, const char *name)
{
    const enum config_kind kind = config_named_kind(section);
    for (size_t i = 0; i < config_table_n; i++) {
        if (is_of(&config_table[i], section, name))
            return &config_table[i];
    }
    for (size_t i = 0; kind < CONFIG_KINDS && i < config_named[kind].n_keys; i++) {
        if (strcmp(config_named[kind].keys[i].name, name) == 0)
            return &config_named[kind].keys[i];
    }
    return NULL;
}

void config_slip_of_section(const char *section, char out[CONFIG_SLIP_SIZE])
{
    struct words sections = {.n = 0};
    struct text t = text_over(out, CONFIG_SLIP_SIZE);
    const char *last = "";
    for (size_t i = 0; i < config_table_n; i++) {
        if (strcmp(config_table[i].section, last) != 0)
            sections.at[sections.n++] = config_table[i].section;
        last = config_table[i].section;
    }
    for (size_t kind = 0; kind < CONFIG_KINDS; kind++)
        sections.at[sections.n++] = config_named[kind].prefix;
    const char *near = nearest_word(section, sections.at, sections.n);
    text_add(&t, "there is no such section");
    if (near)
        text_addf(&t, "; did you mean [%s%s]?", near,
                  config_named_kind_of_prefix(near) < CONFIG_KINDS ? ":NAME" : "");
}

/* The keys of that section. */
static struct words keys_of(const char *section)
{
    struct words keys = {.n = 0};
    const enum config_kind kind = config_named_kind(section);
    for (size_t i = 0; i < config_table_n; i++) {
        if (strcmp(config_table[i].section, section) == 0)
            keys.at[keys.n++] = config_table[i].name;
    }
    for (size_t i = 0; kind < CONFIG_KINDS && i < config_named[kind].n_keys; i++)
        keys.at[keys.n++] = config_named[kind].keys[i].name;
    return keys;
}

/* The section of the first key with that name, NULL when none has it. */
static const char *section_of(const char *name)
{
    for (size_t i = 0; i < config_table_n; i++) {
        if (strcmp(config_table[i].name, name) == 0)
            return config_table[i].section;
    }
    return NULL;
}

void config_slip_of_key(const char *section, const char *name, char out[CONFIG_SLIP_SIZE])
{
    struct text t = text_over(out, CONFIG_SLIP_SIZE);
    const char *home = section_of(name);
    const struct words here = keys_of(section);
    struct words all = {.n = 0};
    for (size_t i = 0; i < config_table_n; i++)
        all.at[all.n++] = config_table[i].name;
    const char *near = home ? NULL : nearest_word(name, here.at, here.n);
    const char *far = home || near ? NULL : nearest_word(name, all.at, all.n);
    text_addf(&t, "there is no such key in [%s]", section);
    if (home)
        text_addf(&t, "; it belongs into [%s]", home);
    else if (near)
        text_addf(&t, "; did you mean %s?", near);
    else if (far)
        text_addf(&t, "; did you mean %s in [%s]?", far, section_of(far));
}
