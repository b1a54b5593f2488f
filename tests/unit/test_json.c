#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "net/json.h"

static bool is_whole(const char *text, size_t n)
{
    struct json *j = json_new(text, n);
    json_skip(j);
    const bool ok = json_end(j);
    json_free(j);
    return ok;
}

static bool accepts(const char *text)
{
    return is_whole(text, strlen(text));
}

static void takes_what_rfc_8259_allows(void)
{
    static const char *const good[] = {"null",
                                       " true ",
                                       "false",
                                       "0",
                                       "-0",
                                       "12",
                                       "-1.5e+3",
                                       "1E2",
                                       "\"\"",
                                       "\"a\\u00e9\\n\"",
                                       "[]",
                                       "{}",
                                       "[1,2,[3]]",
                                       "{\"a\":1,\"b\":{\"a\":2}}",
                                       "\t[\r\n]\n",
                                       "\"\xF0\x9F\x8E\xAD\"",
                                       "\"\\ud83c\\udfad\"",
                                       "\"\\ud800\"",
                                       "{\"\":0}",
                                       "1e308",
                                       "0.1000000000000000000000001"};
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        if (!accepts(good[i]))
            CU_FAIL(good[i]);
    }
    CU_ASSERT_TRUE(accepts("{}"));
}

static const char *const bad_documents[] = {"",
                                            " ",
                                            "nul",
                                            "nulll",
                                            "True",
                                            "01",
                                            "-",
                                            "+1",
                                            ".5",
                                            "1.",
                                            "1e",
                                            "1e+",
                                            "0x10",
                                            "NaN",
                                            "Infinity",
                                            "1e999",
                                            "-1e999",
                                            "1.2.3",
                                            "'a'",
                                            "\"a",
                                            "\"\\x\"",
                                            "\"\\u12\"",
                                            "\"\\u12g4\"",
                                            "\"\x01\"",
                                            "\"\n\"",
                                            "[1,]",
                                            "[,1]",
                                            "[1 2]",
                                            "[1",
                                            "]",
                                            "{\"a\":1,}",
                                            "{a:1}",
                                            "{\"a\"}",
                                            "{\"a\" 1}",
                                            "{\"a\":}",
                                            "{\"a\":1",
                                            "{\"a\":1 \"b\":2}",
                                            "1 2",
                                            "{}x",
                                            "[1}",
                                            "{\"a\":1]",
                                            "{\"a\":1,\"a\":2}",
                                            "{\"a\":1,\"\\u0061\":2}",
                                            "\xEF\xBB\xBF{}",
                                            "\"\xFF\"",
                                            "\"\xC0\xAF\"",
                                            "\"\xED\xA0\x80\"",
                                            "<html>",
                                            "// x\n1"};

static void refuses_everything_else(void)
{
    for (size_t i = 0; i < sizeof(bad_documents) / sizeof(bad_documents[0]); i++) {
        if (accepts(bad_documents[i]))
            CU_FAIL(bad_documents[i]);
    }
    CU_ASSERT_FALSE(is_whole("\"a\0b\"", 5));
    CU_ASSERT_FALSE(accepts("["));
}

/* The names of an object are first looked for where they stood in the object before it. */
static void a_list_of_objects_is_as_strict_as_one(void)
{
    static const char *const good[] = {
        "[{\"a\":1,\"b\":2,\"c\":3},{\"a\":1},{\"a\":1,\"c\":2,\"b\":3},{\"c\":1,\"b\":2,\"a\":3}]",
        "[{\"a\":1,\"b\":2},{\"a\":1,\"b\":2,\"c\":3},{},{\"a\":1,\"b\":2,\"c\":3}]",
        "[{\"a\":1,\"ab\":2},{\"ab\":1,\"a\":2},{\"\":1,\"a\":2}]",
        "[{\"a\\\"b\":1,\"\":2},{\"a\\\"b\":1,\"\":2}]"};
    static const char *const bad[] = {"[{\"a\":1,\"b\":2},{\"a\":1,\"b\":2,\"a\":3}]",
                                      "[{\"a\":1,\"b\":2,\"c\":3},{\"a\":1,\"c\":2,\"a\":3}]",
                                      "[{\"a\":1,\"b\":2},{\"b\":1,\"b\":2}]",
                                      "[{\"a\":1,\"b\":2,\"c\":3},{\"b\":1,\"a\":2,\"b\":3}]",
                                      "[{\"a\":1,\"\\u0062\":2},{\"a\":1,\"\\u0062\":2,\"b\":3}]",
                                      "[{\"a\":1,\"b\":2},{\"a\":1,\"\\u0061\":2}]",
                                      "[{\"a\":1,\"b\":2},{\"a\":1,\"b\",2}]",
                                      "[{\"a\":1,\"b\":2},{\"a\":1,\"b\"",
                                      "[{\"a\":1,\"b\":2},{\"a\":1,\"b",
                                      "[{\"a\":1,\"b\":2},{\"a\":1,\"b:2}]"};
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        if (!accepts(good[i]))
            CU_FAIL(good[i]);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (accepts(bad[i]))
            CU_FAIL(bad[i]);
    }
    CU_ASSERT_TRUE(accepts("[{\"a\":1},{\"a\":1}]"));
}

