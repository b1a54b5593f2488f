#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum {
    COLUMN_MM = 156,
    CONTROLS_MM = 44,
    CONTROLS_FLAT_MM = 20,
    STRIP_MM = 8,
    GAP_MM = 4,
    MAP_LEAST_MM = 60, /* high */
    MAP_LOW_MM = 90,   /* a lower map has no legend above it */
    MAP_WISH_MM = 130, /* entries of the selection get lower before the map gets lower than this */
    KEY_MM = 40,       /* high, minimap and key */
    PRIMARY_LEAST_MM = 112 /* what a primary button with an amount takes in the footer, or more */
};

/* Where the buttons go that do not always fit into the footer. */
struct slots {
    bool controls_below; /* zoom and pan in the footer */
    bool best, best_above;
};

static bool offers_best(const struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    const struct session *s = sc->session;
    /* The service cannot be asked for wheelchair spaces by best available. */
    return st->n_wheelchair == 0 && sc->catalogue && s->instance < sc->catalogue->n_instances &&
           sc->catalogue->instances[s->instance].best_available;
}

static struct button best_button(const struct scene_ctx *sc, bool on_sheet)
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
                               .disabled = !whole,
                               .busy = st->hold_ticket != 0};
        return true;
    }
    if (st->best_area == CATALOGUE_NONE || !seatmap_is_fit(st->map))
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

static struct slots plan_slots(const struct scene_ctx *sc, struct view *v, int width)
{
    struct slots s = {.best = offers_best(sc)};
    struct button first, best = best_button(sc, false);
    const bool wide = panel_is_landscape(v->panel);
    int left = width;
    if (primary(sc, v, &first)) {
        const int w = parts_button_width(v, &first), least = mm(v, PRIMARY_LEAST_MM);
        left -= (w > least ? w : least) + mm(v, GAP_MM);
    }
    const int best_w = s.best ? parts_button_width(v, &best) + mm(v, GAP_MM) : 0;
    const int controls_w = seats_controls_width(v, true) + 2 * mm(v, GAP_MM);
    s.controls_below = wide && left >= controls_w;
    s.best_above = s.best && best_w > left - (s.controls_below ? controls_w : 0);
    return s;
}

static void footer(const struct scene_ctx *sc, struct view *v, struct rect row, struct slots slots)
{
    const struct seats_scene *st = sc->state;
    struct button b;
    if (primary(sc, v, &b))
        chrome_primary(v, &row, &b);
    b = best_button(sc, st->n_chosen > 0 && !panel_is_landscape(v->panel));
    if (slots.best && !slots.best_above)
        chrome_secondary(v, &row, &b);
    if (!slots.controls_below)
        return;
    rect_cut_left(&row, mm(v, GAP_MM));
    const int fit_word = mm(v, 24), narrow = seats_controls_width(v, true);
    seats_controls_view(
        sc, v, rect_cut_left(&row, row.w >= narrow + fit_word ? narrow + fit_word : narrow));
}

static void heading(const struct scene_ctx *sc, struct view *v, struct rect *body, bool words)
{
    parts_flow_heading(v, body, "title", parts_style(v, TYPE_TITLE, true), seats_title(sc, v));
    struct text_style style = parts_muted(v, TYPE_BODY);
    style.lines = 3;
    if (words)
        parts_flow(v, body, "instruction", style, seats_instruction(sc, v));
    rect_cut_top(body, mm(v, GAP_MM));
}

static void map(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    view_seatmap(v, "plan", at, st->map, SEATS_PLAN,
                 TR(v->arena, "seats.plan_label", {"instruction", seats_instruction(sc, v)}));
}

static void best_row(const struct scene_ctx *sc, struct view *v, struct rect *body, bool on_sheet)
{
    const int h = parts_button_height(v), pad = mm(v, GAP_MM);
    struct rect row = rect_cut_bottom(body, on_sheet ? h : h + pad);
    if (on_sheet)
        view_box(v, row, COLOR_RAISED, 0);
    const struct button b = best_button(sc, on_sheet);
    view_button(v, rect_inset(rect_cut_top(&row, h), panel_margin_px(v->panel), 0), &b);
}

static int strip_px(const struct view *v)
{
    const int line = parts_line(v, TYPE_CAPTION), least = mm(v, STRIP_MM);
    return line > least ? line : least;
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
    const int legend = seats_legend_px(sc, v, top->w);
    if (top->h < mm(v, MAP_WISH_MM) + legend)
        return; /* the tiles have the prices as well */
    seats_legend_view(sc, v, rect_cut_bottom(top, legend));
    rect_cut_bottom(top, mm(v, GAP_MM));
}

static void controls_row(const struct scene_ctx *sc, struct view *v, struct rect *top, bool flat)
{
    struct rect at = rect_cut_bottom(top, mm(v, flat ? CONTROLS_FLAT_MM : CONTROLS_MM));
    rect_cut_bottom(top, mm(v, GAP_MM));
    seats_controls_view(sc, v, flat ? at : rect_cut_right(&at, seats_controls_width(v, false)));
    rect_cut_right(&at, mm(v, 8));
    if (!flat)
        seats_key_view(sc, v, at);
}

