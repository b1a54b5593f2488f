#include "scenes/chrome.h"

#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum {
    HEADER_MM = 30,
    HEADER_LARGE_MM = 40,
    FOOTER_MM = 38,
    FOOTER_LARGE_MM = 42,
    HEADER_TIGHT_MM = 30,
    FOOTER_TIGHT_MM = 34,
    HOLD_LINE_MM = 26,
    HOLD_TIGHT_MM = 18,
    SLOT_LEAST_MM = 20,
    LARGE_SLOTS = 4,
    BACK_MM = 30,
    SLOT_MM = 24,
    OVER_MM = 27,
    ACCESS_MM = 30,
    HOLD_LOW_MS = 2 * 60 * 1000,
};

static struct button header_button(const char *id, const char *label, const char *icon,
                                   uint32_t action)
{
    return (struct button){
        .id = id, .label = label, .icon = icon, .look = LOOK_HEADER, .action = action};
}

static const char *language_name(struct view *v)
{
    return tr(view_printf(v, "language.%s", i18n_language()));
}

static struct button over_button(const struct chrome *c)
{
    return header_button("start_over", c->over_label ? c->over_label : tr("chrome.start_over"),
                         c->over_label ? "check" : "over", GLOBAL_START_OVER);
}

static void still_picture(const struct scene_ctx *sc, struct view *v, struct rect usable)
{
    if (!v->panel->low_reach)
        return;
    const struct rect above = {0, 0, v->panel->w_px, usable.y};
    if (sc->shop->still_picture[0] != '\0')
        view_picture(v, above, sc->shop->still_picture, 0, NULL);
}

/* The countdown stands from the first held seat on (K-28); the last two minutes have another sign
 * as well as another colour. Cuts its box from the right of `row`. */
static void hold_box(const struct scene_ctx *sc, struct view *v, struct rect *row)
{
    const int64_t left = basket_hold_left_ms(&sc->session->basket, sc->now_ms);
    if (left == INT64_MAX)
        return;
    const bool low = left <= HOLD_LOW_MS;
    struct text_style time = {
        .step = TYPE_HEADING, .bold = true, .align = ALIGN_RIGHT, .valign = VALIGN_BOTTOM};
    struct text_style note = {.step = TYPE_CAPTION, .color = COLOR_MUTED, .align = ALIGN_RIGHT};
    time.color = low ? COLOR_ON_WARN : COLOR_TEXT;
    note.color = low ? COLOR_ON_WARN : COLOR_MUTED;
    const char *words = tr("chrome.held");
    const char *clock = say_countdown(v->arena, left);
    const bool one_line = row->h < 2 * theme_line_px(v->panel, TYPE_CAPTION);
    const int note_w = view_text_width(v, &note, words);
    const int digits = view_text_width(v, &time, "00:00");
    const int both = one_line ? note_w + mm(v, 4) + digits : note_w > digits ? note_w : digits;
    struct rect box = rect_cut_right(row, both + mm(v, 6 + 7 + 4 + 6));
    rect_cut_right(row, mm(v, 4));
    view_box(v, box, low ? COLOR_WARN : COLOR_SURFACE, 5);
    struct rect inner = rect_inset(box, mm(v, 6), mm(v, 1));
    const struct rect sign = rect_cut_left(&inner, mm(v, 7));
    view_icon(v, rect_centre(sign, mm(v, 7), mm(v, 7)), low ? "warn" : "clock", time.color);
    struct rect upper = rect_row(inner, 0, 2, 0), lower = rect_row(inner, 1, 2, 0);
    if (one_line) {
        upper = rect_cut_right(&inner, digits + mm(v, 1));
        lower = inner;
        rect_cut_right(&lower, mm(v, 4));
        time.valign = note.valign = VALIGN_MIDDLE;
    }
    view_timer(v, "hold", upper, time, clock)->hint = words;
    view_decor_text(v, lower, note, words);
}

static void mark(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    struct text_style name = {.step = TYPE_HEADING, .bold = true, .valign = VALIGN_MIDDLE};
    const int sign = mm(v, 13);
    rect_cut_left(&row, mm(v, 2));
    if (row.w < mm(v, 20))
        return;
    const int words = view_text_width(v, &name, sc->shop->venue_name);
    const bool has_name = row.w >= sign + mm(v, 3) + words;
    struct rect at = row;
    at.w = has_name ? sign + mm(v, 4) + words : mm(v, 20);
    view_button(v, at,
                &(struct button){.id = "mark",
                                 .label = sc->shop->venue_name,
                                 .look = LOOK_BARE,
                                 .action = GLOBAL_STAFF_GESTURE});
    const struct rect icon = rect_cut_left(&at, sign);
    view_icon(v, rect_centre(icon, mm(v, 10.4), mm(v, 13)), "logo/lantern", COLOR_TEXT);
    if (has_name)
        view_decor_text(v, at, name, sc->shop->venue_name);
}

static void header(const struct scene_ctx *sc, struct view *v, struct rect top,
                   const struct chrome *c)
{
    struct rect row = rect_inset(top, mm(v, 8), mm(v, 5));
    const struct rect back = rect_cut_left(&row, mm(v, BACK_MM));
    const struct button b = header_button("back", tr("chrome.back"), "back", ACTION_BACK);
    if (!c->no_back)
        view_button(v, back, &b);
    rect_cut_left(&row, mm(v, 4));
    const struct rect over = rect_cut_right(&row, mm(v, OVER_MM));
    rect_cut_right(&row, mm(v, 4));
    const struct rect help = rect_cut_right(&row, mm(v, SLOT_MM));
    rect_cut_right(&row, mm(v, 4));
    const struct rect language = rect_cut_right(&row, mm(v, SLOT_MM));
    rect_cut_right(&row, mm(v, 4));
    struct rect left = row;
    hold_box(sc, v, &left);
    mark(sc, v, left);
    const struct button l = header_button("language", language_name(v), "globe", GLOBAL_LANGUAGE);
    const struct button h = header_button("help", tr("chrome.help"), "help", GLOBAL_HELP);
    const struct button o = over_button(c);
    view_button(v, language, &l);
    view_button(v, help, &h);
    if (!c->no_start_over)
        view_button(v, over, &o);
}

