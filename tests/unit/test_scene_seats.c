/* Seats: a block for the party with one touch, prices, the hold. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/seats_kit.h"
#include "ui/i18n.h"

static void one_touch_chooses_for_the_whole_party(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 2, 1);
    seats_kit_touch(&rt, F12);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 3);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F12));
    CU_ASSERT_FALSE(seats_kit_is_chosen(&rt, F14)); /* across the aisle */
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "selection", 0), "3 seats together"));
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "continue", 0)->sub, "£120.00");
    CU_ASSERT_PTR_NOT_NULL(strstr(view_find(&rt.view, "chosen", 2)->value, "£36.00"));
    seats_kit_done(&rt);
}

static void the_next_touch_moves_the_block(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 2, 0);
    seats_kit_touch(&rt, F10);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F10) && seats_kit_is_chosen(&rt, F11));
    seats_kit_touch(&rt, F14);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F14) && seats_kit_is_chosen(&rt, F15));
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "continue", 0)->sub, "£68.00");
    seats_kit_done(&rt);
}

static void neighbours_touched_one_after_the_other_stay_chosen(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 2, 0);
    seats_kit_touch(&rt, F10);
    seats_kit_touch(&rt, F11); /* proposed already: it stays */
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F10) && seats_kit_is_chosen(&rt, F11));
    seats_kit_touch(&rt, F11); /* touched twice: not this one */
    CU_ASSERT_FALSE(seats_kit_is_chosen(&rt, F11));
    seats_kit_done(&rt);
}

static void a_touch_beside_the_first_moves_the_block_no_further(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 2, 0);
    seats_kit_touch(&rt, F11);
    const uint32_t other = seats_kit_is_chosen(&rt, F10) ? F12 : F10;
    seats_kit_touch(&rt, other);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F11) && seats_kit_is_chosen(&rt, other));
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    seats_kit_done(&rt);
}

static void a_seat_is_given_back_and_another_added(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 3, 0);
    seats_kit_touch(&rt, F11);
    const uint32_t last = seats_kit_state(&rt)->chosen[2];
    rt.ctx.now_ms += 5000;
    seats_kit_touch(&rt, last);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "continue", 0));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "instruction", 0), "Touch 1 more seat.");
    seats_kit_touch(&rt, F15);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 3);
    fake_tap(&rt, &scene_seats, "chosen", 0);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    seats_kit_done(&rt);
}

static void seats_apart_can_be_chosen_one_by_one(void)
{
    struct fake_runtime rt;
    seats_kit_open(&rt, 2, 0, 0);
    for (uint32_t i = F11; i <= F14; i++)
        rt.session.status->state[i] = SEAT_UNAVAILABLE;
    fake_enter(&rt, &scene_seats);
    seats_kit_touch(&rt, F12);
    CU_ASSERT_STRING_EQUAL(rt.toast, tr("seats.taken"));
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 0);
    seats_kit_touch(&rt, F10);
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "instruction", 0), "not enough seats together"));
    seats_kit_touch(&rt, F15);
    CU_ASSERT_TRUE(seats_kit_is_chosen(&rt, F10) && seats_kit_is_chosen(&rt, F15));
    CU_ASSERT_TRUE(fake_is_alive(&rt, "continue", 0));
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "selection", 0), "not all together"));
    seats_kit_done(&rt);
}

static void the_legend_says_the_full_price(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 1, 1);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "band", 0), "£42.00");
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "band", 1), "£34.00");
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "go_to_area", 0)->sub, "from £34.00");
    seats_kit_done(&rt);
}

static void holding_asks_once_and_names_every_seat(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 1, 1);
    seats_kit_touch(&rt, F10);
    const size_t before = rt.n_sent;
    fake_tap(&rt, &scene_seats, "continue", 0);
    fake_action(&rt, &scene_seats, SEATS_CONTINUE, 0);
    seats_kit_touch(&rt, F14);
    CU_ASSERT_EQUAL_FATAL(rt.n_sent, before + 1);
    const struct command *cmd = &rt.sent[before];
    CU_ASSERT_EQUAL(cmd->type, COMMAND_HOLD);
    CU_ASSERT_EQUAL_FATAL(cmd->n_wanted, 2);
    CU_ASSERT_STRING_EQUAL(cmd->wanted[0].seat_id, "110");
    CU_ASSERT_STRING_EQUAL(cmd->wanted[0].type_id, "type-0");
    CU_ASSERT_STRING_EQUAL(cmd->wanted[1].seat_id, "111");
    CU_ASSERT_STRING_EQUAL(cmd->wanted[1].type_id, "type-1");
    CU_ASSERT_FALSE(seats_kit_is_chosen(&rt, F14));
    fake_reply(&rt, &scene_seats, RC_OK, NULL);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NEXT);
    seats_kit_done(&rt);
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
    CU_TEST_INFO_NULL,
};
