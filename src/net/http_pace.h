/* Http pace: a token bucket, to be polite to the service (contract section 3, unknown 17).
 *
 * A request that cannot wait takes its token without asking; the bucket then stays empty for longer,
 * so the mean rate holds. Times are monotonic milliseconds. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct http_pace {
    double per_s;  /* tokens that come in a second; 0: not paced */
    double burst;  /* the bucket holds so many */
    double tokens; /* may be below zero, after requests that did not ask */
    int64_t at_ms; /* when `tokens` was right */
    int64_t hold_until_ms;
};

void http_pace_init(struct http_pace *pace, double per_s, int64_t now_ms);
/* The earliest time at which a patient request may go; `now_ms` when it may go now. */
int64_t http_pace_next_ms(const struct http_pace *pace, int64_t now_ms);
void http_pace_take(struct http_pace *pace, int64_t now_ms); /* a request goes out, asked or not */
/* The service asked for a pause (Retry-After): patient requests wait at least so long. */
void http_pace_hold(struct http_pace *pace, int64_t until_ms);
