/* The operator's acts: nothing without a code, everything in the journal with the person, decisions of
 * open bookings by R8, closing that survives a restart. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "config/pin.h"
#include "fakes/fake_kiosk.h"
#include "store/journal.h"

static struct fake_kiosk kiosk;
static struct fault fault;

static void begin(void)
{
    char path[TEMP_PATH_SIZE];
    fake_kiosk_init(&kiosk);
    temp_dir_path(kiosk.dir, "pin", path);
    text_copy(kiosk.config.pin_file, sizeof(kiosk.config.pin_file), path);
    CU_ASSERT_EQUAL(pin_set(path, "ANNA", "271828", &fault), RC_OK);
}

/* Frees the reply, which must be there. */
static enum rc rc_of(struct reply *reply)
{
    CU_ASSERT_PTR_NOT_NULL_FATAL(reply);
    const enum rc rc = reply ? reply->fault.rc : RC_TIMEOUT;
    reply_free(reply);
    return rc;
}

static enum rc sign_in(const char *pin)
{
    struct command command = {.type = COMMAND_PIN};
    text_copy(command.pin, sizeof(command.pin), pin);
    return rc_of(fake_kiosk_do(&kiosk, &command, 60000));
}

static struct reply *ask(const struct operator_errand *errand)
{
    const struct command command = {.type = COMMAND_OPERATOR, .errand = *errand};
    struct reply *reply = fake_kiosk_do(&kiosk, &command, 60000);
    CU_ASSERT_PTR_NOT_NULL_FATAL(reply);
    return reply;
}

static enum rc ask_rc(const struct operator_errand *errand)
{
    struct reply *reply = ask(errand);
    const enum rc rc = reply->fault.rc;
    reply_free(reply);
    return rc;
}

static void collect(void *ctx, const struct journal_act *act)
{
    struct text *t = ctx;
    text_addf(t, "%s %s %s\n", act->person, act->act, act->about);
}

/* All acts of the journal, newest first, and the chain must hold. */
static void read_acts(char *out, size_t size)
{
    struct journal *journal = NULL;
    struct text t = text_over(out, size);
    const struct journal_spec spec = {.dir = kiosk.dir,
                                      .kiosk_id = kiosk.config.shop.kiosk_id,
                                      .currency = kiosk.config.shop.currency.code,
                                      .clock = &kiosk.clock,
                                      .read_only = true};
    CU_ASSERT_EQUAL_FATAL(journal_open(&spec, &journal, &fault), RC_OK);
    CU_ASSERT_EQUAL(journal_acts(journal, 20, collect, &t, &fault), RC_OK);
    CU_ASSERT_EQUAL(journal_verify(journal, &fault), RC_OK);
    journal_close(journal);
}

static void nothing_is_done_for_nobody(void)
{
    char acts[1024];
    begin();
    CU_ASSERT_EQUAL(ask_rc(&(struct operator_errand){.act = OPERATOR_SALES}), RC_REJECTED);
    CU_ASSERT_EQUAL(ask_rc(&(struct operator_errand){.act = OPERATOR_CLOSE}), RC_REJECTED);
    CU_ASSERT_EQUAL(sign_in("111119"), RC_REJECTED);
    CU_ASSERT_EQUAL(ask_rc(&(struct operator_errand){.act = OPERATOR_SALES}), RC_REJECTED);
    CU_ASSERT_EQUAL(sign_in("271828"), RC_OK);
    CU_ASSERT_EQUAL(ask_rc(&(struct operator_errand){.act = OPERATOR_SALES}), RC_OK);
    reply_free(fake_kiosk_simple(&kiosk, COMMAND_ABANDON)); /* the visit is over */
    CU_ASSERT_EQUAL(ask_rc(&(struct operator_errand){.act = OPERATOR_SALES}), RC_REJECTED);
    read_acts(acts, sizeof(acts));
    CU_ASSERT_STRING_EQUAL(acts, "ANNA SIGNED_IN \nNOBODY WRONG_CODE \n");
    fake_kiosk_deinit(&kiosk);
}

