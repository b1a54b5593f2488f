#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/db_internal.h"
#include "store/query.h"

enum { BUSY_MS = 5000 };

/* Settings and their reasons: WAL with FULL lost nothing in any power-cut image, NORMAL did
 * (reliability, finding 7); a file from outside must not run functions of its own schema. What is
 * deleted is overwritten: a journal's erased barcodes are bearer tickets. */
static const char settings[] = "PRAGMA journal_mode=WAL;"
                               "PRAGMA synchronous=FULL;"
                               "PRAGMA foreign_keys=ON;"
                               "PRAGMA trusted_schema=OFF;"
                               "PRAGMA cell_size_check=ON;"
                               "PRAGMA secure_delete=ON;"
                               "PRAGMA temp_store=MEMORY;";

struct fault db_fault(const struct db *db, int code, const char *doing)
{
    const int detail = db->sqlite ? sqlite3_extended_errcode(db->sqlite) : code;
    const char *words = db->sqlite ? sqlite3_errmsg(db->sqlite) : sqlite3_errstr(code);
    return fault_make(RC_STORE, detail == SQLITE_OK ? code : detail, "database: %s: %s (%d)", doing,
                      words, detail);
}

static enum rc exec(struct db *db, const char *sql, const char *doing, struct fault *fault)
{
    const int code = sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        return RC_OK;
    *fault = db_fault(db, code, doing);
    return fault->rc;
}

static enum rc user_version(struct db *db, int64_t *ret, struct fault *fault)
{
    struct query q = query_of(db, "PRAGMA user_version");
    if (query_next(&q))
        *ret = query_column_int(&q, 0);
    return query_end(&q, fault);
}

static enum rc migrate_once(struct db *db, const char *sql, int64_t version, struct fault *fault)
{
    char set_version[48];
    snprintf(set_version, sizeof(set_version), "PRAGMA user_version=%d", (int)version);
    enum rc rc = db_begin(db, fault);
    if (rc)
        return rc;
    rc = exec(db, sql, "migrate", fault);
    if (!rc)
        rc = exec(db, set_version, "migrate", fault);
    if (!rc)
        return db_commit(db, fault);
    db_rollback(db);
    return rc;
}

static enum rc migrate(struct db *db, const char *const *migrations, struct fault *fault)
{
    int64_t have = 0, known = 0;
    enum rc rc = user_version(db, &have, fault);
    while (migrations[known])
        known++;
    if (!rc && (have < 0 || have > known)) {
        *fault = fault_make(RC_STORE, SQLITE_MISMATCH,
                            "database: its schema %d is newer than this program", (int)have);
        return fault->rc;
    }
    for (; !rc && have < known; have++)
        rc = migrate_once(db, migrations[have], have + 1, fault);
    return rc;
}

static enum rc open_file(const char *path, int flags, struct db **ret, struct fault *fault)
{
    struct db *db = mem_zalloc(sizeof(*db));
    const int code = sqlite3_open_v2(path, &db->sqlite, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK) {
        *fault = db_fault(db, code, "open");
        db_close(db);
        return RC_STORE;
    }
    sqlite3_extended_result_codes(db->sqlite, 1);
    sqlite3_busy_timeout(db->sqlite, BUSY_MS);
    *ret = db;
    return RC_OK;
}

enum rc db_open(const char *path, const char *const *migrations, struct db **ret,
                struct fault *fault)
{
    struct db *db = NULL;
    enum rc rc = open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &db, fault);
    if (rc)
        return rc;
    rc = exec(db, settings, "settings", fault);
    if (!rc)
        rc = migrate(db, migrations, fault);
    if (rc) {
        db_close(db);
        return rc;
    }
    *ret = db;
    return RC_OK;
}

enum rc db_open_read_only(const char *path, struct db **ret, struct fault *fault)
{
    if (access(path, F_OK) != 0) {
        *fault = fault_make(RC_NOT_FOUND, 0, "database: no such file");
        return fault->rc;
    }
    struct db *db = NULL;
    enum rc rc = open_file(path, SQLITE_OPEN_READONLY, &db, fault);
    if (rc)
        return rc;
    int64_t version = 0;
    rc = user_version(db, &version, fault); /* the first read: fails now if it ever will */
    if (rc) {
        db_close(db);
        return rc;
    }
    *ret = db;
    return RC_OK;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    for (size_t i = 0; i < db->n_cached; i++)
        sqlite3_finalize(db->cache[i].stmt);
    const int code = sqlite3_close(db->sqlite);
    assert(code == SQLITE_OK); /* else a statement is still open */
    (void)code;
    mem_free(db);
}

bool db_fault_is_damage(const struct fault *fault)
{
    const int code = fault->detail & 0xFF;
    return fault->rc == RC_STORE &&
           (code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_MISMATCH);
}

enum rc db_check(struct db *db, struct fault *fault)
{
    struct query q = query_of(db, "PRAGMA quick_check(1)");
    struct fault damage = {RC_OK, 0, ""};
    if (query_next(&q) && strcmp(query_column_text(&q, 0), "ok") != 0)
        damage = fault_make(RC_STORE, SQLITE_CORRUPT, "database: %s", query_column_text(&q, 0));
    const enum rc rc = query_end(&q, fault);
    if (rc || !damage.rc)
        return rc;
    *fault = damage;
    return damage.rc;
}

enum rc db_begin(struct db *db, struct fault *fault)
{
    return exec(db, "BEGIN IMMEDIATE", "begin", fault);
}

enum rc db_commit(struct db *db, struct fault *fault)
{
    const enum rc rc = exec(db, "COMMIT", "commit", fault);
    if (rc)
        db_rollback(db);
    return rc;
}

void db_rollback(struct db *db)
{
    if (!db_in_transaction(db))
        return;
    /* SQLite rolls back by itself after the failures that make this one fail, too. */
    (void)sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
}

enum rc db_flush_log(struct db *db, struct fault *fault)
{
    return exec(db, "PRAGMA wal_checkpoint(TRUNCATE)", "checkpoint", fault);
}

bool db_in_transaction(const struct db *db)
{
    return sqlite3_get_autocommit(db->sqlite) == 0;
}
