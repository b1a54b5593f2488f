/* When: calendar days and wall-clock times as the venue lives them.
 *
 * The service sends local wall time without an offset and a UTC twin (contract section 4). Wall time
 * is what people read; UTC seconds are what deadlines compare. Pure functions, no time zone inside.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct wall { /* all zero: unknown */
    int16_t year;
    int8_t month, day; /* from 1 */
    int8_t hour, minute;
};

/* "2026-11-21T19:30:00", seconds and fraction ignored, optional Z; also a date alone. */
bool when_parse(const char *s, struct wall *ret);
/* The same string read as UTC, with or without Z. */
bool when_parse_utc(const char *s, int64_t *ret_utc_s);

int64_t when_to_utc_s(const struct wall *as_utc); /* reads the wall time as if it were UTC */
struct wall when_from_utc_s(int64_t utc_s);       /* UTC, not local */
/* The wall clock in the process's time zone (TZ, set from the configuration at start). */
struct wall when_local(int64_t utc_s);

bool when_is_known(const struct wall *w);
int when_weekday(const struct wall *w);                                /* 0 = Monday */
int when_compare(const struct wall *a, const struct wall *b);          /* as strcmp */
int when_days_between(const struct wall *from, const struct wall *to); /* calendar days, signed */
struct wall when_add_days(const struct wall *w, int days);
/* "2026-11-21" into `out` (11 bytes or more). */
void when_print_date(const struct wall *w, char *out, size_t size);
