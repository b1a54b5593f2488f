#include <SDL.h>
#include <SDL_image.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/pictures_parts.h"
#include "ui/scale.h"

enum { BYTES_MAX = 2 * 1024 * 1024, PIXELS_MAX = 4 * 1024 * 1024, SIDE_MAX = 16384 };

/* What shows through a picture that is not opaque. */
#define BEHIND 0xFF14161BU

bool picture_find(const struct pictures_spec *spec, const char *key, struct picture_source *ret)
{
    static const char asset[] = "asset:";
    const bool is_asset = strncmp(key, asset, sizeof(asset) - 1) == 0;
    const char *name = is_asset ? key + sizeof(asset) - 1 : key;
    if (*name == '\0' || *name == '/' || strstr(name, "..") || (!is_asset && strchr(name, '/')))
        return false;
    struct text t = TEXT_OF(ret->path);
    text_addf(&t, "%s/%s", is_asset ? spec->assets : spec->folder, name);
    struct stat st;
    if (t.cut || stat(ret->path, &st) || !S_ISREG(st.st_mode))
        return false;
    ret->bytes = st.st_size;
    ret->changed_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
    return st.st_size > 0 && st.st_size <= BYTES_MAX;
}

static uint32_t big_endian(const uint8_t *b, size_t n)
{
    uint32_t value = 0;
    for (size_t i = 0; i < n; i++)
        value = value << 8 | b[i];
    return value;
}

static bool sane(uint32_t w, uint32_t h, int *ret_w, int *ret_h)
{
    if (w == 0 || h == 0 || w > SIDE_MAX || h > SIDE_MAX)
        return false;
    *ret_w = (int)w;
    *ret_h = (int)h;
    return true;
}

static bool png_header(const uint8_t *b, size_t n, int *ret_w, int *ret_h)
{
    static const uint8_t start[] = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A,
                                    0,    0,   0,   13,  'I',  'H',  'D',  'R'};
    if (n < sizeof(start) + 8 || memcmp(b, start, sizeof(start)) != 0)
        return false;
    return sane(big_endian(b + 16, 4), big_endian(b + 20, 4), ret_w, ret_h);
}

static bool is_frame_header(uint8_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool jpeg_header(const uint8_t *b, size_t n, int *ret_w, int *ret_h)
{
    if (n < 4 || b[0] != 0xFF || b[1] != 0xD8)
        return false;
    for (size_t at = 2; at + 4 <= n;) {
        if (b[at] != 0xFF)
            return false;
        const uint8_t marker = b[at + 1];
        if (marker == 0xFF) { /* padding */
            at++;
            continue;
        }
        const size_t len = big_endian(b + at + 2, 2);
        if (is_frame_header(marker))
            return at + 9 <= n &&
                   sane(big_endian(b + at + 7, 2), big_endian(b + at + 5, 2), ret_w, ret_h);
        if (len < 2 || marker == 0xD9 || marker == 0xDA)
            return false;
        at += 2 + len;
    }
    return false;
}

bool pictures_header(const void *bytes, size_t n, int *ret_w, int *ret_h)
{
    return png_header(bytes, n, ret_w, ret_h) || jpeg_header(bytes, n, ret_w, ret_h);
}

static uint8_t *read_whole(const struct picture_source *source, size_t *ret_n)
{
    const int fd = open(source->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    const size_t size = (size_t)source->bytes;
    uint8_t *bytes = mem_zalloc(size);
    size_t n = 0;
    ssize_t got = 0;
    while (n < size && (got = read(fd, bytes + n, size - n)) > 0)
        n += (size_t)got;
    close(fd);
    if (got < 0 || n != size) {
        mem_free(bytes);
        return NULL;
    }
    *ret_n = n;
    return bytes;
}

static SDL_Surface *decode(const uint8_t *bytes, size_t n)
{
    int w, h;
    if (!pictures_header(bytes, n, &w, &h) || (int64_t)w * h > PIXELS_MAX)
        return NULL;
    SDL_RWops *rw = SDL_RWFromConstMem(bytes, (int)n);
    SDL_Surface *any = rw ? (bytes[0] == 0x89 ? IMG_LoadPNG_RW(rw) : IMG_LoadJPG_RW(rw)) : NULL;
    if (rw)
        SDL_RWclose(rw);
    SDL_Surface *argb = any ? SDL_ConvertSurfaceFormat(any, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(any);
    return argb;
}

static void make_opaque(SDL_Surface *s)
{
    for (int y = 0; y < s->h; y++) {
        uint32_t *row = (uint32_t *)(void *)((char *)s->pixels + (ptrdiff_t)y * s->pitch);
        for (int x = 0; x < s->w; x++) {
            const uint32_t p = row[x], a = p >> 24;
            if (a == 255)
                continue;
            uint32_t out = 0xFF000000U;
            for (unsigned shift = 0; shift < 24; shift += 8) {
                const uint32_t above = p >> shift & 0xFFU, below = BEHIND >> shift & 0xFFU;
                out |= (above * a + below * (255U - a)) / 255U << shift;
            }
            row[x] = out;
        }
    }
}

static uint32_t *cover(const SDL_Surface *s, const struct picture_want *want)
{
    const double by_w = (double)want->w / s->w, by_h = (double)want->h / s->h;
    const double by = by_w > by_h ? by_w : by_h;
    struct scale_source part = {.pixels = s->pixels,
                                .stride = s->pitch / 4,
                                .w = want->w / by,
                                .h = want->h / by,
                                .max_x = s->w - 1,
                                .max_y = s->h - 1};
    /* The focal point comes to the middle, as far as the picture reaches. */
    const double focal = want->focal_y < 0 ? 0 : want->focal_y > 1 ? 1 : want->focal_y;
    const double spare = s->h - part.h, top = focal * s->h - part.h / 2;
    part.x = (s->w - part.w) / 2;
    part.y = top < 0 ? 0 : top > spare ? spare : top;
    uint32_t *pixels = mem_zalloc_array((size_t)want->w * (size_t)want->h, sizeof(pixels[0]));
    scale_pixels(&part, pixels, want->w, want->h);
    return pixels;
}

uint32_t *picture_decode(const struct picture_source *source, const struct picture_want *want)
{
    size_t n = 0;
    uint8_t *bytes = read_whole(source, &n);
    SDL_Surface *s = bytes ? decode(bytes, n) : NULL;
    mem_free(bytes);
    if (!s)
        return NULL;
    make_opaque(s);
    uint32_t *pixels = cover(s, want);
    SDL_FreeSurface(s);
    return pixels;
}
