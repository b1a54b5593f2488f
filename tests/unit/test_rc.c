#include <CUnit/CUnit.h>
#include <string.h>

#include "base/rc.h"
#include "base/text.h"

static void every_code_has_words_and_success_is_zero(void)
{
    CU_ASSERT_EQUAL(RC_OK, 0);
    for (int rc = 0; rc < RC_COUNT; rc++)
        CU_ASSERT_TRUE(strlen(rc_text((enum rc)rc)) > 0);
}

static void no_two_codes_say_the_same(void)
{
    for (int a = 0; a < RC_COUNT; a++) {
        for (int b = a + 1; b < RC_COUNT; b++)
            CU_ASSERT_STRING_NOT_EQUAL(rc_text((enum rc)a), rc_text((enum rc)b));
    }
}

static void a_class_says_what_the_customer_can_do(void)
{
    CU_ASSERT_EQUAL(rc_class_of(RC_OK), RC_CLASS_NONE);
    CU_ASSERT_EQUAL(rc_class_of(RC_OFFLINE), RC_CLASS_RETRY);
    CU_ASSERT_EQUAL(rc_class_of(RC_GONE), RC_CLASS_CHOOSE_AGAIN);
    CU_ASSERT_EQUAL(rc_class_of(RC_PRICE_CHANGED), RC_CLASS_CHOOSE_AGAIN);
    CU_ASSERT_EQUAL(rc_class_of(RC_AUTH), RC_CLASS_STAFF);
    CU_ASSERT_EQUAL(rc_class_of(RC_UNKNOWN_OUTCOME), RC_CLASS_STAFF);
}

static void a_fault_carries_code_detail_and_words(void)
{
    const struct fault fault = fault_make(RC_BUSY, 503, "GET %s: %d", "events", 503);
    CU_ASSERT_EQUAL(fault.rc, RC_BUSY);
    CU_ASSERT_EQUAL(fault.detail, 503);
    CU_ASSERT_STRING_EQUAL(fault.what, "GET events: 503");
}

static void words_that_do_not_fit_are_cut_between_characters(void)
{
    char words[400];
    struct text t = TEXT_OF(words);
    text_add(&t, "x"); /* so that a character of two bytes straddles the end */
    while (t.len + 2 < sizeof(words))
        text_add(&t, "é");
    const struct fault fault = fault_make(RC_BUG, 0, "%s", words);
    const size_t n = strlen(fault.what);
    CU_ASSERT_TRUE(n >= sizeof(fault.what) - 2);
    CU_ASSERT_TRUE(text_is_utf8(fault.what, n));
}

CU_TestInfo test_rc[] = {
    {"every code has words and success is zero", every_code_has_words_and_success_is_zero},
    {"no two codes say the same", no_two_codes_say_the_same},
    {"a class says what the customer can do", a_class_says_what_the_customer_can_do},
    {"a fault carries code, detail and words", a_fault_carries_code_detail_and_words},
    {"words that do not fit are cut between characters",
     words_that_do_not_fit_are_cut_between_characters},
    CU_TEST_INFO_NULL,
};
