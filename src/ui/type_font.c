/* Fonts: the theme's two faces and the chain of those that help out (kiosk requirements 7.2). */
#include <SDL.h>
#include <SDL_ttf.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/type_parts.h"

enum { FACE_REGULAR, FACE_BOLD, FACES_MAX = 32, MEMO = 512 };

/* Which file of the theme's folder holds a script. The theme's fallback comes after these, so that a
 * script keeps the look of the house where it can. */
static const struct helper {
    uint32_t from, to;
    const char *file;
} helpers[] = {
    {0x0590, 0x05FF, "NotoSansHebrew"},   {0x0600, 0xFEFF, "NotoSansArabic"},
    {0x0530, 0x058F, "NotoSansArmenian"}, {0x0900, 0x097F, "NotoSansDevanagari"},
    {0x0980, 0x09FF, "NotoSansBengali"},  {0x0A00, 0x0A7F, "NotoSansGurmukhi"},
    {0x0B80, 0x0BFF, "NotoSansTamil"},    {0x0E00, 0x0E7F, "NotoSansThai"},
    {0x10A0, 0x10FF, "NotoSansGeorgian"}, {0x2190, 0x1FAFF, "NotoSansSymbols2"},
};

#define CJK_FOLDER "/usr/share/fonts/opentype/noto/"

struct face {
    char path[192];
    uint32_t from, to; /* code points it is asked for */
    bool bold;
    bool unusable;
    TTF_Font *font; /* NULL until needed */
    int px;
};

struct memo {
    uint32_t codepoint;
    int16_t face;
    bool bold, known;
};

struct type_fonts {
    struct face faces[FACES_MAX];
    int n_faces;
    struct memo memo[MEMO];
};

static void add_face(struct type_fonts *f, const char *path, const struct helper *range, bool bold)
{
    if (f->n_faces == FACES_MAX || path[0] == '\0')
        return;
    struct face *face = &f->faces[f->n_faces++];
    *face = (struct face){.from = range->from, .to = range->to, .bold = bold};
    face->unusable = !text_copy(face->path, sizeof(face->path), path);
}

/* The bold file beside a regular one, as Noto and DejaVu name them. */
static void add_bold_of(struct type_fonts *f, const char *path, const struct helper *range)
{
    static const char regular[] = "-Regular";
    char bold[192];
    struct text t = TEXT_OF(bold);
    const char *weight = strstr(path, regular), *suffix = strrchr(path, '.');
    const char *end = weight ? weight : suffix ? suffix : path + strlen(path);
    text_addf(&t, "%.*s-Bold%s", (int)(end - path), path, suffix ? suffix : "");
    if (!t.cut)
        add_face(f, bold, range, true);
}

static void add_both(struct type_fonts *f, const char *path, const struct helper *range)
{
    add_face(f, path, range, false);
    add_bold_of(f, path, range);
}

static void add_helpers(struct type_fonts *f, const struct theme *theme)
{
    const char *slash = strrchr(theme->font_regular, '/');
    const int folder = slash ? (int)(slash - theme->font_regular) : 0;
    for (size_t i = 0; i < sizeof(helpers) / sizeof(helpers[0]); i++) {
        char path[192];
        struct text t = TEXT_OF(path);
        text_addf(&t, "%.*s/%s-Regular.ttf", folder, theme->font_regular, helpers[i].file);
        add_both(f, path, &helpers[i]);
    }
    const struct helper any = {0, 0x10FFFF, ""}, wide = {0x2E80, 0x3FFFF, ""};
    if (theme->font_fallback[0] != '\0')
        add_both(f, theme->font_fallback, &any);
    add_both(f, CJK_FOLDER "NotoSansCJK-Regular.ttc", &wide);
}

