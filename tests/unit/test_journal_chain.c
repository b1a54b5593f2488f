/* The chain finds what SQLite does not: changed, removed and flipped rows. */
#include <CUnit/CUnit.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "fakes/journal_kit.h"

/* Changes the file as someone would who has dropped the triggers, then verifies. */
static enum rc after(const char *sql)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE], path[TEMP_PATH_SIZE];
    journal_kit_sell(&kit, ref);
    journal_kit_sell(&kit, ref);
    temp_dir_path(kit.dir, "journal.db", path);
    sqlite3 *db = NULL;
    CU_ASSERT_EQUAL_FATAL(sqlite3_open(path, &db), SQLITE_OK);
    CU_ASSERT_EQUAL(sqlite3_exec(db,
                                 "DROP TRIGGER event_stays; DROP TRIGGER event_is_fixed;"
                                 "DROP TRIGGER attempt_stays; DROP TRIGGER attempt_moves;"
                                 "DROP TRIGGER ticket_stays; DROP TRIGGER ticket_is_fixed;",
                                 NULL, NULL, NULL),
                    SQLITE_OK);
    CU_ASSERT_EQUAL(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    CU_ASSERT_TRUE(sqlite3_total_changes(db) > 0);
    sqlite3_close(db);
    const enum rc rc = journal_verify(kit.journal, &kit.fault);
    journal_kit_deinit(&kit);
    return rc;
}

static void finds_changed_and_removed_rows(void)
{
    static const char *const changes[] = {
        "UPDATE event SET data = replace(data, '4905', '4906') WHERE seq = 3",
        "UPDATE event SET kind = 12 WHERE seq = 2",
        "UPDATE event SET utc_ms = utc_ms + 1 WHERE seq = 1",
        "UPDATE event SET mac = zeroblob(32) WHERE seq = 4",
        "UPDATE event SET mac = zeroblob(31) WHERE seq = 4",
        "UPDATE event SET reference = 'FOH2-AAAAAA-A' WHERE seq = 4",
        "DELETE FROM event WHERE seq = 5",
        "DELETE FROM event WHERE seq = 14",
        "UPDATE event SET seq = seq + 1 WHERE seq = 14",
        "UPDATE attempt SET total = 1 WHERE rowid = 1",
        "UPDATE attempt SET state = 12 WHERE rowid = 2",
        "UPDATE attempt SET order_id = '2840013' WHERE rowid = 2",
        "UPDATE attempt SET note = 'x' WHERE rowid = 1",
        "DELETE FROM attempt WHERE rowid = 1",
        "UPDATE ticket SET barcode = '00284001200019' WHERE position = 0",
        "DELETE FROM ticket WHERE position = 1",
    };
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        const enum rc rc = after(changes[i]);
        if (rc != RC_STORE)
            printf("    not found: %s\n", changes[i]);
        CU_ASSERT_EQUAL(rc, RC_STORE);
    }
}

static void names_the_first_event_that_does_not_fit(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    char ref[JOURNAL_REFERENCE_SIZE], path[TEMP_PATH_SIZE];
    journal_kit_sell(&kit, ref);
    temp_dir_path(kit.dir, "journal.db", path);
    sqlite3 *db = NULL;
    CU_ASSERT_EQUAL_FATAL(sqlite3_open(path, &db), SQLITE_OK);
    CU_ASSERT_EQUAL(sqlite3_exec(db,
                                 "DROP TRIGGER event_is_fixed;"
                                 "UPDATE event SET boot = 'other' WHERE seq = 3",
                                 NULL, NULL, NULL),
                    SQLITE_OK);
    sqlite3_close(db);
    CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_STORE);
    CU_ASSERT_PTR_NOT_NULL(strstr(kit.fault.what, "event 3 "));
    journal_kit_deinit(&kit);
}

/* Finds the bytes of `word` in the closed file and flips one bit of each occurrence. */
static int flip(const char *path, const char *word)
{
    static unsigned char bytes[1024 * 1024];
    FILE *file = fopen(path, "r+b");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    const size_t size = fread(bytes, 1, sizeof(bytes), file), n = strlen(word);
    int found = 0;
    for (size_t i = 0; i + n <= size; i++) {
        if (memcmp(bytes + i, word, n) != 0)
            continue;
        CU_ASSERT_EQUAL(fseek(file, (long)i, SEEK_SET), 0);
        fputc(bytes[i] ^ 1, file);
        found++;
    }
    fclose(file);
    return found;
}

static void finds_a_flipped_bit_that_sqlite_does_not_see(void)
{
    static const char *const words[] = {"00284001200017", "2840012\"", "F13\",\"price"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct journal_kit kit;
        journal_kit_init(&kit);
        char ref[JOURNAL_REFERENCE_SIZE], path[TEMP_PATH_SIZE];
        journal_kit_sell(&kit, ref);
        temp_dir_path(kit.dir, "journal.db", path);
        journal_close(kit.journal);
        kit.journal = NULL;
        CU_ASSERT_TRUE(flip(path, words[i]) > 0);
        journal_kit_reopen(&kit); /* quick_check is content */
        CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_STORE);
        journal_kit_deinit(&kit);
    }
}

CU_TestInfo test_journal_chain[] = {
    {"finds changed and removed rows", finds_changed_and_removed_rows},
    {"names the first event that does not fit", names_the_first_event_that_does_not_fit},
    {"finds a flipped bit that SQLite does not see", finds_a_flipped_bit_that_sqlite_does_not_see},
    CU_TEST_INFO_NULL,
};
