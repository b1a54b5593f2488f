#include <string.h>

#include "scenes/basket_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { LINE_MM = 32, LINE_LEAST_MM = 24, HEAD_MM = 84, HEAD_SMALL_MM = 40, NARROW_MM = 220 };

static const struct event *event_of(const struct scene_ctx *sc, const struct basket_line *line)
{
    if (!sc->catalogue)
        return NULL;
    const uint32_t i = catalogue_find_instance(sc->catalogue, line->instance_id);
    return i == CATALOGUE_NONE ? NULL : &sc->catalogue->events[sc->catalogue->instances[i].event];
}

/* In large text on a narrow screen the place takes two lines. */
static int place_lines(const struct view *v)
{
    return v->panel->large_text && v->panel->w_px < mm(v, NARROW_MM) ? 2 : 1;
}

static int line_height(const struct view *v)
{
    const int words =
        place_lines(v) * parts_line(v, TYPE_HEADING) + parts_line(v, TYPE_BODY) + mm(v, 4);
    const int least = v->panel->low_reach ? mm(v, LINE_LEAST_MM) : mm(v, LINE_MM);
    return words > least ? words : least;
}

const char *basket_part_words(const struct scene_ctx *sc, struct view *v, size_t line)
{
    const struct basket *basket = &sc->session->basket;
    const struct basket_part *part = basket_part_of(basket, line);
    if (!part)
        return "";
    return TR(v->arena, "basket.part", {"n", view_printf(v, "%td", part - basket->parts + 1)},
              {"total", view_printf(v, "%zu", basket->n_parts)},
              {"money", say_money(v->arena, sc->shop, part->total)});
}

/* Where it is cramped the booking stands in the line of the time. */
static bool has_part_line(const struct view *v, const struct basket *basket)
{
    return basket->n_parts > 1 && !(v->panel->low_reach && panel_is_landscape(v->panel));
}

/* With several bookings each head says of which it is. */
static int head_height(const struct view *v, const struct basket *basket, bool big)
{
    if (big)
        return mm(v, HEAD_MM);
    const int part = has_part_line(v, basket) ? parts_line(v, TYPE_BODY) : 0;
    const int words = parts_line(v, TYPE_HEADING) * 2 + mm(v, 6) + part;
    return v->panel->low_reach || words > mm(v, HEAD_SMALL_MM) ? words : mm(v, HEAD_SMALL_MM);
}

int basket_lines_least(const struct scene_ctx *sc, const struct view *v, size_t n)
{
    return head_height(v, &sc->session->basket, false) + (int)n * line_height(v);
}

static bool begins_group(const struct basket *basket, size_t i)
{
    return i == 0 || strcmp(basket->lines[i].instance_id, basket->lines[i - 1].instance_id) != 0;
}

/* What it is and when; the picture beside it. */
static void head(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t i, bool big)
{
    const struct basket_line *line = &sc->session->basket.lines[i];
    const char *part = basket_part_words(sc, v, i);
    const bool apart = has_part_line(v, &sc->session->basket);
    const struct event *event = event_of(sc, line);
    struct text_style name = parts_style(v, big ? TYPE_TITLE : TYPE_HEADING, true);
    struct text_style when = parts_style(v, TYPE_HEADING, false);
    name.lines = 2;
    name.shrink = true;
    when.shrink = true;
    when.lines = big ? 2 : 1;
    rect_cut_bottom(&at, mm(v, 4));
    if (event && event->image[0] != '\0') {
        view_picture(v, rect_cut_left(&at, at.h * 3 / 4), event->image, 3, NULL)->focal_y = 0.35;
        rect_cut_left(&at, mm(v, 8));
    }
    const char *words = big ? say_when(v->arena, &line->start, &sc->now)
                            : say_when_short(v->arena, &line->start, &sc->now);
    if (part[0] && !apart)
        words = TR(v->arena, "list.two", {"first", part}, {"second", words});
    else if (!big && line->venue[0] != '\0')
        words = TR(v->arena, "list.two", {"first", words}, {"second", line->venue});
    if (!big)
        name.lines = 1;
    const int h = (apart ? parts_line(v, TYPE_BODY) : 0) +
                  parts_height(v, name, line->event_name, at.w) +
                  parts_height(v, when, words, at.w) + mm(v, 2) +
                  (big ? mm(v, 2) + parts_line(v, TYPE_HEADING) : 0);
    at = rect_centre(at, at.w, h < at.h ? h : at.h);
    if (apart)
        parts_flow(v, &at, "part", parts_muted(v, TYPE_BODY), part);
    parts_flow_heading(v, &at, "event_name", name, line->event_name);
    rect_cut_top(&at, mm(v, 2));
    parts_flow(v, &at, "when", when, words);
    rect_cut_top(&at, mm(v, 2));
    if (big && line->venue[0] != '\0')
        parts_flow(v, &at, "venue", parts_muted(v, TYPE_HEADING), line->venue);
}

