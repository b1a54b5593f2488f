#include <CUnit/CUnit.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "config/config_first.h"
#include "config/config_write.h"
#include "fakes/temp_dir.h"

static char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE];
static struct fault fault;

#define SERVICE "[service]\nbase_url = https://h.example/c/api/v3/\nlogin = kiosk\n"

static void begin(const char *text)
{
    temp_dir_make(dir);
    temp_dir_path(dir, "kiosk.ini", path);
    FILE *file = fopen(path, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(text, file);
    fclose(file);
}

static const char *now(void)
{
    static char text[2000];
    FILE *file = fopen(path, "r");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    const size_t n = fread(text, 1, sizeof(text) - 1, file);
    fclose(file);
    text[n] = '\0';
    return text;
}

static enum rc set(const char *section, const char *key, const char *value)
{
    const struct config_line line = {.section = section, .key = key, .value = value};
    return config_write(path, &line, 1, &fault);
}

/* Each sets [service] basket_minutes = 15. */
static void only_the_key_changes(void)
{
    static const struct {
        const char *before, *after;
    } cases[] = {
        {SERVICE "basket_minutes = 20\nuser_agent = A/1\n",
         SERVICE "basket_minutes = 15\nuser_agent = A/1\n"},
        {SERVICE "basket_minutes=20   ; ours\n", SERVICE "basket_minutes=15   ; ours\n"},
        {SERVICE "basket_minutes : 20\n", SERVICE "basket_minutes : 15\n"},
        {SERVICE "# life\n#basket_minutes = 20\n\n[sale]\nticket_limit = 4\n",
         SERVICE "# life\n#basket_minutes = 20\nbasket_minutes = 15\n\n[sale]\nticket_limit = 4\n"},
        {SERVICE "\n\n[sale]\n#basket_minutes = 20\n",
         SERVICE "basket_minutes = 15\n\n\n[sale]\n#basket_minutes = 20\n"},
        {SERVICE "[sale]\nticket_limit = 4",
         SERVICE "basket_minutes = 15\n[sale]\nticket_limit = 4"},
        {"[service]\nlogin = kiosk\nbase_url = https://h.example/c/api/v3/",
         "[service]\nlogin = kiosk\nbase_url = https://h.example/c/api/v3/\nbasket_minutes = 15\n"},
        {"[service]\r\nlogin = kiosk\r\nbase_url = https://h.example/c/api/v3/\r\n",
         "[service]\r\nlogin = kiosk\r\nbase_url = https://h.example/c/api/v3/\r\n"
         "basket_minutes = 15\r\n"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        begin(cases[i].before);
        CU_ASSERT_EQUAL(set("service", "basket_minutes", "15"), RC_OK);
        CU_ASSERT_STRING_EQUAL(now(), cases[i].after);
        temp_dir_remove(dir);
    }
}

static void a_section_that_is_missing_is_added(void)
{
    begin(SERVICE);
    CU_ASSERT_EQUAL(set("sale", "fee_per_order", "1.50"), RC_OK);
    CU_ASSERT_STRING_EQUAL(now(), SERVICE "\n[sale]\nfee_per_order = 1.50\n");
    temp_dir_remove(dir);
}

static void several_keys_go_in_at_once(void)
{
    struct config config;
    const struct config_line lines[] = {{"service", "basket_minutes", "15"},
                                        {"sale", "fee_per_order", "1.50"},
                                        {"service", "total_is_net", "no"},
                                        {"sale", "fee_per_ticket", "0.50"}};
    begin(SERVICE);
    CU_ASSERT_EQUAL(config_write(path, lines, 4, &fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(config_load(path, &config, &fault), RC_OK);
    CU_ASSERT_EQUAL(config.basket_minutes, 15);
    CU_ASSERT_FALSE(config.total_is_net);
    CU_ASSERT_EQUAL(config.shop.fee_per_order, 150);
    CU_ASSERT_EQUAL(config.shop.fee_per_ticket, 50);
    temp_dir_remove(dir);
}

static void a_value_that_would_not_load_leaves_the_file_alone(void)
{
    char left[TEMP_PATH_SIZE];
    begin(SERVICE);
    CU_ASSERT_EQUAL(set("service", "basket_minutes", "900"), RC_CONFIG);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "basket_minutes"));
    CU_ASSERT_EQUAL(set("service", "no_such_key", "1"), RC_CONFIG);
    CU_ASSERT_STRING_EQUAL(now(), SERVICE);
    temp_dir_path(dir, "kiosk.ini.next", left);
    CU_ASSERT_NOT_EQUAL(access(left, F_OK), 0);
    temp_dir_remove(dir);
}

static void mode_is_kept_and_links_are_refused(void)
{
    struct stat st;
    char link[TEMP_PATH_SIZE];
    begin(SERVICE);
    CU_ASSERT_EQUAL(chmod(path, 0644), 0);
    CU_ASSERT_EQUAL(set("service", "basket_minutes", "15"), RC_OK);
    CU_ASSERT_EQUAL(stat(path, &st), 0);
    CU_ASSERT_EQUAL(st.st_mode & 0777, 0644);
    temp_dir_path(dir, "link.ini", link);
    CU_ASSERT_EQUAL(symlink(path, link), 0);
    const struct config_line line = {"service", "basket_minutes", "16"};
    CU_ASSERT_EQUAL(config_write(link, &line, 1, &fault), RC_CONFIG);
    CU_ASSERT_PTR_NOT_NULL(strstr(now(), "basket_minutes = 15"));
    temp_dir_remove(dir);
}

static void a_file_that_is_not_there_is_made_with_every_key_explained(void)
{
    static const char wanted[] = "#basket_minutes = 20\nbasket_minutes = 15\n";
    struct config config;
    struct stat st;
    bool complete;
    begin(SERVICE);
    CU_ASSERT_EQUAL(unlink(path), 0);
    CU_ASSERT_EQUAL(set("service", "basket_minutes", "15"), RC_OK);
    CU_ASSERT_EQUAL(stat(path, &st), 0);
    CU_ASSERT_EQUAL(st.st_mode & 0777, 0640);
    char *text = mem_zalloc((size_t)st.st_size + 1);
    FILE *file = fopen(path, "r");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT_EQUAL(fread(text, 1, (size_t)st.st_size, file), (size_t)st.st_size);
    fclose(file);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, wanted));
    mem_free(text);
    CU_ASSERT_EQUAL(config_first_load(path, &config, &complete, &fault), RC_OK);
    CU_ASSERT_FALSE(complete);
    CU_ASSERT_EQUAL(config.basket_minutes, 15);
    temp_dir_remove(dir);
}

