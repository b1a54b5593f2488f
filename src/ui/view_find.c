/* Which widget is meant: by name, by place, by what a line of text needs. */
#include <string.h>

#include "base/text.h"
#include "ui/type.h"
#include "ui/view.h"

/* The mean advance of a letter, as a part of the font size, when no font is loaded. */
#define MEAN_ADVANCE 0.55

const struct widget *view_find(const struct view *v, const char *id, uint32_t nth)
{
    if (*id == '\0')
        return NULL;
    for (size_t i = v->n_widgets; i > 0; i--) { /* an overlay's come before what they cover */
        const struct widget *w = &v->widgets[i - 1];
        if (w->nth == nth && strcmp(w->id, id) == 0)
            return w;
    }
    return NULL;
}

bool view_is_target(const struct widget *w)
{
    return w->action != 0 || w->kind == WIDGET_SEATMAP;
}

bool view_is_alive(const struct view *v, const struct widget *w)
{
    const size_t index = (size_t)(w - v->widgets);
    return view_is_target(w) && !w->disabled && !w->busy && index >= v->modal_from;
}

const struct widget *view_hit(const struct view *v, int x, int y)
{
    for (size_t i = v->n_widgets; i > v->modal_from; i--) {
        const struct widget *w = &v->widgets[i - 1];
        /* A dead target still covers what lies under it. */
        if (view_is_target(w) && rect_contains(w->at, x, y))
            return view_is_alive(v, w) ? w : NULL;
    }
    return NULL;
}

int view_text_width(const struct view *v, const struct text_style *style, const char *text)
{
    struct type *type = type_current();
    if (type)
        return type_width(type, v->panel, style, text);
    return (int)((double)text_count(text) * MEAN_ADVANCE * theme_font_px(v->panel, style->step));
}

int view_text_lines(const struct view *v, const struct text_style *style, const char *text,
                    int width)
{
    struct type *type = type_current();
    if (type)
        return type_lines(type, v->panel, style, text, width);
    const int whole = view_text_width(v, style, text);
    return width > 0 && whole > width ? (whole + width - 1) / width : 1;
}
