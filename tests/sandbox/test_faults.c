#include <CUnit/CUnit.h>
#include <string.h>

#include "sandbox/faults.h"

static struct fault fault;

static void reads_a_whole_rule(void)
{
    struct faults faults = {0};
    CU_ASSERT_EQUAL(
        faults_add(&faults, "GET instances/*/status status 429 retry_after 7 x3", &fault), RC_OK);
    const struct faults_rule *rule = &faults.rules[0];
    CU_ASSERT_EQUAL(faults.n, 1);
    CU_ASSERT_STRING_EQUAL(rule->method, "GET");
    CU_ASSERT_STRING_EQUAL(rule->pattern, "instances/*/status");
    CU_ASSERT_EQUAL(rule->action, FAULT_STATUS);
    CU_ASSERT_EQUAL(rule->argument, 429);
    CU_ASSERT_EQUAL(rule->retry_after_s, 7);
    CU_ASSERT_EQUAL(rule->left, 3);
}

static void reads_every_action(void)
{
    static const char *const specs[] = {"* delay 10",
                                        "* delay_after 10",
                                        "* drop_before",
                                        "* drop_after",
                                        "* reset",
                                        "* truncate",
                                        "* drip 100",
                                        "* status 500",
                                        "* status_after 502",
                                        "* html 520",
                                        "* html_after 524",
                                        "* unauthorised",
                                        "* redirect https://elsewhere.example/",
                                        "* not_on_sale",
                                        "* wrong_content",
                                        "* garbage",
                                        "* bom",
                                        "* huge 100",
                                        "* deep",
                                        "* seat_stolen",
                                        "* allocation_gone",
                                        "* basket_taken",
                                        "* price_changed -50",
                                        "* total_off 50",
                                        "* clock_off -600"};
    struct faults faults = {0};
    for (size_t i = 0; i < sizeof(specs) / sizeof(specs[0]); i++) {
        CU_ASSERT_EQUAL(faults_add(&faults, specs[i], &fault), RC_OK);
        CU_ASSERT_EQUAL(faults.rules[i].action, i);
        CU_ASSERT_EQUAL(faults.rules[i].left, -1);
    }
    CU_ASSERT_EQUAL(faults_clock_off_s(&faults), -600);
}

static void lets_the_first_requests_pass_where_it_is_told_to(void)
{
    struct faults faults = {0};
    struct faults_rule taken[FAULTS_MAX];
    CU_ASSERT_EQUAL(faults_add(&faults, "events status 503 after 2 x1", &fault), RC_OK);
    static const size_t struck[] = {0, 0, 1, 0};
    for (size_t i = 0; i < sizeof(struck) / sizeof(struck[0]); i++) {
        CU_ASSERT_EQUAL(faults_take(&faults, "GET", "plans/1A", taken), 0);
        CU_ASSERT_EQUAL(faults_take(&faults, "GET", "events", taken), struck[i]);
    }
}

static void reads_several_rules_at_once(void)
{
    struct faults faults = {0};
    CU_ASSERT_EQUAL(faults_add(&faults, "events delay 5; POST * reset x1\nplans/* deep\n", &fault),
                    RC_OK);
    CU_ASSERT_EQUAL(faults.n, 3);
    faults_clear(&faults);
    CU_ASSERT_EQUAL(faults.n, 0);
}

static void refuses_what_it_cannot_read(void)
{
    static const char *const wrong[] = {"",
                                        " ; ",
                                        "events",
                                        "events explode",
                                        "events delay",
                                        "events delay soon",
                                        "events status 99",
                                        "events deep x0",
                                        "events deep twice",
                                        "events redirect",
                                        "events status 429 retry_after",
                                        "EXTERMINATE events deep",
                                        "GET deep"};
    struct faults faults = {0};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        CU_ASSERT_EQUAL(faults_add(&faults, wrong[i], &fault), RC_CONFIG);
    CU_ASSERT_EQUAL(faults.n, 0);
}

static void is_bounded(void)
{
    struct faults faults = {0};
    for (size_t i = 0; i < FAULTS_MAX; i++)
        CU_ASSERT_EQUAL(faults_add(&faults, "* deep", &fault), RC_OK);
    CU_ASSERT_EQUAL(faults_add(&faults, "* deep", &fault), RC_FULL);
}

static void strikes_as_often_as_it_was_told(void)
{
    struct faults faults = {0};
    struct faults_rule struck[FAULTS_MAX];
    CU_ASSERT_EQUAL(faults_add(&faults, "POST baskets/*/confirm drop_after x2", &fault), RC_OK);
    CU_ASSERT_EQUAL(faults_take(&faults, "GET", "baskets/1/confirm", struck), 0);
    CU_ASSERT_EQUAL(faults_take(&faults, "POST", "baskets/1/clear", struck), 0);
    CU_ASSERT_EQUAL(faults_take(&faults, "POST", "baskets/1/confirm", struck), 1);
    CU_ASSERT_EQUAL(faults_take(&faults, "POST", "baskets/2/confirm", struck), 1);
    CU_ASSERT_EQUAL(faults_take(&faults, "POST", "baskets/1/confirm", struck), 0);
    CU_ASSERT_EQUAL(faults.n, 0);
}

static void patterns_match_like_globs(void)
{
    CU_ASSERT_TRUE(faults_match("*", ""));
    CU_ASSERT_TRUE(faults_match("events", "events"));
    CU_ASSERT_FALSE(faults_match("events", "events/1"));
    CU_ASSERT_TRUE(faults_match("instances/*/status*", "instances/1A/status/detail"));
    CU_ASSERT_FALSE(faults_match("instances/*/status", "instances/1A/status/detail"));
    CU_ASSERT_TRUE(faults_match("*a*b", "xxaxxbxxb"));
    CU_ASSERT_FALSE(faults_match("*a*b", "xxbxxa"));
}

CU_TestInfo test_faults[] = {
    {"reads a whole rule", reads_a_whole_rule},
    {"reads every action", reads_every_action},
    {"lets the first requests pass where it is told to",
     lets_the_first_requests_pass_where_it_is_told_to},
    {"reads several rules at once", reads_several_rules_at_once},
    {"refuses what it cannot read", refuses_what_it_cannot_read},
    {"is bounded", is_bounded},
    {"strikes as often as it was told", strikes_as_often_as_it_was_told},
    {"patterns match like globs", patterns_match_like_globs},
    CU_TEST_INFO_NULL,
};
