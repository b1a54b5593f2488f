#include "app/overlay_view.h"

#include <string.h>

#include "app/overlay.h"
#include "app/runtime_state.h"
#include "base/text.h"
#include "ui/i18n.h"

const struct keyboard_spec overlay_pin_keys = {.base_action = ACTION_PIN_KEY, .digits_only = true};

/* A sheet that stands within reach: as high as it needs, 46 mm above the lower edge. */
static struct rect dialog(struct view *v, double height_mm)
{
    struct rect usable = panel_usable(v->panel);
    rect_cut_bottom(&usable, mm(v, panel_is_landscape(v->panel) || v->panel->low_reach ? 8 : 46));
    const int most = mm(v, 244), margin = panel_margin_px(v->panel);
    const int w = usable.w - 2 * margin < most ? usable.w - 2 * margin : most;
    const int want = mm(v, height_mm), h = want < usable.h ? want : usable.h;
    const struct rect at = {usable.x + (usable.w - w) / 2, usable.y + usable.h - h, w, h};
    view_box(v, at, COLOR_RAISED, 5);
    return rect_inset(at, mm(v, 12), mm(v, 12));
}

static struct text_style style(enum type_step step, bool bold, int lines)
{
    return (struct text_style){.step = step, .bold = bold, .lines = lines, .shrink = true};
}

static void title(struct view *v, struct rect *at, const char *words)
{
    const struct text_style s = style(TYPE_DISPLAY, true, 2);
    const int lines = view_text_lines(v, &s, words, at->w);
    const int h = theme_line_px(v->panel, TYPE_DISPLAY) * (lines > 1 ? 2 : 1);
    view_heading(v, "overlay_title", rect_cut_top(at, h), s, words);
    rect_cut_top(at, mm(v, 6));
}

static void sentence(struct view *v, struct rect *at, const char *id, const char *words)
{
    struct text_style s = style(TYPE_HEADING, false, 6);
    const int lines = view_text_lines(v, &s, words, at->w);
    view_text(v, id, rect_cut_top(at, theme_line_px(v->panel, TYPE_HEADING) * lines), s, words);
    rect_cut_top(at, mm(v, 8));
}

/* From the bottom up, so that the last button added stands above the others. */
static void stack_button(struct view *v, struct rect *at, const struct button *b)
{
    view_button(v, rect_cut_bottom(at, mm(v, b->look == LOOK_PRIMARY ? 30 : 24)), b);
    rect_cut_bottom(at, mm(v, 4));
}

static void close_button(struct view *v, struct rect *at)
{
    stack_button(v, at,
                 &(struct button){.id = "close",
                                  .label = tr("overlay.close"),
                                  .look = LOOK_SUNK,
                                  .action = ACTION_CLOSE});
}

static void still_there_view(const struct runtime *rt, struct view *v)
{
    struct rect at = dialog(v, 170);
    const int64_t left_ms = rt->overlay.until_ms - rt->ctx.now_ms;
    const long left_s = left_ms > 0 ? (long)((left_ms + 999) / 1000) : 0;
    const char *seconds = view_printf(v, "%ld", left_s);
    const bool holds = rt->session.basket.n_lines > 0;

    stack_button(v, &at,
                 &(struct button){.id = "leave",
                                  .label = tr(holds ? "still.leave_seats" : "still.leave"),
                                  .look = LOOK_SUNK,
                                  .action = ACTION_LEAVE});
    stack_button(v, &at,
                 &(struct button){.id = "more_time",
                                  .label = tr("still.more_time"),
                                  .look = LOOK_PRIMARY,
                                  .action = ACTION_CLOSE});
    struct rect top = rect_cut_top(&at, 2 * theme_line_px(v->panel, TYPE_DISPLAY));
    view_timer(v, "seconds", rect_cut_right(&top, mm(v, 50)),
               (struct text_style){
                   .step = TYPE_HERO, .bold = true, .align = ALIGN_RIGHT, .valign = VALIGN_MIDDLE},
               seconds);
    view_heading(v, "overlay_title", top,
                 (struct text_style){.step = TYPE_DISPLAY,
                                     .bold = true,
                                     .lines = 2,
                                     .shrink = true,
                                     .valign = VALIGN_MIDDLE},
                 tr("still.title"));
    rect_cut_top(&at, mm(v, 4));
    const int64_t whole_ms = runtime_warning_ms(rt);
    view_progress(v, NULL, rect_cut_top(&at, mm(v, 3)),
                  (int)(left_ms >= whole_ms ? 1000 : left_ms * 1000 / (whole_ms ? whole_ms : 1)),
                  "");
    rect_cut_top(&at, mm(v, 6));
    sentence(v, &at, "overlay_words",
             TR_N(v->arena, holds ? "still.words_seats" : "still.words", (unsigned long)left_s,
                  {"n", seconds}));
}

static void help_view(const struct runtime *rt, struct view *v)
{
    struct rect at = dialog(v, 200);
    close_button(v, &at);
    title(v, &at, tr("help.title"));
    sentence(v, &at, NULL, tr("help.how"));
    sentence(v, &at, NULL, tr("help.hold"));
    sentence(v, &at, NULL,
             TR(v->arena, "help.contact", {"contact", rt->config->shop.contact},
                {"venue", rt->config->shop.venue_name}));
    if (rt->session.reference[0])
        sentence(v, &at, "help_reference",
                 TR(v->arena, "help.reference", {"reference", rt->session.reference}));
}

