/* The booking's step function, one step at a time, where a rule can be seen in a single one. The walk
 * through all orders of events is test_saga_model.c. */
#include <CUnit/CUnit.h>

#include "model/saga.h"

enum { NOW_MS = 5000 };
static const int64_t minute_ms = 60000;

static struct saga saga;
static struct saga_effects effects;

static void step(enum saga_event event, int64_t now_ms)
{
    saga_step(&saga, event, now_ms, &effects);
}

/* Until the confirm has been sent. */
static void buy(void)
{
    saga_begin(&saga, (struct saga_service){0});
    step(SAGA_BUY, NOW_MS);
    step(SAGA_WRITTEN, NOW_MS);
    CU_ASSERT_TRUE(effects.send_confirm);
}

/* Until it is written that nobody knows, and the service is to be asked. */
static void lose_the_answer(void)
{
    buy();
    step(SAGA_NO_ORDER, NOW_MS);
    CU_ASSERT_EQUAL(effects.write, ORDER_UNKNOWN);
    step(SAGA_WRITTEN, NOW_MS);
    step(SAGA_TIMER, effects.wake_at_ms);
    CU_ASSERT_TRUE(effects.look);
}

static void a_confirm_goes_out_only_after_its_intent_is_durable(void)
{
    saga_begin(&saga, (struct saga_service){0});
    step(SAGA_BUY, NOW_MS);
    CU_ASSERT_EQUAL(effects.write, ORDER_CONFIRM_INTENT);
    CU_ASSERT_FALSE(effects.send_confirm);
    step(SAGA_NOT_WRITTEN, NOW_MS);
    CU_ASSERT_FALSE(effects.send_confirm);
    CU_ASSERT_EQUAL(effects.say, SAGA_SAY_NOT_JOURNALLED);
    CU_ASSERT_EQUAL(saga.phase, SAGA_OVER);
}

static void codes_are_shown_only_after_the_order_is_durable(void)
{
    buy();
    step(SAGA_ORDER, NOW_MS);
    CU_ASSERT_EQUAL(effects.write, ORDER_CONFIRMED);
    CU_ASSERT_EQUAL(effects.say, SAGA_SAY_NOTHING);
    step(SAGA_WRITTEN, NOW_MS);
    CU_ASSERT_EQUAL(effects.say, SAGA_SAY_BOOKED);
}

static void tickets_in_the_basket_wait_for_the_settle_time_then_one_repeat_then_the_fence(void)
{
    lose_the_answer();
    step(SAGA_TICKETS, NOW_MS + SAGA_SETTLE_MS - 1);
    CU_ASSERT_NOT_EQUAL(effects.wake_at_ms, INT64_MAX);
    CU_ASSERT_EQUAL(effects.write, ORDER_NONE);
    step(SAGA_TIMER, NOW_MS + SAGA_SETTLE_MS);
    step(SAGA_TICKETS, NOW_MS + SAGA_SETTLE_MS);
    CU_ASSERT_EQUAL(effects.write, ORDER_CONFIRM_INTENT);
    step(SAGA_WRITTEN, NOW_MS + SAGA_SETTLE_MS);
    step(SAGA_NO_ORDER, 3 * minute_ms);
    step(SAGA_WRITTEN, 3 * minute_ms);
    step(SAGA_TIMER, 5 * minute_ms);
    step(SAGA_TICKETS, 5 * minute_ms);
    CU_ASSERT_TRUE(effects.clear);
    CU_ASSERT_EQUAL(effects.write, ORDER_NONE);
    step(SAGA_CLEARED, 5 * minute_ms);
    CU_ASSERT_EQUAL(effects.write, ORDER_VOIDED);
}

static void an_empty_basket_that_we_did_not_empty_proves_nothing(void)
{
    lose_the_answer();
    step(SAGA_EMPTY, 2 * minute_ms);
    CU_ASSERT_EQUAL(effects.write, ORDER_ESCALATED);
    lose_the_answer();
    step(SAGA_GONE, 2 * minute_ms);
    CU_ASSERT_EQUAL(effects.write, ORDER_ESCALATED);
}

