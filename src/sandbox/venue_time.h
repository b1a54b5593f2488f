/* Local time of the house (Europe/London) and back, by the rule of the zone and not by the
 * machine's time zone files, so that a test gives the same answer everywhere.
 *
 * Summer time is one hour ahead of UTC, from 01:00 UTC on the last Sunday of March to 01:00 UTC on
 * the last Sunday of October. Holds for 1997 and later.
 */
#pragma once

#include <stdint.h>

#include "sandbox/venue.h"

/* Seconds since 1970. A time that happens twice is the earlier one; a time that summer time skips
 * is moved on by an hour. The wall time may be out of range in minute and hour (25:30 is 01:30 of
 * the next day) and in day. */
int64_t venue_time_utc(struct sb_wall wall);

struct sb_wall venue_time_wall(int64_t utc_s);

/* The same minute of a later (or earlier) day. */
struct sb_wall venue_time_add_days(struct sb_wall wall, int days);

int venue_time_weekday(struct sb_wall wall); /* 0 is Monday */
