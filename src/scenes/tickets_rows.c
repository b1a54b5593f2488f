#include "scenes/parts.h"
#include "scenes/say.h"
#include "scenes/tickets_scene.h"
#include "ui/i18n.h"

enum {
    ROW_MM = 40,
    ROW_LEAST_MM = 29,
    STEP_MM = 24,
    NUMBER_MM = 18,
    AREA_W_MM = 54,
    AREA_COLUMNS_MAX = 3,
    NARROW_MM = 220
};

/* One line with a stepper: a ticket type, or wheelchair spaces. */
struct row {
    const char *name, *note, *icon;
    const char *plus_id, *minus_id;
    uint32_t nth, plus, minus, n;
    bool can_add;
};

static int least_row(const struct view *v)
{
    const bool narrow = v->panel->large_text && v->panel->w_px < mm(v, NARROW_MM);
    const int notes = narrow ? 2 : 1;
    const int words = parts_line(v, TYPE_HEADING) + notes * parts_line(v, TYPE_BODY) + mm(v, 4);
    return words > mm(v, ROW_LEAST_MM) ? words : mm(v, ROW_LEAST_MM);
}

static uint32_t row_count(const struct tickets_offer *offer)
{
    return offer->prices ? (uint32_t)offer->prices->n_types + (offer->asks_wheelchair ? 1 : 0) : 0;
}

static void stepper(struct view *v, struct rect at, const struct row *row)
{
    const int step = mm(v, STEP_MM);
    struct text_style number = parts_style(v, TYPE_TITLE, true);
    number.align = ALIGN_CENTRE;
    number.valign = VALIGN_MIDDLE;
    number.color = row->n == 0 ? COLOR_MUTED : COLOR_TEXT;
    at = rect_centre(at, at.w, step);
    const char *n = view_printf(v, "%u", row->n);
    const char *label = TR(v->arena, "tickets.less", {"name", row->name});
    view_button(v, rect_cut_left(&at, step),
                &(struct button){.id = row->minus_id,
                                 .nth = row->nth,
                                 .label = "",
                                 .hint = label,
                                 .value = n,
                                 .icon = "minus",
                                 .look = LOOK_QUIET,
                                 .action = row->minus,
                                 .arg = row->nth,
                                 .disabled = row->n == 0});
    label = TR(v->arena, "tickets.more", {"name", row->name});
    view_button(v, rect_cut_right(&at, step),
                &(struct button){.id = row->plus_id,
                                 .nth = row->nth,
                                 .label = "",
                                 .hint = label,
                                 .value = n,
                                 .icon = "plus",
                                 .look = LOOK_QUIET,
                                 .action = row->plus,
                                 .arg = row->nth,
                                 .disabled = !row->can_add});
    view_text(v, row->icon ? "wheelchair_count" : "count", at, number, n)->nth = row->nth;
}

static void row_view(struct view *v, struct rect at, const struct row *row)
{
    view_rule(v, at);
    const struct rect right = rect_cut_right(&at, mm(v, 2 * STEP_MM + NUMBER_MM + 4));
    rect_cut_right(&at, mm(v, 4));
    if (row->icon && !v->panel->large_text) {
        const struct rect sign = rect_cut_left(&at, mm(v, 10));
        view_icon(v, rect_centre(sign, mm(v, 10), mm(v, 10)), row->icon, COLOR_TEXT);
        rect_cut_left(&at, mm(v, 6));
    }
    struct text_style name = parts_style(v, TYPE_HEADING, true);
    struct text_style note = parts_muted(v, TYPE_BODY);
    name.shrink = true;
    const int body = parts_line(v, TYPE_BODY);
    note.lines = (at.h - parts_line(v, TYPE_HEADING) - mm(v, 2)) / body;
    name.lines = view_text_width(v, &name, row->name) > at.w && note.lines > 1 ? 2 : 1;
    if (name.lines > 1)
        note.lines--;
    const int h = parts_height(v, name, row->name, at.w) + parts_height(v, note, row->note, at.w);
    at = rect_centre(at, at.w, h < at.h ? h : at.h);
    parts_flow(v, &at, NULL, name, row->name);
    parts_flow(v, &at, NULL, note, row->note);
    stepper(v, right, row);
}

