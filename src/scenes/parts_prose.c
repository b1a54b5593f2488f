#include <string.h>

#include "scenes/parts.h"

static bool ends_sentence(const char *s)
{
    return (s[0] == '.' || s[0] == '!' || s[0] == '?') &&
           (s[1] == ' ' || s[1] == '\n' || s[1] == '\0');
}

static bool fits(const struct view *v, struct text_style style, const char *text, size_t n,
                 const int box[2])
{
    const char *part = arena_strndup(v->arena, text, n);
    return view_text_lines(v, &style, part, box[0]) <= box[1];
}

/* The greatest break position, of sentences or of words, whose prefix fits; 0 when none does. */
static size_t last_break(const struct view *v, struct text_style style, const char *text,
                         bool words_only, const int box[2])
{
    size_t best = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        const bool here = words_only ? text[i] == ' ' || text[i] == '\n' : ends_sentence(text + i);
        if (!here)
            continue;
        const size_t n = words_only ? i : i + 1;
        if (!fits(v, style, text, n, box))
            break;
        best = n;
    }
    return best;
}

size_t parts_fit_prose(const struct view *v, struct text_style style, const char *text, int width,
                       int lines)
{
    const int box[2] = {width, lines};
    const size_t all = strlen(text);
    if (fits(v, style, text, all, box))
        return all;
    const size_t sentence = last_break(v, style, text, false, box);
    if (sentence > 0)
        return sentence;
    const size_t word = last_break(v, style, text, true, box);
    return word > 0 ? word : all;
}
