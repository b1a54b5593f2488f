/* Database: one SQLite file, opened with the project's settings; prepared statements.
 *
 * WAL, synchronous=FULL, bound parameters only (store/query.h). One thread uses a connection.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/rc.h"

struct db;

/* Opens or creates; runs `migrations` (SQL texts, one per schema version, NULL at the end) that the
 * file does not have yet, each in a transaction. RC_STORE with words when it cannot be used;
 * fault.detail is then SQLite's code (db_fault_is_damage() reads it). */
RC_MUST_CHECK enum rc db_open(const char *path, const char *const *migrations, struct db **ret,
                              struct fault *fault);
/* For looking only: RC_NOT_FOUND when there is no such file, never creates or changes it. */
RC_MUST_CHECK enum rc db_open_read_only(const char *path, struct db **ret, struct fault *fault);
void db_close(struct db *db); /* NULL is allowed */

/* The file is not a database, is broken inside, or comes from a newer program. */
bool db_fault_is_damage(const struct fault *fault);
/* Reads every page of the file: RC_STORE with what SQLite says about the first broken one. */
RC_MUST_CHECK enum rc db_check(struct db *db, struct fault *fault);

/* A transaction that takes the write lock at once. A failed commit has been rolled back. */
RC_MUST_CHECK enum rc db_begin(struct db *db, struct fault *fault);
RC_MUST_CHECK enum rc db_commit(struct db *db, struct fault *fault);
void db_rollback(struct db *db); /* harmless outside a transaction */
/* Moves what the log holds into the file and empties the log, unless another program is reading. */
RC_MUST_CHECK enum rc db_flush_log(struct db *db, struct fault *fault);
bool db_in_transaction(const struct db *db);
