#include <CUnit/CUnit.h>
#include <string.h>

#include "base/mem.h"
#include "fakes/plan_kit.h"
#include "fakes/plan_random.h"
#include "model/plan_rotate.h"
#include "net/plan_json.h"

static const struct plan_seat *by_id(const struct plan *plan, uint32_t id)
{
    return &plan->seats[plan_kit_seat(plan, id)];
}

static void clockwise_by_a_quarter_the_top_goes_to_the_right(void)
{
    struct plan *plan = plan_kit_house();
    plan_rotate(plan, 90);
    CU_ASSERT_EQUAL(by_id(plan, 101)->x, -30);
    CU_ASSERT_EQUAL(by_id(plan, 101)->y, 0);
    CU_ASSERT_EQUAL(by_id(plan, 106)->y, 100);
    CU_ASSERT_TRUE(by_id(plan, 101)->x > by_id(plan, 201)->x);
    plan_free(plan);
}

static void half_a_turn_puts_the_last_row_first(void)
{
    struct plan *plan = plan_kit_house();
    plan_rotate(plan, 180);
    const struct plan_area *stalls = &plan->areas[0];
    CU_ASSERT_STRING_EQUAL(plan_string(plan, plan->rows[stalls->first_row].label), "B");
    CU_ASSERT_EQUAL(plan->seats[stalls->first_seat].id, 116); /* the right end is the left now */
    CU_ASSERT_EQUAL(stalls->min_x, -125);
    CU_ASSERT_EQUAL(stalls->max_x, 0);
    CU_ASSERT_EQUAL(stalls->min_y, -60);
    CU_ASSERT_EQUAL(plan->max_x, 60);
    plan_free(plan);
}

static void three_quarters_and_one_bring_back_what_was(void)
{
    struct plan *plan = plan_kit_house(), *as_it_was = plan_kit_house();
    plan_rotate(plan, 270);
    CU_ASSERT_NOT_EQUAL(memcmp(plan->seats, as_it_was->seats, sizeof(plan->seats[0])), 0);
    plan_rotate(plan, 90);
    CU_ASSERT_EQUAL(memcmp(plan->seats, as_it_was->seats, plan->n_seats * sizeof(plan->seats[0])),
                    0);
    CU_ASSERT_EQUAL(memcmp(plan->rows, as_it_was->rows, plan->n_rows * sizeof(plan->rows[0])), 0);
    CU_ASSERT_EQUAL(memcmp(plan->by_id, as_it_was->by_id, plan->n_seats * sizeof(uint32_t)), 0);
    plan_free(plan);
    plan_free(as_it_was);
}

/* Whether two ids stand beside each other across no aisle, in whatever order. */
static bool are_neighbours(const struct plan *plan, uint32_t a, uint32_t b)
{
    const uint32_t i = plan_find_seat(plan, a), j = plan_find_seat(plan, b);
    if (plan->seats[i].row != plan->seats[j].row || (i + 1 != j && j + 1 != i))
        return false;
    return plan->seats[i > j ? i : j].is_next_to_previous != 0;
}

static void check_order(const struct plan *plan)
{
    for (uint32_t r = 0; r < plan->n_rows; r++) {
        const struct plan_row *row = &plan->rows[r];
        CU_ASSERT_EQUAL(plan->seats[row->first_seat].is_next_to_previous, 0);
        for (uint32_t i = row->first_seat; i < row->first_seat + row->n_seats; i++) {
            CU_ASSERT_EQUAL(plan->seats[i].row, r);
            CU_ASSERT_EQUAL(plan->seats[i].area, row->area);
        }
    }
    for (uint32_t i = 0; i < plan->n_seats; i++)
        CU_ASSERT_EQUAL(plan_find_seat(plan, plan->seats[i].id), i);
}

static void aisles_and_neighbours_stay_what_they_are(void)
{
    for (int degrees = 90; degrees < 360; degrees += 90) {
        struct plan *plan = plan_kit_house();
        plan_rotate(plan, degrees);
        CU_ASSERT_TRUE(are_neighbours(plan, 101, 102));
        CU_ASSERT_TRUE(are_neighbours(plan, 112, 113));
        CU_ASSERT_FALSE(are_neighbours(plan, 113, 114)); /* across the aisle */
        CU_ASSERT_TRUE(are_neighbours(plan, 114, 115));
        check_order(plan);
        plan_free(plan);
    }
}

static struct plan *random_plan(uint64_t seed)
{
    struct plan_random text = plan_random_make(seed);
    struct json *j = json_new(text.json, text.n_bytes);
    struct plan *plan = NULL;
    struct fault fault = {RC_OK, 0, ""};
    char venue[ID_SIZE];
    size_t skipped = 0;
    CU_ASSERT_EQUAL_FATAL(plan_json_read(j, &plan, venue, &skipped, &fault), RC_OK);
    json_free(j);
    mem_free(text.json);
    return plan;
}

static size_t count_neighbours(const struct plan *plan)
{
    size_t n = 0;
    for (uint32_t i = 0; i < plan->n_seats; i++)
        n += plan->seats[i].is_next_to_previous;
    return n;
}

static void any_plan_can_be_turned(void)
{
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct plan *plan = random_plan(seed);
        const size_t n = count_neighbours(plan);
        plan_rotate(plan, (int)(seed % 3 + 1) * 90);
        check_order(plan);
        CU_ASSERT_TRUE(count_neighbours(plan) <= n);
        struct plan *kept = NULL;
        size_t size = 0;
        void *bytes = plan_pack(plan, &size); /* which checks every offset */
        CU_ASSERT_EQUAL(plan_unpack(bytes, size, &kept), RC_OK);
        mem_free(bytes);
        plan_free(kept);
        plan_free(plan);
    }
}

CU_TestInfo test_plan_rotate[] = {
    {"clockwise by a quarter the top goes to the right",
     clockwise_by_a_quarter_the_top_goes_to_the_right},
    {"half a turn puts the last row first", half_a_turn_puts_the_last_row_first},
    {"three quarters and one bring back what was", three_quarters_and_one_bring_back_what_was},
    {"aisles and neighbours stay what they are", aisles_and_neighbours_stay_what_they_are},
    {"any plan can be turned", any_plan_can_be_turned},
    CU_TEST_INFO_NULL,
};