/* Every order of up to four of five names, after an object that has all of them. */
static void a_member_twice_is_seen_in_any_order(void)
{
    static const char *const names[] = {"a", "b", "\\u0061", "", "ab"}; /* the third is the first */
    enum { N = 5, ORDERS = N * N * N * N };
    for (int order = 0; order < ORDERS; order++) {
        const int at[] = {order % N, order / N % N, order / N / N % N, order / N / N / N};
        char text[160];
        bool twice = false;
        struct text t = TEXT_OF(text);
        text_add(&t, "[{\"a\":0,\"b\":0,\"\":0,\"ab\":0},{");
        for (int i = 0; i < 4; i++) {
            text_addf(&t, "%s\"%s\":0", i ? "," : "", names[at[i]]);
            for (int k = 0; k < i; k++)
                twice = twice || at[k] == at[i] || (at[k] + at[i] == 2 && at[k] != 1);
        }
        text_add(&t, "}]");
        CU_ASSERT_EQUAL(accepts(text), !twice);
    }
}

static char *repeat(const char *s, size_t n)
{
    const size_t len = strlen(s);
    char *text = mem_zalloc(n * len + 1);
    struct text t = text_over(text, n * len + 1);
    for (size_t i = 0; i < n; i++)
        text_add(&t, s);
    return text;
}

static void depth_is_bounded(void)
{
    for (size_t depth = JSON_DEPTH_MAX - 1; depth <= JSON_DEPTH_MAX + 1; depth++) {
        char *open = repeat("[", depth), *close = repeat("]", depth);
        char text[4 * JSON_DEPTH_MAX];
        snprintf(text, sizeof(text), "%s%s", open, close);
        CU_ASSERT_EQUAL(accepts(text), depth <= JSON_DEPTH_MAX);
        mem_free(open);
        mem_free(close);
    }
    char *flood = repeat("{\"a\":[", 1000000);
    CU_ASSERT_FALSE(accepts(flood));
    mem_free(flood);
}

static void numbers_are_bounded(void)
{
    char *digits = repeat("1", 10000);
    CU_ASSERT_FALSE(accepts(digits));
    digits[JSON_NUMBER_MAX] = '\0';
    CU_ASSERT_TRUE(accepts(digits));
    mem_free(digits);
}

static void long_objects_are_searched_quickly_for_members_twice(void)
{
    enum { N = 100000 };
    char *text = mem_zalloc((size_t)N * 16 + 64);
    size_t n = 0;
    text[n++] = '{';
    for (int i = 0; i < N; i++)
        n += (size_t)snprintf(text + n, 16, "\"%d\":0,", i);
    const size_t end = n;
    snprintf(text + end, 16, "\"x\":0}");
    CU_ASSERT_TRUE(accepts(text));
    snprintf(text + end, 16, "\"77777\":0}");
    CU_ASSERT_FALSE(accepts(text));
    mem_free(text);
}

static void wrong_types_are_skipped_as_one_value(void)
{
    static const char text[] = "[{\"a\":[1,{\"b\":2}]},\"s\",7]";
    struct json *j = json_new(text, strlen(text));
    struct json_text s;
    int64_t number = 0;
    bool truth = false;
    CU_ASSERT_TRUE(json_array(j));
    CU_ASSERT_TRUE(json_element(j));
    CU_ASSERT_FALSE(json_bool(j, &truth));
    CU_ASSERT_TRUE(json_element(j));
    CU_ASSERT_FALSE(json_int(j, 0, 9, &number));
    CU_ASSERT_TRUE(json_element(j));
    CU_ASSERT_FALSE(json_string(j, &s));
    CU_ASSERT_FALSE(json_element(j));
    CU_ASSERT_TRUE(json_end(j));
    json_free(j);
}

