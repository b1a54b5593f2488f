/* Lines are rasterised once and kept as coverage; a frame that was drawn before allocates nothing. */
#include <SDL.h>
#include <string.h>

#include "base/mem.h"
#include "ui/type_parts.h"

enum {
    WIDTHS = 4096,              /* remembered; a new one takes the place of another */
    RUNS = 1024,                /* kept */
    SLOTS = 2048,               /* of their hash table; a power of two, twice the runs */
    BYTES_MAX = 6 * 1024 * 1024 /* of coverage */
};

struct width {
    uint64_t key;
    int px;
    bool typed;
};

struct entry {
    uint64_t key; /* 0: free */
    uint64_t used;
    uint8_t *mask;
    int w, h, baseline, advance;
    bool typed;
};

struct type_cache {
    struct type_fonts *fonts;
    struct width widths[WIDTHS];
    struct entry runs[RUNS];
    uint16_t slots[SLOTS]; /* index of a run plus one; 0: free */
    size_t n_runs, bytes;
    uint64_t now; /* counts uses */
};

static uint64_t key_of(const struct type_spec *spec, const char *s, size_t n)
{
    const uint64_t prime = UINT64_C(1099511628211);
    const uint64_t style = (uint64_t)spec->px << 3 | (uint64_t)(spec->typed ? 4 : 0) |
                           (uint64_t)(spec->rtl ? 2 : 0) | (uint64_t)(spec->bold ? 1 : 0);
    uint64_t h = (UINT64_C(14695981039346656037) ^ style) * prime; /* apart from the letters */
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * prime;
    h ^= h >> 29;
    return h | 1U;
}

struct type_cache *type_cache_new(struct type_fonts *fonts)
{
    struct type_cache *c = mem_zalloc(sizeof(*c));
    c->fonts = fonts;
    return c;
}

void type_cache_free(struct type_cache *cache)
{
    if (!cache)
        return;
    for (size_t i = 0; i < RUNS; i++)
        mem_free(cache->runs[i].mask);
    mem_free(cache);
}

/* The piece's font, ready to shape it, and its bytes with a terminator. */
static TTF_Font *prepare(struct type_cache *c, const struct type_spec *spec,
                         const struct type_piece *piece, const char *s, char *text)
{
    TTF_Font *font = type_fonts_get(c->fonts, piece->face, spec->px);
    if (!font)
        return NULL;
    TTF_SetFontDirection(font, piece->rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font, piece->script);
    memcpy(text, s + piece->from, piece->len);
    text[piece->len] = '\0';
    return font;
}

static size_t whole_letters(const char *s, size_t n)
{
    if (n < TYPE_LINE_BYTES)
        return n;
    n = TYPE_LINE_BYTES - 1;
    while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
        n--;
    return n;
}

/* How far the pen moves: what SDL_ttf measures ends with the ink of the last letter, which would make
 * a right-aligned countdown tremble. A bar behind the piece makes the end the same for all. */
static int advance_of(TTF_Font *font, const struct type_piece *piece, char *text)
{
    static const char bar[] = "|";
    int whole = 0, end = 0;
    if (piece->rtl || piece->len + sizeof(bar) > TYPE_LINE_BYTES)
        return TTF_SizeUTF8(font, text, &whole, NULL) == 0 ? whole : 0;
    memcpy(text + piece->len, bar, sizeof(bar));
    const int failed =
        TTF_SizeUTF8(font, text, &whole, NULL) || TTF_SizeUTF8(font, bar, &end, NULL);
    text[piece->len] = '\0';
    return failed || whole < end ? 0 : whole - end;
}

static int measure(struct type_cache *c, const struct type_spec *spec, const char *s, size_t n)
{
    struct type_piece pieces[TYPE_PIECES_MAX];
    char text[TYPE_LINE_BYTES];
    const size_t n_pieces = type_itemise(c->fonts, spec, s, n, pieces);
    int sum = 0;
    for (size_t i = 0; i < n_pieces; i++) {
        TTF_Font *font = prepare(c, spec, &pieces[i], s, text);
        sum += font ? advance_of(font, &pieces[i], text) : 0;
    }
    return sum;
}

int type_cache_width(struct type_cache *cache, const struct type_spec *spec, const char *s,
                     size_t n)
{
    n = whole_letters(s, n);
    if (n == 0)
        return 0;
    const uint64_t key = key_of(spec, s, n);
    struct width *w = &cache->widths[(key >> 8) % WIDTHS];
    if (w->key != key)
        *w = (struct width){key, measure(cache, spec, s, n), spec->typed};
    return w->px;
}

static size_t slot_of(uint64_t key)
{
    return (size_t)(key >> 16) & (SLOTS - 1);
}

static struct entry *find(struct type_cache *c, uint64_t key)
{
    for (size_t i = slot_of(key); c->slots[i] != 0; i = (i + 1) & (SLOTS - 1)) {
        struct entry *e = &c->runs[c->slots[i] - 1];
        if (e->key == key)
            return e;
    }
    return NULL;
}

static void rebuild_slots(struct type_cache *c)
{
    memset(c->slots, 0, sizeof(c->slots));
    for (size_t i = 0; i < RUNS; i++) {
        if (c->runs[i].key == 0)
            continue;
        size_t at = slot_of(c->runs[i].key);
        while (c->slots[at] != 0)
            at = (at + 1) & (SLOTS - 1);
        c->slots[at] = (uint16_t)(i + 1);
    }
}

