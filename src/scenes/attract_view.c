#include "scenes/attract_scene.h"

#include <string.h>

#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { TOP_MM = 30, START_MM = 40, START_LOW_MM = 26, SOON_S = 2 * 60 * 60 };

static const struct event *event_of(const struct scene_ctx *sc, const struct instance *instance)
{
    return &sc->catalogue->events[instance->event];
}

static const char *room_of(const struct scene_ctx *sc, const struct instance *instance)
{
    return instance->plan == CATALOGUE_NONE ? "" : sc->catalogue->plans[instance->plan].venue;
}

/* What must be known before anything is begun (K-46): how the tickets come, or why none are sold. */
static const char *honest_line(const struct scene_ctx *sc, struct view *v)
{
    switch (sc->health->selling) {
    case SELLING_OFFLINE:
        return tr("attract.offline");
    case SELLING_STOPPED:
        return tr("attract.closed");
    case SELLING_STARTING:
    case SELLING_YES:
        break;
    }
    if (sc->health->pause != PAUSE_NONE)
        return say_pause(v->arena, sc);
    return tr(sc->shop->has_printer ? "attract.printed" : "attract.codes");
}

static void dots(struct view *v, struct rect *at, size_t n, size_t current)
{
    struct rect row = rect_cut_top(at, mm(v, 1.4));
    for (size_t i = 0; n > 1 && i < n; i++) {
        view_box(v, rect_cut_left(&row, mm(v, 10)), i == current ? COLOR_TEXT : COLOR_DIM, 0.7);
        rect_cut_left(&row, mm(v, 2));
    }
    rect_cut_top(at, mm(v, 8));
}

static void places_and_price(const struct scene_ctx *sc, struct view *v, struct rect row,
                             const struct instance *instance)
{
    const struct text_style style = parts_style(v, TYPE_HEADING, false);
    const struct parts_places places = {say_level(instance),
                                        say_availability(v->arena, instance, sc->now_utc_s), true};
    rect_cut_left(&row, parts_places(v, row, style, &places) + mm(v, 8));
    money_t from;
    if (!instance_from_price(sc->catalogue, instance, &from))
        return;
    const struct price_list *list = &sc->catalogue->price_lists[instance->price_list];
    const struct terms terms = scene_terms_of(sc, instance);
    const char *words = say_from_with_fees(v->arena, sc->shop, &terms, list, from);
    if (view_text_width(v, &style, words) > row.w)
        words = say_from_order(v->arena, sc->shop, &terms, from);
    struct text_style price = style;
    price.valign = VALIGN_MIDDLE;
    if (view_text_width(v, &style, words) <= row.w)
        view_text(v, "from", row, price, words);
}

static struct text_style name_style(const struct view *v)
{
    const bool cramped = panel_is_landscape(v->panel) || v->panel->low_reach;
    struct text_style style = parts_style(v, cramped ? TYPE_DISPLAY : TYPE_HERO, true);
    style.lines = 3;
    style.shrink = true;
    return style;
}

static bool is_soon(const struct scene_ctx *sc, const struct instance *instance)
{
    return instance->start_utc_s - sc->now_utc_s <= SOON_S;
}

static int facts_height(const struct scene_ctx *sc, const struct view *v, int width,
                        const struct instance *instance, bool soon)
{
    const struct text_style style = name_style(v);
    return mm(v, 4 + 4) + (soon ? 2 : 1) * parts_line(v, TYPE_TITLE) + (soon ? mm(v, 2) : 0) +
           parts_line(v, TYPE_HEADING) +
           parts_height(v, style, event_of(sc, instance)->name, width);
}

