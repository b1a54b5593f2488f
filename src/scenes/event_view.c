#include <string.h>

#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/event_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { ART_MM = 240, NEED_MM = 186, CHIP_MM = 42, CHIP_W_MM = 74, CHIP_W_LARGE_MM = 110 };

/* "Family, Captioned. From age 6. 2 h 10 min" */
static const char *facts_line(struct view *v, const struct event *event)
{
    char words[320];
    struct text t = TEXT_OF(words);
    for (const char *s = event->tags; *s != '\0'; s++) {
        if (*s == '\n')
            text_add(&t, tr("list.separator"));
        else
            text_add_n(&t, s, 1);
    }
    const char *rest[2] = {event->age, say_duration(v->arena, event->duration_min)};
    for (size_t i = 0; i < 2; i++) {
        if (rest[i][0] != '\0' && t.len > 0)
            text_add(&t, tr("list.separator"));
        text_add(&t, rest[i]);
    }
    return view_printf(v, "%s", words);
}

/* Facts and the beginning of the description, with a way to the rest of it. */
static void about(struct view *v, struct rect *at, const struct event *event, int lines)
{
    struct text_style facts = parts_muted(v, TYPE_HEADING);
    struct text_style prose = parts_style(v, TYPE_HEADING, false);
    facts.lines = 2;
    const char *line = facts_line(v, event);
    parts_flow(v, at, "facts", facts, line);
    if (line[0] != '\0')
        rect_cut_top(at, mm(v, 4));
    if (event->description[0] == '\0' || lines <= 0)
        return;
    const size_t n = parts_fit_prose(v, prose, event->description, at->w, lines);
    prose.lines = lines;
    parts_flow(v, at, "description", prose, arena_strndup(v->arena, event->description, n));
    rect_cut_top(at, mm(v, 4));
}

static bool is_cut(const struct view *v, const struct event *event, int width, int lines)
{
    const struct text_style prose = parts_style(v, TYPE_HEADING, false);
    return event->description[0] != '\0' &&
           parts_fit_prose(v, prose, event->description, width, lines) < strlen(event->description);
}

static void chip_words(const struct scene_ctx *sc, struct view *v, struct rect at,
                       const struct instance *instance, bool chosen)
{
    struct text_style day = parts_style(v, TYPE_HEADING, true);
    struct text_style small = parts_style(v, TYPE_BODY, false);
    day.color = small.color = chosen ? COLOR_ON_PAPER : COLOR_TEXT;
    day.shrink = day.ellipsis = true;
    small.shrink = small.ellipsis = true;
    const int body = parts_line(v, TYPE_BODY);
    const int head = parts_line(v, TYPE_HEADING);
    at = rect_inset(at, mm(v, 6), 0);
    at = rect_centre(at, at.w, head + 2 * body);
    view_decor_text(v, rect_cut_top(&at, head), day,
                    say_when_short(v->arena, &instance->start, &sc->now));
    const struct parts_places places = {say_level(instance),
                                        say_availability(v->arena, instance, sc->now_utc_s), false};
    parts_places(v, rect_cut_top(&at, body), small, &places);
    money_t from;
    small.bold = true;
    if (!instance->cancelled && instance_level(instance) != AVAILABILITY_SOLD_OUT &&
        instance_from_price(sc->catalogue, instance, &from))
        view_decor_text(v, rect_cut_top(&at, body), small, say_from(v->arena, sc->shop, from));
}

static void chip(const struct scene_ctx *sc, struct view *v, struct rect at,
                 const struct event_list *list, uint32_t place)
{
    const uint32_t i = list->instances[place];
    const struct instance *instance = &sc->catalogue->instances[i];
    const bool chosen = sc->session->instance == i;
    const bool alive = instance_is_sellable(instance, sc->now_utc_s) &&
                       instance_level(instance) != AVAILABILITY_SOLD_OUT;
    const char *places = say_availability(v->arena, instance, sc->now_utc_s);
    const struct button b = {.id = "performance",
                             .nth = place,
                             .label = say_when(v->arena, &instance->start, &sc->now),
                             .value = places,
                             .look = LOOK_TILE,
                             .role = ROLE_TOGGLE,
                             .chosen = chosen,
                             .disabled = !alive,
                             .action = EVENT_PERFORMANCE,
                             .arg = place};
    view_button(v, at, &b);
    chip_words(sc, v, at, instance, chosen && alive);
}

struct grid {
    int columns, rows, chip_px, gap;
};

static struct grid grid_for(const struct view *v, struct rect at)
{
    struct grid g = {.gap = mm(v, 4)};
    const int least_w = mm(v, v->panel->large_text ? CHIP_W_LARGE_MM : CHIP_W_MM);
    const int words = parts_line(v, TYPE_HEADING) + 2 * parts_line(v, TYPE_BODY) + mm(v, 6);
    g.chip_px = words > mm(v, CHIP_MM) || v->panel->low_reach ? words : mm(v, CHIP_MM);
    g.columns = (at.w + g.gap) / (least_w + g.gap);
    g.rows = (at.h + g.gap) / (g.chip_px + g.gap);
    g.columns = g.columns < 1 ? 1 : g.columns;
    g.rows = g.rows < 1 ? 1 : g.rows;
    return g;
}

