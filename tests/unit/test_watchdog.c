#include <CUnit/CUnit.h>
#include <stddef.h>

#include "app/watchdog.h"

enum { PERIOD_MS = 20000, LOOK_MS = PERIOD_MS / 4 };

struct peer {
    unsigned turns;
    int n_poked;
};

static int n_fed;
static struct clock clock_;
static struct peer peer;

static void feed(void)
{
    n_fed++;
}

static unsigned turns(void *ctx)
{
    return ((struct peer *)ctx)->turns;
}

static void poke(void *ctx)
{
    ((struct peer *)ctx)->n_poked++;
}

static struct watchdog watchdog_of(int64_t period_ms)
{
    struct watchdog dog;
    n_fed = 0;
    peer = (struct peer){0};
    clock_init_manual(&clock_, 0);
    watchdog_init(&dog, &(struct watchdog_spec){.period_ms = period_ms,
                                                .clock = &clock_,
                                                .feed = feed,
                                                .turns = turns,
                                                .poke = poke,
                                                .peer = &peer});
    return dog;
}

static void it_is_fed_while_both_threads_move(void)
{
    struct watchdog dog = watchdog_of(PERIOD_MS);
    for (int i = 1; i <= 5; i++) {
        peer.turns++;
        clock_advance(&clock_, LOOK_MS);
        watchdog_turn(&dog);
        CU_ASSERT_EQUAL(n_fed, i);
    }
}

static void it_starves_while_the_other_thread_hangs(void)
{
    struct watchdog dog = watchdog_of(PERIOD_MS);
    for (int i = 0; i < 8; i++) {
        clock_advance(&clock_, LOOK_MS);
        watchdog_turn(&dog);
    }
    CU_ASSERT_EQUAL(n_fed, 0);
    peer.turns++;
    clock_advance(&clock_, LOOK_MS);
    watchdog_turn(&dog);
    CU_ASSERT_EQUAL(n_fed, 1);
}

static void the_other_thread_is_poked_before_each_look(void)
{
    struct watchdog dog = watchdog_of(PERIOD_MS);
    CU_ASSERT_EQUAL(peer.n_poked, 1);
    clock_advance(&clock_, LOOK_MS);
    watchdog_turn(&dog);
    CU_ASSERT_EQUAL(peer.n_poked, 2);
}

static void turns_of_the_loop_between_looks_feed_nothing(void)
{
    struct watchdog dog = watchdog_of(PERIOD_MS);
    peer.turns++;
    clock_advance(&clock_, LOOK_MS - 1);
    watchdog_turn(&dog);
    CU_ASSERT_EQUAL(n_fed, 0);
    CU_ASSERT_EQUAL(peer.n_poked, 1);
}

static void the_loop_sleeps_no_longer_than_until_the_next_look(void)
{
    const struct watchdog dog = watchdog_of(PERIOD_MS);
    CU_ASSERT_EQUAL(watchdog_wait_ms(&dog, -1), LOOK_MS);
    CU_ASSERT_EQUAL(watchdog_wait_ms(&dog, 10), 10);
    clock_advance(&clock_, LOOK_MS + 1);
    CU_ASSERT_EQUAL(watchdog_wait_ms(&dog, -1), 0);
}

static void without_a_period_nothing_is_fed_or_poked(void)
{
    struct watchdog dog = watchdog_of(0);
    peer.turns++;
    clock_advance(&clock_, PERIOD_MS);
    watchdog_turn(&dog);
    CU_ASSERT_EQUAL(n_fed, 0);
    CU_ASSERT_EQUAL(peer.n_poked, 0);
    CU_ASSERT_EQUAL(watchdog_wait_ms(&dog, -1), -1);
}

CU_TestInfo test_watchdog[] = {
    {"it is fed while both threads move", it_is_fed_while_both_threads_move},
    {"it starves while the other thread hangs", it_starves_while_the_other_thread_hangs},
    {"the other thread is poked before each look", the_other_thread_is_poked_before_each_look},
    {"turns of the loop between looks feed nothing", turns_of_the_loop_between_looks_feed_nothing},
    {"the loop sleeps no longer than until the next look",
     the_loop_sleeps_no_longer_than_until_the_next_look},
    {"without a period nothing is fed or poked", without_a_period_nothing_is_fed_or_poked},
    CU_TEST_INFO_NULL,
};
