/* The list around its rows: which part of the house, the page, what to do when nothing fits. */
#include "base/text.h"
#include "scenes/parts.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum {
    CHIP_MM = 44,
    CHIP_LARGE_MM = 100,
    CHIPS_MAX = 5,
    GAP_MM = 4,
    COMPACT_MM = 96,
    COMPACT_LARGE_MM = 124,
    MESSAGE_MM = 90
};

static const struct seats_list *list_of(const struct scene_ctx *sc)
{
    return &((const struct seats_scene *)sc->state)->list;
}

static const char *area_label(const struct scene_ctx *sc, struct view *v, uint32_t area)
{
    const struct seats_scene *st = sc->state;
    const int left = st->areas[area].n_left;
    const char *name = seats_area_name(sc, area);
    if (left == 0)
        return TR(v->arena, "seats.area_none", {"area", name});
    return TR(v->arena, "seats.area_left", {"area", name}, {"n", view_printf(v, "%d", left)});
}

struct button seats_list_area_button(const struct scene_ctx *sc, struct view *v, uint32_t place)
{
    const struct seats_scene *st = sc->state;
    const uint32_t area = st->list.areas[place];
    return (struct button){.id = "area",
                           .nth = place,
                           .label = area_label(sc, v, area),
                           .value = st->geometry.groups[area].words,
                           .look = LOOK_CHIP,
                           .role = ROLE_TOGGLE,
                           .chosen = area == st->list.area,
                           .disabled = st->areas[area].n_left == 0 && area != st->list.area,
                           .action = SEATS_LIST_AREA,
                           .arg = area};
}

static struct button pane_button(const char *id, const char *label, const char *icon,
                                 enum seats_pane pane)
{
    return (struct button){.id = id,
                           .label = label,
                           .icon = icon,
                           .look = LOOK_QUIET,
                           .action = SEATS_PANE,
                           .arg = pane};
}

/* The parts of the house as chips where they have room, else the one that is listed, and the way to
 * the others. */
static void areas_row(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    const struct seats_list *list = list_of(sc);
    const int gap = mm(v, GAP_MM), least = mm(v, v->panel->large_text ? CHIP_LARGE_MM : CHIP_MM);
    const int room = (row.w + gap) / (least + gap), n = (int)list->n_areas;
    if (n <= room && n <= CHIPS_MAX) {
        for (int i = 0; i < n; i++) {
            const struct button b = seats_list_area_button(sc, v, (uint32_t)i);
            view_button(v, rect_column(row, i, n, gap), &b);
        }
        return;
    }
    struct button b = pane_button("areas", area_label(sc, v, list->area), "down", SEATS_PANE_AREAS);
    b.value = tr("seats.other_parts");
    b.look = LOOK_CHIP;
    view_button(v, row, &b);
}

static void upper_row(const struct scene_ctx *sc, struct view *v, struct rect *at,
                      bool filters_shown)
{
    uint32_t all[SEATS_FILTERS_MAX];
    const bool filters = !filters_shown && seats_filter_list(sc, all) > 1;
    if (!filters && list_of(sc)->n_areas < 2)
        return;
    struct rect row = rect_cut_top(at, parts_small_height(v));
    rect_cut_top(at, mm(v, GAP_MM));
    if (filters) {
        struct button b = pane_button("filters", tr("seats.filters"), "tag", SEATS_PANE_FILTERS);
        b.chosen = seats_filter_any(sc);
        parts_button_right(v, &row, &b);
    }
    areas_row(sc, v, row);
}

static const char *label_of(const struct scene_ctx *sc, uint32_t row)
{
    return plan_string(sc->session->plan, sc->session->plan->rows[row].label);
}

static const char *page_words(const struct scene_ctx *sc, struct view *v,
                              const struct seats_page *page)
{
    const struct seats_list *list = list_of(sc);
    const uint32_t last = page->first + page->shown - 1;
    const char *all = view_printf(v, "%zu", list->n_listed);
    const char *from = label_of(sc, list->listed[page->first]);
    const char *to = label_of(sc, list->listed[last]);
    if (page->shown > 1 && from[0] && to[0])
        return TR(v->arena, "seats.rows_labelled", {"first", from}, {"last", to}, {"all", all});
    return TR(v->arena, page->shown == 1 ? "seats.row_shown" : "seats.rows_shown",
              {"first", seats_row_name(sc, v->arena, list->listed[page->first])},
              {"last", seats_row_name(sc, v->arena, list->listed[last])}, {"all", all});
}

static void declare(struct view *v, const struct seats_page *page, uint32_t n_rows)
{
    view_list(v, &(struct view_list){.id = "row",
                                     .first = page->first,
                                     .shown = page->shown,
                                     .total = n_rows,
                                     .previous_id = "rows_previous",
                                     .more_id = "rows_more"});
}

/* Both with their words, or both with their signs alone. */
static void page_buttons(struct view *v, struct rect *row, const struct seats_page *page,
                         uint32_t n_rows, bool words)
{
    struct button more = {.id = "rows_more",
                          .label = tr("seats.further_back"),
                          .hint = tr("seats.further_back"),
                          .icon = "down",
                          .look = LOOK_QUIET,
                          .disabled = page->next >= n_rows,
                          .action = SEATS_ROWS_PAGE,
                          .arg = page->next};
    struct button back = {.id = "rows_previous",
                          .label = tr("seats.nearer"),
                          .hint = tr("seats.nearer"),
                          .icon = "up",
                          .look = LOOK_QUIET,
                          .disabled = page->first == 0,
                          .action = SEATS_ROWS_PAGE,
                          .arg = page->back};
    if (!words || parts_button_width(v, &more) + parts_button_width(v, &back) +
                          mm(v, v->panel->large_text ? 110 : 60) >
                      row->w)
        more.label = back.label = "";
    parts_button_right(v, row, &more);
    parts_button_right(v, row, &back);
}