static void what_was_never_sent_is_tried_three_times_and_given_back_without_the_fence(void)
{
    buy();
    for (int i = 1; i <= SAGA_UNSENT_TRIES_MAX; i++) {
        step(SAGA_UNSENT, NOW_MS);
        CU_ASSERT_EQUAL(effects.write, ORDER_TAGGED);
        CU_ASSERT_FALSE(effects.clear);
        step(SAGA_WRITTEN, NOW_MS);
        CU_ASSERT_FALSE(effects.clear);
        if (i == SAGA_UNSENT_TRIES_MAX)
            break;
        CU_ASSERT_NOT_EQUAL(effects.wake_at_ms, INT64_MAX);
        step(SAGA_TIMER, effects.wake_at_ms);
        CU_ASSERT_EQUAL(effects.write, ORDER_CONFIRM_INTENT);
        step(SAGA_WRITTEN, NOW_MS);
    }
    CU_ASSERT_EQUAL(effects.say, SAGA_SAY_UNSENT);
    CU_ASSERT_EQUAL(saga.phase, SAGA_OVER);
}

/* The journal counts two sends and refuses a third, whatever became of them. */
static void nobody_asks_for_a_third_send(void)
{
    lose_the_answer();
    step(SAGA_TICKETS, 2 * minute_ms);
    CU_ASSERT_EQUAL(effects.write, ORDER_CONFIRM_INTENT);
    step(SAGA_WRITTEN, 2 * minute_ms);
    step(SAGA_UNSENT, 2 * minute_ms); /* the repeat; the first may have arrived */
    CU_ASSERT_EQUAL(effects.write, ORDER_UNKNOWN);
    step(SAGA_WRITTEN, 2 * minute_ms);
    step(SAGA_TIMER, 4 * minute_ms);
    step(SAGA_TICKETS, 4 * minute_ms);
    CU_ASSERT_TRUE(effects.clear);
    const struct saga_found found = {
        .state = ORDER_UNKNOWN, .sends = 2, .service = {.second_confirm_is_safe = true}};
    saga_restore(&saga, &found);
    step(SAGA_TIMER, 4 * minute_ms);
    step(SAGA_GONE, 4 * minute_ms);
    CU_ASSERT_EQUAL(effects.write, ORDER_ESCALATED);
}

static void staff_decide_nothing_before_both_times_are_over(void)
{
    const struct {
        int64_t basket_ms, lock_ms;
    } cases[] = {{20 * minute_ms, 20 * minute_ms},
                 {3 * minute_ms, 3 * minute_ms},
                 {minute_ms, 2 * minute_ms},
                 {0, 2 * minute_ms}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct saga_case found = {
            .state = ORDER_ESCALATED, .last_send_ms = NOW_MS, .basket_ms = cases[i].basket_ms};
        int64_t wait_ms = 0;
        CU_ASSERT_FALSE(saga_staff_may_decide(&found, NOW_MS, &wait_ms));
        CU_ASSERT_EQUAL(wait_ms, cases[i].lock_ms);
        CU_ASSERT_FALSE(saga_staff_may_decide(&found, NOW_MS + wait_ms - 1, &wait_ms));
        CU_ASSERT_EQUAL(wait_ms, 1);
        CU_ASSERT_TRUE(saga_staff_may_decide(&found, NOW_MS + cases[i].lock_ms, &wait_ms));
        CU_ASSERT_EQUAL(wait_ms, 0);
    }
}

static void staff_decide_nothing_that_is_proved_or_under_way(void)
{
    for (int state = ORDER_DRAFT; state < ORDER_STATE_COUNT; state++) {
        const struct saga_case found = {.state = (enum order_state)state, .basket_ms = minute_ms};
        const bool is_open = state == ORDER_UNKNOWN || state == ORDER_ESCALATED;
        int64_t wait_ms = 0;
        CU_ASSERT_EQUAL(saga_staff_may_decide(&found, 60 * minute_ms, &wait_ms), is_open);
        CU_ASSERT_EQUAL(wait_ms < 0, !is_open);
    }
}

CU_TestInfo test_saga[] = {
    {"a confirm goes out only after its intent is durable",
     a_confirm_goes_out_only_after_its_intent_is_durable},
    {"codes are shown only after the order is durable",
     codes_are_shown_only_after_the_order_is_durable},
    {"tickets in the basket wait for the settle time, then one repeat, then the fence",
     tickets_in_the_basket_wait_for_the_settle_time_then_one_repeat_then_the_fence},
    {"an empty basket that we did not empty proves nothing",
     an_empty_basket_that_we_did_not_empty_proves_nothing},
    {"what was never sent is tried three times and given back without the fence",
     what_was_never_sent_is_tried_three_times_and_given_back_without_the_fence},
    {"nobody asks for a third send", nobody_asks_for_a_third_send},
    {"staff decide nothing before both times are over",
     staff_decide_nothing_before_both_times_are_over},
    {"staff decide nothing that is proved or under way",
     staff_decide_nothing_that_is_proved_or_under_way},
    CU_TEST_INFO_NULL,
};
