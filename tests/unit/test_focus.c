#include <CUnit/CUnit.h>

#include "ui/focus.h"
#include "ui/seatmap.h"

static const struct panel panel = {.w_px = 1000, .h_px = 1000, .px_per_mm = 4};

static void add(struct view *v, const char *id, uint32_t nth, struct rect at)
{
    view_button(v, at, &(struct button){.id = id, .nth = nth, .label = id, .action = 30 + nth});
}

/* back at the top; a 2 x 2 block of tiles; help at the bottom. */
static struct view screen(void)
{
    struct view v;
    view_init(&v);
    view_reset(&v, &panel);
    add(&v, "back", 0, (struct rect){0, 0, 100, 80});
    for (uint32_t i = 0; i < 4; i++)
        add(&v, "tile", i,
            (struct rect){100 + (int)(i % 2) * 300, 200 + (int)(i / 2) * 300, 280, 280});
    add(&v, "help", 0, (struct rect){800, 900, 100, 80});
    return v;
}

static void at(const struct focus *f, const char *id, uint32_t nth)
{
    CU_ASSERT_STRING_EQUAL(f->id, id);
    CU_ASSERT_EQUAL(f->nth, nth);
}

static void tab_walks_every_target_in_order_and_round(void)
{
    struct view v = screen();
    struct focus f;
    focus_init(&f);
    const char *ids[] = {"back", "tile", "tile", "tile", "tile", "help", "back"};
    const uint32_t nths[] = {0, 0, 1, 2, 3, 0, 0};
    for (int i = 0; i < 7; i++) {
        focus_key(&f, &v, KEY_TAB);
        at(&f, ids[i], nths[i]);
    }
    focus_key(&f, &v, KEY_BACK_TAB);
    at(&f, "help", 0);
    CU_ASSERT_TRUE(f.visible);
    view_deinit(&v);
}

static void arrows_go_to_the_nearest_in_that_direction(void)
{
    struct view v = screen();
    struct focus f;
    focus_init(&f);
    focus_key(&f, &v, KEY_DOWN);
    at(&f, "back", 0);
    focus_key(&f, &v, KEY_DOWN);
    at(&f, "tile", 0);
    focus_key(&f, &v, KEY_RIGHT);
    at(&f, "tile", 1);
    focus_key(&f, &v, KEY_DOWN);
    at(&f, "tile", 3);
    focus_key(&f, &v, KEY_LEFT);
    at(&f, "tile", 2);
    focus_key(&f, &v, KEY_UP);
    at(&f, "tile", 0);
    focus_key(&f, &v, KEY_LEFT);
    at(&f, "tile", 0);
    view_deinit(&v);
}

static void ok_taps_what_has_the_focus(void)
{
    struct view v = screen();
    struct focus f;
    focus_init(&f);
    CU_ASSERT_EQUAL(focus_key(&f, &v, KEY_OK).action, 0);
    for (int i = 0; i < 3; i++)
        focus_key(&f, &v, KEY_TAB);
    const struct touch_tap tap = focus_key(&f, &v, KEY_OK);
    CU_ASSERT_EQUAL(tap.action, 31);
    CU_ASSERT_STRING_EQUAL(tap.id, "tile");
    view_deinit(&v);
}

static void escape_and_help_tap_by_name(void)
{
    struct view v = screen();
    struct focus f;
    focus_init(&f);
    CU_ASSERT_STRING_EQUAL(focus_key(&f, &v, KEY_ESCAPE).id, "back");
    CU_ASSERT_STRING_EQUAL(focus_key(&f, &v, KEY_HELP).id, "help");
    v.widgets[0].disabled = true;
    CU_ASSERT_EQUAL(focus_key(&f, &v, KEY_ESCAPE).action, 0);
    view_deinit(&v);
}

static void dead_targets_are_stepped_over(void)
{
    struct view v = screen();
    struct focus f;
    focus_init(&f);
    focus_key(&f, &v, KEY_TAB);
    v.widgets[1].disabled = true;
    v.widgets[2].busy = true;
    focus_key(&f, &v, KEY_TAB);
    at(&f, "tile", 2);
    view_deinit(&v);
}

