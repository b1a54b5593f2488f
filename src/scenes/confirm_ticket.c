#include "scenes/confirm_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { NOTCH_MM = 10, ART_MM = 40, CODE_LEAST_MM = 62, WORDS_LEAST_MM = 84 };

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

static void words(const struct scene_ctx *sc, struct view *v, struct rect at,
                  const struct basket_line *line)
{
    struct text_style name = ink(v, TYPE_HEADING, true);
    name.lines = 2;
    struct text_style fact = ink(v, TYPE_BODY, false);
    struct text_style muted = fact;
    muted.color = COLOR_ON_PAPER_MUTED;
    const char *when = say_when_short(v->arena, &line->start, &sc->now);
    if (line->venue[0] != '\0')
        when = TR(v->arena, "list.two", {"first", when}, {"second", line->venue});
    const char *price = say_money(v->arena, sc->shop, line->total);
    const bool seated = line->seat_id[0] != '\0';
    const int body = parts_line(v, TYPE_BODY);
    fact.lines = 2;
    parts_flow(v, &at, "ticket_event", name, line->event_name);
    parts_flow(v, &at, "ticket_when", fact, when);
    fact.lines = 1;
    view_text(v, "ticket_type", rect_cut_bottom(&at, body), fact,
              seated ? TR(v->arena, "list.two", {"first", line->type_name}, {"second", price})
                     : price);
    const int big = parts_line(v, TYPE_DISPLAY);
    struct text_style seat = ink(v, TYPE_DISPLAY, true);
    view_text(v, "ticket_seat", rect_cut_bottom(&at, big < at.h ? big : at.h), seat,
              big_word(v, line));
    if (at.h >= body)
        view_text(v, "ticket_place", rect_cut_bottom(&at, body), muted, over_word(v, line));
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
        view_icon(v, rect_centre(code, mm(v, 40), mm(v, 40)), "desk", COLOR_ON_PAPER);
    notches(v, at, inner.x);
    const char *picture = picture_of(sc, line);
    if (picture[0] != '\0' && inner.w > mm(v, WORDS_LEAST_MM + ART_MM))
        view_picture(v, rect_cut_right(&inner, mm(v, ART_MM)), picture, 3, NULL);
    rect_cut_left(&inner, mm(v, 12));
    rect_cut_right(&inner, mm(v, 6));
    words(sc, v, rect_inset(inner, 0, mm(v, at.h > mm(v, 80) ? 8 : 4)), line);
}
