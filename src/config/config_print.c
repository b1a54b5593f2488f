#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "config/config_value.h"

static void print_range(struct text *out, const struct config_key *key)
{
    if (key->allowed)
        text_add(out, key->allowed);
    else if (key->type == CONFIG_INT || key->type == CONFIG_REAL)
        config_value_range(key, out);
    else if (key->type == CONFIG_LIST)
        text_addf(out, "comma separated, at most %" PRId64, key->max);
    else if (key->type == CONFIG_PATH)
        text_add(out, "path; relative to this file's folder");
    else if (key->type == CONFIG_MONEY)
        text_add(out, "amount, such as 1.50");
}

static void print_key(struct text *out, const struct config_key *key)
{
    char range[80];
    struct text t = TEXT_OF(range);
    if (key->when == CONFIG_UNUSED)
        return;
    print_range(&t, key);
    if (key->when == CONFIG_RESTART)
        text_addf(&t, "%sneeds a restart", t.len > 0 ? "; " : "");
    text_addf(out, "# %s%s%s%s", key->meaning, t.len > 0 ? " (" : "", range, t.len > 0 ? ")" : "");
    text_addf(out, "\n#%s =%s%s\n", key->name, key->preset[0] ? " " : "", key->preset);
}

void config_print_table(char *out, size_t size)
{
    struct text t = text_over(out, size);
    const char *section = "";
    for (size_t i = 0; i < config_table_n; i++) {
        const struct config_key *key = &config_table[i];
        if (strcmp(section, key->section) != 0)
            text_addf(&t, "%s[%s]\n", i == 0 ? "" : "\n", key->section);
        section = key->section;
        print_key(&t, key);
    }
    for (size_t kind = 0; kind < CONFIG_KINDS; kind++) {
        const struct config_named *named = &config_named[kind];
        text_addf(&t, "\n# %s\n#[%s:NAME]\n", named->about, named->prefix);
        for (size_t i = 0; i < named->n_keys; i++)
            print_key(&t, &named->keys[i]);
    }
}
