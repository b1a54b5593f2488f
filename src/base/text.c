#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text text_over(char *buffer, size_t size)
{
    assert(size > 0);
    buffer[0] = '\0';
    return (struct text){.at = buffer, .size = size};
}

void text_add_n(struct text *t, const char *s, size_t n)
{
    if (t->cut)
        return;
    const size_t room = t->size - t->len - 1;
    if (n > room) {
        t->cut = true;
        n = room;
        while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80) /* not inside a code point */
            n--;
    }
    memcpy(t->at + t->len, s, n);
    t->len += n;
    t->at[t->len] = '\0';
}

void text_add(struct text *t, const char *s)
{
    if (s)
        text_add_n(t, s, strlen(s));
}

static int sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

/* Takes the beginning of a code point off the end. */
static void drop_half_code_point(struct text *t)
{
    size_t at = t->len;
    while (at > 0 && ((unsigned char)t->at[at - 1] & 0xC0) == 0x80)
        at--;
    if (at > 0 && (size_t)sequence_length((unsigned char)t->at[at - 1]) > t->len - at + 1)
        t->len = at - 1;
    t->at[t->len] = '\0';
}

void text_addv(struct text *t, const char *fmt, va_list ap)
{
    if (t->cut)
        return;
    const size_t room = t->size - t->len;
    const int n = vsnprintf(t->at + t->len, room, fmt, ap);
    assert(n >= 0);
    t->cut = (size_t)n >= room;
    t->len = t->cut ? t->size - 1 : t->len + (size_t)n;
    if (t->cut)
        drop_half_code_point(t);
}

void text_addf(struct text *t, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    text_addv(t, fmt, ap);
    va_end(ap);
}

bool text_copy(char *to, size_t size, const char *s)
{
    struct text t = text_over(to, size);
    text_add(&t, s);
    return !t.cut;
}

/* One strict sequence of at most `left` bytes; 0 when it is not valid UTF-8. */
static int decode(const unsigned char *p, size_t left, uint32_t *ret_codepoint)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const int n = sequence_length(p[0]);
    if (n == 0 || (size_t)n > left)
        return 0;
    uint32_t c = n == 1 ? p[0] : p[0] & (0x7FU >> n);
    for (int i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        c = (c << 6) | (p[i] & 0x3F);
    }
    if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    *ret_codepoint = c;
    return n;
}

uint32_t text_next(const char **s)
{
    const unsigned char *p = (const unsigned char *)*s;
    if (*p == '\0')
        return 0;
    uint32_t c = 0xFFFD;
    const int n = decode(p, strnlen(*s, 4), &c);
    *s += n > 0 ? n : 1;
    return c;
}

size_t text_encode(char out[4], uint32_t codepoint)
{
    const bool is_character = codepoint <= 0x10FFFF && (codepoint < 0xD800 || codepoint > 0xDFFF);
    const uint32_t c = is_character ? codepoint : 0xFFFD;
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | (c >> 6));
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | (c >> 12));
        out[1] = (char)(0x80 | ((c >> 6) & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (c >> 18));
    out[1] = (char)(0x80 | ((c >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((c >> 6) & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

bool text_is_utf8(const char *s, size_t n)
{
    const unsigned char *p = (const unsigned char *)s;
    uint32_t c = 0;
    for (size_t i = 0; i < n;) {
        const int step = decode(p + i, n - i, &c);
        if (step == 0)
            return false;
        i += (size_t)step;
    }
    return true;
}

size_t text_count(const char *s)
{
    size_t n = 0;
    while (text_next(&s))
        n++;
    return n;
}

bool text_to_int64(const char *s, int64_t min, int64_t max, int64_t *ret)
{
    if (*s != '-' && (*s < '0' || *s > '9'))
        return false;
    char *end = NULL;
    errno = 0;
    const long long value = strtoll(s, &end, 10);
    if (errno || end == s || *end != '\0' || value < min || value > max)
        return false;
    *ret = value;
    return true;
}

bool text_is_id(const char *s)
{
    const size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");
    return n >= 1 && n <= 64 && s[n] == '\0';
}
