/* Seats on an upright screen: heading, map or rows, what helps, the selection at the bottom. */
#include "scenes/parts.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum {
    CONTROLS_MM = 44,
    CONTROLS_FLAT_MM = 20,
    GAP_MM = 4,
    MAP_LEAST_MM = 60,  /* high */
    MAP_LOW_MM = 90,    /* a lower map has no legend above it */
    MAP_WISH_MM = 130,  /* entries of the selection get lower before the map gets lower than this */
    LOW_BODY_MM = 130,  /* high; in less of it only what is needed is shown */
    LIST_LEAST_MM = 130 /* high, without filters above it */
};

static void best_row(const struct scene_ctx *sc, struct view *v, struct rect *body, bool on_sheet)
{
    const int h = parts_button_height(v), pad = mm(v, GAP_MM);
    struct rect row = rect_cut_bottom(body, on_sheet ? h : h + pad);
    if (on_sheet)
        view_box(v, row, COLOR_RAISED, 0);
    const struct button b = seats_best_button(sc, on_sheet);
    view_button(v, rect_inset(rect_cut_top(&row, h), panel_margin_px(v->panel), 0), &b);
}

/* Nothing chosen yet and the whole house on screen: its parts again as tiles within reach, what the
 * letters cost, where the party can sit together. */
static void overview(const struct scene_ctx *sc, struct view *v, struct rect *top)
{
    const struct panel *panel = v->panel;
    const bool tall = !panel->low_reach && top->h >= mm(v, 2 * MAP_WISH_MM);
    const int tiles = top->h * (panel->large_text && tall ? 45 : tall ? 33 : 25) / 100;
    const struct rect part = {0, 0, top->w, tiles};
    seats_areas_view(sc, v, rect_cut_bottom(top, seats_areas_px(sc, v, part)));
    rect_cut_bottom(top, mm(v, GAP_MM));
    if (panel->low_reach || panel->large_text)
        return;
    struct text_style words = parts_style(v, TYPE_HEADING, true);
    words.shrink = words.ellipsis = true;
    view_text(v, "together", rect_cut_bottom(top, parts_line(v, TYPE_HEADING)), words,
              seats_together(sc, v));
    rect_cut_bottom(top, mm(v, GAP_MM));
    const int legend = seats_filters_px(sc, v, top->w);
    if (top->h < mm(v, MAP_WISH_MM) + legend)
        return; /* the tiles have the prices as well */
    seats_filters_view(sc, v, rect_cut_bottom(top, legend), NULL);
    rect_cut_bottom(top, mm(v, GAP_MM));
}

/* The key has a row of its own where it has no room beside the controls, until the room is needed for
 * what is chosen. */
static void controls_row(const struct scene_ctx *sc, struct view *v, struct rect *top, bool flat)
{
    const struct seats_scene *st = sc->state;
    const int key = seats_key_px(sc, v, top->w);
    struct rect at = rect_cut_bottom(top, mm(v, flat ? CONTROLS_FLAT_MM : CONTROLS_MM));
    rect_cut_bottom(top, mm(v, GAP_MM));
    seats_controls_view(sc, v, flat ? at : rect_cut_right(&at, seats_controls_width(v, false)));
    rect_cut_right(&at, mm(v, 8));
    if ((!flat && seats_key_view(sc, v, at)) || st->n_chosen > 0 ||
        top->h < key + mm(v, MAP_LOW_MM))
        return;
    seats_key_row_view(sc, v, rect_cut_bottom(top, key));
    rect_cut_bottom(top, mm(v, GAP_MM));
}

/* The filters stand above the rows where there is room for both. */
static void list(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const int filters = seats_filters_px(sc, v, at.w);
    const bool roomy =
        !v->panel->low_reach && !v->panel->large_text && at.h >= filters + mm(v, LIST_LEAST_MM);
    if (roomy) {
        seats_filters_view(sc, v, rect_cut_top(&at, filters), NULL);
        rect_cut_top(&at, mm(v, GAP_MM));
    }
    seats_list_view(sc, v, at, roomy);
}

void seats_tall_view(const struct scene_ctx *sc, struct view *v, struct rect body,
                     struct seats_slots slots)
{
    const struct seats_scene *st = sc->state;
    const struct panel *panel = v->panel;
    const bool whole = st->n_chosen == st->n_wanted, chosen = st->n_chosen > 0;
    const bool cramped = panel->low_reach && (panel->large_text || body.h < mm(v, LOW_BODY_MM));
    const bool asked = st->ask.what != SEATS_ASK_NOTHING && body.h < mm(v, 2 * MAP_WISH_MM);
    const bool flat = panel->low_reach || st->n_chosen > 6 || asked;
    struct rect top = body;
    if (slots.best_above && !(cramped && chosen))
        best_row(sc, v, &top, chosen);
    if (!chosen)
        rect_cut_bottom(&top, mm(v, GAP_MM));
    int most = top.h - parts_line(v, TYPE_TITLE) - mm(v, 3 * GAP_MM);
    most -= mm(v, panel->low_reach ? MAP_LEAST_MM : MAP_WISH_MM);
    if (!sc->session->seats_as_list)
        most -= mm(v, flat ? CONTROLS_FLAT_MM : CONTROLS_MM) + seats_strip_px(v);
    const bool fills = seats_notice_fills(sc, v);
    if (chosen && !fills && !panel_is_tight(panel)) {
        seats_sheet_view(sc, v, rect_cut_bottom(&top, seats_sheet_px(sc, v, top.w, most)));
        rect_cut_bottom(&top, mm(v, GAP_MM));
    }
    top = rect_inset(top, panel_margin_px(panel), 0);
    seats_heading_view(sc, v, &top, !(cramped && whole) && !fills && !panel_is_tight(panel));
    seats_notice_view(sc, v, &top);
    if (sc->session->seats_as_list) {
        list(sc, v, top);
        return;
    }
    if (!chosen && !fills && seatmap_is_fit(st->map)) {
        overview(sc, v, &top);
    } else if (!fills) {
        controls_row(sc, v, &top, flat);
        const int legend = seats_filters_px(sc, v, top.w);
        if (!panel->low_reach && top.h >= legend + mm(v, MAP_LOW_MM))
            seats_filters_view(sc, v, rect_cut_top(&top, legend), NULL);
    }
    if (!cramped || seats_age_ms(sc) >= SEATS_AGE_WARN_MS)
        seats_strip_view(sc, v, rect_cut_top(&top, seats_strip_px(v)));
    top.x = body.x;
    top.w = body.w;
    seats_plan_view(sc, v, top);
}
