#include "app/first_run.h"

#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "config/config_first.h"
#include "config/pin.h"
#include "ui/assets_list.h"

enum { PATH_SIZE = 512 };

/* A key that was taken away on the screen leaves codes behind, and maintenance takes the next one. */
static bool is_untouched(const struct config *config)
{
    struct pin_persons persons;
    struct fault fault;
    return config_secret_kept(config, PROFILE_MAIN) == SECRET_MISSING &&
           access(config->credentials_file, F_OK) != 0 &&
           pin_list(config->pin_file, &persons, &fault) == RC_OK && persons.n == 0;
}

/* What was chosen before a power cut stands first, so that it goes on in that language. */
static void put_first(struct shop *shop, const char *language)
{
    for (size_t i = 1; i < shop->n_languages; i++) {
        if (strcmp(shop->languages[i], language) != 0)
            continue;
        char before[sizeof(shop->languages[0])];
        memcpy(before, shop->languages[0], sizeof(before));
        memcpy(shop->languages[0], shop->languages[i], sizeof(before));
        memcpy(shop->languages[i], before, sizeof(before));
    }
}

/* All that there are words for; those of the configuration where that cannot be told. */
static void list_languages(const char *assets, struct shop *shop)
{
    char names[SHOP_LANGUAGES_MAX][ASSET_NAME_SIZE];
    const size_t n = assets_list(assets, "i18n", ".mo", SHOP_LANGUAGES_MAX, names);
    size_t taken = 0;
    for (size_t i = 0; i < n; i++)
        taken += text_copy(shop->languages[taken], sizeof(shop->languages[0]), names[i]);
    shop->n_languages = n > 0 ? taken : shop->n_languages;
}

static void offer_languages(const struct first_run_spec *spec, struct config *config)
{
    char path[PATH_SIZE];
    char preset[sizeof(config->shop.languages[0])];
    struct fault fault;
    bool complete;
    memcpy(preset, config->shop.languages[0], sizeof(preset));
    list_languages(spec->assets, &config->shop);
    put_first(&config->shop, preset);
    struct config *draft = mem_zalloc(sizeof(*draft));
    struct text file = TEXT_OF(path);
    text_addf(&file, "%s/setup.ini", spec->state_dir);
    if (config_first_load(path, draft, &complete, &fault) == RC_OK)
        put_first(&config->shop, draft->shop.languages[0]);
    mem_free(draft);
}

enum rc first_run_load(const struct first_run_spec *spec, struct config *ret, bool *ret_is_first,
                       struct fault *fault)
{
    bool complete = false;
    const enum rc rc = config_first_load(spec->config, ret, &complete, fault);
    if (rc && rc != RC_NOT_FOUND)
        return rc;
    *ret_is_first = !complete || is_untouched(ret);
    if (*ret_is_first)
        offer_languages(spec, ret);
    return RC_OK;
}
