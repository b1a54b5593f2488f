#include "base/text.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum { TILE_MIN_MM = 50, ENTRY_MM = 24, SAMPLE_MM = 12 };

static const char *price_words(const struct scene_ctx *sc, struct view *v,
                               const struct seats_band *band)
{
    return band->min == band->max ? say_money(v->arena, sc->shop, band->max)
                                  : say_from(v->arena, sc->shop, band->min);
}

/* Each band by colour, pattern and letter, with its price and how many are left. */
void seats_legend_view(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    const struct seats_scene *st = sc->state;
    const int n = (int)st->n_bands;
    if (n == 0)
        return;
    const int columns = panel_is_landscape(v->panel) ? 2 : n < 4 ? n : 4;
    const int n_rows = (n + columns - 1) / columns;
    for (int i = 0; i < n; i++) {
        struct rect at = rect_column(rect_row(row, i / columns, n_rows, mm(v, 2)), i % columns,
                                     columns, mm(v, 4));
        view_box(v, at, COLOR_RAISED, 5);
        const char *price = price_words(sc, v, &st->bands[i]);
        const char *left = TR_N(v->arena, "seats.left", (unsigned long)st->bands[i].n_free,
                                {"n", view_printf(v, "%d", st->bands[i].n_free)});
        at = rect_inset(at, mm(v, 4), mm(v, 1));
        const struct rect sample = rect_cut_left(&at, mm(v, SAMPLE_MM));
        view_mark(v, rect_centre(sample, mm(v, 10), mm(v, 10)), MARK_FREE, (uint8_t)i);
        rect_cut_left(&at, mm(v, 3));
        struct text_style words = {
            .step = TYPE_BODY, .bold = true, .shrink = true, .valign = VALIGN_BOTTOM};
        view_text(v, "band", rect_row(at, 0, 2, 0), words, price)->nth = (uint32_t)i;
        view_decor_text(
            v, rect_row(at, 1, 2, 0),
            (struct text_style){.step = TYPE_CAPTION, .color = COLOR_MUTED, .shrink = true}, left);
    }
}

static void square(struct view *v, struct rect at, const char *id, const char *icon,
                   const char *label, uint32_t action)
{
    view_button(v, at,
                &(struct button){.id = id,
                                 .icon = icon,
                                 .value = label,
                                 .hint = label,
                                 .look = LOOK_QUIET,
                                 .action = action});
}

/* Where the window on the house is; decor, the arrows say the same. */
static void minimap(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const int w = plan->max_x - plan->min_x, h = plan->max_y - plan->min_y;
    if (w <= 0 || h <= 0)
        return;
    view_box(v, at, COLOR_SURFACE, 3);
    at = rect_inset(at, mm(v, 3), mm(v, 3));
    const double scale = (double)at.w / w < (double)at.h / h ? (double)at.w / w : (double)at.h / h;
    const struct rect house = rect_centre(at, (int)(w * scale), (int)(h * scale));
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        const struct plan_area *a = &plan->areas[i];
        if (a->n_seats == 0)
            continue;
        const struct rect r = {house.x + (int)((a->min_x - plan->min_x) * scale),
                               house.y + (int)((a->min_y - plan->min_y) * scale),
                               (int)((a->max_x - a->min_x) * scale) + 2,
                               (int)((a->max_y - a->min_y) * scale) + 2};
        view_box(v, r, COLOR_RAISED, 0.8);
    }
    const struct rect seen = seatmap_window(st->map);
    const struct rect frame = {house.x + house.w * seen.x / 1000, house.y + house.h * seen.y / 1000,
                               house.w * seen.w / 1000, house.h * seen.h / 1000};
    view_frame(v, rect_intersect(frame, rect_inset(house, -4, -4)), COLOR_TEXT, 0.5);
}

static void key_entry(struct view *v, struct rect at, enum seat_mark mark, const char *words)
{
    view_mark(v, rect_centre(rect_cut_left(&at, mm(v, 8)), mm(v, 6), mm(v, 6)), mark, 1);
    rect_cut_left(&at, mm(v, 2));
    view_text(v, NULL, at,
              (struct text_style){.step = TYPE_CAPTION, .valign = VALIGN_MIDDLE, .shrink = true},
              words);
}

static void key(struct view *v, struct rect at)
{
    const int n = at.h / mm(v, 8) < 5 ? at.h / mm(v, 8) : 5;
    static const struct {
        enum seat_mark mark;
        const char *words;
    } entries[] = {{MARK_CHOSEN, "seats.key_yours"},
                   {MARK_TAKEN, "seats.key_taken"},
                   {MARK_WHEELCHAIR, "seats.key_wheelchair"},
                   {MARK_RESTRICTED, "seats.key_restricted"},
                   {MARK_HELD, "seats.key_held"}};
    for (int i = 0; i < n; i++)
        key_entry(v, rect_row(at, i, n, 0), entries[i].mark, tr(entries[i].words));
}

