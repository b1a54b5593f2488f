/* Moment: the date forms of the service (contract sections 2.4 and 4), parsed and written by hand
 * so that no locale can change them.
 *
 * Seconds are UTC since 1970. Local times are the process's TZ, which main sets to the venue's.
 * Threads: any.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "sandbox/venue.h"

enum { MOMENT_SIZE = 32 };

/* "Wed, 21 Oct 2026 07:28:00 GMT" and nothing else, weekday included; false otherwise. */
bool moment_parse_http(const char *s, int64_t *ret_utc_s);
void moment_http(char out[MOMENT_SIZE], int64_t utc_s);

void moment_wall(char out[MOMENT_SIZE], const struct sb_wall *wall); /* 2026-10-21T19:30:00 */
void moment_utc(char out[MOMENT_SIZE], int64_t utc_s, bool with_z);
void moment_local(char out[MOMENT_SIZE], int64_t utc_s);

/* Seconds of a wall time taken as if it were UTC. */
int64_t moment_seconds(const struct sb_wall *wall);
struct sb_wall moment_wall_of(int64_t utc_s); /* in the process's TZ */

/* "2026-10-21", optionally with "T19:30" and seconds; text of this form compares by strcmp. */
bool moment_is_iso(const char *s);
