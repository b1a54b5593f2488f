/* What a running kiosk may use of a configuration that was read again. */
#include <CUnit/CUnit.h>

#include <string.h>

#include "config/config_merge.h"
#include "fakes/config_kit.h"
#include "fakes/temp_dir.h"

static struct config now, next;

#define REQUIRED CONFIG_REQUIRED
#define FRIENDS  "[profile:friends]\nlogin = friends\nevents = 1A\ncredentials_file = /f\n"

static void load(const char *text, struct config *ret)
{
    char dir[TEMP_DIR_SIZE];
    struct fault fault;
    temp_dir_make(dir);
    CU_ASSERT_EQUAL(config_kit_load(dir, text, ret, &fault), RC_OK);
    temp_dir_remove(dir);
}

/* Paths do not differ by the folder: both are written to whole ones. */
#define PATHS                                                                                     \
    "[service]\ncredentials_file = /k\n[venue]\noverlay_dir = /v\n[maintenance]\npin_file = /p\n" \
    "[journal]\ncopy = /c\n[metrics]\nfile = /m\n"

static struct config_merge merge(const char *before, const char *after)
{
    load(before, &now);
    load(after, &next);
    return config_merge(&now, &next);
}

static void nothing_new_changes_nothing(void)
{
    const struct config_merge m = merge(REQUIRED PATHS FRIENDS, REQUIRED PATHS FRIENDS);
    CU_ASSERT_EQUAL(m.n_live, 0);
    CU_ASSERT_STRING_EQUAL(m.restart, "");
    CU_ASSERT_EQUAL(m.n_restart, 0);
    CU_ASSERT_FALSE(m.all_wait);
}

static void limits_fees_and_words_are_live(void)
{
    const struct config_merge m =
        merge(REQUIRED PATHS "[venue]\nname = Old\n[sale]\nticket_limit = 4\n", REQUIRED PATHS
              "[venue]\nname = New\nlanguages = en_GB, de\n[display]\ntheme = daylight\n"
              "[sale]\nticket_limit = 5\nfee_per_order = 1.00\n");
    CU_ASSERT_EQUAL(m.n_live, 5);
    CU_ASSERT_EQUAL(m.n_restart, 0);
    CU_ASSERT_STRING_EQUAL(next.shop.venue_name, "New");
    CU_ASSERT_EQUAL(next.shop.ticket_limit, 5);
    CU_ASSERT_EQUAL(next.shop.fee_per_order, 100);
    CU_ASSERT_EQUAL(next.shop.n_languages, 2);
}

static void what_needs_a_restart_stays_as_it_is_and_is_told(void)
{
    const struct config_merge m =
        merge(REQUIRED PATHS, REQUIRED "basket_minutes = 10\n" PATHS
                                       "[venue]\nkiosk_id = K9\n[display]\nwidth_mm = 600\n"
                                       "[sale]\nticket_limit = 5\n");
    CU_ASSERT_EQUAL(m.n_live, 1);
    CU_ASSERT_EQUAL(m.n_restart, 3);
    CU_ASSERT_STRING_EQUAL(m.restart, "venue.kiosk_id, service.basket_minutes, display.width_mm");
    CU_ASSERT_STRING_EQUAL(next.shop.kiosk_id, "K1");
    CU_ASSERT_EQUAL(next.basket_minutes, 20);
    CU_ASSERT_EQUAL(next.width_mm, 0);
    CU_ASSERT_EQUAL(next.shop.ticket_limit, 5);
}

static void a_path_that_is_new_waits_and_the_empty_one_stays(void)
{
    const struct config_merge m = merge(REQUIRED, REQUIRED "[journal]\ncopy = /mnt/copy\n");
    CU_ASSERT_TRUE(m.n_restart >= 1);
    CU_ASSERT_STRING_EQUAL(next.journal_copy, "");
}

static void rules_of_trade_are_live(void)
{
    const struct config_merge m =
        merge(REQUIRED PATHS FRIENDS "[offer:a]\nevents = 1A\nper_cent = 10\n",
              REQUIRED PATHS FRIENDS "bands = Stalls\nticket_limit = 3\n"
                                     "[offer:a]\nevents = 1A\nper_cent = 20\n"
                                     "[publish:gala]\nevents = 2A\n");
    CU_ASSERT_EQUAL(m.n_live, 4);
    CU_ASSERT_FALSE(m.all_wait);
    CU_ASSERT_EQUAL(next.offers[0].per_cent, 20);
    CU_ASSERT_EQUAL(next.n_publish, 1);
    CU_ASSERT_EQUAL(next.profiles[1].rule.n_bands, 1);
    CU_ASSERT_EQUAL(next.shop.terms[1].ticket_limit, 3);
}

static void other_records_or_another_currency_make_all_wait(void)
{
    static const char *const texts[] = {
        REQUIRED PATHS "[sale]\nticket_limit = 5\n",
        REQUIRED PATHS "[sale]\nticket_limit = 5\n[profile:members]\nlogin = m\nevents = 1A\n",
        REQUIRED PATHS FRIENDS "[venue]\ncurrency_decimals = 0\n[sale]\nticket_limit = 5\n",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct config_merge m = merge(REQUIRED PATHS FRIENDS, texts[i]);
        CU_ASSERT_TRUE(m.all_wait);
        CU_ASSERT_EQUAL(next.shop.ticket_limit, 10);
        CU_ASSERT_STRING_EQUAL(next.profiles[1].name, "friends");
    }
}

CU_TestInfo test_config_merge[] = {
    {"nothing new changes nothing", nothing_new_changes_nothing},
    {"limits, fees and words are live", limits_fees_and_words_are_live},
    {"what needs a restart stays as it is and is told",
     what_needs_a_restart_stays_as_it_is_and_is_told},
    {"a path that is new waits, and the empty one stays",
     a_path_that_is_new_waits_and_the_empty_one_stays},
    {"rules of trade are live", rules_of_trade_are_live},
    {"other records or another currency make all wait",
     other_records_or_another_currency_make_all_wait},
    CU_TEST_INFO_NULL,
};
