#include "ui/icons.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stddef.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/scale.h"

enum { ICONS_MAX = 256, NAME_SIZE = 40, SIDE_MAX = 1024 };

struct entry {
    char name[NAME_SIZE];
    int w, h; /* asked for */
    struct icon icon;
};

struct icons {
    char assets[256];
    struct entry entries[ICONS_MAX];
    int n;
};

struct icons *icons_new(const char *assets)
{
    struct icons *icons = mem_zalloc(sizeof(*icons));
    text_copy(icons->assets, sizeof(icons->assets), assets);
    return icons;
}

static void drop_all(struct icons *icons)
{
    for (int i = 0; i < icons->n; i++) {
        union {
            const uint8_t *kept;
            uint8_t *owned;
        } mask = {.kept = icons->entries[i].icon.mask};
        mem_free(mask.owned);
    }
    icons->n = 0;
}

void icons_free(struct icons *icons)
{
    if (!icons)
        return;
    drop_all(icons);
    mem_free(icons);
}

static SDL_Surface *load(const struct icons *icons, const char *name)
{
    char path[512];
    struct text t = TEXT_OF(path);
    text_addf(&t, "%s/%s%s.png", icons->assets, strchr(name, '/') ? "" : "icons/", name);
    SDL_Surface *file = t.cut || strstr(name, "..") ? NULL : IMG_Load(path);
    SDL_Surface *argb = file && file->w <= SIDE_MAX && file->h <= SIDE_MAX
                            ? SDL_ConvertSurfaceFormat(file, SDL_PIXELFORMAT_ARGB8888, 0)
                            : NULL;
    SDL_FreeSurface(file);
    if (!argb)
        log_warn("icon %s cannot be read", path);
    return argb;
}

static struct icon make(const struct icons *icons, const char *name, int w, int h)
{
    SDL_Surface *s = load(icons, name);
    if (!s)
        return (struct icon){0};
    uint8_t *alpha = mem_zalloc_array((size_t)s->w, (size_t)s->h);
    for (int y = 0; y < s->h; y++) {
        const uint32_t *row =
            (const uint32_t *)(const void *)((const char *)s->pixels + (ptrdiff_t)y * s->pitch);
        for (int x = 0; x < s->w; x++)
            alpha[y * s->w + x] = (uint8_t)(row[x] >> 24);
    }
    const bool wide = (int64_t)s->w * h > (int64_t)w * s->h;
    const int to_w = wide ? w : (int)((int64_t)s->w * h / s->h);
    const int to_h = wide ? (int)((int64_t)s->h * w / s->w) : h;
    struct icon icon = {.w = to_w > 0 ? to_w : 1, .h = to_h > 0 ? to_h : 1};
    uint8_t *mask = mem_zalloc_array((size_t)icon.w, (size_t)icon.h);
    scale_mask(alpha, s->w, s->h, mask, (struct rect){0, 0, icon.w, icon.h});
    icon.mask = mask;
    mem_free(alpha);
    SDL_FreeSurface(s);
    return icon;
}

struct icon icons_get(struct icons *icons, const char *name, int w, int h)
{
    if (*name == '\0' || w <= 0 || h <= 0)
        return (struct icon){0};
    for (int i = 0; i < icons->n; i++) {
        const struct entry *e = &icons->entries[i];
        if (e->w == w && e->h == h && strcmp(e->name, name) == 0)
            return e->icon;
    }
    if (icons->n == ICONS_MAX)
        drop_all(icons); /* never in one session: there are 42 icons in a few sizes */
    struct entry *e = &icons->entries[icons->n++];
    text_copy(e->name, sizeof(e->name), name);
    e->w = w;
    e->h = h;
    e->icon = make(icons, name, w, h);
    return e->icon;
}