static void what_cannot_be_made_is_said(void)
{
    const struct config_line line = {"service", "basket_minutes", "15"};
    CU_ASSERT_NOT_EQUAL(config_write("/nowhere/kiosk.ini", &line, 1, &fault), RC_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "kiosk.ini"));
}

static void what_is_configured_and_what_is_not_yet(void)
{
    static const struct {
        const char *text;
        bool complete;
        enum rc rc;
    } cases[] = {
        {SERVICE, true, RC_OK},
        {"", false, RC_OK},
        {"[venue]\nname = The Lantern\n", false, RC_OK},
        {"[service]\nbase_url = https://h.example/c/api/v3/\n", false, RC_OK},
        {"[service]\nlogin = kiosk\nbasket_minutes = 900\n", false, RC_CONFIG},
        {"[venue]\nnmae = The Lantern\n", false, RC_CONFIG},
        {"[service]\nbase_url = http://h.example/\nlogin = kiosk\n", false, RC_CONFIG},
    };
    struct config config;
    bool complete;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        begin(cases[i].text);
        CU_ASSERT_EQUAL(config_first_load(path, &config, &complete, &fault), cases[i].rc);
        CU_ASSERT_EQUAL(complete, cases[i].complete);
        temp_dir_remove(dir);
    }
    CU_ASSERT_EQUAL(config_first_load("/nowhere/kiosk.ini", &config, &complete, &fault),
                    RC_NOT_FOUND);
    CU_ASSERT_EQUAL(config.basket_minutes, 20);
}

CU_TestInfo test_config_write[] = {
    {"only the key changes", only_the_key_changes},
    {"a section that is missing is added", a_section_that_is_missing_is_added},
    {"several keys go in at once", several_keys_go_in_at_once},
    {"a value that would not load leaves the file alone",
     a_value_that_would_not_load_leaves_the_file_alone},
    {"mode is kept and links are refused", mode_is_kept_and_links_are_refused},
    {"a file that is not there is made with every key explained",
     a_file_that_is_not_there_is_made_with_every_key_explained},
    {"what cannot be made is said", what_cannot_be_made_is_said},
    {"what is configured and what is not yet", what_is_configured_and_what_is_not_yet},
    CU_TEST_INFO_NULL,
};
