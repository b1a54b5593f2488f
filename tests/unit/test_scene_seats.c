/* Seats: a block for the party with one touch, wheelchair spaces, seats that go, and the hold. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/fake_runtime.h"
#include "scenes/scenes.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

/* Row F of the fake plan: seats 10 to 13, an aisle, 14 and 15; their places in it. */
enum { F10, F11, F12, F13, F14, F15, N_SEATS };

static const struct seats_scene *state_of(const struct fake_runtime *rt)
{
    return (const void *)rt->state;
}

static struct seat_status *all_free(const struct plan *plan)
{
    struct seat_status *status = seat_status_new(plan);
    status->seats_known = true;
    for (uint32_t i = 0; i < status->n_seats; i++) {
        status->state[i] = SEAT_AVAILABLE;
        status->band[i] = i < F14 ? 0 : 1;
    }
    return status;
}

/* On the plan with so many adults and children; of them so many need a wheelchair space. */
static void open_plan(struct fake_runtime *rt, uint8_t adults, uint8_t children, uint8_t spaces)
{
    fake_init(rt);
    fake_choose(rt, fake_instance(rt->catalogue, FAKE_FOX));
    struct session *s = &rt->session;
    s->plan = fake_plan();
    s->status = all_free(s->plan);
    s->status_at_ms = rt->ctx.now_ms;
    s->prices_arena = arena_new();
    s->prices = fake_prices(s->prices_arena, &rt->catalogue->price_lists[0]);
    s->party.n[0] = adults;
    s->party.n[1] = children;
    s->party.wheelchair = spaces;
}

static void enter(struct fake_runtime *rt, uint8_t adults, uint8_t children)
{
    open_plan(rt, adults, children, 0);
    fake_enter(rt, &scene_seats);
}

static void touch(struct fake_runtime *rt, uint32_t seat)
{
    fake_action(rt, &scene_seats, SEATS_PLAN, seat);
}

static bool is_chosen(const struct fake_runtime *rt, uint32_t seat)
{
    return seatmap_mark(state_of(rt)->map, seat) == MARK_CHOSEN;
}

static void done(struct fake_runtime *rt)
{
    fake_leave(rt, &scene_seats);
    fake_deinit(rt);
}

static void one_touch_chooses_for_the_whole_party(void)
{
    struct fake_runtime rt;
    enter(&rt, 2, 1);
    touch(&rt, F12);
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 3);
    CU_ASSERT_TRUE(is_chosen(&rt, F12));
    CU_ASSERT_FALSE(is_chosen(&rt, F14)); /* across the aisle */
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "selection", 0), "3 seats together"));
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "continue", 0)->sub, "£120.00");
    CU_ASSERT_PTR_NOT_NULL(strstr(view_find(&rt.view, "chosen", 2)->value, "£36.00"));
    done(&rt);
}

static void the_next_touch_moves_the_block(void)
{
    struct fake_runtime rt;
    enter(&rt, 2, 0);
    touch(&rt, F10);
    CU_ASSERT_TRUE(is_chosen(&rt, F10) && is_chosen(&rt, F11));
    touch(&rt, F14);
    CU_ASSERT_TRUE(is_chosen(&rt, F14) && is_chosen(&rt, F15));
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 2);
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "continue", 0)->sub, "£68.00");
    done(&rt);
}

static void neighbours_touched_one_after_the_other_stay_chosen(void)
{
    struct fake_runtime rt;
    enter(&rt, 2, 0);
    touch(&rt, F10);
    touch(&rt, F11); /* proposed already: it stays */
    CU_ASSERT_TRUE(is_chosen(&rt, F10) && is_chosen(&rt, F11));
    touch(&rt, F11); /* touched twice: not this one */
    CU_ASSERT_FALSE(is_chosen(&rt, F11));
    done(&rt);
}

static void a_touch_beside_the_first_moves_the_block_no_further(void)
{
    struct fake_runtime rt;
    enter(&rt, 2, 0);
    touch(&rt, F11);
    const uint32_t other = is_chosen(&rt, F10) ? F12 : F10;
    touch(&rt, other);
    CU_ASSERT_TRUE(is_chosen(&rt, F11) && is_chosen(&rt, other));
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 2);
    done(&rt);
}

static void a_seat_is_given_back_and_another_added(void)
{
    struct fake_runtime rt;
    enter(&rt, 3, 0);
    touch(&rt, F11);
    const uint32_t last = state_of(&rt)->chosen[2];
    rt.ctx.now_ms += 5000;
    touch(&rt, last);
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 2);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "continue", 0));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "instruction", 0), "Touch 1 more seat.");
    touch(&rt, F15);
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 3);
    fake_tap(&rt, &scene_seats, "chosen", 0);
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 2);
    done(&rt);
}

