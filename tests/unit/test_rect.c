#include <CUnit/CUnit.h>

#include "ui/rect.h"

static void is(struct rect r, int x, int y, int w, int h)
{
    CU_ASSERT_EQUAL(r.x, x);
    CU_ASSERT_EQUAL(r.y, y);
    CU_ASSERT_EQUAL(r.w, w);
    CU_ASSERT_EQUAL(r.h, h);
}

static void cuts_take_from_their_side(void)
{
    struct rect r = {10, 20, 100, 80};
    is(rect_cut_top(&r, 10), 10, 20, 100, 10);
    is(rect_cut_bottom(&r, 20), 10, 80, 100, 20);
    is(rect_cut_left(&r, 30), 10, 30, 30, 50);
    is(rect_cut_right(&r, 5), 105, 30, 5, 50);
    is(r, 40, 30, 65, 50);
}

static void cutting_more_than_there_is_gives_what_there_is(void)
{
    struct rect r = {0, 0, 100, 30};
    is(rect_cut_top(&r, 50), 0, 0, 100, 30);
    CU_ASSERT_TRUE(rect_is_empty(r));
    is(rect_cut_top(&r, 1), 0, 30, 100, 0);
    is(rect_cut_left(&r, -5), 0, 30, 0, 0);
}

static void columns_share_every_pixel(void)
{
    const struct rect r = {7, 0, 100, 10};
    int end = 7 - 4;
    for (int i = 0; i < 7; i++) {
        const struct rect column = rect_column(r, i, 7, 4);
        CU_ASSERT_EQUAL(column.x, end + 4);
        CU_ASSERT_TRUE(column.w == 10 || column.w == 11);
        end = column.x + column.w;
    }
    CU_ASSERT_EQUAL(end, 107);
}

static void rows_share_every_pixel(void)
{
    const struct rect r = {0, 3, 10, 50};
    const struct rect last = rect_row(r, 2, 3, 4);
    CU_ASSERT_EQUAL(last.y + last.h, 53);
    CU_ASSERT_EQUAL(rect_row(r, 0, 3, 4).y, 3);
    CU_ASSERT_EQUAL(rect_row(r, 0, 3, 100).h, 0);
}

static void an_inset_never_turns_inside_out(void)
{
    is(rect_inset((struct rect){0, 0, 10, 10}, 2, 3), 2, 3, 6, 4);
    const struct rect none = rect_inset((struct rect){0, 0, 10, 11}, 9, 9);
    CU_ASSERT_TRUE(none.w >= 0 && none.h >= 0 && none.w <= 1 && none.h <= 1);
}

static void centred_things_stay_inside(void)
{
    is(rect_centre((struct rect){10, 10, 100, 100}, 20, 40), 50, 40, 20, 40);
    is(rect_centre((struct rect){10, 10, 30, 30}, 50, 10), 10, 20, 30, 10);
}

static void the_far_edges_are_outside(void)
{
    const struct rect r = {10, 10, 5, 5};
    CU_ASSERT_TRUE(rect_contains(r, 10, 14));
    CU_ASSERT_FALSE(rect_contains(r, 15, 14));
    CU_ASSERT_FALSE(rect_contains(r, 9, 14));
}

static void apart_means_empty(void)
{
    const struct rect a = {0, 0, 10, 10}, b = {10, 0, 10, 10}, c = {5, 5, 10, 10};
    CU_ASSERT_TRUE(rect_is_empty(rect_intersect(a, b)));
    is(rect_intersect(a, c), 5, 5, 5, 5);
}

static void a_union_ignores_empty_ones(void)
{
    const struct rect a = {0, 0, 10, 10}, none = {500, 500, 0, 3};
    is(rect_union(a, none), 0, 0, 10, 10);
    is(rect_union(none, a), 0, 0, 10, 10);
    is(rect_union(a, (struct rect){20, 5, 5, 20}), 0, 0, 25, 25);
}

CU_TestInfo test_rect[] = {
    {"cuts take from their side", cuts_take_from_their_side},
    {"cutting more than there is gives what there is",
     cutting_more_than_there_is_gives_what_there_is},
    {"columns share every pixel", columns_share_every_pixel},
    {"rows share every pixel", rows_share_every_pixel},
    {"an inset never turns inside out", an_inset_never_turns_inside_out},
    {"centred things stay inside", centred_things_stay_inside},
    {"the far edges are outside", the_far_edges_are_outside},
    {"apart means empty", apart_means_empty},
    {"a union ignores empty ones", a_union_ignores_empty_ones},
    CU_TEST_INFO_NULL,
};
