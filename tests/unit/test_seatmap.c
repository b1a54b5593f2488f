#include <CUnit/CUnit.h>
#include <string.h>

#include "base/mem.h"
#include "ui/seatmap.h"
#include "ui/seatmap_draw.h"

enum { COLUMNS = 20, ROWS = 10, BLOCK = COLUMNS * ROWS, N = 2 * BLOCK };

static const struct panel panel = {.w_px = 1080, .h_px = 1920, .px_per_mm = 4.03};
static const struct rect at = {0, 100, 1080, 1200};

/* Two blocks one behind the other, an aisle after ten seats, 8 pitches between the blocks. */
struct house {
    struct seatmap_item items[N];
    struct seatmap_row rows[2 * ROWS];
    struct seatmap_group groups[2];
    struct seatmap *map;
};

static struct house *house_new(void)
{
    static const char *const labels[] = {"A", "B", "C", "D", "E", "F", "G", "H", "J", "K"};
    struct house *h = mem_zalloc(sizeof(*h));
    for (int i = 0; i < N; i++) {
        const int row = i / COLUMNS, column = i % COLUMNS;
        h->items[i] = (struct seatmap_item){.x = 5000 + column * 100 + (column >= 10 ? 125 : 0),
                                            .y = -300 + row * 114 + (row >= ROWS ? 800 : 0),
                                            .tag = (uint32_t)(7000 + i),
                                            .group = (uint16_t)(row / ROWS),
                                            .row = (uint16_t)row};
        h->rows[row] = (struct seatmap_row){labels[row % ROWS], (uint32_t)(row * COLUMNS), COLUMNS};
    }
    h->groups[0] = (struct seatmap_group){.name = "Stalls", .words = "200 left", .n = BLOCK};
    h->groups[1] = (struct seatmap_group){.name = "Circle", .first = BLOCK, .n = BLOCK};
    h->map = seatmap_new(&(struct seatmap_spec){.items = h->items,
                                                .n_items = N,
                                                .rows = h->rows,
                                                .n_rows = (size_t)2 * ROWS,
                                                .groups = h->groups,
                                                .n_groups = 2,
                                                .pitch = 100,
                                                .stage_words = "Stage"});
    for (size_t i = 0; i < N; i++)
        seatmap_set(h->map, i, MARK_FREE, (uint8_t)(i % 8));
    seatmap_place(h->map, at, &panel);
    return h;
}

static void house_free(struct house *h)
{
    seatmap_free(h->map);
    mem_free(h);
}

static int pitch_px(const struct house *h)
{
    int x0, y0, x1, y1;
    seatmap_item_at(h->map, 0, &x0, &y0);
    seatmap_item_at(h->map, 1, &x1, &y1);
    return x1 - x0;
}

static void the_whole_house_fits_at_first(void)
{
    struct house *h = house_new();
    CU_ASSERT_TRUE(seatmap_is_fit(h->map));
    CU_ASSERT_FALSE(seatmap_is_selectable(h->map));
    for (size_t i = 0; i < N; i++)
        CU_ASSERT_TRUE(seatmap_item_at(h->map, i, NULL, NULL));
    const struct rect seen = seatmap_window(h->map);
    CU_ASSERT_TRUE(seen.x == 0 && seen.y == 0 && seen.w == 1000 && seen.h == 1000);
    house_free(h);
}

static void far_away_taps_mean_groups(void)
{
    struct house *h = house_new();
    int x, y;
    size_t hit = 99;
    seatmap_item_at(h->map, 5 * COLUMNS + 5, &x, &y);
    CU_ASSERT_EQUAL(seatmap_hit(h->map, x, y, &hit), SEATMAP_GROUP);
    CU_ASSERT_EQUAL(hit, 0);
    seatmap_item_at(h->map, BLOCK + 5, &x, &y);
    CU_ASSERT_EQUAL(seatmap_hit(h->map, x, y, &hit), SEATMAP_GROUP);
    CU_ASSERT_EQUAL(hit, 1);
    CU_ASSERT_EQUAL(seatmap_hit(h->map, 3, 110, &hit), SEATMAP_NOTHING);
    CU_ASSERT_EQUAL(seatmap_hit(h->map, x, 50, &hit), SEATMAP_NOTHING);
    house_free(h);
}

static void a_shown_group_can_be_chosen_from(void)
{
    struct house *h = house_new();
    seatmap_show_group(h->map, 1);
    CU_ASSERT_TRUE(seatmap_is_selectable(h->map));
    CU_ASSERT_FALSE(seatmap_is_fit(h->map));
    CU_ASSERT_TRUE(pitch_px(h) >= 48);
    CU_ASSERT_TRUE(seatmap_item_at(h->map, BLOCK + COLUMNS / 2, NULL, NULL));
    house_free(h);
}

