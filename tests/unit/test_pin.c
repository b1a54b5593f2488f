#include <CUnit/CUnit.h>

#include <stdio.h>
#include <string.h>

#include "config/pin.h"
#include "fakes/temp_dir.h"

enum { MINUTE_MS = 60000 };

static struct fault fault;
static struct clock kiosk;
static char dir[TEMP_DIR_SIZE], file[TEMP_PATH_SIZE], person[PIN_NAME_SIZE];

static void begin(void)
{
    temp_dir_make(dir);
    temp_dir_path(dir, "pin", file);
    clock_init_manual(&kiosk, INT64_C(1792567680000));
    CU_ASSERT_EQUAL(pin_set(file, "ANNA", "271828", &fault), RC_OK);
}

static enum rc try_code(const char *pin)
{
    const struct pin_try attempt = {
        .pin_file = file, .state_dir = dir, .pin = pin, .clock = &kiosk};
    person[0] = '\0';
    return pin_check(&attempt, person, &fault);
}

static void the_right_code_says_whose_it_is_and_the_file_does_not_hold_it(void)
{
    char text[1024] = "";
    begin();
    CU_ASSERT_EQUAL(pin_set(file, "BEN", "577215", &fault), RC_OK);
    CU_ASSERT_EQUAL(try_code("577215"), RC_OK);
    CU_ASSERT_STRING_EQUAL(person, "BEN");
    CU_ASSERT_EQUAL(try_code("271828"), RC_OK);
    CU_ASSERT_STRING_EQUAL(person, "ANNA");
    CU_ASSERT_EQUAL(try_code("271829"), RC_REJECTED);
    CU_ASSERT_STRING_EQUAL(person, "");
    FILE *f = fopen(file, "r");
    CU_ASSERT_PTR_NOT_NULL_FATAL(f);
    CU_ASSERT_TRUE(fread(text, 1, sizeof(text) - 1, f) > 0);
    fclose(f);
    CU_ASSERT_PTR_NULL(strstr(text, "271828"));
    CU_ASSERT_EQUAL(strncmp(text, "ANNA $7$", 8), 0);
    temp_dir_remove(dir);
}

