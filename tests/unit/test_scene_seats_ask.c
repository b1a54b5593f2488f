/* Seats: what has to be settled before they are held: lost seats, single seats, the first space. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/seats_kit.h"
#include "ui/i18n.h"

static const struct command *last_sent(const struct fake_runtime *rt)
{
    return &rt->sent[rt->n_sent - 1];
}

/* Three of F10 to F13 are chosen and held; the service says that one is gone. */
static void lose_one(struct fake_runtime *rt, uint32_t seat)
{
    fake_reply(rt, &scene_seats, RC_OK, NULL); /* to the first question for news */
    fake_tap(rt, &scene_seats, "continue", 0);
    CU_ASSERT_EQUAL_FATAL(last_sent(rt)->type, COMMAND_HOLD);
    struct reply *reply = fake_reply_new(rt);
    reply->fault.rc = RC_GONE;
    reply->lost_seats[reply->n_lost++] = rt->session.plan->seats[seat].id;
    fake_deliver(rt, &scene_seats, reply);
}

static void what_is_offered_instead_is_taken_with_one_tap(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 2, 1);
    rt.shop.orphan_rule = false;
    seats_kit_touch(&rt, F11);
    lose_one(&rt, seats_kit_state(&rt)->chosen[0]);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "take_offer", 0), "Take F13");
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    CU_ASSERT_PTR_NULL(
        view_find(&rt.view, "best_available", 0)); /* one "Choose for me" is enough */
    fake_tap(&rt, &scene_seats, "take_offer", 0);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 3);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F13));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "notice", 0), "");
    fake_tap(&rt, &scene_seats, "continue", 0);
    CU_ASSERT_EQUAL(last_sent(&rt)->n_wanted, 3);
    CU_ASSERT_STRING_EQUAL(last_sent(&rt)->wanted[2].type_id, "type-1"); /* types are kept */
    seats_kit_done(&rt);
}

static void others_are_chosen_for_the_customer(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 2, 0);
    seats_kit_touch(&rt, F10);
    lose_one(&rt, F10);
    fake_tap(&rt, &scene_seats, "for_me", 0);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    CU_ASSERT_FALSE(seats_kit_is_chosen(&rt, F10));
    CU_ASSERT_TRUE(fake_is_alive(&rt, "continue", 0));
    seats_kit_done(&rt);
}

static void choosing_again_begins_with_nothing(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 2, 0);
    seats_kit_touch(&rt, F10);
    lose_one(&rt, F10);
    fake_tap(&rt, &scene_seats, "again", 0);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 0);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "notice", 0), "");
    seats_kit_touch(&rt, F12);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    seats_kit_done(&rt);
}

static void any_other_choice_settles_it(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 2, 0);
    seats_kit_touch(&rt, F10);
    lose_one(&rt, F10);
    fake_tap(&rt, &scene_seats, "chosen", 0);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "notice", 0), "");
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "take_offer", 0));
    seats_kit_done(&rt);
}

static void what_is_offered_follows_the_news(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 2, 0);
    seats_kit_touch(&rt, F10);
    lose_one(&rt, F10);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "take_offer", 0), "Take F12");
    CU_ASSERT_EQUAL_FATAL(last_sent(&rt)->type, COMMAND_STATUS);
    struct reply *reply = fake_reply_new(&rt);
    reply->status = seats_kit_all_free(rt.session.plan);
    reply->status->state[F10] = reply->status->state[F12] = SEAT_UNAVAILABLE;
    fake_deliver(&rt, &scene_seats, reply);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "notice", 0),
                           "F10 has just been taken. F13 is free nearby.");
    seats_kit_done(&rt);
}

