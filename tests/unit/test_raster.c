#include <CUnit/CUnit.h>
#include <string.h>

#include "ui/raster.h"

enum { N = 37 }; /* not a multiple of any vector's width */

static void fills_every_pixel_and_not_one_more(void)
{
    uint32_t row[N + 1];
    memset(row, 0, sizeof(row));
    raster_fill(row, N, 0xFF123456U);
    for (int i = 0; i < N; i++)
        CU_ASSERT_EQUAL(row[i], 0xFF123456U);
    CU_ASSERT_EQUAL(row[N], 0);
}

static void blends_exactly_at_both_ends(void)
{
    uint32_t row[N];
    raster_fill(row, N, 0xFF204060U);
    raster_blend(row, N, 0x00FFFFFFU);
    CU_ASSERT_EQUAL(row[0], 0xFF204060U);
    raster_blend(row, N, 0xFFABCDEFU);
    CU_ASSERT_EQUAL(row[N - 1], 0xFFABCDEFU);
}

static void mixes_every_byte_within_one_of_the_true_value(void)
{
    for (unsigned alpha = 0; alpha < 256; alpha += 5) {
        for (unsigned below = 0; below < 256; below += 15) {
            uint32_t p = 0xFF000000U | below << 16 | below;
            raster_blend(&p, 1, alpha << 24 | 200U << 16 | 10U);
            const double want = (below * (255.0 - alpha) + 200.0 * alpha) / 255.0;
            const double got = p >> 16 & 0xFFU;
            CU_ASSERT_TRUE(got - want < 0.51 && want - got < 0.51);
            CU_ASSERT_EQUAL(p >> 24, 0xFF);
        }
    }
}

static void a_mask_touches_only_what_it_covers(void)
{
    uint32_t row[N];
    uint8_t cover[N] = {0};
    raster_fill(row, N, 0xFF000000U);
    cover[3] = 255;
    cover[20] = 128;
    cover[N - 1] = 255;
    raster_mask(row, cover, N, 0xFFFFFFFFU);
    for (int i = 0; i < N; i++) {
        const uint32_t want = cover[i] == 255 ? 0xFFFFFFFFU
                              : cover[i] == 0 ? 0xFF000000U
                                              : 0xFF808080U;
        CU_ASSERT_EQUAL(row[i], want);
    }
}

static void a_premultiplied_sprite_lies_over(void)
{
    uint32_t row[2] = {0xFF808080U, 0xFF808080U};
    const uint32_t sprite[2] = {0x00000000U, 0x80400000U};
    raster_over(row, sprite, 2);
    CU_ASSERT_EQUAL(row[0], 0xFF808080U);
    CU_ASSERT_EQUAL(row[1], 0xFF804040U);
}

static void fading_goes_grey_and_lets_the_ground_through(void)
{
    uint32_t p = 0xFF000000U;
    const uint32_t red = 0xFFFF0000U;
    raster_faded(&p, &red, 1, 255, 255);
    CU_ASSERT_EQUAL(p >> 16 & 0xFFU, p & 0xFFU); /* no colour left */
    p = 0xFF00FF00U;
    raster_faded(&p, &red, 1, 0, 0);
    CU_ASSERT_EQUAL(p, 0xFF00FF00U);
}

static void sums_of_coverage_are_taken_once(void)
{
    uint16_t sum[4] = {0};
    uint8_t cover[4];
    raster_sum(sum, 4, 128);
    raster_sum(sum, 2, 128);
    raster_take_sum(cover, sum, 4);
    CU_ASSERT_EQUAL(cover[0], 255);
    CU_ASSERT_EQUAL(cover[3], 128);
    CU_ASSERT_EQUAL(sum[0], 0);
}

CU_TestInfo test_raster[] = {
    {"fills every pixel and not one more", fills_every_pixel_and_not_one_more},
    {"blends exactly at both ends", blends_exactly_at_both_ends},
    {"mixes every byte within one of the true value",
     mixes_every_byte_within_one_of_the_true_value},
    {"a mask touches only what it covers", a_mask_touches_only_what_it_covers},
    {"a premultiplied sprite lies over", a_premultiplied_sprite_lies_over},
    {"fading goes grey and lets the ground through", fading_goes_grey_and_lets_the_ground_through},
    {"sums of coverage are taken once", sums_of_coverage_are_taken_once},
    CU_TEST_INFO_NULL,
};
