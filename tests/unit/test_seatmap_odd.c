#include <CUnit/CUnit.h>

#include "base/mem.h"
#include "ui/seatmap_draw.h"

enum { MOST = 64, W = 600, H = 500 };

static const struct panel panel = {.w_px = 1080, .h_px = 1920, .px_per_mm = 4.03};
static const struct rect at = {0, 0, W, H};

/* Plans as no venue would draw them. */
struct odd {
    struct seatmap_item items[MOST];
    size_t n;
    struct seatmap_row row;
    struct seatmap_group group;
    struct seatmap *map;
    struct theme theme;
    struct type *type;
    struct canvas canvas;
};

static struct odd *odd_new(size_t n)
{
    struct odd *o = mem_zalloc(sizeof(*o));
    struct fault fault;
    CU_ASSERT_EQUAL_FATAL(theme_load("assets", "house", &o->theme, &fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(type_new(&o->theme, &o->type, &fault), RC_OK);
    canvas_init_memory(&o->canvas, W, H);
    o->n = n;
    return o;
}

static void odd_open(struct odd *o, int32_t pitch, enum seatmap_stage side)
{
    seatmap_free(o->map);
    o->row = (struct seatmap_row){"F", 0, (uint32_t)o->n};
    o->group = (struct seatmap_group){.name = "Area", .words = "few", .n = (uint32_t)o->n};
    o->map = seatmap_new(&(struct seatmap_spec){.items = o->items,
                                                .n_items = o->n,
                                                .rows = &o->row,
                                                .n_rows = 1,
                                                .groups = &o->group,
                                                .n_groups = 1,
                                                .pitch = pitch,
                                                .stage_words = "Stage",
                                                .stage_side = side});
    for (size_t i = 0; i < o->n; i++)
        seatmap_set(o->map, i, i % 5 == 0 ? MARK_TAKEN : MARK_FREE, (uint8_t)i);
    seatmap_place(o->map, at, &panel);
}

static void odd_free(struct odd *o)
{
    seatmap_free(o->map);
    canvas_deinit_memory(&o->canvas);
    type_free(o->type);
    mem_free(o);
}

static void draw(struct odd *o)
{
    struct rect damage;
    seatmap_take_damage(o->map, &damage);
    seatmap_draw(o->map, &o->canvas, o->type, &o->theme, at);
    seatmap_draw(o->map, &o->canvas, o->type, &o->theme, at);
    seatmap_draw_minimap(o->map, &o->canvas, &o->theme, (struct rect){10, 10, 120, 90});
}

/* A tap on the drawn middle of a seat gives that seat, or one drawn on the very same pixel. */
static void tap_all(struct odd *o)
{
    for (size_t i = 0; i < o->n; i++) {
        int x, y, hit_x, hit_y;
        size_t hit = SIZE_MAX;
        seatmap_show_item(o->map, i);
        CU_ASSERT_TRUE_FATAL(seatmap_is_selectable(o->map));
        CU_ASSERT_TRUE(seatmap_item_at(o->map, i, &x, &y));
        CU_ASSERT_EQUAL_FATAL(seatmap_hit(o->map, x, y, &hit), SEATMAP_ITEM);
        seatmap_item_at(o->map, hit, &hit_x, &hit_y);
        CU_ASSERT_TRUE(hit_x == x && hit_y == y);
        draw(o);
    }
}

static void go_through(struct odd *o, int32_t pitch)
{
    for (int side = SEATMAP_STAGE_TOP; side <= SEATMAP_STAGE_ABSENT; side++) {
        odd_open(o, pitch, (enum seatmap_stage)side);
        draw(o);
        seatmap_zoom(o->map, 1.7, 100, 100);
        draw(o);
        seatmap_pan(o->map, -77, 1000);
        draw(o);
        seatmap_focus_move(o->map, 1, 0);
        seatmap_show_group(o->map, 0);
        draw(o);
        seatmap_zoom(o->map, 1e9, 100, 100);
        draw(o);
        seatmap_zoom(o->map, 1e-9, 100, 100);
        CU_ASSERT_TRUE(seatmap_is_fit(o->map));
    }
    tap_all(o);
}

static void one_seat_is_a_house(void)
{
    struct odd *o = odd_new(1);
    o->items[0] = (struct seatmap_item){.x = -7, .y = INT32_MAX, .number = 1};
    go_through(o, 0);
    odd_free(o);
}

static void all_seats_on_one_point_give_one_of_them(void)
{
    struct odd *o = odd_new(MOST);
    for (size_t i = 0; i < MOST; i++)
        o->items[i] = (struct seatmap_item){.x = 5, .y = 5};
    go_through(o, -3);
    int x, y;
    size_t hit = 0;
    seatmap_item_at(o->map, 0, &x, &y);
    CU_ASSERT_EQUAL(seatmap_hit(o->map, x, y, &hit), SEATMAP_ITEM);
    CU_ASSERT_EQUAL(seatmap_mark(o->map, hit), MARK_FREE); /* rather than a taken one below it */
    odd_free(o);
}

static void the_ends_of_the_numbers_are_places_too(void)
{
    struct odd *o = odd_new(MOST);
    for (size_t i = 0; i < MOST; i++)
        o->items[i] = (struct seatmap_item){.x = i % 2 == 0 ? INT32_MIN : INT32_MAX,
                                            .y = i % 3 == 0 ? INT32_MAX : INT32_MIN + (int)i * 40};
    go_through(o, 100);
    odd_free(o);
}

static void a_line_of_seats_has_no_height(void)
{
    struct odd *o = odd_new(MOST);
    for (size_t i = 0; i < MOST; i++)
        o->items[i] = (struct seatmap_item){.x = (int32_t)i * 1000000, .y = 3};
    go_through(o, 1000000);
    for (size_t i = 0; i < MOST; i++)
        o->items[i] = (struct seatmap_item){.x = 3, .y = (int32_t)(i * i)};
    go_through(o, 1);
    odd_free(o);
}

static void two_crowds_far_apart_can_be_chosen_from(void)
{
    struct odd *o = odd_new(MOST);
    for (size_t i = 0; i < MOST; i++)
        o->items[i] = (struct seatmap_item){.x = (int32_t)(i / 2) + (i % 2 == 0 ? 0 : 5000000),
                                            .y = (int32_t)(i % 7)};
    go_through(o, 1);
    odd_free(o);
}

CU_TestInfo test_seatmap_odd[] = {
    {"one seat is a house", one_seat_is_a_house},
    {"all seats on one point give one of them", all_seats_on_one_point_give_one_of_them},
    {"the ends of the numbers are places too", the_ends_of_the_numbers_are_places_too},
    {"a line of seats has no height", a_line_of_seats_has_no_height},
    {"two crowds far apart can be chosen from", two_crowds_far_apart_can_be_chosen_from},
    CU_TEST_INFO_NULL,
};
