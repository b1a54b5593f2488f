/* Confirm: what is agreed to, what is booked, what is shown when nobody knows. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "fakes/fake_runtime.h"
#include "scenes/confirm_scene.h"
#include "scenes/scenes.h"
#include "ui/i18n.h"

static void enter_review(struct fake_runtime *rt, size_t n)
{
    fake_init(rt);
    rt->session.basket = fake_basket(rt, fake_instance(rt->catalogue, FAKE_FOX), n);
    fake_enter(rt, &scene_confirm);
}

static struct reply *ordered(const struct fake_runtime *rt)
{
    struct reply *reply = fake_reply_new(rt);
    const struct basket *basket = &rt->session.basket;
    reply->order = mem_zalloc(sizeof(*reply->order));
    snprintf(reply->order->id, sizeof(reply->order->id), "4071862");
    snprintf(reply->order->reference, sizeof(reply->order->reference), "K3-7F2QX9-H");
    reply->order->n_lines = basket->n_lines;
    reply->order->total = basket->total;
    for (size_t i = 0; i < basket->n_lines; i++) {
        reply->order->lines[i] = basket->lines[i];
        snprintf(reply->order->lines[i].barcode, BARCODE_SIZE, "CODE %zu/ä", i);
    }
    return reply;
}

static void the_last_button_names_the_amount(void)
{
    struct fake_runtime rt;
    enter_review(&rt, 2);
    const struct widget *buy = view_find(&rt.view, "buy", 0);
    CU_ASSERT_STRING_EQUAL(buy ? buy->label : "no button", "Buy now");
    CU_ASSERT_STRING_EQUAL(buy ? buy->sub : "no button", "pay £84.00");
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "places", 0), "Stalls, row F, seats 12 and 13");
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "rules", 0), rt.shop.seller));
    fake_deinit(&rt);
}

static void buying_sends_what_stood_in_the_button_once(void)
{
    struct fake_runtime rt;
    enter_review(&rt, 2);
    fake_tap(&rt, &scene_confirm, "buy", 0);
    CU_ASSERT_EQUAL_FATAL(rt.n_sent, 1);
    CU_ASSERT_EQUAL(rt.sent[0].type, COMMAND_CONFIRM);
    CU_ASSERT_EQUAL(rt.sent[0].agreed_total, 8400);
    fake_action(&rt, &scene_confirm, CONFIRM_BUY, 0);
    fake_action(&rt, &scene_confirm, ACTION_BACK, 0);
    CU_ASSERT_EQUAL(rt.n_sent, 1);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "back", 0));
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "start_over", 0));
    fake_deinit(&rt);
}

static void a_slow_booking_shows_its_reference(void)
{
    struct fake_runtime rt;
    enter_review(&rt, 1);
    fake_tap(&rt, &scene_confirm, "buy", 0);
    struct reply *progress = fake_reply_new(&rt);
    progress->final = false;
    progress->step = BOOKING_ASKING;
    snprintf(progress->reference, sizeof(progress->reference), "K3-7F2QX9-H");
    fake_deliver(&rt, &scene_confirm, progress);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "reference", 0));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "title", 0), tr("confirm.booking"));
    fake_tick(&rt, &scene_confirm, rt.ctx.now_ms + CONFIRM_SLOW_MS);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "title", 0), tr("confirm.slow"));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "reference", 0), "K3-7F2QX9-H");
    fake_deinit(&rt);
}

static void every_ticket_has_its_own_code_byte_for_byte(void)
{
    struct fake_runtime rt;
    enter_review(&rt, 5);
    fake_tap(&rt, &scene_confirm, "buy", 0);
    fake_deliver(&rt, &scene_confirm, ordered(&rt));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "order_number", 0), "4 071 862");
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "qr", 0)->value, "CODE 0/ä");
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "qr", 3));
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "done", 0));
    fake_tap(&rt, &scene_confirm, "next", 0);
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "qr", 4)->value, "CODE 4/ä");
    CU_ASSERT_EQUAL(rt.session.basket.n_lines, 0);
    fake_tap(&rt, &scene_confirm, "done", 0);
    CU_ASSERT_EQUAL(rt.sent[rt.n_sent - 1].type, COMMAND_SHOWN);
    CU_ASSERT_STRING_EQUAL(rt.sent[rt.n_sent - 1].reference, "K3-7F2QX9-H");
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_DONE);
    fake_deinit(&rt);
}

static void the_tickets_clear_by_themselves_unless_more_time_is_asked(void)
{
    struct fake_runtime rt;
    enter_review(&rt, 1);
    fake_tap(&rt, &scene_confirm, "buy", 0);
    fake_deliver(&rt, &scene_confirm, ordered(&rt));
    const int64_t shown = rt.ctx.now_ms;
    fake_tick(&rt, &scene_confirm, shown + 80000);
    fake_tap(&rt, &scene_confirm, "more_time", 0);
    fake_tick(&rt, &scene_confirm, shown + 90000);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    fake_tick(&rt, &scene_confirm, shown + 170000);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_DONE);
    const size_t sent = rt.n_sent;
    fake_leave(&rt, &scene_confirm);
    CU_ASSERT_EQUAL(rt.n_sent, sent); /* told once */
    fake_deinit(&rt);
}

static void a_changed_price_is_agreed_to_again(void)
{
    struct fake_runtime rt;
    enter_review(&rt, 2);
    struct basket dearer = rt.session.basket;
    fake_tap(&rt, &scene_confirm, "buy", 0);
    dearer.total = 9000;
    fake_reply(&rt, &scene_confirm, RC_PRICE_CHANGED, &dearer);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "price_changed", 0), tr("confirm.price_changed"));
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "buy", 0)->sub, "pay £90.00");
    fake_tap(&rt, &scene_confirm, "buy", 0);
    CU_ASSERT_EQUAL(rt.sent[1].agreed_total, 9000);
    fake_deinit(&rt);
}

