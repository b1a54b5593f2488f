/* What systemd encrypts a key with, read from the head of the credential's file. The heads are those that
 * systemd-creds 252 writes with --with-key=tpm2-absent, host and tpm2. */
#include <CUnit/CUnit.h>
#include <stdio.h>

#include "config/secret_guard.h"
#include "fakes/temp_dir.h"

static char dir[TEMP_DIR_SIZE], tpm[TEMP_DIR_SIZE];

static void write_file(const char *folder, const char *name, const char *words)
{
    char path[TEMP_PATH_SIZE];
    temp_dir_path(folder, name, path);
    FILE *file = fopen(path, "we");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(words, file);
    CU_ASSERT_EQUAL(fclose(file), 0);
}

static void begin(bool has_tpm)
{
    temp_dir_make(dir);
    temp_dir_make(tpm);
    if (has_tpm)
        write_file(tpm, "tpmrm0", "");
}

static void end(void)
{
    temp_dir_remove(dir);
    temp_dir_remove(tpm);
}

static enum secret_guard guard(const char *head)
{
    write_file(dir, "foyer-key", head);
    return secret_guard_of(&(struct secret_guard_places){.store = dir, .tpm = tpm}, "foyer-key");
}

static void the_head_of_the_file_says_which_key_it_was(void)
{
    begin(true);
    CU_ASSERT_EQUAL(guard("WhxqbN@"), GUARD_UNKNOWN);
    CU_ASSERT_EQUAL(guard("Whxqht+dQJax1aZeCGLxmgAAAAABAAAADAAA"), GUARD_HOST);
    CU_ASSERT_EQUAL(guard("DHzAexF2RZGcSwvqCLwg/gAAAAABAAAADAAA"), GUARD_TPM);
    CU_ASSERT_EQUAL(guard("k6iUCUh0RJCQyvL8k8q1UwAAAAABAAAADAAA"), GUARD_TPM);
    CU_ASSERT_EQUAL(guard("BYRp2vb1QySABUnaD46i+wAAAAABAAAADAAA"), GUARD_NOTHING);
    end();
}

static void a_file_that_may_not_be_read_leaves_it_open_where_there_is_a_tpm(void)
{
    const struct secret_guard_places places = {.store = "/nowhere", .tpm = tpm};
    begin(true);
    CU_ASSERT_EQUAL(secret_guard_of(&places, "foyer-key"), GUARD_UNKNOWN);
    end();
    begin(false);
    CU_ASSERT_EQUAL(secret_guard_of(&places, "foyer-key"), GUARD_HOST);
    end();
}

CU_TestInfo test_secret_guard[] = {
    {"the head of the file says which key it was", the_head_of_the_file_says_which_key_it_was},
    {"a file that may not be read leaves it open where there is a TPM",
     a_file_that_may_not_be_read_leaves_it_open_where_there_is_a_tpm},
    CU_TEST_INFO_NULL,
};
