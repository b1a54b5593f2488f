/* The assistant's screens: one question after the other, nothing secret on them, nothing left behind. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "fakes/fake_runtime.h"
#include "scenes/scenes.h"
#include "scenes/setup_scene.h"
#include "ui/i18n.h"

enum { SCREEN_BYTES = 16384, TEN_MINUTES_MS = 10 * 60 * 1000 };

static const struct scene *const on = &scene_setup;

static struct reply *look_reply(const struct fake_runtime *rt)
{
    struct reply *reply = fake_reply_new(rt);
    reply->setup = mem_zalloc(sizeof(*reply->setup));
    text_copy(reply->setup->known.text[SETUP_KIOSK], SETUP_TEXT_SIZE, "K1");
    text_copy(reply->setup->known.text[SETUP_ADDRESS], SETUP_TEXT_SIZE, "https://h.example/");
    text_copy(reply->setup->known.text[SETUP_PERSON], SETUP_TEXT_SIZE, "STAFF");
    return reply;
}

static void begin(struct fake_runtime *rt)
{
    fake_init(rt);
    fake_enter(rt, on);
    CU_ASSERT_EQUAL(rt->sent[0].type, COMMAND_SETUP);
    CU_ASSERT_EQUAL(rt->sent[0].setup.act, SETUP_LOOK);
    fake_deliver(rt, on, look_reply(rt));
}

static const struct setup_errand *last(const struct fake_runtime *rt)
{
    return &rt->sent[rt->n_sent - 1].setup;
}

static void type(struct fake_runtime *rt, const char *text)
{
    for (; *text; text++)
        fake_action(rt, on, SETUP_KEYS, (uint32_t)(unsigned char)*text);
    fake_redraw(rt, on);
}

/* Goes on; the backend takes it. The list of what was sent begins anew. */
static void go_on(struct fake_runtime *rt)
{
    rt->n_sent = 0;
    fake_tap(rt, on, "go_on", 0);
    if (rt->n_sent > 0 && last(rt)->act == SETUP_KEEP)
        fake_reply(rt, on, RC_OK, NULL);
    fake_redraw(rt, on);
}

static void answer(struct fake_runtime *rt, const char *text)
{
    type(rt, text);
    go_on(rt);
}

/* Up to the trial, which is out. */
static void to_test(struct fake_runtime *rt)
{
    begin(rt);
    go_on(rt);
    answer(rt, "The Lantern");
    go_on(rt);
    answer(rt, "lantern");
    go_on(rt);
    answer(rt, "agent");
    answer(rt, "c2VjcmV0");
    CU_ASSERT_STRING_EQUAL(fake_label(rt, "state", 0), tr("setup.test"));
}

static void tested(struct fake_runtime *rt, bool accepted, enum rc rc)
{
    struct reply *reply = fake_reply_new(rt);
    reply->setup = mem_zalloc(sizeof(*reply->setup));
    for (size_t i = 0; i < SETUP_TESTS; i++) {
        reply->setup->tests[i].asked = true;
        reply->setup->tests[i].ok = true;
    }
    reply->setup->tests[SETUP_ACCEPTED].ok = accepted;
    reply->setup->tests[SETUP_ACCEPTED].rc = rc;
    reply->setup->n_events = 3;
    fake_deliver(rt, on, reply);
    fake_redraw(rt, on);
}

static void each_answer_goes_to_the_backend_and_the_page_follows(void)
{
    struct fake_runtime rt;
    begin(&rt);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "state", 0), tr("setup.language"));
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "back", 0));
    go_on(&rt);
    CU_ASSERT_EQUAL(last(&rt)->question, SETUP_LANGUAGE);
    CU_ASSERT_STRING_EQUAL(last(&rt)->answers.text[SETUP_LANGUAGE], "en_GB");
    CU_ASSERT_FALSE(fake_is_alive(&rt, "go_on", 0)); /* nothing is typed yet */
    answer(&rt, "The Lantern");
    CU_ASSERT_EQUAL(last(&rt)->question, SETUP_VENUE);
    CU_ASSERT_STRING_EQUAL(last(&rt)->answers.text[SETUP_VENUE], "The Lantern");
    type(&rt, "k");
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "typed", 0)->value, "K1K");
    fake_tap(&rt, on, "back", 0);
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "typed", 0)->value, "The Lantern");
    fake_deinit(&rt);
}

