#include <CUnit/CUnit.h>

#include "sandbox/sandbox_fixture.h"

static struct fixture f;

static int64_t sum(const struct house_counts *n)
{
    return n->available + n->wheelchair + n->special + n->in_basket + n->unavailable;
}

static void locks_show_as_letters(void)
{
    fixture_open(&f);
    const struct house *house = model_house(f.model, FIXTURE_HALL);
    CU_ASSERT_EQUAL(house_letter(house, 0, 0), 'W');
    CU_ASSERT_EQUAL(house_letter(house, 0, 1), 'I');
    CU_ASSERT_EQUAL(house_letter(house, 0, 2), 'X');
    CU_ASSERT_EQUAL(house_letter(house, 0, 3), 'A');
    CU_ASSERT_EQUAL(house_letter(house, 0, 11), 'U');
    fixture_close(&f);
}

static void a_seat_is_held_once_and_keeps_its_lock(void)
{
    fixture_open(&f);
    struct house *house = model_house(f.model, FIXTURE_HALL);
    struct house_at at;
    CU_ASSERT_TRUE_FATAL(house_find_seat(house, 103, &at));
    CU_ASSERT_TRUE(house_hold(house, &at));
    CU_ASSERT_EQUAL(house_letter(house, 0, 2), 'B');
    CU_ASSERT_FALSE(house_hold(house, &at));
    house_release(house, &at);
    CU_ASSERT_EQUAL(house_letter(house, 0, 2), 'X');
    CU_ASSERT_TRUE(house_hold(house, &at));
    house_sell(house, &at);
    CU_ASSERT_EQUAL(house_letter(house, 0, 2), 'U');
    CU_ASSERT_TRUE_FATAL(house_find_seat(house, 116, &at));
    CU_ASSERT_FALSE(house_hold(house, &at));
    CU_ASSERT_FALSE(house_find_seat(house, 999, &at));
    fixture_close(&f);
}

static void the_counts_add_up_to_the_capacity(void)
{
    fixture_open(&f);
    struct house *house = model_house(f.model, FIXTURE_HALL);
    struct house_counts n;
    struct house_at at;
    CU_ASSERT_TRUE_FATAL(house_find_seat(house, 201, &at));
    CU_ASSERT_TRUE(house_hold(house, &at));
    house_count_all(house, &n);
    CU_ASSERT_EQUAL(sum(&n), 16);
    CU_ASSERT_EQUAL(n.available, 12);
    CU_ASSERT_EQUAL(n.wheelchair, 1);
    CU_ASSERT_EQUAL(n.special, 1);
    CU_ASSERT_EQUAL(n.in_basket, 1);
    CU_ASSERT_EQUAL(n.unavailable, 1);
    house_count(house, 1, &n);
    CU_ASSERT_EQUAL(sum(&n), 4);
    fixture_close(&f);
}

static void the_allocation_goes_first_and_then_the_general_places(void)
{
    fixture_open(&f);
    struct house *house = model_house(f.model, FIXTURE_LOFT);
    struct house_counts n;
    struct house_at at[11];
    for (size_t i = 0; i < 10; i++)
        CU_ASSERT_TRUE(house_hold_place(house, 0, true, &at[i]));
    CU_ASSERT_TRUE(at[0].special && at[1].special);
    CU_ASSERT_FALSE(at[2].special);
    CU_ASSERT_FALSE(house_hold_place(house, 0, true, &at[10]));
    house_release(house, &at[0]);
    house_count_all(house, &n);
    CU_ASSERT_EQUAL(n.special, 1);
    CU_ASSERT_EQUAL(n.available, 0);
    CU_ASSERT_EQUAL(n.in_basket, 9);
    CU_ASSERT_EQUAL(sum(&n), 10);
    fixture_close(&f);
}

static void best_seats_are_together_near_the_front_and_not_locked(void)
{
    fixture_open(&f);
    struct house *house = model_house(f.model, FIXTURE_HALL);
    struct house_at at[HOUSE_BEST_MAX];
    const struct house_wish three = {.n = 3, .ordinary_only = true};
    CU_ASSERT_TRUE_FATAL(house_best(house, &three, at));
    for (size_t i = 0; i < 3; i++) { /* A4 A5 A6: the rest of row A has locks */
        CU_ASSERT_EQUAL(at[i].area, 0);
        CU_ASSERT_EQUAL(at[i].seat, 3 + i);
    }
    fixture_close(&f);
}

static void best_seats_do_not_sit_across_an_aisle_and_split_if_they_must(void)
{
    fixture_open(&f);
    struct house *house = model_house(f.model, FIXTURE_HALL);
    const bool stalls[] = {true, false}, balcony[256] = {false, true, false};
    struct house_at at[HOUSE_BEST_MAX];
    struct house_wish wish = {.n = 4, .areas = stalls, .ordinary_only = true};
    CU_ASSERT_TRUE_FATAL(house_best(house, &wish, at)); /* no four side by side in the stalls */
    CU_ASSERT_EQUAL(at[0].seat, 3);
    CU_ASSERT_EQUAL(at[2].seat, 5);
    wish = (struct house_wish){.n = 4, .bands = balcony, .ordinary_only = true};
    CU_ASSERT_TRUE_FATAL(house_best(house, &wish, at));
    CU_ASSERT_EQUAL(at[0].area, 1);
    wish.n = 5;
    CU_ASSERT_FALSE(house_best(house, &wish, at));
    fixture_close(&f);
}

static void a_house_is_as_full_as_it_was_told(void)
{
    fixture_open(&f);
    const struct sb_plan *hall = &f.venue->plans[1];
    struct house *full = house_new(hall, SB_FILL_SOLD_OUT, 1);
    struct house *empty = house_new(hall, SB_FILL_EMPTY, 1);
    struct house_counts n;
    house_count_all(full, &n);
    CU_ASSERT_EQUAL(n.unavailable, 16);
    house_count_all(empty, &n);
    CU_ASSERT_EQUAL(n.unavailable, 1);
    house_free(full);
    house_free(empty);
    fixture_close(&f);
}

CU_TestInfo test_house[] = {
    {"locks show as letters", locks_show_as_letters},
    {"a seat is held once and keeps its lock", a_seat_is_held_once_and_keeps_its_lock},
    {"the counts add up to the capacity", the_counts_add_up_to_the_capacity},
    {"the allocation goes first and then the general places",
     the_allocation_goes_first_and_then_the_general_places},
    {"best seats are together, near the front and not locked",
     best_seats_are_together_near_the_front_and_not_locked},
    {"best seats do not sit across an aisle and split if they must",
     best_seats_do_not_sit_across_an_aisle_and_split_if_they_must},
    {"a house is as full as it was told", a_house_is_as_full_as_it_was_told},
    CU_TEST_INFO_NULL,
};