static const char *price_words(const struct scene_ctx *sc, struct view *v,
                               const struct tickets_offer *offer, size_t type)
{
    money_t min, max;
    if (!tickets_price(offer, type, &min, &max))
        return tr("tickets.no_price");
    if (max == 0)
        return tr("price.free");
    const char *low = say_money(v->arena, sc->shop, min);
    if (min == max)
        return low;
    return TR(v->arena, "price.range", {"min", low}, {"max", say_money(v->arena, sc->shop, max)});
}

/* What an offer is said to save on such tickets, the least of its bands; "" for nothing. */
static const char *offer_words(const struct scene_ctx *sc, struct view *v,
                               const struct tickets_offer *offer, size_t type)
{
    const struct price_list *list = offer->prices;
    money_t least = 0;
    for (size_t i = 0; i < list->n_prices; i++) {
        const struct price *price = &list->prices[i];
        if (price->type == type && price->saved > 0 &&
            (least == 0 || price_total(price) - price->saved < least))
            least = price_total(price) - price->saved;
    }
    if (least == 0)
        return "";
    return TR(v->arena, "tickets.with_offer", {"money", say_money(v->arena, sc->shop, least)});
}

static struct row type_row(const struct scene_ctx *sc, struct view *v,
                           const struct tickets_offer *offer, uint32_t type)
{
    const struct ticket_type *t = &offer->prices->types[type];
    const char *price = price_words(sc, v, offer, type);
    const char *with_offer = offer_words(sc, v, offer, type);
    const char *note = with_offer[0] ? with_offer : t->note ? t->note : "";
    money_t min, max;
    return (struct row){
        .name = t->name,
        .note = note[0] ? TR(v->arena, "list.two", {"first", price}, {"second", note}) : price,
        .plus_id = "plus",
        .minus_id = "minus",
        .nth = type,
        .plus = TICKETS_PLUS,
        .minus = TICKETS_MINUS,
        .n = sc->session->party.n[type],
        .can_add = offer->n < offer->limit && tickets_price(offer, type, &min, &max)};
}

/* Asked here and not hidden in the plan (requirements 2.2, rule 7). */
static struct row wheelchair_row(const struct scene_ctx *sc, const struct tickets_offer *offer)
{
    const uint32_t n = sc->session->party.wheelchair;
    const char *note = offer->wheelchair == 0 ? "tickets.wheelchair_none"
                       : offer->n == 0        ? "tickets.wheelchair_first"
                                              : "tickets.wheelchair_note";
    return (struct row){.name = tr("tickets.wheelchair"),
                        .note = tr(note),
                        .icon = "wheel",
                        .plus_id = "wheelchair_plus",
                        .minus_id = "wheelchair_minus",
                        .plus = TICKETS_WHEELCHAIR_PLUS,
                        .minus = TICKETS_WHEELCHAIR_MINUS,
                        .n = n,
                        .can_add =
                            n < offer->n && (offer->wheelchair < 0 || (int)n < offer->wheelchair)};
}

static void area_tile(struct view *v, struct rect at, const struct tickets_offer *offer, size_t i)
{
    const struct tickets_area *area = &offer->areas[i];
    const bool chosen = i == offer->area;
    const char *left = area->left < 0    ? ""
                       : area->left == 0 ? tr("places.sold_out")
                                         : TR_N(v->arena, "places.few", (unsigned long)area->left,
                                                {"n", view_printf(v, "%d", area->left)});
    view_button(v, at,
                &(struct button){.id = "area",
                                 .nth = (uint32_t)i,
                                 .label = area->name,
                                 .sub = left,
                                 .look = LOOK_TILE,
                                 .role = ROLE_TOGGLE,
                                 .chosen = chosen,
                                 .disabled = area->left == 0,
                                 .action = TICKETS_AREA,
                                 .arg = (uint32_t)i});
    struct text_style name = parts_style(v, TYPE_HEADING, true);
    struct text_style note = parts_style(v, TYPE_BODY, false);
    name.color = note.color = chosen && area->left != 0 ? COLOR_ON_PAPER : COLOR_TEXT;
    name.shrink = name.ellipsis = true;
    at = rect_inset(at, mm(v, v->panel->large_text ? 4 : 6), 0);
    if (area->left > 0 &&
        view_text_width(v, &note, left) > at.w) /* "Noch 227 frei" in fewer words */
        left = TR_N(v->arena, "seats.left", (unsigned long)area->left,
                    {"n", view_printf(v, "%d", area->left)});
    const int note_h = left[0] ? parts_line(v, TYPE_BODY) : 0;
    at = rect_centre(at, at.w, parts_line(v, TYPE_HEADING) + note_h);
    view_decor_text(v, rect_cut_top(&at, parts_line(v, TYPE_HEADING)), name, area->name);
    if (note_h > 0)
        view_decor_text(v, at, note, left);
}

