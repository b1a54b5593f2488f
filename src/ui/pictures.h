/* Pictures: posters decoded, cropped and scaled on a thread of their own; kept within a byte budget.
 *
 * pictures_get() never blocks: it gives the picture, or asks for it and says that it is not there yet.
 * Keys are file names in the picture folder, or "asset:<path>" below the assets. Limits: 2 MiB, 4
 * megapixels checked in the header before decoding (F54), PNG and JPEG only. Scaled results are kept
 * on disk as raw pixels, so that the next start decodes nothing.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/rc.h"
#include "ui/canvas.h"

struct pictures;

struct pictures_spec {
    const char *folder; /* where the backend leaves downloaded files */
    const char *assets;
    const char *cache;       /* folder for scaled pictures; NULL: none */
    size_t bytes_max;        /* of pixels in memory; default 48 MiB when 0 */
    void (*wake)(void *ctx); /* called from the decoding thread when a picture is ready */
    void *wake_ctx;
};

enum picture_state { PICTURE_READY, PICTURE_PENDING, PICTURE_MISSING };

struct picture_want {
    const char *key;
    int w, h;       /* exactly; the picture is scaled to cover and cropped */
    double focal_y; /* 0 top .. 1 bottom, what to keep */
};

struct pictures *pictures_new(const struct pictures_spec *spec);
void pictures_free(struct pictures *p); /* joins the thread */
/* Valid until the next pictures_get(). */
enum picture_state pictures_get(struct pictures *p, const struct picture_want *want,
                                struct picture *ret);
bool pictures_busy(const struct pictures *p); /* something asked for is not there yet */
/* Reads width and height from a PNG or JPEG header. Pure; false when it is neither or is damaged. */
bool pictures_header(const void *bytes, size_t n, int *ret_w, int *ret_h);
/* A new file may be there now: forget what was missing. */
void pictures_forget_missing(struct pictures *p);
