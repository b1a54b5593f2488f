#include <string.h>

#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/event_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { ART_MM = 240, PROSE_LINES = 3, PROSE_LINES_MOST = 6, TIME_ROWS_MOST = 2 };

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
    if (lines <= 0)
        return event->description[0] != '\0';
    return event->description[0] != '\0' &&
           parts_fit_prose(v, prose, event->description, width, lines) < strlen(event->description);
}

static const char *no_sale_words(const struct scene_ctx *sc, struct view *v)
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
    return scene_may_begin(sc) ? NULL : say_pause(v->arena, sc);
}

static const struct instance *chosen_instance(const struct scene_ctx *sc)
{
    const uint32_t i = sc->session->instance;
    return i < sc->catalogue->n_instances ? &sc->catalogue->instances[i] : NULL;
}

static const struct price_list *list_of(const struct scene_ctx *sc, const struct instance *instance)
{
    const uint32_t i = instance->price_list;
    return i == CATALOGUE_NONE ? NULL : &sc->catalogue->price_lists[i];
}

/* When everything is too early, the note says from when it is sold. */
static const char *footer_note(const struct scene_ctx *sc, struct view *v)
{
    const char *closed = no_sale_words(sc, v);
    if (closed)
        return closed;
    const struct instance *chosen = chosen_instance(sc);
    const struct terms terms = scene_terms_of(sc, chosen);
    if (chosen)
        return say_fees(v->arena, sc->shop, &terms, list_of(sc, chosen));
    struct event_list list;
    event_list_make(sc, &list);
    for (uint32_t i = 0; i < list.n; i++) {
        const struct instance *instance = event_list_at(sc, &list, i);
        if (instance->cancelled || instance->sell_from_utc_s <= sc->now_utc_s)
            continue;
        const struct wall from = when_local(instance->sell_from_utc_s);
        return TR(v->arena, "event.on_sale_from",
                  {"when", say_when_inside(v->arena, &from, &sc->now)});
    }
    return tr("event.cannot_buy");
}

static void footer(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    const struct instance *instance = chosen_instance(sc);
    money_t from;
    const bool priced = instance && instance_from_price(sc->catalogue, instance, &from);
    if (instance && !no_sale_words(sc, v)) {
        const struct button b = {.id = "continue",
                                 .label = tr("event.continue"),
                                 .sub = priced ? say_from(v->arena, sc->shop, from) : "",
                                 .action = EVENT_GO_ON};
        chrome_primary(v, &row, &b);
    }
    chrome_note(v, row, footer_note(sc, v));
}

/* Rows of chips for the fullest day, so that nothing moves from day to day. */
static int time_rows(const struct scene_ctx *sc, const struct view *v, int width)
{
    struct event_list list;
    event_list_make(sc, &list);
    int most = 1;
    for (uint32_t day = 0; day < list.n_days; day++) {
        const int n = (int)(list.days[day + 1] - list.days[day] + (day == 0 ? list.n_started : 0));
        most = n > most ? n : most;
    }
    const int columns = event_times_columns(v, width);
    const int rows = (most + columns - 1) / columns;
    return rows > TIME_ROWS_MOST ? TIME_ROWS_MOST : rows;
}

static int question_height(const struct view *v)
{
    return parts_button_height(v);
}

/* Question, days and times. */
static int times_height(const struct scene_ctx *sc, const struct view *v, int width)
{
    const int gap = mm(v, 4);
    return question_height(v) + event_days_height(v) + 2 * gap +
           time_rows(sc, v, width) * (event_time_height(v) + gap);
}

/* Its sign alone where its words would take the room of the question. */
static void read_more(struct view *v, struct rect *row, const struct text_style *question)
{
    struct button b = {.id = "read_more",
                       .label = tr("event.read_more"),
                       .hint = tr("event.read_more"),
                       .icon = "book",
                       .look = LOOK_QUIET,
                       .action = EVENT_READ};
    const int left = row->w - parts_button_width(v, &b) - mm(v, 4);
    if (view_text_lines(v, question, tr("event.question"), left) > question->lines)
        b.label = "";
    parts_button_right(v, row, &b);
}

static void question(const struct scene_ctx *sc, struct view *v, struct rect at, bool with_more)
{
    struct rect row = rect_cut_top(&at, question_height(v));
    struct text_style head = parts_style(v, TYPE_TITLE, true);
    head.valign = VALIGN_MIDDLE;
    head.lines = 2;
    head.shrink = true;
    if (with_more)
        read_more(v, &row, &head);
    view_heading(v, "question", row, head, tr("event.question"));
    rect_cut_top(&at, mm(v, 4));
    const struct rect days = rect_cut_top(&at, event_days_height(v));
    rect_cut_top(&at, mm(v, 4));
    event_times_view(sc, v, days, at);
}

/* Low and wide: what it is and the days at the left, the times at the right. */
static void low_and_wide(const struct scene_ctx *sc, struct view *v, struct rect body,
                         const struct event *event)
{
    struct rect right = rect_inset(body, panel_margin_px(v->panel), 0);
    struct rect left = rect_cut_left(&right, right.w / 2);
    rect_cut_left(&right, mm(v, 8));
    rect_cut_bottom(&left, mm(v, 2));
    const struct rect days = rect_cut_bottom(&left, event_days_height(v));
    rect_cut_bottom(&left, mm(v, 2));
    struct text_style name = parts_style(v, TYPE_TITLE, true);
    name.lines = 2;
    name.shrink = true;
    name.valign = VALIGN_MIDDLE;
    view_heading(v, "title", left, name, event->name);
    rect_cut_bottom(&right, mm(v, 2));
    event_times_view(sc, v, days, right);
}

static void content(const struct scene_ctx *sc, struct view *v, struct rect body,
                    const struct event *event)
{
    const int heading = parts_line(v, TYPE_HEADING);
    const int width = body.w - 2 * panel_margin_px(v->panel);
    const int about_px = (1 + PROSE_LINES) * heading + mm(v, 4 + 4 + 4);
    struct parts_stage stage = parts_stage(v, body, ART_MM, times_height(sc, v, width) + about_px);
    parts_stage_view(v, &stage, event->image, event->name, "");
    struct rect at = stage.content;
    rect_cut_bottom(&at, mm(v, 4));
    const int room = at.h - times_height(sc, v, at.w) - heading - mm(v, 8);
    int lines = room / heading;
    lines = lines > PROSE_LINES_MOST ? PROSE_LINES_MOST : lines;
    if (lines >= 0)
        about(v, &at, event, lines);
    question(sc, v, at, is_cut(v, event, at.w, lines));
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
    if (st->reading)
        event_read_view(sc, v, r.body);
    else if (v->panel->low_reach && panel_is_landscape(v->panel))
        low_and_wide(sc, v, r.body, event);
    else
        content(sc, v, r.body, event);
    footer(sc, v, r.footer);
}
