/* The seats of the open row as tiles. They wrap over lines; a wider gap stands for what is between
 * two seats: a cross where somebody else sits, a line where an aisle is. */
#include "scenes/parts.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum {
    TILE_MM = 36,
    TILE_LARGE_MM = 54,
    HIGH_MM = 26,
    HIGH_LOW_MM = 20,
    GAP_MM = 4,
    APART_MM = 8,
    MARK_MM = 9,
    RADIUS_MM = 5,
    WORDS_MM = 100
};

enum between { BETWEEN_NOTHING, BETWEEN_AISLE, BETWEEN_TAKEN };

struct tile {
    uint32_t seat; /* SEAT_NONE: takes the block */
    enum between before;
    int line, x, w;
};

struct tiles {
    struct tile *all;
    int n, n_lines, step, high;
    bool paged;
    int first, shown; /* lines */
};

static uint32_t open_row(const struct scene_ctx *sc)
{
    const struct seats_list *list = &((const struct seats_scene *)sc->state)->list;
    return list->listed[list->open];
}

/* One person touches the seat itself; a wheelchair comes with those who sit beside it. */
static bool offers_block(const struct scene_ctx *sc, uint32_t row)
{
    const struct seats_scene *st = sc->state;
    return st->list.rows[row].block != SEAT_NONE && st->n_wanted > 1;
}

static bool is_listed(const struct scene_ctx *sc, uint32_t seat)
{
    return seats_list_has(sc, seat) || seats_list_is_chosen(sc, seat);
}

/* The seats to list, in the order of the row. */
static void gather(const struct scene_ctx *sc, struct arena *a, struct tiles *ret)
{
    const struct plan *plan = sc->session->plan;
    const uint32_t row = open_row(sc);
    const struct plan_row *r = &plan->rows[row];
    enum between before = BETWEEN_NOTHING;
    ret->all = arena_alloc(a, (r->n_seats + 1U) * sizeof(ret->all[0]));
    ret->n = 0;
    if (offers_block(sc, row))
        ret->all[ret->n++] = (struct tile){.seat = SEAT_NONE};
    for (uint32_t i = r->first_seat; i < r->first_seat + r->n_seats; i++) {
        if (!plan->seats[i].is_next_to_previous && before == BETWEEN_NOTHING)
            before = BETWEEN_AISLE;
        if (!is_listed(sc, i)) {
            before = BETWEEN_TAKEN;
            continue;
        }
        const bool is_first = ret->n == 0 || ret->all[ret->n - 1].seat == SEAT_NONE;
        ret->all[ret->n++] =
            (struct tile){.seat = i, .before = is_first ? BETWEEN_NOTHING : before};
        before = BETWEEN_NOTHING;
    }
}

static void flow(const struct view *v, int width, struct tiles *t)
{
    const int gap = mm(v, GAP_MM), least = mm(v, v->panel->large_text ? TILE_LARGE_MM : TILE_MM);
    const int columns = (width + gap) / (least + gap) < 1 ? 1 : (width + gap) / (least + gap);
    const int w = (width - (columns - 1) * gap) / columns;
    int x = 0, line = 0;
    for (int i = 0; i < t->n; i++) {
        struct tile *tile = &t->all[i];
        tile->w = tile->seat == SEAT_NONE && columns > 1 ? 2 * w + gap : w;
        const int apart = gap + (tile->before != BETWEEN_NOTHING ? mm(v, APART_MM) : 0);
        if (x > 0 && x + apart + tile->w > width) {
            x = 0;
            line++;
        }
        tile->x = x > 0 ? x + apart : 0;
        tile->line = line;
        x = tile->x + tile->w;
    }
    t->n_lines = line + 1;
}

static int tile_high(const struct view *v)
{
    const int words = parts_line(v, TYPE_HEADING) + parts_line(v, TYPE_CAPTION) + mm(v, 4);
    const bool flat = v->panel->low_reach || panel_is_landscape(v->panel);
    const int least = mm(v, flat ? HIGH_LOW_MM : HIGH_MM);
    return words > least ? words : least;
}

static struct tiles lay_out(const struct scene_ctx *sc, const struct view *v, int width)
{
    struct tiles t = {.high = tile_high(v), .step = tile_high(v) + mm(v, GAP_MM)};
    gather(sc, v->arena, &t);
    flow(v, width, &t);
    t.shown = t.n_lines;
    return t;
}

