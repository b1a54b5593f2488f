#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/keyboard.h"
#include "ui/keyboard_layouts.h"

enum { BASE = 100 };

static const struct panel portrait = {.w_px = 1080, .h_px = 1920, .px_per_mm = 4.03};
static const struct panel narrow = {.w_px = 768, .h_px = 1366, .px_per_mm = 3.97};
static const struct panel landscape = {.w_px = 1920, .h_px = 1080, .px_per_mm = 4.03};
static const struct keyboard_spec qwerty = {.layout = "qwerty", .base_action = BASE};

static void show(struct view *v, const struct panel *panel, const struct keyboard *kb,
                 const struct keyboard_spec *spec)
{
    view_reset(v, panel);
    struct rect all = {0, 0, panel->w_px, panel->h_px};
    keyboard_view(v, rect_cut_bottom(&all, keyboard_height_px(v, spec)), kb, spec);
}

/* Taps the key with this sign; false when it is not there. */
static bool tap(struct view *v, struct keyboard *kb, const struct keyboard_spec *spec,
                const char *sign, char text[32])
{
    show(v, &portrait, kb, spec);
    for (size_t i = 0; i < v->n_widgets; i++) {
        const struct widget *w = &v->widgets[i];
        if (w->role == ROLE_KEY && (strcmp(w->label, sign) == 0 || strcmp(w->id, sign) == 0)) {
            keyboard_action(kb, spec, w->action, w->arg, text, 32);
            return true;
        }
    }
    return false;
}

static void what_is_tapped_is_typed(void)
{
    struct view v;
    struct keyboard kb = {0};
    char text[32] = "";
    view_init(&v);
    const char *taps[] = {"l", "i", "key_space", "key_shift", "O", "'", "n", "x", "key_backspace"};
    for (size_t i = 0; i < sizeof(taps) / sizeof(taps[0]); i++)
        CU_ASSERT_TRUE(tap(&v, &kb, &qwerty, taps[i], text));
    CU_ASSERT_STRING_EQUAL(text, "Li O'n");
    view_deinit(&v);
}

static void every_layer_can_be_reached_and_left(void)
{
    struct view v;
    struct keyboard kb = {0};
    char text[32] = "a";
    view_init(&v);
    CU_ASSERT_TRUE(tap(&v, &kb, &qwerty, "123", text));
    CU_ASSERT_TRUE(tap(&v, &kb, &qwerty, "7", text));
    CU_ASSERT_TRUE(tap(&v, &kb, &qwerty, "éüñ", text));
    CU_ASSERT_TRUE(tap(&v, &kb, &qwerty, "ł", text));
    CU_ASSERT_TRUE(tap(&v, &kb, &qwerty, "123", text));
    CU_ASSERT_TRUE(tap(&v, &kb, &qwerty, "abc", text));
    CU_ASSERT_TRUE(tap(&v, &kb, &qwerty, "b", text));
    CU_ASSERT_STRING_EQUAL(text, "a7łb");
    view_deinit(&v);
}

static void the_accents_of_four_languages_are_there(void)
{
    const char *wanted = "äöüßéèêëàâçîïôœùûüÿæáéíóúñüąćęłńóśźż";
    const struct keyboard_layout *l = keyboard_layout("qwerty", KEYBOARD_ACCENTS);
    char all[256] = "";
    snprintf(all, sizeof(all), "%s%s%s%s%s", l->rows[0], l->rows[1], l->rows[2], l->left, l->right);
    while (*wanted) {
        char sign[5] = "";
        text_encode(sign, text_next(&wanted));
        CU_ASSERT_PTR_NOT_NULL(strstr(all, sign));
    }
}

static void capitals_of_letters_with_marks(void)
{
    const char *pairs = "aAzZäÄéÉÿŸąĄłŁńŃśŚźŹżŻœŒñÑßß77÷÷";
    while (*pairs) {
        const uint32_t small = text_next(&pairs), capital = text_next(&pairs);
        CU_ASSERT_EQUAL(keyboard_capital(small), capital);
    }
}

static void shift_holds_for_one_letter(void)
{
    struct keyboard kb = {0};
    char text[32] = "x";
    CU_ASSERT_FALSE(keyboard_action(&kb, &qwerty, BASE + 1, 0, text, sizeof(text)));
    CU_ASSERT_TRUE(kb.shift);
    keyboard_action(&kb, &qwerty, BASE, 'A', text, sizeof(text));
    CU_ASSERT_FALSE(kb.shift);
}

