#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "ui/type.h"

static const struct panel panel = {.w_px = 1080, .h_px = 1920, .px_per_mm = 4.03};
static struct theme theme;
static struct type *type;
static struct canvas canvas;

static void begin(void)
{
    struct fault fault;
    CU_ASSERT_EQUAL_FATAL(theme_load("assets", "house", &theme, &fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(type_new(&theme, &type, &fault), RC_OK);
    canvas_init_memory(&canvas, 600, 200);
}

static void end(void)
{
    canvas_deinit_memory(&canvas);
    type_free(type);
}

/* The box around everything that is not black. */
static struct rect inked(void)
{
    struct rect box = {0};
    for (int y = 0; y < canvas.h; y++) {
        for (int x = 0; x < canvas.w; x++) {
            if (canvas.pixels[y * canvas.stride + x] & 0xFFFFFFU)
                box = rect_union(box, (struct rect){x, y, 1, 1});
        }
    }
    return box;
}

static bool draw(const struct panel *p, struct rect at, struct text_style style, const char *text)
{
    canvas_fill(&canvas, (struct rect){0, 0, canvas.w, canvas.h}, 0xFF000000U);
    return type_draw(type, &canvas, p, at, &style, 0xFFFFFFFFU, text);
}

static void capitals_have_the_height_of_their_step(void)
{
    begin();
    CU_ASSERT_TRUE(draw(&panel, (struct rect){0, 0, 600, 100},
                        (struct text_style){.step = TYPE_DISPLAY}, "HHH"));
    const int want = theme_cap_px(&panel, TYPE_DISPLAY);
    CU_ASSERT_TRUE(inked().h >= want - 1 && inked().h <= want + 1);
    end();
}

static void the_middle_of_the_capitals_is_the_middle_of_the_box(void)
{
    begin();
    const struct text_style style = {
        .step = TYPE_HEADING, .align = ALIGN_CENTRE, .valign = VALIGN_MIDDLE};
    CU_ASSERT_TRUE(draw(&panel, (struct rect){100, 50, 400, 100}, style, "HH"));
    const struct rect ink = inked();
    CU_ASSERT_TRUE(2 * ink.y + ink.h >= 198 && 2 * ink.y + ink.h <= 202);
    CU_ASSERT_TRUE(2 * ink.x + ink.w >= 597 && 2 * ink.x + ink.w <= 603);
    end();
}

static void digits_are_tabular(void)
{
    begin();
    const struct text_style style = {.step = TYPE_TITLE, .bold = true};
    const int width = type_width(type, &panel, &style, "00:00");
    for (int k = 1; k <= 9; k++) {
        const char digit = (char)('0' + k);
        const char text[] = {digit, digit, ':', digit, digit, '\0'};
        CU_ASSERT_EQUAL(type_width(type, &panel, &style, text), width);
    }
    end();
}

static void words_wrap_and_nothing_is_lost(void)
{
    begin();
    const struct text_style style = {.step = TYPE_BODY, .lines = 6};
    const char *text = "A village without a name, and a fox who remembers every promise.";
    const int whole = type_width(type, &panel, &style, text);
    CU_ASSERT_EQUAL(type_lines(type, &panel, &style, text, whole), 1);
    CU_ASSERT_EQUAL(type_lines(type, &panel, &style, text, whole * 3 / 5), 2);
    CU_ASSERT_EQUAL(type_lines(type, &panel, &style, "one\ntwo\nthree", 600), 3);
    CU_ASSERT_EQUAL(type_lines(type, &panel, &style, "", 600), 0);
    CU_ASSERT_TRUE(draw(&panel, (struct rect){0, 0, 300, 200}, style, text));
    CU_ASSERT_TRUE(inked().w <= 300);
    end();
}

static void a_word_wider_than_its_line_is_broken(void)
{
    begin();
    const struct text_style style = {.step = TYPE_BODY, .lines = 9};
    const char *word = "Donaudampfschifffahrtselektrizit\xC3\xA4tenhauptbetriebswerk";
    CU_ASSERT_TRUE(type_lines(type, &panel, &style, word, 200) > 2);
    CU_ASSERT_TRUE(draw(&panel, (struct rect){0, 0, 200, 200}, style, word));
    CU_ASSERT_TRUE(inked().w <= 200);
    CU_ASSERT_TRUE(type_lines(type, &panel, &style, word, 1) <= 64); /* ends */
    end();
}

static void a_number_stays_with_its_word(void)
{
    begin();
    const struct text_style style = {.step = TYPE_BODY, .lines = 6};
    const int seat = type_width(type, &panel, &style, "Stalls, row A, seat");
    CU_ASSERT_EQUAL(type_lines(type, &panel, &style, "Stalls, row A, seat 12", seat + 2), 2);
    CU_ASSERT_EQUAL(type_lines(type, &panel, &style, "Stalls, row A, seat 12 and", seat + 2), 2);
    const int number = type_width(type, &panel, &style, "Order 79 214");
    CU_ASSERT_EQUAL(type_lines(type, &panel, &style, "Order, 79 214 357", number + 2), 2);
    const int word = type_width(type, &panel, &style, "Promenadenplatz");
    CU_ASSERT_EQUAL(type_lines(type, &panel, &style, "Promenadenplatz 12", word + 2), 2);
    end();
}

static void ideographs_break_anywhere(void)
{
    begin();
    const struct text_style style = {.step = TYPE_BODY, .lines = 9};
    const char *text = "\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD";
    const int whole = type_width(type, &panel, &style, text);
    CU_ASSERT_EQUAL(type_lines(type, &panel, &style, text, whole / 2 + 1), 2);
    end();
}

static void what_does_not_fit_is_reported_unless_it_may_be_cut(void)
{
    begin();
    const char *text = "This is wider than its box";
    const struct rect narrow = {0, 0, 120, 60};
    struct text_style style = {.step = TYPE_HEADING};
    CU_ASSERT_FALSE(draw(&panel, narrow, style, text));
    CU_ASSERT_TRUE(inked().w <= 120);
    style.ellipsis = true;
    CU_ASSERT_TRUE(draw(&panel, narrow, style, text));
    CU_ASSERT_TRUE(inked().w <= 120 && inked().w > 60);
    style = (struct text_style){.step = TYPE_HEADING, .lines = 9};
    CU_ASSERT_FALSE(draw(&panel, narrow, style, text)); /* too many lines for the height */
    CU_ASSERT_TRUE(inked().h <= 70);
    end();
}

static void shrinking_takes_one_step(void)
{
    begin();
    struct text_style style = {.step = TYPE_HEADING};
    const char *text = "Saturday 21 November";
    const int width = type_width(type, &panel, &style, text) - 20;
    CU_ASSERT_FALSE(draw(&panel, (struct rect){0, 0, width, 60}, style, text));
    style.shrink = true;
    CU_ASSERT_TRUE(draw(&panel, (struct rect){0, 0, width, 60}, style, text));
    end();
}

static void right_to_left_swaps_the_sides(void)
{
    begin();
    struct panel rtl = panel;
    rtl.rtl = true;
    const struct text_style style = {.step = TYPE_BODY, .align = ALIGN_LEFT};
    CU_ASSERT_TRUE(draw(&rtl, (struct rect){0, 0, 600, 60}, style, "Hamlet"));
    CU_ASSERT_TRUE(inked().x > 300);
    CU_ASSERT_TRUE(draw(&panel, (struct rect){0, 0, 600, 60}, style, "Hamlet"));
    CU_ASSERT_TRUE(inked().x < 10);
    end();
}

static void hebrew_reads_from_the_right(void)
{
    begin();
    const struct text_style style = {.step = TYPE_TITLE};
    /* Lamed rises above the others: alone at the start of the word, it is drawn at its right. */
    CU_ASSERT_TRUE(draw(&panel, (struct rect){0, 0, 600, 80}, style,
                        "\xD7\x9C\xD7\x95\xD7\x95\xD7\x95\xD7\x95\xD7\x95\xD7\x95"));
    const struct rect ink = inked();
    int first = canvas.w;
    for (int x = ink.x; x < ink.x + ink.w && first == canvas.w; x++) {
        if (canvas.pixels[(ink.y + 1) * canvas.stride + x] & 0xFFFFFFU)
            first = x;
    }
    CU_ASSERT_TRUE(first > ink.x + ink.w / 2);
    end();
}

static void hostile_text_ends(void)
{
    begin();
    static char text[200001];
    memset(text, 'x', sizeof(text) - 1);
    struct text_style style = {.step = TYPE_BODY, .ellipsis = true};
    CU_ASSERT_TRUE(draw(&panel, (struct rect){0, 0, 300, 60}, style, text));
    /* NOLINTNEXTLINE(misc-misleading-bidirectional): such text is what is tested */
    const char *s = "\xFF\xC0\x80\xE2\x80\x8F\xE2\x80\xAE\xF0\x9F\x91\xA9\xE2\x80\x8D\xCC\x81\x01";
    CU_ASSERT_TRUE(draw(&panel, (struct rect){0, 0, 600, 60}, style, s));
    CU_ASSERT_TRUE(type_width(type, &panel, &style, s) >= 0);
    end();
}

static void thousands_of_texts_pass_through_the_bounded_cache(void)
{
    begin();
    char text[24];
    const struct text_style style = {.step = TYPE_CAPTION};
    for (int i = 0; i < 2500; i++) {
        snprintf(text, sizeof(text), "Seat %d", i);
        CU_ASSERT_TRUE(draw(&panel, (struct rect){0, 0, 200, 40}, style, text));
    }
    CU_ASSERT_TRUE(draw(&panel, (struct rect){0, 0, 200, 40}, style, "Seat 0"));
    CU_ASSERT_TRUE(inked().w > 10);
    end();
}

static void a_theme_without_a_font_is_a_fault_and_with_a_fallback_is_not(void)
{
    struct theme none = {.font_regular = "/no/such.ttf"};
    struct type *t = NULL;
    struct fault fault;
    CU_ASSERT_EQUAL(type_new(&none, &t, &fault), RC_CONFIG);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault.what, "/no/such.ttf"));
    begin();
    memcpy(none.font_fallback, theme.font_fallback, sizeof(none.font_fallback));
    CU_ASSERT_EQUAL_FATAL(type_new(&none, &t, &fault), RC_OK);
    const struct text_style style = {.step = TYPE_BODY};
    CU_ASSERT_TRUE(type_width(t, &panel, &style, "Hamlet") > 20);
    type_free(t);
    end();
}

