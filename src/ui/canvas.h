/* Canvas: one 32-bit software surface that everything is drawn into (design/performance.md, "the
 * finding"). Own inner loops in ui/raster.c.
 *
 * Pixels are 0xAARRGGBB premultiplied only inside pictures; the surface itself is opaque. Every call
 * is clipped to the current clip rectangle. No allocation in any drawing call.
 * Threads: one at a time.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"
#include "ui/rect.h"

struct canvas {
    uint32_t *pixels; /* borrowed from the window's surface, or owned by a memory canvas */
    int w, h, stride; /* stride in pixels */
    struct rect clip;
    uint64_t n_ops; /* drawing calls that touched pixels, for budgets */
};

struct picture { /* pixels of a decoded picture; opaque */
    const uint32_t *pixels;
    int w, h;
};

struct point {
    int x, y;
};

void canvas_init_memory(struct canvas *c, int w, int h); /* owns its pixels */
void canvas_deinit_memory(struct canvas *c);
void canvas_set_clip(struct canvas *c, struct rect clip);         /* intersected with the surface */
void canvas_fill(struct canvas *c, struct rect r, uint32_t argb); /* alpha blends */
void canvas_round(struct canvas *c, struct rect r, int radius, uint32_t argb); /* antialiased */
void canvas_ring(struct canvas *c, struct rect r, int radius, int width, uint32_t argb);
void canvas_polygon(struct canvas *c, const struct point *points, size_t n, uint32_t argb);
void canvas_polyline(struct canvas *c, const struct point *points, size_t n, int width,
                     uint32_t argb); /* closed when first == last */
void canvas_disc(struct canvas *c, int cx, int cy, int radius, uint32_t argb);
/* An 8-bit coverage mask (glyphs, icons) in one colour. */
void canvas_mask(struct canvas *c, int x, int y, const uint8_t *mask, struct rect size_stride,
                 uint32_t argb); /* size_stride: x unused, y = stride, w, h */
/* A picture of exactly the rectangle's size, rounded corners; `dim` 0..100 darkens and greys. */
void canvas_picture(struct canvas *c, struct rect at, const struct picture *picture, int radius,
                    int dim);
/* Vertical fade from transparent (top) to `argb` at `strength` per cent, solid in the lower part. */
void canvas_scrim(struct canvas *c, struct rect r, uint32_t argb, int strength);
/* Copies an opaque or alpha sprite (premultiplied) 1:1. */
void canvas_sprite(struct canvas *c, int x, int y, const uint32_t *pixels, int w, int h);
/* The same for pixels that are all opaque: plain copies of rows, the fast way for seats. */
void canvas_stamp(struct canvas *c, int x, int y, const uint32_t *pixels, int w, int h);
/* PNG, for screenshots. RC_STORE when the file cannot be written. */
RC_MUST_CHECK enum rc canvas_save_png(const struct canvas *c, const char *path,
                                      struct fault *fault);
RC_MUST_CHECK enum rc canvas_save_region(const struct canvas *c, struct rect region,
                                         const char *path, struct fault *fault);