/* Zoom at the right, arrows beside it, minimap and key where there is room. */
void seats_controls_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    const int b = mm(v, 20), gap = mm(v, 4);
    const bool flat = at.h < 2 * b + gap;
    struct rect strip = rect_cut_bottom(&at, flat ? b : 2 * b + gap);
    struct rect arrows = rect_cut_right(&strip, flat ? 4 * b + 3 * gap : 3 * b + 2 * gap);
    const struct rect upper = flat ? arrows : rect_row(arrows, 0, 2, gap);
    const struct rect lower = flat ? arrows : rect_row(arrows, 1, 2, gap);
    const int columns = flat ? 4 : 3;
    square(v, rect_column(upper, flat ? 2 : 1, columns, gap), "pan_up", "upa", tr("seats.up"),
           SEATS_PAN_UP);
    square(v, rect_column(lower, 0, columns, gap), "pan_left", "left", tr("seats.to_left"),
           SEATS_PAN_LEFT);
    square(v, rect_column(lower, 1, columns, gap), "pan_down", "downa", tr("seats.down"),
           SEATS_PAN_DOWN);
    square(v, rect_column(lower, flat ? 3 : 2, columns, gap), "pan_right", "right",
           tr("seats.to_right"), SEATS_PAN_RIGHT);
    rect_cut_right(&strip, mm(v, 8));
    struct rect zoom = rect_cut_right(&strip, flat ? 3 * b + 2 * gap : 2 * b + gap);
    const struct rect zoom_row = flat ? zoom : rect_row(zoom, 0, 2, gap);
    square(v, rect_column(zoom_row, 0, flat ? 3 : 2, gap), "zoom_in", "plus", tr("seats.closer"),
           SEATS_ZOOM_IN);
    square(v, rect_column(zoom_row, 1, flat ? 3 : 2, gap), "zoom_out", "minus", tr("seats.further"),
           SEATS_ZOOM_OUT);
    view_button(v, flat ? rect_column(zoom, 2, 3, gap) : rect_row(zoom, 1, 2, gap),
                &(struct button){.id = "fit",
                                 .label = flat ? "" : tr("seats.fit"),
                                 .icon = "fit",
                                 .value = tr("seats.fit"),
                                 .look = LOOK_QUIET,
                                 .disabled = seatmap_is_fit(st->map),
                                 .action = SEATS_FIT});
    rect_cut_right(&strip, mm(v, 8));
    if (strip.w >= mm(v, 54)) {
        minimap(sc, v, rect_cut_left(&strip, mm(v, 54)));
        rect_cut_left(&strip, mm(v, 6));
    }
    if (strip.w >= mm(v, 30))
        key(v, strip);
}

static void area_tile(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t area)
{
    const struct seats_scene *st = sc->state;
    const char *name = plan_string(sc->session->plan, sc->session->plan->areas[area].name);
    const struct seats_area *a = &st->areas[area];
    view_button(v, at,
                &(struct button){.id = "area",
                                 .nth = area,
                                 .look = LOOK_TILE,
                                 .label = name,
                                 .value = st->groups[area].words,
                                 .disabled = a->n_free == 0,
                                 .action = SEATS_AREA,
                                 .arg = area});
    if (area == st->best_area)
        view_frame(v, at, COLOR_TEXT, 5);
    at = rect_inset(at, mm(v, 5), mm(v, 3));
    const enum color color = a->n_free == 0 ? COLOR_DIM : COLOR_TEXT;
    view_decor_text(v, rect_row(at, 0, 3, 0),
                    (struct text_style){.step = TYPE_BODY,
                                        .bold = true,
                                        .color = color,
                                        .valign = VALIGN_MIDDLE,
                                        .shrink = true},
                    name);
    const struct text_style small = {
        .step = TYPE_CAPTION, .color = color, .valign = VALIGN_MIDDLE, .shrink = true};
    if (a->n_free > 0)
        view_decor_text(v, rect_row(at, 1, 3, 0), small, say_from(v->arena, sc->shop, a->from));
    const int level = a->n_free == 0 ? 0 : a->n_free <= 10 ? 1 : a->n_free <= 50 ? 2 : 3;
    const struct parts_places places = {
        .level = level,
        .words = a->n_free == 0 ? tr("seats.area_full")
                                : TR_N(v->arena, "seats.left", (unsigned long)a->n_free,
                                       {"n", view_printf(v, "%d", a->n_free)})};
    parts_places(v, rect_row(at, 2, 3, 0), small, &places);
}

/* The same areas again as tiles within reach; the largest first where there is no room for all. */
void seats_areas_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct plan *plan = sc->session->plan;
    const int gap = mm(v, 4), tile_h = mm(v, 32);
    const int columns = at.w / mm(v, TILE_MIN_MM) > 0 ? at.w / mm(v, TILE_MIN_MM) : 1;
    int n_rows = (at.h + gap) / (tile_h + gap);
    if (n_rows < 1)
        n_rows = 1;
    uint32_t shown[64];
    int n = 0;
    for (uint32_t i = 0; i < plan->n_areas && n < 64 && n < columns * n_rows; i++) {
        if (plan->areas[i].n_seats > 0)
            shown[n++] = i;
    }
    const int wide = n < columns ? n : columns;
    for (int i = 0; i < n; i++) {
        struct rect row = at;
        row.y += (i / wide) * (tile_h + gap);
        row.h = tile_h;
        area_tile(sc, v, rect_column(row, i % wide, wide, gap), shown[i]);
    }
}

