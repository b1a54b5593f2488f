#include <CUnit/CUnit.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/notify.h"
#include "base/text.h"

/* A manager's socket in the abstract space, which leaves nothing behind. */
static int listen_as(char *ret_name, size_t size)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct text name = text_over(ret_name, size);
    const int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    text_addf(&name, "@foyer-notify-%d", (int)getpid());
    memcpy(address.sun_path + 1, ret_name + 1, name.len - 1);
    const socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + name.len);
    CU_ASSERT_EQUAL_FATAL(bind(fd, (const struct sockaddr *)&address, length), 0);
    return fd;
}

static void a_word_reaches_the_manager(void)
{
    char name[64], got[64] = "";
    const int fd = listen_as(name, sizeof(name));
    setenv("NOTIFY_SOCKET", name, 1);
    notify_say("READY=1");
    unsetenv("NOTIFY_SOCKET");
    CU_ASSERT_EQUAL(recv(fd, got, sizeof(got) - 1, 0), 7);
    CU_ASSERT_STRING_EQUAL(got, "READY=1");
    close(fd);
}

static void a_reload_is_told_with_its_time(void)
{
    static const char words[] = "RELOADING=1\nMONOTONIC_USEC=";
    char name[64], got[64] = "";
    int64_t us = 0;
    const int fd = listen_as(name, sizeof(name));
    setenv("NOTIFY_SOCKET", name, 1);
    notify_reloading();
    unsetenv("NOTIFY_SOCKET");
    CU_ASSERT_TRUE(recv(fd, got, sizeof(got) - 1, 0) > (ssize_t)sizeof(words));
    CU_ASSERT_EQUAL(strncmp(got, words, sizeof(words) - 1), 0);
    CU_ASSERT_TRUE(text_to_int64(got + sizeof(words) - 1, 1, INT64_MAX, &us));
    close(fd);
}

static void without_a_manager_nothing_is_said(void)
{
    char name[64], got[64];
    const int fd = listen_as(name, sizeof(name));
    unsetenv("NOTIFY_SOCKET");
    notify_say("READY=1");
    CU_ASSERT_EQUAL(recv(fd, got, sizeof(got), 0), -1);
    close(fd);
}

static void an_address_that_is_none_is_harmless(void)
{
    static const char *const wrong[] = {"", "@", "relative", "/no/such/socket"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        setenv("NOTIFY_SOCKET", wrong[i], 1);
        notify_say("READY=1");
    }
    char *long_name = malloc(300);
    CU_ASSERT_PTR_NOT_NULL_FATAL(long_name);
    memset(long_name, '/', 299);
    long_name[299] = '\0';
    setenv("NOTIFY_SOCKET", long_name, 1);
    notify_say("READY=1");
    free(long_name);
    CU_ASSERT_EQUAL(unsetenv("NOTIFY_SOCKET"), 0);
}

static int64_t patience_of(const char *socket_name, const char *us)
{
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    if (socket_name)
        setenv("NOTIFY_SOCKET", socket_name, 1);
    if (us)
        setenv("WATCHDOG_USEC", us, 1);
    const int64_t ms = notify_watchdog_ms();
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    return ms;
}

static void the_managers_patience_is_read_in_milliseconds(void)
{
    CU_ASSERT_EQUAL(patience_of("@m", "30000000"), 30000);
    CU_ASSERT_EQUAL(patience_of("@m", NULL), 0);
    CU_ASSERT_EQUAL(patience_of(NULL, "30000000"), 0);
    CU_ASSERT_EQUAL(patience_of("@m", "soon"), 0);
    CU_ASSERT_EQUAL(patience_of("@m", "-5"), 0);
}

CU_TestInfo test_notify[] = {
    {"a word reaches the manager", a_word_reaches_the_manager},
    {"a reload is told with its time", a_reload_is_told_with_its_time},
    {"without a manager nothing is said", without_a_manager_nothing_is_said},
    {"an address that is none is harmless", an_address_that_is_none_is_harmless},
    {"the manager's patience is read in milliseconds",
     the_managers_patience_is_read_in_milliseconds},
    CU_TEST_INFO_NULL,
};
