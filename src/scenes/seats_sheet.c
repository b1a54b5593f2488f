/* The selection in words, seat by seat, with what each costs. */
#include <assert.h>

#include "base/text.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum {
    ENTRY_MM = 24,
    ENTRY_LOW_MM = 20,
    GAP_MM = 4,
    PAD_MM = 6,
    TYPE_LEAST_MM = 20,
    KIND_LINES_MAX = 3,
    ASIDE_MM = 22, /* what an entry has beside its words: margins, gaps, the sign to let it go */
    SPACE_MM = 8
};

static const char *sheet_title(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const struct plan_seat *first = &plan->seats[st->chosen[0]];
    const char *row = plan_string(plan, plan->rows[first->row].label);
    const char *key_words = !seats_pick_is_together(sc) ? "seats.sheet_apart"
                            : row[0] != '\0'            ? "seats.sheet_together"
                                                        : "seats.sheet_no_row";
    if (st->n_chosen == 1)
        return seats_place(sc, v->arena, st->chosen[0]);
    return TR_N(v->arena, key_words, (unsigned long)st->n_chosen,
                {"area", seats_area_name(sc, first->area)}, {"row", row},
                {"n", view_printf(v, "%zu", st->n_chosen)});
}

struct entry { /* one chosen seat in words */
    const char *seat, *kind, *price;
    const char *least; /* instead of a `kind` that does not fit: all of it where it has a note */
};

/* "Adult, band B, restricted view – safety rail" */
static struct entry entry_of(const struct scene_ctx *sc, struct view *v, size_t i)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const uint32_t seat = st->chosen[i];
    const struct price *price = seats_pick_price(sc, i);
    const char *type = sc->session->prices->types[st->types[i]].name;
    const char *note = seats_note(sc, v->arena, seat);
    const uint8_t band = sc->session->status->band[seat];
    const uint8_t letter = band < PRICE_BANDS_MAX ? st->letter_of[band] : UINT8_MAX;
    const char *kind = letter == UINT8_MAX ? type
                                           : TR(v->arena, "seats.sheet_kind", {"type", type},
                                                {"band", view_printf(v, "%c", 'A' + letter)});
    const char *both =
        note[0] ? TR(v->arena, "seats.note_both", {"first", kind}, {"second", note}) : kind;
    return (struct entry){.seat = plan_string(plan, plan->seats[seat].name),
                          .kind = both,
                          .least = note[0] ? both : type,
                          .price = price ? say_money(v->arena, sc->shop, price_total(price)) : ""};
}

struct grid { /* of the entries */
    int columns, rows, entry_px;
    bool one_line;  /* name, type and price beside each other */
    int kind_lines; /* below the name */
};

static int inner_width(const struct view *v, int width)
{
    return width - 2 * (panel_is_landscape(v->panel) ? 0 : panel_margin_px(v->panel));
}

static int title_px(const struct scene_ctx *sc, struct view *v, int width)
{
    struct text_style words = parts_style(v, TYPE_HEADING, true);
    words.lines = 2;
    return parts_height(v, words, sheet_title(sc, v), width - mm(v, 12));
}

static int low_px(const struct view *v)
{
    const int words = parts_line(v, TYPE_BODY) + mm(v, 6);
    return words > mm(v, ENTRY_LOW_MM) ? words : mm(v, ENTRY_LOW_MM);
}

static int high_px(const struct view *v)
{
    const int words = parts_line(v, TYPE_BODY) + parts_line(v, TYPE_CAPTION) + mm(v, 6);
    return words > mm(v, ENTRY_MM) ? words : mm(v, ENTRY_MM);
}

static int rows_for(const struct seats_scene *st, int columns)
{
    return ((int)st->n_chosen + columns - 1) / columns;
}

static int grid_px(const struct view *v, const struct grid *g)
{
    return g->rows * g->entry_px + (g->rows - 1) * mm(v, GAP_MM);
}

/* The last place says how many more there are where not all have one. */
static size_t shown_in(const struct seats_scene *st, const struct grid *g)
{
    const size_t room = (size_t)g->rows * (size_t)g->columns;
    return st->n_chosen <= room ? st->n_chosen : room - 1;
}

static int entry_needs_px(const struct scene_ctx *sc, struct view *v, size_t i)
{
    const struct entry e = entry_of(sc, v, i);
    const struct text_style strong = parts_style(v, TYPE_BODY, true);
    const struct text_style small = parts_muted(v, TYPE_CAPTION);
    const bool space = seats_map_is_space(sc, ((const struct seats_scene *)sc->state)->chosen[i]);
    return view_text_width(v, &small, e.kind) + view_text_width(v, &strong, e.price) +
           mm(v, ASIDE_MM + (space ? SPACE_MM : 0));
}

