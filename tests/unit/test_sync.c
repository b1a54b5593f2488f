#include <CUnit/CUnit.h>

#include <string.h>

#include "fakes/fake_kiosk.h"

static struct fake_kiosk kiosk;

static void forget_log(void)
{
    kiosk.service.log[0] = '\0';
}

static void one_refresh_asks_for_each_plan_and_price_list_once(void)
{
    fake_kiosk_init(&kiosk);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "GET events?"), 1);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "GET instances?"), 2); /* 14 days */
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "/price-list"), 1);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "GET plans/PR"), 1);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "GET plans/PU"), 1);
    CU_ASSERT_EQUAL(kiosk.catalogue->n_events, 1);
    CU_ASSERT_STRING_EQUAL(kiosk.catalogue->events[0].name, "The Fox");
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_YES);
    CU_ASSERT_TRUE(kiosk.health.synced_utc_s > 0);
    CU_ASSERT_FALSE(kiosk.health.syncing);
    fake_kiosk_deinit(&kiosk);
}

static void an_unchanged_refresh_asks_no_plan_and_no_list_again(void)
{
    fake_kiosk_init(&kiosk);
    forget_log();
    struct reply *reply = fake_kiosk_simple(&kiosk, COMMAND_SYNC);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_TRUE(kiosk.n_progress > 0);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "/price-list"), 0);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "GET plans"), 0);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "GET events?"), 1);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void a_failed_refresh_keeps_what_is_there(void)
{
    static const char *const paths[] = {"events?", "instances?", "plans", "status"};
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        fake_kiosk_init(&kiosk);
        fake_kiosk_pass(&kiosk, 15 * INT64_C(60000));
        fake_service_fail(&kiosk.service, "GET", paths[i], SERVICE_500_BEFORE, 1000);
        struct reply *reply = fake_kiosk_simple(&kiosk, COMMAND_SYNC);
        CU_ASSERT_PTR_NOT_NULL_FATAL(reply);
        reply_free(reply);
        CU_ASSERT_EQUAL(kiosk.catalogue->n_events, 1);
        CU_ASSERT_EQUAL(kiosk.catalogue->n_instances, 2);
        fake_kiosk_deinit(&kiosk);
    }
}

/* An answer of which nothing can be read says nothing; else what is on would be swept away. */
static void a_list_of_which_nothing_can_be_read_keeps_what_is_there(void)
{
    fake_kiosk_init(&kiosk);
    fake_kiosk_pass(&kiosk, 15 * INT64_C(60000));
    kiosk.service.odd_lists = true;
    reply_free(fake_kiosk_simple(&kiosk, COMMAND_SYNC));
    CU_ASSERT_EQUAL(kiosk.catalogue->n_events, 1);
    CU_ASSERT_EQUAL(kiosk.catalogue->n_instances, 2);
    fake_kiosk_deinit(&kiosk);
}

static void without_the_service_it_starts_from_the_cache_and_sells_nothing_until_it_is_back(void)
{
    fake_kiosk_init(&kiosk);
    fake_service_fail(&kiosk.service, "GET", "", SERVICE_UNREACHED, 100000);
    fake_kiosk_pull_plug(&kiosk);
    fake_kiosk_pass(&kiosk, 60000);
    CU_ASSERT_EQUAL(kiosk.catalogue->n_instances, 2);
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_OFFLINE);
    kiosk.service.fault = SERVICE_FINE;
    fake_kiosk_pass(&kiosk, 70000); /* the probe's longest pause is a minute */
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_YES);
    fake_kiosk_deinit(&kiosk);
}

static void a_customer_is_not_disturbed_by_the_light_refresh(void)
{
    fake_kiosk_init(&kiosk);
    fake_kiosk_pass(&kiosk, 29 * INT64_C(60000));
    forget_log();
    for (int i = 0; i < 30; i++) { /* somebody is at it all the time */
        reply_free(fake_kiosk_simple(&kiosk, COMMAND_BASKET));
        fake_kiosk_pass(&kiosk, 10000);
    }
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "GET events?"), 0);
    fake_kiosk_pass(&kiosk, 5 * INT64_C(60000));
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "GET events?"), 1);
    fake_kiosk_deinit(&kiosk);
}

