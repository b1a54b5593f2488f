#include "scenes/event_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum {
    TILE_MM = 27,
    TILE_LARGE_MM = 42,
    ROW_MM = 24,
    ROW_LARGE_MM = 30,
    CHIP_MM = 42,
    CHIP_LOW_MM = 28,
    CHIP_W_MM = 70,
    CHIP_W_LARGE_MM = 104
};

/* What of the list is on screen. */
struct page {
    uint32_t day;
    uint32_t first, shown; /* performances */
    uint32_t started;      /* before them, those of today that have begun: the last so many */
};

int event_days_height(const struct view *v)
{
    return mm(v, v->panel->large_text ? ROW_LARGE_MM : ROW_MM);
}

int event_times_columns(const struct view *v, int width)
{
    const int least = mm(v, v->panel->large_text ? CHIP_W_LARGE_MM : CHIP_W_MM);
    const int n = (width + mm(v, 4)) / (least + mm(v, 4));
    return n < 1 ? 1 : n;
}

int event_time_height(const struct view *v)
{
    const int words = parts_line(v, TYPE_TITLE) + 2 * parts_line(v, TYPE_BODY) + mm(v, 4);
    const int least = mm(v, v->panel->low_reach ? CHIP_LOW_MM : CHIP_MM);
    return words > least ? words : least;
}

static const char *tile_word(const struct scene_ctx *sc, struct view *v, const struct wall *date,
                             int width)
{
    const struct text_style style = {.step = TYPE_CAPTION};
    const int room = width - mm(v, 3);
    if (when_days_between(&sc->now, date) == 0 &&
        view_text_width(v, &style, tr("day.today")) <= room)
        return tr("day.today");
    if (date->month != sc->now.month || date->year != sc->now.year)
        return say_weekday_and_month(v->arena, date);
    const char *word = say_weekday(date);
    return view_text_width(v, &style, word) <= room ? word : say_weekday_short(date);
}

static void day_tile(const struct scene_ctx *sc, struct view *v, struct rect at,
                     const struct event_list *list, uint32_t day, bool chosen)
{
    const struct wall *date = &event_list_at(sc, list, list->days[day])->start;
    const unsigned long times = list->days[day + 1] - list->days[day];
    view_button(v, at,
                &(struct button){.id = "date",
                                 .nth = day,
                                 .label = view_printf(v, "%d", date->day),
                                 .sub = tile_word(sc, v, date, at.w),
                                 .hint = say_date_line(v->arena, date),
                                 .value = TR_N(v->arena, "event.times", times,
                                               {"n", view_printf(v, "%lu", times)}),
                                 .look = LOOK_DATE,
                                 .role = ROLE_TOGGLE,
                                 .action = EVENT_PAGE,
                                 .arg = list->days[day],
                                 .chosen = chosen});
}

/* Tiles are as wide as if the row were full, so that they stay where they are from page to page. */
static void tiles(const struct scene_ctx *sc, struct view *v, struct rect row,
                  const struct event_list *list, uint32_t shown)
{
    const int gap = mm(v, 4);
    const int least = mm(v, v->panel->large_text ? TILE_LARGE_MM : TILE_MM);
    const int fit = (row.w + gap) / (least + gap);
    const uint32_t n = fit < 1 ? 1 : (uint32_t)fit;
    const uint32_t from = shown / n * n;
    for (uint32_t i = 0; i < n && from + i < list->n_days; i++)
        day_tile(sc, v, rect_column(row, (int)i, (int)n, gap), list, from + i, from + i == shown);
}

static struct page page_of(const struct scene_ctx *sc, const struct event_list *list, uint32_t size)
{
    const struct event_scene *st = sc->state;
    const uint32_t place = st->first < list->n ? st->first : 0;
    struct page p = {.day = event_list_day(list, place)};
    const uint32_t begin = list->days[p.day], end = list->days[p.day + 1];
    const bool today = when_days_between(&sc->now, &event_list_at(sc, list, begin)->start) == 0;
    p.started = !today ? 0 : list->n_started < size ? list->n_started : size - 1;
    const uint32_t head = size - p.started; /* performances on the first page */
    p.first = begin;
    p.shown = head;
    if (place - begin >= head) {
        p.first = begin + head + (place - begin - head) / size * size;
        p.shown = size;
        p.started = 0;
    }
    if (p.shown > end - p.first)
        p.shown = end - p.first;
    return p;
}

