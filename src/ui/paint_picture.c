/* Pictures; and what stands in for one that is not there: two or three flat shapes in a few calm
 * colours, chosen by the title, so that the same show always looks the same. */
#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "ui/paint_parts.h"

enum { KEPT = 24, PALETTES = 8 };

#define BYTES_MAX ((size_t)24 * 1024 * 1024)

struct kept {
    uint64_t key; /* 0: free */
    uint64_t used;
    struct canvas canvas;
};

struct standins {
    struct kept kept[KEPT];
    uint64_t now;
};

struct palette {
    uint32_t ground, shape, light;
};

static const struct palette palettes[PALETTES] = {
    {0xFF24344D, 0xFFE0A458, 0xFFF3E3C3}, {0xFF12403F, 0xFFE8D9B5, 0xFFD9704F},
    {0xFF3B2444, 0xFFE58C8A, 0xFFF6DFC4}, {0xFF1F3B57, 0xFF8FC1C6, 0xFFF2E8CF},
    {0xFF51293A, 0xFFE9B872, 0xFFF4E4D4}, {0xFF2B3A2E, 0xFFC9B458, 0xFFEFE7D2},
    {0xFF203A52, 0xFFD98763, 0xFFF1DCC0}, {0xFF33313B, 0xFFB9A7D0, 0xFFF0E6DA},
};

struct standins *standins_new(void)
{
    return mem_zalloc(sizeof(struct standins));
}

void standins_free(struct standins *s)
{
    if (!s)
        return;
    for (int i = 0; i < KEPT; i++)
        canvas_deinit_memory(&s->kept[i].canvas);
    mem_free(s);
}

static uint64_t hash(const char *words)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (; *words; words++)
        h = (h ^ (unsigned char)*words) * UINT64_C(1099511628211);
    h ^= h >> 31;
    h *= UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 29;
}

/* Halfway between two colours. */
static uint32_t between(uint32_t a, uint32_t b)
{
    return 0xFF000000U | (((a & 0xFEFEFEU) >> 1) + ((b & 0xFEFEFEU) >> 1));
}

/* A moon over hills, each nearer one darker. */
static void compose_hills(struct canvas *c, const struct palette *p, int seed)
{
    const int u = c->w < c->h ? c->w : c->h, wide = c->w * 9 / 10;
    const int moon_x = c->w * (32 + seed % 36) / 100;
    canvas_disc(c, moon_x, c->h * 36 / 100, u * 22 / 100, p->light);
    canvas_disc(c, c->w * 88 / 100, c->h * 58 / 100 + wide, wide, p->shape);
    canvas_disc(c, c->w * 10 / 100, c->h * 68 / 100 + wide, wide, between(p->shape, p->ground));
    canvas_disc(c, c->w * 80 / 100, c->h * 86 / 100 + wide, wide, between(0, p->ground));
}

/* A stage: curtains drawn aside, a pool of light on the boards. */
static void compose_stage(struct canvas *c, const struct palette *p, int seed)
{
    const int side = c->w * (20 + seed % 6) / 100, floor = c->h * 80 / 100;
    const struct point beam[] = {{c->w * 47 / 100, 0},
                                 {c->w * 53 / 100, 0},
                                 {c->w * 72 / 100, floor},
                                 {c->w * 28 / 100, floor}};
    canvas_fill(c, (struct rect){0, floor, c->w, c->h - floor}, between(0, p->ground));
    canvas_polygon(c, beam, 4, (p->light & 0xFFFFFFU) | 0x58000000U);
    canvas_round(c, (struct rect){c->w * 28 / 100, floor - c->h / 24, c->w * 44 / 100, c->h / 12},
                 c->h / 24, p->light);
    for (int i = 0; i < 3; i++) {
        const uint32_t fold = i == 1 ? between(p->shape, p->ground) : p->shape;
        const int x = side * i / 3, w = side * (i + 1) / 3 - x;
        canvas_fill(c, (struct rect){x, 0, w, c->h}, fold);
        canvas_fill(c, (struct rect){c->w - x - w, 0, w, c->h}, fold);
    }
    canvas_fill(c, (struct rect){0, 0, c->w, c->h * 9 / 100}, p->shape);
}

