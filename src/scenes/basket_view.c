#include "base/text.h"
#include "scenes/basket_scene.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

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
    chrome_fault(v, &r.body, st->fault);
    const bool waiting = st->pending != 0;
    parts_message(v, rect_inset(r.body, panel_margin_px(v->panel), 0), waiting ? "sync" : "tag",
                  tr(waiting ? "basket.reading_title" : "basket.empty_title"),
                  tr(waiting ? "basket.reading" : "basket.empty"));
    if (!waiting)
        chrome_primary(
            v, &r.footer,
            &(struct button){.id = "more", .label = tr("basket.see_shows"), .action = BASKET_MORE});
}

static void extras(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    const struct basket_scene *st = sc->state;
    if (sc->shop->promo_codes)
        parts_button_left(v, at,
                          &(struct button){.id = "promo",
                                           .label = sc->session->basket.promo_code[0]
                                                        ? sc->session->basket.promo_code
                                                        : tr("basket.promo"),
                                           .icon = "tag",
                                           .look = LOOK_QUIET,
                                           .action = BASKET_PROMO,
                                           .disabled = st->pending != 0});
    parts_button_left(v, at,
                      &(struct button){.id = "more",
                                       .label = tr("basket.another"),
                                       .icon = "plus",
                                       .look = LOOK_QUIET,
                                       .action = BASKET_MORE,
                                       .disabled = st->pending != 0});
}

static void seller(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    struct text_style style = parts_muted(v, TYPE_BODY);
    style.lines = 2;
    const char *words = TR(v->arena, "basket.seller", {"seller", sc->shop->seller});
    const int h = parts_height(v, style, words, at->w - mm(v, 16));
    const struct rect line = rect_cut_bottom(at, h);
    view_text(v, "seller", rect_inset(line, mm(v, 8), 0), style, words);
    rect_cut_bottom(at, mm(v, 2));
}

static void sums(const struct scene_ctx *sc, struct view *v, struct rect *at, int inset)
{
    const bool brief = v->panel->low_reach && v->panel->large_text;
    const int h = brief ? basket_total_height(v) : basket_sums_height(sc, v);
    const struct rect row = rect_inset(rect_cut_bottom(at, h), inset, 0);
    if (brief)
        basket_total_view(sc, v, row);
    else
        basket_sums_view(sc, v, row);
}

/* One above the other; side by side where the screen is wide. */
static void content(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const bool wide = panel_is_landscape(v->panel);
    struct text_style head = parts_style(v, TYPE_DISPLAY, true);
    if (!v->panel->low_reach) {
        rect_cut_top(&at, mm(v, 4));
        parts_flow_heading(v, &at, "title", head, tr("basket.title"));
        rect_cut_top(&at, mm(v, 4));
    }
    rect_cut_bottom(&at, mm(v, 4));
    struct rect side = at;
    struct rect *lower = &at;
    if (wide) {
        side = rect_cut_right(&at, at.w * 42 / 100);
        rect_cut_right(&at, mm(v, 12));
        lower = &side;
    }
    if (!v->panel->low_reach)
        seller(sc, v, lower);
    sums(sc, v, lower, mm(v, wide ? 0 : 8));
    rect_cut_bottom(lower, mm(v, 4));
    if (wide && !v->panel->low_reach) {
        struct rect row = rect_cut_top(&side, parts_button_height(v));
        basket_lines_view(sc, v, at, NULL);
        extras(sc, v, &row);
        return;
    }
    struct rect under = rect_cut_bottom(&at, parts_button_height(v));
    const int gap = mm(v, v->panel->low_reach ? 4 : 8);
    rect_cut_bottom(&at, gap);
    const int used = basket_lines_view(sc, v, at, v->panel->low_reach ? &under : NULL);
    if (!v->panel->low_reach)
        under.y = at.y + used + gap;
    extras(sc, v, &under);
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
    chrome_fault(v, &r.body, st->fault);
    content(sc, v, rect_inset(r.body, panel_margin_px(v->panel), 0));
    if (sc->health->selling == SELLING_YES) {
        const struct button b = {.id = "continue",
                                 .label = tr("basket.continue"),
                                 .sub = say_money(v->arena, sc->shop, sc->session->basket.total),
                                 .action = BASKET_CONTINUE,
                                 .disabled = st->pending != 0,
                                 .busy = st->pending != 0};
        chrome_primary(v, &r.footer, &b);
        chrome_note(v, r.footer, st->pending ? tr("basket.reading") : "");
    } else {
        chrome_note(v, r.footer, tr("event.offline"));
    }
    if (st->promo_open)
        basket_promo_view(sc, v);
}