static void what_will_not_do_is_said_and_the_page_stays(void)
{
    struct fake_runtime rt;
    begin(&rt);
    go_on(&rt);
    type(&rt, "a");
    fake_tap(&rt, on, "go_on", 0);
    fake_redraw(&rt, on);
    CU_ASSERT_TRUE(view_find(&rt.view, "go_on", 0)->busy);
    fake_reply(&rt, on, RC_REJECTED, NULL);
    fake_redraw(&rt, on);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "outcome", 0), tr("setup.venue_wrong"));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "state", 0), tr("setup.venue"));
    type(&rt, "b");
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "outcome", 0));
    fake_deinit(&rt);
}

static void a_key_is_shown_by_its_length_and_forgotten_once_accepted(void)
{
    struct fake_runtime rt;
    char *screen = mem_zalloc(SCREEN_BYTES);
    to_test(&rt);
    const struct setup_scene *st = rt.ctx.state;
    CU_ASSERT_EQUAL(last(&rt)->act, SETUP_TRY);
    CU_ASSERT_STRING_EQUAL(last(&rt)->answers.text[SETUP_KEY], "c2VjcmV0");
    CU_ASSERT_FALSE(fake_is_alive(&rt, "go_on", 0));
    fake_tap(&rt, on, "back", 0);
    CU_ASSERT_STRING_EQUAL(st->answers.text[SETUP_KEY], "");
    type(&rt, "c2VjcmV0");
    view_dump(&rt.view, screen, SCREEN_BYTES);
    CU_ASSERT_PTR_NULL(strstr(screen, "c2Vj"));
    CU_ASSERT_PTR_NOT_NULL(strstr(view_find(&rt.view, "typed", 0)->value, "8"));
    go_on(&rt);
    tested(&rt, true, RC_OK);
    CU_ASSERT_STRING_EQUAL(st->answers.text[SETUP_KEY], "");
    CU_ASSERT_TRUE(fake_is_alive(&rt, "go_on", 0));
    mem_free(screen);
    fake_deinit(&rt);
}

static void a_refused_key_leads_back_and_no_further(void)
{
    struct fake_runtime rt;
    to_test(&rt);
    tested(&rt, false, RC_AUTH);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "test", SETUP_ACCEPTED), tr("setup.accepted_login"));
    CU_ASSERT_FALSE(fake_is_alive(&rt, "go_on", 0));
    fake_action(&rt, on, SETUP_GO_ON, 0);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "state", 0), tr("setup.test"));
    fake_tap(&rt, on, "try_again", 0);
    CU_ASSERT_EQUAL(last(&rt)->act, SETUP_TRY);
    tested(&rt, false, RC_NOT_FOUND);
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "test", SETUP_ACCEPTED), "lantern"));
    fake_deinit(&rt);
}

static void the_code_is_typed_twice_the_same(void)
{
    struct fake_runtime rt;
    to_test(&rt);
    tested(&rt, true, RC_OK);
    go_on(&rt);
    fake_tap(&rt, on, "wider", 3);
    go_on(&rt);
    CU_ASSERT_TRUE(last(&rt)->answers.text[SETUP_WIDTH][0] != '\0');
    go_on(&rt);
    answer(&rt, "271828");
    answer(&rt, "271829");
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "outcome", 0), tr("setup.codes_differ"));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "state", 0), tr("setup.code"));
    answer(&rt, "271828");
    answer(&rt, "271828");
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "state", 0), tr("setup.summary"));
    go_on(&rt);
    CU_ASSERT_EQUAL(last(&rt)->act, SETUP_WRITE);
    CU_ASSERT_STRING_EQUAL(last(&rt)->answers.text[SETUP_CODE], "271828");
    fake_reply(&rt, on, RC_CONFIG, NULL);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    fake_tap(&rt, on, "go_on", 0);
    fake_reply(&rt, on, RC_OK, NULL);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_DONE);
    fake_deinit(&rt);
}

