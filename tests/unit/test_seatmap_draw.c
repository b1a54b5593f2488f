#include <CUnit/CUnit.h>
#include <string.h>

#include "base/mem.h"
#include "ui/seatmap_draw.h"

enum { COLUMNS = 30, ROWS = 12, N = COLUMNS * ROWS, W = 800, H = 700 };

static const struct panel panel = {.w_px = 1080, .h_px = 1920, .px_per_mm = 4.03};
static const struct rect at = {0, 0, W, H};

struct scene {
    struct seatmap_item items[N];
    struct seatmap_row rows[ROWS];
    struct seatmap_group group;
    struct seatmap *map;
    struct theme theme;
    struct type *type;
    struct canvas canvas;
};

static struct scene *scene_new(void)
{
    struct scene *s = mem_zalloc(sizeof(*s));
    struct fault fault;
    CU_ASSERT_EQUAL_FATAL(theme_load("assets", "house", &s->theme, &fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(type_new(&s->theme, &s->type, &fault), RC_OK);
    for (int i = 0; i < N; i++) {
        const int row = i / COLUMNS, column = i % COLUMNS, from_middle = column - COLUMNS / 2;
        s->items[i] = (struct seatmap_item){
            .x = column * 100, .y = row * 114 - from_middle * from_middle, .row = (uint16_t)row};
        s->rows[row] = (struct seatmap_row){"F", (uint32_t)(row * COLUMNS), COLUMNS};
    }
    s->group =
        (struct seatmap_group){.name = "Stalls", .words = "360 left", .n = N, .recommended = true};
    s->map = seatmap_new(&(struct seatmap_spec){.items = s->items,
                                                .n_items = N,
                                                .rows = s->rows,
                                                .n_rows = ROWS,
                                                .groups = &s->group,
                                                .n_groups = 1,
                                                .pitch = 100,
                                                .stage_words = "Stage"});
    for (size_t i = 0; i < N; i++)
        seatmap_set(s->map, i, i % 3 == 0 ? MARK_TAKEN : MARK_FREE, (uint8_t)(i % 8));
    seatmap_place(s->map, at, &panel);
    canvas_init_memory(&s->canvas, W, H);
    return s;
}

static void scene_free(struct scene *s)
{
    canvas_deinit_memory(&s->canvas);
    seatmap_free(s->map);
    type_free(s->type);
    mem_free(s);
}

static size_t redraw(struct scene *s)
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

/* What is on the canvas, redrawn piece by piece, is what a whole frame would be. */
static bool is_like_a_whole_frame(struct scene *s)
{
    struct canvas whole;
    canvas_init_memory(&whole, W, H);
    seatmap_draw(s->map, &whole, s->type, &s->theme, at);
    const bool same = memcmp(whole.pixels, s->canvas.pixels, sizeof(uint32_t) * W * H) == 0;
    canvas_deinit_memory(&whole);
    return same;
}

static void pieces_make_the_same_picture_as_a_whole_frame(void)
{
    struct scene *s = scene_new();
    for (int near = 0; near < 2; near++) {
        if (near)
            seatmap_show_item(s->map, N / 2 + 15);
        redraw(s);
        CU_ASSERT_TRUE(is_like_a_whole_frame(s));
        for (size_t i = 0; i < 40; i++) {
            const size_t item = (i * 7919 + 150) % N;
            seatmap_set(s->map, item, (enum seat_mark)(1 + i % MARK_ASIDE), (uint8_t)(i % 8));
            redraw(s);
            CU_ASSERT_TRUE(is_like_a_whole_frame(s));
        }
    }
    seatmap_focus_move(s->map, 0, 0);
    redraw(s);
    for (int i = 0; i < 3; i++) {
        seatmap_focus_move(s->map, 1, 0);
        redraw(s);
        CU_ASSERT_TRUE(is_like_a_whole_frame(s));
    }
    scene_free(s);
}

static void only_the_damage_is_touched(void)
{
    struct scene *s = scene_new();
    redraw(s);
    memset(s->canvas.pixels, 0x5A, sizeof(uint32_t) * W * H);
    const struct rect damage = {300, 200, 90, 70};
    seatmap_draw(s->map, &s->canvas, s->type, &s->theme, damage);
    size_t touched = 0, outside = 0;
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            const bool is = s->canvas.pixels[y * W + x] != 0x5A5A5A5AU;
            touched += is;
            outside += is && !rect_contains(damage, x, y);
        }
    }
    CU_ASSERT_EQUAL(touched, (size_t)damage.w * (size_t)damage.h);
    CU_ASSERT_EQUAL(outside, 0);
    CU_ASSERT_EQUAL(s->canvas.clip.w, W);
    scene_free(s);
}