static void drop(struct type_cache *c, struct entry *e)
{
    const size_t bytes = (size_t)e->w * (size_t)e->h;
    c->bytes -= bytes;
    c->n_runs--;
    if (e->typed && e->mask)
        mem_wipe(e->mask, bytes);
    mem_free(e->mask);
    *e = (struct entry){0};
}

void type_cache_forget_typed(struct type_cache *cache)
{
    for (size_t i = 0; i < WIDTHS; i++) {
        if (cache->widths[i].typed)
            cache->widths[i] = (struct width){0};
    }
    bool dropped = false;
    for (size_t i = 0; i < RUNS; i++) {
        if (cache->runs[i].key == 0 || !cache->runs[i].typed)
            continue;
        drop(cache, &cache->runs[i]);
        dropped = true;
    }
    if (dropped)
        rebuild_slots(cache);
}

size_t type_cache_n_typed(const struct type_cache *cache)
{
    size_t n = 0;
    for (size_t i = 0; i < RUNS; i++)
        n += cache->runs[i].key != 0 && cache->runs[i].typed;
    return n;
}

/* Throws out the older half by use, so that a full cache is tidied rarely. */
static void make_room(struct type_cache *c)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < RUNS; i++)
        sum += c->runs[i].key ? c->runs[i].used : 0;
    const uint64_t mean = c->n_runs > 0 ? sum / c->n_runs : 0;
    for (size_t i = 0; i < RUNS; i++) {
        if (c->runs[i].key && c->runs[i].used <= mean)
            drop(c, &c->runs[i]);
    }
    rebuild_slots(c);
}

static void lay_piece(struct entry *e, int x, const SDL_Surface *from, int ascent)
{
    const int top = e->baseline - ascent;
    for (int y = 0; y < from->h; y++) {
        const int to_y = top + y;
        if (to_y < 0 || to_y >= e->h)
            continue;
        const uint8_t *row = (const uint8_t *)from->pixels + (ptrdiff_t)y * from->pitch;
        uint8_t *to = e->mask + (ptrdiff_t)to_y * e->w + x;
        const int n = x + from->w > e->w ? e->w - x : from->w;
        for (int i = 0; i < n; i++)
            to[i] = row[i] > to[i] ? row[i] : to[i];
    }
}

/* Some room around for marks and for scripts that stand taller than the theme's face. */
static void size_entry(struct entry *e, const struct type_spec *spec, int width)
{
    e->advance = width;
    e->baseline = spec->px + spec->px / 3;
    e->h = e->baseline + spec->px / 2;
    e->w = width + spec->px / 6 + 1; /* letters may lean over their end */
    e->mask = width > 0 ? mem_zalloc_array((size_t)e->w, (size_t)e->h) : NULL;
}

static void rasterise(struct type_cache *c, const struct type_spec *spec, const char *s, size_t n,
                      struct entry *e)
{
    struct type_piece pieces[TYPE_PIECES_MAX];
    char text[TYPE_LINE_BYTES];
    const SDL_Color ink = {255, 255, 255, 255}, none = {0, 0, 0, 255};
    const size_t n_pieces = type_itemise(c->fonts, spec, s, n, pieces);
    int x = 0;
    for (size_t i = 0; i < n_pieces && x < e->w; i++) {
        TTF_Font *font = prepare(c, spec, &pieces[i], s, text);
        SDL_Surface *drawn = font ? TTF_RenderUTF8_Shaded(font, text, ink, none) : NULL;
        if (!drawn)
            continue; /* a piece without width, such as a joiner alone */
        lay_piece(e, x, drawn, TTF_FontAscent(font));
        x += advance_of(font, &pieces[i], text);
        SDL_FreeSurface(drawn);
    }
}

/* Empty rows above and below are not kept. */
static void trim(struct entry *e)
{
    const size_t w = (size_t)e->w;
    size_t first = 0, last = (size_t)e->h * w;
    while (first < last && e->mask[first] == 0)
        first++;
    while (last > first && e->mask[last - 1] == 0)
        last--;
    const size_t top = first / w, rows = (last + w - 1) / w - top;
    memmove(e->mask, e->mask + top * w, rows * w);
    e->h = (int)rows;
    e->baseline -= (int)top;
    if (rows == 0) {
        mem_free(e->mask);
        e->mask = NULL;
        e->w = 0;
    } else {
        e->mask = mem_regrow(e->mask, rows, w);
    }
}

static struct entry *add(struct type_cache *c, uint64_t key, const struct type_spec *spec,
                         const char *s, size_t n)
{
    if (c->n_runs == RUNS || c->bytes > BYTES_MAX)
        make_room(c);
    struct entry *e = c->runs;
    while (e->key != 0)
        e++;
    e->key = key;
    e->typed = spec->typed;
    size_entry(e, spec, type_cache_width(c, spec, s, n));
    if (e->mask) {
        rasterise(c, spec, s, n, e);
        trim(e);
    } else {
        e->w = e->h = 0;
    }
    c->bytes += (size_t)e->w * (size_t)e->h;
    c->n_runs++;
    rebuild_slots(c);
    return e;
}

struct type_run type_cache_run(struct type_cache *cache, const struct type_spec *spec,
                               const char *s, size_t n)
{
    n = whole_letters(s, n);
    const uint64_t key = key_of(spec, s, n);
    struct entry *e = find(cache, key);
    if (!e)
        e = add(cache, key, spec, s, n);
    e->used = ++cache->now;
    return (struct type_run){e->mask, e->w, e->h, e->baseline, e->advance};
}
