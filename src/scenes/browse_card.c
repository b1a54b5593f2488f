#include "scenes/browse_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { SOLD_OUT_DIM = 62, TEXT_LEAST_MM = 40 };

/* Everything a card says, in words. */
struct card {
    const struct event *event;
    const struct instance *instance;
    const char *soon, *when, *places, *price; /* price "" where there is none to say */
    bool dead;                                /* cannot be bought: sold out, cancelled */
};

static struct card card_of(const struct scene_ctx *sc, struct view *v,
                           const struct browse_item *item)
{
    const struct catalogue *catalogue = sc->catalogue;
    struct card c = {.event = &catalogue->events[item->event],
                     .instance = &catalogue->instances[item->instance],
                     .price = ""};
    const char *room =
        c.instance->plan == CATALOGUE_NONE ? "" : catalogue->plans[c.instance->plan].venue;
    c.soon = say_starts_in(v->arena, c.instance->start_utc_s, sc->now_utc_s);
    c.when = say_when_short(v->arena, &c.instance->start, &sc->now);
    if (room[0] != '\0')
        c.when = TR(v->arena, "list.two", {"first", c.when}, {"second", room});
    c.places = say_availability(v->arena, c.instance, sc->now_utc_s);
    c.dead = c.instance->cancelled || instance_level(c.instance) == AVAILABILITY_SOLD_OUT;
    money_t from;
    const struct terms terms = scene_terms_of(sc, c.instance);
    if (!c.dead && instance_from_price(catalogue, c.instance, &from))
        c.price = say_from_order(v->arena, sc->shop, &terms, from);
    return c;
}

static void target(struct view *v, struct rect at, const struct card *c,
                   const struct browse_item *item, uint32_t nth)
{
    const char *value = c->price[0]
                            ? TR(v->arena, "list.two", {"first", c->places}, {"second", c->price})
                            : c->places;
    view_button(v, at,
                &(struct button){.id = "event",
                                 .nth = nth,
                                 .label = c->event->name,
                                 .sub = c->when,
                                 .value = value,
                                 .hint = c->soon,
                                 .look = LOOK_BARE,
                                 .action = BROWSE_EVENT,
                                 .arg = item->event});
}

static void poster(struct view *v, struct rect at, const struct card *c)
{
    struct widget *w = view_picture(v, at, c->event->image, 3, NULL);
    w->focal_y = 0.45;
    w->level = c->dead ? SOLD_OUT_DIM : 0;
}

/* Draws the words and says whether they had room; decor, the target says them. */
static void line(struct view *v, struct rect *at, struct text_style style, const char *words)
{
    const int h = parts_height(v, style, words, at->w);
    if (h > 0 && h <= at->h)
        view_decor_text(v, rect_cut_top(at, h), style, words);
}

/* Says whether the price had room beside the places. */
static bool places_and_price(struct view *v, struct rect row, const struct card *c)
{
    struct text_style style = parts_style(v, TYPE_BODY, false);
    style.shrink = style.ellipsis = true;
    struct text_style price = parts_style(v, TYPE_BODY, true);
    price.align = ALIGN_RIGHT;
    price.valign = VALIGN_MIDDLE;
    const struct parts_places places = {say_level(c->instance), c->places, false};
    const int used = parts_places(v, row, style, &places);
    if (view_text_width(v, &price, c->price) > row.w - used - mm(v, 2))
        return false;
    if (c->price[0] != '\0')
        view_decor_text(v, row, price, c->price);
    return true;
}

int browse_poster_words_px(const struct view *v)
{
    return mm(v, 4) + 2 * parts_line(v, TYPE_HEADING) + 3 * parts_line(v, TYPE_BODY);
}

static void poster_card(struct view *v, struct rect at, const struct card *c)
{
    struct text_style name = parts_style(v, TYPE_HEADING, true);
    const struct text_style price = parts_style(v, TYPE_BODY, true);
    name.lines = 2;
    name.ellipsis = true;
    struct text_style when = parts_muted(v, TYPE_BODY);
    when.ellipsis = true;
    struct rect words = rect_cut_bottom(&at, browse_poster_words_px(v));
    poster(v, at, c);
    rect_cut_top(&words, mm(v, 4));
    line(v, &words, name, c->event->name);
    line(v, &words, when, c->when);
    const struct rect row = rect_cut_top(&words, parts_line(v, TYPE_BODY));
    if (!places_and_price(v, row, c))
        line(v, &words, price, c->price);
}

/* The price as a box at the right: where the finger goes in large text. */
static void price_box(struct view *v, struct rect *at, const struct card *c)
{
    struct text_style style = parts_style(v, TYPE_BODY, true);
    style.align = ALIGN_CENTRE;
    style.valign = VALIGN_MIDDLE;
    style.lines = 2;
    const int w = mm(v, 52);
    if (c->price[0] == '\0' || at->w < w + mm(v, TEXT_LEAST_MM))
        return;
    struct rect column = rect_cut_right(at, w);
    rect_cut_right(at, mm(v, 6));
    const int h = column.h < mm(v, 36) ? column.h : mm(v, 36);
    const struct rect box = rect_centre(column, column.w, h);
    view_box(v, box, COLOR_RAISED, 5);
    view_frame(v, box, COLOR_OUTLINE, 5);
    view_decor_text(v, rect_inset(box, mm(v, 2), 0), style, c->price);
}

