#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/confirm_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { GAP_MM = 6 };

/* What of the visit is not booked either: beside the words where the screen is wide, else below. */
static struct rect cut_rest(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    if (confirm_rest_height(sc, v, at->w) == 0)
        return (struct rect){0};
    if (!panel_is_landscape(v->panel)) {
        const struct rect below = rect_cut_bottom(at, confirm_rest_height(sc, v, at->w));
        rect_cut_bottom(at, mm(v, GAP_MM));
        return below;
    }
    const struct rect side = rect_cut_right(at, at->w * 40 / 100);
    rect_cut_right(at, mm(v, 2 * GAP_MM));
    const int h = confirm_rest_height(sc, v, side.w);
    return rect_centre(side, side.w, h < side.h ? h : side.h);
}

static void trouble(const struct scene_ctx *sc, struct view *v, struct rect at, bool unknown)
{
    struct text_style head = parts_style(v, TYPE_DISPLAY, true);
    struct text_style words = parts_style(v, TYPE_HEADING, false);
    struct text_style number = parts_style(v, TYPE_NUMBER, true);
    head.lines = 3;
    words.lines = 8;
    int gap = mm(v, GAP_MM);
    if (v->panel->low_reach && confirm_rest_height(sc, v, at.w) > 0) {
        gap = mm(v, 1);
        words.step = TYPE_BODY; /* so that all of it is said */
        words.lines = 8;
        number.step = TYPE_HEADING;
        head.step = TYPE_HEADING;
    }
    number.shrink = true;
    head.shrink = true;
    const char *title = tr(unknown ? "confirm.unknown_title" : "confirm.failed_title");
    const char *refusal = unknown ? "" : say_refusal(v->arena, sc);
    const char *text = refusal[0] ? refusal : tr(unknown ? "confirm.unknown" : "confirm.failed");
    const char *ref = sc->session->reference;
    const int h = mm(v, 20) + parts_height(v, head, title, at.w) +
                  parts_height(v, words, text, at.w) +
                  (ref[0] ? mm(v, 10) + parts_line(v, TYPE_NUMBER) : 0);
    at = rect_centre(at, at.w, h < at.h ? h : at.h);
    text_copy(v->title, sizeof(v->title), title);
    view_alert(v, "trouble", rect_cut_top(&at, parts_height(v, head, title, at.w)), head, title);
    rect_cut_top(&at, gap);
    if (unknown && ref[0]) {
        parts_flow(v, &at, "reference", number, ref);
        rect_cut_top(&at, gap);
    }
    parts_flow(v, &at, "words", words, text);
}

void confirm_trouble_view(const struct scene_ctx *sc, struct view *v)
{
    const struct confirm_scene *st = sc->state;
    const bool unknown = st->phase == CONFIRM_UNKNOWN;
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){.no_back = true});
    struct rect at = rect_inset(r.body, panel_margin_px(v->panel), 0);
    const struct rect rest = cut_rest(sc, v, &at);
    trouble(sc, v, at, unknown);
    if (!rect_is_empty(rest))
        confirm_rest_view(sc, v, rest);
    const struct button again = {
        .id = "try_again", .label = tr("fault.try_again"), .icon = "sync", .action = CONFIRM_AGAIN};
    const struct button leave = {
        .id = "done", .label = tr("confirm.leave"), .icon = "check", .action = CONFIRM_LEAVE};
    chrome_primary(v, &r.footer, unknown ? &leave : &again);
    if (unknown && sc->shop->contact[0])
        chrome_note(v, r.footer, sc->shop->contact);
}