static void turner(const struct scene_ctx *sc, struct view *v, struct rect *row,
                   const struct event_list *list, const struct page *p)
{
    (void)sc;
    struct view_list declared = {.id = "performance",
                                 .previous_id = "previous",
                                 .more_id = "more",
                                 .first = p->first,
                                 .shown = p->shown,
                                 .total = list->n};
    view_list(v, &declared);
    if (p->shown >= list->n)
        return;
    const uint32_t next = p->first + p->shown;
    struct rect buttons = rect_cut_right(row, 2 * row->h + mm(v, 4));
    rect_cut_right(row, mm(v, 4));
    view_button(v, rect_cut_left(&buttons, buttons.h),
                &(struct button){.id = "previous",
                                 .label = "",
                                 .hint = tr("event.earlier"),
                                 .icon = "back",
                                 .look = LOOK_QUIET,
                                 .action = EVENT_PAGE,
                                 .arg = p->first > 0 ? p->first - 1 : 0,
                                 .disabled = p->first == 0});
    rect_cut_left(&buttons, mm(v, 4));
    view_button(v, buttons,
                &(struct button){.id = "more",
                                 .label = "",
                                 .hint = tr("event.later"),
                                 .icon = "fwd",
                                 .look = LOOK_QUIET,
                                 .action = EVENT_PAGE,
                                 .arg = next,
                                 .disabled = next >= list->n});
}

/* Time, places, price; a chip that cannot be taken says why. */
static void chip_words(const struct scene_ctx *sc, struct view *v, struct rect at,
                       const struct instance *instance, const struct button *b)
{
    struct text_style time = parts_style(v, TYPE_TITLE, true);
    struct text_style small = parts_style(v, TYPE_BODY, false);
    time.color = b->disabled ? COLOR_MUTED : b->chosen ? COLOR_ON_PAPER : COLOR_TEXT;
    small.color = b->disabled ? COLOR_TEXT : time.color;
    small.shrink = small.ellipsis = true;
    money_t from;
    const bool priced = !b->disabled && instance_from_price(sc->catalogue, instance, &from);
    const int body = parts_line(v, TYPE_BODY), head = parts_line(v, TYPE_TITLE);
    at = rect_inset(at, mm(v, 6), 0);
    at = rect_centre(at, at.w, head + (priced ? 2 : 1) * body);
    view_decor_text(v, rect_cut_top(&at, head), time, say_time(v->arena, &instance->start));
    const bool begun = !instance_is_listed(instance, sc->now_utc_s);
    const bool told = !begun && !scene_is_stopped(sc, instance);
    const struct parts_places places = {told ? say_level(instance) : -1, b->value, false};
    parts_places(v, rect_cut_top(&at, body), small, &places);
    small.bold = true;
    if (priced)
        view_decor_text(v, rect_cut_top(&at, body), small, say_from(v->arena, sc->shop, from));
}

static void started_chip(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t i)
{
    const struct instance *instance = &sc->catalogue->instances[i];
    const struct button b = {.id = "started",
                             .nth = i,
                             .label = say_when(v->arena, &instance->start, &sc->now),
                             .value = tr("event.started"),
                             .look = LOOK_TILE,
                             .action = EVENT_PERFORMANCE,
                             .arg = UINT32_MAX,
                             .disabled = true};
    view_button(v, at, &b);
    chip_words(sc, v, at, instance, &b);
}

static void chip(const struct scene_ctx *sc, struct view *v, struct rect at,
                 const struct event_list *list, uint32_t place)
{
    const struct instance *instance = event_list_at(sc, list, place);
    const bool alive = event_can_be_bought(sc, list->instances[place]);
    const struct button b = {.id = "performance",
                             .nth = place,
                             .label = say_when(v->arena, &instance->start, &sc->now),
                             .value = scene_is_stopped(sc, instance)
                                          ? tr("event.not_here")
                                          : say_availability(v->arena, instance, sc->now_utc_s),
                             .look = LOOK_TILE,
                             .role = ROLE_TOGGLE,
                             .chosen = alive && sc->session->instance == list->instances[place],
                             .disabled = !alive,
                             .action = EVENT_PERFORMANCE,
                             .arg = place};
    view_button(v, at, &b);
    chip_words(sc, v, at, instance, &b);
}

void event_times_view(const struct scene_ctx *sc, struct view *v, struct rect row, struct rect at)
{
    struct event_list list;
    event_list_make(sc, &list);
    if (list.n == 0) {
        parts_message(v, rect_union(row, at), "cal", tr("event.none_title"), tr("event.none"));
        return;
    }
    const int gap = mm(v, 4);
    const int columns = event_times_columns(v, at.w);
    int rows = (at.h + gap) / (event_time_height(v) + gap);
    rows = rows < 1 ? 1 : rows;
    const struct page p = page_of(sc, &list, (uint32_t)(columns * rows));
    turner(sc, v, &row, &list, &p);
    tiles(sc, v, row, &list, p.day);
    for (uint32_t i = 0; i < p.started + p.shown; i++) {
        struct rect line = at;
        line.y += (int)i / columns * (event_time_height(v) + gap);
        line.h = event_time_height(v);
        const struct rect place = rect_column(line, (int)i % columns, columns, gap);
        if (i < p.started)
            started_chip(sc, v, place, list.started[list.n_started - p.started + i]);
        else
            chip(sc, v, place, &list, p.first + i - p.started);
    }
}
