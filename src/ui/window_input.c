/* SDL's events to ours: only what a kiosk means (K-16, K-36). */
#include <math.h>

#include "base/log.h"
#include "base/text.h"
#include "ui/window_backend.h"

enum { MOUSE = -1 };

static enum input_key key_of(const SDL_KeyboardEvent *e)
{
    switch (e->keysym.sym) {
    case SDLK_UP:
        return KEY_UP;
    case SDLK_DOWN:
        return KEY_DOWN;
    case SDLK_LEFT:
        return KEY_LEFT;
    case SDLK_RIGHT:
        return KEY_RIGHT;
    case SDLK_TAB:
        return e->keysym.mod & KMOD_SHIFT ? KEY_BACK_TAB : KEY_TAB;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
        return KEY_OK;
    case SDLK_SPACE:
        return KEY_SPACE;
    case SDLK_BACKSPACE:
        return KEY_BACKSPACE;
    case SDLK_ESCAPE:
    case SDLK_AC_BACK:
        return KEY_ESCAPE;
    case SDLK_F1:
    case SDLK_HELP:
        return KEY_HELP;
    default:
        return KEY_NONE;
    }
}

/* Held keys walk on, but never press or type again and again (K-15). */
static bool may_repeat(enum input_key key)
{
    return key >= KEY_UP && key <= KEY_BACK_TAB;
}

static struct input of_key(struct window *w, const SDL_KeyboardEvent *e)
{
    const enum input_key key = key_of(e);
    const bool system = e->keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI);
    w->key_repeats = e->repeat != 0;
    if (key == KEY_NONE || system || (e->repeat && !may_repeat(key)))
        return (struct input){.type = INPUT_NONE};
    return (struct input){.type = INPUT_KEY, .key = key};
}

/* A blank is a key of its own; control characters and the characters of held keys are nothing. */
static struct input of_text(const struct window *w, const SDL_TextInputEvent *e)
{
    struct input in = {.type = INPUT_TEXT};
    const bool plain = (unsigned char)e->text[0] > ' ' && e->text[0] != 0x7F;
    if (w->key_repeats || !plain || !text_copy(in.text, sizeof(in.text), e->text))
        in.type = INPUT_NONE;
    return in;
}

static struct input of_button(const SDL_MouseButtonEvent *e)
{
    if (e->button != SDL_BUTTON_LEFT || e->which == SDL_TOUCH_MOUSEID)
        return (struct input){.type = INPUT_NONE};
    const enum input_type type = e->type == SDL_MOUSEBUTTONDOWN ? INPUT_DOWN : INPUT_UP;
    return (struct input){.type = type, .finger = MOUSE, .x = e->x, .y = e->y};
}

static struct input of_motion(const SDL_MouseMotionEvent *e)
{
    if (!(e->state & SDL_BUTTON_LMASK) || e->which == SDL_TOUCH_MOUSEID)
        return (struct input){.type = INPUT_NONE}; /* hovering means nothing */
    return (struct input){.type = INPUT_MOVE, .finger = MOUSE, .x = e->x, .y = e->y};
}

/* Drivers tell a place on the glass from 0 to 1, some a little beyond. */
static int to_px(float share, int length)
{
    const float in = share > 0 ? share < 1 ? share : 1 : 0; /* what is no number is 0 */
    return (int)lroundf(in * (float)(length - 1));
}

static struct input of_finger(const struct window *w, const SDL_TouchFingerEvent *e)
{
    const enum input_type type = e->type == SDL_FINGERDOWN ? INPUT_DOWN
                                 : e->type == SDL_FINGERUP ? INPUT_UP
                                                           : INPUT_MOVE;
    /* The mouse's number is ours; a finger never has it. */
    const int64_t finger = e->fingerId & INT64_MAX;
    return (struct input){.type = type,
                          .finger = finger,
                          .x = to_px(e->x, w->canvas.w),
                          .y = to_px(e->y, w->canvas.h)};
}

static struct input of_wheel(const SDL_MouseWheelEvent *e)
{
    const int dy = e->direction == SDL_MOUSEWHEEL_FLIPPED ? -e->y : e->y;
    const enum input_type type = dy != 0 ? INPUT_WHEEL : INPUT_NONE;
    return (struct input){.type = type, .finger = MOUSE, .x = e->mouseX, .y = e->mouseY, .dy = dy};
}

static struct input of_window(struct window *w, const SDL_WindowEvent *e)
{
    struct input in = {.type = INPUT_NONE};
    switch (e->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        if (!w->backend->resize(w))
            log_error("window: cannot follow to %dx%d: %s", e->data1, e->data2, SDL_GetError());
        in.type = INPUT_EXPOSE;
        break;
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
        in.type = INPUT_EXPOSE;
        break;
    case SDL_WINDOWEVENT_FOCUS_LOST:
    case SDL_WINDOWEVENT_MINIMIZED:
        in.type = INPUT_CANCEL;
        break;
    default:
        break;
    }
    return in;
}

struct input window_translate(struct window *w, const SDL_Event *e)
{
    if (e->type == w->wake_event)
        return (struct input){.type = INPUT_WAKE};
    switch (e->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        return of_finger(w, &e->tfinger);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return of_button(&e->button);
    case SDL_MOUSEMOTION:
        return of_motion(&e->motion);
    case SDL_MOUSEWHEEL:
        return of_wheel(&e->wheel);
    case SDL_KEYDOWN:
        return of_key(w, &e->key);
    case SDL_TEXTINPUT:
        return of_text(w, &e->text);
    case SDL_WINDOWEVENT:
        return of_window(w, &e->window);
    case SDL_QUIT:
        /* Nobody closes a kiosk from its front. */
        return (struct input){.type = w->spec.full_screen ? INPUT_NONE : INPUT_QUIT};
    default:
        return (struct input){.type = INPUT_NONE};
    }
}
