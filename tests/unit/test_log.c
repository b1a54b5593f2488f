#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"

/* Sends standard error into a file while `act` runs and reads it back. */
static void capture(char *out, size_t size, void (*act)(void))
{
    out[0] = '\0';
    FILE *file = tmpfile();
    const int saved = dup(STDERR_FILENO);
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT_TRUE_FATAL(saved >= 0);
    fflush(stderr);
    dup2(fileno(file), STDERR_FILENO);
    act();
    fflush(stderr);
    dup2(saved, STDERR_FILENO);
    close(saved);
    rewind(file);
    out[fread(out, 1, size - 1, file)] = '\0';
    fclose(file);
}

static void plain_words_stay_as_they_are(void)
{
    char out[100];
    log_format(out, sizeof(out), "GET events: 200, 12 ms, £ 🎭");
    CU_ASSERT_STRING_EQUAL(out, "GET events: 200, 12 ms, £ 🎭");
}

static void a_secret_never_shows(void)
{
    char out[200];
    log_hide("tOpSeCrEtKey+/=");
    log_format(out, sizeof(out), "key tOpSeCrEtKey+/=, again tOpSeCrEtKey+/=tOpSeCrEtKey+/=.");
    CU_ASSERT_STRING_EQUAL(out, "key ***, again ******.");
}

static void the_longer_of_two_secrets_is_hidden_whole(void)
{
    char out[100];
    log_hide("firstpart");
    log_hide("firstpart-and-more");
    log_format(out, sizeof(out), "x firstpart-and-more y firstpart z");
    CU_ASSERT_STRING_EQUAL(out, "x *** y *** z");
}

static void a_long_secret_is_hidden_to_its_end(void)
{
    char secret[301], line[400], out[400];
    memset(secret, 'k', sizeof(secret) - 1);
    secret[sizeof(secret) - 1] = '\0';
    log_hide(secret);
    snprintf(line, sizeof(line), "[%s]", secret);
    log_format(out, sizeof(out), line);
    CU_ASSERT_STRING_EQUAL(out, "[***]");
}

static void words_too_short_for_a_secret_are_not_hidden(void)
{
    char out[100];
    log_hide("ab");
    log_hide("");
    log_hide(NULL);
    log_format(out, sizeof(out), "ab");
    CU_ASSERT_STRING_EQUAL(out, "ab");
}

static void what_was_hidden_can_be_forgotten(void)
{
    char out[100];
    log_hide("Zambrowska");
    log_forget();
    log_format(out, sizeof(out), "Zambrowska");
    CU_ASSERT_STRING_EQUAL(out, "Zambrowska");
}

static void hiding_the_same_again_takes_no_room(void)
{
    char out[100];
    log_hide("first-of-many");
    for (int i = 0; i < 100; i++)
        log_hide("second-of-many");
    log_format(out, sizeof(out), "first-of-many second-of-many");
    CU_ASSERT_STRING_EQUAL(out, "*** ***");
}

static void a_line_cannot_be_forged(void)
{
    char out[200];
    log_format(out, sizeof(out), "a\n<3>b\r\t\x1b[2Jc\x7f");
    CU_ASSERT_STRING_EQUAL(out, "a\\x0a<3>b\\x0d\\x09\\x1b[2Jc\\x7f");
    log_format(out, sizeof(out),
               "\xC2\x9B"
               "31m"); /* U+009B: a terminal's escape in one */
    CU_ASSERT_STRING_EQUAL(out, "\\xc2\\x9b31m");
    /* Right-to-left override. */
    log_format(out, sizeof(out), "a\xE2\x80\xAE!"); /* NOLINT(misc-misleading-bidirectional) */
    CU_ASSERT_STRING_EQUAL(out, "a\\xe2\\x80\\xae!");
    log_format(out, sizeof(out),
               "a\xE2\x80\xA8"
               "b"); /* line separator */
    CU_ASSERT_STRING_EQUAL(out, "a\\xe2\\x80\\xa8"
                                "b");
    log_format(out, sizeof(out), "a\xFF\xE2\x82");
    CU_ASSERT_STRING_EQUAL(out, "a\\xff\\xe2\\x82");
}

static void write_long_lines(void)
{
    char filler[3000];
    memset(filler, 'x', sizeof(filler));
    filler[sizeof(filler) - 1] = '\0';
    log_error("%s", filler);
    memset(filler, '\x1b', sizeof(filler) - 1);
    log_error("%s", filler);
}

static void a_line_is_cut_and_ends_once(void)
{
    char out[4000];
    capture(out, sizeof(out), write_long_lines);
    const char *end = strchr(out, '\n');
    CU_ASSERT_PTR_NOT_NULL(end);
    if (!end)
        return;
    CU_ASSERT_EQUAL(end - out, 3 + LOG_LINE_BYTES);
    CU_ASSERT_EQUAL(strncmp(out, "<3>xxx", 6), 0);
    CU_ASSERT_PTR_NULL(strchr(end + 1, '\x1b'));
    CU_ASSERT_TRUE(strlen(end + 1) <= 3 + LOG_LINE_BYTES + 1);
}

/* The secret begins before the place where the message itself is cut. */
static void write_a_secret_over_every_cut(void)
{
    char filler[3000];
    memset(filler, '\x01', sizeof(filler)); /* four times longer when it is escaped */
    for (size_t n = 100; n < 2100; n += 100)
        log_error("%.*sCUT-secret-CUT-secret", (int)n, filler);
}

static void a_cut_does_not_show_half_a_secret(void)
{
    static char out[40000];
    log_hide("CUT-secret-CUT-secret");
    capture(out, sizeof(out), write_a_secret_over_every_cut);
    CU_ASSERT_TRUE(strlen(out) > 1000);
    CU_ASSERT_PTR_NULL(strstr(out, "CUT"));
    CU_ASSERT_PTR_NULL(strstr(out, "ecret"));
}

static void write_every_level(void)
{
    log_set_level(LOG_LEVEL_WARN);
    log_error("one");
    log_warn("two");
    log_info("three");
    log_debug("four");
    log_set_level(LOG_LEVEL_INFO);
    log_info("five");
}

static void lines_above_the_level_are_dropped_and_levels_are_marked(void)
{
    char out[200];
    capture(out, sizeof(out), write_every_level);
    CU_ASSERT_STRING_EQUAL(out, "<3>one\n<4>two\n<6>five\n");
}

CU_TestInfo test_log[] = {
    {"plain words stay as they are", plain_words_stay_as_they_are},
    {"a secret never shows", a_secret_never_shows},
    {"the longer of two secrets is hidden whole", the_longer_of_two_secrets_is_hidden_whole},
    {"a long secret is hidden to its end", a_long_secret_is_hidden_to_its_end},
    {"words too short for a secret are not hidden", words_too_short_for_a_secret_are_not_hidden},
    {"what was hidden can be forgotten", what_was_hidden_can_be_forgotten},
    {"hiding the same again takes no room", hiding_the_same_again_takes_no_room},
    {"a line cannot be forged", a_line_cannot_be_forged},
    {"a line is cut and ends once", a_line_is_cut_and_ends_once},
    {"a cut does not show half a secret", a_cut_does_not_show_half_a_secret},
    {"lines above the level are dropped and levels are marked",
     lines_above_the_level_are_dropped_and_levels_are_marked},
    CU_TEST_INFO_NULL,
};
