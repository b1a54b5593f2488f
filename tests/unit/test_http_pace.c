#include <CUnit/CUnit.h>

#include "net/http_pace.h"

static void a_full_bucket_gives_a_burst_and_then_the_rate(void)
{
    struct http_pace pace;
    http_pace_init(&pace, 4, 1000);
    for (int i = 0; i < 4; i++) {
        CU_ASSERT_EQUAL(http_pace_next_ms(&pace, 1000), 1000);
        http_pace_take(&pace, 1000);
    }
    CU_ASSERT_EQUAL(http_pace_next_ms(&pace, 1000), 1250);
    CU_ASSERT_EQUAL(http_pace_next_ms(&pace, 1250), 1250);
    http_pace_take(&pace, 1250);
    CU_ASSERT_EQUAL(http_pace_next_ms(&pace, 1250), 1500);
}

static void an_urgent_request_is_owed_but_not_for_ever(void)
{
    struct http_pace pace;
    http_pace_init(&pace, 4, 0);
    for (int i = 0; i < 100; i++)
        http_pace_take(&pace, 0);
    CU_ASSERT_EQUAL(http_pace_next_ms(&pace, 0), 1250);
}

static void a_hold_is_for_all_who_ask(void)
{
    struct http_pace pace;
    http_pace_init(&pace, 0, 0);
    CU_ASSERT_EQUAL(http_pace_next_ms(&pace, 500), 500);
    http_pace_hold(&pace, 9000);
    http_pace_hold(&pace, 8000);
    CU_ASSERT_EQUAL(http_pace_next_ms(&pace, 500), 9000);
    CU_ASSERT_EQUAL(http_pace_next_ms(&pace, 9500), 9500);
}

static void a_slow_rate_still_lets_one_through(void)
{
    struct http_pace pace;
    http_pace_init(&pace, 0.5, 0);
    CU_ASSERT_EQUAL(http_pace_next_ms(&pace, 0), 0);
    http_pace_take(&pace, 0);
    CU_ASSERT_EQUAL(http_pace_next_ms(&pace, 0), 2000);
}

CU_TestInfo test_http_pace[] = {
    {"a full bucket gives a burst and then the rate",
     a_full_bucket_gives_a_burst_and_then_the_rate},
    {"an urgent request is owed but not for ever", an_urgent_request_is_owed_but_not_for_ever},
    {"a hold is for all who ask", a_hold_is_for_all_who_ask},
    {"a slow rate still lets one through", a_slow_rate_still_lets_one_through},
    CU_TEST_INFO_NULL,
};
