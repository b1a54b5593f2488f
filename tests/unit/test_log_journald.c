/* Lines as journald gets them: fields, redacted like the words. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "base/log_journald.h"
#include "base/text.h"
#include "fakes/temp_dir.h"

struct stage {
    char dir[TEMP_DIR_SIZE], path[TEMP_PATH_SIZE], got[4096];
    int fd;
};

/* Stands where journald stands. */
static void open_stage(struct stage *stage)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    temp_dir_make(stage->dir);
    temp_dir_path(stage->dir, "socket", stage->path);
    stage->fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    CU_ASSERT_TRUE_FATAL(text_copy(address.sun_path, sizeof(address.sun_path), stage->path));
    CU_ASSERT_EQUAL_FATAL(
        bind(stage->fd, (const struct sockaddr *)&address, (socklen_t)sizeof(address)), 0);
    CU_ASSERT_TRUE_FATAL(log_to_journald(stage->path, "foyer"));
}

static void close_stage(struct stage *stage)
{
    log_to_journald(NULL, "");
    close(stage->fd);
    temp_dir_remove(stage->dir);
}

static const char *take(struct stage *stage)
{
    const ssize_t n = recv(stage->fd, stage->got, sizeof(stage->got) - 1, 0);
    stage->got[n > 0 ? n : 0] = '\0';
    return stage->got;
}

static void a_line_carries_where_it_comes_from(void)
{
    struct stage stage;
    open_stage(&stage);
    log_warn("nobody listens: %d", 7);
    CU_ASSERT_STRING_EQUAL(take(&stage), "SYSLOG_IDENTIFIER=foyer\nPRIORITY=4\n"
                                         "FOYER_AREA=tests/unit/test_log_journald\n"
                                         "MESSAGE=nobody listens: 7\n");
    log_write(&(struct log_about){.level = LOG_LEVEL_ERROR, .file = "/x/src/backend/health.c"},
              "stopped");
    CU_ASSERT_PTR_NOT_NULL(strstr(take(&stage), "\nFOYER_AREA=backend/health\n"));
    close_stage(&stage);
}

static void a_line_carries_what_it_is_about(void)
{
    struct stage stage;
    open_stage(&stage);
    log_write(LOG_ABOUT(INFO, .event = "sale_booked", .reference = "K3-7F2QX9-H", .rc_name = "OK",
                        .duration_ms = 812),
              "booked");
    const char *got = take(&stage);
    CU_ASSERT_PTR_NOT_NULL(strstr(got, "\nFOYER_EVENT=sale_booked\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(got, "\nFOYER_REFERENCE=K3-7F2QX9-H\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(got, "\nFOYER_CLASS=OK\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(got, "\nFOYER_DURATION_MS=812\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(got, "\nPRIORITY=6\n"));
    close_stage(&stage);
}

static void a_secret_is_masked_in_every_field(void)
{
    struct stage stage;
    open_stage(&stage);
    log_hide("jOuRnAlSeCrEt");
    log_write(LOG_ABOUT(WARN, .event = "x jOuRnAlSeCrEt", .reference = "jOuRnAlSeCrEt",
                        .rc_name = "jOuRnAlSeCrEtjOuRnAlSeCrEt"),
              "it is jOuRnAlSeCrEt");
    const char *got = take(&stage);
    CU_ASSERT_PTR_NULL(strstr(got, "jOuRnAl"));
    CU_ASSERT_PTR_NOT_NULL(strstr(got, "\nFOYER_REFERENCE=***\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(got, "\nMESSAGE=it is ***\n"));
    close_stage(&stage);
}

static void nothing_can_forge_a_field(void)
{
    struct stage stage;
    open_stage(&stage);
    log_write(LOG_ABOUT(WARN, .reference = "K3\nPRIORITY=0"), "a\nFOYER_EVENT=sale_booked");
    const char *got = take(&stage);
    CU_ASSERT_PTR_NULL(strstr(got, "\nPRIORITY=0"));
    CU_ASSERT_PTR_NULL(strstr(got, "\nFOYER_EVENT"));
    CU_ASSERT_PTR_NOT_NULL(strstr(got, "MESSAGE=a\\x0aFOYER_EVENT=sale_booked\n"));
    close_stage(&stage);
}

static void a_long_line_arrives_whole_in_one_piece(void)
{
    struct stage stage;
    char words[2000], name[300];
    memset(words, 'w', sizeof(words));
    memset(name, '\x01', sizeof(name));
    words[sizeof(words) - 1] = name[sizeof(name) - 1] = '\0';
    open_stage(&stage);
    log_write(LOG_ABOUT(ERROR, .event = name, .reference = name, .rc_name = name), "%s", words);
    const char *message = strstr(take(&stage), "\nMESSAGE=");
    CU_ASSERT_PTR_NOT_NULL(message);
    CU_ASSERT_TRUE(message && strlen(message + 9) == LOG_LINE_BYTES + 1);
    close_stage(&stage);
}

static void a_line_that_nobody_takes_goes_to_standard_error(void)
{
    struct stage stage;
    char said[100] = "";
    open_stage(&stage);
    shutdown(stage.fd, SHUT_RD);
    FILE *file = tmpfile();
    const int saved = dup(STDERR_FILENO);
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    dup2(fileno(file), STDERR_FILENO);
    log_warn("is anybody there?");
    dup2(saved, STDERR_FILENO);
    close(saved);
    rewind(file);
    said[fread(said, 1, sizeof(said) - 1, file)] = '\0';
    fclose(file);
    CU_ASSERT_STRING_EQUAL(said, "<4>is anybody there?\n");
    close_stage(&stage);
}

static void only_our_own_stream_is_journalds(void)
{
    char ours[64];
    struct stat st;
    CU_ASSERT_EQUAL_FATAL(fstat(STDERR_FILENO, &st), 0);
    snprintf(ours, sizeof(ours), "%ju:%ju", (uintmax_t)st.st_dev, (uintmax_t)st.st_ino);
    setenv("JOURNAL_STREAM", ours, 1);
    CU_ASSERT_TRUE(log_journald_listens());
    setenv("JOURNAL_STREAM", "8:1", 1);
    CU_ASSERT_FALSE(log_journald_listens());
    unsetenv("JOURNAL_STREAM");
    CU_ASSERT_FALSE(log_journald_listens());
    CU_ASSERT_FALSE(log_to_journald("/nonexistent/socket", "foyer"));
    log_to_journald(NULL, "");
}

CU_TestInfo test_log_journald[] = {
    {"a line carries where it comes from", a_line_carries_where_it_comes_from},
    {"a line carries what it is about", a_line_carries_what_it_is_about},
    {"a secret is masked in every field", a_secret_is_masked_in_every_field},
    {"nothing can forge a field", nothing_can_forge_a_field},
    {"a long line arrives whole in one piece", a_long_line_arrives_whole_in_one_piece},
    {"a line that nobody takes goes to standard error",
     a_line_that_nobody_takes_goes_to_standard_error},
    {"only our own stream is journald's", only_our_own_stream_is_journalds},
    CU_TEST_INFO_NULL,
};
