/* Notice: one sentence on the whole glass, when the kiosk itself does not come up: that it cannot sell,
 * in every language of the venue.
 *
 * Shown by `foyer --notice` from a unit of its own once the kiosk has crashed too often (reliability,
 * section 1, supervisors that give up). It needs a display, fonts and catalogues: no database, no
 * network, no key, and no configuration that is right.
 * Threads: the UI thread, as the only one.
 */
#pragma once

#include "base/rc.h"
#include "model/shop.h"
#include "ui/window.h"

struct notice_spec {
    const char *assets;
    const char *theme;       /* of assets/themes */
    const struct shop *shop; /* borrowed; without languages every catalogue there is speaks, at most
                                SHOP_LANGUAGES_MAX */
    int width_mm;            /* of the picture, 0: ask the display */
    struct window *window;   /* borrowed */
    const char *shot;        /* a PNG to write instead of staying; NULL: stay until asked to end */
};

/* Stays until terminate_is_asked() or the window is closed. RC_CONFIG with words when theme, fonts or
 * all catalogues are missing. */
RC_MUST_CHECK enum rc notice_show(const struct notice_spec *spec, struct fault *fault);
