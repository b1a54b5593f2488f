#include <CUnit/CUnit.h>
#include <string.h>

#include "base/mem.h"
#include "ui/paint.h"

static struct panel panel;
static struct theme theme;
static struct type *type;
static struct painter *painter;
static struct canvas canvas;
static struct view view;
static struct paint_state state;

static void begin(const char *name)
{
    struct fault fault;
    panel = (struct panel){.w_px = 400, .h_px = 300, .px_per_mm = 4.03, .reduced_motion = true};
    state = (struct paint_state){0};
    CU_ASSERT_EQUAL_FATAL(theme_load("assets", name, &theme, &fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(type_new(&theme, &type, &fault), RC_OK);
    painter = painter_new(
        &(struct painter_spec){.assets = "no-such-folder", .theme = &theme, .type = type});
    canvas_init_memory(&canvas, panel.w_px, panel.h_px);
    view_init(&view);
    view_reset(&view, &panel);
}

static void end(void)
{
    view_deinit(&view);
    canvas_deinit_memory(&canvas);
    painter_free(painter);
    type_free(type);
}

static struct paint_result draw(void)
{
    return painter_draw(painter, &canvas, &view, &state);
}

static uint32_t pixel(int x, int y)
{
    return canvas.pixels[y * canvas.stride + x];
}

static uint32_t *copy_of_canvas(void)
{
    const size_t n = (size_t)canvas.w * (size_t)canvas.h;
    uint32_t *copy = mem_zalloc_array(n, sizeof(copy[0]));
    memcpy(copy, canvas.pixels, n * sizeof(copy[0]));
    return copy;
}

static bool same_as(const uint32_t *copy)
{
    return memcmp(copy, canvas.pixels, (size_t)canvas.w * (size_t)canvas.h * sizeof(copy[0])) == 0;
}

static void list_two_buttons(const char *second)
{
    view_reset(&view, &panel);
    view_button(&view, (struct rect){20, 20, 160, 96},
                &(struct button){.id = "a", .label = "First", .look = LOOK_QUIET, .action = 1});
    view_button(&view, (struct rect){220, 20, 160, 96},
                &(struct button){.id = "b", .label = second, .look = LOOK_QUIET, .action = 1});
}

static void nothing_changed_nothing_drawn(void)
{
    begin("house");
    list_two_buttons("Second");
    CU_ASSERT_EQUAL(draw().n_damage, 1);
    const uint64_t ops = canvas.n_ops;
    list_two_buttons("Second");
    CU_ASSERT_EQUAL(draw().n_damage, 0);
    CU_ASSERT_EQUAL(canvas.n_ops, ops);
    end();
}

static void a_change_redraws_its_own_box_only(void)
{
    begin("house");
    list_two_buttons("Second");
    draw();
    list_two_buttons("Other");
    const struct paint_result result = draw();
    CU_ASSERT_EQUAL(result.n_damage, 1);
    CU_ASSERT_TRUE(result.damage[0].x > 180 && result.damage[0].w < 200);
    uint32_t *part = copy_of_canvas();
    painter_damage_all(painter);
    draw();
    CU_ASSERT_TRUE(same_as(part)); /* the same as drawn whole */
    mem_free(part);
    end();
}

static void a_widget_that_goes_leaves_no_trace(void)
{
    begin("house");
    view_reset(&view, &panel);
    draw();
    uint32_t *empty = copy_of_canvas();
    list_two_buttons("Second");
    draw();
    CU_ASSERT_FALSE(same_as(empty));
    view_reset(&view, &panel);
    CU_ASSERT_TRUE(draw().n_damage > 0);
    CU_ASSERT_TRUE(same_as(empty));
    mem_free(empty);
    end();
}

static void a_widget_put_in_front_redraws_little(void)
{
    begin("house");
    list_two_buttons("Second");
    draw();
    view_reset(&view, &panel);
    view_box(&view, (struct rect){20, 200, 30, 30}, COLOR_PAPER, 0);
    view_button(&view, (struct rect){20, 20, 160, 96},
                &(struct button){.id = "a", .label = "First", .look = LOOK_QUIET, .action = 1});
    view_button(&view, (struct rect){220, 20, 160, 96},
                &(struct button){.id = "b", .label = "Second", .look = LOOK_QUIET, .action = 1});
    const struct paint_result result = draw();
    CU_ASSERT_EQUAL(result.n_damage, 1);
    CU_ASSERT_TRUE(result.damage[0].y >= 190 && result.damage[0].h < 50);
    end();
}

static void a_press_shows_and_goes(void)
{
    begin("house");
    list_two_buttons("Second");
    draw();
    CU_ASSERT_EQUAL(pixel(40, 40), theme.argb[COLOR_RAISED]);
    memcpy(state.pressed_id, "a", 2);
    list_two_buttons("Second");
    CU_ASSERT_EQUAL(draw().n_damage, 1);
    CU_ASSERT_EQUAL(pixel(40, 40), theme.argb[COLOR_PRESSED]);
    state.pressed_id[0] = '\0';
    list_two_buttons("Second");
    draw();
    CU_ASSERT_EQUAL(pixel(40, 40), theme.argb[COLOR_RAISED]);
    end();
}

static void focus_has_a_ring_with_a_gap(void)
{
    begin("house");
    list_two_buttons("Second");
    draw();
    uint32_t *before = copy_of_canvas();
    memcpy(state.focus_id, "a", 2);
    draw();
    CU_ASSERT_TRUE(same_as(before)); /* no key was used */
    state.focus_visible = true;
    draw();
    CU_ASSERT_EQUAL(pixel(100, 20 - 6), theme.argb[COLOR_FOCUS]);
    CU_ASSERT_EQUAL(pixel(100, 20 - 2), theme.argb[COLOR_BACKGROUND]);
    state.focus_visible = false;
    draw();
    CU_ASSERT_TRUE(same_as(before));
    mem_free(before);
    end();
}

static void an_overlay_dims_the_rest_and_lifts_again(void)
{
    begin("house");
    list_two_buttons("Second");
    draw();
    uint32_t *before = copy_of_canvas();
    view_begin_modal(&view);
    view_box(&view, (struct rect){100, 150, 200, 100}, COLOR_PAPER, 0);
    draw();
    CU_ASSERT_EQUAL(pixel(200, 200), theme.argb[COLOR_PAPER]);
    CU_ASSERT_TRUE((pixel(40, 40) & 0xFFU) < (theme.argb[COLOR_RAISED] & 0xFFU));
    CU_ASSERT_TRUE((pixel(5, 295) & 0xFFU) < (theme.argb[COLOR_BACKGROUND] & 0xFFU));
    list_two_buttons("Second");
    draw();
    CU_ASSERT_TRUE(same_as(before));
    mem_free(before);
    end();
}

static void what_does_not_fit_is_named(void)
{
    begin("house");
    view_text(&view, "t", (struct rect){10, 10, 60, 30}, (struct text_style){.step = TYPE_TITLE},
              "Much too long for this");
    CU_ASSERT_EQUAL(draw().n_overflow, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(painter_overflow(painter), "Much too long"));
    view_reset(&view, &panel);
    draw();
    CU_ASSERT_STRING_EQUAL(painter_overflow(painter), "");
    end();
}

static void long_labels_fit_their_buttons(void)
{
    static const enum look looks[] = {LOOK_PRIMARY, LOOK_QUIET, LOOK_CHIP, LOOK_LINE};
    static const char *const labels[] = {"Kostenpflichtig bestellen und bezahlen",
                                         "Bestm\xC3\xB6gliche Pl\xC3\xA4tze w\xC3\xA4hlen"};
    begin("house");
    for (int large = 0; large < 2; large++) {
        panel.large_text = large;
        for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
            view_reset(&view, &panel);
            view_button(
                &view, (struct rect){10, 10, 300, 97},
                &(struct button){.id = "a", .label = labels[large], .look = looks[i], .action = 1});
            CU_ASSERT_EQUAL(draw().n_overflow, 0);
        }
    }
    end();
}

static void high_contrast_draws_every_target_with_an_outline(void)
{
    begin("high-contrast");
    list_two_buttons("Second");
    draw();
    CU_ASSERT_EQUAL(pixel(100, 20), theme.argb[COLOR_OUTLINE]);
    CU_ASSERT_EQUAL(pixel(100, 40), theme.argb[COLOR_RAISED]);
    end();
}

static void a_busy_button_turns_unless_motion_is_reduced(void)
{
    begin("house");
    view_button(&view, (struct rect){10, 10, 300, 97},
                &(struct button){
                    .id = "a", .label = "Wait", .look = LOOK_PRIMARY, .action = 1, .busy = true});
    CU_ASSERT_FALSE(draw().animating);
    state.now_ms = INT64_C(5) * PAINT_BUSY_MS;
    CU_ASSERT_EQUAL(draw().n_damage, 0);
    panel.reduced_motion = false;
    state.now_ms = 0;
    CU_ASSERT_TRUE(draw().animating);
    state.now_ms = INT64_C(3) * PAINT_BUSY_MS;
    CU_ASSERT_EQUAL(draw().n_damage, 1);
    end();
}

static void a_slide_moves_the_frame_and_comes_to_rest(void)
{
    begin("house");
    view_box(&view, (struct rect){0, 0, 400, 300}, COLOR_PAPER, 0);
    draw();
    uint32_t *rest = copy_of_canvas();
    state.slide_px = 150;
    CU_ASSERT_EQUAL(draw().n_damage, 1);
    CU_ASSERT_EQUAL(pixel(149, 10), theme.argb[COLOR_BACKGROUND]);
    CU_ASSERT_EQUAL(pixel(150, 10), theme.argb[COLOR_PAPER]);
    state.slide_px = -150;
    draw();
    CU_ASSERT_EQUAL(pixel(249, 10), theme.argb[COLOR_PAPER]);
    CU_ASSERT_EQUAL(pixel(250, 10), theme.argb[COLOR_BACKGROUND]);
    state.slide_px = 0;
    CU_ASSERT_EQUAL(draw().n_damage, 1);
    CU_ASSERT_TRUE(same_as(rest));
    CU_ASSERT_EQUAL(draw().n_damage, 0);
    mem_free(rest);
    end();
}

static void a_missing_picture_has_a_stand_in_of_its_title(void)
{
    begin("house");
    view_picture(&view, (struct rect){0, 0, 100, 150}, "", 0, "Tin Birds");
    CU_ASSERT_FALSE(draw().pending);
    uint32_t *first = copy_of_canvas();
    CU_ASSERT_NOT_EQUAL(pixel(50, 75), theme.argb[COLOR_BACKGROUND]);
    painter_damage_all(painter);
    draw();
    CU_ASSERT_TRUE(same_as(first));
    view_reset(&view, &panel);
    view_picture(&view, (struct rect){0, 0, 100, 150}, "", 0, "Nine Clocks");
    draw();
    CU_ASSERT_FALSE(same_as(first));
    mem_free(first);
    end();
}

static void many_changes_become_few_rectangles(void)
{
    begin("house");
    for (int frame = 0; frame < 2; frame++) {
        view_reset(&view, &panel);
        for (int i = 0; i < 40; i++)
            view_box(&view, (struct rect){(i % 8) * 50, (i / 8) * 60, 8, 8},
                     frame == 0 ? COLOR_PAPER : COLOR_STOP, 0);
        const struct paint_result result = draw();
        CU_ASSERT_TRUE(result.n_damage >= 1 && result.n_damage <= PAINT_DAMAGE_MAX);
    }
    for (int i = 0; i < 40; i++)
        CU_ASSERT_EQUAL(pixel((i % 8) * 50 + 4, (i / 8) * 60 + 4), theme.argb[COLOR_STOP]);
    end();
}

CU_TestInfo test_paint[] = {
    {"nothing changed, nothing drawn", nothing_changed_nothing_drawn},
    {"a change redraws its own box only", a_change_redraws_its_own_box_only},
    {"a widget that goes leaves no trace", a_widget_that_goes_leaves_no_trace},
    {"a widget put in front redraws little", a_widget_put_in_front_redraws_little},
    {"a press shows and goes", a_press_shows_and_goes},
    {"focus has a ring with a gap", focus_has_a_ring_with_a_gap},
    {"an overlay dims the rest and lifts again", an_overlay_dims_the_rest_and_lifts_again},
    {"what does not fit is named", what_does_not_fit_is_named},
    {"long labels fit their buttons", long_labels_fit_their_buttons},
    {"high contrast draws every target with an outline",
     high_contrast_draws_every_target_with_an_outline},
    {"a busy button turns unless motion is reduced", a_busy_button_turns_unless_motion_is_reduced},
    {"a slide moves the frame and comes to rest", a_slide_moves_the_frame_and_comes_to_rest},
    {"a missing picture has a stand-in of its title",
     a_missing_picture_has_a_stand_in_of_its_title},
    {"many changes become few rectangles", many_changes_become_few_rectangles},
    CU_TEST_INFO_NULL,
};
