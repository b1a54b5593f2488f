#include <string.h>

#include "base/text.h"
#include "scenes/best_scene.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { ART_MM = 190, ROW_MM = 22, FADE_MM = 30, TOTAL_MM = 30 };

/* Lines of the same type at the same price become one: "2 Adult". */
struct sum_row {
    const char *type;
    size_t n;
    money_t each;
};

static size_t sum_rows(const struct scene_ctx *sc, const struct best_offer *offer,
                       struct sum_row rows[BASKET_LINES_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < offer->n; i++) {
        const struct basket_line *line = &sc->session->basket.lines[offer->lines[i]];
        size_t k = 0;
        while (k < n && (strcmp(rows[k].type, line->type_name) != 0 || rows[k].each != line->total))
            k++;
        if (k == n)
            rows[n++] = (struct sum_row){line->type_name, 0, line->total};
        rows[k].n++;
    }
    return n;
}

static void price_row(const struct scene_ctx *sc, struct view *v, struct rect at,
                      const struct sum_row *row)
{
    struct text_style words = parts_style(v, TYPE_HEADING, false);
    words.valign = VALIGN_MIDDLE;
    words.shrink = true;
    view_rule(v, at);
    const char *money = say_money(v->arena, sc->shop, row->each * (money_t)row->n);
    struct text_style amount = words;
    amount.align = ALIGN_RIGHT;
    const struct rect right = rect_cut_right(&at, view_text_width(v, &amount, money) + mm(v, 4));
    view_text(v, "type_price", right, amount, money);
    view_text(
        v, "type", at, words,
        TR(v->arena, "tickets.of_type", {"n", view_printf(v, "%zu", row->n)}, {"type", row->type}));
}

static void total_row(const struct scene_ctx *sc, struct view *v, struct rect at, money_t total)
{
    struct text_style words = parts_style(v, TYPE_TITLE, true);
    struct text_style amount = parts_style(v, TYPE_NUMBER, true);
    words.valign = amount.valign = VALIGN_MIDDLE;
    amount.align = ALIGN_RIGHT;
    amount.shrink = true;
    view_rule(v, at);
    const int w = view_text_width(v, &words, tr("basket.total"));
    view_text(v, NULL, rect_cut_left(&at, w), words, tr("basket.total"));
    rect_cut_left(&at, mm(v, 6));
    view_text(v, "total", at, amount, say_money(v->arena, sc->shop, total));
}

static int total_height(const struct view *v)
{
    const int line = parts_line(v, TYPE_NUMBER) + mm(v, 4);
    return line > mm(v, TOTAL_MM) ? line : mm(v, TOTAL_MM);
}

/* Other seats and the plan: equal quiet choices side by side, one below the other where narrow. */
static void others(const struct scene_ctx *sc, struct view *v, struct rect *at, bool offered)
{
    const struct best_scene *st = sc->state;
    const struct button b[2] = {
        {.id = "others",
         .label = tr("best.others"),
         .icon = "sync",
         .look = LOOK_QUIET,
         .action = BEST_OTHERS,
         .disabled = !offered || st->pending || st->tries >= BEST_TRIES_MAX},
        {.id = "choose_myself",
         .label = tr("best.myself"),
         .icon = "plan",
         .look = LOOK_QUIET,
         .action = BEST_MYSELF}};
    const int gap = mm(v, 4);
    const int h = parts_button_height(v);
    const bool beside = parts_button_width(v, &b[0]) <= (at->w - gap) / 2 &&
                        parts_button_width(v, &b[1]) <= (at->w - gap) / 2;
    rect_cut_bottom(at, mm(v, 8));
    struct rect rows = rect_cut_bottom(at, beside ? h : 2 * h + gap);
    for (int i = 0; i < 2; i++)
        view_button(v, beside ? rect_column(rows, i, 2, gap) : rect_row(rows, i, 2, gap), &b[i]);
    rect_cut_bottom(at, mm(v, 6));
}

