#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "model/plan.h"

static bool seat(struct plan_builder *b, uint32_t id, uint32_t next, int x, int y, const char *row)
{
    return plan_builder_seat(
        b,
        &(struct plan_builder_seat){
            .id = id, .next_id = next, .x = x, .y = y, .number = (int32_t)(id % 100), .row = row});
}

static struct plan *finished(struct plan_builder *b)
{
    struct plan *plan = NULL;
    struct fault fault = {RC_OK, 0, ""};
    CU_ASSERT_EQUAL_FATAL(plan_builder_finish(b, &plan, &fault), RC_OK);
    return plan;
}

/* Two areas; the stalls' rows come in the wrong order, numbered from the right, with an aisle
 * between 103 and 104; the boxes have neither labels nor links. */
static struct plan *small_house(void)
{
    struct plan_builder *b = plan_builder_new("1A", "Main House");
    CU_ASSERT_TRUE(plan_builder_area(b, "2A", "Stalls", 0, true));
    for (uint32_t i = 1; i <= 4; i++)
        CU_ASSERT_TRUE(seat(b, 200 + i, i < 4 ? 201 + i : 0, 100 - (int)i * 20, 60, "B"));
    for (uint32_t i = 1; i <= 5; i++) {
        CU_ASSERT_TRUE(plan_builder_seat(
            b, &(struct plan_builder_seat){.id = 100 + i,
                                           .next_id = i < 5 ? 101 + i : 0,
                                           .x = 100 - (int)i * 20 - (i > 3 ? 25 : 0),
                                           .y = 40,
                                           .number = (int32_t)i,
                                           .row = "A",
                                           .name = i == 1 ? "A one" : "",
                                           .next_is_across_aisle = i == 3}));
    }
    CU_ASSERT_TRUE(plan_builder_area(b, "3A", "Boxes", 12, true));
    CU_ASSERT_TRUE(seat(b, 301, 0, 200, 10, ""));
    CU_ASSERT_TRUE(seat(b, 302, 0, 218, 10, ""));
    CU_ASSERT_TRUE(seat(b, 303, 0, 300, 10, ""));
    return finished(b);
}

static void puts_seats_into_rows_front_to_back(void)
{
    struct plan *plan = small_house();
    CU_ASSERT_EQUAL(plan->kind, PLAN_GROUP);
    CU_ASSERT_EQUAL(plan->n_seats, 12);
    CU_ASSERT_EQUAL(plan->n_rows, 3);
    CU_ASSERT_STRING_EQUAL(plan_string(plan, plan->rows[0].label), "A");
    CU_ASSERT_STRING_EQUAL(plan_string(plan, plan->rows[1].label), "B");
    CU_ASSERT_EQUAL(plan->rows[1].first_seat, 5);
    CU_ASSERT_EQUAL(plan->rows[2].n_seats, 3);
    CU_ASSERT_EQUAL(plan->areas[1].first_row, 2);
    CU_ASSERT_EQUAL(plan->areas[0].capacity, 9);
    CU_ASSERT_EQUAL(plan->areas[1].capacity, 12);
    CU_ASSERT_EQUAL(plan->areas[1].min_x, 200);
    CU_ASSERT_EQUAL(plan->max_x, 300);
    CU_ASSERT_EQUAL(plan->pitch, 20);
    plan_free(plan);
}

static void neighbours_come_from_links_or_else_from_distance(void)
{
    struct plan *plan = small_house();
    static const uint16_t row_a[] = {0, 1, 0, 1, 1}; /* x grows: 105 104 | 103 102 101 */
    for (uint32_t i = 0; i < 5; i++) {
        CU_ASSERT_EQUAL(plan->seats[i].id, 105 - i);
        CU_ASSERT_EQUAL(plan->seats[i].is_next_to_previous, row_a[i]);
    }
    CU_ASSERT_EQUAL(plan->seats[10].is_next_to_previous, 1); /* 302, 18 away */
    CU_ASSERT_EQUAL(plan->seats[11].is_next_to_previous, 0); /* 303, 82 away */
    plan_free(plan);
}

/* A service may link across an aisle that it does not call one; a curved row is none. */
static void a_link_over_more_than_1_6_seats_is_an_aisle(void)
{
    static const int xs[] = {0, 20, 40, 71, 91, 128}, ys[] = {0, 4, 9, 17, 24, 30};
    static const uint16_t beside[] = {0, 1, 1, 1, 1, 0}; /* 32.0 and 37.5 apart, of 21.2 */
    struct plan_builder *b = plan_builder_new("1A", "x");
    CU_ASSERT_TRUE(plan_builder_area(b, "2A", "Circle", 0, true));
    for (uint32_t i = 0; i < 6; i++)
        CU_ASSERT_TRUE(seat(b, i + 1, i < 5 ? i + 2 : 0, xs[i], ys[i], "A"));
    struct plan *plan = finished(b);
    CU_ASSERT_EQUAL(plan->pitch, 21);
    for (uint32_t i = 0; i < 6; i++)
        CU_ASSERT_EQUAL(plan->seats[i].is_next_to_previous, beside[i]);
    plan_free(plan);
}

static void names_are_made_where_the_service_gives_none(void)
{
    struct plan *plan = small_house();
    CU_ASSERT_STRING_EQUAL(plan_string(plan, plan->seats[4].name), "A one");
    CU_ASSERT_STRING_EQUAL(plan_string(plan, plan->seats[3].name), "A2");
    CU_ASSERT_STRING_EQUAL(plan_string(plan, plan->name), "Main House");
    plan_free(plan);
}