/* So many beside each other that all words of each can be read, where the width allows that. */
static int columns_for(const struct scene_ctx *sc, struct view *v, int width)
{
    const struct seats_scene *st = sc->state;
    const bool large = v->panel->large_text, wide = panel_is_landscape(v->panel);
    const int most = width / mm(v, large ? 100 : wide ? 62 : 70);
    const int n = (int)st->n_chosen;
    int columns = most > n ? n : most, need = 0;
    columns = columns < 1 ? 1 : columns;
    for (size_t i = 0; i < st->n_chosen; i++) {
        const int px = entry_needs_px(sc, v, i);
        need = px > need ? px : need;
    }
    while (columns > 1 && (width - (columns - 1) * mm(v, GAP_MM)) / columns < need)
        columns--;
    return columns;
}

/* How many lines below their names the words of all need. */
static int lines_for(const struct scene_ctx *sc, struct view *v, int width, int columns)
{
    const struct seats_scene *st = sc->state;
    assert(columns > 0);
    const int column = (width - (columns - 1) * mm(v, GAP_MM)) / columns;
    const struct text_style small = parts_muted(v, TYPE_CAPTION);
    int lines = 1;
    for (size_t i = 0; i < st->n_chosen; i++) {
        const struct entry e = entry_of(sc, v, i);
        const int aside = entry_needs_px(sc, v, i) - view_text_width(v, &small, e.kind);
        const int n = column > aside ? view_text_lines(v, &small, e.kind, column - aside) : 1;
        lines = n > lines ? n : lines;
    }
    return lines < KIND_LINES_MAX ? lines : KIND_LINES_MAX;
}

/* High entries while they fit, else low ones, in landscape in two columns; at last not all. */
static struct grid grid_for(const struct scene_ctx *sc, struct view *v, int width, int room)
{
    const struct seats_scene *st = sc->state;
    const bool large = v->panel->large_text, wide = panel_is_landscape(v->panel);
    const int most = width / mm(v, large ? 100 : wide ? 62 : 70), columns = most < 1 ? 1 : most;
    const int few = columns_for(sc, v, width), high = high_px(v);
    const int lines = lines_for(sc, v, width, few);
    const struct grid tries[] = {
        {few, 0, high + (lines - 1) * parts_line(v, TYPE_CAPTION), false, lines},
        {few, 0, high, false, 1},
        {wide ? 1 : columns, 0, wide ? low_px(v) : high, wide, 1},
        {columns, 0, low_px(v), true, 1}};
    struct grid g = tries[0];
    for (size_t i = 0; i < sizeof(tries) / sizeof(tries[0]); i++) {
        g = tries[i];
        g.rows = rows_for(st, g.columns);
        if (grid_px(v, &g) <= room)
            return g;
    }
    g.rows = (room + mm(v, GAP_MM)) / (g.entry_px + mm(v, GAP_MM));
    g.rows = g.rows < 1 ? 1 : g.rows;
    return g;
}

static int head_px(const struct scene_ctx *sc, struct view *v, int inner)
{
    const int pad = panel_is_landscape(v->panel) ? 0 : mm(v, PAD_MM);
    return 2 * pad + title_px(sc, v, inner) + mm(v, GAP_MM);
}

int seats_sheet_px(const struct scene_ctx *sc, struct view *v, int width, int most_px)
{
    const int inner = inner_width(v, width), head = head_px(sc, v, inner);
    const struct grid g = grid_for(sc, v, inner, most_px - head);
    return head + grid_px(v, &g);
}

struct seats_sheet_fit seats_sheet_fit(const struct scene_ctx *sc, struct view *v, int width,
                                       int most_px)
{
    const struct seats_scene *st = sc->state;
    const int inner = inner_width(v, width), head = head_px(sc, v, inner);
    const struct grid g = grid_for(sc, v, inner, most_px - head);
    const int few = columns_for(sc, v, inner);
    if (head + grid_px(v, &g) > most_px)
        return (struct seats_sheet_fit){.shown = 0};
    return (struct seats_sheet_fit){.shown = shown_in(st, &g),
                                    .whole = !g.one_line && g.columns == few &&
                                             g.kind_lines == lines_for(sc, v, inner, few)};
}

static void entry_words(struct view *v, struct rect at, const struct entry *e, const struct grid *g)
{
    struct text_style strong = parts_style(v, TYPE_BODY, true);
    struct text_style small = parts_muted(v, TYPE_CAPTION);
    strong.valign = small.valign = VALIGN_MIDDLE;
    strong.shrink = small.shrink = small.ellipsis = true;
    struct text_style right = strong;
    right.align = ALIGN_RIGHT;
    const int price = view_text_width(v, &strong, e->price) + mm(v, 3);
    view_decor_text(v, rect_cut_right(&at, price), right, e->price);
    if (!g->one_line) {
        small.lines = g->kind_lines;
        const int kind = parts_height(v, small, e->kind, at.w);
        at = rect_centre(at, at.w, parts_line(v, TYPE_BODY) + kind);
        view_decor_text(v, rect_cut_top(&at, parts_line(v, TYPE_BODY)), strong, e->seat);
        view_decor_text(v, at, small, e->kind);
        return;
    }
    int name = view_text_width(v, &strong, e->seat) + mm(v, 2);
    name = name < mm(v, TYPE_LEAST_MM) ? mm(v, TYPE_LEAST_MM) : name;
    view_decor_text(v, rect_cut_left(&at, name), strong, e->seat);
    const bool fits = view_text_width(v, &small, e->kind) <= at.w;
    if (at.w >= mm(v, TYPE_LEAST_MM))
        view_decor_text(v, at, small, fits ? e->kind : e->least);
}

