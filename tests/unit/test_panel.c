#include <CUnit/CUnit.h>

#include "ui/panel.h"

static const struct panel portrait = {.w_px = 1080, .h_px = 1920, .px_per_mm = 4.03};

static void millimetres_round_to_pixels(void)
{
    CU_ASSERT_EQUAL(panel_px(&portrait, 20), 81);
    CU_ASSERT_EQUAL(panel_px(&portrait, 12), 48);
    CU_ASSERT_EQUAL(panel_px(&portrait, 0), 0);
}

static void nothing_that_has_a_size_vanishes(void)
{
    CU_ASSERT_EQUAL(panel_px(&portrait, 0.01), 1);
}

static void the_margin_is_narrow_on_narrow_panels(void)
{
    struct panel narrow = portrait;
    CU_ASSERT_EQUAL(panel_margin_px(&portrait), 48);
    narrow.w_px = 768;
    CU_ASSERT_EQUAL(panel_margin_px(&narrow), 32);
}

static void low_reach_uses_the_lower_55_per_cent(void)
{
    struct panel low = portrait;
    CU_ASSERT_EQUAL(panel_usable(&low).h, 1920);
    low.low_reach = true;
    const struct rect usable = panel_usable(&low);
    CU_ASSERT_EQUAL(usable.h, 1056);
    CU_ASSERT_EQUAL(usable.y, 864);
    CU_ASSERT_EQUAL(usable.w, 1080);
}

static void wider_than_high_is_landscape(void)
{
    CU_ASSERT_FALSE(panel_is_landscape(&portrait));
    CU_ASSERT_TRUE(panel_is_landscape(&(struct panel){.w_px = 1920, .h_px = 1080}));
}

CU_TestInfo test_panel[] = {
    {"millimetres round to pixels", millimetres_round_to_pixels},
    {"nothing that has a size vanishes", nothing_that_has_a_size_vanishes},
    {"the margin is narrow on narrow panels", the_margin_is_narrow_on_narrow_panels},
    {"low reach uses the lower 55 per cent", low_reach_uses_the_lower_55_per_cent},
    {"wider than high is landscape", wider_than_high_is_landscape},
    CU_TEST_INFO_NULL,
};
