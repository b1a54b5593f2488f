#include "base/money.h"
#include "net/json.h"

/* Digits that cannot overflow, which are nearly all there are. */
enum { SAFE_DIGITS = 18 };

bool json_text_int(const struct json_text *text, int64_t min, int64_t max, int64_t *ret)
{
    const char *at = text->at, *end = text->at + text->n;
    const bool negative = at < end && *at == '-';
    int64_t value = 0;
    at += negative ? 1 : 0;
    const char *first = at;
    while (at < end && *at >= '0' && *at <= '9' && at - first < SAFE_DIGITS)
        value = value * 10 + (*at++ - '0');
    if (at == first)
        return false;
    if (at < end && *at == '.') { /* 12.0 is whole */
        at++;
        while (at < end && *at == '0')
            at++;
    }
    value = negative ? -value : value;
    if (at != end || value < min || value > max)
        return false;
    *ret = value;
    return true;
}

bool json_money(struct json *j, int decimals, money_t *ret)
{
    struct json_text raw;
    return json_number(j, &raw) && money_parse(raw.at, raw.n, decimals, ret);
}
