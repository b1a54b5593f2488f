/* Barcodes go a day after the performance, and nothing of them stays on the disk. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "fakes/journal_kit.h"

struct seen {
    char barcode[BARCODE_SIZE], seat[24];
};

static void look(void *ctx, const struct attempt *attempt, const struct order *order)
{
    struct seen *seen = ctx;
    (void)attempt;
    CU_ASSERT_PTR_NOT_NULL(order);
    if (!order)
        return;
    memcpy(seen->barcode, order->lines[1].barcode, sizeof(seen->barcode));
    memcpy(seen->seat, order->lines[1].seat_name, sizeof(seen->seat));
}

static void barcodes_go_a_day_after_the_performance(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_sell(&kit, ref);
    struct seen seen = {.barcode = ""};
    CU_ASSERT_EQUAL(journal_erase_barcodes(kit.journal, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_each(kit.journal, false, look, &seen, &kit.fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(seen.barcode, "00284001200018");
    clock_advance(&kit.clock, INT64_C(3) * INT64_C(86400000));
    CU_ASSERT_EQUAL(journal_erase_barcodes(kit.journal, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_each(kit.journal, false, look, &seen, &kit.fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(seen.barcode, "");
    CU_ASSERT_STRING_EQUAL(seen.seat, "F13");
    CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_OK);
    journal_kit_deinit(&kit);
}

static bool folder_holds(const char *dir, const char *word)
{
    static const char *const names[] = {"journal.db", "journal.db-wal"};
    static char bytes[1024 * 1024];
    bool holds = false;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char path[TEMP_PATH_SIZE];
        temp_dir_path(dir, names[i], path);
        FILE *file = fopen(path, "rb");
        if (!file)
            continue;
        const size_t size = fread(bytes, 1, sizeof(bytes), file), n = strlen(word);
        for (size_t at = 0; at + n <= size; at++)
            holds = holds || memcmp(bytes + at, word, n) == 0;
        fclose(file);
    }
    return holds;
}

static void an_erased_barcode_is_nowhere_on_the_disk(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_sell(&kit, ref);
    CU_ASSERT_TRUE(folder_holds(kit.dir, "00284001200018"));
    clock_advance(&kit.clock, INT64_C(3) * INT64_C(86400000));
    CU_ASSERT_EQUAL(journal_erase_barcodes(kit.journal, &kit.fault), RC_OK);
    CU_ASSERT_FALSE(folder_holds(kit.dir, "00284001200018"));
    CU_ASSERT_TRUE(folder_holds(kit.dir, "2840012")); /* it looked at the right files */
    journal_kit_deinit(&kit);
}

static void note_kind(void *ctx, const struct journal_event *event)
{
    snprintf(ctx, 16, "%s", event->what);
}

static void tickets_that_nobody_saw_are_done_before_they_are_erased(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE], last[16] = "";
    const struct order order = journal_kit_order();
    journal_kit_tag(&kit, ref);
    journal_kit_move(&kit, ref, ORDER_CONFIRM_INTENT);
    CU_ASSERT_EQUAL(journal_confirmed(kit.journal, ref, &order, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_erase_barcodes(kit.journal, &kit.fault), RC_OK);
    struct attempt attempt = journal_kit_find(&kit, ref);
    CU_ASSERT_EQUAL(attempt.state, ORDER_CONFIRMED); /* the performance is still to come */
    journal_attempt_deinit(&attempt);
    clock_advance(&kit.clock, INT64_C(3) * INT64_C(86400000));
    CU_ASSERT_EQUAL(journal_erase_barcodes(kit.journal, &kit.fault), RC_OK);
    attempt = journal_kit_find(&kit, ref);
    CU_ASSERT_EQUAL(attempt.state, ORDER_DONE);
    journal_attempt_deinit(&attempt);
    CU_ASSERT_EQUAL(journal_events(kit.journal, ref, note_kind, last, &kit.fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(last, "ERASED");
    CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_OK);
    journal_kit_deinit(&kit);
}

CU_TestInfo test_journal_erase[] = {
    {"barcodes go a day after the performance", barcodes_go_a_day_after_the_performance},
    {"an erased barcode is nowhere on the disk", an_erased_barcode_is_nowhere_on_the_disk},
    {"tickets that nobody saw are DONE before they are erased",
     tickets_that_nobody_saw_are_done_before_they_are_erased},
    CU_TEST_INFO_NULL,
};
