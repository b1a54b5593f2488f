/* Journal kit: a journal in a folder of its own, on virtual time, and an ordinary sale. */
#pragma once

#include "base/clock.h"
#include "fakes/temp_dir.h"
#include "store/journal.h"

#define journal_kit_start_utc_ms INT64_C(1795000000000) /* 2026-11-18 */

struct journal_kit {
    char dir[TEMP_DIR_SIZE];
    struct clock clock;
    struct journal *journal;
    struct fault fault;
};

void journal_kit_init(struct journal_kit *kit);
void journal_kit_deinit(struct journal_kit *kit);
void journal_kit_reopen(struct journal_kit *kit);
struct journal_spec journal_kit_spec(const struct journal_kit *kit); /* kiosk "FOH2" */

struct basket journal_kit_basket(void); /* two seats, 49.05 */
struct order journal_kit_order(void);   /* the same, confirmed */

/* Steps that must succeed: assertions of the running test. */
void journal_kit_move(struct journal_kit *kit, const char *reference, enum order_state to);
void journal_kit_tag(struct journal_kit *kit, char ret_reference[JOURNAL_REFERENCE_SIZE]);
void journal_kit_sell(struct journal_kit *kit, char ret_reference[JOURNAL_REFERENCE_SIZE]);
struct attempt journal_kit_find(struct journal_kit *kit, const char *reference);
