#include "scenes/basket_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum {
    LINE_MM = 32,
    LINE_LEAST_MM = 24,
    HEAD_MM = 84,
    HEAD_SMALL_MM = 38,
    REMOVE_MM = 20,
    WORDS_LEAST_MM = 64 /* less for the place beside the price: the price stands below it */
};

static const struct event *event_of(const struct scene_ctx *sc, const struct basket_line *line)
{
    if (!sc->catalogue)
        return NULL;
    const uint32_t i = catalogue_find_instance(sc->catalogue, line->instance_id);
    return i == CATALOGUE_NONE ? NULL : &sc->catalogue->events[sc->catalogue->instances[i].event];
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

/* What stands beside the picture, from above; "" leaves no gap. */
struct head {
    const char *part, *name, *when, *venue;
    struct text_style part_style, name_style, when_style, venue_style;
    const char *image;
    int picture_h, w, h; /* `w`, `h` of the words */
};

/* Where it is cramped the booking stands in the line of the time. */
static void head_words(const struct scene_ctx *sc, struct view *v, size_t i, bool big,
                       struct head *ret)
{
    const struct basket_line *line = &sc->session->basket.lines[i];
    const bool cramped =
        panel_is_tight(v->panel) || (v->panel->low_reach && panel_is_landscape(v->panel));
    const char *part = basket_part_words(sc, v, i);
    ret->name = line->event_name;
    ret->venue = big ? line->venue : "";
    ret->part = cramped ? "" : part;
    ret->when = big ? say_when(v->arena, &line->start, &sc->now)
                    : say_when_short(v->arena, &line->start, &sc->now);
    if (part[0] && panel_is_tight(v->panel))
        ret->when = part;
    else if (part[0] && cramped)
        ret->when = TR(v->arena, "list.two", {"first", part}, {"second", ret->when});
    else if (!big && line->venue[0] != '\0')
        ret->when = TR(v->arena, "list.two", {"first", ret->when}, {"second", line->venue});
}

static struct head head_of(const struct scene_ctx *sc, struct view *v, int width, size_t i,
                           bool big)
{
    const struct event *event = event_of(sc, &sc->session->basket.lines[i]);
    struct head h = {.part_style = parts_muted(v, TYPE_BODY),
                     .name_style = parts_style(v, big ? TYPE_TITLE : TYPE_HEADING, true),
                     .when_style = parts_style(v, TYPE_HEADING, false),
                     .venue_style = parts_muted(v, TYPE_HEADING),
                     .image = event ? event->image : "",
                     .w = width};
    head_words(sc, v, i, big, &h);
    h.name_style.lines = 3;
    h.when_style.lines = h.venue_style.lines = 4;
    h.picture_h = mm(v, big ? HEAD_MM - 4 : HEAD_SMALL_MM - 4);
    if (v->panel->low_reach)
        h.picture_h = 2 * parts_line(v, TYPE_HEADING) + mm(v, 2);
    if (panel_is_tight(v->panel)) {
        h.image = "";
        h.picture_h = 0;
    }
    if (h.image[0] != '\0')
        h.w -= h.picture_h * 3 / 4 + mm(v, 8);
    h.h = parts_height(v, h.part_style, h.part, h.w) + parts_height(v, h.name_style, h.name, h.w) +
          mm(v, 2) + parts_height(v, h.when_style, h.when, h.w);
    if (h.venue[0] != '\0')
        h.h += mm(v, 2) + parts_height(v, h.venue_style, h.venue, h.w);
    return h;
}

int basket_head_height(const struct scene_ctx *sc, struct view *v, int width, size_t i, bool big)
{
    const struct head h = head_of(sc, v, width, i, big);
    return (h.h > h.picture_h ? h.h : h.picture_h) + mm(v, panel_is_tight(v->panel) ? 2 : 4);
}

void basket_head_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t i,
                      bool big)
{
    const struct head h = head_of(sc, v, at.w, i, big);
    rect_cut_bottom(&at, at.h - (h.h > h.picture_h ? h.h : h.picture_h));
    if (h.image[0] != '\0') {
        const struct rect left = rect_cut_left(&at, h.picture_h * 3 / 4);
        view_picture(v, rect_centre(left, left.w, h.picture_h), h.image, 3, NULL)->focal_y = 0.35;
        rect_cut_left(&at, mm(v, 8));
    }
    at = rect_centre(at, at.w, h.h);
    parts_flow(v, &at, "part", h.part_style, h.part);
    parts_flow_heading(v, &at, "event_name", h.name_style, h.name);
    rect_cut_top(&at, mm(v, 2));
    parts_flow(v, &at, "when", h.when_style, h.when);
    rect_cut_top(&at, mm(v, 2));
    parts_flow(v, &at, "venue", h.venue_style, h.venue);
}

