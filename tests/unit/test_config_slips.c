/* What is told of slips: the nearest key, and all of them at once. */
#include <CUnit/CUnit.h>

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "config/config_report.h"
#include "fakes/config_kit.h"
#include "fakes/temp_dir.h"

static struct config config;
static struct config_report the_report, *const report = &the_report;
static struct fault fault;

#define REQUIRED CONFIG_REQUIRED

/* Loads it; report->complaints are without the folder then: the caller looks for pieces. */
static enum rc load(const char *text)
{
    char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];
    temp_dir_make(dir);
    temp_dir_path(dir, "kiosk.ini", path);
    CU_ASSERT_TRUE(config_kit_write(dir, "kiosk.ini", text));
    const enum rc rc = config_load_report(path, &config, report, &fault);
    temp_dir_remove(dir);
    return rc;
}

static bool is_told(const char *words)
{
    for (size_t i = 0; i < report->n_complaints; i++) {
        if (strstr(report->complaints[i], words))
            return true;
    }
    for (size_t i = 0; i < report->n_complaints; i++)
        printf("told: %s\n", report->complaints[i]);
    return false;
}

static void a_slip_in_a_key_leads_to_the_nearest_one(void)
{
    static const struct {
        const char *section, *typed, *meant;
    } slips[] = {
        {"service", "baseurl", "did you mean base_url?"},
        {"service", "base-url", "did you mean base_url?"},
        {"service", "url", "did you mean base_url?"},
        {"service", "longin", "did you mean login?"},
        {"service", "loign", "did you mean login?"},
        {"service", "cafile", "did you mean ca_file?"},
        {"service", "user-agent", "did you mean user_agent?"},
        {"service", "useragent", "did you mean user_agent?"},
        {"service", "basket_minute", "did you mean basket_minutes?"},
        {"service", "request_per_s", "did you mean requests_per_s?"},
        {"service", "ticket_limit", "it belongs into [sale]"},
        {"venue", "Name", "did you mean name?"},
        {"venue", "kioskid", "did you mean kiosk_id?"},
        {"venue", "langauges", "did you mean languages?"},
        {"venue", "currency_symbl", "did you mean currency_symbol?"},
        {"venue", "tiemzone", "did you mean timezone?"},
        {"venue", "promo_code", "did you mean promo_codes in [sale]?"},
        {"sale", "tickets_limit", "did you mean ticket_limit?"},
        {"sale", "tiket_limit", "did you mean ticket_limit?"},
        {"sale", "fee_per_tickets", "did you mean fee_per_ticket?"},
        {"sale", "orders_hour", "did you mean orders_per_hour?"},
        {"sale", "orphanrule", "did you mean orphan_rule?"},
        {"sale", "currency", "it belongs into [venue]"},
        {"display", "idle", "did you mean idle_s?"},
        {"display", "theem", "did you mean theme?"},
        {"display", "widht_mm", "did you mean width_mm?"},
        {"offer:early", "percent", "did you mean per_cent?"},
        {"publish:gala", "event", "did you mean events?"},
        {"profile:friends", "instance", "did you mean instances?"},
    };
    char text[200];
    for (size_t i = 0; i < sizeof(slips) / sizeof(slips[0]); i++) {
        snprintf(text, sizeof(text), REQUIRED "[%s]\n%s = 1\n", slips[i].section, slips[i].typed);
        CU_ASSERT_EQUAL(load(text), RC_CONFIG);
        CU_ASSERT_TRUE(is_told(slips[i].meant));
        CU_ASSERT_TRUE(is_told("kiosk.ini:5: "));
    }
}

static void a_slip_in_a_section_leads_to_the_nearest_one_and_is_told_once(void)
{
    static const struct {
        const char *typed, *meant;
    } slips[] = {
        {"Sale", "did you mean [sale]?"},           {"servise", "did you mean [service]?"},
        {"dispaly", "did you mean [display]?"},     {"venues", "did you mean [venue]?"},
        {"catalog", "did you mean [catalogue]?"},   {"profiles", "did you mean [profile:NAME]?"},
        {"offer", "did you mean [offer:NAME]?"},    {"maintainance", "did you mean [maintenance]?"},
        {"publish", "did you mean [publish:NAME]?"}};
    char text[200];
    for (size_t i = 0; i < sizeof(slips) / sizeof(slips[0]); i++) {
        snprintf(text, sizeof(text), REQUIRED "[%s]\na = 1\nb = 2\n", slips[i].typed);
        CU_ASSERT_EQUAL(load(text), RC_CONFIG);
        CU_ASSERT_TRUE(is_told(slips[i].meant));
        CU_ASSERT_TRUE(is_told("kiosk.ini:4: "));
        CU_ASSERT_EQUAL(report->n_complaints, 1);
    }
}

