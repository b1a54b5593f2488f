/* What stands in place of the rows for a moment: all parts of the house, or the filters. */
#include "scenes/parts.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum { CHIP_MM = 44, CHIP_LARGE_MM = 74, GAP_MM = 4 };

static struct button rows_button(void)
{
    return (struct button){.id = "rows",
                           .label = tr("seats.show_rows"),
                           .hint = tr("seats.show_rows"),
                           .icon = "list",
                           .look = LOOK_QUIET,
                           .action = SEATS_PANE,
                           .arg = SEATS_PANE_ROWS};
}

static void turner(struct view *v, struct rect *bar, bool more, const struct view_list *list)
{
    const uint32_t next = list->first + list->shown;
    const uint32_t back = list->first > list->shown ? list->first - list->shown : 0;
    parts_button_right(v, bar,
                       &(struct button){.id = more ? list->more_id : list->previous_id,
                                        .hint = tr(more ? "pager.more" : "pager.previous"),
                                        .icon = more ? "down" : "up",
                                        .look = LOOK_QUIET,
                                        .disabled = more ? next >= list->total : list->first == 0,
                                        .action = SEATS_PAGE,
                                        .arg = more ? next : back});
}

static void areas(const struct scene_ctx *sc, struct view *v, struct rect at, struct rect *bar)
{
    const struct seats_scene *st = sc->state;
    const int gap = mm(v, GAP_MM), h = parts_small_height(v);
    const int least = mm(v, v->panel->large_text ? CHIP_LARGE_MM : CHIP_MM);
    const int wide = (at.w + gap) / (least + gap), high = (at.h + gap) / (h + gap);
    const uint32_t columns = wide > 1 ? (uint32_t)wide : 1, n = (uint32_t)st->list.n_areas;
    const uint32_t room = columns * (high > 1 ? (uint32_t)high : 1);
    struct view_list list = {.id = "area",
                             .first = st->area_page < n ? st->area_page : 0,
                             .total = n,
                             .previous_id = "areas_previous",
                             .more_id = "areas_more"};
    list.shown = n - list.first < room ? n - list.first : room;
    for (uint32_t i = 0; i < list.shown; i++) {
        const struct rect row = {at.x, at.y + (int)(i / columns) * (h + gap), at.w, h};
        const struct button b = seats_list_area_button(sc, v, list.first + i);
        view_button(v, rect_column(row, (int)(i % columns), (int)columns, gap), &b);
    }
    view_list(v, &list);
    if (n <= room)
        return;
    list.shown = room;
    turner(v, bar, true, &list);
    turner(v, bar, false, &list);
}

void seats_list_pane_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    struct button done = rows_button();
    if (st->list.pane == SEATS_PANE_FILTERS) {
        seats_filters_view(sc, v, at, &done);
        return;
    }
    struct rect bar = rect_cut_bottom(&at, parts_button_height(v));
    rect_cut_bottom(&at, mm(v, GAP_MM));
    if (parts_button_width(v, &done) + 2 * (parts_button_height(v) + mm(v, GAP_MM)) > bar.w)
        done.label = "";
    parts_button_left(v, &bar, &done);
    areas(sc, v, at, &bar);
}
