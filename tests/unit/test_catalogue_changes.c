#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "fakes/fake_catalogue.h"
#include "model/catalogue_changes.h"

static struct catalogue *before, *after;
static struct catalogue_changes changes;

static void begin(void)
{
    before = fake_catalogue_new();
    after = fake_catalogue_new();
}

static void compare(void)
{
    catalogue_compare(before, after, FAKE_NOW_UTC_S, &changes);
}

static void end(void)
{
    catalogue_free(before);
    catalogue_free(after);
}

static struct instance *first_date(struct catalogue *c, enum fake_event event)
{
    return &c->instances[fake_instance(c, event)];
}

static void the_same_is_no_change(void)
{
    begin();
    after->instances[0].availability.available++;
    compare();
    CU_ASSERT_EQUAL(changes.n_shows, 0);
    end();
}

static void another_time_price_or_sale_is_a_change_of_that_date(void)
{
    begin();
    first_date(after, FAKE_ORCHARD)->start_utc_s += 1800;
    first_date(after, FAKE_CLOCKS)->on_sale = !first_date(after, FAKE_CLOCKS)->on_sale;
    compare();
    CU_ASSERT_EQUAL_FATAL(changes.n_shows, 2);
    CU_ASSERT_EQUAL(changes.shows[0].changed, 1);
    CU_ASSERT_EQUAL(changes.shows[1].changed, 1);
    CU_ASSERT_FALSE(changes.shows[0].is_new || changes.shows[0].is_gone);
    end();
}

static void a_price_that_rose_changes_every_date_of_its_list(void)
{
    begin();
    const uint32_t list = first_date(after, FAKE_FOX)->price_list;
    after->price_lists[list].prices[0].amount += 100;
    compare();
    CU_ASSERT_NOT_EQUAL_FATAL(changes.n_shows, 0);
    bool fox = false;
    for (size_t i = 0; i < changes.n_shows; i++)
        fox = fox || strcmp(changes.shows[i].name,
                            after->events[first_date(after, FAKE_FOX)->event].name) == 0;
    CU_ASSERT_TRUE(fox);
    end();
}

static void dates_come_and_go(void)
{
    begin();
    text_copy(first_date(after, FAKE_ORCHARD)->id, ID_SIZE, "ANEWONE");
    compare();
    CU_ASSERT_EQUAL_FATAL(changes.n_shows, 1);
    CU_ASSERT_EQUAL(changes.shows[0].added, 1);
    CU_ASSERT_EQUAL(changes.shows[0].gone, 1);
    end();
}

static void a_date_that_has_begun_is_not_gone(void)
{
    begin();
    text_copy(first_date(after, FAKE_ORCHARD)->id, ID_SIZE, "ANEWONE");
    first_date(before, FAKE_ORCHARD)->start_utc_s = FAKE_NOW_UTC_S - 60;
    compare();
    CU_ASSERT_EQUAL_FATAL(changes.n_shows, 1);
    CU_ASSERT_EQUAL(changes.shows[0].gone, 0);
    end();
}

static void a_show_that_came_and_one_that_went_are_named(void)
{
    begin();
    const uint32_t at = first_date(after, FAKE_ORCHARD)->event;
    text_copy(after->events[at].id, ID_SIZE, "ANEWSHOW");
    compare();
    CU_ASSERT_EQUAL_FATAL(changes.n_shows, 2);
    CU_ASSERT_TRUE(changes.shows[0].is_new);
    CU_ASSERT_TRUE(changes.shows[1].is_gone);
    CU_ASSERT_STRING_EQUAL(changes.shows[1].name, before->events[at].name);
    end();
}

CU_TestInfo test_catalogue_changes[] = {
    {"the same is no change", the_same_is_no_change},
    {"another time, price or sale is a change of that date",
     another_time_price_or_sale_is_a_change_of_that_date},
    {"a price that rose changes every date of its list",
     a_price_that_rose_changes_every_date_of_its_list},
    {"dates come and go", dates_come_and_go},
    {"a date that has begun is not gone", a_date_that_has_begun_is_not_gone},
    {"a show that came and one that went are named", a_show_that_came_and_one_that_went_are_named},
    CU_TEST_INFO_NULL,
};
