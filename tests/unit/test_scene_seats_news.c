/* Seats: seats that go, refusals, old news, wheelchair spaces, large parties. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/seats_kit.h"
#include "ui/i18n.h"

static void a_lost_seat_keeps_the_others(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 3, 0);
    fake_reply(&rt, &scene_seats, RC_OK, NULL); /* to the first question for news */
    seats_kit_touch(&rt, F11);
    fake_tap(&rt, &scene_seats, "continue", 0);
    struct reply *reply = fake_reply_new(&rt);
    reply->fault.rc = RC_GONE;
    reply->lost_seats[reply->n_lost++] = rt.session.plan->seats[F11].id;
    fake_deliver(&rt, &scene_seats, reply);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    CU_ASSERT_EQUAL(seatmap_mark(seats_kit_state(&rt)->map, F11), MARK_LOST);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "notice", 0),
                           "F11 has just been taken. F13 is free and beside F12.");
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    CU_ASSERT_EQUAL(rt.sent[rt.n_sent - 1].type, COMMAND_STATUS); /* and asks what is free now */
    seats_kit_touch(&rt, F14);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 3);
    seats_kit_done(&rt);
}

static void news_of_the_seats_takes_what_is_gone(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 2, 0);
    seats_kit_touch(&rt, F10);
    CU_ASSERT_EQUAL_FATAL(rt.sent[rt.n_sent - 1].type, COMMAND_STATUS);
    struct reply *reply = fake_reply_new(&rt);
    reply->status = seats_kit_all_free(rt.session.plan);
    reply->status->state[F10] = SEAT_BASKET;
    fake_deliver(&rt, &scene_seats, reply);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 1);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F11));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "notice", 0),
                           "F10 has just been taken. F12 is free and beside F11.");
    seats_kit_done(&rt);
}

static void every_refusal_has_words_and_a_way_on(void)
{
    static const enum rc classes[] = {RC_OFFLINE, RC_TIMEOUT, RC_GONE, RC_NOT_POSSIBLE, RC_AUTH};
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        struct fake_runtime rt;
        seats_kit_enter(&rt, 2, 0);
        seats_kit_touch(&rt, F10);
        fake_tap(&rt, &scene_seats, "continue", 0);
        fake_reply(&rt, &scene_seats, classes[i], NULL);
        CU_ASSERT_TRUE(strlen(fake_label(&rt, "fault", 0)) > 10);
        CU_ASSERT_TRUE(fake_is_alive(&rt, "continue", 0));
        CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
        seats_kit_done(&rt);
    }
}

static void without_a_plan_it_asks_and_can_ask_again(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    fake_choose(&rt, 0);
    rt.session.party.n[0] = 1;
    fake_enter(&rt, &scene_seats);
    CU_ASSERT_EQUAL(rt.sent[0].type, COMMAND_OPEN_INSTANCE);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "message", 0), tr("seats.loading"));
    fake_reply(&rt, &scene_seats, RC_OFFLINE, NULL);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "fault", 0), tr("fault.offline"));
    fake_tap(&rt, &scene_seats, "retry", 0);
    CU_ASSERT_EQUAL(rt.n_sent, 2);
    seats_kit_done(&rt);
}

static void old_news_is_marked_and_then_blocks(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 1, 0);
    const int64_t start = rt.ctx.now_ms;
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "updated", 0), tr("seats.updated_now"));
    fake_tick(&rt, &scene_seats, start + 31000);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "updated", 0), "Updated 30 s ago");
    CU_ASSERT_EQUAL(view_find(&rt.view, "updated", 0)->style.color, COLOR_WARN);
    seats_kit_touch(&rt, F10);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 1);
    fake_tick(&rt, &scene_seats, start + 61000);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "notice", 0), tr("seats.stale"));
    seats_kit_touch(&rt, F12);
    CU_ASSERT_STRING_EQUAL(rt.toast, tr("seats.stale"));
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F10));
    CU_ASSERT_FALSE(seats_kit_is_chosen(&rt, F12));
    seats_kit_done(&rt);
}

static void the_clock_redraws_at_most_every_ten_seconds(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 1, 0);
    const int64_t start = rt.ctx.now_ms;
    CU_ASSERT_TRUE(rt.ctx.wake_at_ms >= start + 10000);
    fake_tick(&rt, &scene_seats, start + 12000);
    CU_ASSERT_TRUE(rt.ctx.wake_at_ms >= start + 20000);
    seats_kit_done(&rt);
}

