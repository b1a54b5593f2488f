/* The rows of a sheet, all equally high, and what turns their pages. */
#include <string.h>

#include "scenes/parts.h"
#include "scenes/sheet.h"

enum { GAP_MM = 4, ROW_LINES = 3, LABEL_PERCENT = 30, LABEL_LARGE_PERCENT = 38 };

void sheet_sign_view(struct view *v, struct rect at, enum sheet_sign sign, double size_mm)
{
    static const struct {
        const char *icon;
        enum color color;
    } signs[] = {
        [SIGN_GOOD] = {"check", COLOR_GOOD},
        [SIGN_WARN] = {"warn", COLOR_WARN},
        [SIGN_INFO] = {"info", COLOR_MUTED},
        [SIGN_MORE] = {"fwd", COLOR_MUTED},
    };
    if (sign != SIGN_NONE)
        view_icon(v, rect_centre(at, mm(v, size_mm), mm(v, size_mm)), signs[sign].icon,
                  signs[sign].color);
}

static int label_width(const struct view *v, int width)
{
    return width * (v->panel->large_text ? LABEL_LARGE_PERCENT : LABEL_PERCENT) / 100;
}

static struct text_style row_words(const struct view *v, int lines)
{
    struct text_style words = parts_style(v, TYPE_BODY, false);
    words.valign = VALIGN_MIDDLE;
    words.lines = lines;
    words.shrink = true;
    words.ellipsis = true;
    return words;
}

static struct text_style label_words(const struct view *v)
{
    struct text_style label = row_words(v, 2);
    label.bold = true;
    return label;
}

static void row_view(struct view *v, struct rect at, const struct sheet_row *row, uint32_t nth)
{
    if (row->action) {
        view_button(v, at,
                    &(struct button){.id = row->id,
                                     .nth = nth,
                                     .label = view_printf(v, "%s, %s", row->label, row->words),
                                     .look = LOOK_TILE,
                                     .action = row->action,
                                     .arg = row->arg});
        at = rect_inset(at, mm(v, GAP_MM), 0);
    } else {
        view_rule(v, at);
    }
    sheet_sign_view(v, rect_cut_right(&at, mm(v, 10)), row->sign, v->panel->large_text ? 9 : 6);
    const struct text_style label = label_words(v);
    const struct rect left = rect_cut_left(&at, label_width(v, at.w));
    rect_cut_left(&at, mm(v, GAP_MM));
    view_decor_text(v, left, label, row->label);
    if (row->action) {
        view_decor_text(v, at, row_words(v, ROW_LINES), row->words);
        return;
    }
    struct widget *w = view_text(v, row->id, at, row_words(v, ROW_LINES), row->words);
    w->hint = row->label;
    w->nth = nth;
}

static uint32_t nth_of(const struct sheet *sheet, size_t at)
{
    uint32_t nth = 0;
    for (size_t i = 0; i < at; i++)
        nth += strcmp(sheet->rows[i].id, sheet->rows[at].id) == 0;
    return nth;
}

static int row_height(const struct view *v, const struct sheet *sheet, int width)
{
    const int left = label_width(v, width);
    const int right = width - left - mm(v, 10 + 2 * GAP_MM);
    const struct text_style words = row_words(v, ROW_LINES), label = label_words(v);
    int h = parts_small_height(v);
    for (size_t i = 0; i < sheet->n_rows; i++) {
        const int one = parts_height(v, words, sheet->rows[i].words, right);
        const int other = parts_height(v, label, sheet->rows[i].label, left - mm(v, GAP_MM));
        const int need = (one > other ? one : other) + mm(v, 6);
        h = need > h ? need : h;
    }
    return h;
}

void sheet_rows_view(struct view *v, const struct sheet *sheet, struct rect *body)
{
    const int gap = mm(v, 2), h = row_height(v, sheet, body->w);
    uint32_t per_page = (uint32_t)((body->h + gap) / (h + gap)), first = sheet->first;
    const uint32_t total = (uint32_t)sheet->n_rows;
    if (sheet->n_rows == 0) {
        if (sheet->none)
            parts_flow(v, body, "none", parts_muted(v, TYPE_HEADING), sheet->none);
        return;
    }
    struct rect pager = {0};
    if (per_page < total) {
        pager = rect_cut_bottom(body, parts_button_height(v));
        per_page = (uint32_t)((body->h - mm(v, GAP_MM) + gap) / (h + gap));
    }
    per_page = per_page > 0 ? per_page : 1;
    first = first < total ? first : 0;
    uint32_t shown = 0;
    for (; shown < per_page && first + shown < total; shown++) {
        const size_t i = first + shown;
        row_view(v, rect_cut_top(body, h), &sheet->rows[i], nth_of(sheet, i));
        rect_cut_top(body, gap);
    }
    if (per_page < total)
        parts_pager(v, &pager,
                    &(struct parts_pager){.list_id = "rows",
                                          .previous_id = "previous",
                                          .more_id = "more",
                                          .more_words = "",
                                          .action = sheet->rows_action,
                                          .first = first,
                                          .shown = shown,
                                          .total = total,
                                          .per_page = per_page});
}
