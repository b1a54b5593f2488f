#include "base/text.h"
#include "scenes/browse_scene.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum {
    HERO_MM = 156,
    HERO_LEAST_MM = 60,
    HERO_SMALL_MM = 76,
    POSTER_LEAST_MM = 44,
    ROW_MM = 99,
    ROW_LEAST_MM = 44,
    ROW_WIDE_MM = 72, /* a picture and its words beside it */
    FLAT_MM = 50
};

/* Where the cards of one page go: maybe a large one, then a grid of equal ones. */
struct page {
    struct rect hero, grid;
    enum browse_card card;
    int columns, rows;
};

static uint32_t page_size(const struct page *p)
{
    return (uint32_t)(p->columns * p->rows + (rect_is_empty(p->hero) ? 0 : 1));
}

static void grid_of_posters(const struct view *v, struct page *p, struct rect at, int columns)
{
    const int gap = mm(v, columns > 3 ? 6 : 8);
    const int w = (at.w - gap * (columns - 1)) / columns;
    const int words = browse_poster_words_px(v);
    int h = w * 3 / 2 + words;
    if (h > at.h)
        h = at.h;
    p->card = h - words >= mm(v, POSTER_LEAST_MM) ? BROWSE_CARD_POSTER : BROWSE_CARD_ROW;
    const int most = (at.w + gap) / (mm(v, ROW_WIDE_MM) + gap);
    p->columns = p->card == BROWSE_CARD_ROW && most < columns ? (most > 1 ? most : 1) : columns;
    p->rows = (at.h + gap) / (h + gap);
    if (p->rows < 1)
        p->rows = 1;
    p->grid = at;
    if (p->card == BROWSE_CARD_POSTER)
        p->grid.h = p->rows * h + (p->rows - 1) * gap;
}

static void list_of_rows(const struct view *v, struct page *p, struct rect at, int columns)
{
    p->card = BROWSE_CARD_ROW;
    p->columns = columns;
    p->rows = at.h / mm(v, ROW_MM);
    if (p->rows < 1)
        p->rows = 1;
    if (at.h / (p->rows + 1) >= mm(v, v->panel->large_text ? 64 : ROW_LEAST_MM))
        p->rows++;
    p->grid = at;
}

static void portrait_page(const struct view *v, struct page *p, struct rect at)
{
    const int gap = mm(v, 8);
    const int w = (at.w - 2 * gap) / 3;
    const int row = w * 3 / 2 + browse_poster_words_px(v);
    const int least = mm(v, POSTER_LEAST_MM) + browse_poster_words_px(v);
    int hero = at.h - gap - row;
    if (hero > mm(v, HERO_MM))
        hero = mm(v, HERO_MM);
    else if (hero < mm(v, HERO_LEAST_MM) && at.h - gap - mm(v, HERO_SMALL_MM) >= least)
        hero = mm(v, HERO_SMALL_MM);
    if (hero >= mm(v, HERO_LEAST_MM)) {
        p->hero = rect_cut_top(&at, hero);
        rect_cut_top(&at, gap);
    }
    grid_of_posters(v, p, at, 3);
}

/* Three posters, or on a small screen a list. */
static void low_page(const struct view *v, struct page *p, struct rect at)
{
    grid_of_posters(v, p, at, 3);
    if (p->card == BROWSE_CARD_ROW)
        list_of_rows(v, p, at, 1);
}

static void title_row(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    rect_cut_top(at, mm(v, 2));
    struct rect row = rect_cut_top(at, parts_line(v, TYPE_DISPLAY) + mm(v, 4));
    struct text_style head = parts_style(v, TYPE_DISPLAY, true);
    struct text_style now = parts_muted(v, TYPE_HEADING);
    head.valign = now.valign = VALIGN_MIDDLE;
    now.align = ALIGN_RIGHT;
    const char *words = TR(v->arena, "date.time", {"date", say_date_line(v->arena, &sc->now)},
                           {"time", say_time(v->arena, &sc->now)});
    const int w = view_text_width(v, &head, tr("browse.title"));
    view_heading(v, "title", row, head, tr("browse.title"));
    rect_cut_left(&row, w + mm(v, 8));
    if (view_text_width(v, &now, words) <= row.w)
        view_text(v, "now", row, now, words);
    rect_cut_top(at, mm(v, 4));
}

