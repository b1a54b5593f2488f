#include <CUnit/CUnit.h>

#include <string.h>

#include "config/config.h"
#include "fakes/config_kit.h"
#include "fakes/temp_dir.h"

static struct config config;
static struct profile profiles[PROFILES_MAX];
static struct fault fault;

#define REQUIRED CONFIG_REQUIRED

static enum rc load(const char *text)
{
    char dir[TEMP_DIR_SIZE];
    temp_dir_make(dir);
    const enum rc rc = config_kit_load(dir, text, &config, &fault);
    temp_dir_remove(dir);
    return rc;
}

static struct trade trade(void)
{
    config_profiles(&config, profiles);
    return config_trade(&config, profiles);
}

static void a_rule_publishes_what_it_names(void)
{
    CU_ASSERT_EQUAL_FATAL(load(REQUIRED "[publish:patrons]\nevents = 1A, 2A\nfrom = 2026-12-01\n"
                                        "[publish:gala]\ninstances = 7B\n"),
                          RC_OK);
    const struct trade rules = trade();
    CU_ASSERT_EQUAL_FATAL(rules.n_publish, 2);
    CU_ASSERT_STRING_EQUAL(rules.publish[0].name, "patrons");
    CU_ASSERT_EQUAL(rules.publish[0].rule.n_events, 2);
    CU_ASSERT_EQUAL(rules.publish[0].rule.from.month, 12);
    CU_ASSERT_STRING_EQUAL(rules.publish[1].rule.instances[0], "7B");
}

static void an_offer_has_a_price_or_a_share_and_its_ticket_types(void)
{
    CU_ASSERT_EQUAL_FATAL(load(REQUIRED
                               "[offer:early]\nevents = 1A\nper_cent = 10\n"
                               "types = Adult, Under 26\n"
                               "[offer:tenner]\nattribute = Season=Spring\nprice = 10.00\n"),
                          RC_OK);
    const struct trade rules = trade();
    CU_ASSERT_EQUAL_FATAL(rules.n_offers, 2);
    CU_ASSERT_EQUAL(rules.offers[0].per_cent, 10);
    CU_ASSERT_EQUAL(rules.offers[0].n_types, 2);
    CU_ASSERT_STRING_EQUAL(rules.offers[0].types[1], "Under 26");
    CU_ASSERT_EQUAL(rules.offers[1].price, 1000);
    CU_ASSERT_EQUAL(rules.offers[1].per_cent, 0);
}

static void a_mistake_is_told_with_its_line(void)
{
    static const char *const mistakes[] = {
        REQUIRED "[publish:patrons]\nfrom = 1 December\n",
        REQUIRED "[offer:early]\nper_cent = 200\n",
        REQUIRED "[offer:early]\ncolour = red\n",
        REQUIRED "[offer:e arly]\nper_cent = 5\n",
        REQUIRED "[offer:early]\nprice = ten\n",
    };
    for (size_t i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
        CU_ASSERT_EQUAL(load(mistakes[i]), RC_CONFIG);
        CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "kiosk.ini:"));
    }
}

CU_TestInfo test_config_trade[] = {
    {"a rule publishes what it names", a_rule_publishes_what_it_names},
    {"an offer has a price or a share, and its ticket types",
     an_offer_has_a_price_or_a_share_and_its_ticket_types},
    {"a mistake is told with its line", a_mistake_is_told_with_its_line},
    CU_TEST_INFO_NULL,
};
