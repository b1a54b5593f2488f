#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ui/canvas.h"

#define BLACK 0xFF000000U
#define WHITE 0xFFFFFFFFU

static struct canvas c;

static void begin(void)
{
    canvas_init_memory(&c, 64, 48);
}

static uint32_t pixel(int x, int y)
{
    return c.pixels[y * c.stride + x];
}

static int n_other_than(uint32_t argb)
{
    int n = 0;
    for (int i = 0; i < c.w * c.h; i++)
        n += c.pixels[i] != argb;
    return n;
}

static void nothing_is_drawn_outside_the_clip(void)
{
    begin();
    canvas_set_clip(&c, (struct rect){10, 10, 5, 5});
    const struct rect all = {-20, -20, 200, 200};
    const struct point triangle[] = {{-50, -50}, {200, 0}, {0, 200}};
    const uint32_t sprite[4] = {WHITE, WHITE, WHITE, WHITE};
    canvas_fill(&c, all, WHITE);
    canvas_round(&c, all, 30, WHITE);
    canvas_ring(&c, (struct rect){0, 0, 64, 48}, 8, 20, WHITE);
    canvas_polygon(&c, triangle, 3, WHITE);
    canvas_polyline(&c, triangle, 3, 9, WHITE);
    canvas_disc(&c, 12, 12, 40, WHITE);
    canvas_scrim(&c, all, WHITE, 100);
    canvas_sprite(&c, 9, 9, sprite, 2, 2);
    canvas_stamp(&c, 14, 14, sprite, 2, 2);
    CU_ASSERT_EQUAL(n_other_than(BLACK), 25);
    canvas_deinit_memory(&c);
}

static void a_clip_off_the_surface_leaves_nothing(void)
{
    begin();
    canvas_set_clip(&c, (struct rect){100, 100, 5, 5});
    canvas_fill(&c, (struct rect){0, 0, 300, 300}, WHITE);
    CU_ASSERT_EQUAL(n_other_than(BLACK), 0);
    CU_ASSERT_EQUAL(c.n_ops, 0);
    canvas_deinit_memory(&c);
}

static void a_rounded_box_is_the_same_from_all_sides(void)
{
    begin();
    canvas_round(&c, (struct rect){4, 4, 40, 40}, 12, WHITE);
    CU_ASSERT_EQUAL(pixel(4, 4), BLACK);
    CU_ASSERT_EQUAL(pixel(24, 4), WHITE);
    CU_ASSERT_EQUAL(pixel(24, 24), WHITE);
    CU_ASSERT_EQUAL(pixel(3, 24), BLACK);
    for (int y = 0; y < 40; y++) {
        for (int x = 0; x < 40; x++) {
            if (pixel(4 + x, 4 + y) != pixel(43 - x, 4 + y) ||
                pixel(4 + x, 4 + y) != pixel(4 + x, 43 - y) ||
                pixel(4 + x, 4 + y) != pixel(4 + y, 4 + x))
                CU_FAIL_FATAL("not symmetric");
        }
    }
    canvas_deinit_memory(&c);
}

static void a_disc_has_the_area_of_a_disc(void)
{
    begin();
    canvas_disc(&c, 24, 24, 20, WHITE);
    int64_t sum = 0;
    for (int i = 0; i < c.w * c.h; i++)
        sum += c.pixels[i] & 0xFFU;
    const double area = (double)sum / 255.0;
    CU_ASSERT_TRUE(area > 1256.6 * 0.99 && area < 1256.6 * 1.01);
    canvas_deinit_memory(&c);
}

static void a_ring_leaves_its_middle(void)
{
    begin();
    canvas_ring(&c, (struct rect){2, 2, 40, 30}, 8, 3, WHITE);
    CU_ASSERT_EQUAL(pixel(22, 3), WHITE);
    CU_ASSERT_EQUAL(pixel(3, 17), WHITE);
    CU_ASSERT_EQUAL(pixel(41, 17), WHITE);
    CU_ASSERT_EQUAL(pixel(22, 17), BLACK);
    CU_ASSERT_EQUAL(pixel(5, 17), BLACK);
    canvas_deinit_memory(&c);
}

static void a_polygon_covers_half_a_square(void)
{
    begin();
    const struct point half[] = {{4, 4}, {44, 4}, {4, 44}};
    canvas_polygon(&c, half, 3, WHITE);
    int64_t sum = 0;
    for (int i = 0; i < c.w * c.h; i++)
        sum += c.pixels[i] & 0xFFU;
    CU_ASSERT_TRUE(sum / 255 > 790 && sum / 255 < 810);
    canvas_deinit_memory(&c);
}

