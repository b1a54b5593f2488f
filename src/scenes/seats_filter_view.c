/* The legend, each entry a filter: what a letter costs and how much is left of it; and what can be
 * asked of a seat besides. */
#include "base/text.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum {
    ENTRY_MIN_MM = 45,
    ENTRY_MIN_LARGE_MM = 74,
    ENTRY_MM = 20,
    SAMPLE_MM = 12,
    COLUMNS_MAX = 5,
    GAP_MM = 4
};

static int columns_of(const struct view *v, int n, int width)
{
    const int least = mm(v, v->panel->large_text ? ENTRY_MIN_LARGE_MM : ENTRY_MIN_MM);
    const int room = (width + mm(v, GAP_MM)) / (least + mm(v, GAP_MM));
    const int most = room < 1 ? 1 : room > COLUMNS_MAX ? COLUMNS_MAX : room;
    if (n < most)
        return n > 1 ? n : 1;
    return n <= 2 * most && n > most ? (n + 1) / 2 : most;
}

static int entry_px(const struct view *v)
{
    const int words = parts_line(v, TYPE_BODY) + parts_line(v, TYPE_CAPTION) + mm(v, 4);
    return words > mm(v, ENTRY_MM) ? words : mm(v, ENTRY_MM);
}

/* Something is left in the house, but nothing that passes the filters. */
static bool leaves_nothing(const struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    for (uint32_t i = 0; i < sc->session->plan->n_areas; i++) {
        if (st->areas[i].n_left > 0)
            return false;
    }
    return seats_filter_any(sc);
}

int seats_filters_px(const struct scene_ctx *sc, const struct view *v, int width)
{
    uint32_t all[SEATS_FILTERS_MAX];
    const int n = (int)seats_filter_list(sc, all), columns = columns_of(v, n, width);
    if (n == 0)
        return 0;
    const int rows = (n + columns - 1) / columns, gap = mm(v, GAP_MM);
    const int clear = leaves_nothing(sc) ? parts_small_height(v) + gap : 0;
    return rows * entry_px(v) + (rows - 1) * gap + clear;
}

static int left_of(const struct scene_ctx *sc, uint32_t which)
{
    const struct seats_scene *st = sc->state;
    if (which == SEATS_FILTER_SPACES)
        return st->kinds.n_spaces;
    return which == SEATS_FILTER_FULL_VIEW ? st->kinds.n_full_view : st->bands[which].n_free;
}

static const char *name_of(const struct scene_ctx *sc, struct view *v, uint32_t which)
{
    const struct seats_scene *st = sc->state;
    if (which == SEATS_FILTER_SPACES)
        return tr("seats.filter_spaces");
    return which == SEATS_FILTER_FULL_VIEW ? tr("seats.filter_full_view")
                                           : say_money(v->arena, sc->shop, st->bands[which].price);
}

static void sample(struct view *v, struct rect at, uint32_t which, enum color ink)
{
    const int size = mm(v, 10), sign = mm(v, 8);
    if (which == SEATS_FILTER_SPACES)
        view_icon(v, rect_centre(at, sign, sign), "wheel", ink);
    else if (which == SEATS_FILTER_FULL_VIEW)
        view_icon(v, rect_centre(at, sign, sign), "check", ink);
    else
        view_mark(v, rect_centre(at, size, size), MARK_FREE, (uint8_t)which);
}

/* The letter is said too: the ear has nothing of the mark. */
static const char *spoken(struct view *v, uint32_t which, const char *left)
{
    if (which >= SEATS_BANDS_MAX)
        return left;
    return TR(v->arena, "seats.filter_band", {"band", view_printf(v, "%c", (int)('A' + which))},
              {"left", left});
}

