#include "fakes/plan_kit.h"

#include <CUnit/CUnit.h>

static void add_row(struct plan_builder *b, const char *row, uint32_t first_id, int n, int y)
{
    const bool has_aisle = first_id == 111;
    for (int i = 0; i < n; i++) {
        const bool next_is_across = has_aisle && i == 2;
        const bool added = plan_builder_seat(
            b, &(struct plan_builder_seat){.id = first_id + (uint32_t)i,
                                           .next_id = i + 1 < n ? first_id + (uint32_t)i + 1 : 0,
                                           .x = 20 * i + (has_aisle && i > 2 ? 25 : 0),
                                           .y = y,
                                           .number = i + 1,
                                           .row = row,
                                           .next_is_across_aisle = next_is_across});
        CU_ASSERT_TRUE(added);
    }
}

struct plan *plan_kit_house(void)
{
    struct plan *plan = NULL;
    struct fault fault = {RC_OK, 0, ""};
    struct plan_builder *b = plan_builder_new("9PLAN", "Small House");
    CU_ASSERT_TRUE(plan_builder_area(b, "9STALLS", "Stalls", 0, true));
    add_row(b, "A", 101, 6, 30);
    add_row(b, "B", 111, 6, 60);
    CU_ASSERT_TRUE(plan_builder_area(b, "9CIRCLE", "Circle", 0, true));
    add_row(b, "A", 201, 4, 120);
    add_row(b, "2", 221, 3, 150);
    CU_ASSERT_TRUE(plan_builder_area(b, "9BOX", "Box left", 0, true));
    for (uint32_t i = 0; i < 2; i++) {
        const struct plan_builder_seat chair = {
            .id = 301 + i, .x = -60, .y = 20 + 25 * (int)i, .row = "", .name = "chair"};
        CU_ASSERT_TRUE(plan_builder_seat(b, &chair));
    }
    CU_ASSERT_EQUAL_FATAL(plan_builder_finish(b, &plan, &fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(plan->n_seats, PLAN_KIT_SEATS);
    return plan;
}

uint32_t plan_kit_seat(const struct plan *plan, uint32_t id)
{
    const uint32_t seat = plan_find_seat(plan, id);
    CU_ASSERT_NOT_EQUAL_FATAL(seat, SEAT_NONE);
    return seat;
}
