#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/fake_screen.h"
#include "ui/i18n.h"

static void hold_two(struct fake_screen *s)
{
    s->rt->session.basket = fake_screen_basket(s, 600000);
}

static void tap_mark(struct fake_screen *s, int times)
{
    for (int i = 0; i < times; i++)
        fake_screen_tap(s, "mark", 0);
}

static void type_pin(struct fake_screen *s, const char *digits)
{
    for (; *digits; digits++) {
        fake_screen_pass(s, 600);
        for (size_t i = 0; i < s->rt->view.n_widgets; i++) {
            const struct widget *w = &s->rt->view.widgets[i];
            if (strcmp(w->id, "key") != 0 || w->arg != (uint32_t)*digits)
                continue;
            fake_screen_tap(s, "key", w->nth);
            break;
        }
    }
}

static void answer_pin(struct fake_screen *s, enum rc rc, int detail)
{
    const struct command *cmd = fake_screen_sent(s, COMMAND_PIN);
    CU_ASSERT_PTR_NOT_NULL(cmd);
    if (!cmd)
        return;
    struct reply *reply = reply_new(cmd->ticket, cmd->session, cmd->type);
    reply->final = true;
    reply->fault = fault_make(rc, detail, "%s", rc_text(rc));
    fake_screen_reply(s, reply);
}

static void starting_over_with_nothing_held_asks_nothing(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_go(&s, SCENE_browse);
    fake_screen_tap(&s, "start_over", 0);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_attract);
    fake_screen_close(&s);
}

static void starting_over_with_tickets_asks_first(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    hold_two(&s);
    fake_screen_go(&s, SCENE_basket);
    fake_screen_tap(&s, "start_over", 0);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_start_over);
    fake_screen_tap(&s, "close", 0);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_basket);
    CU_ASSERT_EQUAL(s.rt->session.basket.n_lines, 2);
    fake_screen_tap(&s, "start_over", 0);
    fake_screen_tap(&s, "leave", 0);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_attract);
    CU_ASSERT_EQUAL(s.rt->session.basket.n_lines, 0);
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ABANDON), 1);
    fake_screen_close(&s);
}

static void five_taps_on_the_mark_ask_for_the_pin(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    tap_mark(&s, 4);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_attract);
    tap_mark(&s, 1);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_staff_pin);
    fake_screen_close(&s);
}

static void five_slow_taps_do_not(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    for (int i = 0; i < 5; i++) {
        tap_mark(&s, 1);
        fake_screen_pass(&s, 2000);
    }
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    fake_screen_close(&s);
}

static void the_right_pin_leads_to_maintenance(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    tap_mark(&s, 5);
    type_pin(&s, "4711");
    CU_ASSERT_STRING_EQUAL(s.rt->overlay.pin, "4711");
    fake_screen_tap(&s, "pin_ok", 0);
    const struct command *cmd = fake_screen_sent(&s, COMMAND_PIN);
    CU_ASSERT_TRUE(cmd && strcmp(cmd->pin, "4711") == 0);
    CU_ASSERT_STRING_EQUAL(s.rt->overlay.pin, "");
    answer_pin(&s, RC_OK, 0);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_maintenance);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    fake_screen_close(&s);
}

static void a_wrong_pin_is_told_and_may_be_tried_again(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    tap_mark(&s, 5);
    type_pin(&s, "0000");
    fake_screen_tap(&s, "pin_ok", 0);
    answer_pin(&s, RC_REJECTED, 0);
    CU_ASSERT_TRUE(s.rt->overlay.pin_wrong);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_attract);
    type_pin(&s, "0001");
    fake_screen_tap(&s, "pin_ok", 0);
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_PIN), 2);
    answer_pin(&s, RC_BUSY, 30);
    CU_ASSERT_EQUAL(s.rt->overlay.pin_wait_s, 30);
    fake_screen_close(&s);
}

static void an_answer_to_a_closed_pin_dialog_opens_nothing(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    tap_mark(&s, 5);
    type_pin(&s, "4711");
    fake_screen_tap(&s, "pin_ok", 0);
    fake_screen_tap(&s, "close", 0);
    tap_mark(&s, 5); /* somebody else */
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_staff_pin);
    answer_pin(&s, RC_OK, 0);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_staff_pin);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_attract);
    fake_screen_close(&s);
}

static void a_dialog_left_open_on_attract_closes_by_itself(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    tap_mark(&s, 5);
    type_pin(&s, "47");
    CU_ASSERT_TRUE(runtime_deadline_ms(s.rt) <= s.rt->last_touch_ms + 60000);
    fake_screen_pass(&s, 61000);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    CU_ASSERT_STRING_EQUAL(s.rt->overlay.pin, "");
    fake_screen_close(&s);
}

