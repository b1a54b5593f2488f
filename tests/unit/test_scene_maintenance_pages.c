/* Maintenance's pages: closing, the screen, the catalogue, the self-test. */
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "fakes/fake_runtime.h"
#include "scenes/maintenance_scene.h"
#include "scenes/scenes.h"
#include "ui/i18n.h"

static void enter(struct fake_runtime *rt)
{
    fake_init(rt);
    fake_enter(rt, &scene_maintenance);
}

/* The answer to the last command with an empty report. */
static struct reply *report_reply(const struct fake_runtime *rt)
{
    struct reply *reply = fake_reply_new(rt);
    reply->report = mem_zalloc(sizeof(*reply->report));
    reply->report->act = rt->sent[rt->n_sent - 1].errand.act;
    return reply;
}

static void type(struct fake_runtime *rt, const char *words)
{
    for (; *words != '\0'; words++)
        fake_action(rt, &scene_maintenance, MAINTENANCE_KEYS, (uint32_t)(unsigned char)*words);
}

static void closing_says_until_when_and_in_whose_words(void)
{
    struct fake_runtime rt;
    enter(&rt);
    fake_tap(&rt, &scene_maintenance, "close_page", 0);
    fake_tap(&rt, &scene_maintenance, "words_page", 0);
    type(&rt, "back soon");
    fake_tap(&rt, &scene_maintenance, "words_take", 0);
    fake_tap(&rt, &scene_maintenance, "later", 0);
    fake_tap(&rt, &scene_maintenance, "close_until", 0);
    const struct operator_errand *errand = &rt.sent[rt.n_sent - 1].errand;
    CU_ASSERT_EQUAL(errand->act, OPERATOR_CLOSE);
    CU_ASSERT_EQUAL(errand->until_utc_s % 1800, 0);
    CU_ASSERT(errand->until_utc_s > rt.ctx.now_utc_s + 7200);
    CU_ASSERT(errand->until_utc_s <= rt.ctx.now_utc_s + 9000);
    CU_ASSERT_STRING_EQUAL(errand->words, "Back soon");
    CU_ASSERT_FALSE(fake_is_alive(&rt, "open_kiosk", 0));
    rt.health.pause = PAUSE_STAFF;
    fake_redraw(&rt, &scene_maintenance);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "open_kiosk", 0));
    fake_deinit(&rt);
}

static void closing_ends_in_the_future_whatever_is_touched(void)
{
    struct fake_runtime rt;
    enter(&rt);
    fake_tap(&rt, &scene_maintenance, "close_page", 0);
    for (int i = 0; i < 20; i++)
        fake_tap(&rt, &scene_maintenance, "earlier", 0);
    fake_tap(&rt, &scene_maintenance, "close_until", 0);
    CU_ASSERT(rt.sent[rt.n_sent - 1].errand.until_utc_s > rt.ctx.now_utc_s);
    fake_deinit(&rt);
}

static void a_restart_takes_two_touches(void)
{
    struct fake_runtime rt;
    enter(&rt);
    fake_tap(&rt, &scene_maintenance, "close_page", 0);
    CU_ASSERT_NOT_EQUAL(view_find(&rt.view, "close_kiosk", 0)->action, GLOBAL_CLOSE_KIOSK);
    fake_tap(&rt, &scene_maintenance, "close_kiosk", 0);
    CU_ASSERT_EQUAL(view_find(&rt.view, "close_kiosk", 0)->action, GLOBAL_CLOSE_KIOSK);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "close_kiosk", 0), tr("maintenance.sure"));
    fake_deinit(&rt);
}

/* The screen's page with what kiosk.ini says. */
static void open_screen(struct fake_runtime *rt, const char *languages)
{
    enter(rt);
    rt->ctx.assets = getenv("FOYER_ASSETS") ? getenv("FOYER_ASSETS") : "build/assets";
    fake_tap(rt, &scene_maintenance, "screen_page", 0);
    CU_ASSERT_EQUAL_FATAL(rt->sent[rt->n_sent - 1].errand.act, OPERATOR_SETTINGS);
    struct reply *reply = report_reply(rt);
    text_copy(reply->report->screen.theme, sizeof(reply->report->screen.theme), "house");
    text_copy(reply->report->screen.languages, sizeof(reply->report->screen.languages), languages);
    fake_deliver(rt, &scene_maintenance, reply);
}

/* Touches the row of that name; the errand it sends. */
static const struct operator_errand *touch_row(struct fake_runtime *rt, const char *id,
                                               const char *label)
{
    for (uint32_t nth = 0; view_find(&rt->view, id, nth); nth++) {
        if (strncmp(fake_label(rt, id, nth), label, strlen(label)) == 0) {
            fake_tap(rt, &scene_maintenance, id, nth);
            return &rt->sent[rt->n_sent - 1].errand;
        }
    }
    CU_FAIL("no such row");
    return &rt->sent[0].errand;
}

