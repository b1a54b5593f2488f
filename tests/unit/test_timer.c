#include <CUnit/CUnit.h>

#include "backend/timer.h"

static int order[8];
static int n_fired;

static void note(void *ctx)
{
    order[n_fired++] = *(const int *)ctx;
}

static int ids[] = {0, 1, 2, 3};

static void timers_fire_in_order_and_once(void)
{
    struct timers timers = {0};
    struct timer a = {0}, b = {0}, c = {0};
    n_fired = 0;
    CU_ASSERT_EQUAL(timers_next_ms(&timers), INT64_MAX);
    timer_set(&timers, &a, 300, note, &ids[3]);
    timer_set(&timers, &b, 100, note, &ids[1]);
    timer_set(&timers, &c, 100, note, &ids[2]);
    CU_ASSERT_EQUAL(timers_next_ms(&timers), 100);
    timers_run(&timers, 99);
    CU_ASSERT_EQUAL(n_fired, 0);
    timers_run(&timers, 300);
    CU_ASSERT_EQUAL(n_fired, 3);
    for (int i = 0; i < 3; i++)
        CU_ASSERT_EQUAL(order[i], i + 1);
    timers_run(&timers, 1000);
    CU_ASSERT_EQUAL(n_fired, 3);
}

static void a_timer_can_be_moved_and_cancelled(void)
{
    struct timers timers = {0};
    struct timer a = {0}, b = {0};
    n_fired = 0;
    timer_set(&timers, &a, 100, note, &ids[1]);
    timer_set(&timers, &b, 200, note, &ids[2]);
    timer_set(&timers, &a, 400, note, &ids[1]);
    timer_cancel(&timers, &b);
    timer_cancel(&timers, &b);
    timers_run(&timers, 300);
    CU_ASSERT_EQUAL(n_fired, 0);
    timers_run(&timers, 400);
    CU_ASSERT_EQUAL(n_fired, 1);
    CU_ASSERT_EQUAL(order[0], 1);
}

CU_TestInfo test_timer[] = {
    {"timers fire in order and once", timers_fire_in_order_and_once},
    {"a timer can be moved and cancelled", a_timer_can_be_moved_and_cancelled},
    CU_TEST_INFO_NULL,
};
