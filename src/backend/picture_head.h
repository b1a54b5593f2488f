/* Picture head: width and height of a PNG or JPEG from its first bytes, without decoding. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct picture_head {
    int w, h;
    bool is_png;
};

/* False when it is neither, or damaged. */
bool picture_head_read(const void *bytes, size_t n, struct picture_head *ret);
