#include <CUnit/CUnit.h>

#include "ui/seatmap.h"
#include "ui/touch.h"

enum { PLAN = 50, COLUMNS = 40, ROWS = 30, N = COLUMNS * ROWS };

static const struct panel panel = {.w_px = 1000, .h_px = 1000, .px_per_mm = 4};
static const struct panel calm = {
    .w_px = 1000, .h_px = 1000, .px_per_mm = 4, .reduced_motion = true};
static const struct rect plan_at = {0, 300, 1000, 700};

struct world {
    struct view v;
    struct touch t;
    struct seatmap *map;
    struct seatmap_item items[N];
    struct seatmap_group group;
    int64_t now;
};

static void view_of(struct world *w, const struct panel *p)
{
    view_reset(&w->v, p);
    view_button(&w->v, (struct rect){0, 0, 200, 100},
                &(struct button){.id = "pay", .action = 20, .arg = 7});
    view_button(&w->v, (struct rect){200, 0, 200, 100},
                &(struct button){.id = "plus", .icon = "plus", .action = 21});
    view_button(&w->v, (struct rect){400, 0, 200, 100},
                &(struct button){.id = "next", .action = 22});
    view_seatmap(&w->v, "plan", plan_at, w->map, PLAN, "Plan");
}

static void begin(struct world *w)
{
    *w = (struct world){.group = {.name = "Stalls", .n = N}, .now = 10000};
    for (int i = 0; i < N; i++)
        w->items[i] = (struct seatmap_item){.x = i % COLUMNS * 100, .y = i / COLUMNS * 100};
    w->map = seatmap_new(&(struct seatmap_spec){
        .items = w->items, .n_items = N, .groups = &w->group, .n_groups = 1, .pitch = 100});
    for (size_t i = 0; i < N; i++)
        seatmap_set(w->map, i, MARK_FREE, 0);
    seatmap_place(w->map, plan_at, &panel);
    view_init(&w->v);
    view_of(w, &panel);
    touch_init(&w->t);
}

static void end(struct world *w)
{
    view_deinit(&w->v);
    seatmap_free(w->map);
}

static struct touch_tap send(struct world *w, enum input_type type, int64_t finger, int x, int y)
{
    w->now += 16;
    const struct input in = {.type = type, .finger = finger, .x = x, .y = y};
    return touch_input(&w->t, &w->v, &in, w->now);
}

static struct touch_tap tap_at(struct world *w, int x, int y)
{
    send(w, INPUT_DOWN, 1, x, y);
    return send(w, INPUT_UP, 1, x, y);
}

static void a_tap_acts_on_release(void)
{
    struct world w;
    begin(&w);
    CU_ASSERT_EQUAL(send(&w, INPUT_DOWN, 1, 50, 50).action, 0);
    CU_ASSERT_STRING_EQUAL(w.t.pressed_id, "pay");
    const struct touch_tap tap = send(&w, INPUT_UP, 1, 60, 60);
    CU_ASSERT_EQUAL(tap.action, 20);
    CU_ASSERT_EQUAL(tap.arg, 7);
    CU_ASSERT_STRING_EQUAL(tap.id, "pay");
    CU_ASSERT_STRING_EQUAL(w.t.pressed_id, "");
    end(&w);
}

static void sliding_off_cancels_even_when_it_comes_back(void)
{
    struct world w;
    begin(&w);
    send(&w, INPUT_DOWN, 1, 50, 50);
    send(&w, INPUT_MOVE, 1, 100, 50); /* 12.5 mm, still on the button */
    send(&w, INPUT_MOVE, 1, 50, 50);
    CU_ASSERT_EQUAL(send(&w, INPUT_UP, 1, 50, 50).action, 0);
    w.now += 1000;
    send(&w, INPUT_DOWN, 1, 195, 50);
    CU_ASSERT_EQUAL(send(&w, INPUT_UP, 1, 205, 50).action, 0);
    end(&w);
}

static void a_new_screen_is_dead_for_400_ms(void)
{
    struct world w;
    begin(&w);
    send(&w, INPUT_DOWN, 1, 50, 50);
    touch_screen_changed(&w.t, w.now);
    CU_ASSERT_EQUAL(send(&w, INPUT_UP, 1, 50, 50).action, 0);
    CU_ASSERT_EQUAL(tap_at(&w, 50, 50).action, 0);
    w.now += 400;
    CU_ASSERT_EQUAL(tap_at(&w, 50, 50).action, 20);
    end(&w);
}

static void the_same_control_is_dead_for_500_ms_but_steppers_are_not(void)
{
    struct world w;
    begin(&w);
    CU_ASSERT_EQUAL(tap_at(&w, 50, 50).action, 20);
    CU_ASSERT_EQUAL(tap_at(&w, 50, 50).action, 0);
    w.now += 500;
    CU_ASSERT_EQUAL(tap_at(&w, 50, 50).action, 20);
    w.now += 500;
    CU_ASSERT_EQUAL(tap_at(&w, 250, 50).action, 21);
    CU_ASSERT_EQUAL(tap_at(&w, 250, 50).action, 21);
    CU_ASSERT_EQUAL(tap_at(&w, 450, 50).action, 22);
    end(&w);
}

