#include "store/clean.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/entity.h"

enum { MARKS_MAX = 2, TAG_NAME_MAX = 12 };

/* Text on its way out. White space waits until something follows it, so none is left at the ends
 * and a run of it becomes one sign. */
struct writer {
    char *out;
    size_t len;       /* bytes */
    size_t count;     /* code points */
    size_t max_count; /* one more is taken, to see that the text is longer */
    bool one_line, space_waits, break_waits;
    bool is_bullet; /* the line has a bullet and nothing else yet */
    bool full;
    bool has_marks;
    int marks; /* combining marks since the last base */
};

static void put(struct writer *w, uint32_t c)
{
    if (w->count > w->max_count) {
        w->full = true;
        return;
    }
    w->len += text_encode(w->out + w->len, c);
    w->count++;
}

static void write_sign(struct writer *w, uint32_t c)
{
    if (w->len > 0 && !w->is_bullet) {
        if (w->break_waits && !w->one_line)
            put(w, '\n');
        else if (w->break_waits || w->space_waits)
            put(w, ' ');
    }
    w->space_waits = w->break_waits = w->is_bullet = false;
    put(w, c);
}

/* Signs that nobody sees but that move or hide the signs around them (F50). */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F && c != 0x200D) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF0 && c <= 0xFFFD) || (c >= 0xE0000 && c <= 0xE007F);
}

static bool is_space(uint32_t c, utf8proc_category_t category)
{
    return category == UTF8PROC_CATEGORY_ZS || (c >= 0x09 && c <= 0x0D) || c == 0x85;
}

static void add(struct writer *w, uint32_t c)
{
    const utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    if (is_space(c, category)) {
        w->space_waits = true;
        return;
    }
    if (c == 0x2028 || c == 0x2029) {
        w->break_waits = true;
        return;
    }
    if (is_invisible(c) || category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CS ||
        category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CN)
        return;
    if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME || c == 0x200D) {
        w->has_marks = true;
        if (w->len > 0 && !w->space_waits && !w->break_waits && w->marks++ < MARKS_MAX)
            put(w, c);
        return;
    }
    w->marks = 0;
    write_sign(w, c);
}

static void bullet(struct writer *w)
{
    w->break_waits = true;
    if (w->one_line || w->is_bullet)
        return;
    write_sign(w, '-');
    put(w, ' ');
    w->is_bullet = true;
}

/* Takes `n` code points off the end. */
static void take_back(struct writer *w, size_t n)
{
    for (; n > 0 && w->len > 0; n--) {
        do
            w->len--;
        while (w->len > 0 && ((unsigned char)w->out[w->len] & 0xC0) == 0x80);
        w->count--;
    }
}

/* A list item with nothing in it goes again, and the break before it. */
static void drop_bullet(struct writer *w)
{
    if (w->is_bullet)
        take_back(w, w->len > 2 ? 3 : 2);
    w->is_bullet = false;
}

struct tag {
    char name[TAG_NAME_MAX + 1]; /* lower case, cut */
    bool closes;
    const char *end; /* behind the '>' */
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Reads the tag at `s`, which points at '<'. A '>' inside quotes does not end it. */
static struct tag read_tag(const char *s)
{
    struct tag tag = {.closes = s[1] == '/'};
    const char *at = s + (tag.closes ? 2 : 1);
    for (size_t n = 0; is_letter(*at) || (*at >= '0' && *at <= '9'); at++) {
        if (n < TAG_NAME_MAX)
            tag.name[n++] = (char)(*at >= 'A' && *at <= 'Z' ? *at + 32 : *at);
    }
    char quote = '\0';
    for (; *at != '\0' && (quote != '\0' || *at != '>'); at++) {
        if (quote == '\0' && (*at == '"' || *at == '\''))
            quote = *at;
        else if (*at == quote)
            quote = '\0';
    }
    tag.end = *at == '>' ? at + 1 : at;
    return tag;
}

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names; names++) {
        if (strcmp(name, *names) == 0)
            return true;
    }
    return false;
}

