#include <CUnit/CUnit.h>
#include <string.h>

#include "base/mem.h"
#include "ui/seatmap_draw.h"

enum {
    COLUMNS = 40,
    ROWS = 20,
    N = COLUMNS * ROWS,
    W = 900,
    H = 800,
    MIDDLE = N / 2 + COLUMNS / 2
};

static const struct panel panel = {.w_px = 1080, .h_px = 1920, .px_per_mm = 4.03};
static const struct rect at = {0, 0, W, H};

/* A house on a canvas, as a frame of the program draws it. */
struct stand {
    struct seatmap_item items[N];
    struct seatmap_row rows[ROWS];
    struct seatmap_group groups[2];
    struct seatmap *map;
    struct theme theme;
    struct type *type;
    struct canvas canvas;
};

static void build_map(struct stand *s, enum seatmap_stage side)
{
    seatmap_free(s->map);
    s->map = seatmap_new(&(struct seatmap_spec){.items = s->items,
                                                .n_items = N,
                                                .rows = s->rows,
                                                .n_rows = ROWS,
                                                .groups = s->groups,
                                                .n_groups = 2,
                                                .pitch = 100,
                                                .stage_words = "Stage",
                                                .stage_side = side});
    for (size_t i = 0; i < N; i++)
        seatmap_set(s->map, i, i % 3 == 0 ? MARK_TAKEN : MARK_FREE, (uint8_t)(i % 8));
    seatmap_place(s->map, at, &panel);
}