static void row_card(struct view *v, struct rect at, const struct card *c)
{
    struct text_style name = parts_style(v, TYPE_HEADING, true);
    name.lines = 2;
    name.ellipsis = true;
    struct text_style when = parts_style(v, TYPE_BODY, false);
    when.lines = at.h > mm(v, 60) ? 2 : 1;
    when.ellipsis = true;
    int poster_h = at.h;
    if (poster_h > mm(v, 84))
        poster_h = mm(v, 84);
    const struct rect art = rect_cut_left(&at, poster_h * 11 / 16);
    poster(v, rect_centre(art, art.w, poster_h), c);
    rect_cut_left(&at, mm(v, 6));
    if (v->panel->large_text)
        price_box(v, &at, c);
    const int words = parts_height(v, name, c->event->name, at.w) +
                      parts_height(v, when, c->when, at.w) + 2 * parts_line(v, TYPE_BODY);
    if (words < at.h)
        at = rect_centre(at, at.w, words);
    line(v, &at, name, c->event->name);
    line(v, &at, when, c->when);
    const struct parts_places places = {say_level(c->instance), c->places, false};
    const int body = parts_line(v, TYPE_BODY);
    struct text_style small = parts_style(v, TYPE_BODY, false);
    small.shrink = small.ellipsis = true;
    if (at.h >= body)
        parts_places(v, rect_cut_top(&at, body), small, &places);
    if (!v->panel->large_text)
        line(v, &at, parts_style(v, TYPE_BODY, true), c->price);
}

/* The accent of the screen: the price of what starts next, with the sign that says "go on". */
static struct rect price_accent(struct view *v, struct rect *at, const struct card *c)
{
    struct text_style style = {.step = TYPE_HEADING,
                               .bold = true,
                               .color = COLOR_ON_ACCENT,
                               .valign = VALIGN_MIDDLE,
                               .shrink = true};
    const int w = view_text_width(v, &style, c->price) + mm(v, 8 + 4 + 7 + 8);
    struct rect box = rect_cut_right(at, w);
    struct rect inner = rect_cut_bottom(&box, parts_button_height(v));
    view_box(v, inner, COLOR_ACCENT, 5);
    rect_cut_left(&inner, mm(v, 8));
    rect_cut_right(&inner, mm(v, 8));
    const struct rect sign = rect_cut_right(&inner, mm(v, 7));
    view_icon(v, rect_centre(sign, mm(v, 7), mm(v, 7)), "fwd", COLOR_ON_ACCENT);
    view_decor_text(v, inner, style, c->price);
    rect_cut_right(at, mm(v, 8));
    return inner;
}

static int large_words_px(const struct view *v, const struct card *c, struct text_style name,
                          int width)
{
    const int soon = c->soon[0] ? parts_line(v, TYPE_HEADING) : 0;
    return soon + parts_height(v, name, c->event->name, width) + 2 * mm(v, 2) +
           2 * parts_line(v, TYPE_HEADING);
}

static void large_card(struct view *v, struct rect at, const struct card *c)
{
    struct text_style name = parts_style(v, TYPE_DISPLAY, true);
    name.lines = 2;
    name.ellipsis = true;
    name.shrink = true;
    struct text_style fact = parts_style(v, TYPE_HEADING, false);
    fact.ellipsis = true;
    struct rect inner = rect_inset(at, mm(v, 8), mm(v, 8));
    const bool stacked = inner.w <= mm(v, 200);
    const int fade =
        large_words_px(v, c, name, inner.w) + mm(v, 40) + (stacked ? parts_button_height(v) : 0);
    struct rect scrim = at;
    poster(v, at, c);
    view_scrim(v, rect_cut_bottom(&scrim, fade < at.h ? fade : at.h), 100);
    if (c->price[0] != '\0' && !stacked)
        price_accent(v, &inner, c);
    else if (c->price[0] != '\0') {
        struct rect row = rect_cut_bottom(&inner, parts_button_height(v));
        rect_cut_bottom(&inner, mm(v, 4));
        price_accent(v, &row, c);
    }
    struct rect words = rect_cut_bottom(&inner, large_words_px(v, c, name, inner.w));
    line(v, &words, fact, c->soon);
    line(v, &words, name, c->event->name);
    rect_cut_top(&words, mm(v, 2));
    line(v, &words, fact, c->when);
    rect_cut_top(&words, mm(v, 2));
    const struct parts_places places = {say_level(c->instance), c->places, false};
    parts_places(v, rect_cut_top(&words, parts_line(v, TYPE_HEADING)),
                 parts_style(v, TYPE_BODY, false), &places);
}

void browse_card_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                      const struct browse_item *item, const struct browse_place *place)
{
    const struct card c = card_of(sc, v, item);
    switch (place->card) {
    case BROWSE_CARD_LARGE:
        large_card(v, at, &c);
        break;
    case BROWSE_CARD_POSTER:
        poster_card(v, at, &c);
        break;
    case BROWSE_CARD_ROW:
        row_card(v, at, &c);
        break;
    }
    target(v, at, &c, item, place->nth);
}