/* Days and kinds; side by side where the screen is low and wide. */
static void filters(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    const bool large = v->panel->large_text;
    struct rect row = rect_cut_top(at, mm(v, large ? 30 : 24));
    if (v->panel->low_reach && panel_is_landscape(v->panel)) {
        const struct rect dates = rect_cut_left(&row, row.w * 6 / 10);
        browse_dates_view(sc, v, dates);
        rect_cut_left(&row, mm(v, 4));
        browse_tags_view(sc, v, row);
    } else {
        browse_dates_view(sc, v, row);
        rect_cut_top(at, mm(v, 4));
        browse_tags_view(sc, v, rect_cut_top(at, mm(v, large ? 24 : 20)));
    }
    rect_cut_top(at, mm(v, v->panel->low_reach ? 4 : 8));
}

/* NULL while it sells. */
static const char *closed_words(const struct scene_ctx *sc, const struct view *v)
{
    if (sc->health->selling == SELLING_OFFLINE)
        return tr("browse.offline");
    if (sc->health->selling == SELLING_STOPPED)
        return tr("browse.stopped");
    return sc->health->pause == PAUSE_NONE ? NULL : say_pause(v->arena, sc);
}

/* No height to lose: what is said elsewhere in the body goes into the footer. */
static bool is_cramped(const struct view *v)
{
    const bool wide = panel_is_landscape(v->panel), large = v->panel->large_text;
    return v->panel->low_reach ? wide || large : wide && !large && panel_is_short(v->panel);
}

static void offline_line(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    const char *words = closed_words(sc, v);
    if (!words || is_cramped(v))
        return;
    struct text_style style = parts_style(v, TYPE_HEADING, true);
    style.lines = 4;
    const int text_w = at->w - mm(v, 14);
    const int h = parts_height(v, style, words, text_w);
    struct rect row = rect_cut_top(at, h);
    view_icon(v, rect_centre(rect_cut_left(&row, mm(v, 10)), mm(v, 8), mm(v, 8)), "warn",
              COLOR_WARN);
    rect_cut_left(&row, mm(v, 4));
    view_alert(v, "offline", row, style, words);
    rect_cut_top(at, mm(v, 4));
}

static struct page layout(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    const bool wide = panel_is_landscape(v->panel);
    const bool low = v->panel->low_reach;
    const bool large = v->panel->large_text;
    struct page p = {0};
    struct rect at = rect_inset(body, panel_margin_px(v->panel), 0);
    rect_cut_bottom(&at, mm(v, low ? 4 : 8));
    if (wide && !low && !large) {
        p.hero = rect_cut_left(&at, at.w * 160 / 452);
        rect_cut_left(&at, mm(v, 12));
    }
    offline_line(sc, v, &at);
    if (!low && !(large && wide))
        title_row(sc, v, &at);
    filters(sc, v, &at);
    if (large)
        list_of_rows(v, &p, at, wide ? 2 : 1);
    else if (wide)
        grid_of_posters(v, &p, at, 4);
    else if (low)
        low_page(v, &p, at);
    else
        portrait_page(v, &p, at);
    return p;
}

static struct rect place_of(const struct view *v, const struct page *p, uint32_t i)
{
    if (!rect_is_empty(p->hero)) {
        if (i == 0)
            return p->hero;
        i--;
    }
    const int gap = mm(v, p->columns > 3 ? 6 : p->card == BROWSE_CARD_ROW ? 4 : 8);
    const struct rect row = rect_row(p->grid, (int)i / p->columns, p->rows, gap);
    return rect_column(row, (int)i % p->columns, p->columns, gap);
}

static void cards(const struct scene_ctx *sc, struct view *v, const struct page *p,
                  const struct browse_list *list, uint32_t first)
{
    const uint32_t size = page_size(p);
    for (uint32_t i = 0; i < size && first + i < list->n; i++) {
        const bool hero = i == 0 && !rect_is_empty(p->hero);
        const struct browse_place place = {hero ? BROWSE_CARD_LARGE : p->card, first + i, hero};
        const struct rect at = place_of(v, p, i);
        if (p->card == BROWSE_CARD_ROW && p->columns == 1)
            view_rule(v, at);
        browse_card_view(sc, v, at, &list->items[first + i], &place);
    }
}

