#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/confirm_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

/* Cards of 72 to 86 mm: codes of 68 to 82 mm with their quiet zone, 8 mm apart so that a camera
 * finds one at a time. */
enum { TICKET_MM = 86, TICKET_LEAST_MM = 64, GAP_MM = 8, PAGE_MAX = 3, WIDE_LEAST_MM = 190 };

struct page {
    int columns, rows, h;
};

static struct page page_for(const struct view *v, struct rect at)
{
    struct page p = {.columns = 1};
    const int gap = mm(v, GAP_MM);
    if (at.w >= 2 * mm(v, WIDE_LEAST_MM) + gap)
        p.columns = 2;
    p.rows = (at.h + gap) / (mm(v, TICKET_MM) + gap);
    if (p.rows < 1)
        p.rows = 1;
    const int most = v->panel->large_text ? 2 : PAGE_MAX;
    if (p.rows * p.columns > most)
        p.rows = most / p.columns;
    p.h = (at.h + gap) / p.rows - gap;
    if (p.h > mm(v, TICKET_MM))
        p.h = mm(v, TICKET_MM);
    return p;
}

static const char *heading_words(const struct scene_ctx *sc)
{
    const struct confirm_scene *st = sc->state;
    if (st->fault != RC_OK)
        return tr(st->fault == RC_UNKNOWN_OUTCOME ? "confirm.booked_unknown"
                                                  : "confirm.booked_part");
    return tr(sc->session->details.collect ? "confirm.booked_collect" : "confirm.booked");
}

static void heading(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    struct text_style head = parts_style(v, TYPE_DISPLAY, true);
    head.valign = VALIGN_MIDDLE;
    head.shrink = true;
    rect_cut_top(at, mm(v, 2));
    head.lines = 2;
    const char *words = heading_words(sc);
    if (v->panel->low_reach && confirm_rest_height(sc, v, at->w) > 0)
        head.step = TYPE_BODY; /* what is not booked needs the room */
    struct rect row = rect_cut_top(at, parts_height(v, head, words, at->w - mm(v, 16)) + mm(v, 4));
    const struct rect sign = rect_cut_left(&row, mm(v, 12));
    view_icon(v, rect_centre(sign, mm(v, 11), mm(v, 11)), "check", COLOR_GOOD);
    rect_cut_left(&row, mm(v, 4));
    view_heading(v, "booked", row, head, words);
    rect_cut_top(at, mm(v, 4));
}

/* `is_several`: numbers that may stand in smaller letters rather than be cut. */
static void fact(struct view *v, struct rect at, const char *id, const char *const words[3],
                 bool is_several)
{
    struct text_style over = parts_muted(v, TYPE_HEADING);
    struct text_style big = parts_style(v, TYPE_DISPLAY, true);
    struct text_style note = parts_muted(v, TYPE_BODY);
    over.shrink = big.shrink = note.shrink = true;
    note.lines = 3;
    struct text_style least = parts_style(v, TYPE_HEADING, true);
    const bool is_wide = is_several && view_text_lines(v, &least, words[1], at.w) > 1;
    if (is_wide) {
        big.step = TYPE_BODY;
        big.lines = 3;
    }
    const int over_h = parts_line(v, TYPE_HEADING);
    const int big_h = is_wide ? parts_height(v, big, words[1], at.w) : parts_line(v, TYPE_DISPLAY);
    const int note_h = parts_height(v, note, words[2], at.w);
    if (at.h >= over_h + big_h)
        view_text(v, NULL, rect_cut_top(&at, over_h), over, words[0]);
    view_text(v, id, rect_cut_top(&at, big_h < at.h ? big_h : at.h), big, words[1]);
    rect_cut_top(&at, mm(v, 1));
    if (at.h >= note_h)
        view_text(v, NULL, rect_cut_top(&at, note_h), note, words[2]);
}

/* One number, or those of several bookings. */
static const char *order_numbers(const struct scene_ctx *sc, struct view *v)
{
    const struct order *order = sc->session->order;
    char words[200];
    struct text t = TEXT_OF(words);
    if (order->n_parts <= 1)
        return say_order_number(v->arena, order->id);
    for (size_t i = 0; i < order->n_parts; i++) {
        text_add(&t, i == 0 ? "" : tr("list.separator"));
        text_add(&t, say_order_number(v->arena, order->parts[i].id));
    }
    return view_printf(v, "%s", words);
}

static const char *paid_key(const struct order *order)
{
    return order->n_parts > 1 ? "confirm.paid_orders" : "confirm.paid";
}

static const char *number_words(const struct scene_ctx *sc)
{
    return tr(sc->session->order->n_parts > 1 ? "confirm.order_numbers" : "confirm.order_number");
}

/* How to keep them, and the number that finds them again (K-44). */
static void keep(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct order *order = sc->session->order;
    const bool collect = sc->session->details.collect;
    const char *const photo[3] = {tr("confirm.keep"),
                                  tr(collect ? "confirm.collect" : "confirm.photo"),
                                  tr(collect ? "confirm.collect_note" : "confirm.photo_note")};
    const char *const number[3] = {
        number_words(sc), order_numbers(sc, v),
        TR(v->arena, paid_key(order), {"money", say_money(v->arena, sc->shop, order->total)})};
    fact(v, rect_column(at, 0, 2, mm(v, 8)), "keep", photo, false);
    fact(v, rect_column(at, 1, 2, mm(v, 8)), "order_number", number, order->n_parts > 1);
}

