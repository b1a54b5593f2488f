/* Tickets: how many, in which way, and what the service says to it. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/fake_runtime.h"
#include "scenes/scenes.h"
#include "scenes/tickets_scene.h"
#include "ui/i18n.h"

static void open_with_prices(struct fake_runtime *rt, enum fake_event event)
{
    fake_init(rt);
    fake_choose(rt, fake_instance(rt->catalogue, event));
    fake_enter(rt, &scene_tickets);
    struct reply *reply = fake_reply_new(rt);
    const struct instance *x = &rt->catalogue->instances[rt->session.instance];
    reply->arena = arena_new();
    reply->prices = fake_prices(reply->arena, &rt->catalogue->price_lists[x->price_list]);
    fake_deliver(rt, &scene_tickets, reply);
}

static void entering_asks_for_prices_of_now(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    fake_choose(&rt, 0);
    fake_enter(&rt, &scene_tickets);
    CU_ASSERT_EQUAL_FATAL(rt.n_sent, 1);
    CU_ASSERT_EQUAL(rt.sent[0].type, COMMAND_OPEN_INSTANCE);
    CU_ASSERT_STRING_EQUAL(rt.sent[0].instance_id, "instance-0");
    fake_tap(&rt, &scene_tickets, "plus", 0);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "choose_seats", 0));
    fake_deinit(&rt);
}

static void what_was_counted_before_the_answer_is_kept_by_type(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    fake_choose(&rt, 0);
    fake_enter(&rt, &scene_tickets);
    fake_tap(&rt, &scene_tickets, "plus", 2);
    struct reply *reply = fake_reply_new(&rt);
    reply->arena = arena_new();
    reply->prices = fake_prices(reply->arena, &rt.catalogue->price_lists[0]);
    const struct ticket_type first = reply->prices->types[0];
    reply->prices->types[0] = reply->prices->types[2];
    reply->prices->types[2] = first;
    fake_deliver(&rt, &scene_tickets, reply);
    CU_ASSERT_EQUAL(rt.session.party.n[0], 1);
    CU_ASSERT_EQUAL(rt.session.party.n[2], 0);
    fake_deinit(&rt);
}

static void reserved_seats_are_chosen_or_found(void)
{
    struct fake_runtime rt;
    open_with_prices(&rt, FAKE_FOX);
    fake_tap(&rt, &scene_tickets, "plus", 0);
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "choose_seats", 0)->sub, "from £18.00");
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "sum", 0), "1 ticket, £18.00 to £42.00");
    fake_tap(&rt, &scene_tickets, "best_available", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_BEST);
    fake_tap(&rt, &scene_tickets, "choose_seats", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_SEATS);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "add", 0));
    fake_deinit(&rt);
}

/* The status of the open plan as it came, with every seat in the same state. */
static void know_seats(struct fake_runtime *rt, bool known)
{
    session_set_plan(&rt->session, fake_plan(), NULL);
    rt->session.status = seat_status_new(rt->session.plan);
    rt->session.status->seats_known = known;
    fake_redraw(rt, &scene_tickets);
}

static void seats_are_found_for_you_wherever_somebody_can_find_them(void)
{
    static const struct {
        enum fake_event event; /* with the service's overlay, or without */
        bool known, wheelchair, found;
    } cases[] = {{FAKE_CLOCKS, true, false, true}, {FAKE_CLOCKS, false, false, false},
                 {FAKE_FOX, true, false, true},    {FAKE_FOX, false, false, true},
                 {FAKE_FOX, true, true, true},     {FAKE_FOX, false, true, false}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct fake_runtime rt;
        open_with_prices(&rt, cases[i].event);
        know_seats(&rt, cases[i].known);
        fake_tap(&rt, &scene_tickets, "plus", 0);
        rt.session.party.wheelchair = cases[i].wheelchair;
        fake_redraw(&rt, &scene_tickets);
        CU_ASSERT_EQUAL(fake_is_alive(&rt, "best_available", 0), cases[i].found);
        CU_ASSERT_EQUAL(fake_is_alive(&rt, "choose_seats", 0), cases[i].known);
        fake_deinit(&rt);
    }
}

static void the_limit_of_an_order_counts_what_is_held(void)
{
    struct fake_runtime rt;
    open_with_prices(&rt, FAKE_FOX);
    rt.session.basket = fake_basket(&rt, 0, 6);
    fake_redraw(&rt, &scene_tickets);
    for (int i = 0; i < 4; i++)
        fake_tap(&rt, &scene_tickets, "plus", 0);
    CU_ASSERT_EQUAL(rt.session.party.n[0], 2);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "plus", 1));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "sum_note", 0), tr("tickets.at_limit"));
    fake_tap(&rt, &scene_tickets, "minus", 0);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "plus", 1));
    fake_deinit(&rt);
}

static void a_wheelchair_space_is_one_of_the_tickets(void)
{
    struct fake_runtime rt;
    open_with_prices(&rt, FAKE_FOX);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "wheelchair_plus", 0));
    fake_tap(&rt, &scene_tickets, "plus", 0);
    fake_tap(&rt, &scene_tickets, "wheelchair_plus", 0);
    fake_tap(&rt, &scene_tickets, "wheelchair_plus", 0);
    CU_ASSERT_EQUAL(rt.session.party.wheelchair, 1);
    fake_tap(&rt, &scene_tickets, "minus", 0);
    CU_ASSERT_EQUAL(rt.session.party.wheelchair, 0);
    fake_deinit(&rt);
}