/* In how many minutes it begins is left out where there is no room: the time is there. */
static void facts(const struct scene_ctx *sc, struct view *v, struct rect at,
                  const struct instance *instance, bool with_soon)
{
    const struct event *event = event_of(sc, instance);
    struct text_style when = parts_style(v, TYPE_TITLE, false);
    when.shrink = true;
    when.ellipsis = true;
    const char *soon =
        with_soon ? say_starts_in(v->arena, instance->start_utc_s, sc->now_utc_s) : "";
    parts_flow(v, &at, "soon", parts_style(v, TYPE_TITLE, true), soon);
    rect_cut_top(&at, soon[0] != '\0' ? mm(v, 2) : 0);
    parts_flow_heading(v, &at, "title", name_style(v), event->name);
    rect_cut_top(&at, mm(v, 4));
    const char *line = say_when_short(v->arena, &instance->start, &sc->now);
    const char *room = room_of(sc, instance);
    if (room[0] != '\0')
        line = TR(v->arena, "list.two", {"first", line}, {"second", room});
    parts_flow(v, &at, "when", when, line);
    rect_cut_top(&at, mm(v, 4));
    if (at.h >= theme_cap_px(v->panel, TYPE_HEADING) * 3 / 2) /* browse says it as well */
        places_and_price(sc, v, rect_cut_top(&at, parts_line(v, TYPE_HEADING)), instance);
}

static void languages(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    size_t current = 0;
    for (size_t i = 0; i < sc->shop->n_languages; i++) {
        if (sc->shop->languages[i][0] == i18n_language()[0] &&
            sc->shop->languages[i][1] == i18n_language()[1])
            current = i;
    }
    for (size_t i = sc->shop->n_languages; sc->shop->n_languages > 1 && i > 0; i--) {
        const struct button b = {.id = "language_choice",
                                 .nth = (uint32_t)(i - 1),
                                 .label =
                                     tr(view_printf(v, "language.%s", sc->shop->languages[i - 1])),
                                 .look = LOOK_CHIP,
                                 .role = ROLE_TOGGLE,
                                 .chosen = i - 1 == current,
                                 .action = GLOBAL_SET_LANGUAGE,
                                 .arg = (uint32_t)(i - 1)};
        if (parts_button_width(v, &b) > row.w)
            return;
        parts_button_right(v, &row, &b);
    }
}

static void top_line(const struct scene_ctx *sc, struct view *v, struct rect usable)
{
    struct rect row = rect_cut_top(&usable, mm(v, TOP_MM));
    row = rect_inset(row, panel_margin_px(v->panel), mm(v, 5));
    struct text_style name = parts_style(v, TYPE_HEADING, true);
    name.valign = VALIGN_MIDDLE;
    struct rect left = rect_cut_left(&row, row.w * 2 / 3);
    view_button(v, left,
                &(struct button){.id = "mark",
                                 .label = sc->shop->venue_name,
                                 .look = LOOK_BARE,
                                 .action = GLOBAL_STAFF_GESTURE});
    const struct rect sign = rect_cut_left(&left, mm(v, 10.4));
    view_icon(v, rect_centre(sign, mm(v, 10.4), mm(v, 13)), "logo/lantern", COLOR_TEXT);
    rect_cut_left(&left, mm(v, 3.4));
    view_decor_text(v, left, name, sc->shop->venue_name);
    name.align = ALIGN_RIGHT;
    view_text(v, "clock", row, name, say_time(v->arena, &sc->now));
}

static bool is_selling(const struct scene_ctx *sc)
{
    return sc->health->pause == PAUSE_NONE &&
           (sc->health->selling == SELLING_YES || sc->health->selling == SELLING_STARTING);
}

/* Small print while it sells; when it does not, that is the first thing to know. */
static void honest_view(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    const bool sells = is_selling(sc);
    struct text_style note = parts_style(v, sells ? TYPE_BODY : TYPE_HEADING, !sells);
    note.lines = 3;
    note.align = ALIGN_CENTRE;
    const char *line = honest_line(sc, v);
    struct rect row = rect_cut_bottom(at, parts_height(v, note, line, at->w));
    if (sells) {
        view_text(v, "honest", row, note, line);
        return;
    }
    view_alert(v, "honest", row, note, line);
}

