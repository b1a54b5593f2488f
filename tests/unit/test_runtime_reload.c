/* A configuration that was read again: when the screens use it. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "fakes/fake_screen.h"

static struct fake_screen s;

static struct settings *settings(const char *venue)
{
    struct settings *made = mem_zalloc(sizeof(*made));
    made->shop = s.rt->config->shop;
    text_copy(made->theme, sizeof(made->theme), "daylight");
    text_copy(made->shop.venue_name, sizeof(made->shop.venue_name), venue);
    return made;
}

static uint32_t ask(void)
{
    runtime_reload_ask(s.rt);
    const struct command *command = fake_screen_sent(&s, COMMAND_RELOAD);
    CU_ASSERT_PTR_NOT_NULL_FATAL(command);
    return command ? command->ticket : 0;
}

static void answer(uint32_t ticket, const char *venue)
{
    struct reply *reply = reply_new(ticket, s.rt->session.number, COMMAND_RELOAD);
    reply->final = true;
    if (venue)
        reply->settings = settings(venue);
    else
        reply->fault = fault_make(RC_CONFIG, 0, "kiosk.ini:4: wrong");
    fake_screen_reply(&s, reply);
}

static const char *venue(void)
{
    return s.rt->ctx.shop->venue_name;
}

static void at_attract_they_are_used_at_once_and_it_is_said_so(void)
{
    fake_screen_open(&s);
    answer(ask(), "The New House");
    CU_ASSERT_STRING_EQUAL(venue(), "The New House");
    CU_ASSERT_STRING_EQUAL(s.rt->config->theme, "daylight");
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ADOPT), 1);
    fake_screen_pass(&s, 2000);
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ADOPT), 1);
    fake_screen_close(&s);
}

static void whoever_is_served_keeps_what_is_on_the_screen(void)
{
    fake_screen_open(&s);
    fake_screen_tap(&s, "start", 0);
    answer(ask(), "The New House");
    fake_screen_pass(&s, 3000);
    CU_ASSERT_STRING_NOT_EQUAL(venue(), "The New House");
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ADOPT), 0);
    fake_screen_go(&s, SCENE_attract);
    CU_ASSERT_STRING_EQUAL(venue(), "The New House");
    const struct command *adopt = fake_screen_sent(&s, COMMAND_ADOPT);
    const struct command *abandon = fake_screen_sent(&s, COMMAND_ABANDON);
    CU_ASSERT_TRUE_FATAL(adopt && abandon);
    CU_ASSERT_TRUE(adopt > abandon); /* the backend hears of it after the visit's end */
    fake_screen_close(&s);
}

static void somebody_who_has_only_changed_the_language_is_here_as_well(void)
{
    fake_screen_open(&s);
    runtime_set_language(s.rt, 1);
    answer(ask(), "The New House");
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ADOPT), 0);
    fake_screen_pass(&s, 61000); /* walked away */
    CU_ASSERT_STRING_EQUAL(venue(), "The New House");
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ADOPT), 1);
    fake_screen_close(&s);
}

static void a_refusal_changes_nothing(void)
{
    fake_screen_open(&s);
    answer(ask(), NULL);
    CU_ASSERT_STRING_NOT_EQUAL(venue(), "The New House");
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ADOPT), 0);
    CU_ASSERT_EQUAL(s.rt->session.refusal, REFUSAL_NONE);
    fake_screen_close(&s);
}

static void of_two_only_the_last_one_counts(void)
{
    fake_screen_open(&s);
    const uint32_t first = ask();
    const uint32_t second = ask();
    answer(first, "The Half-way House");
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ADOPT), 0);
    answer(second, "The New House");
    CU_ASSERT_STRING_EQUAL(venue(), "The New House");
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ADOPT), 1);
    fake_screen_close(&s);
}

static void settings_come_as_news_too(void)
{
    fake_screen_open(&s);
    struct reply *news = reply_new(0, 0, COMMAND_NONE);
    news->final = true;
    news->settings = settings("The New House");
    fake_screen_reply(&s, news);
    CU_ASSERT_STRING_EQUAL(venue(), "The New House");
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ADOPT), 1);
    fake_screen_close(&s);
}

CU_TestInfo test_runtime_reload[] = {
    {"at attract they are used at once, and it is said so",
     at_attract_they_are_used_at_once_and_it_is_said_so},
    {"whoever is served keeps what is on the screen",
     whoever_is_served_keeps_what_is_on_the_screen},
    {"somebody who has only changed the language is here as well",
     somebody_who_has_only_changed_the_language_is_here_as_well},
    {"a refusal changes nothing", a_refusal_changes_nothing},
    {"of two only the last one counts", of_two_only_the_last_one_counts},
    {"settings come as news too", settings_come_as_news_too},
    CU_TEST_INFO_NULL,
};
