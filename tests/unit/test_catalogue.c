#include <CUnit/CUnit.h>

#include "model/catalogue.h"

enum { NOW = 1000000 };

static struct instance on_sale_at(int64_t start)
{
    return (struct instance){.start_utc_s = start,
                             .on_sale = true,
                             .plan = CATALOGUE_NONE,
                             .price_list = CATALOGUE_NONE};
}

static void sells_only_within_its_times(void)
{
    struct instance i = on_sale_at(NOW + 3600);
    CU_ASSERT_TRUE(instance_is_sellable(&i, NOW));
    CU_ASSERT_FALSE(instance_is_sellable(&i, NOW + 3600));
    i.sell_until_utc_s = NOW;
    CU_ASSERT_FALSE(instance_is_sellable(&i, NOW));
    CU_ASSERT_TRUE(instance_is_sellable(&i, NOW - 1));
    i.sell_from_utc_s = NOW - 10;
    CU_ASSERT_FALSE(instance_is_sellable(&i, NOW - 11));
    CU_ASSERT_TRUE(instance_is_sellable(&i, NOW - 10));
}

static void a_cancelled_one_is_listed_but_not_sold(void)
{
    struct instance i = on_sale_at(NOW + 1);
    i.cancelled = true;
    CU_ASSERT_TRUE(instance_is_listed(&i, NOW));
    CU_ASSERT_FALSE(instance_is_sellable(&i, NOW));
    CU_ASSERT_FALSE(instance_is_listed(&i, NOW + 1));
}

static void publishing_by_hand_beats_on_sale_and_its_start(void)
{
    struct instance i = on_sale_at(NOW + 3600);
    i.on_sale = false;
    CU_ASSERT_FALSE(instance_is_sellable(&i, NOW));
    i.published_by_hand = true;
    i.sell_from_utc_s = NOW + 60;
    CU_ASSERT_TRUE(instance_is_sellable(&i, NOW));
    i.sell_until_utc_s = NOW - 1;
    CU_ASSERT_FALSE(instance_is_sellable(&i, NOW));
}

static void levels_follow_the_places_left(void)
{
    struct instance i = on_sale_at(NOW + 1);
    CU_ASSERT_EQUAL(instance_level(&i), AVAILABILITY_UNKNOWN);
    i.availability = (struct availability){.capacity = 1000, .as_of_utc_s = 1};
    CU_ASSERT_EQUAL(instance_level(&i), AVAILABILITY_SOLD_OUT);
    i.availability.special = 4;
    CU_ASSERT_EQUAL(instance_level(&i), AVAILABILITY_FEW);
    i.availability.available = 26;
    CU_ASSERT_EQUAL(instance_level(&i), AVAILABILITY_FEW);
    i.availability.available = 100;
    CU_ASSERT_EQUAL(instance_level(&i), AVAILABILITY_SOME);
    i.availability.available = 600;
    CU_ASSERT_EQUAL(instance_level(&i), AVAILABILITY_GOOD);
}

static void the_next_performance_is_one_that_can_be_bought(void)
{
    struct instance instances[4] = {on_sale_at(NOW - 10), on_sale_at(NOW + 10),
                                    on_sale_at(NOW + 20), on_sale_at(NOW + 30)};
    struct event event = {.first_instance = 0, .n_instances = 4};
    const struct catalogue c = {
        .events = &event, .n_events = 1, .instances = instances, .n_instances = 4};
    CU_ASSERT_EQUAL(event_next_instance(&c, 0, NOW), 1);
    instances[1].cancelled = true;
    CU_ASSERT_EQUAL(event_next_instance(&c, 0, NOW), 2);
    instances[2].availability.as_of_utc_s = 1; /* sold out */
    CU_ASSERT_EQUAL(event_next_instance(&c, 0, NOW), 3);
    instances[3].on_sale = false;
    CU_ASSERT_EQUAL(event_next_instance(&c, 0, NOW), 2);
    CU_ASSERT_EQUAL(event_next_instance(&c, 0, NOW + 40), CATALOGUE_NONE);
}

