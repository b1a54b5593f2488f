/* A page of rows: one line each, the seats of the open one below it. */
#include "scenes/parts.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum { ROW_MM = 24, ROW_LOW_MM = 20, NARROW_MM = 170, MARK_MM = 9, MARKS_MAX = 3, SIGN_MM = 7 };

static bool is_narrow(const struct view *v, int width)
{
    return v->panel->large_text || width < mm(v, NARROW_MM);
}

static int row_px(const struct view *v, int width)
{
    const bool flat = v->panel->low_reach || panel_is_landscape(v->panel);
    const int least = mm(v, flat ? ROW_LOW_MM : ROW_MM);
    const int lines = is_narrow(v, width) ? 2 : 1;
    const int words = parts_line(v, TYPE_HEADING) + (lines - 1) * parts_line(v, TYPE_BODY);
    return words + mm(v, 4) > least ? words + mm(v, 4) : least;
}

/* The marks of the bands that are in the row, and the price behind them. */
static void price_view(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t row)
{
    const struct seats_scene *st = sc->state;
    const unsigned letters = st->list.rows[row].letters;
    const int size = mm(v, MARK_MM);
    uint32_t n = 0;
    for (uint32_t i = 0; i < st->n_bands && n < MARKS_MAX; i++) {
        if (!(letters >> i & 1U))
            continue;
        view_mark(v, rect_centre(rect_cut_left(&at, size), size, size), MARK_FREE, (uint8_t)i);
        rect_cut_left(&at, mm(v, 2));
        n++;
    }
    struct text_style words = parts_style(v, TYPE_BODY, false);
    words.valign = VALIGN_MIDDLE;
    words.shrink = words.ellipsis = true;
    rect_cut_left(&at, mm(v, 2));
    view_decor_text(v, at, words, seats_row_price(sc, v->arena, row));
}

static void run_view(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t row)
{
    const struct seats_row *facts = &((const struct seats_scene *)sc->state)->list.rows[row];
    struct text_style words = parts_style(v, TYPE_BODY, false);
    words.valign = VALIGN_MIDDLE;
    words.shrink = words.ellipsis = true;
    if (facts->block == SEAT_NONE)
        words.color = COLOR_MUTED;
    view_decor_text(v, at, words, seats_row_run(sc, v->arena, row));
}

static void name_view(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t row)
{
    const struct seats_row *facts = &((const struct seats_scene *)sc->state)->list.rows[row];
    struct text_style name = parts_style(v, TYPE_HEADING, true);
    name.valign = VALIGN_MIDDLE;
    name.shrink = name.ellipsis = true;
    name.color = facts->n_free + facts->n_spaces > 0 ? COLOR_TEXT : COLOR_DIM;
    view_decor_text(v, at, name, seats_row_name(sc, v->arena, row));
}

static void row_words(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t row)
{
    struct text_style left = parts_muted(v, TYPE_BODY);
    left.align = ALIGN_RIGHT;
    left.valign = VALIGN_MIDDLE;
    left.shrink = left.ellipsis = true;
    const int width = at.w;
    if (!is_narrow(v, width)) {
        name_view(sc, v, rect_cut_left(&at, width * 18 / 100), row);
        view_decor_text(v, rect_cut_right(&at, width * 17 / 100), left,
                        seats_row_left(sc, v->arena, row));
        price_view(sc, v, rect_cut_left(&at, width * 33 / 100), row);
        run_view(sc, v, at, row);
        return;
    }
    const int upper = parts_line(v, TYPE_HEADING), lower = parts_line(v, TYPE_BODY);
    at = rect_centre(at, width, upper + lower);
    struct rect top = rect_cut_top(&at, upper);
    view_decor_text(v, rect_cut_right(&top, width * 32 / 100), left,
                    seats_row_left(sc, v->arena, row));
    name_view(sc, v, top, row);
    price_view(sc, v, rect_cut_left(&at, width * 56 / 100), row);
    run_view(sc, v, at, row);
}

static void row_view(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t place)
{
    const struct seats_list *list = &((const struct seats_scene *)sc->state)->list;
    const uint32_t row = list->listed[place];
    const struct seats_row *facts = &list->rows[row];
    const bool open = list->open == place, empty = facts->n_free + facts->n_spaces == 0;
    view_rule(v, at);
    view_button(v, at,
                &(struct button){.id = "row",
                                 .nth = place,
                                 .label = seats_row_name(sc, v->arena, row),
                                 .value = seats_row_words(sc, v->arena, row, open),
                                 .look = LOOK_BARE,
                                 .disabled = empty && !open,
                                 .action = SEATS_ROW,
                                 .arg = place});
    const int sign = mm(v, SIGN_MM);
    view_icon(v, rect_centre(rect_cut_right(&at, sign), sign, sign), open ? "up" : "down",
              empty ? COLOR_DIM : COLOR_TEXT);
    rect_cut_right(&at, mm(v, 4));
    row_words(sc, v, at, row);
}

bool seats_list_rows_fit(const struct scene_ctx *sc, const struct view *v, struct rect at)
{
    const struct seats_list *list = &((const struct seats_scene *)sc->state)->list;
    return list->open == SEATS_ROW_NONE ||
           row_px(v, at.w) + seats_list_tiles_px(sc, v, at.w) <= at.h;
}

void seats_list_row_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                         struct rect *bar)
{
    const struct seats_list *list = &((const struct seats_scene *)sc->state)->list;
    row_view(sc, v, rect_cut_top(&at, row_px(v, at.w)), list->open);
    seats_list_tiles_view(sc, v, at, bar);
}

/* The page begins where it was left, but the open row is whole on it, and the last page is full. */
static uint32_t first_on_page(const struct scene_ctx *sc, const struct view *v, struct rect at)
{
    const struct seats_list *list = &((const struct seats_scene *)sc->state)->list;
    const int h = row_px(v, at.w);
    const bool opened = list->open != SEATS_ROW_NONE && list->open >= list->first;
    const int extra = opened ? seats_list_tiles_px(sc, v, at.w) : 0;
    uint32_t first = list->first;
    while (opened && first < list->open &&
           (int64_t)(list->open - first + 1) * h + extra > (int64_t)at.h)
        first++;
    while (first > 0 && (int64_t)(list->n_listed - first + 1) * h + extra <= (int64_t)at.h)
        first--;
    return first;
}

struct seats_page seats_list_rows_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_list *list = &((const struct seats_scene *)sc->state)->list;
    const int h = row_px(v, at.w);
    const uint32_t per_page = at.h / h > 1 ? (uint32_t)(at.h / h) : 1;
    struct seats_page page = {.first = first_on_page(sc, v, at)};
    struct rect rest = at;
    for (uint32_t i = page.first; i < list->n_listed && (rest.h >= h || page.shown == 0); i++) {
        const int extra = i == list->open ? seats_list_tiles_px(sc, v, at.w) : 0;
        if (page.shown > 0 && rest.h < h + extra)
            break;
        row_view(sc, v, rect_cut_top(&rest, h), i);
        if (extra > 0)
            seats_list_tiles_view(sc, v, rect_cut_top(&rest, extra), NULL);
        page.shown++;
    }
    page.back = page.first > per_page ? page.first - per_page : 0;
    page.next = page.first + page.shown;
    return page;
}
