/* Zoom and pan within reach. */
#include "scenes/parts.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum { BUTTON_MM = 20, GAP_MM = 4, FIT_MM = 44, APART_MM = 8 };

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
    const int b = mm(v, BUTTON_MM), gap = mm(v, GAP_MM), apart = mm(v, APART_MM);
    return flat ? 7 * b + 5 * gap + apart : 5 * b + 3 * gap + apart;
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
