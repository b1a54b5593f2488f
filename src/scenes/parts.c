#include "scenes/parts.h"

#include <string.h>

#include "base/text.h"
#include "ui/i18n.h"

static bool is_cramped(const struct view *v)
{
    return v->panel->low_reach || panel_is_landscape(v->panel);
}

static enum type_step step_for(const struct view *v, enum type_step step)
{
    if (!v->panel->large_text)
        return step;
    switch (step) {
    case TYPE_HERO:
    case TYPE_NUMBER:
        return is_cramped(v) ? TYPE_TITLE : TYPE_DISPLAY;
    case TYPE_DISPLAY:
        return TYPE_TITLE;
    case TYPE_TITLE:
        return TYPE_HEADING;
    case TYPE_HEADING:
        return is_cramped(v) ? TYPE_BODY : TYPE_HEADING;
    case TYPE_CAPTION:
    case TYPE_BODY:
    case TYPE_COUNT:
        break;
    }
    return step;
}

struct text_style parts_style(const struct view *v, enum type_step step, bool bold)
{
    return (struct text_style){
        .step = step_for(v, step), .bold = bold, .color = COLOR_TEXT, .lines = 1};
}

struct text_style parts_muted(const struct view *v, enum type_step step)
{
    struct text_style style = parts_style(v, step, false);
    style.color = COLOR_MUTED;
    return style;
}

int parts_line(const struct view *v, enum type_step step)
{
    return theme_line_px(v->panel, step_for(v, step));
}

int parts_height(const struct view *v, struct text_style style, const char *text, int width)
{
    if (text[0] == '\0' || width <= 0)
        return 0;
    int lines = style.lines > 1 ? view_text_lines(v, &style, text, width) : 1;
    if (lines > style.lines && style.lines > 0)
        lines = style.lines;
    return lines * theme_line_px(v->panel, style.step);
}

void parts_flow(struct view *v, struct rect *from, const char *id, struct text_style style,
                const char *text)
{
    const int h = parts_height(v, style, text, from->w);
    if (h == 0)
        return;
    view_text(v, id, rect_cut_top(from, h), style, text);
}

void parts_flow_heading(struct view *v, struct rect *from, const char *id, struct text_style style,
                        const char *text)
{
    const int h = parts_height(v, style, text, from->w);
    if (h == 0)
        return;
    view_heading(v, id, rect_cut_top(from, h), style, text);
}

int parts_places(struct view *v, struct rect at, struct text_style style,
                 const struct parts_places *places)
{
    const int cap = theme_cap_px(v->panel, style.step);
    const int bars_w = cap * 3 / 2;
    const int bars_h = cap * 13 / 10;
    const struct rect all = at;
    const struct rect bars = rect_cut_left(&at, bars_w);
    rect_cut_left(&at, mm(v, 2));
    if (places->level >= 0)
        view_bars(v, (struct rect){bars.x, bars.y + (bars.h - bars_h) / 2, bars_w, bars_h},
                  places->level);
    else
        at = all;
    style.valign = VALIGN_MIDDLE;
    if (places->spoken)
        view_text(v, NULL, at, style, places->words);
    else
        view_decor_text(v, at, style, places->words);
    return at.x - all.x + view_text_width(v, &style, places->words);
}

int parts_button_height(const struct view *v)
{
    return mm(v, v->panel->large_text ? 28 : 24);
}

int parts_small_height(const struct view *v)
{
    return mm(v, v->panel->large_text ? 24 : 20);
}

int parts_button_width(const struct view *v, const struct button *b)
{
    const struct text_style style = {.step = TYPE_HEADING, .bold = true};
    int w = 2 * mm(v, 8);
    const bool has_words = b->label && b->label[0] != '\0';
    if (has_words)
        w += view_text_width(v, &style, b->label);
    if (b->icon && b->icon[0] != '\0')
        w += mm(v, 7) + (has_words ? mm(v, 4) : 0);
    if (b->sub && b->sub[0] != '\0')
        w += mm(v, 8) + view_text_width(v, &style, b->sub);
    const int least = parts_button_height(v);
    return w > least ? w : least;
}

void parts_button_left(struct view *v, struct rect *row, const struct button *b)
{
    const int w = parts_button_width(v, b);
    view_button(v, rect_cut_left(row, w), b);
    rect_cut_left(row, mm(v, 4));
}

void parts_button_right(struct view *v, struct rect *row, const struct button *b)
{
    const int w = parts_button_width(v, b);
    view_button(v, rect_cut_right(row, w), b);
    rect_cut_right(row, mm(v, 4));
}

static void pager_buttons(struct view *v, struct rect *whole, const struct parts_pager *p)
{
    const int h = parts_button_height(v);
    struct rect low = rect_centre(*whole, whole->w, h < whole->h ? h : whole->h);
    struct rect *row = &low;
    const uint32_t next = p->first + p->per_page;
    const uint32_t back = p->first > p->per_page ? p->first - p->per_page : 0;
    struct button more = {.id = p->more_id,
                          .label = p->more_words,
                          .hint = tr("pager.more"),
                          .icon = "down",
                          .look = LOOK_QUIET,
                          .action = p->action,
                          .arg = next,
                          .disabled = next >= p->total};
    const struct button previous = {.id = p->previous_id,
                                    .label = "",
                                    .hint = tr("pager.previous"),
                                    .icon = "up",
                                    .look = LOOK_QUIET,
                                    .action = p->action,
                                    .arg = back,
                                    .disabled = p->first == 0};
    if (parts_button_width(v, &more) + mm(v, 4) + parts_button_width(v, &previous) > row->w)
        more.label = "";
    parts_button_right(v, row, &more);
    parts_button_right(v, row, &previous);
    whole->x = low.x;
    whole->w = low.w;
}

void parts_pager(struct view *v, struct rect *row, const struct parts_pager *p)
{
    struct view_list list = {.first = p->first, .shown = p->shown, .total = p->total};
    text_copy(list.id, sizeof(list.id), p->list_id);
    text_copy(list.previous_id, sizeof(list.previous_id), p->previous_id);
    text_copy(list.more_id, sizeof(list.more_id), p->more_id);
    view_list(v, &list);
    if (p->total > p->shown)
        pager_buttons(v, row, p);
}

void parts_message(struct view *v, struct rect at, const char *icon, const char *title,
                   const char *words)
{
    struct text_style head = parts_style(v, TYPE_TITLE, true);
    struct text_style body = parts_style(v, TYPE_HEADING, false);
    head.lines = 3;
    head.align = ALIGN_CENTRE;
    body.lines = 6;
    body.align = ALIGN_CENTRE;
    const int inner = at.w < mm(v, 220) ? at.w : mm(v, 220);
    const int icon_h = mm(v, 16);
    if (panel_is_tight(v->panel))
        head.step = body.step; /* what it means comes before how large it stands */
    const int need = icon_h + mm(v, 8) + parts_height(v, head, title, inner) + mm(v, 4) +
                     parts_height(v, body, words, inner);
    struct rect box = rect_centre(at, inner, need < at.h ? need : at.h);
    if (need <= at.h) {
        view_icon(v, rect_centre(rect_cut_top(&box, icon_h), icon_h, icon_h), icon, COLOR_MUTED);
        rect_cut_top(&box, mm(v, 8));
    }
    parts_flow_heading(v, &box, "message", head, title);
    rect_cut_top(&box, mm(v, panel_is_tight(v->panel) ? 1 : 4));
    parts_flow(v, &box, "message_words", body, words);
}
