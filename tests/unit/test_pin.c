#include <CUnit/CUnit.h>

#include <stdio.h>
#include <string.h>

#include "config/pin.h"
#include "fakes/temp_dir.h"

static const int64_t now_ms = INT64_C(1792567680000);
static struct fault fault;
static char dir[TEMP_DIR_SIZE], file[TEMP_PATH_SIZE];

static void begin(void)
{
    temp_dir_make(dir);
    temp_dir_path(dir, "pin", file);
    CU_ASSERT_EQUAL(pin_set(file, "271828", &fault), RC_OK);
}

static void the_right_code_opens_and_the_file_does_not_hold_it(void)
{
    char line[256] = "";
    begin();
    CU_ASSERT_EQUAL(pin_check(file, dir, "271828", now_ms, &fault), RC_OK);
    CU_ASSERT_EQUAL(pin_check(file, dir, "271829", now_ms, &fault), RC_REJECTED);
    FILE *f = fopen(file, "r");
    CU_ASSERT_PTR_NOT_NULL_FATAL(f);
    CU_ASSERT_PTR_NOT_NULL(fgets(line, sizeof(line), f));
    fclose(f);
    CU_ASSERT_PTR_NULL(strstr(line, "271828"));
    CU_ASSERT_EQUAL(strncmp(line, "$y$", 3), 0);
    temp_dir_remove(dir);
}

static void wrong_codes_lock_for_longer_each_time(void)
{
    static const int64_t minutes[] = {1, 5, 15, 60, 60};
    int64_t at_ms = now_ms;
    begin();
    for (int i = 0; i < 3; i++)
        CU_ASSERT_EQUAL(pin_check(file, dir, "111112", at_ms, &fault), RC_REJECTED);
    for (size_t i = 0; i < sizeof(minutes) / sizeof(minutes[0]); i++) {
        CU_ASSERT_EQUAL(pin_check(file, dir, "111112", at_ms, &fault), RC_REJECTED);
        CU_ASSERT_EQUAL(pin_check(file, dir, "271828", at_ms + 1000, &fault), RC_BUSY);
        CU_ASSERT_EQUAL(fault.detail, minutes[i] * 60 - 1);
        at_ms += minutes[i] * 60000;
    }
    CU_ASSERT_EQUAL(pin_check(file, dir, "271828", at_ms, &fault), RC_OK);
    CU_ASSERT_EQUAL(pin_check(file, dir, "111112", at_ms, &fault), RC_REJECTED); /* counted anew */
    CU_ASSERT_EQUAL(pin_check(file, dir, "271828", at_ms, &fault), RC_OK);
    temp_dir_remove(dir);
}

static void a_clock_set_back_does_not_open_a_lock(void)
{
    begin();
    for (int i = 0; i < 4; i++)
        CU_ASSERT_EQUAL(pin_check(file, dir, "111112", now_ms, &fault), RC_REJECTED);
    CU_ASSERT_EQUAL(pin_check(file, dir, "271828", now_ms - 86400000, &fault), RC_BUSY);
    CU_ASSERT_EQUAL(fault.detail, 60);
    temp_dir_remove(dir);
}

static void weak_codes_are_not_taken(void)
{
    static const char *const weak[] = {"", "12345", "000000", "12345a", "1234567890123"};
    begin();
    for (size_t i = 0; i < sizeof(weak) / sizeof(weak[0]); i++)
        CU_ASSERT_EQUAL(pin_set(file, weak[i], &fault), RC_CONFIG);
    CU_ASSERT_EQUAL(pin_check(file, dir, "271828", now_ms, &fault), RC_OK);
    temp_dir_remove(dir);
}

static void without_a_code_nothing_opens(void)
{
    char none[TEMP_PATH_SIZE], tries[TEMP_PATH_SIZE];
    begin();
    temp_dir_path(dir, "none", none);
    CU_ASSERT_EQUAL(pin_check(none, dir, "271828", now_ms, &fault), RC_CONFIG);
    temp_dir_path(dir, "pin-tries", tries);
    CU_ASSERT_EQUAL(pin_check(file, dir, "111112", now_ms, &fault), RC_REJECTED);
    FILE *f = fopen(tries, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(f);
    fputs("rubbish\n", f);
    fclose(f);
    CU_ASSERT_EQUAL(pin_check(file, dir, "271828", now_ms, &fault), RC_CONFIG);
    temp_dir_remove(dir);
}

CU_TestInfo test_pin[] = {
    {"the right code opens and the file does not hold it",
     the_right_code_opens_and_the_file_does_not_hold_it},
    {"wrong codes lock for longer each time", wrong_codes_lock_for_longer_each_time},
    {"a clock set back does not open a lock", a_clock_set_back_does_not_open_a_lock},
    {"weak codes are not taken", weak_codes_are_not_taken},
    {"without a code nothing opens", without_a_code_nothing_opens},
    CU_TEST_INFO_NULL,
};
