/* The selection in words, seat by seat, with what each costs. */
#include "base/text.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum { ENTRY_MM = 24, ENTRY_LOW_MM = 20, GAP_MM = 4, PAD_MM = 6, TYPE_LEAST_MM = 20 };

static const char *sheet_title(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const struct plan_seat *first = &plan->seats[st->chosen[0]];
    const char *area = plan_string(plan, plan->areas[first->area].name);
    const char *row = plan_string(plan, plan->rows[first->row].label);
    const char *key_words = st->n_chosen == 1            ? "seats.sheet_one"
                            : seats_pick_is_together(sc) ? "seats.sheet_together"
                                                         : "seats.sheet_apart";
    return TR_N(v->arena, key_words, (unsigned long)st->n_chosen, {"area", area}, {"row", row},
                {"n", view_printf(v, "%zu", st->n_chosen)});
}

struct grid { /* of the entries */
    int columns, rows, entry_px;
    bool one_line; /* name, type and price beside each other */
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

/* High entries while they fit, else low ones, in landscape in two columns; at last not all. */
static struct grid grid_for(const struct scene_ctx *sc, const struct view *v, int width, int room)
{
    const struct seats_scene *st = sc->state;
    const bool large = v->panel->large_text, wide = panel_is_landscape(v->panel);
    const int most = width / mm(v, large ? 100 : wide ? 62 : 70), columns = most < 1 ? 1 : most;
    const struct grid tries[] = {{wide ? 1 : columns, 0, wide ? low_px(v) : high_px(v), wide},
                                 {columns, 0, low_px(v), true}};
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

int seats_sheet_px(const struct scene_ctx *sc, const struct view *v, int width, int most_px)
{
    const int inner = inner_width(v, width), pad = panel_is_landscape(v->panel) ? 0 : mm(v, PAD_MM);
    const int head = 2 * pad + parts_line(v, TYPE_HEADING) + mm(v, GAP_MM);
    const struct grid g = grid_for(sc, v, inner, most_px - head);
    return head + grid_px(v, &g);
}

static void entry_words(struct view *v, struct rect at, const char *const words[3], bool one_line)
{
    struct text_style strong = parts_style(v, TYPE_BODY, true);
    struct text_style small = parts_muted(v, TYPE_CAPTION);
    strong.valign = small.valign = VALIGN_MIDDLE;
    strong.shrink = small.shrink = small.ellipsis = true;
    struct text_style right = strong;
    right.align = ALIGN_RIGHT;
    const int price = view_text_width(v, &strong, words[2]) + mm(v, 3);
    view_decor_text(v, rect_cut_right(&at, price), right, words[2]);
    if (!one_line) {
        at = rect_centre(at, at.w, parts_line(v, TYPE_BODY) + parts_line(v, TYPE_CAPTION));
        view_decor_text(v, rect_cut_top(&at, parts_line(v, TYPE_BODY)), strong, words[0]);
        view_decor_text(v, at, small, words[1]);
        return;
    }
    int name = view_text_width(v, &strong, words[0]) + mm(v, 2);
    name = name < mm(v, TYPE_LEAST_MM) ? mm(v, TYPE_LEAST_MM) : name;
    view_decor_text(v, rect_cut_left(&at, name), strong, words[0]);
    if (at.w >= view_text_width(v, &small, words[1]))
        view_decor_text(v, at, small, words[1]);
}

static void entry(const struct scene_ctx *sc, struct view *v, struct rect at, size_t i,
                  bool one_line)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const struct price *price = seats_pick_price(sc, i);
    const char *const words[3] = {plan_string(plan, plan->seats[st->chosen[i]].name),
                                  sc->session->prices->types[st->types[i]].name,
                                  price ? say_money(v->arena, sc->shop, price_total(price)) : ""};
    view_button(v, at,
                &(struct button){.id = "chosen",
                                 .nth = (uint32_t)i,
                                 .look = panel_is_landscape(v->panel) ? LOOK_QUIET : LOOK_SUNK,
                                 .role = ROLE_BUTTON,
                                 .value = TR(v->arena, "seats.entry", {"seat", words[0]},
                                             {"type", words[1]}, {"price", words[2]}),
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
    entry_words(v, at, words, one_line);
}

static void entries(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    const struct grid g = grid_for(sc, v, at.w, at.h);
    const int gap = mm(v, GAP_MM);
    const size_t room = (size_t)g.rows * (size_t)g.columns;
    const size_t shown = st->n_chosen <= room ? st->n_chosen : room - 1;
    for (size_t i = 0; i < st->n_chosen && i < room; i++) {
        struct rect row = at;
        row.y += (int)i / g.columns * (g.entry_px + gap);
        row.h = g.entry_px;
        row = rect_column(row, (int)i % g.columns, g.columns, gap);
        if (i < shown) {
            entry(sc, v, row, i, g.one_line);
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

void seats_sheet_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const bool wide = panel_is_landscape(v->panel);
    if (!wide) {
        view_box(v, at, COLOR_RAISED, 0);
        at = rect_inset(at, panel_margin_px(v->panel), mm(v, PAD_MM));
    }
    struct rect head =
        rect_cut_top(&at, wide ? title_px(sc, v, at.w) : parts_line(v, TYPE_HEADING));
    view_icon(v, rect_centre(rect_cut_left(&head, mm(v, 8)), mm(v, 7), mm(v, 7)), "check",
              COLOR_GOOD);
    rect_cut_left(&head, mm(v, 4));
    struct text_style words = parts_style(v, TYPE_HEADING, true);
    words.valign = VALIGN_MIDDLE;
    words.shrink = true;
    words.lines = 2;
    view_text(v, "selection", head, words, sheet_title(sc, v));
    rect_cut_top(&at, mm(v, GAP_MM));
    entries(sc, v, at);
}