/* As many as have room for their names; more where the steppers below would have none. */
static int area_columns(const struct view *v, struct rect at, size_t n_areas, int row_px)
{
    const int wish = (at.w + mm(v, 4)) / mm(v, AREA_W_MM + 4);
    int n = wish < 1 ? 1 : wish > AREA_COLUMNS_MAX ? AREA_COLUMNS_MAX : wish;
    while (n < AREA_COLUMNS_MAX && ((int)n_areas + n - 1) / n * row_px + least_row(v) > at.h)
        n++;
    return n;
}

/* Where there is more than one area to sit or stand in, it is chosen first. */
static void areas_view(struct view *v, struct rect *at, const struct tickets_offer *offer)
{
    if (offer->n_areas < 2 || !offer->by_area)
        return;
    const int h = parts_line(v, TYPE_HEADING) + parts_line(v, TYPE_BODY) + mm(v, 8);
    const int columns = area_columns(v, *at, offer->n_areas, h + mm(v, 4));
    for (size_t i = 0; i < offer->n_areas; i++) {
        struct rect row = *at;
        row.y += (int)i / columns * (h + mm(v, 4));
        row.h = h;
        area_tile(v, rect_column(row, (int)i % columns, columns, mm(v, 4)), offer, i);
    }
    const int rows = ((int)offer->n_areas + columns - 1) / columns;
    rect_cut_top(at, rows * (h + mm(v, 4)) + mm(v, 2));
}

int tickets_rows_need(const struct view *v, const struct tickets_offer *offer)
{
    const int areas = offer->n_areas > 1 ? (int)(offer->n_areas + 2) / 3 : 0;
    const int area_px = parts_line(v, TYPE_HEADING) + parts_line(v, TYPE_BODY) + mm(v, 14);
    return (int)row_count(offer) * mm(v, ROW_MM) + areas * area_px;
}

static int page_of_rows(const struct view *v, int height, int total, int *ret_h)
{
    const int least = least_row(v);
    int fit = height / least;
    fit = fit < 1 ? 1 : fit > total ? total : fit;
    const int h = height / fit;
    const int most = least > mm(v, ROW_MM) ? least : mm(v, ROW_MM);
    *ret_h = h > most ? most : h < least ? least : h;
    return fit;
}

void tickets_rows_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                       const struct tickets_offer *offer, struct rect *pager_row)
{
    const struct tickets_scene *st = sc->state;
    const uint32_t total = row_count(offer);
    areas_view(v, &at, offer);
    if (total == 0)
        return;
    int h;
    const uint32_t fit = (uint32_t)page_of_rows(v, at.h, (int)total, &h);
    uint32_t first = st->first / fit * fit;
    if (first >= total)
        first = 0;
    const uint32_t shown = total - first < fit ? total - first : fit;
    for (uint32_t i = first; i < first + shown; i++) {
        const struct row row =
            i < offer->prices->n_types ? type_row(sc, v, offer, i) : wheelchair_row(sc, offer);
        row_view(v, rect_cut_top(&at, h), &row);
    }
    const struct parts_pager pager = {.list_id = "plus",
                                      .previous_id = "previous",
                                      .more_id = "more",
                                      .more_words = "",
                                      .action = TICKETS_PAGE,
                                      .first = first,
                                      .shown = shown,
                                      .total = total,
                                      .per_page = fit};
    parts_pager(v, pager_row, &pager);
}
