/* Real keyboards and scanners: they type where an on-screen keyboard is, Enter goes on, and nowhere else do
 * they do anything. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "fakes/fake_screen.h"

static void type(struct fake_screen *s, const char *words)
{
    struct input in = {.type = INPUT_TEXT};
    text_copy(in.text, sizeof(in.text), words);
    runtime_input(s->rt, &in);
    fake_screen_draw(s);
}

static void press(struct fake_screen *s, enum input_key key)
{
    runtime_input(s->rt, &(struct input){.type = INPUT_KEY, .key = key});
    fake_screen_draw(s);
}

static void open_pin(struct fake_screen *s)
{
    fake_screen_open(s);
    for (int i = 0; i < 5; i++)
        fake_screen_tap(s, "mark", 0);
    CU_ASSERT_EQUAL_FATAL(s->rt->overlay.id, OVERLAY_staff_pin);
}

static void the_code_is_typed_in_digits_and_entered(void)
{
    struct fake_screen s;
    open_pin(&s);
    type(&s, "3");
    type(&s, "14x159");
    press(&s, KEY_BACKSPACE);
    type(&s, "8");
    CU_ASSERT_STRING_EQUAL(s.rt->overlay.pin, "314158");
    press(&s, KEY_OK);
    const struct command *sent = fake_screen_sent(&s, COMMAND_PIN);
    CU_ASSERT_PTR_NOT_NULL_FATAL(sent);
    CU_ASSERT_STRING_EQUAL(sent->pin, "314158");
    CU_ASSERT_STRING_EQUAL(s.rt->overlay.pin, "");
    fake_screen_close(&s);
}

static void enter_presses_what_keys_have_walked_to(void)
{
    struct fake_screen s;
    open_pin(&s);
    type(&s, "31415");
    do {
        press(&s, KEY_TAB);
    } while (strcmp(s.rt->focus.id, "close") != 0);
    press(&s, KEY_OK);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_PIN), 0);
    fake_screen_close(&s);
}

static void a_burst_ending_in_enter_types_and_goes_on_in_a_form(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    s.config.shop.ask_first_name = ASK_REQUIRED;
    s.rt->session.basket = fake_screen_basket(&s, 600000);
    fake_screen_go(&s, SCENE_details);
    type(&s, "ada");
    press(&s, KEY_SPACE);
    type(&s, "M");
    CU_ASSERT_STRING_EQUAL(s.rt->session.details.first_name, "Ada M");
    press(&s, KEY_OK);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_confirm);
    fake_screen_close(&s);
}

static void where_nothing_is_typed_a_scanner_does_nothing(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    const size_t sent = s.n_sent;
    type(&s, "L00012345");
    press(&s, KEY_BACKSPACE);
    press(&s, KEY_OK);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_attract);
    CU_ASSERT_EQUAL(s.n_sent, sent);
    fake_screen_close(&s);
}

CU_TestInfo test_runtime_typing[] = {
    {"the code is typed in digits and entered", the_code_is_typed_in_digits_and_entered},
    {"Enter presses what keys have walked to", enter_presses_what_keys_have_walked_to},
    {"a burst ending in Enter types and goes on in a form",
     a_burst_ending_in_enter_types_and_goes_on_in_a_form},
    {"where nothing is typed a scanner does nothing",
     where_nothing_is_typed_a_scanner_does_nothing},
    CU_TEST_INFO_NULL,
};
