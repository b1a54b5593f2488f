/* Catalogue kit: a catalogue store in a folder of its own, and a small refresh. */
#pragma once

#include "fakes/temp_dir.h"
#include "store/catalogue_store.h"

enum { CATALOGUE_KIT_NOW = 1795000000, CATALOGUE_KIT_DAY = 86400 };

struct catalogue_kit {
    char dir[TEMP_DIR_SIZE];
    struct catalogue_store *store;
    struct fault fault;
};

/* Every step must succeed: assertions of the running test. */
void catalogue_kit_init(struct catalogue_kit *kit);
void catalogue_kit_deinit(struct catalogue_kit *kit);
void catalogue_kit_reopen(struct catalogue_kit *kit);
void catalogue_kit_begin(struct catalogue_kit *kit);
void catalogue_kit_commit(struct catalogue_kit *kit);
struct catalogue *catalogue_kit_snapshot(struct catalogue_kit *kit); /* of "now", fee 1.50 */

void catalogue_kit_put_event(struct catalogue_kit *kit, const char *id, const char *name);
/* On plan "6A" with price list "8A". */
void catalogue_kit_put_instance(struct catalogue_kit *kit, const char *id, const char *event_id,
                                int64_t start);
void catalogue_kit_put_list_and_plan(struct catalogue_kit *kit, money_t amount, int64_t at);
/* Three events, one of them past, with four performances, prices, plan, venue and picture. */
void catalogue_kit_refresh(struct catalogue_kit *kit);