static void a_tap_redraws_little_more_than_its_seat(void)
{
    struct scene *s = scene_new();
    seatmap_show_item(s->map, N / 2);
    redraw(s);
    int x0, y0, x1, y1;
    seatmap_item_at(s->map, N / 2, &x0, &y0);
    seatmap_item_at(s->map, N / 2 + 1, &x1, &y1);
    const size_t seat = (size_t)(x1 - x0) * (size_t)(x1 - x0);
    seatmap_set(s->map, N / 2, MARK_FREE, 1);
    redraw(s);
    seatmap_set(s->map, N / 2, MARK_FREE, 2);
    CU_ASSERT_TRUE(redraw(s) <= 2 * seat);
    scene_free(s);
}

/* The colour in the middle of the lower edge of a seat, where no letter stands. */
static uint32_t colour_of(struct scene *s, size_t item)
{
    int x = 0, y = 0;
    CU_ASSERT_TRUE(seatmap_item_at(s->map, item, &x, &y));
    return s->canvas.pixels[(y + 16) * W + x];
}

static void bands_and_choices_have_their_colours(void)
{
    struct scene *s = scene_new();
    const size_t item = N / 2 + 15;
    seatmap_show_item(s->map, item);
    seatmap_set(s->map, item, MARK_FREE, 0);
    redraw(s);
    CU_ASSERT_EQUAL(colour_of(s, item), s->theme.argb[COLOR_BAND_A]);
    seatmap_set(s->map, item, MARK_CHOSEN, 0);
    redraw(s);
    CU_ASSERT_EQUAL(colour_of(s, item), s->theme.argb[COLOR_PAPER]);
    seatmap_set(s->map, item, MARK_TAKEN, 0);
    redraw(s);
    CU_ASSERT_EQUAL(colour_of(s, item), s->theme.argb[COLOR_BACKGROUND]);
    seatmap_set(s->map, item, MARK_NONE, 0);
    redraw(s);
    CU_ASSERT_EQUAL(colour_of(s, item), s->theme.argb[COLOR_BACKGROUND]);
    scene_free(s);
}

/* Nothing is said by colour alone (K-06): marks and bands differ when every colour is the same. */
static void marks_and_bands_differ_without_colour(void)
{
    enum { SIDE = 60, BANDS = 8, N_SAMPLES = BANDS + MARK_ASIDE - MARK_FREE };
    struct scene *s = scene_new();
    for (int i = COLOR_BAND_A; i <= COLOR_BAND_H; i++)
        s->theme.argb[i] = 0xFFAAAAAAU;
    struct canvas c;
    canvas_init_memory(&c, SIDE * N_SAMPLES, SIDE);
    const struct rect square = {0, 0, SIDE, SIDE};
    for (int i = 0; i < N_SAMPLES; i++) {
        const enum seat_mark mark =
            i < BANDS ? MARK_FREE : (enum seat_mark)(MARK_FREE + i - BANDS + 1);
        struct rect place = square;
        place.x = i * SIDE;
        seatmap_draw_sample(&c, s->type, &s->theme, place, mark, (uint8_t)(i < BANDS ? i : 0));
    }
    for (int a = 0; a < N_SAMPLES; a++) {
        for (int b = a + 1; b < N_SAMPLES; b++) {
            int differing = 0;
            for (int k = 0; k < SIDE * SIDE; k++) {
                const int row = k / SIDE * c.stride, x = k % SIDE;
                differing += c.pixels[row + a * SIDE + x] != c.pixels[row + b * SIDE + x];
            }
            CU_ASSERT_TRUE(differing > 40);
        }
    }
    canvas_deinit_memory(&c);
    scene_free(s);
}

CU_TestInfo test_seatmap_draw[] = {
    {"pieces make the same picture as a whole frame",
     pieces_make_the_same_picture_as_a_whole_frame},
    {"only the damage is touched", only_the_damage_is_touched},
    {"a tap redraws little more than its seat", a_tap_redraws_little_more_than_its_seat},
    {"bands and choices have their colours", bands_and_choices_have_their_colours},
    {"marks and bands differ without colour", marks_and_bands_differ_without_colour},
    CU_TEST_INFO_NULL,
};