static void a_space_takes_the_seat_beside_it(void)
{
    struct fake_runtime rt;
    seats_kit_open(&rt, 2, 0, 1);
    rt.session.status->state[F14] = SEAT_WHEELCHAIR;
    fake_enter(&rt, &scene_seats);
    CU_ASSERT_EQUAL(seatmap_mark(seats_kit_state(&rt)->map, F15), MARK_COMPANION);
    seats_kit_touch(&rt, F14);
    fake_tap(&rt, &scene_seats, "space_ok", 0);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F14) && seats_kit_is_chosen(&rt, F15));
    CU_ASSERT_TRUE(fake_is_alive(&rt, "continue", 0));
    seats_kit_done(&rt);
}

static void seats_and_spaces_are_counted_apart(void)
{
    struct fake_runtime rt;
    seats_kit_open(&rt, 2, 0, 1);
    rt.session.status->state[F10] = rt.session.status->state[F15] = SEAT_WHEELCHAIR;
    fake_enter(&rt, &scene_seats);
    seats_kit_touch(&rt, F12);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 1); /* one ticket is for a space */
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "instruction", 0), "Touch 1 more wheelchair space.");
    seats_kit_touch(&rt, F13);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 1);
    seats_kit_touch(&rt, F15);
    fake_tap(&rt, &scene_seats, "space_ok", 0);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F13) && seats_kit_is_chosen(&rt, F15));
    seats_kit_touch(&rt, F10); /* another space: the choice begins again there */
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F10) && seats_kit_is_chosen(&rt, F11));
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    seats_kit_done(&rt);
}

static void a_space_never_goes_to_an_ordinary_ticket(void)
{
    struct fake_runtime rt;
    seats_kit_open(&rt, 2, 0, 0);
    rt.session.status->state[F11] = SEAT_WHEELCHAIR;
    fake_enter(&rt, &scene_seats);
    seats_kit_touch(&rt, F11);
    CU_ASSERT_STRING_EQUAL(rt.toast, tr("seats.wheelchair_only"));
    seats_kit_touch(&rt, F10);
    CU_ASSERT_FALSE(seats_kit_is_chosen(&rt, F11));
    seats_kit_done(&rt);
    seats_kit_open(&rt, 1, 0, 1);
    rt.session.status->state[F11] = SEAT_WHEELCHAIR;
    fake_enter(&rt, &scene_seats);
    seats_kit_touch(&rt, F12);
    CU_ASSERT_STRING_EQUAL(rt.toast, tr("seats.space_wanted"));
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 0);
    seats_kit_done(&rt);
}

static void large_parties_see_every_seat_or_how_many_more(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 4, 0);
    seats_kit_touch(&rt, F11);
    for (uint32_t i = 0; i < 4; i++)
        CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "chosen", i));
    rt.panel.low_reach = rt.panel.large_text = true;
    fake_redraw(&rt, &scene_seats);
    const bool all = view_find(&rt.view, "chosen", 3) != NULL;
    CU_ASSERT_TRUE(all || fake_label(&rt, "chosen_more", 0)[0] == '+');
    CU_ASSERT_TRUE(view_find(&rt.view, "plan", 0)->at.h >= 60 * 4);
    seats_kit_done(&rt);
}

CU_TestInfo test_scene_seats_news[] = {
    {"a lost seat keeps the others", a_lost_seat_keeps_the_others},
    {"news of the seats takes what is gone", news_of_the_seats_takes_what_is_gone},
    {"every refusal has words and a way on", every_refusal_has_words_and_a_way_on},
    {"without a plan it asks and can ask again", without_a_plan_it_asks_and_can_ask_again},
    {"old news is marked and then blocks", old_news_is_marked_and_then_blocks},
    {"the clock redraws at most every ten seconds", the_clock_redraws_at_most_every_ten_seconds},
    {"a space takes the seat beside it", a_space_takes_the_seat_beside_it},
    {"seats and spaces are counted apart", seats_and_spaces_are_counted_apart},
    {"a space never goes to an ordinary ticket", a_space_never_goes_to_an_ordinary_ticket},
    {"large parties see every seat or how many more",
     large_parties_see_every_seat_or_how_many_more},
    CU_TEST_INFO_NULL,
};
