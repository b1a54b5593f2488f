/* X11's window surface: shared memory that only the changed rectangles leave. SDL would make it of an
 * OpenGL texture unless the hint in window.c says no (measured: seven times the time a frame). */
#include "ui/window_backend.h"

static bool resize(struct window *w)
{
    const SDL_Surface *s = SDL_GetWindowSurface(w->sdl);
    if (!s || s->format->BytesPerPixel != 4 || s->format->Rmask != 0xFF0000U ||
        s->format->Bmask != 0xFFU)
        return false;
    w->canvas = (struct canvas){.pixels = s->pixels,
                                .w = s->w,
                                .h = s->h,
                                .stride = s->pitch / 4,
                                .clip = {0, 0, s->w, s->h}};
    return true;
}

static void present(struct window *w, const struct rect *damage, size_t n)
{
    enum { RECTS_MAX = 32 };
    SDL_Rect rects[RECTS_MAX];
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        rects[used++] = (SDL_Rect){damage[i].x, damage[i].y, damage[i].w, damage[i].h};
        if (used == RECTS_MAX || i + 1 == n) {
            SDL_UpdateWindowSurfaceRects(w->sdl, rects, (int)used);
            used = 0;
        }
    }
}

static void close_x11(struct window *w)
{
    w->canvas = (struct canvas){0}; /* SDL owns the surface */
}

const struct window_backend window_x11 = {"x11 surface", resize, present, close_x11};
