#include "model/when.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { YEAR_MIN = 1970, YEAR_MAX = 2999, SECONDS_PER_DAY = 86400 };

/* Reads exactly n digits; -1 when there are fewer. */
static int digits(const char *s, int n)
{
    int value = 0;
    for (int i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return -1;
        value = value * 10 + (s[i] - '0');
    }
    return value;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Days since 1970-01-01 in the Gregorian calendar; years begin in March here, so that the leap day
 * is the last one. */
static int64_t days_from_date(int year, int month, int day)
{
    const int64_t y = month <= 2 ? year - 1 : year;
    const int64_t era = (y >= 0 ? y : y - 399) / 400;
    const int64_t year_of_era = y - era * 400;
    const int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

static struct wall date_from_days(int64_t days)
{
    days += 719468;
    const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const int64_t doe = days - era * 146097;
    const int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int64_t mp = (5 * doy + 2) / 153;
    const int64_t month = mp < 10 ? mp + 3 : mp - 9;
    return (struct wall){.year = (int16_t)(yoe + era * 400 + (month <= 2)),
                         .month = (int8_t)month,
                         .day = (int8_t)(doy - (153 * mp + 2) / 5 + 1)};
}

static bool parse_date(const char *s, struct wall *ret)
{
    const int year = digits(s, 4);
    if (year < YEAR_MIN || year > YEAR_MAX || s[4] != '-')
        return false;
    const int month = digits(s + 5, 2);
    if (month < 1 || month > 12 || s[7] != '-')
        return false;
    const int day = digits(s + 8, 2);
    if (day < 1 || day > days_in_month(year, month))
        return false;
    *ret = (struct wall){.year = (int16_t)year, .month = (int8_t)month, .day = (int8_t)day};
    return true;
}

/* What may stand after the minutes: seconds, a fraction, a Z. */
static bool parse_tail(const char *s, int *ret_second)
{
    *ret_second = 0;
    if (*s == ':') {
        *ret_second = digits(s + 1, 2);
        if (*ret_second < 0 || *ret_second > 60)
            return false;
        s += 3;
        if (*s == '.') {
            const size_t n = strspn(s + 1, "0123456789");
            if (n == 0)
                return false;
            s += 1 + n;
        }
    }
    return *s == '\0' || (*s == 'Z' && s[1] == '\0');
}

static bool parse(const char *s, struct wall *ret, int *ret_second)
{
    struct wall w;
    *ret_second = 0;
    if (!s || strnlen(s, 40) >= 40 || !parse_date(s, &w))
        return false;
    s += 10;
    if (*s != '\0') {
        if (*s != 'T' && *s != ' ')
            return false;
        const int hour = digits(s + 1, 2);
        if (hour < 0 || hour > 23 || s[3] != ':')
            return false;
        const int minute = digits(s + 4, 2);
        if (minute < 0 || minute > 59 || !parse_tail(s + 6, ret_second))
            return false;
        w.hour = (int8_t)hour;
        w.minute = (int8_t)minute;
    }
    *ret = w;
    return true;
}

bool when_parse(const char *s, struct wall *ret)
{
    int second = 0;
    return parse(s, ret, &second);
}

bool when_parse_utc(const char *s, int64_t *ret_utc_s)
{
    struct wall w;
    int second = 0;
    if (!parse(s, &w, &second))
        return false;
    *ret_utc_s = when_to_utc_s(&w) + second;
    return true;
}

int64_t when_to_utc_s(const struct wall *as_utc)
{
    const struct wall *w = as_utc;
    const int64_t minutes = (int64_t)w->hour * 60 + w->minute;
    return days_from_date(w->year, w->month, w->day) * SECONDS_PER_DAY + minutes * 60;
}

struct wall when_from_utc_s(int64_t utc_s)
{
    int64_t days = utc_s / SECONDS_PER_DAY;
    int64_t rest = utc_s % SECONDS_PER_DAY;
    if (rest < 0) {
        rest += SECONDS_PER_DAY;
        days--;
    }
    struct wall w = date_from_days(days);
    w.hour = (int8_t)(rest / 3600);
    w.minute = (int8_t)(rest % 3600 / 60);
    return w;
}

struct wall when_local(int64_t utc_s)
{
    const time_t t = (time_t)utc_s;
    struct tm tm;
    if (!localtime_r(&t, &tm))
        return (struct wall){0};
    return (struct wall){.year = (int16_t)(tm.tm_year + 1900),
                         .month = (int8_t)(tm.tm_mon + 1),
                         .day = (int8_t)tm.tm_mday,
                         .hour = (int8_t)tm.tm_hour,
                         .minute = (int8_t)tm.tm_min};
}

bool when_is_known(const struct wall *w)
{
    return w->month != 0;
}

int when_weekday(const struct wall *w)
{
    const int64_t days = days_from_date(w->year, w->month, w->day) + 3; /* 1970-01-01: Thursday */
    return (int)((days % 7 + 7) % 7);
}

int when_compare(const struct wall *a, const struct wall *b)
{
    const int left[] = {a->year, a->month, a->day, a->hour, a->minute};
    const int right[] = {b->year, b->month, b->day, b->hour, b->minute};
    for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++) {
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    }
    return 0;
}

int when_days_between(const struct wall *from, const struct wall *to)
{
    return (int)(days_from_date(to->year, to->month, to->day) -
                 days_from_date(from->year, from->month, from->day));
}

struct wall when_add_days(const struct wall *w, int days)
{
    struct wall moved = date_from_days(days_from_date(w->year, w->month, w->day) + days);
    moved.hour = w->hour;
    moved.minute = w->minute;
    return moved;
}

void when_print_date(const struct wall *w, char *out, size_t size)
{
    snprintf(out, size, "%04d-%02d-%02d", w->year, w->month, w->day);
}