/* What `most` has room for, from the seat on that was asked for; the last page is full. */
static void turn_to_page(const struct scene_ctx *sc, const struct view *v, int most,
                         struct tiles *t)
{
    const struct seats_list *list = &((const struct seats_scene *)sc->state)->list;
    const int room = (most + mm(v, GAP_MM)) / t->step, lines = room < 1 ? 1 : room;
    if (lines >= t->n_lines)
        return;
    t->paged = true;
    t->shown = lines;
    for (int i = 0; i < t->n && (t->all[i].seat == SEAT_NONE || t->all[i].seat <= list->tile); i++)
        t->first = t->all[i].line;
    if (t->first > t->n_lines - lines)
        t->first = t->n_lines - lines;
}

int seats_list_tiles_px(const struct scene_ctx *sc, const struct view *v, int width)
{
    const struct tiles t = lay_out(sc, v, width);
    return t.n_lines * t.step;
}

static void take_tile(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    const struct seats_row *row = &st->list.rows[open_row(sc)];
    const bool spaces = st->n_wheelchair > 0;
    const unsigned long n = spaces ? st->n_wheelchair : st->n_wanted;
    view_button(
        v, at,
        &(struct button){.id = "take",
                         .label = TR_N(v->arena, spaces ? "seats.take_spaces" : "seats.take", n,
                                       {"n", view_printf(v, "%lu", n)}),
                         .value = seats_row_name(sc, v->arena, open_row(sc)),
                         .icon = spaces ? "wheel" : "people",
                         .look = LOOK_LINE,
                         .disabled = seats_blocked(sc) || st->hold_ticket != 0,
                         .action = SEATS_TAKE,
                         .arg = row->block});
}

/* Seats of several prices: each tile has its letter. */
static bool is_mixed(const struct scene_ctx *sc)
{
    const unsigned letters =
        ((const struct seats_scene *)sc->state)->list.rows[open_row(sc)].letters;
    return (letters & (letters - 1U)) != 0;
}

static void seat_tile(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    const bool chosen = seats_list_is_chosen(sc, seat);
    const bool dead = seats_blocked(sc) || st->hold_ticket != 0;
    struct text_style number = parts_style(v, TYPE_HEADING, true);
    struct text_style words = parts_style(v, TYPE_CAPTION, false);
    number.align = words.align = ALIGN_CENTRE;
    number.shrink = words.shrink = number.ellipsis = words.ellipsis = true;
    words.lines = 2;
    number.color = words.color = dead ? COLOR_DIM : chosen ? COLOR_ON_PAPER : COLOR_TEXT;
    view_box(v, at, COLOR_RAISED, RADIUS_MM);
    struct widget *tile =
        view_button(v, at,
                    &(struct button){.id = "tile",
                                     .nth = seat - sc->session->plan->rows[open_row(sc)].first_seat,
                                     .label = seats_seat_number(sc, v->arena, seat),
                                     .value = seats_seat_words(sc, v->arena, seat),
                                     .look = LOOK_BARE,
                                     .role = ROLE_TOGGLE,
                                     .chosen = chosen,
                                     .disabled = dead,
                                     .action = SEATS_PLAN,
                                     .arg = seat});
    tile->radius_px = mm(v, RADIUS_MM);
    struct rect in = rect_inset(at, mm(v, 1.5), 0);
    if (is_mixed(sc)) {
        const struct rect sign = rect_cut_left(&in, mm(v, MARK_MM));
        const bool half = plan_overlay_is_restricted(sc->session->overlay, seat);
        view_mark(v, rect_centre(sign, sign.w, sign.w), half ? MARK_RESTRICTED : MARK_FREE,
                  st->letter_of[sc->session->status->band[seat]]);
    }
    const char *state = seats_seat_state(sc, seat);
    const int upper = parts_line(v, TYPE_HEADING);
    in = rect_centre(in, in.w, upper + parts_height(v, words, state, in.w));
    view_decor_text(v, rect_cut_top(&in, upper), number, seats_seat_number(sc, v->arena, seat));
    view_decor_text(v, in, words, state);
}

