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

/* Seats are said only where all of it is seats. */
static bool is_seated(const struct scene_ctx *sc)
{
    const struct basket *basket = &sc->session->basket;
    for (size_t i = 0; i < basket->n_lines; i++) {
        if (basket->lines[i].seat_id[0] == '\0')
            return false;
    }
    return basket->n_lines > 0;
}

static const char *step_words(const struct scene_ctx *sc, int step)
{
    if (step == 0)
        return tr(is_seated(sc) ? "confirm.step_held" : "confirm.step_held_tickets");
    return tr(step == 1 ? "confirm.step_asking" : "confirm.step_codes");
}

static void step_row(const struct scene_ctx *sc, struct view *v, struct rect at, int step,
                     int current)
{
    struct text_style style = parts_style(v, TYPE_HEADING, step == current);
    style.valign = VALIGN_MIDDLE;
    style.lines = 2;
    style.color = step > current ? COLOR_MUTED : COLOR_TEXT;
    view_rule(v, at);
    const struct rect sign = rect_cut_left(&at, mm(v, 10));
    const struct rect icon = rect_centre(sign, mm(v, 10), mm(v, 10));
    if (step < current)
        view_icon(v, icon, "check", COLOR_GOOD);
    else if (step == current)
        view_icon(v, icon, "clock", COLOR_TEXT);
    rect_cut_left(&at, mm(v, 8));
    view_text(v, "step", at, style, step_words(sc, step))->nth = (uint32_t)step;
}

static struct text_style reference_words_style(const struct view *v)
{
    struct text_style words = parts_muted(v, TYPE_BODY);
    words.lines = 3;
    return words;
}

static int reference_height(const struct scene_ctx *sc, const struct view *v, int width)
{
    if (sc->session->reference[0] == '\0')
        return 0;
    return mm(v, 4) + parts_line(v, TYPE_DISPLAY) +
           parts_height(v, reference_words_style(v), tr("confirm.reference"), width);
}

static void reference(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    struct text_style style = parts_style(v, TYPE_DISPLAY, true);
    style.shrink = true;
    rect_cut_top(&at, mm(v, 4));
    parts_flow(v, &at, NULL, reference_words_style(v), tr("confirm.reference"));
    parts_flow(v, &at, "reference", style, sc->session->reference);
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

static void steps(const struct scene_ctx *sc, struct view *v, struct rect at, int current)
{
    int row = mm(v, STEP_MM);
    if (row * STEPS > at.h)
        row = at.h / STEPS;
    for (int i = 0; i < STEPS && row >= parts_line(v, TYPE_HEADING); i++)
        step_row(sc, v, rect_cut_top(&at, row), i, current);
}

/* Once it takes long the number stands large; the steps have what is left. */
static void booking(const struct scene_ctx *sc, struct view *v, struct rect at, bool slow)
{
    const char *seats = slow ? "confirm.slow_words" : "confirm.booking_words";
    const bool other = slow && !is_seated(sc);
    struct text_style words = parts_style(v, TYPE_HEADING, false);
    words.lines = 3;
    const int gap = mm(v, v->panel->low_reach ? 2 : 6);
    if (slow) {
        const int h = reference_height(sc, v, at.w);
        rect_cut_bottom(&at, gap);
        if (h > 0)
            reference(sc, v, rect_cut_bottom(&at, h));
    }
    rect_cut_top(&at, gap);
    parts_flow(v, &at, "words", words, tr(other ? "confirm.slow_words_tickets" : seats));
    rect_cut_top(&at, gap);
    const int current = current_step(sc->state);
    if (at.h >= parts_line(v, TYPE_HEADING) + mm(v, 8))
        progress(v, &at, current);
    steps(sc, v, at, current);
}

void confirm_booking_view(const struct scene_ctx *sc, struct view *v)
{
    const struct confirm_scene *st = sc->state;
    const bool slow = sc->now_ms - st->began_ms >= CONFIRM_SLOW_MS || st->step == BOOKING_SLOW;
    const char *title = tr(slow            ? "confirm.slow"
                           : is_seated(sc) ? "confirm.booking"
                                           : "confirm.booking_tickets");
    const struct chrome_rects r =
        chrome_view(sc, v, &(struct chrome){.no_back = true, .no_start_over = true});
    text_copy(v->title, sizeof(v->title), title);
    const int need =
        mm(v, NEED_MM) +
        (slow ? reference_height(sc, v, rect_inset(r.body, panel_margin_px(v->panel), 0).w) : 0);
    struct parts_stage stage = parts_stage(v, r.body, ART_MM, need);
    parts_stage_view(v, &stage, picture_of(sc), title, "");
    booking(sc, v, stage.content, slow);
    const char *ref = sc->session->reference;
    const char *stay = ref[0] && !slow ? TR(v->arena, "confirm.stay_reference", {"reference", ref})
                                       : tr("confirm.stay");
    chrome_note(v, r.footer, stay);
}
