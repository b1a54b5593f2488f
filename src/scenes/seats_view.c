#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum { COLUMN_MM = 156, CONTROLS_MM = 56, LEGEND_MM = 20 };

static const char *title(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    return TR_N(v->arena, "seats.title", (unsigned long)st->n_wanted,
                {"n", view_printf(v, "%zu", st->n_wanted)});
}

/* One sentence that says what to do now. */
static const char *instruction(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    const size_t missing = st->n_wanted > st->n_chosen ? st->n_wanted - st->n_chosen : 0;
    if (st->n_chosen > 0 && missing > 0)
        return TR_N(v->arena, st->no_block ? "seats.no_block" : "seats.missing",
                    (unsigned long)missing, {"n", view_printf(v, "%zu", missing)});
    if (!seatmap_is_selectable(st->map))
        return tr("seats.touch_area");
    return tr(st->n_wanted > 1 ? "seats.touch_many" : "seats.touch_one");
}

static void heading(const struct scene_ctx *sc, struct view *v, struct rect *body)
{
    parts_flow_heading(v, body, "title", parts_style(v, TYPE_TITLE, true), title(sc, v));
    struct text_style words = parts_muted(v, TYPE_BODY);
    words.lines = 2;
    parts_flow(v, body, "instruction", words, instruction(sc, v));
    rect_cut_top(body, mm(v, 4));
}

/* "Seat F12 has just gone. We kept the other two." */
static void lost(const struct scene_ctx *sc, struct view *v, struct rect *body)
{
    const struct seats_scene *st = sc->state;
    if (st->failed == RC_OK)
        return;
    if (st->n_lost == 0) {
        chrome_fault(v, body, st->failed);
        return;
    }
    const struct plan *plan = sc->session->plan;
    const char *seat = plan_string(plan, plan->seats[st->lost[0]].name);
    const char *words =
        TR_N(v->arena, st->n_chosen > 0 ? "seats.lost_some" : "seats.lost_all",
             (unsigned long)st->n_lost, {"seat", seat}, {"n", view_printf(v, "%zu", st->n_lost)},
             {"kept", view_printf(v, "%zu", st->n_chosen)});
    struct rect at = rect_cut_bottom(body, mm(v, 20));
    view_box(v, at, COLOR_PAPER, 5);
    at = rect_inset(at, mm(v, 6), mm(v, 2));
    view_icon(v, rect_centre(rect_cut_left(&at, mm(v, 12)), mm(v, 7), mm(v, 7)), "info",
              COLOR_ON_PAPER);
    view_alert(v, "notice", at,
               (struct text_style){.step = TYPE_BODY,
                                   .bold = true,
                                   .color = COLOR_ON_PAPER,
                                   .valign = VALIGN_MIDDLE,
                                   .lines = 2,
                                   .shrink = true},
               words);
    rect_cut_bottom(body, mm(v, 4));
}

static void map(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    view_seatmap(v, "plan", at, st->map, SEATS_PLAN,
                 TR(v->arena, "seats.plan_label", {"instruction", instruction(sc, v)}));
}

static void footer(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    const struct seats_scene *st = sc->state;
    const struct session *s = sc->session;
    const bool best = s->instance < sc->catalogue->n_instances &&
                      sc->catalogue->instances[s->instance].best_available;
    money_t total = 0;
    const bool whole = st->n_chosen == st->n_wanted && seats_pick_total(sc, &total);
    if (whole || st->n_chosen > 0) {
        chrome_primary(
            v, &row,
            &(struct button){.id = "continue",
                             .label = tr(st->hold_ticket ? "seats.holding" : "seats.hold"),
                             .sub = whole ? say_money(v->arena, sc->shop, total) : NULL,
                             .action = SEATS_CONTINUE,
                             .disabled = !whole,
                             .busy = st->hold_ticket != 0});
    } else if (st->best_area != CATALOGUE_NONE && seatmap_is_fit(st->map)) {
        const struct plan *plan = s->plan;
        chrome_primary(
            v, &row,
            &(struct button){.id = "go_to_area",
                             .label =
                                 TR(v->arena, "seats.go_to",
                                    {"area", plan_string(plan, plan->areas[st->best_area].name)}),
                             .sub = say_from(v->arena, sc->shop, st->areas[st->best_area].from),
                             .action = SEATS_AREA,
                             .arg = st->best_area});
    }
    if (best)
        chrome_secondary(v, &row,
                         &(struct button){.id = "best_available",
                                          .label = tr("seats.choose_for_me"),
                                          .look = st->n_chosen > 0 ? LOOK_SUNK : LOOK_QUIET,
                                          .action = SEATS_BEST});
}

