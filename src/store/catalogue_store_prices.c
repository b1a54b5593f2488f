/* Price lists: a list is replaced as a whole when the hash of its content differs. */
#include <string.h>

#include "base/text.h"
#include "store/catalogue_store_internal.h"
#include "store/clean.h"
#include "store/query.h"

/* Agent records may see another list under the same id (contract 9, 11): "8A" is the main record's,
 * "8A@friends" another's. Ids have no @. */
bool catalogue_store_list_key(const struct stored_list *list, char out[STORED_LIST_KEY_SIZE])
{
    struct text t = text_over(out, STORED_LIST_KEY_SIZE);
    text_add(&t, list->id);
    if (strcmp(list->profile, "main") != 0)
        text_addf(&t, "@%s", list->profile);
    return !t.cut;
}

struct writing { /* of one list */
    struct catalogue_store *store;
    const struct price_list *list;
    const char *key;
    uint64_t hash;
    int64_t fetched_utc_s;
};

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

static enum rc write_types(const struct writing *w, struct fault *fault)
{
    struct catalogue_store *store = w->store;
    const struct price_list *list = w->list;
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < list->n_types; i++) {
        struct query q = query_of(store->db, "INSERT INTO price_type(list_id, position, id, name,"
                                             " note) VALUES(?, ?, ?, ?, ?)");
        query_text(&q, w->key);
        query_int(&q, (int64_t)i);
        query_text(&q, list->types[i].id);
        query_text(&q, clean_name(store->scratch, list->types[i].name));
        query_text(&q, clean_name(store->scratch, list->types[i].note));
        rc = query_run(&q, &store->rows_written, fault);
    }
    return rc;
}

static enum rc write_bands(const struct writing *w, struct fault *fault)
{
    struct catalogue_store *store = w->store;
    const struct price_list *list = w->list;
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < list->n_bands; i++) {
        struct query q = query_of(store->db, "INSERT INTO price_band(list_id, position, id, name)"
                                             " VALUES(?, ?, ?, ?)");
        query_text(&q, w->key);
        query_int(&q, (int64_t)i);
        query_text(&q, list->bands[i].id);
        query_text(&q, clean_name(store->scratch, list->bands[i].name));
        rc = query_run(&q, &store->rows_written, fault);
    }
    return rc;
}

