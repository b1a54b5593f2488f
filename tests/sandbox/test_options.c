#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "sandbox/options.h"

enum { ARGS_MAX = 12 };

static enum rc parse(const char *const *args, struct options *ret, struct fault *fault)
{
    static char copies[ARGS_MAX][64];
    char *argv[ARGS_MAX + 1] = {NULL};
    int argc = 0;
    for (; argc < ARGS_MAX && args[argc]; argc++) {
        CU_ASSERT_TRUE_FATAL(text_copy(copies[argc], sizeof(copies[0]), args[argc]));
        argv[argc] = copies[argc];
    }
    return options_parse(argc, argv, ret, fault);
}

static void has_useful_defaults(void)
{
    static const char *const args[] = {"foyer-sandbox", NULL};
    struct options o;
    struct fault fault;
    CU_ASSERT_EQUAL(parse(args, &o, &fault), RC_OK);
    CU_ASSERT_EQUAL(o.basket_s, 1200);
    CU_ASSERT_EQUAL(o.port, 0);
    CU_ASSERT_FALSE(o.manual_clock);
}

static void reads_what_it_is_given(void)
{
    static const char *const args[] = {"foyer-sandbox",
                                       "--seats",
                                       "60000",
                                       "--clock",
                                       "1792567680",
                                       "--detail=text",
                                       "--fault",
                                       "events drop_after x1",
                                       "--set",
                                       "total_net=yes",
                                       "--evening",
                                       "1795325400",
                                       NULL};
    struct options o;
    struct fault fault;
    CU_ASSERT_EQUAL(parse(args, &o, &fault), RC_OK);
    CU_ASSERT_EQUAL(o.n_seats, 60000);
    CU_ASSERT_TRUE(o.manual_clock);
    CU_ASSERT_EQUAL(o.clock_s, 1792567680);
    CU_ASSERT_EQUAL(o.evening_s, 1795325400);
    CU_ASSERT_EQUAL(o.settings.detail, DETAIL_TEXT);
    CU_ASSERT_EQUAL(o.faults.n, 1);
    CU_ASSERT_TRUE(o.settings.total_net);
}

static void refuses_what_it_does_not_understand(void)
{
    static const char *const wrong[][5] = {
        {"foyer-sandbox", "--bogus", NULL},
        {"foyer-sandbox", "--seats", NULL},
        {"foyer-sandbox", "--seats", "60001", NULL},
        {"foyer-sandbox", "--set", "x=1", NULL},
        {"foyer-sandbox", "--fault", "boom", NULL},
        {"foyer-sandbox", "extra", NULL},
        {"foyer-sandbox", "--venue=a", "--events=b", NULL},
    };
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct options o;
        struct fault fault = {0};
        CU_ASSERT_EQUAL(parse(wrong[i], &o, &fault), RC_CONFIG);
        CU_ASSERT_TRUE(fault.what[0] != '\0');
    }
}

CU_TestInfo test_options[] = {
    {"has useful defaults", has_useful_defaults},
    {"reads what it is given", reads_what_it_is_given},
    {"refuses what it does not understand", refuses_what_it_does_not_understand},
    CU_TEST_INFO_NULL,
};
