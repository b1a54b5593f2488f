#include "scenes/confirm_review.h"

#include "base/text.h"
#include "scenes/basket_scene.h"
#include "scenes/chrome.h"
#include "scenes/confirm_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { ART_MM = 220, GROUP_GAP_MM = 8, TERM_GAP_MM = 4 };

static int groups_height(const struct scene_ctx *sc, struct view *v, int width)
{
    const struct basket *basket = &sc->session->basket;
    int h = review_bookings_height(sc, v, width, 0);
    h += h > 0 ? mm(v, GROUP_GAP_MM) : 0;
    for (size_t i = 0; i < basket->n_lines; i += review_group_size(basket, i))
        h += review_group_height(sc, v, width, i) + mm(v, GROUP_GAP_MM);
    return h;
}

static void groups_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct basket *basket = &sc->session->basket;
    const int told = review_bookings_height(sc, v, at.w, 0);
    if (told > 0) {
        review_bookings_view(sc, v, rect_cut_top(&at, told), 0);
        rect_cut_top(&at, mm(v, GROUP_GAP_MM));
    }
    for (size_t i = 0; i < basket->n_lines; i += review_group_size(basket, i)) {
        const int h = review_group_height(sc, v, at.w, i);
        review_group_view(sc, v, rect_cut_top(&at, h), i);
        rect_cut_top(&at, mm(v, GROUP_GAP_MM));
    }
}

static int changed_height(const struct scene_ctx *sc, struct view *v, int width)
{
    const struct confirm_scene *st = sc->state;
    return st->price_changed ? review_changed_height(sc, v, width, 0) + mm(v, TERM_GAP_MM) : 0;
}

static void changed_view(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    const int h = changed_height(sc, v, at->w);
    if (h == 0)
        return;
    review_changed_view(sc, v, rect_cut_top(at, h - mm(v, TERM_GAP_MM)), 0);
    rect_cut_top(at, mm(v, TERM_GAP_MM));
}

int review_terms_height(const struct scene_ctx *sc, struct view *v, int width)
{
    return basket_sums_height(sc, v, width) + review_delivery_height(sc, v, width, 0) +
           review_rules_height(sc, v, width, 0) + 3 * mm(v, TERM_GAP_MM);
}

void review_terms_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    rect_cut_bottom(&at, mm(v, TERM_GAP_MM));
    const int rules = review_rules_height(sc, v, at.w, 0);
    review_rules_view(sc, v, rect_cut_bottom(&at, rules), 0);
    rect_cut_bottom(&at, mm(v, TERM_GAP_MM));
    const int ways = review_delivery_height(sc, v, at.w, 0);
    review_delivery_view(sc, v, rect_cut_bottom(&at, ways), 0);
    rect_cut_bottom(&at, mm(v, TERM_GAP_MM));
    basket_sums_view(sc, v, rect_cut_bottom(&at, basket_sums_height(sc, v, at.w)));
}

static const char *picture_of(const struct scene_ctx *sc)
{
    const struct basket *basket = &sc->session->basket;
    const uint32_t i = sc->catalogue && basket->n_lines > 0
                           ? catalogue_find_instance(sc->catalogue, basket->lines[0].instance_id)
                           : CATALOGUE_NONE;
    return i == CATALOGUE_NONE ? ""
                               : sc->catalogue->events[sc->catalogue->instances[i].event].image;
}

static struct text_style title_style(const struct view *v)
{
    struct text_style style = parts_style(v, TYPE_DISPLAY, true);
    style.lines = 2;
    return style;
}

static int title_height(const struct view *v, int width)
{
    return mm(v, 4) + parts_height(v, title_style(v), tr("confirm.title"), width) + mm(v, 6);
}

static void title(struct view *v, struct rect *at)
{
    rect_cut_top(at, mm(v, 4));
    parts_flow_heading(v, at, "title", title_style(v), tr("confirm.title"));
    rect_cut_top(at, mm(v, 6));
}

/* What is bought beside what is agreed to. False where there is no room for that. */
static bool side_by_side(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    struct rect right = rect_inset(body, panel_margin_px(v->panel), 0);
    struct rect left = rect_cut_left(&right, right.w / 2 - mm(v, 6));
    rect_cut_left(&right, mm(v, 12));
    const int need =
        title_height(v, left.w) + changed_height(sc, v, left.w) + groups_height(sc, v, left.w);
    if (need > left.h || review_terms_height(sc, v, right.w) > right.h)
        return false;
    title(v, &left);
    changed_view(sc, v, &left);
    groups_view(sc, v, left);
    review_terms_view(sc, v, right);
    return true;
}

/* The picture at the left and all else beside it, where that has the room. */
static bool wide_view(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    struct parts_stage stage = parts_stage(v, body, 0, 0);
    struct rect at = stage.content;
    const int need =
        changed_height(sc, v, at.w) + groups_height(sc, v, at.w) + review_terms_height(sc, v, at.w);
    if (rect_is_empty(stage.art) || need > at.h)
        return side_by_side(sc, v, body);
    parts_stage_view(v, &stage, picture_of(sc), tr("confirm.title"), "");
    changed_view(sc, v, &at);
    groups_view(sc, v, at);
    review_terms_view(sc, v, at);
    return true;
}

/* One above the other, the picture as high as there is room. */
static bool tall_view(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    struct rect at = rect_inset(body, panel_margin_px(v->panel), 0);
    const int need = changed_height(sc, v, at.w) + groups_height(sc, v, at.w) +
                     review_terms_height(sc, v, at.w) + mm(v, 6);
    if (need + title_height(v, at.w) > at.h)
        return false;
    struct parts_stage stage = parts_stage(v, body, ART_MM, need);
    if (rect_is_empty(stage.art)) {
        title(v, &at);
    } else {
        parts_stage_view(v, &stage, picture_of(sc), tr("confirm.title"), "");
        at = stage.content;
        rect_cut_top(&at, mm(v, 6));
    }
    changed_view(sc, v, &at);
    groups_view(sc, v, at);
    review_terms_view(sc, v, at);
    return true;
}

void confirm_review_view(const struct scene_ctx *sc, struct view *v)
{
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){0});
    text_copy(v->title, sizeof(v->title), tr("confirm.title"));
    const bool whole =
        panel_is_landscape(v->panel) ? wide_view(sc, v, r.body) : tall_view(sc, v, r.body);
    if (!whole)
        review_pages_view(sc, v, rect_inset(r.body, panel_margin_px(v->panel), 0));
    if (sc->health->selling != SELLING_YES) {
        chrome_note(v, r.footer, tr("event.offline"));
        return;
    }
    const money_t total = sc->session->basket.total;
    const struct button b = {
        .id = "buy",
        .label = tr("confirm.buy"),
        .sub = TR(v->arena, "confirm.pay", {"money", say_money(v->arena, sc->shop, total)}),
        .action = CONFIRM_BUY,
        .disabled = sc->session->basket.n_lines == 0};
    chrome_primary(v, &r.footer, &b);
}
