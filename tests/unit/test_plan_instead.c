/* The nearest that fits after seats went to others. */
#include <CUnit/CUnit.h>

#include "fakes/plan_drawn.h"
#include "model/plan_instead.h"

/* A choice of which the seats that the picture has as 'x' went to others; '#' in the answer. */
static bool instead(const char *picture, const char *chosen, const char *expected)
{
    struct plan_drawn d = plan_drawn(picture);
    const struct plan_set all = plan_drawn_set(chosen), wanted = plan_drawn_set(expected);
    struct plan_loss loss = {.n = all.n};
    struct plan_set found = {.n = 0};
    for (size_t i = 0; i < all.n; i++)
        plan_set_add(d.status->state[all.seats[i]] == SEAT_AVAILABLE ? &loss.kept : &loss.lost,
                     all.seats[i]);
    CU_ASSERT_EQUAL(plan_instead(&d.stock, &loss, &found), wanted.n > 0);
    plan_drawn_free(&d);
    return plan_set_is_same(&found, &wanted);
}

static void the_seat_beside_what_is_kept_comes_first(void)
{
    CU_ASSERT_TRUE(instead("..x.....", "--##----", "---##---"));
    CU_ASSERT_TRUE(instead(".....x..", "---###--", "--###---"));
}

static void it_leaves_nobody_alone_where_it_can(void)
{
    CU_ASSERT_TRUE(instead("x....xx", "--#---#", "-##----"));
}

static void both_sides_of_what_is_kept_serve(void)
{
    CU_ASSERT_TRUE(instead("x....xx", "#-##-#-", "-####--"));
    CU_ASSERT_TRUE(instead("x.....x", "#-##--#", "-####--"));
}

static void a_block_nearby_where_there_is_none_beside(void)
{
    CU_ASSERT_TRUE(instead("xxx....\n.......", "###----\n-------", "-------\n###----"));
    CU_ASSERT_TRUE(instead("x.x....", "-##----", "-#-#---"));
}

static void single_seats_where_there_is_no_block(void)
{
    CU_ASSERT_TRUE(instead("xx.x.x.", "##-----", "--#-#--"));
    CU_ASSERT_TRUE(instead("xx.\n=\n.x.", "##-\n=\n---", "--#\n=\n#--"));
}

static void nothing_where_not_enough_is_left(void)
{
    CU_ASSERT_TRUE(instead("xx.x", "##--", "----"));
}

static void a_lost_space_comes_again_with_its_companion(void)
{
    struct plan_drawn d = plan_drawn("x......w.");
    struct plan_loss loss = {.n = 1, .n_spaces = 1};
    struct plan_set found = {.n = 0};
    d.stock.with_companions = true;
    plan_set_add(&loss.lost, 0);
    plan_set_add(&loss.kept, 1);
    CU_ASSERT_TRUE_FATAL(plan_instead(&d.stock, &loss, &found));
    CU_ASSERT_EQUAL(found.n, 2);
    CU_ASSERT_TRUE(found.seats[0] == 7 && found.seats[1] == 8);
    plan_drawn_free(&d);
}

static void a_lost_companion_is_replaced_beside_the_space(void)
{
    struct plan_drawn d = plan_drawn(".wx...");
    struct plan_loss loss = {.n = 1, .n_spaces = 1};
    struct plan_set found = {.n = 0};
    d.stock.with_companions = true;
    plan_set_add(&loss.lost, 2);
    plan_set_add(&loss.kept, 1);
    CU_ASSERT_TRUE_FATAL(plan_instead(&d.stock, &loss, &found));
    CU_ASSERT_TRUE(found.n == 2 && found.seats[0] == 0 && found.seats[1] == 1);
    plan_drawn_free(&d);
}

static void bands_that_cannot_be_bought_are_left_out(void)
{
    struct plan_drawn d = plan_drawn("xbb..");
    struct plan_loss loss = {.n = 1, .bands = 1U << 0};
    struct plan_set found = {.n = 0};
    plan_set_add(&loss.lost, 0);
    CU_ASSERT_TRUE_FATAL(plan_instead(&d.stock, &loss, &found));
    CU_ASSERT_TRUE(found.seats[0] >= 3);
    plan_drawn_free(&d);
}

CU_TestInfo test_plan_instead[] = {
    {"the seat beside what is kept comes first", the_seat_beside_what_is_kept_comes_first},
    {"it leaves nobody alone where it can", it_leaves_nobody_alone_where_it_can},
    {"both sides of what is kept serve", both_sides_of_what_is_kept_serve},
    {"a block nearby where there is none beside", a_block_nearby_where_there_is_none_beside},
    {"single seats where there is no block", single_seats_where_there_is_no_block},
    {"nothing where not enough is left", nothing_where_not_enough_is_left},
    {"a lost space comes again with its companion", a_lost_space_comes_again_with_its_companion},
    {"a lost companion is replaced beside the space",
     a_lost_companion_is_replaced_beside_the_space},
    {"bands that cannot be bought are left out", bands_that_cannot_be_bought_are_left_out},
    CU_TEST_INFO_NULL,
};
