#include <CUnit/CUnit.h>
#include <string.h>

#include "ui/qr.h"

#define BLACK 0xFF000000U
#define WHITE 0xFFFFFFFFU

static struct canvas c;
static struct qr *qr;

static void begin(int side)
{
    canvas_init_memory(&c, side, side);
    qr = qr_new();
}

static void end(void)
{
    qr_free(qr);
    canvas_deinit_memory(&c);
}

static uint32_t pixel(int x, int y)
{
    return c.pixels[y * c.stride + x];
}

/* The first dark pixel on the diagonal: the corner of the finder pattern. */
static int first_dark(void)
{
    for (int i = 0; i < c.w; i++) {
        if (pixel(i, i) == BLACK)
            return i;
    }
    return c.w;
}

static int module_px(int corner)
{
    int end_x = corner;
    while (pixel(end_x, corner) == BLACK)
        end_x++;
    return (end_x - corner) / 7; /* a finder pattern is seven modules wide */
}

static void is_black_on_white_in_whole_pixels(void)
{
    begin(300);
    CU_ASSERT_TRUE(qr_draw(qr, &c, (struct rect){0, 0, 300, 300}, "0123456789AB"));
    const int corner = first_dark(), module = module_px(corner);
    CU_ASSERT_TRUE(module >= 2);
    for (int y = corner; y + module <= 300 - corner; y += module) {
        for (int x = corner; x + module <= 300 - corner; x += module) {
            const uint32_t first = pixel(x, y);
            if (first != BLACK && first != WHITE)
                CU_FAIL_FATAL("neither black nor white");
            for (int i = 0; i < module * module; i++) {
                if (pixel(x + i % module, y + i / module) != first)
                    CU_FAIL_FATAL("a module is not of one colour");
            }
        }
    }
    end();
}

static void has_four_modules_of_quiet_around(void)
{
    begin(300);
    CU_ASSERT_TRUE(qr_draw(qr, &c, (struct rect){0, 0, 300, 300}, "0123456789AB"));
    const int corner = first_dark();
    CU_ASSERT_TRUE(corner >= 4 * module_px(corner));
    for (int i = 0; i < 300; i++) {
        CU_ASSERT_EQUAL(pixel(i, corner - 1), WHITE);
        CU_ASSERT_EQUAL(pixel(corner - 1, i), WHITE);
    }
    end();
}

static void the_same_content_draws_the_same_code(void)
{
    begin(200);
    const struct rect at = {0, 0, 200, 200};
    static uint32_t first[200 * 200];
    CU_ASSERT_TRUE(qr_draw(qr, &c, at, "KT-1"));
    memcpy(first, c.pixels, sizeof(first));
    for (int k = 'a'; k < 'm'; k++) /* more than are kept */
        CU_ASSERT_TRUE(qr_draw(qr, &c, at, (char[]){(char)k, '\0'}));
    CU_ASSERT_NOT_EQUAL(memcmp(first, c.pixels, sizeof(first)), 0);
    CU_ASSERT_TRUE(qr_draw(qr, &c, at, "KT-1"));
    CU_ASSERT_EQUAL(memcmp(first, c.pixels, sizeof(first)), 0);
    end();
}

static void an_empty_or_endless_content_is_refused_and_leaves_white(void)
{
    begin(200);
    static char endless[4000];
    memset(endless, 'x', sizeof(endless) - 1);
    const struct rect at = {0, 0, 200, 200};
    CU_ASSERT_FALSE(qr_draw(qr, &c, at, ""));
    CU_ASSERT_FALSE(qr_draw(qr, &c, at, endless));
    CU_ASSERT_FALSE(qr_draw(qr, &c, (struct rect){0, 0, 20, 20}, "too small a place"));
    for (int i = 0; i < 200; i++)
        CU_ASSERT_EQUAL(pixel(i, 100), WHITE);
    end();
}

CU_TestInfo test_qr[] = {
    {"is black on white in whole pixels", is_black_on_white_in_whole_pixels},
    {"has four modules of quiet around", has_four_modules_of_quiet_around},
    {"the same content draws the same code", the_same_content_draws_the_same_code},
    {"an empty or endless content is refused and leaves white",
     an_empty_or_endless_content_is_refused_and_leaves_white},
    CU_TEST_INFO_NULL,
};
