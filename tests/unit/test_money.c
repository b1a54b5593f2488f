#include <CUnit/CUnit.h>
#include <string.h>

#include "base/money.h"

struct sample {
    const char *digits;
    int decimals;
    money_t amount;
};

static void check_parsed(const struct sample *samples, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct sample *s = &samples[i];
        money_t got = -1;
        CU_ASSERT_TRUE(money_parse(s->digits, strlen(s->digits), s->decimals, &got));
        CU_ASSERT_EQUAL(got, s->amount);
    }
}

static void check_refused(const char *const *digits, size_t n, int decimals)
{
    for (size_t i = 0; i < n; i++) {
        money_t untouched = 77;
        CU_ASSERT_FALSE(money_parse(digits[i], strlen(digits[i]), decimals, &untouched));
        CU_ASSERT_EQUAL(untouched, 77);
    }
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void amounts_are_exact(void)
{
    static const struct sample samples[] = {
        {"45.85", 2, 4585}, {"0", 2, 0},
        {"0.1", 2, 10},     {"0.29", 2, 29},
        {"1.10", 2, 110},   {"19.99", 2, 1999},
        {"4.35", 2, 435},   {"1001.01", 2, 100101},
        {"-3.5", 2, -350},  {"-0.01", 2, -1},
        {"-0", 2, 0},       {"-0.0", 2, 0},
        {"12", 0, 12},      {"12.0", 0, 12},
        {"0.001", 3, 1},    {"12.345", 3, 12345},
        {"7", 3, 7000},     {"90071992547", 0, 90071992547},
    };
    check_parsed(samples, COUNT(samples));
}

static void exponents_are_exact(void)
{
    static const struct sample samples[] = {
        {"1e2", 2, 10000},          {"1E2", 2, 10000},        {"1e+2", 2, 10000},
        {"4.585e1", 2, 4585},       {"4585e-2", 2, 4585},     {"1e-2", 2, 1},
        {"-1.5e0", 2, -150},        {"100e-4", 2, 1},         {"0e999", 2, 0},
        {"0.0e-99999999999", 2, 0}, {"1e9", 2, 100000000000},
    };
    check_parsed(samples, COUNT(samples));
}

static void zeros_that_say_nothing_do_not_matter(void)
{
    static const struct sample samples[] = {
        {"1.000000000000000000000000000000", 2, 100},
        {"0.010000000000000000000000000000", 2, 1},
        {"45.8500000000000000000000000", 2, 4585},
        {"100000000000000000000000000000e-29", 2, 100},
        {"0.0000000000000000000000000000001e31", 2, 100},
        {"0.000000000000000000000000000000", 2, 0},
    };
    check_parsed(samples, COUNT(samples));
}

static void parts_of_a_minor_unit_are_refused_not_rounded(void)
{
    static const char *const with_two[] = {"0.001",
                                           "45.855",
                                           "0.30000000000000004",
                                           "1e-3",
                                           "1.2345678901234567890123456789",
                                           "0.0000000000000000000000000000001"};
    static const char *const with_none[] = {"0.5", "12.01", "1e-1"};
    static const char *const with_three[] = {"0.0001", "12.3456"};
    check_refused(with_two, COUNT(with_two), 2);
    check_refused(with_none, COUNT(with_none), 0);
    check_refused(with_three, COUNT(with_three), 3);
}

static void nonsense_amounts_are_refused(void)
{
    static const char *const digits[] = {"1e999",
                                         "-1e999",
                                         "1e2147483648",
                                         "1e99999999999999999999",
                                         "1000000000.01",
                                         "-1000000000.01",
                                         "9223372036854775807",
                                         "92233720368547758.08",
                                         "123456789012345678901234567890",
                                         "999999999999999999999999999999.99"};
    check_refused(digits, COUNT(digits), 2);
}

static void the_greatest_amount_is_still_accepted(void)
{
    static const struct sample samples[] = {{"1000000000.00", 2, MONEY_MAX},
                                            {"-1000000000", 2, -MONEY_MAX},
                                            {"100000000000", 0, MONEY_MAX}};
    check_parsed(samples, COUNT(samples));
}

static void only_numbers_as_json_writes_them_are_accepted(void)
{
    static const char *const digits[] = {
        "",      "-",   "+1",  "007", "-01", "00",   "00.5",  ".5",    "5.",    "1.e2", "1e",
        "1e+",   "1e-", "e2",  "1,5", "1 ",  " 1",   "1.2.3", "0x10",  "--1",   "NaN",  "Infinity",
        "1e1.5", "-.5", "1_0", "£1",  "1f",  "null", "true",  "\"1\"", "1e2e2",
    };
    check_refused(digits, COUNT(digits), 2);
}

static void only_the_given_bytes_are_read(void)
{
    money_t got = 0;
    CU_ASSERT_TRUE(money_parse("12.34567", 5, 2, &got));
    CU_ASSERT_EQUAL(got, 1234);
    CU_ASSERT_FALSE(money_parse("12", 0, 2, &got));
    CU_ASSERT_FALSE(money_parse("1\0002", 3, 2, &got));
}

static void endless_numbers_are_refused(void)
{
    char digits[2000];
    memset(digits, '0', sizeof(digits));
    digits[0] = '1';
    digits[1] = '.';
    money_t got = 0;
    CU_ASSERT_TRUE(money_parse(digits, 400, 2, &got));
    CU_ASSERT_EQUAL(got, 100);
    CU_ASSERT_FALSE(money_parse(digits, 401, 2, &got));
    CU_ASSERT_FALSE(money_parse(digits, sizeof(digits), 2, &got));
}

static void sums_are_checked(void)
{
    money_t sum = 4585;
    CU_ASSERT_TRUE(money_add(&sum, -85));
    CU_ASSERT_EQUAL(sum, 4500);
    CU_ASSERT_FALSE(money_add(&sum, MONEY_MAX));
    CU_ASSERT_EQUAL(sum, 4500);
    CU_ASSERT_FALSE(money_add(&sum, INT64_MAX));
    CU_ASSERT_FALSE(money_add(&sum, INT64_MIN));
    CU_ASSERT_EQUAL(sum, 4500);
    CU_ASSERT_TRUE(money_add(&sum, MONEY_MAX - 4500));
    CU_ASSERT_EQUAL(sum, MONEY_MAX);
}

static void amounts_are_printed_as_they_are_parsed(void)
{
    char out[40];
    CU_ASSERT_STRING_EQUAL(money_print(out, sizeof(out), 4585, 2), "45.85");
    CU_ASSERT_STRING_EQUAL(money_print(out, sizeof(out), 5, 2), "0.05");
    CU_ASSERT_STRING_EQUAL(money_print(out, sizeof(out), -5, 2), "-0.05");
    CU_ASSERT_STRING_EQUAL(money_print(out, sizeof(out), -350, 2), "-3.50");
    CU_ASSERT_STRING_EQUAL(money_print(out, sizeof(out), 12, 0), "12");
    CU_ASSERT_STRING_EQUAL(money_print(out, sizeof(out), 12045, 3), "12.045");
    CU_ASSERT_STRING_EQUAL(money_print(out, sizeof(out), INT64_MIN, 2), "-92233720368547758.08");
    for (money_t amount = -1205; amount <= 1205; amount += 5) {
        money_t back = 0;
        money_print(out, sizeof(out), amount, 2);
        CU_ASSERT_TRUE(money_parse(out, strlen(out), 2, &back));
        CU_ASSERT_EQUAL(back, amount);
    }
}

CU_TestInfo test_money[] = {
    {"amounts are exact", amounts_are_exact},
    {"exponents are exact", exponents_are_exact},
    {"zeros that say nothing do not matter", zeros_that_say_nothing_do_not_matter},
    {"parts of a minor unit are refused, not rounded",
     parts_of_a_minor_unit_are_refused_not_rounded},
    {"nonsense amounts are refused", nonsense_amounts_are_refused},
    {"the greatest amount is still accepted", the_greatest_amount_is_still_accepted},
    {"only numbers as JSON writes them are accepted",
     only_numbers_as_json_writes_them_are_accepted},
    {"only the given bytes are read", only_the_given_bytes_are_read},
    {"endless numbers are refused", endless_numbers_are_refused},
    {"sums are checked", sums_are_checked},
    {"amounts are printed as they are parsed", amounts_are_printed_as_they_are_parsed},
    CU_TEST_INFO_NULL,
};
