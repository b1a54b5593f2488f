#include "base/text.h"
#include "scenes/browse_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum {
    FIELD_LEAST_MM = 60,
    WEEK_DAYS = 7,
    WEEKS_MAX = 6,
    MONTHS_AHEAD = 12,
    WEEKS_AHEAD = BROWSE_SPANS_MAX,
    DAY_LEAST_MM = 20,
    DAY_MOST_MM = 32
};

static struct rect sheet_box(struct view *v, int height)
{
    struct rect usable = panel_usable(v->panel);
    if (height > usable.h)
        height = usable.h;
    const struct rect box = rect_cut_bottom(&usable, height);
    view_box(v, box, COLOR_RAISED, 5);
    return rect_inset(box, panel_margin_px(v->panel), mm(v, 6));
}

static void search_row(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    struct browse_list list;
    browse_list_make(sc, &list);
    const unsigned long n = (unsigned long)list.n;
    parts_button_right(v, &row,
                       &(struct button){.id = "search_done",
                                        .label = TR_N(v->arena, "browse.search_show", n,
                                                      {"n", view_printf(v, "%lu", n)}),
                                        .look = LOOK_PRIMARY,
                                        .action = BROWSE_SEARCH_DONE});
    struct button clear = {.id = "search_clear",
                           .label = tr("browse.search_clear"),
                           .hint = tr("browse.search_clear"),
                           .look = LOOK_SUNK,
                           .action = BROWSE_SEARCH_CLEAR,
                           .disabled = sc->session->search[0] == '\0'};
    if (row.w < parts_button_width(v, &clear) + mm(v, FIELD_LEAST_MM)) {
        clear.label = "";
        clear.icon = "x";
    }
    parts_button_right(v, &row, &clear);
    const struct field f = {.id = "search_field",
                            .label = tr("browse.search"),
                            .value = sc->session->search,
                            .hint = tr("browse.search_hint"),
                            .action = BROWSE_SEARCH,
                            .active = true};
    view_field(v, row, &f);
}

void browse_search_view(const struct scene_ctx *sc, struct view *v)
{
    const struct browse_scene *st = sc->state;
    const struct keyboard_spec spec = browse_keyboard(sc);
    const int keys = keyboard_height_px(v, &spec);
    const int row = parts_button_height(v);
    view_begin_modal(v);
    struct rect at = sheet_box(v, keys + row + mm(v, 6 + 6 + 6));
    search_row(sc, v, rect_cut_top(&at, row));
    rect_cut_top(&at, mm(v, 6));
    keyboard_view(v, at, &st->keyboard, &spec);
}

static struct wall first_of_month(const struct wall *now, uint32_t ahead)
{
    const int months = now->year * 12 + (now->month - 1) + (int)ahead;
    return (struct wall){
        .year = (int16_t)(months / 12), .month = (int8_t)(months % 12 + 1), .day = 1};
}

/* Pages of the calendar: months, or weeks where a month has no room for targets of 20 mm. */
struct span {
    struct wall first; /* of its days: the month's first, or a Monday */
    bool week;
};

static bool shows_weeks(const struct view *v)
{
    const struct rect usable = panel_usable(v->panel);
    const int head = parts_button_height(v) + theme_line_px(v->panel, TYPE_CAPTION) + mm(v, 16);
    return usable.h - head < WEEKS_MAX * mm(v, DAY_LEAST_MM + 4);
}

static struct span span_of(const struct scene_ctx *sc, const struct view *v)
{
    const struct browse_scene *st = sc->state;
    if (!shows_weeks(v))
        return (struct span){first_of_month(&sc->now, st->month < MONTHS_AHEAD ? st->month : 0),
                             false};
    const struct wall monday = when_add_days(&sc->now, -when_weekday(&sc->now));
    return (struct span){when_add_days(&monday, WEEK_DAYS * (int)st->month), true};
}

static void page_button(struct view *v, struct rect *row, bool next, const struct span *span,
                        uint32_t page)
{
    const uint32_t pages = span->week ? WEEKS_AHEAD : MONTHS_AHEAD;
    const char *hint = span->week ? (next ? "browse.week_next" : "browse.week_previous")
                                  : (next ? "browse.calendar_next" : "browse.calendar_previous");
    parts_button_right(v, row,
                       &(struct button){.id = next ? "calendar_next" : "calendar_previous",
                                        .label = "",
                                        .hint = tr(hint),
                                        .icon = next ? "fwd" : "back",
                                        .look = LOOK_SUNK,
                                        .action = BROWSE_MONTH,
                                        .arg = next       ? page + 1
                                               : page > 0 ? page - 1
                                                          : 0,
                                        .disabled = next ? page + 1 >= pages : page == 0});
}