static void nothing(const struct scene_ctx *sc, struct view *v, const struct page *p)
{
    struct rect at = rect_is_empty(p->hero) || !panel_is_landscape(v->panel)
                         ? rect_union(p->hero, p->grid)
                         : p->grid;
    if (!sc->catalogue) {
        parts_message(v, at, "sync", tr("browse.fetching_title"), tr("browse.fetching"));
        return;
    }
    const bool filtered = browse_is_filtered(sc->session);
    const bool flat = at.h < mm(v, FLAT_MM);
    const bool day = sc->session->date_filter >= 0 && sc->session->search[0] == '\0';
    if (filtered) {
        const struct button all = {.id = "show_all",
                                   .label = tr(day ? "browse.show_all_dates" : "browse.show_all"),
                                   .look = LOOK_QUIET,
                                   .action = BROWSE_ALL};
        const int w = parts_button_width(v, &all);
        struct rect row =
            flat ? rect_cut_right(&at, w) : rect_cut_bottom(&at, parts_button_height(v));
        view_button(v, rect_centre(row, w < row.w ? w : row.w, parts_button_height(v)), &all);
        rect_cut_bottom(&at, flat ? 0 : mm(v, 4));
    }
    if (flat) {
        struct text_style style = parts_style(v, TYPE_HEADING, true);
        style.valign = VALIGN_MIDDLE;
        style.lines = 2;
        view_heading(v, "message", at, style,
                     tr(filtered ? "browse.empty_search" : "browse.empty"));
        return;
    }
    parts_message(v, at, "cal",
                  tr(day        ? "browse.empty_day"
                     : filtered ? "browse.empty_search"
                                : "browse.empty"),
                  tr(filtered ? "browse.empty_filtered" : "browse.empty_words"));
}

static void page_turner(const struct scene_ctx *sc, struct view *v, struct rect footer,
                        const struct parts_pager *pager)
{
    const unsigned long held = (unsigned long)sc->session->basket.n_lines;
    if (held > 0) {
        const struct button b = {
            .id = "basket",
            .label = TR_N(v->arena, "browse.basket", held, {"n", view_printf(v, "%lu", held)}),
            .icon = "tag",
            .look = LOOK_LINE,
            .action = BROWSE_BASKET};
        struct button short_b = b;
        short_b.hint = b.label;
        short_b.label = view_printf(v, "%lu", held);
        const int turners =
            pager->total > pager->shown ? 2 * (parts_button_height(v) + mm(v, 4)) : 0;
        const bool fits = parts_button_width(v, &b) + mm(v, 4) + turners <= footer.w;
        parts_button_left(v, &footer, fits ? &b : &short_b);
    }
    parts_pager(v, &footer, pager);
    if (is_cramped(v) && closed_words(sc, v)) {
        chrome_note(v, footer, closed_words(sc, v));
        return;
    }
    if (pager->total == 0)
        return;
    chrome_note(v, footer,
                TR(v->arena, "browse.range", {"first", view_printf(v, "%u", pager->first + 1)},
                   {"last", view_printf(v, "%u", pager->first + pager->shown)},
                   {"total", view_printf(v, "%u", pager->total)}));
}

void browse_view(const struct scene_ctx *sc, struct view *v)
{
    const struct browse_scene *st = sc->state;
    struct browse_list list;
    text_copy(v->title, sizeof(v->title), tr("browse.title"));
    const struct chrome_rects r = chrome_view(sc, v, &(struct chrome){0});
    browse_list_make(sc, &list);
    const struct page p = layout(sc, v, r.body);
    const uint32_t size = page_size(&p);
    uint32_t first = sc->session->browse_page / size * size;
    if (first >= list.n)
        first = 0;
    cards(sc, v, &p, &list, first);
    if (list.n == 0)
        nothing(sc, v, &p);
    const uint32_t left = (uint32_t)list.n - first;
    const struct parts_pager pager = {.list_id = "event",
                                      .previous_id = "previous",
                                      .more_id = "more",
                                      .more_words = tr("browse.more"),
                                      .action = BROWSE_PAGE,
                                      .first = first,
                                      .shown = left < size ? left : size,
                                      .total = (uint32_t)list.n,
                                      .per_page = size};
    page_turner(sc, v, r.footer, &pager);
    if (st->sheet == BROWSE_SHEET_SEARCH)
        browse_search_view(sc, v);
    if (st->sheet == BROWSE_SHEET_CALENDAR)
        browse_calendar_view(sc, v);
}
