/* Seats as a list: what a row has, which rows are listed where, filters, pages, keys. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/seats_hall.h"
#include "fakes/seats_kit.h"
#include "ui/focus.h"
#include "ui/i18n.h"

static const struct seats_hall HOUSE = {.n_areas = 2, .n_rows = 10, .n_seats = 12};

static uint32_t seat_at(int area, int row, int seat)
{
    return seats_hall_seat(&HOUSE, area, row, seat);
}

static const struct seats_list *list_of(const struct fake_runtime *rt)
{
    return &seats_kit_state(rt)->list;
}

static void take_away(struct fake_runtime *rt, uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++)
        rt->session.status->state[i] = SEAT_UNAVAILABLE;
}

static bool says(const struct fake_runtime *rt, const char *id, uint32_t nth, const char *words)
{
    const struct widget *w = view_find(&rt->view, id, nth);
    return w && strstr(w->value, words) != NULL;
}

static void a_row_says_its_price_its_best_run_and_what_is_left(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 2, 0);
    take_away(&rt, seat_at(0, 1, 0), 4); /* two left before the aisle, six behind it */
    take_away(&rt, seat_at(0, 2, 0), 11);
    fake_enter(&rt, &scene_seats);
    CU_ASSERT_EQUAL(list_of(&rt)->rows[1].best_run, 6);
    CU_ASSERT_EQUAL(list_of(&rt)->rows[1].n_free, 8);
    CU_ASSERT_EQUAL(list_of(&rt)->rows[2].block, SEAT_NONE);
    fake_action(&rt, &scene_seats, SEATS_ROWS_PAGE, 0);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "row", 1), "Row B");
    CU_ASSERT_TRUE(says(&rt, "row", 1, "Band A, £42.00, 6 together, 8 left"));
    CU_ASSERT_TRUE(says(&rt, "row", 2, "single seats only, 1 left"));
    seats_kit_done(&rt);
}

static void it_opens_at_a_row_where_all_can_sit_together(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 4, 0);
    for (uint32_t i = 0; i < seat_at(1, 2, 0); i += 2)
        take_away(&rt, i, 1);
    fake_enter(&rt, &scene_seats);
    CU_ASSERT_EQUAL(list_of(&rt)->area, 1);
    const uint32_t row = list_of(&rt)->listed[list_of(&rt)->open];
    CU_ASSERT_TRUE(list_of(&rt)->rows[row].best_run >= 4);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "take", 0));
    seats_kit_done(&rt);
}

static void one_touch_takes_a_block_and_the_next_row_moves_it(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 3, 0);
    fake_enter(&rt, &scene_seats);
    fake_tap(&rt, &scene_seats, "take", 0);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 3);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "continue", 0));
    const uint32_t before = seats_kit_state(&rt)->chosen[0];
    fake_action(&rt, &scene_seats, SEATS_LIST_AREA, 1);
    fake_action(&rt, &scene_seats, SEATS_ROW, 7);
    fake_tap(&rt, &scene_seats, "take", 0);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 3);
    CU_ASSERT_NOT_EQUAL(seats_kit_state(&rt)->chosen[0], before);
    CU_ASSERT_EQUAL(rt.session.plan->seats[seats_kit_state(&rt)->chosen[0]].area, 1);
    seats_kit_done(&rt);
}

static void a_seat_is_a_tile_that_the_rules_of_the_plan_hold_for(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 2, 0);
    take_away(&rt, seat_at(0, 0, 5), 1);
    fake_enter(&rt, &scene_seats);
    fake_action(&rt, &scene_seats, SEATS_LIST_AREA, 0);
    fake_action(&rt, &scene_seats, SEATS_ROW, 0);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "tile", 5)); /* taken: a gap */
    CU_ASSERT_TRUE(says(&rt, "tile", 0, "Row A, seat 1, Band A, £42.00"));
    fake_tap(&rt, &scene_seats, "tile", 7);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    CU_ASSERT_TRUE(view_find(&rt.view, "tile", 7)->chosen);
    CU_ASSERT_TRUE(says(&rt, "tile", 7, "chosen"));
    seats_kit_done(&rt);
}

