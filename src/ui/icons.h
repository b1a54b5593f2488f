/* Icons: masks from assets/icons, scaled once per size and kept.
 *
 * A name is a file in icons/ without ".png"; a name with a slash ("logo/lantern") counts from the
 * assets themselves. A missing icon is logged once and drawn as nothing.
 * Threads: the UI thread.
 */
#pragma once

#include <stdint.h>

struct icons;

struct icon { /* 8-bit coverage; mask NULL when there is no such icon */
    const uint8_t *mask;
    int w, h;
};

struct icons *icons_new(const char *assets);
void icons_free(struct icons *icons);
/* As large as fits into w by h pixels with its proportions kept. Valid until icons_free(). */
struct icon icons_get(struct icons *icons, const char *name, int w, int h);
