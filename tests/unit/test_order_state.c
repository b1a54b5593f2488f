#include <CUnit/CUnit.h>
#include <string.h>

#include "model/order_state.h"

static void final_states_lead_nowhere(void)
{
    for (int from = 1; from < ORDER_STATE_COUNT; from++) {
        int n = 0;
        for (int to = 1; to < ORDER_STATE_COUNT; to++)
            n += order_state_may_become((enum order_state)from, (enum order_state)to);
        CU_ASSERT_EQUAL(n == 0, order_state_is_final((enum order_state)from));
    }
}

static void nothing_is_confirmed_that_was_not_sent(void)
{
    for (int from = 1; from < ORDER_STATE_COUNT; from++) {
        const bool sent =
            from == ORDER_CONFIRM_INTENT || from == ORDER_UNKNOWN || from == ORDER_ESCALATED;
        CU_ASSERT_EQUAL(order_state_may_become((enum order_state)from, ORDER_CONFIRMED), sent);
    }
}

static void what_was_sent_is_never_just_abandoned(void)
{
    CU_ASSERT_TRUE(order_state_may_become(ORDER_TAGGED, ORDER_ABANDONED));
    CU_ASSERT_FALSE(order_state_may_become(ORDER_CONFIRM_INTENT, ORDER_ABANDONED));
    CU_ASSERT_FALSE(order_state_may_become(ORDER_CONFIRM_INTENT, ORDER_VOIDED));
    CU_ASSERT_FALSE(order_state_may_become(ORDER_UNKNOWN, ORDER_ABANDONED));
    CU_ASSERT_FALSE(order_state_may_become(ORDER_CONFIRMED, ORDER_VOIDED));
}

/* R9: CONFIRMED is where the order's number is. */
static void only_what_is_confirmed_is_captured(void)
{
    for (int from = 1; from < ORDER_STATE_COUNT; from++)
        CU_ASSERT_EQUAL(order_state_may_become((enum order_state)from, ORDER_CAPTURED),
                        from == ORDER_CONFIRMED);
}

static void states_have_their_names(void)
{
    CU_ASSERT_STRING_EQUAL(order_state_name(ORDER_CONFIRM_INTENT), "CONFIRM_INTENT");
    CU_ASSERT_STRING_EQUAL(order_state_name(ORDER_RESOLVED_BY_STAFF), "RESOLVED_BY_STAFF");
    CU_ASSERT_STRING_EQUAL(order_state_name(ORDER_NONE), "NONE");
}

CU_TestInfo test_order_state[] = {
    {"final states lead nowhere", final_states_lead_nowhere},
    {"nothing is confirmed that was not sent", nothing_is_confirmed_that_was_not_sent},
    {"what was sent is never just abandoned", what_was_sent_is_never_just_abandoned},
    {"only what is confirmed is captured", only_what_is_confirmed_is_captured},
    {"states have their names", states_have_their_names},
    CU_TEST_INFO_NULL,
};