static void a_language_lasts_as_long_as_its_session(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_go(&s, SCENE_browse);
    fake_screen_tap(&s, "language", 0);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_language);
    fake_screen_tap(&s, "language_choice", 1);
    CU_ASSERT_STRING_EQUAL(i18n_language(), "de");
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_browse);
    fake_screen_tap(&s, "start_over", 0);
    CU_ASSERT_STRING_EQUAL(i18n_language(), "en_GB");
    fake_screen_close(&s);
}

static void a_language_chosen_on_attract_is_forgotten_when_nobody_stays(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    runtime_tap(s.rt, &(struct touch_tap){.action = GLOBAL_SET_LANGUAGE, .arg = 1});
    s.rt->last_touch_ms = clock_mono_ms(&s.clock);
    fake_screen_draw(&s);
    CU_ASSERT_STRING_EQUAL(i18n_language(), "de");
    fake_screen_pass(&s, 61000);
    CU_ASSERT_STRING_EQUAL(i18n_language(), "en_GB");
    fake_screen_close(&s);
}

static void a_language_that_does_not_exist_changes_nothing(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    runtime_tap(s.rt, &(struct touch_tap){.action = GLOBAL_SET_LANGUAGE, .arg = 99});
    CU_ASSERT_STRING_EQUAL(i18n_language(), "en_GB");
    s.config.shop.n_languages = 3; /* one whose catalogue is not installed */
    memcpy(s.config.shop.languages[2], "xx", 3);
    runtime_tap(s.rt, &(struct touch_tap){.action = GLOBAL_SET_LANGUAGE, .arg = 2});
    CU_ASSERT_STRING_EQUAL(i18n_language(), "en_GB");
    CU_ASSERT_EQUAL(s.rt->language, 0);
    fake_screen_close(&s);
}

static void accessible_modes_combine_and_end_with_the_session(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_go(&s, SCENE_browse);
    fake_screen_tap(&s, "accessibility", 0);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_accessibility);
    fake_screen_tap(&s, "large_text", 0);
    fake_screen_tap(&s, "high_contrast", 0);
    fake_screen_tap(&s, "low_reach", 0);
    CU_ASSERT_TRUE(s.rt->panel.large_text && s.rt->panel.high_contrast && s.rt->panel.low_reach);
    fake_screen_tap(&s, "large_text", 0);
    CU_ASSERT_FALSE(s.rt->panel.large_text);
    fake_screen_tap(&s, "close", 0);
    CU_ASSERT_TRUE(s.rt->panel.low_reach);
    fake_screen_tap(&s, "start_over", 0);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_attract);
    CU_ASSERT_FALSE(runtime_has_prefs(s.rt));
    fake_screen_close(&s);
}

static void a_scene_under_a_dialog_is_dead(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_go(&s, SCENE_browse);
    fake_screen_tap(&s, "help", 0);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_help);
    runtime_tap(s.rt, &(struct touch_tap){.action = ACTION_BACK});
    runtime_settle(s.rt);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_browse);
    runtime_input(s.rt, &(struct input){.type = INPUT_KEY, .key = KEY_ESCAPE});
    runtime_settle(s.rt);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_browse);
    fake_screen_close(&s);
}

static void a_lost_connection_is_told_while_buying_and_taken_back(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    hold_two(&s);
    fake_screen_go(&s, SCENE_basket);
    fake_screen_health(&s, SELLING_OFFLINE);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_lost_connection);
    fake_screen_health(&s, SELLING_YES);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    CU_ASSERT_EQUAL(s.rt->session.basket.n_lines, 2);
    fake_screen_go(&s, SCENE_browse);
    fake_screen_health(&s, SELLING_OFFLINE);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    fake_screen_close(&s);
}

CU_TestInfo test_runtime_dialogs[] = {
    {"starting over with nothing held asks nothing", starting_over_with_nothing_held_asks_nothing},
    {"starting over with tickets asks first", starting_over_with_tickets_asks_first},
    {"five taps on the mark ask for the PIN", five_taps_on_the_mark_ask_for_the_pin},
    {"five slow taps do not", five_slow_taps_do_not},
    {"the right PIN leads to maintenance", the_right_pin_leads_to_maintenance},
    {"a wrong PIN is told and may be tried again", a_wrong_pin_is_told_and_may_be_tried_again},
    {"an answer to a closed PIN dialog opens nothing",
     an_answer_to_a_closed_pin_dialog_opens_nothing},
    {"a dialog left open on attract closes by itself",
     a_dialog_left_open_on_attract_closes_by_itself},
    {"a language lasts as long as its session", a_language_lasts_as_long_as_its_session},
    {"a language chosen on attract is forgotten when nobody stays",
     a_language_chosen_on_attract_is_forgotten_when_nobody_stays},
    {"a language that does not exist changes nothing",
     a_language_that_does_not_exist_changes_nothing},
    {"accessible modes combine and end with the session",
     accessible_modes_combine_and_end_with_the_session},
    {"a scene under a dialog is dead", a_scene_under_a_dialog_is_dead},
    {"a lost connection is told while buying and taken back",
     a_lost_connection_is_told_while_buying_and_taken_back},
    CU_TEST_INFO_NULL,
};