static bool open_face(struct face *face, int px)
{
    if (face->font || face->unusable)
        return face->font != NULL;
    face->font = TTF_OpenFont(face->path, px);
    if (!face->font) {
        face->unusable = true;
        return false;
    }
    TTF_SetFontHinting(face->font, TTF_HINTING_LIGHT_SUBPIXEL);
    face->px = px;
    return true;
}

enum { FIRST_PX = 20 };

enum rc type_fonts_new(const struct theme *theme, struct type_fonts **ret, struct fault *fault)
{
    if (TTF_Init()) {
        *fault = fault_make(RC_CONFIG, 0, "fonts: %s", TTF_GetError());
        return RC_CONFIG;
    }
    struct type_fonts *f = mem_zalloc(sizeof(*f));
    const struct helper any = {0, 0x10FFFF, ""};
    add_face(f, theme->font_regular, &any, false);
    add_face(f, theme->font_bold[0] ? theme->font_bold : theme->font_regular, &any, true);
    add_helpers(f, theme);
    bool usable = open_face(&f->faces[FACE_REGULAR], FIRST_PX);
    if (!usable)
        log_warn("fonts: %s cannot be used", theme->font_regular);
    for (int i = FACE_BOLD; i < f->n_faces && !usable; i++)
        usable = open_face(&f->faces[i], FIRST_PX);
    if (!usable) {
        *fault = fault_make(RC_CONFIG, 0, "fonts: not one of %s and its fallbacks can be opened",
                            theme->font_regular);
        type_fonts_free(f);
        return RC_CONFIG;
    }
    *ret = f;
    return RC_OK;
}

void type_fonts_free(struct type_fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < fonts->n_faces; i++) {
        if (fonts->faces[i].font)
            TTF_CloseFont(fonts->faces[i].font);
    }
    TTF_Quit();
    mem_free(fonts);
}

bool type_fonts_has(struct type_fonts *fonts, int face, uint32_t codepoint)
{
    struct face *f = &fonts->faces[face];
    return open_face(f, FIRST_PX) && TTF_GlyphIsProvided32(f->font, codepoint) != 0;
}

static int find_helper(struct type_fonts *fonts, uint32_t codepoint, bool bold)
{
    for (int i = FACE_BOLD + 1; i < fonts->n_faces; i++) {
        const struct face *face = &fonts->faces[i];
        if (face->bold == bold && codepoint >= face->from && codepoint <= face->to &&
            type_fonts_has(fonts, i, codepoint))
            return i;
    }
    return -1;
}

/* Any face at all, so that at least a box is drawn for a letter that nobody has (F52). */
static int any_usable(struct type_fonts *fonts, int wish)
{
    for (int i = 0; i < fonts->n_faces && !open_face(&fonts->faces[wish], FIRST_PX); i++) {
        if (open_face(&fonts->faces[i], FIRST_PX))
            return i;
    }
    return wish;
}

static int find_face(struct type_fonts *fonts, uint32_t codepoint, bool bold)
{
    const int own = bold ? FACE_BOLD : FACE_REGULAR;
    if (type_fonts_has(fonts, own, codepoint))
        return own;
    int face = find_helper(fonts, codepoint, bold);
    if (face < 0)
        face = find_helper(fonts, codepoint, !bold);
    return face >= 0 ? face : any_usable(fonts, own);
}

int type_fonts_face(struct type_fonts *fonts, uint32_t codepoint, bool bold)
{
    struct memo *m = &fonts->memo[(codepoint * 2 + bold) % MEMO];
    if (!m->known || m->codepoint != codepoint || m->bold != bold) {
        const int face = find_face(fonts, codepoint, bold);
        *m = (struct memo){codepoint, (int16_t)face, bold, true};
    }
    return m->face;
}

TTF_Font *type_fonts_get(struct type_fonts *fonts, int face, int px)
{
    struct face *f = &fonts->faces[face];
    if (!open_face(f, px))
        return NULL;
    if (f->px != px && TTF_SetFontSize(f->font, px) == 0)
        f->px = px;
    return f->font;
}