static void colours_and_languages_are_written_down(void)
{
    struct fake_runtime rt;
    open_screen(&rt, "en_GB");
    const struct operator_errand *errand = touch_row(&rt, "offer", tr("language.de"));
    CU_ASSERT_EQUAL(errand->act, OPERATOR_SETTING);
    CU_ASSERT_EQUAL(errand->setting, SETTING_LANGUAGES);
    CU_ASSERT_STRING_EQUAL(errand->words, "en_GB, de");
    fake_reply(&rt, &scene_maintenance, RC_OK, NULL);
    CU_ASSERT_EQUAL(rt.sent[rt.n_sent - 1].errand.act, OPERATOR_SETTINGS); /* read again */
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "outcome", 0), tr("maintenance.setting_taken"));
    char label[64];
    struct text t = TEXT_OF(label);
    text_addf(&t, "Colours: %s", tr("theme.daylight"));
    errand = touch_row(&rt, "theme", label);
    CU_ASSERT_EQUAL(errand->setting, SETTING_THEME);
    CU_ASSERT_STRING_EQUAL(errand->words, "daylight");
    fake_deinit(&rt);
}

static void the_last_language_stays(void)
{
    struct fake_runtime rt;
    open_screen(&rt, "en_GB");
    const size_t before = rt.n_sent;
    touch_row(&rt, "offer", tr("language.en_GB"));
    CU_ASSERT_EQUAL(rt.n_sent, before);
    fake_deinit(&rt);
}

static void a_refresh_says_what_it_changed(void)
{
    struct fake_runtime rt;
    enter(&rt);
    fake_tap(&rt, &scene_maintenance, "catalogue_page", 0);
    fake_tap(&rt, &scene_maintenance, "resync", 0);
    struct reply *reply = fake_reply_new(&rt);
    reply->changes = mem_zalloc(sizeof(*reply->changes));
    reply->changes->n_shows = 1;
    reply->changes->shows[0] = (struct show_change){.name = "Lullaby", .added = 2, .gone = 1};
    fake_deliver(&rt, &scene_maintenance, reply);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "change", 0), "2 dates more, 1 date gone");
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "outcome", 0), "1 show"));
    fake_deinit(&rt);
}

static void a_date_on_sale_can_be_hidden_and_shown_again(void)
{
    struct fake_runtime rt;
    enter(&rt);
    fake_tap(&rt, &scene_maintenance, "catalogue_page", 0);
    fake_tap(&rt, &scene_maintenance, "shows_page", 0);
    fake_tap(&rt, &scene_maintenance, "show", 0);
    fake_tap(&rt, &scene_maintenance, "publish", 0);
    const struct command sent = rt.sent[rt.n_sent - 1];
    CU_ASSERT_EQUAL(sent.type, COMMAND_PUBLISH);
    CU_ASSERT_FALSE(sent.publish);
    fake_reply(&rt, &scene_maintenance, RC_OK, NULL);
    const uint32_t at = catalogue_find_instance(rt.catalogue, sent.instance_id);
    CU_ASSERT_NOT_EQUAL_FATAL(at, CATALOGUE_NONE);
    rt.catalogue->instances[at].hidden_by_hand = true;
    fake_redraw(&rt, &scene_maintenance);
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "publish", 0), "not sold here"));
    fake_tap(&rt, &scene_maintenance, "publish", 0);
    CU_ASSERT_TRUE(rt.sent[rt.n_sent - 1].publish);
    fake_deinit(&rt);
}

static void the_self_test_says_which_settings_it_would_write_and_wrote(void)
{
    struct fake_runtime rt;
    enter(&rt);
    fake_tap(&rt, &scene_maintenance, "test_page", 0);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "test_take", 0));
    fake_tap(&rt, &scene_maintenance, "self_test", 0);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "test_stop", 0));
    struct reply *reply = report_reply(&rt);
    reply->report->n_settings = 1;
    reply->report->settings[0] =
        (struct operator_setting){.name = "[service] paced", .value = "yes", .was = "no"};
    fake_deliver(&rt, &scene_maintenance, reply);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "setting", 0), "no, should be yes");
    fake_tap(&rt, &scene_maintenance, "test_take", 0);
    CU_ASSERT_EQUAL(rt.sent[rt.n_sent - 1].errand.act, OPERATOR_SELF_TEST_TAKE);
    fake_reply(&rt, &scene_maintenance, RC_OK, NULL);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "setting", 0), "yes, was no");
    CU_ASSERT_FALSE(fake_is_alive(&rt, "test_take", 0));
    fake_deinit(&rt);
}

static void it_stays_while_a_self_test_runs_but_not_for_ever(void)
{
    struct fake_runtime rt;
    enter(&rt);
    const int64_t start = rt.ctx.now_ms;
    fake_tap(&rt, &scene_maintenance, "test_page", 0);
    fake_tap(&rt, &scene_maintenance, "self_test", 0);
    fake_tick(&rt, &scene_maintenance, start + 300000);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    fake_tick(&rt, &scene_maintenance, start + 599000);
    fake_tick(&rt, &scene_maintenance, start + 719000);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_DONE);
    fake_deinit(&rt);
}

CU_TestInfo test_scene_maintenance_pages[] = {
    {"closing says until when and in whose words", closing_says_until_when_and_in_whose_words},
    {"closing ends in the future whatever is touched",
     closing_ends_in_the_future_whatever_is_touched},
    {"a restart takes two touches", a_restart_takes_two_touches},
    {"colours and languages are written down", colours_and_languages_are_written_down},
    {"the last language stays", the_last_language_stays},
    {"a refresh says what it changed", a_refresh_says_what_it_changed},
    {"a date on sale can be hidden and shown again", a_date_on_sale_can_be_hidden_and_shown_again},
    {"the self test says which settings it would write and wrote",
     the_self_test_says_which_settings_it_would_write_and_wrote},
    {"it stays while a self test runs but not for ever",
     it_stays_while_a_self_test_runs_but_not_for_ever},
    CU_TEST_INFO_NULL,
};
