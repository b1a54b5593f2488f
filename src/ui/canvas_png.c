/* Screenshots. */
#include <SDL.h>
#include <SDL_image.h>

#include "ui/canvas.h"
#include "ui/canvas_row.h"

enum rc canvas_save_region(const struct canvas *c, struct rect region, const char *path,
                           struct fault *fault)
{
    const struct rect in = rect_intersect(region, (struct rect){0, 0, c->w, c->h});
    if (rect_is_empty(in)) {
        *fault = fault_make(RC_STORE, 0, "nothing to save in %s", path);
        return RC_STORE;
    }
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(
        canvas_at(c, in.x, in.y), in.w, in.h, 32, c->stride * 4, SDL_PIXELFORMAT_RGB888);
    const int failed = surface ? IMG_SavePNG(surface, path) : -1;
    SDL_FreeSurface(surface);
    if (failed) {
        *fault = fault_make(RC_STORE, 0, "cannot write %s: %s", path, SDL_GetError());
        return RC_STORE;
    }
    return RC_OK;
}

enum rc canvas_save_png(const struct canvas *c, const char *path, struct fault *fault)
{
    return canvas_save_region(c, (struct rect){0, 0, c->w, c->h}, path, fault);
}
