/* The configuration is read again while the kiosk runs: the backend's side. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "fakes/config_kit.h"
#include "fakes/fake_kiosk.h"
#include "model/refusal.h"

static struct fake_kiosk kiosk;

#define SERVICE                                                                                   \
    "[service]\nbase_url = https://system.spektrix.com/test/api/v3/\nlogin = kiosk\npaced = no\n" \
    "[catalogue]\ndays_ahead = 14\n"

static void write_config(const char *more)
{
    char text[600];
    struct text t = TEXT_OF(text);
    text_addf(&t, "%s%s", SERVICE, more);
    CU_ASSERT_TRUE(config_kit_write(kiosk.dir, "kiosk.ini", text));
}

/* A kiosk that was started with that configuration. */
static void begin(void)
{
    struct fault fault;
    fake_kiosk_init(&kiosk);
    write_config("");
    CU_ASSERT_EQUAL(config_load(kiosk.config_path, &kiosk.config, &fault), RC_OK);
}

static void end(void)
{
    fake_kiosk_deinit(&kiosk);
}

/* How the reload ended; settings, if there are any, are freed. */
static enum rc reload(void)
{
    struct reply *reply = fake_kiosk_simple(&kiosk, COMMAND_RELOAD);
    const enum rc rc = reply->fault.rc;
    CU_ASSERT_EQUAL(reply->settings != NULL, rc == RC_OK);
    reply_free(reply);
    fake_kiosk_pass(&kiosk, 500);
    return rc;
}

static void adopt(void)
{
    struct reply *reply = fake_kiosk_simple(&kiosk, COMMAND_ADOPT);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    reply_free(reply);
    fake_kiosk_pass(&kiosk, 500);
}

static enum rc hold(int n)
{
    struct reply *reply = fake_kiosk_hold(&kiosk, 2, n);
    const enum rc rc = reply->fault.rc;
    reply_free(reply);
    reply_free(fake_kiosk_simple(&kiosk, COMMAND_ABANDON));
    fake_kiosk_pass(&kiosk, 2000);
    kiosk.session++;
    return rc;
}

static void a_new_limit_counts_from_the_adoption_on(void)
{
    begin();
    write_config("[sale]\nticket_limit = 2\n");
    struct reply *reply = fake_kiosk_simple(&kiosk, COMMAND_RELOAD);
    CU_ASSERT_PTR_NOT_NULL_FATAL(reply->settings);
    CU_ASSERT_EQUAL(reply->settings->shop.ticket_limit, 2);
    CU_ASSERT_STRING_EQUAL(reply->settings->theme, "house");
    reply_free(reply);
    CU_ASSERT_EQUAL(hold(3), RC_OK); /* somebody may still be served */
    adopt();
    CU_ASSERT_EQUAL(hold(3), RC_NOT_POSSIBLE);
    CU_ASSERT_EQUAL(hold(2), RC_OK);
    write_config("[sale]\nticket_limit = 3\n"); /* and once more, in its place */
    CU_ASSERT_EQUAL(reload(), RC_OK);
    adopt();
    CU_ASSERT_EQUAL(hold(3), RC_OK);
    end();
}

static void a_new_offer_stands_in_the_price_list(void)
{
    begin();
    write_config("[offer:early]\nfrom = 2026-01-01\nper_cent = 50\n");
    CU_ASSERT_EQUAL(reload(), RC_OK);
    catalogue_free(kiosk.catalogue);
    kiosk.catalogue = NULL;
    adopt();
    CU_ASSERT_PTR_NOT_NULL(kiosk.catalogue); /* made with the new rules */
    struct reply *reply = fake_kiosk_open(&kiosk, "IR");
    CU_ASSERT_TRUE(reply->prices && reply->prices->prices[0].saved > 0);
    reply_free(reply);
    end();
}

static void a_file_that_is_wrong_changes_nothing_and_is_told(void)
{
    begin();
    write_config("[sale]\nticket_limit = 2\nticket_limt = 3\n");
    CU_ASSERT_EQUAL(reload(), RC_CONFIG);
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.notice, "the old one stays"));
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.notice, "kiosk.ini:9"));
    adopt();
    CU_ASSERT_EQUAL(hold(3), RC_OK);
    write_config("[sale]\nticket_limit = 2\n");
    CU_ASSERT_EQUAL(reload(), RC_OK);
    CU_ASSERT_STRING_EQUAL(kiosk.health.notice, ""); /* it is mended */
    adopt();
    CU_ASSERT_EQUAL(hold(3), RC_NOT_POSSIBLE);
    end();
}

static void a_wrong_file_after_a_right_one_leaves_neither_waiting(void)
{
    begin();
    write_config("[sale]\nticket_limit = 2\n");
    CU_ASSERT_EQUAL(reload(), RC_OK);
    write_config("[sale]\nticket_limit = 200\n");
    CU_ASSERT_EQUAL(reload(), RC_CONFIG);
    adopt();
    CU_ASSERT_EQUAL(hold(3), RC_OK);
    end();
}

static void what_needs_a_restart_is_told_and_the_rest_is_used(void)
{
    begin();
    write_config("[venue]\nkiosk_id = K7\n[display]\nwidth_mm = 600\n[sale]\nticket_limit = 2\n");
    CU_ASSERT_EQUAL(reload(), RC_OK);
    CU_ASSERT_STRING_EQUAL(kiosk.health.notice,
                           "changed, and needs a restart: venue.kiosk_id, display.width_mm");
    adopt();
    CU_ASSERT_EQUAL(hold(3), RC_NOT_POSSIBLE);
    end();
}

static void the_hour_of_closing_counts_at_once(void)
{
    char words[80];
    begin();
    const struct wall local = when_local(clock_utc_ms(&kiosk.clock) / 1000);
    snprintf(words, sizeof(words), "[sale]\nclosed_from_hour = %d\nclosed_until_hour = %d\n",
             local.hour, (local.hour + 2) % 24);
    write_config(words);
    CU_ASSERT_EQUAL(reload(), RC_OK);
    CU_ASSERT_EQUAL(kiosk.health.pause, PAUSE_NONE);
    adopt();
    CU_ASSERT_EQUAL(kiosk.health.pause, PAUSE_NIGHT);
    end();
}

CU_TestInfo test_reload[] = {
    {"a new limit counts from the adoption on", a_new_limit_counts_from_the_adoption_on},
    {"a new offer stands in the price list", a_new_offer_stands_in_the_price_list},
    {"a file that is wrong changes nothing and is told",
     a_file_that_is_wrong_changes_nothing_and_is_told},
    {"a wrong file after a right one leaves neither waiting",
     a_wrong_file_after_a_right_one_leaves_neither_waiting},
    {"what needs a restart is told, and the rest is used",
     what_needs_a_restart_is_told_and_the_rest_is_used},
    {"the hour of closing counts at once", the_hour_of_closing_counts_at_once},
    CU_TEST_INFO_NULL,
};