static void start_button(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    const bool low_and_wide = v->panel->low_reach && panel_is_landscape(v->panel);
    const bool sells = is_selling(sc);
    const struct button b = {.id = "start",
                             .label = tr(sells ? "attract.start" : "attract.look"),
                             .icon = sells ? "hand" : "list",
                             .look = sells ? LOOK_PRIMARY : LOOK_QUIET,
                             .action = ATTRACT_START};
    rect_cut_bottom(at, mm(v, 4));
    if (sells) {
        honest_view(sc, v, at);
        rect_cut_bottom(at, mm(v, low_and_wide ? 2 : 6));
    }
    const int h = mm(v, v->panel->low_reach ? START_LOW_MM : START_MM);
    view_button(v, rect_cut_bottom(at, h), &b);
    rect_cut_bottom(at, mm(v, low_and_wide ? 4 : 8));
    if (!sells) {
        honest_view(sc, v, at);
        rect_cut_bottom(at, mm(v, low_and_wide ? 2 : 8));
    } else if (!low_and_wide) {
        rect_cut_bottom(at, mm(v, 4));
    }
}

/* The whole screen is touch; the button is for those who look for one, keys and readers. */
static void anywhere(struct view *v, struct rect usable)
{
    const struct button b = {.id = "start_anywhere",
                             .label = tr("attract.start"),
                             .look = LOOK_BARE,
                             .action = ATTRACT_START};
    view_button(v, usable, &b)->role = ROLE_NONE;
}

/* In landscape an upright poster keeps its shape: it fills the left and the words stand beside it. */
static struct rect beside_picture(struct rect screen)
{
    rect_cut_left(&screen, screen.h * 8 / 10);
    return screen;
}

static void picture(struct view *v, struct rect screen, const struct event *event)
{
    struct rect scrim = screen;
    if (panel_is_landscape(v->panel)) {
        const struct rect words = beside_picture(screen);
        struct rect art = screen;
        art.w = words.x - screen.x;
        view_picture(v, art, event->image, 0, event->alt)->focal_y = 0.45;
        view_scrim(v, rect_cut_bottom(&art, mm(v, 60)), 100);
        return;
    }
    view_picture(v, screen, event->image, 0, event->alt)->focal_y = 0.4;
    view_scrim(v, rect_cut_bottom(&scrim, screen.h * (v->panel->low_reach ? 85 : 62) / 100), 100);
}

static void no_poster(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const bool waiting = !sc->catalogue;
    parts_message(v, at, "spark", waiting ? sc->shop->venue_name : tr("attract.nothing_title"),
                  tr(waiting ? "attract.fetching" : "attract.nothing"));
}

void attract_view(const struct scene_ctx *sc, struct view *v)
{
    const struct attract_scene *st = sc->state;
    uint32_t posters[ATTRACT_POSTERS_MAX];
    const size_t n = attract_posters(sc, posters);
    const size_t current = n > 0 ? st->poster % n : 0;
    const struct instance *shown = n > 0 ? &sc->catalogue->instances[posters[current]] : NULL;
    const struct rect usable = panel_usable(v->panel);
    const struct rect screen = usable;

    text_copy(v->title, sizeof(v->title), sc->shop->venue_name);
    const bool wide = panel_is_landscape(v->panel);
    anywhere(v, usable);
    if (shown)
        picture(v, screen, event_of(sc, shown));
    if (!v->panel->low_reach)
        top_line(sc, v, wide && shown ? beside_picture(screen) : usable);
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){.no_header = true});
    struct rect at = wide && shown ? rect_intersect(r.body, beside_picture(screen)) : r.body;
    at = rect_inset(at, panel_margin_px(v->panel), 0);
    start_button(sc, v, &at);
    if (shown) {
        rect_cut_top(&at, v->panel->low_reach ? 0 : mm(v, TOP_MM));
        const bool soon = is_soon(sc, shown) && facts_height(sc, v, at.w, shown, true) <= at.h;
        const struct rect words = rect_cut_bottom(&at, facts_height(sc, v, at.w, shown, soon));
        if (at.h >= mm(v, 1.4 + 8)) {
            struct rect row = rect_cut_bottom(&at, mm(v, 1.4 + 8));
            dots(v, &row, n, current);
        }
        facts(sc, v, words, shown, soon);
    } else {
        no_poster(sc, v, at);
    }
    languages(sc, v, r.footer);
}
