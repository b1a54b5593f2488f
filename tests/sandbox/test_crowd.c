#include <CUnit/CUnit.h>

#include "sandbox/sandbox_fixture.h"

static struct fixture f;

static struct house_counts total(void)
{
    struct house_counts sum = {0};
    for (size_t i = 0; i < FIXTURE_N_INSTANCES; i++) {
        struct house_counts n;
        house_count_all(model_house(f.model, i), &n);
        sum.available += n.available;
        sum.in_basket += n.in_basket;
        sum.unavailable += n.unavailable;
        sum.wheelchair += n.wheelchair;
        sum.special += n.special;
    }
    return sum;
}

static void nobody_comes_without_a_crowd(void)
{
    fixture_open_crowd(&f, 0);
    const struct house_counts before = total();
    model_advance(f.model, 3600000);
    CU_ASSERT_EQUAL(total().available, before.available);
    fixture_close(&f);
}

static void buyers_come_with_time_hold_then_pay(void)
{
    fixture_open_crowd(&f, 6);
    const struct house_counts before = total();
    model_advance(f.model, 25000);
    const struct house_counts held = total();
    CU_ASSERT_TRUE(held.in_basket > 0);
    CU_ASSERT_EQUAL(held.unavailable, before.unavailable);
    model_advance(f.model, 600000);
    const struct house_counts later = total();
    CU_ASSERT_TRUE(later.unavailable > before.unavailable);
    CU_ASSERT_EQUAL(later.wheelchair, before.wheelchair); /* not theirs to buy */
    CU_ASSERT_EQUAL(later.special, before.special);
    CU_ASSERT_EQUAL(later.available + later.in_basket + later.unavailable,
                    before.available + before.in_basket + before.unavailable);
    fixture_close(&f);
}

static void the_same_seed_brings_the_same_buyers(void)
{
    fixture_open_crowd(&f, 20);
    model_advance(f.model, 120000);
    const struct house_counts first = total();
    fixture_close(&f);
    fixture_open_crowd(&f, 20);
    model_advance(f.model, 120000);
    const struct house_counts second = total();
    CU_ASSERT_EQUAL(first.available, second.available);
    CU_ASSERT_EQUAL(first.in_basket, second.in_basket);
    fixture_close(&f);
}

static void others_can_be_told_to_buy(void)
{
    fixture_open(&f);
    CU_ASSERT_TRUE(model_steal_seat(f.model, FIXTURE_HALL, 104));
    CU_ASSERT_FALSE(model_steal_seat(f.model, FIXTURE_HALL, 104));
    CU_ASSERT_FALSE(model_steal_seat(f.model, FIXTURE_HALL, 999));
    CU_ASSERT_EQUAL(model_sell(f.model, FIXTURE_LAWN, 7), 7);
    CU_ASSERT_EQUAL(model_sell(f.model, FIXTURE_LAWN, 7), 3);
    CU_ASSERT_EQUAL(model_sell(f.model, FIXTURE_LOFT, 100), 10);
    fixture_close(&f);
}

CU_TestInfo test_crowd[] = {
    {"nobody comes without a crowd", nobody_comes_without_a_crowd},
    {"buyers come with time, hold, then pay", buyers_come_with_time_hold_then_pay},
    {"the same seed brings the same buyers", the_same_seed_brings_the_same_buyers},
    {"others can be told to buy", others_can_be_told_to_buy},
    CU_TEST_INFO_NULL,
};