static void calendar_head(const struct scene_ctx *sc, struct view *v, struct rect row,
                          const struct span *span)
{
    const struct browse_scene *st = sc->state;
    struct text_style head = parts_style(v, TYPE_TITLE, true);
    head.valign = VALIGN_MIDDLE;
    head.shrink = true;
    head.lines = 2;
    parts_button_right(v, &row,
                       &(struct button){.id = "calendar_close",
                                        .label = tr("browse.calendar_close"),
                                        .look = LOOK_SUNK,
                                        .action = BROWSE_CALENDAR_DONE});
    page_button(v, &row, true, span, st->month);
    page_button(v, &row, false, span, st->month);
    view_heading(v, "calendar_month", row, head, say_month(v->arena, &span->first));
}

static void calendar_day(const struct scene_ctx *sc, struct view *v, struct rect at,
                         const struct wall *day)
{
    const int days = when_days_between(&sc->now, day);
    const bool has = days >= 0 && browse_day_has_shows(sc, days);
    view_button(v, at,
                &(struct button){.id = "calendar_day",
                                 .nth = (uint32_t)day->day,
                                 .label = view_printf(v, "%d", day->day),
                                 .hint = say_date_line(v->arena, day),
                                 .value = has ? "" : tr("browse.no_shows"),
                                 .look = LOOK_CHIP,
                                 .role = ROLE_TOGGLE,
                                 .action = BROWSE_DATE,
                                 .arg = (uint32_t)(days < 0 ? 0 : days),
                                 .chosen = has && days == sc->session->date_filter,
                                 .disabled = !has});
}

static void week_days(struct view *v, struct rect row, const struct wall *first)
{
    struct text_style style = {
        .step = TYPE_CAPTION, .color = COLOR_MUTED, .align = ALIGN_CENTRE, .valign = VALIGN_BOTTOM};
    const struct wall monday = when_add_days(first, -when_weekday(first));
    for (int i = 0; i < WEEK_DAYS; i++) {
        const struct wall day = when_add_days(&monday, i);
        const struct rect column = rect_column(row, i, WEEK_DAYS, mm(v, 4));
        const char *words = say_weekday_short(&day), *end = words;
        if (view_text_width(v, &style, words) > column.w) { /* its first two letters */
            for (int n = 0; n < 2 && *end; n++)
                text_next(&end);
            words = arena_strndup(v->arena, words, (size_t)(end - words));
        }
        view_text(v, NULL, column, style, words);
    }
}

static void calendar_week(const struct scene_ctx *sc, struct view *v, struct rect at,
                          const struct wall *monday)
{
    if (at.h > mm(v, DAY_MOST_MM))
        at.h = mm(v, DAY_MOST_MM);
    for (int i = 0; i < WEEK_DAYS; i++) {
        const struct wall day = when_add_days(monday, i);
        calendar_day(sc, v, rect_column(at, i, WEEK_DAYS, mm(v, 4)), &day);
    }
}

static void calendar_grid(const struct scene_ctx *sc, struct view *v, struct rect at,
                          const struct wall *month)
{
    const int lead = when_weekday(month);
    const int gap = mm(v, 4);
    struct wall day = *month;
    int weeks = 0;
    for (struct wall d = *month; d.month == month->month; d = when_add_days(&d, 1))
        weeks = (lead + d.day - 1) / WEEK_DAYS + 1;
    for (; day.month == month->month; day = when_add_days(&day, 1)) {
        const int cell = lead + day.day - 1;
        const struct rect row = rect_row(at, cell / WEEK_DAYS, weeks, gap);
        calendar_day(sc, v, rect_column(row, cell % WEEK_DAYS, WEEK_DAYS, gap), &day);
    }
}

void browse_calendar_view(const struct scene_ctx *sc, struct view *v)
{
    const struct span span = span_of(sc, v);
    const int head = parts_button_height(v);
    const int names = theme_line_px(v->panel, TYPE_CAPTION) + mm(v, 2);
    const int rows = span.week ? mm(v, DAY_MOST_MM) : WEEKS_MAX * mm(v, DAY_LEAST_MM + 4);
    view_begin_modal(v);
    struct rect at = sheet_box(v, head + names + mm(v, 12 + 4) + rows);
    calendar_head(sc, v, rect_cut_top(&at, head), &span);
    week_days(v, rect_cut_top(&at, names), &span.first);
    rect_cut_top(&at, mm(v, 2));
    if (span.week)
        calendar_week(sc, v, at, &span.first);
    else
        calendar_grid(sc, v, at, &span.first);
}