static void gap_before(struct view *v, struct rect at, enum between before)
{
    const int w = mm(v, GAP_MM + APART_MM);
    const struct rect gap = {at.x - w, at.y, w, at.h};
    if (before == BETWEEN_TAKEN)
        view_mark(v, rect_centre(gap, mm(v, 7), mm(v, 7)), MARK_TAKEN, 0);
    else if (before == BETWEEN_AISLE)
        view_box(v, rect_centre(gap, mm(v, 0.5), at.h), COLOR_LINE, 0);
}

/* First tile of a line; the number of tiles behind the last one. */
static int first_of_line(const struct tiles *t, int line)
{
    int i = 0;
    while (i < t->n && t->all[i].line < line)
        i++;
    return i;
}

/* How a seat that is not on this page is reached, by its place in the row. */
static void declare(const struct scene_ctx *sc, struct view *v, const struct tiles *t, int end)
{
    const struct plan_row *row = &sc->session->plan->rows[open_row(sc)];
    int from = first_of_line(t, t->first);
    from += t->all[from].seat == SEAT_NONE && from + 1 < end;
    const uint32_t first = t->all[from].seat - row->first_seat;
    const uint32_t last = t->all[end - 1].seat - row->first_seat;
    view_list(v, &(struct view_list){.id = "tile",
                                     .first = first,
                                     .shown = last + 1 - first,
                                     .total = row->n_seats,
                                     .previous_id = "tiles_previous",
                                     .more_id = "tiles_more"});
}

static void page_words(struct view *v, struct rect *row, int first, int last, int all)
{
    struct text_style style = parts_muted(v, TYPE_BODY);
    style.valign = VALIGN_MIDDLE;
    style.shrink = true;
    style.lines = 2;
    style.align = ALIGN_RIGHT;
    const char *words =
        TR(v->arena, "seats.tiles_shown", {"first", view_printf(v, "%d", first)},
           {"last", view_printf(v, "%d", last)}, {"all", view_printf(v, "%d", all)});
    if (row->w >= mm(v, WORDS_MM) && view_text_lines(v, &style, words, row->w / 2) <= 2)
        view_text(v, "tiles_shown", rect_cut_right(row, row->w / 2), style, words);
}

/* Cut from the right end of `row`, with the words where a row of its own has room for them. */
static void pager(const struct scene_ctx *sc, struct view *v, struct rect *row,
                  const struct tiles *t)
{
    const int back = t->first > t->shown ? t->first - t->shown : 0;
    const int end = first_of_line(t, t->first + t->shown), from = first_of_line(t, t->first);
    const int no_seat = t->all[0].seat == SEAT_NONE; /* the tile that takes the block */
    const struct button more = {.id = "tiles_more",
                                .hint = tr("pager.more"),
                                .icon = "down",
                                .look = LOOK_QUIET,
                                .disabled = end >= t->n,
                                .action = SEATS_TILES_PAGE,
                                .arg = end < t->n ? t->all[end].seat : 0};
    const struct button previous = {.id = "tiles_previous",
                                    .hint = tr("pager.previous"),
                                    .icon = "up",
                                    .look = LOOK_QUIET,
                                    .disabled = t->first == 0,
                                    .action = SEATS_TILES_PAGE,
                                    .arg = back > 0 ? t->all[first_of_line(t, back)].seat : 0};
    parts_button_right(v, row, &more);
    parts_button_right(v, row, &previous);
    page_words(v, row, from + (from == 0 ? 1 : 1 - no_seat), end - no_seat, t->n - no_seat);
    declare(sc, v, t, end);
}

void seats_list_tiles_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                           struct rect *bar)
{
    struct tiles t = lay_out(sc, v, at.w);
    if (bar)
        turn_to_page(sc, v, at.h, &t);
    for (int i = 0; i < t.n; i++) {
        const struct tile *tile = &t.all[i];
        if (tile->line < t.first || tile->line >= t.first + t.shown)
            continue;
        const struct rect r = {at.x + tile->x, at.y + (tile->line - t.first) * t.step, tile->w,
                               t.high};
        if (tile->x > 0)
            gap_before(v, r, tile->before);
        if (tile->seat == SEAT_NONE)
            take_tile(sc, v, r);
        else
            seat_tile(sc, v, r, tile->seat);
    }
    if (bar && t.paged)
        pager(sc, v, bar, &t);
}
