#include "config/config.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/text.h"
#include "config/config_named.h"
#include "config/config_profiles.h"
#include "config/config_read.h"
#include "config/config_rules.h"
#include "config/config_value.h"
#include "config/ini_folder.h"

enum { FOLDER_SIZE = 256 };

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

static void complain_of_folder(struct config_report *report, const char *why)
{
    config_report_add(report, &(struct config_origin){.line = 0}, "conf.d", why);
}

static void read_folder(struct config_reader *reader)
{
    char dir[FOLDER_SIZE + sizeof("/conf.d")];
    struct text t = TEXT_OF(dir);
    struct arena *arena = arena_new();
    text_addf(&t, "%s%sconf.d", reader->folder, reader->folder[0] ? "/" : "");
    const struct ini_folder found = ini_folder_list(dir, CONFIG_FILES_MAX - 1, arena);
    if (found.error)
        complain_of_folder(reader->report, strerror(found.error));
    if (found.has_more)
        complain_of_folder(reader->report, "holds more than 32 files");
    for (size_t i = 0; i < found.n; i++)
        (void)config_read_file(reader, found.paths[i]); /* it is in the report */
    arena_free(arena);
}

static const struct config_key *key_named(const char *name)
{
    for (size_t i = 0; i < config_table_n; i++) {
        if (strcmp(config_table[i].name, name) == 0)
            return &config_table[i];
    }
    return NULL;
}

static bool is_required(const struct config_key *key)
{
    return key->type == CONFIG_TEXT && key->min > 0 && !key->preset[0];
}

static void check_required(struct config_report *report)
{
    const bool all_well = report->n_complaints == 0;
    for (size_t i = 0; i < config_table_n; i++) {
        const struct config_key *key = &config_table[i];
        char what[80];
        struct text t = TEXT_OF(what);
        if (!is_required(key) || report->origins[i].line != 0)
            continue;
        text_addf(&t, "[%s] %s is not set", key->section, key->name);
        config_report_add(report, &(struct config_origin){.line = 0}, what, key->meaning);
        report->incomplete = all_well;
    }
}

static void check_rules(const struct config_reader *reader)
{
    const struct config_rules broken = config_rules_broken(reader->config);
    for (size_t i = 0; i < broken.n; i++) {
        const struct config_key *key = key_named(broken.key[i]);
        const struct config_origin *at = &reader->report->origins[key - config_table];
        if (at->line == 0 && is_required(key))
            continue; /* it was said that it is missing */
        config_report_add(reader->report, at, key->name, broken.why[i]);
        reader->report->incomplete = false;
    }
}

/* Of that key, or else of the section's last one. */
static struct config_origin named_origin(const struct config_report *report, enum config_kind kind,
                                         size_t index, const char *key)
{
    const struct config_named *named = &config_named[kind];
    struct config_origin last = {.line = 0};
    for (size_t i = 0; i < named->n_keys; i++) {
        const struct config_origin here =
            report->origins[config_named_place(&named->keys[i], index)];
        if (here.line != 0 && strcmp(named->keys[i].name, key) == 0)
            return here;
        if (here.file > last.file || (here.file == last.file && here.line > last.line))
            last = here;
    }
    return last;
}

static void check_named(struct config_reader *reader, enum config_kind kind, size_t index)
{
    struct config *config = reader->config;
    const char *key = "";
    const char *why = kind == CONFIG_PROFILE ? config_profiles_finish(config, index, reader->report,
                                                                      reader->folder, &key)
                                             : config_named_broken(config, kind, index, &key);
    if (!why || reader->is_odd[kind][index])
        return; /* what is missing may be what was complained of */
    const struct config_origin at = named_origin(reader->report, kind, index, key);
    config_report_add(reader->report, &at, key, why);
    reader->report->incomplete = false;
}

static void read_all(struct config_reader *reader, const char *path)
{
    struct config_report *report = reader->report;
    if (config_read_file(reader, path) == ENOENT) {
        report->missing = report->incomplete = true;
        return;
    }
    read_folder(reader);
    config_read_money(reader);
    check_required(report);
    check_rules(reader);
    for (int kind = 0; kind < CONFIG_KINDS; kind++) {
        const size_t n = config_named_count(reader->config, (enum config_kind)kind);
        for (size_t i = config_named[kind].first; i < n; i++)
            check_named(reader, (enum config_kind)kind, i);
    }
}

static struct fault first_complaint(const struct config_report *report)
{
    const size_t n_others = report->n_complaints + report->n_more - 1;
    if (report->n_complaints == 0)
        return (struct fault){RC_OK, 0, ""};
    struct fault fault = fault_make(RC_CONFIG, 0, "%s", report->complaints[0]);
    struct text t = {.at = fault.what, .size = sizeof(fault.what), .len = strlen(fault.what)};
    if (n_others > 0 && t.len + 40 < t.size)
        text_addf(&t, " (and %zu more; foyerctl check)", n_others);
    return fault;
}

enum rc config_load_report(const char *path, struct config *ret, struct config_report *report,
                           struct fault *fault)
{
    assert(config_table_n <= CONFIG_KEYS_MAX);
    char folder[FOLDER_SIZE];
    struct config_reader *reader = mem_zalloc(sizeof(*reader));
    memset(report, 0, sizeof(*report));
    folder_of(path, folder, sizeof(folder));
    reader->config = ret;
    reader->report = report;
    reader->folder = folder;
    preset(ret, folder);
    read_all(reader, path);
    mem_free(reader);
    *fault = first_complaint(report);
    return fault->rc;
}

enum rc config_load(const char *path, struct config *ret, struct fault *fault)
{
    struct config_report *report = mem_zalloc(sizeof(*report));
    const enum rc rc = config_load_report(path, ret, report, fault);
    mem_free(report);
    return rc;
}