static void seats_apart_can_be_chosen_one_by_one(void)
{
    struct fake_runtime rt;
    open_plan(&rt, 2, 0, 0);
    for (uint32_t i = F11; i <= F14; i++)
        rt.session.status->state[i] = SEAT_UNAVAILABLE;
    fake_enter(&rt, &scene_seats);
    touch(&rt, F12);
    CU_ASSERT_STRING_EQUAL(rt.toast, tr("seats.taken"));
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 0);
    touch(&rt, F10);
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "instruction", 0), "not enough seats together"));
    touch(&rt, F15);
    CU_ASSERT_TRUE(is_chosen(&rt, F10) && is_chosen(&rt, F15));
    CU_ASSERT_TRUE(fake_is_alive(&rt, "continue", 0));
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "selection", 0), "not all together"));
    done(&rt);
}

static void the_legend_says_the_full_price(void)
{
    struct fake_runtime rt;
    enter(&rt, 1, 1);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "band", 0), "£42.00");
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "band", 1), "£34.00");
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "go_to_area", 0)->sub, "from £34.00");
    done(&rt);
}

static void holding_asks_once_and_names_every_seat(void)
{
    struct fake_runtime rt;
    enter(&rt, 1, 1);
    touch(&rt, F10);
    const size_t before = rt.n_sent;
    fake_tap(&rt, &scene_seats, "continue", 0);
    fake_action(&rt, &scene_seats, SEATS_CONTINUE, 0);
    touch(&rt, F14);
    CU_ASSERT_EQUAL_FATAL(rt.n_sent, before + 1);
    const struct command *cmd = &rt.sent[before];
    CU_ASSERT_EQUAL(cmd->type, COMMAND_HOLD);
    CU_ASSERT_EQUAL_FATAL(cmd->n_wanted, 2);
    CU_ASSERT_STRING_EQUAL(cmd->wanted[0].seat_id, "110");
    CU_ASSERT_STRING_EQUAL(cmd->wanted[0].type_id, "type-0");
    CU_ASSERT_STRING_EQUAL(cmd->wanted[1].seat_id, "111");
    CU_ASSERT_STRING_EQUAL(cmd->wanted[1].type_id, "type-1");
    CU_ASSERT_FALSE(is_chosen(&rt, F14));
    fake_reply(&rt, &scene_seats, RC_OK, NULL);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NEXT);
    done(&rt);
}

static void a_lost_seat_keeps_the_others(void)
{
    struct fake_runtime rt;
    enter(&rt, 3, 0);
    fake_reply(&rt, &scene_seats, RC_OK, NULL); /* to the first question for news */
    touch(&rt, F11);
    fake_tap(&rt, &scene_seats, "continue", 0);
    struct reply *reply = fake_reply_new(&rt);
    reply->fault.rc = RC_GONE;
    reply->lost_seats[reply->n_lost++] = rt.session.plan->seats[F11].id;
    fake_deliver(&rt, &scene_seats, reply);
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 2);
    CU_ASSERT_EQUAL(seatmap_mark(state_of(&rt)->map, F11), MARK_LOST);
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "notice", 0), "Seat F11 has just gone"));
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    CU_ASSERT_EQUAL(rt.sent[rt.n_sent - 1].type, COMMAND_STATUS); /* and asks what is free now */
    touch(&rt, F14);
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 3);
    done(&rt);
}

static void news_of_the_seats_takes_what_is_gone(void)
{
    struct fake_runtime rt;
    enter(&rt, 2, 0);
    touch(&rt, F10);
    CU_ASSERT_EQUAL_FATAL(rt.sent[rt.n_sent - 1].type, COMMAND_STATUS);
    struct reply *reply = fake_reply_new(&rt);
    reply->status = all_free(rt.session.plan);
    reply->status->state[F10] = SEAT_BASKET;
    fake_deliver(&rt, &scene_seats, reply);
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 1);
    CU_ASSERT_TRUE(is_chosen(&rt, F11));
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "notice", 0), "Seat F10 has just gone"));
    done(&rt);
}

static void every_refusal_has_words_and_a_way_on(void)
{
    static const enum rc classes[] = {RC_OFFLINE, RC_TIMEOUT, RC_GONE, RC_NOT_POSSIBLE, RC_AUTH};
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        struct fake_runtime rt;
        enter(&rt, 2, 0);
        touch(&rt, F10);
        fake_tap(&rt, &scene_seats, "continue", 0);
        fake_reply(&rt, &scene_seats, classes[i], NULL);
        CU_ASSERT_TRUE(strlen(fake_label(&rt, "fault", 0)) > 10);
        CU_ASSERT_TRUE(fake_is_alive(&rt, "continue", 0));
        CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 2);
        done(&rt);
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
    done(&rt);
}

