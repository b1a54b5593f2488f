#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/fake_kiosk.h"
#include "model/when.h"

enum { A_WHILE_MS = 5 * 60000 };

static struct fake_kiosk kiosk;

/* A kiosk whose hour for it has come. */
static void begin(bool now, money_t fee_per_order)
{
    fake_kiosk_init(&kiosk);
    const struct wall local = when_local(clock_utc_ms(&kiosk.clock) / 1000);
    kiosk.config.price_probe = true;
    kiosk.config.price_probe_hour = now ? local.hour : (local.hour + 12) % 24;
    kiosk.config.shop.fee_per_order = fee_per_order;
    fake_kiosk_pull_plug(&kiosk);
}

static void at_its_hour_a_ticket_is_held_read_and_given_back(void)
{
    begin(true, 0);
    const int before = kiosk.service.n_baskets;
    fake_kiosk_pass(&kiosk, A_WHILE_MS);
    CU_ASSERT_TRUE(kiosk.service.n_baskets > before);
    CU_ASSERT_TRUE(fake_service_count(&kiosk.service, "/clear") > 0);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 0);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_NONE);
    CU_ASSERT_STRING_EQUAL(kiosk.health.notice, "");
    const int once = kiosk.service.n_baskets;
    fake_kiosk_pass(&kiosk, A_WHILE_MS);
    CU_ASSERT_EQUAL(kiosk.service.n_baskets, once); /* once a night */
    fake_kiosk_deinit(&kiosk);
}

static void at_any_other_hour_nothing_is_asked(void)
{
    begin(false, 0);
    const int before = kiosk.service.n_baskets;
    fake_kiosk_pass(&kiosk, A_WHILE_MS);
    CU_ASSERT_EQUAL(kiosk.service.n_baskets, before);
    fake_kiosk_deinit(&kiosk);
}

static void a_fee_that_is_shown_and_not_asked_is_told_to_the_operator(void)
{
    begin(true, 999);
    fake_kiosk_pass(&kiosk, A_WHILE_MS);
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.notice, "price check"));
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.notice, "9.99"));
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    fake_kiosk_deinit(&kiosk);
}

static void a_night_without_a_difference_takes_the_alarm_back(void)
{
    enum { DAY_MS = 24 * 3600000 };
    begin(true, 0);
    kiosk.service.raise_pence = 50;
    fake_kiosk_pass(&kiosk, A_WHILE_MS);
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.notice, "price check"));
    kiosk.service.raise_pence = 0;
    clock_advance(&kiosk.clock, DAY_MS - A_WHILE_MS);
    fake_kiosk_pass(&kiosk, A_WHILE_MS);
    CU_ASSERT_STRING_EQUAL(kiosk.health.notice, "");
    fake_kiosk_deinit(&kiosk);
}

static void it_waits_while_somebody_buys(void)
{
    begin(true, 0);
    reply_free(fake_kiosk_hold(&kiosk, 0, 2));
    const int before = kiosk.service.n_baskets;
    fake_kiosk_pass(&kiosk, A_WHILE_MS);
    CU_ASSERT_EQUAL(kiosk.service.n_baskets, before);
    fake_kiosk_deinit(&kiosk);
}

static void a_lost_answer_ends_the_try_and_holds_nothing(void)
{
    begin(true, 0);
    fake_service_fail(&kiosk.service, "POST", "/tickets", SERVICE_SILENT_AFTER, 1);
    fake_kiosk_pass(&kiosk, A_WHILE_MS);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_YES);
    fake_kiosk_deinit(&kiosk);
}

CU_TestInfo test_price_probe[] = {
    {"at its hour a ticket is held, read and given back",
     at_its_hour_a_ticket_is_held_read_and_given_back},
    {"at any other hour nothing is asked", at_any_other_hour_nothing_is_asked},
    {"a fee that is shown and not asked is told to the operator",
     a_fee_that_is_shown_and_not_asked_is_told_to_the_operator},
    {"a night without a difference takes the alarm back",
     a_night_without_a_difference_takes_the_alarm_back},
    {"it waits while somebody buys", it_waits_while_somebody_buys},
    {"a lost answer ends the try and holds nothing", a_lost_answer_ends_the_try_and_holds_nothing},
    CU_TEST_INFO_NULL,
};
