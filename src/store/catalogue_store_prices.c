/* Price lists: a list is replaced as a whole when the hash of its content differs. */
#include <string.h>

#include "store/catalogue_store_internal.h"
#include "store/clean.h"
#include "store/query.h"

static uint64_t hash_of(const struct price_list *list)
{
    uint64_t hash = MEMO_HASH_START;
    for (size_t i = 0; i < list->n_types; i++) {
        hash = memo_hash_text(hash, list->types[i].id);
        hash = memo_hash_text(memo_hash_text(hash, list->types[i].name), list->types[i].note);
    }
    for (size_t i = 0; i < list->n_bands; i++)
        hash = memo_hash_text(memo_hash_text(hash, list->bands[i].id), list->bands[i].name);
    for (size_t i = 0; i < list->n_prices; i++) {
        const struct price *p = &list->prices[i];
        const int64_t numbers[] = {p->type, p->band, p->band_default, p->amount, p->fee};
        hash = memo_hash_bytes(hash, numbers, sizeof(numbers));
    }
    return hash;
}

static enum rc drop_list(struct catalogue_store *store, const char *list_id, struct fault *fault)
{
    static const char *const deletes[] = {"DELETE FROM price_type WHERE list_id = ?",
                                          "DELETE FROM price_band WHERE list_id = ?",
                                          "DELETE FROM price WHERE list_id = ?"};
    for (size_t i = 0; i < sizeof(deletes) / sizeof(deletes[0]); i++) {
        struct query q = query_of(store->db, deletes[i]);
        query_text(&q, list_id);
        const enum rc rc = query_run(&q, &store->rows_written, fault);
        if (rc)
            return rc;
    }
    return RC_OK;
}

static enum rc write_types(struct catalogue_store *store, const struct price_list *list,
                           struct fault *fault)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < list->n_types; i++) {
        struct query q = query_of(store->db, "INSERT INTO price_type(list_id, position, id, name,"
                                             " note) VALUES(?, ?, ?, ?, ?)");
        query_text(&q, list->id);
        query_int(&q, (int64_t)i);
        query_text(&q, list->types[i].id);
        query_text(&q, clean_name(store->scratch, list->types[i].name));
        query_text(&q, clean_name(store->scratch, list->types[i].note));
        rc = query_run(&q, &store->rows_written, fault);
    }
    return rc;
}

static enum rc write_bands(struct catalogue_store *store, const struct price_list *list,
                           struct fault *fault)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < list->n_bands; i++) {
        struct query q = query_of(store->db, "INSERT INTO price_band(list_id, position, id, name)"
                                             " VALUES(?, ?, ?, ?)");
        query_text(&q, list->id);
        query_int(&q, (int64_t)i);
        query_text(&q, list->bands[i].id);
        query_text(&q, clean_name(store->scratch, list->bands[i].name));
        rc = query_run(&q, &store->rows_written, fault);
    }
    return rc;
}

static enum rc write_prices(struct catalogue_store *store, const struct price_list *list,
                            struct fault *fault)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < list->n_prices; i++) {
        const struct price *p = &list->prices[i];
        struct query q = query_of(store->db, "INSERT INTO price(list_id, position, type, band,"
                                             " band_default, amount, fee)"
                                             " VALUES(?, ?, ?, ?, ?, ?, ?)");
        query_text(&q, list->id);
        query_int(&q, (int64_t)i);
        query_int(&q, p->type);
        query_int(&q, p->band);
        query_int(&q, p->band_default);
        query_int(&q, p->amount);
        query_int(&q, p->fee);
        rc = query_run(&q, &store->rows_written, fault);
    }
    return rc;
}

static enum rc write_list(struct catalogue_store *store, const struct price_list *list,
                          uint64_t hash, int64_t fetched_utc_s, struct fault *fault)
{
    arena_reset(store->scratch);
    struct query q = query_of(store->db, "INSERT OR REPLACE INTO price_list(id, hash,"
                                         " fetched_utc_s) VALUES(?, ?, ?)");
    query_text(&q, list->id);
    query_int(&q, (int64_t)hash);
    query_int(&q, fetched_utc_s);
    enum rc rc = query_run(&q, &store->rows_written, fault);
    if (!rc)
        rc = drop_list(store, list->id, fault);
    if (!rc)
        rc = write_types(store, list, fault);
    if (!rc)
        rc = write_bands(store, list, fault);
    return rc ? rc : write_prices(store, list, fault);
}

static enum rc is_stored(struct catalogue_store *store, const char *list_id, uint64_t hash,
                         bool *ret, struct fault *fault)
{
    struct query q = query_of(store->db, "SELECT hash FROM price_list WHERE id = ?");
    query_text(&q, list_id);
    *ret = query_next(&q) && (uint64_t)query_column_int(&q, 0) == hash;
    return query_end(&q, fault);
}

static enum rc touch(struct catalogue_store *store, const char *list_id, int64_t fetched_utc_s,
                     struct fault *fault)
{
    struct query q = query_of(store->db, "UPDATE price_list SET fetched_utc_s = ? WHERE id = ?");
    query_int(&q, fetched_utc_s);
    query_text(&q, list_id);
    return query_run(&q, NULL, fault); /* when it was asked for, not what it says */
}