static void old_news_is_marked_and_then_blocks(void)
{
    struct fake_runtime rt;
    enter(&rt, 1, 0);
    const int64_t start = rt.ctx.now_ms;
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "updated", 0), tr("seats.updated_now"));
    fake_tick(&rt, &scene_seats, start + 31000);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "updated", 0), "Updated 30 s ago");
    CU_ASSERT_EQUAL(view_find(&rt.view, "updated", 0)->style.color, COLOR_WARN);
    touch(&rt, F10);
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 1);
    fake_tick(&rt, &scene_seats, start + 61000);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "notice", 0), tr("seats.stale"));
    touch(&rt, F12);
    CU_ASSERT_STRING_EQUAL(rt.toast, tr("seats.stale"));
    CU_ASSERT_TRUE(is_chosen(&rt, F10));
    CU_ASSERT_FALSE(is_chosen(&rt, F12));
    done(&rt);
}

static void the_clock_redraws_at_most_every_ten_seconds(void)
{
    struct fake_runtime rt;
    enter(&rt, 1, 0);
    const int64_t start = rt.ctx.now_ms;
    CU_ASSERT_TRUE(rt.ctx.wake_at_ms >= start + 10000);
    fake_tick(&rt, &scene_seats, start + 12000);
    CU_ASSERT_TRUE(rt.ctx.wake_at_ms >= start + 20000);
    done(&rt);
}

static void a_space_takes_the_seat_beside_it(void)
{
    struct fake_runtime rt;
    open_plan(&rt, 2, 0, 1);
    rt.session.status->state[F14] = SEAT_WHEELCHAIR;
    fake_enter(&rt, &scene_seats);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "best_available", 0));
    CU_ASSERT_EQUAL(seatmap_mark(state_of(&rt)->map, F15), MARK_COMPANION);
    touch(&rt, F14);
    CU_ASSERT_TRUE(is_chosen(&rt, F14) && is_chosen(&rt, F15));
    CU_ASSERT_TRUE(fake_is_alive(&rt, "continue", 0));
    done(&rt);
}

static void seats_and_spaces_are_counted_apart(void)
{
    struct fake_runtime rt;
    open_plan(&rt, 2, 0, 1);
    rt.session.status->state[F10] = rt.session.status->state[F15] = SEAT_WHEELCHAIR;
    fake_enter(&rt, &scene_seats);
    touch(&rt, F12);
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 1); /* one ticket is for a space */
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "instruction", 0), "Touch 1 more wheelchair space.");
    touch(&rt, F13);
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 1);
    touch(&rt, F15);
    CU_ASSERT_TRUE(is_chosen(&rt, F13) && is_chosen(&rt, F15));
    touch(&rt, F10); /* another space: the choice begins again there */
    CU_ASSERT_TRUE(is_chosen(&rt, F10) && is_chosen(&rt, F11));
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 2);
    done(&rt);
}

static void a_space_never_goes_to_an_ordinary_ticket(void)
{
    struct fake_runtime rt;
    open_plan(&rt, 2, 0, 0);
    rt.session.status->state[F11] = SEAT_WHEELCHAIR;
    fake_enter(&rt, &scene_seats);
    touch(&rt, F11);
    CU_ASSERT_STRING_EQUAL(rt.toast, tr("seats.wheelchair_only"));
    touch(&rt, F10);
    CU_ASSERT_FALSE(is_chosen(&rt, F11));
    done(&rt);
    open_plan(&rt, 1, 0, 1);
    rt.session.status->state[F11] = SEAT_WHEELCHAIR;
    fake_enter(&rt, &scene_seats);
    touch(&rt, F12);
    CU_ASSERT_STRING_EQUAL(rt.toast, tr("seats.space_wanted"));
    CU_ASSERT_EQUAL(state_of(&rt)->n_chosen, 0);
    done(&rt);
}

static void large_parties_see_every_seat_or_how_many_more(void)
{
    struct fake_runtime rt;
    enter(&rt, 4, 0);
    touch(&rt, F11);
    for (uint32_t i = 0; i < 4; i++)
        CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "chosen", i));
    rt.panel.low_reach = rt.panel.large_text = true;
    fake_redraw(&rt, &scene_seats);
    const bool all = view_find(&rt.view, "chosen", 3) != NULL;
    CU_ASSERT_TRUE(all || fake_label(&rt, "chosen_more", 0)[0] == '+');
    CU_ASSERT_TRUE(view_find(&rt.view, "plan", 0)->at.h >= 60 * 4);
    done(&rt);
}

CU_TestInfo test_scene_seats[] = {
    {"one touch chooses for the whole party", one_touch_chooses_for_the_whole_party},
    {"the next touch moves the block", the_next_touch_moves_the_block},
    {"neighbours touched one after the other stay chosen",
     neighbours_touched_one_after_the_other_stay_chosen},
    {"a touch beside the first moves the block no further",
     a_touch_beside_the_first_moves_the_block_no_further},
    {"a seat is given back and another added", a_seat_is_given_back_and_another_added},
    {"seats apart can be chosen one by one", seats_apart_can_be_chosen_one_by_one},
    {"the legend says the full price", the_legend_says_the_full_price},
    {"holding asks once and names every seat", holding_asks_once_and_names_every_seat},
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
