#include "scenes/confirm_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { NOTCH_MM = 10, ART_MM = 40, CODE_LEAST_MM = 62, WORDS_LEAST_MM = 84, WORDS_LARGE_MM = 120 };

static struct text_style ink(const struct view *v, enum type_step step, bool bold)
{
    struct text_style style = parts_style(v, step, bold);
    style.color = COLOR_ON_PAPER;
    style.shrink = true;
    return style;
}

/* The seat is the largest word on a ticket; where there is none, what kind of ticket it is. */
static const char *big_word(struct view *v, const struct basket_line *line)
{
    const char *seat = line->row[0] && line->seat_number[0] ? line->seat_number : line->seat_name;
    return seat[0] ? TR(v->arena, "confirm.seat", {"seat", seat}) : line->type_name;
}

static const char *over_word(struct view *v, const struct basket_line *line)
{
    if (line->row[0] == '\0')
        return line->area[0] ? line->area : tr("place.unreserved");
    return TR(v->arena, "confirm.area_row", {"area", line->area}, {"row", line->row});
}

/* The largest step in which the words take at most `lines` lines, no word broken. */
static struct text_style largest(const struct view *v, enum type_step step, int lines,
                                 const char *words, int width)
{
    struct text_style style = ink(v, step, true);
    while (style.step > TYPE_BODY && view_text_lines(v, &style, words, width) > lines)
        style.step--;
    style.lines = lines;
    return style;
}

static const char *when_and_where(const struct scene_ctx *sc, struct view *v,
                                  const struct basket_line *line)
{
    const char *when = say_when_short(v->arena, &line->start, &sc->now);
    if (line->venue[0] == '\0')
        return when;
    return TR(v->arena, "list.two", {"first", when}, {"second", line->venue});
}

static const char *number_on(const struct scene_ctx *sc, struct view *v, uint32_t nth)
{
    const struct order *order = sc->session->order;
    if (order->n_parts <= 1)
        return "";
    return TR(v->arena, "confirm.number_on",
              {"number", say_order_number(v->arena, order_number_of(order, nth))});
}

/* From the lower end upwards: who and what it cost, the seat, where that is. */
static void seat_words(const struct scene_ctx *sc, struct view *v, struct rect *at, uint32_t nth)
{
    const struct basket_line *line = &sc->session->order->lines[nth];
    const char *number = number_on(sc, v, nth);
    const bool seated = line->seat_id[0] != '\0';
    struct text_style fact = ink(v, TYPE_BODY, false);
    fact.lines = 2;
    const char *price = say_money(v->arena, sc->shop, line->total);
    const char *type =
        seated ? TR(v->arena, "list.two", {"first", line->type_name}, {"second", price}) : price;
    if (number[0]) { /* of several orders: by which one this ticket is found */
        const char *all = TR(v->arena, "list.two", {"first", type}, {"second", number});
        type = view_text_lines(v, &fact, all, at->w) <= fact.lines ? all : number;
    }
    view_text(v, "ticket_type", rect_cut_bottom(at, parts_height(v, fact, type, at->w)), fact,
              type);
    const char *word = big_word(v, line);
    const bool low = at->h < 2 * parts_line(v, TYPE_DISPLAY);
    const struct text_style big =
        largest(v, low ? TYPE_HEADING : TYPE_DISPLAY, seated || low ? 1 : 2, word, at->w);
    view_text(v, "ticket_seat", rect_cut_bottom(at, parts_height(v, big, word, at->w)), big, word);
    struct text_style muted = ink(v, TYPE_BODY, false);
    muted.color = COLOR_ON_PAPER_MUTED;
    if (at->h >= 3 * parts_line(v, TYPE_BODY) + parts_line(v, TYPE_HEADING))
        view_text(v, "ticket_place", rect_cut_bottom(at, parts_line(v, TYPE_BODY)), muted,
                  over_word(v, line));
}

/* The name never loses a word as long as there is height for it. */
static struct text_style name_style(const struct view *v, const char *name, int width, int height)
{
    struct text_style style = ink(v, TYPE_HEADING, true);
    for (;; style.step--) {
        style.lines = height / theme_line_px(v->panel, style.step);
        if (style.lines < 1)
            style.lines = 1;
        if (view_text_lines(v, &style, name, width) <= style.lines)
            return style;
        if (style.step == TYPE_CAPTION)
            break;
    }
    style.ellipsis = true;
    return style;
}

