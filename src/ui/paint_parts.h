/* Parts of paint: one file per family of widgets. Only for paint*.c. Threads: the UI thread. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/icons.h"
#include "ui/paint.h"
#include "ui/qr.h"

/* Stand-ins for pictures that are not there, composed once. */
struct standins;

struct standins *standins_new(void);
void standins_free(struct standins *s);
/* Calm flat shapes in the colours that the words give. Valid until the next call. */
struct picture standins_get(struct standins *s, const char *words, int w, int h);

/* What every widget is drawn with. */
struct brush {
    struct canvas *canvas;
    const struct panel *panel;
    const struct theme *theme;
    const struct paint_state *state;
    struct type *type;
    struct pictures *pictures;
    struct icons *icons;
    struct qr *qr;
    struct standins *standins;
    struct text *overflow; /* texts that did not fit, one a line */
    size_t n_overflow;
};

int brush_px(const struct brush *b, double mm);
uint32_t brush_color(const struct brush *b, enum color color);
bool brush_is_pressed(const struct brush *b, const struct widget *w);
bool brush_is_focused(const struct brush *b, const struct widget *w);
/* Notes a text that did not fit. */
void brush_overflow(struct brush *b, const char *text);
/* Draws, and notes an overflow. */
void brush_text(struct brush *b, struct rect at, const struct text_style *style, enum color color,
                const char *text);
/* Centred in `at`, at most `size` px; pointing the other way in rtl where it points at all. */
void brush_icon(struct brush *b, struct rect at, int size, enum color color, const char *name);
/* A sign that something is under way, in the square `at`. */
void brush_spinner(struct brush *b, struct rect at, enum color color);
int brush_spinner_phase(const struct panel *panel, int64_t now_ms);

/* The colours of a look in its state. */
struct button_ink {
    enum color fill, border, text, quiet; /* quiet: the lesser line; COLOR_NONE: nothing */
    bool lighten;                         /* a veil of the text's colour over what is below */
};

void paint_button(struct brush *b, const struct widget *w);
/* Icon, words and amount, in the arrangement of the look. */
void paint_button_content(struct brush *b, const struct widget *w, const struct button_ink *ink);
void paint_field(struct brush *b, const struct widget *w);
void paint_picture(struct brush *b, const struct widget *w);
void paint_bars(struct brush *b, const struct widget *w);
void paint_progress(struct brush *b, const struct widget *w);
void paint_code(struct brush *b, const struct widget *w);
void paint_box(struct brush *b, const struct widget *w);
void paint_words(struct brush *b, const struct widget *w);
void paint_target_outline(struct brush *b, const struct widget *w); /* high contrast */
void paint_focus_ring(struct brush *b, const struct widget *w);

/* The rectangle a widget may touch, its focus ring and its letters' tails included. */
struct rect paint_bounds(const struct panel *panel, const struct widget *w);

/* Adds to the list of what is to be drawn again; merges what touches, and the cheapest pair when
 * the list is full. */
void damage_add(struct paint_result *result, struct rect r);

/* A widget as it looked in the last frame. */
struct trace {
    uint64_t look; /* hash of everything that shows */
    struct rect bounds;
};

/* How the widget shows in this frame; `extra` is what the painter knows beside the widget. */
uint64_t trace_look(const struct widget *w, uint64_t extra);
/* What differs between two frames. */
void trace_diff(const struct trace *old, size_t n_old, const struct trace *now, size_t n_now,
                struct paint_result *result);