static void every_seat_is_found_under_its_own_middle(void)
{
    struct house *h = house_new();
    for (size_t i = 0; i < N; i += 7) {
        int x, y;
        size_t hit = SIZE_MAX;
        seatmap_show_item(h->map, i);
        CU_ASSERT_TRUE(seatmap_item_at(h->map, i, &x, &y));
        CU_ASSERT_EQUAL(seatmap_hit(h->map, x, y, &hit), SEATMAP_ITEM);
        CU_ASSERT_EQUAL(hit, i);
        CU_ASSERT_EQUAL(seatmap_hit(h->map, x + pitch_px(h) / 3, y, &hit), SEATMAP_ITEM);
        CU_ASSERT_EQUAL(hit, i);
    }
    house_free(h);
}

static void aisles_and_hidden_seats_are_nothing(void)
{
    struct house *h = house_new();
    int x, y;
    size_t hit;
    seatmap_show_item(h->map, 9);
    seatmap_item_at(h->map, 9, &x, &y);
    CU_ASSERT_EQUAL(seatmap_hit(h->map, x + pitch_px(h), y, &hit), SEATMAP_NOTHING);
    seatmap_set(h->map, 9, MARK_NONE, 0);
    CU_ASSERT_EQUAL(seatmap_hit(h->map, x, y, &hit), SEATMAP_NOTHING);
    house_free(h);
}

static void the_pitch_stays_between_fit_and_25_mm(void)
{
    struct house *h = house_new();
    seatmap_zoom(h->map, 1000, 500, 500);
    CU_ASSERT_TRUE(pitch_px(h) <= 102 && pitch_px(h) >= 99);
    seatmap_zoom(h->map, 0.0001, 500, 500);
    CU_ASSERT_TRUE(seatmap_is_fit(h->map));
    seatmap_zoom(h->map, -1, 500, 500);
    CU_ASSERT_TRUE(seatmap_is_fit(h->map));
    house_free(h);
}

static void zooming_keeps_the_point_under_the_finger(void)
{
    struct house *h = house_new();
    const size_t item = 6 * COLUMNS + 9;
    int x0, y0, x1, y1;
    seatmap_show_item(h->map, item);
    seatmap_item_at(h->map, item, &x0, &y0);
    seatmap_zoom(h->map, 1.3, x0, y0);
    seatmap_item_at(h->map, item, &x1, &y1);
    CU_ASSERT_TRUE(x1 - x0 <= 1 && x0 - x1 <= 1 && y1 - y0 <= 1 && y0 - y1 <= 1);
    house_free(h);
}

static void panning_stops_at_the_edges(void)
{
    struct house *h = house_new();
    struct rect damage;
    int x, y;
    seatmap_show_group(h->map, 0);
    seatmap_pan(h->map, 100000, 100000);
    CU_ASSERT_TRUE(seatmap_item_at(h->map, 0, &x, &y));
    CU_ASSERT_TRUE(x < at.x + 3 * pitch_px(h));
    seatmap_take_damage(h->map, &damage);
    seatmap_pan(h->map, 50, 50);
    CU_ASSERT_FALSE(seatmap_take_damage(h->map, &damage));
    seatmap_pan(h->map, -100000, -100000);
    CU_ASSERT_TRUE(seatmap_item_at(h->map, N - 1, NULL, NULL));
    house_free(h);
}

static void a_change_damages_only_its_own_box(void)
{
    struct house *h = house_new();
    struct rect damage;
    int x, y;
    CU_ASSERT_TRUE(seatmap_take_damage(h->map, &damage));
    CU_ASSERT_EQUAL(damage.h, at.h);
    CU_ASSERT_FALSE(seatmap_take_damage(h->map, &damage));
    seatmap_show_item(h->map, 45);
    seatmap_take_damage(h->map, &damage);
    seatmap_set(h->map, 45, MARK_TAKEN, 0);
    CU_ASSERT_TRUE(seatmap_take_damage(h->map, &damage));
    seatmap_item_at(h->map, 45, &x, &y);
    CU_ASSERT_TRUE(rect_contains(damage, x, y));
    CU_ASSERT_TRUE(damage.w <= pitch_px(h) + 6 && damage.h <= pitch_px(h) + 6);
    seatmap_set(h->map, 45, MARK_TAKEN, 3);
    CU_ASSERT_FALSE(seatmap_take_damage(h->map, &damage));
    house_free(h);
}

