#include "config/config_value.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static void *place(struct config *config, const struct config_value *value)
{
    return (char *)config + value->key->offset + value->index * value->key->stride;
}

static size_t *count_of(struct config *config, const struct config_value *value)
{
    const size_t offset = value->key->count_offset + value->index * value->key->stride;
    return (size_t *)(void *)((char *)config + offset);
}

static bool is_word_of(const char *words, const char *value)
{
    const size_t n = strlen(value);
    while (*words) {
        const size_t here = strcspn(words, "|");
        if (here == n && strncmp(words, value, n) == 0)
            return true;
        words += here + (words[here] == '|');
    }
    return false;
}

static bool has_control(const char *s)
{
    for (; *s; s++) {
        if ((unsigned char)*s < 0x20 || *s == 0x7F)
            return true;
    }
    return !text_is_utf8(s, strlen(s));
}

void config_value_range(const struct config_key *key, struct text *out)
{
    text_addf(out, "%" PRId64 " to %" PRId64 "%s%s", key->min, key->max, key->unit[0] ? " " : "",
              key->unit);
}

static bool set_text(struct config *config, const struct config_value *value, struct text *why)
{
    const struct config_key *key = value->key;
    const size_t n = strlen(value->text);
    if ((int64_t)n < key->min || n >= key->size || has_control(value->text)) {
        text_addf(why, "%" PRId64 " to %zu characters are allowed", key->min, key->size - 1);
        return false;
    }
    return text_copy(place(config, value), key->size, value->text);
}

static bool set_path(struct config *config, const struct config_value *value, struct text *why)
{
    struct text path = text_over(place(config, value), value->key->size);
    if (value->text[0] != '/' && value->folder[0])
        text_addf(&path, "%s/", value->folder);
    text_add(&path, value->text);
    if (!value->text[0] || path.cut)
        text_add(why, "a path of at most 255 characters is needed");
    return value->text[0] && !path.cut;
}

static bool set_int(struct config *config, const struct config_value *value, struct text *why)
{
    const struct config_key *key = value->key;
    int64_t number = 0;
    if (!text_to_int64(value->text, key->min, key->max, &number)) {
        config_value_range(key, why);
        text_add(why, " are allowed");
        return false;
    }
    *(int *)place(config, value) = (int)number;
    return true;
}

static bool set_real(struct config *config, const struct config_value *value, struct text *why)
{
    const struct config_key *key = value->key;
    char *end = NULL;
    errno = 0;
    const double number = strtod(value->text, &end);
    if (errno || end == value->text || *end || !(number >= (double)key->min) ||
        !(number <= (double)key->max)) {
        config_value_range(key, why);
        text_add(why, " are allowed");
        return false;
    }
    *(double *)place(config, value) = number;
    return true;
}

static bool set_money(struct config *config, const struct config_value *value, struct text *why)
{
    money_t amount = 0;
    if (!money_parse(value->text, strlen(value->text), config->shop.currency.decimals, &amount) ||
        amount < 0 || amount > value->key->max) {
        char most[32];
        money_print(most, sizeof(most), value->key->max, config->shop.currency.decimals);
        text_addf(why, "an amount such as 1.50 is needed, at most %s", most);
        return false;
    }
    *(money_t *)place(config, value) = amount;
    return true;
}

static bool set_date(struct config *config, const struct config_value *value, struct text *why)
{
    struct wall date;
    if (strlen(value->text) != sizeof("2026-11-21") - 1 || !when_parse(value->text, &date)) {
        text_add(why, "a date such as 2026-11-21 is needed");
        return false;
    }
    *(struct wall *)place(config, value) = date;
    return true;
}

static bool add_element(struct config *config, const struct config_value *value, const char *s,
                        size_t n)
{
    const struct config_key *key = value->key;
    size_t *count = count_of(config, value);
    if ((int64_t)*count >= key->max || n >= key->size)
        return false;
    struct text t = text_over((char *)place(config, value) + *count * key->size, key->size);
    text_add_n(&t, s, n);
    (*count)++;
    return true;
}

static bool set_list(struct config *config, const struct config_value *value, struct text *why)
{
    const struct config_key *key = value->key;
    if (!value->more)
        *count_of(config, value) = 0;
    for (const char *s = value->text; *s;) {
        s += strspn(s, ", \t");
        size_t n = strcspn(s, ",");
        const char *next = s + n;
        while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
            n--;
        if (n > 0 && !add_element(config, value, s, n)) {
            text_addf(why, "at most %" PRId64 " of at most %zu characters are allowed", key->max,
                      key->size - 1);
            return false;
        }
        s = next;
    }
    return true;
}

static bool set_bool(struct config *config, const struct config_value *value, struct text *why)
{
    (void)why; /* the allowed words were checked */
    *(bool *)place(config, value) = strcmp(value->text, "yes") == 0;
    return true;
}

static bool set_word(struct config *config, const struct config_value *value)
{
    const size_t n = strlen(value->text);
    int nth = 0;
    assert(value->key->allowed);
    for (const char *word = value->key->allowed; *word; nth++) { /* it is one of them */
        const size_t here = strcspn(word, "|");
        if (here == n && strncmp(word, value->text, n) == 0)
            break;
        word += here + (word[here] == '|');
    }
    *(int *)place(config, value) = nth;
    return true;
}

bool config_value_set(struct config *config, const struct config_value *value, char *why,
                      size_t size)
{
    struct text words = text_over(why, size);
    if (value->key->allowed && !is_word_of(value->key->allowed, value->text)) {
        text_addf(&words, "%s are allowed", value->key->allowed);
        return false;
    }
    switch (value->key->type) {
    case CONFIG_TEXT:
        return set_text(config, value, &words);
    case CONFIG_PATH:
        return set_path(config, value, &words);
    case CONFIG_INT:
        return set_int(config, value, &words);
    case CONFIG_BOOL:
        return set_bool(config, value, &words);
    case CONFIG_MONEY:
        return set_money(config, value, &words);
    case CONFIG_REAL:
        return set_real(config, value, &words);
    case CONFIG_DATE:
        return set_date(config, value, &words);
    case CONFIG_LIST:
        return set_list(config, value, &words);
    case CONFIG_WORD:
        return set_word(config, value);
    }
    return false;
}