static void where_nothing_is_left_there_is_still_a_way_on(void)
{
    struct fake_runtime rt;
    seats_kit_open(&rt, 2, 0, 0);
    for (uint32_t i = F12; i < N_SEATS; i++)
        rt.session.status->state[i] = SEAT_UNAVAILABLE;
    fake_enter(&rt, &scene_seats);
    seats_kit_touch(&rt, F10);
    lose_one(&rt, F10);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "take_offer", 0));
    CU_ASSERT_TRUE(fake_is_alive(&rt, "again", 0));
    fake_tap(&rt, &scene_seats, "for_me", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_BEST);
    seats_kit_done(&rt);
}

/* F11 to F13 of F10 to F13 would leave F10 alone. */
static void choose_leaving_one(struct fake_runtime *rt, bool keep_anyway)
{
    seats_kit_enter(rt, 1, 0);
    rt->shop.orphan_rule = true;
    rt->shop.orphan_keep_anyway = keep_anyway;
    seats_kit_touch(rt, F11);
    fake_tap(rt, &scene_seats, "continue", 0);
}

static void a_single_seat_is_not_left_where_there_is_another_way(void)
{
    struct fake_runtime rt;
    choose_leaving_one(&rt, false);
    CU_ASSERT_EQUAL(last_sent(&rt)->type, COMMAND_STATUS);
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "notice", 0), "Seat F10 would stay alone"));
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "keep_anyway", 0));
    fake_tap(&rt, &scene_seats, "for_me", 0);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F10));
    fake_tap(&rt, &scene_seats, "continue", 0);
    CU_ASSERT_EQUAL(last_sent(&rt)->type, COMMAND_HOLD);
    CU_ASSERT_STRING_EQUAL(last_sent(&rt)->wanted[0].seat_id, "110");
    seats_kit_done(&rt);
}

static void it_may_be_left_where_the_venue_allows_it(void)
{
    struct fake_runtime rt;
    choose_leaving_one(&rt, true);
    fake_tap(&rt, &scene_seats, "keep_anyway", 0);
    CU_ASSERT_EQUAL(last_sent(&rt)->type, COMMAND_HOLD);
    CU_ASSERT_STRING_EQUAL(last_sent(&rt)->wanted[0].seat_id, "111");
    seats_kit_done(&rt);
}

static void it_may_be_left_where_there_is_no_other_way(void)
{
    struct fake_runtime rt;
    seats_kit_open(&rt, 3, 0, 0);
    rt.shop.orphan_rule = true;
    fake_enter(&rt, &scene_seats);
    seats_kit_touch(&rt, F11);
    fake_tap(&rt, &scene_seats, "continue", 0);
    CU_ASSERT_EQUAL(last_sent(&rt)->type, COMMAND_HOLD);
    seats_kit_done(&rt);
}

static void without_the_rule_nothing_is_asked(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 1, 0);
    rt.shop.orphan_rule = false;
    seats_kit_touch(&rt, F11);
    fake_tap(&rt, &scene_seats, "continue", 0);
    CU_ASSERT_EQUAL(last_sent(&rt)->type, COMMAND_HOLD);
    seats_kit_done(&rt);
}

static void the_first_space_is_explained_and_the_next_is_not(void)
{
    struct fake_runtime rt;
    seats_kit_open(&rt, 2, 0, 1);
    rt.session.status->state[F10] = rt.session.status->state[F14] = SEAT_WHEELCHAIR;
    fake_enter(&rt, &scene_seats);
    seats_kit_touch(&rt, F10);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "notice", 0), "no fixed seat"));
    fake_tap(&rt, &scene_seats, "space_ok", 0);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F10) && seats_kit_is_chosen(&rt, F11));
    seats_kit_touch(&rt, F14);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F14) && seats_kit_is_chosen(&rt, F15));
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    seats_kit_done(&rt);
}

static void the_venue_says_where_the_companion_sits(void)
{
    struct fake_runtime rt;
    seats_kit_open(&rt, 2, 0, 1);
    rt.session.status->state[F10] = SEAT_WHEELCHAIR;
    rt.session.overlay->partner[F10] = F15;
    rt.session.overlay->partner[F15] = F10;
    rt.session.overlay->flags[F15] |= SEAT_FLAG_COMPANION;
    fake_enter(&rt, &scene_seats);
    CU_ASSERT_EQUAL(seatmap_mark(seats_kit_state(&rt)->map, F15), MARK_COMPANION);
    seats_kit_touch(&rt, F10);
    fake_tap(&rt, &scene_seats, "space_ok", 0);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F10) && seats_kit_is_chosen(&rt, F15));
    seats_kit_done(&rt);
}

