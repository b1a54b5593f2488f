/* Maintenance: the state in words, its pages, two-step decisions, what is asked of the backend, the lock. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "base/mem.h"
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

/* The answer to the last command with an empty report. */
static struct reply *report_reply(const struct fake_runtime *rt)
{
    struct reply *reply = fake_reply_new(rt);
    reply->report = mem_zalloc(sizeof(*reply->report));
    reply->report->act = rt->sent[rt->n_sent - 1].errand.act;
    return reply;
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
        CU_ASSERT_EQUAL(rt.sent[1].errand.act, OPERATOR_STATUS);
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
    fake_tap(&rt, &scene_maintenance, "open_sale", 0);
    CU_ASSERT_EQUAL(rt.sent[rt.n_sent - 1].errand.act, OPERATOR_SALES);
    fake_deinit(&rt);
}

static void a_resync_runs_once_and_shows_how_far_it_is(void)
{
    struct fake_runtime rt;
    enter(&rt, SELLING_YES);
    fake_tap(&rt, &scene_maintenance, "catalogue_page", 0);
    const size_t before = rt.n_sent;
    fake_tap(&rt, &scene_maintenance, "resync", 0);
    fake_action(&rt, &scene_maintenance, MAINTENANCE_RESYNC, 0);
    CU_ASSERT_EQUAL_FATAL(rt.n_sent, before + 1);
    CU_ASSERT_EQUAL(rt.sent[before].type, COMMAND_SYNC);
    rt.health.syncing = true;
    rt.health.sync_done = 3;
    rt.health.sync_total = 12;
    fake_redraw(&rt, &scene_maintenance);
    CU_ASSERT_EQUAL(view_find(&rt.view, "sync_progress", 0)->level, 250);
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "sync_words", 0), "3 of 12"));
    CU_ASSERT_TRUE(fake_is_alive(&rt, "sync_stop", 0));
    rt.health.syncing = false;
    fake_reply(&rt, &scene_maintenance, RC_OFFLINE, NULL);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "outcome", 0), tr("maintenance.sync_failed"));
    CU_ASSERT_EQUAL(rt.sent[rt.n_sent - 1].type, COMMAND_SALES); /* the figures are asked again */
    CU_ASSERT_TRUE(fake_is_alive(&rt, "resync", 0));
    fake_deinit(&rt);
}

static void the_connection_test_lists_its_checks(void)
{
    struct fake_runtime rt;
    enter(&rt, SELLING_YES);
    fake_tap(&rt, &scene_maintenance, "test_page", 0);
    fake_tap(&rt, &scene_maintenance, "check", 0);
    CU_ASSERT_EQUAL_FATAL(rt.sent[rt.n_sent - 1].type, COMMAND_CHECK);
    struct reply *reply = fake_reply_new(&rt);
    reply->n_checks = 2;
    reply->checks[0] = (struct check_line){"Name", true, "found"};
    reply->checks[1] = (struct check_line){"Key", false, "refused: set it again"};
    fake_deliver(&rt, &scene_maintenance, reply);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "check_line", 0), "found");
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "check_line", 1), "refused: set it again");
    fake_deinit(&rt);
}

static void it_locks_itself_two_minutes_after_the_last_touch(void)
{
    struct fake_runtime rt;
    enter(&rt, SELLING_YES);
    const int64_t start = rt.ctx.now_ms;
    fake_tick(&rt, &scene_maintenance, start + 100000);
    fake_tap(&rt, &scene_maintenance, "log_page", 0);
    fake_tick(&rt, &scene_maintenance, start + 219999);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    fake_tick(&rt, &scene_maintenance, start + 220000);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_DONE);
    fake_deinit(&rt);
}

/* Opens the page of one sale that waits so long for staff. */
static void open_sale(struct fake_runtime *rt, int64_t decide_s)
{
    enter(rt, SELLING_YES);
    fake_tap(rt, &scene_maintenance, "sales_page", 0);
    struct reply *reply = report_reply(rt);
    struct operator_sale *sale = &reply->report->sales[0];
    *sale = (struct operator_sale){.state = ORDER_ESCALATED, .total = 6800, .decide_s = decide_s};
    text_copy(sale->reference, sizeof(sale->reference), "K7-0042");
    reply->report->n_sales = 1;
    const struct operator_sale copy = *sale;
    fake_deliver(rt, &scene_maintenance, reply);
    fake_tap(rt, &scene_maintenance, "sale", 0);
    CU_ASSERT_EQUAL_FATAL(rt->sent[rt->n_sent - 1].errand.act, OPERATOR_SALE);
    reply = report_reply(rt);
    reply->report->sales[0] = copy;
    reply->report->n_sales = 1;
    reply->order = mem_zalloc(sizeof(*reply->order));
    fake_deliver(rt, &scene_maintenance, reply);
}

static void a_decision_takes_two_touches_of_the_same_button(void)
{
    struct fake_runtime rt;
    open_sale(&rt, 0);
    const size_t before = rt.n_sent;
    fake_tap(&rt, &scene_maintenance, "booked", 0);
    fake_tap(&rt, &scene_maintenance, "not_booked", 0);
    CU_ASSERT_EQUAL(rt.n_sent, before);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "not_booked", 0), tr("maintenance.sure"));
    fake_tap(&rt, &scene_maintenance, "not_booked", 0);
    CU_ASSERT_EQUAL_FATAL(rt.n_sent, before + 1);
    CU_ASSERT_EQUAL(rt.sent[before].errand.act, OPERATOR_DECIDE);
    CU_ASSERT_FALSE(rt.sent[before].errand.booked);
    CU_ASSERT_STRING_EQUAL(rt.sent[before].errand.reference, "K7-0042");
    fake_reply(&rt, &scene_maintenance, RC_OK, NULL);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "outcome", 0), tr("maintenance.decided"));
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "booked", 0));
    fake_deinit(&rt);
}

