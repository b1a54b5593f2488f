#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "scenes/tickets_scene.h"
#include "ui/i18n.h"

enum { ART_MM = 210, ROWS_LEAST_MM = 40, NARROW_MM = 220 };

static const char *when_and_where(const struct scene_ctx *sc, struct view *v,
                                  const struct instance *instance)
{
    const char *when = say_when(v->arena, &instance->start, &sc->now);
    const char *room =
        instance->plan == CATALOGUE_NONE ? "" : sc->catalogue->plans[instance->plan].venue;
    return room[0] ? TR(v->arena, "list.two", {"first", when}, {"second", room}) : when;
}

static const char *sum_words(const struct scene_ctx *sc, struct view *v,
                             const struct tickets_offer *o)
{
    const unsigned long n = (unsigned long)o->n;
    const char *count = TR_N(v->arena, "tickets.count", n, {"n", view_printf(v, "%lu", n)});
    if (!o->priced || o->n == 0)
        return count;
    const char *min = say_money(v->arena, sc->shop, o->min);
    const char *price = o->min == o->max ? min
                                         : TR(v->arena, "price.range", {"min", min},
                                              {"max", say_money(v->arena, sc->shop, o->max)});
    return TR(v->arena, "list.two", {"first", count}, {"second", price});
}

static struct text_style note_style(const struct view *v)
{
    struct text_style note = parts_muted(v, TYPE_BODY);
    const bool narrow = v->panel->w_px < mm(v, NARROW_MM);
    note.lines = v->panel->large_text || narrow ? 2 : 1;
    note.shrink = true;
    return note;
}

static int sum_height(const struct view *v)
{
    const int words =
        parts_line(v, TYPE_HEADING) + note_style(v).lines * parts_line(v, TYPE_BODY) + mm(v, 6);
    const int pager = parts_button_height(v) + mm(v, 4);
    return words > pager ? words : pager;
}

/* The most for this performance in one order. */
static size_t order_limit(const struct scene_ctx *sc)
{
    const struct terms terms = scene_terms(sc);
    const bool less = terms.instance_limit > 0 && terms.instance_limit < terms.ticket_limit;
    return (size_t)(less ? terms.instance_limit : terms.ticket_limit);
}

/* What there is to know about the sum, the nearest need first; in short where that has no room. */
static const char *sum_note(const struct scene_ctx *sc, struct view *v,
                            const struct tickets_offer *o, const struct text_style *style,
                            int width)
{
    const struct tickets_scene *st = sc->state;
    if (st->opening != 0)
        return tr("tickets.opening");
    if (o->limit == 0)
        return tr(o->set_aside_only ? "tickets.set_aside_none" : "tickets.at_limit");
    if (o->n == 0)
        return tr("tickets.choose_how_many");
    if (o->n >= o->limit)
        return tr(o->set_aside_only && o->limit < order_limit(sc) ? "tickets.set_aside"
                                                                  : "tickets.at_limit");
    const struct terms terms = scene_terms(sc);
    const char *fees = say_fees(v->arena, sc->shop, &terms, o->prices);
    if (o->min == o->max)
        return fees;
    const char *both = TR(v->arena, "tickets.depends", {"fees", fees});
    return view_text_lines(v, style, both, width) <= style->lines ? both : fees;
}

static void sum(const struct scene_ctx *sc, struct view *v, struct rect at,
                const struct tickets_offer *o)
{
    struct text_style head = parts_style(v, TYPE_HEADING, true);
    head.shrink = true;
    head.lines = 2;
    view_rule(v, at);
    rect_cut_top(&at, mm(v, 3));
    parts_flow(v, &at, "sum", head, sum_words(sc, v, o));
    struct text_style note = note_style(v);
    const int room = at.h / parts_line(v, TYPE_BODY);
    note.lines = room > note.lines ? room : note.lines; /* what fees there are must be read */
    const char *words = sum_note(sc, v, o, &note, at.w);
    const int h = parts_height(v, note, words, at.w);
    if (h > 0 && h <= at.h + mm(v, 2))
        view_text(v, "sum_note", rect_cut_top(&at, h), note, words);
}

static void question(const struct scene_ctx *sc, struct view *v, struct rect *at,
                     const struct tickets_offer *o)
{
    struct text_style head = parts_style(v, TYPE_TITLE, true);
    struct text_style note = parts_muted(v, TYPE_BODY);
    head.valign = note.valign = VALIGN_MIDDLE;
    note.align = ALIGN_RIGHT;
    rect_cut_top(at, mm(v, 4));
    struct rect row = rect_cut_top(at, parts_line(v, TYPE_TITLE) + mm(v, 4));
    const char *words = tr(o->n_areas > 1 ? "tickets.where_and_how_many" : "tickets.how_many");
    const int used = view_text_width(v, &head, words) + mm(v, 8);
    head.shrink = true;
    view_heading(v, "question", row, head, words);
    const unsigned long limit = (unsigned long)order_limit(sc);
    const char *up_to = TR_N(v->arena, "tickets.limit", limit, {"n", view_printf(v, "%lu", limit)});
    rect_cut_left(&row, used);
    if (view_text_width(v, &note, up_to) <= row.w)
        view_text(v, "limit", row, note, up_to);
    rect_cut_top(at, mm(v, 2));
}

