#include <CUnit/CUnit.h>

#include "sandbox/venue_time.h"

static void winter_is_utc_and_summer_is_an_hour_ahead(void)
{
    CU_ASSERT_EQUAL(venue_time_utc((struct sb_wall){2026, 11, 21, 19, 0}), 1795287600);
    CU_ASSERT_EQUAL(venue_time_utc((struct sb_wall){2026, 7, 1, 19, 30}), 1782930600);
}

static void the_clock_skips_an_hour_in_march(void)
{
    const struct sb_wall before = venue_time_wall(1774745999); /* 2026-03-29 00:59:59 UTC */
    const struct sb_wall after = venue_time_wall(1774746000);
    CU_ASSERT_EQUAL(before.hour, 0);
    CU_ASSERT_EQUAL(after.hour, 2);
    CU_ASSERT_EQUAL(venue_time_utc((struct sb_wall){2026, 3, 29, 1, 30}), 1774747800);
}

static void an_hour_that_happens_twice_is_the_earlier_one(void)
{
    CU_ASSERT_EQUAL(venue_time_utc((struct sb_wall){2026, 10, 25, 1, 30}), 1792888200);
    CU_ASSERT_EQUAL(venue_time_wall(1792888200).hour, 1);
    CU_ASSERT_EQUAL(venue_time_wall(1792888200 + 3600).hour, 1);
}

static void days_run_over_months_years_and_leap_days(void)
{
    const struct sb_wall next = venue_time_add_days((struct sb_wall){2027, 12, 31, 14, 15}, 60);
    CU_ASSERT_EQUAL(next.year, 2028);
    CU_ASSERT_EQUAL(next.month, 2);
    CU_ASSERT_EQUAL(next.day, 29);
    CU_ASSERT_EQUAL(next.hour, 14);
    CU_ASSERT_EQUAL(venue_time_weekday(next), 1);
    CU_ASSERT_EQUAL(venue_time_weekday((struct sb_wall){2026, 11, 21, 0, 0}), 5);
}

CU_TestInfo test_venue_time[] = {
    {"winter is UTC and summer is an hour ahead", winter_is_utc_and_summer_is_an_hour_ahead},
    {"the clock skips an hour in March", the_clock_skips_an_hour_in_march},
    {"an hour that happens twice is the earlier one",
     an_hour_that_happens_twice_is_the_earlier_one},
    {"days run over months, years and leap days", days_run_over_months_years_and_leap_days},
    CU_TEST_INFO_NULL,
};
