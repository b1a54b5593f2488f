#include "sandbox/moment.h"

#include <ctype.h>
#include <string.h>
#include <time.h>

#include "base/text.h"

static const char days[] = "SunMonTueWedThuFriSat";
static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

/* Days since 1970-01-01 of a proleptic Gregorian date. */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    const int64_t y = month <= 2 ? year - 1 : year;
    const int64_t era = (y >= 0 ? y : y - 399) / 400;
    const int64_t of_era = y - era * 400;
    const int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int two_digits(const char *s)
{
    return isdigit((unsigned char)s[0]) && isdigit((unsigned char)s[1])
               ? (s[0] - '0') * 10 + (s[1] - '0')
               : -1;
}

static int name_at(const char *names, const char *s)
{
    for (int i = 0; *names; i++, names += 3) {
        if (strncmp(names, s, 3) == 0)
            return i;
    }
    return -1;
}

bool moment_parse_http(const char *s, int64_t *ret_utc_s)
{
    if (strlen(s) != 29 || strncmp(s + 3, ", ", 2) != 0 || strcmp(s + 25, " GMT") != 0)
        return false;
    if (s[7] != ' ' || s[11] != ' ' || s[16] != ' ' || s[19] != ':' || s[22] != ':')
        return false;
    const int weekday = name_at(days, s), month = name_at(months, s + 8);
    const int day = two_digits(s + 5), century = two_digits(s + 12), year = two_digits(s + 14);
    const int hour = two_digits(s + 17), minute = two_digits(s + 20), second = two_digits(s + 23);
    if (weekday < 0 || month < 0 || day < 1 || day > 31 || century < 19 || year < 0)
        return false;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return false;
    const int64_t n_days = days_of((int64_t)century * 100 + year, month + 1, day);
    if ((n_days + 4) % 7 != weekday)
        return false;
    *ret_utc_s = n_days * 86400 + INT64_C(3600) * hour + INT64_C(60) * minute + second;
    return true;
}

static struct tm utc_parts(int64_t utc_s)
{
    const time_t t = (time_t)utc_s;
    struct tm tm = {0};
    gmtime_r(&t, &tm);
    return tm;
}

void moment_http(char out[MOMENT_SIZE], int64_t utc_s)
{
    const struct tm tm = utc_parts(utc_s);
    struct text t = text_over(out, MOMENT_SIZE);
    text_addf(&t, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT", days + (size_t)tm.tm_wday * 3,
              tm.tm_mday, months + (size_t)tm.tm_mon * 3, tm.tm_year + 1900, tm.tm_hour, tm.tm_min,
              tm.tm_sec);
}

static void iso(char out[MOMENT_SIZE], const struct tm *tm, const char *suffix)
{
    struct text t = text_over(out, MOMENT_SIZE);
    text_addf(&t, "%04d-%02d-%02dT%02d:%02d:%02d%s", tm->tm_year + 1900, tm->tm_mon + 1,
              tm->tm_mday, tm->tm_hour, tm->tm_min, tm->tm_sec, suffix);
}

void moment_utc(char out[MOMENT_SIZE], int64_t utc_s, bool with_z)
{
    const struct tm tm = utc_parts(utc_s);
    iso(out, &tm, with_z ? "Z" : "");
}

void moment_local(char out[MOMENT_SIZE], int64_t utc_s)
{
    const time_t t = (time_t)utc_s;
    struct tm tm = {0};
    localtime_r(&t, &tm);
    iso(out, &tm, "");
}

void moment_wall(char out[MOMENT_SIZE], const struct sb_wall *wall)
{
    struct text t = text_over(out, MOMENT_SIZE);
    text_addf(&t, "%04d-%02d-%02dT%02d:%02d:00", wall->year, wall->month, wall->day, wall->hour,
              wall->minute);
}

int64_t moment_seconds(const struct sb_wall *wall)
{
    return days_of(wall->year, wall->month, wall->day) * 86400 + INT64_C(3600) * wall->hour +
           INT64_C(60) * wall->minute;
}

struct sb_wall moment_wall_of(int64_t utc_s)
{
    const time_t t = (time_t)utc_s;
    struct tm tm = {0};
    localtime_r(&t, &tm);
    return (struct sb_wall){.year = tm.tm_year + 1900,
                            .month = tm.tm_mon + 1,
                            .day = tm.tm_mday,
                            .hour = tm.tm_hour,
                            .minute = tm.tm_min};
}

bool moment_is_iso(const char *s)
{
    static const char form[] = "dddd-dd-ddTdd:dd:dd";
    const size_t n = strlen(s);
    if (n != 10 && n != 16 && n != 19)
        return false;
    for (size_t i = 0; i < n; i++) {
        const bool right = form[i] == 'd' ? isdigit((unsigned char)s[i]) != 0 : form[i] == s[i];
        if (!right)
            return false;
    }
    return true;
}
