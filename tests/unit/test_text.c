#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"

static void text_is_put_together_and_counted(void)
{
    char buffer[32];
    struct text t = TEXT_OF(buffer);
    CU_ASSERT_STRING_EQUAL(buffer, "");
    text_add(&t, "Row ");
    text_add(&t, NULL);
    text_add_n(&t, "Fxxx", 1);
    text_addf(&t, ", %d of %s", 2, "them");
    CU_ASSERT_STRING_EQUAL(buffer, "Row F, 2 of them");
    CU_ASSERT_EQUAL(t.len, strlen(buffer));
    CU_ASSERT_FALSE(t.cut);
}

static void what_exactly_fits_is_not_cut(void)
{
    char buffer[6];
    struct text t = TEXT_OF(buffer);
    text_add(&t, "abcde");
    CU_ASSERT_FALSE(t.cut);
    text_add(&t, "");
    CU_ASSERT_FALSE(t.cut);
    struct text f = TEXT_OF(buffer);
    text_addf(&f, "%s", "abcde");
    CU_ASSERT_FALSE(f.cut);
    CU_ASSERT_STRING_EQUAL(buffer, "abcde");
}

/* Every room for a string of characters of 1, 2, 3 and 4 bytes. */
static void a_cut_never_leaves_half_a_character(void)
{
    static const char all[] = "aé€🎭é";
    for (size_t size = 1; size <= sizeof(all); size++) {
        char added[sizeof(all)], formatted[sizeof(all)];
        struct text a = text_over(added, size), f = text_over(formatted, size);
        text_add(&a, all);
        text_addf(&f, "%s", all);
        CU_ASSERT_TRUE(text_is_utf8(added, a.len));
        CU_ASSERT_STRING_EQUAL(formatted, added);
        CU_ASSERT_EQUAL(f.len, a.len);
        CU_ASSERT_EQUAL(strncmp(all, added, a.len), 0);
        CU_ASSERT_EQUAL(a.cut, size < sizeof(all));
        CU_ASSERT_EQUAL(f.cut, a.cut);
    }
}

static void after_a_cut_nothing_is_added(void)
{
    char buffer[4];
    struct text t = TEXT_OF(buffer);
    text_add(&t, "ab€");
    CU_ASSERT_TRUE(t.cut);
    text_add(&t, "c");
    text_addf(&t, "%c", 'd');
    CU_ASSERT_STRING_EQUAL(buffer, "ab");
    CU_ASSERT_EQUAL(t.len, 2);
}

static void bytes_that_are_no_utf8_are_cut_without_harm(void)
{
    char buffer[4];
    struct text t = TEXT_OF(buffer);
    text_add(&t, "\x80\x80\x80\x80\x80\x80");
    CU_ASSERT_TRUE(t.cut);
    CU_ASSERT_EQUAL(t.len, 0);
    struct text f = TEXT_OF(buffer);
    text_addf(&f, "%s", "\x80\x80\x80\x80\x80\x80");
    CU_ASSERT_TRUE(f.cut);
    CU_ASSERT_EQUAL(strlen(buffer), f.len);
}

static void copying_says_whether_it_fitted(void)
{
    char buffer[5];
    CU_ASSERT_TRUE(text_copy(buffer, sizeof(buffer), "abcd"));
    CU_ASSERT_FALSE(text_copy(buffer, sizeof(buffer), "abcde"));
    CU_ASSERT_STRING_EQUAL(buffer, "abcd");
    CU_ASSERT_FALSE(text_copy(buffer, sizeof(buffer), "abc€"));
    CU_ASSERT_STRING_EQUAL(buffer, "abc");
    CU_ASSERT_TRUE(text_copy(buffer, sizeof(buffer), NULL));
    CU_ASSERT_STRING_EQUAL(buffer, "");
}

static void code_points_are_read_and_written_alike(void)
{
    static const uint32_t points[] = {1,      0x7F,   0x80,   0x7FF,   0x800,   0xD7FF,
                                      0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F3AD, 0x10FFFF};
    for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
        char bytes[5] = {0};
        const size_t n = text_encode(bytes, points[i]);
        const char *s = bytes;
        CU_ASSERT_EQUAL(text_next(&s), points[i]);
        CU_ASSERT_PTR_EQUAL(s, bytes + n);
        CU_ASSERT_EQUAL(text_next(&s), 0);
        CU_ASSERT_TRUE(text_is_utf8(bytes, n));
    }
}

static void what_is_no_character_is_written_as_the_replacement(void)
{
    static const uint32_t wrong[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        char bytes[5] = {0};
        CU_ASSERT_EQUAL(text_encode(bytes, wrong[i]), 3);
        CU_ASSERT_STRING_EQUAL(bytes, "\xEF\xBF\xBD");
    }
}

