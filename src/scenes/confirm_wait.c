#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/confirm_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { ART_MM = 240, NEED_MM = 152, STEP_MM = 28, STEPS = 3 };

static const char *picture_of(const struct scene_ctx *sc)
{
    const struct basket *basket = &sc->session->basket;
    if (!sc->catalogue || basket->n_lines == 0)
        return "";
    const uint32_t i = catalogue_find_instance(sc->catalogue, basket->lines[0].instance_id);
    return i == CATALOGUE_NONE ? ""
                               : sc->catalogue->events[sc->catalogue->instances[i].event].image;
}

static int current_step(const struct confirm_scene *st)
{
    switch (st->step) {
    case BOOKING_HELD:
        return 0;
    case BOOKING_ASKING:
    case BOOKING_SLOW:
        return 1;
    case BOOKING_MAKING_CODES:
        break;
    }
    return 2;
}

static void step_row(struct view *v, struct rect at, int step, int current)
{
    static const char *const KEYS[STEPS] = {"confirm.step_held", "confirm.step_asking",
                                            "confirm.step_codes"};
    struct text_style style = parts_style(v, TYPE_HEADING, step == current);
    style.valign = VALIGN_MIDDLE;
    style.shrink = true;
    style.color = step > current ? COLOR_MUTED : COLOR_TEXT;
    view_rule(v, at);
    const struct rect sign = rect_cut_left(&at, mm(v, 10));
    const struct rect icon = rect_centre(sign, mm(v, 10), mm(v, 10));
    if (step < current)
        view_icon(v, icon, "check", COLOR_GOOD);
    else if (step == current)
        view_icon(v, icon, "clock", COLOR_TEXT);
    rect_cut_left(&at, mm(v, 8));
    view_text(v, "step", at, style, tr(KEYS[step]))->nth = (uint32_t)step;
}

static void reference(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    struct text_style style = parts_style(v, TYPE_DISPLAY, true);
    style.shrink = true;
    if (sc->session->reference[0] == '\0')
        return;
    rect_cut_top(at, mm(v, 6));
    parts_flow(v, at, NULL, parts_muted(v, TYPE_BODY), tr("confirm.reference"));
    parts_flow(v, at, "reference", style, sc->session->reference);
}

/* Progress is a step of three, not a guess at seconds. */
static void progress(struct view *v, struct rect *at, int current)
{
    const char *words = TR(v->arena, "confirm.step", {"n", view_printf(v, "%d", current + 1)},
                           {"total", view_printf(v, "%d", STEPS)});
    parts_flow(v, at, NULL, parts_style(v, TYPE_HEADING, true), words);
    rect_cut_top(at, mm(v, 4));
    view_progress(v, "progress", rect_cut_top(at, mm(v, 4)), (current + 1) * 1000 / STEPS - 100,
                  words);
    rect_cut_top(at, mm(v, 8));
}

void confirm_booking_view(const struct scene_ctx *sc, struct view *v)
{
    const struct confirm_scene *st = sc->state;
    const bool slow = sc->now_ms - st->began_ms >= CONFIRM_SLOW_MS || st->step == BOOKING_SLOW;
    const struct chrome_rects r =
        chrome_view(sc, v, &(struct chrome){.no_back = true, .no_start_over = true});
    text_copy(v->title, sizeof(v->title), tr("confirm.booking"));
    struct parts_stage stage = parts_stage(v, r.body, ART_MM, mm(v, slow ? NEED_MM + 30 : NEED_MM));
    parts_stage_view(v, &stage, picture_of(sc), tr(slow ? "confirm.slow" : "confirm.booking"), "");
    struct rect at = stage.content;
    struct text_style words = parts_style(v, TYPE_HEADING, false);
    words.lines = 3;
    rect_cut_top(&at, mm(v, 6));
    parts_flow(v, &at, "words", words, tr(slow ? "confirm.slow_words" : "confirm.booking_words"));
    rect_cut_top(&at, mm(v, 6));
    const int current = current_step(st);
    progress(v, &at, current);
    int row = mm(v, STEP_MM);
    if (row * STEPS > at.h)
        row = at.h / STEPS;
    for (int i = 0; i < STEPS && row >= parts_line(v, TYPE_HEADING); i++)
        step_row(v, rect_cut_top(&at, row), i, current);
    if (slow)
        reference(sc, v, &at);
    const char *ref = sc->session->reference;
    chrome_note(v, r.footer,
                ref[0] ? TR(v->arena, "confirm.stay_reference", {"reference", ref})
                       : tr("confirm.stay"));
}

void confirm_trouble_view(const struct scene_ctx *sc, struct view *v)
{
    const struct confirm_scene *st = sc->state;
    const bool unknown = st->phase == CONFIRM_UNKNOWN;
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){.no_back = true});
    struct rect at = rect_inset(r.body, panel_margin_px(v->panel), 0);
    struct text_style head = parts_style(v, TYPE_DISPLAY, true);
    struct text_style words = parts_style(v, TYPE_HEADING, false);
    struct text_style number = parts_style(v, TYPE_NUMBER, true);
    head.lines = 3;
    words.lines = 5;
    number.shrink = true;
    head.shrink = true;
    const char *title = tr(unknown ? "confirm.unknown_title" : "confirm.failed_title");
    const char *text = tr(unknown ? "confirm.unknown" : "confirm.failed");
    text_copy(v->title, sizeof(v->title), title);
    const char *ref = sc->session->reference;
    const int h = mm(v, 20) + parts_height(v, head, title, at.w) +
                  parts_height(v, words, text, at.w) +
                  (ref[0] ? mm(v, 10) + parts_line(v, TYPE_NUMBER) : 0);
    at = rect_centre(at, at.w, h < at.h ? h : at.h);
    view_alert(v, "trouble", rect_cut_top(&at, parts_height(v, head, title, at.w)), head, title);
    rect_cut_top(&at, mm(v, 6));
    if (unknown && ref[0]) {
        parts_flow(v, &at, "reference", number, ref);
        rect_cut_top(&at, mm(v, 6));
    }
    parts_flow(v, &at, "words", words, text);
    const struct button again = {
        .id = "try_again", .label = tr("fault.try_again"), .icon = "sync", .action = CONFIRM_AGAIN};
    const struct button leave = {
        .id = "done", .label = tr("confirm.leave"), .icon = "check", .action = CONFIRM_LEAVE};
    chrome_primary(v, &r.footer, unknown ? &leave : &again);
    if (unknown && sc->shop->contact[0])
        chrome_note(v, r.footer, sc->shop->contact);
}
