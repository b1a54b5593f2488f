#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/robot_script.h"

/* Writes `text` into a file of its own, loads it and removes it. */
static enum rc load(const char *text, struct robot_script *ret, struct fault *fault)
{
    char path[] = "/tmp/foyer-script-XXXXXX";
    const int fd = mkstemp(path);
    CU_ASSERT_TRUE_FATAL(fd >= 0);
    const size_t n = strlen(text);
    CU_ASSERT_EQUAL(write(fd, text, n), (ssize_t)n);
    close(fd);
    *ret = (struct robot_script){0};
    *fault = (struct fault){0};
    const enum rc rc = robot_script_load(path, ret, fault);
    unlink(path);
    return rc;
}

static void check_refused(const char *text, const char *why)
{
    struct robot_script script;
    struct fault fault;
    CU_ASSERT_EQUAL(load(text, &script, &fault), RC_CONFIG);
    CU_ASSERT_PTR_NULL(script.lines);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, why));
}

static void verbs_and_words_are_read_in_order(void)
{
    struct robot_script script;
    struct fault fault;
    CU_ASSERT_EQUAL(
        load("tap start\ntap event 3\n  expect text total \"£ 12.50\"  \n", &script, &fault),
        RC_OK);
    CU_ASSERT_EQUAL_FATAL(script.n_lines, 3);
    CU_ASSERT_EQUAL(script.lines[0].verb, ROBOT_tap);
    CU_ASSERT_EQUAL(script.lines[0].n_words, 1);
    CU_ASSERT_STRING_EQUAL(script.lines[1].words[1], "3");
    CU_ASSERT_EQUAL(script.lines[2].verb, ROBOT_expect);
    CU_ASSERT_EQUAL(script.lines[2].n_words, 3);
    CU_ASSERT_STRING_EQUAL(script.lines[2].words[2], "£ 12.50");
    robot_script_deinit(&script);
    CU_ASSERT_PTR_NULL(script.lines);
}

static void comments_and_empty_lines_are_skipped_but_counted(void)
{
    struct robot_script script;
    struct fault fault;
    CU_ASSERT_EQUAL(load("# a purchase\n\n   \r\ntap start # begin\r\n#\nsettle", &script, &fault),
                    RC_OK);
    CU_ASSERT_EQUAL_FATAL(script.n_lines, 2);
    CU_ASSERT_EQUAL(script.lines[0].number, 4);
    CU_ASSERT_EQUAL(script.lines[0].n_words, 1);
    CU_ASSERT_EQUAL(script.lines[1].verb, ROBOT_settle);
    CU_ASSERT_EQUAL(script.lines[1].number, 6);
    robot_script_deinit(&script);
}

