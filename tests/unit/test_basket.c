#include <CUnit/CUnit.h>

#include "model/basket.h"

static void the_hold_counts_down_to_zero(void)
{
    struct basket basket = {.hold_ends_mono_ms = 5000};
    CU_ASSERT_EQUAL(basket_hold_left_ms(&basket, 4000), 1000);
    CU_ASSERT_EQUAL(basket_hold_left_ms(&basket, 5000), 0);
    CU_ASSERT_EQUAL(basket_hold_left_ms(&basket, 9000), 0);
    basket.hold_ends_mono_ms = 0;
    CU_ASSERT_EQUAL(basket_hold_left_ms(&basket, 9000), INT64_MAX);
}

static void lines_are_summed_and_counted_by_instance(void)
{
    const struct basket basket = {.n_lines = 3,
                                  .lines = {{.instance_id = "1A", .total = 2450},
                                            {.instance_id = "2A", .total = 1000},
                                            {.instance_id = "1A", .total = 2455}}};
    CU_ASSERT_EQUAL(basket_sum_of_lines(&basket), 5905);
    CU_ASSERT_EQUAL(basket_count_instance(&basket, "1A"), 2);
    CU_ASSERT_EQUAL(basket_count_instance(&basket, "3A"), 0);
}

CU_TestInfo test_basket[] = {
    {"the hold counts down to zero", the_hold_counts_down_to_zero},
    {"lines are summed and counted by instance", lines_are_summed_and_counted_by_instance},
    CU_TEST_INFO_NULL,
};