static void finds_every_seat_by_its_id(void)
{
    struct plan *plan = small_house();
    for (uint32_t i = 0; i < plan->n_seats; i++)
        CU_ASSERT_EQUAL(plan_find_seat(plan, plan->seats[i].id), i);
    CU_ASSERT_EQUAL(plan_find_seat(plan, 999), SEAT_NONE);
    CU_ASSERT_EQUAL(plan_find_seat(plan, 0), SEAT_NONE);
    plan_free(plan);
}

static void names_lose_what_would_change_the_screen(void)
{
    struct plan_builder *b = plan_builder_new("1A", "A\xE2\x80\xAE"
                                                    "B\n C");
    CU_ASSERT_TRUE(plan_builder_area(b, "2A", "  Stalls  \x1B[31m ", 0, false));
    struct plan *plan = finished(b);
    CU_ASSERT_STRING_EQUAL(plan_string(plan, plan->name), "AB C");
    CU_ASSERT_STRING_EQUAL(plan_string(plan, plan->areas[0].name), "Stalls [31m");
    CU_ASSERT_EQUAL(plan->kind, PLAN_UNRESERVED);
    plan_free(plan);
}

static void refuses_a_seat_that_comes_twice(void)
{
    struct plan_builder *b = plan_builder_new("1A", "x");
    CU_ASSERT_FALSE(seat(b, 1, 0, 0, 0, "A")); /* no area yet */
    CU_ASSERT_TRUE(plan_builder_area(b, "2A", "y", 0, true));
    CU_ASSERT_TRUE(seat(b, 1, 0, 0, 0, "A"));
    CU_ASSERT_TRUE(seat(b, 1, 0, 20, 0, "A"));
    struct plan *plan = NULL;
    struct fault fault;
    CU_ASSERT_EQUAL(plan_builder_finish(b, &plan, &fault), RC_SCHEMA);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "twice"));
    b = plan_builder_new("1A", "x");
    CU_ASSERT_EQUAL(plan_builder_finish(b, &plan, &fault), RC_SCHEMA);
    CU_ASSERT_PTR_NULL(plan);
}

static void a_packed_plan_comes_back_whole(void)
{
    struct plan *plan = small_house(), *back = NULL;
    size_t size = 0;
    void *bytes = plan_pack(plan, &size);
    CU_ASSERT_EQUAL_FATAL(plan_unpack(bytes, size, &back), RC_OK);
    CU_ASSERT_STRING_EQUAL(back->id, "1A");
    CU_ASSERT_EQUAL(back->n_seats, plan->n_seats);
    CU_ASSERT_EQUAL(back->pitch, plan->pitch);
    CU_ASSERT_EQUAL(memcmp(back->seats, plan->seats, plan->n_seats * sizeof(*plan->seats)), 0);
    CU_ASSERT_STRING_EQUAL(plan_string(back, back->areas[1].name), "Boxes");
    CU_ASSERT_EQUAL(plan_find_seat(back, 303), plan_find_seat(plan, 303));
    mem_free(bytes);
    plan_free(plan);
    plan_free(back);
}

static void no_flipped_bit_and_no_cut_passes(void)
{
    struct plan *plan = small_house(), *back = NULL;
    size_t size = 0;
    unsigned char *bytes = plan_pack(plan, &size);
    int passed = 0;
    for (size_t i = 0; i < size * 8; i++) {
        bytes[i / 8] = (unsigned char)(bytes[i / 8] ^ 1U << i % 8);
        passed += plan_unpack(bytes, size, &back) != RC_STORE;
        bytes[i / 8] = (unsigned char)(bytes[i / 8] ^ 1U << i % 8);
    }
    for (size_t n = 0; n < size; n++)
        passed += plan_unpack(bytes, n, &back) != RC_STORE;
    CU_ASSERT_EQUAL(passed, 0);
    CU_ASSERT_EQUAL(plan_unpack(NULL, 0, &back), RC_STORE);
    mem_free(bytes);
    plan_free(plan);
}

static void holds_a_stadium(void)
{
    struct plan_builder *b = plan_builder_new("9A", "Arena");
    uint32_t id = 1;
    char row[12];
    for (int area = 0; area < 20; area++) {
        CU_ASSERT_TRUE_FATAL(plan_builder_area(b, "2A", "Block", 0, true));
        for (int i = 0; i < 3000; i++, id++) {
            snprintf(row, sizeof(row), "%d", i / 60);
            const bool ok =
                seat(b, id, i % 60 < 59 ? id + 1 : 0, area * 2000 + i % 60 * 20, i / 60 * 25, row);
            if (!ok)
                CU_FAIL("a seat was refused");
        }
    }
    struct plan *plan = finished(b);
    CU_ASSERT_EQUAL(plan->n_seats, 60000);
    CU_ASSERT_EQUAL(plan->n_rows, 1000);
    CU_ASSERT_EQUAL(plan_find_seat(plan, 60000), 59999);
    plan_free(plan);
}

CU_TestInfo test_plan[] = {
    {"puts seats into rows front to back", puts_seats_into_rows_front_to_back},
    {"neighbours come from links or else from distance",
     neighbours_come_from_links_or_else_from_distance},
    {"a link over more than 1.6 seats is an aisle", a_link_over_more_than_1_6_seats_is_an_aisle},
    {"names are made where the service gives none", names_are_made_where_the_service_gives_none},
    {"finds every seat by its id", finds_every_seat_by_its_id},
    {"names lose what would change the screen", names_lose_what_would_change_the_screen},
    {"refuses a seat that comes twice", refuses_a_seat_that_comes_twice},
    {"a packed plan comes back whole", a_packed_plan_comes_back_whole},
    {"no flipped bit and no cut passes", no_flipped_bit_and_no_cut_passes},
    {"holds a stadium", holds_a_stadium},
    CU_TEST_INFO_NULL,
};