static const char *sheet_title(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const struct plan_seat *first = &plan->seats[st->chosen[0]];
    const char *area = plan_string(plan, plan->areas[first->area].name);
    const char *row = plan_string(plan, plan->rows[first->row].label);
    const char *key_words = st->n_chosen == 1            ? "seats.sheet_one"
                            : seats_pick_is_together(sc) ? "seats.sheet_together"
                                                         : "seats.sheet_apart";
    return TR_N(v->arena, key_words, (unsigned long)st->n_chosen, {"area", area}, {"row", row},
                {"n", view_printf(v, "%zu", st->n_chosen)});
}

static int entries_in_row(const struct view *v, int width)
{
    const int n = width / mm(v, v->panel->large_text ? 100 : 70);
    return n < 1 ? 1 : n;
}

int seats_sheet_px(const struct scene_ctx *sc, const struct view *v, int width)
{
    const struct seats_scene *st = sc->state;
    const int in_row = entries_in_row(v, width - 2 * panel_margin_px(v->panel));
    int n_rows = ((int)st->n_chosen + in_row - 1) / in_row;
    n_rows = n_rows > 2 ? 2 : n_rows;
    return mm(v, 16) + parts_line(v, TYPE_HEADING) + n_rows * (mm(v, ENTRY_MM) + mm(v, 4));
}

static void entry(const struct scene_ctx *sc, struct view *v, struct rect at, size_t i)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const char *name = plan_string(plan, plan->seats[st->chosen[i]].name);
    const char *type = sc->session->prices->types[st->types[i]].name;
    const struct price *price = seats_pick_price(sc, i);
    const char *amount = price ? say_money(v->arena, sc->shop, price_total(price)) : "";
    view_button(v, at,
                &(struct button){.id = "chosen",
                                 .nth = (uint32_t)i,
                                 .look = LOOK_SUNK,
                                 .role = ROLE_BUTTON,
                                 .value = TR(v->arena, "seats.entry", {"seat", name},
                                             {"type", type}, {"price", amount}),
                                 .hint = tr("seats.drop"),
                                 .action = SEATS_DROP,
                                 .arg = (uint32_t)i});
    at = rect_inset(at, mm(v, 5), mm(v, 3));
    view_icon(v, rect_centre(rect_cut_right(&at, mm(v, 8)), mm(v, 6), mm(v, 6)), "x", COLOR_TEXT);
    const struct text_style strong = {
        .step = TYPE_BODY, .bold = true, .valign = VALIGN_MIDDLE, .shrink = true};
    struct text_style right = strong;
    right.align = ALIGN_RIGHT;
    view_decor_text(v, rect_cut_right(&at, view_text_width(v, &strong, amount) + mm(v, 3)), right,
                    amount);
    view_decor_text(v, rect_row(at, 0, 2, 0), strong, name);
    view_decor_text(
        v, rect_row(at, 1, 2, 0),
        (struct text_style){
            .step = TYPE_CAPTION, .color = COLOR_MUTED, .valign = VALIGN_MIDDLE, .shrink = true},
        type);
}

/* The selection in words and its price. */
void seats_sheet_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    view_box(v, at, COLOR_RAISED, panel_is_landscape(v->panel) ? 5 : 0);
    at = rect_inset(at, panel_is_landscape(v->panel) ? mm(v, 4) : panel_margin_px(v->panel),
                    mm(v, 6));
    struct rect head = rect_cut_top(&at, parts_line(v, TYPE_HEADING));
    view_icon(v, rect_centre(rect_cut_left(&head, mm(v, 8)), mm(v, 7), mm(v, 7)), "check",
              COLOR_GOOD);
    rect_cut_left(&head, mm(v, 4));
    struct text_style words = parts_style(v, TYPE_HEADING, true);
    words.valign = VALIGN_MIDDLE;
    words.shrink = true;
    view_text(v, "selection", head, words, sheet_title(sc, v));
    rect_cut_top(&at, mm(v, 4));
    const int in_row = entries_in_row(v, at.w), gap = mm(v, 4);
    const size_t room = (size_t)(((at.h + gap) / (mm(v, ENTRY_MM) + gap)) * in_row);
    for (size_t i = 0; i < st->n_chosen && i < room; i++) {
        struct rect row = at;
        row.y += (int)i / in_row * (mm(v, ENTRY_MM) + gap);
        row.h = mm(v, ENTRY_MM);
        entry(sc, v, rect_column(row, (int)i % in_row, in_row, gap), i);
    }
}
