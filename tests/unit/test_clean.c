#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/clean.h"

static const struct {
    const char *raw, *wanted;
} html_cases[] = {
    {"", ""},
    {"<div id>\r\n\r\n</div>", ""},
    {"<div id>\r\n\t<span class=\"BoldText\">A zombie</span> love  story</div>",
     "A zombie love story"},
    {"One<span><br/></span><span><br/></span>Two", "One\nTwo"},
    {"<p>One</p>\n<p>Two</p>", "One\nTwo"},
    {"<ul><li>Ada</li>\n <li><p>Bob</p></li><li> </li></ul>After", "- Ada\n- Bob\nAfter"},
    {"<script>alert('x')</script>Safe<style>p{}</style> <!-- no -->text", "Safe text"},
    {"<SCRIPT>never closed", ""},
    {"Tom &amp; Jerry &lt;3 &quot;yes&quot;", "Tom & Jerry <3 \"yes\""},
    {"&amp;lt;b&amp;gt;", "&lt;b&gt;"}, /* decoded once */
    {"caf&eacute; &pound;12 &#8217;&#x2019;&#146;", "caf\xC3\xA9 \xC2\xA3"
                                                    "12 \xE2\x80\x99\xE2\x80\x99\xE2\x80\x99"},
    {"R&D; a&b &unknown; &#0; &#xD800;", "R&D; a&b &unknown; &#0; &#xD800;"},
    {"1 < 2 and 3 > 2, <3", "1 < 2 and 3 > 2, <3"},
    {"<a href=\"x>y\" title='>'>link</a> end", "link end"},
    {"a<b", "a"},
    {"x&nbsp;&nbsp;y", "x y"},
    /* NOLINTNEXTLINE(misc-misleading-bidirectional): to drop such characters is what it is about. */
    {"A\xE2\x80\xAE"
     "B\xE2\x81\xA6"
     "C\xEF\xBB\xBF"
     "D\xE2\x80\x8B"
     "E",
     "ABCDE"},
    {"\x1B[31mred\x07", "[31mred"},
    {"e\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
     "\xC3\xA9\xCC\x81"}, /* two marks, the first joins the e */
    {"bad \xFF\xC0 bytes", "bad bytes"},
    {"line one\nline two", "line one\nline two"},
    {"<p>line one\nstill</p>", "line one still"},
};

static void html_becomes_plain_paragraphs(void)
{
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof(html_cases) / sizeof(html_cases[0]); i++) {
        const char *got = clean_html(arena, html_cases[i].raw);
        if (strcmp(got, html_cases[i].wanted) != 0)
            printf("    case %zu: \"%s\"\n", i, got);
        CU_ASSERT_STRING_EQUAL(got, html_cases[i].wanted);
    }
    CU_ASSERT_STRING_EQUAL(clean_html(arena, NULL), "");
    arena_free(arena);
}

static void names_are_one_line(void)
{
    struct arena *arena = arena_new();
    CU_ASSERT_STRING_EQUAL(clean_name(arena, "  Swan\r\n Lake<br>II &amp; III "),
                           "Swan Lake II & III");
    CU_ASSERT_STRING_EQUAL(clean_name(arena, NULL), "");
    arena_free(arena);
}

static char *many(const char *unit, size_t n)
{
    const size_t size = strlen(unit);
    char *s = mem_zalloc(n * size + 1);
    struct text t = text_over(s, n * size + 1);
    for (size_t i = 0; i < n; i++)
        text_add(&t, unit);
    return s;
}

static void long_text_is_cut_between_signs(void)
{
    struct arena *arena = arena_new();
    char *just = many("\xC3\xA9", CLEAN_NAME_MAX), *more = many("\xC3\xA9", CLEAN_NAME_MAX + 1);
    CU_ASSERT_STRING_EQUAL(clean_name(arena, just), just);
    const char *cut = clean_name(arena, more);
    CU_ASSERT_EQUAL(text_count(cut), CLEAN_NAME_MAX);
    CU_ASSERT_STRING_EQUAL(cut + strlen(cut) - 3, "\xE2\x80\xA6");
    CU_ASSERT_TRUE(text_is_utf8(cut, strlen(cut)));
    mem_free(just);
    mem_free(more);
    arena_free(arena);
}

static void hostile_megabytes_are_bounded(void)
{
    static const char *const units[] = {"a",        "<a ",        "<",           "&",
                                        "\xCC\x81", "<li>",       "&#8238;",     "<!--",
                                        "<script>", "<p title='", "\xE2\x80\x8D"};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        char *s = many(units[i], 1000000 / strlen(units[i]));
        CU_ASSERT_TRUE(text_count(clean_html(arena, s)) <= CLEAN_DESCRIPTION_MAX);
        CU_ASSERT_TRUE(text_count(clean_name(arena, s)) <= CLEAN_NAME_MAX);
        mem_free(s);
    }
    arena_free(arena);
}

CU_TestInfo test_clean[] = {
    {"HTML becomes plain paragraphs", html_becomes_plain_paragraphs},
    {"names are one line", names_are_one_line},
    {"long text is cut between signs", long_text_is_cut_between_signs},
    {"hostile megabytes are bounded", hostile_megabytes_are_bounded},
    CU_TEST_INFO_NULL,
};
