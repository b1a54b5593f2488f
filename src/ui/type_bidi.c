/* Itemising: a line into pieces of one face, script and direction, in visual order. */
#include <fribidi.h>
#include <string.h>

#include "base/text.h"
#include "ui/type_parts.h"

enum { RIGHT_TO_LEFT_FROM = 0x590 }; /* no right-to-left letter stands below */

/* What SDL_ttf must be told so that HarfBuzz shapes the script; every other one shapes as Latin. */
static const struct {
    uint32_t from, to;
    char tag[5];
} scripts[] = {
    {0x0370, 0x03FF, "Grek"}, {0x0400, 0x052F, "Cyrl"}, {0x0530, 0x058F, "Armn"},
    {0x0590, 0x05FF, "Hebr"}, {0x0600, 0x08FF, "Arab"}, {0x0900, 0x097F, "Deva"},
    {0x0980, 0x09FF, "Beng"}, {0x0A00, 0x0A7F, "Guru"}, {0x0B80, 0x0BFF, "Taml"},
    {0x0E00, 0x0E7F, "Thai"}, {0x10A0, 0x10FF, "Geor"}, {0x1100, 0x11FF, "Hang"},
    {0x3040, 0x309F, "Hira"}, {0x30A0, 0x30FF, "Kana"}, {0x3400, 0x9FFF, "Hani"},
    {0xAC00, 0xD7AF, "Hang"}, {0xFB50, 0xFDFF, "Arab"}, {0xFE70, 0xFEFF, "Arab"},
};

static const char *script_of(uint32_t cp)
{
    for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
        if (cp >= scripts[i].from && cp <= scripts[i].to)
            return scripts[i].tag;
    }
    return "Latn";
}

/* Spaces, marks and joiners stay in the face of the letter before them. */
static bool clings(uint32_t cp)
{
    return cp == ' ' || cp == 0xA0 || (cp >= 0x300 && cp <= 0x36F) ||
           (cp >= 0x200B && cp <= 0x200F) || (cp >= 0xFE00 && cp <= 0xFE0F);
}

/* Signs that every script uses. */
static bool is_common(uint32_t cp)
{
    const bool letter = (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
    return (cp < 0xC0 && !letter) || (cp >= 0x300 && cp <= 0x36F) ||
           (cp >= 0x2000 && cp <= 0x206F) || (cp >= 0xFE00 && cp <= 0xFE0F);
}

struct letters {
    uint32_t cp[TYPE_LINE_BYTES];
    size_t at[TYPE_LINE_BYTES + 1]; /* byte offset of each */
    FriBidiLevel level[TYPE_LINE_BYTES];
    size_t n;
    bool has_rtl;
};

static void decode(struct letters *l, const char *s, size_t n)
{
    const char *p = s;
    l->n = 0;
    l->has_rtl = false;
    while (p < s + n && l->n < TYPE_LINE_BYTES) {
        l->at[l->n] = (size_t)(p - s);
        const uint32_t cp = text_next(&p);
        l->has_rtl = l->has_rtl || cp >= RIGHT_TO_LEFT_FROM;
        l->cp[l->n++] = cp;
    }
    l->at[l->n] = (size_t)(p - s);
}

static void find_levels(struct letters *l, bool rtl)
{
    memset(l->level, 0, sizeof(l->level[0]) * l->n);
    if (!l->has_rtl && !rtl)
        return;
    FriBidiCharType types[TYPE_LINE_BYTES];
    FriBidiBracketType brackets[TYPE_LINE_BYTES];
    const FriBidiStrIndex n = (FriBidiStrIndex)l->n;
    fribidi_get_bidi_types(l->cp, n, types);
    fribidi_get_bracket_types(l->cp, n, types, brackets);
    /* The first letter decides; a text without one follows the screen. */
    FriBidiParType base = rtl ? FRIBIDI_PAR_WRTL : FRIBIDI_PAR_WLTR;
    if (fribidi_get_par_embedding_levels_ex(types, brackets, n, &base, l->level) == 0)
        memset(l->level, 0, sizeof(l->level[0]) * l->n);
}

struct pieces {
    struct type_piece *piece;
    FriBidiLevel level[TYPE_PIECES_MAX];
    size_t n;
};

static void cut(struct type_fonts *fonts, bool bold, const struct letters *l, struct pieces *p)
{
    for (size_t i = 0; i < l->n; i++) {
        struct type_piece *last = p->n > 0 ? &p->piece[p->n - 1] : NULL;
        const bool same_level = last && p->level[p->n - 1] == l->level[i];
        const bool common = is_common(l->cp[i]);
        const size_t len = l->at[i + 1] - l->at[i];
        if (same_level && clings(l->cp[i]) && type_fonts_has(fonts, last->face, l->cp[i])) {
            last->len += len;
            continue;
        }
        const int face = type_fonts_face(fonts, l->cp[i], bold);
        const char *script = script_of(l->cp[i]);
        const bool same =
            same_level && last->face == face && (common || strcmp(last->script, script) == 0);
        if (same || p->n == TYPE_PIECES_MAX) {
            last->len += len;
            continue;
        }
        p->level[p->n] = l->level[i];
        p->piece[p->n] = (struct type_piece){l->at[i], len, face, "", (l->level[i] & 1) != 0};
        text_copy(p->piece[p->n++].script, sizeof(last->script), script);
    }
}

static void reverse(struct pieces *p, size_t from, size_t to)
{
    while (from + 1 < to) {
        to--;
        const struct type_piece piece = p->piece[from];
        const FriBidiLevel level = p->level[from];
        p->piece[from] = p->piece[to];
        p->level[from++] = p->level[to];
        p->piece[to] = piece;
        p->level[to] = level;
    }
}

/* Rule L2 of the Unicode bidirectional algorithm, on pieces. */
static void put_in_visual_order(struct pieces *p)
{
    FriBidiLevel top = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (p->level[i] > top)
            top = p->level[i];
    }
    for (int level = (unsigned char)top; level > 0; level--) {
        for (size_t i = 0; i < p->n;) {
            size_t end = i;
            while (end < p->n && p->level[end] >= level)
                end++;
            reverse(p, i, end);
            i = end > i ? end : i + 1;
        }
    }
}

size_t type_itemise(struct type_fonts *fonts, const struct type_spec *spec, const char *s, size_t n,
                    struct type_piece ret[TYPE_PIECES_MAX])
{
    struct letters letters;
    decode(&letters, s, n);
    find_levels(&letters, spec->rtl);
    struct pieces pieces = {.piece = ret};
    cut(fonts, spec->bold, &letters, &pieces);
    put_in_visual_order(&pieces);
    return pieces.n;
}
