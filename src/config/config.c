#include "config/config.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <ini.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "config/config_profiles.h"
#include "config/config_rules.h"
#include "config/config_table.h"
#include "config/config_value.h"

enum { KEYS_MAX = 96, MONEY_KEYS_MAX = 40 };

struct later { /* money waits until the currency is known */
    const struct config_key *key;
    size_t index;
    char text[24];
    int line;
};

struct loader {
    struct config *config;
    struct fault *fault;
    FILE *file;
    const char *path;
    char folder[256];
    int line;
    bool continued; /* the line began with white space */
    const struct config_key *last;
    int seen_at[KEYS_MAX]; /* line, 0: not seen */
    struct config_seen named_seen;
    struct later later[MONEY_KEYS_MAX];
    size_t n_later;
};

static bool complain(struct loader *loader, int line, const char *what, const char *why)
{
    if (loader->fault->rc == RC_OK)
        *loader->fault =
            fault_make(RC_CONFIG, line, "%s:%d: %s: %s", loader->path, line, what, why);
    return false;
}

static const struct config_key *find_key(const char *section, const char *name)
{
    const enum config_kind kind = config_named_kind(section);
    for (size_t i = 0; i < config_table_n; i++) {
        if (strcmp(config_table[i].section, section) == 0 &&
            strcmp(config_table[i].name, name) == 0)
            return &config_table[i];
    }
    for (size_t i = 0; kind < CONFIG_KINDS && i < config_named[kind].n_keys; i++) {
        if (strcmp(config_named[kind].keys[i].name, name) == 0)
            return &config_named[kind].keys[i];
    }
    return NULL;
}

static bool keep_for_later(struct loader *loader, const struct config_value *value)
{
    assert(loader->n_later < MONEY_KEYS_MAX);
    struct later *later = &loader->later[loader->n_later++];
    later->key = value->key;
    later->index = value->index;
    later->line = loader->line;
    if (!text_copy(later->text, sizeof(later->text), value->text))
        return complain(loader, loader->line, value->key->name, "an amount such as 1.50 is needed");
    return true;
}

static bool set(struct loader *loader, const struct config_value *value, int line)
{
    char why[120];
    if (config_value_set(loader->config, value, why, sizeof(why)))
        return true;
    return complain(loader, line, value->key->name, why);
}

/* Where the line of that key is noted. */
static int *seen_place(struct loader *loader, const struct config_key *key, size_t index)
{
    if (key->stride == 0)
        return &loader->seen_at[key - config_table];
    const enum config_kind kind = config_named_kind_of(key);
    return &loader->named_seen.lines[kind][index][key - config_named[kind].keys];
}

static bool take_pair(struct loader *loader, struct config_value *value)
{
    const struct config_key *key = value->key;
    int *seen_at = seen_place(loader, key, value->index);
    value->more = loader->continued && key->type == CONFIG_LIST && key == loader->last;
    if (loader->continued && !value->more)
        return complain(loader, loader->line, key->name, "only lists go on in an indented line");
    if (*seen_at != 0 && !value->more)
        return complain(loader, loader->line, key->name, "was set before");
    *seen_at = loader->line;
    loader->last = key;
    if (key->type == CONFIG_MONEY)
        return keep_for_later(loader, value);
    return set(loader, value, loader->line);
}

static int on_pair(void *user, const char *section, const char *name, const char *text)
{
    struct loader *loader = user;
    struct config_value value = {
        .key = find_key(section, name), .text = text, .folder = loader->folder};
    const char *why = NULL;
    if (!value.key)
        return complain(loader, loader->line, name, "no such key in this section");
    if (value.key->stride > 0)
        value.index = config_named_take(loader->config, section, &why);
    return why ? complain(loader, loader->line, section, why) : take_pair(loader, &value);
}

/* One line at a time, counted, because inih's own callback does not tell the line. */
static char *read_line(char *out, int size, void *stream)
{
    struct loader *loader = stream;
    char *line = fgets(out, size, loader->file);
    if (!line)
        return NULL;
    loader->line++;
    loader->continued = line[0] == ' ' || line[0] == '\t';
    const size_t n = strlen(line);
    if (n + 1 == (size_t)size && line[n - 1] != '\n') {
        complain(loader, loader->line, "line", "is too long; lists may go on in indented lines");
        return NULL;
    }
    return line;
}