/* The chips of one page; its pager goes into `row` beside the question. */
static void performances(const struct scene_ctx *sc, struct view *v, struct rect at,
                         struct rect *row)
{
    const struct event_scene *st = sc->state;
    struct event_list list;
    event_list_make(sc, &list);
    const struct grid g = grid_for(v, at);
    const uint32_t size = (uint32_t)(g.columns * g.rows);
    uint32_t first = st->first / size * size;
    if (first >= list.n)
        first = 0;
    const uint32_t shown = list.n - first < size ? list.n - first : size;
    const struct parts_pager pager = {.list_id = "performance",
                                      .previous_id = "previous",
                                      .more_id = "more",
                                      .more_words = "",
                                      .action = EVENT_PAGE,
                                      .first = first,
                                      .shown = shown,
                                      .total = list.n,
                                      .per_page = size};
    parts_pager(v, row, &pager);
    for (uint32_t i = 0; i < shown; i++) {
        struct rect line = at;
        line.y += (int)(i / (uint32_t)g.columns) * (g.chip_px + g.gap);
        line.h = g.chip_px;
        chip(sc, v, rect_column(line, (int)(i % (uint32_t)g.columns), g.columns, g.gap), &list,
             first + i);
    }
    if (list.n == 0)
        parts_message(v, at, "cal", tr("event.none_title"), tr("event.none"));
}

static const char *no_sale_words(const struct scene_ctx *sc)
{
    switch (sc->health->selling) {
    case SELLING_OFFLINE:
        return tr("event.offline");
    case SELLING_STOPPED:
        return tr("event.stopped");
    case SELLING_STARTING:
        return tr("event.starting");
    case SELLING_YES:
        break;
    }
    return NULL;
}

static const struct instance *chosen_instance(const struct scene_ctx *sc)
{
    const uint32_t i = sc->session->instance;
    return i < sc->catalogue->n_instances ? &sc->catalogue->instances[i] : NULL;
}

/* When everything is too early, the note says from when it is sold. */
static const char *footer_note(const struct scene_ctx *sc, struct view *v)
{
    const char *closed = no_sale_words(sc);
    if (closed)
        return closed;
    if (sc->session->instance < sc->catalogue->n_instances)
        return tr("event.fees_included");
    struct event_list list;
    event_list_make(sc, &list);
    for (uint32_t i = 0; i < list.n; i++) {
        const struct instance *instance = &sc->catalogue->instances[list.instances[i]];
        if (instance->cancelled || instance->sell_from_utc_s <= sc->now_utc_s)
            continue;
        const struct wall from = when_local(instance->sell_from_utc_s);
        return TR(v->arena, "event.on_sale_from", {"when", say_when(v->arena, &from, &sc->now)});
    }
    return tr("event.cannot_buy");
}

static void footer(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    const struct instance *instance = chosen_instance(sc);
    money_t from;
    const bool priced = instance && instance_from_price(sc->catalogue, instance, &from);
    if (instance && !no_sale_words(sc)) {
        const struct button b = {.id = "continue",
                                 .label = tr("event.continue"),
                                 .sub = priced ? say_from(v->arena, sc->shop, from) : "",
                                 .action = EVENT_GO_ON};
        chrome_primary(v, &row, &b);
    }
    chrome_note(v, row, footer_note(sc, v));
}

static void question(const struct scene_ctx *sc, struct view *v, struct rect at,
                     const struct event *event, int lines)
{
    struct rect row = rect_cut_top(&at, parts_button_height(v));
    rect_cut_top(&at, mm(v, 4));
    performances(sc, v, at, &row);
    if (is_cut(v, event, at.w, lines))
        parts_button_right(v, &row,
                           &(struct button){.id = "read_more",
                                            .label = tr("event.read_more"),
                                            .icon = "book",
                                            .look = LOOK_QUIET,
                                            .action = EVENT_READ});
    struct text_style head = parts_style(v, TYPE_TITLE, true);
    head.valign = VALIGN_MIDDLE;
    head.lines = 2;
    head.shrink = true;
    view_heading(v, "question", row, head, tr("event.question"));
}

void event_view(const struct scene_ctx *sc, struct view *v)
{
    const struct event_scene *st = sc->state;
    const struct chrome_rects r = chrome_view(sc, v, &(struct chrome){0});
    const uint32_t index = sc->session->event;
    if (!sc->catalogue || index >= sc->catalogue->n_events) {
        parts_message(v, r.body, "cal", tr("event.none_title"), tr("event.none"));
        return;
    }
    const struct event *event = &sc->catalogue->events[index];
    text_copy(v->title, sizeof(v->title), event->name);
    if (st->reading) {
        event_read_view(sc, v, r.body);
        footer(sc, v, r.footer);
        return;
    }
    struct parts_stage stage = parts_stage(v, r.body, ART_MM, mm(v, NEED_MM));
    parts_stage_view(v, &stage, event->image, event->name, "");
    struct rect at = stage.content;
    rect_cut_bottom(&at, mm(v, 4));
    const int need =
        parts_button_height(v) + mm(v, 4) +
        (v->panel->low_reach || panel_is_landscape(v->panel) ? 1 : 2) * (mm(v, CHIP_MM) + mm(v, 4));
    const int room = at.h - need - parts_line(v, TYPE_HEADING) - mm(v, 12);
    int lines = room / parts_line(v, TYPE_HEADING);
    lines = lines > 5 ? 5 : lines;
    if (!v->panel->low_reach || !panel_is_landscape(v->panel))
        about(v, &at, event, lines);
    question(sc, v, at, event, lines);
    footer(sc, v, r.footer);
}
