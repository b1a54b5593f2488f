#include <CUnit/CUnit.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "config/config.h"
#include "fakes/config_kit.h"
#include "fakes/temp_dir.h"

static struct config config;
static struct fault fault;
static char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];

#define REQUIRED CONFIG_REQUIRED

static enum rc load(const char *text)
{
    return config_kit_load(dir, text, &config, &fault);
}

static void begin(void)
{
    temp_dir_make(dir);
    temp_dir_path(dir, "kiosk.ini", path);
}

static void what_is_not_written_has_its_default(void)
{
    begin();
    CU_ASSERT_EQUAL(load(REQUIRED), RC_OK);
    CU_ASSERT_EQUAL(config.basket_minutes, 20);
    CU_ASSERT_EQUAL(config.shop.ticket_limit, 10);
    CU_ASSERT_EQUAL(config.shop.currency.decimals, 2);
    CU_ASSERT_STRING_EQUAL(config.shop.languages[0], "en_GB");
    CU_ASSERT_TRUE(config.expand_items);
    CU_ASSERT_FALSE(config.second_confirm_is_safe);
    CU_ASSERT_DOUBLE_EQUAL(config.shop.select_pitch_mm, 12, 0.001);
    CU_ASSERT_PTR_NOT_NULL(strstr(config.credentials_file, dir)); /* beside the file */
    temp_dir_remove(dir);
}

static void values_of_every_type_are_read(void)
{
    begin();
    CU_ASSERT_EQUAL(load("[sale]\nfee_per_ticket = 1.50 ; a comment\npromo_codes = yes\n"
                         "[venue]\ncurrency_decimals = 3\nlanguages = en_GB, de\n"
                         "[catalogue]\npublished_by_hand = A1, B2,\n  C3\n"
                         "[display]\nselect_pitch_mm = 10.5\n" REQUIRED "ca_file = /x/ca.pem\n"),
                    RC_OK);
    CU_ASSERT_EQUAL(config.shop.fee_per_ticket, 1500); /* by the decimals below it */
    CU_ASSERT_TRUE(config.shop.promo_codes);
    CU_ASSERT_EQUAL(config.shop.n_languages, 2);
    CU_ASSERT_STRING_EQUAL(config.shop.languages[1], "de");
    CU_ASSERT_EQUAL(config.n_published_by_hand, 3);
    CU_ASSERT_STRING_EQUAL(config.published_by_hand[2], "C3");
    CU_ASSERT_DOUBLE_EQUAL(config.shop.select_pitch_mm, 10.5, 0.001);
    CU_ASSERT_STRING_EQUAL(config.ca_file, "/x/ca.pem");
    temp_dir_remove(dir);
}

static void mistakes_are_refused_with_their_line(void)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {REQUIRED "colour = red\n", ":4: colour"},
        {REQUIRED "login = twice\n", ":4: login: was set before"},
        {REQUIRED "paced = maybe\n", ":4: paced: yes|no"},
        {REQUIRED "basket_minutes = 99\n", ":4: basket_minutes: 3 to 60"},
        {REQUIRED "basket_minutes = ten\n", ":4: basket_minutes"},
        {REQUIRED "no equals sign\n", ":4: line"},
        {REQUIRED "[sale]\nfee_per_ticket = a lot\n", ":5: fee_per_ticket"},
        {REQUIRED "[sale]\nfee_per_ticket = -1\n", ":5: fee_per_ticket"},
        {REQUIRED "[catalogue]\nwindow_days = 30\ndays_ahead = 7\n", ":5: window_days"},
        {REQUIRED "[venue]\nkiosk_id = k 1\n", ":5: kiosk_id"},
        {"[service]\nbase_url = http://h/\nlogin = a\n", ":2: base_url: must begin with https"},
        {"[service]\nbase_url = https://h/v3\nlogin = a\n", ":2: base_url: must end with /"},
        {"[service]\nbase_url = https://H.example/\nlogin = a\n", ":2: base_url"},
        {"[service]\nbase_url = https://h/\n", "login"},
        {"", "base_url"},
    };
    begin();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CU_ASSERT_EQUAL(load(cases[i].text), RC_CONFIG);
        CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, cases[i].says));
        if (!strstr(fault.what, cases[i].says))
            printf("%s\n", fault.what);
    }
    CU_ASSERT_EQUAL(config_load("/nowhere/kiosk.ini", &config, &fault), RC_CONFIG);
    temp_dir_remove(dir);
}

static void a_line_that_is_too_long_is_not_read_in_pieces(void)
{
    char text[1000];
    begin();
    memset(text, 'x', sizeof(text));
    memcpy(text, REQUIRED "user_agent = ", strlen(REQUIRED "user_agent = "));
    text[sizeof(text) - 1] = '\0';
    CU_ASSERT_EQUAL(load(text), RC_CONFIG);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, ":4:"));
    temp_dir_remove(dir);
}

static void the_printed_table_is_a_file_that_loads(void)
{
    static char text[16384];
    begin();
    config_print_table(text, sizeof(text));
    struct text t = {.at = text, .size = sizeof(text), .len = strlen(text)};
    CU_ASSERT_TRUE(t.len > 2000);
    text_add(&t, "\n" REQUIRED);
    CU_ASSERT_FALSE(t.cut);
    CU_ASSERT_EQUAL(load(text), RC_OK);
    temp_dir_remove(dir);
}

static void a_key_is_kept_where_only_its_owner_reads_it(void)
{
    char secret[64];
    struct stat st;
    begin();
    CU_ASSERT_EQUAL(load(REQUIRED), RC_OK);
    CU_ASSERT_EQUAL(config_secret(&config, PROFILE_MAIN, secret, sizeof(secret), &fault),
                    RC_CONFIG);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "credentials set"));
    CU_ASSERT_EQUAL(config_secret_store(&config, PROFILE_MAIN, "c2VjcmV0", &fault), RC_OK);
    CU_ASSERT_EQUAL(config_secret_take(&config, PROFILE_MAIN, &fault), RC_OK);
    CU_ASSERT_EQUAL(stat(config.credentials_file, &st), 0);
    CU_ASSERT_EQUAL(st.st_mode & 0777, 0600);
    CU_ASSERT_EQUAL(config_secret(&config, PROFILE_MAIN, secret, sizeof(secret), &fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(secret, "c2VjcmV0");
    CU_ASSERT_EQUAL(chmod(config.credentials_file, 0644), 0);
    CU_ASSERT_EQUAL(config_secret(&config, PROFILE_MAIN, secret, sizeof(secret), &fault),
                    RC_CONFIG);
    temp_dir_remove(dir);
}

CU_TestInfo test_config[] = {
    {"what is not written has its default", what_is_not_written_has_its_default},
    {"values of every type are read", values_of_every_type_are_read},
    {"mistakes are refused with their line", mistakes_are_refused_with_their_line},
    {"a line that is too long is not read in pieces",
     a_line_that_is_too_long_is_not_read_in_pieces},
    {"the printed table is a file that loads", the_printed_table_is_a_file_that_loads},
    {"a key is kept where only its owner reads it", a_key_is_kept_where_only_its_owner_reads_it},
    CU_TEST_INFO_NULL,
};
