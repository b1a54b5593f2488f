#include "sandbox/venue_time.h"

#include <stdbool.h>

enum { MARCH = 3, OCTOBER = 10, SUNDAY = 6 };

#define DAY_S    INT64_C(86400)
#define HOUR_S   INT64_C(3600)
#define MINUTE_S INT64_C(60)

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Days since 1970-01-01, counting years from March so that the leap day comes last. */
static int64_t days_of(int year, int month, int day)
{
    const int64_t y = year - (month <= 2);
    const int64_t era = floor_div(y, 400);
    const int64_t year_of_era = y - era * 400;
    const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

static void civil_of(int64_t days, struct sb_wall *ret)
{
    const int64_t z = days + 719468;
    const int64_t era = floor_div(z, 146097);
    const int64_t doe = z - era * 146097;
    const int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int64_t mp = (5 * doy + 2) / 153;
    ret->day = (int)(doy - (153 * mp + 2) / 5 + 1);
    ret->month = (int)(mp < 10 ? mp + 3 : mp - 9);
    ret->year = (int)(yoe + era * 400 + (ret->month <= 2));
}

static int weekday_of(int64_t days)
{
    return (int)(days + 3 - floor_div(days + 3, 7) * 7);
}

/* 01:00 UTC on the last Sunday of a month of 31 days. */
static int64_t last_sunday_s(int year, int month)
{
    const int64_t last = days_of(year, month, 31);
    const int64_t back = (weekday_of(last) - SUNDAY + 7) % 7;
    return (last - back) * DAY_S + HOUR_S;
}

static bool is_summer(int64_t utc_s)
{
    struct sb_wall date = {0};
    civil_of(floor_div(utc_s, DAY_S), &date);
    return utc_s >= last_sunday_s(date.year, MARCH) && utc_s < last_sunday_s(date.year, OCTOBER);
}

int64_t venue_time_utc(struct sb_wall wall)
{
    const int64_t as_utc = days_of(wall.year, wall.month, wall.day) * DAY_S + wall.hour * HOUR_S +
                           wall.minute * MINUTE_S;
    const int64_t if_summer = as_utc - HOUR_S;
    return is_summer(if_summer) ? if_summer : as_utc;
}

struct sb_wall venue_time_wall(int64_t utc_s)
{
    const int64_t local_s = utc_s + (is_summer(utc_s) ? HOUR_S : 0);
    const int64_t days = floor_div(local_s, DAY_S);
    const int64_t in_day = local_s - days * DAY_S;
    struct sb_wall wall = {0};
    civil_of(days, &wall);
    wall.hour = (int)(in_day / HOUR_S);
    wall.minute = (int)(in_day / MINUTE_S % 60);
    return wall;
}

struct sb_wall venue_time_add_days(struct sb_wall wall, int days)
{
    civil_of(days_of(wall.year, wall.month, wall.day) + days, &wall);
    return wall;
}

int venue_time_weekday(struct sb_wall wall)
{
    return weekday_of(days_of(wall.year, wall.month, wall.day));
}
