/* Keys at rest: sealed to this machine and this login, two slots, and none in clear. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "config/config.h"
#include "fakes/temp_dir.h"

static struct config config;
static struct fault fault;
static char dir[TEMP_DIR_SIZE], secret[64], seal_path[TEMP_PATH_SIZE];

static void begin(void)
{
    char path[TEMP_PATH_SIZE];
    temp_dir_make(dir);
    temp_dir_path(dir, "secret.key", path);
    temp_dir_path(dir, "secret.key.seal", seal_path);
    config_defaults(&config);
    text_copy(config.login, sizeof(config.login), "kiosk-3");
    text_copy(config.credentials_file, sizeof(config.credentials_file), path);
}

static void keep(const char *key)
{
    CU_ASSERT_EQUAL(config_secret_store(&config, PROFILE_MAIN, key, &fault), RC_OK);
    CU_ASSERT_EQUAL(config_secret_take(&config, PROFILE_MAIN, &fault), RC_OK);
}

static enum rc read_back(void)
{
    return config_secret(&config, PROFILE_MAIN, secret, sizeof(secret), &fault);
}

static size_t read_file(char *out, size_t size)
{
    FILE *file = fopen(config.credentials_file, "r");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    const size_t n = fread(out, 1, size - 1, file);
    out[n] = '\0';
    fclose(file);
    return n;
}

static void write_file(const char *text)
{
    FILE *file = fopen(config.credentials_file, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(text, file);
    fclose(file);
    CU_ASSERT_EQUAL(chmod(config.credentials_file, 0600), 0);
}

static void a_key_lies_sealed_and_is_read_back(void)
{
    char text[2048];
    struct stat st;
    begin();
    CU_ASSERT_EQUAL(config_secret_kept(&config, PROFILE_MAIN), SECRET_MISSING);
    keep("c2VjcmV0");
    CU_ASSERT_EQUAL(config_secret_kept(&config, PROFILE_MAIN), SECRET_SEALED);
    CU_ASSERT_EQUAL(read_back(), RC_OK);
    CU_ASSERT_STRING_EQUAL(secret, "c2VjcmV0");
    CU_ASSERT_TRUE(read_file(text, sizeof(text)) > 20);
    CU_ASSERT_PTR_NULL(strstr(text, "c2VjcmV0"));
    CU_ASSERT_EQUAL(stat(seal_path, &st), 0);
    CU_ASSERT_EQUAL(st.st_mode & 0777, 0400);
    temp_dir_remove(dir);
}

static void another_login_another_machine_or_a_change_are_refused(void)
{
    char text[2048];
    begin();
    keep("c2VjcmV0");
    text_copy(config.login, sizeof(config.login), "kiosk-4");
    CU_ASSERT_EQUAL(read_back(), RC_CONFIG);
    CU_ASSERT_STRING_EQUAL(secret, "");
    text_copy(config.login, sizeof(config.login), "kiosk-3");
    const size_t n = read_file(text, sizeof(text));
    text[n - 6] = text[n - 6] == 'A' ? 'B' : 'A';
    write_file(text);
    CU_ASSERT_EQUAL(read_back(), RC_CONFIG);
    write_file("foyer-sealed-1 AAAA\n");
    CU_ASSERT_EQUAL(read_back(), RC_CONFIG);
    keep("c2VjcmV0");
    CU_ASSERT_EQUAL(unlink(seal_path), 0);
    CU_ASSERT_EQUAL(read_back(), RC_CONFIG);
    temp_dir_remove(dir);
}

static void the_old_key_serves_until_the_new_one_is_taken(void)
{
    begin();
    keep("c2VjcmV0");
    CU_ASSERT_EQUAL(config_secret_store(&config, PROFILE_MAIN, "bmV4dA==", &fault), RC_OK);
    CU_ASSERT_EQUAL(read_back(), RC_OK);
    CU_ASSERT_STRING_EQUAL(secret, "c2VjcmV0");
    CU_ASSERT_EQUAL(config_secret_remove(&config, PROFILE_MAIN, false, &fault), RC_OK);
    CU_ASSERT_EQUAL(config_secret_take(&config, PROFILE_MAIN, &fault), RC_CONFIG);
    keep("bmV4dA==");
    CU_ASSERT_EQUAL(read_back(), RC_OK);
    CU_ASSERT_STRING_EQUAL(secret, "bmV4dA==");
    CU_ASSERT_EQUAL(config_secret_remove(&config, PROFILE_MAIN, true, &fault), RC_OK);
    CU_ASSERT_EQUAL(config_secret_kept(&config, PROFILE_MAIN), SECRET_MISSING);
    CU_ASSERT_EQUAL(read_back(), RC_CONFIG);
    temp_dir_remove(dir);
}

static void a_key_in_clear_is_read_and_told_as_such(void)
{
    begin();
    write_file("c2VjcmV0\n");
    CU_ASSERT_EQUAL(config_secret_kept(&config, PROFILE_MAIN), SECRET_PLAIN);
    CU_ASSERT_EQUAL(read_back(), RC_OK);
    CU_ASSERT_STRING_EQUAL(secret, "c2VjcmV0");
    temp_dir_remove(dir);
}

CU_TestInfo test_config_secret[] = {
    {"a key lies sealed and is read back", a_key_lies_sealed_and_is_read_back},
    {"another login, another machine or a change are refused",
     another_login_another_machine_or_a_change_are_refused},
    {"the old key serves until the new one is taken",
     the_old_key_serves_until_the_new_one_is_taken},
    {"a key in clear is read and told as such", a_key_in_clear_is_read_and_told_as_such},
    CU_TEST_INFO_NULL,
};