static void portrait(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    const struct seats_scene *st = sc->state;
    const int margin = panel_margin_px(v->panel);
    const int sheet_px = seats_sheet_px(sc, v, body.w);
    if (st->n_chosen > 0)
        seats_sheet_view(sc, v, rect_cut_bottom(&body, sheet_px));
    struct rect top = rect_inset(body, margin, 0);
    heading(sc, v, &top);
    if (!v->panel->low_reach || !v->panel->large_text) {
        seats_legend_view(sc, v, rect_cut_top(&top, mm(v, LEGEND_MM)));
        rect_cut_top(&top, mm(v, 4));
    }
    lost(sc, v, &top);
    if (st->n_chosen == 0 && seatmap_is_fit(st->map)) {
        seats_areas_view(sc, v, rect_cut_bottom(&top, mm(v, 36)));
    } else {
        const int h = v->panel->low_reach ? mm(v, 24) : mm(v, CONTROLS_MM);
        seats_controls_view(sc, v, rect_cut_bottom(&top, h));
    }
    rect_cut_bottom(&top, mm(v, 4));
    top.x = body.x;
    top.w = body.w;
    map(sc, v, top);
}

static void landscape(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    const struct seats_scene *st = sc->state;
    const int most = body.w * 45 / 100, want = mm(v, COLUMN_MM);
    struct rect column = rect_cut_right(&body, want < most ? want : most);
    view_box(v, column, COLOR_SURFACE, 0);
    column = rect_inset(column, mm(v, 8), mm(v, 6));
    heading(sc, v, &column);
    seats_legend_view(sc, v, rect_cut_top(&column, 2 * mm(v, LEGEND_MM) + mm(v, 4)));
    rect_cut_top(&column, mm(v, 4));
    lost(sc, v, &column);
    seats_controls_view(sc, v, rect_cut_bottom(&column, mm(v, 44)));
    rect_cut_bottom(&column, mm(v, 4));
    if (st->n_chosen > 0)
        seats_sheet_view(sc, v, column);
    else if (column.h >= mm(v, 24))
        seats_areas_view(sc, v, column);
    map(sc, v, body);
}

static void not_ready(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    const struct seats_scene *st = sc->state;
    if (st->failed == RC_OK) {
        parts_message(v, body, "clock", tr("seats.loading"), tr("seats.loading_words"));
        return;
    }
    chrome_fault(v, &body, st->failed);
    struct rect row = rect_cut_bottom(&body, parts_button_height(v));
    row = rect_inset(row, panel_margin_px(v->panel), 0);
    parts_button_left(
        v, &row,
        &(struct button){.id = "retry", .label = tr("fault.try_again"), .action = SEATS_RETRY});
}

void seats_view(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    const struct chrome_rects r = chrome_view(
        sc, v, &(struct chrome){.on_sheet = st->n_chosen > 0 && !panel_is_landscape(v->panel)});
    text_copy(v->title, sizeof(v->title), tr("seats.screen"));
    if (!st->map) {
        not_ready(sc, v, r.body);
        return;
    }
    if (panel_is_landscape(v->panel))
        landscape(sc, v, r.body);
    else
        portrait(sc, v, r.body);
    footer(sc, v, r.footer);
}
