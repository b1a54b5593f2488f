/* The kiosk's own best available: the order of preference, wishes, refused offers, spaces. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/plan_drawn.h"
#include "model/plan_search.h"

static const struct plan_wish anything = {.area = UINT32_MAX};

static enum plan_fit find(const struct plan_drawn *d, const struct plan_wish *wish,
                          struct plan_set *ret)
{
    *ret = (struct plan_set){.n = 0};
    return plan_search(d->plan, d->status, NULL, wish, ret);
}

/* Searches n seats; the first of them, or -1. */
static int first_of(const char *picture, size_t n, enum plan_fit fit)
{
    struct plan_drawn d = plan_drawn(picture);
    struct plan_wish wish = anything;
    struct plan_set set;
    wish.n = n;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), fit);
    CU_ASSERT_EQUAL(set.n, fit == PLAN_FIT_NONE ? 0 : n);
    plan_drawn_free(&d);
    return set.n > 0 ? (int)set.seats[0] : -1;
}

static void a_row_without_single_seats_comes_first(void)
{
    /* In the first row three of four would leave one alone; the second has three. */
    CU_ASSERT_EQUAL(first_of("x....xx\nxx...xx", 3, PLAN_FIT_ROW), 9);
    CU_ASSERT_EQUAL(first_of("x....xx\nxx.x.xx", 3, PLAN_FIT_ROW), 2);
    CU_ASSERT_EQUAL(first_of("...x...", 3, PLAN_FIT_ROW), 0);
}

static void the_middle_near_the_stage_comes_first(void)
{
    CU_ASSERT_EQUAL(first_of(".........\n.........", 1, PLAN_FIT_ROW), 4);
    CU_ASSERT_EQUAL(first_of("xxxxxxxxx\n.........", 3, PLAN_FIT_ROW), 9 + 3);
}

static void two_blocks_behind_each_other_come_next(void)
{
    CU_ASSERT_EQUAL(first_of("..x\n.xx", 3, PLAN_FIT_ROWS), 0);
    CU_ASSERT_EQUAL(first_of("xxxxx\nx..xx\nx..xx", 4, PLAN_FIT_ROWS), 6);
    CU_ASSERT_EQUAL(first_of("..|..", 4, PLAN_FIT_ROWS), 0); /* across the aisle */
}

static void nobody_of_four_sits_alone_where_that_can_be_avoided(void)
{
    struct plan_drawn d = plan_drawn("...x..x\n...x..x");
    struct plan_wish wish = anything;
    struct plan_set set;
    wish.n = 4;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), PLAN_FIT_ROWS);
    size_t in_first = 0;
    for (size_t i = 0; i < set.n; i++)
        in_first += set.seats[i] < 7;
    CU_ASSERT_EQUAL(in_first, 2);
    plan_drawn_free(&d);
}

static void then_the_same_area_and_then_anywhere(void)
{
    CU_ASSERT_EQUAL(first_of(".xx.x\nxxxxx\nxxxxx\n.xxx.", 3, PLAN_FIT_AREA), 0);
    CU_ASSERT_EQUAL(first_of(".xx\n=\n..x\n=\nxxx", 3, PLAN_FIT_ANYWHERE), 0);
    CU_ASSERT_EQUAL(first_of(".xx\n=\n..x\n=\nxxx", 4, PLAN_FIT_NONE), -1);
}

static void an_area_that_was_wished_for_is_kept_to(void)
{
    struct plan_drawn d = plan_drawn("....\n=\n..x.");
    struct plan_wish wish = {.n = 3, .area = 1};
    struct plan_set set;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), PLAN_FIT_ROWS);
    CU_ASSERT_TRUE(set.seats[0] >= 4);
    wish.n = 4;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), PLAN_FIT_NONE);
    plan_drawn_free(&d);
}

static void bands_are_kept_to_and_the_better_comes_first(void)
{
    static const uint8_t rank[PRICE_BANDS_MAX] = {1, 0};
    struct plan_drawn d = plan_drawn("....\nbbbb");
    struct plan_wish wish = {.n = 2, .area = UINT32_MAX, .rank = rank};
    struct plan_set set;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), PLAN_FIT_ROW);
    CU_ASSERT_TRUE(set.seats[0] >= 4);
    wish.bands = 1U << 0;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), PLAN_FIT_ROW);
    CU_ASSERT_TRUE(set.seats[1] < 4);
    d.status->band[0] = BAND_NONE; /* without a price there is no sale */
    wish.n = 4;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), PLAN_FIT_NONE);
    plan_drawn_free(&d);
}

/* Every pair of six seats is offered once, and then nothing. */
static void nothing_refused_is_offered_again(void)
{
    struct plan_drawn d = plan_drawn("....\n..");
    struct plan_set refused[16];
    struct plan_wish wish = {.n = 2, .area = UINT32_MAX, .refused = refused};
    struct plan_set set;
    while (wish.n_refused < 16 && find(&d, &wish, &set) != PLAN_FIT_NONE) {
        for (size_t i = 0; i < wish.n_refused; i++)
            CU_ASSERT_FALSE(plan_set_is_same(&set, &refused[i]));
        refused[wish.n_refused++] = set;
    }
    CU_ASSERT_TRUE(wish.n_refused >= 9 && wish.n_refused < 16);
    CU_ASSERT_FALSE(plan_set_has(&refused[1], refused[0].seats[0])); /* others first */
    plan_drawn_free(&d);
}