/* Arches, one inside the other. */
static void compose_arches(struct canvas *c, const struct palette *p, int seed)
{
    const int u = c->w < c->h ? c->w : c->h, n = 4 + seed % 2;
    for (int i = 0; i < n; i++) {
        const int r = u * 44 / 100 * (n - i) / n;
        const uint32_t argb = i % 2 == 0 ? p->shape : i >= n - 2 ? p->light : p->ground;
        canvas_round(c, (struct rect){c->w / 2 - r, c->h * 60 / 100 - r, 2 * r, c->h}, r, argb);
    }
}

/* Two discs that overlap, over a slanted field. */
static void compose_discs(struct canvas *c, const struct palette *p, int seed)
{
    const int u = c->w < c->h ? c->w : c->h, lean = (seed % 3 - 1) * c->h / 12;
    const struct point field[] = {
        {0, c->h * 70 / 100 + lean}, {c->w, c->h * 70 / 100 - lean}, {c->w, c->h}, {0, c->h}};
    canvas_disc(c, c->w * 40 / 100, c->h * 40 / 100, u * 27 / 100, p->shape);
    canvas_disc(c, c->w * 62 / 100, c->h * 48 / 100, u * 20 / 100,
                (p->light & 0xFFFFFFU) | 0xD8000000U);
    canvas_polygon(c, field, 4, between(0, p->ground));
}

static void compose(struct canvas *c, uint64_t h)
{
    static void (*const compositions[])(struct canvas *, const struct palette *, int) = {
        compose_hills, compose_stage, compose_arches, compose_discs};
    const struct palette *p = &palettes[h % PALETTES];
    canvas_fill(c, (struct rect){0, 0, c->w, c->h}, p->ground);
    compositions[h / PALETTES % 4](c, p, (int)(h >> 40 & 0xFF));
}

static size_t bytes_of(const struct kept *k)
{
    return (size_t)k->canvas.w * (size_t)k->canvas.h * sizeof(k->canvas.pixels[0]);
}

/* A free place, after the least used ones have gone as far as the budget wants it. */
static struct kept *place_for(struct standins *s, size_t more)
{
    for (;;) {
        size_t bytes = more;
        struct kept *old = NULL, *empty = NULL;
        for (int i = 0; i < KEPT; i++) {
            struct kept *k = &s->kept[i];
            bytes += bytes_of(k);
            if (k->key == 0)
                empty = k;
            else if (!old || k->used < old->used)
                old = k;
        }
        if (empty && (bytes <= BYTES_MAX || !old))
            return empty;
        assert(old);
        canvas_deinit_memory(&old->canvas);
        *old = (struct kept){0};
    }
}

struct picture standins_get(struct standins *s, const char *words, int w, int h)
{
    const uint64_t key = hash(words) | 1U;
    struct kept *k = NULL;
    for (int i = 0; i < KEPT && !k; i++) {
        struct kept *other = &s->kept[i];
        k = other->key == key && other->canvas.w == w && other->canvas.h == h ? other : NULL;
    }
    if (!k) {
        k = place_for(s, (size_t)w * (size_t)h * sizeof(k->canvas.pixels[0]));
        k->key = key;
        canvas_init_memory(&k->canvas, w, h);
        compose(&k->canvas, key >> 1);
    }
    k->used = ++s->now;
    return (struct picture){k->canvas.pixels, w, h};
}

void paint_picture(struct brush *b, const struct widget *w)
{
    struct picture picture;
    const struct picture_want want = {w->picture, w->at.w, w->at.h, w->focal_y};
    enum picture_state state = PICTURE_MISSING;
    if (b->pictures)
        state = pictures_get(b->pictures, &want, &picture);
    if (state == PICTURE_PENDING) { /* calm, and not a stand-in that would flash by */
        const enum color fill = w->fill == COLOR_NONE ? COLOR_SURFACE : w->fill;
        canvas_round(b->canvas, w->at, w->radius_px, brush_color(b, fill));
        return;
    }
    if (state == PICTURE_MISSING)
        picture = standins_get(b->standins, *w->label ? w->label : w->picture, w->at.w, w->at.h);
    canvas_picture(b->canvas, w->at, &picture, w->radius_px, w->level);
}
