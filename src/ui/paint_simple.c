/* Boxes, words, bars of availability, progress, codes. */
#include "ui/paint_parts.h"

void paint_box(struct brush *b, const struct widget *w)
{
    canvas_round(b->canvas, w->at, w->radius_px, brush_color(b, w->fill));
    if (w->border != COLOR_NONE)
        canvas_ring(b->canvas, w->at, w->radius_px, brush_px(b, 0.5), brush_color(b, w->border));
}

/* Words, on a panel of their own when they have a fill (a toast), with a sign before them when they
 * have an icon. */
void paint_words(struct brush *b, const struct widget *w)
{
    struct rect at = w->at;
    enum color color = w->style.color == COLOR_NONE ? COLOR_TEXT : w->style.color;
    if (w->fill != COLOR_NONE) {
        canvas_round(b->canvas, at, w->radius_px, brush_color(b, w->fill));
        at = rect_inset(at, brush_px(b, 8), brush_px(b, 2));
        if (w->style.color == COLOR_NONE && w->fill == COLOR_PAPER)
            color = COLOR_ON_PAPER;
    }
    if (w->icon[0] != '\0') {
        const int size = brush_px(b, 7);
        const struct rect icon =
            b->panel->rtl ? rect_cut_right(&at, size) : rect_cut_left(&at, size);
        brush_icon(b, icon, size, color, w->icon);
        (void)(b->panel->rtl ? rect_cut_right(&at, brush_px(b, 4))
                             : rect_cut_left(&at, brush_px(b, 4)));
    }
    brush_text(b, at, &w->style, w->disabled ? COLOR_DIM : color, w->label);
}

/* Three rising bars on a grid of 14 by 12: full ones coloured, the others outlined. */
void paint_bars(struct brush *b, const struct widget *w)
{
    enum { GRID_W = 14, GRID_H = 12, BAR = 4, STEP = 5 };
    const int by_w = w->at.w * 64 / GRID_W, by_h = w->at.h * 64 / GRID_H;
    const int unit = by_w < by_h ? by_w : by_h; /* 1/64 px */
    const int width = GRID_W * unit / 64, height = GRID_H * unit / 64;
    const int left = b->panel->rtl ? w->at.x + w->at.w - width : w->at.x;
    const int bottom = w->at.y + (w->at.h + height) / 2;
    const enum color full = w->level == 1 ? COLOR_WARN : COLOR_GOOD;
    for (int i = 0; i < 3; i++) {
        const int x = left + i * STEP * unit / 64, h = (BAR + i * BAR) * unit / 64;
        const struct rect bar = {x, bottom - h, BAR * unit / 64, h};
        if (i < w->level)
            canvas_round(b->canvas, bar, unit / 64, brush_color(b, full));
        else
            canvas_ring(b->canvas, bar, unit / 64, unit / 80 > 1 ? unit / 80 : 1,
                        brush_color(b, COLOR_DIM));
    }
}

void paint_progress(struct brush *b, const struct widget *w)
{
    const int most = brush_px(b, 4);
    const struct rect track = rect_centre(w->at, w->at.w, w->at.h < most ? w->at.h : most);
    canvas_round(b->canvas, track, track.h / 2, brush_color(b, COLOR_LINE));
    const int done = (int)((int64_t)track.w * w->level / 1000);
    if (done <= 0)
        return;
    struct rect part = track;
    part.w = done < track.h ? track.h : done;
    if (b->panel->rtl)
        part.x = track.x + track.w - part.w;
    canvas_round(b->canvas, part, part.h / 2, brush_color(b, COLOR_TEXT));
}

/* A code that cannot be made shows its words instead; the order number stands beside it (F36). */
void paint_code(struct brush *b, const struct widget *w)
{
    if (qr_draw(b->qr, b->canvas, w->at, w->value))
        return;
    const struct text_style style = {.step = TYPE_BODY,
                                     .align = ALIGN_CENTRE,
                                     .valign = VALIGN_MIDDLE,
                                     .lines = 6,
                                     .ellipsis = true};
    const int pad = brush_px(b, 4);
    brush_text(b, rect_inset(w->at, pad, pad), &style, COLOR_BLACK, w->label);
}