static enum rc write_prices(const struct writing *w, struct fault *fault)
{
    struct catalogue_store *store = w->store;
    const struct price_list *list = w->list;
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < list->n_prices; i++) {
        const struct price *p = &list->prices[i];
        struct query q = query_of(store->db, "INSERT INTO price(list_id, position, type, band,"
                                             " band_default, amount, fee)"
                                             " VALUES(?, ?, ?, ?, ?, ?, ?)");
        query_text(&q, w->key);
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

static enum rc write_list(const struct writing *w, struct fault *fault)
{
    struct catalogue_store *store = w->store;
    arena_reset(store->scratch);
    struct query q = query_of(store->db, "INSERT OR REPLACE INTO price_list(id, hash,"
                                         " fetched_utc_s) VALUES(?, ?, ?)");
    query_text(&q, w->key);
    query_int(&q, (int64_t)w->hash);
    query_int(&q, w->fetched_utc_s);
    enum rc rc = query_run(&q, &store->rows_written, fault);
    if (!rc)
        rc = drop_list(store, w->key, fault);
    if (!rc)
        rc = write_types(w, fault);
    if (!rc)
        rc = write_bands(w, fault);
    return rc ? rc : write_prices(w, fault);
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

enum rc catalogue_store_put_price_list(struct catalogue_store *store, const char *profile,
                                       const struct price_list *list, int64_t fetched_utc_s,
                                       struct fault *fault)
{
    enum rc rc = catalogue_store_check_id(list->id, "price list", fault);
    if (rc)
        return rc;
    bool own = false, unchanged = false;
    char key[STORED_LIST_KEY_SIZE];
    catalogue_store_list_key(&(struct stored_list){profile, list->id}, key);
    const struct writing writing = {store, list, key, hash_of(list), fetched_utc_s};
    rc = catalogue_store_enter(store, &own, fault);
    if (rc)
        return rc;
    rc = is_stored(store, key, writing.hash, &unchanged, fault);
    if (!rc)
        rc = unchanged ? touch(store, key, fetched_utc_s, fault) : write_list(&writing, fault);
    return catalogue_store_leave(store, own, rc, fault);
}

static void copy_id(const struct query *q, int column, char id[ID_SIZE])
{
    const char *text = query_column_text(q, column);
    const size_t n = strnlen(text, ID_SIZE - 1); /* checked when stored */
    memcpy(id, text, n);
    id[n] = '\0';
}

static enum rc load_types(struct catalogue_store *store, const char *key, struct arena *arena,
                          struct price_list *list, struct fault *fault)
{
    struct query q = query_of(store->db, "SELECT id, name, note FROM price_type WHERE list_id = ?"
                                         " ORDER BY position LIMIT 24");
    query_text(&q, key);
    while (query_next(&q) && list->n_types < TICKET_TYPES_MAX) {
        struct ticket_type *type = &list->types[list->n_types++];
        copy_id(&q, 0, type->id);
        type->name = arena_strdup(arena, query_column_text(&q, 1));
        type->note = arena_strdup(arena, query_column_text(&q, 2));
    }
    return query_end(&q, fault);
}

static enum rc load_bands(struct catalogue_store *store, const char *key, struct arena *arena,
                          struct price_list *list, struct fault *fault)
{
    struct query q = query_of(store->db, "SELECT id, name FROM price_band WHERE list_id = ?"
                                         " ORDER BY position LIMIT 32");
    query_text(&q, key);
    while (query_next(&q) && list->n_bands < PRICE_BANDS_MAX) {
        struct price_band *band = &list->bands[list->n_bands++];
        copy_id(&q, 0, band->id);
        band->name = arena_strdup(arena, query_column_text(&q, 1));
    }
    return query_end(&q, fault);
}

static enum rc load_rows(struct catalogue_store *store, const char *key, struct arena *arena,
                         struct price_list *list, struct fault *fault)
{
    enum { ROWS_MAX = TICKET_TYPES_MAX * PRICE_BANDS_MAX };
    struct price rows[ROWS_MAX] = {{.type = 0}};
    struct query q = query_of(store->db, "SELECT type, band, band_default, amount, fee FROM price"
                                         " WHERE list_id = ? ORDER BY position");
    query_text(&q, key);
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

/* The id of a list without the record's name behind it. */
static void copy_list_id(const char *key, char id[ID_SIZE])
{
    struct text t = text_over(id, ID_SIZE); /* checked when stored */
    text_add_n(&t, key, strcspn(key, "@"));
}

enum rc catalogue_store_load_prices(struct catalogue_store *store, const char *key,
                                    struct arena *arena, struct price_list *ret,
                                    struct fault *fault)
{
    memset(ret, 0, sizeof(*ret));
    struct query q = query_of(store->db, "SELECT 1 FROM price_list WHERE id = ?");
    query_text(&q, key);
    const bool found = query_next(&q);
    enum rc rc = query_end(&q, fault);
    if (!rc && !found) {
        *fault = fault_make(RC_NOT_FOUND, 0, "catalogue: price list %s is not stored", key);
        rc = fault->rc;
    }
    copy_list_id(key, ret->id);
    if (!rc)
        rc = load_types(store, key, arena, ret, fault);
    if (!rc)
        rc = load_bands(store, key, arena, ret, fault);
    return rc ? rc : load_rows(store, key, arena, ret, fault);
}

enum rc catalogue_store_price_list(struct catalogue_store *store, const struct stored_list *which,
                                   struct arena *arena, struct price_list **ret,
                                   struct fault *fault)
{
    char key[STORED_LIST_KEY_SIZE];
    struct price_list *list = arena_alloc(arena, sizeof(*list));
    catalogue_store_list_key(which, key);
    const enum rc rc = catalogue_store_load_prices(store, key, arena, list, fault);
    if (!rc)
        *ret = list;
    return rc;
}