static void portrait(const struct scene_ctx *sc, struct view *v, struct rect body,
                     struct slots slots)
{
    const struct seats_scene *st = sc->state;
    const struct panel *panel = v->panel;
    const bool whole = st->n_chosen == st->n_wanted, chosen = st->n_chosen > 0;
    const bool cramped = panel->low_reach && panel->large_text;
    const bool flat = panel->low_reach || st->n_chosen > 6;
    struct rect top = body;
    if (slots.best_above && !(cramped && chosen))
        best_row(sc, v, &top, chosen);
    if (!chosen)
        rect_cut_bottom(&top, mm(v, GAP_MM));
    int most = top.h - mm(v, panel->low_reach ? MAP_LEAST_MM : MAP_WISH_MM) - strip_px(v);
    most -= mm(v, (flat ? CONTROLS_FLAT_MM : CONTROLS_MM) + 3 * GAP_MM) + parts_line(v, TYPE_TITLE);
    if (chosen) {
        seats_sheet_view(sc, v, rect_cut_bottom(&top, seats_sheet_px(sc, v, top.w, most)));
        rect_cut_bottom(&top, mm(v, GAP_MM));
    }
    top = rect_inset(top, panel_margin_px(panel), 0);
    heading(sc, v, &top, !(cramped && whole));
    seats_notice_view(sc, v, &top);
    if (!chosen && seatmap_is_fit(st->map)) {
        overview(sc, v, &top);
    } else {
        controls_row(sc, v, &top, flat);
        const int legend = seats_legend_px(sc, v, top.w);
        if (!panel->low_reach && top.h >= legend + mm(v, MAP_LOW_MM))
            seats_legend_view(sc, v, rect_cut_top(&top, legend));
    }
    if (!cramped || seats_age_ms(sc) >= SEATS_AGE_WARN_MS)
        seats_strip_view(sc, v, rect_cut_top(&top, strip_px(v)));
    top.x = body.x;
    top.w = body.w;
    map(sc, v, top);
}

/* Below the words in the right column: what is chosen or the parts of the house, then what helps to
 * read the map where there is room. */
static void column_rest(const struct scene_ctx *sc, struct view *v, struct rect column)
{
    const struct seats_scene *st = sc->state;
    const int gap = mm(v, GAP_MM), legend = seats_legend_px(sc, v, column.w);
    const bool chosen = st->n_chosen > 0, parts = !chosen && seatmap_is_fit(st->map);
    int need = chosen  ? seats_sheet_px(sc, v, column.w, column.h)
               : parts ? seats_areas_px(sc, v, column)
                       : 0;
    if (column.h >= need + legend + gap) {
        seats_legend_view(sc, v, rect_cut_top(&column, legend));
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

static void landscape(const struct scene_ctx *sc, struct view *v, struct rect body,
                      struct slots slots)
{
    const struct seats_scene *st = sc->state;
    const int most = body.w * 45 / 100, want = mm(v, COLUMN_MM);
    struct rect column = rect_cut_right(&body, want < most ? want : most);
    view_box(v, column, COLOR_SURFACE, 0);
    column = rect_inset(column, mm(v, 8), mm(v, 6));
    /* So little room is left then that only what is chosen, or what can be done, is in it. */
    const bool cramped = v->panel->low_reach && v->panel->large_text, chosen = st->n_chosen > 0;
    if (!cramped || !chosen)
        heading(sc, v, &column, !cramped);
    if (slots.best_above && (!cramped || !chosen)) {
        const struct button b = best_button(sc, false);
        view_button(v, rect_cut_bottom(&column, parts_button_height(v)), &b);
        rect_cut_bottom(&column, mm(v, GAP_MM));
    }
    if (!slots.controls_below) {
        seats_controls_view(sc, v, rect_cut_bottom(&column, mm(v, CONTROLS_MM)));
        rect_cut_bottom(&column, mm(v, GAP_MM));
    }
    seats_notice_view(sc, v, &column);
    column_rest(sc, v, column);
    struct rect strip = rect_cut_top(&body, strip_px(v));
    seats_strip_view(sc, v, rect_inset(strip, panel_margin_px(v->panel), 0));
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
    const bool wide = panel_is_landscape(v->panel);
    const struct chrome_rects r =
        chrome_view(sc, v, &(struct chrome){.on_sheet = st->n_chosen > 0 && !wide});
    text_copy(v->title, sizeof(v->title), tr("seats.screen"));
    if (!st->map) {
        not_ready(sc, v, r.body);
        return;
    }
    const struct slots slots = plan_slots(sc, v, r.footer.w);
    if (wide)
        landscape(sc, v, r.body, slots);
    else
        portrait(sc, v, r.body, slots);
    footer(sc, v, r.footer, slots);
}