static void offer_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                       const struct best_offer *offer)
{
    struct sum_row rows[BASKET_LINES_MAX];
    const size_t n = sum_rows(sc, offer, rows);
    struct text_style head = parts_style(v, TYPE_DISPLAY, true);
    struct text_style where = parts_style(v, TYPE_HEADING, false);
    head.lines = 2;
    head.shrink = true;
    where.lines = 4;
    rect_cut_top(&at, mm(v, 4));
    parts_flow_heading(v, &at, "offer", head, best_title(sc, v->arena, offer));
    rect_cut_top(&at, mm(v, 2));
    parts_flow(v, &at, "places", where, best_places(sc, v->arena, offer));
    rect_cut_top(&at, mm(v, 6));
    const int total_h = total_height(v);
    int row_h = mm(v, ROW_MM);
    if ((int)n * row_h + total_h > at.h)
        row_h = (at.h - total_h) / (int)n;
    for (size_t i = 0; i < n && row_h >= parts_line(v, TYPE_BODY); i++)
        price_row(sc, v, rect_cut_top(&at, row_h), &rows[i]);
    total_row(sc, v, rect_cut_top(&at, total_h), offer->total);
}

static void waiting(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct best_scene *st = sc->state;
    if (st->pending != 0) {
        parts_message(v, at, "spark", tr("best.looking_title"), tr("best.looking"));
        return;
    }
    const bool none = rc_class_of(st->fault) == RC_CLASS_CHOOSE_AGAIN;
    parts_message(v, at, "plan", tr(none ? "best.none_title" : "best.failed_title"),
                  tr(none ? "best.none" : "best.failed"));
}

static void footer(const struct scene_ctx *sc, struct view *v, struct rect row,
                   const struct best_offer *offer)
{
    const struct best_scene *st = sc->state;
    if (offer->n > 0) {
        const struct button b = {.id = "accept",
                                 .label = tr("best.accept"),
                                 .sub = say_money(v->arena, sc->shop, offer->total),
                                 .action = BEST_ACCEPT,
                                 .disabled = st->pending != 0,
                                 .busy = st->pending != 0};
        chrome_primary(v, &row, &b);
        chrome_note(v, row, tr(st->pending ? "best.looking" : "best.kept"));
    } else if (st->pending == 0 && rc_class_of(st->fault) == RC_CLASS_RETRY) {
        const struct button b = {
            .id = "retry", .label = tr("fault.try_again"), .icon = "sync", .action = BEST_RETRY};
        chrome_primary(v, &row, &b);
    }
}

/* The quiet house says where; the words below say all the rest. */
static void plan_view(const struct scene_ctx *sc, struct view *v, struct parts_stage *stage)
{
    const struct best_scene *st = sc->state;
    view_seatmap(v, "house", stage->art, st->map, 0, tr("best.plan_label"));
    struct rect fade = stage->art;
    view_scrim(v, rect_cut_bottom(&fade, mm(v, FADE_MM)), 100);
    rect_cut_top(&stage->content, stage->full_width ? mm(v, 6) : 0);
}

void best_view(const struct scene_ctx *sc, struct view *v)
{
    const struct best_scene *st = sc->state;
    struct best_offer offer;
    best_offer_make(sc, &offer);
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){0});
    text_copy(v->title, sizeof(v->title), tr("best.title"));
    if (st->fault != RC_OK && offer.n > 0)
        chrome_fault(v, &r.body, st->fault);
    const uint32_t i = sc->session->instance;
    const struct event *event = sc->catalogue && i < sc->catalogue->n_instances
                                    ? &sc->catalogue->events[sc->catalogue->instances[i].event]
                                    : NULL;
    struct parts_stage stage = parts_stage(v, r.body, ART_MM, mm(v, 190));
    const char *when =
        event ? say_when(v->arena, &sc->catalogue->instances[i].start, &sc->now) : "";
    if (st->map && offer.n > 0 && !rect_is_empty(stage.art))
        plan_view(sc, v, &stage);
    else if (!v->panel->low_reach || offer.n == 0)
        parts_stage_view(v, &stage, event ? event->image : "", event ? event->name : "", when);
    struct rect at = stage.content;
    others(sc, v, &at, offer.n > 0);
    if (offer.n > 0)
        offer_view(sc, v, at, &offer);
    else
        waiting(sc, v, at);
    footer(sc, v, r.footer, &offer);
}
