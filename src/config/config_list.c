#include "config/config_list.h"

#include <string.h>

#include "config/config_named.h"
#include "config/config_read.h"
#include "config/config_value_text.h"

struct lister {
    const struct config *config;
    const struct config_report *report;
    config_list_fn fn;
    void *ctx;
};

/* The main record's key that counts where [profile:NAME] does not set it; NULL: none does. */
static const struct config_key *main_key(const struct config_key *key)
{
    if (key->stride == 0 || config_named_kind_of(key) != CONFIG_PROFILE || key->preset[0])
        return NULL;
    for (size_t i = 0; i < config_table_n; i++) {
        if (strcmp(config_table[i].name, key->name) == 0)
            return &config_table[i];
    }
    return NULL;
}

static void show(const struct lister *lister, const char *section, const struct config_key *key,
                 size_t index)
{
    char value[CONFIG_VALUE_SIZE];
    struct text t = TEXT_OF(value);
    struct config_origin at = lister->report->origins[config_named_place(key, index)];
    const struct config_key *above = at.line == 0 ? main_key(key) : NULL;
    if (above)
        at = lister->report->origins[config_named_place(above, 0)];
    if (key->when == CONFIG_UNUSED && at.line == 0)
        return;
    config_value_text(lister->config, key, index, &t);
    lister->fn(lister->ctx, &(struct config_shown){
                                .section = section,
                                .name = key->name,
                                .value = value,
                                .unit = key->unit,
                                .file = at.line > 0 ? lister->report->files[at.file] : NULL,
                                .line = at.line,
                                .inherited = above != NULL,
                                .restart = key->when == CONFIG_RESTART,
                                .unused = key->when == CONFIG_UNUSED,
                            });
}

static void show_named(const struct lister *lister, enum config_kind kind, size_t index)
{
    char section[CONFIG_SECTION_SIZE];
    struct text t = TEXT_OF(section);
    const struct config_named *named = &config_named[kind];
    text_addf(&t, "%s:%s", named->prefix, config_named_name(lister->config, kind, index));
    for (size_t i = 0; i < named->n_keys; i++)
        show(lister, section, &named->keys[i], index);
}

void config_list(const struct config *config, const struct config_report *report, config_list_fn fn,
                 void *ctx)
{
    const struct lister lister = {.config = config, .report = report, .fn = fn, .ctx = ctx};
    for (size_t i = 0; i < config_table_n; i++)
        show(&lister, config_table[i].section, &config_table[i], 0);
    for (int kind = 0; kind < CONFIG_KINDS; kind++) {
        const size_t n = config_named_count(config, (enum config_kind)kind);
        for (size_t i = config_named[kind].first; i < n; i++)
            show_named(&lister, (enum config_kind)kind, i);
    }
}
