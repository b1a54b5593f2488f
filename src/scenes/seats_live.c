#include "scenes/seats_live.h"

enum { PAUSE_MOST_MS = 60 * 1000, JITTER_PERCENT = 20 };

/* SplitMix64: no secret, only different from one kiosk to the next. */
static uint64_t next_random(struct seats_live *live)
{
    uint64_t z = live->random += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static int64_t jittered(struct seats_live *live, int64_t ms)
{
    const int64_t spread = ms * JITTER_PERCENT / 100;
    return ms - spread + (int64_t)(next_random(live) % (uint64_t)(2 * spread + 1));
}

static void plan_next(struct seats_live *live, int64_t now_ms)
{
    live->next_ms = now_ms + jittered(live, live->pause_ms);
}

void seats_live_start(struct seats_live *live, int64_t every_ms, uint64_t seed, int64_t now_ms)
{
    *live = (struct seats_live){.every_ms = every_ms, .pause_ms = every_ms, .random = seed};
    plan_next(live, now_ms);
}

void seats_live_answered(struct seats_live *live, enum rc rc, int64_t wait_ms, int64_t now_ms)
{
    if (rc == RC_OK) {
        live->pause_ms = live->every_ms;
    } else if (live->pause_ms < PAUSE_MOST_MS) {
        live->pause_ms *= 2;
        if (live->pause_ms > PAUSE_MOST_MS)
            live->pause_ms = PAUSE_MOST_MS;
    }
    plan_next(live, now_ms);
    if (rc != RC_OK && live->next_ms < now_ms + wait_ms)
        live->next_ms = now_ms + wait_ms;
}
