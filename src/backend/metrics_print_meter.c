#include "backend/metrics_print.h"
#include "backend/metrics_text.h"
#include "model/meter.h"

static uint64_t read_counter(const atomic_uint_least64_t *counter)
{
    return atomic_load_explicit(counter, memory_order_relaxed);
}

static bool was_used(const struct meter *meter, enum meter_call call)
{
    for (size_t i = 0; i <= METER_BOUNDS; i++) {
        if (read_counter(&meter->requests[call].buckets[i]) > 0)
            return true;
    }
    return false;
}

static void print_requests(FILE *out, const struct meter *meter)
{
    metrics_family(out, "foyer_request_duration_seconds", METRICS_HISTOGRAM,
                   "Exchanges with the ticket service, each try by itself.");
    for (enum meter_call call = 0; call < METER_CALL_COUNT; call++) {
        const struct metrics_label labels[] = {
            {"method", meter_call_method(call)}, {"endpoint", meter_call_path(call)}, {NULL, NULL}};
        if (call == METER_CONFIRM || was_used(meter, call))
            metrics_histogram(out, "foyer_request_duration_seconds", labels, &meter->requests[call],
                              meter_request_bounds_us);
    }
}

static void print_failures(FILE *out, const struct meter *meter)
{
    metrics_family(out, "foyer_request_errors_total", METRICS_COUNTER,
                   "Exchanges that did not bring what was asked for, by what they came to.");
    for (enum meter_call call = 0; call < METER_CALL_COUNT; call++) {
        for (enum rc rc = 0; rc < RC_COUNT; rc++) {
            const struct metrics_label labels[] = {{"method", meter_call_method(call)},
                                                   {"endpoint", meter_call_path(call)},
                                                   {"class", rc_name(rc)},
                                                   {NULL, NULL}};
            const uint64_t n = read_counter(&meter->failures[call][rc]);
            if (n > 0)
                metrics_count(out, "foyer_request_errors_total", labels, n);
        }
    }
}

static void print_sessions(FILE *out, const struct meter *meter)
{
    metrics_family(out, "foyer_sessions_total", METRICS_COUNTER,
                   "Customers' visits that have ended.");
    metrics_count(out, "foyer_sessions_total", NULL, read_counter(&meter->sessions));
    metrics_family(out, "foyer_sessions_abandoned_total", METRICS_COUNTER,
                   "Visits given up, by the screen that was on.");
    for (size_t i = 0; i < METER_SCREENS; i++) {
        const struct meter_screen *screen = &meter->screens[i];
        const char *name = atomic_load_explicit(&screen->name, memory_order_relaxed);
        const struct metrics_label labels[] = {{"screen", name}, {NULL, NULL}};
        if (name)
            metrics_count(out, "foyer_sessions_abandoned_total", labels,
                          read_counter(&screen->abandoned));
    }
}

void metrics_print_meter(FILE *out, const struct meter *meter)
{
    print_requests(out, meter);
    print_failures(out, meter);
    metrics_family(out, "foyer_frame_duration_seconds", METRICS_HISTOGRAM,
                   "Frames, from the screen's content to the finished picture.");
    metrics_histogram(out, "foyer_frame_duration_seconds", NULL, &meter->frames,
                      meter_frame_bounds_us);
    print_sessions(out, meter);
}