static void marks_are_remembered_and_tags_found(void)
{
    struct house *h = house_new();
    seatmap_set(h->map, 17, MARK_WHEELCHAIR, 2);
    CU_ASSERT_EQUAL(seatmap_mark(h->map, 17), MARK_WHEELCHAIR);
    CU_ASSERT_EQUAL(seatmap_mark(h->map, 18), MARK_FREE);
    CU_ASSERT_EQUAL(seatmap_find_tag(h->map, 7017), 17);
    CU_ASSERT_EQUAL(seatmap_find_tag(h->map, 1), SIZE_MAX);
    house_free(h);
}

static void keys_walk_from_seat_to_seat_over_taken_ones(void)
{
    struct house *h = house_new();
    CU_ASSERT_EQUAL(seatmap_focus(h->map), SIZE_MAX);
    seatmap_focus_move(h->map, 0, 0);
    CU_ASSERT_TRUE(seatmap_is_selectable(h->map));
    while (seatmap_focus(h->map) % COLUMNS > 0) {
        const size_t before = seatmap_focus(h->map);
        seatmap_focus_move(h->map, -1, 0);
        CU_ASSERT_EQUAL_FATAL(seatmap_focus(h->map), before - 1);
    }
    const size_t first = seatmap_focus(h->map);
    seatmap_focus_move(h->map, -1, 0);
    CU_ASSERT_EQUAL(seatmap_focus(h->map), first);
    seatmap_set(h->map, first + 1, MARK_TAKEN, 0);
    seatmap_focus_move(h->map, 1, 0);
    CU_ASSERT_EQUAL(seatmap_focus(h->map), first + 2);
    seatmap_focus_move(h->map, 0, -1);
    CU_ASSERT_EQUAL(seatmap_focus(h->map), first + 2 - COLUMNS);
    CU_ASSERT_TRUE(seatmap_item_at(h->map, seatmap_focus(h->map), NULL, NULL));
    house_free(h);
}

static void moving_the_place_keeps_the_middle(void)
{
    struct house *h = house_new();
    int x, y;
    seatmap_show_item(h->map, 6 * COLUMNS + 9);
    seatmap_place(h->map, (struct rect){200, 300, 700, 700}, &panel);
    CU_ASSERT_TRUE(seatmap_item_at(h->map, 6 * COLUMNS + 9, &x, &y));
    CU_ASSERT_TRUE(seatmap_is_selectable(h->map));
    seatmap_fit(h->map);
    seatmap_place(h->map, at, &panel);
    CU_ASSERT_TRUE(seatmap_is_fit(h->map));
    house_free(h);
}

static void an_unplaced_or_empty_map_is_harmless(void)
{
    struct seatmap *map = seatmap_new(&(struct seatmap_spec){.pitch = 100});
    struct rect damage;
    size_t hit;
    seatmap_fit(map);
    seatmap_zoom(map, 2, 0, 0);
    seatmap_pan(map, 5, 5);
    seatmap_focus_move(map, 1, 0);
    CU_ASSERT_FALSE(seatmap_take_damage(map, &damage));
    CU_ASSERT_EQUAL(seatmap_hit(map, 0, 0, &hit), SEATMAP_NOTHING);
    seatmap_place(map, at, &panel);
    seatmap_zoom(map, 2, 300, 300);
    seatmap_focus_move(map, 1, 0);
    CU_ASSERT_EQUAL(seatmap_hit(map, 300, 300, &hit), SEATMAP_NOTHING);
    CU_ASSERT_EQUAL(seatmap_focus(map), SIZE_MAX);
    seatmap_free(map);
}

CU_TestInfo test_seatmap[] = {
    {"the whole house fits at first", the_whole_house_fits_at_first},
    {"far away taps mean groups", far_away_taps_mean_groups},
    {"a shown group can be chosen from", a_shown_group_can_be_chosen_from},
    {"every seat is found under its own middle", every_seat_is_found_under_its_own_middle},
    {"aisles and hidden seats are nothing", aisles_and_hidden_seats_are_nothing},
    {"the pitch stays between fit and 25 mm", the_pitch_stays_between_fit_and_25_mm},
    {"zooming keeps the point under the finger", zooming_keeps_the_point_under_the_finger},
    {"panning stops at the edges", panning_stops_at_the_edges},
    {"a change damages only its own box", a_change_damages_only_its_own_box},
    {"marks are remembered and tags found", marks_are_remembered_and_tags_found},
    {"keys walk from seat to seat over taken ones", keys_walk_from_seat_to_seat_over_taken_ones},
    {"moving the place keeps the middle", moving_the_place_keeps_the_middle},
    {"an unplaced or empty map is harmless", an_unplaced_or_empty_map_is_harmless},
    CU_TEST_INFO_NULL,
};
