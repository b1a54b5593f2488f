/* Window: the glass and what touches it. Three ways to the glass, one file each: window_x11.c (window
 * surface), window_texture.c (one streaming texture: Wayland, KMSDRM), window_memory.c (headless).
 *
 * Threads: the UI thread; window_wake() from any.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"
#include "ui/canvas.h"
#include "ui/rect.h"

struct window;

struct window_spec {
    int w, h;      /* 0: the whole screen */
    bool headless; /* no display at all: memory */
    bool full_screen;
    const char *title;
};

enum input_type {
    INPUT_NONE, /* time-out */
    INPUT_DOWN,
    INPUT_MOVE,
    INPUT_UP,
    INPUT_CANCEL, /* all fingers are forgotten */
    INPUT_WHEEL,  /* dy notches at x, y */
    INPUT_KEY,
    INPUT_TEXT,   /* characters of a real keyboard, or of a scanner that acts as one */
    INPUT_WAKE,   /* window_wake() */
    INPUT_EXPOSE, /* the glass must be shown again, whole */
    INPUT_QUIT,   /* the window manager's close, only when windowed */
};

/* The keys that mean something (K-16, K-36); every other key is dropped in window.c. Characters come
 * apart, as INPUT_TEXT; blanks do not. */
enum input_key {
    KEY_NONE,
    KEY_UP,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_TAB,
    KEY_BACK_TAB,
    KEY_OK,
    KEY_ESCAPE,
    KEY_HELP,
    KEY_SPACE, /* KEY_OK, but where words are typed */
    KEY_BACKSPACE
};

enum { INPUT_TEXT_SIZE = 32 };

struct input {
    enum input_type type;
    int64_t finger; /* -1: the mouse */
    int x, y;       /* px */
    int dy;
    enum input_key key;
    char text[INPUT_TEXT_SIZE]; /* UTF-8; of TEXT */
};

/* RC_CONFIG with words when no display can be opened. */
RC_MUST_CHECK enum rc window_open(const struct window_spec *spec, struct window **ret,
                                  struct fault *fault);
void window_close(struct window *window);
struct canvas *window_canvas(struct window *window); /* borrowed; may change size after EXPOSE */
/* Waits until an input comes or `timeout_ms` passes (negative: for ever). */
struct input window_wait(struct window *window, int64_t timeout_ms);
void window_wake(struct window *window);
/* Headless only: another size, as a window manager gives one; an EXPOSE has to follow. */
void window_resize(struct window *window, int w, int h);
void window_present(struct window *window, const struct rect *damage, size_t n);
double window_px_per_mm(const struct window *window,
                        int width_mm); /* width_mm 0: ask the display */
void window_show_cursor(struct window *window, bool show);
const char *window_driver(const struct window *window); /* "x11 surface", "texture", "memory" */
