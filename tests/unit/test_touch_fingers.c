#include <CUnit/CUnit.h>

#include "base/mem.h"
#include "ui/seatmap.h"
#include "ui/touch.h"
#include "ui/window_backend.h"

enum { PLAN = 50, COLUMNS = 60, ROWS = 50, N = COLUMNS * ROWS, W = 1000, H = 1000, MIDDLE = 1530 };

static const struct panel panel = {.w_px = W, .h_px = H, .px_per_mm = 4};
static const struct panel calm = {.w_px = W, .h_px = H, .px_per_mm = 4, .low_reach = true};
static const struct rect plan_at = {0, 200, W, 800};

/* A glass with two buttons and a map; fingers come as the library's events. */
struct glass {
    struct window window;
    struct view v;
    struct touch t;
    struct seatmap *map;
    struct seatmap_item items[N];
    struct seatmap_group group;
    int64_t now;
};

static void view_of(struct glass *g, const struct panel *p)
{
    view_reset(&g->v, p);
    view_button(&g->v, (struct rect){20, 20, 200, 100}, &(struct button){.id = "a", .action = 20});
    view_button(&g->v, (struct rect){400, 20, 200, 100}, &(struct button){.id = "b", .action = 21});
    view_seatmap(&g->v, "plan", plan_at, g->map, PLAN, "Plan");
}

static struct glass *glass_new(void)
{
    struct glass *g = mem_zalloc(sizeof(*g));
    g->now = 10000;
    g->window.canvas.w = W;
    g->window.canvas.h = H;
    g->group = (struct seatmap_group){.name = "Stalls", .n = N};
    for (int i = 0; i < N; i++)
        g->items[i] = (struct seatmap_item){.x = i % COLUMNS * 100, .y = i / COLUMNS * 100};
    g->map = seatmap_new(&(struct seatmap_spec){
        .items = g->items, .n_items = N, .groups = &g->group, .n_groups = 1, .pitch = 100});
    for (size_t i = 0; i < N; i++)
        seatmap_set(g->map, i, MARK_FREE, 0);
    seatmap_place(g->map, plan_at, &panel);
    seatmap_show_item(g->map, MIDDLE);
    view_init(&g->v);
    view_of(g, &panel);
    touch_init(&g->t);
    return g;
}

static void glass_free(struct glass *g)
{
    view_deinit(&g->v);
    seatmap_free(g->map);
    mem_free(g);
}

static struct touch_tap finger(struct glass *g, uint32_t type, SDL_FingerID id, int x, int y)
{
    g->now += 10;
    SDL_Event e = {
        .tfinger = {
            .type = type, .fingerId = id, .x = (float)x / (W - 1), .y = (float)y / (H - 1)}};
    const struct input in = window_translate(&g->window, &e);
    CU_ASSERT_EQUAL(in.x, x);
    CU_ASSERT_EQUAL(in.y, y);
    return touch_input(&g->t, &g->v, &in, g->now);
}

static struct touch_tap down(struct glass *g, SDL_FingerID id, int x, int y)
{
    return finger(g, SDL_FINGERDOWN, id, x, y);
}

static struct touch_tap move(struct glass *g, SDL_FingerID id, int x, int y)
{
    return finger(g, SDL_FINGERMOTION, id, x, y);
}

static struct touch_tap up(struct glass *g, SDL_FingerID id, int x, int y)
{
    return finger(g, SDL_FINGERUP, id, x, y);
}

static uint32_t tap(struct glass *g, SDL_FingerID id, int x, int y)
{
    down(g, id, x, y);
    return up(g, id, x, y).action;
}

struct place {
    int x, y, pitch;
};

static struct place where(const struct glass *g)
{
    struct place p;
    int next, y;
    seatmap_item_at(g->map, MIDDLE, &p.x, &p.y);
    seatmap_item_at(g->map, MIDDLE + 1, &next, &y);
    p.pitch = next - p.x;
    return p;
}

static void a_seat_is_tapped_within_8_mm_and_400_ms(void)
{
    struct glass *g = glass_new();
    const struct place at = where(g);
    down(g, 7, at.x, at.y);
    move(g, 7, at.x + 20, at.y + 20); /* 7.1 mm */
    const struct touch_tap hit = up(g, 7, at.x + 20, at.y + 20);
    CU_ASSERT_EQUAL(hit.action, PLAN);
    CU_ASSERT_EQUAL(hit.arg, MIDDLE);
    g->now += 1000;
    down(g, 7, at.x, at.y);
    CU_ASSERT_EQUAL(up(g, 7, at.x + 33, at.y).action, 0); /* 8.25 mm, in one leap */
    down(g, 7, at.x, at.y);
    g->now += 395;
    CU_ASSERT_EQUAL(up(g, 7, at.x, at.y).action, 0);
    down(g, 7, at.x, at.y);
    g->now += 380;
    CU_ASSERT_EQUAL(up(g, 7, at.x, at.y).action, PLAN);
    glass_free(g);
}