static void small_runs_are_centred(void)
{
    begin();
    type_draw_small(type, &canvas, (struct rect){100, 50, 40, 40}, 12, true, 0xFFFFFFFFU, "H");
    const struct rect ink = inked();
    CU_ASSERT_TRUE(2 * ink.x + ink.w >= 238 && 2 * ink.x + ink.w <= 242);
    CU_ASSERT_TRUE(2 * ink.y + ink.h >= 138 && 2 * ink.y + ink.h <= 142);
    end();
}

static void typed_text_leaves_nothing_behind(void)
{
    begin();
    const struct rect at = {0, 0, 600, 60};
    struct text_style style = {.step = TYPE_BODY};
    CU_ASSERT_TRUE(draw(&panel, at, style, "Ada Lovelace"));
    CU_ASSERT_EQUAL(type_n_typed(type), 0); /* as a word of our own it may stay */
    const int wide = type_width(type, &panel, &style, "Ada Lovelace");
    style.typed = true;
    CU_ASSERT_TRUE(draw(&panel, at, style, "Ada Lovelace"));
    CU_ASSERT_TRUE(draw(&panel, at, style, "Analytical Engine"));
    CU_ASSERT_EQUAL(type_width(type, &panel, &style, "Ada Lovelace"), wide);
    CU_ASSERT_EQUAL(type_n_typed(type), 2);
    type_forget_typed(type);
    CU_ASSERT_EQUAL(type_n_typed(type), 0);
    CU_ASSERT_TRUE(draw(&panel, at, style, "Ada Lovelace"));
    CU_ASSERT_TRUE(inked().w > 10);
    end();
}

