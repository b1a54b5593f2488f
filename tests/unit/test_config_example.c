/* kiosk-config/ says what the table says, both ways. */
#include <CUnit/CUnit.h>

#include <stdio.h>
#include <string.h>

#include "config/config.h"
#include "config/config_table.h"
#include "config/overlay_files.h"

static char table[32768], file[65536];

static const char *read_file(const char *path)
{
    FILE *stream = fopen(path, "r");
    CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
    const size_t n = fread(file, 1, sizeof(file) - 1, stream);
    fclose(stream);
    CU_ASSERT_TRUE_FATAL(n < sizeof(file) - 1);
    file[n] = '\0';
    return file;
}

/* The example is a heading, and then the table to the letter. */
static void kiosk_ini_is_the_table_to_the_letter(void)
{
    const char *at = read_file("kiosk-config/kiosk.ini");
    config_print_table(table, sizeof(table));
    CU_ASSERT_TRUE(strlen(table) < sizeof(table) - 1);
    while (*at == ';' || *at == '\n')
        at += strcspn(at, "\n") + 1;
    const char *want = table;
    while (*at && *at == *want) {
        at++;
        want++;
    }
    if (*at || *want)
        printf("kiosk.ini has: %.200s\nthe table has: %.200s\n", at, want);
    CU_ASSERT_TRUE(*at == '\0' && *want == '\0');
}

/* Every key of the table is there, each with its unit. */
static void every_key_has_a_meaning_and_every_number_a_unit(void)
{
    for (size_t i = 0; i < config_table_n; i++) {
        const struct config_key *key = &config_table[i];
        CU_ASSERT_TRUE(key->meaning[0] != '\0');
        CU_ASSERT_EQUAL(key->unit[0] != '\0', key->type == CONFIG_INT || key->type == CONFIG_REAL);
    }
}

static void the_example_of_a_plan_shows_every_key_and_loads(void)
{
    char line[64];
    const char *text = read_file("kiosk-config/venue.d/lantern.ini");
    for (int key = 0; key < OVERLAY_KEY_COUNT; key++) {
        snprintf(line, sizeof(line), "\n%s =", overlay_text_key_name((enum overlay_key)key));
        CU_ASSERT_PTR_NOT_NULL(strstr(text, line));
        if (!strstr(text, line))
            printf("lantern.ini lacks %s\n", line + 1);
    }
    struct overlay_files *files = overlay_files_load("kiosk-config/venue.d");
    CU_ASSERT_EQUAL(files->complaints.n, 0);
    CU_ASSERT_TRUE(files->n_plans > 0);
    overlay_files_free(files);
}

CU_TestInfo test_config_example[] = {
    {"kiosk.ini is the table to the letter", kiosk_ini_is_the_table_to_the_letter},
    {"every key has a meaning and every number a unit",
     every_key_has_a_meaning_and_every_number_a_unit},
    {"the example of a plan shows every key and loads",
     the_example_of_a_plan_shows_every_key_and_loads},
    CU_TEST_INFO_NULL,
};
