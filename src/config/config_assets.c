#include "config/config_assets.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "config/config_named.h"
#include "config/config_slip.h"

enum { PATH_SIZE = 512 };

static void check_file(struct config_report *report, const struct config_key *key, const char *path)
{
    char why[PATH_SIZE + 20];
    struct text t = TEXT_OF(why);
    if (access(path, R_OK) == 0)
        return;
    text_addf(&t, "there is no %s", path);
    config_report_add(report, &report->origins[config_named_place(key, 0)], key->name, why);
}

/* A name that leads out of the folder is as good as missing. */
static bool is_plain(const char *name)
{
    return strchr(name, '/') == NULL;
}

void config_assets_check(const struct config *config, const char *assets,
                         struct config_report *report)
{
    char path[PATH_SIZE];
    struct text theme = TEXT_OF(path);
    text_addf(&theme, "%s/themes/%s.ini", assets, is_plain(config->theme) ? config->theme : "");
    check_file(report, config_slip_find("display", "theme"), path);
    for (size_t i = 0; i < config->shop.n_languages; i++) {
        const char *language = config->shop.languages[i];
        struct text catalogue = TEXT_OF(path);
        text_addf(&catalogue, "%s/i18n/%s.mo", assets, is_plain(language) ? language : "");
        check_file(report, config_slip_find("venue", "languages"), path);
    }
}
