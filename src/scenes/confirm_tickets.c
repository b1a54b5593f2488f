#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/confirm_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

/* Cards of 72 to 86 mm: codes of 68 to 82 mm with their quiet zone, 8 mm apart so that a camera
 * finds one at a time. */
enum {
    TICKET_MM = 86,
    TICKET_WISH_MM = 72,
    TICKET_LEAST_MM = 64,
    GAP_MM = 8,
    PAGE_MAX = 3,
    WIDE_LEAST_MM = 190
};

struct page {
    int columns, rows, h;
};

static struct page page_for(const struct view *v, struct rect at)
{
    struct page p = {.columns = 1};
    const int gap = mm(v, GAP_MM);
    if (at.w >= 2 * mm(v, WIDE_LEAST_MM) + gap)
        p.columns = 2;
    p.rows = (at.h + gap) / (mm(v, TICKET_WISH_MM) + gap);
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
    rect_cut_top(at, mm(v, 2));
    const char *words = heading_words(sc);
    while (head.step > TYPE_HEADING && view_text_width(v, &head, words) > at->w - mm(v, 16))
        head.step--;
    head.lines = 2;
    if (v->panel->low_reach && confirm_rest_height(sc, v, at->w) > 0)
        head.step = TYPE_BODY; /* what is not booked needs the room */
    struct rect row = rect_cut_top(at, parts_height(v, head, words, at->w - mm(v, 16)) + mm(v, 4));
    const struct rect sign = rect_cut_left(&row, mm(v, 12));
    view_icon(v, rect_centre(sign, mm(v, 11), mm(v, 11)), "check", COLOR_GOOD);
    rect_cut_left(&row, mm(v, 4));
    view_heading(v, "booked", row, head, words);
    rect_cut_top(at, mm(v, 4));
}

static void footer(const struct scene_ctx *sc, struct view *v, struct rect row, uint32_t next,
                   const char *words)
{
    const struct confirm_scene *st = sc->state;
    const struct button finish = {
        .id = "done", .label = tr("confirm.done"), .icon = "check", .action = CONFIRM_DONE};
    const struct button turn = {.id = "next", .label = words, .action = CONFIRM_NEXT, .arg = next};
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

/* Where it is low and wide, the number and how to keep the codes stand beside them. */
static bool is_beside(const struct view *v)
{
    return panel_is_landscape(v->panel) && (v->panel->low_reach || panel_is_short(v->panel));
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

/* Whether that and the first code have room on one page. */
static bool has_room(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const int rest = confirm_rest_height(sc, v, at.w) + mm(v, GAP_MM);
    return at.h >= rest + mm(v, TICKET_LEAST_MM) + mm(v, GAP_MM) + confirm_keep_height(sc, v, at.w);
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
    rect_cut_top(at, mm(v, GAP_MM)); /* clear of the notches below */
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
        const bool room = has_room(sc, v, at);
        if (room || !st->rest_read)
            rest(sc, v, &at);
        if (!room && !st->rest_read && confirm_rest_height(sc, v, at.w) > 0) {
            confirm_keep_view(sc, v, at);
            footer(sc, v, r.footer, 0, tr("basket.show_tickets"));
            return;
        }
        info = rect_cut_bottom(&at, confirm_keep_height(sc, v, at.w));
        rect_cut_bottom(&at, gap);
    }
    const struct page p = page_for(v, at);
    const uint32_t size = (uint32_t)(p.columns * p.rows);
    const uint32_t first = st->first < total ? st->first / size * size : 0;
    const int high = cards(sc, v, at, &p, first);
    if (is_beside(v)) {
        confirm_keep_beside_view(sc, v, info);
    } else {
        info.y = at.y + high + gap;
        confirm_keep_view(sc, v, info);
    }
    footer(sc, v, r.footer, first + size, tr("confirm.next"));
}