enum rc catalogue_store_put_price_list(struct catalogue_store *store, const struct price_list *list,
                                       int64_t fetched_utc_s, struct fault *fault)
{
    enum rc rc = catalogue_store_check_id(list->id, "price list", fault);
    if (rc)
        return rc;
    bool own = false, unchanged = false;
    const uint64_t hash = hash_of(list);
    rc = catalogue_store_enter(store, &own, fault);
    if (rc)
        return rc;
    rc = is_stored(store, list->id, hash, &unchanged, fault);
    if (!rc)
        rc = unchanged ? touch(store, list->id, fetched_utc_s, fault)
                       : write_list(store, list, hash, fetched_utc_s, fault);
    return catalogue_store_leave(store, own, rc, fault);
}

static void copy_id(const struct query *q, int column, char id[ID_SIZE])
{
    const char *text = query_column_text(q, column);
    const size_t n = strnlen(text, ID_SIZE - 1); /* checked when stored */
    memcpy(id, text, n);
    id[n] = '\0';
}

static enum rc load_types(struct catalogue_store *store, struct arena *arena,
                          struct price_list *list, struct fault *fault)
{
    struct query q = query_of(store->db, "SELECT id, name, note FROM price_type WHERE list_id = ?"
                                         " ORDER BY position LIMIT 24");
    query_text(&q, list->id);
    while (query_next(&q) && list->n_types < TICKET_TYPES_MAX) {
        struct ticket_type *type = &list->types[list->n_types++];
        copy_id(&q, 0, type->id);
        type->name = arena_strdup(arena, query_column_text(&q, 1));
        type->note = arena_strdup(arena, query_column_text(&q, 2));
    }
    return query_end(&q, fault);
}

static enum rc load_bands(struct catalogue_store *store, struct arena *arena,
                          struct price_list *list, struct fault *fault)
{
    struct query q = query_of(store->db, "SELECT id, name FROM price_band WHERE list_id = ?"
                                         " ORDER BY position LIMIT 32");
    query_text(&q, list->id);
    while (query_next(&q) && list->n_bands < PRICE_BANDS_MAX) {
        struct price_band *band = &list->bands[list->n_bands++];
        copy_id(&q, 0, band->id);
        band->name = arena_strdup(arena, query_column_text(&q, 1));
    }
    return query_end(&q, fault);
}

static enum rc load_rows(struct catalogue_store *store, struct arena *arena,
                         struct price_list *list, struct fault *fault)
{
    enum { ROWS_MAX = TICKET_TYPES_MAX * PRICE_BANDS_MAX };
    struct price rows[ROWS_MAX] = {{.type = 0}};
    struct query q = query_of(store->db, "SELECT type, band, band_default, amount, fee FROM price"
                                         " WHERE list_id = ? ORDER BY position");
    query_text(&q, list->id);
    while (query_next(&q) && list->n_prices < ROWS_MAX) {
        const int64_t type = query_column_int(&q, 0), band = query_column_int(&q, 1);
        if (type < 0 || (size_t)type >= list->n_types || band < 0 || (size_t)band >= list->n_bands)
            continue; /* damaged: the price is not sold */
        rows[list->n_prices++] = (struct price){.type = (uint8_t)type,
                                                .band = (uint8_t)band,
                                                .band_default = query_column_int(&q, 2) != 0,
                                                .amount = query_column_int(&q, 3),
                                                .fee = query_column_int(&q, 4)};
    }
    list->prices = arena_alloc_array(arena, list->n_prices, sizeof(*rows));
    memcpy(list->prices, rows, list->n_prices * sizeof(*rows));
    return query_end(&q, fault);
}

enum rc catalogue_store_load_prices(struct catalogue_store *store, const char *list_id,
                                    struct arena *arena, struct price_list *ret,
                                    struct fault *fault)
{
    memset(ret, 0, sizeof(*ret));
    struct query q = query_of(store->db, "SELECT id FROM price_list WHERE id = ?");
    query_text(&q, list_id);
    const bool found = query_next(&q);
    if (found)
        copy_id(&q, 0, ret->id);
    enum rc rc = query_end(&q, fault);
    if (!rc && !found) {
        *fault = fault_make(RC_NOT_FOUND, 0, "catalogue: price list %s is not stored", list_id);
        rc = fault->rc;
    }
    if (!rc)
        rc = load_types(store, arena, ret, fault);
    if (!rc)
        rc = load_bands(store, arena, ret, fault);
    return rc ? rc : load_rows(store, arena, ret, fault);
}

enum rc catalogue_store_price_list(struct catalogue_store *store, const char *list_id,
                                   struct arena *arena, struct price_list **ret,
                                   struct fault *fault)
{
    struct price_list *list = arena_alloc(arena, sizeof(*list));
    const enum rc rc = catalogue_store_load_prices(store, list_id, arena, list, fault);
    if (!rc)
        *ret = list;
    return rc;
}
