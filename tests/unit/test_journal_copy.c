/* The second copy of the events: complete, told when it is not, and never ahead of the journal. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fakes/journal_kit.h"

struct rig {
    struct journal_kit kit;
    char other[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];
    int n_told;
    char told[200];
};

static struct rig rig;

static void told(void *ctx, const char *words)
{
    struct rig *r = ctx;
    r->n_told++;
    snprintf(r->told, sizeof(r->told), "%s", words);
}

static enum rc open_again(void)
{
    struct journal_spec spec = journal_kit_spec(&rig.kit);
    spec.copy = rig.path;
    spec.told = told;
    spec.told_ctx = &rig;
    journal_close(rig.kit.journal);
    rig.kit.journal = NULL;
    return journal_open(&spec, &rig.kit.journal, &rig.kit.fault);
}

static void begin(void)
{
    rig = (struct rig){.n_told = 0};
    journal_kit_init(&rig.kit);
    temp_dir_make(rig.other);
    temp_dir_path(rig.other, "events", rig.path);
    CU_ASSERT_EQUAL_FATAL(open_again(), RC_OK);
}

static void end(void)
{
    journal_kit_deinit(&rig.kit);
    temp_dir_remove(rig.other);
}

static int64_t copied(enum rc expected)
{
    struct journal_proof proof = {0};
    const enum rc rc = journal_verify_copy(rig.kit.journal, &proof, &rig.kit.fault);
    if (rc != expected)
        printf("    %s\n", rig.kit.fault.what);
    CU_ASSERT_EQUAL(rc, expected);
    return proof.n_copied;
}

static void sell(void)
{
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_sell(&rig.kit, ref);
}

#define EVENTS_OF_A_SALE INT64_C(7)

static void gets_every_event_and_goes_on_after_a_restart(void)
{
    begin();
    sell();
    CU_ASSERT_EQUAL(copied(RC_OK), EVENTS_OF_A_SALE);
    CU_ASSERT_EQUAL(open_again(), RC_OK);
    sell();
    CU_ASSERT_EQUAL(copied(RC_OK), 2 * EVENTS_OF_A_SALE);
    struct stat st;
    CU_ASSERT_EQUAL(stat(rig.path, &st), 0);
    CU_ASSERT_EQUAL(st.st_mode & 0777, 0600);
    CU_ASSERT_EQUAL(rig.n_told, 0);
    end();
}

static void a_journal_that_had_none_is_copied_from_its_beginning(void)
{
    begin();
    sell();
    CU_ASSERT_EQUAL(unlink(rig.path), 0);
    CU_ASSERT_EQUAL(open_again(), RC_OK);
    CU_ASSERT_EQUAL(copied(RC_OK), EVENTS_OF_A_SALE);
    end();
}

/* As a power cut leaves it: `n` bytes are missing at the end, `tail` stands there instead. */
static void tear(int n, const char *tail)
{
    struct stat st;
    CU_ASSERT_EQUAL(stat(rig.path, &st), 0);
    CU_ASSERT_EQUAL(truncate(rig.path, st.st_size - n), 0);
    FILE *file = fopen(rig.path, "a");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(tail, file);
    fclose(file);
}

static void a_torn_last_line_is_written_again(void)
{
    static const struct {
        int n;
        const char *tail;
    } cuts[] = {{1, ""}, {40, ""}, {40, "\n"}, {400, "x\n"}, {0, "12\tgarb"}, {0, "\n"}};
    for (size_t i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++) {
        begin();
        sell();
        tear(cuts[i].n, cuts[i].tail);
        CU_ASSERT_EQUAL(open_again(), RC_OK);
        CU_ASSERT_EQUAL(copied(RC_OK), EVENTS_OF_A_SALE);
        CU_ASSERT_EQUAL(rig.n_told, 0);
        end();
    }
}

