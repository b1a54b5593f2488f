#include <CUnit/CUnit.h>

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "config/config.h"
#include "fakes/config_kit.h"
#include "fakes/temp_dir.h"

static struct config config;
static struct profile profiles[PROFILES_MAX];
static struct fault fault;
static char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];

#define REQUIRED CONFIG_REQUIRED
#define FRIENDS  "[profile:friends]\nlogin = friends\nevents = 1A, 2A\n"

static enum rc load(const char *text)
{
    return config_kit_load(dir, text, &config, &fault);
}

static void begin(void)
{
    temp_dir_make(dir);
    temp_dir_path(dir, "kiosk.ini", path);
}

static void a_section_is_a_record_with_its_rule_and_terms(void)
{
    begin();
    CU_ASSERT_EQUAL(load("[sale]\nticket_limit = 8\nfee_per_ticket = 1.50\n" REQUIRED FRIENDS
                         "ticket_limit = 4\norder_value = 200.00\nattribute = Season=Members\n"
                         "bands = Stalls,\n  Circle\nfrom = 2026-12-01\nlabel = Friends\n"),
                    RC_OK);
    CU_ASSERT_EQUAL_FATAL(config_profiles(&config, profiles), 2);
    CU_ASSERT_STRING_EQUAL(profiles[0].name, "main");
    CU_ASSERT_EQUAL(profiles[0].terms.ticket_limit, 8);
    CU_ASSERT_STRING_EQUAL(profiles[1].name, "friends");
    CU_ASSERT_EQUAL(profiles[1].terms.ticket_limit, 4);
    CU_ASSERT_EQUAL(profiles[1].terms.order_value, 20000);
    CU_ASSERT_EQUAL(profiles[1].terms.fee_per_ticket, 150); /* as in [sale] */
    CU_ASSERT_EQUAL(profiles[1].rule.n_events, 2);
    CU_ASSERT_STRING_EQUAL(profiles[1].rule.bands[1], "Circle");
    CU_ASSERT_EQUAL(profiles[1].rule.from.month, 12);
    CU_ASSERT_FALSE(when_is_known(&profiles[1].rule.until));
    CU_ASSERT_EQUAL(shop_terms(&config.shop, 1).ticket_limit, 4);
    CU_ASSERT_EQUAL(shop_terms(&config.shop, 0).ticket_limit, 8);
    const struct agent agent = config_agent(&config, 1);
    CU_ASSERT_STRING_EQUAL(agent.login, "friends");
    CU_ASSERT_PTR_NOT_NULL(strstr(agent.credentials_file, "/friends.key"));
    CU_ASSERT_TRUE(agent.total_is_net); /* as in [service] */
    temp_dir_remove(dir);
}

static void each_record_has_a_key_of_its_own(void)
{
    char secret[64];
    begin();
    CU_ASSERT_EQUAL(load(REQUIRED FRIENDS), RC_OK);
    CU_ASSERT_EQUAL(config_secret_store(&config, 1, "c2VjcmV0", &fault), RC_OK);
    CU_ASSERT_EQUAL(config_secret_take(&config, 1, &fault), RC_OK);
    CU_ASSERT_EQUAL(config_secret(&config, 1, secret, sizeof(secret), &fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(secret, "c2VjcmV0");
    CU_ASSERT_EQUAL(config_secret(&config, 0, secret, sizeof(secret), &fault), RC_CONFIG);
    CU_ASSERT_PTR_NULL(strstr(fault.what, "--profile"));
    CU_ASSERT_EQUAL(load(REQUIRED "[profile:other]\nlogin = other\nevents = 1A\n"), RC_OK);
    CU_ASSERT_EQUAL(config_secret(&config, 1, secret, sizeof(secret), &fault), RC_CONFIG);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "--profile other"));
    temp_dir_remove(dir);
}

static void mistakes_are_refused_with_their_line(void)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"[profile:friends]\nlogin = friends\n", ":5: events: a rule is needed"},
        {"[profile:friends]\nevents = 1A\n", ":5: login"},
        {"[profile:friends]\nlogin = a b\nevents = 1A\n", ":5: login"},
        {"[profile:friends]\nlogin = kiosk\nevents = 1A\n", ":5: login: another record"},
        {FRIENDS "colour = red\n", ":7: colour"},
        {FRIENDS "events = 3A\n", ":7: events: was set before"},
        {FRIENDS "from = 1.12.2026\n", ":7: from: a date"},
        {FRIENDS "from = 2026-12-02\nuntil = 2026-12-01\n", ":8: until"},
        {FRIENDS "attribute = Members\n", ":7: attribute: Name=Value"},
        {FRIENDS "ticket_limit = 99\n", ":7: ticket_limit: 1 to 24"},
        {FRIENDS "fee_per_order = much\n", ":7: fee_per_order"},
        {"[profile:a friend]\nlogin = x\n", ":5: profile:a friend: a name"},
        {"[profile:main]\nlogin = x\n", ":5: profile:main"},
    };
    char text[600];
    begin();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        snprintf(text, sizeof(text), "%s%s", REQUIRED, cases[i].text);
        CU_ASSERT_EQUAL(load(text), RC_CONFIG);
        CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, cases[i].says));
        if (!strstr(fault.what, cases[i].says))
            printf("%s\n", fault.what);
    }
    temp_dir_remove(dir);
}

static void there_are_at_most_eight(void)
{
    char text[1200];
    struct text t = TEXT_OF(text);
    begin();
    text_add(&t, REQUIRED);
    for (int i = 1; i <= 8; i++)
        text_addf(&t, "[profile:p%d]\nlogin = l%d\nevents = 1A\n", i, i);
    CU_ASSERT_EQUAL(load(text), RC_OK);
    CU_ASSERT_EQUAL(config_profiles(&config, profiles), PROFILES_MAX);
    text_add(&t, "[profile:p9]\nlogin = l9\nevents = 1A\n");
    CU_ASSERT_FALSE(t.cut);
    CU_ASSERT_EQUAL(load(text), RC_CONFIG);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "at most 8"));
    temp_dir_remove(dir);
}

CU_TestInfo test_config_profiles[] = {
    {"a section is a record with its rule and terms",
     a_section_is_a_record_with_its_rule_and_terms},
    {"each record has a key of its own", each_record_has_a_key_of_its_own},
    {"mistakes are refused with their line", mistakes_are_refused_with_their_line},
    {"there are at most eight", there_are_at_most_eight},
    CU_TEST_INFO_NULL,
};