static void accessible_modes_have_twice_the_time(void)
{
    struct glass *g = glass_new();
    view_of(g, &calm);
    const struct place at = where(g);
    down(g, 7, at.x, at.y);
    g->now += 780;
    CU_ASSERT_EQUAL(up(g, 7, at.x, at.y).action, PLAN);
    g->now += 1000;
    down(g, 7, at.x, at.y);
    g->now += 800;
    CU_ASSERT_EQUAL(up(g, 7, at.x, at.y).action, 0);
    glass_free(g);
}

static void buttons_wait_for_slow_fingers(void)
{
    struct glass *g = glass_new();
    down(g, 1, 100, 60);
    g->now += 1500;
    CU_ASSERT_EQUAL(up(g, 1, 100, 60).action, 20);
    glass_free(g);
}

static void a_drag_starts_after_8_mm_and_does_not_leap(void)
{
    struct glass *g = glass_new();
    const struct place at = where(g);
    down(g, 3, 500, 600);
    move(g, 3, 530, 600);
    CU_ASSERT_EQUAL(where(g).x, at.x);
    move(g, 3, 540, 600);
    CU_ASSERT_EQUAL(where(g).x, at.x);
    move(g, 3, 550, 605);
    CU_ASSERT_EQUAL(where(g).x, at.x + 10);
    CU_ASSERT_EQUAL(where(g).y, at.y + 5);
    glass_free(g);
}

static void two_fingers_keep_what_is_between_them(void)
{
    struct glass *g = glass_new();
    seatmap_zoom(g->map, 0.9, W / 2, 600);
    const struct place before = where(g);
    down(g, 1, before.x - 100, before.y - 60);
    down(g, 2, before.x + 100, before.y + 60);
    for (int i = 1; i <= 10; i++) { /* apart, and both together to the right */
        move(g, 1, before.x - 100 + i, before.y - 60);
        move(g, 2, before.x + 100 + 3 * i, before.y + 60);
    }
    const struct place after = where(g);
    CU_ASSERT_TRUE(after.x >= before.x + 16 && after.x <= before.x + 24);
    CU_ASSERT_TRUE(after.y >= before.y - 4 && after.y <= before.y + 4);
    CU_ASSERT_TRUE(after.pitch > before.pitch);
    CU_ASSERT_EQUAL(up(g, 2, before.x + 130, before.y + 60).action, 0);
    move(g, 1, before.x - 60, before.y - 60); /* the one that stays goes on panning */
    CU_ASSERT_TRUE(where(g).x > after.x + 20);
    CU_ASSERT_EQUAL(up(g, 1, before.x - 60, before.y - 60).action, 0);
    glass_free(g);
}

static void a_pinch_ends_at_fit_and_at_25_mm(void)
{
    struct glass *g = glass_new();
    down(g, 1, 400, 600);
    down(g, 2, 500, 600);
    move(g, 2, 980, 600);
    CU_ASSERT_TRUE(where(g).pitch <= 101);
    move(g, 2, 410, 600);
    CU_ASSERT_TRUE(seatmap_is_fit(g->map));
    glass_free(g);
}

static void a_second_finger_elsewhere_and_a_third_do_nothing(void)
{
    struct glass *g = glass_new();
    const struct place at = where(g);
    down(g, 1, 500, 600);
    CU_ASSERT_EQUAL(tap(g, 2, 100, 60), 0); /* the map is held: the button is dead */
    CU_ASSERT_EQUAL(where(g).pitch, at.pitch);
    g->now += 300;
    down(g, 2, 600, 600);
    move(g, 2, 620, 600);
    const struct place pinched = where(g);
    down(g, 3, 300, 800);
    move(g, 3, 100, 900);
    up(g, 3, 100, 900);
    CU_ASSERT_EQUAL(where(g).x, pinched.x);
    CU_ASSERT_EQUAL(where(g).pitch, pinched.pitch);
    move(g, 2, 660, 600);
    CU_ASSERT_TRUE(where(g).pitch > pinched.pitch);
    glass_free(g);
}

