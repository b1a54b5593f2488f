/* Fields. A field high enough has its label above the box (box 22 mm); a lower one is the box. */
#include <string.h>

#include "base/text.h"
#include "ui/paint_parts.h"

#define BOX_MM        22.0
#define WITH_LABEL_MM 29.0
#define RADIUS_MM     5.0
#define PADDING_MM    6.0
#define ICON_MM       7.0

static void draw_frame(struct brush *b, const struct widget *w, struct rect box)
{
    const bool strong = w->chosen || w->error;
    const enum color color = w->error ? COLOR_STOP : w->chosen ? COLOR_TEXT : COLOR_DIM;
    canvas_round(b->canvas, box, brush_px(b, RADIUS_MM), brush_color(b, COLOR_BACKGROUND));
    canvas_ring(b->canvas, box, brush_px(b, RADIUS_MM), brush_px(b, strong ? 0.75 : 0.5),
                brush_color(b, color));
}

static void draw_caret(struct brush *b, struct rect at, int text_width, const struct text_style *s)
{
    const int width = brush_px(b, 0.75);
    const int height = theme_line_px(b->panel, s->step);
    const int x = b->panel->rtl ? at.x + at.w - text_width - 2 * width : at.x + text_width + width;
    canvas_fill(b->canvas, (struct rect){x, at.y + (at.h - height) / 2, width, height},
                brush_color(b, COLOR_TEXT));
}

/* The end of what was typed, as much as the box holds: that is where the next letter comes. */
static const char *visible_end(struct brush *b, const struct text_style *style, const char *value,
                               int width)
{
    while (*value && type_width(b->type, b->panel, style, value) > width)
        text_next(&value);
    return value;
}

void paint_field(struct brush *b, const struct widget *w)
{
    struct rect box = w->at;
    if (box.h >= brush_px(b, WITH_LABEL_MM)) {
        box = rect_cut_bottom(&box, brush_px(b, BOX_MM));
        const struct rect over = {w->at.x, w->at.y, w->at.w, box.y - w->at.y};
        const struct text_style label = {.step = TYPE_BODY, .bold = true, .shrink = true};
        brush_text(b, over, &label, COLOR_TEXT, w->label);
    }
    draw_frame(b, w, box);
    struct rect in = rect_inset(box, brush_px(b, PADDING_MM), 0);
    if (w->error) {
        const int size = brush_px(b, ICON_MM);
        brush_icon(b, b->panel->rtl ? rect_cut_left(&in, size) : rect_cut_right(&in, size), size,
                   COLOR_STOP, "warn");
    }
    struct text_style style = {.step = TYPE_HEADING, .valign = VALIGN_MIDDLE, .ellipsis = true};
    const int room = in.w - 3 * brush_px(b, 0.75);
    style.typed = w->value[0] != '\0';
    const char *shown = visible_end(b, &style, w->value, room);
    if (w->value[0] == '\0') {
        style.shrink = true;
        brush_text(b, in, &style, COLOR_DIM, w->chosen ? "" : w->hint);
    }
    brush_text(b, in, &style, COLOR_TEXT, shown);
    if (w->chosen)
        draw_caret(b, in, *shown ? type_width(b->type, b->panel, &style, shown) : 0, &style);
}
