/* Snapshot lists: the price lists of a snapshot, as customers pay them; private to src/store.
 *
 * One list of the service's becomes as many as there are agent records, fees by attribute and offers
 * among the performances that name it.
 */
#pragma once

#include "model/trade.h"
#include "store/catalogue_store_internal.h"

struct snapshot_lists {
    const struct trade *trade;          /* borrowed */
    struct catalogue *catalogue;        /* borrowed; its price_lists are made here */
    char (*keys)[STORED_LIST_KEY_SIZE]; /* owned; of the stored lists, sorted */
    struct price_list *stored;          /* owned; as the service has them; prices in the arena */
    size_t n_stored, room;
    struct snapshot_dress { /* owned; of catalogue->price_lists, by index */
        size_t stored, profile;
        struct dressing dressing;
    } * dressed;
};

RC_MUST_CHECK enum rc snapshot_lists_read(struct snapshot_lists *lists,
                                          struct catalogue_store *store, struct fault *fault);
/* Index in the catalogue of that record's list, dressed; CATALOGUE_NONE when it is not stored. */
uint32_t snapshot_lists_find(struct snapshot_lists *lists, const char *list_id, size_t profile,
                             const struct dressing *dressing);
void snapshot_lists_deinit(struct snapshot_lists *lists);
