#include <string.h>

#include "base/text.h"
#include "scenes/basket_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { ROW_MM = 15, TOTAL_MM = 32, ROWS_MAX = 5, COLUMN_MM = 160 };

struct sum_row {
    const char *words, *amount;
    enum color words_color, amount_color;
};

static struct sum_row plain(const char *words, const char *amount)
{
    return (struct sum_row){words, amount, COLOR_TEXT, COLOR_TEXT};
}

/* "Family of three, Early bird save you"; the service's own names. */
static const char *offer_words(const struct basket *basket, struct view *v, const char *saved)
{
    char words[400];
    struct text t = TEXT_OF(words);
    for (size_t i = 0; i < basket->n_offers; i++) {
        text_add(&t, i == 0 ? "" : tr("list.separator"));
        text_add(&t, basket->offers[i]);
    }
    if (basket->n_offers == 0)
        return TR(v->arena, "basket.saved", {"money", saved});
    return TR(v->arena, "basket.offer", {"offers", words}, {"money", saved});
}

static money_t fees_of(const struct basket *basket)
{
    money_t fees = 0;
    for (size_t i = 0; i < basket->n_lines; i++)
        fees += basket->lines[i].fees;
    return fees;
}

static money_t discounts_of(const struct basket *basket)
{
    money_t saved = 0;
    for (size_t i = 0; i < basket->n_lines; i++)
        saved += basket->lines[i].discount; /* never the agent's: that stands inside the price */
    return saved;
}

static size_t rows_of(const struct scene_ctx *sc, struct view *v, struct sum_row rows[ROWS_MAX])
{
    const struct basket *b = &sc->session->basket;
    const money_t saved = discounts_of(b);
    const money_t lines = basket_sum_of_lines(b);
    const money_t fees = fees_of(b);
    const money_t rest = b->total - lines - b->order_fee;
    const unsigned long count = (unsigned long)b->n_lines;
    size_t n = 0;
    rows[n++] = plain(TR_N(v->arena, "tickets.count", count, {"n", view_printf(v, "%lu", count)}),
                      say_money(v->arena, sc->shop, lines + saved));
    if (saved != 0) {
        rows[n] = plain(offer_words(b, v, say_money(v->arena, sc->shop, saved)),
                        say_money(v->arena, sc->shop, -saved));
        rows[n++].amount_color = COLOR_GOOD;
    }
    if (fees > 0) {
        rows[n] = plain(TR(v->arena, "basket.fees", {"money", say_money(v->arena, sc->shop, fees)}),
                        tr("basket.included"));
        rows[n].words_color = rows[n].amount_color = COLOR_MUTED;
        n++;
    }
    if (b->order_fee != 0)
        rows[n++] = plain(tr("basket.order_fee"), say_money(v->arena, sc->shop, b->order_fee));
    if (rest != 0)
        rows[n++] = plain(tr(rest > 0 ? "basket.other_fees" : "basket.other_discount"),
                          say_money(v->arena, sc->shop, rest));
    return n;
}

static struct text_style row_style(const struct view *v)
{
    struct text_style style = parts_style(v, TYPE_HEADING, false);
    style.valign = VALIGN_MIDDLE;
    style.lines = 3;
    return style;
}

/* Width of what stands right of the words, with the gap. */
static int amount_width(const struct view *v, const struct sum_row *row)
{
    const struct text_style style = row_style(v);
    return view_text_width(v, &style, row->amount) + mm(v, 6);
}

static int row_height(const struct view *v, const struct sum_row *row, int width)
{
    const int words =
        parts_height(v, row_style(v), row->words, width - amount_width(v, row)) + mm(v, 2);
    const bool tight = v->panel->low_reach || v->panel->large_text || panel_is_landscape(v->panel);
    return tight || words > mm(v, ROW_MM) ? words : mm(v, ROW_MM);
}

int basket_total_height(const struct view *v)
{
    const int line = parts_line(v, TYPE_NUMBER) + mm(v, 4);
    return v->panel->low_reach || line > mm(v, TOTAL_MM) ? line : mm(v, TOTAL_MM);
}

int basket_sums_height(const struct scene_ctx *sc, struct view *v, int width)
{
    struct sum_row rows[ROWS_MAX];
    const size_t n = rows_of(sc, v, rows);
    int h = basket_total_height(v) + mm(v, 4);
    for (size_t i = 0; i < n; i++)
        h += row_height(v, &rows[i], width);
    return h;
}

static void row_view(struct view *v, struct rect at, const struct sum_row *row)
{
    struct text_style words = row_style(v), amount = words;
    words.color = row->words_color;
    amount.color = row->amount_color;
    amount.bold = row->amount_color == COLOR_GOOD;
    amount.align = ALIGN_RIGHT;
    amount.lines = 1;
    const int w = amount_width(v, row);
    view_text(v, "sum_amount", rect_cut_right(&at, w - mm(v, 4)), amount, row->amount);
    rect_cut_right(&at, mm(v, 4));
    view_text(v, "sum", at, words, row->words);
}

void basket_total_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    struct text_style words = parts_style(v, TYPE_TITLE, true);
    struct text_style total = parts_style(v, TYPE_NUMBER, true);
    words.valign = total.valign = VALIGN_MIDDLE;
    total.align = ALIGN_RIGHT;
    total.shrink = true;
    const char *amount = say_money(v->arena, sc->shop, sc->session->basket.total);
    const int w = view_text_width(v, &words, tr("basket.total")) + mm(v, 4);
    view_rule(v, at);
    if (w + view_text_width(v, &total, amount) <= at.w)
        view_text(v, NULL, rect_cut_left(&at, w), words, tr("basket.total"));
    view_text(v, "total", at, total, amount);
}

static int columns(const struct view *v, int width)
{
    return panel_is_landscape(v->panel) && width >= mm(v, 2 * COLUMN_MM) ? 2 : 1;
}

/* The rows beside each other are as high as the highest of them. */
static int band_height(const struct view *v, const struct sum_row *rows, int n, int width)
{
    int h = 0;
    for (int i = 0; i < n; i++) {
        const int row = row_height(v, &rows[i], width);
        h = row > h ? row : h;
    }
    return h;
}

int basket_rows_height(const struct scene_ctx *sc, struct view *v, int width)
{
    struct sum_row rows[ROWS_MAX];
    const int n = (int)rows_of(sc, v, rows), across = columns(v, width);
    const struct rect column = rect_column((struct rect){.w = width}, 0, across, mm(v, 12));
    int h = 0;
    for (int i = 0; i < n; i += across)
        h += band_height(v, &rows[i], n - i < across ? n - i : across, column.w);
    return h;
}

void basket_rows_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    struct sum_row rows[ROWS_MAX];
    const int n = (int)rows_of(sc, v, rows), across = columns(v, at.w);
    for (int i = 0; i < n; i += across) {
        const int here = n - i < across ? n - i : across;
        const struct rect column = rect_column(at, 0, across, mm(v, 12));
        const struct rect band = rect_cut_top(&at, band_height(v, &rows[i], here, column.w));
        for (int k = 0; k < here; k++)
            row_view(v, rect_column(band, k, across, mm(v, 12)), &rows[i + k]);
    }
}

void basket_sums_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    struct sum_row rows[ROWS_MAX];
    const size_t n = rows_of(sc, v, rows);
    for (size_t i = 0; i < n; i++)
        row_view(v, rect_cut_top(&at, row_height(v, &rows[i], at.w)), &rows[i]);
    rect_cut_top(&at, mm(v, 2));
    basket_total_view(sc, v, rect_cut_top(&at, basket_total_height(v)));
}
