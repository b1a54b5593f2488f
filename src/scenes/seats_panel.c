#include "base/text.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum { TILE_MIN_MM = 44, TILE_MIN_LARGE_MM = 100, TILE_MM = 32, TILE_PAD_MM = 5 };

/* Lines of the longest name in a tile of that width. */
static int name_lines(const struct scene_ctx *sc, const struct view *v, int tile_w)
{
    const struct seats_scene *st = sc->state;
    struct text_style name = parts_style(v, TYPE_CAPTION, true);
    for (size_t i = 0; i < st->n_order; i++) {
        const char *words = st->geometry.groups[st->order[i]].name;
        if (view_text_width(v, &name, words) > tile_w - 2 * mm(v, TILE_PAD_MM))
            return 2;
    }
    return 1;
}

static int words_px(const struct scene_ctx *sc, const struct view *v, int tile_w)
{
    return name_lines(sc, v, tile_w) * parts_line(v, TYPE_BODY) + 2 * parts_line(v, TYPE_CAPTION);
}

static int tile_px(const struct scene_ctx *sc, const struct view *v, int tile_w)
{
    const int words = words_px(sc, v, tile_w) + mm(v, 4);
    return words > mm(v, TILE_MM) ? words : mm(v, TILE_MM);
}

/* Four at most, five where that is all of them. */
static int tile_columns(const struct scene_ctx *sc, const struct view *v, int width)
{
    const struct seats_scene *st = sc->state;
    const int least = mm(v, v->panel->large_text ? TILE_MIN_LARGE_MM : TILE_MIN_MM);
    const int n = width / least;
    return n < 1 ? 1 : n >= 5 && st->n_order == 5 ? 5 : n > 4 ? 4 : n;
}

/* Where there is no room to turn pages the best parts are listed; the map has them all. */
static bool has_pages(const struct view *v)
{
    const bool wide = panel_is_landscape(v->panel), low = v->panel->low_reach;
    return v->panel->large_text ? !low && !wide : !low || !wide;
}

static const char *places_words(const struct seats_area *a, struct view *v)
{
    return a->n_free == 0 ? tr("seats.area_full")
                          : TR_N(v->arena, "seats.left", (unsigned long)a->n_free,
                                 {"n", view_printf(v, "%d", a->n_free)});
}

static void area_words(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t area)
{
    const struct seats_scene *st = sc->state;
    const struct seats_area *a = &st->areas[area];
    struct text_style name = parts_style(v, TYPE_BODY, true);
    struct text_style small = parts_style(v, TYPE_CAPTION, false);
    name.color = small.color = a->n_free == 0 ? COLOR_DIM : COLOR_TEXT;
    name.shrink = small.shrink = name.ellipsis = true;
    const char *words = st->geometry.groups[area].name;
    struct text_style least = name;
    least.step = TYPE_CAPTION;
    name.lines = view_text_width(v, &least, words) > at.w ? 2 : 1;
    const int name_px = name.lines * parts_line(v, TYPE_BODY);
    at = rect_centre(at, at.w, name_px + 2 * parts_line(v, TYPE_CAPTION));
    view_decor_text(v, rect_cut_top(&at, name_px), name, words);
    const struct rect from = rect_cut_top(&at, parts_line(v, TYPE_CAPTION));
    if (a->n_free > 0)
        view_decor_text(v, from, small, say_from(v->arena, sc->shop, a->from));
    const struct parts_places places = {.level = a->n_free == 0    ? 0
                                                 : a->n_free <= 10 ? 1
                                                 : a->n_free <= 50 ? 2
                                                                   : 3,
                                        .words = places_words(a, v)};
    parts_places(v, at, small, &places);
}

static void area_tile(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t place)
{
    const struct seats_scene *st = sc->state;
    const uint32_t area = st->order[place];
    const bool on_column = panel_is_landscape(v->panel);
    if (on_column)
        view_box(v, at, COLOR_RAISED, 5);
    view_button(v, at,
                &(struct button){.id = "area",
                                 .nth = place,
                                 .look = on_column ? LOOK_BARE : LOOK_TILE,
                                 .label = st->geometry.groups[area].name,
                                 .value = st->geometry.groups[area].words,
                                 .disabled = st->areas[area].n_free == 0,
                                 .action = SEATS_AREA,
                                 .arg = area});
    if (area == st->best_area)
        view_frame(v, at, COLOR_TEXT, 5);
    area_words(sc, v, rect_inset(at, mm(v, TILE_PAD_MM), mm(v, 2)), area);
}

/* Of `at`: what the tiles need, one row of them where there is no room for more. */
int seats_areas_px(const struct scene_ctx *sc, const struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    const int columns = tile_columns(sc, v, at.w), gap = mm(v, 4);
    const int n_rows = ((int)st->n_order + columns - 1) / columns;
    const int tile_w = (at.w - (columns - 1) * gap) / columns;
    const int step = tile_px(sc, v, tile_w) + gap;
    const int fit = (at.h + gap) / step, shown = fit < 1 ? 1 : fit;
    if (n_rows <= shown || !has_pages(v))
        return (n_rows < shown ? n_rows : shown) * step - gap;
    const int with_pager = (at.h - parts_button_height(v)) / step;
    return (with_pager < 1 ? 1 : with_pager) * step + parts_button_height(v);
}

static void pages(struct view *v, struct rect row, const struct parts_pager *pager)
{
    struct text_style words = parts_muted(v, TYPE_BODY);
    words.valign = VALIGN_MIDDLE;
    words.lines = 2;
    words.shrink = true;
    parts_pager(v, &row, pager);
    view_text(v, "parts", row, words,
              TR(v->arena, "seats.parts_shown", {"first", view_printf(v, "%u", pager->first + 1)},
                 {"last", view_printf(v, "%u", pager->first + pager->shown)},
                 {"all", view_printf(v, "%u", pager->total)}));
}

void seats_areas_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    const int columns = tile_columns(sc, v, at.w), gap = mm(v, 4);
    const int tile = tile_px(sc, v, (at.w - (columns - 1) * gap) / columns), step = tile + gap;
    const uint32_t total = (uint32_t)st->n_order;
    struct parts_pager pager = {.list_id = "area",
                                .previous_id = "areas_previous",
                                .more_id = "areas_more",
                                .more_words = "",
                                .action = SEATS_PAGE,
                                .total = total};
    const bool paged = has_pages(v) && (int)total > (at.h + gap) / step * columns;
    const struct rect row = paged ? rect_cut_bottom(&at, parts_button_height(v)) : (struct rect){0};
    const int n_rows = paged ? at.h / step : (at.h + gap) / step;
    pager.per_page = (uint32_t)((n_rows < 1 ? 1 : n_rows) * columns);
    pager.first = paged ? st->area_page : 0;
    const uint32_t left = total - pager.first;
    pager.shown = left < pager.per_page ? left : pager.per_page;
    for (uint32_t i = 0; i < pager.shown; i++) {
        struct rect line = at;
        line.y += (int)i / columns * step;
        line.h = tile;
        const int wide = (int)total < columns ? (int)total : columns;
        area_tile(sc, v, rect_column(line, (int)i % columns, wide, gap), pager.first + i);
    }
    if (paged)
        pages(v, row, &pager);
}