static void a_full_text_refuses_more(void)
{
    struct keyboard kb = {0};
    char text[4] = "ab";
    CU_ASSERT_FALSE(keyboard_action(&kb, &qwerty, BASE, 0xE9, text, sizeof(text)));
    CU_ASSERT_TRUE(keyboard_action(&kb, &qwerty, BASE, 'c', text, sizeof(text)));
    CU_ASSERT_FALSE(keyboard_action(&kb, &qwerty, BASE, 'd', text, sizeof(text)));
    CU_ASSERT_STRING_EQUAL(text, "abc");
}

static void backspace_removes_a_whole_code_point(void)
{
    char text[8] = "aé";
    keyboard_backspace(text);
    CU_ASSERT_STRING_EQUAL(text, "a");
    keyboard_backspace(text);
    keyboard_backspace(text);
    CU_ASSERT_STRING_EQUAL(text, "");
}

static void nonsense_actions_change_nothing(void)
{
    struct keyboard kb = {0};
    char text[8] = "a";
    CU_ASSERT_FALSE(keyboard_action(&kb, &qwerty, BASE + 2, 77, text, sizeof(text)));
    CU_ASSERT_FALSE(keyboard_action(&kb, &qwerty, BASE + 7, 0, text, sizeof(text)));
    CU_ASSERT_EQUAL(kb.layer, KEYBOARD_LETTERS);
    CU_ASSERT_STRING_EQUAL(text, "a");
}

static void check_sizes(const struct panel *panel, const struct keyboard_spec *spec,
                        enum keyboard_layer layer)
{
    struct view v;
    const struct keyboard kb = {.layer = layer};
    view_init(&v);
    show(&v, panel, &kb, spec);
    for (size_t i = 0; i < v.n_widgets; i++) {
        const struct widget *w = &v.widgets[i];
        if (w->role != ROLE_KEY)
            continue;
        CU_ASSERT_TRUE(w->at.w >= mm(&v, 15));
        CU_ASSERT_TRUE(w->at.h >= mm(&v, 20));
        CU_ASSERT_TRUE(w->at.x >= 0 && w->at.x + w->at.w <= panel->w_px);
        CU_ASSERT_TRUE(w->label[0] != '\0' || w->hint[0] != '\0');
        for (size_t k = 0; k < i; k++)
            CU_ASSERT_TRUE(v.widgets[k].role != ROLE_KEY ||
                           rect_is_empty(rect_intersect(v.widgets[k].at, w->at)));
    }
    view_deinit(&v);
}

static void keys_are_large_enough_and_apart_everywhere(void)
{
    static const char *const layouts[] = {"qwerty", "qwertz", "azerty", "unheard of"};
    const struct panel *panels[] = {&portrait, &narrow, &landscape};
    for (size_t p = 0; p < 3; p++) {
        for (size_t l = 0; l < 4; l++) {
            const struct keyboard_spec spec = {.layout = layouts[l], .base_action = BASE};
            check_sizes(panels[p], &spec, KEYBOARD_LETTERS);
            check_sizes(panels[p], &spec, KEYBOARD_DIGITS);
            check_sizes(panels[p], &spec, KEYBOARD_ACCENTS);
        }
        check_sizes(panels[p], &(struct keyboard_spec){.digits_only = true, .base_action = BASE},
                    KEYBOARD_LETTERS);
    }
}

static void the_number_pad_types_digits_as_they_are(void)
{
    struct view v;
    struct keyboard kb = {0};
    const struct keyboard_spec pad = {.digits_only = true, .base_action = BASE};
    char text[32] = "";
    view_init(&v);
    CU_ASSERT_TRUE(tap(&v, &kb, &pad, "4", text));
    CU_ASSERT_TRUE(tap(&v, &kb, &pad, "0", text));
    CU_ASSERT_FALSE(tap(&v, &kb, &pad, "q", text));
    CU_ASSERT_STRING_EQUAL(text, "40");
    view_deinit(&v);
}

CU_TestInfo test_keyboard[] = {
    {"what is tapped is typed", what_is_tapped_is_typed},
    {"every layer can be reached and left", every_layer_can_be_reached_and_left},
    {"the accents of four languages are there", the_accents_of_four_languages_are_there},
    {"capitals of letters with marks", capitals_of_letters_with_marks},
    {"shift holds for one letter", shift_holds_for_one_letter},
    {"a full text refuses more", a_full_text_refuses_more},
    {"backspace removes a whole code point", backspace_removes_a_whole_code_point},
    {"nonsense actions change nothing", nonsense_actions_change_nothing},
    {"keys are large enough and apart everywhere", keys_are_large_enough_and_apart_everywhere},
    {"the number pad types digits as they are", the_number_pad_types_digits_as_they_are},
    CU_TEST_INFO_NULL,
};
