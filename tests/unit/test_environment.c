#include <CUnit/CUnit.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/environment.h"

extern char **environ;

static bool is_set_to(const char *name, const char *value)
{
    const char *got = getenv(name);
    return got && strcmp(got, value) == 0;
}

static bool only_known_names_are_left(void)
{
    static const char *const dropped[] = {"SSLKEYLOGFILE",   "https_proxy",    "ALL_PROXY",
                                          "LD_PRELOAD",      "CURL_CA_BUNDLE", "LANG",
                                          "SDL_AUDIODRIVER", "MALLOC_TRACE"};
    for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
        setenv(dropped[i], "/tmp/keys", 1);
    setenv("DISPLAY", ":7", 1);
    setenv("CREDENTIALS_DIRECTORY", "/run/credentials/foyer", 1);
    environment_keep_only_known();
    for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++) {
        if (getenv(dropped[i]))
            return false;
    }
    return is_set_to("DISPLAY", ":7") &&
           is_set_to("CREDENTIALS_DIRECTORY", "/run/credentials/foyer") &&
           is_set_to("LC_ALL", "C.UTF-8");
}

static bool an_empty_environment_is_no_trouble(void)
{
    environ = NULL;
    environment_keep_only_known();
    return is_set_to("LC_ALL", "C.UTF-8") && !getenv("DISPLAY");
}

static bool doing_it_twice_changes_nothing(void)
{
    setenv("HOME", "/home/kiosk", 1);
    environment_keep_only_known();
    environment_keep_only_known();
    return is_set_to("HOME", "/home/kiosk") && is_set_to("LC_ALL", "C.UTF-8");
}

/* In a child, so that the other tests keep the environment they were started with. */
static bool holds_in_a_child(bool (*act)(void))
{
    const pid_t child = fork();
    if (child == 0)
        _exit(act() ? 0 : 1);
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

static void unknown_variables_are_dropped(void)
{
    CU_ASSERT_TRUE(holds_in_a_child(only_known_names_are_left));
}

static void an_empty_environment_is_filled_with_the_locale_only(void)
{
    CU_ASSERT_TRUE(holds_in_a_child(an_empty_environment_is_no_trouble));
}

static void cleaning_twice_is_harmless(void)
{
    CU_ASSERT_TRUE(holds_in_a_child(doing_it_twice_changes_nothing));
}

CU_TestInfo test_environment[] = {
    {"unknown variables are dropped", unknown_variables_are_dropped},
    {"an empty environment is filled with the locale only",
     an_empty_environment_is_filled_with_the_locale_only},
    {"cleaning twice is harmless", cleaning_twice_is_harmless},
    CU_TEST_INFO_NULL,
};
