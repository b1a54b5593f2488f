/* Zoom and pan within reach, and what helps to read the map. */
#include "scenes/parts.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum { BUTTON_MM = 20, GAP_MM = 4, FIT_MM = 44, APART_MM = 8, MINIMAP_MM = 54, ENTRY_MM = 8 };

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

static const struct {
    const char *id, *icon, *words;
    enum seats_action action;
} arrows[] = {{"pan_left", "left", "seats.to_left", SEATS_PAN_LEFT},
              {"pan_up", "upa", "seats.up", SEATS_PAN_UP},
              {"pan_down", "downa", "seats.down", SEATS_PAN_DOWN},
              {"pan_right", "right", "seats.to_right", SEATS_PAN_RIGHT}};

static void arrow(struct view *v, struct rect at, int i)
{
    square(v, at, arrows[i].id, arrows[i].icon, tr(arrows[i].words), arrows[i].action);
}

static void zoom_in_and_out(struct view *v, struct rect row)
{
    square(v, rect_cut_left(&row, mm(v, BUTTON_MM)), "zoom_in", "plus", tr("seats.closer"),
           SEATS_ZOOM_IN);
    rect_cut_left(&row, mm(v, GAP_MM));
    square(v, rect_cut_left(&row, mm(v, BUTTON_MM)), "zoom_out", "minus", tr("seats.further"),
           SEATS_ZOOM_OUT);
}

/* The whole house again; without the word where it does not fit. */
static void fit(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    struct button b = {.id = "fit",
                       .label = tr("seats.fit"),
                       .icon = "fit",
                       .value = tr("seats.fit"),
                       .look = LOOK_QUIET,
                       .disabled = seatmap_is_fit(st->map),
                       .action = SEATS_FIT};
    if (parts_button_width(v, &b) > at.w)
        b.label = "";
    view_button(v, at, &b);
}

int seats_controls_width(const struct view *v, bool flat)
{
    return flat ? mm(v, 7 * BUTTON_MM + 5 * GAP_MM + APART_MM)
                : mm(v, 5 * BUTTON_MM + 3 * GAP_MM + APART_MM);
}

static void controls_flat(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const int b = mm(v, BUTTON_MM), gap = mm(v, GAP_MM);
    at = rect_centre(at, at.w, b);
    zoom_in_and_out(v, rect_cut_left(&at, 2 * b + gap));
    rect_cut_left(&at, gap);
    struct rect pan = rect_cut_right(&at, 4 * b + 3 * gap);
    rect_cut_right(&at, mm(v, APART_MM));
    fit(sc, v, rect_cut_left(&at, at.w < mm(v, FIT_MM) ? at.w : mm(v, FIT_MM)));
    for (int i = 0; i < 4; i++)
        arrow(v, rect_column(pan, i, 4, gap), i);
}

/* Two rows: zoom at the left, the arrows as a cross at the right. */
static void controls_cross(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const int b = mm(v, BUTTON_MM), gap = mm(v, GAP_MM);
    struct rect zoom = rect_cut_left(&at, 2 * b + gap), pan = rect_cut_right(&at, 3 * b + 2 * gap);
    zoom_in_and_out(v, rect_cut_top(&zoom, b));
    rect_cut_top(&zoom, gap);
    fit(sc, v, rect_cut_top(&zoom, b));
    const struct rect upper = rect_cut_top(&pan, b);
    rect_cut_top(&pan, gap);
    const struct rect lower = rect_cut_top(&pan, b);
    arrow(v, rect_column(upper, 1, 3, gap), 1);
    arrow(v, rect_column(lower, 0, 3, gap), 0);
    arrow(v, rect_column(lower, 1, 3, gap), 2);
    arrow(v, rect_column(lower, 2, 3, gap), 3);
}

void seats_controls_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    if (at.h < mm(v, 2 * BUTTON_MM + GAP_MM))
        controls_flat(sc, v, at);
    else
        controls_cross(sc, v, at);
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
        if (v->panel->high_contrast) /* which has no shades */
            view_frame(v, r, COLOR_MUTED, 0.8);
    }
    const struct rect seen = seatmap_window(st->map);
    const struct rect frame = {house.x + house.w * seen.x / 1000, house.y + house.h * seen.y / 1000,
                               house.w * seen.w / 1000, house.h * seen.h / 1000};
    view_frame(v, rect_intersect(frame, rect_inset(house, -4, -4)), COLOR_TEXT, 0.5);
}

struct entry {
    enum seat_mark mark;
    const char *words;
};

/* What is explained, the most needed first. */
static size_t entries(const struct scene_ctx *sc, struct entry ret[5])
{
    const struct seats_scene *st = sc->state;
    size_t n = 0;
    ret[n++] = (struct entry){MARK_CHOSEN, tr("seats.key_yours")};
    ret[n++] = (struct entry){MARK_TAKEN, tr("seats.key_taken")};
    ret[n++] = (struct entry){MARK_WHEELCHAIR, tr("seats.key_wheelchair")};
    if (st->n_wheelchair > 0)
        ret[n++] = (struct entry){MARK_COMPANION, tr("seats.key_companion")};
    ret[n++] = (struct entry){MARK_RESTRICTED, tr("seats.key_restricted")};
    if (st->n_wheelchair == 0)
        ret[n++] = (struct entry){MARK_HELD, tr("seats.key_held")};
    return n;
}

static int key_width(const struct scene_ctx *sc, const struct view *v)
{
    struct entry all[5];
    const struct text_style style = parts_style(v, TYPE_CAPTION, false);
    const size_t n = entries(sc, all);
    int most = 0;
    for (size_t i = 0; i < n; i++) {
        const int w = view_text_width(v, &style, all[i].words);
        most = w > most ? w : most;
    }
    return most + mm(v, ENTRY_MM + 3);
}

static void key(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    struct entry all[5];
    const size_t n = entries(sc, all);
    const int line = parts_line(v, TYPE_CAPTION), least = mm(v, ENTRY_MM);
    const int h = line > least ? line : least, room = at.h / h;
    const int shown = room < (int)n ? room : (int)n;
    struct text_style style = parts_style(v, TYPE_CAPTION, false);
    style.valign = VALIGN_MIDDLE;
    for (int i = 0; i < shown; i++) {
        struct rect row = rect_row(at, i, shown, 0);
        const struct rect sign = rect_cut_left(&row, mm(v, ENTRY_MM));
        view_mark(v, rect_centre(sign, mm(v, 6), mm(v, 6)), (int)all[i].mark, 1);
        rect_cut_left(&row, mm(v, 2));
        view_text(v, NULL, row, style, all[i].words);
    }
}

void seats_key_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const int gap = mm(v, 6), w = key_width(sc, v);
    if (at.w >= mm(v, MINIMAP_MM)) {
        minimap(sc, v, rect_cut_left(&at, mm(v, MINIMAP_MM)));
        rect_cut_left(&at, gap);
    }
    if (at.w >= w)
        key(sc, v, at);
}
