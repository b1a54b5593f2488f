/* Breaking text into lines. */
#include <string.h>

#include "base/text.h"
#include "ui/type_parts.h"

/* A line may end before an ideograph or a kana, except where a closing sign follows. */
static bool is_ideograph(uint32_t cp)
{
    return (cp >= 0x2E80 && cp <= 0x9FFF && cp != 0x3001 && cp != 0x3002) ||
           (cp >= 0xAC00 && cp <= 0xD7AF) || (cp >= 0x20000 && cp <= 0x3FFFF);
}

static bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

static bool is_sign(uint32_t cp)
{
    return cp < 0x80 && !is_digit(cp) && !(cp >= 'a' && cp <= 'z') && !(cp >= 'A' && cp <= 'Z');
}

/* A number stays with the word that says of what it is ("seat 12"), and with its other digits. */
static bool is_glued(uint32_t word, uint32_t cp)
{
    return is_digit(cp) && !is_sign(word);
}

/* The next place after `p` where a line may end; the space before it belongs to the line. */
static const char *next_break(const char *p, bool glue)
{
    uint32_t before = text_next(&p), word = before;
    while (*p && before != '\n') {
        const char *at = p;
        const uint32_t cp = text_next(&p);
        const bool after_space = before == ' ' && cp != ' ' && !(glue && is_glued(word, cp));
        const bool after_hyphen = before == '-' && cp != ' ' && cp != '-';
        if (cp != '\n' && (after_space || after_hyphen || (is_ideograph(cp) && before != ' ')))
            return at;
        before = cp;
        word = cp == ' ' ? word : cp;
    }
    return p;
}

static size_t trimmed(const char *from, const char *to)
{
    while (to > from && (to[-1] == ' ' || to[-1] == '\n'))
        to--;
    return (size_t)(to - from);
}

struct wrapping {
    struct type_cache *cache;
    const struct type_spec *spec;
    int width;
};

static bool fits(const struct wrapping *w, const char *from, const char *to)
{
    return type_cache_width(w->cache, w->spec, from, trimmed(from, to)) <= w->width;
}

/* A word wider than the line: as many letters as fit, at least one. */
static const char *break_word(const struct wrapping *w, const char *from, const char *end)
{
    const char *p = from;
    text_next(&p);
    while (p < end) {
        const char *more = p;
        text_next(&more);
        if (!fits(w, from, more))
            break;
        p = more;
    }
    return p;
}

static const char *line_end(const struct wrapping *w, const char *from)
{
    const char *end = next_break(from, true);
    if (!fits(w, from, end))
        end = next_break(from, false);
    if (!fits(w, from, end))
        return break_word(w, from, end);
    while (*end && end[-1] != '\n') {
        const char *more = next_break(end, true);
        if (!fits(w, from, more))
            break;
        end = more;
    }
    return end;
}

void type_wrap(struct type_cache *cache, const struct type_spec *spec, const char *text, int width,
               int most, struct type_lines *ret)
{
    const struct wrapping w = {cache, spec, width};
    most = most < 1 ? 1 : most > TYPE_LINES_MAX ? TYPE_LINES_MAX : most;
    *ret = (struct type_lines){.n = 0};
    const char *p = text;
    while (*p && ret->n < most) {
        /* One line only: never inside a word, the caller decides what to do. */
        const char *end = most == 1 ? p + strcspn(p, "\n") : line_end(&w, p);
        ret->line[ret->n].from = (size_t)(p - text);
        ret->line[ret->n++].len = trimmed(p, end);
        ret->cut = ret->cut || !fits(&w, p, end);
        p = end;
        while (*p == ' ')
            p++;
        if (most == 1 && *p == '\n')
            p++;
    }
    ret->cut = ret->cut || *p != '\0';
}
