#include <CUnit/CUnit.h>

#include <string.h>

#include "fakes/fake_kiosk.h"

static struct fake_kiosk kiosk;

static void begin(void)
{
    fake_kiosk_init(&kiosk);
    reply_free(fake_kiosk_hold(&kiosk, 0, 2));
}

static void a_lost_answer_is_found_in_the_basket_while_the_customer_watches(void)
{
    begin();
    fake_service_fail(&kiosk.service, "POST", "/confirm", SERVICE_SILENT_AFTER, 1);
    const int64_t from_ms = clock_mono_ms(&kiosk.clock);
    struct reply *reply = fake_kiosk_confirm(&kiosk, 8300);
    CU_ASSERT_PTR_NOT_NULL_FATAL(reply->order);
    CU_ASSERT_STRING_EQUAL(reply->order->lines[0].barcode, "BC1");
    CU_ASSERT_TRUE(clock_mono_ms(&kiosk.clock) - from_ms < 45000);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 1);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void refusals_of_every_kind_are_no_proof(void)
{
    static const enum service_fault kinds[] = {SERVICE_500_AFTER, SERVICE_500_BEFORE, SERVICE_401,
                                               SERVICE_ERROR_12, SERVICE_SILENT_BEFORE};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        begin();
        fake_service_fail(&kiosk.service, "POST", "/confirm", kinds[i], 1);
        struct reply *reply = fake_kiosk_confirm(&kiosk, 8300);
        if (reply->order == NULL) {
            CU_ASSERT_EQUAL(reply->fault.rc, RC_UNKNOWN_OUTCOME);
            CU_ASSERT_TRUE(reply->reference[0] != '\0');
        }
        reply_free(reply);
        fake_kiosk_pass(&kiosk, 120000);
        CU_ASSERT_EQUAL(kiosk.service.n_orders, 1); /* the same basket again, and once only */
        CU_ASSERT_EQUAL(kiosk.service.n_baskets, 1);
        CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_CONFIRMED);
        fake_kiosk_deinit(&kiosk);
    }
}

static void the_customer_watches_for_at_most_45_seconds(void)
{
    begin();
    fake_service_fail(&kiosk.service, "POST", "/confirm", SERVICE_SILENT_BEFORE, 1);
    const int64_t from_ms = clock_mono_ms(&kiosk.clock);
    struct reply *reply = fake_kiosk_confirm(&kiosk, 8300);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_UNKNOWN_OUTCOME);
    const int64_t watched_ms = clock_mono_ms(&kiosk.clock) - from_ms;
    CU_ASSERT_TRUE(watched_ms >= 45000 && watched_ms <= 46000);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "/confirm"), 1); /* not before 60 s */
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void sent_twice_and_still_there_is_cleared_and_proved_not_sold(void)
{
    begin();
    fake_service_fail(&kiosk.service, "POST", "/confirm", SERVICE_SILENT_BEFORE, 9);
    reply_free(fake_kiosk_confirm(&kiosk, 8300));
    fake_kiosk_pass(&kiosk, 5 * INT64_C(60000));
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "/confirm"), 2);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 0);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_VOIDED);
    fake_kiosk_deinit(&kiosk);
}

static void pass_until(int n, const char *request)
{
    for (int s = 0; s < 300 && fake_service_count(&kiosk.service, request) < n; s++)
        fake_kiosk_pass(&kiosk, 1000);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, request), n);
}

/* R5: only a fence that was seen to hold is one. */
static void a_fence_whose_answer_was_lost_is_looked_at_again(void)
{
    begin();
    fake_service_fail(&kiosk.service, "POST", "/confirm", SERVICE_SILENT_BEFORE, 9);
    reply_free(fake_kiosk_confirm(&kiosk, 8300));
    pass_until(2, "/confirm");
    fake_kiosk_pass(&kiosk, 30000); /* the second is not given up yet */
    fake_service_fail(&kiosk.service, "POST", "/clear", SERVICE_SILENT_BEFORE, 1);
    pass_until(1, "/clear");
    fake_kiosk_pass(&kiosk, 21000);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_UNKNOWN);
    fake_kiosk_pass(&kiosk, 5 * INT64_C(60000));
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_VOIDED);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "/clear"), 2);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    fake_kiosk_deinit(&kiosk);
}

