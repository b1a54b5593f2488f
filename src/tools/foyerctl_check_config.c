#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/mem.h"
#include "base/text.h"
#include "config/config_assets.h"
#include "config/config_list.h"
#include "config/overlay_files.h"
#include "config/pin.h"
#include "tools/foyerctl_check.h"

enum { WORDS_SIZE = 512 };

static void check_files(const struct config_report *report, struct check_print *print)
{
    char words[WORDS_SIZE];
    struct text t = TEXT_OF(words);
    for (size_t i = 0; i < report->n_files; i++)
        text_addf(&t, "%s%s", i > 0 ? ", " : "", report->files[i]);
    foyerctl_check_say(print, CHECK_OK, "configuration", words);
}

static void check_unused(void *ctx, const struct config_shown *shown)
{
    struct check_print *print = ctx;
    char words[WORDS_SIZE];
    struct text t = TEXT_OF(words);
    if (!shown->unused)
        return;
    text_addf(&t, "%s:%d: [%s] %s has no meaning any more: take it out", shown->file, shown->line,
              shown->section, shown->name);
    foyerctl_check_say(print, CHECK_NOTE, "old key", words);
}

static void check_service(const struct config *config, struct check_print *print)
{
    static const char real[] = "https://system.spektrix.com/";
    char words[WORDS_SIZE];
    struct text t = TEXT_OF(words);
    const bool is_real = strncmp(config->base_url, real, sizeof(real) - 1) == 0;
    text_addf(&t, "%s%s", config->base_url, is_real ? "" : ": not Spektrix itself, a test?");
    foyerctl_check_say(print, is_real ? CHECK_OK : CHECK_NOTE, "service", words);
    if (!config->paced)
        foyerctl_check_say(print, CHECK_NOTE, "pace",
                           "paced = no: the service may lock out who asks too fast");
}

static void check_authorities(const struct config *config, struct check_print *print)
{
    static const char system[] = "/etc/ssl/certs/";
    char words[WORDS_SIZE];
    struct text t = TEXT_OF(words);
    const bool is_there = access(config->ca_file, R_OK) == 0;
    const bool is_system = strncmp(config->ca_file, system, sizeof(system) - 1) == 0;
    text_addf(&t, "%s%s", config->ca_file,
              !is_there   ? ": cannot be read; apt install ca-certificates"
              : is_system ? ""
                          : ": not the system's authorities, right only for a test service");
    foyerctl_check_say(print,
                       !is_there   ? CHECK_FAIL
                       : is_system ? CHECK_OK
                                   : CHECK_NOTE,
                       "authorities", words);
}

static void check_keys(const struct config *config, struct check_print *print)
{
    static const struct {
        enum check_sign sign;
        const char *words;
    } kept[] = {
        [SECRET_MISSING] = {CHECK_NOTE, "none here: foyerctl credentials set, or systemd-creds"},
        [SECRET_PLAIN] = {CHECK_NOTE, "not encrypted: set it again, then it is sealed"},
        [SECRET_SEALED] = {CHECK_OK, "sealed for this machine"},
        [SECRET_BY_SYSTEMD] = {CHECK_OK, "kept by systemd"},
    };
    struct profile profiles[PROFILES_MAX];
    const size_t n = config_profiles(config, profiles);
    for (size_t i = 0; i < n; i++) {
        char what[48];
        struct text t = TEXT_OF(what);
        const enum secret_kept how = config_secret_kept(config, i);
        text_addf(&t, "key of %s", profiles[i].name);
        foyerctl_check_say(print, kept[how].sign, what, kept[how].words);
    }
}

static void check_persons(const struct config *config, struct check_print *print)
{
    struct pin_persons persons;
    struct fault fault = {RC_OK, 0, ""};
    char words[WORDS_SIZE];
    struct text t = TEXT_OF(words);
    if (pin_list(config->pin_file, &persons, &fault)) {
        foyerctl_check_say(print, CHECK_FAIL, "operators", fault.what);
        return;
    }
    text_addf(&t, "%zu", persons.n);
    foyerctl_check_say(print, persons.n > 0 ? CHECK_OK : CHECK_NOTE, "operators",
                       persons.n > 0 ? words
                                     : "none has a code, maintenance stays shut: foyerctl pin set");
}

static void check_venue(const struct config *config, struct check_print *print)
{
    char path[WORDS_SIZE], words[WORDS_SIZE];
    struct text zone = TEXT_OF(path), t = TEXT_OF(words);
    text_addf(&zone, "/usr/share/zoneinfo/%s", config->timezone);
    text_addf(&t, "%s: there is no %s", config->timezone, path);
    if (access(path, R_OK) == 0)
        foyerctl_check_say(print, CHECK_OK, "time zone", config->timezone);
    else
        foyerctl_check_say(print, CHECK_FAIL, "time zone", words);
    if (!config->shop.seller[0])
        foyerctl_check_say(print, CHECK_NOTE, "seller",
                           "[venue] seller is not set: tickets do not say who sells");
}

/* What the assets lack is added to a report of its own. */
static void check_assets(const struct config *config, const struct config_report *report,
                         struct check_print *print)
{
    struct config_report *lacks = mem_zalloc(sizeof(*lacks));
    char assets[WORDS_SIZE];
    environment_assets(assets, sizeof(assets));
    *lacks = *report;
    config_assets_check(config, assets, lacks);
    for (size_t i = 0; i < lacks->n_complaints; i++)
        foyerctl_check_say(print, CHECK_FAIL, "theme and languages", lacks->complaints[i]);
    if (lacks->n_complaints == 0)
        foyerctl_check_say(print, CHECK_OK, "theme and languages", assets);
    mem_free(lacks);
}

static void check_overlays(const struct config *config, struct check_print *print)
{
    char words[WORDS_SIZE];
    struct overlay_files *files = overlay_files_load(config->overlay_dir);
    for (size_t i = 0; i < files->complaints.n; i++) {
        const struct overlay_complaint *at = &files->complaints.at[i];
        struct text t = TEXT_OF(words);
        text_addf(&t, "%s:%d: %s", at->file, at->line, at->words);
        foyerctl_check_say(print, CHECK_FAIL, "seating plan file", words);
    }
    if (files->complaints.n == 0) {
        struct text t = TEXT_OF(words);
        text_addf(&t, "%zu in %zu files", files->n_plans, files->n_files);
        foyerctl_check_say(print, CHECK_OK, "seating plans described", words);
    }
    overlay_files_free(files);
}

void foyerctl_check_config(const struct config *config, const struct config_report *report,
                           struct check_print *print)
{
    check_files(report, print);
    config_list(config, report, check_unused, print);
    check_service(config, print);
    check_authorities(config, print);
    check_keys(config, print);
    check_persons(config, print);
    check_venue(config, print);
    check_assets(config, report, print);
    check_overlays(config, print);
}
