#include <CUnit/CUnit.h>
#include <string.h>
#include <sys/stat.h>

#include "fakes/journal_kit.h"

static void a_sale_is_written_down_step_by_step(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_sell(&kit, ref);
    struct attempt a = journal_kit_find(&kit, ref);
    CU_ASSERT_EQUAL(a.state, ORDER_DONE);
    CU_ASSERT_EQUAL(a.sends, 1);
    CU_ASSERT_EQUAL(a.total, 4905);
    CU_ASSERT_STRING_EQUAL(a.basket_id, "77A");
    CU_ASSERT_STRING_EQUAL(a.order_id, "2840012");
    CU_ASSERT_PTR_NOT_NULL(strstr(a.lines, "\"seat_name\":\"F12\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(a.lines, "\"event\":\"A \\\"quoted\\\" title\""));
    CU_ASSERT_EQUAL(a.last_send_utc_ms, journal_kit_start_utc_ms);
    journal_attempt_deinit(&a);
    CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_OK);
    journal_kit_deinit(&kit);
}

static void everything_is_there_after_reopening(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_sell(&kit, ref);
    journal_kit_reopen(&kit);
    struct attempt a = journal_kit_find(&kit, ref);
    CU_ASSERT_EQUAL(a.state, ORDER_DONE);
    journal_attempt_deinit(&a);
    CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_OK);
    journal_kit_sell(&kit, ref); /* and it goes on */
    CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_OK);
    journal_kit_deinit(&kit);
}

struct seen {
    int n;
    enum order_state first;
    char barcode[BARCODE_SIZE], seat[24], reference[JOURNAL_REFERENCE_SIZE];
    money_t total;
    int16_t year;
};

static void look(void *ctx, const struct attempt *attempt, const struct order *order)
{
    struct seen *seen = ctx;
    if (seen->n++ == 0)
        seen->first = attempt->state;
    if (!order)
        return;
    memcpy(seen->barcode, order->lines[1].barcode, sizeof(seen->barcode));
    memcpy(seen->seat, order->lines[1].seat_name, sizeof(seen->seat));
    memcpy(seen->reference, order->reference, sizeof(seen->reference));
    seen->total = order->total;
    seen->year = order->lines[0].start.year;
}

