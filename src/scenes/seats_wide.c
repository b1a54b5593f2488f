/* Seats on a wide screen: map or rows at the left, all else in a column at the right. */
#include "scenes/parts.h"
#include "scenes/seats_scene.h"

enum {
    COLUMN_MM = 156,
    CONTROLS_MM = 44,
    CONTROLS_FLAT_MM = 20,
    GAP_MM = 4,
    KEY_MM = 40,
    MAP_LEAST_MM = 60,
    MAP_LOW_MM = 44 /* with buttons to move it below */
};

/* What gives way to what is chosen, one after the other. */
enum step { STEP_ALL, STEP_NO_WORDS, STEP_NO_BEST, STEP_CONTROLS_ON_MAP, STEPS };

struct wide { /* what stands in the column beside what is chosen */
    bool heading, words, best, controls;
    bool controls_on_map;
};

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

static void leave_out(struct wide *w, enum step step, bool map_has_room)
{
    w->words = w->words && step < STEP_NO_WORDS;
    w->best = w->best && step < STEP_NO_BEST;
    w->controls_on_map = w->controls && step >= STEP_CONTROLS_ON_MAP && map_has_room;
    w->controls = w->controls && !w->controls_on_map;
}

static int wide_px(const struct scene_ctx *sc, struct view *v, const struct wide *w, int width)
{
    const int gap = mm(v, GAP_MM);
    return (w->heading ? seats_heading_px(sc, v, width, w->words) : 0) +
           (w->best ? parts_button_height(v) + gap : 0) +
           (w->controls ? mm(v, CONTROLS_MM) + gap : 0);
}

/* As much as leaves room for the words of all that is chosen, or at least for all of it. */
static struct wide wide_for(const struct scene_ctx *sc, struct view *v, struct rect column,
                            struct seats_slots slots, bool map_has_room)
{
    const struct seats_scene *st = sc->state;
    const bool chosen = st->n_chosen > 0, low = v->panel->low_reach;
    seats_fault_cut(sc, v, &column);
    /* So little room is left then that only what is chosen, or what can be done, is in it. */
    const bool cramped = low && v->panel->large_text;
    const struct wide all = {.heading = !seats_heading_is_left_out(sc, v),
                             .words = !cramped && !(low && chosen),
                             .best = slots.best_above && !(cramped && chosen),
                             .controls = !slots.controls_below && !sc->session->seats_as_list};
    struct wide best = all;
    if (!chosen) {
        best.controls_on_map =
            all.controls && map_has_room && column.h < wide_px(sc, v, &all, column.w);
        best.controls = all.controls && !best.controls_on_map;
        return best;
    }
    leave_out(&best, STEP_NO_BEST, map_has_room); /* where nothing helps */
    struct seats_sheet_fit most = {.shown = 0};
    for (enum step step = STEP_ALL; step < STEPS && !(most.whole && most.shown == st->n_chosen);
         step++) {
        struct wide w = all;
        leave_out(&w, step, map_has_room);
        const struct seats_sheet_fit fit =
            seats_sheet_fit(sc, v, column.w, column.h - wide_px(sc, v, &w, column.w));
        if (fit.shown > most.shown || (fit.shown == most.shown && fit.whole && !most.whole)) {
            best = w;
            most = fit;
        }
    }
    return best;
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

static void column_head(const struct scene_ctx *sc, struct view *v, struct rect *column,
                        const struct wide *w)
{
    if (w->heading)
        seats_heading_view(sc, v, column, w->words);
    if (w->best) {
        const struct button b = seats_best_button(sc, false);
        view_button(v, rect_cut_bottom(column, parts_button_height(v)), &b);
        rect_cut_bottom(column, mm(v, GAP_MM));
    }
    seats_notice_view(sc, v, column);
}

static void map(const struct scene_ctx *sc, struct view *v, struct rect body, const struct wide *w,
                int controls_px)
{
    if (!w->heading) {
        struct rect row = rect_cut_top(&body, parts_small_height(v));
        seats_switch_view(sc, v, &row);
    }
    const struct rect strip = rect_cut_top(&body, seats_strip_px(v));
    seats_strip_view(sc, v, rect_inset(strip, panel_margin_px(v->panel), 0));
    if (w->controls_on_map) {
        const struct rect foot = rect_cut_bottom(&body, controls_px);
        seats_controls_view(sc, v, rect_centre(foot, seats_controls_width(v, true), foot.h));
    }
    seats_plan_view(sc, v, body);
}

void seats_wide_view(const struct scene_ctx *sc, struct view *v, struct rect body,
                     struct seats_slots slots)
{
    if (seats_notice_fills(sc, v)) {
        question(sc, v, body);
        return;
    }
    const int most = body.w * 45 / 100, want = mm(v, COLUMN_MM);
    struct rect column = rect_cut_right(&body, want < most ? want : most);
    view_box(v, column, COLOR_SURFACE, 0);
    column = rect_inset(column, mm(v, 8), mm(v, 6));
    const int controls_px = mm(v, CONTROLS_FLAT_MM + 2 * GAP_MM);
    const bool map_has_room = body.h - controls_px >= mm(v, MAP_LOW_MM) &&
                              body.w >= seats_controls_width(v, true) + 2 * mm(v, GAP_MM);
    const struct wide w = wide_for(sc, v, column, slots, map_has_room);
    column_head(sc, v, &column, &w);
    if (sc->session->seats_as_list) {
        list(sc, v, body, column);
        return;
    }
    if (w.controls) {
        seats_controls_view(sc, v, rect_cut_bottom(&column, mm(v, CONTROLS_MM)));
        rect_cut_bottom(&column, mm(v, GAP_MM));
    }
    column_rest(sc, v, column);
    map(sc, v, body, &w, controls_px);
}