static void unreserved_tickets_are_held_in_the_chosen_area(void)
{
    struct fake_runtime rt;
    open_with_prices(&rt, FAKE_MEADOW);
    fake_tap(&rt, &scene_tickets, "area", 1);
    fake_tap(&rt, &scene_tickets, "plus", 0);
    fake_tap(&rt, &scene_tickets, "plus", 1);
    fake_tap(&rt, &scene_tickets, "add", 0);
    const struct command *cmd = &rt.sent[rt.n_sent - 1];
    CU_ASSERT_EQUAL(cmd->type, COMMAND_HOLD);
    CU_ASSERT_EQUAL_FATAL(cmd->n_wanted, 2);
    CU_ASSERT_STRING_EQUAL(cmd->wanted[0].area_id, "area-2-1");
    CU_ASSERT_STRING_EQUAL(cmd->wanted[1].type_id, "type-1");
    const size_t sent = rt.n_sent;
    fake_action(&rt, &scene_tickets, TICKETS_ADD, 0); /* a tap on the frame before */
    CU_ASSERT_EQUAL(rt.n_sent, sent);
    const struct basket basket = fake_basket(&rt, rt.session.instance, 2);
    fake_reply(&rt, &scene_tickets, RC_OK, &basket);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NEXT);
    CU_ASSERT_EQUAL(rt.session.basket.n_lines, 2);
    fake_deinit(&rt);
}

static void a_failed_hold_is_said_and_can_be_tried_again(void)
{
    struct fake_runtime rt;
    open_with_prices(&rt, FAKE_ORCHARD);
    fake_tap(&rt, &scene_tickets, "plus", 0);
    fake_tap(&rt, &scene_tickets, "add", 0);
    fake_reply(&rt, &scene_tickets, RC_OFFLINE, NULL);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "fault", 0), tr("fault.offline"));
    CU_ASSERT_EQUAL(rt.session.party.n[0], 1);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "add", 0));
    fake_deinit(&rt);
}

static void on_a_low_and_wide_screen_a_fault_stands_in_place_of_the_steppers(void)
{
    struct fake_runtime rt;
    open_with_prices(&rt, FAKE_ORCHARD);
    rt.panel = (struct panel){.w_px = 1920, .h_px = 1080, .px_per_mm = 4.03, .low_reach = true};
    fake_tap(&rt, &scene_tickets, "plus", 0);
    fake_tap(&rt, &scene_tickets, "add", 0);
    fake_reply(&rt, &scene_tickets, RC_OFFLINE, NULL);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "plus", 0));
    fake_tap(&rt, &scene_tickets, "fault_seen", 0);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "fault", 0));
    CU_ASSERT_TRUE(fake_is_alive(&rt, "plus", 0));
    CU_ASSERT_EQUAL(rt.session.party.n[0], 1);
    fake_deinit(&rt);
}

static void places_that_are_gone_are_looked_up_again(void)
{
    struct fake_runtime rt;
    open_with_prices(&rt, FAKE_ORCHARD);
    fake_tap(&rt, &scene_tickets, "plus", 0);
    fake_tap(&rt, &scene_tickets, "add", 0);
    fake_reply(&rt, &scene_tickets, RC_GONE, NULL);
    CU_ASSERT_EQUAL(rt.sent[rt.n_sent - 1].type, COMMAND_OPEN_INSTANCE);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "fault", 0), tr("fault.gone"));
    fake_deinit(&rt);
}

static void prices_that_do_not_come_offer_a_retry(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    fake_choose(&rt, 0);
    fake_enter(&rt, &scene_tickets);
    fake_reply(&rt, &scene_tickets, RC_TIMEOUT, NULL);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "fault", 0), tr("fault.timeout"));
    fake_tap(&rt, &scene_tickets, "retry", 0);
    CU_ASSERT_EQUAL(rt.n_sent, 2);
    fake_deinit(&rt);
}

CU_TestInfo test_scene_tickets[] = {
    {"on a low and wide screen a fault stands in place of the steppers",
     on_a_low_and_wide_screen_a_fault_stands_in_place_of_the_steppers},
    {"entering asks for prices of now", entering_asks_for_prices_of_now},
    {"what was counted before the answer is kept by type",
     what_was_counted_before_the_answer_is_kept_by_type},
    {"reserved seats are chosen or found", reserved_seats_are_chosen_or_found},
    {"seats are found for you wherever somebody can find them",
     seats_are_found_for_you_wherever_somebody_can_find_them},
    {"the limit of an order counts what is held", the_limit_of_an_order_counts_what_is_held},
    {"a wheelchair space is one of the tickets", a_wheelchair_space_is_one_of_the_tickets},
    {"unreserved tickets are held in the chosen area",
     unreserved_tickets_are_held_in_the_chosen_area},
    {"a failed hold is said and can be tried again", a_failed_hold_is_said_and_can_be_tried_again},
    {"places that are gone are looked up again", places_that_are_gone_are_looked_up_again},
    {"prices that do not come offer a retry", prices_that_do_not_come_offer_a_retry},
    CU_TEST_INFO_NULL,
};
