/* What all widgets are drawn with: text, icons, colours, rings. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "ui/paint_parts.h"

#define FOCUS_MM   0.9 /* width of the ring, and of the gap inside it */
#define OUTLINE_MM 0.5
#define PI         3.14159265358979323846

int brush_px(const struct brush *b, double mm)
{
    return panel_px(b->panel, mm);
}

uint32_t brush_color(const struct brush *b, enum color color)
{
    return color == COLOR_NONE ? 0 : b->theme->argb[color];
}

static bool is_named(const struct widget *w, const char *id, uint32_t nth)
{
    return id[0] != '\0' && w->nth == nth && strcmp(w->id, id) == 0;
}

bool brush_is_pressed(const struct brush *b, const struct widget *w)
{
    return !w->disabled && is_named(w, b->state->pressed_id, b->state->pressed_nth);
}

bool brush_is_focused(const struct brush *b, const struct widget *w)
{
    return b->state->focus_visible && is_named(w, b->state->focus_id, b->state->focus_nth);
}

void brush_overflow(struct brush *b, const char *text)
{
    b->n_overflow++;
    if (!strstr(b->overflow->at, text))
        text_addf(b->overflow, "%s\n", text);
}

void brush_text(struct brush *b, struct rect at, const struct text_style *style, enum color color,
                const char *text)
{
    if (!type_draw(b->type, b->canvas, b->panel, at, style, brush_color(b, color), text))
        brush_overflow(b, text);
}

static const char *mirrored(const char *name)
{
    static const char *const pairs[][2] = {{"fwd", "back"}, {"left", "right"}};
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        for (size_t side = 0; side < 2; side++) {
            if (strcmp(name, pairs[i][side]) == 0)
                return pairs[i][1 - side];
        }
    }
    return name;
}

void brush_icon(struct brush *b, struct rect at, int size, enum color color, const char *name)
{
    const int w = at.w < size ? at.w : size, h = at.h < size ? at.h : size;
    const struct icon icon = icons_get(b->icons, b->panel->rtl ? mirrored(name) : name, w, h);
    if (!icon.mask)
        return;
    const struct rect to = rect_centre(at, icon.w, icon.h);
    canvas_mask(b->canvas, to.x, to.y, icon.mask, (struct rect){0, icon.w, icon.w, icon.h},
                brush_color(b, color));
}

int brush_spinner_phase(const struct panel *panel, int64_t now_ms)
{
    enum { STEPS = 8 };
    return panel->reduced_motion ? 0 : (int)(now_ms / PAINT_BUSY_MS % STEPS);
}

void brush_spinner(struct brush *b, struct rect at, enum color color)
{
    enum { POINTS = 9 };
    const uint32_t ink = brush_color(b, color);
    const double start = brush_spinner_phase(b->panel, b->state->now_ms) * PI / 4 - PI / 2;
    const int width = at.w / 9 > 1 ? at.w / 9 : 2;
    const double radius = (at.w - width) / 2.0;
    canvas_ring(b->canvas, at, at.w / 2, width, (ink & 0xFFFFFFU) | 0x40000000U);
    struct point arc[POINTS];
    for (int i = 0; i < POINTS; i++) {
        const double angle = start + PI / 2 * i / (POINTS - 1);
        arc[i].x = at.x + (int)lround(at.w / 2.0 + radius * cos(angle));
        arc[i].y = at.y + (int)lround(at.h / 2.0 + radius * sin(angle));
    }
    canvas_polyline(b->canvas, arc, POINTS, width, ink);
}

void paint_target_outline(struct brush *b, const struct widget *w)
{
    const uint32_t argb = brush_color(b, COLOR_OUTLINE);
    if (argb >> 24 != 0 && w->action != 0 && w->kind == WIDGET_BUTTON)
        canvas_ring(b->canvas, w->at, w->radius_px, brush_px(b, OUTLINE_MM), argb);
}

void paint_focus_ring(struct brush *b, const struct widget *w)
{
    const int width = brush_px(b, FOCUS_MM) > 3 ? brush_px(b, FOCUS_MM) : 3;
    const int out = 2 * width;
    canvas_ring(b->canvas, rect_inset(w->at, -out, -out), w->radius_px + out, width,
                brush_color(b, COLOR_FOCUS));
}

struct rect paint_bounds(const struct panel *panel, const struct widget *w)
{
    const int ring = 2 * (panel_px(panel, FOCUS_MM) > 3 ? panel_px(panel, FOCUS_MM) : 3);
    /* Letters may reach over a box that is lower than their line. */
    const int tails = w->kind == WIDGET_TEXT ? theme_font_px(panel, w->style.step) / 2 : 0;
    const int out = tails > ring ? tails : ring;
    return w->action != 0 || tails > 0 ? rect_inset(w->at, -out, -out) : rect_inset(w->at, -1, -1);
}