static const char *from_words(const struct scene_ctx *sc, struct view *v,
                              const struct tickets_offer *o)
{
    if (o->n == 0 || !o->priced)
        return "";
    return o->min == o->max ? say_money(v->arena, sc->shop, o->min)
                            : say_from(v->arena, sc->shop, o->min);
}

struct ways {
    struct button primary, other;
    bool has_primary, has_other;
};

static struct ways ways_of(const struct scene_ctx *sc, struct view *v,
                           const struct tickets_offer *o)
{
    const struct tickets_scene *st = sc->state;
    const bool off = !o->opened || o->n == 0 || o->n > o->limit || st->holding != 0;
    const char *price = from_words(sc, v, o);
    const struct button seats = {.id = "choose_seats",
                                 .label = tr("tickets.choose_seats"),
                                 .sub = price,
                                 .action = TICKETS_SEATS,
                                 .disabled = off,
                                 .busy = st->opening != 0};
    const struct button best = {.id = "best_available",
                                .label = tr("tickets.best"),
                                .look = LOOK_QUIET,
                                .action = TICKETS_BEST,
                                .disabled = off};
    const struct button add = {.id = "add",
                               .label = tr(st->holding ? "tickets.adding" : "tickets.add"),
                               .sub = price,
                               .action = TICKETS_ADD,
                               .disabled = off,
                               .busy = st->holding != 0 || st->opening != 0};
    struct ways w = {0};
    if (o->by_area) {
        w.primary = add;
        w.other = seats;
        w.other.sub = "";
        w.has_other = o->by_seat;
    } else {
        w.primary = o->by_seat ? seats : best;
        w.primary.sub = price;
        w.other = best;
        w.has_other = o->by_seat && o->by_best;
    }
    w.has_primary = o->by_area || o->by_seat || o->by_best;
    w.other.look = LOOK_QUIET;
    return w;
}

static bool fits_beside(const struct view *v, const struct ways *w, struct rect footer)
{
    struct button longest = w->primary;
    longest.icon = "fwd";
    const int primary = parts_button_width(v, &longest);
    const int least = mm(v, 108);
    return parts_button_width(v, &w->other) + mm(v, 4) + (primary > least ? primary : least) <=
           footer.w;
}

static void footer(const struct scene_ctx *sc, struct view *v, struct rect row,
                   const struct ways *w, bool with_other)
{
    const struct tickets_scene *st = sc->state;
    if (!scene_may_begin(sc)) {
        const bool paused = sc->health->selling == SELLING_YES;
        chrome_note(v, row, paused ? say_pause(v->arena, sc) : tr("event.offline"));
        return;
    }
    if (st->fault != RC_OK && sc->session->prices == NULL) {
        const struct button retry = {
            .id = "retry", .label = tr("fault.try_again"), .icon = "sync", .action = TICKETS_RETRY};
        chrome_primary(v, &row, &retry);
        return;
    }
    if (!w->has_primary)
        return;
    chrome_primary(v, &row, &w->primary);
    if (with_other)
        chrome_secondary(v, &row, &w->other);
}

static void no_way(const struct scene_ctx *sc, struct view *v, struct rect at,
                   const struct tickets_offer *o)
{
    const struct tickets_scene *st = sc->state;
    if (st->opening != 0)
        parts_message(v, at, "sync", tr("tickets.opening_title"), tr("tickets.opening"));
    else if (!o->prices)
        parts_message(v, at, "desk", tr("tickets.none_title"), tr("tickets.none"));
}

/* What it is, as much of it as there is room for. */
static void low_title(const struct scene_ctx *sc, struct view *v, struct rect at,
                      const struct tickets_offer *o)
{
    struct text_style name = parts_style(v, TYPE_TITLE, true);
    struct text_style when = parts_style(v, TYPE_HEADING, false);
    name.shrink = name.ellipsis = true; /* the screen before and the next one say all of it */
    when.lines = 2;
    const char *words = when_and_where(sc, v, o->instance);
    const int h = parts_line(v, TYPE_TITLE);
    if (at.h < h)
        return;
    view_heading(v, "title", rect_cut_top(&at, h), name,
                 sc->catalogue->events[o->instance->event].name);
    if (parts_height(v, when, words, at.w) <= at.h && view_text_lines(v, &when, words, at.w) <= 2)
        parts_flow(v, &at, "subtitle", when, words);
}

