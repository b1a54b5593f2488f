#include "ui/window.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "ui/window_backend.h"

/* The reference panel, when no display says how wide it is (visual.md 1). */
#define REFERENCE_PX_PER_MM 4.03
#define MM_PER_INCH         25.4

enum { HEADLESS_W = 1080, HEADLESS_H = 1920 };

/* Hints have to be set before SDL starts, the first one before the window is made. */
static void set_hints(void)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    /* A kiosk composes no letters; parsing the table costs a third of the start. */
    if (setenv("XCOMPOSEFILE", "/dev/null", 0))
        log_warn("window: XCOMPOSEFILE cannot be set");
}

static bool is_driver(const char *name)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && strcmp(driver, name) == 0;
}

/* Drivers with a window surface of their own; the others would go through OpenGL. */
static bool has_surface(void)
{
    return is_driver("x11") || is_driver("dummy") || is_driver("offscreen");
}

/* Drivers in which SDL_WaitEventTimeout() sleeps; in the others it polls every millisecond. */
static bool can_wait(void)
{
    return is_driver("x11") || is_driver("wayland");
}

static enum rc failed(struct window *w, struct fault *fault, const char *what)
{
    *fault = fault_make(RC_CONFIG, 0, "%s: %s", what, SDL_GetError());
    window_close(w);
    return RC_CONFIG;
}

static bool make_window(struct window *w)
{
    const uint32_t full = w->spec.full_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0U;
    SDL_DisplayMode mode = {.w = HEADLESS_W, .h = HEADLESS_H};
    if ((w->spec.w <= 0 || w->spec.h <= 0) && SDL_GetDesktopDisplayMode(0, &mode))
        return false;
    const int width = w->spec.w > 0 ? w->spec.w : mode.w,
              height = w->spec.h > 0 ? w->spec.h : mode.h;
    w->sdl = SDL_CreateWindow(w->spec.title ? w->spec.title : "Foyer", SDL_WINDOWPOS_CENTERED,
                              SDL_WINDOWPOS_CENTERED, width, height, full | SDL_WINDOW_SHOWN);
    return w->sdl != NULL;
}

static enum rc open_display(struct window *w, struct fault *fault)
{
    set_hints();
    if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_EVENTS))
        return failed(w, fault, "no display can be opened");
    w->wake_event = SDL_RegisterEvents(1);
    if (!make_window(w))
        return failed(w, fault, "no window can be made");
    w->backend = has_surface() ? &window_x11 : &window_texture;
    if (!w->backend->resize(w)) {
        if (w->backend == &window_texture)
            return failed(w, fault, "the window cannot be drawn to");
        w->backend = &window_texture; /* a display of another depth than 24 or 32 bits */
        if (!w->backend->resize(w))
            return failed(w, fault, "the window cannot be drawn to");
    }
    if (!can_wait())
        w->sleep = window_sleep_new(!is_driver("dummy") && !is_driver("offscreen"));
    if (!can_wait() && !w->sleep)
        return failed(w, fault, "no event descriptor for the window");
    SDL_DisableScreenSaver();
    SDL_StartTextInput();
    return RC_OK;
}

static enum rc open_memory(struct window *w, struct fault *fault)
{
    w->spec.w = w->spec.w > 0 ? w->spec.w : HEADLESS_W;
    w->spec.h = w->spec.h > 0 ? w->spec.h : HEADLESS_H;
    w->backend = &window_memory;
    w->sleep = window_sleep_new(false);
    if (!w->sleep) {
        *fault = fault_make(RC_CONFIG, 0, "no event descriptor for the window");
        window_close(w);
        return RC_CONFIG;
    }
    w->backend->resize(w);
    return RC_OK;
}

enum rc window_open(const struct window_spec *spec, struct window **ret, struct fault *fault)
{
    struct window *w = mem_zalloc(sizeof(*w));
    w->spec = *spec;
    const enum rc rc = spec->headless ? open_memory(w, fault) : open_display(w, fault);
    if (rc)
        return rc;
    log_info("window: %s, %dx%d", window_driver(w), w->canvas.w, w->canvas.h);
    *ret = w;
    return RC_OK;
}