static void what_came_up_under_the_finger_is_dead_for_400_ms(void)
{
    struct world w;
    begin(&w);
    CU_ASSERT_EQUAL(tap_at(&w, 250, 50).action, 21);
    view_reset(&w.v, &panel);
    view_button(&w.v, (struct rect){200, 0, 200, 100}, &(struct button){.id = "buy", .action = 23});
    CU_ASSERT_EQUAL(tap_at(&w, 255, 50).action, 0);
    w.now += 400;
    CU_ASSERT_EQUAL(tap_at(&w, 255, 50).action, 23);
    end(&w);
}

static void a_second_finger_on_a_control_is_ignored(void)
{
    struct world w;
    begin(&w);
    send(&w, INPUT_DOWN, 1, 50, 50);
    send(&w, INPUT_DOWN, 2, 450, 50);
    CU_ASSERT_EQUAL(send(&w, INPUT_UP, 2, 450, 50).action, 0);
    CU_ASSERT_EQUAL(send(&w, INPUT_UP, 1, 50, 50).action, 20);
    end(&w);
}

static void cancelled_fingers_do_nothing(void)
{
    struct world w;
    begin(&w);
    send(&w, INPUT_DOWN, 1, 50, 50);
    send(&w, INPUT_CANCEL, 1, 0, 0);
    CU_ASSERT_EQUAL(send(&w, INPUT_UP, 1, 50, 50).action, 0);
    CU_ASSERT_EQUAL(send(&w, INPUT_MOVE, 1, 50, 50).action, 0);
    end(&w);
}

static void a_tap_on_the_far_map_comes_near_and_never_selects(void)
{
    struct world w;
    begin(&w);
    CU_ASSERT_FALSE(seatmap_is_selectable(w.map));
    const struct touch_tap tap = tap_at(&w, 500, 700);
    CU_ASSERT_EQUAL(tap.action, PLAN);
    CU_ASSERT_EQUAL(tap.arg, 0 | SEATMAP_ARG_GROUP);
    CU_ASSERT_TRUE(seatmap_is_selectable(w.map));
    end(&w);
}

static void a_tap_on_the_near_map_selects_a_seat(void)
{
    struct world w;
    begin(&w);
    seatmap_show_item(w.map, 15 * COLUMNS + 20);
    int x, y;
    CU_ASSERT_TRUE(seatmap_item_at(w.map, 15 * COLUMNS + 20, &x, &y));
    CU_ASSERT_EQUAL(tap_at(&w, x + 10, y - 10).arg, 15 * COLUMNS + 20);
    CU_ASSERT_EQUAL(tap_at(&w, x + 10, y - 10).action, 0); /* the same seat again, too soon */
    seatmap_item_at(w.map, 15 * COLUMNS + 21, &x, &y);
    CU_ASSERT_EQUAL(tap_at(&w, x, y).arg, 15 * COLUMNS + 21);
    end(&w);
}

static void dragging_pans_and_is_no_tap(void)
{
    struct world w;
    begin(&w);
    seatmap_show_item(w.map, 15 * COLUMNS + 20);
    int x0, y0, x1, y1;
    seatmap_item_at(w.map, 15 * COLUMNS + 20, &x0, &y0);
    send(&w, INPUT_DOWN, 1, 500, 600);
    send(&w, INPUT_MOVE, 1, 540, 600); /* leaves the slop */
    send(&w, INPUT_MOVE, 1, 560, 590);
    seatmap_item_at(w.map, 15 * COLUMNS + 20, &x1, &y1);
    CU_ASSERT_EQUAL(x1 - x0, 20);
    CU_ASSERT_EQUAL(y1 - y0, -10);
    CU_ASSERT_EQUAL(send(&w, INPUT_UP, 1, 560, 590).action, 0);
    end(&w);
}

static void two_fingers_zoom_about_their_middle(void)
{
    struct world w;
    begin(&w);
    seatmap_show_item(w.map, 15 * COLUMNS + 20);
    seatmap_zoom(w.map, 0.85, 500, 650);
    int x0, y0, x1, y1, nx, ny;
    seatmap_item_at(w.map, 15 * COLUMNS + 20, &x0, &y0);
    seatmap_item_at(w.map, 15 * COLUMNS + 21, &nx, &ny);
    const int pitch = nx - x0;
    send(&w, INPUT_DOWN, 1, x0 - 50, y0);
    send(&w, INPUT_DOWN, 2, x0 + 50, y0);
    send(&w, INPUT_MOVE, 1, x0 - 60, y0);
    send(&w, INPUT_MOVE, 2, x0 + 60, y0);
    seatmap_item_at(w.map, 15 * COLUMNS + 20, &x1, &y1);
    seatmap_item_at(w.map, 15 * COLUMNS + 21, &nx, &ny);
    CU_ASSERT_TRUE(x1 - x0 >= -2 && x1 - x0 <= 2);
    CU_ASSERT_TRUE(nx - x1 >= pitch * 6 / 5 - 2 && nx - x1 <= pitch * 6 / 5 + 2);
    CU_ASSERT_EQUAL(send(&w, INPUT_UP, 1, x0 - 60, y0).action, 0);
    CU_ASSERT_EQUAL(send(&w, INPUT_UP, 2, x0 + 60, y0).action, 0);
    end(&w);
}

