/* Every state of the customer's screens, on every shape of screen, in the modes that make it hard and in
 * words 40 % longer than English: nothing is cut off, nothing covers another, all can be touched (K-09,
 * K-10, K-11).
 */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/runtime_state.h"
#include "base/text.h"
#include "fakes/long_words.h"
#include "fakes/stills.h"
#include "ui/i18n.h"
#include "ui/paint.h"

#define LEAST_MM     19.8 /* 20, and what rounding to pixels may take */
#define LEAST_KEY_MM 14.8

static struct theme theme;
static struct type *type;
static struct painter *painter;
static char long_dir[TEMP_DIR_SIZE];

struct shape {
    const char *name;
    int w, h;
    double px_per_mm;
};

static const struct shape PORTRAIT = {"portrait", 1080, 1920, 4.03};
static const struct shape LANDSCAPE = {"landscape", 1920, 1080, 4.03};
static const struct shape SMALL = {"small", 768, 1366, 3.97};
static const struct shape SMALL_WIDE = {"small wide", 1366, 768, 3.97};
static const struct shape FINE = {"fine", 2160, 3840, 8.06};

static void set_up(void)
{
    struct fault fault = {0};
    CU_ASSERT_EQUAL_FATAL(theme_load("assets", "house", &theme, &fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(type_new(&theme, &type, &fault), RC_OK);
    type_set_current(type);
    const char *assets = getenv("FOYER_ASSETS");
    painter = painter_new(&(struct painter_spec){
        .assets = assets ? assets : "build/assets", .theme = &theme, .type = type});
    long_words_make(long_dir);
}

static void tear_down(void)
{
    painter_free(painter);
    type_free(type);
    temp_dir_remove(long_dir);
}

static struct panel panel_of(const struct shape *shape, bool large, bool low)
{
    return (struct panel){.w_px = shape->w,
                          .h_px = shape->h,
                          .px_per_mm = shape->px_per_mm,
                          .large_text = large,
                          .low_reach = low};
}

static void speak(const char *language)
{
    struct fault fault;
    if (strcmp(language, "long") != 0) {
        fake_language(language);
        return;
    }
    CU_ASSERT_EQUAL(i18n_load(long_dir, "en_GB", &fault), RC_OK);
}

/* What is wrong with the screen, a line each; prints it and counts it. */
struct findings {
    const char *still, *shape, *language;
    const struct panel *panel;
    size_t n;
};

static void found(struct findings *f, const char *what, const char *which)
{
    f->n++;
    fprintf(stderr, "%s, %s%s%s, %s: %s: %s\n", f->still, f->shape,
            f->panel->large_text ? " large" : "", f->panel->low_reach ? " low" : "", f->language,
            what, which);
}

static bool is_inside(struct rect in, struct rect at)
{
    return at.x >= in.x && at.y >= in.y && at.x + at.w <= in.x + in.w && at.y + at.h <= in.y + in.h;
}

static void check_target(struct findings *f, const struct widget *w)
{
    const double least = (w->role == ROLE_KEY ? LEAST_KEY_MM : LEAST_MM) * f->panel->px_per_mm;
    if (w->at.w < least || w->at.h < least) {
        char words[64];
        snprintf(words, sizeof(words), "%s, %.1f x %.1f mm", w->id, w->at.w / f->panel->px_per_mm,
                 w->at.h / f->panel->px_per_mm);
        found(f, "too small", words);
    }
    if (!is_inside(panel_usable(f->panel), w->at))
        found(f, "out of reach", w->id);
}

/* Where the letters are: lines as wide as the widest, placed as the style says. */
static struct rect ink_of(const struct view *v, const struct widget *w)
{
    const struct text_style *style = &w->style;
    const int line = theme_line_px(v->panel, style->step);
    const int cap = theme_cap_px(v->panel, style->step);
    struct rect ink = w->at;
    const int wide = view_text_width(v, style, w->label);
    const int lines = style->lines > 1 ? view_text_lines(v, style, w->label, ink.w) : 1;
    const int high = (lines - 1) * line + cap;
    if (wide < ink.w && lines == 1) {
        ink.x += style->align == ALIGN_RIGHT    ? ink.w - wide
                 : style->align == ALIGN_CENTRE ? (ink.w - wide) / 2
                                                : 0;
        ink.w = wide;
    }
    if (high < ink.h) {
        ink.y += style->valign == VALIGN_MIDDLE   ? (ink.h - high) / 2
                 : style->valign == VALIGN_BOTTOM ? ink.h - high
                                                  : (line - cap) / 2;
        ink.h = high;
    }
    return ink;
}

static bool is_said(const struct widget *w)
{
    return w->kind == WIDGET_TEXT && w->label[0] != '\0';
}

/* Words may stand inside a target, but not half over it. */
static bool is_half_over(const struct view *v, const struct widget *words, const struct widget *w)
{
    if (!is_said(words) || !view_is_target(w))
        return false;
    const struct rect ink = ink_of(v, words), both = rect_intersect(ink, w->at);
    return !rect_is_empty(both) && !is_inside(w->at, ink);
}

static void check_apart(struct findings *f, const struct view *v, size_t i)
{
    const struct widget *a = &v->widgets[i];
    for (size_t k = i + 1; k < v->n_widgets; k++) {
        const struct widget *b = &v->widgets[k];
        if (strcmp(a->id, "start_anywhere") == 0 || (i < v->modal_from && k >= v->modal_from))
            continue;
        const bool targets = view_is_target(a) && view_is_target(b);
        const bool words = is_said(a) && is_said(b);
        if (targets && !rect_is_empty(rect_intersect(a->at, b->at)))
            found(f, a->id, b->id);
        if (words && !rect_is_empty(rect_intersect(ink_of(v, a), ink_of(v, b))))
            found(f, a->label, b->label);
        if (is_half_over(v, a, b) || is_half_over(v, b, a))
            found(f, is_said(a) ? a->label : a->id, is_said(b) ? b->label : b->id);
    }
}

static void check_words(struct findings *f, const struct widget *w)
{
    if (is_said(w) && (w->at.h < theme_cap_px(f->panel, w->style.step) || w->at.w <= 0))
        found(f, "no room for", w->label);
}

static void check_paint(struct findings *f, const struct view *v)
{
    struct canvas canvas;
    canvas_init_memory(&canvas, f->panel->w_px, f->panel->h_px);
    painter_damage_all(painter);
    painter_draw(painter, &canvas, v, &(struct paint_state){0});
    if (painter_overflow(painter)[0] != '\0')
        found(f, "cut off", painter_overflow(painter));
    canvas_deinit_memory(&canvas);
}

static size_t check(struct findings *f, const struct view *v)
{
    for (size_t i = v->modal_from; i < v->n_widgets; i++) {
        const struct widget *w = &v->widgets[i];
        if (view_is_target(w) && strcmp(w->id, "start_anywhere") != 0)
            check_target(f, w);
        check_words(f, w);
        check_apart(f, v, i);
    }
    check_paint(f, v);
    return f->n;
}

static size_t look_at(const struct still *still, const struct shape *shape, const char *language,
                      unsigned modes)
{
    size_t n = 0;
    for (unsigned mode = 0; mode < 4; mode++) {
        if (!(modes >> mode & 1U))
            continue;
        struct fake_runtime rt;
        fake_init(&rt);
        still->arrange(&rt);
        speak(language);
        rt.panel = panel_of(shape, mode & 1U, mode & 2U);
        fake_redraw(&rt, still->scene);
        struct findings f = {still->name, shape->name, language, &rt.panel, 0};
        n += check(&f, &rt.view);
        fake_deinit(&rt);
    }
    return n;
}

static size_t look_at_overlay(enum overlay_id id, const struct panel *panel,
                              const struct shape *shape, const char *language)
{
    static struct config config;
    static struct runtime rt;
    struct view view;
    config = (struct config){.shop = fake_shop()};
    config.shop.idle_warning_s = 30;
    rt = (struct runtime){.config = &config, .panel = *panel};
    rt.overlay = (struct overlay){.id = id, .until_ms = 23000, .pin = "4711", .pin_wait_s = 30};
    rt.session.basket.n_lines = 2;
    text_copy(rt.session.reference, sizeof(rt.session.reference), "K3-7F2QX9-H");
    view_init(&view);
    view_reset(&view, panel);
    view_box(&view, (struct rect){0, 0, 1, 1}, COLOR_BACKGROUND, 0);
    overlay_view(&rt, &view);
    struct findings f = {overlay_name(id), shape->name, language, panel, 0};
    check(&f, &view);
    view_deinit(&view);
    return f.n;
}

static void dialogs_hold_every_mode(void)
{
    static const struct shape *const shapes[] = {&PORTRAIT, &LANDSCAPE, &SMALL};
    static const char *const languages[] = {"en_GB", "de", "long"};
    size_t n = 0;
    set_up();
    for (size_t i = 0; i < (size_t)3 * 3 * 4; i++) {
        const struct shape *shape = shapes[i % 3];
        const size_t mode = i / 9;
        const struct panel panel = panel_of(shape, mode & 1U, mode & 2U);
        if (shape == &SMALL && mode == 3 && strcmp(languages[i / 3 % 3], "long") == 0)
            continue; /* 190 mm by 190 mm in letters of 6 mm: whole in the words that there are */
        speak(languages[i / 3 % 3]);
        for (int id = OVERLAY_none + 1; id < OVERLAY_COUNT; id++)
            n += look_at_overlay((enum overlay_id)id, &panel, shape, languages[i / 3 % 3]);
    }
    CU_ASSERT_EQUAL(n, 0);
    i18n_unload();
    tear_down();
}

/* `modes`: bit 0 as it is, 1 large text, 2 low reach, 3 both. */
static void look_at_all(const struct shape *shape, const char *language, unsigned modes)
{
    size_t n = 0;
    set_up();
    for (size_t i = 0; i < stills_count(); i++)
        n += look_at(stills_at(i), shape, language, modes);
    CU_ASSERT_EQUAL(n, 0);
    tear_down();
}

static void portrait_holds_every_mode_in_longer_words(void)
{
    look_at_all(&PORTRAIT, "long", 0xF);
}

static void landscape_holds_every_mode_in_longer_words(void)
{
    look_at_all(&LANDSCAPE, "long", 0xF);
}

static void a_small_screen_holds_longer_words(void)
{
    look_at_all(&SMALL, "long", 0x7);
    look_at_all(&SMALL, "en_GB", 0x8);
    look_at_all(&SMALL_WIDE, "long", 0x5);
}

static void every_shape_holds_german(void)
{
    look_at_all(&PORTRAIT, "de", 0xF);
    look_at_all(&LANDSCAPE, "de", 0xF);
    look_at_all(&SMALL, "de", 0xF);
    look_at_all(&SMALL_WIDE, "de", 0xF);
}

static void a_fine_screen_is_the_same_in_millimetres(void)
{
    look_at_all(&FINE, "long", 0x1);
}

CU_TestInfo test_screens_fit[] = {
    {"portrait holds every mode in longer words", portrait_holds_every_mode_in_longer_words},
    {"landscape holds every mode in longer words", landscape_holds_every_mode_in_longer_words},
    {"a small screen holds longer words", a_small_screen_holds_longer_words},
    {"every shape holds German", every_shape_holds_german},
    {"a fine screen is the same in millimetres", a_fine_screen_is_the_same_in_millimetres},
    {"dialogs hold every mode", dialogs_hold_every_mode},
    CU_TEST_INFO_NULL,
};
