/* Single seats left behind, and whether there is another way. */
#include <CUnit/CUnit.h>

#include "fakes/plan_drawn.h"
#include "model/plan_orphans.h"
#include "model/plan_overlay.h"

static size_t orphans(const char *picture, const char *marks, bool aisle_ok)
{
    struct plan_drawn d = plan_drawn(picture);
    const struct plan_set chosen = plan_drawn_set(marks);
    const size_t n = plan_orphans(&d.stock, &chosen, aisle_ok, NULL);
    plan_drawn_free(&d);
    return n;
}

/* The first seat of the mended choice, -1 when there is no better place. */
static int mended(const char *picture, const char *marks, bool aisle_ok)
{
    struct plan_drawn d = plan_drawn(picture);
    const struct plan_set chosen = plan_drawn_set(marks);
    struct plan_set better = {.n = 0};
    const bool found = plan_orphans_mend(&d.stock, &chosen, aisle_ok, &better);
    CU_ASSERT_EQUAL(better.n, found ? chosen.n : 0);
    plan_drawn_free(&d);
    return found ? (int)better.seats[0] : -1;
}

static void a_seat_between_the_choice_and_others_is_alone(void)
{
    CU_ASSERT_EQUAL(orphans("x.....x", "--##---", false), 1);
    CU_ASSERT_EQUAL(orphans("x.....x", "--###--", false), 2);
    CU_ASSERT_EQUAL(orphans("x.....x", "-##----", false), 0);
    CU_ASSERT_EQUAL(orphans("......", "##-##-", false), 2);
    CU_ASSERT_EQUAL(orphans("......", "######", false), 0);
}

static void a_seat_that_was_alone_before_is_nobodys_fault(void)
{
    CU_ASSERT_EQUAL(orphans("x.x....", "---##--", false), 0);
    CU_ASSERT_EQUAL(orphans(".|....", "-|##--", false), 0);
}

static void single_seats_at_the_end_may_be_let_pass(void)
{
    CU_ASSERT_EQUAL(orphans("....", "-##-", false), 2);
    CU_ASSERT_EQUAL(orphans("....", "-##-", true), 0);
    CU_ASSERT_EQUAL(orphans("...|..", "##-|--", true), 0);
    CU_ASSERT_EQUAL(orphans("...x", "##--", true), 1); /* a taken seat is no aisle */
}

static void a_space_is_an_end_of_the_row_and_never_an_orphan(void)
{
    CU_ASSERT_EQUAL(orphans("...wx", "#----", true), 0); /* seat 2 is the companion's */
    CU_ASSERT_EQUAL(orphans("...wx", "#----", false), 1);
    CU_ASSERT_EQUAL(orphans("...w.", "##---", false), 1);
    CU_ASSERT_EQUAL(orphans("...w.", "##---", true), 0);
    CU_ASSERT_EQUAL(orphans("w.....", "--####", false), 0);
}

static void the_nearest_place_that_leaves_none_is_offered(void)
{
    CU_ASSERT_EQUAL(mended("x.....x", "--##---", false), 1);
    CU_ASSERT_EQUAL(mended("x....x....", "--##--", false), 1);
    CU_ASSERT_EQUAL(mended("...x......", "##-", false), 4);
    CU_ASSERT_EQUAL(mended("...\n....", "##-", false), 3); /* in the next row */
}

static void where_there_is_no_other_way_it_may_be_left(void)
{
    CU_ASSERT_EQUAL(mended("x...x", "-##--", false), -1);
    CU_ASSERT_EQUAL(mended("...\n...\n...", "##-", false), -1);
    CU_ASSERT_EQUAL(mended("...\nxxx\nx.x", "##-", false), -1);
    CU_ASSERT_EQUAL(mended(".....", "-##--", false), 0); /* one single is less than two */
}

static void another_area_or_price_is_no_other_way(void)
{
    CU_ASSERT_EQUAL(mended("...\n=\n....", "##-", false), -1);
    CU_ASSERT_EQUAL(mended("...\nbbbb", "##-", false), -1);
}

static void groups_apart_are_moved_one_by_one(void)
{
    struct plan_drawn d = plan_drawn("......\n....");
    const struct plan_set chosen = plan_drawn_set("##-##-");
    struct plan_set better;
    CU_ASSERT_TRUE_FATAL(plan_orphans_mend(&d.stock, &chosen, false, &better));
    CU_ASSERT_EQUAL(better.n, 4);
    CU_ASSERT_EQUAL(plan_orphans(&d.stock, &better, false, NULL), 0);
    plan_drawn_free(&d);
}

static void a_companion_stays_with_its_space(void)
{
    struct plan_drawn d = plan_drawn("w...x......");
    d.stock.with_companions = true;
    const struct plan_set chosen = plan_drawn_set("###-");
    struct plan_set better, alone;
    CU_ASSERT_EQUAL(plan_orphans(&d.stock, &chosen, false, &alone), 1);
    CU_ASSERT_EQUAL(alone.seats[0], 3);
    CU_ASSERT_FALSE(plan_orphans_mend(&d.stock, &chosen, false, &better));
    plan_drawn_free(&d);
}

CU_TestInfo test_plan_orphans[] = {
    {"a seat between the choice and others is alone",
     a_seat_between_the_choice_and_others_is_alone},
    {"a seat that was alone before is nobody's fault",
     a_seat_that_was_alone_before_is_nobodys_fault},
    {"single seats at the end may be let pass", single_seats_at_the_end_may_be_let_pass},
    {"a space is an end of the row and never an orphan",
     a_space_is_an_end_of_the_row_and_never_an_orphan},
    {"the nearest place that leaves none is offered",
     the_nearest_place_that_leaves_none_is_offered},
    {"where there is no other way it may be left", where_there_is_no_other_way_it_may_be_left},
    {"another area or price is no other way", another_area_or_price_is_no_other_way},
    {"groups apart are moved one by one", groups_apart_are_moved_one_by_one},
    {"a companion stays with its space", a_companion_stays_with_its_space},
    CU_TEST_INFO_NULL,
};
