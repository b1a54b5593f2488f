#include "sandbox/jsonw.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

static void put(struct jsonw *w, const char *s, size_t n)
{
    if (w->size - w->len <= n) {
        w->size = (w->size + n + 512) * 2;
        w->at = mem_regrow(w->at, w->size, 1);
    }
    memcpy(w->at + w->len, s, n);
    w->len += n;
    w->at[w->len] = '\0';
}

static void begin(struct jsonw *w)
{
    if (w->comma)
        put(w, ",", 1);
    w->comma = true;
}

void jsonw_free(struct jsonw *w)
{
    mem_free(w->at);
    *w = (struct jsonw){0};
}

char *jsonw_take(struct jsonw *w, size_t *ret_len)
{
    put(w, "", 0);
    char *at = w->at;
    *ret_len = w->len;
    *w = (struct jsonw){0};
    return at;
}

void jsonw_open(struct jsonw *w, char bracket)
{
    begin(w);
    put(w, &bracket, 1);
    w->comma = false;
}

void jsonw_close(struct jsonw *w, char bracket)
{
    put(w, &bracket, 1);
    w->comma = true;
}

static void quoted(struct jsonw *w, const char *s)
{
    put(w, "\"", 1);
    for (size_t run = 0; *s; s += run) {
        run = 0;
        while ((unsigned char)s[run] >= 0x20 && s[run] != '"' && s[run] != '\\')
            run++;
        put(w, s, run);
        if (s[run]) {
            char escape[8];
            const int n = snprintf(escape, sizeof(escape), "\\u%04x", (unsigned char)s[run]);
            put(w, escape, (size_t)n);
            run++;
        }
    }
    put(w, "\"", 1);
}

void jsonw_key(struct jsonw *w, const char *key)
{
    begin(w);
    quoted(w, key);
    put(w, ":", 1);
    w->comma = false;
}

void jsonw_raw(struct jsonw *w, const char *json)
{
    begin(w);
    put(w, json, strlen(json));
}

void jsonw_text(struct jsonw *w, const char *s, size_t n)
{
    put(w, s, n);
}

void jsonw_str(struct jsonw *w, const char *s)
{
    begin(w);
    if (s)
        quoted(w, s);
    else
        put(w, "null", 4);
}

void jsonw_int(struct jsonw *w, int64_t value)
{
    char digits[24];
    begin(w);
    const int n = snprintf(digits, sizeof(digits), "%" PRId64, value);
    put(w, digits, (size_t)n);
}

void jsonw_bool(struct jsonw *w, bool value)
{
    jsonw_raw(w, value ? "true" : "false");
}

void jsonw_null(struct jsonw *w)
{
    jsonw_raw(w, "null");
}

void jsonw_money(struct jsonw *w, money_t amount)
{
    char digits[32];
    money_print(digits, sizeof(digits), amount, 2);
    const size_t n = strlen(digits);
    if (digits[n - 1] == '0')
        digits[n - 1] = '\0';
    jsonw_raw(w, digits);
}

void jsonw_m_str(struct jsonw *w, const char *key, const char *s)
{
    jsonw_key(w, key);
    jsonw_str(w, s);
}

void jsonw_m_int(struct jsonw *w, const char *key, int64_t value)
{
    jsonw_key(w, key);
    jsonw_int(w, value);
}

void jsonw_m_bool(struct jsonw *w, const char *key, bool value)
{
    jsonw_key(w, key);
    jsonw_bool(w, value);
}

void jsonw_m_null(struct jsonw *w, const char *key)
{
    jsonw_key(w, key);
    jsonw_null(w);
}

void jsonw_m_money(struct jsonw *w, const char *key, money_t amount)
{
    jsonw_key(w, key);
    jsonw_money(w, amount);
}

void jsonw_m_list(struct jsonw *w, const char *key)
{
    jsonw_key(w, key);
    jsonw_raw(w, "[]");
}

void jsonw_m_id(struct jsonw *w, const char *key, const char *id)
{
    jsonw_key(w, key);
    jsonw_open(w, '{');
    jsonw_m_str(w, "id", id);
    jsonw_close(w, '}');
}