/* What went wrong stands where the steppers were, until it is seen. */
static void low_fault(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct tickets_scene *st = sc->state;
    const int margin = panel_margin_px(v->panel);
    if (sc->session->prices)
        parts_button_left(v, &(struct rect){at.x, at.y, at.w, parts_button_height(v)},
                          &(struct button){.id = "fault_seen",
                                           .label = tr("basket.choose_again"),
                                           .look = LOOK_QUIET,
                                           .action = TICKETS_FAULT_SEEN});
    rect_cut_top(&at, parts_button_height(v));
    struct rect box = {at.x - margin, at.y, at.w + 2 * margin, at.h};
    chrome_fault(sc, v, &box, st->fault);
}

/* Low and wide: what it is and what it costs at the left, the steppers at the right. */
static void low_and_wide(const struct scene_ctx *sc, struct view *v, struct rect body,
                         const struct tickets_offer *o)
{
    const struct tickets_scene *st = sc->state;
    struct rect right = rect_inset(body, panel_margin_px(v->panel), 0);
    struct rect left = rect_cut_left(&right, right.w * 45 / 100);
    rect_cut_left(&right, mm(v, 8));
    struct rect row = rect_cut_bottom(&left, parts_button_height(v));
    sum(sc, v, rect_cut_bottom(&left, sum_height(v)), o);
    low_title(sc, v, left, o);
    if (st->fault != RC_OK)
        low_fault(sc, v, right);
    else if (o->prices)
        tickets_rows_view(sc, v, right, o, &row);
    else
        no_way(sc, v, right, o);
}

/* What it is, as far as there is room beside the rows; the rest is returned. */
static struct rect title_view(const struct scene_ctx *sc, struct view *v, struct rect body,
                              const struct tickets_offer *o, int other_px)
{
    const struct tickets_scene *st = sc->state;
    const struct event *event = &sc->catalogue->events[o->instance->event];
    const int need =
        tickets_rows_need(v, o) + sum_height(v) + parts_line(v, TYPE_TITLE) + mm(v, 18);
    const int areas = o->n_areas > 1 ? 2 * mm(v, 24) : 0;
    const int least =
        sum_height(v) + parts_line(v, TYPE_TITLE) + mm(v, ROWS_LEAST_MM) + other_px + areas;
    const int title = parts_line(v, TYPE_TITLE) + parts_line(v, TYPE_HEADING) + mm(v, 6);
    struct parts_stage stage = parts_stage(v, body, ART_MM, need);
    const bool named = !rect_is_empty(stage.art) || stage.content.h >= title + least;
    if (named && (st->fault == RC_OK || !v->panel->low_reach))
        parts_stage_view(v, &stage, event->image, event->name, when_and_where(sc, v, o->instance));
    if (stage.content.h >= least)
        question(sc, v, &stage.content, o);
    return stage.content;
}

/* Title and rows; the other way on has a row of its own where the footer has no room for it. */
static void offer_view(const struct scene_ctx *sc, struct view *v, struct rect body,
                       const struct tickets_offer *o, const struct button *below)
{
    const int button = parts_button_height(v), gap = mm(v, 4);
    struct rect at = title_view(sc, v, body, o, below ? button + 2 * gap : 0);
    if (below) {
        rect_cut_bottom(&at, gap);
        view_button(v, rect_cut_bottom(&at, button), below);
        rect_cut_bottom(&at, gap);
    }
    struct rect row = rect_cut_bottom(&at, sum_height(v));
    if (o->prices)
        tickets_rows_view(sc, v, at, o, &row);
    else
        no_way(sc, v, at, o);
    sum(sc, v, row, o);
}

void tickets_view(const struct scene_ctx *sc, struct view *v)
{
    const struct tickets_scene *st = sc->state;
    struct tickets_offer offer;
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){0});
    tickets_offer_make(sc, &offer);
    text_copy(v->title, sizeof(v->title), tr("tickets.how_many"));
    if (!offer.instance) {
        parts_message(v, r.body, "desk", tr("tickets.none_title"), tr("tickets.none"));
        return;
    }
    const struct ways w = ways_of(sc, v, &offer);
    if (v->panel->low_reach && panel_is_landscape(v->panel)) {
        low_and_wide(sc, v, r.body, &offer);
        footer(sc, v, r.footer, &w, w.has_other);
        return;
    }
    chrome_fault(sc, v, &r.body, st->fault);
    const bool beside = fits_beside(v, &w, r.footer);
    offer_view(sc, v, r.body, &offer, w.has_other && !beside ? &w.other : NULL);
    footer(sc, v, r.footer, &w, w.has_other && beside);
}