static void draw_entry(const struct scene_ctx *sc, struct view *v, struct rect at, size_t i,
                       const struct grid *g)
{
    const struct seats_scene *st = sc->state;
    const struct entry e = entry_of(sc, v, i);
    const char *place = seats_place(sc, v->arena, st->chosen[i]);
    view_button(v, at,
                &(struct button){.id = "chosen",
                                 .nth = (uint32_t)i,
                                 .look = panel_is_landscape(v->panel) ? LOOK_QUIET : LOOK_SUNK,
                                 .role = ROLE_BUTTON,
                                 .value = TR(v->arena, "seats.entry", {"seat", place},
                                             {"type", e.kind}, {"price", e.price}),
                                 .hint = tr("seats.drop"),
                                 .disabled = st->hold_ticket != 0,
                                 .action = SEATS_DROP,
                                 .arg = (uint32_t)i});
    at = rect_inset(at, mm(v, 4), mm(v, 1));
    const int sign = mm(v, v->panel->large_text ? 7 : 5);
    view_icon(v, rect_centre(rect_cut_right(&at, sign + mm(v, 1)), sign, sign), "x", COLOR_TEXT);
    rect_cut_right(&at, mm(v, 3));
    if (seats_map_is_space(sc, st->chosen[i])) {
        view_icon(v, rect_centre(rect_cut_left(&at, mm(v, 6)), mm(v, 6), mm(v, 6)), "wheel",
                  COLOR_TEXT);
        rect_cut_left(&at, mm(v, 2));
    }
    entry_words(v, at, &e, g);
}

static void entries(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    const struct grid g = grid_for(sc, v, at.w, at.h);
    const int gap = mm(v, GAP_MM);
    const size_t room = (size_t)g.rows * (size_t)g.columns, shown = shown_in(st, &g);
    if (shown == 0)
        return; /* the title says how many */
    for (size_t i = 0; i < st->n_chosen && i < room; i++) {
        struct rect row = at;
        row.y += (int)i / g.columns * (g.entry_px + gap);
        row.h = g.entry_px;
        row = rect_column(row, (int)i % g.columns, g.columns, gap);
        if (i < shown) {
            draw_entry(sc, v, row, i, &g);
            continue;
        }
        struct text_style more = parts_style(v, TYPE_BODY, true);
        more.align = ALIGN_CENTRE;
        more.valign = VALIGN_MIDDLE;
        more.shrink = true;
        const size_t rest = st->n_chosen - shown;
        view_text(v, "chosen_more", row, more,
                  TR_N(v->arena, "seats.chosen_more", (unsigned long)rest,
                       {"n", view_printf(v, "%zu", rest)}));
    }
}

/* What prices include, at the right of the title where there is room for both. */
static void fees(const struct scene_ctx *sc, struct view *v, struct rect *head, int title_width)
{
    struct text_style style = parts_muted(v, TYPE_CAPTION);
    style.align = ALIGN_RIGHT;
    style.valign = VALIGN_MIDDLE;
    const struct terms terms = scene_terms(sc);
    const char *words = say_fees(v->arena, sc->shop, &terms, sc->session->prices);
    const int need = view_text_width(v, &style, words) + mm(v, 1);
    if (words[0] && !panel_is_landscape(v->panel) && head->w >= title_width + need + mm(v, 6))
        view_text(v, "fees", rect_cut_right(head, need), style, words);
}

void seats_sheet_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const bool wide = panel_is_landscape(v->panel);
    if (!wide) {
        view_box(v, at, COLOR_RAISED, 0);
        at = rect_inset(at, panel_margin_px(v->panel), mm(v, PAD_MM));
    }
    struct rect head = rect_cut_top(&at, title_px(sc, v, at.w));
    view_icon(v, rect_centre(rect_cut_left(&head, mm(v, 8)), mm(v, 7), mm(v, 7)), "check",
              COLOR_GOOD);
    rect_cut_left(&head, mm(v, 4));
    struct text_style words = parts_style(v, TYPE_HEADING, true);
    words.valign = VALIGN_MIDDLE;
    words.shrink = true;
    words.lines = 2;
    fees(sc, v, &head, view_text_width(v, &words, sheet_title(sc, v)));
    view_text(v, "selection", head, words, sheet_title(sc, v));
    rect_cut_top(&at, mm(v, GAP_MM));
    entries(sc, v, at);
}
