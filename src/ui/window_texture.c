/* One streaming texture: only what changed is uploaded, then it is shown whole. */
#include "base/log.h"
#include "ui/window_backend.h"

static bool make_renderer(struct window *w)
{
    if (!w->renderer)
        w->renderer = SDL_CreateRenderer(w->sdl, -1, SDL_RENDERER_ACCELERATED);
    if (!w->renderer)
        w->renderer = SDL_CreateRenderer(w->sdl, -1, SDL_RENDERER_SOFTWARE);
    return w->renderer != NULL;
}

static bool resize(struct window *w)
{
    int width, height;
    if (!make_renderer(w) || SDL_GetRendererOutputSize(w->renderer, &width, &height))
        return false;
    SDL_Texture *texture = SDL_CreateTexture(w->renderer, SDL_PIXELFORMAT_ARGB8888,
                                             SDL_TEXTUREACCESS_STREAMING, width, height);
    if (!texture)
        return false;
    if (w->texture)
        SDL_DestroyTexture(w->texture);
    w->texture = texture;
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_NONE);
    if (w->canvas.pixels)
        canvas_deinit_memory(&w->canvas);
    canvas_init_memory(&w->canvas, width, height);
    return true;
}

static void present(struct window *w, const struct rect *damage, size_t n)
{
    const struct canvas *c = &w->canvas;
    bool lost = false;
    for (size_t i = 0; i < n; i++) {
        const SDL_Rect r = {damage[i].x, damage[i].y, damage[i].w, damage[i].h};
        const uint32_t *from = c->pixels + (ptrdiff_t)r.y * c->stride + r.x;
        lost = SDL_UpdateTexture(w->texture, &r, from, c->stride * 4) != 0 || lost;
    }
    if (lost)
        log_warn("window: %s", SDL_GetError());
    SDL_RenderCopy(w->renderer, w->texture, NULL, NULL);
    SDL_RenderPresent(w->renderer);
}

static void close_texture(struct window *w)
{
    if (w->texture)
        SDL_DestroyTexture(w->texture);
    if (w->renderer)
        SDL_DestroyRenderer(w->renderer);
    if (w->canvas.pixels)
        canvas_deinit_memory(&w->canvas);
}

const struct window_backend window_texture = {"texture", resize, present, close_texture};
