#include <string.h>

#include "base/text.h"
#include "scenes/best_scene.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { ART_MM = 190, NEED_MM = 190, ROW_MM = 22, FADE_MM = 30, TOTAL_MM = 30, GAP_MM = 4 };

/* Lines of the same type at the same price become one: "2 Adult". */
struct sum_row {
    const char *type;
    char band; /* letter, '\0' unknown */
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
        const char band = best_filter_letter(sc, best_plan_seat(sc, offer, i));
        while (k < n && (strcmp(rows[k].type, line->type_name) != 0 ||
                         rows[k].each != line->total || rows[k].band != band))
            k++;
        if (k == n)
            rows[n++] = (struct sum_row){line->type_name, band, 0, line->total};
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
    const char *n = view_printf(v, "%zu", row->n);
    const char *type = TR(v->arena, "tickets.of_type", {"n", n}, {"type", row->type});
    const char *both = TR(v->arena, "best.of_type", {"n", n}, {"type", row->type},
                          {"letter", view_printf(v, "%c", row->band)});
    struct text_style shrunk = words;
    shrunk.step--;
    const bool fits = view_text_width(v, &shrunk, both) <= at.w;
    view_text(v, "type", at, words, row->band && fits ? both : type);
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

/* Refused by a rule of the kiosk's own, which is said in the place of every other reason. */
static bool is_refused(const struct scene_ctx *sc)
{
    const struct best_scene *st = sc->state;
    return st->fault != RC_OK && sc->session->refusal != REFUSAL_NONE;
}

/* What makes this offer another one, or why there is no other. */
static const char *remark(const struct scene_ctx *sc, struct view *v,
                          const struct best_offer *offer)
{
    const struct best_scene *st = sc->state;
    if (is_refused(sc))
        return "";
    if (rc_class_of(st->fault) == RC_CLASS_CHOOSE_AGAIN)
        return tr(best_filter_any(sc) ? "best.no_other_such" : "best.no_other");
    if (st->tries >= BEST_TRIES_MAX)
        return tr("best.last");
    return best_differs(sc, v->arena, offer);
}

static struct text_style head_style(const struct view *v)
{
    struct text_style head = parts_style(v, TYPE_DISPLAY, true);
    head.lines = 2;
    head.shrink = true;
    return head;
}

static struct text_style where_style(const struct view *v)
{
    struct text_style where = parts_style(v, TYPE_HEADING, false);
    where.lines = 4;
    return where;
}

static void lines_view(const struct scene_ctx *sc, struct view *v, struct rect *at,
                       const struct best_offer *offer)
{
    struct text_style where = where_style(v);
    const char *const words = remark(sc, v, offer);
    rect_cut_top(at, mm(v, 4));
    parts_flow_heading(v, at, "offer", head_style(v), best_title(sc, v->arena, offer));
    rect_cut_top(at, mm(v, 2));
    parts_flow(v, at, "places", where, best_places(sc, v->arena, offer));
    if (words[0]) {
        where.bold = true;
        rect_cut_top(at, mm(v, 2));
        parts_flow(v, at, "differs", where, words);
    }
    rect_cut_top(at, mm(v, 6));
}

static void offer_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                       const struct best_offer *offer)
{
    struct sum_row rows[BASKET_LINES_MAX];
    const size_t n = sum_rows(sc, offer, rows);
    lines_view(sc, v, &at, offer);
    const int total_h = total_height(v);
    int row_h = mm(v, ROW_MM);
    if (total_h > at.h) /* the button says it too */
        return;
    if ((int)n * row_h + total_h > at.h)
        row_h = (at.h - total_h) / (int)n;
    for (size_t i = 0; i < n && row_h >= parts_line(v, TYPE_BODY); i++)
        price_row(sc, v, rect_cut_top(&at, row_h), &rows[i]);
    total_row(sc, v, rect_cut_top(&at, total_h), offer->total);
}

/* What the offer needs at least, its prices in rows of running text. */
static int offer_px(const struct scene_ctx *sc, const struct view *v, int width,
                    const struct best_offer *offer)
{
    struct sum_row rows[BASKET_LINES_MAX];
    const int n = (int)sum_rows(sc, offer, rows);
    const int heading = parts_line(v, TYPE_HEADING);
    return mm(v, 14) + parts_height(v, head_style(v), best_title(sc, v->arena, offer), width) +
           parts_height(v, where_style(v), best_places(sc, v->arena, offer), width) + 3 * heading +
           n * parts_line(v, TYPE_HEADING) + total_height(v);
}

static void waiting(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct best_scene *st = sc->state;
    if (st->pending != 0) {
        parts_message(v, at, "spark", tr("best.looking_title"), tr("best.looking"));
        return;
    }
    const bool none = rc_class_of(st->fault) == RC_CLASS_CHOOSE_AGAIN;
    if (is_refused(sc)) {
        parts_message(v, at, "info", tr("best.refused_title"), say_refusal(v->arena, sc));
        return;
    }
    const char *what_now = best_has_plan(sc) ? "best.none" : "best.none_at_all";
    parts_message(v, at, "plan", tr(none ? "best.none_title" : "best.failed_title"),
                  tr(none ? what_now : "best.failed"));
}

