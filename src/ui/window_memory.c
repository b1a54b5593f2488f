/* No glass at all: tests, screenshots and the headless program draw into memory. */
#include "ui/window_backend.h"

static bool resize(struct window *w)
{
    if (w->canvas.pixels)
        canvas_deinit_memory(&w->canvas);
    canvas_init_memory(&w->canvas, w->spec.w, w->spec.h);
    return true;
}

static void present(struct window *w, const struct rect *damage, size_t n)
{
    (void)w;
    (void)damage;
    (void)n;
}

static void close_memory(struct window *w)
{
    if (w->canvas.pixels)
        canvas_deinit_memory(&w->canvas);
}

const struct window_backend window_memory = {"memory", resize, present, close_memory};
