#include <CUnit/CUnit.h>

#include "fakes/plan_drawn.h"
#include "model/plan_block.h"

/* The first seat (from 0) of the block of n near `tap`, -1 when there is none. */
static int block(const char *picture, uint32_t tap, size_t n)
{
    struct plan_drawn d = plan_drawn(picture);
    uint32_t seats[16];
    d.stock.with_companions = true;
    const bool found = plan_block_near(&d.stock, tap, n, seats);
    for (size_t i = 1; found && i < n; i++)
        CU_ASSERT_EQUAL(seats[i], seats[0] + i);
    plan_drawn_free(&d);
    return found ? (int)seats[0] : -1;
}

static void takes_the_tapped_seat_and_its_neighbours(void)
{
    CU_ASSERT_EQUAL(block("..........", 5, 1), 5);
    CU_ASSERT_EQUAL(block("...........", 5, 3), 4);
    CU_ASSERT_EQUAL(block("..........", 0, 4), 0);
    CU_ASSERT_EQUAL(block("..........", 9, 4), 6);
}

static void leaves_no_single_seat_where_it_can(void)
{
    CU_ASSERT_EQUAL(block("....", 1, 2), 0);
    CU_ASSERT_EQUAL(block("x.....x", 2, 3), 1); /* [2 3 4] would leave 1 and 5 alone */
    CU_ASSERT_EQUAL(block("......", 2, 3), 0);  /* [1 2 3] would leave seat 0 alone */
    CU_ASSERT_EQUAL(block("...", 1, 2), 0);     /* cannot be avoided */
}

static void crosses_no_aisle_and_no_taken_seat(void)
{
    CU_ASSERT_EQUAL(block("..|....", 1, 2), 0);
    CU_ASSERT_EQUAL(block("..|....", 1, 3), -1);
    CU_ASSERT_EQUAL(block("..x....", 1, 3), -1);
    CU_ASSERT_EQUAL(block("..|....", 2, 4), 2);
}

static void wheelchair_places_end_a_row(void)
{
    CU_ASSERT_EQUAL(block("ww.....", 2, 2), 2);
    CU_ASSERT_EQUAL(block("..ww...", 1, 3), -1);
    CU_ASSERT_EQUAL(block("..w.", 2, 1), 3); /* seat 1 would leave 0 alone */
}

static void beside_a_taken_seat_is_near_enough(void)
{
    CU_ASSERT_EQUAL(block("....x....", 4, 2), 2);
    CU_ASSERT_EQUAL(block(".x....", 1, 2), 2);
    CU_ASSERT_EQUAL(block("x|..", 0, 2), -1);
}

static void more_than_the_row_holds_is_refused(void)
{
    CU_ASSERT_EQUAL(block("....", 1, 5), -1);
    CU_ASSERT_EQUAL(block("xxxx", 1, 1), -1);
}

CU_TestInfo test_plan_block[] = {
    {"takes the tapped seat and its neighbours", takes_the_tapped_seat_and_its_neighbours},
    {"leaves no single seat where it can", leaves_no_single_seat_where_it_can},
    {"crosses no aisle and no taken seat", crosses_no_aisle_and_no_taken_seat},
    {"wheelchair places end a row", wheelchair_places_end_a_row},
    {"beside a taken seat is near enough", beside_a_taken_seat_is_near_enough},
    {"more than the row holds is refused", more_than_the_row_holds_is_refused},
    CU_TEST_INFO_NULL,
};