/* Where reading goes on behind the tag; what scripts and styles contain is not text. */
static const char *apply_tag(struct writer *w, const struct tag *tag)
{
    static const char *const blocks[] = {
        "address", "article",  "aside",      "blockquote", "br",     "center", "dd",  "div", "dl",
        "dt",      "fieldset", "figcaption", "figure",     "footer", "form",   "h1",  "h2",  "h3",
        "h4",      "h5",       "h6",         "header",     "hr",     "main",   "nav", "ol",  "p",
        "pre",     "section",  "table",      "tr",         "ul",     NULL};
    static const char *const cells[] = {"td", "th", "img", "option", NULL};
    static const char *const hidden[] = {"script", "style",    "head",   "iframe",   "object",
                                         "svg",    "template", "select", "noscript", NULL};
    if (strcmp(tag->name, "li") == 0) {
        if (tag->closes)
            drop_bullet(w);
        else
            bullet(w);
        w->break_waits = tag->closes;
    } else if (is_one_of(tag->name, blocks)) {
        w->break_waits = true;
    } else if (is_one_of(tag->name, cells)) {
        w->space_waits = true;
    } else if (!tag->closes && is_one_of(tag->name, hidden)) {
        const size_t n = strlen(tag->name);
        const char *at = tag->end;
        while ((at = strstr(at, "</")) != NULL && strncasecmp(at + 2, tag->name, n) != 0)
            at += 2;
        return at ? at : tag->end + strlen(tag->end);
    }
    return tag->end;
}

/* Markup at '<': where reading goes on, or NULL when the sign stands for itself. */
static const char *markup(struct writer *w, const char *s)
{
    if (strncmp(s, "<!--", 4) == 0) {
        const char *end = strstr(s + 4, "-->");
        return end ? end + 3 : s + strlen(s);
    }
    if (s[1] == '!' || s[1] == '?') {
        const char *end = strchr(s, '>');
        return end ? end + 1 : s + strlen(s);
    }
    if (!is_letter(s[s[1] == '/' ? 2 : 1]))
        return NULL;
    const struct tag tag = read_tag(s);
    return apply_tag(w, &tag);
}

static void convert(struct writer *w, const char *s, bool line_ends_break)
{
    while (*s != '\0' && !w->full) {
        if (*s == '<') {
            const char *behind = markup(w, s);
            if (behind) {
                s = behind;
                continue;
            }
        }
        size_t length = 0;
        uint32_t c = *s == '&' ? entity_read(s, &length) : 0;
        if (c != 0) {
            s += length;
        } else {
            c = text_next(&s);
            if (c == '\n' && line_ends_break)
                w->break_waits = true;
        }
        add(w, c);
    }
}

/* Puts letters and their marks together where one sign exists for both, as fonts and search like. */
static const char *composed(struct arena *arena, const struct writer *w)
{
    if (!w->has_marks)
        return arena_strndup(arena, w->out, w->len);
    utf8proc_uint8_t *mapped = NULL;
    const utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)w->out, (utf8proc_ssize_t)w->len, &mapped,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (n < 0)
        return arena_strndup(arena, w->out, w->len);
    const char *text = arena_strndup(arena, (const char *)mapped, (size_t)n);
    free(mapped);
    return text;
}

static void finish(struct writer *w)
{
    drop_bullet(w);
    if (w->count <= w->max_count)
        return;
    take_back(w, 2);
    while (w->len > 0 && (w->out[w->len - 1] == ' ' || w->out[w->len - 1] == '\n'))
        take_back(w, 1);
    put(w, 0x2026);
}

static const char *clean(struct arena *arena, const char *raw, size_t max_count, bool one_line)
{
    if (!raw || *raw == '\0')
        return "";
    struct writer w = {
        .out = mem_zalloc((max_count + 2) * 4), .max_count = max_count, .one_line = one_line};
    convert(&w, raw, !one_line && !strchr(raw, '<'));
    finish(&w);
    const char *text = composed(arena, &w);
    mem_free(w.out);
    return text;
}

const char *clean_name(struct arena *arena, const char *raw)
{
    return clean(arena, raw, CLEAN_NAME_MAX, true);
}

const char *clean_html(struct arena *arena, const char *raw_html)
{
    return clean(arena, raw_html, CLEAN_DESCRIPTION_MAX, false);
}
