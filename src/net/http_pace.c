#include "net/http_pace.h"

#include <math.h>

void http_pace_init(struct http_pace *pace, double per_s, int64_t now_ms)
{
    const double burst = per_s < 1 ? 1 : per_s;
    *pace = (struct http_pace){.per_s = per_s, .burst = burst, .tokens = burst, .at_ms = now_ms};
}

static double tokens_at(const struct http_pace *pace, int64_t now_ms)
{
    const double tokens = pace->tokens + (double)(now_ms - pace->at_ms) / 1000 * pace->per_s;
    return tokens < pace->burst ? tokens : pace->burst;
}

int64_t http_pace_next_ms(const struct http_pace *pace, int64_t now_ms)
{
    int64_t next_ms = now_ms;
    if (pace->per_s > 0) {
        const double tokens = tokens_at(pace, now_ms);
        /* a hair under one token counts, so that rounding cannot ask for a wait of nothing */
        if (tokens < 0.9999)
            next_ms = now_ms + (int64_t)ceil((1 - tokens) / pace->per_s * 1000);
    }
    return next_ms > pace->hold_until_ms ? next_ms : pace->hold_until_ms;
}

void http_pace_take(struct http_pace *pace, int64_t now_ms)
{
    if (pace->per_s <= 0)
        return;
    pace->tokens = tokens_at(pace, now_ms) - 1;
    pace->at_ms = now_ms;
    if (pace->tokens < -pace->burst) /* a long sale must not stop the catalogue for minutes */
        pace->tokens = -pace->burst;
}

void http_pace_hold(struct http_pace *pace, int64_t until_ms)
{
    if (until_ms > pace->hold_until_ms)
        pace->hold_until_ms = until_ms;
}
