#include "store/query.h"

#include <assert.h>
#include <limits.h>
#include <sqlite3.h>

#include "store/db_internal.h"

static sqlite3_stmt *cached(struct db *db, const char *sql, int *code)
{
    for (size_t i = 0; i < db->n_cached; i++) {
        if (db->cache[i].sql == sql)
            return db->cache[i].stmt;
    }
    assert(db->n_cached < DB_STATEMENTS_MAX);
    sqlite3_stmt *stmt = NULL;
    *code = sqlite3_prepare_v3(db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
    if (*code != SQLITE_OK)
        return NULL;
    db->cache[db->n_cached].sql = sql;
    db->cache[db->n_cached++].stmt = stmt;
    return stmt;
}

struct query query_of(struct db *db, const char *static_sql)
{
    struct query q = {.db = db, .sql = static_sql};
    q.stmt = cached(db, static_sql, &q.code);
    assert(!q.stmt || !sqlite3_stmt_busy(q.stmt)); /* a statement is used by one query at a time */
    return q;
}

static void note(struct query *q, int code)
{
    if (q->code == SQLITE_OK)
        q->code = code;
}

void query_text(struct query *q, const char *s)
{
    q->n_bound++;
    if (q->stmt)
        note(q, sqlite3_bind_text(q->stmt, q->n_bound, s ? s : "", -1, SQLITE_STATIC));
}

void query_int(struct query *q, int64_t value)
{
    q->n_bound++;
    if (q->stmt)
        note(q, sqlite3_bind_int64(q->stmt, q->n_bound, value));
}

void query_blob(struct query *q, const void *bytes, size_t n)
{
    assert(n <= INT_MAX);
    q->n_bound++;
    if (q->stmt)
        note(q, sqlite3_bind_blob(q->stmt, q->n_bound, bytes, (int)n, SQLITE_STATIC));
}

bool query_next(struct query *q)
{
    if (q->code != SQLITE_OK || !q->stmt)
        return false;
    const int code = sqlite3_step(q->stmt);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        note(q, code);
    return false;
}

enum rc query_end(struct query *q, struct fault *fault)
{
    enum rc rc = RC_OK;
    if (q->code != SQLITE_OK) {
        *fault = db_fault(q->db, q->code, q->sql);
        rc = fault->rc;
    }
    if (!q->stmt)
        return rc;
    /* Repeats the code of the step, or tells that a column could not be handed out (no memory). */
    const int code = sqlite3_reset(q->stmt);
    sqlite3_clear_bindings(q->stmt);
    q->stmt = NULL;
    if (rc || code == SQLITE_OK)
        return rc;
    *fault = db_fault(q->db, code, q->sql);
    return fault->rc;
}

enum rc query_run(struct query *q, uint64_t *n_changed, struct fault *fault)
{
    const bool row = query_next(q);
    assert(!row);
    (void)row;
    if (q->code == SQLITE_OK && n_changed)
        *n_changed += (uint64_t)sqlite3_changes64(q->db->sqlite);
    return query_end(q, fault);
}

const char *query_column_text(const struct query *q, int column)
{
    const char *text = (const char *)sqlite3_column_text(q->stmt, column);
    return text ? text : "";
}

int64_t query_column_int(const struct query *q, int column)
{
    return sqlite3_column_int64(q->stmt, column);
}

const void *query_column_blob(const struct query *q, int column, size_t *ret_n)
{
    const void *bytes = sqlite3_column_blob(q->stmt, column);
    *ret_n = (size_t)sqlite3_column_bytes(q->stmt, column);
    return bytes ? bytes : "";
}
