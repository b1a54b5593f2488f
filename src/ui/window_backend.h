/* Window backends: one way to the glass each. Only for window*.c. Threads: the UI thread. */
#pragma once

#include <SDL.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/window.h"

struct window_sleep;

struct window {
    const struct window_backend *backend;
    struct window_spec spec;
    struct canvas canvas;
    SDL_Window *sdl;            /* NULL: memory */
    SDL_Renderer *renderer;     /* texture only */
    SDL_Texture *texture;       /* texture only */
    struct window_sleep *sleep; /* where the driver would poll, and for memory */
    uint32_t wake_event;        /* SDL's number for window_wake() */
    bool key_repeats;           /* the key whose character comes next is only held */
};

struct window_backend {
    const char *name;
    /* Makes the canvas for the window's present size; called again when that changed. */
    bool (*resize)(struct window *w);
    void (*present)(struct window *w, const struct rect *damage, size_t n);
    void (*close)(struct window *w);
};

extern const struct window_backend window_x11; /* SDL's window surface, where it is a real one */
extern const struct window_backend window_texture; /* Wayland, KMSDRM: no window surface there */
extern const struct window_backend window_memory;

/* Waiting without SDL: on KMSDRM its SDL_WaitEvent() wakes up every millisecond. */
struct window_sleep *window_sleep_new(bool watch_devices);
void window_sleep_free(struct window_sleep *s);
void window_sleep_wake(struct window_sleep *s); /* from any thread */
/* No device may be read, so that every wait is a short one. */
bool window_sleep_is_blind(const struct window_sleep *s);
/* Waits for a device, a wake or the time (negative: for ever). True when it was a wake. */
bool window_sleep_wait(struct window_sleep *s, int64_t timeout_ms);

/* An SDL event as an input; INPUT_NONE for what means nothing to us. */
struct input window_translate(struct window *w, const SDL_Event *e);
