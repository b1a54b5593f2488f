/* conf.d beside kiosk.ini: which file counts, and what is told of each. */
#include <CUnit/CUnit.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "config/config_list.h"
#include "config/config_write.h"
#include "fakes/config_kit.h"
#include "fakes/temp_dir.h"

static struct config config;
static struct config_report *report;
static struct fault fault;
static char dir[TEMP_DIR_SIZE], folder[TEMP_PATH_SIZE], path[TEMP_PATH_SIZE];

#define REQUIRED CONFIG_REQUIRED

static void begin(const char *text)
{
    temp_dir_make(dir);
    temp_dir_path(dir, "conf.d", folder);
    temp_dir_path(dir, "kiosk.ini", path);
    CU_ASSERT_EQUAL_FATAL(mkdir(folder, 0700), 0);
    CU_ASSERT_EQUAL_FATAL(config_kit_write(dir, "kiosk.ini", text), true);
    report = mem_zalloc(sizeof(*report));
}

static void end(void)
{
    temp_dir_remove(folder);
    temp_dir_remove(dir);
    mem_free(report);
}

static void add(const char *name, const char *text)
{
    CU_ASSERT_EQUAL_FATAL(config_kit_write(folder, name, text), true);
}

static enum rc load(void)
{
    return config_load_report(path, &config, report, &fault);
}

static void the_last_file_that_sets_a_key_counts(void)
{
    begin(REQUIRED "basket_minutes = 10\n[sale]\nticket_limit = 4\nfee_per_order = 1.00\n"
                   "[venue]\nlanguages = en_GB, de\n");
    add("20-late.ini", "[sale]\nticket_limit = 6\n");
    add("10-early.ini", "[sale]\nticket_limit = 5\nfee_per_order = 2.50\n"
                        "[venue]\nlanguages = fr\n");
    CU_ASSERT_EQUAL(load(), RC_OK);
    CU_ASSERT_EQUAL(config.shop.ticket_limit, 6);
    CU_ASSERT_EQUAL(config.shop.fee_per_order, 250);
    CU_ASSERT_EQUAL(config.basket_minutes, 10);
    CU_ASSERT_EQUAL(config.shop.n_languages, 1); /* a list is replaced, not added to */
    CU_ASSERT_STRING_EQUAL(config.shop.languages[0], "fr");
    end();
}

static void a_named_section_goes_on_in_another_file(void)
{
    begin(REQUIRED "[profile:friends]\nlogin = friends\nevents = 1A\nticket_limit = 2\n");
    add("friends.ini", "[profile:friends]\nticket_limit = 3\nfee_per_order = 0.50\n"
                       "credentials_file = /etc/friends\n");
    CU_ASSERT_EQUAL(load(), RC_OK);
    CU_ASSERT_EQUAL(config.n_profiles, 2);
    CU_ASSERT_EQUAL(config.shop.terms[1].ticket_limit, 3);
    CU_ASSERT_EQUAL(config.shop.terms[1].fee_per_order, 50);
    CU_ASSERT_STRING_EQUAL(config.agents[1].login, "friends");
    CU_ASSERT_STRING_EQUAL(config.agents[1].credentials_file, "/etc/friends");
    end();
}

static void only_ini_files_that_are_not_hidden_are_read(void)
{
    begin(REQUIRED);
    add("a.ini.off", "nonsense\n");
    add(".b.ini", "nonsense\n");
    add("c.ini~", "nonsense\n");
    CU_ASSERT_EQUAL(load(), RC_OK);
    CU_ASSERT_EQUAL(report->n_files, 1);
    end();
}

static void a_mistake_names_its_file_and_line(void)
{
    begin(REQUIRED);
    add("50-sale.ini", "[sale]\nticket_limit = 4\n\nticket_limit = 5\n");
    CU_ASSERT_EQUAL(load(), RC_CONFIG);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(fault.what, "conf.d/50-sale.ini:4: ticket_limit: was set before, in line 2"));
    end();
}

