#include <CUnit/CUnit.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "backend/metrics_text.h"
#include "base/mem.h"
#include "model/meter.h"

enum { THREADS = 4, ROUNDS = 20000 };
static const uint64_t all = (uint64_t)THREADS * ROUNDS;

static void every_call_is_found_by_its_own_path(void)
{
    for (enum meter_call call = 0; call < METER_PICTURE; call++) {
        char path[80];
        size_t n = 0;
        for (const char *at = meter_call_path(call); *at; at++)
            n += (size_t)snprintf(path + n, sizeof(path) - n, *at == '*' ? "81AGBHQ" : "%c", *at);
        CU_ASSERT_EQUAL(meter_call_of(meter_call_method(call), path), call);
    }
}

static void a_query_and_an_unknown_path_do_not_mislead(void)
{
    CU_ASSERT_EQUAL(meter_call_of("GET", "instances/1A/status?includeLocks=true"), METER_STATUS);
    CU_ASSERT_EQUAL(meter_call_of("DELETE", "baskets/1A/tickets?ticketIds=7"),
                    METER_TICKETS_REMOVE);
    CU_ASSERT_EQUAL(meter_call_of("POST", "events"), METER_OTHER);
    CU_ASSERT_EQUAL(meter_call_of("GET", "events/"), METER_OTHER);
    CU_ASSERT_EQUAL(meter_call_of("GET", "eventsX"), METER_OTHER);
    CU_ASSERT_EQUAL(meter_call_of("GET", "plans/1A/2B"), METER_OTHER);
}

static void a_time_falls_below_its_bound(void)
{
    struct meter *meter = mem_zalloc(sizeof(*meter));
    meter_request(meter, METER_CONFIRM, RC_OK, 50);
    meter_request(meter, METER_CONFIRM, RC_TIMEOUT, 51);
    meter_request(meter, METER_CONFIRM, RC_TIMEOUT, 60001);
    CU_ASSERT_EQUAL(meter->requests[METER_CONFIRM].buckets[0], 1);
    CU_ASSERT_EQUAL(meter->requests[METER_CONFIRM].buckets[1], 1);
    CU_ASSERT_EQUAL(meter->requests[METER_CONFIRM].buckets[METER_BOUNDS], 1);
    CU_ASSERT_EQUAL(meter->requests[METER_CONFIRM].sum_us, 60102000);
    CU_ASSERT_EQUAL(meter->failures[METER_CONFIRM][RC_TIMEOUT], 2);
    CU_ASSERT_EQUAL(meter->failures[METER_CONFIRM][RC_OK], 0);
    mem_free(meter);
}

static void without_a_meter_nothing_is_counted(void)
{
    meter_request(NULL, METER_EVENTS, RC_OK, 1);
    meter_frame(NULL, 1);
    meter_session(NULL, 3, "seats");
    CU_PASS("nothing to write to");
}

static void *count(void *meter)
{
    for (int i = 0; i < ROUNDS; i++) {
        meter_frame(meter, 500);
        meter_session(meter, 3, i % 2 ? "seats" : NULL);
    }
    return NULL;
}

static void threads_lose_no_count(void)
{
    struct meter *meter = mem_zalloc(sizeof(*meter));
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        CU_ASSERT_EQUAL_FATAL(pthread_create(&threads[i], NULL, count, meter), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    CU_ASSERT_EQUAL(meter->frames.buckets[0], all);
    CU_ASSERT_EQUAL(meter->frames.sum_us, 500 * all);
    CU_ASSERT_EQUAL(meter->sessions, all);
    CU_ASSERT_EQUAL(meter->screens[3].abandoned, all / 2);
    CU_ASSERT_STRING_EQUAL(meter->screens[3].name, "seats");
    mem_free(meter);
}

static void a_label_cannot_break_its_line(void)
{
    char text[200] = "";
    FILE *out = fmemopen(text, sizeof(text), "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(out);
    const struct metrics_label labels[] = {{"a", "x\"y\\z\n"}, {"b", ""}, {NULL, NULL}};
    metrics_count(out, "foyer_x", labels, UINT64_MAX);
    metrics_milli(out, "foyer_y", NULL, -1066);
    metrics_milli(out, "foyer_z", NULL, INT64_MIN);
    fclose(out);
    CU_ASSERT_STRING_EQUAL(text, "foyer_x{a=\"x\\\"y\\\\z\\n\",b=\"\"} 18446744073709551615\n"
                                 "foyer_y -1.066\n"
                                 "foyer_z -9223372036854775.808\n");
}

static void a_histogram_is_cumulative(void)
{
    char text[2000] = "";
    struct meter *meter = mem_zalloc(sizeof(*meter));
    FILE *out = fmemopen(text, sizeof(text), "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(out);
    meter_frame(meter, 900);
    meter_frame(meter, 3000);
    meter_frame(meter, 2000000);
    metrics_histogram(out, "foyer_f", NULL, &meter->frames, meter_frame_bounds_us);
    fclose(out);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "foyer_f_bucket{le=\"0.001\"} 1\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "foyer_f_bucket{le=\"0.004\"} 2\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "foyer_f_bucket{le=\"1.000\"} 2\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "foyer_f_bucket{le=\"+Inf\"} 3\nfoyer_f_sum 2.003900\n"
                                        "foyer_f_count 3\n"));
    mem_free(meter);
}

CU_TestInfo test_meter[] = {
    {"every call is found by its own path", every_call_is_found_by_its_own_path},
    {"a query and an unknown path do not mislead", a_query_and_an_unknown_path_do_not_mislead},
    {"a time falls below its bound", a_time_falls_below_its_bound},
    {"without a meter nothing is counted", without_a_meter_nothing_is_counted},
    {"threads lose no count", threads_lose_no_count},
    {"a label cannot break its line", a_label_cannot_break_its_line},
    {"a histogram is cumulative", a_histogram_is_cumulative},
    CU_TEST_INFO_NULL,
};
