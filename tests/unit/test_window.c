#include <CUnit/CUnit.h>
#include <SDL.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "ui/window.h"

static struct window *open_memory(int w, int h)
{
    struct window *window = NULL;
    struct fault fault;
    const struct window_spec spec = {.w = w, .h = h, .headless = true};
    CU_ASSERT_EQUAL_FATAL(window_open(&spec, &window, &fault), RC_OK);
    return window;
}

/* A window of SDL without a display. */
static struct window *open_dummy(bool full_screen)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    struct window *window = NULL;
    struct fault fault;
    const struct window_spec spec = {
        .w = 320, .h = 240, .full_screen = full_screen, .title = "test"};
    CU_ASSERT_EQUAL_FATAL(window_open(&spec, &window, &fault), RC_OK);
    return window;
}

static struct input after(struct window *window, SDL_Event e)
{
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT); /* of the window's own making */
    CU_ASSERT_EQUAL(SDL_PushEvent(&e), 1);
    return window_wait(window, 0);
}

static struct input after_key(struct window *window, SDL_Keycode sym, Uint16 mod)
{
    SDL_Event e = {.type = SDL_KEYDOWN};
    e.key.keysym.sym = sym;
    e.key.keysym.mod = mod;
    return after(window, e);
}

static void memory_has_the_size_it_was_asked_for(void)
{
    struct window *window = open_memory(640, 360);
    CU_ASSERT_EQUAL(window_canvas(window)->w, 640);
    CU_ASSERT_EQUAL(window_canvas(window)->h, 360);
    CU_ASSERT_STRING_EQUAL(window_driver(window), "memory");
    CU_ASSERT_DOUBLE_EQUAL(window_px_per_mm(window, 320), 2.0, 0.001);
    CU_ASSERT_DOUBLE_EQUAL(window_px_per_mm(window, 0), 4.03, 0.001);
    window_present(window, &(struct rect){0, 0, 10, 10}, 1);
    window_close(window);
}

static void waiting_ends_at_its_deadline(void)
{
    struct window *window = open_memory(10, 10);
    CU_ASSERT_EQUAL(window_wait(window, 0).type, INPUT_NONE);
    CU_ASSERT_EQUAL(window_wait(window, 2).type, INPUT_NONE);
    window_close(window);
}

static void *wake(void *window)
{
    window_wake(window);
    return NULL;
}

static void another_thread_wakes_it_once(void)
{
    struct window *window = open_memory(10, 10);
    pthread_t thread;
    CU_ASSERT_EQUAL_FATAL(pthread_create(&thread, NULL, wake, window), 0);
    CU_ASSERT_EQUAL(window_wait(window, -1).type, INPUT_WAKE);
    pthread_join(thread, NULL);
    CU_ASSERT_EQUAL(window_wait(window, 0).type, INPUT_NONE);
    window_wake(window);
    window_wake(window);
    CU_ASSERT_EQUAL(window_wait(window, -1).type, INPUT_WAKE);
    CU_ASSERT_EQUAL(window_wait(window, 0).type, INPUT_NONE);
    window_close(window);
}

static void the_window_surface_is_never_an_opengl_texture(void)
{
    struct window *window = open_dummy(false);
    CU_ASSERT_STRING_EQUAL(window_driver(window), "x11 surface");
    CU_ASSERT_STRING_EQUAL(SDL_GetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION), "0");
    CU_ASSERT_PTR_NULL(SDL_GetRenderer(SDL_GetWindowFromID(1)));
    CU_ASSERT_EQUAL(window_canvas(window)->w, 320);
    canvas_fill(window_canvas(window), (struct rect){0, 0, 320, 240}, 0xFF112233U);
    window_present(window, &(struct rect){0, 0, 320, 240}, 1);
    CU_ASSERT_EQUAL(window_canvas(window)->pixels[(size_t)320 * 200] & 0xFFFFFFU, 0x112233U);
    window_close(window);
}

static void only_the_keys_of_a_keypad_come_through(void)
{
    struct window *window = open_dummy(false);
    CU_ASSERT_EQUAL(after_key(window, SDLK_RETURN, 0).key, KEY_OK);
    CU_ASSERT_EQUAL(after_key(window, SDLK_TAB, 0).key, KEY_TAB);
    CU_ASSERT_EQUAL(after_key(window, SDLK_TAB, KMOD_LSHIFT).key, KEY_BACK_TAB);
    CU_ASSERT_EQUAL(after_key(window, SDLK_ESCAPE, 0).key, KEY_ESCAPE);
    CU_ASSERT_EQUAL(after_key(window, SDLK_F1, 0).key, KEY_HELP);
    CU_ASSERT_EQUAL(after_key(window, SDLK_a, 0).type, INPUT_NONE);
    CU_ASSERT_EQUAL(after_key(window, SDLK_F4, KMOD_LALT).type, INPUT_NONE);
    CU_ASSERT_EQUAL(after_key(window, SDLK_TAB, KMOD_LALT).type, INPUT_NONE);
    window_close(window);
}