static void language_view(const struct runtime *rt, struct view *v)
{
    const struct shop *shop = &rt->config->shop;
    struct rect at = dialog(v, 64 + 28 * (double)(shop->n_languages + 1));
    close_button(v, &at);
    for (size_t i = shop->n_languages; i-- > 0;) {
        char key[32];
        struct text key_text = TEXT_OF(key);
        text_addf(&key_text, "language.%s", shop->languages[i]);
        stack_button(v, &at,
                     &(struct button){.id = "language_choice",
                                      .nth = (uint32_t)i,
                                      .label = tr(key),
                                      .look = LOOK_CHIP,
                                      .role = ROLE_TOGGLE,
                                      .chosen = i == rt->language,
                                      .action = GLOBAL_SET_LANGUAGE,
                                      .arg = (uint32_t)i});
    }
    title(v, &at, tr("language.title"));
}

static void toggle(struct view *v, struct rect *at, const char *id, const char *label, bool on,
                   uint32_t action)
{
    stack_button(v, at,
                 &(struct button){.id = id,
                                  .label = label,
                                  .role = ROLE_TOGGLE,
                                  .look = LOOK_CHIP,
                                  .chosen = on,
                                  .icon = on ? "check" : "",
                                  .action = action});
}

static void accessibility_view(const struct runtime *rt, struct view *v)
{
    struct rect at = dialog(v, 184);
    const struct panel *panel = &rt->panel;
    close_button(v, &at);
    toggle(v, &at, "low_reach", tr("access.low_reach"), panel->low_reach, ACTION_LOW_REACH);
    toggle(v, &at, "high_contrast", tr("access.high_contrast"), panel->high_contrast,
           ACTION_HIGH_CONTRAST);
    toggle(v, &at, "large_text", tr("access.large_text"), panel->large_text, ACTION_LARGE_TEXT);
    title(v, &at, tr("access.title"));
    if (at.h > 2 * theme_line_px(v->panel, TYPE_HEADING))
        sentence(v, &at, NULL, tr("access.words"));
}

static void start_over_view(const struct runtime *rt, struct view *v)
{
    (void)rt;
    struct rect at = dialog(v, 130);
    stack_button(
        v, &at,
        &(struct button){
            .id = "leave", .label = tr("over.leave"), .look = LOOK_DANGER, .action = ACTION_LEAVE});
    stack_button(
        v, &at,
        &(struct button){
            .id = "close", .label = tr("over.stay"), .look = LOOK_PRIMARY, .action = ACTION_CLOSE});
    title(v, &at, tr("over.title"));
    sentence(v, &at, "overlay_words", tr("over.words"));
}

static void lost_connection_view(const struct runtime *rt, struct view *v)
{
    (void)rt;
    struct rect at = dialog(v, 150);
    stack_button(
        v, &at,
        &(struct button){
            .id = "leave", .label = tr("lost.leave"), .look = LOOK_SUNK, .action = ACTION_LEAVE});
    stack_button(
        v, &at,
        &(struct button){
            .id = "close", .label = tr("lost.wait"), .look = LOOK_PRIMARY, .action = ACTION_CLOSE});
    title(v, &at, tr("lost.title"));
    sentence(v, &at, "overlay_words", tr("lost.words"));
}

static void staff_pin_view(const struct runtime *rt, struct view *v)
{
    const int keys_px = keyboard_height_px(v, &overlay_pin_keys);
    struct rect at = dialog(v, 86 + keys_px / v->panel->px_per_mm);
    struct rect buttons = rect_cut_bottom(&at, mm(v, 24));
    view_button(v, rect_column(buttons, 0, 2, mm(v, 4)),
                &(struct button){.id = "close",
                                 .label = tr("overlay.close"),
                                 .look = LOOK_SUNK,
                                 .action = ACTION_CLOSE});
    view_button(v, rect_column(buttons, 1, 2, mm(v, 4)),
                &(struct button){.id = "pin_ok",
                                 .label = tr("pin.ok"),
                                 .look = LOOK_PRIMARY,
                                 .busy = rt->overlay.pin_ticket != 0,
                                 .disabled = strlen(rt->overlay.pin) < 4,
                                 .action = ACTION_PIN_OK});
    rect_cut_bottom(&at, mm(v, 6));
    keyboard_view(v, rect_cut_bottom(&at, keys_px), &rt->overlay.keyboard, &overlay_pin_keys);
    rect_cut_bottom(&at, mm(v, 4));
    char dots[sizeof(rt->overlay.pin) * 3 + 1];
    struct text t = TEXT_OF(dots);
    for (size_t i = 0; i < strlen(rt->overlay.pin); i++)
        text_add(&t, "•");
    const char *words = tr("pin.title");
    if (rt->overlay.pin_wait_s > 0)
        words = TR_N(v->arena, "pin.wait", (unsigned long)rt->overlay.pin_wait_s,
                     {"n", view_printf(v, "%d", rt->overlay.pin_wait_s)});
    else if (rt->overlay.pin_wrong)
        words = tr("pin.wrong");
    view_heading(v, "overlay_title", rect_cut_top(&at, theme_line_px(v->panel, TYPE_TITLE)),
                 style(TYPE_TITLE, true, 1), words);
    view_decor_text(
        v, at,
        (struct text_style){
            .step = TYPE_DISPLAY, .bold = true, .align = ALIGN_CENTRE, .valign = VALIGN_MIDDLE},
        dots);
}

void overlay_view(const struct runtime *rt, struct view *v)
{
    static void (*const views[OVERLAY_COUNT])(const struct runtime *, struct view *) = {
#define X(name) [OVERLAY_##name] = name##_view,
        OVERLAY_LIST(X)
#undef X
    };
    if (rt->overlay.id == OVERLAY_none)
        return;
    view_begin_modal(v);
    views[rt->overlay.id](rt, v);
}