static void its_failure_is_told_once_and_selling_goes_on(void)
{
    begin();
    sell();
    journal_close(rig.kit.journal);
    rig.kit.journal = NULL;
    CU_ASSERT_EQUAL(unlink(rig.path), 0);
    CU_ASSERT_EQUAL(mkdir(rig.path, 0700), 0); /* as if the stick were broken */
    CU_ASSERT_EQUAL(open_again(), RC_OK);
    sell();
    CU_ASSERT_EQUAL(rig.n_told, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(rig.told, "selling goes on"));
    copied(RC_STORE);
    CU_ASSERT_EQUAL(rmdir(rig.path), 0); /* another stick */
    sell();
    CU_ASSERT_EQUAL(rig.n_told, 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(rig.told, "complete again"));
    CU_ASSERT_EQUAL(copied(RC_OK), 3 * EVENTS_OF_A_SALE);
    end();
}

static void a_stranger_s_file_is_not_touched(void)
{
    begin();
    sell();
    journal_close(rig.kit.journal);
    rig.kit.journal = NULL;
    FILE *file = fopen(rig.path, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs("one\ntwo\nthree\n", file);
    fclose(file);
    CU_ASSERT_EQUAL(open_again(), RC_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(rig.told, "is not this journal's"));
    struct stat st;
    CU_ASSERT_EQUAL(stat(rig.path, &st), 0);
    CU_ASSERT_EQUAL(st.st_size, 14);
    end();
}

static void copy_file(const char *from, const char *to)
{
    static char bytes[1024 * 1024];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    CU_ASSERT_PTR_NOT_NULL_FATAL(out);
    const size_t n = fread(bytes, 1, sizeof(bytes), in);
    CU_ASSERT_TRUE(n > 0 && n < sizeof(bytes));
    CU_ASSERT_EQUAL(fwrite(bytes, 1, n, out), n);
    fclose(in);
    fclose(out);
}

static void an_older_journal_than_its_copy_does_not_open(void)
{
    char db[TEMP_PATH_SIZE], kept[TEMP_PATH_SIZE], ref[JOURNAL_REFERENCE_SIZE];
    begin();
    sell();
    journal_close(rig.kit.journal);
    rig.kit.journal = NULL;
    temp_dir_path(rig.kit.dir, "journal.db", db);
    temp_dir_path(rig.kit.dir, "kept", kept);
    copy_file(db, kept);
    CU_ASSERT_EQUAL(open_again(), RC_OK);
    journal_kit_sell(&rig.kit, ref);
    journal_close(rig.kit.journal);
    rig.kit.journal = NULL;
    CU_ASSERT_EQUAL(rename(kept, db), 0); /* the disk image of yesterday */
    CU_ASSERT_EQUAL(open_again(), RC_STORE);
    CU_ASSERT_PTR_NOT_NULL(strstr(rig.kit.fault.what, "old disk image"));
    CU_ASSERT_EQUAL(unlink(rig.path), 0); /* the operator has looked, and moved it away */
    CU_ASSERT_EQUAL(open_again(), RC_OK);
    end();
}

static void verify_names_the_first_line_that_was_changed(void)
{
    begin();
    sell();
    FILE *file = fopen(rig.path, "r+");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    char text[8192] = "";
    const size_t n = fread(text, 1, sizeof(text) - 1, file);
    CU_ASSERT_TRUE(n > 0 && n < sizeof(text) - 1);
    char *amount = strstr(text, "4905");
    CU_ASSERT_PTR_NOT_NULL_FATAL(amount);
    CU_ASSERT_EQUAL(fseek(file, amount - text, SEEK_SET), 0);
    fputs("4906", file);
    fclose(file);
    CU_ASSERT_EQUAL(copied(RC_STORE), 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(rig.kit.fault.what, "event 3 "));
    CU_ASSERT_EQUAL(journal_verify(rig.kit.journal, &rig.kit.fault), RC_OK);
    end();
}

CU_TestInfo test_journal_copy[] = {
    {"gets every event and goes on after a restart", gets_every_event_and_goes_on_after_a_restart},
    {"a journal that had none is copied from its beginning",
     a_journal_that_had_none_is_copied_from_its_beginning},
    {"a torn last line is written again", a_torn_last_line_is_written_again},
    {"its failure is told once and selling goes on", its_failure_is_told_once_and_selling_goes_on},
    {"a stranger's file is not touched", a_stranger_s_file_is_not_touched},
    {"an older journal than its copy does not open", an_older_journal_than_its_copy_does_not_open},
    {"verify names the first line that was changed", verify_names_the_first_line_that_was_changed},
    CU_TEST_INFO_NULL,
};