void window_close(struct window *window)
{
    if (!window)
        return;
    if (window->backend)
        window->backend->close(window);
    if (window->sdl)
        SDL_DestroyWindow(window->sdl);
    if (!window->spec.headless)
        SDL_QuitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS);
    window_sleep_free(window->sleep);
    mem_free(window);
}

struct canvas *window_canvas(struct window *window)
{
    return &window->canvas;
}

/* Everything that waits in SDL's queue until one of them means something. */
static struct input next_queued(struct window *w)
{
    SDL_Event e;
    while (w->sdl && SDL_PollEvent(&e)) {
        const struct input in = window_translate(w, &e);
        if (in.type != INPUT_NONE)
            return in;
    }
    return (struct input){.type = INPUT_NONE};
}

/* Sleeps in SDL, which sleeps in the display's own connection. */
static struct input wait_in_sdl(struct window *w, int64_t timeout_ms)
{
    const uint64_t start = SDL_GetTicks64();
    for (;;) {
        const int64_t passed = (int64_t)(SDL_GetTicks64() - start);
        const int64_t left = timeout_ms < 0 ? -1 : timeout_ms - passed;
        if (timeout_ms >= 0 && left <= 0)
            return (struct input){.type = INPUT_NONE};
        SDL_Event e;
        if (!SDL_WaitEventTimeout(&e, left > INT32_MAX ? INT32_MAX : (int)left))
            return (struct input){.type = INPUT_NONE};
        const struct input in = window_translate(w, &e);
        if (in.type != INPUT_NONE)
            return in;
    }
}

/* Sleeps on the devices ourselves; SDL is only asked when one of them moved, or when none of them may
 * be read and looking often is all there is. */
static struct input wait_ourselves(struct window *w, int64_t timeout_ms)
{
    struct clock clock;
    clock_init_real(&clock);
    const int64_t end = clock_mono_ms(&clock) + timeout_ms;
    for (;;) {
        const int64_t left = timeout_ms < 0 ? -1 : end - clock_mono_ms(&clock);
        const bool over = timeout_ms >= 0 && left <= 0;
        if (window_sleep_wait(w->sleep, over ? 0 : left))
            return (struct input){.type = INPUT_WAKE};
        const struct input in = next_queued(w);
        /* A signal may end the wait early: the caller looks at its deadlines and comes back. */
        if (in.type != INPUT_NONE || over || !window_sleep_is_blind(w->sleep))
            return in;
    }
}

struct input window_wait(struct window *window, int64_t timeout_ms)
{
    const struct input in = next_queued(window);
    if (in.type != INPUT_NONE)
        return in;
    return window->sleep ? wait_ourselves(window, timeout_ms) : wait_in_sdl(window, timeout_ms);
}

void window_wake(struct window *window)
{
    if (window->sleep) {
        window_sleep_wake(window->sleep);
        return;
    }
    SDL_Event e = {.type = window->wake_event};
    if (SDL_PushEvent(&e) < 0)
        log_error("window: wake: %s", SDL_GetError());
}

void window_resize(struct window *window, int w, int h)
{
    assert(window->spec.headless && w > 0 && h > 0);
    window->spec.w = w;
    window->spec.h = h;
    window->backend->resize(window);
}

void window_present(struct window *window, const struct rect *damage, size_t n)
{
    if (n > 0)
        window->backend->present(window, damage, n);
}

double window_px_per_mm(const struct window *window, int width_mm)
{
    enum { SANE_MIN = 1, SANE_MAX = 20 };
    if (width_mm > 0)
        return (double)window->canvas.w / width_mm;
    float dpi = 0;
    if (!window->sdl || SDL_GetDisplayDPI(SDL_GetWindowDisplayIndex(window->sdl), NULL, &dpi, NULL))
        return REFERENCE_PX_PER_MM;
    const double px = (double)dpi / MM_PER_INCH;
    return px >= SANE_MIN && px <= SANE_MAX ? px : REFERENCE_PX_PER_MM;
}

void window_show_cursor(struct window *window, bool show)
{
    if (window->sdl)
        SDL_ShowCursor(show ? SDL_ENABLE : SDL_DISABLE);
}

const char *window_driver(const struct window *window)
{
    return window->backend->name;
}