static void all_mistakes_of_a_file_are_told_at_once(void)
{
    CU_ASSERT_EQUAL(load("[service]\nbase_url = http://h/\nlogin = a b\npaced = maybe\nnonsense\n"
                         "[sale]\nticket_limt = 3\nfee_per_order = much\nticket_limit = 99\n"
                         "[sael]\nx = 1\n[venue]\nkiosk_id = k 1\n"
                         "[profile:friends]\nlogin = friends\n[offer:early]\nevents = 1A\n"),
                    RC_CONFIG);
    static const char *const told[] = {
        "kiosk.ini:2: base_url: must begin with https://",
        "kiosk.ini:3: login: may hold neither",
        "kiosk.ini:4: paced: yes|no are allowed",
        "kiosk.ini:5: line: is neither",
        "kiosk.ini:7: ticket_limt: there is no such key in [sale]; did you mean ticket_limit?",
        "kiosk.ini:8: fee_per_order: an amount such as 1.50 is needed, at most 1000.00",
        "kiosk.ini:9: ticket_limit: 1 to 24 tickets are allowed",
        "kiosk.ini:10: [sael]: there is no such section; did you mean [sale]?",
        "kiosk.ini:13: kiosk_id: ",
        "kiosk.ini:15: events: a rule is needed",
        "kiosk.ini:17: price: either price or per_cent",
    };
    const size_t n = sizeof(told) / sizeof(told[0]);
    CU_ASSERT_EQUAL(report->n_complaints, n);
    for (size_t i = 0; i < n; i++)
        CU_ASSERT_TRUE(is_told(told[i]));
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "(and 10 more"));
}

static void very_many_mistakes_are_counted(void)
{
    char text[4096];
    struct text t = TEXT_OF(text);
    text_add(&t, REQUIRED);
    for (int i = 0; i < 100; i++)
        text_addf(&t, "key%d = 1\n", i);
    CU_ASSERT_FALSE(t.cut);
    CU_ASSERT_EQUAL(load(text), RC_CONFIG);
    CU_ASSERT_EQUAL(report->n_complaints, CONFIG_COMPLAINTS_MAX);
    CU_ASSERT_EQUAL(report->n_complaints + report->n_more, 100);
}

static void a_file_that_only_lacks_the_service_is_incomplete_not_wrong(void)
{
    static const struct {
        const char *text;
        bool incomplete;
    } cases[] = {
        {"", true},
        {"[service]\nlogin = a\n", true},
        {"[venue]\nname = The Lantern\n", true},
        {"[venue]\nnaem = The Lantern\n", false},
        {"[venue]\nkiosk_id = k 1\n", false},
        {"[service]\nbase_url = http://h/\n", false},
        {"[offer:early]\nevents = 1A\n", false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CU_ASSERT_EQUAL(load(cases[i].text), RC_CONFIG);
        CU_ASSERT_EQUAL(report->incomplete, cases[i].incomplete);
    }
    CU_ASSERT_EQUAL(load(REQUIRED), RC_OK);
    CU_ASSERT_FALSE(report->incomplete);
    CU_ASSERT_EQUAL(config_load_report("/nowhere/kiosk.ini", &config, report, &fault), RC_CONFIG);
    CU_ASSERT_TRUE(report->incomplete);
}

static void a_key_that_means_nothing_any_more_is_read_over(void)
{
    CU_ASSERT_EQUAL(load(REQUIRED "[catalogue]\nnote_attribute = Note\n"), RC_OK);
}

static void a_byte_order_mark_is_read_over(void)
{
    CU_ASSERT_EQUAL(load("\xEF\xBB\xBF" REQUIRED), RC_OK);
}

CU_TestInfo test_config_slips[] = {
    {"a slip in a key leads to the nearest one", a_slip_in_a_key_leads_to_the_nearest_one},
    {"a slip in a section leads to the nearest one and is told once",
     a_slip_in_a_section_leads_to_the_nearest_one_and_is_told_once},
    {"all mistakes of a file are told at once", all_mistakes_of_a_file_are_told_at_once},
    {"very many mistakes are counted", very_many_mistakes_are_counted},
    {"a file that only lacks the service is incomplete, not wrong",
     a_file_that_only_lacks_the_service_is_incomplete_not_wrong},
    {"a key that means nothing any more is read over",
     a_key_that_means_nothing_any_more_is_read_over},
    {"a byte order mark is read over", a_byte_order_mark_is_read_over},
    CU_TEST_INFO_NULL,
};