static void paths_are_relative_to_the_folder_of_kiosk_ini(void)
{
    char wanted[TEMP_PATH_SIZE];
    begin(REQUIRED);
    add("a.ini", "[service]\ncredentials_file = agent.key\n");
    CU_ASSERT_EQUAL(load(), RC_OK);
    temp_dir_path(dir, "agent.key", wanted);
    CU_ASSERT_STRING_EQUAL(config.credentials_file, wanted);
    end();
}

static void what_would_not_count_is_not_written(void)
{
    const struct config_line line = {"sale", "ticket_limit", "7"};
    begin(REQUIRED);
    add("50-sale.ini", "[sale]\nticket_limit = 4\n");
    CU_ASSERT_EQUAL(config_write(path, &line, 1, &fault), RC_CONFIG);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "50-sale.ini:2 sets ticket_limit"));
    const struct config_line other = {"sale", "instance_limit", "7"};
    CU_ASSERT_EQUAL(config_write(path, &other, 1, &fault), RC_OK);
    CU_ASSERT_EQUAL(load(), RC_OK);
    CU_ASSERT_EQUAL(config.shop.instance_limit, 7);
    CU_ASSERT_EQUAL(config.shop.ticket_limit, 4);
    end();
}

struct seen {
    char words[80]; /* of ticket_limit: value, file's end, line */
    int n, n_default;
};

static void see(void *ctx, const struct config_shown *shown)
{
    struct seen *seen = ctx;
    seen->n++;
    seen->n_default += shown->file == NULL;
    if (strcmp(shown->name, "ticket_limit") == 0)
        snprintf(seen->words, sizeof(seen->words), "%s %s:%d", shown->value,
                 shown->file ? strrchr(shown->file, '/') + 1 : "", shown->line);
}

static void each_key_is_listed_with_its_value_and_its_place(void)
{
    struct seen seen = {.n = 0};
    begin(REQUIRED "[sale]\nticket_limit = 4\n");
    add("a.ini", "\n[sale]\nticket_limit = 5\n");
    CU_ASSERT_EQUAL(load(), RC_OK);
    config_list(&config, report, see, &seen);
    CU_ASSERT_STRING_EQUAL(seen.words, "5 a.ini:3");
    CU_ASSERT_TRUE(seen.n > 60);
    CU_ASSERT_EQUAL(seen.n - seen.n_default, 3);
    end();
}

static void see_inherited(void *ctx, const struct config_shown *shown)
{
    int *n = ctx;
    *n += shown->inherited;
    if (shown->inherited && strcmp(shown->name, "ticket_limit") == 0)
        CU_ASSERT_TRUE(strcmp(shown->value, "4") == 0 && shown->line == 5);
}

static void what_a_record_does_not_set_is_listed_as_the_main_ones(void)
{
    int n = 0;
    begin(REQUIRED "[sale]\nticket_limit = 4\n[profile:friends]\nlogin = f\nevents = 1A\n"
                   "fee_per_order = 1.00\n");
    CU_ASSERT_EQUAL(load(), RC_OK);
    config_list(&config, report, see_inherited, &n);
    CU_ASSERT_EQUAL(n, 6);
    end();
}

CU_TestInfo test_config_folder[] = {
    {"the last file that sets a key counts", the_last_file_that_sets_a_key_counts},
    {"a named section goes on in another file", a_named_section_goes_on_in_another_file},
    {"only ini files that are not hidden are read", only_ini_files_that_are_not_hidden_are_read},
    {"a mistake names its file and line", a_mistake_names_its_file_and_line},
    {"paths are relative to the folder of kiosk.ini",
     paths_are_relative_to_the_folder_of_kiosk_ini},
    {"what would not count is not written", what_would_not_count_is_not_written},
    {"each key is listed with its value and its place",
     each_key_is_listed_with_its_value_and_its_place},
    {"what a record does not set is listed as the main one's",
     what_a_record_does_not_set_is_listed_as_the_main_ones},
    CU_TEST_INFO_NULL,
};
