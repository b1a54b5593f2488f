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
                       .per_mille =
                           left_ms >= whole_ms ? 1000 : (int)(left_ms * 1000 / whole_ms)};
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
    dialog_say(&d, NULL,
               TR(v->arena, "help.contact", {"contact", shop->contact},
                  {"venue", shop->venue_name}));
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
