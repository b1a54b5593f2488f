/* Seats on a wide screen: map or rows at the left, all else in a column at the right. */
#include "scenes/parts.h"
#include "scenes/seats_scene.h"

enum { COLUMN_MM = 156, CONTROLS_MM = 44, GAP_MM = 4, KEY_MM = 40, MAP_LEAST_MM = 60 };

/* Below the words in the right column: what is chosen or the parts of the house, then what helps to
 * read the map where there is room. */
static void column_rest(const struct scene_ctx *sc, struct view *v, struct rect column)
{
    const struct seats_scene *st = sc->state;
    const int gap = mm(v, GAP_MM), legend = seats_filters_px(sc, v, column.w);
    const bool chosen = st->n_chosen > 0, parts = !chosen && seatmap_is_fit(st->map);
    int need = chosen  ? seats_sheet_px(sc, v, column.w, column.h)
               : parts ? seats_areas_px(sc, v, column)
                       : 0;
    if (column.h >= need + legend + gap) {
        seats_filters_view(sc, v, rect_cut_top(&column, legend), NULL);
        rect_cut_top(&column, gap);
    }
    if (!parts && column.h >= need + mm(v, KEY_MM) + gap) {
        seats_key_view(sc, v, rect_cut_bottom(&column, mm(v, KEY_MM)));
        rect_cut_bottom(&column, gap);
    }
    if (chosen)
        seats_sheet_view(sc, v, column);
    else if (parts && column.h >= need)
        seats_areas_view(sc, v, column);
}

/* Rows at the left; in the column only filters and selection, which leave more than the map's do. */
static void list(const struct scene_ctx *sc, struct view *v, struct rect body, struct rect column)
{
    const struct seats_scene *st = sc->state;
    const int gap = mm(v, GAP_MM), filters = seats_filters_px(sc, v, column.w);
    const int sheet = st->n_chosen > 0 ? seats_sheet_px(sc, v, column.w, column.h) : 0;
    const bool roomy = filters > 0 && column.h >= sheet + filters + gap;
    if (roomy) {
        seats_filters_view(sc, v, rect_cut_top(&column, filters), NULL);
        rect_cut_top(&column, gap);
    }
    if (st->n_chosen > 0)
        seats_sheet_view(sc, v, column);
    rect_cut_left(&body, panel_margin_px(v->panel));
    rect_cut_right(&body, mm(v, 8));
    rect_cut_top(&body, gap);
    rect_cut_bottom(&body, gap);
    seats_list_view(sc, v, body, roomy);
}

/* What is asked, as wide as the screen, and as much of the map or the list as is left. */
static void question(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    struct rect inner = rect_inset(body, panel_margin_px(v->panel), 0);
    seats_notice_view(sc, v, &inner);
    body.h = inner.h;
    if (sc->session->seats_as_list)
        seats_list_view(sc, v, inner, false);
    else if (body.h >= mm(v, MAP_LEAST_MM))
        seats_plan_view(sc, v, body);
}

void seats_wide_view(const struct scene_ctx *sc, struct view *v, struct rect body,
                     struct seats_slots slots)
{
    const struct seats_scene *st = sc->state;
    if (seats_notice_fills(sc, v)) {
        question(sc, v, body);
        return;
    }
    const int most = body.w * 45 / 100, want = mm(v, COLUMN_MM);
    struct rect column = rect_cut_right(&body, want < most ? want : most);
    view_box(v, column, COLOR_SURFACE, 0);
    column = rect_inset(column, mm(v, 8), mm(v, 6));
    /* So little room is left then that only what is chosen, or what can be done, is in it. */
    const bool cramped = v->panel->low_reach && v->panel->large_text, chosen = st->n_chosen > 0;
    if (!seats_heading_is_left_out(sc, v))
        seats_heading_view(sc, v, &column, !cramped && !(v->panel->low_reach && chosen));
    if (slots.best_above && (!cramped || !chosen)) {
        const struct button b = seats_best_button(sc, false);
        view_button(v, rect_cut_bottom(&column, parts_button_height(v)), &b);
        rect_cut_bottom(&column, mm(v, GAP_MM));
    }
    seats_notice_view(sc, v, &column);
    if (sc->session->seats_as_list) {
        list(sc, v, body, column);
        return;
    }
    if (!slots.controls_below) {
        seats_controls_view(sc, v, rect_cut_bottom(&column, mm(v, CONTROLS_MM)));
        rect_cut_bottom(&column, mm(v, GAP_MM));
    }
    column_rest(sc, v, column);
    if (seats_heading_is_left_out(sc, v)) {
        struct rect row = rect_cut_top(&body, parts_small_height(v));
        seats_switch_view(sc, v, &row);
    }
    struct rect strip = rect_cut_top(&body, seats_strip_px(v));
    seats_strip_view(sc, v, rect_inset(strip, panel_margin_px(v->panel), 0));
    seats_plan_view(sc, v, body);
}