static void focus_survives_a_redraw_and_falls_to_the_first(void)
{
    struct view v = screen();
    struct focus f;
    focus_init(&f);
    focus_check(&f, &v);
    at(&f, "", 0);
    focus_key(&f, &v, KEY_TAB);
    focus_key(&f, &v, KEY_TAB);
    focus_check(&f, &v);
    at(&f, "tile", 0);
    v.widgets[1].disabled = true;
    focus_check(&f, &v);
    at(&f, "back", 0);
    view_deinit(&v);
}

static void in_an_overlay_only_its_targets_are_walked(void)
{
    struct view v = screen();
    struct focus f;
    focus_init(&f);
    focus_key(&f, &v, KEY_TAB);
    view_begin_modal(&v);
    add(&v, "stay", 0, (struct rect){100, 700, 300, 100});
    add(&v, "leave", 0, (struct rect){500, 700, 300, 100});
    focus_check(&f, &v);
    at(&f, "stay", 0);
    focus_key(&f, &v, KEY_BACK_TAB);
    at(&f, "leave", 0);
    focus_key(&f, &v, KEY_UP);
    at(&f, "leave", 0);
    view_deinit(&v);
}

static void an_empty_screen_has_no_focus(void)
{
    struct view v;
    struct focus f;
    view_init(&v);
    view_reset(&v, &panel);
    focus_init(&f);
    CU_ASSERT_EQUAL(focus_key(&f, &v, KEY_TAB).action, 0);
    CU_ASSERT_EQUAL(focus_key(&f, &v, KEY_OK).action, 0);
    at(&f, "", 0);
    view_deinit(&v);
}

static void a_seat_map_is_entered_walked_and_left(void)
{
    static const struct seatmap_item items[] = {
        {.x = 0, .y = 0}, {.x = 100, .y = 0}, {.x = 200, .y = 0}};
    struct seatmap_group group = {.name = "Stalls", .n = 3};
    struct seatmap *map = seatmap_new(&(struct seatmap_spec){
        .items = items, .n_items = 3, .groups = &group, .n_groups = 1, .pitch = 100});
    for (size_t i = 0; i < 3; i++)
        seatmap_set(map, i, MARK_FREE, 0);
    seatmap_place(map, (struct rect){0, 100, 1000, 600}, &panel);
    struct view v = screen();
    view_seatmap(&v, "plan", (struct rect){0, 100, 1000, 600}, map, 77, "Plan");
    struct focus f;
    focus_init(&f);
    focus_key(&f, &v, KEY_BACK_TAB); /* none yet: the first */
    focus_key(&f, &v, KEY_BACK_TAB);
    at(&f, "plan", 0);
    CU_ASSERT_EQUAL(focus_key(&f, &v, KEY_OK).action, 0);
    CU_ASSERT_TRUE(f.in_map);
    CU_ASSERT_EQUAL(seatmap_focus(map), 1);
    focus_key(&f, &v, KEY_RIGHT);
    const struct touch_tap tap = focus_key(&f, &v, KEY_OK);
    CU_ASSERT_EQUAL(tap.action, 77);
    CU_ASSERT_EQUAL(tap.arg, 2);
    CU_ASSERT_EQUAL(focus_key(&f, &v, KEY_ESCAPE).action, 0);
    CU_ASSERT_FALSE(f.in_map);
    at(&f, "plan", 0);
    view_deinit(&v);
    seatmap_free(map);
}

CU_TestInfo test_focus[] = {
    {"tab walks every target in order and round", tab_walks_every_target_in_order_and_round},
    {"arrows go to the nearest in that direction", arrows_go_to_the_nearest_in_that_direction},
    {"ok taps what has the focus", ok_taps_what_has_the_focus},
    {"escape and help tap by name", escape_and_help_tap_by_name},
    {"dead targets are stepped over", dead_targets_are_stepped_over},
    {"focus survives a redraw and falls to the first",
     focus_survives_a_redraw_and_falls_to_the_first},
    {"in an overlay only its targets are walked", in_an_overlay_only_its_targets_are_walked},
    {"an empty screen has no focus", an_empty_screen_has_no_focus},
    {"a seat map is entered, walked and left", a_seat_map_is_entered_walked_and_left},
    CU_TEST_INFO_NULL,
};
