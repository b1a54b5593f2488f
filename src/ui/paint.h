/* Paint: a view into a canvas, only what changed.
 *
 * Compares the widgets of this frame with those of the last one and redraws the rectangles that
 * differ. Nothing changed, nothing drawn.
 * Threads: the UI thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/canvas.h"
#include "ui/pictures.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/view.h"

struct painter;

struct painter_spec {
    const char *assets;        /* icons/ below it */
    const struct theme *theme; /* borrowed */
    struct type *type;         /* borrowed */
    struct pictures *pictures; /* borrowed */
};

struct paint_state {
    char pressed_id[24], focus_id[24]; /* "" for none */
    uint32_t pressed_nth, focus_nth;
    bool focus_visible;
    int64_t now_ms;
    int slide_px; /* whole view is drawn this far to the right (scene transition) */
};

enum { PAINT_DAMAGE_MAX = 16, PAINT_BUSY_MS = 125 };

struct paint_result {
    struct rect damage[PAINT_DAMAGE_MAX];
    size_t n_damage;   /* 0: nothing was drawn */
    size_t n_overflow; /* texts that did not fit, see painter_overflow() */
    bool pending;      /* a picture was not there yet */
    bool animating;    /* a busy sign turns: draw again in PAINT_BUSY_MS */
    bool fading;       /* seats of a map fade: draw again with the next frame */
};

struct painter *painter_new(const struct painter_spec *spec);
void painter_free(struct painter *painter);
void painter_set_theme(struct painter *painter, const struct theme *theme);
struct paint_result painter_draw(struct painter *painter, struct canvas *canvas,
                                 const struct view *view, const struct paint_state *state);
void painter_damage_all(struct painter *painter); /* the next frame is drawn whole */
/* Text that did not fit in the last frame ("" when all did), for tests. */
const char *painter_overflow(const struct painter *painter);
