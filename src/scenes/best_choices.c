#include "scenes/best_scene.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "ui/i18n.h"

enum { GAP_MM = 4, BELOW_MM = 8, ABOVE_MM = 6, CHOICES_MAX = 3 };

/* Opens what has no place of its own: the filters, and where it is tight the choices as well. */
static struct button pane_button(const struct best_scene *st, enum best_room room)
{
    const char *open = room == BEST_ROOM_TIGHT ? "best.options" : "best.filters";
    return (struct button){.id = "filters",
                           .label = tr(st->pane ? "best.filters_done" : open),
                           .look = LOOK_QUIET,
                           .action = BEST_PANE,
                           .arg = !st->pane,
                           .disabled = st->pending != 0};
}

static struct button myself_button(void)
{
    return (struct button){.id = "choose_myself",
                           .label = tr("best.myself"),
                           .icon = "plan",
                           .look = LOOK_QUIET,
                           .action = BEST_MYSELF};
}

/* Across, with nothing offered: the only choice, which has room in the footer. */
static bool stands_alone(const struct scene_ctx *sc, const struct view *v)
{
    return sc->session->n_offered == 0 && panel_is_landscape(v->panel);
}

static size_t list(const struct scene_ctx *sc, const struct view *v, enum best_room room,
                   struct button b[CHOICES_MAX])
{
    const struct best_scene *st = sc->state;
    const bool shown = room != BEST_ROOM_TIGHT || st->pane;
    size_t n = 0;
    if (shown && sc->session->n_offered > 0)
        b[n++] = (struct button){.id = "others",
                                 .label = tr("best.others"),
                                 .icon = "sync",
                                 .look = LOOK_QUIET,
                                 .action = BEST_OTHERS,
                                 .disabled = st->pending || st->tries >= BEST_TRIES_MAX};
    if (shown && best_has_plan(sc) && !stands_alone(sc, v))
        b[n++] = myself_button();
    if (room != BEST_ROOM_ALL && !panel_is_landscape(v->panel)) /* across, it is in the footer */
        b[n++] = pane_button(st, room);
    return n;
}

/* As many side by side as have room for their words. */
static int columns(const struct view *v, const struct button b[], size_t n, int width)
{
    for (int c = (int)n; c > 1; c--) {
        const int column = (width - (c - 1) * mm(v, GAP_MM)) / c;
        bool fits = true;
        for (size_t i = 0; i < n; i++)
            fits = fits && parts_button_width(v, &b[i]) <= column;
        if (fits)
            return c;
    }
    return 1;
}

static int rows_px(const struct view *v, const struct button b[], size_t n, int width)
{
    const int c = columns(v, b, n, width), rows = ((int)n + c - 1) / c;
    return rows * parts_button_height(v) + (rows - 1) * mm(v, GAP_MM);
}

int best_choices_px(const struct scene_ctx *sc, const struct view *v, int width,
                    enum best_room room)
{
    struct button b[CHOICES_MAX];
    const size_t n = list(sc, v, room, b);
    return n > 0 ? rows_px(v, b, n, width) + mm(v, BELOW_MM + ABOVE_MM) : 0;
}

void best_choices_view(const struct scene_ctx *sc, struct view *v, struct rect *at,
                       enum best_room room)
{
    struct button b[CHOICES_MAX];
    const size_t n = list(sc, v, room, b);
    const int gap = mm(v, GAP_MM);
    if (n == 0)
        return;
    const int c = columns(v, b, n, at->w);
    rect_cut_bottom(at, mm(v, BELOW_MM));
    struct rect rest = rect_cut_bottom(at, rows_px(v, b, n, at->w));
    for (size_t i = 0; i < n; i += (size_t)c) {
        const struct rect row = rect_cut_top(&rest, parts_button_height(v));
        const int left = (int)(n - i) < c ? (int)(n - i) : c; /* the last row is filled as well */
        for (int k = 0; k < left; k++)
            view_button(v, rect_column(row, k, left, gap), &b[i + (size_t)k]);
        rect_cut_top(&rest, gap);
    }
    rect_cut_bottom(at, mm(v, ABOVE_MM));
}

void best_choices_footer(const struct scene_ctx *sc, struct view *v, struct rect *footer,
                         enum best_room room)
{
    const struct button b = stands_alone(sc, v) ? myself_button() : pane_button(sc->state, room);
    if (stands_alone(sc, v) ? best_has_plan(sc)
                            : room != BEST_ROOM_ALL && panel_is_landscape(v->panel))
        chrome_secondary(v, footer, &b);
}