static void closing_stops_what_is_new_and_survives_a_restart(void)
{
    char acts[1024];
    struct operator_errand close = {.act = OPERATOR_CLOSE, .words = "Back at six."};
    begin();
    CU_ASSERT_EQUAL(sign_in("271828"), RC_OK);
    CU_ASSERT_EQUAL(ask_rc(&close), RC_OK);
    fake_kiosk_pull_plug(&kiosk);
    fake_kiosk_pass(&kiosk, 5000);
    CU_ASSERT_EQUAL(kiosk.health.pause, PAUSE_STAFF);
    CU_ASSERT_STRING_EQUAL(kiosk.health.closed_words, "Back at six.");
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 2);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_NOT_POSSIBLE);
    reply_free(reply);
    CU_ASSERT_EQUAL(sign_in("271828"), RC_OK);
    CU_ASSERT_EQUAL(ask_rc(&(struct operator_errand){.act = OPERATOR_OPEN}), RC_OK);
    fake_kiosk_pass(&kiosk, 1000);
    CU_ASSERT_EQUAL(kiosk.health.pause, PAUSE_NONE);
    read_acts(acts, sizeof(acts));
    CU_ASSERT_PTR_NOT_NULL(strstr(acts, "ANNA CLOSE Back at six.\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(acts, "ANNA OPEN \n"));
    fake_kiosk_deinit(&kiosk);
}

/* A booking whose confirm and whose basket nobody answers for. */
static void make_open_booking(char reference[24])
{
    reply_free(fake_kiosk_open(&kiosk, "IR"));
    struct reply *held = fake_kiosk_hold(&kiosk, 0, 2);
    CU_ASSERT_EQUAL_FATAL(held->fault.rc, RC_OK);
    fake_service_fail(&kiosk.service, "POST", "/confirm", SERVICE_SILENT_BEFORE, 1);
    reply_free(fake_kiosk_confirm(&kiosk, held->basket.total));
    reply_free(held);
    fake_service_fail(&kiosk.service, "GET", "baskets", SERVICE_SILENT_BEFORE, 100000);
    fake_kiosk_pass(&kiosk, 1000);
    text_copy(reference, 24, kiosk.health.open_reference);
}

static void an_open_booking_is_decided_once_its_time_has_come(void)
{
    char acts[1024];
    struct operator_errand decide = {.act = OPERATOR_DECIDE};
    begin();
    make_open_booking(decide.reference);
    CU_ASSERT_NOT_EQUAL(decide.reference[0], '\0');
    CU_ASSERT_EQUAL(sign_in("271828"), RC_OK);
    CU_ASSERT_EQUAL(ask_rc(&decide), RC_BUSY); /* R8 */
    fake_kiosk_pass(&kiosk, INT64_C(25) * 60000);
    struct reply *reply = ask(&(struct operator_errand){.act = OPERATOR_SALES});
    CU_ASSERT_EQUAL_FATAL(reply->report->n_sales, 1);
    CU_ASSERT_EQUAL(reply->report->sales[0].decide_s, 0);
    reply_free(reply);
    enum rc rc = ask_rc(&decide);
    for (int i = 0; rc == RC_BUSY && i < 20; i++) { /* it is being asked for just then */
        fake_kiosk_pass(&kiosk, 7000);
        rc = ask_rc(&decide);
    }
    CU_ASSERT_EQUAL(rc, RC_OK);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_RESOLVED_BY_STAFF);
    CU_ASSERT_EQUAL(ask_rc(&decide), RC_REJECTED);
    fake_kiosk_pass(&kiosk, 1000);
    CU_ASSERT_EQUAL(kiosk.health.open_attempts, 0);
    read_acts(acts, sizeof(acts));
    CU_ASSERT_PTR_NOT_NULL(strstr(acts, " not booked\n"));
    fake_kiosk_deinit(&kiosk);
}

/* R8 counts by the clock that nobody can move as well. */
static void a_clock_on_the_wall_that_jumps_opens_nothing_early(void)
{
    struct operator_errand decide = {.act = OPERATOR_DECIDE};
    begin();
    make_open_booking(decide.reference);
    kiosk.clock.utc_ms += INT64_C(3) * 3600 * 1000;
    CU_ASSERT_EQUAL(sign_in("271828"), RC_OK);
    struct reply *reply = ask(&(struct operator_errand){.act = OPERATOR_SALES});
    CU_ASSERT_EQUAL_FATAL(reply->report->n_sales, 1);
    CU_ASSERT(reply->report->sales[0].decide_s > INT64_C(15) * 60);
    reply_free(reply);
    CU_ASSERT_EQUAL(ask_rc(&decide), RC_BUSY);
    CU_ASSERT_NOT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_RESOLVED_BY_STAFF);
    fake_kiosk_deinit(&kiosk);
}