static void throw(struct world * w)
{
    seatmap_show_item(w->map, 15 * COLUMNS + 20);
    send(w, INPUT_DOWN, 1, 500, 600);
    for (int x = 540; x <= 620; x += 20)
        send(w, INPUT_MOVE, 1, x, 600);
    send(w, INPUT_UP, 1, 620, 600);
}

static void a_thrown_map_slows_down_and_stops(void)
{
    struct world w;
    begin(&w);
    throw(&w);
    int frames = 0, x0, x1, y;
    seatmap_item_at(w.map, 15 * COLUMNS + 20, &x0, &y);
    while (touch_fling(&w.t, w.now += 16) && frames < 1000)
        frames++;
    seatmap_item_at(w.map, 15 * COLUMNS + 20, &x1, &y);
    CU_ASSERT_TRUE(frames > 5 && frames < 200);
    CU_ASSERT_TRUE(x1 > x0 + 30);
    CU_ASSERT_FALSE(touch_fling(&w.t, w.now += 16));
    end(&w);
}

static void nothing_is_thrown_in_reduced_motion_or_after_a_rest(void)
{
    struct world w;
    begin(&w);
    view_of(&w, &calm);
    throw(&w);
    CU_ASSERT_FALSE(touch_fling(&w.t, w.now += 16));
    view_of(&w, &panel);
    send(&w, INPUT_DOWN, 1, 500, 600);
    send(&w, INPUT_MOVE, 1, 540, 600);
    send(&w, INPUT_MOVE, 1, 580, 600);
    w.now += 200;
    send(&w, INPUT_UP, 1, 580, 600);
    CU_ASSERT_FALSE(touch_fling(&w.t, w.now += 16));
    end(&w);
}

static void a_touch_stops_a_thrown_map(void)
{
    struct world w;
    begin(&w);
    throw(&w);
    CU_ASSERT_TRUE(touch_fling(&w.t, w.now += 16));
    send(&w, INPUT_DOWN, 1, 500, 600);
    CU_ASSERT_FALSE(touch_fling(&w.t, w.now += 16));
    send(&w, INPUT_UP, 1, 500, 600);
    end(&w);
}

static void the_wheel_zooms_the_map_only(void)
{
    struct world w;
    begin(&w);
    struct input in = {.type = INPUT_WHEEL, .finger = -1, .x = 50, .y = 50, .dy = 1};
    touch_input(&w.t, &w.v, &in, w.now);
    CU_ASSERT_TRUE(seatmap_is_fit(w.map));
    in.y = 600;
    touch_input(&w.t, &w.v, &in, w.now);
    CU_ASSERT_FALSE(seatmap_is_fit(w.map));
    in.dy = -5;
    touch_input(&w.t, &w.v, &in, w.now);
    CU_ASSERT_TRUE(seatmap_is_fit(w.map));
    end(&w);
}

CU_TestInfo test_touch[] = {
    {"a tap acts on release", a_tap_acts_on_release},
    {"sliding off cancels even when it comes back", sliding_off_cancels_even_when_it_comes_back},
    {"a new screen is dead for 400 ms", a_new_screen_is_dead_for_400_ms},
    {"the same control is dead for 500 ms, but steppers are not",
     the_same_control_is_dead_for_500_ms_but_steppers_are_not},
    {"what came up under the finger is dead for 400 ms",
     what_came_up_under_the_finger_is_dead_for_400_ms},
    {"a second finger on a control is ignored", a_second_finger_on_a_control_is_ignored},
    {"cancelled fingers do nothing", cancelled_fingers_do_nothing},
    {"a tap on the far map comes near and never selects",
     a_tap_on_the_far_map_comes_near_and_never_selects},
    {"a tap on the near map selects a seat", a_tap_on_the_near_map_selects_a_seat},
    {"dragging pans and is no tap", dragging_pans_and_is_no_tap},
    {"two fingers zoom about their middle", two_fingers_zoom_about_their_middle},
    {"a thrown map slows down and stops", a_thrown_map_slows_down_and_stops},
    {"nothing is thrown in reduced motion or after a rest",
     nothing_is_thrown_in_reduced_motion_or_after_a_rest},
    {"a touch stops a thrown map", a_touch_stops_a_thrown_map},
    {"the wheel zooms the map only", the_wheel_zooms_the_map_only},
    CU_TEST_INFO_NULL,
};