static int keep_height(const struct view *v)
{
    int h = parts_line(v, TYPE_HEADING) + parts_line(v, TYPE_DISPLAY) + mm(v, 2);
    if (!v->panel->low_reach)
        h += 2 * parts_line(v, TYPE_BODY);
    return h;
}

static void footer(const struct scene_ctx *sc, struct view *v, struct rect row, uint32_t next)
{
    const struct confirm_scene *st = sc->state;
    const struct button finish = {
        .id = "done", .label = tr("confirm.done"), .icon = "check", .action = CONFIRM_DONE};
    const struct button turn = {
        .id = "next", .label = tr("confirm.next"), .action = CONFIRM_NEXT, .arg = next};
    const struct button more = {.id = "more_time",
                                .label = tr("confirm.more_time"),
                                .look = LOOK_QUIET,
                                .action = CONFIRM_MORE_TIME};
    const bool last = next >= sc->session->order->n_lines;
    chrome_primary(v, &row, last ? &finish : &turn);
    if (parts_button_width(v, &more) <= row.w)
        chrome_secondary(v, &row, &more);
    const int64_t left = st->clears_ms - sc->now_ms;
    chrome_note(v, row, TR(v->arena, "confirm.clears", {"time", say_countdown(v->arena, left)}));
}

/* Low and wide, the number and how to keep the codes stand beside them. */
static bool is_beside(const struct view *v)
{
    return v->panel->low_reach && panel_is_landscape(v->panel);
}

static void keep_beside(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct order *order = sc->session->order;
    const bool collect = sc->session->details.collect;
    const char *const number[3] = {
        number_words(sc), order_numbers(sc, v),
        TR(v->arena, paid_key(order), {"money", say_money(v->arena, sc->shop, order->total)})};
    const char *const photo[3] = {tr("confirm.keep"),
                                  tr(collect ? "confirm.collect" : "confirm.photo"), ""};
    const int h = parts_line(v, TYPE_HEADING) + parts_line(v, TYPE_DISPLAY);
    if (at.h >= 2 * h + mm(v, 4)) {
        fact(v, rect_cut_top(&at, h), "keep", photo, false);
        rect_cut_top(&at, mm(v, 4));
    }
    fact(v, at, "order_number", number, order->n_parts > 1);
}

/* The cards of one page; returns the height that they take. */
static int cards(const struct scene_ctx *sc, struct view *v, struct rect at, const struct page *p,
                 uint32_t first)
{
    const uint32_t total = (uint32_t)sc->session->order->n_lines;
    const uint32_t size = (uint32_t)(p->columns * p->rows);
    const uint32_t shown = total - first < size ? total - first : size;
    const int gap = mm(v, GAP_MM), columns = p->columns;
    for (uint32_t i = 0; i < shown; i++) {
        struct rect row = at;
        row.y += (int)i / columns * (p->h + gap);
        row.h = p->h;
        confirm_ticket_view(sc, v, rect_column(row, (int)i % columns, columns, gap), first + i);
    }
    const struct view_list list = {
        .id = "qr", .first = first, .shown = shown, .total = total, .more_id = "next"};
    view_list(v, &list);
    return ((int)shown + columns - 1) / columns * (p->h + gap) - gap;
}

/* What of the visit is not booked, above what is. */
static void rest(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    const int number = parts_line(v, TYPE_DISPLAY) + mm(v, 4);
    int h = confirm_rest_height(sc, v, at->w);
    if (h == 0)
        return;
    if (is_beside(v) && h > at->h - number)
        h = at->h - number; /* smaller letters, rather than no number */
    confirm_rest_view(sc, v, rect_cut_top(at, h));
    rect_cut_top(at, mm(v, 4));
}

void confirm_tickets_view(const struct scene_ctx *sc, struct view *v)
{
    const struct confirm_scene *st = sc->state;
    const uint32_t total = (uint32_t)sc->session->order->n_lines;
    const struct chrome_rects r =
        chrome_view(sc, v, &(struct chrome){.no_back = true, .over_label = tr("confirm.finish")});
    text_copy(v->title, sizeof(v->title), tr("confirm.booked"));
    struct rect at = rect_inset(r.body, panel_margin_px(v->panel), 0), info;
    const int gap = mm(v, v->panel->low_reach ? 4 : 12);
    rect_cut_bottom(&at, mm(v, is_beside(v) ? 2 : 4));
    if (is_beside(v)) {
        const int share = confirm_rest_height(sc, v, at.w) > 0 ? 48 : 38;
        info = rect_cut_right(&at, at.w * share / 100);
        rect_cut_right(&at, mm(v, 8));
        rest(sc, v, &info);
    } else {
        heading(sc, v, &at);
        rest(sc, v, &at);
        info = rect_cut_bottom(&at, keep_height(v));
        rect_cut_bottom(&at, gap);
    }
    const struct page p = page_for(v, at);
    const uint32_t size = (uint32_t)(p.columns * p.rows);
    const uint32_t first = st->first < total ? st->first / size * size : 0;
    const int high = cards(sc, v, at, &p, first);
    if (is_beside(v)) {
        keep_beside(sc, v, info);
    } else {
        info.y = at.y + high + gap;
        keep(sc, v, info);
    }
    footer(sc, v, r.footer, first + size);
}