static void entry(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t which)
{
    const bool on = seats_filter_is_on(sc, which), band = which < SEATS_BANDS_MAX;
    const int n = left_of(sc, which);
    const char *left =
        TR_N(v->arena, "seats.left", (unsigned long)n, {"n", view_printf(v, "%d", n)});
    struct text_style name = parts_style(v, TYPE_BODY, true);
    struct text_style small = parts_muted(v, TYPE_CAPTION);
    name.color = on ? COLOR_ON_PAPER : COLOR_TEXT;
    small.color = on ? COLOR_ON_PAPER_MUTED : COLOR_MUTED;
    name.shrink = small.shrink = name.ellipsis = small.ellipsis = true;
    view_box(v, at, panel_is_landscape(v->panel) ? COLOR_RAISED : COLOR_SURFACE, 5);
    struct widget *button =
        view_button(v, at,
                    &(struct button){.id = band ? "band" : "access",
                                     .nth = band ? which : which - SEATS_FILTER_SPACES,
                                     .label = name_of(sc, v, which),
                                     .value = spoken(v, which, left),
                                     .look = LOOK_BARE,
                                     .role = ROLE_TOGGLE,
                                     .chosen = on,
                                     .action = SEATS_FILTER,
                                     .arg = which});
    button->radius_px = mm(v, 5);
    at = rect_inset(at, mm(v, 3), mm(v, 2));
    sample(v, rect_cut_left(&at, mm(v, SAMPLE_MM)), which, name.color);
    rect_cut_left(&at, mm(v, 2));
    const int body = parts_line(v, TYPE_BODY), both = body + parts_line(v, TYPE_CAPTION);
    const bool roomy = at.h >= both;
    at = rect_centre(at, at.w, roomy ? both : body);
    view_decor_text(v, rect_cut_top(&at, body), name, name_of(sc, v, which));
    if (roomy)
        view_decor_text(v, at, small, left);
}

void seats_clear_view(struct view *v, struct rect at)
{
    struct text_style words = parts_style(v, TYPE_BODY, true);
    words.valign = VALIGN_MIDDLE;
    words.lines = 3;
    const struct button clear = {.id = "clear_filters",
                                 .label = tr("seats.clear_filters"),
                                 .look = LOOK_QUIET,
                                 .action = SEATS_FILTER,
                                 .arg = SEATS_FILTER_NONE};
    const int button = parts_small_height(v), left = at.w - parts_button_width(v, &clear);
    const int above = parts_height(v, words, tr("seats.nothing_filtered"), at.w);
    const bool beside = view_text_lines(v, &words, tr("seats.nothing_filtered"),
                                        left - mm(v, GAP_MM)) <= button / parts_line(v, TYPE_BODY);
    if (beside || at.h < above + mm(v, GAP_MM) + button) {
        struct rect row = rect_cut_top(&at, button);
        parts_button_right(v, &row, &clear);
        view_alert(v, "nothing", row, words, tr("seats.nothing_filtered"));
        return;
    }
    view_alert(v, "nothing", rect_cut_top(&at, above), words, tr("seats.nothing_filtered"));
    rect_cut_top(&at, mm(v, GAP_MM));
    struct rect row = rect_cut_top(&at, button);
    parts_button_left(v, &row, &clear);
}

/* As many as it takes to have room for all, while they are not too narrow for a price. */
static int columns_in(const struct view *v, int n, struct rect at)
{
    const int gap = mm(v, GAP_MM), most = (at.w + gap) / (mm(v, ENTRY_MIN_MM) + gap);
    int columns = columns_of(v, n, at.w);
    while (columns < most && (n + columns - 1) / columns * (entry_px(v) + gap) - gap > at.h)
        columns++;
    return columns;
}

/* Lower ones, of which only the name is shown, where there is not the height for all. */
static int entry_in(const struct view *v, int rows, int height)
{
    const int share = (height - (rows - 1) * mm(v, GAP_MM)) / rows, least = mm(v, ENTRY_MM);
    const int h = share < entry_px(v) ? share : entry_px(v);
    return h < least ? least : h;
}

void seats_filters_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                        const struct button *last)
{
    uint32_t all[SEATS_FILTERS_MAX];
    const int n = (int)seats_filter_list(sc, all), cells = n + (last ? 1 : 0);
    const int columns = columns_in(v, cells, at), gap = mm(v, GAP_MM);
    if (cells == 0)
        return;
    const int rows = (cells + columns - 1) / columns, h = entry_in(v, rows, at.h);
    for (int i = 0; i < cells; i++) {
        struct rect row = {at.x, at.y + i / columns * (h + gap), at.w, h};
        row = rect_column(row, i % columns, columns, gap);
        if (i < n) {
            entry(sc, v, row, all[i]);
            continue;
        }
        struct button b = *last;
        if (parts_button_width(v, &b) > row.w)
            b.label = "";
        view_button(v, row, &b);
    }
    rect_cut_top(&at, rows * (h + gap));
    if (leaves_nothing(sc) && at.h >= parts_small_height(v))
        seats_clear_view(v, at);
}
