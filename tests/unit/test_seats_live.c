#include <CUnit/CUnit.h>

#include "scenes/seats_live.h"

enum { EVERY_MS = 10000 };

static void questions_come_a_fifth_more_or_less_apart(void)
{
    struct seats_live live;
    int64_t now_ms = 5000, least = INT64_MAX, most = 0;
    seats_live_start(&live, EVERY_MS, 7, now_ms);
    for (int i = 0; i < 500; i++) {
        const int64_t apart = live.next_ms - now_ms;
        least = apart < least ? apart : least;
        most = apart > most ? apart : most;
        now_ms = live.next_ms;
        seats_live_answered(&live, RC_OK, 0, now_ms);
    }
    CU_ASSERT_TRUE(least >= 8000 && least < 8200);
    CU_ASSERT_TRUE(most <= 12000 && most > 11800);
}

static void two_kiosks_do_not_ask_in_step(void)
{
    struct seats_live one, other;
    seats_live_start(&one, EVERY_MS, 1, 0);
    seats_live_start(&other, EVERY_MS, 2, 0);
    CU_ASSERT_NOT_EQUAL(one.next_ms, other.next_ms);
}

static void a_refusal_doubles_the_pause_up_to_a_minute_and_an_answer_ends_it(void)
{
    static const int64_t means[] = {20000, 40000, 60000, 60000};
    struct seats_live live;
    seats_live_start(&live, EVERY_MS, 3, 0);
    for (size_t i = 0; i < sizeof(means) / sizeof(means[0]); i++) {
        const int64_t now_ms = live.next_ms;
        seats_live_answered(&live, RC_BUSY, 0, now_ms);
        const int64_t apart = live.next_ms - now_ms;
        CU_ASSERT_TRUE(apart >= means[i] * 8 / 10 && apart <= means[i] * 12 / 10);
    }
    const int64_t now_ms = live.next_ms;
    seats_live_answered(&live, RC_OK, 0, now_ms);
    CU_ASSERT_TRUE(live.next_ms - now_ms <= 12000);
}

static void what_the_service_asked_for_is_waited_for(void)
{
    struct seats_live live;
    seats_live_start(&live, EVERY_MS, 4, 0);
    seats_live_answered(&live, RC_BUSY, 55000, 9000);
    CU_ASSERT_EQUAL(live.next_ms, 64000);
    seats_live_answered(&live, RC_BUSY, 1000, 64000);
    CU_ASSERT_TRUE(live.next_ms >= 64000 + 32000); /* ours is longer */
    seats_live_answered(&live, RC_OK, 55000, 100000);
    CU_ASSERT_TRUE(live.next_ms <= 112000);
}

CU_TestInfo test_seats_live[] = {
    {"questions come a fifth more or less apart", questions_come_a_fifth_more_or_less_apart},
    {"two kiosks do not ask in step", two_kiosks_do_not_ask_in_step},
    {"a refusal doubles the pause up to a minute and an answer ends it",
     a_refusal_doubles_the_pause_up_to_a_minute_and_an_answer_ends_it},
    {"what the service asked for is waited for", what_the_service_asked_for_is_waited_for},
    CU_TEST_INFO_NULL,
};
