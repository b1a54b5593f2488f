#include "fakes/journal_kit.h"

#include <CUnit/CUnit.h>

#include "base/text.h"

struct journal_spec journal_kit_spec(const struct journal_kit *kit)
{
    return (struct journal_spec){
        .dir = kit->dir, .kiosk_id = "FOH2", .currency = "GBP", .clock = &kit->clock};
}

void journal_kit_reopen(struct journal_kit *kit)
{
    const struct journal_spec spec = journal_kit_spec(kit);
    journal_close(kit->journal);
    kit->journal = NULL;
    CU_ASSERT_EQUAL_FATAL(journal_open(&spec, &kit->journal, &kit->fault), RC_OK);
}

void journal_kit_init(struct journal_kit *kit)
{
    *kit = (struct journal_kit){.journal = NULL};
    temp_dir_make(kit->dir);
    clock_init_manual(&kit->clock, journal_kit_start_utc_ms);
    journal_kit_reopen(kit);
}

void journal_kit_deinit(struct journal_kit *kit)
{
    journal_close(kit->journal);
    temp_dir_remove(kit->dir);
}

struct basket journal_kit_basket(void)
{
    return (struct basket){
        .id = "77A",
        .total = 4905,
        .n_lines = 2,
        .lines = {{.ticket_id = "1A",
                   .instance_id = "5A",
                   .event_name = "A \"quoted\" title",
                   .seat_id = "53613",
                   .seat_name = "F12",
                   .start = {2026, 11, 18, 19, 30},
                   .total = 2450},
                  {.ticket_id = "2A", .instance_id = "5A", .seat_name = "F13", .total = 2455}},
    };
}

struct order journal_kit_order(void)
{
    const struct basket basket = journal_kit_basket();
    struct order order = {.id = "2840012", .total = basket.total, .n_lines = basket.n_lines};
    static const char *const barcodes[] = {"00284001200017", "00284001200018"};
    for (size_t i = 0; i < sizeof(barcodes) / sizeof(barcodes[0]); i++) {
        order.lines[i] = basket.lines[i];
        struct text t = TEXT_OF(order.lines[i].barcode);
        text_add(&t, barcodes[i]);
    }
    return order;
}

void journal_kit_move(struct journal_kit *kit, const char *reference, enum order_state to)
{
    CU_ASSERT_EQUAL_FATAL(journal_move(kit->journal, reference, to, NULL, &kit->fault), RC_OK);
}

void journal_kit_tag(struct journal_kit *kit, char ret_reference[JOURNAL_REFERENCE_SIZE])
{
    const struct basket basket = journal_kit_basket();
    CU_ASSERT_EQUAL_FATAL(journal_begin(kit->journal, "main", ret_reference, &kit->fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(journal_basket_id(kit->journal, ret_reference, "77A", &kit->fault),
                          RC_OK);
    CU_ASSERT_EQUAL_FATAL(journal_held(kit->journal, ret_reference, &basket, &kit->fault), RC_OK);
    journal_kit_move(kit, ret_reference, ORDER_TAGGED);
}

void journal_kit_sell(struct journal_kit *kit, char ret_reference[JOURNAL_REFERENCE_SIZE])
{
    const struct order order = journal_kit_order();
    journal_kit_tag(kit, ret_reference);
    journal_kit_move(kit, ret_reference, ORDER_CONFIRM_INTENT);
    CU_ASSERT_EQUAL_FATAL(journal_confirmed(kit->journal, ret_reference, &order, &kit->fault),
                          RC_OK);
    journal_kit_move(kit, ret_reference, ORDER_DONE);
}

struct attempt journal_kit_find(struct journal_kit *kit, const char *reference)
{
    struct attempt attempt = {.state = ORDER_NONE};
    CU_ASSERT_EQUAL_FATAL(journal_find(kit->journal, reference, &attempt, &kit->fault), RC_OK);
    return attempt;
}
