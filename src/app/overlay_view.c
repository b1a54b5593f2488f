#include "app/overlay_view.h"

#include <string.h>

#include "app/overlay.h"
#include "app/overlay_dialog.h"
#include "app/runtime_state.h"
#include "base/text.h"
#include "ui/i18n.h"

const struct keyboard_spec overlay_pin_keys = {.base_action = ACTION_PIN_KEY, .digits_only = true};

static struct button close_button(enum look look, const char *label)
{
    return (struct button){.id = "close", .label = label, .look = look, .action = ACTION_CLOSE};
}

static struct button leave_button(enum look look, const char *label)
{
    return (struct button){.id = "leave", .label = label, .look = look, .action = ACTION_LEAVE};
}

static void still_there_view(const struct runtime *rt, struct view *v)
{
    const int64_t left_ms = rt->overlay.until_ms - rt->ctx.now_ms;
    const int64_t whole_ms = runtime_warning_ms(rt) > 0 ? runtime_warning_ms(rt) : 1;
    const long left_s = left_ms > 0 ? (long)((left_ms + 999) / 1000) : 0;
    const char *seconds = view_printf(v, "%ld", left_s);
    const bool holds = rt->session.basket.n_lines > 0;
    struct dialog d = {.title = tr("still.title"),
                       .number = seconds,
                       .per_mille = left_ms >= whole_ms ? 1000 : (int)(left_ms * 1000 / whole_ms)};
    dialog_say(&d, "overlay_words",
               TR_N(v->arena, holds ? "still.words_seats" : "still.words", (unsigned long)left_s,
                    {"n", seconds}));
    dialog_button(&d, &(struct button){.id = "more_time",
                                       .label = tr("still.more_time"),
                                       .look = LOOK_PRIMARY,
                                       .action = ACTION_CLOSE});
    const struct button leave =
        leave_button(LOOK_SUNK, tr(holds ? "still.leave_seats" : "still.leave"));
    dialog_button(&d, &leave);
    dialog_view(v, &d, rt->overlay.page);
}

static void help_view(const struct runtime *rt, struct view *v)
{
    const struct shop *shop = &rt->config->shop;
    const struct button close = close_button(LOOK_SUNK, tr("overlay.close"));
    struct dialog d = {.title = tr("help.title")};
    if (rt->session.reference[0])
        dialog_say(&d, "help_reference",
                   TR(v->arena, "help.reference", {"reference", rt->session.reference}));
    dialog_say(&d, NULL, tr("help.how"));
    dialog_say(&d, NULL, tr("help.hold"));
    dialog_say(&d, "help_refunds", TR(v->arena, "help.refunds", {"seller", shop->seller}));
    dialog_say(
        &d, NULL,
        TR(v->arena, "help.contact", {"contact", shop->contact}, {"venue", shop->venue_name}));
    dialog_button(&d, &close);
    dialog_view(v, &d, rt->overlay.page);
}

static void language_view(const struct runtime *rt, struct view *v)
{
    const struct shop *shop = &rt->config->shop;
    const struct button close = close_button(LOOK_SUNK, tr("overlay.close"));
    struct dialog d = {.title = tr("language.title")};
    for (size_t i = 0; i < shop->n_languages; i++)
        dialog_choose(&d, &(struct dialog_choice){
                              .id = "language_choice",
                              .nth = (uint32_t)i,
                              .label = tr(view_printf(v, "language.%s", shop->languages[i])),
                              .note = "",
                              .chosen = i == rt->language,
                              .action = GLOBAL_SET_LANGUAGE,
                              .arg = (uint32_t)i});
    dialog_button(&d, &close);
    dialog_view(v, &d, rt->overlay.page);
}

static void accessibility_view(const struct runtime *rt, struct view *v)
{
    const struct panel *panel = &rt->panel;
    const struct button close = close_button(LOOK_SUNK, tr("overlay.close"));
    struct dialog d = {.title = tr("access.title")};
    dialog_say(&d, NULL, tr("access.words"));
    dialog_choose(&d, &(struct dialog_choice){.id = "large_text",
                                              .label = tr("access.large_text"),
                                              .note = tr("access.large_text_note"),
                                              .chosen = panel->large_text,
                                              .action = ACTION_LARGE_TEXT});
    dialog_choose(&d, &(struct dialog_choice){.id = "high_contrast",
                                              .label = tr("access.high_contrast"),
                                              .note = tr("access.high_contrast_note"),
                                              .chosen = panel->high_contrast,
                                              .action = ACTION_HIGH_CONTRAST});
    dialog_choose(&d, &(struct dialog_choice){.id = "low_reach",
                                              .label = tr("access.low_reach"),
                                              .note = tr("access.low_reach_note"),
                                              .chosen = panel->low_reach,
                                              .action = ACTION_LOW_REACH});
    dialog_button(&d, &close);
    dialog_view(v, &d, rt->overlay.page);
}