/* Equally wide where that has room for each word, else each as wide as its word needs. */
static void large_slots(const struct view *v, struct rect row,
                        const struct button buttons[LARGE_SLOTS], struct rect ret[LARGE_SLOTS])
{
    const struct text_style style = {.step = TYPE_CAPTION};
    const int gap = mm(v, 4), equal = rect_column(row, 0, LARGE_SLOTS, gap).w;
    int needs[LARGE_SLOTS], sum = (LARGE_SLOTS - 1) * gap;
    bool fits = true;
    for (int i = 0; i < LARGE_SLOTS; i++) {
        needs[i] = view_text_width(v, &style, buttons[i].label) + mm(v, 2);
        needs[i] = needs[i] < mm(v, SLOT_LEAST_MM) ? mm(v, SLOT_LEAST_MM) : needs[i];
        fits = fits && needs[i] <= equal;
        sum += needs[i];
    }
    const int more = sum < row.w ? (row.w - sum) / LARGE_SLOTS : 0;
    for (int i = 0; i < LARGE_SLOTS; i++) {
        ret[i] =
            fits ? rect_column(row, i, LARGE_SLOTS, gap) : rect_cut_left(&row, needs[i] + more);
        if (!fits)
            rect_cut_left(&row, gap);
    }
}

/* In large text the mark gives its place to larger buttons; the countdown gets a line of its own
 * where it would not fit beside them. */
static void header_large(const struct scene_ctx *sc, struct view *v, struct rect top,
                         const struct chrome *c)
{
    struct rect slots[LARGE_SLOTS];
    struct rect row =
        rect_inset(top, panel_margin_px(v->panel), mm(v, panel_is_tight(v->panel) ? 1 : 5));
    if (panel_is_landscape(v->panel))
        hold_box(sc, v, &row);
    const struct button buttons[LARGE_SLOTS] = {
        header_button("back", tr("chrome.back"), "back", ACTION_BACK),
        header_button("language", language_name(v), "globe", GLOBAL_LANGUAGE),
        header_button("help", tr("chrome.help"), "help", GLOBAL_HELP),
        over_button(c),
    };
    large_slots(v, row, buttons, slots);
    for (int i = 0; i < LARGE_SLOTS; i++) {
        const bool absent = (i == 0 && c->no_back) || (i == LARGE_SLOTS - 1 && c->no_start_over);
        if (!absent)
            view_button(v, slots[i], &buttons[i]);
    }
}

static void hold_line(const struct scene_ctx *sc, struct view *v, struct rect *all)
{
    const bool held = basket_hold_left_ms(&sc->session->basket, sc->now_ms) != INT64_MAX;
    if (!v->panel->large_text || panel_is_landscape(v->panel) || !held)
        return;
    struct rect line =
        rect_cut_top(all, mm(v, panel_is_tight(v->panel) ? HOLD_TIGHT_MM : HOLD_LINE_MM));
    line = rect_inset(line, panel_margin_px(v->panel), 0);
    rect_cut_bottom(&line, mm(v, 2));
    hold_box(sc, v, &line);
}

void chrome_access(struct view *v, struct rect at)
{
    const struct button b =
        header_button("accessibility", tr("chrome.accessibility"), "access", GLOBAL_ACCESSIBILITY);
    view_button(v, at, &b);
}

static struct rect footer(struct view *v, struct rect bottom, const struct chrome *c)
{
    const int h = parts_button_height(v);
    if (c->on_sheet)
        view_box(v, bottom, COLOR_RAISED, 0);
    else
        view_rule(v, bottom);
    struct rect row = bottom;
    row.y += (bottom.h - h) / 2;
    row.h = h;
    rect_cut_left(&row, mm(v, 8));
    rect_cut_right(&row, panel_margin_px(v->panel));
    struct text_style words = {.step = TYPE_CAPTION};
    const int needed = view_text_width(v, &words, tr("chrome.accessibility")) + mm(v, 2);
    const int w = needed > mm(v, ACCESS_MM) ? needed : mm(v, ACCESS_MM);
    chrome_access(v, rect_cut_left(&row, w));
    rect_cut_left(&row, mm(v, 4));
    return row;
}

struct chrome_rects chrome_view(const struct scene_ctx *sc, struct view *v, const struct chrome *c)
{
    const bool large = v->panel->large_text;
    struct rect all = panel_usable(v->panel);
    struct chrome_rects r = {0};
    still_picture(sc, v, all);
    if (!c->no_header) {
        const int high = panel_is_tight(v->panel) ? HEADER_TIGHT_MM
                         : large                  ? HEADER_LARGE_MM
                                                  : HEADER_MM;
        const struct rect top = rect_cut_top(&all, mm(v, high));
        if (large)
            header_large(sc, v, top, c);
        else
            header(sc, v, top, c);
        hold_line(sc, v, &all);
    }
    if (!c->no_footer) {
        const int high = panel_is_tight(v->panel) ? FOOTER_TIGHT_MM
                         : large                  ? FOOTER_LARGE_MM
                                                  : FOOTER_MM;
        r.footer = footer(v, rect_cut_bottom(&all, mm(v, high)), c);
    }
    r.body = all;
    return r;
}