static void plan_and_list_share_the_selection(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 2, 0);
    rt.session.seats_as_list = false;
    fake_enter(&rt, &scene_seats);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "plan", 0));
    seats_kit_touch(&rt, seat_at(1, 8, 3));
    fake_tap(&rt, &scene_seats, "as_list", 0);
    CU_ASSERT_EQUAL(list_of(&rt)->area, 1);
    CU_ASSERT_EQUAL(list_of(&rt)->listed[list_of(&rt)->open], 18);
    CU_ASSERT_TRUE(view_find(&rt.view, "tile", 3)->chosen);
    CU_ASSERT_TRUE(rt.session.seats_as_list);
    fake_tap(&rt, &scene_seats, "as_plan", 0);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    CU_ASSERT_FALSE(rt.session.seats_as_list);
    seats_kit_done(&rt);
}

static void a_price_leaves_out_what_costs_something_else(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 2, 0);
    fake_enter(&rt, &scene_seats);
    fake_tap(&rt, &scene_seats, "band", 1);
    for (size_t i = 0; i < list_of(&rt)->n_listed; i++)
        CU_ASSERT_EQUAL(list_of(&rt)->rows[list_of(&rt)->listed[i]].letters, 2);
    CU_ASSERT_EQUAL(list_of(&rt)->rows[0].n_free, 0);
    CU_ASSERT_EQUAL(seatmap_mark(seats_kit_state(&rt)->map, seat_at(0, 0, 0)), MARK_ASIDE);
    fake_tap(&rt, &scene_seats, "take", 0);
    CU_ASSERT_EQUAL(rt.session.status->band[seats_kit_state(&rt)->chosen[0]], 1);
    fake_tap(&rt, &scene_seats, "band", 1);
    CU_ASSERT_EQUAL(list_of(&rt)->rows[0].n_free, 12);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2); /* whatever is filtered */
    seats_kit_done(&rt);
}

static void restricted_views_can_be_left_out(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 2, 0);
    rt.session.overlay->flags[seat_at(0, 0, 0)] |= SEAT_FLAG_RESTRICTED;
    fake_enter(&rt, &scene_seats);
    CU_ASSERT_EQUAL(list_of(&rt)->rows[0].n_free, 12);
    fake_tap(&rt, &scene_seats, "access", 1);
    CU_ASSERT_EQUAL(list_of(&rt)->rows[0].n_free, 11);
    seats_kit_done(&rt);
}

static void where_nothing_fits_the_way_out_is_one_touch(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 2, 1);
    fake_enter(&rt, &scene_seats);
    fake_tap(&rt, &scene_seats, "access", 0); /* spaces, of which there are none */
    CU_ASSERT_EQUAL(list_of(&rt)->n_listed, 0);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "clear_filters", 0));
    fake_tap(&rt, &scene_seats, "clear_filters", 0);
    CU_ASSERT_EQUAL(list_of(&rt)->n_listed, 10);
    seats_kit_done(&rt);
}

static void a_party_with_a_wheelchair_hears_of_spaces(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 2, 1);
    rt.session.status->state[seat_at(0, 3, 0)] = SEAT_WHEELCHAIR;
    fake_enter(&rt, &scene_seats);
    CU_ASSERT_EQUAL(list_of(&rt)->rows[3].n_spaces, 1);
    CU_ASSERT_EQUAL(list_of(&rt)->rows[3].block, seat_at(0, 3, 0));
    CU_ASSERT_EQUAL(list_of(&rt)->rows[4].block, SEAT_NONE);
    CU_ASSERT_EQUAL(list_of(&rt)->listed[list_of(&rt)->open], 3);
    CU_ASSERT_TRUE(says(&rt, "row", 3, "1 wheelchair space"));
    seats_kit_done(&rt);
}

