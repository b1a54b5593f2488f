#include "scenes/basket_scene.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "ui/i18n.h"

enum { SIDE_PERCENT = 45, SIDE_GAP_MM = 8, GAP_MM = 4 };

static void flip(const struct scene_ctx *sc, struct view *v, struct rect *row)
{
    const struct basket_scene *st = sc->state;
    parts_button_left(
        v, row,
        &(struct button){.id = "sums",
                         .label = tr(st->sums ? "basket.show_tickets" : "basket.show_sums"),
                         .look = LOOK_QUIET,
                         .action = BASKET_SUMS,
                         .arg = st->sums ? 0 : 1});
}

/* What went wrong in the place of the tickets, with the way on. */
static void trouble(const struct scene_ctx *sc, struct view *v, struct rect at, struct rect *row)
{
    const struct basket_scene *st = sc->state;
    struct rect box = chrome_box(v, at);
    chrome_fault(sc, v, &box, st->fault);
    parts_button_left(v, row,
                      &(struct button){.id = "retry",
                                       .label = tr("fault.try_again"),
                                       .icon = "sync",
                                       .look = LOOK_QUIET,
                                       .action = BASKET_RETRY});
}

/* Above what needs `least`, where both have room. False where they have not. */
static bool tell(struct view *v, struct rect *at, const char *words, int least)
{
    struct rect box = chrome_box(v, *at);
    const int h = chrome_tell_height(v, box.w, words);
    if (h == 0 || at->h < h + least)
        return false;
    box.h = h;
    chrome_tell(v, &box, "changed", words);
    rect_cut_top(at, h);
    return true;
}

/* What the total is made of, with what may be changed of it. */
static bool sums_pane(const struct scene_ctx *sc, struct view *v, struct rect at,
                      const char *changes)
{
    const int button = parts_button_height(v), total = basket_total_height(v);
    struct rect row = rect_cut_bottom(&at, total > button ? total : button);
    rect_cut_bottom(&at, mm(v, GAP_MM));
    flip(sc, v, &row);
    basket_total_view(sc, v, row);
    const int rows = basket_rows_height(sc, v, at.w);
    const bool told = tell(v, &at, changes, rows + button + mm(v, GAP_MM));
    basket_rows_view(sc, v, rect_cut_top(&at, rows));
    if (at.h >= button + mm(v, GAP_MM))
        rect_cut_top(&at, mm(v, GAP_MM));
    struct rect more = rect_cut_top(&at, button);
    if (more.h == button)
        basket_extras_view(sc, v, &more);
    return told;
}

static bool tickets_pane(const struct scene_ctx *sc, struct view *v, struct rect at,
                         const char *changes)
{
    const struct basket_scene *st = sc->state;
    const bool wide = panel_is_landscape(v->panel);
    const bool told_below = panel_is_tight(v->panel) && !wide; /* the button and the sums say it */
    const int button = parts_button_height(v), total = told_below ? 0 : basket_total_height(v);
    struct rect side = at;
    if (wide) {
        side = rect_cut_right(&at, at.w * SIDE_PERCENT / 100);
        rect_cut_right(&at, mm(v, SIDE_GAP_MM));
    } else {
        side = rect_cut_bottom(&at, button + mm(v, 2) + total);
        rect_cut_bottom(&at, mm(v, GAP_MM));
    }
    struct rect row = rect_cut_top(&side, button);
    rect_cut_top(&side, mm(v, 2));
    if (!told_below)
        basket_total_view(sc, v, rect_cut_top(&side, total));
    if (st->fault != RC_OK) {
        trouble(sc, v, at, &row);
        return true;
    }
    flip(sc, v, &row);
    if (wide && row.w < 2 * button + 2 * mm(v, GAP_MM)) { /* no room for what turns the pages */
        rect_cut_top(&side, mm(v, GAP_MM));
        row = rect_cut_top(&side, button);
    }
    const int least = basket_lines_least(sc, v, at.w, 1) + 2 * mm(v, GAP_MM);
    const bool told = tell(v, &at, changes, least);
    if (!told && changes[0] && !st->changes_read) {
        struct rect box = chrome_box(v, at);
        chrome_tell(v, &box, "changed", changes);
        return true;
    }
    basket_lines_view(sc, v, at, &row);
    return told;
}

bool basket_brief_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                       const char *changes)
{
    const struct basket_scene *st = sc->state;
    rect_cut_bottom(&at, mm(v, 2));
    return st->sums ? sums_pane(sc, v, at, changes) : tickets_pane(sc, v, at, changes);
}