static void a_hand_makes_everything_dead_until_it_has_left(void)
{
    struct glass *g = glass_new();
    const struct place at = where(g);
    for (int i = 0; i < 4; i++)
        down(g, 10 + i, 300 + 90 * i, 700);
    for (int i = 0; i < 4; i++)
        move(g, 10 + i, 300 + 90 * i, 500);
    CU_ASSERT_EQUAL(where(g).y, at.y);
    CU_ASSERT_EQUAL(where(g).pitch, at.pitch);
    CU_ASSERT_EQUAL(tap(g, 20, 100, 60), 0);
    for (int i = 0; i < 4; i++)
        CU_ASSERT_EQUAL(up(g, 10 + i, 300 + 90 * i, 500).action, 0);
    CU_ASSERT_EQUAL(tap(g, 20, 100, 60), 20);
    glass_free(g);
}

static void a_sleeve_at_the_edge_counts_for_nothing(void)
{
    struct glass *g = glass_new();
    const struct place at = where(g);
    down(g, 1, 4, 700);
    move(g, 1, 300, 700);
    CU_ASSERT_EQUAL(where(g).x, at.x);
    CU_ASSERT_EQUAL(tap(g, 2, 500, 60), 21);
    down(g, 3, 600, 600);
    move(g, 3, 660, 600);
    move(g, 3, 680, 600);
    CU_ASSERT_EQUAL(where(g).x, at.x + 20);
    CU_ASSERT_EQUAL(up(g, 3, 680, 600).action, 0);
    CU_ASSERT_EQUAL(up(g, 1, 300, 700).action, 0);
    glass_free(g);
}

static void a_hand_that_rests_does_not_hold_up_a_finger(void)
{
    struct glass *g = glass_new();
    down(g, 1, 500, 900);
    g->now += 2100;
    CU_ASSERT_EQUAL(tap(g, 2, 100, 60), 20);
    CU_ASSERT_EQUAL(up(g, 1, 500, 900).action, 0); /* what rested means nothing when it leaves */
    const struct place at = where(g);
    move(g, 1, 600, 900);
    CU_ASSERT_EQUAL(where(g).x, at.x);
    glass_free(g);
}

static void an_end_that_was_never_told_is_got_over(void)
{
    struct glass *g = glass_new();
    for (int i = 0; i < 3; i++)
        down(g, 10 + i, 300 + 90 * i, 700);
    CU_ASSERT_EQUAL(tap(g, 1, 100, 60), 0);
    g->now += 2100;
    CU_ASSERT_EQUAL(tap(g, 1, 100, 60), 20);
    CU_ASSERT_EQUAL(g->t.n_fingers, 0);
    glass_free(g);
}

static void a_throw_ends_at_the_edge(void)
{
    struct glass *g = glass_new();
    seatmap_pan(g->map, 100000, 0);
    seatmap_pan(g->map, -60, 0);
    down(g, 1, 300, 600);
    for (int x = 340; x <= 460; x += 20)
        move(g, 1, x, 600);
    up(g, 1, 460, 600);
    int frames = 0;
    while (touch_fling(&g->t, g->now += 16) && frames < 500)
        frames++;
    CU_ASSERT_TRUE(frames <= 2);
    CU_ASSERT_PTR_NULL(g->t.map);
    glass_free(g);
}

CU_TestInfo test_touch_fingers[] = {
    {"a seat is tapped within 8 mm and 400 ms", a_seat_is_tapped_within_8_mm_and_400_ms},
    {"accessible modes have twice the time", accessible_modes_have_twice_the_time},
    {"buttons wait for slow fingers", buttons_wait_for_slow_fingers},
    {"a drag starts after 8 mm and does not leap", a_drag_starts_after_8_mm_and_does_not_leap},
    {"two fingers keep what is between them", two_fingers_keep_what_is_between_them},
    {"a pinch ends at fit and at 25 mm", a_pinch_ends_at_fit_and_at_25_mm},
    {"a second finger elsewhere and a third do nothing",
     a_second_finger_elsewhere_and_a_third_do_nothing},
    {"a hand makes everything dead until it has left",
     a_hand_makes_everything_dead_until_it_has_left},
    {"a sleeve at the edge counts for nothing", a_sleeve_at_the_edge_counts_for_nothing},
    {"a hand that rests does not hold up a finger", a_hand_that_rests_does_not_hold_up_a_finger},
    {"an end that was never told is got over", an_end_that_was_never_told_is_got_over},
    {"a throw ends at the edge", a_throw_ends_at_the_edge},
    CU_TEST_INFO_NULL,
};
