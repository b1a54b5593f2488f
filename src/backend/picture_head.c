#include "backend/picture_head.h"

#include <stdint.h>
#include <string.h>

enum { SIDE_MAX = 32767 };

static bool sides(uint32_t w, uint32_t h, bool is_png, struct picture_head *ret)
{
    if (w == 0 || h == 0 || w > SIDE_MAX || h > SIDE_MAX)
        return false;
    *ret = (struct picture_head){.w = (int)w, .h = (int)h, .is_png = is_png};
    return true;
}

static uint32_t big_endian(const unsigned char *p, size_t n)
{
    uint32_t value = 0;
    for (size_t i = 0; i < n; i++)
        value = value << 8 | p[i];
    return value;
}

static bool read_png(const unsigned char *p, size_t n, struct picture_head *ret)
{
    static const unsigned char magic[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    if (n < 33 || memcmp(p, magic, sizeof(magic)) != 0 || memcmp(p + 12, "IHDR", 4) != 0)
        return false;
    return sides(big_endian(p + 16, 4), big_endian(p + 20, 4), true, ret);
}

static bool is_frame_header(unsigned char marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Walks the segments up to the frame header; every length is checked against what is there. */
static bool read_jpeg(const unsigned char *p, size_t n, struct picture_head *ret)
{
    if (n < 4 || p[0] != 0xFF || p[1] != 0xD8)
        return false;
    size_t at = 2;
    while (n - at >= 4) {
        if (p[at] != 0xFF)
            return false;
        if (p[at + 1] == 0xFF) { /* fill byte */
            at++;
            continue;
        }
        const size_t length = big_endian(p + at + 2, 2);
        if (length < 2 || length > n - at - 2)
            return false;
        if (is_frame_header(p[at + 1]))
            return length >= 8 &&
                   sides(big_endian(p + at + 7, 2), big_endian(p + at + 5, 2), false, ret);
        at += 2 + length;
    }
    return false;
}

bool picture_head_read(const void *bytes, size_t n, struct picture_head *ret)
{
    return bytes && (read_png(bytes, n, ret) || read_jpeg(bytes, n, ret));
}
