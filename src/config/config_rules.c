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

static void rule(struct config_rules *broken, const char *key, const char *why)
{
    if (!why)
        return;
    broken->key[broken->n] = key;
    broken->why[broken->n++] = why;
}

struct config_rules config_rules_broken(const struct config *config)
{
    struct config_rules broken = {.n = 0};
    rule(&broken, "base_url", url_broken(config->base_url));
    rule(&broken, "login",
         config_rules_is_login(config->login) ? NULL : "may hold neither blanks nor a colon");
    rule(&broken, "user_agent", is_header_text(config->user_agent) ? NULL : "must be plain ASCII");
    rule(&broken, "kiosk_id",
         is_kiosk_id(config->shop.kiosk_id) ? NULL
                                            : "1 to 4 capital letters and digits are allowed");
    rule(&broken, "currency",
         is_currency(config->shop.currency.code) ? NULL : "three capital letters are needed");
    rule(&broken, "languages", config->shop.n_languages > 0 ? NULL : "at least one is needed");
    rule(&broken, "window_days",
         config->window_days <= config->days_ahead ? NULL : "may not be more than days_ahead");
    return broken;
}