static void refused_credentials_stop_selling_with_the_cure(void)
{
    fake_kiosk_init(&kiosk);
    fake_service_fail(&kiosk.service, "POST", "baskets", SERVICE_401, 1);
    reply_free(fake_kiosk_hold(&kiosk, 0, 1));
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_STOPPED);
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.reason, "foyerctl credentials set"));
    fake_kiosk_pass(&kiosk, 10000); /* the service accepts the probe */
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_YES);
    fake_kiosk_deinit(&kiosk);
}

static void an_agent_that_is_not_set_up_is_told_to_the_operator(void)
{
    fake_kiosk_init(&kiosk);
    fake_service_fail(&kiosk.service, "POST", "baskets", SERVICE_ERROR_12, 1);
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 1);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_SETUP);
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_STOPPED);
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.reason, "Spektrix support"));
    reply_free(reply);
    reply_free(fake_kiosk_simple(&kiosk, COMMAND_ABANDON));
    reply = fake_kiosk_simple(&kiosk, COMMAND_CHECK); /* after it was put right */
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_YES);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void the_connection_test_makes_and_clears_a_basket(void)
{
    fake_kiosk_init(&kiosk);
    struct reply *reply = fake_kiosk_simple(&kiosk, COMMAND_CHECK);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_TRUE(reply->n_checks >= 7);
    for (size_t i = 0; i < reply->n_checks; i++)
        CU_ASSERT_TRUE(reply->checks[i].ok);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_ABANDONED);
    reply_free(reply);
    fake_service_fail(&kiosk.service, "GET", "venues", SERVICE_UNREACHED, 100);
    reply = fake_kiosk_simple(&kiosk, COMMAND_CHECK);
    CU_ASSERT_NOT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(kiosk.service.n_baskets, 1);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void an_instance_opens_with_prices_plan_and_status(void)
{
    fake_kiosk_init(&kiosk);
    struct reply *reply = fake_kiosk_open(&kiosk, "IR");
    CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->plan->n_seats, SERVICE_SEATS);
    CU_ASSERT_EQUAL(reply->prices->n_prices, 2);
    CU_ASSERT_TRUE(reply->status->seats_known);
    CU_ASSERT_EQUAL(reply->status->whole.available, SERVICE_SEATS);
    reply_free(reply);
    reply = fake_kiosk_open(&kiosk, "IU");
    CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->status->whole.available, 25);
    reply_free(reply);
    reply = fake_kiosk_open(&kiosk, "NOPE");
    CU_ASSERT_EQUAL(reply->fault.rc, RC_NOT_FOUND);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

CU_TestInfo test_sync[] = {
    {"one refresh asks for each plan and price list once",
     one_refresh_asks_for_each_plan_and_price_list_once},
    {"an unchanged refresh asks no plan and no list again",
     an_unchanged_refresh_asks_no_plan_and_no_list_again},
    {"a failed refresh keeps what is there", a_failed_refresh_keeps_what_is_there},
    {"a list of which nothing can be read keeps what is there",
     a_list_of_which_nothing_can_be_read_keeps_what_is_there},
    {"without the service it starts from the cache and sells nothing until it is back",
     without_the_service_it_starts_from_the_cache_and_sells_nothing_until_it_is_back},
    {"a customer is not disturbed by the light refresh",
     a_customer_is_not_disturbed_by_the_light_refresh},
    {"refused credentials stop selling with the cure",
     refused_credentials_stop_selling_with_the_cure},
    {"an agent that is not set up is told to the operator",
     an_agent_that_is_not_set_up_is_told_to_the_operator},
    {"the connection test makes and clears a basket",
     the_connection_test_makes_and_clears_a_basket},
    {"an instance opens with prices, plan and status",
     an_instance_opens_with_prices_plan_and_status},
    CU_TEST_INFO_NULL,
};
