/* Barcodes are erased a day after the performance: at the next start, and at night. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/fake_kiosk.h"
#include "store/journal.h"

enum { HOUR_MS = 3600000 };

static struct fake_kiosk kiosk;

struct seen {
    int orders, barcodes;
    enum order_state state;
};

static void look(void *ctx, const struct attempt *attempt, const struct order *order)
{
    struct seen *seen = ctx;
    seen->state = attempt->state;
    seen->orders += order != NULL;
    for (size_t i = 0; order && i < order->n_lines; i++)
        seen->barcodes += order->lines[i].barcode[0] != '\0';
}

static struct seen look_at_journal(void)
{
    struct seen seen = {.orders = 0};
    struct fault fault;
    struct journal *journal = NULL;
    const struct journal_spec spec = {.dir = kiosk.dir,
                                      .kiosk_id = "K1",
                                      .currency = "GBP",
                                      .clock = &kiosk.clock,
                                      .read_only = true};
    CU_ASSERT_EQUAL_FATAL(journal_open(&spec, &journal, &fault), RC_OK);
    CU_ASSERT_EQUAL(journal_each(journal, false, look, &seen, &fault), RC_OK);
    CU_ASSERT_EQUAL(journal_verify(journal, &fault), RC_OK);
    journal_close(journal);
    return seen;
}

static void sell(void)
{
    fake_kiosk_init(&kiosk);
    reply_free(fake_kiosk_hold(&kiosk, 0, 2));
    struct reply *reply = fake_kiosk_confirm(&kiosk, 8300);
    CU_ASSERT_PTR_NOT_NULL(reply->order);
    reply_free(reply);
    reply_free(fake_kiosk_simple(&kiosk, COMMAND_ABANDON));
    const struct seen seen = look_at_journal();
    CU_ASSERT_EQUAL(seen.orders, 1);
    CU_ASSERT_EQUAL(seen.barcodes, 2);
}

static void check_erased(void)
{
    const struct seen seen = look_at_journal();
    CU_ASSERT_EQUAL(seen.orders, 1);
    CU_ASSERT_EQUAL(seen.barcodes, 0);
    CU_ASSERT_EQUAL(seen.state, ORDER_DONE);
    fake_kiosk_deinit(&kiosk);
}

static void at_the_next_start(void)
{
    sell();
    clock_advance(&kiosk.clock, INT64_C(60) * 24 * HOUR_MS);
    fake_kiosk_pull_plug(&kiosk);
    fake_kiosk_pass(&kiosk, 1000);
    check_erased();
}

static void at_night_without_a_restart(void)
{
    sell();
    clock_advance(&kiosk.clock, INT64_C(60) * 24 * HOUR_MS);
    for (int hour = 0; hour < 25; hour++) {
        fake_kiosk_pass(&kiosk, 1000);
        clock_advance(&kiosk.clock, HOUR_MS);
    }
    check_erased();
}

CU_TestInfo test_upkeep[] = {
    {"at the next start", at_the_next_start},
    {"at night without a restart", at_night_without_a_restart},
    CU_TEST_INFO_NULL,
};
