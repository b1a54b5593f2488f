#include <CUnit/CUnit.h>
#include <string.h>

#include "backend/limits.h"
#include "base/text.h"
#include "fakes/fake_kiosk.h"
#include "fakes/temp_dir.h"
#include "model/refusal.h"
#include "store/switches.h"

static struct fake_kiosk kiosk;

static void the_night_may_go_over_midnight(void)
{
    CU_ASSERT_FALSE(limits_is_night(3, 0, 0)); /* never closed */
    CU_ASSERT_TRUE(limits_is_night(23, 23, 8));
    CU_ASSERT_TRUE(limits_is_night(7, 23, 8));
    CU_ASSERT_FALSE(limits_is_night(8, 23, 8));
    CU_ASSERT_FALSE(limits_is_night(22, 23, 8));
    CU_ASSERT_TRUE(limits_is_night(2, 1, 6));
    CU_ASSERT_FALSE(limits_is_night(6, 1, 6));
}

static enum refusal refused(struct reply *reply)
{
    CU_ASSERT_EQUAL(reply->fault.rc, RC_NOT_POSSIBLE);
    const enum refusal refusal = refusal_of(reply->fault.rc, reply->fault.detail);
    reply_free(reply);
    return refusal;
}

static void more_for_one_performance_than_may_be_is_refused_before_it_is_asked_for(void)
{
    fake_kiosk_init(&kiosk);
    kiosk.config.shop.instance_limit = 2;
    CU_ASSERT_EQUAL(refused(fake_kiosk_hold(&kiosk, 2, 3)), REFUSAL_INSTANCE);
    struct reply *reply = fake_kiosk_hold(&kiosk, 2, 2);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    reply_free(reply);
    kiosk.config.shop.ticket_limit = 2;
    kiosk.config.shop.instance_limit = 0;
    CU_ASSERT_EQUAL(refused(fake_kiosk_hold(&kiosk, 5, 1)), REFUSAL_TICKETS);
    fake_kiosk_deinit(&kiosk);
}

static void nothing_is_begun_at_night_and_what_is_held_may_be_added_to(void)
{
    fake_kiosk_init(&kiosk);
    struct reply *reply = fake_kiosk_hold(&kiosk, 2, 1);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    reply_free(reply);
    const struct wall local = when_local(clock_utc_ms(&kiosk.clock) / 1000);
    kiosk.config.shop.closed_from_hour = (unsigned char)local.hour;
    kiosk.config.shop.closed_until_hour = (kiosk.config.shop.closed_from_hour + 2) % 24;
    reply = fake_kiosk_hold(&kiosk, 5, 1); /* a sale under way */
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    reply_free(reply);
    reply_free(fake_kiosk_do(&kiosk, &(struct command){.type = COMMAND_ABANDON}, 60000));
    CU_ASSERT_EQUAL(refused(fake_kiosk_hold(&kiosk, 8, 1)), REFUSAL_NIGHT);
    fake_kiosk_deinit(&kiosk);
}

static void the_operators_switches_outlive_the_program(void)
{
    char dir[TEMP_DIR_SIZE];
    struct fault fault = {RC_OK, 0, ""};
    struct switches switches = {.n = 0}, again;
    temp_dir_make(dir);
    CU_ASSERT_EQUAL(switches_read(dir, &again, &fault), RC_OK);
    CU_ASSERT_EQUAL(again.n, 0);
    const struct publish_switch shown = {"1A", true, 1795286100},
                                hidden = {"2B", false, 1795286160};
    const struct publish_switch other = {"1A", false, 1795286220};
    CU_ASSERT_EQUAL(switches_set(dir, &switches, &shown, &fault), RC_OK);
    CU_ASSERT_EQUAL(switches_set(dir, &switches, &hidden, &fault), RC_OK);
    CU_ASSERT_EQUAL(switches_set(dir, &switches, &other, &fault), RC_OK);
    CU_ASSERT_EQUAL(switches_read(dir, &again, &fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(again.n, 2); /* only the last word on each */
    CU_ASSERT_STRING_EQUAL(again.list[0].instance_id, "2B");
    CU_ASSERT_STRING_EQUAL(again.list[1].instance_id, "1A");
    CU_ASSERT_FALSE(again.list[1].shown);
    CU_ASSERT_EQUAL(again.list[1].utc_s, 1795286220);
    temp_dir_remove(dir);
    CU_ASSERT_EQUAL(switches_set(dir, &switches, &shown, &fault), RC_STORE);
    CU_ASSERT_FALSE(switches.list[1].shown); /* nothing has changed */
}

CU_TestInfo test_limits[] = {
    {"the night may go over midnight", the_night_may_go_over_midnight},
    {"more for one performance than may be is refused before it is asked for",
     more_for_one_performance_than_may_be_is_refused_before_it_is_asked_for},
    {"nothing is begun at night, and what is held may be added to",
     nothing_is_begun_at_night_and_what_is_held_may_be_added_to},
    {"the operator's switches outlive the program", the_operators_switches_outlive_the_program},
    CU_TEST_INFO_NULL,
};
