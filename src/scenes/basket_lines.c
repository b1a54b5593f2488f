#include <string.h>

#include "scenes/basket_scene.h"
#include "scenes/parts.h"
#include "ui/i18n.h"

enum { PAD_MM = 8, PAD_LOW_MM = 2, GROUP_GAP_MM = 4 };

static int inner_width(const struct view *v, int width)
{
    return width - 2 * mm(v, PAD_MM);
}

static bool begins_group(const struct basket *basket, size_t i)
{
    return i == 0 || strcmp(basket->lines[i].instance_id, basket->lines[i - 1].instance_id) != 0;
}

/* A place of the page that begins with line `first`: its line, with a head where an event begins. */
static int place_height(const struct scene_ctx *sc, struct view *v, const struct basket_page *page,
                        size_t i)
{
    const int line = basket_line_height(sc, v, page->w, i);
    if (i != page->first && !begins_group(&sc->session->basket, i))
        return line;
    return line + basket_head_height(sc, v, page->w, i, page->big) +
           (i != page->first ? mm(v, GROUP_GAP_MM) : 0);
}

int basket_lines_least(const struct scene_ctx *sc, struct view *v, int width, size_t n)
{
    const struct basket_page page = {.w = inner_width(v, width)};
    int h = 0;
    for (size_t i = 0; i < n; i++)
        h += place_height(sc, v, &page, i);
    return h;
}

/* Fills in how many lines have room, at least one, and what they take. */
static void fill(const struct scene_ctx *sc, struct view *v, struct basket_page *page)
{
    const size_t total = sc->session->basket.n_lines;
    page->n = 0;
    page->used = 0;
    while (page->first + page->n < total) {
        const int h = place_height(sc, v, page, page->first + page->n);
        if (page->n > 0 && page->used + h > page->h)
            break;
        page->used += h;
        page->n++;
    }
}

static bool has_one_event(const struct basket *basket)
{
    for (size_t i = 1; i < basket->n_lines; i++) {
        if (begins_group(basket, i))
            return false;
    }
    return true;
}

/* The page that holds line `wanted`: pages are counted from the first line. */
static void turn_to(const struct scene_ctx *sc, struct view *v, struct basket_page *page,
                    uint32_t wanted)
{
    const size_t total = sc->session->basket.n_lines;
    page->first = 0;
    fill(sc, v, page);
    while (wanted >= page->first + page->n && page->first + page->n < total) {
        page->first += page->n;
        fill(sc, v, page);
    }
}

static void page_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                      const struct basket_page *page)
{
    for (size_t i = page->first; i < page->first + page->n; i++) {
        const bool begins = begins_group(&sc->session->basket, i);
        if (begins && i != page->first) {
            view_rule(v, at);
            rect_cut_top(&at, mm(v, GROUP_GAP_MM));
        }
        if (begins || i == page->first) {
            const int head = basket_head_height(sc, v, at.w, i, page->big);
            basket_head_view(sc, v, rect_cut_top(&at, head), i, page->big);
        }
        basket_line_view(sc, v, rect_cut_top(&at, basket_line_height(sc, v, at.w, i)), i);
    }
}

/* The large head where one event with all its tickets has the room; else pages. */
static struct basket_page page_for(const struct scene_ctx *sc, struct view *v, struct rect inner)
{
    const struct basket *basket = &sc->session->basket;
    struct basket_page page = {.w = inner.w, .h = inner.h};
    page.big = !v->panel->low_reach && has_one_event(basket);
    if (page.big) {
        fill(sc, v, &page);
        page.big = page.n == basket->n_lines && page.used <= page.h;
    }
    fill(sc, v, &page);
    return page;
}

static void pager(const struct scene_ctx *sc, struct view *v, struct rect *row, bool is_small,
                  const struct basket_page *page)
{
    parts_pager(v, row,
                &(struct parts_pager){.list_id = "remove",
                                      .previous_id = "previous_page",
                                      .more_id = "next_page",
                                      .more_words = is_small ? "" : tr("basket.more_tickets"),
                                      .action = BASKET_PAGE,
                                      .first = page->first,
                                      .shown = page->n,
                                      .total = (uint32_t)sc->session->basket.n_lines,
                                      .per_page = page->n});
}

int basket_lines_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                      struct rect *pager_row)
{
    const struct basket_scene *st = sc->state;
    const int pad = mm(v, v->panel->low_reach ? PAD_LOW_MM : PAD_MM);
    struct rect inner = rect_inset(at, mm(v, PAD_MM), pad), row = {0};
    struct basket_page page = page_for(sc, v, inner);
    const bool paged = page.n < sc->session->basket.n_lines;
    if (paged && !pager_row) {
        row = rect_cut_bottom(&inner, parts_button_height(v));
        rect_cut_bottom(&inner, mm(v, 4));
        page.h = inner.h;
    }
    if (paged)
        turn_to(sc, v, &page, st->first);
    struct rect panel = at;
    if (!paged && page.used + 2 * pad < at.h)
        panel.h = page.used + 2 * pad;
    view_box(v, panel, COLOR_SURFACE, 3);
    page_view(sc, v, inner, &page);
    pager(sc, v, pager_row ? pager_row : &row, pager_row != NULL, &page);
    return panel.h;
}
