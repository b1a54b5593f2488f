#include "base/text.h"
#include "scenes/basket_scene.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { SIDE_PERCENT = 42, SIDE_GAP_MM = 12, SUMS_INSET_MM = 8 };

void basket_expired_view(const struct scene_ctx *sc, struct view *v, uint32_t action)
{
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){.no_back = true});
    parts_message(v, rect_inset(r.body, panel_margin_px(v->panel), 0), "clock",
                  tr("basket.expired_title"), tr("basket.expired"));
    chrome_primary(v, &r.footer,
                   &(struct button){
                       .id = "choose_again", .label = tr("basket.choose_again"), .action = action});
}

static void empty(const struct scene_ctx *sc, struct view *v)
{
    const struct basket_scene *st = sc->state;
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){0});
    chrome_fault(sc, v, &r.body, st->fault);
    const bool waiting = st->pending != 0;
    parts_message(v, rect_inset(r.body, panel_margin_px(v->panel), 0), waiting ? "sync" : "tag",
                  tr(waiting ? "basket.reading_title" : "basket.empty_title"),
                  tr(waiting ? "basket.reading" : "basket.empty"));
    if (!waiting)
        chrome_primary(
            v, &r.footer,
            &(struct button){.id = "more", .label = tr("basket.see_shows"), .action = BASKET_MORE});
}

void basket_extras_view(const struct scene_ctx *sc, struct view *v, struct rect *row)
{
    const struct basket_scene *st = sc->state;
    const struct basket *basket = &sc->session->basket;
    /* the service may keep a code that does nothing, of which that was said */
    const bool works = basket->promo_code[0] && basket->total_discount > 0;
    if (sc->shop->promo_codes)
        parts_button_left(v, row,
                          &(struct button){.id = "promo",
                                           .label = works ? basket->promo_code : tr("basket.promo"),
                                           .icon = "tag",
                                           .look = LOOK_QUIET,
                                           .action = BASKET_PROMO,
                                           .disabled = st->pending != 0});
    parts_button_left(v, row,
                      &(struct button){.id = "more",
                                       .label = tr("basket.another"),
                                       .icon = "plus",
                                       .look = LOOK_QUIET,
                                       .action = BASKET_MORE,
                                       .disabled = st->pending != 0});
}

static void seller(const struct scene_ctx *sc, struct view *v, struct rect *at, int inset)
{
    struct text_style style = parts_muted(v, TYPE_BODY);
    style.lines = 3;
    const char *words = TR(v->arena, "basket.seller", {"seller", sc->shop->seller});
    const int h = parts_height(v, style, words, at->w - 2 * inset);
    const struct rect line = rect_cut_bottom(at, h);
    view_text(v, "seller", rect_inset(line, inset, 0), style, words);
    rect_cut_bottom(at, mm(v, 2));
}

/* One above the other; side by side where the screen is wide. */
static void content(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const bool wide = panel_is_landscape(v->panel);
    const int button = parts_button_height(v);
    if (!v->panel->low_reach) {
        rect_cut_top(&at, mm(v, 4));
        parts_flow_heading(v, &at, "title", parts_style(v, TYPE_DISPLAY, true), tr("basket.title"));
        rect_cut_top(&at, mm(v, 4));
    }
    rect_cut_bottom(&at, mm(v, 4));
    struct rect side = at;
    struct rect *lower = &at;
    if (wide) {
        side = rect_cut_right(&at, at.w * SIDE_PERCENT / 100);
        rect_cut_right(&at, mm(v, SIDE_GAP_MM));
        lower = &side;
    }
    if (!v->panel->low_reach)
        seller(sc, v, lower, wide ? 0 : mm(v, 8));
    const int inset = wide ? 0 : mm(v, SUMS_INSET_MM);
    const struct rect sums =
        rect_cut_bottom(lower, basket_sums_height(sc, v, lower->w - 2 * inset));
    basket_sums_view(sc, v, rect_inset(sums, inset, 0));
    rect_cut_bottom(lower, mm(v, 4));
    if (wide) {
        struct rect row = rect_cut_top(&side, button);
        basket_lines_view(sc, v, at, NULL);
        basket_extras_view(sc, v, &row);
        return;
    }
    struct rect under = rect_cut_bottom(&at, button);
    const int gap = mm(v, v->panel->low_reach ? 4 : 8);
    rect_cut_bottom(&at, gap);
    const int used = basket_lines_view(sc, v, at, v->panel->low_reach ? &under : NULL);
    if (!v->panel->low_reach)
        under.y = at.y + used + gap;
    basket_extras_view(sc, v, &under);
}

/* Whether two tickets (or all), the sums and the buttons between them have room. */
static bool has_room(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const bool wide = panel_is_landscape(v->panel);
    const int side = at.w * SIDE_PERCENT / 100;
    const bool low = v->panel->low_reach;
    const size_t n = sc->session->basket.n_lines;
    const int pad = mm(v, low ? 4 : 16);
    const int title = low ? 0 : mm(v, 8) + parts_line(v, TYPE_DISPLAY);
    const int words = low ? 0 : mm(v, 2) + 3 * parts_line(v, TYPE_BODY);
    const int button = parts_button_height(v) + mm(v, 8);
    const int sums =
        basket_sums_height(sc, v, wide ? side : at.w - 2 * mm(v, SUMS_INSET_MM)) + mm(v, 4) + words;
    const int lines_w = wide ? at.w - side - mm(v, SIDE_GAP_MM) : at.w;
    const int lines = basket_lines_least(sc, v, lines_w, n < 2 ? n : 2) + pad;
    const int pager = n > 2 && !low ? button : 0;
    if (wide)
        return title + lines + pager <= at.h && title + sums + button <= at.h;
    return title + lines + pager + button + sums <= at.h;
}

void basket_view(const struct scene_ctx *sc, struct view *v)
{
    const struct basket_scene *st = sc->state;
    text_copy(v->title, sizeof(v->title), tr("basket.title"));
    if (st->expired) {
        basket_expired_view(sc, v, BASKET_RESEAT);
        return;
    }
    if (sc->session->basket.n_lines == 0) {
        empty(sc, v);
        return;
    }
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){0});
    struct rect body = r.body;
    const char *changes = st->fault == RC_OK ? basket_changes_words(sc, v) : "";
    chrome_fault_cut(sc, v, &body, st->fault);
    rect_cut_bottom(&body, chrome_tell_height(v, body.w, changes));
    const int margin = panel_margin_px(v->panel);
    bool told = true;
    if (has_room(sc, v, rect_inset(body, margin, 0))) {
        chrome_fault(sc, v, &r.body, st->fault);
        chrome_tell(v, &r.body, "changed", changes);
        content(sc, v, rect_inset(r.body, margin, 0));
    } else {
        told = basket_brief_view(sc, v, rect_inset(r.body, margin, 0), changes);
    }
    if (sc->health->selling == SELLING_YES) {
        const struct button b = {.id = "continue",
                                 .label = tr("basket.continue"),
                                 .sub = say_money(v->arena, sc->shop, sc->session->basket.total),
                                 .action = BASKET_CONTINUE,
                                 .disabled = st->pending != 0,
                                 .busy = st->pending != 0};
        chrome_primary(v, &r.footer, &b);
        chrome_note(v, r.footer, st->pending ? tr("basket.reading") : told ? "" : changes);
    } else {
        chrome_note(v, r.footer, tr("event.offline"));
    }
    if (st->promo_open)
        basket_promo_view(sc, v);
}
