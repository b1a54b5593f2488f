/* The backend's side of the assistant: what it takes, tries, remembers and writes. */
#include <CUnit/CUnit.h>

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "config/pin.h"
#include "fakes/fake_kiosk.h"

#define KEY  "dGhpcyBpcyBhIHRlc3Qga2V5IDAxMjM0NTY3ODk="
#define CODE "271828"

enum { MINUTE_MS = 60000 };

static struct fake_kiosk kiosk;
static struct setup_answers answers;
static struct fault fault;

static void answer(enum setup_question question, const char *text)
{
    text_copy(answers.text[question], SETUP_TEXT_SIZE, text);
}

static void point(char *to, size_t size, const char *name)
{
    char path[TEMP_PATH_SIZE];
    temp_dir_path(kiosk.dir, name, path);
    text_copy(to, size, path);
}

/* As delivered: an empty folder. */
static void begin(void)
{
    memset(&kiosk, 0, sizeof(kiosk));
    memset(&answers, 0, sizeof(answers));
    temp_dir_make(kiosk.dir);
    temp_dir_path(kiosk.dir, "kiosk.ini", kiosk.config_path);
    clock_init_manual(&kiosk.clock, INT64_C(1792567680000));
    fake_service_init(&kiosk.service, &kiosk.clock);
    config_defaults(&kiosk.config);
    point(kiosk.config.credentials_file, sizeof(kiosk.config.credentials_file), "secret.key");
    point(kiosk.config.pin_file, sizeof(kiosk.config.pin_file), "pin");
    kiosk.first_run = true;
    fake_kiosk_start(&kiosk);
    answer(SETUP_LANGUAGE, "en_GB");
    answer(SETUP_VENUE, "The Lantern");
    answer(SETUP_KIOSK, "K7");
    answer(SETUP_CLIENT, "test");
    answer(SETUP_ADDRESS, "https://system.spektrix.com/");
    answer(SETUP_LOGIN, "kiosk");
    answer(SETUP_KEY, KEY);
    answer(SETUP_PERSON, "ANNA");
    answer(SETUP_CODE, CODE);
}

static void end(void)
{
    fake_kiosk_deinit(&kiosk);
}

static struct reply *act(enum setup_act what, enum setup_question question)
{
    struct command command = {.type = COMMAND_SETUP};
    command.setup = (struct setup_errand){.act = what, .question = question, .answers = answers};
    struct reply *reply = fake_kiosk_do(&kiosk, &command, MINUTE_MS);
    assert(reply);
    fault = reply->fault;
    return reply;
}

static enum rc done(enum setup_act what, enum setup_question question)
{
    reply_free(act(what, question));
    return fault.rc;
}

static bool is_there(const char *name)
{
    char path[TEMP_PATH_SIZE];
    temp_dir_path(kiosk.dir, name, path);
    return access(path, F_OK) == 0;
}

static void a_kiosk_that_is_set_up_refuses_every_act(void)
{
    fake_kiosk_init(&kiosk);
    for (int what = SETUP_LOOK; what <= SETUP_WRITE; what++)
        CU_ASSERT_EQUAL(done((enum setup_act)what, SETUP_VENUE), RC_REJECTED);
    end();
}

static void each_answer_is_checked(void)
{
    static const struct {
        enum setup_question question;
        const char *text;
        enum rc rc;
    } cases[] = {
        {SETUP_LANGUAGE, "de", RC_OK},
        {SETUP_LANGUAGE, "../de", RC_REJECTED},
        {SETUP_VENUE, "Ørsted’s Hus", RC_OK},
        {SETUP_VENUE, "", RC_REJECTED},
        {SETUP_VENUE, "A ; B", RC_REJECTED},
        {SETUP_VENUE, "A\nlogin = b", RC_REJECTED},
        {SETUP_KIOSK, "K12", RC_OK},
        {SETUP_KIOSK, "kiosk", RC_REJECTED},
        {SETUP_CLIENT, "the-house", RC_OK},
        {SETUP_CLIENT, "a/b", RC_REJECTED},
        {SETUP_ADDRESS, "https://h/", RC_OK},
        {SETUP_ADDRESS, "http://h/", RC_REJECTED},
        {SETUP_ADDRESS, "h", RC_REJECTED},
        {SETUP_ADDRESS, "https://u@h/", RC_REJECTED},
        {SETUP_LOGIN, "kiosk-7", RC_OK},
        {SETUP_LOGIN, "a:b", RC_REJECTED},
        {SETUP_KEY, KEY, RC_OK},
        {SETUP_KEY, "no key", RC_REJECTED},
        {SETUP_WIDTH, "", RC_OK},
        {SETUP_WIDTH, "477", RC_OK},
        {SETUP_WIDTH, "9", RC_REJECTED},
        {SETUP_PERSON, "ANNA-2", RC_OK},
        {SETUP_PERSON, "anna", RC_REJECTED},
        {SETUP_CODE, CODE, RC_OK},
        {SETUP_CODE, "123456", RC_REJECTED},
        {SETUP_CODE, "27182", RC_REJECTED},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        begin();
        answer(cases[i].question, cases[i].text);
        CU_ASSERT_EQUAL(done(SETUP_KEEP, cases[i].question), cases[i].rc);
        CU_ASSERT_FALSE(is_there("kiosk.ini"));
        end();
    }
}