static void lower_row(const struct scene_ctx *sc, struct view *v, struct rect row,
                      const struct seats_page *page)
{
    const uint32_t n_rows = (uint32_t)list_of(sc)->n_listed;
    declare(v, page, n_rows);
    if (page->shown < n_rows)
        page_buttons(v, &row, page, n_rows, true);
    struct text_style words = parts_muted(v, TYPE_BODY);
    words.valign = VALIGN_MIDDLE;
    words.shrink = true;
    words.lines = 2;
    const char *rows = page_words(sc, v, page);
    if (row.w > mm(v, 100))
        seats_age_view(sc, v, &row);
    rect_cut_right(&row, mm(v, GAP_MM));
    if (view_text_lines(v, &words, rows, row.w) <= words.lines)
        view_text(v, "rows", row, words, rows);
}

/* Where there is hardly room for more than a row: one bar, and either rows or the seats of one. */
static void compact_rows(const struct scene_ctx *sc, struct view *v, struct rect at,
                         bool filters_shown)
{
    uint32_t all[SEATS_FILTERS_MAX];
    const uint32_t n_rows = (uint32_t)list_of(sc)->n_listed;
    struct rect bar = rect_cut_top(&at, parts_small_height(v));
    rect_cut_top(&at, mm(v, GAP_MM));
    if (seats_heading_is_left_out(sc, v))
        seats_switch_view(sc, v, &bar);
    const struct seats_page page = seats_list_rows_view(sc, v, at);
    declare(v, &page, n_rows);
    if (page.shown < n_rows)
        page_buttons(v, &bar, &page, n_rows, false);
    if (!filters_shown && seats_filter_list(sc, all) > 1) {
        struct button b = pane_button("filters", "", "tag", SEATS_PANE_FILTERS);
        b.value = tr("seats.filters");
        b.chosen = seats_filter_any(sc);
        parts_button_right(v, &bar, &b);
    }
    areas_row(sc, v, bar);
}

static void compact_seats(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_list *list = list_of(sc);
    const uint32_t row = list->listed[list->open];
    struct rect bar = rect_cut_top(&at, parts_small_height(v));
    rect_cut_top(&at, mm(v, GAP_MM));
    if (seats_heading_is_left_out(sc, v))
        seats_switch_view(sc, v, &bar);
    seats_list_tiles_view(sc, v, at, &bar);
    view_button(v, bar,
                &(struct button){.id = "row",
                                 .nth = list->open,
                                 .label = seats_row_name(sc, v->arena, row),
                                 .value = seats_row_words(sc, v->arena, row, true),
                                 .icon = "up",
                                 .look = LOOK_CHIP,
                                 .action = SEATS_ROW,
                                 .arg = list->open});
}

static void nothing(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    if (seats_filter_any(sc) && at.h < mm(v, MESSAGE_MM)) {
        seats_clear_view(v, at);
        return;
    }
    if (seats_filter_any(sc)) {
        struct rect row = rect_cut_bottom(&at, parts_button_height(v));
        const struct button b = {.id = "clear_filters",
                                 .label = tr("seats.clear_filters"),
                                 .icon = "x",
                                 .look = LOOK_QUIET,
                                 .action = SEATS_FILTER,
                                 .arg = SEATS_FILTER_NONE};
        const int w = parts_button_width(v, &b);
        view_button(v, rect_centre(row, w < row.w ? w : row.w, row.h), &b);
        rect_cut_bottom(&at, mm(v, GAP_MM));
    }
    parts_message(v, at, "info",
                  TR(v->arena, "seats.nothing", {"area", seats_area_name(sc, st->list.area)}),
                  tr(seats_filter_any(sc) ? "seats.nothing_filtered" : "seats.nothing_words"));
}

void seats_list_view(const struct scene_ctx *sc, struct view *v, struct rect at, bool filters_shown)
{
    if (list_of(sc)->pane != SEATS_PANE_ROWS) {
        seats_list_pane_view(sc, v, at);
        return;
    }
    const bool compact = at.h < mm(v, v->panel->large_text ? COMPACT_LARGE_MM : COMPACT_MM);
    if (compact && list_of(sc)->n_listed > 0) {
        if (list_of(sc)->open != SEATS_ROW_NONE)
            compact_seats(sc, v, at);
        else
            compact_rows(sc, v, at, filters_shown);
        return;
    }
    upper_row(sc, v, &at, filters_shown);
    if (list_of(sc)->n_listed == 0) {
        nothing(sc, v, at);
        return;
    }
    struct rect row = rect_cut_bottom(&at, parts_small_height(v));
    rect_cut_bottom(&at, mm(v, GAP_MM));
    if (!seats_list_rows_fit(sc, v, at)) {
        seats_list_row_view(sc, v, at, &row);
        return;
    }
    const struct seats_page page = seats_list_rows_view(sc, v, at);
    lower_row(sc, v, row, &page);
}
