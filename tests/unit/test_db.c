#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "fakes/temp_dir.h"
#include "store/db.h"
#include "store/query.h"

static const char *const first[] = {"CREATE TABLE a(x INTEGER) STRICT; INSERT INTO a VALUES(1);",
                                    NULL};
static const char *const second[] = {"CREATE TABLE a(x INTEGER) STRICT; INSERT INTO a VALUES(1);",
                                     "INSERT INTO a VALUES(2);", NULL};
static const char *const broken[] = {"CREATE TABLE a(x INTEGER) STRICT; INSERT INTO a VALUES(1);",
                                     "INSERT INTO a VALUES(2); INSERT INTO nowhere VALUES(3);",
                                     NULL};

static struct db *opened(const char *path, const char *const *migrations)
{
    struct db *db = NULL;
    struct fault fault;
    CU_ASSERT_EQUAL_FATAL(db_open(path, migrations, &db, &fault), RC_OK);
    return db;
}

static int64_t ask(struct db *db, const char *sql)
{
    struct fault fault;
    struct query q = query_of(db, sql);
    const int64_t value = query_next(&q) ? query_column_int(&q, 0) : -1;
    CU_ASSERT_EQUAL(query_end(&q, &fault), RC_OK);
    return value;
}

static void runs_each_migration_once(void)
{
    char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];
    temp_dir_make(dir);
    temp_dir_path(dir, "t.db", path);
    db_close(opened(path, first));
    db_close(opened(path, first));
    struct db *db = opened(path, second);
    CU_ASSERT_EQUAL(ask(db, "SELECT sum(x) FROM a"), 3);
    CU_ASSERT_EQUAL(ask(db, "PRAGMA user_version"), 2);
    CU_ASSERT_EQUAL(ask(db, "PRAGMA synchronous"), 2);
    db_close(db);
    temp_dir_remove(dir);
}

static void a_failed_migration_leaves_the_old_schema(void)
{
    char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];
    struct fault fault;
    struct db *db = NULL;
    temp_dir_make(dir);
    temp_dir_path(dir, "t.db", path);
    db_close(opened(path, first));
    CU_ASSERT_EQUAL(db_open(path, broken, &db, &fault), RC_STORE);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "nowhere"));
    db = opened(path, first);
    CU_ASSERT_EQUAL(ask(db, "SELECT sum(x) FROM a"), 1);
    db_close(db);
    temp_dir_remove(dir);
}

static void a_newer_file_is_refused(void)
{
    char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];
    struct fault fault;
    struct db *db = NULL;
    temp_dir_make(dir);
    temp_dir_path(dir, "t.db", path);
    db_close(opened(path, second));
    CU_ASSERT_EQUAL(db_open(path, first, &db, &fault), RC_STORE);
    CU_ASSERT_TRUE(db_fault_is_damage(&fault));
    temp_dir_remove(dir);
}

static void what_is_no_database_is_damage(void)
{
    char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];
    struct fault fault;
    struct db *db = NULL;
    temp_dir_make(dir);
    temp_dir_path(dir, "t.db", path);
    FILE *file = fopen(path, "w");
    for (int i = 0; i < 1000; i++)
        fputs("this is no database\n", file);
    fclose(file);
    CU_ASSERT_EQUAL(db_open(path, first, &db, &fault), RC_STORE);
    CU_ASSERT_TRUE(db_fault_is_damage(&fault));
    CU_ASSERT_EQUAL(db_open("/nowhere/t.db", first, &db, &fault), RC_STORE);
    CU_ASSERT_FALSE(db_fault_is_damage(&fault));
    temp_dir_remove(dir);
}

static void looking_neither_creates_nor_writes(void)
{
    char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];
    struct fault fault;
    struct db *db = NULL;
    temp_dir_make(dir);
    temp_dir_path(dir, "t.db", path);
    CU_ASSERT_EQUAL(db_open_read_only(path, &db, &fault), RC_NOT_FOUND);
    struct db *writer = opened(path, first);
    CU_ASSERT_EQUAL_FATAL(db_open_read_only(path, &db, &fault), RC_OK);
    CU_ASSERT_EQUAL(ask(db, "SELECT sum(x) FROM a"), 1);
    struct query q = query_of(db, "DELETE FROM a");
    CU_ASSERT_EQUAL(query_run(&q, NULL, &fault), RC_STORE);
    db_close(db);
    db_close(writer);
    CU_ASSERT_EQUAL_FATAL(db_open_read_only(path, &db, &fault), RC_OK); /* nobody has it open */
    CU_ASSERT_EQUAL(ask(db, "SELECT sum(x) FROM a"), 1);
    db_close(db);
    temp_dir_remove(dir);
}

static void a_rolled_back_change_is_gone(void)
{
    char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];
    struct fault fault;
    temp_dir_make(dir);
    temp_dir_path(dir, "t.db", path);
    struct db *db = opened(path, first);
    CU_ASSERT_EQUAL(db_begin(db, &fault), RC_OK);
    CU_ASSERT_TRUE(db_in_transaction(db));
    uint64_t n = 0;
    struct query q = query_of(db, "UPDATE a SET x = ?");
    query_int(&q, 50);
    CU_ASSERT_EQUAL(query_run(&q, &n, &fault), RC_OK);
    CU_ASSERT_EQUAL(n, 1);
    db_rollback(db);
    CU_ASSERT_EQUAL(ask(db, "SELECT sum(x) FROM a"), 1);
    CU_ASSERT_EQUAL(db_commit(db, &fault), RC_STORE); /* nothing is open */
    CU_ASSERT_EQUAL(db_check(db, &fault), RC_OK);
    db_close(db);
    temp_dir_remove(dir);
}

static void a_bad_statement_says_so_at_its_end(void)
{
    char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];
    struct fault fault;
    temp_dir_make(dir);
    temp_dir_path(dir, "t.db", path);
    struct db *db = opened(path, first);
    struct query q = query_of(db, "SELECT y FROM a WHERE x = ?");
    query_text(&q, "1");
    CU_ASSERT_FALSE(query_next(&q));
    CU_ASSERT_EQUAL(query_end(&q, &fault), RC_STORE);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "no such column"));
    db_close(db);
    temp_dir_remove(dir);
}

CU_TestInfo test_db[] = {
    {"runs each migration once", runs_each_migration_once},
    {"a failed migration leaves the old schema", a_failed_migration_leaves_the_old_schema},
    {"a newer file is refused", a_newer_file_is_refused},
    {"what is no database is damage", what_is_no_database_is_damage},
    {"looking neither creates nor writes", looking_neither_creates_nor_writes},
    {"a rolled back change is gone", a_rolled_back_change_is_gone},
    {"a bad statement says so at its end", a_bad_statement_says_so_at_its_end},
    CU_TEST_INFO_NULL,
};