static void a_space_comes_with_its_companion(void)
{
    struct plan_drawn d = plan_drawn("....x....\nw........");
    struct plan_wish wish = {.n = 1, .n_spaces = 1, .bands = 1U << 1, .area = UINT32_MAX};
    struct plan_set set;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), PLAN_FIT_ROW); /* of whatever band */
    CU_ASSERT_EQUAL(set.seats[0], 10);
    CU_ASSERT_EQUAL(set.seats[1], 9); /* spaces come last */
    wish.n_spaces = 2;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), PLAN_FIT_NONE);
    plan_drawn_free(&d);
}

static void a_named_companion_may_sit_elsewhere(void)
{
    struct plan_drawn d = plan_drawn("w...\n....");
    struct plan_overlay *overlay = plan_overlay_new(d.plan);
    struct plan_wish wish = {.n = 1, .n_spaces = 1, .area = UINT32_MAX};
    struct plan_set set;
    overlay->partner[0] = 4;
    overlay->partner[4] = 0;
    overlay->flags[4] |= SEAT_FLAG_COMPANION;
    CU_ASSERT_EQUAL(plan_search(d.plan, d.status, overlay, &wish, &set), PLAN_FIT_ROWS);
    CU_ASSERT_TRUE(plan_set_has(&set, 4) && plan_set_has(&set, 0));
    plan_overlay_free(overlay);
    plan_drawn_free(&d);
}

static void companions_seats_are_not_offered_alone(void)
{
    struct plan_drawn d = plan_drawn("w.x");
    struct plan_wish wish = {.n = 1, .area = UINT32_MAX};
    struct plan_set set;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), PLAN_FIT_NONE);
    wish.companions_alone = true;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), PLAN_FIT_ROW);
    plan_drawn_free(&d);
}

static void only_the_allocation_is_searched_where_the_venue_says_so(void)
{
    struct plan_drawn d = plan_drawn("....aa.");
    struct plan_wish wish = {.n = 2, .area = UINT32_MAX, .allocation_only = true};
    struct plan_set set;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), PLAN_FIT_ROW);
    CU_ASSERT_EQUAL(set.seats[0], 4);
    wish.n = 3;
    CU_ASSERT_EQUAL(find(&d, &wish, &set), PLAN_FIT_NONE);
    plan_drawn_free(&d);
}

static void the_stage_decides_which_row_is_best(void)
{
    struct plan_drawn d = plan_drawn("...\n...\n...");
    struct plan_overlay *overlay = plan_overlay_new(d.plan);
    struct plan_wish wish = {.n = 1, .area = UINT32_MAX};
    struct plan_set set;
    /* One in the middle of three would leave two alone. */
    static const uint32_t best[] = {[STAGE_TOP] = 0,   [STAGE_BOTTOM] = 6, [STAGE_LEFT] = 3,
                                    [STAGE_RIGHT] = 5, [STAGE_CENTRE] = 3, [STAGE_ABSENT] = 3};
    for (int side = STAGE_TOP; side <= STAGE_ABSENT; side++) {
        overlay->stage_side = (enum stage_side)side;
        CU_ASSERT_EQUAL(plan_search(d.plan, d.status, overlay, &wish, &set), PLAN_FIT_ROW);
        CU_ASSERT_EQUAL(set.seats[0], best[side]);
    }
    plan_overlay_free(overlay);
    plan_drawn_free(&d);
}

CU_TestInfo test_plan_search[] = {
    {"a row without single seats comes first", a_row_without_single_seats_comes_first},
    {"the middle near the stage comes first", the_middle_near_the_stage_comes_first},
    {"two blocks behind each other come next", two_blocks_behind_each_other_come_next},
    {"nobody of four sits alone where that can be avoided",
     nobody_of_four_sits_alone_where_that_can_be_avoided},
    {"then the same area and then anywhere", then_the_same_area_and_then_anywhere},
    {"an area that was wished for is kept to", an_area_that_was_wished_for_is_kept_to},
    {"bands are kept to and the better comes first", bands_are_kept_to_and_the_better_comes_first},
    {"nothing refused is offered again", nothing_refused_is_offered_again},
    {"a space comes with its companion", a_space_comes_with_its_companion},
    {"a named companion may sit elsewhere", a_named_companion_may_sit_elsewhere},
    {"companions' seats are not offered alone", companions_seats_are_not_offered_alone},
    {"only the allocation is searched where the venue says so",
     only_the_allocation_is_searched_where_the_venue_says_so},
    {"the stage decides which row is best", the_stage_decides_which_row_is_best},
    CU_TEST_INFO_NULL,
};