static void a_person_is_changed_removed_and_never_two_with_one_code(void)
{
    struct pin_persons persons;
    begin();
    CU_ASSERT_EQUAL(pin_set(file, "BEN", "271828", &fault), RC_CONFIG);
    CU_ASSERT_EQUAL(pin_set(file, "BEN", "577215", &fault), RC_OK);
    CU_ASSERT_EQUAL(pin_set(file, "ANNA", "141421", &fault), RC_OK);
    CU_ASSERT_EQUAL(pin_list(file, &persons, &fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(persons.n, 2);
    CU_ASSERT_EQUAL(try_code("271828"), RC_REJECTED);
    CU_ASSERT_EQUAL(pin_remove(file, "ANNA", &fault), RC_OK);
    CU_ASSERT_EQUAL(pin_remove(file, "ANNA", &fault), RC_NOT_FOUND);
    CU_ASSERT_EQUAL(pin_remove(file, "BEN", &fault), RC_CONFIG); /* the last one stays */
    CU_ASSERT_EQUAL(try_code("141421"), RC_REJECTED);
    CU_ASSERT_EQUAL(try_code("577215"), RC_OK);
    temp_dir_remove(dir);
}

static void wrong_codes_lock_for_longer_each_time(void)
{
    static const int minutes[] = {1, 5, 15, 60, 60};
    begin();
    for (int i = 0; i < 3; i++)
        CU_ASSERT_EQUAL(try_code("111112"), RC_REJECTED);
    for (size_t i = 0; i < sizeof(minutes) / sizeof(minutes[0]); i++) {
        CU_ASSERT_EQUAL(try_code("111112"), RC_REJECTED);
        clock_advance(&kiosk, 1000);
        CU_ASSERT_EQUAL(try_code("271828"), RC_BUSY);
        CU_ASSERT_EQUAL(fault.detail, minutes[i] * 60 - 1);
        clock_advance(&kiosk, (int64_t)minutes[i] * MINUTE_MS - 1000);
    }
    CU_ASSERT_EQUAL(try_code("271828"), RC_OK);
    CU_ASSERT_EQUAL(try_code("111112"), RC_REJECTED); /* counted anew */
    CU_ASSERT_EQUAL(try_code("271828"), RC_OK);
    temp_dir_remove(dir);
}

/* A power cut: monotonic time begins again. */
static void brute_force_over_restarts_is_held_off(void)
{
    int refused = 0;
    begin();
    for (int i = 0; i < 4; i++)
        CU_ASSERT_EQUAL(try_code("111112"), RC_REJECTED);
    for (int restart = 0; restart < 50; restart++) {
        clock_init_manual(&kiosk, INT64_C(1792567680000) + restart * INT64_C(86400000));
        refused += try_code("271828") == RC_BUSY;
        clock_advance(&kiosk, MINUTE_MS - 1000);
        refused += try_code("271828") == RC_BUSY;
    }
    CU_ASSERT_EQUAL(refused, 100);
    clock_advance(&kiosk, 2000);
    CU_ASSERT_EQUAL(try_code("271828"), RC_OK);
    temp_dir_remove(dir);
}

static void a_wrong_clock_does_not_open_a_lock(void)
{
    begin();
    for (int i = 0; i < 4; i++)
        CU_ASSERT_EQUAL(try_code("111112"), RC_REJECTED);
    kiosk.utc_ms += INT64_C(86400000);
    CU_ASSERT_EQUAL(try_code("271828"), RC_BUSY);
    kiosk.utc_ms -= 2 * INT64_C(86400000);
    CU_ASSERT_EQUAL(try_code("271828"), RC_BUSY);
    CU_ASSERT_EQUAL(fault.detail, 60);
    temp_dir_remove(dir);
}

static void weak_codes_and_odd_names_are_not_taken(void)
{
    static const char *const weak[] = {"",       "12345",  "000000",       "12345a",
                                       "123456", "987654", "1234567890123"};
    static const char *const odd[] = {"", "anna", "AN NA", "A\nB", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"};
    begin();
    for (size_t i = 0; i < sizeof(weak) / sizeof(weak[0]); i++)
        CU_ASSERT_EQUAL(pin_set(file, "ANNA", weak[i], &fault), RC_CONFIG);
    for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
        CU_ASSERT_EQUAL(pin_set(file, odd[i], "577215", &fault), RC_CONFIG);
    CU_ASSERT_EQUAL(try_code("271828"), RC_OK);
    temp_dir_remove(dir);
}

static void write_text(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(f);
    fputs(text, f);
    fclose(f);
}

static void without_a_sound_file_nothing_opens(void)
{
    char pin[TEMP_PATH_SIZE], tries[TEMP_PATH_SIZE];
    begin();
    temp_dir_path(dir, "pin-tries", tries);
    CU_ASSERT_EQUAL(try_code("111112"), RC_REJECTED);
    write_text(tries, "rubbish\n");
    CU_ASSERT_EQUAL(try_code("271828"), RC_CONFIG);
    CU_ASSERT_EQUAL(remove(tries), 0);
    temp_dir_path(dir, "pin", pin);
    write_text(pin, "ANNA\n");
    CU_ASSERT_EQUAL(try_code("271828"), RC_CONFIG);
    CU_ASSERT_EQUAL(remove(pin), 0);
    CU_ASSERT_EQUAL(try_code("271828"), RC_CONFIG);
    temp_dir_remove(dir);
}

CU_TestInfo test_pin[] = {
    {"the right code says whose it is and the file does not hold it",
     the_right_code_says_whose_it_is_and_the_file_does_not_hold_it},
    {"a person is changed, removed, and never two with one code",
     a_person_is_changed_removed_and_never_two_with_one_code},
    {"wrong codes lock for longer each time", wrong_codes_lock_for_longer_each_time},
    {"brute force over restarts is held off", brute_force_over_restarts_is_held_off},
    {"a wrong clock does not open a lock", a_wrong_clock_does_not_open_a_lock},
    {"weak codes and odd names are not taken", weak_codes_and_odd_names_are_not_taken},
    {"without a sound file nothing opens", without_a_sound_file_nothing_opens},
    CU_TEST_INFO_NULL,
};