static void from_price_counts_fees_and_skips_what_is_no_seat(void)
{
    struct price prices[] = {{0, 0, true, 4000, 150, 0},
                             {0, 1, true, 2000, 150, 0},
                             {1, 1, false, 1500, 150, 0},
                             {2, 0, false, 200, 0, 0}}; /* "Ticket Protection" */
    struct price_list list = {.n_types = 3, .n_bands = 2, .prices = prices, .n_prices = 4};
    const struct catalogue c = {.price_lists = &list, .n_price_lists = 1};
    struct instance i = {.price_list = 0};
    money_t from = 0;
    CU_ASSERT_TRUE(instance_from_price(&c, &i, &from));
    CU_ASSERT_EQUAL(from, 2150);
    for (size_t k = 0; k < 4; k++)
        prices[k].band_default = false;
    CU_ASSERT_TRUE(instance_from_price(&c, &i, &from));
    CU_ASSERT_EQUAL(from, 200);
    i.price_list = CATALOGUE_NONE;
    CU_ASSERT_FALSE(instance_from_price(&c, &i, &from));
}

static void free_lists_cost_nothing_and_free_rows_do_not_hide_prices(void)
{
    struct price prices[] = {{0, 0, true, 0, 0, 0}, {1, 0, true, 900, 100, 0}};
    struct price_list list = {.n_types = 2, .n_bands = 1, .prices = prices, .n_prices = 1};
    const struct catalogue c = {.price_lists = &list, .n_price_lists = 1};
    const struct instance i = {.price_list = 0};
    money_t from = 7;
    CU_ASSERT_TRUE(instance_from_price(&c, &i, &from));
    CU_ASSERT_EQUAL(from, 0);
    list.n_prices = 2;
    CU_ASSERT_TRUE(instance_from_price(&c, &i, &from));
    CU_ASSERT_EQUAL(from, 1000);
}

static void a_type_has_a_range_over_its_bands(void)
{
    struct price prices[] = {
        {0, 0, true, 4000, 0, 0}, {0, 1, true, 2000, 100, 0}, {1, 1, false, 1, 0, 0}};
    const struct price_list list = {.n_types = 3, .n_bands = 2, .prices = prices, .n_prices = 3};
    money_t least = 0, most = 0;
    CU_ASSERT_TRUE(price_list_range(&list, 0, &least, &most));
    CU_ASSERT_EQUAL(least, 2100);
    CU_ASSERT_EQUAL(most, 4000);
    CU_ASSERT_FALSE(price_list_range(&list, 2, &least, &most));
    CU_ASSERT_PTR_EQUAL(price_list_find(&list, 1, 1), &prices[2]);
    CU_ASSERT_PTR_NULL(price_list_find(&list, 1, 0));
}

static void finds_an_instance_by_its_id(void)
{
    struct instance instances[2] = {{.id = "1A"}, {.id = "2A"}};
    const struct catalogue c = {.instances = instances, .n_instances = 2};
    CU_ASSERT_EQUAL(catalogue_find_instance(&c, "2A"), 1);
    CU_ASSERT_EQUAL(catalogue_find_instance(&c, "3A"), CATALOGUE_NONE);
}

CU_TestInfo test_catalogue[] = {
    {"sells only within its times", sells_only_within_its_times},
    {"a cancelled one is listed but not sold", a_cancelled_one_is_listed_but_not_sold},
    {"publishing by hand beats on sale and its start",
     publishing_by_hand_beats_on_sale_and_its_start},
    {"levels follow the places left", levels_follow_the_places_left},
    {"the next performance is one that can be bought",
     the_next_performance_is_one_that_can_be_bought},
    {"from price counts fees and skips what is no seat",
     from_price_counts_fees_and_skips_what_is_no_seat},
    {"free lists cost nothing and free rows do not hide prices",
     free_lists_cost_nothing_and_free_rows_do_not_hide_prices},
    {"a type has a range over its bands", a_type_has_a_range_over_its_bands},
    {"finds an instance by its id", finds_an_instance_by_its_id},
    CU_TEST_INFO_NULL,
};
