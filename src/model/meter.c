#include "model/meter.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

const int64_t meter_request_bounds_us[METER_BOUNDS] = {
    50000, 100000, 250000, 500000, 1000000, 2500000, 5000000, 10000000, 20000000, 60000000};
const int64_t meter_frame_bounds_us[METER_BOUNDS] = {1000,  2000,  4000,   8000,   16000,
                                                     33000, 66000, 133000, 266000, 1000000};

static const struct {
    const char *method, *path;
} calls[METER_CALL_COUNT] = {
#define X(name, method, path) {method, path},
    METER_CALL_LIST(X)
#undef X
};

const char *meter_call_method(enum meter_call call)
{
    assert(call < METER_CALL_COUNT);
    return calls[call].method;
}

const char *meter_call_path(enum meter_call call)
{
    assert(call < METER_CALL_COUNT);
    return calls[call].path;
}

static bool fits(const char *pattern, const char *path)
{
    while (*pattern) {
        if (*pattern == '*') {
            const size_t n = strcspn(path, "/?");
            if (n == 0)
                return false;
            path += n;
        } else if (*pattern != *path++) {
            return false;
        }
        pattern++;
    }
    return *path == '\0' || *path == '?';
}

enum meter_call meter_call_of(const char *method, const char *path)
{
    for (enum meter_call call = 0; call < METER_CALL_COUNT; call++) {
        if (strcmp(calls[call].method, method) == 0 && fits(calls[call].path, path))
            return call;
    }
    return METER_OTHER;
}

static void add(atomic_uint_least64_t *counter, uint64_t n)
{
    atomic_fetch_add_explicit(counter, n, memory_order_relaxed);
}

static void note_time(struct meter_times *times, const int64_t bounds_us[METER_BOUNDS],
                      int64_t took_us)
{
    const int64_t us = took_us > 0 ? took_us : 0;
    size_t i = 0;
    while (i < METER_BOUNDS && us > bounds_us[i])
        i++;
    add(&times->buckets[i], 1);
    add(&times->sum_us, (uint64_t)us);
}

void meter_request(struct meter *meter, enum meter_call call, enum rc rc, int64_t took_ms)
{
    assert(call < METER_CALL_COUNT && rc < RC_COUNT);
    if (!meter)
        return;
    note_time(&meter->requests[call], meter_request_bounds_us, took_ms * 1000);
    if (rc)
        add(&meter->failures[call][rc], 1);
}

void meter_frame(struct meter *meter, int64_t took_us)
{
    if (meter)
        note_time(&meter->frames, meter_frame_bounds_us, took_us);
}

void meter_session(struct meter *meter, size_t screen, const char *gave_up_on)
{
    assert(screen < METER_SCREENS);
    if (!meter)
        return;
    add(&meter->sessions, 1);
    if (!gave_up_on)
        return;
    atomic_store_explicit(&meter->screens[screen].name, gave_up_on, memory_order_relaxed);
    add(&meter->screens[screen].abandoned, 1);
}