static void answers_outlive_a_power_cut_but_key_and_code_do_not(void)
{
    begin();
    answer(SETUP_LANGUAGE, "de");
    answer(SETUP_WIDTH, "477");
    for (int q = 0; q < SETUP_QUESTIONS; q++)
        CU_ASSERT_EQUAL(done(SETUP_KEEP, (enum setup_question)q), RC_OK);
    fake_kiosk_pull_plug(&kiosk);
    struct reply *reply = act(SETUP_LOOK, SETUP_QUESTIONS);
    assert(reply->setup);
    for (int q = 0; q < SETUP_QUESTIONS; q++) {
        const bool secret = setup_is_secret((enum setup_question)q);
        if (q != SETUP_PERSON)
            CU_ASSERT_STRING_EQUAL(reply->setup->known.text[q], secret ? "" : answers.text[q]);
    }
    CU_ASSERT_FALSE(reply->setup->locked);
    reply_free(reply);
    end();
}

static void what_was_tried_is_written_and_nothing_before(void)
{
    struct config config;
    char key[SETUP_TEXT_SIZE];
    struct pin_persons persons;
    begin();
    struct reply *reply = act(SETUP_TRY, SETUP_QUESTIONS);
    CU_ASSERT_EQUAL(fault.rc, RC_OK);
    for (size_t i = 0; i < SETUP_TESTS; i++)
        CU_ASSERT_TRUE(reply->setup->tests[i].asked && reply->setup->tests[i].ok);
    CU_ASSERT_EQUAL(reply->setup->n_events, 1);
    reply_free(reply);
    CU_ASSERT_FALSE(is_there("kiosk.ini") || is_there("secret.key") || is_there("pin"));
    answer(SETUP_KEY, ""); /* the screen has forgotten it */
    CU_ASSERT_EQUAL(done(SETUP_WRITE, SETUP_QUESTIONS), RC_OK);
    CU_ASSERT_EQUAL_FATAL(config_load(kiosk.config_path, &config, &fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(config.shop.venue_name, "The Lantern");
    CU_ASSERT_STRING_EQUAL(config.base_url, "https://system.spektrix.com/test/api/v3/");
    CU_ASSERT_STRING_EQUAL(config.shop.languages[0], "en_GB");
    CU_ASSERT_EQUAL(config_secret_kept(&config, PROFILE_MAIN), SECRET_SEALED);
    CU_ASSERT_EQUAL(config_secret(&config, PROFILE_MAIN, key, sizeof(key), &fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(key, KEY);
    CU_ASSERT_EQUAL(pin_list(config.pin_file, &persons, &fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(persons.names[0], "ANNA");
    CU_ASSERT_FALSE(is_there("setup.ini") || is_there("secret.key.next"));
    end();
}

static void a_refusal_is_told_and_leaves_no_key(void)
{
    static const struct {
        enum service_fault fault;
        enum setup_test test;
        bool asked_clock;
    } cases[] = {{SERVICE_401, SETUP_ACCEPTED, true}, {SERVICE_UNREACHED, SETUP_REACHED, false}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        begin();
        fake_service_fail(&kiosk.service, "GET", "venues", cases[i].fault, 100);
        struct reply *reply = act(SETUP_TRY, SETUP_QUESTIONS);
        assert(reply->setup);
        CU_ASSERT_FALSE(reply->setup->tests[cases[i].test].ok);
        CU_ASSERT_EQUAL(reply->setup->tests[SETUP_CLOCK].asked, cases[i].asked_clock);
        CU_ASSERT_TRUE(reply->setup->why[0] != '\0');
        reply_free(reply);
        CU_ASSERT_FALSE(is_there("secret.key.next"));
        CU_ASSERT_EQUAL(done(SETUP_WRITE, SETUP_QUESTIONS), RC_REJECTED);
        CU_ASSERT_FALSE(is_there("kiosk.ini"));
        end();
    }
}

static void other_answers_than_those_tried_are_not_written(void)
{
    begin();
    CU_ASSERT_EQUAL(done(SETUP_TRY, SETUP_QUESTIONS), RC_OK);
    answer(SETUP_CLIENT, "another");
    CU_ASSERT_EQUAL(done(SETUP_WRITE, SETUP_QUESTIONS), RC_REJECTED);
    answer(SETUP_CLIENT, "test");
    answer(SETUP_CODE, "");
    CU_ASSERT_EQUAL(done(SETUP_WRITE, SETUP_QUESTIONS), RC_REJECTED);
    CU_ASSERT_FALSE(is_there("kiosk.ini") || is_there("pin"));
    answer(SETUP_CODE, CODE);
    CU_ASSERT_EQUAL(done(SETUP_WRITE, SETUP_QUESTIONS), RC_OK);
    end();
}

static void where_somebody_has_a_code_it_is_asked_for_first(void)
{
    begin();
    CU_ASSERT_EQUAL(pin_set(kiosk.config.pin_file, "BEN", "577215", &fault), RC_OK);
    fake_kiosk_pull_plug(&kiosk);
    struct reply *reply = act(SETUP_LOOK, SETUP_QUESTIONS);
    CU_ASSERT_TRUE(reply->setup->locked);
    CU_ASSERT_STRING_EQUAL(reply->setup->known.text[SETUP_ADDRESS], "");
    reply_free(reply);
    CU_ASSERT_EQUAL(done(SETUP_KEEP, SETUP_VENUE), RC_REJECTED);
    CU_ASSERT_EQUAL(done(SETUP_TRY, SETUP_QUESTIONS), RC_REJECTED);
    CU_ASSERT_EQUAL(done(SETUP_UNLOCK, SETUP_QUESTIONS), RC_REJECTED);
    answer(SETUP_CODE, "577215");
    CU_ASSERT_EQUAL(done(SETUP_UNLOCK, SETUP_QUESTIONS), RC_OK);
    CU_ASSERT_EQUAL(done(SETUP_TRY, SETUP_QUESTIONS), RC_OK);
    answer(SETUP_PERSON, "");
    answer(SETUP_CODE, "");
    CU_ASSERT_EQUAL(done(SETUP_WRITE, SETUP_QUESTIONS), RC_OK);
    end();
}

static void a_second_trial_takes_the_place_of_one_that_hangs(void)
{
    struct command command = {.type = COMMAND_SETUP, .ticket = 900};
    begin();
    fake_service_fail(&kiosk.service, "GET", "venues", SERVICE_HANG_BEFORE, 1);
    command.setup = (struct setup_errand){.act = SETUP_TRY, .answers = answers};
    CU_ASSERT_EQUAL(backend_post(kiosk.backend, &command), RC_OK);
    fake_kiosk_pass(&kiosk, 1000);
    CU_ASSERT_EQUAL(done(SETUP_TRY, SETUP_QUESTIONS), RC_OK);
    end();
}

CU_TestInfo test_setup[] = {
    {"a kiosk that is set up refuses every act", a_kiosk_that_is_set_up_refuses_every_act},
    {"each answer is checked", each_answer_is_checked},
    {"answers outlive a power cut but key and code do not",
     answers_outlive_a_power_cut_but_key_and_code_do_not},
    {"what was tried is written and nothing before", what_was_tried_is_written_and_nothing_before},
    {"a refusal is told and leaves no key", a_refusal_is_told_and_leaves_no_key},
    {"other answers than those tried are not written",
     other_answers_than_those_tried_are_not_written},
    {"where somebody has a code it is asked for first",
     where_somebody_has_a_code_it_is_asked_for_first},
    {"a second trial takes the place of one that hangs",
     a_second_trial_takes_the_place_of_one_that_hangs},
    CU_TEST_INFO_NULL,
};