/* What stands in a line, and how high. */
struct line {
    const char *place, *type, *price;
    struct text_style place_style, type_style, price_style;
    int words_w, price_w, place_h, type_h;
    bool narrow; /* the price stands behind the kind of ticket */
};

/* A word, not a cross; only where the room is needed for what it removes, the cross. */
static struct button remove_button(const struct scene_ctx *sc, struct view *v, size_t i)
{
    const struct basket_scene *st = sc->state;
    const bool small = panel_is_tight(v->panel) && !panel_is_landscape(v->panel);
    const char *place = say_place(v->arena, &sc->session->basket.lines[i]);
    return (struct button){.id = "remove",
                           .nth = (uint32_t)i,
                           .label = small ? "" : tr("basket.remove"),
                           .icon = small ? "x" : NULL,
                           .hint = TR(v->arena, "basket.remove_hint", {"place", place}),
                           .look = LOOK_LINE,
                           .action = BASKET_REMOVE,
                           .arg = (uint32_t)i,
                           .disabled = st->pending != 0};
}

static const char *type_words(const struct scene_ctx *sc, struct view *v, size_t i,
                              const struct line *l)
{
    const struct basket_line *line = &sc->session->basket.lines[i];
    const char *type = line->type_name;
    if (l->narrow && type[0])
        type = TR(v->arena, "list.two", {"first", type}, {"second", l->price});
    else if (l->narrow)
        type = l->price;
    if (line->discount > 0 && !panel_is_tight(v->panel)) /* there the sums say it */
        type = TR(v->arena, "basket.line_saved", {"type", type},
                  {"money", say_money(v->arena, sc->shop, line->discount)});
    return type;
}

static struct line line_of(const struct scene_ctx *sc, struct view *v, int width, size_t i)
{
    const struct basket_line *line = &sc->session->basket.lines[i];
    const struct button remove = remove_button(sc, v, i);
    struct line l = {.place = say_place(v->arena, line),
                     .price = say_money(v->arena, sc->shop, line->total),
                     .place_style = parts_style(v, TYPE_HEADING, true),
                     .type_style = parts_muted(v, TYPE_BODY),
                     .price_style = parts_style(v, TYPE_HEADING, true)};
    l.place_style.lines = l.type_style.lines = 3;
    l.price_style.align = ALIGN_RIGHT;
    l.price_style.valign = VALIGN_MIDDLE;
    l.words_w = width - parts_button_width(v, &remove) - mm(v, 6);
    l.price_w = view_text_width(v, &l.price_style, l.price) + mm(v, 2);
    l.narrow = l.words_w - l.price_w - mm(v, 4) < mm(v, WORDS_LEAST_MM);
    if (!l.narrow)
        l.words_w -= l.price_w + mm(v, 4);
    l.type = type_words(sc, v, i, &l);
    l.place_h = parts_height(v, l.place_style, l.place, l.words_w);
    l.type_h = parts_height(v, l.type_style, l.type, l.words_w);
    return l;
}

int basket_line_height(const struct scene_ctx *sc, struct view *v, int width, size_t i)
{
    const struct line l = line_of(sc, v, width, i);
    const int words = l.place_h + l.type_h + mm(v, panel_is_tight(v->panel) ? 1 : 4);
    const int least = v->panel->low_reach ? mm(v, LINE_LEAST_MM) : mm(v, LINE_MM);
    return words > least ? words : least;
}

void basket_line_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t i)
{
    const struct line l = line_of(sc, v, at.w, i);
    const struct button remove = remove_button(sc, v, i);
    view_rule(v, at);
    const struct rect right = rect_cut_right(&at, parts_button_width(v, &remove));
    view_button(v, rect_centre(right, right.w, mm(v, REMOVE_MM)), &remove);
    rect_cut_right(&at, mm(v, 6));
    if (!l.narrow)
        view_text(v, "price", rect_cut_right(&at, l.price_w), l.price_style, l.price)->nth =
            (uint32_t)i;
    at.w = l.words_w;
    at = rect_centre(at, at.w, l.place_h + l.type_h);
    view_text(v, "place", rect_cut_top(&at, l.place_h), l.place_style, l.place)->nth = (uint32_t)i;
    view_text(v, "type", at, l.type_style, l.type)->nth = (uint32_t)i;
}