static void a_quoted_phrase_may_hold_anything_but_a_quote(void)
{
    struct robot_script script;
    struct fault fault;
    CU_ASSERT_EQUAL(load("type search \"a # b\tc\"\ntype search \"\"\n", &script, &fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(script.n_lines, 2);
    CU_ASSERT_STRING_EQUAL(script.lines[0].words[1], "a # b\tc");
    CU_ASSERT_EQUAL(script.lines[1].n_words, 2);
    CU_ASSERT_STRING_EQUAL(script.lines[1].words[1], "");
    robot_script_deinit(&script);
}

static void the_first_line_may_ask_for_virtual_time(void)
{
    struct robot_script script;
    struct fault fault;
    CU_ASSERT_EQUAL(load("# fast\ntime virtual\ntap start\n", &script, &fault), RC_OK);
    CU_ASSERT_TRUE(script.virtual_time);
    robot_script_deinit(&script);
    CU_ASSERT_EQUAL(load("time real\n", &script, &fault), RC_OK);
    CU_ASSERT_FALSE(script.virtual_time);
    robot_script_deinit(&script);
    CU_ASSERT_EQUAL(load("time virtual 2026-11-21T18:35:00Z\n", &script, &fault), RC_OK);
    CU_ASSERT_EQUAL(script.starts_utc_s, INT64_C(1795286100));
    robot_script_deinit(&script);
    check_refused("time virtual soon\n", ":1: virtual time starts at a moment such as");
    check_refused("tap start\ntime virtual\n", ":2: time may only stand in the first line");
    check_refused("time fast\n", ":1: time is virtual or real");
}

static void mistakes_are_told_with_their_line(void)
{
    check_refused("tap start\n\ntpa start\n", ":3: no such verb");
    check_refused("tap\n", ":1: an argument is missing");
    check_refused("type search\n", ":1: an argument is missing");
    check_refused("drag plan 3\n", ":1: an argument is missing");
    check_refused("expect text a b c d\n", ":1: too many words");
    check_refused("wait soon\n", ":1: wait wants a duration");
    check_refused("expect text title \"never ends\n", ":1: a word is too long or its quote");
}

static void an_unfinished_quote_does_not_swallow_the_next_line(void)
{
    check_refused("tap start\nexpect text title \"half\ntap more\"\n", ":2:");
}

static void words_and_lines_have_a_greatest_length(void)
{
    char text[3000] = "tap ";
    memset(text + 4, 'x', ROBOT_WORD_SIZE - 1);
    struct robot_script script;
    struct fault fault;
    CU_ASSERT_EQUAL(load(text, &script, &fault), RC_OK);
    CU_ASSERT_EQUAL(strlen(script.lines[0].words[0]), ROBOT_WORD_SIZE - 1);
    robot_script_deinit(&script);
    text[4 + ROBOT_WORD_SIZE - 1] = 'x';
    check_refused(text, ":1: a word is too long");
    memset(text, '#', sizeof(text) - 1);
    check_refused(text, ":1: the line is too long");
}

static void a_missing_file_is_told(void)
{
    struct robot_script script = {0};
    struct fault fault = {0};
    CU_ASSERT_EQUAL(robot_script_load("/nonexistent/script", &script, &fault), RC_CONFIG);
    CU_ASSERT_STRING_EQUAL(fault.what, "/nonexistent/script: cannot be read");
    CU_ASSERT_EQUAL(robot_script_load("/", &script, &fault), RC_CONFIG);
}

static void an_empty_script_has_no_lines(void)
{
    struct robot_script script;
    struct fault fault;
    CU_ASSERT_EQUAL(load("", &script, &fault), RC_OK);
    CU_ASSERT_EQUAL(script.n_lines, 0);
    robot_script_deinit(&script);
}

static void durations_have_a_unit(void)
{
    CU_ASSERT_EQUAL(robot_script_duration_ms("1500ms"), 1500);
    CU_ASSERT_EQUAL(robot_script_duration_ms("2s"), 2000);
    CU_ASSERT_EQUAL(robot_script_duration_ms("3min"), 180000);
    CU_ASSERT_EQUAL(robot_script_duration_ms("0s"), 0);
    static const char *const wrong[] = {"",     "s",    "10",         "-1s",
                                        "+1s",  " 1s",  "1h",         "1 s",
                                        "1.5s", "1sx",  "10000001ms", "9999999999999s",
                                        "ms",   "0x1s", "1ms ",       "99999999999999999999ms"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        CU_ASSERT_EQUAL(robot_script_duration_ms(wrong[i]), -1);
}

CU_TestInfo test_robot_script[] = {
    {"verbs and words are read in order", verbs_and_words_are_read_in_order},
    {"comments and empty lines are skipped but counted",
     comments_and_empty_lines_are_skipped_but_counted},
    {"a quoted phrase may hold anything but a quote",
     a_quoted_phrase_may_hold_anything_but_a_quote},
    {"the first line may ask for virtual time", the_first_line_may_ask_for_virtual_time},
    {"mistakes are told with their line", mistakes_are_told_with_their_line},
    {"an unfinished quote does not swallow the next line",
     an_unfinished_quote_does_not_swallow_the_next_line},
    {"words and lines have a greatest length", words_and_lines_have_a_greatest_length},
    {"a missing file is told", a_missing_file_is_told},
    {"an empty script has no lines", an_empty_script_has_no_lines},
    {"durations have a unit", durations_have_a_unit},
    CU_TEST_INFO_NULL,
};
