#include <inttypes.h>

#include "model/when.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { SOON_S = 2 * 60 * 60 };

static const char *const DAYS[] = {"day.monday", "day.tuesday",  "day.wednesday", "day.thursday",
                                   "day.friday", "day.saturday", "day.sunday"};
static const char *const DAYS_SHORT[] = {
    "day.short.monday", "day.short.tuesday",  "day.short.wednesday", "day.short.thursday",
    "day.short.friday", "day.short.saturday", "day.short.sunday"};
static const char *const MONTHS[] = {"month.january", "month.february", "month.march",
                                     "month.april",   "month.may",      "month.june",
                                     "month.july",    "month.august",   "month.september",
                                     "month.october", "month.november", "month.december"};
static const char *const MONTHS_SHORT[] = {
    "month.short.january", "month.short.february", "month.short.march",
    "month.short.april",   "month.short.may",      "month.short.june",
    "month.short.july",    "month.short.august",   "month.short.september",
    "month.short.october", "month.short.november", "month.short.december"};

/* Months outside 1..12 come from damaged data only; the first is said rather than read past the end. */
static size_t month_index(const struct wall *w)
{
    return w->month >= 1 && w->month <= 12 ? (size_t)(w->month - 1) : 0;
}

const char *say_weekday(const struct wall *w)
{
    return tr(DAYS[when_weekday(w)]);
}

const char *say_weekday_short(const struct wall *w)
{
    return tr(DAYS_SHORT[when_weekday(w)]);
}

const char *say_weekday_and_month(struct arena *a, const struct wall *w)
{
    return TR(a, "date.weekday_month", {"weekday", say_weekday_short(w)},
              {"month", tr(MONTHS_SHORT[month_index(w)])});
}

const char *say_month(struct arena *a, const struct wall *w)
{
    return TR(a, "date.month", {"month", tr(MONTHS[month_index(w)])},
              {"year", arena_printf(a, "%d", w->year)});
}

const char *say_time(struct arena *a, const struct wall *w)
{
    return TR(a, "time.pattern", {"hour", arena_printf(a, "%02d", w->hour)},
              {"minute", arena_printf(a, "%02d", w->minute)});
}

const char *say_date_line(struct arena *a, const struct wall *w)
{
    return TR(a, "date.line", {"weekday", say_weekday(w)}, {"day", arena_printf(a, "%d", w->day)},
              {"month", tr(MONTHS[month_index(w)])});
}

static const char *date_short(struct arena *a, const struct wall *w)
{
    return TR(a, "date.short", {"weekday", say_weekday_short(w)},
              {"day", arena_printf(a, "%d", w->day)}, {"month", tr(MONTHS_SHORT[month_index(w)])});
}

/* "Today", "Tomorrow", or NULL for every other day. */
static const char *near_day(const struct wall *w, const struct wall *today)
{
    const int days = when_days_between(today, w);
    if (days == 0)
        return tr("day.today");
    return days == 1 ? tr("day.tomorrow") : NULL;
}

const char *say_day(struct arena *a, const struct wall *w, const struct wall *today)
{
    const char *near = near_day(w, today);
    return near ? near : say_date_line(a, w);
}

const char *say_day_short(struct arena *a, const struct wall *w, const struct wall *today)
{
    const char *near = near_day(w, today);
    return near ? near : date_short(a, w);
}

const char *say_when(struct arena *a, const struct wall *w, const struct wall *today)
{
    const char *near = near_day(w, today);
    const char *date = TR(a, "date.time", {"date", say_date_line(a, w)}, {"time", say_time(a, w)});
    return near ? TR(a, "date.near", {"near", near}, {"date", date}) : date;
}

const char *say_when_short(struct arena *a, const struct wall *w, const struct wall *today)
{
    return TR(a, "date.time_short", {"date", say_day_short(a, w, today)}, {"time", say_time(a, w)});
}

const char *say_when_inside(struct arena *a, const struct wall *w, const struct wall *today)
{
    static const char *const NEAR[] = {"day.today_inside", "day.tomorrow_inside"};
    const int days = when_days_between(today, w);
    const char *date = days == 0 || days == 1 ? tr(NEAR[days]) : date_short(a, w);
    return TR(a, "date.time_short", {"date", date}, {"time", say_time(a, w)});
}

const char *say_starts_in(struct arena *a, int64_t start_utc_s, int64_t now_utc_s)
{
    const int64_t left_s = start_utc_s - now_utc_s;
    if (left_s <= 0 || left_s > SOON_S)
        return "";
    const int64_t minutes = (left_s + 59) / 60;
    return TR_N(a, "date.starts_in", (unsigned long)minutes,
                {"n", arena_printf(a, "%" PRId64, minutes)});
}

const char *say_duration(struct arena *a, int minutes)
{
    if (minutes <= 0)
        return "";
    const char *h = arena_printf(a, "%d", minutes / 60);
    const char *m = arena_printf(a, "%d", minutes % 60);
    if (minutes < 60)
        return TR(a, "duration.minutes", {"minutes", m});
    if (minutes % 60 == 0)
        return TR(a, "duration.hours", {"hours", h});
    return TR(a, "duration.both", {"hours", h}, {"minutes", m});
}

const char *say_countdown(struct arena *a, int64_t left_ms)
{
    const int64_t s = left_ms > 0 ? (left_ms + 999) / 1000 : 0;
    return arena_printf(a, "%" PRId64 ":%02" PRId64, s / 60, s % 60);
}