static void accept_view(const struct scene_ctx *sc, struct view *v, struct rect *row,
                        const struct best_offer *offer)
{
    const struct best_scene *st = sc->state;
    const struct button b = {.id = "accept",
                             .label = tr("best.accept"),
                             .sub = say_money(v->arena, sc->shop, offer->total),
                             .action = BEST_ACCEPT,
                             .disabled = st->pending != 0,
                             .busy = st->pending != 0};
    chrome_primary(v, row, &b);
}

static void footer(const struct scene_ctx *sc, struct view *v, struct rect row,
                   const struct best_offer *offer, enum best_room room)
{
    const struct best_scene *st = sc->state;
    const struct button retry = {
        .id = "retry", .label = tr("fault.try_again"), .icon = "sync", .action = BEST_RETRY};
    const bool offered = offer->n > 0;
    if (offered && !st->pane)
        accept_view(sc, v, &row, offer);
    else if (!offered && st->pending == 0 && rc_class_of(st->fault) == RC_CLASS_RETRY)
        chrome_primary(v, &row, &retry);
    best_choices_footer(sc, v, &row, room);
    if (offered && !st->pane)
        chrome_note(v, row, tr(st->pending ? "best.looking" : "best.kept"));
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

static void picture(const struct scene_ctx *sc, struct view *v, struct parts_stage *stage,
                    bool offered)
{
    const struct best_scene *st = sc->state;
    const uint32_t i = sc->session->instance;
    const struct event *event = sc->catalogue && i < sc->catalogue->n_instances
                                    ? &sc->catalogue->events[sc->catalogue->instances[i].event]
                                    : NULL;
    const char *when =
        event ? say_when(v->arena, &sc->catalogue->instances[i].start, &sc->now) : "";
    if (st->map && offered && !rect_is_empty(stage->art))
        plan_view(sc, v, stage);
    else if (!v->panel->low_reach)
        parts_stage_view(v, stage, event ? event->image : "", event ? event->name : "", when);
}

static enum best_room room_for(const struct scene_ctx *sc, const struct view *v, struct rect at,
                               const struct best_offer *offer)
{
    const int chips = best_chips_px(sc, v, at.w), need = offer_px(sc, v, at.w, offer);
    const int choices = best_choices_px(sc, v, at.w, BEST_ROOM_ALL);
    if (offer->n == 0 || need + chips + (chips > 0 ? mm(v, 6) : 0) + choices <= at.h)
        return BEST_ROOM_ALL;
    if (chips > 0 && need + best_choices_px(sc, v, at.w, BEST_ROOM_OFFER) <= at.h)
        return BEST_ROOM_OFFER;
    return chips == 0 && need + choices <= at.h ? BEST_ROOM_ALL : BEST_ROOM_TIGHT;
}

static void content(const struct scene_ctx *sc, struct view *v, struct rect at,
                    const struct best_offer *offer, enum best_room room)
{
    const struct best_scene *st = sc->state;
    const int chips = offer->n > 0 ? best_chips_px(sc, v, at.w) : 0;
    best_choices_view(sc, v, &at, room);
    if (chips > 0 && room == BEST_ROOM_ALL) {
        best_chips_view(sc, v, rect_cut_bottom(&at, chips));
        rect_cut_bottom(&at, mm(v, 6));
    }
    if (room != BEST_ROOM_ALL && st->pane && chips <= at.h)
        best_chips_view(sc, v, rect_cut_top(&at, chips));
    else if (offer->n == 0 || (is_refused(sc) && panel_is_tight(v->panel)))
        waiting(sc, v, at);
    else if (room == BEST_ROOM_ALL || !st->pane)
        offer_view(sc, v, at, offer);
}

void best_view(const struct scene_ctx *sc, struct view *v)
{
    const struct best_scene *st = sc->state;
    struct best_offer offer;
    best_offer_make(sc, &offer);
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){0});
    text_copy(v->title, sizeof(v->title), tr("best.title"));
    const bool tight = panel_is_tight(v->panel); /* what is refused stands in place of the offer */
    if (offer.n > 0 && ((is_refused(sc) && !tight) || rc_class_of(st->fault) == RC_CLASS_RETRY))
        chrome_fault(sc, v, &r.body, st->fault);
    const int chips = best_chips_px(sc, v, rect_inset(r.body, panel_margin_px(v->panel), 0).w);
    const int need = mm(v, NEED_MM);
    struct parts_stage stage =
        parts_stage(v, r.body, ART_MM, need + (chips > 0 ? chips + mm(v, 6) : 0));
    if (rect_is_empty(stage.art)) /* the plan comes before the filters, which have a button too */
        stage = parts_stage(v, r.body, ART_MM, need);
    picture(sc, v, &stage, offer.n > 0);
    const enum best_room room = room_for(sc, v, stage.content, &offer);
    content(sc, v, stage.content, &offer, room);
    footer(sc, v, r.footer, &offer, room);
}