static void integers_are_whole_and_in_range(void)
{
    static const struct {
        const char *text;
        bool ok, ends;
        int64_t value;
    } cases[] = {{"12", true, true, 12},      {"12.0", true, true, 12},
                 {"-3", true, true, -3},      {"12.5", false, true, 0},
                 {"1e2", false, true, 0},     {"101", false, true, 0},
                 {"-4", false, true, 0},      {"99999999999999999999", false, true, 0},
                 {"12 ", true, true, 12},     {"-3 ", true, true, -3},
                 {"101 ", false, true, 0},    {"99999999999999999999 ", false, true, 0},
                 {"0 ", true, true, 0},       {"-0 ", true, true, 0},
                 {"01 ", false, false, 0},    {"-01 ", false, false, 0},
                 {"- ", false, false, 0},     {"1. ", false, false, 0},
                 {"1e ", false, false, 0},    {"12x", true, false, 12},
                 {"\"12\" ", false, true, 0}, {"12.0 ", true, true, 12}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct json *j = json_new(cases[i].text, strlen(cases[i].text));
        int64_t value = 0;
        CU_ASSERT_EQUAL(json_int(j, -3, 100, &value), cases[i].ok);
        CU_ASSERT_EQUAL(value, cases[i].value);
        CU_ASSERT_EQUAL(json_end(j), cases[i].ends);
        json_free(j);
    }
}

static void money_is_read_from_the_digits(void)
{
    static const struct {
        const char *text;
        bool ok;
        money_t value;
    } cases[] = {{"45.85", true, 4585},       {"0.1", true, 10},
                 {"1.10", true, 110},         {"4.585e1", true, 4585},
                 {"12.345", false, 0},        {"\"12.50\"", false, 0},
                 {"1000000000.01", false, 0}, {"999999999.99", true, 99999999999}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct json *j = json_new(cases[i].text, strlen(cases[i].text));
        money_t value = 0;
        CU_ASSERT_EQUAL(json_money(j, 2, &value), cases[i].ok);
        CU_ASSERT_EQUAL(value, cases[i].value);
        json_free(j);
    }
}

static void check_decoded(const char *text, size_t size, const char *want)
{
    char out[32];
    struct json *j = json_new(text, strlen(text));
    struct json_text s;
    CU_ASSERT_TRUE(json_string(j, &s));
    json_text_decode(&s, out, size);
    CU_ASSERT_STRING_EQUAL(out, want);
    json_free(j);
}

static void strings_are_decoded_and_cut_between_code_points(void)
{
    check_decoded("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\"", 32, "a\"\\/\b\f\n\r\t");
    check_decoded("\"\\u00e9\\ud83c\\udfad\"", 32, "\xC3\xA9\xF0\x9F\x8E\xAD");
    check_decoded("\"x\\u0000y\\ud800z\"", 32, "x\xEF\xBF\xBDy\xEF\xBF\xBDz");
    check_decoded("\"ab\xC3\xA9\"", 4, "ab");
    check_decoded("\"ab\\u00e9\"", 4, "ab");
    check_decoded("\"\\tb\xC3\xA9\"", 4, "\tb");
}

static void a_value_can_be_read_twice(void)
{
    static const char text[] = "[[1,2],3]";
    struct json *j = json_new(text, strlen(text));
    int64_t sum = 0, number = 0;
    CU_ASSERT_TRUE(json_array(j) && json_element(j));
    const struct json_mark mark = json_mark(j);
    json_skip(j);
    json_rewind(j, mark);
    CU_ASSERT_TRUE(json_array(j));
    while (json_element(j)) {
        if (json_int(j, 0, 9, &number))
            sum += number;
    }
    CU_ASSERT_EQUAL(sum, 3);
    CU_ASSERT_TRUE(json_element(j) && json_int(j, 0, 9, &number) && !json_element(j));
    CU_ASSERT_TRUE(json_end(j));
    json_free(j);
}

CU_TestInfo test_json[] = {
    {"takes what rfc 8259 allows", takes_what_rfc_8259_allows},
    {"refuses everything else", refuses_everything_else},
    {"a list of objects is as strict as one", a_list_of_objects_is_as_strict_as_one},
    {"a member twice is seen in any order", a_member_twice_is_seen_in_any_order},
    {"depth is bounded", depth_is_bounded},
    {"numbers are bounded", numbers_are_bounded},
    {"long objects are searched quickly for members twice",
     long_objects_are_searched_quickly_for_members_twice},
    {"wrong types are skipped as one value", wrong_types_are_skipped_as_one_value},
    {"integers are whole and in range", integers_are_whole_and_in_range},
    {"money is read from the digits", money_is_read_from_the_digits},
    {"strings are decoded and cut between code points",
     strings_are_decoded_and_cut_between_code_points},
    {"a value can be read twice", a_value_can_be_read_twice},
    CU_TEST_INFO_NULL,
};