static void a_decision_is_locked_while_a_late_answer_may_come(void)
{
    struct fake_runtime rt;
    open_sale(&rt, 75);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "booked", 0));
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "outcome", 0), "1:15"));
    const size_t before = rt.n_sent;
    fake_action(&rt, &scene_maintenance, MAINTENANCE_DECIDE, 1);
    fake_action(&rt, &scene_maintenance, MAINTENANCE_DECIDE, 1);
    CU_ASSERT_EQUAL(rt.n_sent, before);
    fake_deinit(&rt);
}

static void type_key(struct fake_runtime *rt, const char *key)
{
    for (; *key != '\0'; key++)
        fake_action(rt, &scene_maintenance, MAINTENANCE_KEYS, (uint32_t)(unsigned char)*key);
}

static void a_key_that_is_typed_is_sent_once_and_never_shown(void)
{
    struct fake_runtime rt;
    char dump[16384];
    enter(&rt, SELLING_YES);
    fake_tap(&rt, &scene_maintenance, "keys_page", 0);
    struct reply *reply = report_reply(&rt);
    reply->report->n_keys = 1;
    text_copy(reply->report->keys[0].name, sizeof(reply->report->keys[0].name), "main");
    fake_deliver(&rt, &scene_maintenance, reply);
    fake_tap(&rt, &scene_maintenance, "record", 0);
    fake_tap(&rt, &scene_maintenance, "key_type", 0);
    type_key(&rt, "dGhpcw==");
    view_dump(&rt.view, dump, sizeof(dump));
    CU_ASSERT_PTR_NULL(strstr(dump, "dGhpcw"));
    fake_tap(&rt, &scene_maintenance, "key_take", 0);
    CU_ASSERT_EQUAL(rt.sent[rt.n_sent - 1].errand.act, OPERATOR_KEY_ROTATE);
    CU_ASSERT_STRING_EQUAL(rt.sent[rt.n_sent - 1].errand.key, "dGhpcw==");
    fake_reply(&rt, &scene_maintenance, RC_AUTH, NULL);
    const struct maintenance_scene *st = rt.ctx.state;
    CU_ASSERT_STRING_EQUAL(st->typed, "");
    CU_ASSERT_EQUAL(st->page, PAGE_CREDENTIALS);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "outcome", 0));
    fake_deinit(&rt);
}

static void a_key_that_is_scanned_is_taken_by_the_main_button(void)
{
    struct fake_runtime rt;
    enter(&rt, SELLING_YES);
    fake_action(&rt, &scene_maintenance, MAINTENANCE_PAGE, PAGE_TYPE_KEY);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "key_take", 0));
    type_key(&rt, "dGhpcw==");
    CU_ASSERT_EQUAL(view_find(&rt.view, "key_take", 0)->look, LOOK_PRIMARY);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "key_take", 0));
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "done", 0)); /* one main button on a screen */
    fake_deinit(&rt);
}

static void a_code_shown_again_bears_the_mark_of_a_copy(void)
{
    struct fake_runtime rt;
    open_sale(&rt, -1);
    struct maintenance_scene *st = rt.ctx.state;
    st->sale.has_codes = true;
    fake_redraw(&rt, &scene_maintenance);
    fake_tap(&rt, &scene_maintenance, "copy", 0);
    CU_ASSERT_EQUAL_FATAL(rt.sent[rt.n_sent - 1].errand.act, OPERATOR_COPY);
    struct reply *reply = report_reply(&rt);
    reply->order = mem_zalloc(sizeof(*reply->order));
    reply->order->n_lines = 1;
    text_copy(reply->order->lines[0].barcode, sizeof(reply->order->lines[0].barcode), "L1");
    fake_deliver(&rt, &scene_maintenance, reply);
    const struct widget *code = view_find(&rt.view, "qr", 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(code);
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "mark_above", 0), "Copy"));
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "mark_below", 0), "Copy"));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "state", 0), tr("maintenance.copy_title"));
    fake_deinit(&rt);
}

CU_TestInfo test_scene_maintenance[] = {
    {"one sentence says the state", one_sentence_says_the_state},
    {"the reason and an open sale are said", the_reason_and_an_open_sale_are_said},
    {"a resync runs once and shows how far it is", a_resync_runs_once_and_shows_how_far_it_is},
    {"the connection test lists its checks", the_connection_test_lists_its_checks},
    {"it locks itself two minutes after the last touch",
     it_locks_itself_two_minutes_after_the_last_touch},
    {"a decision takes two touches of the same button",
     a_decision_takes_two_touches_of_the_same_button},
    {"a decision is locked while a late answer may come",
     a_decision_is_locked_while_a_late_answer_may_come},
    {"a key that is typed is sent once and never shown",
     a_key_that_is_typed_is_sent_once_and_never_shown},
    {"a key that is scanned is taken by the main button",
     a_key_that_is_scanned_is_taken_by_the_main_button},
    {"a code shown again bears the mark of a copy", a_code_shown_again_bears_the_mark_of_a_copy},
    CU_TEST_INFO_NULL,
};