static void left_alone_it_forgets_what_is_secret(void)
{
    struct fake_runtime rt;
    to_test(&rt);
    tested(&rt, false, RC_AUTH);
    const struct setup_scene *st = rt.ctx.state;
    CU_ASSERT_STRING_EQUAL(st->answers.text[SETUP_KEY], "c2VjcmV0");
    fake_tick(&rt, on, rt.ctx.now_ms + TEN_MINUTES_MS);
    CU_ASSERT_STRING_EQUAL(st->answers.text[SETUP_KEY], "");
    CU_ASSERT_STRING_EQUAL(st->answers.text[SETUP_LOGIN], "agent");
    CU_ASSERT_EQUAL(st->step, STEP_LOGIN);
    fake_leave(&rt, on);
    CU_ASSERT_STRING_EQUAL(st->answers.text[SETUP_LOGIN], "");
    fake_deinit(&rt);
}

static void where_somebody_has_a_code_nothing_else_is_asked_first(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    fake_enter(&rt, on);
    struct reply *reply = look_reply(&rt);
    reply->setup->locked = reply->setup->has_person = true;
    fake_deliver(&rt, on, reply);
    fake_redraw(&rt, on);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "state", 0), tr("setup.unlock"));
    fake_action(&rt, on, ACTION_BACK, 0);
    answer(&rt, "271828");
    CU_ASSERT_EQUAL(last(&rt)->act, SETUP_UNLOCK);
    fake_reply(&rt, on, RC_REJECTED, NULL);
    fake_redraw(&rt, on);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "outcome", 0), tr("pin.wrong"));
    answer(&rt, "314159");
    fake_reply(&rt, on, RC_OK, NULL);
    CU_ASSERT_EQUAL(last(&rt)->act, SETUP_LOOK);
    reply = look_reply(&rt);
    reply->setup->has_person = true;
    fake_deliver(&rt, on, reply);
    fake_redraw(&rt, on);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "state", 0), tr("setup.language"));
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "sync_words", 0), "10"));
    fake_deinit(&rt);
}

static void the_first_catalogue_is_watched_and_the_kiosk_opens_by_itself(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.health = (struct health){.selling = SELLING_STARTING};
    fake_enter(&rt, &scene_setup_sync);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "open", 0));
    rt.health =
        (struct health){.selling = SELLING_YES, .syncing = true, .sync_done = 5, .sync_total = 20};
    fake_redraw(&rt, &scene_setup_sync);
    CU_ASSERT_EQUAL(view_find(&rt.view, "sync_progress", 0)->level, 250);
    rt.health = (struct health){.selling = SELLING_STOPPED};
    text_copy(rt.health.reason, sizeof(rt.health.reason), "no such client");
    fake_redraw(&rt, &scene_setup_sync);
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "outcome", 0), "no such client"));
    fake_tap(&rt, &scene_setup_sync, "sync_again", 0);
    CU_ASSERT_EQUAL(rt.sent[rt.n_sent - 1].type, COMMAND_SYNC);
    fake_reply(&rt, &scene_setup_sync, RC_OK, NULL);
    rt.health = (struct health){.selling = SELLING_YES, .synced_utc_s = 1};
    fake_tick(&rt, &scene_setup_sync, rt.ctx.now_ms + 1000);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_DONE);
    fake_deinit(&rt);
}

CU_TestInfo test_scene_setup[] = {
    {"each answer goes to the backend and the page follows",
     each_answer_goes_to_the_backend_and_the_page_follows},
    {"what will not do is said and the page stays", what_will_not_do_is_said_and_the_page_stays},
    {"a key is shown by its length and forgotten once accepted",
     a_key_is_shown_by_its_length_and_forgotten_once_accepted},
    {"a refused key leads back and no further", a_refused_key_leads_back_and_no_further},
    {"the code is typed twice the same", the_code_is_typed_twice_the_same},
    {"left alone it forgets what is secret", left_alone_it_forgets_what_is_secret},
    {"where somebody has a code nothing else is asked first",
     where_somebody_has_a_code_nothing_else_is_asked_first},
    {"the first catalogue is watched and the kiosk opens by itself",
     the_first_catalogue_is_watched_and_the_kiosk_opens_by_itself},
    CU_TEST_INFO_NULL,
};
