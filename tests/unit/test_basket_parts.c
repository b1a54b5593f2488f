#include <CUnit/CUnit.h>

#include <string.h>

#include "base/text.h"
#include "model/basket.h"

static struct basket whole, ours, theirs;
static struct order booked, first, second;

static void begin(void)
{
    memset(&whole, 0, sizeof(whole));
    memset(&booked, 0, sizeof(booked));
    ours = (struct basket){.n_lines = 2,
                           .lines = {{.instance_id = "1A"}, {.instance_id = "1A"}},
                           .total = 4150,
                           .order_fee = 150,
                           .delivery_collect = true,
                           .delivery_agent = true,
                           .n_offers = 1,
                           .offers = {"Family"},
                           .hold_ends_mono_ms = 9000};
    theirs = (struct basket){.n_lines = 1,
                             .lines = {{.instance_id = "2A"}},
                             .total = 1000,
                             .delivery_agent = true,
                             .n_offers = 2,
                             .offers = {"Family", "Friends"},
                             .promo_code = "HALF",
                             .hold_ends_mono_ms = 8000};
    first = (struct order){
        .id = "71", .reference = "K3-A", .n_lines = 2, .lines = {{.barcode = "a"}}, .total = 4150};
    second = (struct order){
        .id = "72", .reference = "K3-B", .n_lines = 1, .lines = {{.barcode = "c"}}, .total = 1000};
}

static void one_part_is_the_whole(void)
{
    begin();
    basket_add_part(&whole, &ours, 0);
    basket_add_part(&whole, &(struct basket){.total = 7}, 1); /* an empty one is no part */
    CU_ASSERT_EQUAL(whole.n_parts, 1);
    CU_ASSERT_EQUAL(whole.total, 4150);
    CU_ASSERT_TRUE(whole.delivery_collect);
    CU_ASSERT_PTR_NULL(basket_part_of(&whole, 0));
}

static void parts_are_shown_as_one_and_told_apart(void)
{
    begin();
    basket_add_part(&whole, &ours, 0);
    basket_add_part(&whole, &theirs, 2);
    CU_ASSERT_EQUAL_FATAL(whole.n_parts, 2);
    CU_ASSERT_EQUAL(whole.n_lines, 3);
    CU_ASSERT_EQUAL(whole.total, 5150);
    CU_ASSERT_EQUAL(whole.order_fee, 150);
    CU_ASSERT_EQUAL(whole.hold_ends_mono_ms, 8000); /* the earliest counts */
    CU_ASSERT_EQUAL(whole.n_offers, 2);
    CU_ASSERT_STRING_EQUAL(whole.promo_code, "HALF");
    CU_ASSERT_TRUE(whole.delivery_agent);
    CU_ASSERT_FALSE(whole.delivery_collect); /* what every part may use */
    CU_ASSERT_PTR_EQUAL(basket_part_of(&whole, 1), &whole.parts[0]);
    CU_ASSERT_PTR_EQUAL(basket_part_of(&whole, 2), &whole.parts[1]);
    CU_ASSERT_EQUAL(whole.parts[1].profile, 2);
    CU_ASSERT_EQUAL(whole.parts[1].total, 1000);
}

static void several_orders_are_shown_as_one(void)
{
    begin();
    order_add_part(&booked, &first);
    CU_ASSERT_STRING_EQUAL(order_number_of(&booked, 0), "71");
    order_add_part(&booked, &second);
    CU_ASSERT_EQUAL_FATAL(booked.n_parts, 2);
    CU_ASSERT_STRING_EQUAL(booked.id, "71");
    CU_ASSERT_EQUAL(booked.total, 5150);
    CU_ASSERT_STRING_EQUAL(booked.lines[2].barcode, "c");
    CU_ASSERT_STRING_EQUAL(order_number_of(&booked, 1), "71");
    CU_ASSERT_STRING_EQUAL(order_number_of(&booked, 2), "72");
    CU_ASSERT_STRING_EQUAL(booked.parts[1].reference, "K3-B");
}

static void more_lines_than_there_is_room_are_cut_from_an_order(void)
{
    begin();
    first.n_lines = second.n_lines = BASKET_LINES_MAX;
    order_add_part(&booked, &first);
    order_add_part(&booked, &second);
    CU_ASSERT_EQUAL(booked.n_lines, BASKET_LINES_MAX);
    CU_ASSERT_EQUAL(booked.parts[1].n_lines, 0);
}

CU_TestInfo test_basket_parts[] = {
    {"one part is the whole", one_part_is_the_whole},
    {"parts are shown as one and told apart", parts_are_shown_as_one_and_told_apart},
    {"several orders are shown as one", several_orders_are_shown_as_one},
    {"more lines than there is room are cut from an order",
     more_lines_than_there_is_room_are_cut_from_an_order},
    CU_TEST_INFO_NULL,
};
