#include <CUnit/CUnit.h>

#include <string.h>

#include "fakes/fake_kiosk.h"

static struct fake_kiosk kiosk;

/* One purchase; any step may end without an answer. True when an order was shown. */
static bool purchase(void)
{
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 2);
    const bool held = reply && reply->fault.rc == RC_OK;
    reply_free(reply);
    if (!held)
        return false;
    reply = fake_kiosk_confirm(&kiosk, 8300);
    const bool sold = reply && reply->order;
    reply_free(reply);
    return sold;
}

static void fail_at(int nth, enum service_fault fault, int times)
{
    fake_service_fail(&kiosk.service, "", "", fault, times);
    kiosk.service.fault_at = nth;
}

static void pull_plug_at(int nth, enum service_fault fault, enum service_after_confirm after)
{
    fake_kiosk_init(&kiosk);
    kiosk.service.after_confirm = after;
    fail_at(nth, fault, 1);
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 2);
    if (reply) {
        reply_free(reply);
        struct command command = {.type = COMMAND_CONFIRM, .agreed_total = 8300};
        reply_free(fake_kiosk_do(&kiosk, &command, 3000));
    }
    fake_kiosk_pull_plug(&kiosk);
    fake_kiosk_pass(&kiosk, 10 * INT64_C(60000));
    const enum order_state state = fake_kiosk_newest_state(&kiosk);
    CU_ASSERT_TRUE(kiosk.service.n_orders <= 1);
    if (kiosk.service.n_orders == 1)
        CU_ASSERT_TRUE(state == ORDER_CONFIRMED || state == ORDER_ESCALATED);
    if (kiosk.service.n_orders == 1 && after == SERVICE_SHOWS_ORDER)
        CU_ASSERT_EQUAL(state, ORDER_CONFIRMED);
    if (kiosk.service.n_orders == 0)
        CU_ASSERT_TRUE(state == ORDER_ABANDONED || state == ORDER_VOIDED || state == ORDER_NONE);
    /* A basket whose id never came is empty: the tickets go in by a later request. */
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    fake_kiosk_deinit(&kiosk);
}

static void the_plug_may_be_pulled_at_every_request(void)
{
    static const enum service_fault hangs[] = {SERVICE_HANG_BEFORE, SERVICE_HANG_AFTER};
    enum { REQUESTS = 7 };
    for (int nth = 1; nth <= REQUESTS; nth++) {
        for (size_t k = 0; k < 2; k++) {
            pull_plug_at(nth, hangs[k], SERVICE_SHOWS_ORDER);
            pull_plug_at(nth, hangs[k], SERVICE_FORGETS_BASKET);
        }
    }
}

/* The service goes away at the n-th request for good, and is back after the customer has gone. */
static void service_dies_at(int nth, enum service_fault first)
{
    fake_kiosk_init(&kiosk);
    fail_at(nth, first, 1);
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 2);
    CU_ASSERT_PTR_NOT_NULL(reply); /* words, whatever happens */
    const bool held = reply && reply->fault.rc == RC_OK;
    reply_free(reply);
    bool sold = false;
    if (held) {
        reply = fake_kiosk_confirm(&kiosk, 8300);
        CU_ASSERT_PTR_NOT_NULL(reply);
        sold = reply && reply->order;
        reply_free(reply);
    }
    reply_free(fake_kiosk_simple(&kiosk, COMMAND_ABANDON));
    fake_kiosk_pass(&kiosk, 10 * INT64_C(60000));
    CU_ASSERT_TRUE(kiosk.service.n_orders <= 1);
    CU_ASSERT_TRUE(!sold || kiosk.service.n_orders == 1);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    CU_ASSERT_EQUAL(kiosk.health.open_attempts, 0);
    fake_kiosk_deinit(&kiosk);
}

static void every_lost_answer_ends_in_words_and_free_seats(void)
{
    static const enum service_fault faults[] = {SERVICE_SILENT_BEFORE, SERVICE_SILENT_AFTER,
                                                SERVICE_UNREACHED, SERVICE_500_BEFORE,
                                                SERVICE_500_AFTER};
    enum { REQUESTS = 6 };
    for (int nth = 1; nth <= REQUESTS; nth++) {
        for (size_t k = 0; k < sizeof(faults) / sizeof(faults[0]); k++)
            service_dies_at(nth, faults[k]);
    }
}

static void a_second_power_cut_during_recovery_changes_nothing(void)
{
    fake_kiosk_init(&kiosk);
    fake_service_fail(&kiosk.service, "POST", "/confirm", SERVICE_HANG_AFTER, 1);
    reply_free(fake_kiosk_hold(&kiosk, 0, 2));
    struct command command = {.type = COMMAND_CONFIRM, .agreed_total = 8300};
    reply_free(fake_kiosk_do(&kiosk, &command, 1000));
    for (int i = 0; i < 3; i++) {
        fake_service_fail(&kiosk.service, "GET", "baskets", SERVICE_HANG_BEFORE, 1);
        fake_kiosk_pull_plug(&kiosk);
        fake_kiosk_pass(&kiosk, 1000);
    }
    kiosk.service.fault = SERVICE_FINE;
    fake_kiosk_pull_plug(&kiosk);
    fake_kiosk_pass(&kiosk, 5000);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 1);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "/confirm"), 1);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_CONFIRMED);
    fake_kiosk_deinit(&kiosk);
}

static void after_a_restart_the_next_customer_buys(void)
{
    fake_kiosk_init(&kiosk);
    reply_free(fake_kiosk_hold(&kiosk, 0, 2));
    fake_kiosk_pull_plug(&kiosk);
    fake_kiosk_pass(&kiosk, 2000);
    CU_ASSERT_TRUE(purchase());
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 1);
    fake_kiosk_deinit(&kiosk);
}

CU_TestInfo test_backend_power[] = {
    {"the plug may be pulled at every request", the_plug_may_be_pulled_at_every_request},
    {"every lost answer ends in words and free seats",
     every_lost_answer_ends_in_words_and_free_seats},
    {"a second power cut during recovery changes nothing",
     a_second_power_cut_during_recovery_changes_nothing},
    {"after a restart the next customer buys", after_a_restart_the_next_customer_buys},
    CU_TEST_INFO_NULL,
};
