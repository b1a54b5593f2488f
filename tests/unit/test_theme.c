#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ui/theme.h"

static const struct panel reference = {.w_px = 1080, .h_px = 1920, .px_per_mm = 4.03};

static void every_theme_of_the_house_loads(void)
{
    static const char *const names[] = {"house", "daylight", "high-contrast"};
    for (size_t i = 0; i < 3; i++) {
        struct theme theme;
        struct fault fault;
        CU_ASSERT_EQUAL(theme_load("assets", names[i], &theme, &fault), RC_OK);
        CU_ASSERT_TRUE(theme_contrast(theme.argb[COLOR_TEXT], theme.argb[COLOR_BACKGROUND]) > 7);
        CU_ASSERT_TRUE(theme_contrast(theme.argb[COLOR_ON_ACCENT], theme.argb[COLOR_ACCENT]) > 4.5);
        CU_ASSERT_EQUAL(theme.argb[COLOR_BLACK], 0xFF000000U);
        CU_ASSERT_TRUE(theme.font_regular[0] == '/');
    }
}

static void high_contrast_outlines_its_targets(void)
{
    struct theme theme;
    struct fault fault;
    CU_ASSERT_EQUAL(theme_load("assets", "high-contrast", &theme, &fault), RC_OK);
    CU_ASSERT_EQUAL(theme.argb[COLOR_OUTLINE] >> 24, 0xFF);
    CU_ASSERT_TRUE(theme_contrast(theme.argb[COLOR_DIM], theme.argb[COLOR_SURFACE]) > 7);
    CU_ASSERT_EQUAL(theme_load("assets", "house", &theme, &fault), RC_OK);
    CU_ASSERT_EQUAL(theme.argb[COLOR_OUTLINE] >> 24, 0);
}

/* Loads a theme of one line in a folder of its own. */
static enum rc load_line(const char *line, struct fault *fault)
{
    char folder[] = "/tmp/foyer-theme-XXXXXX", themes[64], path[80];
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    snprintf(themes, sizeof(themes), "%s/themes", folder);
    snprintf(path, sizeof(path), "%s/x.ini", themes);
    mkdir(themes, 0700);
    FILE *file = fopen(path, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fprintf(file, "# a theme\n[colors]\n%s\n", line);
    fclose(file);
    struct theme theme;
    const enum rc rc = theme_load(folder, "x", &theme, fault);
    unlink(path);
    rmdir(themes);
    rmdir(folder);
    return rc;
}

static void a_mistake_is_named_by_its_line(void)
{
    static const char *const wrong[] = {"accent = #12345",    "accent = red", "accnt = #123456",
                                        "accent #123456",     "[colours]",    "text = #GG0000",
                                        "[fonts]\nheavy = /x"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct fault fault;
        CU_ASSERT_EQUAL(load_line(wrong[i], &fault), RC_CONFIG);
        CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, i == 6 ? "x.ini:4" : "x.ini:3"));
    }
}

static void a_missing_token_is_named(void)
{
    struct fault fault;
    CU_ASSERT_EQUAL(load_line("background = #000000", &fault), RC_CONFIG);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "surface"));
}

static void a_name_cannot_leave_the_folder(void)
{
    struct theme theme;
    struct fault fault;
    CU_ASSERT_EQUAL(theme_load("assets", "../themes/house", &theme, &fault), RC_CONFIG);
    CU_ASSERT_EQUAL(theme_load("assets", "no-such-theme", &theme, &fault), RC_CONFIG);
}

static void contrast_is_that_of_wcag(void)
{
    CU_ASSERT_DOUBLE_EQUAL(theme_contrast(0xFF000000U, 0xFFFFFFFFU), 21.0, 0.01);
    CU_ASSERT_DOUBLE_EQUAL(theme_contrast(0xFF777777U, 0xFFFFFFFFU), 4.48, 0.01);
    CU_ASSERT_DOUBLE_EQUAL(theme_contrast(0xFF123456U, 0xFF123456U), 1.0, 0.001);
}

static void steps_have_their_cap_heights(void)
{
    CU_ASSERT_EQUAL(theme_cap_px(&reference, TYPE_HEADING), 19); /* 4.8 mm */
    CU_ASSERT_EQUAL(theme_font_px(&reference, TYPE_HEADING), 27);
    CU_ASSERT_EQUAL(theme_font_px(&reference, TYPE_DISPLAY), 51);
    for (int step = TYPE_CAPTION; step + 1 < TYPE_COUNT; step++)
        CU_ASSERT_TRUE(theme_font_px(&reference, (enum type_step)step) <
                       theme_font_px(&reference, (enum type_step)(step + 1)));
}

static void nothing_is_small_in_large_text(void)
{
    struct panel large = reference;
    large.large_text = true;
    for (int step = TYPE_CAPTION; step < TYPE_COUNT; step++) {
        const int font = theme_font_px(&large, (enum type_step)step);
        CU_ASSERT_TRUE(font * 0.714 / large.px_per_mm >= 6.1); /* K-04 */
        CU_ASSERT_TRUE(font > theme_font_px(&reference, (enum type_step)step));
        CU_ASSERT_TRUE(step == 0 || font >= theme_font_px(&large, (enum type_step)(step - 1)));
    }
}

CU_TestInfo test_theme[] = {
    {"every theme of the house loads", every_theme_of_the_house_loads},
    {"high contrast outlines its targets", high_contrast_outlines_its_targets},
    {"a mistake is named by its line", a_mistake_is_named_by_its_line},
    {"a missing token is named", a_missing_token_is_named},
    {"a name cannot leave the folder", a_name_cannot_leave_the_folder},
    {"contrast is that of WCAG", contrast_is_that_of_wcag},
    {"steps have their cap heights", steps_have_their_cap_heights},
    {"nothing is small in large text", nothing_is_small_in_large_text},
    CU_TEST_INFO_NULL,
};