static struct stand *stand_new(void)
{
    struct stand *s = mem_zalloc(sizeof(*s));
    struct fault fault;
    CU_ASSERT_EQUAL_FATAL(theme_load("assets", "house", &s->theme, &fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(type_new(&s->theme, &s->type, &fault), RC_OK);
    for (int i = 0; i < N; i++) {
        const int row = i / COLUMNS, column = i % COLUMNS, aside = column - COLUMNS / 2;
        const int apart = row >= ROWS / 2 ? 400 : 0;
        s->items[i] = (struct seatmap_item){.x = column * 100,
                                            .y = row * 114 - aside * aside + apart,
                                            .group = (uint16_t)(row >= ROWS / 2),
                                            .number = (uint16_t)(column + 1),
                                            .row = (uint16_t)row};
        s->rows[row] = (struct seatmap_row){"F", (uint32_t)(row * COLUMNS), COLUMNS};
    }
    s->groups[0] = (struct seatmap_group){.name = "Stalls", .words = "a", .n = N / 2};
    s->groups[1] = (struct seatmap_group){.name = "Circle", .first = N / 2, .n = N / 2};
    canvas_init_memory(&s->canvas, W, H);
    build_map(s, SEATMAP_STAGE_TOP);
    return s;
}

static void stand_free(struct stand *s)
{
    canvas_deinit_memory(&s->canvas);
    seatmap_free(s->map);
    type_free(s->type);
    mem_free(s);
}

static size_t redraw(struct stand *s)
{
    struct rect damage[SEATMAP_DAMAGE_MAX];
    size_t pixels = 0;
    const size_t n = seatmap_take_damages(s->map, damage);
    for (size_t i = 0; i < n; i++) {
        seatmap_draw(s->map, &s->canvas, s->type, &s->theme, damage[i]);
        pixels += (size_t)damage[i].w * (size_t)damage[i].h;
    }
    return pixels;
}

static bool is_like(struct stand *s, struct seatmap *other)
{
    struct canvas whole;
    canvas_init_memory(&whole, W, H);
    seatmap_draw(other, &whole, s->type, &s->theme, at);
    const bool same = memcmp(whole.pixels, s->canvas.pixels, sizeof(uint32_t) * W * H) == 0;
    canvas_deinit_memory(&whole);
    return same;
}

/* A second map at the same place draws everything afresh; ours keeps what a pan only shifts. */
static void what_is_kept_while_panning_looks_like_what_is_drawn_afresh(void)
{
    struct stand *s = stand_new();
    s->groups[1].recommended = true;
    seatmap_zoom(s->map, 1.3, W / 2, H / 2);
    struct stand *fresh = stand_new();
    fresh->groups[1].recommended = true;
    seatmap_zoom(fresh->map, 1.3, W / 2, H / 2);
    int x = 0, y = 0;
    for (int i = 0; i < 8; i++) {
        const int dx = i % 3 == 0 ? -37 : 11, dy = i % 2 == 0 ? 23 : -9;
        seatmap_pan(s->map, dx, dy);
        redraw(s);
        build_map(fresh, SEATMAP_STAGE_TOP);
        seatmap_zoom(fresh->map, 1.3, W / 2, H / 2);
        int x0, y0;
        seatmap_item_at(s->map, MIDDLE, &x, &y);
        seatmap_item_at(fresh->map, MIDDLE, &x0, &y0);
        seatmap_pan(fresh->map, x - x0, y - y0);
        CU_ASSERT_TRUE(is_like(s, fresh->map));
    }
    stand_free(fresh);
    stand_free(s);
}

static void a_taken_seat_fades_in_300_ms_and_then_all_is_still(void)
{
    struct stand *s = stand_new();
    seatmap_show_item(s->map, MIDDLE);
    CU_ASSERT_FALSE(seatmap_fade(s->map, 1000));
    seatmap_set(s->map, MIDDLE, MARK_FREE, 0);
    while (seatmap_fade(s->map, 1000) && redraw(s) > 0)
        seatmap_fade(s->map, 2000);
    redraw(s);
    int x, y, frames = 0;
    seatmap_item_at(s->map, MIDDLE, &x, &y);
    const size_t pixel = (size_t)(y + 16) * W + (size_t)x;
    const uint32_t band = s->canvas.pixels[pixel], ground = s->theme.argb[COLOR_BACKGROUND];
    CU_ASSERT_EQUAL(band, s->theme.argb[COLOR_BAND_A]);
    seatmap_set(s->map, MIDDLE, MARK_TAKEN, 0);
    int64_t now = 5000;
    uint32_t blue = band & 0xFFU;
    for (; seatmap_fade(s->map, now); now += 16, frames++) {
        CU_ASSERT_TRUE(redraw(s) < 6000);
        CU_ASSERT_TRUE((s->canvas.pixels[pixel] & 0xFFU) <= blue);
        blue = s->canvas.pixels[pixel] & 0xFFU;
    }
    CU_ASSERT_TRUE(frames >= 18 && frames <= 20);
    redraw(s);
    CU_ASSERT_EQUAL(s->canvas.pixels[pixel], ground);
    CU_ASSERT_EQUAL(redraw(s), 0);
    CU_ASSERT_TRUE(is_like(s, s->map));
    stand_free(s);
}

static void what_the_customer_does_and_reduced_motion_show_at_once(void)
{
    struct stand *s = stand_new();
    seatmap_show_item(s->map, MIDDLE);
    seatmap_fade(s->map, 1000);
    seatmap_set(s->map, MIDDLE, MARK_CHOSEN, 0);
    CU_ASSERT_FALSE(seatmap_fade(s->map, 1016));
    seatmap_set(s->map, MIDDLE, MARK_LOST, 0);
    CU_ASSERT_FALSE(seatmap_fade(s->map, 1032));
    struct panel still = panel;
    still.reduced_motion = true;
    seatmap_place(s->map, at, &still);
    seatmap_set(s->map, MIDDLE + 1, MARK_FREE, 0);
    seatmap_set(s->map, MIDDLE + 1, MARK_TAKEN, 0);
    CU_ASSERT_FALSE(seatmap_fade(s->map, 1048));
    stand_free(s);
}

static void a_refresh_of_every_seat_moves_nothing(void)
{
    struct stand *s = stand_new();
    seatmap_show_item(s->map, MIDDLE);
    seatmap_fade(s->map, 0);
    int x0, y0, x1, y1;
    seatmap_item_at(s->map, MIDDLE, &x0, &y0);
    for (size_t i = 0; i < N; i++)
        seatmap_set(s->map, i, i % 2 == 0 ? MARK_TAKEN : MARK_FREE, (uint8_t)(i % 8));
    for (int64_t now = 0; seatmap_fade(s->map, now); now += 16)
        redraw(s);
    seatmap_place(s->map, at, &panel);
    redraw(s);
    seatmap_item_at(s->map, MIDDLE, &x1, &y1);
    CU_ASSERT_TRUE(x0 == x1 && y0 == y1);
    CU_ASSERT_TRUE(is_like(s, s->map));
    stand_free(s);
}

static void words_of_a_group_that_change_are_drawn_anew(void)
{
    struct stand *s = stand_new();
    redraw(s);
    CU_ASSERT_EQUAL(redraw(s), 0);
    s->groups[0].words = "b";
    CU_ASSERT_TRUE(redraw(s) > 0);
    s->groups[0].left = SEATMAP_LEFT_FEW;
    CU_ASSERT_TRUE(redraw(s) > 0);
    CU_ASSERT_EQUAL(redraw(s), 0);
    seatmap_show_item(s->map, MIDDLE);
    redraw(s);
    s->groups[0].words = "c";
    CU_ASSERT_EQUAL(redraw(s), 0); /* no words near by */
    stand_free(s);
}

static void what_is_left_is_told_in_three_steps(void)
{
    CU_ASSERT_EQUAL(seatmap_left_of(0, 100), SEATMAP_LEFT_NONE);
    CU_ASSERT_EQUAL(seatmap_left_of(1, 100), SEATMAP_LEFT_FEW);
    CU_ASSERT_EQUAL(seatmap_left_of(15, 100), SEATMAP_LEFT_FEW);
    CU_ASSERT_EQUAL(seatmap_left_of(16, 100), SEATMAP_LEFT_SOME);
    CU_ASSERT_EQUAL(seatmap_left_of(51, 100), SEATMAP_LEFT_MANY);
    CU_ASSERT_EQUAL(seatmap_left_of(3, 0), SEATMAP_LEFT_MANY);
}

static void the_minimap_shows_shapes_and_follows_the_window(void)
{
    struct stand *s = stand_new();
    const struct rect small = {100, 100, 200, 120};
    memset(s->canvas.pixels, 0, sizeof(uint32_t) * W * H);
    seatmap_draw_minimap(s->map, &s->canvas, &s->theme, small);
    size_t shapes = 0, outside = 0;
    for (int i = 0; i < W * H; i++) {
        shapes += s->canvas.pixels[i] == s->theme.argb[COLOR_DIM];
        outside += s->canvas.pixels[i] != 0 && !rect_contains(small, i % W, i / W);
    }
    CU_ASSERT_TRUE(shapes > 3000);
    CU_ASSERT_EQUAL(outside, 0);
    const uint64_t look = seatmap_minimap_look(s->map);
    seatmap_set(s->map, 5, MARK_CHOSEN, 0);
    CU_ASSERT_EQUAL(seatmap_minimap_look(s->map), look);
    seatmap_zoom(s->map, 1.5, W / 2, H / 2);
    CU_ASSERT_NOT_EQUAL(seatmap_minimap_look(s->map), look);
    stand_free(s);
}

/* Where the word is, or is not: in the middle of the stage's side, and outside of the seats. */
static void the_stage_stands_on_its_side_and_the_house_beside_it(void)
{
    struct stand *s = stand_new();
    for (int side = SEATMAP_STAGE_TOP; side <= SEATMAP_STAGE_ABSENT; side++) {
        build_map(s, (enum seatmap_stage)side);
        for (size_t i = 0; i < N; i++)
            CU_ASSERT_TRUE(seatmap_item_at(s->map, i, NULL, NULL));
        CU_ASSERT_TRUE(seatmap_shows_stage(s->map));
        int dx = 9, dy = 9;
        seatmap_stage_way(s->map, &dx, &dy);
        CU_ASSERT_TRUE(dx == 0 && dy == 0);
        redraw(s);
        CU_ASSERT_TRUE(is_like(s, s->map));
    }
    stand_free(s);
}

static void the_way_to_the_stage_is_told_when_it_is_off_screen(void)
{
    static const int ways[][2] = {{0, -1}, {0, 1}, {-1, 0}, {1, 0}};
    struct stand *s = stand_new();
    for (int side = SEATMAP_STAGE_TOP; side <= SEATMAP_STAGE_RIGHT; side++) {
        build_map(s, (enum seatmap_stage)side);
        seatmap_show_item(s->map, MIDDLE);
        int dx, dy;
        seatmap_stage_way(s->map, &dx, &dy);
        CU_ASSERT_FALSE(seatmap_shows_stage(s->map));
        CU_ASSERT_TRUE(dx == ways[side][0] && dy == ways[side][1]);
    }
    stand_free(s);
}

CU_TestInfo test_seatmap_live[] = {
    {"what is kept while panning looks like what is drawn afresh",
     what_is_kept_while_panning_looks_like_what_is_drawn_afresh},
    {"a taken seat fades in 300 ms and then all is still",
     a_taken_seat_fades_in_300_ms_and_then_all_is_still},
    {"what the customer does and reduced motion show at once",
     what_the_customer_does_and_reduced_motion_show_at_once},
    {"a refresh of every seat moves nothing", a_refresh_of_every_seat_moves_nothing},
    {"words of a group that change are drawn anew", words_of_a_group_that_change_are_drawn_anew},
    {"what is left is told in three steps", what_is_left_is_told_in_three_steps},
    {"the minimap shows shapes and follows the window",
     the_minimap_shows_shapes_and_follows_the_window},
    {"the stage stands on its side and the house beside it",
     the_stage_stands_on_its_side_and_the_house_beside_it},
    {"the way to the stage is told when it is off screen",
     the_way_to_the_stage_is_told_when_it_is_off_screen},
    CU_TEST_INFO_NULL,
};