static void lists_attempts_newest_first_with_their_orders(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char sold[JOURNAL_REFERENCE_SIZE], open[JOURNAL_REFERENCE_SIZE];
    journal_kit_sell(&kit, sold);
    clock_advance(&kit.clock, 1000);
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "main", open, &kit.fault), RC_OK);
    struct seen all = {0}, live = {0};
    CU_ASSERT_EQUAL(journal_each(kit.journal, false, look, &all, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(all.n, 2);
    CU_ASSERT_EQUAL(all.first, ORDER_DRAFT);
    CU_ASSERT_STRING_EQUAL(all.barcode, "00284001200018");
    CU_ASSERT_STRING_EQUAL(all.seat, "F13");
    CU_ASSERT_STRING_EQUAL(all.reference, sold);
    CU_ASSERT_EQUAL(all.total, 4905);
    CU_ASSERT_EQUAL(all.year, 2026);
    CU_ASSERT_EQUAL(journal_each(kit.journal, true, look, &live, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(live.n, 1);
    CU_ASSERT_EQUAL(live.first, ORDER_DRAFT);
    journal_kit_deinit(&kit);
}

static void one_live_attempt_at_a_time(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char first[JOURNAL_REFERENCE_SIZE], second[JOURNAL_REFERENCE_SIZE];
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "main", first, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "main", second, &kit.fault), RC_BUG);
    CU_ASSERT_PTR_NOT_NULL(strstr(kit.fault.what, first));
    CU_ASSERT_EQUAL(journal_move(kit.journal, first, ORDER_ABANDONED, "left", &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "main", second, &kit.fault), RC_OK);
    journal_kit_deinit(&kit);
}

static void confirm_goes_out_twice_at_most(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_tag(&kit, ref);
    journal_kit_move(&kit, ref, ORDER_CONFIRM_INTENT);
    journal_kit_move(&kit, ref, ORDER_UNKNOWN);
    journal_kit_move(&kit, ref, ORDER_CONFIRM_INTENT);
    journal_kit_move(&kit, ref, ORDER_UNKNOWN);
    CU_ASSERT_EQUAL(journal_move(kit.journal, ref, ORDER_CONFIRM_INTENT, NULL, &kit.fault), RC_BUG);
    struct attempt a = journal_kit_find(&kit, ref);
    CU_ASSERT_EQUAL(a.state, ORDER_UNKNOWN);
    CU_ASSERT_EQUAL(a.sends, 2);
    journal_attempt_deinit(&a);
    journal_kit_deinit(&kit);
}

static void what_provably_was_not_sent_does_not_count(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_tag(&kit, ref);
    for (int i = 0; i < 3; i++) {
        journal_kit_move(&kit, ref, ORDER_CONFIRM_INTENT);
        journal_kit_move(&kit, ref, ORDER_TAGGED);
    }
    struct attempt a = journal_kit_find(&kit, ref);
    CU_ASSERT_EQUAL(a.sends, 0);
    journal_attempt_deinit(&a);
    journal_kit_move(&kit, ref, ORDER_ABANDONED);
    journal_kit_deinit(&kit);
}

static void a_changed_basket_is_held_again(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_tag(&kit, ref);
    struct basket basket = journal_kit_basket();
    basket.n_lines = 1;
    basket.total = 2450;
    CU_ASSERT_EQUAL(journal_held(kit.journal, ref, &basket, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_held(kit.journal, ref, &basket, &kit.fault), RC_OK);
    struct attempt a = journal_kit_find(&kit, ref);
    CU_ASSERT_EQUAL(a.state, ORDER_HELD);
    CU_ASSERT_EQUAL(a.total, 2450);
    CU_ASSERT_PTR_NULL(strstr(a.lines, "F13"));
    journal_attempt_deinit(&a);
    journal_kit_deinit(&kit);
}

static void after_sending_the_basket_is_fixed(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_tag(&kit, ref);
    journal_kit_move(&kit, ref, ORDER_CONFIRM_INTENT);
    const struct basket basket = journal_kit_basket();
    CU_ASSERT_EQUAL(journal_basket_id(kit.journal, ref, "88A", &kit.fault), RC_BUG);
    CU_ASSERT_EQUAL(journal_held(kit.journal, ref, &basket, &kit.fault), RC_BUG);
    journal_kit_deinit(&kit);
}

static void an_order_needs_a_number(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_tag(&kit, ref);
    journal_kit_move(&kit, ref, ORDER_CONFIRM_INTENT);
    struct order order = journal_kit_order();
    order.id[0] = '\0';
    CU_ASSERT_EQUAL(journal_confirmed(kit.journal, ref, &order, &kit.fault), RC_BUG);
    CU_ASSERT_EQUAL(journal_move(kit.journal, ref, ORDER_CONFIRMED, NULL, &kit.fault), RC_BUG);
    CU_ASSERT_EQUAL(journal_move(kit.journal, "K3-000000-0", ORDER_HELD, NULL, &kit.fault),
                    RC_NOT_FOUND);
    journal_kit_deinit(&kit);
}

static void staff_or_proof_may_confirm_later(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_tag(&kit, ref);
    journal_kit_move(&kit, ref, ORDER_CONFIRM_INTENT);
    journal_kit_move(&kit, ref, ORDER_UNKNOWN);
    journal_kit_move(&kit, ref, ORDER_ESCALATED);
    const struct order order = journal_kit_order();
    CU_ASSERT_EQUAL(journal_confirmed(kit.journal, ref, &order, &kit.fault), RC_OK);
    struct attempt a = journal_kit_find(&kit, ref);
    CU_ASSERT_EQUAL(a.state, ORDER_CONFIRMED);
    journal_attempt_deinit(&a);
    journal_kit_deinit(&kit);
}

static void today_counts_orders_money_and_open_items(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE], stuck[JOURNAL_REFERENCE_SIZE];
    journal_kit_sell(&kit, ref);
    clock_advance(&kit.clock, INT64_C(86400000));
    const int64_t day = clock_utc_ms(&kit.clock);
    journal_kit_sell(&kit, ref);
    journal_kit_sell(&kit, ref);
    journal_kit_tag(&kit, stuck);
    journal_kit_move(&kit, stuck, ORDER_CONFIRM_INTENT);
    journal_kit_move(&kit, stuck, ORDER_UNKNOWN);
    struct journal_day today;
    CU_ASSERT_EQUAL(journal_today(kit.journal, day, &today, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(today.orders, 2);
    CU_ASSERT_EQUAL(today.taken, 9810);
    CU_ASSERT_EQUAL(today.open, 1);
    CU_ASSERT_STRING_EQUAL(today.oldest_open, stuck);
    journal_kit_deinit(&kit);
}

static void looking_only_reads(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_sell(&kit, ref);
    struct journal_spec spec = journal_kit_spec(&kit);
    spec.read_only = true;
    struct journal *other = NULL;
    CU_ASSERT_EQUAL_FATAL(journal_open(&spec, &other, &kit.fault), RC_OK);
    struct seen seen = {0};
    CU_ASSERT_EQUAL(journal_each(other, false, look, &seen, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(seen.n, 1);
    CU_ASSERT_EQUAL(journal_verify(other, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_begin(other, "main", ref, &kit.fault), RC_STORE);
    journal_close(other);
    journal_kit_deinit(&kit);
}

static void the_key_is_secret_and_cannot_be_replaced(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE], path[TEMP_PATH_SIZE], moved[TEMP_PATH_SIZE];
    journal_kit_sell(&kit, ref);
    temp_dir_path(kit.dir, "journal.key", path);
    temp_dir_path(kit.dir, "moved.key", moved);
    struct stat st;
    CU_ASSERT_EQUAL(stat(path, &st), 0);
    CU_ASSERT_EQUAL(st.st_mode & 0777, 0600);
    CU_ASSERT_EQUAL(st.st_size, 32);
    journal_close(kit.journal);
    kit.journal = NULL;
    const struct journal_spec spec = journal_kit_spec(&kit);
    CU_ASSERT_EQUAL(chmod(path, 0644), 0);
    CU_ASSERT_EQUAL(journal_open(&spec, &kit.journal, &kit.fault), RC_STORE);
    CU_ASSERT_EQUAL(rename(path, moved), 0);
    CU_ASSERT_EQUAL(journal_open(&spec, &kit.journal, &kit.fault), RC_STORE);
    CU_ASSERT_PTR_NULL(kit.journal);
    CU_ASSERT_EQUAL(rename(moved, path), 0);
    CU_ASSERT_EQUAL(chmod(path, 0600), 0);
    CU_ASSERT_EQUAL(journal_open(&spec, &kit.journal, &kit.fault), RC_OK);
    journal_kit_deinit(&kit);
}

static void how_long_ago_it_was_sent_counts_by_the_clock_that_nobody_moves(void)
{
    char ref[JOURNAL_REFERENCE_SIZE];
    int64_t ago_ms = 0;
    struct journal_kit kit;
    journal_kit_init(&kit);
    journal_kit_tag(&kit, ref);
    CU_ASSERT_EQUAL(journal_sent_ago(kit.journal, ref, &ago_ms, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(ago_ms, -1);
    journal_kit_move(&kit, ref, ORDER_CONFIRM_INTENT);
    clock_advance(&kit.clock, 5000);
    kit.clock.utc_ms += 3600000;
    journal_kit_move(&kit, ref, ORDER_UNKNOWN);
    CU_ASSERT_EQUAL(journal_sent_ago(kit.journal, ref, &ago_ms, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(ago_ms, 5000);
    journal_kit_deinit(&kit);
}

CU_TestInfo test_journal[] = {
    {"a sale is written down step by step", a_sale_is_written_down_step_by_step},
    {"everything is there after reopening", everything_is_there_after_reopening},
    {"lists attempts newest first with their orders",
     lists_attempts_newest_first_with_their_orders},
    {"one live attempt at a time", one_live_attempt_at_a_time},
    {"confirm goes out twice at most", confirm_goes_out_twice_at_most},
    {"what provably was not sent does not count", what_provably_was_not_sent_does_not_count},
    {"a changed basket is held again", a_changed_basket_is_held_again},
    {"after sending the basket is fixed", after_sending_the_basket_is_fixed},
    {"an order needs a number", an_order_needs_a_number},
    {"staff or proof may confirm later", staff_or_proof_may_confirm_later},
    {"today counts orders, money and open items", today_counts_orders_money_and_open_items},
    {"how long ago it was sent counts by the clock that nobody moves",
     how_long_ago_it_was_sent_counts_by_the_clock_that_nobody_moves},
    {"looking only reads", looking_only_reads},
    {"the key is secret and cannot be replaced", the_key_is_secret_and_cannot_be_replaced},
    CU_TEST_INFO_NULL,
};