static void a_basket_that_is_not_there_is_for_staff_and_asked_again(void)
{
    begin();
    kiosk.service.after_confirm = SERVICE_FORGETS_BASKET;
    fake_service_fail(&kiosk.service, "POST", "/confirm", SERVICE_SILENT_AFTER, 1);
    struct reply *reply = fake_kiosk_confirm(&kiosk, 8300);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_UNKNOWN_OUTCOME);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_ESCALATED);
    CU_ASSERT_EQUAL(kiosk.health.open_attempts, 1);
    CU_ASSERT_STRING_EQUAL(kiosk.health.open_reference, reply->reference);
    reply_free(reply);
    kiosk.service.after_confirm = SERVICE_SHOWS_ORDER;
    fake_kiosk_pass(&kiosk, 11 * INT64_C(60000));
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_CONFIRMED);
    CU_ASSERT_EQUAL(kiosk.health.open_attempts, 0);
    fake_kiosk_deinit(&kiosk);
}

static void what_was_never_sent_goes_back_and_can_be_tried_again(void)
{
    begin();
    fake_service_fail(&kiosk.service, "POST", "/confirm", SERVICE_UNREACHED, 3);
    struct reply *reply = fake_kiosk_confirm(&kiosk, 8300);
    CU_ASSERT_EQUAL(rc_class_of(reply->fault.rc), RC_CLASS_RETRY);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_TAGGED);
    reply_free(reply);
    reply = fake_kiosk_confirm(&kiosk, 8300);
    CU_ASSERT_PTR_NOT_NULL(reply->order);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 1);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void no_second_basket_for_a_session_whose_booking_is_open(void)
{
    begin();
    kiosk.service.after_confirm = SERVICE_FORGETS_BASKET;
    fake_service_fail(&kiosk.service, "POST", "/confirm", SERVICE_SILENT_AFTER, 1);
    reply_free(fake_kiosk_confirm(&kiosk, 8300));
    struct reply *reply = fake_kiosk_hold(&kiosk, 4, 2);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_UNKNOWN_OUTCOME);
    CU_ASSERT_EQUAL(kiosk.service.n_baskets, 1);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void two_open_bookings_stop_selling_until_one_is_proved(void)
{
    fake_kiosk_init(&kiosk);
    kiosk.service.after_confirm = SERVICE_FORGETS_BASKET;
    for (int i = 0; i < 2; i++) {
        kiosk.session++;
        reply_free(fake_kiosk_hold(&kiosk, i * 2, 2));
        fake_service_fail(&kiosk.service, "POST", "/confirm", SERVICE_SILENT_AFTER, 1);
        reply_free(fake_kiosk_confirm(&kiosk, 8300));
    }
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_STOPPED);
    kiosk.session++;
    struct reply *reply = fake_kiosk_hold(&kiosk, 4, 1);
    CU_ASSERT_EQUAL(rc_class_of(reply->fault.rc), RC_CLASS_STAFF);
    CU_ASSERT_EQUAL(kiosk.service.n_baskets, 2);
    reply_free(reply);
    kiosk.service.after_confirm = SERVICE_SHOWS_ORDER;
    fake_kiosk_pass(&kiosk, 11 * INT64_C(60000));
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_YES);
    fake_kiosk_deinit(&kiosk);
}

static void without_contact_for_ten_minutes_it_is_for_staff(void)
{
    begin();
    fake_service_fail(&kiosk.service, "POST", "/confirm", SERVICE_SILENT_BEFORE, 1);
    reply_free(fake_kiosk_confirm(&kiosk, 8300));
    fake_service_fail(&kiosk.service, "GET", "baskets", SERVICE_SILENT_BEFORE, 100000);
    fake_kiosk_pass(&kiosk, 12 * INT64_C(60000));
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_ESCALATED);
    fake_kiosk_deinit(&kiosk);
}

CU_TestInfo test_reconcile[] = {
    {"a lost answer is found in the basket while the customer watches",
     a_lost_answer_is_found_in_the_basket_while_the_customer_watches},
    {"refusals of every kind are no proof", refusals_of_every_kind_are_no_proof},
    {"the customer watches for at most 45 seconds", the_customer_watches_for_at_most_45_seconds},
    {"sent twice and still there is cleared and proved not sold",
     sent_twice_and_still_there_is_cleared_and_proved_not_sold},
    {"a fence whose answer was lost is looked at again",
     a_fence_whose_answer_was_lost_is_looked_at_again},
    {"a basket that is not there is for staff and asked again",
     a_basket_that_is_not_there_is_for_staff_and_asked_again},
    {"what was never sent goes back and can be tried again",
     what_was_never_sent_goes_back_and_can_be_tried_again},
    {"no second basket for a session whose booking is open",
     no_second_basket_for_a_session_whose_booking_is_open},
    {"two open bookings stop selling until one is proved",
     two_open_bookings_stop_selling_until_one_is_proved},
    {"without contact for ten minutes it is for staff",
     without_contact_for_ten_minutes_it_is_for_staff},
    CU_TEST_INFO_NULL,
};