static void a_line_is_as_thick_as_asked(void)
{
    begin();
    const struct point line[] = {{10, 20}, {50, 20}};
    canvas_polyline(&c, line, 2, 6, WHITE);
    CU_ASSERT_EQUAL(pixel(30, 17), WHITE);
    CU_ASSERT_EQUAL(pixel(30, 22), WHITE);
    CU_ASSERT_EQUAL(pixel(30, 16), BLACK);
    CU_ASSERT_EQUAL(pixel(30, 23), BLACK);
    canvas_deinit_memory(&c);
}

static void a_picture_keeps_its_pixels_and_loses_its_corners(void)
{
    begin();
    uint32_t pixels[20 * 20];
    for (int i = 0; i < 400; i++)
        pixels[i] = 0xFF00FF00U;
    const struct picture picture = {pixels, 20, 20};
    canvas_picture(&c, (struct rect){5, 5, 20, 20}, &picture, 6, 0);
    CU_ASSERT_EQUAL(pixel(15, 15), 0xFF00FF00U);
    CU_ASSERT_EQUAL(pixel(5, 5), BLACK);
    CU_ASSERT_EQUAL(pixel(24, 15), 0xFF00FF00U);
    canvas_picture(&c, (struct rect){30, 5, 20, 20}, &picture, 0, 62);
    CU_ASSERT_TRUE((pixel(40, 15) >> 8 & 0xFFU) < 128);
    CU_ASSERT_TRUE((pixel(40, 15) & 0xFFU) > 0); /* greyer */
    canvas_deinit_memory(&c);
}

static void a_scrim_only_grows_downwards(void)
{
    begin();
    canvas_fill(&c, (struct rect){0, 0, 64, 48}, WHITE);
    canvas_scrim(&c, (struct rect){0, 0, 64, 48}, BLACK, 100);
    CU_ASSERT_TRUE(pixel(10, 0) > 0xFFF0F0F0U);
    for (int y = 1; y < 48; y++)
        CU_ASSERT_TRUE(pixel(10, y) <= pixel(10, y - 1));
    CU_ASSERT_TRUE((pixel(10, 47) & 0xFFU) < 8);
    canvas_deinit_memory(&c);
}

static void a_screenshot_is_a_png_and_a_bad_path_is_a_fault(void)
{
    begin();
    char path[] = "/tmp/foyer-canvas-XXXXXX";
    const int fd = mkstemp(path);
    CU_ASSERT_TRUE_FATAL(fd >= 0);
    struct fault fault;
    CU_ASSERT_EQUAL(canvas_save_png(&c, path, &fault), RC_OK);
    char start[8];
    CU_ASSERT_EQUAL(read(fd, start, sizeof(start)), (ssize_t)sizeof(start));
    CU_ASSERT_EQUAL(memcmp(start + 1, "PNG", 3), 0);
    close(fd);
    unlink(path);
    CU_ASSERT_EQUAL(canvas_save_png(&c, "/nowhere/at/all.png", &fault), RC_STORE);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "/nowhere/at/all.png"));
    CU_ASSERT_EQUAL(canvas_save_region(&c, (struct rect){90, 90, 1, 1}, path, &fault), RC_STORE);
    canvas_deinit_memory(&c);
}

CU_TestInfo test_canvas[] = {
    {"nothing is drawn outside the clip", nothing_is_drawn_outside_the_clip},
    {"a clip off the surface leaves nothing", a_clip_off_the_surface_leaves_nothing},
    {"a rounded box is the same from all sides", a_rounded_box_is_the_same_from_all_sides},
    {"a disc has the area of a disc", a_disc_has_the_area_of_a_disc},
    {"a ring leaves its middle", a_ring_leaves_its_middle},
    {"a polygon covers half a square", a_polygon_covers_half_a_square},
    {"a line is as thick as asked", a_line_is_as_thick_as_asked},
    {"a picture keeps its pixels and loses its corners",
     a_picture_keeps_its_pixels_and_loses_its_corners},
    {"a scrim only grows downwards", a_scrim_only_grows_downwards},
    {"a screenshot is a PNG and a bad path is a fault",
     a_screenshot_is_a_png_and_a_bad_path_is_a_fault},
    CU_TEST_INFO_NULL,
};
