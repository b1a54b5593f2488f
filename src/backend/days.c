#include "backend/days.h"

#include <time.h>

struct wall days_local_date(int64_t utc_s, int days)
{
    struct wall date = when_local(utc_s);
    date.hour = date.minute = 0;
    return when_add_days(&date, days);
}

int64_t days_local_midnight_utc_s(int64_t utc_s, int days)
{
    const struct wall date = days_local_date(utc_s, days);
    struct tm tm = {
        .tm_year = date.year - 1900, .tm_mon = date.month - 1, .tm_mday = date.day, .tm_isdst = -1};
    return (int64_t)mktime(&tm);
}
