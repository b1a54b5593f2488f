#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sandbox/moment.h"
#include "sandbox/venue.h"

#define NOW_S INT64_C(1792567680)

static enum rc load(const char *text, struct sb_venue **ret, struct fault *fault)
{
    char path[] = "/tmp/foyer-events.XXXXXX";
    const int fd = mkstemp(path);
    CU_ASSERT_TRUE_FATAL(fd >= 0);
    const ssize_t written = write(fd, text, strlen(text));
    CU_ASSERT_EQUAL(written, (ssize_t)strlen(text));
    close(fd);
    const struct sb_venue_spec spec = {.now_utc_s = NOW_S, .files_dir = "", .events_file = path};
    const enum rc rc = venue_from_events(&spec, ret, fault);
    unlink(path);
    return rc;
}

static void raw_events_keep_their_bytes_and_get_instances(void)
{
    struct sb_venue *venue = NULL;
    struct fault fault;
    CU_ASSERT_EQUAL_FATAL(
        load("\xEF\xBB\xBF[ {\"id\": \"1ABC\",  \"name\":\"Caf\\u00e9\", \"x\":1.50}"
             " ,\n{\"name\":\"Two\",\"id\":\"2ABC\"}]\n",
             &venue, &fault),
        RC_OK);
    CU_ASSERT_EQUAL(venue->n_events, 2);
    CU_ASSERT_STRING_EQUAL(venue->events[0].raw,
                           "{\"id\": \"1ABC\",  \"name\":\"Caf\\u00e9\", \"x\":1.50}");
    CU_ASSERT_STRING_EQUAL(venue->events[0].name, "Café");
    CU_ASSERT_TRUE(venue->n_instances >= 4);
    for (size_t i = 0; i < venue->n_instances; i++) {
        const struct sb_instance *at = &venue->instances[i];
        CU_ASSERT_TRUE(at->start_utc_s > NOW_S);
        CU_ASSERT_TRUE(at->plan < venue->n_plans && at->price_list < venue->n_price_lists);
        CU_ASSERT_TRUE(at->event < venue->n_events);
    }
    venue_free(venue);
}

static void other_files_are_refused_with_words(void)
{
    static const char *const wrong[] = {"",
                                        "{}",
                                        "[]",
                                        "[1]",
                                        "[{\"id\":\"1A\"}]",
                                        "[{\"id\":\"1A\",\"name\":\"x\"}",
                                        "[{\"id\":\"../\",\"name\":\"x\"}]",
                                        "[{\"id\":\"1A\",\"name\":\"x\"}] more"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct sb_venue *venue = NULL;
        struct fault fault = {0};
        CU_ASSERT_EQUAL(load(wrong[i], &venue, &fault), RC_CONFIG);
        CU_ASSERT_TRUE(fault.what[0] != '\0');
    }
    const struct sb_venue_spec spec = {.files_dir = "", .events_file = "/nonexistent/file"};
    struct sb_venue *venue = NULL;
    struct fault fault = {0};
    CU_ASSERT_EQUAL(venue_from_events(&spec, &venue, &fault), RC_CONFIG);
}

CU_TestInfo test_events[] = {
    {"raw events keep their bytes and get instances",
     raw_events_keep_their_bytes_and_get_instances},
    {"other files are refused with words", other_files_are_refused_with_words},
    CU_TEST_INFO_NULL,
};
