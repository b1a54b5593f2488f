#include "store/catalogue_store.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/catalogue_store_internal.h"
#include "store/query.h"

enum { PATH_SIZE = 512, KEEP_PAST_S = 2 * 86400 };

/* A write-ahead log belongs to its file: left behind, it would be played into the new one. */
static void move_aside(const char *path)
{
    static const char *const companions[] = {"-wal", "-shm"};
    char other[PATH_SIZE + 16];
    snprintf(other, sizeof(other), "%s.corrupt", path);
    if (rename(path, other) != 0)
        log_error("catalogue: cannot move the damaged file aside: %s", strerror(errno));
    for (size_t i = 0; i < sizeof(companions) / sizeof(companions[0]); i++) {
        snprintf(other, sizeof(other), "%s%s", path, companions[i]);
        if (unlink(other) != 0 && errno != ENOENT)
            log_error("catalogue: cannot remove %s: %s", companions[i], strerror(errno));
    }
}

static enum rc open_sound(const char *path, struct db **ret, struct fault *fault)
{
    struct db *db = NULL;
    enum rc rc = db_open(path, catalogue_store_migrations, &db, fault);
    if (rc)
        return rc;
    rc = db_check(db, fault);
    if (rc) {
        db_close(db);
        return rc;
    }
    *ret = db;
    return RC_OK;
}

enum rc catalogue_store_open(const char *dir, struct catalogue_store **ret, struct fault *fault)
{
    char path[PATH_SIZE];
    struct text t = TEXT_OF(path);
    text_addf(&t, "%s/catalogue.db", dir);
    if (t.cut) {
        *fault = fault_make(RC_STORE, 0, "catalogue: the path of the state folder is too long");
        return fault->rc;
    }
    struct db *db = NULL;
    enum rc rc = open_sound(path, &db, fault);
    if (rc && db_fault_is_damage(fault)) {
        log_warn("catalogue: %s; starting afresh", fault->what);
        move_aside(path);
        rc = open_sound(path, &db, fault);
    }
    if (rc)
        return rc;
    struct catalogue_store *store = mem_zalloc(sizeof(*store));
    store->db = db;
    store->scratch = arena_new();
    *ret = store;
    return RC_OK;
}

static void forget_memo(struct catalogue_store *store)
{
    memo_clear(&store->events);
    memo_clear(&store->instances);
    store->has_memo = false;
}

void catalogue_store_close(struct catalogue_store *store)
{
    if (!store)
        return;
    db_rollback(store->db);
    db_close(store->db);
    forget_memo(store);
    arena_free(store->scratch);
    mem_free(store);
}

enum rc catalogue_store_load_memo(struct catalogue_store *store, struct fault *fault)
{
    if (store->has_memo)
        return RC_OK;
    struct query q = query_of(store->db, "SELECT id, hash FROM event");
    while (query_next(&q))
        memo_take(&store->events, query_column_text(&q, 0))->hash =
            (uint64_t)query_column_int(&q, 1);
    enum rc rc = query_end(&q, fault);
    if (!rc) {
        q = query_of(store->db, "SELECT id, hash, start_utc_s FROM instance");
        while (query_next(&q)) {
            struct memo_entry *entry = memo_take(&store->instances, query_column_text(&q, 0));
            entry->hash = (uint64_t)query_column_int(&q, 1);
            entry->start_utc_s = query_column_int(&q, 2);
        }
        rc = query_end(&q, fault);
    }
    if (rc) {
        forget_memo(store);
        return rc;
    }
    store->has_memo = true;
    return RC_OK;
}

enum rc catalogue_store_begin(struct catalogue_store *store, struct fault *fault)
{
    assert(!db_in_transaction(store->db));
    enum rc rc = db_begin(store->db, fault);
    if (rc)
        return rc;
    rc = catalogue_store_load_memo(store, fault);
    if (rc) {
        db_rollback(store->db);
        return rc;
    }
    store->refresh++;
    store->is_full = false;
    return RC_OK;
}

enum rc catalogue_store_commit(struct catalogue_store *store, struct fault *fault)
{
    assert(db_in_transaction(store->db));
    const enum rc rc = db_commit(store->db, fault);
    if (rc) /* the memo knows of rows that are gone again */
        forget_memo(store);
    return rc;
}

void catalogue_store_rollback(struct catalogue_store *store)
{
    db_rollback(store->db);
    forget_memo(store);
}

enum rc catalogue_store_enter(struct catalogue_store *store, bool *ret_own, struct fault *fault)
{
    *ret_own = !db_in_transaction(store->db);
    return *ret_own ? db_begin(store->db, fault) : RC_OK;
}

enum rc catalogue_store_leave(struct catalogue_store *store, bool own, enum rc rc,
                              struct fault *fault)
{
    if (!own)
        return rc;
    if (!rc)
        return catalogue_store_commit(store, fault);
    catalogue_store_rollback(store);
    return rc;
}

enum rc catalogue_store_check_id(const char *id, const char *what, struct fault *fault)
{
    if (id && text_is_id(id) && strlen(id) < ID_SIZE)
        return RC_OK;
    *fault = fault_make(RC_SCHEMA, 0, "catalogue: a malformed %s id", what);
    return fault->rc;
}

/* Performances long past; the sweeps look at the future only. */
static enum rc drop_past(struct catalogue_store *store, int64_t before_utc_s, struct fault *fault)
{
    struct query q = query_of(store->db, "DELETE FROM availability WHERE instance_id IN"
                                         " (SELECT id FROM instance WHERE start_utc_s < ?)");
    query_int(&q, before_utc_s);
    enum rc rc = query_run(&q, &store->rows_written, fault);
    if (rc)
        return rc;
    q = query_of(store->db, "DELETE FROM instance WHERE start_utc_s < ?");
    query_int(&q, before_utc_s);
    uint64_t n = 0;
    rc = query_run(&q, &n, fault);
    store->rows_written += n;
    if (!rc && n > 0)
        forget_memo(store);
    return rc;
}

enum rc catalogue_store_set_synced(struct catalogue_store *store, int64_t utc_s,
                                   struct fault *fault)
{
    bool own = false;
    enum rc rc = catalogue_store_enter(store, &own, fault);
    if (rc)
        return rc;
    rc = drop_past(store, utc_s - KEEP_PAST_S, fault);
    if (!rc) {
        struct query q =
            query_of(store->db, "INSERT INTO moment(name, utc_s) VALUES('synced', ?)"
                                " ON CONFLICT(name) DO UPDATE SET utc_s = excluded.utc_s");
        query_int(&q, utc_s);
        rc = query_run(&q, NULL, fault); /* the refresh itself, not a row it brought */
    }
    return catalogue_store_leave(store, own, rc, fault);
}

uint64_t catalogue_store_rows_written(const struct catalogue_store *store)
{
    return store->rows_written;
}
