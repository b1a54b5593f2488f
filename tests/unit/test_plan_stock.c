/* Who may have which seat, and which seat goes with which wheelchair space. */
#include <CUnit/CUnit.h>

#include "fakes/plan_drawn.h"
#include "model/plan_overlay.h"

/* The seats in stock as a picture: '#' in stock, '-' not. */
static bool has(const struct plan_drawn *d, const char *picture)
{
    for (uint32_t i = 0; picture[i]; i++) {
        if (plan_stock_has(&d->stock, i) != (picture[i] == '#'))
            return false;
    }
    return true;
}

static void a_seat_beside_a_space_is_kept_for_the_companion(void)
{
    struct plan_drawn d = plan_drawn("..w...x");
    CU_ASSERT_TRUE(has(&d, "##--##-")); /* the seat after the space */
    CU_ASSERT_EQUAL(plan_stock_partner(&d.stock, 2), 3);
    CU_ASSERT_TRUE(plan_stock_is_companion(&d.stock, 3));
    CU_ASSERT_FALSE(plan_stock_is_companion(&d.stock, 1));
    d.stock.with_companions = true;
    CU_ASSERT_TRUE(has(&d, "##-###-"));
    plan_drawn_free(&d);
}

static void the_seat_before_goes_with_a_space_at_the_end(void)
{
    struct plan_drawn d = plan_drawn("....w");
    CU_ASSERT_TRUE(has(&d, "###--"));
    plan_drawn_free(&d);
    d = plan_drawn("...wx"); /* and where the seat after it is taken */
    CU_ASSERT_EQUAL(plan_stock_partner(&d.stock, 3), 2);
    plan_drawn_free(&d);
    d = plan_drawn("..w|.."); /* and where an aisle follows */
    CU_ASSERT_EQUAL(plan_stock_partner(&d.stock, 2), 1);
    plan_drawn_free(&d);
}

static void no_seat_goes_with_two_spaces(void)
{
    struct plan_drawn d = plan_drawn("w.w");
    CU_ASSERT_EQUAL(plan_stock_partner(&d.stock, 0), 1);
    CU_ASSERT_EQUAL(plan_stock_partner(&d.stock, 2), SEAT_NONE);
    plan_drawn_free(&d);
    d = plan_drawn(".ww.");
    CU_ASSERT_EQUAL(plan_stock_partner(&d.stock, 1), 0);
    CU_ASSERT_EQUAL(plan_stock_partner(&d.stock, 2), 3);
    plan_drawn_free(&d);
}

static void a_companion_is_free_for_all_when_its_space_is_gone(void)
{
    struct plan_drawn d = plan_drawn("..x...");
    CU_ASSERT_TRUE(has(&d, "##-###"));
    plan_drawn_free(&d);
}

static void the_file_of_the_venue_decides_who_goes_with_whom(void)
{
    struct plan_drawn d = plan_drawn("w.....");
    struct plan_overlay *overlay = plan_overlay_new(d.plan);
    overlay->partner[0] = 4;
    overlay->partner[4] = 0;
    overlay->flags[4] |= SEAT_FLAG_COMPANION;
    d.stock.overlay = overlay;
    CU_ASSERT_EQUAL(plan_stock_partner(&d.stock, 0), 4);
    CU_ASSERT_TRUE(has(&d, "-###-#"));
    d.status->state[0] = SEAT_UNAVAILABLE; /* it stays a companion's seat */
    CU_ASSERT_TRUE(has(&d, "-###-#"));
    plan_overlay_free(overlay);
    plan_drawn_free(&d);
}

static void only_the_allocation_is_stock_where_the_venue_says_so(void)
{
    struct plan_drawn d = plan_drawn(".a.aax");
    CU_ASSERT_TRUE(has(&d, "#####-"));
    d.stock.allocation_only = true;
    CU_ASSERT_TRUE(has(&d, "-#-##-"));
    plan_drawn_free(&d);
}

static bool is_even(const void *ctx, uint32_t seat)
{
    return (seat & *(const uint32_t *)ctx) == 0;
}

static void what_the_party_does_not_want_is_no_stock(void)
{
    static const uint32_t one = 1;
    struct plan_drawn d = plan_drawn(".....");
    d.stock.wants = is_even;
    d.stock.ctx = &one;
    CU_ASSERT_TRUE(has(&d, "#-#-#"));
    plan_drawn_free(&d);
}

static void runs_end_at_aisles_taken_seats_spaces_and_ends(void)
{
    struct plan_drawn d = plan_drawn("...|..x...w....\n....");
    d.stock.with_companions = true;
    static const struct {
        uint32_t seat, first, last;
    } cases[] = {{1, 0, 2}, {3, 3, 4}, {8, 6, 8}, {13, 10, 13}, {15, 14, 17}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct plan_run run = plan_stock_run(&d.stock, cases[i].seat);
        CU_ASSERT_EQUAL(run.first, cases[i].first);
        CU_ASSERT_EQUAL(run.last, cases[i].last);
    }
    CU_ASSERT_FALSE(plan_are_beside(d.plan, 2, 3));
    CU_ASSERT_FALSE(plan_are_beside(d.plan, 13, 14));
    CU_ASSERT_FALSE(plan_are_beside(d.plan, 0, UINT32_MAX));
    CU_ASSERT_TRUE(plan_are_beside(d.plan, 1, 0));
    plan_drawn_free(&d);
}

CU_TestInfo test_plan_stock[] = {
    {"a seat beside a space is kept for the companion",
     a_seat_beside_a_space_is_kept_for_the_companion},
    {"the seat before goes with a space at the end", the_seat_before_goes_with_a_space_at_the_end},
    {"no seat goes with two spaces", no_seat_goes_with_two_spaces},
    {"a companion is free for all when its space is gone",
     a_companion_is_free_for_all_when_its_space_is_gone},
    {"the file of the venue decides who goes with whom",
     the_file_of_the_venue_decides_who_goes_with_whom},
    {"only the allocation is stock where the venue says so",
     only_the_allocation_is_stock_where_the_venue_says_so},
    {"what the party does not want is no stock", what_the_party_does_not_want_is_no_stock},
    {"runs end at aisles, taken seats, spaces and ends",
     runs_end_at_aisles_taken_seats_spaces_and_ends},
    CU_TEST_INFO_NULL,
};
