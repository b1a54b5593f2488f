#include "net/json_scan.h"

#include <math.h>
#include <stdlib.h>

#include "base/text.h"

static bool is_ascii(const char *s)
{
    uint64_t words[4];
    memcpy(words, s, sizeof(words));
    return !((words[0] | words[1] | words[2] | words[3]) & UINT64_C(0x8080808080808080));
}

/* Fast over ASCII, which is nearly everything; runs of other bytes are checked one by one. */
bool json_scan_is_utf8(const char *s, size_t n)
{
    enum { STRIDE = 32 };
    size_t i = 0;
    while (i < n) {
        if (n - i >= STRIDE && is_ascii(s + i)) {
            i += STRIDE;
            continue;
        }
        size_t from = i;
        while (from < n && !((unsigned char)s[from] & 0x80))
            from++;
        i = from;
        while (i < n && ((unsigned char)s[i] & 0x80))
            i++;
        if (!text_is_utf8(s + from, i - from))
            return false;
    }
    return true;
}

const char *json_scan_space(const char *at, const char *end)
{
    static const char spaces[] = "        "; /* indented text has them by the dozen */
    enum { WORD = sizeof(spaces) - 1 };
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) {
        at++;
        while (end - at >= WORD && memcmp(at, spaces, WORD) == 0)
            at += WORD;
    }
    return at;
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Length of the escape at a backslash, 0 when it is none. */
static size_t escape_length(const char *at, const char *end)
{
    if (end - at < 2)
        return 0;
    if (at[1] != 'u')
        return at[1] != '\0' && strchr("\"\\/bfnrt", at[1]) ? 2 : 0;
    if (end - at < 6 || !is_hex(at[2]) || !is_hex(at[3]) || !is_hex(at[4]) || !is_hex(at[5]))
        return 0;
    return 6;
}

/* The first byte from `at` that is a quote, a backslash or a control character. Eight at a time: a
 * borrow can make a byte behind the first such one look like one too, but never before it. */
static const char *pass_plain(const char *at, const char *end)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    uint64_t word = 0;
    while (end - at >= (ptrdiff_t)sizeof(word)) {
        memcpy(&word, at, sizeof(word));
        const uint64_t quote = word ^ (ones * '"'), slash = word ^ (ones * '\\');
        const uint64_t found = (((quote - ones) & ~quote) | ((slash - ones) & ~slash) |
                                ((word - ones * 0x20) & ~word)) &
                               tops;
        if (found)
            return at + __builtin_ctzll(found) / 8;
        at += sizeof(word);
    }
#endif
    while (at < end && (unsigned char)*at >= 0x20 && *at != '"' && *at != '\\')
        at++;
    return at;
}

const char *json_scan_string(const char *at, const char *end, struct json_text *ret,
                             const char **ret_why)
{
    const char *first = ++at;
    bool escaped = false;
    for (;;) {
        at = pass_plain(at, end);
        if (at == end || *at != '\\')
            break;
        const size_t n = escape_length(at, end);
        if (n == 0) {
            *ret_why = "bad escape";
            return at;
        }
        escaped = true;
        at += n;
    }
    if (at == end || *at != '"') {
        *ret_why = at == end ? "ended early" : "control character in a string";
        return at;
    }
    *ret = (struct json_text){first, (size_t)(at - first), escaped};
    return at + 1;
}

static const char *pass_digits(const char *at, const char *end)
{
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return at;
}

/* Behind the digits at `at`; NULL when there are none. */
static const char *need_digits(const char *at, const char *end)
{
    const char *behind = pass_digits(at, end);
    return behind > at ? behind : NULL;
}

static const char *scan_whole(const char *at, const char *end)
{
    if (at < end && *at == '-')
        at++;
    const char *behind = need_digits(at, end);
    return behind && behind - at > 1 && *at == '0' ? NULL : behind;
}

static const char *scan_exponent(const char *at, const char *end)
{
    at++;
    if (at < end && (*at == '+' || *at == '-'))
        at++;
    return need_digits(at, end);
}

static bool is_finite(const struct json_text *number)
{
    char copy[JSON_NUMBER_MAX + 1];
    json_text_decode(number, copy, sizeof(copy));
    return isfinite(strtod(copy, NULL));
}

const char *json_scan_number(const char *at, const char *end, struct json_text *ret,
                             const char **ret_why)
{
    const char *behind = scan_whole(at, end);
    bool has_exponent = false;
    if (behind && behind < end && *behind == '.')
        behind = need_digits(behind + 1, end);
    if (behind && behind < end && (*behind == 'e' || *behind == 'E')) {
        has_exponent = true;
        behind = scan_exponent(behind, end);
    }
    if (!behind) {
        *ret_why = "bad number";
        return at;
    }
    *ret = (struct json_text){at, (size_t)(behind - at), false};
    if (ret->n > JSON_NUMBER_MAX)
        *ret_why = "number too long";
    else if (has_exponent && !is_finite(ret)) /* without one, 64 digits are always finite */
        *ret_why = "number out of range";
    return *ret_why ? at : behind;
}

const char *json_scan_small(const char *at, const char *end, int64_t *ret)
{
    enum { DIGITS_MAX = 18 }; /* cannot overflow */
    const bool negative = at < end && *at == '-';
    const char *first = at + (negative ? 1 : 0);
    int64_t value = 0;
    for (at = first; at < end && *at >= '0' && *at <= '9' && at - first < DIGITS_MAX; at++)
        value = value * 10 + (*at - '0');
    const ptrdiff_t n = at - first;
    if (n == 0 || (n > 1 && *first == '0') || at == end || (*at >= '0' && *at <= '9') ||
        *at == '.' || *at == 'e' || *at == 'E')
        return NULL;
    *ret = negative ? -value : value;
    return at;
}
