#include "scenes/maintenance_sheet.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/maintenance_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { GAP_MM = 4, ROW_LINES = 3, LABEL_PERCENT = 30, PORTRAIT_COLUMNS = 3, SIDE_PERCENT = 36 };

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

static void sign_view(struct view *v, struct rect at, enum sheet_sign sign, double size)
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
        view_icon(v, rect_centre(at, mm(v, size), mm(v, size)), signs[sign].icon,
                  signs[sign].color);
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
    sign_view(v, rect_cut_left(&row, sign), sheet->sign, 12);
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
        view_button(v, rect_column(row, place, columns, gap), &sheet->buttons[i]);
    }
}

/* At the side where the screen is wide and they are many, below otherwise. */
static void cut_buttons(struct view *v, const struct sheet *sheet, struct rect *body)
{
    const int gap = mm(v, GAP_MM), n = (int)sheet->n_buttons;
    const bool side = panel_is_landscape(v->panel) && n > 4 && !v->panel->low_reach;
    int columns = side ? 2 : panel_is_landscape(v->panel) ? 4 : PORTRAIT_COLUMNS;
    if (v->panel->large_text && !panel_is_landscape(v->panel))
        columns = 2;
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

static struct text_style row_words(const struct view *v, int lines)
{
    struct text_style words = parts_style(v, TYPE_BODY, false);
    words.valign = VALIGN_MIDDLE;
    words.lines = lines;
    words.shrink = true;
    words.ellipsis = true;
    return words;
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
    sign_view(v, rect_cut_right(&at, mm(v, 10)), row->sign, 6);
    struct text_style label = row_words(v, 2);
    label.bold = true;
    const struct rect left = rect_cut_left(&at, at.w * LABEL_PERCENT / 100);
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
    const int inner = width - width * LABEL_PERCENT / 100 - mm(v, 10 + 2 * GAP_MM);
    int h = parts_small_height(v);
    for (size_t i = 0; i < sheet->n_rows; i++) {
        const struct text_style words = row_words(v, ROW_LINES);
        const int need = parts_height(v, words, sheet->rows[i].words, inner) + mm(v, 4);
        h = need > h ? need : h;
    }
    return h;
}

static void rows_view(const struct scene_ctx *sc, struct view *v, const struct sheet *sheet,
                      struct rect *body)
{
    const struct maintenance_scene *st = sc->state;
    const int gap = mm(v, 2), h = row_height(v, sheet, body->w);
    uint32_t per_page = (uint32_t)((body->h + gap) / (h + gap)), first = st->first;
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
                                          .action = MAINTENANCE_ROWS,
                                          .first = first,
                                          .shown = shown,
                                          .total = total,
                                          .per_page = per_page});
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

/* The key itself is never drawn, only how long it is. */
static void field_view(const struct scene_ctx *sc, struct view *v, const struct sheet *sheet,
                       struct rect *body)
{
    const struct maintenance_scene *st = sc->state;
    if (!sheet->field)
        return;
    const struct keyboard_spec keys = maintenance_keyboard(sc);
    const int most = keyboard_height_px(v, &keys), room = body->h - mm(v, 30);
    struct rect pad = rect_cut_bottom(body, most < room ? most : room);
    pad.x = 0;
    pad.w = v->panel->w_px;
    keyboard_view(v, pad, &st->keyboard, &keys);
    view_field(v, rect_cut_top(body, mm(v, 24)),
               &(struct field){.id = "typed",
                               .label = sheet->field,
                               .value = TR_N(v->arena, "maintenance.key_length", strlen(st->typed),
                                             {"n", view_printf(v, "%zu", strlen(st->typed))}),
                               .hint = "",
                               .action = MAINTENANCE_KEY_FIELD,
                               .active = true});
}

static void drawn_view(struct view *v, const struct sheet *sheet, struct rect *body)
{
    if (sheet->code) {
        const int side = body->w < body->h ? body->w : body->h;
        const int most = mm(v, 110);
        const struct rect at =
            rect_centre(*body, side < most ? side : most, side < most ? side : most);
        view_qr(v, "qr", 0, at, sheet->code, sheet->title);
    }
    if (sheet->line_mm > 0) {
        const int length = mm(v, sheet->line_mm), thick = mm(v, 1) > 1 ? mm(v, 1) : 1;
        const struct rect flat = {body->x, body->y + mm(v, 4), length, thick};
        const struct rect upright = {body->x, body->y + mm(v, 4), thick, length};
        view_box(v, flat, COLOR_TEXT, 0);
        view_box(v, upright, COLOR_TEXT, 0);
    }
}

static void content(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    static void (*const pages[PAGE_COUNT])(const struct scene_ctx *, struct view *,
                                           struct sheet *) = {
        [PAGE_STATUS] = maintenance_status,
        [PAGE_CATALOGUE] = maintenance_catalogue,
        [PAGE_SALES] = maintenance_sales,
        [PAGE_SALE] = maintenance_sale,
        [PAGE_COPY] = maintenance_copy,
        [PAGE_CREDENTIALS] = maintenance_credentials,
        [PAGE_CREDENTIAL] = maintenance_credential,
        [PAGE_TYPE_KEY] = maintenance_type_key,
        [PAGE_SELF_TEST] = maintenance_self_test,
        [PAGE_SCREEN] = maintenance_screen,
        [PAGE_LOG] = maintenance_log,
        [PAGE_CLOSE] = maintenance_close,
    };
    const struct maintenance_scene *st = sc->state;
    pages[st->page](sc, v, sheet);
}

void maintenance_view(const struct scene_ctx *sc, struct view *v)
{
    const struct maintenance_scene *st = sc->state;
    struct sheet sheet = {.title = "", .words = "", .per_mille = -1};
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){.no_start_over = true});
    text_copy(v->title, sizeof(v->title), tr("maintenance.title"));
    content(sc, v, &sheet);
    struct rect body = rect_inset(r.body, panel_margin_px(v->panel), 0);
    const long left_s = (long)((st->lock_at_ms - sc->now_ms + 999) / 1000);
    if (!sheet.field) {
        parts_flow(v, &body, "locks", parts_muted(v, TYPE_BODY),
                   TR(v->arena, "maintenance.locks", {"kiosk", sc->shop->kiosk_id},
                      {"left", say_countdown(v->arena, left_s > 0 ? left_s * 1000 : 0)}));
        rect_cut_top(&body, mm(v, GAP_MM));
    }
    title_view(v, &sheet, &body);
    alert_view(v, &sheet, &body);
    cut_buttons(v, &sheet, &body);
    bar_view(v, &sheet, &body);
    field_view(sc, v, &sheet, &body);
    drawn_view(v, &sheet, &body);
    if (!sheet.field && !sheet.code && sheet.line_mm <= 0)
        rows_view(sc, v, &sheet, &body);
    chrome_primary(v, &r.footer,
                   &(struct button){
                       .id = "done", .label = tr("maintenance.done"), .action = MAINTENANCE_DONE});
}