static void rows_keep_their_lines_when_they_sell_out(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 2, 0);
    fake_enter(&rt, &scene_seats);
    const size_t before = list_of(&rt)->n_listed;
    struct reply *reply = fake_reply_new(&rt);
    reply->status = seat_status_new(rt.session.plan);
    reply->status->seats_known = true;
    for (uint32_t i = 0; i < reply->status->n_seats; i++) {
        const bool gone = rt.session.plan->seats[i].row == 1;
        reply->status->state[i] = gone ? SEAT_UNAVAILABLE : SEAT_AVAILABLE;
        reply->status->band[i] = 0;
    }
    fake_deliver(&rt, &scene_seats, reply);
    fake_action(&rt, &scene_seats, SEATS_ROWS_PAGE, 0);
    CU_ASSERT_EQUAL(list_of(&rt)->n_listed, before);
    CU_ASSERT_TRUE(says(&rt, "row", 1, "none left"));
    CU_ASSERT_FALSE(fake_is_alive(&rt, "row", 1));
    fake_action(&rt, &scene_seats, SEATS_LIST_AREA, 0);
    CU_ASSERT_EQUAL(list_of(&rt)->n_listed, before - 1);
    seats_kit_done(&rt);
}

static void pages_turn_to_the_last_row_and_back(void)
{
    struct fake_runtime rt;
    const struct seats_hall tall = {.n_areas = 1, .n_rows = 40, .n_seats = 6};
    seats_hall_open(&rt, &tall, 1, 0);
    fake_enter(&rt, &scene_seats);
    fake_action(&rt, &scene_seats, SEATS_ROWS_PAGE, 0);
    int turns = 0;
    while (fake_is_alive(&rt, "rows_more", 0) && turns++ < 40)
        fake_tap(&rt, &scene_seats, "rows_more", 0);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "row", 39));
    CU_ASSERT_TRUE(turns > 1 && turns < 8);
    while (fake_is_alive(&rt, "rows_previous", 0) && turns++ < 40)
        fake_tap(&rt, &scene_seats, "rows_previous", 0);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "row", 0));
    seats_kit_done(&rt);
}

static void every_seat_of_a_long_row_has_its_page(void)
{
    struct fake_runtime rt;
    const struct seats_hall wide = {.n_areas = 1, .n_rows = 2, .n_seats = 200};
    bool seen[200] = {false};
    seats_hall_open(&rt, &wide, 1, 0);
    fake_enter(&rt, &scene_seats);
    size_t n = 0;
    for (int turn = 0; turn < 20; turn++) {
        for (uint32_t i = 0; i < 200; i++) {
            n += view_find(&rt.view, "tile", i) && !seen[i];
            seen[i] = seen[i] || view_find(&rt.view, "tile", i);
        }
        if (!fake_is_alive(&rt, "tiles_more", 0))
            break;
        fake_tap(&rt, &scene_seats, "tiles_more", 0);
    }
    CU_ASSERT_EQUAL(n, 200);
    seats_kit_done(&rt);
}

static void rows_are_counted_from_where_the_stage_is(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 2, 0);
    rt.session.overlay->stage_side = STAGE_BOTTOM;
    fake_enter(&rt, &scene_seats);
    fake_action(&rt, &scene_seats, SEATS_LIST_AREA, 0);
    CU_ASSERT_EQUAL(list_of(&rt)->listed[0], 9);
    CU_ASSERT_EQUAL(list_of(&rt)->listed[9], 0);
    seats_kit_done(&rt);
}

static void rows_and_seats_without_names_are_still_told_apart(void)
{
    struct fake_runtime rt;
    const struct seats_hall club = {
        .n_areas = 1, .n_rows = 3, .n_seats = 6, .unlabelled = true, .empty_area = true};
    seats_hall_open(&rt, &club, 2, 0);
    fake_enter(&rt, &scene_seats);
    CU_ASSERT_EQUAL(list_of(&rt)->n_areas, 1); /* the one without seats is none of them */
    fake_action(&rt, &scene_seats, SEATS_ROWS_PAGE, 0);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "row", 0), "Row 1");
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "row", 2), "Row 3");
    seats_kit_done(&rt);
}

