/* Facts in the words of the session's language. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "fakes/fake_runtime.h"
#include "scenes/say.h"
#include "ui/i18n.h"

static const struct wall TODAY = {2026, 11, 21, 18, 35};

static struct arena *begin(const char *language)
{
    fake_language(language);
    return arena_new();
}

static void end(struct arena *a)
{
    arena_free(a);
    i18n_unload();
}

static void money_stands_as_the_language_has_it(void)
{
    const struct shop shop = fake_shop();
    struct arena *a = begin("en_GB");
    CU_ASSERT_STRING_EQUAL(say_money(a, &shop, 4200), "£42.00");
    CU_ASSERT_STRING_EQUAL(say_money(a, &shop, 123456789), "£1,234,567.89");
    CU_ASSERT_STRING_EQUAL(say_money(a, &shop, -900), "−£9.00");
    CU_ASSERT_STRING_EQUAL(say_from(a, &shop, 1800), "from £18.00");
    CU_ASSERT_STRING_EQUAL(say_from(a, &shop, 0), "Free");
    fake_language("de");
    CU_ASSERT_STRING_EQUAL(say_money(a, &shop, 123450), "1.234,50\u00a0£");
    end(a);
}

static void currencies_without_decimals_have_no_point(void)
{
    struct shop shop = fake_shop();
    struct arena *a = begin("en_GB");
    shop.currency = (struct currency){.code = "JPY", .symbol = "¥", .decimals = 0};
    CU_ASSERT_STRING_EQUAL(say_money(a, &shop, 4200), "¥4,200");
    end(a);
}

static void days_have_names_when_they_are_near(void)
{
    const struct wall soon = {2026, 11, 21, 19, 0}, next = {2026, 11, 22, 15, 0};
    const struct wall later = {2026, 11, 24, 9, 5};
    struct arena *a = begin("en_GB");
    CU_ASSERT_STRING_EQUAL(say_when_short(a, &soon, &TODAY), "Today 19:00");
    CU_ASSERT_STRING_EQUAL(say_when_short(a, &next, &TODAY), "Tomorrow 15:00");
    CU_ASSERT_STRING_EQUAL(say_when_short(a, &later, &TODAY), "Tue 24 Nov 09:05");
    CU_ASSERT_STRING_EQUAL(say_when(a, &soon, &TODAY), "Today, Saturday 21 November, 19:00");
    CU_ASSERT_STRING_EQUAL(say_day(a, &later, &TODAY), "Tuesday 24 November");
    fake_language("de");
    CU_ASSERT_STRING_EQUAL(say_date_line(a, &TODAY), "Samstag, 21. November");
    end(a);
}

static void a_start_is_counted_down_for_two_hours_only(void)
{
    struct arena *a = begin("en_GB");
    CU_ASSERT_STRING_EQUAL(say_starts_in(a, 1500, 0), "Starts in 25 min");
    CU_ASSERT_STRING_EQUAL(say_starts_in(a, 7200, 0), "Starts in 120 min");
    CU_ASSERT_STRING_EQUAL(say_starts_in(a, 7201, 0), "");
    CU_ASSERT_STRING_EQUAL(say_starts_in(a, 10, 10), "");
    end(a);
}

static void durations_leave_out_what_is_nothing(void)
{
    struct arena *a = begin("en_GB");
    CU_ASSERT_STRING_EQUAL(say_duration(a, 130), "2 h 10 min");
    CU_ASSERT_STRING_EQUAL(say_duration(a, 120), "2 h");
    CU_ASSERT_STRING_EQUAL(say_duration(a, 45), "45 min");
    CU_ASSERT_STRING_EQUAL(say_duration(a, 0), "");
    end(a);
}

static void places_leave_out_what_the_service_left_empty(void)
{
    struct arena *a = begin("en_GB");
    struct basket_line line = {.area = "Stalls", .row = "F", .seat_id = "1", .seat_number = "12"};
    CU_ASSERT_STRING_EQUAL(say_place(a, &line), "Stalls, row F, seat 12");
    line.row[0] = '\0';
    text_copy(line.seat_name, sizeof(line.seat_name), "Box 3");
    CU_ASSERT_STRING_EQUAL(say_place(a, &line), "Stalls, seat Box 3");
    line.area[0] = '\0';
    CU_ASSERT_STRING_EQUAL(say_place(a, &line), "seat Box 3");
    line.seat_id[0] = '\0';
    CU_ASSERT_STRING_EQUAL(say_place(a, &line), "Unreserved");
    end(a);
}

static void neighbours_share_the_name_of_their_row(void)
{
    struct arena *a = begin("en_GB");
    struct basket_line lines[4] = {
        {.area = "Stalls", .row = "F", .seat_id = "1", .seat_number = "12"},
        {.area = "Stalls", .row = "F", .seat_id = "2", .seat_number = "13"},
        {.area = "Stalls", .row = "F", .seat_id = "3", .seat_number = "14"},
        {.area = "Circle", .row = "A", .seat_id = "4", .seat_number = "1"},
    };
    CU_ASSERT_STRING_EQUAL(say_places(a, lines, 3), "Stalls, row F, seats 12, 13 and 14");
    CU_ASSERT_STRING_EQUAL(say_places(a, lines + 2, 2),
                           "Stalls, row F, seat 14; Circle, row A, seat 1");
    const struct basket_line field[2] = {{.area = "Field"}, {.area = "Field"}};
    CU_ASSERT_STRING_EQUAL(say_places(a, field, 2), "Field");
    end(a);
}

static void order_numbers_are_grouped_when_they_are_digits(void)
{
    struct arena *a = begin("en_GB");
    CU_ASSERT_STRING_EQUAL(say_order_number(a, "4071862"), "4 071 862");
    CU_ASSERT_STRING_EQUAL(say_order_number(a, "123456"), "123 456");
    CU_ASSERT_STRING_EQUAL(say_order_number(a, "A-71862"), "A-71862");
    CU_ASSERT_STRING_EQUAL(say_countdown(a, 582000), "9:42");
    CU_ASSERT_STRING_EQUAL(say_countdown(a, -5), "0:00");
    end(a);
}

static void availability_is_a_word_or_a_number(void)
{
    struct catalogue *c = fake_catalogue_new();
    struct arena *a = begin("en_GB");
    const struct instance *x = c->instances;
    const uint32_t hours = fake_instance(c, FAKE_HOURS);
    CU_ASSERT_STRING_EQUAL(say_availability(a, &x[0], FAKE_NOW_UTC_S), "Good availability");
    CU_ASSERT_STRING_EQUAL(say_availability(a, &x[1], FAKE_NOW_UTC_S), "9 left");
    CU_ASSERT_STRING_EQUAL(say_availability(a, &x[hours], FAKE_NOW_UTC_S), "Sold out");
    const char *later = say_availability(a, &x[hours + 1], FAKE_NOW_UTC_S);
    CU_ASSERT_EQUAL(strncmp(later, "On sale from tomorrow ", 22), 0);
    CU_ASSERT_STRING_EQUAL(say_availability(a, &x[fake_instance(c, FAKE_GHOST)], FAKE_NOW_UTC_S),
                           "Cancelled");
    CU_ASSERT_EQUAL(say_level(&x[0]), 3);
    CU_ASSERT_EQUAL(say_level(&x[hours]), 0);
    end(a);
    catalogue_free(c);
}

CU_TestInfo test_say[] = {
    {"money stands as the language has it", money_stands_as_the_language_has_it},
    {"currencies without decimals have no point", currencies_without_decimals_have_no_point},
    {"days have names when they are near", days_have_names_when_they_are_near},
    {"a start is counted down for two hours only", a_start_is_counted_down_for_two_hours_only},
    {"durations leave out what is nothing", durations_leave_out_what_is_nothing},
    {"places leave out what the service left empty", places_leave_out_what_the_service_left_empty},
    {"neighbours share the name of their row", neighbours_share_the_name_of_their_row},
    {"order numbers are grouped when they are digits",
     order_numbers_are_grouped_when_they_are_digits},
    {"availability is a word or a number", availability_is_a_word_or_a_number},
    CU_TEST_INFO_NULL,
};
