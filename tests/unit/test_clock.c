#include <CUnit/CUnit.h>
#include <pthread.h>
#include <time.h>

#include "base/clock.h"

static void a_manual_clock_stands_still_until_it_is_moved(void)
{
    struct clock clock;
    clock_init_manual(&clock, INT64_C(1795300000000));
    CU_ASSERT_EQUAL(clock_mono_ms(&clock), 1000);
    CU_ASSERT_EQUAL(clock_mono_ms(&clock), 1000);
    CU_ASSERT_EQUAL(clock_utc_ms(&clock), INT64_C(1795300000000));
}

static void moving_it_moves_both_times_alike(void)
{
    struct clock clock;
    clock_init_manual(&clock, 5000);
    clock_advance(&clock, 0);
    clock_advance(&clock, 1234);
    CU_ASSERT_EQUAL(clock_mono_ms(&clock), 2234);
    CU_ASSERT_EQUAL(clock_utc_ms(&clock), 6234);
}

static int64_t system_ms(void)
{
    struct timespec now;
    CU_ASSERT_EQUAL_FATAL(clock_gettime(CLOCK_REALTIME, &now), 0);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void a_real_clock_tells_the_system_s_time(void)
{
    struct clock clock;
    clock_init_real(&clock);
    const int64_t before_ms = system_ms();
    const int64_t utc_ms = clock_utc_ms(&clock);
    CU_ASSERT_TRUE(utc_ms >= before_ms);
    CU_ASSERT_TRUE(utc_ms <= system_ms());
}

static void a_real_clock_never_goes_back(void)
{
    struct clock clock;
    clock_init_real(&clock);
    int64_t last_ms = clock_mono_ms(&clock);
    CU_ASSERT_TRUE(last_ms > 0);
    for (int i = 0; i < 1000; i++) {
        const int64_t now_ms = clock_mono_ms(&clock);
        CU_ASSERT_TRUE(now_ms >= last_ms);
        last_ms = now_ms;
    }
}

static void *read_many(void *arg)
{
    const struct clock *clock = arg;
    int64_t last_ms = 0;
    for (int i = 0; i < 20000; i++) {
        const int64_t now_ms = clock_mono_ms(clock);
        if (now_ms < last_ms)
            return arg;
        last_ms = now_ms;
    }
    return NULL;
}

static void another_thread_may_read_while_it_is_moved(void)
{
    struct clock clock;
    clock_init_manual(&clock, 0);
    pthread_t reader;
    CU_ASSERT_EQUAL_FATAL(pthread_create(&reader, NULL, read_many, &clock), 0);
    for (int i = 0; i < 20000; i++)
        clock_advance(&clock, 1);
    void *went_back = NULL;
    pthread_join(reader, &went_back);
    CU_ASSERT_PTR_NULL(went_back);
    CU_ASSERT_EQUAL(clock_mono_ms(&clock), 21000);
}

CU_TestInfo test_clock[] = {
    {"a manual clock stands still until it is moved",
     a_manual_clock_stands_still_until_it_is_moved},
    {"moving it moves both times alike", moving_it_moves_both_times_alike},
    {"a real clock tells the system's time", a_real_clock_tells_the_system_s_time},
    {"a real clock never goes back", a_real_clock_never_goes_back},
    {"another thread may read while it is moved", another_thread_may_read_while_it_is_moved},
    CU_TEST_INFO_NULL,
};
