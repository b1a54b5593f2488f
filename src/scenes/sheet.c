#include "scenes/sheet.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "scenes/parts.h"
#include "ui/i18n.h"

enum { GAP_MM = 4, PORTRAIT_COLUMNS = 3, SIDE_PERCENT = 36, CODE_MM = 110 };
enum { TOP_PART = 7, MARK_MM = 20 };

void sheet_row(struct sheet *sheet, const struct sheet_row *row)
{
    if (sheet->n_rows < SHEET_ROWS_MAX)
        sheet->rows[sheet->n_rows++] = *row;
}

void sheet_button(struct sheet *sheet, const struct button *button)
{
    assert(sheet->n_buttons < SHEET_BUTTONS_MAX);
    sheet->buttons[sheet->n_buttons++] = *button;
}

static void title_view(struct view *v, const struct sheet *sheet, struct rect *body)
{
    struct text_style title = parts_style(v, TYPE_DISPLAY, true);
    title.lines = 2;
    title.shrink = true;
    struct text_style words = parts_muted(v, TYPE_BODY);
    words.lines = 3;
    words.ellipsis = true;
    struct rect row = *body;
    const int sign = sheet->sign != SIGN_NONE ? mm(v, 18) : 0;
    row.w -= sign;
    const int h =
        parts_height(v, title, sheet->title, row.w) + parts_height(v, words, sheet->words, row.w);
    row = rect_cut_top(body, h);
    sheet_sign_view(v, rect_cut_left(&row, sign), sheet->sign, 12);
    parts_flow_heading(v, &row, "state", title, sheet->title);
    parts_flow(v, &row, "reason", words, sheet->words);
    rect_cut_top(body, mm(v, GAP_MM));
}

static void alert_view(struct view *v, const struct sheet *sheet, struct rect *body)
{
    if (!sheet->alert)
        return;
    struct text_style words = parts_style(v, TYPE_BODY, true);
    words.lines = 3;
    words.ellipsis = true;
    words.valign = VALIGN_MIDDLE;
    const int inner = body->w - mm(v, 12);
    struct rect at = rect_cut_top(body, parts_height(v, words, sheet->alert, inner) + mm(v, 8));
    view_box(v, at, COLOR_RAISED, 5);
    view_alert(v, "outcome", rect_inset(at, mm(v, 6), mm(v, 4)), words, sheet->alert);
    rect_cut_top(body, mm(v, GAP_MM));
}

static void buttons_view(struct view *v, const struct sheet *sheet, struct rect at, int columns)
{
    const int gap = mm(v, GAP_MM), h = parts_button_height(v);
    for (size_t i = 0; i < sheet->n_buttons; i++) {
        const int line = (int)i / columns, place = (int)i % columns;
        struct rect row = at;
        row.y += line * (h + gap);
        row.h = h;
        row = rect_column(row, place, columns, gap);
        struct button b = sheet->buttons[i];
        if (parts_button_width(v, &b) > row.w)
            b.icon = NULL; /* the word says it */
        view_button(v, row, &b);
    }
}

/* At the side where the screen is wide and they are many, below otherwise. */
static void cut_buttons(struct view *v, const struct sheet *sheet, struct rect *body)
{
    const int gap = mm(v, GAP_MM), n = (int)sheet->n_buttons;
    const bool side = panel_is_landscape(v->panel) && n > 4 && !v->panel->low_reach;
    int columns = side ? 2 : panel_is_landscape(v->panel) ? 4 : PORTRAIT_COLUMNS;
    if ((v->panel->large_text || n == 4) && !panel_is_landscape(v->panel))
        columns = 2; /* four stand two by two */
    if (n == 0)
        return;
    rect_cut_bottom(body, gap);
    if (n < columns && !side)
        columns = n;
    const int lines = (n + columns - 1) / columns;
    const int h = lines * parts_button_height(v) + (lines - 1) * gap;
    if (side) {
        const struct rect at = rect_cut_right(body, body->w * SIDE_PERCENT / 100);
        rect_cut_right(body, 2 * gap);
        buttons_view(v, sheet, at, columns);
        return;
    }
    buttons_view(v, sheet, rect_cut_bottom(body, h), columns);
    rect_cut_bottom(body, gap);
}

static void bar_view(struct view *v, const struct sheet *sheet, struct rect *body)
{
    if (sheet->per_mille < 0 || !sheet->bar_words)
        return;
    struct text_style style = parts_style(v, TYPE_BODY, true);
    style.shrink = true;
    view_text(v, "sync_words", rect_cut_top(body, parts_line(v, TYPE_BODY) + mm(v, 2)), style,
              sheet->bar_words);
    view_progress(v, "sync_progress", rect_cut_top(body, mm(v, 4)), sheet->per_mille,
                  sheet->bar_words);
    rect_cut_top(body, mm(v, GAP_MM));
}

