#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum {
    STRIP_MM = 8,
    PLAN_LEAST_MM = 20,
    GAP_MM = 4,
    PRIMARY_LEAST_MM = 112 /* what a primary button with an amount takes in the footer, or more */
};

static bool offers_best(const struct scene_ctx *sc, const struct view *v)
{
    const struct seats_scene *st = sc->state;
    const bool asked = st->ask.what != SEATS_ASK_NOTHING;
    if (asked && (st->ask.what != SEATS_ASK_GONE || !seats_notice_fills(sc, v)))
        return false; /* the question offers it itself */
    return offer_can_be_made(sc);
}

struct button seats_best_button(const struct scene_ctx *sc, bool on_sheet)
{
    const struct seats_scene *st = sc->state;
    return (struct button){.id = "best_available",
                           .label = tr("seats.choose_for_me"),
                           .look = on_sheet ? LOOK_SUNK : LOOK_QUIET,
                           .disabled = st->hold_ticket != 0,
                           .action = SEATS_BEST};
}

/* The way on: hold what is chosen, or go to the best part of the house. False for none. */
static bool primary(const struct scene_ctx *sc, struct view *v, struct button *ret)
{
    const struct seats_scene *st = sc->state;
    money_t total = 0;
    const bool whole = st->n_chosen == st->n_wanted && seats_pick_total(sc, &total);
    if (st->n_chosen > 0) {
        *ret = (struct button){.id = "continue",
                               .label = tr(st->hold_ticket ? "seats.holding" : "seats.hold"),
                               .sub = whole ? say_money(v->arena, sc->shop, total) : NULL,
                               .icon = "fwd",
                               .action = SEATS_CONTINUE,
                               .disabled =
                                   !whole || seats_blocked(sc) || st->ask.what != SEATS_ASK_NOTHING,
                               .busy = st->hold_ticket != 0};
        return true;
    }
    if (st->best_area == CATALOGUE_NONE || !seatmap_is_fit(st->map) || sc->session->seats_as_list)
        return false;
    const char *name = st->geometry.groups[st->best_area].name;
    *ret = (struct button){.id = "go_to_area",
                           .label = TR(v->arena, "seats.go_to", {"area", name}),
                           .sub = say_from(v->arena, sc->shop, st->areas[st->best_area].from),
                           .icon = "fwd",
                           .action = SEATS_AREA,
                           .arg = st->best_area};
    return true;
}

static struct seats_slots plan_slots(const struct scene_ctx *sc, struct view *v, int width)
{
    struct seats_slots s = {.best = offers_best(sc, v)};
    struct button first, best = seats_best_button(sc, false);
    const bool wide = panel_is_landscape(v->panel);
    int left = width;
    if (primary(sc, v, &first)) {
        const int w = parts_button_width(v, &first), least = mm(v, PRIMARY_LEAST_MM);
        left -= (w > least ? w : least) + mm(v, GAP_MM);
    }
    const int best_w = s.best ? parts_button_width(v, &best) + mm(v, GAP_MM) : 0;
    const int controls_w = seats_controls_width(v, true) + 2 * mm(v, GAP_MM);
    s.controls_below =
        wide && !sc->session->seats_as_list && !seats_notice_fills(sc, v) && left >= controls_w;
    s.best_above = s.best && best_w > left - (s.controls_below ? controls_w : 0);
    if (seats_notice_fills(sc, v)) {
        s.best = s.best && !s.best_above;
        s.best_above = false;
    }
    return s;
}

static void footer(const struct scene_ctx *sc, struct view *v, struct rect row,
                   struct seats_slots slots)
{
    const struct seats_scene *st = sc->state;
    struct button b;
    if (primary(sc, v, &b))
        chrome_primary(v, &row, &b);
    b = seats_best_button(sc, st->n_chosen > 0 && !panel_is_landscape(v->panel));
    if (slots.best && !slots.best_above)
        chrome_secondary(v, &row, &b);
    if (!slots.controls_below)
        return;
    rect_cut_left(&row, mm(v, GAP_MM));
    const int fit_word = mm(v, 24), narrow = seats_controls_width(v, true);
    seats_controls_view(
        sc, v, rect_cut_left(&row, row.w >= narrow + fit_word ? narrow + fit_word : narrow));
}

void seats_plan_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    if (at.h <
        mm(v, PLAN_LEAST_MM)) /* too low for a finger: what stands above it is answered first */
        return;
    view_seatmap(v, "plan", at, st->map, SEATS_PLAN,
                 TR(v->arena, "seats.plan_label", {"instruction", seats_instruction(sc, v)}));
}

int seats_strip_px(const struct view *v)
{
    const int line = parts_line(v, TYPE_CAPTION), least = mm(v, STRIP_MM);
    return line > least ? line : least;
}

static void not_ready(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    const struct seats_scene *st = sc->state;
    if (st->failed == RC_OK) {
        parts_message(v, body, "clock", tr("seats.loading"), tr("seats.loading_words"));
        return;
    }
    chrome_fault(sc, v, &body, st->failed);
    struct rect row = rect_cut_bottom(&body, parts_button_height(v));
    row = rect_inset(row, panel_margin_px(v->panel), 0);
    parts_button_left(
        v, &row,
        &(struct button){.id = "retry", .label = tr("fault.try_again"), .action = SEATS_RETRY});
}

void seats_view(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    const bool wide = panel_is_landscape(v->panel);
    const struct chrome_rects r =
        chrome_view(sc, v, &(struct chrome){.on_sheet = st->n_chosen > 0 && !wide});
    text_copy(v->title, sizeof(v->title), tr("seats.screen"));
    if (!st->map) {
        not_ready(sc, v, r.body);
        return;
    }
    const struct seats_slots slots = plan_slots(sc, v, r.footer.w);
    if (wide)
        seats_wide_view(sc, v, r.body, slots);
    else
        seats_tall_view(sc, v, r.body, slots);
    footer(sc, v, r.footer, slots);
}
