/* How the kiosk stands, as a file; and what the journal comes to. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "backend/standing_file.h"
#include "base/text.h"
#include "fakes/journal_kit.h"
#include "fakes/temp_dir.h"

static struct standing sample(void)
{
    struct standing s = {.version = "1.0",
                         .pid = (int64_t)getpid(),
                         .starts = 7,
                         .started_utc_s = 1795000000,
                         .written_utc_s = 1795000060,
                         .selling = SELLING_STOPPED,
                         .pause = PAUSE_NIGHT,
                         .pause_ends_utc_s = 1795010000,
                         .reason = "the key is refused: foyerctl credentials set",
                         .notice = "two words",
                         .last_answer_utc_s = 1795000050,
                         .clock_offset_ms = -1234,
                         .n_records = 2};
    s.records[0].kept = SECRET_BY_SYSTEMD;
    s.records[0].serves = true;
    s.records[1].kept = SECRET_PLAIN;
    text_copy(s.records[0].name, sizeof(s.records[0].name), "main");
    text_copy(s.records[1].name, sizeof(s.records[1].name), "studio");
    return s;
}

static void what_is_written_is_read(void)
{
    char dir[TEMP_DIR_SIZE];
    struct fault fault = {RC_OK, 0, ""};
    struct standing s = sample(), back;
    temp_dir_make(dir);
    CU_ASSERT_EQUAL(standing_write(dir, &s, &fault), RC_OK);
    CU_ASSERT_EQUAL(standing_read(dir, &back, &fault), RC_OK);
    CU_ASSERT_TRUE(back.silent_s >= 0 && back.silent_s < 100);
    CU_ASSERT_STRING_EQUAL(back.version, s.version);
    CU_ASSERT_STRING_EQUAL(back.reason, s.reason);
    CU_ASSERT_STRING_EQUAL(back.notice, s.notice);
    CU_ASSERT_EQUAL(back.pid, s.pid);
    CU_ASSERT_EQUAL(back.starts, s.starts);
    CU_ASSERT_EQUAL(back.started_utc_s, s.started_utc_s);
    CU_ASSERT_EQUAL(back.written_utc_s, s.written_utc_s);
    CU_ASSERT_EQUAL(back.selling, s.selling);
    CU_ASSERT_EQUAL(back.pause, s.pause);
    CU_ASSERT_EQUAL(back.pause_ends_utc_s, s.pause_ends_utc_s);
    CU_ASSERT_EQUAL(back.last_answer_utc_s, s.last_answer_utc_s);
    CU_ASSERT_EQUAL(back.clock_offset_ms, s.clock_offset_ms);
    CU_ASSERT_EQUAL(back.n_records, 2);
    CU_ASSERT_EQUAL(back.records[0].kept, SECRET_BY_SYSTEMD);
    CU_ASSERT_TRUE(back.records[0].serves);
    CU_ASSERT_STRING_EQUAL(back.records[1].name, "studio");
    CU_ASSERT_FALSE(back.records[1].serves);
    CU_ASSERT_TRUE(standing_is_alive(&back));
    temp_dir_remove(dir);
}

static void words_with_a_newline_stay_words(void)
{
    char dir[TEMP_DIR_SIZE];
    struct fault fault = {RC_OK, 0, ""};
    struct standing s = sample(), back;
    temp_dir_make(dir);
    text_copy(s.reason, sizeof(s.reason), "no\nselling yes");
    CU_ASSERT_EQUAL(standing_write(dir, &s, &fault), RC_OK);
    CU_ASSERT_EQUAL(standing_read(dir, &back, &fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(back.reason, "no selling yes");
    CU_ASSERT_EQUAL(back.selling, SELLING_STOPPED);
    temp_dir_remove(dir);
}

static enum rc read_text(const char *text, struct standing *ret)
{
    char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];
    struct fault fault = {RC_OK, 0, ""};
    temp_dir_make(dir);
    temp_dir_path(dir, "standing", path);
    FILE *file = fopen(path, "we");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(text, file);
    fclose(file);
    const enum rc rc = standing_read(dir, ret, &fault);
    temp_dir_remove(dir);
    return rc;
}

static void what_is_no_such_file_is_refused(void)
{
    struct standing s;
    struct fault fault = {RC_OK, 0, ""};
    CU_ASSERT_EQUAL(standing_read("/nonexistent", &s, &fault), RC_NOT_FOUND);
    CU_ASSERT_EQUAL(read_text("", &s), RC_STORE);
    CU_ASSERT_EQUAL(read_text("pid\n", &s), RC_STORE);
    CU_ASSERT_EQUAL(read_text("pid 12x\n", &s), RC_STORE);
    CU_ASSERT_EQUAL(read_text("pid 12\nselling perhaps\n", &s), RC_STORE);
    CU_ASSERT_EQUAL(read_text("pid 12\nrecord main\n", &s), RC_STORE);
    CU_ASSERT_EQUAL(read_text("pid 12\nof_another_version x\n", &s), RC_OK);
}

static void who_has_ended_or_is_silent_is_not_alive(void)
{
    struct standing s = sample();
    s.silent_s = 180;
    CU_ASSERT_TRUE(standing_is_alive(&s));
    s.silent_s = 181;
    CU_ASSERT_FALSE(standing_is_alive(&s));
    s.silent_s = 0;
    s.ended = true;
    CU_ASSERT_FALSE(standing_is_alive(&s));
    s.ended = false;
    s.pid = INT32_MAX; /* beyond the largest process number */
    CU_ASSERT_FALSE(standing_is_alive(&s));
}

static void the_journal_counts_each_attempt_once_a_state(void)
{
    struct journal_kit kit;
    struct journal_counts counts = {.last_seq = 0};
    char ref[JOURNAL_REFERENCE_SIZE];
    const struct basket basket = journal_kit_basket();
    journal_kit_init(&kit);
    journal_kit_sell(&kit, ref);
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "main", ref, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_held(kit.journal, ref, &basket, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_held(kit.journal, ref, &basket, &kit.fault), RC_OK);
    journal_kit_move(&kit, ref, ORDER_ABANDONED);
    CU_ASSERT_EQUAL(journal_count(kit.journal, &counts, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(counts.came_to[ORDER_DRAFT], 2);
    CU_ASSERT_EQUAL(counts.came_to[ORDER_HELD], 2);
    CU_ASSERT_EQUAL(counts.came_to[ORDER_ABANDONED], 1);
    CU_ASSERT_EQUAL(counts.came_to[ORDER_CONFIRMED], 1);
    CU_ASSERT_EQUAL(counts.orders, 1);
    CU_ASSERT_EQUAL(counts.tickets, 2);
    const int64_t seq = counts.last_seq;
    counts.orders = 99; /* not looked at again while nothing has happened */
    CU_ASSERT_EQUAL(journal_count(kit.journal, &counts, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(counts.orders, 99);
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "main", ref, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(journal_count(kit.journal, &counts, &kit.fault), RC_OK);
    CU_ASSERT_TRUE(counts.last_seq > seq);
    CU_ASSERT_EQUAL(counts.orders, 1);
    journal_kit_deinit(&kit);
}

CU_TestInfo test_standing[] = {
    {"what is written is read", what_is_written_is_read},
    {"words with a newline stay words", words_with_a_newline_stay_words},
    {"what is no such file is refused", what_is_no_such_file_is_refused},
    {"who has ended or is silent is not alive", who_has_ended_or_is_silent_is_not_alive},
    {"the journal counts each attempt once a state", the_journal_counts_each_attempt_once_a_state},
    CU_TEST_INFO_NULL,
};