static void field_view(struct view *v, const struct sheet *sheet, struct rect *body)
{
    const struct sheet_field *field = &sheet->field;
    if (!field->keyboard)
        return;
    const int most = keyboard_height_px(v, &field->spec), room = body->h - mm(v, 30);
    struct rect pad = rect_cut_bottom(body, most < room ? most : room);
    pad.x = 0;
    pad.w = v->panel->w_px;
    keyboard_view(v, pad, field->keyboard, &field->spec);
    view_field(v, rect_cut_top(body, mm(v, 24)),
               &(struct field){.id = "typed",
                               .label = field->label,
                               .value = field->value,
                               .hint = "",
                               .action = field->action,
                               .active = true});
}

/* A photograph of the code shows the mark as well: it stands on the same paper, above and below. */
static void code_view(struct view *v, const struct sheet *sheet, struct rect body)
{
    struct text_style mark = {.step = TYPE_DISPLAY,
                              .bold = true,
                              .color = COLOR_ON_PAPER,
                              .align = ALIGN_CENTRE,
                              .valign = VALIGN_MIDDLE,
                              .shrink = true};
    const int band = theme_line_px(v->panel, TYPE_DISPLAY) + mm(v, GAP_MM), most = mm(v, CODE_MM);
    const int room = body.h - 2 * band < body.w ? body.h - 2 * band : body.w;
    const int side = room < most ? room : most;
    struct rect paper = rect_centre(body, side, side + 2 * band);
    view_box(v, paper, COLOR_WHITE, 3);
    view_text(v, "mark_above", rect_cut_top(&paper, band), mark, sheet->mark);
    view_text(v, "mark_below", rect_cut_bottom(&paper, band), mark, sheet->mark);
    view_qr(v, "qr", 0, paper, sheet->code, sheet->mark);
}

static void lines_view(struct view *v, const struct sheet *sheet, struct rect body)
{
    const int length = mm(v, sheet->line_mm), thick = mm(v, 1) > 1 ? mm(v, 1) : 1;
    view_box(v, (struct rect){body.x, body.y + mm(v, 4), length, thick}, COLOR_TEXT, 0);
    if (body.h >= length + mm(v, 4)) /* else it would run through what is below */
        view_box(v, (struct rect){body.x, body.y + mm(v, 4), thick, length}, COLOR_TEXT, 0);
}

static void above_view(struct view *v, const struct sheet *sheet, struct rect *body)
{
    if (!sheet->above || sheet->field.keyboard) /* where keys are, there is no room to spare */
        return;
    parts_flow(v, body, "locks", parts_muted(v, TYPE_BODY), sheet->above);
    rect_cut_top(body, mm(v, GAP_MM));
}

/* Without a header the page has the screen to itself: the mark, and air where there is any. */
static void top_view(struct view *v, const struct sheet *sheet, struct rect *body)
{
    if (!sheet->chrome.no_header)
        return;
    if (panel_is_landscape(v->panel) || v->panel->low_reach) {
        rect_cut_top(body, mm(v, GAP_MM));
        return;
    }
    struct rect top = rect_cut_top(body, body->h / TOP_PART);
    const struct rect sign = rect_cut_bottom(&top, mm(v, MARK_MM));
    view_icon(v, (struct rect){sign.x, sign.y, mm(v, MARK_MM * 0.8), sign.h}, "logo/lantern",
              COLOR_TEXT);
    rect_cut_top(body, mm(v, 2 * GAP_MM));
}

void sheet_view(const struct scene_ctx *sc, struct view *v, const struct sheet *sheet)
{
    struct chrome_rects r = chrome_view(sc, v, &sheet->chrome);
    struct rect body = rect_inset(r.body, panel_margin_px(v->panel), 0);
    top_view(v, sheet, &body);
    above_view(v, sheet, &body);
    title_view(v, sheet, &body);
    alert_view(v, sheet, &body);
    cut_buttons(v, sheet, &body);
    bar_view(v, sheet, &body);
    field_view(v, sheet, &body);
    if (sheet->code)
        code_view(v, sheet, body);
    else if (sheet->line_mm > 0)
        lines_view(v, sheet, body);
    else if (!sheet->field.keyboard)
        sheet_rows_view(v, sheet, &body);
    if (sheet->primary.id)
        chrome_primary(v, &r.footer, &sheet->primary);
    if (sheet->secondary.id)
        chrome_secondary(v, &r.footer, &sheet->secondary);
}