static void words(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t nth)
{
    const struct basket_line *line = &sc->session->order->lines[nth];
    seat_words(sc, v, &at, nth);
    struct text_style fact = ink(v, TYPE_BODY, false);
    const char *when = when_and_where(sc, v, line);
    const int body = parts_line(v, TYPE_BODY);
    fact.lines = at.h >= 4 * body ? 2 : 1;
    fact.ellipsis = fact.lines == 1; /* the room, not the time */
    const int when_px = at.h >= 2 * body ? parts_height(v, fact, when, at.w) : 0;
    const struct text_style name = name_style(v, line->event_name, at.w, at.h - when_px);
    parts_flow(v, &at, "ticket_event", name, line->event_name);
    if (when_px > 0)
        parts_flow(v, &at, "ticket_when", fact, when);
}

static void notches(struct view *v, struct rect at, int x)
{
    const int d = mm(v, NOTCH_MM);
    const struct rect top = {x - d / 2, at.y - d / 2, d, d};
    const struct rect bottom = {x - d / 2, at.y + at.h - d / 2, d, d};
    view_box(v, top, COLOR_BACKGROUND, NOTCH_MM / 2.0);
    view_box(v, bottom, COLOR_BACKGROUND, NOTCH_MM / 2.0);
    const int dash = mm(v, 2);
    for (int y = at.y + mm(v, 8); y < at.y + at.h - mm(v, 8); y += 2 * dash)
        view_box(v, (struct rect){x, y, 2, dash}, COLOR_DIM, 0);
}

static const char *picture_of(const struct scene_ctx *sc, const struct basket_line *line)
{
    const uint32_t i =
        sc->catalogue ? catalogue_find_instance(sc->catalogue, line->instance_id) : CATALOGUE_NONE;
    return i == CATALOGUE_NONE ? ""
                               : sc->catalogue->events[sc->catalogue->instances[i].event].image;
}

/* In the place of the code: where the ticket is, and by which number it is found. */
static void collect_view(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t nth)
{
    struct text_style style = ink(v, TYPE_BODY, true);
    style.lines = 8;
    style.align = ALIGN_CENTRE;
    style.valign = VALIGN_MIDDLE;
    const char *number = say_order_number(v->arena, order_number_of(sc->session->order, nth));
    const char *words = TR(v->arena, "confirm.no_code", {"number", number});
    at = rect_inset(at, mm(v, 2), mm(v, 2));
    int h = parts_height(v, style, words, at.w);
    if (h > at.h) {
        words = number;
        h = parts_height(v, style, words, at.w);
    }
    const int icon = mm(v, 24);
    if (at.h >= h + icon + mm(v, 4)) {
        at = rect_centre(at, at.w, h + icon + mm(v, 4));
        view_icon(v, rect_centre(rect_cut_top(&at, icon), icon, icon), "desk", COLOR_ON_PAPER);
        rect_cut_top(&at, mm(v, 4));
    }
    view_text(v, "collect", at, style, words);
}

void confirm_ticket_view(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t nth)
{
    const struct basket_line *line = &sc->session->order->lines[nth];
    const bool collect = sc->session->details.collect || line->barcode[0] == '\0';
    view_box(v, at, COLOR_WHITE, 3);
    struct rect inner = at;
    struct rect left = rect_cut_left(&inner, at.h);
    const int margin = mm(v, 2);
    const struct rect code = rect_inset(left, margin, margin);
    const char *label = TR(v->arena, "confirm.code_of", {"place", say_place(v->arena, line)},
                           {"n", view_printf(v, "%u", nth + 1)});
    if (!collect)
        view_qr(v, "qr", nth, code, line->barcode, label);
    else
        collect_view(sc, v, code, nth);
    notches(v, at, inner.x);
    const char *picture = picture_of(sc, line);
    const int words_mm = v->panel->large_text ? WORDS_LARGE_MM : WORDS_LEAST_MM;
    if (picture[0] != '\0' && inner.w > mm(v, words_mm + ART_MM))
        view_picture(v, rect_cut_right(&inner, mm(v, ART_MM)), picture, 3, NULL);
    rect_cut_left(&inner, mm(v, 12));
    rect_cut_right(&inner, mm(v, 6));
    words(sc, v, rect_inset(inner, 0, mm(v, at.h > mm(v, 80) ? 8 : 4)), nth);
}
