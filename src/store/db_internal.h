/* The inside of a database connection, shared by db.c and query.c alone. */
#pragma once

#include <sqlite3.h>
#include <stddef.h>

#include "store/db.h"

enum { DB_STATEMENTS_MAX = 64 };

struct db {
    sqlite3 *sqlite;
    struct {
        const char *sql;
        sqlite3_stmt *stmt;
    } cache[DB_STATEMENTS_MAX];
    size_t n_cached;
};

/* RC_STORE with SQLite's words for its last failure; `doing` comes first. */
struct fault db_fault(const struct db *db, int code, const char *doing);