static void publish(bool shown)
{
    struct command command = {.type = COMMAND_PUBLISH, .publish = shown};
    text_copy(command.instance_id, sizeof(command.instance_id), "IR");
    CU_ASSERT_EQUAL(rc_of(fake_kiosk_do(&kiosk, &command, 60000)), RC_OK);
    fake_kiosk_pass(&kiosk, 1000);
}

static enum rc hold_two(void)
{
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 2);
    const enum rc rc = reply->fault.rc;
    reply_free(reply);
    return rc;
}

static const struct instance *shown_instance(void)
{
    return &kiosk.catalogue->instances[catalogue_find_instance(kiosk.catalogue, "IR")];
}

static void a_performance_that_is_hidden_is_not_sold_until_it_is_shown_again(void)
{
    char acts[1024];
    begin();
    reply_free(fake_kiosk_open(&kiosk, "IR")); /* a screen that is a while old */
    CU_ASSERT_EQUAL(sign_in("271828"), RC_OK);
    publish(false);
    CU_ASSERT_TRUE(shown_instance()->hidden_by_hand);
    CU_ASSERT_EQUAL(hold_two(), RC_NOT_POSSIBLE);
    fake_kiosk_pull_plug(&kiosk);
    fake_kiosk_pass(&kiosk, 5000);
    CU_ASSERT_TRUE(shown_instance()->hidden_by_hand);
    CU_ASSERT_EQUAL(sign_in("271828"), RC_OK);
    publish(true);
    CU_ASSERT_FALSE(shown_instance()->hidden_by_hand);
    CU_ASSERT_FALSE(shown_instance()->published_by_hand); /* as the service has it, no more */
    reply_free(fake_kiosk_open(&kiosk, "IR"));
    CU_ASSERT_EQUAL(hold_two(), RC_OK);
    read_acts(acts, sizeof(acts));
    CU_ASSERT_PTR_NOT_NULL(strstr(acts, "ANNA HIDE IR\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(acts, "ANNA PUBLISH IR\n"));
    fake_kiosk_deinit(&kiosk);
}

static void a_setting_is_written_into_the_file_by_who_is_signed_in(void)
{
    char acts[1024], words[65536] = "";
    const struct operator_errand errand = {
        .act = OPERATOR_SETTING, .setting = SETTING_THEME, .words = "daylight"};
    begin();
    CU_ASSERT_EQUAL(ask_rc(&errand), RC_REJECTED); /* nobody is */
    CU_ASSERT_EQUAL(sign_in("271828"), RC_OK);
    CU_ASSERT_EQUAL(ask_rc(&errand), RC_OK);
    FILE *file = fopen(kiosk.config_path, "re");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT(fread(words, 1, sizeof(words) - 1, file) > 0);
    CU_ASSERT_EQUAL(fclose(file), 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(words, "\ntheme = daylight\n"));
    read_acts(acts, sizeof(acts));
    CU_ASSERT_PTR_NOT_NULL(strstr(acts, "ANNA SETTING [display] theme = daylight\n"));
    fake_kiosk_deinit(&kiosk);
}

CU_TestInfo test_operator[] = {
    {"a performance that is hidden is not sold until it is shown again",
     a_performance_that_is_hidden_is_not_sold_until_it_is_shown_again},
    {"a setting is written into the file by who is signed in",
     a_setting_is_written_into_the_file_by_who_is_signed_in},
    {"nothing is done for nobody", nothing_is_done_for_nobody},
    {"closing stops what is new and survives a restart",
     closing_stops_what_is_new_and_survives_a_restart},
    {"an open booking is decided once its time has come",
     an_open_booking_is_decided_once_its_time_has_come},
    {"a clock on the wall that jumps opens nothing early",
     a_clock_on_the_wall_that_jumps_opens_nothing_early},
    CU_TEST_INFO_NULL,
};
