#include <CUnit/CUnit.h>

#include "fakes/saga_world.h"

enum { WORLDS_AT_LEAST = 5000 };

static unsigned violations(enum saga_mutant mutant, const struct saga_variant *variant)
{
    struct saga_report report;
    saga_check(mutant, variant, &report);
    CU_ASSERT_TRUE(report.complete);
    CU_ASSERT_TRUE(report.n_ends > 0);
    if (mutant == SAGA_MUTANT_NONE)
        CU_ASSERT_TRUE(report.n_worlds > WORLDS_AT_LEAST);
    return report.violations;
}

/* Four services by what they do after a confirm, known for what they are or not, with and without a
 * failing disk. */
static void no_order_of_events_breaks_a_promise(void)
{
    for (unsigned v = 0; v < 16; v++) {
        const struct saga_variant variant = {.second_confirm_repeats = (v & 1) != 0,
                                             .get_shows_order = (v & 2) != 0,
                                             .told_so = (v & 4) != 0,
                                             .disk_fails = (v & 8) != 0};
        CU_ASSERT_EQUAL(violations(SAGA_MUTANT_NONE, &variant), 0);
    }
}

static void a_service_whose_orders_read_as_empty_baskets_is_safe_once_it_is_known(void)
{
    for (unsigned v = 0; v < 8; v++) {
        const struct saga_variant variant = {.second_confirm_repeats = (v & 1) != 0,
                                             .get_shows_order = (v & 2) != 0,
                                             .reads_empty = true,
                                             .told_so = true,
                                             .disk_fails = (v & 4) != 0};
        CU_ASSERT_EQUAL(violations(SAGA_MUTANT_NONE, &variant), 0);
    }
}

static void unknown_to_us_such_a_service_would_be_told_no_for_an_order(void)
{
    const struct saga_variant variant = {.reads_empty = true};
    CU_ASSERT_EQUAL(violations(SAGA_MUTANT_NONE, &variant), 1U << SAGA_ORDER_AFTER_NO);
}

static void every_wrong_variant_is_caught_with_every_service(void)
{
    static const unsigned caught_as[SAGA_MUTANT_COUNT] = {
        [SAGA_MUTANT_NEW_BASKET] = 1U << SAGA_DOUBLE_ORDER,
        [SAGA_MUTANT_VOID_ON_TIMEOUT] = 1U << SAGA_ORDER_AFTER_NO,
        [SAGA_MUTANT_RESENT_BY_WIRE] = 1U << SAGA_ORDER_AFTER_NO,
        [SAGA_MUTANT_NO_FENCE] = 1U << SAGA_ORDER_AFTER_NO,
        [SAGA_MUTANT_INTENT_AFTER_SEND] = 1U << SAGA_ORDER_AFTER_NO,
        [SAGA_MUTANT_STAFF_TOO_EARLY] = 1U << SAGA_ORDER_AFTER_NO,
        [SAGA_MUTANT_SHOWN_BEFORE_WRITE] = 1U << SAGA_SHOWN_BEFORE_DURABLE,
        [SAGA_MUTANT_TIMEOUT_IS_UNSENT] = 1U << SAGA_GIVEN_BACK_IN_FLIGHT,
    };
    for (int m = SAGA_MUTANT_NONE + 1; m < SAGA_MUTANT_COUNT; m++) {
        for (unsigned v = 0; v < 4; v++) {
            const struct saga_variant variant = {.second_confirm_repeats = (v & 1) != 0,
                                                 .get_shows_order = (v & 2) != 0,
                                                 .told_so = true};
            const unsigned found = violations((enum saga_mutant)m, &variant);
            CU_ASSERT_NOT_EQUAL(found & caught_as[m], 0);
        }
    }
}

CU_TestInfo test_saga_model[] = {
    {"no order of events breaks a promise", no_order_of_events_breaks_a_promise},
    {"a service whose orders read as empty baskets is safe once it is known",
     a_service_whose_orders_read_as_empty_baskets_is_safe_once_it_is_known},
    {"unknown to us such a service would be told no for an order",
     unknown_to_us_such_a_service_would_be_told_no_for_an_order},
    {"every wrong variant is caught with every service",
     every_wrong_variant_is_caught_with_every_service},
    CU_TEST_INFO_NULL,
};