static void an_unknown_outcome_shows_the_number_and_no_second_try(void)
{
    struct fake_runtime rt;
    enter_review(&rt, 1);
    fake_tap(&rt, &scene_confirm, "buy", 0);
    struct reply *reply = fake_reply_new(&rt);
    reply->fault.rc = RC_UNKNOWN_OUTCOME;
    snprintf(reply->reference, sizeof(reply->reference), "K3-7F2QX9-H");
    fake_deliver(&rt, &scene_confirm, reply);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "trouble", 0), tr("confirm.unknown_title"));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "reference", 0), "K3-7F2QX9-H");
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "try_again", 0));
    fake_action(&rt, &scene_confirm, CONFIRM_AGAIN, 0);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "buy", 0));
    fake_tap(&rt, &scene_confirm, "done", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_DONE);
    CU_ASSERT_EQUAL(rt.n_sent, 1); /* nothing was shown that the journal could be told of */
    fake_deinit(&rt);
}

static void a_booking_that_failed_can_be_tried_again(void)
{
    struct fake_runtime rt;
    enter_review(&rt, 1);
    fake_tap(&rt, &scene_confirm, "buy", 0);
    fake_reply(&rt, &scene_confirm, RC_BUSY, NULL);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "trouble", 0), tr("confirm.failed_title"));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "words", 0), tr("confirm.failed"));
    fake_tap(&rt, &scene_confirm, "try_again", 0);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "buy", 0));
    fake_deinit(&rt);
}

static void collecting_shows_no_codes(void)
{
    struct fake_runtime rt;
    enter_review(&rt, 1);
    rt.session.basket.delivery_collect = true;
    fake_redraw(&rt, &scene_confirm);
    fake_tap(&rt, &scene_confirm, "delivery", 1);
    fake_tap(&rt, &scene_confirm, "buy", 0);
    CU_ASSERT_TRUE(rt.sent[0].details.collect);
    fake_deliver(&rt, &scene_confirm, ordered(&rt));
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "qr", 0));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "booked", 0), tr("confirm.booked_collect"));
    fake_deinit(&rt);
}

static void a_code_that_did_not_come_is_collected_by_number(void)
{
    struct fake_runtime rt;
    enter_review(&rt, 2);
    fake_tap(&rt, &scene_confirm, "buy", 0);
    struct reply *reply = ordered(&rt);
    reply->order->lines[1].barcode[0] = '\0';
    fake_deliver(&rt, &scene_confirm, reply);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "qr", 0));
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "qr", 1));
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "collect", 0), "4 071 862"));
    fake_deinit(&rt);
}

static void the_tickets_stay_twice_as_long_in_an_accessible_mode(void)
{
    struct fake_runtime rt;
    enter_review(&rt, 1);
    rt.ctx.unhurried = true;
    fake_tap(&rt, &scene_confirm, "buy", 0);
    fake_deliver(&rt, &scene_confirm, ordered(&rt));
    const int64_t shown_ms = (int64_t)rt.shop.tickets_shown_s * 1000;
    fake_tick(&rt, &scene_confirm, rt.ctx.now_ms + 2 * shown_ms - 1);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    fake_tick(&rt, &scene_confirm, rt.ctx.now_ms + 1);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_DONE);
    fake_deinit(&rt);
}

static void a_review_without_room_says_everything_page_by_page(void)
{
    struct fake_runtime rt;
    enter_review(&rt, 3);
    rt.panel = (struct panel){
        .w_px = 1920, .h_px = 1080, .px_per_mm = 4.03, .large_text = true, .low_reach = true};
    bool places = false, sums = false, rules = false;
    fake_redraw(&rt, &scene_confirm);
    for (int page = 0; page < 6; page++) {
        places = places || view_find(&rt.view, "places", 0);
        sums = sums || view_find(&rt.view, "sum", 0);
        rules = rules || view_find(&rt.view, "rules", 0);
        CU_ASSERT_STRING_EQUAL(fake_label(&rt, "total", 0), "£126.00");
        CU_ASSERT_TRUE(fake_is_alive(&rt, "buy", 0));
        fake_tap(&rt, &scene_confirm, "review_more", 0);
    }
    CU_ASSERT_TRUE(places && sums && rules);
    fake_deinit(&rt);
}

CU_TestInfo test_scene_confirm[] = {
    {"the last button names the amount", the_last_button_names_the_amount},
    {"buying sends what stood in the button, once", buying_sends_what_stood_in_the_button_once},
    {"a slow booking shows its reference", a_slow_booking_shows_its_reference},
    {"every ticket has its own code, byte for byte", every_ticket_has_its_own_code_byte_for_byte},
    {"the tickets clear by themselves unless more time is asked",
     the_tickets_clear_by_themselves_unless_more_time_is_asked},
    {"a changed price is agreed to again", a_changed_price_is_agreed_to_again},
    {"an unknown outcome shows the number and no second try",
     an_unknown_outcome_shows_the_number_and_no_second_try},
    {"a booking that failed can be tried again", a_booking_that_failed_can_be_tried_again},
    {"collecting shows no codes", collecting_shows_no_codes},
    {"a code that did not come is collected by number",
     a_code_that_did_not_come_is_collected_by_number},
    {"the tickets stay twice as long in an accessible mode",
     the_tickets_stay_twice_as_long_in_an_accessible_mode},
    {"a review without room says everything page by page",
     a_review_without_room_says_everything_page_by_page},
    CU_TEST_INFO_NULL,
};
