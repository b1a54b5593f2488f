/* Query: one prepared statement on its way: bind in order, run or step, end. Inside store only.
 *
 * Statements are prepared once per connection and found again by the address of their text, so a
 * text must be static. The first failure sticks and comes out of query_run() or query_end(); what
 * is bound must stay until then. One thread, as the connection.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"

struct query {
    struct db *db;
    void *stmt; /* sqlite3_stmt, NULL when preparing failed */
    const char *sql;
    int code; /* SQLite's, 0 while all is well */
    int n_bound;
};

struct query query_of(struct db *db, const char *static_sql);
void query_text(struct query *q, const char *s); /* NULL binds "" */
void query_int(struct query *q, int64_t value);
void query_blob(struct query *q, const void *bytes, size_t n);

/* For statements without rows. Adds the number of changed rows to *n_changed unless it is NULL. */
RC_MUST_CHECK enum rc query_run(struct query *q, uint64_t *n_changed, struct fault *fault);

/* Moves to the next row; false at the end and after a failure: query_end() says which. */
bool query_next(struct query *q);
RC_MUST_CHECK enum rc query_end(struct query *q, struct fault *fault);

/* Columns of the current row, from 0; valid until the next row. Text and blobs are never NULL: one
 * that could not be handed out is "", and query_end() fails. */
const char *query_column_text(const struct query *q, int column);
int64_t query_column_int(const struct query *q, int column);
const void *query_column_blob(const struct query *q, int column, size_t *ret_n);