static void an_arena_shows_no_more_than_a_screen(void)
{
    struct fake_runtime rt;
    const struct seats_hall arena = {.n_areas = 100, .n_rows = 10, .n_seats = 60};
    seats_hall_open(&rt, &arena, 2, 0);
    fake_enter(&rt, &scene_seats);
    CU_ASSERT_EQUAL(rt.session.plan->n_seats, 60000);
    CU_ASSERT_TRUE(rt.view.n_widgets < 400);
    fake_tap(&rt, &scene_seats, "areas", 0);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "areas_more", 0));
    fake_tap(&rt, &scene_seats, "areas_more", 0);
    const uint32_t last = rt.view.lists[0].first;
    fake_tap(&rt, &scene_seats, "area", last);
    CU_ASSERT_EQUAL(list_of(&rt)->area, last);
    CU_ASSERT_EQUAL(list_of(&rt)->n_listed, 10);
    seats_kit_done(&rt);
}

/* Tab from the first widget on, until the one with this id has the focus; how many steps, 0: never. */
static int steps_to(struct focus *f, const struct view *v, const char *id)
{
    for (int i = 1; i < 200; i++) {
        focus_key(f, v, KEY_TAB);
        if (strcmp(f->id, id) == 0)
            return i;
    }
    return 0;
}

static void keys_alone_reach_everything_in_reading_order(void)
{
    struct fake_runtime rt;
    struct focus f;
    seats_hall_open(&rt, &HOUSE, 2, 0);
    fake_enter(&rt, &scene_seats);
    focus_init(&f);
    const int list = steps_to(&f, &rt.view, "as_list");
    CU_ASSERT_TRUE(list > 0);
    CU_ASSERT_TRUE(steps_to(&f, &rt.view, "area") > 0);
    CU_ASSERT_TRUE(steps_to(&f, &rt.view, "row") > 0);
    CU_ASSERT_TRUE(steps_to(&f, &rt.view, "take") > 0);
    CU_ASSERT_EQUAL(steps_to(&f, &rt.view, "tile"), 1);
    const struct touch_tap tap = focus_key(&f, &rt.view, KEY_OK);
    fake_action(&rt, &scene_seats, tap.action, tap.arg);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_chosen, 2);
    seats_kit_done(&rt);
}

CU_TestInfo test_seats_list[] = {
    {"a row says its price, its best run and what is left",
     a_row_says_its_price_its_best_run_and_what_is_left},
    {"it opens at a row where all can sit together", it_opens_at_a_row_where_all_can_sit_together},
    {"one touch takes a block and the next row moves it",
     one_touch_takes_a_block_and_the_next_row_moves_it},
    {"a seat is a tile that the rules of the plan hold for",
     a_seat_is_a_tile_that_the_rules_of_the_plan_hold_for},
    {"plan and list share the selection", plan_and_list_share_the_selection},
    {"a price leaves out what costs something else", a_price_leaves_out_what_costs_something_else},
    {"restricted views can be left out", restricted_views_can_be_left_out},
    {"where nothing fits the way out is one touch", where_nothing_fits_the_way_out_is_one_touch},
    {"a party with a wheelchair hears of spaces", a_party_with_a_wheelchair_hears_of_spaces},
    {"rows keep their lines when they sell out", rows_keep_their_lines_when_they_sell_out},
    {"pages turn to the last row and back", pages_turn_to_the_last_row_and_back},
    {"every seat of a long row has its page", every_seat_of_a_long_row_has_its_page},
    {"rows are counted from where the stage is", rows_are_counted_from_where_the_stage_is},
    {"rows and seats without names are still told apart",
     rows_and_seats_without_names_are_still_told_apart},
    {"an arena shows no more than a screen", an_arena_shows_no_more_than_a_screen},
    {"keys alone reach everything in reading order", keys_alone_reach_everything_in_reading_order},
    CU_TEST_INFO_NULL,
};
