#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/when.h"

static struct wall wall_of(const char *s)
{
    struct wall w = {0};
    CU_ASSERT_TRUE(when_parse(s, &w));
    return w;
}

static void reads_what_the_service_sends(void)
{
    const struct wall w = wall_of("2026-11-21T19:30:00");
    CU_ASSERT_EQUAL(w.year, 2026);
    CU_ASSERT_EQUAL(w.month, 11);
    CU_ASSERT_EQUAL(w.day, 21);
    CU_ASSERT_EQUAL(w.hour, 19);
    CU_ASSERT_EQUAL(w.minute, 30);
    static const char *const good[] = {"2026-11-21", "2026-11-21T19:30", "2026-11-21T19:30:00Z",
                                       "2026-11-21T19:30:00.0000000Z", "2024-02-29T00:00:00"};
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        struct wall any;
        CU_ASSERT_TRUE(when_parse(good[i], &any));
    }
}

static void refuses_what_is_no_date(void)
{
    static const char *const bad[] = {"",
                                      "2026",
                                      "2026-13-01",
                                      "2026-00-10",
                                      "2026-02-29",
                                      "2026-11-31",
                                      "2026-11-21T24:00",
                                      "2026-11-21T10:60",
                                      "26-11-21",
                                      "2026-11-21T1:3",
                                      "2026-11-21x10:00",
                                      "2026-11-21T10:00:00+01:00",
                                      "2026/11/21",
                                      " 2026-11-21",
                                      "2026-11-21T10:00:6",
                                      "0001-01-01T00:00:00",
                                      "2026-11-21T10:00:00.",
                                      "2026-11-21T10:00ZZ"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct wall w = {.year = 7};
        CU_ASSERT_FALSE(when_parse(bad[i], &w));
        CU_ASSERT_EQUAL(w.year, 7);
    }
    struct wall w;
    CU_ASSERT_FALSE(when_parse(NULL, &w));
}

static void utc_counts_with_and_without_z(void)
{
    int64_t a = 0, b = 0;
    CU_ASSERT_TRUE(when_parse_utc("2024-08-10T01:30:07", &a));
    CU_ASSERT_TRUE(when_parse_utc("2024-08-10T01:30:07Z", &b));
    CU_ASSERT_EQUAL(a, 1723253407);
    CU_ASSERT_EQUAL(a, b);
    CU_ASSERT_TRUE(when_parse_utc("1970-01-01", &a));
    CU_ASSERT_EQUAL(a, 0);
}

static void seconds_and_walls_are_inverse_over_centuries(void)
{
    int wrong = 0;
    for (int64_t t = 0; t < INT64_C(7000000000); t += 86400 * 13 + 60 * 61) {
        const int64_t minute = t / 60 * 60;
        const struct wall w = when_from_utc_s(minute);
        const time_t system = (time_t)minute;
        struct tm tm;
        gmtime_r(&system, &tm);
        wrong += when_to_utc_s(&w) != minute || w.day != tm.tm_mday || w.month != tm.tm_mon + 1 ||
                 when_weekday(&w) != (tm.tm_wday + 6) % 7;
    }
    CU_ASSERT_EQUAL(wrong, 0);
}

static void local_time_follows_the_zone(void)
{
    const char *before = getenv("TZ");
    char *kept = before ? strdup(before) : NULL;
    setenv("TZ", "Europe/London", 1);
    tzset();
    struct wall w = when_local(1782673200); /* 2026-06-28T19:00Z */
    CU_ASSERT_EQUAL(w.hour, 20);
    w = when_local(1766257200); /* 2025-12-20T19:00Z */
    CU_ASSERT_EQUAL(w.hour, 19);
    if (kept)
        setenv("TZ", kept, 1);
    else
        unsetenv("TZ");
    tzset();
    free(kept);
}

static void days_are_counted_by_the_calendar(void)
{
    const struct wall late = wall_of("2026-12-31T23:59:00"), early = wall_of("2027-01-01T00:01:00");
    CU_ASSERT_EQUAL(when_days_between(&late, &early), 1);
    CU_ASSERT_EQUAL(when_days_between(&early, &late), -1);
    const struct wall moved = when_add_days(&late, 60);
    CU_ASSERT_EQUAL(moved.month, 3);
    CU_ASSERT_EQUAL(moved.day, 1);
    CU_ASSERT_EQUAL(moved.minute, 59);
    char out[11];
    when_print_date(&moved, out, sizeof(out));
    CU_ASSERT_STRING_EQUAL(out, "2027-03-01");
}

static void earlier_compares_as_less(void)
{
    const struct wall a = wall_of("2026-12-31T10:30"), b = wall_of("2026-12-31T10:31");
    CU_ASSERT_TRUE(when_compare(&a, &b) < 0);
    CU_ASSERT_TRUE(when_compare(&b, &a) > 0);
    CU_ASSERT_EQUAL(when_compare(&a, &a), 0);
    const struct wall unknown = {0};
    CU_ASSERT_TRUE(when_is_known(&a));
    CU_ASSERT_FALSE(when_is_known(&unknown));
}

CU_TestInfo test_when[] = {
    {"reads what the service sends", reads_what_the_service_sends},
    {"refuses what is no date", refuses_what_is_no_date},
    {"UTC counts with and without Z", utc_counts_with_and_without_z},
    {"seconds and walls are inverse over centuries", seconds_and_walls_are_inverse_over_centuries},
    {"local time follows the zone", local_time_follows_the_zone},
    {"days are counted by the calendar", days_are_counted_by_the_calendar},
    {"earlier compares as less", earlier_compares_as_less},
    CU_TEST_INFO_NULL,
};
