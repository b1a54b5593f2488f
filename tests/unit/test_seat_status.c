#include <CUnit/CUnit.h>

#include "model/plan.h"

static void begins_with_nothing_known(void)
{
    struct plan_builder *b = plan_builder_new("1A", "Hall");
    CU_ASSERT_TRUE(plan_builder_area(b, "2A", "Hall", 0, true));
    for (uint32_t i = 1; i <= 3; i++)
        CU_ASSERT_TRUE(plan_builder_seat(b, &(struct plan_builder_seat){.id = i, .row = "A"}));
    struct plan *plan = NULL;
    struct fault fault;
    CU_ASSERT_EQUAL_FATAL(plan_builder_finish(b, &plan, &fault), RC_OK);
    struct seat_status *status = seat_status_new(plan);
    CU_ASSERT_EQUAL(status->n_seats, 3);
    CU_ASSERT_EQUAL(status->n_areas, 1);
    CU_ASSERT_FALSE(status->seats_known);
    for (uint32_t i = 0; i < 3; i++) {
        CU_ASSERT_EQUAL(status->state[i], SEAT_UNKNOWN);
        CU_ASSERT_EQUAL(status->band[i], BAND_NONE);
    }
    CU_ASSERT_EQUAL(status->areas[0].available, 0);
    seat_status_free(status);
    seat_status_free(NULL);
    plan_free(plan);
}

static void only_sellable_letters_are_free(void)
{
    CU_ASSERT_TRUE(seat_is_free(SEAT_AVAILABLE));
    CU_ASSERT_TRUE(seat_is_free(SEAT_INFO));
    CU_ASSERT_TRUE(seat_is_free(SEAT_ALLOCATION));
    CU_ASSERT_FALSE(seat_is_free(SEAT_WHEELCHAIR));
    CU_ASSERT_FALSE(seat_is_free(SEAT_BASKET));
    CU_ASSERT_FALSE(seat_is_free(SEAT_UNAVAILABLE));
    CU_ASSERT_FALSE(seat_is_free(SEAT_UNKNOWN));
}

CU_TestInfo test_seat_status[] = {
    {"begins with nothing known", begins_with_nothing_known},
    {"only sellable letters are free", only_sellable_letters_are_free},
    CU_TEST_INFO_NULL,
};