static void a_companions_seat_is_not_sold_alone(void)
{
    struct fake_runtime rt;
    seats_kit_open(&rt, 1, 0, 0);
    rt.session.status->state[F12] = SEAT_WHEELCHAIR;
    fake_enter(&rt, &scene_seats);
    seats_kit_touch(&rt, F13);
    CU_ASSERT_STRING_EQUAL(rt.toast, tr("seats.companion_only"));
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 0);
    rt.shop.companions_alone = true;
    seats_kit_touch(&rt, F13);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F13));
    seats_kit_done(&rt);
}

static void nothing_is_held_on_old_news(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 2, 0);
    seats_kit_touch(&rt, F10);
    const size_t before = rt.n_sent;
    fake_tick(&rt, &scene_seats, rt.ctx.now_ms + 61000);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "continue", 0));
    fake_action(&rt, &scene_seats, SEATS_CONTINUE, 0);
    for (size_t i = before; i < rt.n_sent; i++)
        CU_ASSERT_NOT_EQUAL(rt.sent[i].type, COMMAND_HOLD);
    struct reply *reply = fake_reply_new(&rt); /* the service answers again */
    reply->status = seats_kit_all_free(rt.session.plan);
    fake_deliver(&rt, &scene_seats, reply);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "continue", 0));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "notice", 0), "");
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    seats_kit_done(&rt);
}

static void the_selection_is_said_in_full(void)
{
    struct fake_runtime rt;
    seats_kit_open(&rt, 1, 0, 0);
    rt.session.overlay->flags[F12] |= SEAT_FLAG_RESTRICTED;
    fake_enter(&rt, &scene_seats);
    seats_kit_touch(&rt, F12);
    const char *value = view_find(&rt.view, "chosen", 0)->value;
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "selection", 0), "row F, seat 12"));
    CU_ASSERT_PTR_NOT_NULL(strstr(value, "row F, seat 12"));
    CU_ASSERT_PTR_NOT_NULL(strstr(value, "band A"));
    CU_ASSERT_PTR_NOT_NULL(strstr(value, "Restricted view"));
    CU_ASSERT_PTR_NOT_NULL(strstr(value, "£42.00"));
    seats_kit_done(&rt);
}

CU_TestInfo test_scene_seats_ask[] = {
    {"what is offered instead is taken with one tap",
     what_is_offered_instead_is_taken_with_one_tap},
    {"others are chosen for the customer", others_are_chosen_for_the_customer},
    {"choosing again begins with nothing", choosing_again_begins_with_nothing},
    {"any other choice settles it", any_other_choice_settles_it},
    {"what is offered follows the news", what_is_offered_follows_the_news},
    {"where nothing is left there is still a way on",
     where_nothing_is_left_there_is_still_a_way_on},
    {"a single seat is not left where there is another way",
     a_single_seat_is_not_left_where_there_is_another_way},
    {"it may be left where the venue allows it", it_may_be_left_where_the_venue_allows_it},
    {"it may be left where there is no other way", it_may_be_left_where_there_is_no_other_way},
    {"without the rule nothing is asked", without_the_rule_nothing_is_asked},
    {"the first space is explained and the next is not",
     the_first_space_is_explained_and_the_next_is_not},
    {"the venue says where the companion sits", the_venue_says_where_the_companion_sits},
    {"a companion's seat is not sold alone", a_companions_seat_is_not_sold_alone},
    {"nothing is held on old news", nothing_is_held_on_old_news},
    {"the selection is said in full", the_selection_is_said_in_full},
    CU_TEST_INFO_NULL,
};
