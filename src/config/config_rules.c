#include "config/config_rules.h"

#include <ctype.h>
#include <string.h>

/* The URL is signed as written (contract 2.2), so it must be in its normal form. */
static const char *url_broken(const char *url)
{
    static const char https[] = "https://";
    const size_t n = strlen(url);
    if (strncmp(url, https, sizeof(https) - 1) != 0)
        return "must begin with https://";
    if (url[n - 1] != '/')
        return "must end with /";
    const char *host = url + sizeof(https) - 1;
    const size_t n_host = strcspn(host, "/");
    for (size_t i = 0; i < n_host; i++) {
        const char c = host[i];
        if (!islower((unsigned char)c) && !isdigit((unsigned char)c) && !strchr("-.:", c))
            return "the host must be in small letters, without user or brackets";
    }
    for (const char *c = host; *c; c++) {
        if (!isalnum((unsigned char)*c) && !strchr("-._~:/", *c))
            return "may not hold a question mark, blanks or letters outside ASCII";
    }
    return n_host > 0 ? NULL : "names no host";
}

static bool is_kiosk_id(const char *id)
{
    const size_t n = strlen(id);
    for (size_t i = 0; i < n; i++) {
        if (!isupper((unsigned char)id[i]) && !isdigit((unsigned char)id[i]))
            return false;
    }
    return n >= 1 && n <= 4;
}

static bool is_currency(const char *code)
{
    return strlen(code) == 3 && strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
}

bool config_rules_is_login(const char *login)
{
    for (; *login; login++) {
        if (!isgraph((unsigned char)*login) || *login == ':')
            return false;
    }
    return true;
}

static bool is_header_text(const char *s)
{
    for (; *s; s++) {
        if (!isprint((unsigned char)*s))
            return false;
    }
    return true;
}

const char *config_rules_broken(const struct config *config, const char **ret_key)
{
    const char *why = url_broken(config->base_url);
    *ret_key = "base_url";
    if (why)
        return why;
    *ret_key = "login";
    if (!config_rules_is_login(config->login))
        return "may hold neither blanks nor a colon";
    *ret_key = "user_agent";
    if (!is_header_text(config->user_agent))
        return "must be plain ASCII";
    *ret_key = "kiosk_id";
    if (!is_kiosk_id(config->shop.kiosk_id))
        return "1 to 4 capital letters and digits are allowed";
    *ret_key = "currency";
    if (!is_currency(config->shop.currency.code))
        return "three capital letters are needed";
    *ret_key = "languages";
    if (config->shop.n_languages == 0)
        return "at least one is needed";
    *ret_key = "window_days";
    if (config->window_days > config->days_ahead)
        return "may not be more than days_ahead";
    return NULL;
}