static void preset(struct config *config, const char *folder)
{
    char why[120];
    memset(config, 0, sizeof(*config));
    for (size_t i = 0; i < config_table_n; i++) {
        const struct config_key *key = &config_table[i];
        const struct config_value value = {.key = key, .text = key->preset, .folder = folder};
        if (!key->preset[0] && key->type != CONFIG_LIST)
            continue; /* zero is the preset */
        const bool allowed = config_value_set(config, &value, why, sizeof(why));
        assert(allowed);
        (void)allowed;
    }
}

void config_defaults(struct config *ret)
{
    preset(ret, "");
}

static void folder_of(const char *path, char *out, size_t size)
{
    const char *slash = strrchr(path, '/');
    struct text t = text_over(out, size);
    if (slash)
        text_add_n(&t, path, slash == path ? 1 : (size_t)(slash - path));
}

static void read_file(struct loader *loader)
{
    const int bad_line = ini_parse_stream(read_line, loader, on_pair, loader);
    if (bad_line > 0)
        complain(loader, bad_line, "line", "is neither [section] nor key = value");
    else if (bad_line < 0 || ferror(loader->file))
        complain(loader, loader->line, "file", "cannot be read");
    for (size_t i = 0; i < loader->n_later; i++) {
        const struct later *later = &loader->later[i];
        const struct config_value value = {
            .key = later->key, .text = later->text, .folder = "", .index = later->index};
        set(loader, &value, later->line);
    }
}

static void check_required(struct loader *loader)
{
    for (size_t i = 0; i < config_table_n; i++) {
        const struct config_key *key = &config_table[i];
        const bool required = key->type == CONFIG_TEXT && key->min > 0 && !key->preset[0];
        if (required && loader->seen_at[i] == 0)
            complain(loader, loader->line, key->name, key->meaning);
    }
}

static void check_named(struct loader *loader)
{
    struct config_place at = {CONFIG_PROFILE, 0, ""};
    const char *why =
        config_profiles_finish(loader->config, &loader->named_seen, loader->folder, &at);
    if (!why)
        why = config_named_broken(loader->config, &at);
    if (!why)
        return;
    int line = 0; /* of that key, or else the last one of the section */
    const struct config_named *named = &config_named[at.kind];
    for (size_t i = 0; i < named->n_keys; i++) {
        const int here = loader->named_seen.lines[at.kind][at.index][i];
        const bool exact = strcmp(named->keys[i].name, at.key) == 0 && here != 0;
        if (exact || here > line)
            line = here;
        if (exact)
            break;
    }
    complain(loader, line, at.key, why);
}

static void check_rules(struct loader *loader)
{
    const char *what = NULL;
    const char *why = config_rules_broken(loader->config, &what);
    const struct config_key *key = NULL;
    if (!why)
        return;
    for (size_t i = 0; i < config_table_n && !key; i++)
        key = strcmp(config_table[i].name, what) == 0 ? &config_table[i] : NULL;
    complain(loader, key ? loader->seen_at[key - config_table] : 0, what, why);
}

enum rc config_load(const char *path, struct config *ret, struct fault *fault)
{
    assert(config_table_n <= KEYS_MAX);
    struct loader loader = {.config = ret, .fault = fault, .path = path};
    *fault = (struct fault){RC_OK, 0, ""};
    folder_of(path, loader.folder, sizeof(loader.folder));
    preset(ret, loader.folder);
    loader.file = fopen(path, "re");
    if (!loader.file) {
        *fault = fault_make(RC_CONFIG, errno, "%s: %s", path, strerror(errno));
        return fault->rc;
    }
    read_file(&loader);
    fclose(loader.file);
    if (fault->rc == RC_OK)
        check_required(&loader);
    if (fault->rc == RC_OK)
        check_rules(&loader);
    if (fault->rc == RC_OK)
        check_named(&loader);
    return fault->rc;
}
