/* Basket and details: what will be paid, what is asked. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/fake_runtime.h"
#include "scenes/basket_scene.h"
#include "scenes/details_scene.h"
#include "scenes/scenes.h"
#include "ui/i18n.h"

static struct basket enter_with(struct fake_runtime *rt, size_t n)
{
    fake_init(rt);
    struct basket basket = fake_basket(rt, fake_instance(rt->catalogue, FAKE_FOX), n);
    rt->session.basket = basket;
    fake_enter(rt, &scene_basket);
    return basket;
}

static void the_total_is_what_the_service_says(void)
{
    struct fake_runtime rt;
    struct basket basket = enter_with(&rt, 2);
    CU_ASSERT_EQUAL(rt.sent[0].type, COMMAND_BASKET);
    basket.total = 8650; /* two pounds fifty that no line explains */
    fake_reply(&rt, &scene_basket, RC_OK, &basket);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "total", 0), "£86.50");
    char dump[8192];
    view_dump(&rt.view, dump, sizeof(dump));
    CU_ASSERT_PTR_NOT_NULL(strstr(dump, tr("basket.other_fees")));
    CU_ASSERT_PTR_NOT_NULL(strstr(dump, "£2.50"));
    fake_deinit(&rt);
}

static size_t times_said(const struct fake_runtime *rt, const char *words)
{
    char dump[8192];
    size_t n = 0;
    view_dump(&rt->view, dump, sizeof(dump));
    for (const char *at = dump; (at = strstr(at, words)) != NULL; at++)
        n++;
    return n;
}

static void a_change_of_prices_is_said_once(void)
{
    struct fake_runtime rt;
    const struct basket before = enter_with(&rt, 2);
    struct basket after = before;
    fake_reply(&rt, &scene_basket, RC_OK, &before);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "changed", 0));
    after.lines[0].total += 150;
    after.total += 150;
    fake_tap(&rt, &scene_basket, "remove", 1);
    fake_reply(&rt, &scene_basket, RC_OK, &after);
    CU_ASSERT_EQUAL(times_said(&rt, fake_label(&rt, "changed", 0)), 1);
    rt.panel.large_text = rt.panel.low_reach = true;
    fake_redraw(&rt, &scene_basket);
    CU_ASSERT_EQUAL(times_said(&rt, "£43.50 instead of £42.00"), 1);
    CU_ASSERT_PTR_NULL(
        view_find(&rt.view, "remove", 0)); /* it stands in their place until it is read */
    fake_tap(&rt, &scene_basket, "sums", 0);
    fake_tap(&rt, &scene_basket, "sums", 0);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "remove", 0));
    fake_deinit(&rt);
}

static void remove_asks_the_backend_once(void)
{
    struct fake_runtime rt;
    struct basket basket = enter_with(&rt, 2);
    fake_reply(&rt, &scene_basket, RC_OK, &basket);
    const struct widget remove = *view_find(&rt.view, "remove", 1);
    fake_tap(&rt, &scene_basket, "remove", 1);
    CU_ASSERT_EQUAL_FATAL(rt.n_sent, 2);
    CU_ASSERT_EQUAL(rt.sent[1].type, COMMAND_REMOVE);
    CU_ASSERT_STRING_EQUAL(rt.sent[1].ticket_id, "ticket-1");
    fake_action(&rt, &scene_basket, remove.action, remove.arg); /* a tap on the stale frame */
    CU_ASSERT_EQUAL(rt.n_sent, 2);
    fake_deinit(&rt);
}

static void an_empty_basket_leads_back_to_the_shows(void)
{
    struct fake_runtime rt;
    enter_with(&rt, 1);
    const struct basket none = {0};
    fake_reply(&rt, &scene_basket, RC_OK, &none);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "message", 0), tr("basket.empty_title"));
    fake_tap(&rt, &scene_basket, "more", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_MORE);
    fake_deinit(&rt);
}

static void details_come_between_only_where_they_are_asked(void)
{
    struct fake_runtime rt;
    struct basket basket = enter_with(&rt, 1);
    fake_tap(&rt, &scene_basket, "continue", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE); /* the price is still being asked for */
    fake_reply(&rt, &scene_basket, RC_OK, &basket);
    fake_tap(&rt, &scene_basket, "continue", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NEXT);
    rt.shop.ask_last_name = true;
    fake_tap(&rt, &scene_basket, "continue", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_DETAILS);
    fake_deinit(&rt);
}

