/* The journal knows whose basket an attempt is, also one that an older program began. */
#include <CUnit/CUnit.h>
#include <sqlite3.h>
#include <string.h>

#include "fakes/journal_kit.h"

static struct journal_kit kit;

static int run(const char *sql)
{
    char path[TEMP_PATH_SIZE];
    sqlite3 *db = NULL;
    temp_dir_path(kit.dir, "journal.db", path);
    CU_ASSERT_EQUAL_FATAL(sqlite3_open(path, &db), SQLITE_OK);
    const int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_close(db);
    return code;
}

static void two_records_may_hold_but_only_one_may_be_booked(void)
{
    char ours[JOURNAL_REFERENCE_SIZE], theirs[JOURNAL_REFERENCE_SIZE], more[JOURNAL_REFERENCE_SIZE];
    const struct basket basket = journal_kit_basket();
    journal_kit_init(&kit);
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "main", ours, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "friends", theirs, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "friends", more, &kit.fault), RC_BUG);
    CU_ASSERT_EQUAL(journal_held(kit.journal, ours, &basket, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_held(kit.journal, theirs, &basket, &kit.fault), RC_OK);
    journal_kit_move(&kit, ours, ORDER_TAGGED);
    CU_ASSERT_EQUAL(journal_move(kit.journal, theirs, ORDER_TAGGED, NULL, &kit.fault), RC_BUG);
    journal_kit_move(&kit, ours, ORDER_CONFIRM_INTENT);
    journal_kit_move(&kit, theirs, ORDER_TAGGED);
    CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_OK);
    journal_kit_deinit(&kit);
}

static void an_attempt_keeps_its_record(void)
{
    char reference[JOURNAL_REFERENCE_SIZE];
    journal_kit_init(&kit);
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "friends", reference, &kit.fault), RC_OK);
    journal_kit_reopen(&kit);
    struct attempt attempt = journal_kit_find(&kit, reference);
    CU_ASSERT_STRING_EQUAL(attempt.profile, "friends");
    journal_attempt_deinit(&attempt);
    CU_ASSERT_NOT_EQUAL(run("UPDATE attempt SET profile = 'main'"), SQLITE_OK);
    CU_ASSERT_EQUAL(run("DROP TRIGGER attempt_keeps_profile;"
                        "UPDATE attempt SET profile = 'main'"),
                    SQLITE_OK);
    CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_STORE); /* the chain tells */
    journal_kit_deinit(&kit);
}

/* As the first version left it: without the column, and with its rule of one live attempt. */
static void make_old(void)
{
    CU_ASSERT_EQUAL(run("DROP TRIGGER attempt_keeps_profile; DROP INDEX attempt_one_live;"
                        "DROP INDEX attempt_one_booked;"
                        "ALTER TABLE attempt DROP COLUMN profile;"
                        "CREATE UNIQUE INDEX attempt_one_live ON attempt((1))"
                        " WHERE state BETWEEN 1 AND 5; PRAGMA user_version = 1"),
                    SQLITE_OK);
}

static void an_older_journal_is_brought_up_to_date(void)
{
    char sold[JOURNAL_REFERENCE_SIZE], open[JOURNAL_REFERENCE_SIZE], more[JOURNAL_REFERENCE_SIZE];
    journal_kit_init(&kit);
    journal_kit_sell(&kit, sold);
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "main", open, &kit.fault), RC_OK);
    journal_close(kit.journal);
    make_old();
    struct journal_spec spec = journal_kit_spec(&kit);
    spec.read_only = true;
    CU_ASSERT_EQUAL(journal_open(&spec, &kit.journal, &kit.fault), RC_STORE);
    CU_ASSERT_PTR_NOT_NULL(strstr(kit.fault.what, "start the kiosk once"));
    spec.read_only = false;
    CU_ASSERT_EQUAL_FATAL(journal_open(&spec, &kit.journal, &kit.fault), RC_OK);
    struct attempt attempt = journal_kit_find(&kit, open);
    CU_ASSERT_STRING_EQUAL(attempt.profile, "main");
    journal_attempt_deinit(&attempt);
    CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_OK); /* old events still fit */
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "friends", more, &kit.fault), RC_OK);
    journal_kit_deinit(&kit);
}

CU_TestInfo test_journal_profiles[] = {
    {"two records may hold but only one may be booked",
     two_records_may_hold_but_only_one_may_be_booked},
    {"an attempt keeps its record", an_attempt_keeps_its_record},
    {"an older journal is brought up to date", an_older_journal_is_brought_up_to_date},
    CU_TEST_INFO_NULL,
};
