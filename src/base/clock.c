#include "base/clock.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static int64_t system_ms(clockid_t id)
{
    struct timespec ts;
    clock_gettime(id, &ts);
    return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

void clock_init_real(struct clock *clock)
{
    clock->manual = false;
    atomic_init(&clock->mono_ms, 0);
    atomic_init(&clock->utc_ms, 0);
}

void clock_init_manual(struct clock *clock, int64_t utc_ms)
{
    clock->manual = true;
    atomic_init(&clock->mono_ms, 1000);
    atomic_init(&clock->utc_ms, utc_ms);
}

int64_t clock_mono_ms(const struct clock *clock)
{
    return clock->manual ? atomic_load(&clock->mono_ms) : system_ms(CLOCK_MONOTONIC);
}

int64_t clock_utc_ms(const struct clock *clock)
{
    const int64_t utc_ms = atomic_load(&clock->utc_ms);
    return clock->manual ? utc_ms : system_ms(CLOCK_REALTIME) + utc_ms;
}

void clock_advance(struct clock *clock, int64_t ms)
{
    assert(clock->manual && ms >= 0);
    atomic_fetch_add(&clock->mono_ms, ms);
    atomic_fetch_add(&clock->utc_ms, ms);
}

void clock_boot_id(char out[CLOCK_BOOT_SIZE])
{
    FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
    if (!file || !fgets(out, CLOCK_BOOT_SIZE, file))
        out[0] = '\0';
    out[strcspn(out, "\n")] = '\0';
    if (file)
        fclose(file);
}