static struct input after_text(struct window *window, const char *words)
{
    SDL_Event e = {.type = SDL_TEXTINPUT};
    SDL_strlcpy(e.text.text, words, sizeof(e.text.text));
    return after(window, e);
}

static void characters_come_as_text_and_blanks_as_a_key(void)
{
    struct window *window = open_dummy(false);
    CU_ASSERT_EQUAL(after_text(window, "a").type, INPUT_TEXT);
    CU_ASSERT_STRING_EQUAL(after_text(window, "é").text, "é");
    CU_ASSERT_EQUAL(after_text(window, " ").type, INPUT_NONE);
    CU_ASSERT_EQUAL(after_text(window, "\x1b").type, INPUT_NONE);
    CU_ASSERT_EQUAL(after_key(window, SDLK_SPACE, 0).key, KEY_SPACE);
    CU_ASSERT_EQUAL(after_key(window, SDLK_BACKSPACE, 0).key, KEY_BACKSPACE);
    window_close(window);
}

static void a_key_that_is_held_types_once(void)
{
    struct window *window = open_dummy(false);
    SDL_Event held = {.type = SDL_KEYDOWN};
    held.key.keysym.sym = SDLK_a;
    CU_ASSERT_EQUAL(after(window, held).type, INPUT_NONE);
    CU_ASSERT_EQUAL(after_text(window, "a").type, INPUT_TEXT);
    held.key.repeat = 1;
    CU_ASSERT_EQUAL(after(window, held).type, INPUT_NONE);
    CU_ASSERT_EQUAL(after_text(window, "a").type, INPUT_NONE);
    held.key.keysym.sym = SDLK_BACKSPACE;
    CU_ASSERT_EQUAL(after(window, held).type, INPUT_NONE);
    window_close(window);
}

static void fingers_and_mouse_become_pixels(void)
{
    struct window *window = open_dummy(false);
    SDL_Event e = {.type = SDL_FINGERDOWN};
    e.tfinger.fingerId = 7;
    e.tfinger.x = 0.5F;
    e.tfinger.y = 1.0F;
    struct input in = after(window, e);
    CU_ASSERT_EQUAL(in.type, INPUT_DOWN);
    CU_ASSERT_EQUAL(in.finger, 7);
    CU_ASSERT_EQUAL(in.x, 160);
    CU_ASSERT_EQUAL(in.y, 239);
    e = (SDL_Event){.type = SDL_MOUSEBUTTONUP};
    e.button.button = SDL_BUTTON_LEFT;
    e.button.x = 12;
    in = after(window, e);
    CU_ASSERT_EQUAL(in.type, INPUT_UP);
    CU_ASSERT_EQUAL(in.finger, -1);
    CU_ASSERT_EQUAL(in.x, 12);
    e.button.button = SDL_BUTTON_RIGHT;
    CU_ASSERT_EQUAL(after(window, e).type, INPUT_NONE);
    window_close(window);
}

static void a_kiosk_is_not_closed_from_its_front(void)
{
    struct window *window = open_dummy(false);
    CU_ASSERT_EQUAL(after(window, (SDL_Event){.type = SDL_QUIT}).type, INPUT_QUIT);
    window_close(window);
    window = open_dummy(true);
    CU_ASSERT_EQUAL(after(window, (SDL_Event){.type = SDL_QUIT}).type, INPUT_NONE);
    window_close(window);
}

static void no_display_is_a_fault_with_words(void)
{
    setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
    struct window *window = NULL;
    struct fault fault;
    CU_ASSERT_EQUAL(window_open(&(struct window_spec){.w = 10, .h = 10}, &window, &fault),
                    RC_CONFIG);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "display"));
    unsetenv("SDL_VIDEODRIVER");
}

CU_TestInfo test_window[] = {
    {"memory has the size it was asked for", memory_has_the_size_it_was_asked_for},
    {"waiting ends at its deadline", waiting_ends_at_its_deadline},
    {"another thread wakes it once", another_thread_wakes_it_once},
    {"the window surface is never an OpenGL texture",
     the_window_surface_is_never_an_opengl_texture},
    {"only the keys of a keypad come through", only_the_keys_of_a_keypad_come_through},
    {"characters come as text and blanks as a key", characters_come_as_text_and_blanks_as_a_key},
    {"a key that is held types once", a_key_that_is_held_types_once},
    {"fingers and mouse become pixels", fingers_and_mouse_become_pixels},
    {"a kiosk is not closed from its front", a_kiosk_is_not_closed_from_its_front},
    {"no display is a fault with words", no_display_is_a_fault_with_words},
    CU_TEST_INFO_NULL,
};
