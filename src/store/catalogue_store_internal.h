/* The inside of the catalogue store, shared by the catalogue_store*.c files alone. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "store/catalogue_store.h"
#include "store/db.h"
#include "store/memo.h"

enum { STORED_EVENTS_MAX = 20000, STORED_INSTANCES_MAX = 200000 }; /* F51 */

struct catalogue_store {
    struct db *db;
    struct arena *scratch; /* for cleaning; reset by each put */
    struct memo events, instances;
    bool has_memo;    /* both are read from the file */
    bool is_full;     /* a limit was met and logged since begin */
    uint32_t refresh; /* counts begins; memo entries carry the one that saw them */
    uint64_t rows_written;
};

extern const char *const catalogue_store_migrations[];

/* Reads ids and hashes when that has not happened since open or rollback. */
RC_MUST_CHECK enum rc catalogue_store_load_memo(struct catalogue_store *store, struct fault *fault);

/* RC_SCHEMA unless `id` is an id as the service makes them and fits ID_SIZE. */
RC_MUST_CHECK enum rc catalogue_store_check_id(const char *id, const char *what,
                                               struct fault *fault);

/* Under which id a record's list is stored. False when it does not fit: no id does that. */
enum { STORED_LIST_KEY_SIZE = ID_SIZE + PROFILE_NAME_SIZE };
bool catalogue_store_list_key(const struct stored_list *list, char out[STORED_LIST_KEY_SIZE]);
/* One list with its arrays and strings in `arena`; RC_NOT_FOUND when it is not stored. */
RC_MUST_CHECK enum rc catalogue_store_load_prices(struct catalogue_store *store, const char *key,
                                                  struct arena *arena, struct price_list *ret,
                                                  struct fault *fault);

/* Groups several statements into one transaction; nothing happens inside a caller's. */
RC_MUST_CHECK enum rc catalogue_store_enter(struct catalogue_store *store, bool *ret_own,
                                            struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_leave(struct catalogue_store *store, bool own, enum rc rc,
                                            struct fault *fault);
