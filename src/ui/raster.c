#include "ui/raster.h"

#include <string.h>
#include <wchar.h>

#define OPAQUE   0xFF000000U
#define ODD      0x00FF00FFU /* red and blue: two channels in one multiplication */
#define HALF_ODD 0x00800080U

/* x / 255 rounded, in both halves of a word, for products of two bytes. */
static inline uint32_t by_255(uint32_t x)
{
    x += HALF_ODD;
    return ((x + ((x >> 8) & ODD)) >> 8) & ODD;
}

static inline uint32_t mix(uint32_t below, uint32_t above, uint32_t alpha)
{
    const uint32_t rest = 255U - alpha;
    const uint32_t rb = by_255((below & ODD) * rest + (above & ODD) * alpha);
    const uint32_t g = by_255(((below >> 8) & 0xFFU) * rest + ((above >> 8) & 0xFFU) * alpha);
    return OPAQUE | rb | (g << 8);
}

static inline uint32_t scale_byte(uint32_t a, uint32_t b)
{
    const uint32_t x = a * b + 128U;
    return (x + (x >> 8)) >> 8;
}

uint32_t raster_mix(uint32_t below, uint32_t argb, int cover)
{
    return mix(below, argb, scale_byte(argb >> 24, (uint32_t)cover));
}

#if defined(__x86_64__) && WCHAR_MAX == INT32_MAX
/* glibc picks the widest stores of the processor it runs on; elsewhere its loop is a plain one. */
void raster_fill(uint32_t *restrict to, int n, uint32_t argb)
{
    wmemset((wchar_t *)to, (wchar_t)argb, (size_t)n);
}
#else
void raster_fill(uint32_t *restrict to, int n, uint32_t argb)
{
    for (int i = 0; i < n; i++)
        to[i] = argb;
}
#endif

void raster_blend(uint32_t *restrict to, int n, uint32_t argb)
{
    const uint32_t alpha = argb >> 24;
    for (int i = 0; i < n; i++)
        to[i] = mix(to[i], argb, alpha);
}

/* Eight pixels, each by its own alpha, channel by channel in sixteen bits. */
static inline void mix_eight(uint32_t *restrict to, const uint32_t alpha[restrict 8], uint32_t argb)
{
    uint8_t below[32], above[32], by[32];
    const uint32_t over[8] = {argb, argb, argb, argb, argb, argb, argb, argb};
    memcpy(below, to, sizeof(below));
    memcpy(above, over, sizeof(above));
    memcpy(by, alpha, sizeof(by));
    for (int k = 0; k < 32; k++) {
        const uint16_t x = (uint16_t)(below[k] * (255 - by[k]) + above[k] * by[k] + 128);
        below[k] = (uint8_t)((uint16_t)(x + (x >> 8)) >> 8);
    }
    memcpy(to, below, sizeof(below));
    for (int k = 0; k < 8; k++)
        to[k] |= OPAQUE;
}

/* Whole pixels and empty ones are most of a glyph. */
static inline void mask_eight(uint32_t *restrict to, const uint8_t *restrict cover, uint32_t argb)
{
    uint64_t eight;
    memcpy(&eight, cover, sizeof(eight));
    if (eight == 0)
        return;
    const uint32_t whole = argb >> 24;
    uint32_t alpha[8];
    for (int k = 0; k < 8; k++) {
        const uint32_t a = whole == 255U ? cover[k] : scale_byte(whole, cover[k]);
        alpha[k] = a | a << 8;
        alpha[k] |= alpha[k] << 16;
    }
    mix_eight(to, alpha, argb);
}

void raster_mask(uint32_t *restrict to, const uint8_t *restrict cover, int n, uint32_t argb)
{
    int i = 0;
    for (; i + 8 <= n; i += 8)
        mask_eight(to + i, cover + i, argb);
    for (; i < n; i++)
        to[i] = mix(to[i], argb, scale_byte(argb >> 24, cover[i]));
}

void raster_over(uint32_t *restrict to, const uint32_t *restrict from, int n)
{
    for (int i = 0; i < n; i++) {
        const uint32_t s = from[i], rest = 255U - (s >> 24);
        const uint32_t rb = by_255((to[i] & ODD) * rest) + (s & ODD);
        const uint32_t g = by_255(((to[i] >> 8) & 0xFFU) * rest) + ((s >> 8) & 0xFFU);
        to[i] = OPAQUE | rb | (g << 8);
    }
}

void raster_faded(uint32_t *restrict to, const uint32_t *restrict from, int n, int alpha, int grey)
{
    const uint32_t a = (uint32_t)alpha, g = (uint32_t)grey;
    for (int i = 0; i < n; i++) {
        const uint32_t s = from[i];
        const uint32_t luma =
            (((s >> 16) & 0xFFU) * 54U + ((s >> 8) & 0xFFU) * 183U + (s & 0xFFU) * 19U) >> 8;
        to[i] = mix(to[i], mix(s, luma | luma << 8 | luma << 16, g), a);
    }
}

void raster_sum(uint16_t *restrict to, int n, int part)
{
    for (int i = 0; i < n; i++)
        to[i] = (uint16_t)(to[i] + part);
}

void raster_take_sum(uint8_t *restrict to, uint16_t *restrict sum, int n)
{
    for (int i = 0; i < n; i++) {
        to[i] = (uint8_t)(sum[i] - (sum[i] >> 8));
        sum[i] = 0;
    }
}