static void price_view(struct view *v, struct rect *at, uint32_t i, const char *price)
{
    struct text_style money = parts_style(v, TYPE_HEADING, true);
    money.align = ALIGN_RIGHT;
    money.valign = VALIGN_MIDDLE;
    const int w = view_text_width(v, &money, price) + mm(v, 2);
    view_text(v, "price", rect_cut_right(at, w), money, price)->nth = i;
    rect_cut_right(at, mm(v, 4));
}

static void line_view(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t i)
{
    const struct basket_scene *st = sc->state;
    const struct basket_line *line = &sc->session->basket.lines[i];
    const char *place = say_place(v->arena, line);
    const struct button remove = {.id = "remove",
                                  .nth = i,
                                  .label = tr("basket.remove"),
                                  .hint = TR(v->arena, "basket.remove_hint", {"place", place}),
                                  .look = LOOK_LINE,
                                  .action = BASKET_REMOVE,
                                  .arg = i,
                                  .disabled = st->pending != 0};
    view_rule(v, at);
    const struct rect right = rect_cut_right(&at, parts_button_width(v, &remove));
    view_button(v, rect_centre(right, right.w, mm(v, 20)), &remove);
    rect_cut_right(&at, mm(v, 6));
    const char *price = say_money(v->arena, sc->shop, line->total);
    const bool narrow = place_lines(v) > 1; /* the price stands behind the kind of ticket */
    const char *type = line->type_name;
    if (narrow && type[0])
        type = TR(v->arena, "list.two", {"first", type}, {"second", price});
    if (line->discount > 0 && !narrow) /* there the sums alone have the room to say it */
        type = TR(v->arena, "basket.line_saved", {"type", type},
                  {"money", say_money(v->arena, sc->shop, line->discount)});
    if (!narrow)
        price_view(v, &at, i, price);
    struct text_style seat = parts_style(v, TYPE_HEADING, true);
    seat.shrink = true;
    seat.lines = place_lines(v);
    const int high = parts_height(v, seat, place, at.w);
    at = rect_centre(at, at.w, high + parts_line(v, TYPE_BODY));
    view_text(v, "place", rect_cut_top(&at, high), seat, place)->nth = i;
    struct text_style kind = parts_muted(v, TYPE_BODY);
    kind.shrink = true;
    view_text(v, "type", at, kind, type)->nth = i;
}

/* Lines that fit from `first` on, with a head wherever a new event begins. */
static uint32_t fit_from(const struct basket *basket, const struct view *v, uint32_t first,
                         int height, bool big)
{
    int used = 0;
    uint32_t i = first;
    while (i < basket->n_lines) {
        int need = line_height(v);
        if (i == first || begins_group(basket, i))
            need += head_height(v, basket, big);
        if (used + need > height)
            break;
        used += need;
        i++;
    }
    return i > first ? i - first : 1;
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
static uint32_t page_start(const struct basket *basket, const struct view *v, uint32_t wanted,
                           int height)
{
    uint32_t at = 0;
    for (;;) {
        const uint32_t n = fit_from(basket, v, at, height, false);
        if (wanted < at + n || at + n >= basket->n_lines)
            return at;
        at += n;
    }
}

static void page_view(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t first,
                      uint32_t n, bool big)
{
    const struct basket *basket = &sc->session->basket;
    for (uint32_t i = first; i < first + n; i++) {
        if (i == first || begins_group(basket, i))
            head(sc, v, rect_cut_top(&at, head_height(v, basket, big)), i, big);
        line_view(sc, v, rect_cut_top(&at, line_height(v)), i);
    }
}

int basket_lines_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                      struct rect *pager_row)
{
    const struct basket_scene *st = sc->state;
    const struct basket *basket = &sc->session->basket;
    const uint32_t total = (uint32_t)basket->n_lines;
    const int pad = mm(v, v->panel->low_reach ? 2 : 8);
    struct rect inner = rect_inset(at, mm(v, 8), pad);
    const bool big = !v->panel->low_reach && has_one_event(basket) &&
                     fit_from(basket, v, 0, inner.h, true) == total;
    const bool paged = !big && fit_from(basket, v, 0, inner.h, false) < total;
    struct rect row = {0};
    if (paged && !pager_row) {
        row = rect_cut_bottom(&inner, parts_button_height(v));
        rect_cut_bottom(&inner, mm(v, 4));
    }
    const uint32_t first = paged ? page_start(basket, v, st->first, inner.h) : 0;
    const uint32_t n = fit_from(basket, v, first, inner.h, big);
    int used = 2 * pad;
    for (uint32_t i = first; i < first + n; i++) {
        used += line_height(v);
        if (i == first || begins_group(basket, i))
            used += head_height(v, basket, big);
    }
    struct rect panel = at;
    panel.h = paged || used > at.h ? at.h : used;
    view_box(v, panel, COLOR_SURFACE, 3);
    page_view(sc, v, inner, first, n, big);
    parts_pager(v, pager_row ? pager_row : &row,
                &(struct parts_pager){.list_id = "remove",
                                      .previous_id = "previous_page",
                                      .more_id = "next_page",
                                      .more_words = pager_row ? "" : tr("basket.more_tickets"),
                                      .action = BASKET_PAGE,
                                      .first = first,
                                      .shown = n,
                                      .total = total,
                                      .per_page = n});
    return panel.h;
}