CU_TestInfo test_type[] = {
    {"capitals have the height of their step", capitals_have_the_height_of_their_step},
    {"the middle of the capitals is the middle of the box",
     the_middle_of_the_capitals_is_the_middle_of_the_box},
    {"digits are tabular", digits_are_tabular},
    {"words wrap and nothing is lost", words_wrap_and_nothing_is_lost},
    {"a number stays with its word", a_number_stays_with_its_word},
    {"a word wider than its line is broken", a_word_wider_than_its_line_is_broken},
    {"ideographs break anywhere", ideographs_break_anywhere},
    {"what does not fit is reported unless it may be cut",
     what_does_not_fit_is_reported_unless_it_may_be_cut},
    {"shrinking takes one step", shrinking_takes_one_step},
    {"right to left swaps the sides", right_to_left_swaps_the_sides},
    {"Hebrew reads from the right", hebrew_reads_from_the_right},
    {"hostile text ends", hostile_text_ends},
    {"thousands of texts pass through the bounded cache",
     thousands_of_texts_pass_through_the_bounded_cache},
    {"a theme without a font is a fault and with a fallback is not",
     a_theme_without_a_font_is_a_fault_and_with_a_fallback_is_not},
    {"small runs are centred", small_runs_are_centred},
    {"typed text leaves nothing behind", typed_text_leaves_nothing_behind},
    CU_TEST_INFO_NULL,
};
