#include <assert.h>

#include "base/text.h"
#include "net/json.h"

enum { REPLACEMENT = 0xFFFD };

/* Walks a raw string unit by unit: a unit is one plain byte, or one escape as UTF-8. */
struct walk {
    const char *at, *end;
};

static unsigned hex4(const char *s)
{
    unsigned value = 0;
    for (int i = 0; i < 4; i++) {
        const unsigned c = (unsigned char)s[i];
        value = value * 16 + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

/* The code point of a \u escape at w->at (behind the u); pairs are joined. */
static uint32_t take_u(struct walk *w)
{
    const uint32_t first = hex4(w->at);
    w->at += 4;
    if (first == 0 || (first >= 0xDC00 && first <= 0xDFFF))
        return REPLACEMENT;
    if (first < 0xD800 || first > 0xDBFF)
        return first;
    if (w->end - w->at < 6 || w->at[0] != '\\' || w->at[1] != 'u')
        return REPLACEMENT;
    const uint32_t second = hex4(w->at + 2);
    if (second < 0xDC00 || second > 0xDFFF)
        return REPLACEMENT;
    w->at += 6;
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

static size_t take_unit(struct walk *w, char out[4])
{
    const char c = *w->at++;
    if (c != '\\') {
        out[0] = c;
        return 1;
    }
    const char kind = *w->at++;
    switch (kind) {
    case 'b':
        out[0] = '\b';
        return 1;
    case 'f':
        out[0] = '\f';
        return 1;
    case 'n':
        out[0] = '\n';
        return 1;
    case 'r':
        out[0] = '\r';
        return 1;
    case 't':
        out[0] = '\t';
        return 1;
    case 'u':
        return text_encode(out, take_u(w));
    default: /* the quote, the backslash and the slash stand for themselves */
        out[0] = kind;
        return 1;
    }
}

static size_t whole_code_points(const char *s, size_t n)
{
    while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
        n--;
    return n;
}

size_t json_text_decode(const struct json_text *text, char *out, size_t size)
{
    assert(size > 0);
    if (!text->escaped) {
        const size_t n = text->n < size ? text->n : whole_code_points(text->at, size - 1);
        memcpy(out, text->at, n);
        out[n] = '\0';
        return n;
    }
    size_t len = 0;
    for (struct walk w = {text->at, text->at + text->n}; w.at < w.end;) {
        char unit[4];
        const size_t n = take_unit(&w, unit);
        if (len + n >= size) {
            while (len > 0 && ((unsigned char)unit[0] & 0xC0) == 0x80) {
                /* the unit is in the middle of a code point: take its start back too */
                unit[0] = out[--len];
            }
            break;
        }
        memcpy(out + len, unit, n);
        len += n;
    }
    out[len] = '\0';
    return len;
}

bool json_text_fits(const struct json_text *text, char *out, size_t size)
{
    if (!text->escaped && text->n < size) {
        memcpy(out, text->at, text->n);
        out[text->n] = '\0';
        return true;
    }
    size_t need = 0;
    for (struct walk w = {text->at, text->at + text->n}; w.at < w.end;) {
        char unit[4];
        need += take_unit(&w, unit);
    }
    json_text_decode(text, out, size);
    return need < size;
}

const char *json_text_copy(const struct json_text *text, struct arena *arena)
{
    if (!text->escaped)
        return arena_strndup(arena, text->at, text->n);
    char *copy =
        arena_alloc(arena, text->n + 1); /* an escape is never shorter than what it means */
    json_text_decode(text, copy, text->n + 1);
    return copy;
}

bool json_text_equal(const struct json_text *a, const struct json_text *b)
{
    if (!a->escaped && !b->escaped)
        return a->n == b->n && memcmp(a->at, b->at, a->n) == 0;
    struct walk wa = {a->at, a->at + a->n}, wb = {b->at, b->at + b->n};
    char ua[4], ub[4];
    size_t na = 0, nb = 0, ia = 0, ib = 0;
    for (;;) {
        if (ia == na && wa.at < wa.end) {
            na = take_unit(&wa, ua);
            ia = 0;
        }
        if (ib == nb && wb.at < wb.end) {
            nb = take_unit(&wb, ub);
            ib = 0;
        }
        if (ia == na || ib == nb)
            return ia == na && ib == nb;
        if (ua[ia++] != ub[ib++])
            return false;
    }
}

bool json_text_is_escaped(const struct json_text *text, const char *s, size_t n)
{
    return json_text_equal(text, &(struct json_text){s, n, false});
}

uint32_t json_text_hash(const struct json_text *text)
{
    uint32_t hash = 2166136261U; /* FNV-1a over the decoded bytes */
    if (!text->escaped) {
        for (size_t i = 0; i < text->n; i++)
            hash = (hash ^ (unsigned char)text->at[i]) * 16777619U;
        return hash;
    }
    for (struct walk w = {text->at, text->at + text->n}; w.at < w.end;) {
        char unit[4];
        const size_t n = take_unit(&w, unit);
        for (size_t i = 0; i < n; i++)
            hash = (hash ^ (unsigned char)unit[i]) * 16777619U;
    }
    return hash;
}