static void the_hold_runs_out_on_the_dot(void)
{
    struct fake_runtime rt;
    struct basket basket = enter_with(&rt, 1);
    fake_reply(&rt, &scene_basket, RC_OK, &basket);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "hold", 0), "9:42");
    fake_tick(&rt, &scene_basket, basket.hold_ends_mono_ms - 1);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "continue", 0));
    fake_tick(&rt, &scene_basket, basket.hold_ends_mono_ms);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "message", 0), tr("basket.expired_title"));
    fake_tap(&rt, &scene_basket, "choose_again", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_RESEAT);
    fake_deinit(&rt);
}

static void a_code_that_changes_nothing_is_said_where_it_was_typed(void)
{
    struct fake_runtime rt;
    struct basket basket = enter_with(&rt, 1);
    fake_reply(&rt, &scene_basket, RC_OK, &basket);
    fake_tap(&rt, &scene_basket, "promo", 0);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "promo_apply", 0));
    fake_tap(&rt, &scene_basket, "key", 0);
    fake_tap(&rt, &scene_basket, "promo_apply", 0);
    CU_ASSERT_EQUAL(rt.sent[1].type, COMMAND_PROMO);
    CU_ASSERT_EQUAL(strlen(rt.sent[1].promo_code), 1);
    fake_reply(&rt, &scene_basket, RC_NOT_POSSIBLE, NULL);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "promo_refused", 0), tr("basket.promo_refused"));
    fake_leave(&rt, &scene_basket);
    CU_ASSERT_EQUAL(((struct basket_scene *)(void *)rt.state)->promo[0], '\0');
    fake_deinit(&rt);
}

static void no_network_is_said_and_keeps_the_tickets(void)
{
    struct fake_runtime rt;
    enter_with(&rt, 2);
    fake_reply(&rt, &scene_basket, RC_OFFLINE, NULL);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "fault", 0), tr("fault.offline"));
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "remove", 1));
    fake_deinit(&rt);
}

static void details_insist_on_what_the_venue_asks(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.session.basket = fake_basket(&rt, 0, 1);
    rt.shop.ask_first_name = rt.shop.ask_last_name = true;
    fake_enter(&rt, &scene_details);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "address", 0));
    fake_tap(&rt, &scene_details, "key", 3);
    fake_tap(&rt, &scene_details, "continue", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "missing", 0), tr("details.missing"));
    fake_tap(&rt, &scene_details, "key", 4); /* the empty field is the active one now */
    CU_ASSERT_EQUAL(strlen(rt.session.details.last_name), 1);
    fake_tap(&rt, &scene_details, "continue", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NEXT);
    fake_deinit(&rt);
}

static void next_field_goes_round(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.session.basket = fake_basket(&rt, 0, 1);
    rt.shop.ask_last_name = rt.shop.ask_reference = true;
    fake_enter(&rt, &scene_details);
    const struct details_scene *st = (const void *)rt.state;
    CU_ASSERT_EQUAL(st->active, DETAILS_LAST_NAME);
    fake_tap(&rt, &scene_details, "next_field", 0);
    CU_ASSERT_EQUAL(st->active, DETAILS_REFERENCE);
    fake_tap(&rt, &scene_details, "next_field", 0);
    CU_ASSERT_EQUAL(st->active, DETAILS_LAST_NAME);
    fake_deinit(&rt);
}

static void what_the_total_is_made_of_is_one_touch_away(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.panel = (struct panel){
        .w_px = 1920, .h_px = 1080, .px_per_mm = 4.03, .large_text = true, .low_reach = true};
    const struct basket basket = fake_basket(&rt, 0, 2);
    rt.session.basket = basket;
    fake_enter(&rt, &scene_basket);
    fake_reply(&rt, &scene_basket, RC_OK, &basket);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "remove", 0));
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "sum", 0));
    fake_tap(&rt, &scene_basket, "sums", 0);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "sum", 0));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "total", 0), "£84.00");
    fake_tap(&rt, &scene_basket, "sums", 0);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "remove", 0));
    fake_deinit(&rt);
}

CU_TestInfo test_scene_basket[] = {
    {"the total is what the service says", the_total_is_what_the_service_says},
    {"a change of prices is said once", a_change_of_prices_is_said_once},
    {"remove asks the backend once", remove_asks_the_backend_once},
    {"an empty basket leads back to the shows", an_empty_basket_leads_back_to_the_shows},
    {"details come between only where they are asked",
     details_come_between_only_where_they_are_asked},
    {"the hold runs out on the dot", the_hold_runs_out_on_the_dot},
    {"a code that changes nothing is said where it was typed",
     a_code_that_changes_nothing_is_said_where_it_was_typed},
    {"no network is said and keeps the tickets", no_network_is_said_and_keeps_the_tickets},
    {"details insist on what the venue asks", details_insist_on_what_the_venue_asks},
    {"next field goes round", next_field_goes_round},
    {"what the total is made of is one touch away", what_the_total_is_made_of_is_one_touch_away},
    CU_TEST_INFO_NULL,
};
