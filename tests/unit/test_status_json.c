#include <CUnit/CUnit.h>

#include <string.h>

#include "net/status_json.h"

static struct status_counts counts;

static bool read(const char *body)
{
    struct json *j = json_new(body, strlen(body));
    const bool is_status = status_json_read(j, &counts);
    const bool whole = json_end(j);
    json_free(j);
    return is_status && whole;
}

static void counts_are_read_and_locks_added_up(void)
{
    CU_ASSERT_TRUE(read("{\"name\":\"x\",\"available\":9,\"wheelchairAvailable\":2,"
                        "\"specialAvailable\":4,\"capacity\":20,\"inBasket\":1,\"unavailable\":4,"
                        "\"lockInfoAvailable\":[{\"quantity\":2},{\"quantity\":1}]}"));
    CU_ASSERT_EQUAL(counts.available, 9);
    CU_ASSERT_EQUAL(counts.special, 4);
    CU_ASSERT_EQUAL(counts.open_locks, 3);
    CU_ASSERT_TRUE(counts.has_in_basket && counts.has_unavailable);
}

static void without_a_count_of_what_is_available_it_is_no_status(void)
{
    CU_ASSERT_FALSE(read("{\"capacity\":20}"));
    CU_ASSERT_FALSE(read("[]"));
    CU_ASSERT_FALSE(read("{\"available\":-1}"));
}

#define AREA "{\"available\":5,\"capacity\":10,\"unavailable\":5,\"specialAvailable\":1}"

static void areas_are_added_up_for_a_house_without_counts(void)
{
    CU_ASSERT_TRUE(read("{\"available\":0,\"capacity\":0,\"areas\":[" AREA "," AREA "]}"));
    CU_ASSERT_EQUAL(counts.available, 10);
    CU_ASSERT_EQUAL(counts.capacity, 20);
    CU_ASSERT_EQUAL(counts.special, 2);
    CU_ASSERT_TRUE(counts.has_unavailable);
}

static void areas_beside_counts_are_not_counted_twice(void)
{
    CU_ASSERT_TRUE(read("{\"areas\":[" AREA "],\"available\":7,\"capacity\":30}"));
    CU_ASSERT_EQUAL(counts.available, 7);
    CU_ASSERT_EQUAL(counts.capacity, 30);
    CU_ASSERT_TRUE(read("{\"available\":0,\"capacity\":0,\"areas\":[7,null,{\"x\":[]}]}"));
    CU_ASSERT_EQUAL(counts.capacity, 0);
}

CU_TestInfo test_status_json[] = {
    {"counts are read and locks added up", counts_are_read_and_locks_added_up},
    {"without a count of what is available it is no status",
     without_a_count_of_what_is_available_it_is_no_status},
    {"areas are added up for a house without counts",
     areas_are_added_up_for_a_house_without_counts},
    {"areas beside counts are not counted twice", areas_beside_counts_are_not_counted_twice},
    CU_TEST_INFO_NULL,
};