static void invalid_bytes_are_refused_and_stepped_over_one_by_one(void)
{
    static const char *const wrong[] = {
        "\x80",             /* a continuation alone */
        "\xC0\xAF",         /* overlong */
        "\xC1\xBF",         /* overlong */
        "\xE0\x80\xAF",     /* overlong */
        "\xF0\x80\x80\xAF", /* overlong */
        "\xED\xA0\x80",     /* a surrogate */
        "\xF4\x90\x80\x80", /* above U+10FFFF */
        "\xF5\x80\x80\x80",
        "\xFF",
        "\xE2\x82",
        "\xF0\x9F\x8E",
    };
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        const char *s = wrong[i];
        CU_ASSERT_FALSE(text_is_utf8(s, strlen(s)));
        CU_ASSERT_EQUAL(text_next(&s), 0xFFFD);
        CU_ASSERT_PTR_EQUAL(s, wrong[i] + 1);
        CU_ASSERT_EQUAL(text_count(wrong[i]), strlen(wrong[i]));
    }
    CU_ASSERT_FALSE(text_is_utf8("caf\xC3\xA9", 4)); /* ends in the middle */
    CU_ASSERT_TRUE(text_is_utf8("caf\xC3\xA9", 5));
    CU_ASSERT_TRUE(text_is_utf8("", 0));
}

static void characters_are_counted_not_bytes(void)
{
    CU_ASSERT_EQUAL(text_count(""), 0);
    CU_ASSERT_EQUAL(text_count("Plätze"), 6);
    CU_ASSERT_EQUAL(text_count("🎭€"), 2);
}

static void whole_numbers_are_read_within_their_bounds(void)
{
    int64_t n = 0;
    CU_ASSERT_TRUE(text_to_int64("42", 0, 100, &n));
    CU_ASSERT_EQUAL(n, 42);
    CU_ASSERT_TRUE(text_to_int64("-9223372036854775808", INT64_MIN, INT64_MAX, &n));
    CU_ASSERT_EQUAL(n, INT64_MIN);
    CU_ASSERT_TRUE(text_to_int64("9223372036854775807", INT64_MIN, INT64_MAX, &n));
    CU_ASSERT_EQUAL(n, INT64_MAX);
    n = 5;
    static const char *const wrong[] = {"",
                                        "-",
                                        "+1",
                                        " 1",
                                        "1 ",
                                        "1.0",
                                        "1e2",
                                        "0x1",
                                        "--1",
                                        "- 1",
                                        "101",
                                        "-1",
                                        "9223372036854775808"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        CU_ASSERT_FALSE(text_to_int64(wrong[i], 0, 100, &n));
        CU_ASSERT_EQUAL(n, 5);
    }
}

static void ids_have_letters_digits_and_hyphens_only(void)
{
    char id[66];
    memset(id, 'A', 65);
    id[65] = '\0';
    CU_ASSERT_TRUE(text_is_id("1201AGBHDRLQHNHPHKKMPKLGPMDRDTDMVL"));
    CU_ASSERT_TRUE(text_is_id("a-1"));
    CU_ASSERT_TRUE(text_is_id(id + 1));
    CU_ASSERT_FALSE(text_is_id(id));
    CU_ASSERT_FALSE(text_is_id(""));
    CU_ASSERT_FALSE(text_is_id("../x"));
    CU_ASSERT_FALSE(text_is_id("a b"));
    CU_ASSERT_FALSE(text_is_id("a?b"));
    CU_ASSERT_FALSE(text_is_id("é"));
}

CU_TestInfo test_text[] = {
    {"text is put together and counted", text_is_put_together_and_counted},
    {"what exactly fits is not cut", what_exactly_fits_is_not_cut},
    {"a cut never leaves half a character", a_cut_never_leaves_half_a_character},
    {"after a cut nothing is added", after_a_cut_nothing_is_added},
    {"bytes that are no UTF-8 are cut without harm", bytes_that_are_no_utf8_are_cut_without_harm},
    {"copying says whether it fitted", copying_says_whether_it_fitted},
    {"code points are read and written alike", code_points_are_read_and_written_alike},
    {"what is no character is written as the replacement",
     what_is_no_character_is_written_as_the_replacement},
    {"invalid bytes are refused and stepped over one by one",
     invalid_bytes_are_refused_and_stepped_over_one_by_one},
    {"characters are counted, not bytes", characters_are_counted_not_bytes},
    {"whole numbers are read within their bounds", whole_numbers_are_read_within_their_bounds},
    {"ids have letters, digits and hyphens only", ids_have_letters_digits_and_hyphens_only},
    CU_TEST_INFO_NULL,
};
