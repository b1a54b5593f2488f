#include "config/config_value_text.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

static const void *place(const struct config *config, const struct config_key *key, size_t index)
{
    return (const char *)config + key->offset + index * key->stride;
}

static size_t count(const struct config *config, const struct config_key *key, size_t index)
{
    const char *at = (const char *)config + key->count_offset + index * key->stride;
    return *(const size_t *)(const void *)at;
}

static void add_list(const struct config *config, const struct config_key *key, size_t index,
                     struct text *out)
{
    const char *strings = place(config, key, index);
    for (size_t i = 0; i < count(config, key, index); i++)
        text_addf(out, "%s%s", i > 0 ? ", " : "", strings + i * key->size);
}

static void add_word(const struct config_key *key, int nth, struct text *out)
{
    const char *word = key->allowed;
    for (; nth > 0; nth--)
        word += strcspn(word, "|") + 1;
    text_add_n(out, word, strcspn(word, "|"));
}

static void add_money(const struct config *config, money_t amount, struct text *out)
{
    char words[32];
    text_add(out, money_print(words, sizeof(words), amount, config->shop.currency.decimals));
}

static void add_date(const struct wall *date, struct text *out)
{
    if (when_is_known(date))
        text_addf(out, "%04d-%02d-%02d", date->year, date->month, date->day);
}

void config_value_text(const struct config *config, const struct config_key *key, size_t index,
                       struct text *out)
{
    const void *at = place(config, key, index);
    if (key->when == CONFIG_UNUSED)
        return;
    switch (key->type) {
    case CONFIG_TEXT:
    case CONFIG_PATH:
        text_add(out, at);
        break;
    case CONFIG_INT:
        text_addf(out, "%d", *(const int *)at);
        break;
    case CONFIG_BOOL:
        text_add(out, *(const bool *)at ? "yes" : "no");
        break;
    case CONFIG_MONEY:
        add_money(config, *(const money_t *)at, out);
        break;
    case CONFIG_REAL:
        text_addf(out, "%g", *(const double *)at);
        break;
    case CONFIG_DATE:
        add_date(at, out);
        break;
    case CONFIG_LIST:
        add_list(config, key, index, out);
        break;
    case CONFIG_WORD:
        add_word(key, *(const int *)at, out);
        break;
    }
}

static size_t bytes_of(const struct config_key *key)
{
    static const size_t sizes[] = {
        [CONFIG_INT] = sizeof(int),     [CONFIG_WORD] = sizeof(int),
        [CONFIG_BOOL] = sizeof(bool),   [CONFIG_MONEY] = sizeof(money_t),
        [CONFIG_REAL] = sizeof(double), [CONFIG_DATE] = sizeof(struct wall),
    };
    if (key->type == CONFIG_TEXT || key->type == CONFIG_PATH)
        return key->size;
    return key->type == CONFIG_LIST ? key->size * (size_t)key->max : sizes[key->type];
}

void config_value_copy(struct config *to, const struct config *from, const struct config_key *key,
                       size_t index)
{
    assert(key->when != CONFIG_UNUSED);
    memcpy((char *)to + key->offset + index * key->stride, place(from, key, index), bytes_of(key));
    if (key->type == CONFIG_LIST)
        memcpy((char *)to + key->count_offset + index * key->stride,
               (const char *)from + key->count_offset + index * key->stride, sizeof(size_t));
}
