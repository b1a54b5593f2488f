/* The database keeps the rules by itself, whoever writes to it. */
#include <CUnit/CUnit.h>
#include <sqlite3.h>
#include <stdio.h>

#include "fakes/journal_kit.h"

static sqlite3 *raw(const struct journal_kit *kit)
{
    char path[TEMP_PATH_SIZE];
    sqlite3 *db = NULL;
    temp_dir_path(kit->dir, "journal.db", path);
    CU_ASSERT_EQUAL_FATAL(sqlite3_open(path, &db), SQLITE_OK);
    return db;
}

static int run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

static bool insert_draft(sqlite3 *db, const char *reference)
{
    char sql[160];
    snprintf(sql, sizeof(sql),
             "INSERT INTO attempt(reference, state, currency, order_id, created_utc_ms,"
             " changed_utc_ms) VALUES('%s', 1, 'GBP', '7', 0, 0)",
             reference);
    return run(db, sql) == SQLITE_OK;
}

static bool set_state(sqlite3 *db, const char *reference, int state)
{
    char sql[160];
    snprintf(sql, sizeof(sql), "UPDATE attempt SET state = %d WHERE reference = '%s'", state,
             reference);
    return run(db, sql) == SQLITE_OK;
}

/* Shortest ways from DRAFT, so that each state can be reached along the rules. */
static bool go_to(sqlite3 *db, const char *reference, int state)
{
    static const int before[ORDER_STATE_COUNT] = {
        [ORDER_HELD] = ORDER_DRAFT,
        [ORDER_TAGGED] = ORDER_HELD,
        [ORDER_PAY_INTENT] = ORDER_TAGGED,
        [ORDER_PAID] = ORDER_PAY_INTENT,
        [ORDER_CONFIRM_INTENT] = ORDER_TAGGED,
        [ORDER_UNKNOWN] = ORDER_CONFIRM_INTENT,
        [ORDER_CONFIRMED] = ORDER_CONFIRM_INTENT,
        [ORDER_CAPTURED] = ORDER_CONFIRMED,
        [ORDER_DONE] = ORDER_CONFIRMED,
        [ORDER_VOIDED] = ORDER_UNKNOWN,
        [ORDER_ABANDONED] = ORDER_DRAFT,
        [ORDER_ESCALATED] = ORDER_UNKNOWN,
        [ORDER_RESOLVED_BY_STAFF] = ORDER_ESCALATED,
    };
    int way[ORDER_STATE_COUNT];
    size_t n = 0;
    for (; state != ORDER_DRAFT; state = before[state])
        way[n++] = state;
    bool ok = insert_draft(db, reference);
    while (ok && n > 0)
        ok = set_state(db, reference, way[--n]);
    return ok;
}

static void listed_edges_pass_and_every_other_is_refused(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    sqlite3 *db = raw(&kit);
    int reached = 0, wrong = 0;
    for (int from = 1; from < ORDER_STATE_COUNT; from++) {
        for (int to = 1; to < ORDER_STATE_COUNT; to++) {
            if (to == from)
                continue;
            char sql[80];
            CU_ASSERT_EQUAL(run(db, "BEGIN"), SQLITE_OK);
            reached += go_to(db, "FOH2-000000-0", from);
            snprintf(sql, sizeof(sql), "UPDATE attempt SET state = %d", to);
            const bool passed = run(db, sql) == SQLITE_OK;
            if (passed != order_state_may_become((enum order_state)from, (enum order_state)to)) {
                wrong++;
                printf("    %s to %s\n", order_state_name((enum order_state)from),
                       order_state_name((enum order_state)to));
            }
            CU_ASSERT_EQUAL(run(db, "ROLLBACK"), SQLITE_OK);
        }
    }
    CU_ASSERT_EQUAL(reached, (ORDER_STATE_COUNT - 1) * (ORDER_STATE_COUNT - 2));
    CU_ASSERT_EQUAL(wrong, 0);
    sqlite3_close(db);
    journal_kit_deinit(&kit);
}

static void the_journal_asks_the_same_rules_before(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_sell(&kit, ref); /* DONE is final */
    for (int to = 1; to < ORDER_STATE_COUNT; to++)
        CU_ASSERT_EQUAL(journal_move(kit.journal, ref, (enum order_state)to, NULL, &kit.fault),
                        RC_BUG);
    CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_OK);
    journal_kit_deinit(&kit);
}

static int insert(sqlite3 *db, const char *rows)
{
    char sql[240];
    snprintf(sql, sizeof(sql),
             "INSERT INTO attempt(reference, state, currency, created_utc_ms, changed_utc_ms)"
             " VALUES%s",
             rows);
    return run(db, sql);
}

static void rows_cannot_be_deleted_or_forged(void)
{
    static const char *const forbidden[] = {
        "DELETE FROM attempt",
        "DELETE FROM event",
        "DELETE FROM ticket",
        "UPDATE event SET utc_ms = 0",
        "UPDATE attempt SET reference = 'FOH2-AAAAAA-A'",
        "UPDATE attempt SET created_utc_ms = 1",
        "UPDATE attempt SET state = 99",
        "UPDATE attempt SET state = 'DONE'",
        "UPDATE ticket SET barcode = 'forged'",
    };
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_sell(&kit, ref);
    sqlite3 *db = raw(&kit);
    for (size_t i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++)
        CU_ASSERT_NOT_EQUAL(run(db, forbidden[i]), SQLITE_OK);
    CU_ASSERT_NOT_EQUAL(insert(db, "('FOH2-BBBBBB-B', 8, 'GBP', 0, 0)"), SQLITE_OK);
    const char *two_live = "('FOH2-BBBBBB-B', 1, 'GBP', 0, 0), ('FOH2-CCCCCC-C', 1, 'GBP', 0, 0)";
    CU_ASSERT_NOT_EQUAL(insert(db, two_live), SQLITE_OK);
    CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_OK);
    sqlite3_close(db);
    journal_kit_deinit(&kit);
}

static void a_third_send_is_refused_by_the_database_too(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_tag(&kit, ref);
    for (int i = 0; i < 2; i++) {
        journal_kit_move(&kit, ref, ORDER_CONFIRM_INTENT);
        journal_kit_move(&kit, ref, ORDER_UNKNOWN);
    }
    sqlite3 *db = raw(&kit);
    CU_ASSERT_NOT_EQUAL(run(db, "UPDATE attempt SET state = 6"), SQLITE_OK);
    CU_ASSERT_EQUAL(run(db, "UPDATE attempt SET state = 7"), SQLITE_OK);
    sqlite3_close(db);
    journal_kit_deinit(&kit);
}

CU_TestInfo test_journal_rules[] = {
    {"listed edges pass and every other is refused", listed_edges_pass_and_every_other_is_refused},
    {"the journal asks the same rules before", the_journal_asks_the_same_rules_before},
    {"rows cannot be deleted or forged", rows_cannot_be_deleted_or_forged},
    {"a third send is refused by the database too", a_third_send_is_refused_by_the_database_too},
    CU_TEST_INFO_NULL,
};
