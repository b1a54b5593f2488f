/* Maintenance: the state in words, resync with progress, the connection test, the lock. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "fakes/fake_runtime.h"
#include "scenes/maintenance_scene.h"
#include "scenes/scenes.h"
#include "ui/i18n.h"

static void enter(struct fake_runtime *rt, enum selling_state selling)
{
    fake_init(rt);
    rt->health.selling = selling;
    rt->health.n_events = 8;
    fake_enter(rt, &scene_maintenance);
}

static void one_sentence_says_the_state(void)
{
    static const struct {
        enum selling_state state;
        const char *words;
    } states[] = {{SELLING_STARTING, "maintenance.starting"},
                  {SELLING_YES, "maintenance.selling"},
                  {SELLING_OFFLINE, "maintenance.offline"},
                  {SELLING_STOPPED, "maintenance.stopped"}};
    for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
        struct fake_runtime rt;
        enter(&rt, states[i].state);
        CU_ASSERT_STRING_EQUAL(fake_label(&rt, "state", 0), tr(states[i].words));
        CU_ASSERT_EQUAL(rt.sent[0].type, COMMAND_SALES);
        fake_deinit(&rt);
    }
}

static void the_reason_and_an_open_sale_are_said(void)
{
    struct fake_runtime rt;
    enter(&rt, SELLING_STOPPED);
    text_copy(rt.health.reason, sizeof(rt.health.reason), "The ticket service refuses our key.");
    rt.health.open_attempts = 1;
    text_copy(rt.health.open_reference, sizeof(rt.health.open_reference), "K7-0042");
    fake_redraw(&rt, &scene_maintenance);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "reason", 0), rt.health.reason);
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "open_sale", 0), "K7-0042"));
    fake_deinit(&rt);
}

static void a_resync_runs_once_and_shows_how_far_it_is(void)
{
    struct fake_runtime rt;
    enter(&rt, SELLING_YES);
    fake_tap(&rt, &scene_maintenance, "resync", 0);
    fake_action(&rt, &scene_maintenance, ACTION_RESYNC, 0);
    CU_ASSERT_EQUAL_FATAL(rt.n_sent, 2);
    CU_ASSERT_EQUAL(rt.sent[1].type, COMMAND_SYNC);
    rt.health.syncing = true;
    rt.health.sync_done = 3;
    rt.health.sync_total = 12;
    fake_redraw(&rt, &scene_maintenance);
    CU_ASSERT_EQUAL(view_find(&rt.view, "sync_progress", 0)->level, 250);
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "sync_words", 0), "3 of 12"));
    rt.health.syncing = false;
    fake_reply(&rt, &scene_maintenance, RC_OFFLINE, NULL);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "catalogue", 0), tr("maintenance.sync_failed"));
    CU_ASSERT_EQUAL(rt.sent[2].type, COMMAND_SALES); /* the figures are asked for again */
    CU_ASSERT_TRUE(fake_is_alive(&rt, "resync", 0));
    fake_deinit(&rt);
}

static void the_connection_test_lists_its_checks(void)
{
    struct fake_runtime rt;
    enter(&rt, SELLING_YES);
    fake_tap(&rt, &scene_maintenance, "check", 0);
    CU_ASSERT_EQUAL_FATAL(rt.sent[rt.n_sent - 1].type, COMMAND_CHECK);
    struct reply *reply = fake_reply_new(&rt);
    reply->n_checks = 2;
    reply->checks[0] = (struct check_line){"Name", true, "found"};
    reply->checks[1] = (struct check_line){"Key", false, "refused: set it again"};
    fake_deliver(&rt, &scene_maintenance, reply);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "check_line", 0), "found");
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "check_line", 1), "refused: set it again");
    fake_tap(&rt, &scene_maintenance, "check", 0);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "check_line", 0));
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "orders", 0));
    fake_deinit(&rt);
}

static void it_locks_itself_three_minutes_after_the_last_touch(void)
{
    struct fake_runtime rt;
    enter(&rt, SELLING_YES);
    const int64_t start = rt.ctx.now_ms;
    fake_tick(&rt, &scene_maintenance, start + 100000);
    fake_tap(&rt, &scene_maintenance, "check", 0);
    fake_tick(&rt, &scene_maintenance, start + 279999);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    fake_tick(&rt, &scene_maintenance, start + 280000);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_DONE);
    fake_deinit(&rt);
}

static void no_part_of_a_key_is_shown(void)
{
    struct fake_runtime rt;
    enter(&rt, SELLING_YES);
    rt.health.key_present = true;
    fake_redraw(&rt, &scene_maintenance);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "key", 0), tr("maintenance.key_present"));
    rt.health.key_present = false;
    fake_redraw(&rt, &scene_maintenance);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "key", 0), tr("maintenance.key_missing"));
    fake_deinit(&rt);
}

CU_TestInfo test_scene_maintenance[] = {
    {"one sentence says the state", one_sentence_says_the_state},
    {"the reason and an open sale are said", the_reason_and_an_open_sale_are_said},
    {"a resync runs once and shows how far it is", a_resync_runs_once_and_shows_how_far_it_is},
    {"the connection test lists its checks", the_connection_test_lists_its_checks},
    {"it locks itself three minutes after the last touch",
     it_locks_itself_three_minutes_after_the_last_touch},
    {"no part of a key is shown", no_part_of_a_key_is_shown},
    CU_TEST_INFO_NULL,
};
