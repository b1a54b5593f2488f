/* Scale: area averages, the good way down; upwards it is bilinear. Pure. */
#pragma once

#include <stdint.h>

#include "ui/rect.h"

/* The whole mask into `to` (to.w x to.h cells, no gaps). */
void scale_mask(const uint8_t *from, int w, int h, uint8_t *to, struct rect to_size);

struct scale_source {
    const uint32_t *pixels; /* opaque */
    int stride;             /* in pixels */
    double x, y, w, h;      /* the part to take; within the picture */
    int max_x, max_y;       /* last column and row of the picture */
};

/* The part of a picture into `to` (w x h pixels, no gaps), opaque. */
void scale_pixels(const struct scale_source *from, uint32_t *to, int w, int h);
