#include <CUnit/CUnit.h>

#include "sandbox/moment.h"

static void reads_and_writes_http_dates(void)
{
    int64_t at = 0;
    char text[MOMENT_SIZE];
    CU_ASSERT_TRUE(moment_parse_http("Wed, 21 Oct 2026 07:28:00 GMT", &at));
    CU_ASSERT_EQUAL(at, INT64_C(1792567680));
    moment_http(text, at);
    CU_ASSERT_STRING_EQUAL(text, "Wed, 21 Oct 2026 07:28:00 GMT");
    moment_http(text, 951782400);
    CU_ASSERT_STRING_EQUAL(text, "Tue, 29 Feb 2000 00:00:00 GMT");
}

static void refuses_other_dates(void)
{
    static const char *const wrong[] = {"",
                                        "Tue, 21 Oct 2026 07:28:00 GMT",
                                        "Wed, 21 Oct 2026 07:28:00 UTC",
                                        "Wed, 21 Okt 2026 07:28:00 GMT",
                                        "Wed, 21 Oct 2026 25:28:00 GMT",
                                        "Wed, 1 Oct 2026 07:28:00 GMT",
                                        "2026-10-21T07:28:00Z",
                                        "Wed, 21 Oct 2026 07:28:00 GMT "};
    int64_t at = 0;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        CU_ASSERT_FALSE(moment_parse_http(wrong[i], &at));
    CU_ASSERT_EQUAL(at, 0);
}

static void writes_utc_with_and_without_z(void)
{
    char text[MOMENT_SIZE];
    moment_utc(text, 1792567680, true);
    CU_ASSERT_STRING_EQUAL(text, "2026-10-21T07:28:00Z");
    moment_utc(text, 1792567680, false);
    CU_ASSERT_STRING_EQUAL(text, "2026-10-21T07:28:00");
    moment_wall(text, &(struct sb_wall){2026, 1, 2, 3, 4});
    CU_ASSERT_STRING_EQUAL(text, "2026-01-02T03:04:00");
}

static void knows_dates_that_can_be_compared_as_text(void)
{
    CU_ASSERT_TRUE(moment_is_iso("2026-10-21"));
    CU_ASSERT_TRUE(moment_is_iso("2026-10-21T19:30"));
    CU_ASSERT_TRUE(moment_is_iso("2026-10-21T19:30:00"));
    CU_ASSERT_FALSE(moment_is_iso("21.10.2026"));
    CU_ASSERT_FALSE(moment_is_iso("2026-10-21 19:30"));
    CU_ASSERT_FALSE(moment_is_iso(""));
}

CU_TestInfo test_moment[] = {
    {"reads and writes HTTP dates", reads_and_writes_http_dates},
    {"refuses other dates", refuses_other_dates},
    {"writes UTC with and without Z", writes_utc_with_and_without_z},
    {"knows dates that can be compared as text", knows_dates_that_can_be_compared_as_text},
    CU_TEST_INFO_NULL,
};