static void start_over_view(const struct runtime *rt, struct view *v)
{
    const struct button stay = close_button(LOOK_PRIMARY, tr("over.stay"));
    const struct button leave = leave_button(LOOK_DANGER, tr("over.leave"));
    struct dialog d = {.title = tr("over.title")};
    dialog_say(&d, "overlay_words", tr("over.words"));
    dialog_button(&d, &stay);
    dialog_button(&d, &leave);
    dialog_view(v, &d, rt->overlay.page);
}

static void lost_connection_view(const struct runtime *rt, struct view *v)
{
    const struct button wait = close_button(LOOK_PRIMARY, tr("lost.wait"));
    const struct button leave = leave_button(LOOK_SUNK, tr("lost.leave"));
    struct dialog d = {.title = tr("lost.title")};
    dialog_say(&d, "overlay_words", tr("lost.words"));
    dialog_button(&d, &wait);
    dialog_button(&d, &leave);
    dialog_view(v, &d, rt->overlay.page);
}

static void pin_buttons(const struct runtime *rt, struct view *v, struct rect row)
{
    const struct button close = close_button(LOOK_SUNK, tr("overlay.close"));
    view_button(v, rect_column(row, 0, 2, mm(v, 4)), &close);
    view_button(v, rect_column(row, 1, 2, mm(v, 4)),
                &(struct button){.id = "pin_ok",
                                 .label = tr("pin.ok"),
                                 .look = LOOK_PRIMARY,
                                 .busy = rt->overlay.pin_ticket != 0,
                                 .disabled = strlen(rt->overlay.pin) < 4,
                                 .action = ACTION_PIN_OK});
}

static const char *pin_title(const struct runtime *rt, struct view *v)
{
    const int wait_s = rt->overlay.pin_wait_s;
    if (wait_s > 0)
        return TR_N(v->arena, "pin.wait", (unsigned long)wait_s,
                    {"n", view_printf(v, "%d", wait_s)});
    return tr(rt->overlay.pin_wrong ? "pin.wrong" : "pin.title");
}

static void pin_words(const struct runtime *rt, struct view *v, struct rect at)
{
    const struct text_style title = {
        .step = TYPE_TITLE, .bold = true, .lines = 3, .shrink = true, .valign = VALIGN_MIDDLE};
    const struct text_style typed = {
        .step = TYPE_TITLE, .bold = true, .align = ALIGN_CENTRE, .valign = VALIGN_MIDDLE};
    char dots[sizeof(rt->overlay.pin) * 3 + 1];
    struct text t = TEXT_OF(dots);
    for (size_t i = 0; i < strlen(rt->overlay.pin); i++)
        text_add(&t, "•");
    const struct rect row = rect_cut_bottom(&at, theme_line_px(v->panel, TYPE_TITLE));
    view_decor_text(v, row, typed, dots);
    view_heading(v, "overlay_title", at, title, pin_title(rt, v));
}

/* Words above the keys; beside them where the screen is wide. */
static void staff_pin_view(const struct runtime *rt, struct view *v)
{
    const bool wide = panel_is_landscape(v->panel);
    const int button = mm(v, v->panel->large_text ? 28 : 24), gap = mm(v, 4);
    const int keys = keyboard_height_px(v, &overlay_pin_keys);
    const int words = 3 * theme_line_px(v->panel, TYPE_TITLE);
    struct rect room = panel_usable(v->panel);
    room = rect_inset(room, panel_margin_px(v->panel), gap);
    const int want = wide ? keys + 2 * gap : keys + words + button + 4 * gap;
    struct rect at = rect_cut_bottom(&room, want < room.h ? want : room.h);
    const int most = mm(v, wide ? 340 : 244);
    at = rect_centre(at, at.w < most ? at.w : most, at.h);
    view_box(v, at, COLOR_RAISED, 5);
    at = rect_inset(at, mm(v, 8), gap);
    struct rect board = wide ? rect_cut_right(&at, at.w / 2) : (struct rect){0};
    rect_cut_right(&at, wide ? gap : 0);
    pin_buttons(rt, v, rect_cut_bottom(&at, button));
    rect_cut_bottom(&at, gap);
    if (!wide) {
        board = at;
        rect_cut_top(&board, words + gap);
        at.h = words;
    }
    keyboard_view(v, board, &rt->overlay.keyboard, &overlay_pin_keys);
    pin_words(rt, v, at);
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
