/* Buttons: one way to fill each look in each state. What stands in them: paint_layout.c. */
#include "ui/paint_parts.h"

static struct button_ink ink_at_rest(enum look look)
{
    switch (look) {
    case LOOK_PRIMARY:
        return (struct button_ink){COLOR_ACCENT, COLOR_NONE, COLOR_ON_ACCENT, COLOR_ON_ACCENT,
                                   false};
    case LOOK_QUIET:
    case LOOK_KEY:
        return (struct button_ink){COLOR_RAISED, COLOR_NONE, COLOR_TEXT, COLOR_MUTED, false};
    case LOOK_SUNK:
    case LOOK_CHIP:
    case LOOK_DATE:
    case LOOK_TILE:
        return (struct button_ink){COLOR_SURFACE, COLOR_NONE, COLOR_TEXT, COLOR_MUTED, false};
    case LOOK_LINE:
        return (struct button_ink){COLOR_NONE, COLOR_LINE, COLOR_TEXT, COLOR_MUTED, false};
    case LOOK_DANGER:
        return (struct button_ink){COLOR_NONE, COLOR_STOP, COLOR_STOP, COLOR_STOP, false};
    case LOOK_KEY_FUNCTION:
        return (struct button_ink){COLOR_BACKGROUND, COLOR_NONE, COLOR_TEXT, COLOR_MUTED, false};
    case LOOK_HEADER:
    case LOOK_BARE:
        break;
    }
    return (struct button_ink){COLOR_NONE, COLOR_NONE, COLOR_TEXT, COLOR_MUTED, false};
}

static void press(struct button_ink *ink, enum look look)
{
    switch (look) {
    case LOOK_PRIMARY:
        ink->fill = COLOR_ACCENT_PRESSED;
        break;
    case LOOK_KEY:
    case LOOK_KEY_FUNCTION:
        *ink = (struct button_ink){COLOR_PAPER, COLOR_NONE, COLOR_ON_PAPER, COLOR_ON_PAPER_MUTED,
                                   false};
        break;
    case LOOK_HEADER:
    case LOOK_BARE:
        ink->lighten = true;
        break;
    case LOOK_QUIET:
    case LOOK_SUNK:
    case LOOK_LINE:
    case LOOK_DANGER:
    case LOOK_CHIP:
    case LOOK_DATE:
    case LOOK_TILE:
        ink->fill = COLOR_PRESSED;
        break;
    }
}

static struct button_ink ink_of(const struct brush *b, const struct widget *w)
{
    struct button_ink ink = ink_at_rest(w->look);
    const bool pressed = brush_is_pressed(b, w);
    if (w->disabled) {
        const bool open = w->look == LOOK_DATE || w->look == LOOK_TILE || w->look == LOOK_LINE ||
                          w->look == LOOK_DANGER;
        const bool bare = w->look == LOOK_HEADER || w->look == LOOK_BARE;
        ink.fill = open || bare ? COLOR_NONE : COLOR_SURFACE;
        ink.border = open ? COLOR_LINE : COLOR_NONE;
        ink.text = ink.quiet = COLOR_DIM;
    } else if (w->chosen && w->look != LOOK_PRIMARY && !pressed) {
        ink = (struct button_ink){COLOR_PAPER, COLOR_NONE, COLOR_ON_PAPER, COLOR_ON_PAPER_MUTED,
                                  false};
    } else if (pressed) {
        press(&ink, w->look);
    }
    return ink;
}

static void fill(struct brush *b, const struct widget *w, const struct button_ink *ink)
{
    canvas_round(b->canvas, w->at, w->radius_px, brush_color(b, ink->fill));
    if (ink->border != COLOR_NONE)
        canvas_ring(b->canvas, w->at, w->radius_px, brush_px(b, 0.5), brush_color(b, ink->border));
    if (ink->lighten)
        canvas_round(b->canvas, w->at, w->radius_px,
                     (brush_color(b, COLOR_TEXT) & 0xFFFFFFU) | 0x20000000U);
}

void paint_button(struct brush *b, const struct widget *w)
{
    const struct button_ink ink = ink_of(b, w);
    fill(b, w, &ink);
    /* In these two the scene draws what stands in them. */
    if (w->look != LOOK_TILE && w->look != LOOK_BARE)
        paint_button_content(b, w, &ink);
}
