/* Parts of type: fonts, shaping of one line, and the cache of rasterised lines. Only for type*.c. */
#pragma once

#include <SDL_ttf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"
#include "ui/theme.h"

enum {
    TYPE_LINE_BYTES = 1024, /* of one line; longer text is cut before it is shaped */
    TYPE_PIECES_MAX = 64    /* changes of font or direction in one line */
};

/* How a line is set. */
struct type_spec {
    int px; /* size of the font, not of its capitals */
    bool bold, rtl;
    bool typed; /* see struct text_style */
};

/* Faces of the theme and those that stand in where they have no glyph; opened when first needed. */
struct type_fonts;

RC_MUST_CHECK enum rc type_fonts_new(const struct theme *theme, struct type_fonts **ret,
                                     struct fault *fault);
void type_fonts_free(struct type_fonts *fonts);
/* The face that has a glyph for the code point; the theme's own when none has. */
int type_fonts_face(struct type_fonts *fonts, uint32_t codepoint, bool bold);
bool type_fonts_has(struct type_fonts *fonts, int face, uint32_t codepoint);
/* The face at this size; valid until the next call. */
TTF_Font *type_fonts_get(struct type_fonts *fonts, int face, int px);

/* A stretch of a line in one face, script and direction. */
struct type_piece {
    size_t from, len; /* bytes */
    int face;
    char script[5]; /* ISO 15924 */
    bool rtl;
};

/* Cuts a line into pieces in the order in which they stand on screen, left to right. */
size_t type_itemise(struct type_fonts *fonts, const struct type_spec *spec, const char *s, size_t n,
                    struct type_piece ret[TYPE_PIECES_MAX]);

/* A line as coverage. */
struct type_run {
    const uint8_t *mask; /* NULL: nothing to draw */
    int w, h;
    int baseline; /* rows from the top of the mask */
    int advance;  /* how wide it counts for whatever stands beside it */
};

/* Lines once rasterised, and widths once measured; both bounded. */
struct type_cache;

struct type_cache *type_cache_new(struct type_fonts *fonts);
void type_cache_free(struct type_cache *cache);
int type_cache_width(struct type_cache *cache, const struct type_spec *spec, const char *s,
                     size_t n);
/* Valid until the next call. */
struct type_run type_cache_run(struct type_cache *cache, const struct type_spec *spec,
                               const char *s, size_t n);

/* Overwrites what was rasterised and measured of typed text. */
void type_cache_forget_typed(struct type_cache *cache);
size_t type_cache_n_typed(const struct type_cache *cache);

enum { TYPE_LINES_MAX = 64 };

struct type_lines {
    struct {
        size_t from, len; /* bytes, without the space at its end */
    } line[TYPE_LINES_MAX];
    int n;
    bool cut; /* more text follows than `most` lines hold, or a line is wider than there is room */
};

/* Breaks at words (between any two ideographs, and inside a word only when it is wider than a
 * line). */
void type_wrap(struct type_cache *cache, const struct type_spec *spec, const char *text, int width,
               int most, struct type_lines *ret);
