#include <CUnit/CUnit.h>

#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "fakes/fake_kiosk.h"

static struct fake_kiosk kiosk;

static void begin(int n)
{
    fake_kiosk_init(&kiosk);
    reply_free(fake_kiosk_open(&kiosk, "IR"));
    reply_free(fake_kiosk_hold(&kiosk, 0, n));
}

static void a_booking_gives_the_order_with_a_barcode_for_each_ticket(void)
{
    begin(2);
    struct reply *reply = fake_kiosk_confirm(&kiosk, 8300);
    CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
    CU_ASSERT_PTR_NOT_NULL_FATAL(reply->order);
    CU_ASSERT_STRING_EQUAL(reply->order->id, "900001");
    CU_ASSERT_STRING_EQUAL(reply->order->lines[1].barcode, "BC2");
    CU_ASSERT_STRING_EQUAL(reply->order->lines[1].event_name, "The Fox");
    CU_ASSERT_STRING_EQUAL(reply->order->lines[1].seat_name, "A2");
    CU_ASSERT_STRING_EQUAL(reply->order->reference, reply->reference);
    CU_ASSERT_TRUE(kiosk.n_progress >= 3);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_CONFIRMED);
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.service.baskets[1].reference, reply->reference));
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void a_whole_sale_takes_at_most_ten_requests(void)
{
    fake_kiosk_init(&kiosk);
    fake_kiosk_pass(&kiosk, 11 * INT64_C(60000)); /* the prices of the refresh are old by now */
    const int before = kiosk.service.n_requests;
    reply_free(fake_kiosk_open(&kiosk, "IR"));
    reply_free(fake_kiosk_hold(&kiosk, 0, 2));
    struct reply *reply = fake_kiosk_confirm(&kiosk, 8300);
    CU_ASSERT_PTR_NOT_NULL(reply->order);
    CU_ASSERT_TRUE(kiosk.service.n_requests - before <= 10);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void another_total_than_agreed_is_not_booked(void)
{
    begin(1);
    kiosk.service.raise_pence = 100;
    struct reply *reply = fake_kiosk_confirm(&kiosk, 4150);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_PRICE_CHANGED);
    CU_ASSERT_EQUAL(reply->basket.total, 4250);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 0);
    reply_free(reply);
    reply = fake_kiosk_confirm(&kiosk, 4250); /* the customer agrees to the new one */
    CU_ASSERT_PTR_NOT_NULL(reply->order);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void tickets_that_went_away_meanwhile_are_not_booked_without_asking(void)
{
    begin(2);
    kiosk.service.baskets[1].n_tickets = 1;
    struct reply *reply = fake_kiosk_confirm(&kiosk, 8300);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_PRICE_CHANGED);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 0);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void another_reference_in_the_answer_is_not_booked(void)
{
    begin(1);
    kiosk.service.other_echo = true;
    struct reply *reply = fake_kiosk_confirm(&kiosk, 4150);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_REJECTED);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "/confirm"), 0);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void a_service_that_does_not_show_the_reference_is_believed_by_its_2xx(void)
{
    begin(1);
    kiosk.service.no_echo = true;
    struct reply *reply = fake_kiosk_confirm(&kiosk, 4150);
    CU_ASSERT_PTR_NOT_NULL(reply->order);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void details_that_were_not_accepted_stop_the_booking(void)
{
    begin(1);
    fake_service_fail(&kiosk.service, "PATCH", "baskets", SERVICE_SILENT_BEFORE, 1);
    struct reply *reply = fake_kiosk_confirm(&kiosk, 4150);
    CU_ASSERT_EQUAL(rc_class_of(reply->fault.rc), RC_CLASS_RETRY);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 1);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 0);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void count_names(void *ctx, int level, int64_t utc_s, const char *words)
{
    int *n = ctx;
    (void)level;
    (void)utc_s;
    *n += strstr(words, "Ada") || strstr(words, "Zambrowska") ? 1 : 0;
}

static void a_name_that_the_service_quotes_is_kept_nowhere(void)
{
    int n = 0;
    begin(1);
    fake_service_fail(&kiosk.service, "PATCH", "baskets", SERVICE_QUOTES, 1);
    struct command command = {.type = COMMAND_CONFIRM, .agreed_total = 4150};
    text_copy(command.details.first_name, sizeof(command.details.first_name), "Ada");
    text_copy(command.details.last_name, sizeof(command.details.last_name), "Zambrowska");
    struct reply *reply = fake_kiosk_do(&kiosk, &command, 60000);
    CU_ASSERT_PTR_NOT_NULL(strstr(reply->fault.what, "***"));
    count_names(&n, 0, 0, reply->fault.what);
    log_warn("%s", reply->fault.what);
    log_recent(count_names, &n);
    CU_ASSERT_EQUAL(n, 0);
    char out[32];
    log_format(out, sizeof(out), "Zambrowska"); /* no copy of it is left in memory for the log */
    CU_ASSERT_STRING_EQUAL(out, "Zambrowska");
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void details_whose_answer_was_lost_count_when_the_basket_shows_them(void)
{
    begin(1);
    fake_service_fail(&kiosk.service, "PATCH", "baskets", SERVICE_SILENT_AFTER, 1);
    struct reply *reply = fake_kiosk_confirm(&kiosk, 4150);
    CU_ASSERT_PTR_NOT_NULL(reply->order);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void an_order_without_barcodes_is_real(void)
{
    begin(1);
    kiosk.service.no_barcodes = true;
    struct reply *reply = fake_kiosk_confirm(&kiosk, 4150);
    CU_ASSERT_PTR_NOT_NULL_FATAL(reply->order);
    CU_ASSERT_STRING_EQUAL(reply->order->lines[0].barcode, "");
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_CONFIRMED);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void shown_tickets_end_the_attempt(void)
{
    begin(1);
    struct reply *reply = fake_kiosk_confirm(&kiosk, 4150);
    struct command shown = {.type = COMMAND_SHOWN};
    memcpy(shown.reference, reply->reference, sizeof(shown.reference));
    reply_free(reply);
    reply_free(fake_kiosk_do(&kiosk, &shown, 1000));
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_DONE);
    reply = fake_kiosk_simple(&kiosk, COMMAND_SALES);
    CU_ASSERT_EQUAL(reply->health.orders_today, 1);
    CU_ASSERT_EQUAL(reply->health.taken_today, 4150);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

CU_TestInfo test_checkout_confirm[] = {
    {"a booking gives the order with a barcode for each ticket",
     a_booking_gives_the_order_with_a_barcode_for_each_ticket},
    {"a whole sale takes at most ten requests", a_whole_sale_takes_at_most_ten_requests},
    {"another total than agreed is not booked", another_total_than_agreed_is_not_booked},
    {"tickets that went away meanwhile are not booked without asking",
     tickets_that_went_away_meanwhile_are_not_booked_without_asking},
    {"another reference in the answer is not booked",
     another_reference_in_the_answer_is_not_booked},
    {"a service that does not show the reference is believed by its 2xx",
     a_service_that_does_not_show_the_reference_is_believed_by_its_2xx},
    {"details that were not accepted stop the booking",
     details_that_were_not_accepted_stop_the_booking},
    {"a name that the service quotes is kept nowhere",
     a_name_that_the_service_quotes_is_kept_nowhere},
    {"details whose answer was lost count when the basket shows them",
     details_whose_answer_was_lost_count_when_the_basket_shows_them},
    {"an order without barcodes is real", an_order_without_barcodes_is_real},
    {"shown tickets end the attempt", shown_tickets_end_the_attempt},
    CU_TEST_INFO_NULL,
};
