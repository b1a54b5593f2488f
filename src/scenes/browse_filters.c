#include "scenes/browse_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { TILES_MAX = 8, TILE_LEAST_MM = 20, TILE_LARGE_MM = 44, CHIP_PADDING_MM = 6 };

/* All dates, the next days, the calendar: as many as have room. */
static int tile_count(const struct view *v, int width)
{
    const struct text_style style = {.step = TYPE_CAPTION};
    const int words = view_text_width(v, &style, tr("browse.calendar")) + mm(v, 4);
    int least = mm(v, v->panel->large_text ? TILE_LARGE_MM : TILE_LEAST_MM);
    least = words > least ? words : least;
    const int gap = mm(v, 4);
    const int n = (width + gap) / (least + gap);
    return n > TILES_MAX ? TILES_MAX : n < 3 ? 3 : n;
}

static const char *day_word(const struct view *v, const struct wall *day, int days, int width)
{
    const struct text_style style = {.step = TYPE_CAPTION};
    const char *word = days == 0 ? tr("day.today") : say_weekday(day);
    return view_text_width(v, &style, word) <= width - mm(v, 3) ? word : say_weekday_short(day);
}

static void day_tile(const struct scene_ctx *sc, struct view *v, struct rect at, int days)
{
    const struct wall day = when_add_days(&sc->now, days);
    const bool has = browse_day_has_shows(sc, days);
    view_button(v, at,
                &(struct button){.id = "date",
                                 .nth = (uint32_t)(days + 1),
                                 .label = view_printf(v, "%d", day.day),
                                 .sub = has ? day_word(v, &day, days, at.w) : tr("browse.no_shows"),
                                 .hint = say_date_line(v->arena, &day),
                                 .look = LOOK_DATE,
                                 .role = ROLE_TOGGLE,
                                 .action = BROWSE_DATE,
                                 .arg = (uint32_t)days,
                                 .chosen = sc->session->date_filter == days,
                                 .disabled = !has});
}

static void calendar_tile(const struct scene_ctx *sc, struct view *v, struct rect at, int n_days)
{
    const int chosen = sc->session->date_filter;
    struct button b = {.id = "calendar",
                       .label = tr("browse.calendar"),
                       .sub = "",
                       .icon = "cal",
                       .look = LOOK_DATE,
                       .role = ROLE_TOGGLE,
                       .action = BROWSE_CALENDAR};
    if (chosen >= n_days) {
        const struct wall day = when_add_days(&sc->now, chosen);
        b.label = view_printf(v, "%d", day.day);
        b.sub = day_word(v, &day, chosen, at.w);
        b.icon = "";
        b.chosen = true;
    }
    view_button(v, at, &b);
}

void browse_dates_view(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    const int n = tile_count(v, row.w);
    const int gap = mm(v, 4);
    view_button(v, rect_column(row, 0, n, gap),
                &(struct button){.id = "date",
                                 .label = tr("browse.all"),
                                 .sub = tr("browse.dates"),
                                 .look = LOOK_DATE,
                                 .role = ROLE_TOGGLE,
                                 .action = BROWSE_DATE,
                                 .arg = UINT32_MAX,
                                 .chosen = sc->session->date_filter < 0});
    for (int i = 1; i < n - 1; i++)
        day_tile(sc, v, rect_column(row, i, n, gap), i - 1);
    calendar_tile(sc, v, rect_column(row, n - 1, n, gap), n - 2);
}

static int chip_width(const struct view *v, const struct button *b)
{
    const struct text_style style = {.step = TYPE_BODY, .bold = true};
    int w = view_text_width(v, &style, b->label) + 2 * mm(v, CHIP_PADDING_MM);
    if (b->icon)
        w += mm(v, 7 + 3);
    return w < mm(v, 24) ? mm(v, 24) : w;
}

static bool chip(struct view *v, struct rect *row, const struct button *b)
{
    const int w = chip_width(v, b);
    if (w > row->w)
        return false;
    view_button(v, rect_cut_left(row, w), b);
    rect_cut_left(row, mm(v, 4));
    return true;
}

static void search_chip(const struct scene_ctx *sc, struct view *v, struct rect *row)
{
    const bool used = sc->session->search[0] != '\0';
    struct button b = {.id = "search",
                       .hint = tr("browse.search"),
                       .label =
                           used ? TR(v->arena, "browse.searched", {"words", sc->session->search})
                                : tr("browse.search"),
                       .icon = "search",
                       .look = LOOK_CHIP,
                       .chosen = used,
                       .action = BROWSE_SEARCH};
    int w = chip_width(v, &b);
    if (w > row->w / 2) {
        w = row->w / 2;
        b.label = used ? "" : b.label; /* the sign says it; what was typed stands in the field */
        b.value = used ? sc->session->search : "";
    }
    view_button(v, rect_cut_right(row, w), &b);
    rect_cut_right(row, mm(v, 4));
}

void browse_tags_view(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    search_chip(sc, v, &row);
    if (!sc->catalogue || sc->catalogue->n_tags == 0)
        return;
    const int chosen = sc->session->tag_filter;
    struct button b = {.id = "tag",
                       .label = tr("browse.all_shows"),
                       .look = LOOK_CHIP,
                       .role = ROLE_TOGGLE,
                       .action = BROWSE_TAG,
                       .chosen = chosen < 0};
    if (!chip(v, &row, &b))
        return;
    for (size_t i = 0; i < sc->catalogue->n_tags; i++) {
        b.nth = b.arg = (uint32_t)i + 1;
        b.label = sc->catalogue->tags[i];
        b.chosen = chosen == (int)i;
        if (!chip(v, &row, &b))
            return;
    }
}
