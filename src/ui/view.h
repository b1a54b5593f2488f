/* View: the widgets of one frame, listed by a scene's view(): drawn, hit-tested, walked by keys,
 * dumped as text and checked (sizes, contrast, overflow, reach), all from the same list.
 *
 * A widget is either semantic (it has a role: people touch it, hear it, tests read it) or decor
 * (ROLE_NONE). Order is drawing order and focus order. Strings passed in are copied into the view.
 * Coordinates are pixels of the window; a scene cuts rectangles in millimetres (mm() below).
 * Nothing survives to the next frame. Threads: the UI thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "ui/panel.h"
#include "ui/rect.h"
#include "ui/theme.h"

struct seatmap;

enum role {
    ROLE_NONE, /* decor: not spoken, not dumped */
    ROLE_HEADING,
    ROLE_TEXT,
    ROLE_ALERT, /* spoken at once; errors and toasts */
    ROLE_BUTTON,
    ROLE_TOGGLE, /* chips, tiles, options; `chosen` is its value */
    ROLE_FIELD,
    ROLE_KEY, /* of the on-screen keyboard */
    ROLE_PROGRESS,
    ROLE_TIMER,
    ROLE_IMAGE,
    ROLE_CODE, /* a QR code; `value` is its content and is never dumped, only its length */
    ROLE_PLAN, /* the seat map */
};

enum widget_kind {
    WIDGET_BOX,
    WIDGET_TEXT,
    WIDGET_ICON,
    WIDGET_PICTURE,
    WIDGET_SCRIM,  /* vertical fade to the background over a picture */
    WIDGET_BARS,   /* availability, level 0..3 */
    WIDGET_BUTTON, /* any touch target; see enum look */
    WIDGET_FIELD,
    WIDGET_PROGRESS, /* fraction 0..1000 */
    WIDGET_QR,
    WIDGET_SEATMAP,
    WIDGET_MARK, /* a sample of the seat map's marks: level is the mark, arg the band */
    WIDGET_MINIMAP,
};

enum look {
    LOOK_PRIMARY, /* accent, at most one a screen: label left, amount and arrow right */
    LOOK_QUIET,   /* raised */
    LOOK_SUNK,    /* quiet on a sheet: surface */
    LOOK_LINE,    /* outline */
    LOOK_DANGER,  /* stop-coloured outline */
    LOOK_HEADER,  /* icon over word, no frame */
    LOOK_CHIP,    /* surface; chosen: paper */
    LOOK_DATE,    /* two lines: sub above label; chosen: paper */
    LOOK_TILE, /* surface card with nothing drawn in it but its fill; the scene draws the content */
    LOOK_BARE, /* no fill at all; the scene draws the content; pressing lightens it */
    LOOK_KEY,
    LOOK_KEY_FUNCTION,
};

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
enum valign { VALIGN_TOP, VALIGN_MIDDLE, VALIGN_BOTTOM };

struct text_style {
    enum type_step step;
    bool bold;
    enum color color; /* COLOR_NONE means COLOR_TEXT */
    enum align align; /* LEFT and RIGHT are swapped in rtl */
    enum valign valign;
    int lines; /* most lines, 0 and 1 mean one; longer text wraps at words */
    bool
        ellipsis; /* may be cut with "..."; otherwise not fitting is an overflow that tests report */
    bool shrink;  /* one type step smaller when it does not fit */
    bool strike;
    bool typed; /* by the customer: no picture of it is kept after the session */
};

struct widget {
    enum widget_kind kind;
    enum role role;
    struct rect at;
    char id[24];
    uint32_t nth;        /* place in its list, from 0, over the whole list and not only this page */
    const char *label;   /* UTF-8, never NULL */
    const char *value;   /* state in words, never NULL */
    const char *hint;    /* never NULL */
    const char *sub;     /* second line or amount, never NULL */
    const char *icon;    /* file name in assets/icons without suffix, or "" */
    const char *picture; /* key for ui/pictures, or "" */
    uint32_t action, arg; /* action 0: not a target */
    enum look look;
    struct text_style style;
    enum color fill, border; /* boxes; pictures use fill for the stand-in */
    int radius_px;
    int level;      /* bars 0..3, progress 0..1000, picture dimming 0..100, scrim strength */
    double focal_y; /* pictures: which part to keep when cropping, 0 top .. 1 bottom */
    bool disabled, chosen, busy, error;
    bool repeats;            /* quick taps one after the other are wanted (steppers, paging) */
    struct seatmap *seatmap; /* borrowed */
};

/* One paged list: how a robot, a keyboard or a reader reaches item n that is not on this page. */
struct view_list {
    char id[24];
    uint32_t first, shown, total;
    char previous_id[24], more_id[24]; /* the buttons that turn the page */
};

enum { VIEW_LISTS_MAX = 4 };

struct view {
    const struct panel *panel;
    struct arena *arena; /* strings of this frame */
    struct widget *widgets;
    size_t n_widgets, room;
    size_t modal_from; /* widgets before this index are dimmed and dead; 0: none */
    struct view_list lists[VIEW_LISTS_MAX];
    size_t n_lists;
    char title[128]; /* of the screen, first thing spoken */
};

void view_init(struct view *v);
void view_deinit(struct view *v);
void view_reset(struct view *v, const struct panel *panel);

/* Millimetres to pixels on this view's panel. */
int mm(const struct view *v, double millimetres);

/* A button as a scene describes it; unused members stay zero. */
struct button {
    const char *id;
    uint32_t nth;
    const char *label, *sub, *icon, *value, *hint;
    enum look look;
    enum role role; /* ROLE_NONE means ROLE_BUTTON */
    uint32_t action, arg;
    bool disabled, chosen, busy;
    bool repeats; /* see struct widget; always so for keys, plus and minus */
};
struct widget *view_button(struct view *v, struct rect at, const struct button *b);

/* Text that is read and spoken. `id` may be NULL for text that no test asks for. */
struct widget *view_text(struct view *v, const char *id, struct rect at, struct text_style style,
                         const char *text);
struct widget *view_heading(struct view *v, const char *id, struct rect at, struct text_style style,
                            const char *text);
/* Text that only decorates a target whose label already says it. */
struct widget *view_decor_text(struct view *v, struct rect at, struct text_style style,
                               const char *text);
struct widget *view_alert(struct view *v, const char *id, struct rect at, struct text_style style,
                          const char *text);
struct widget *view_box(struct view *v, struct rect at, enum color fill, double radius_mm);
struct widget *view_frame(struct view *v, struct rect at, enum color border, double radius_mm);
struct widget *view_rule(struct view *v, struct rect at); /* 1 px line at the top of `at` */
struct widget *view_icon(struct view *v, struct rect at, const char *icon, enum color color);
/* `alt` NULL or "" makes it decor. */
struct widget *view_picture(struct view *v, struct rect at, const char *key, double radius_mm,
                            const char *alt);
struct widget *view_scrim(struct view *v, struct rect at, int strength_percent);
/* One mark of the seat map as a sample for a legend (enum seat_mark, band letter); decor. */
struct widget *view_mark(struct view *v, struct rect at, int mark, uint8_t band);
/* The whole house of a map, small, with the window of the screen on it; decor. */
struct widget *view_minimap(struct view *v, struct rect at, struct seatmap *map);
struct widget *view_bars(struct view *v, struct rect at, int level);
struct widget *view_timer(struct view *v, const char *id, struct rect at, struct text_style style,
                          const char *text);
struct widget *view_progress(struct view *v, const char *id, struct rect at, int per_mille,
                             const char *words);
struct field {
    const char *id, *label, *value, *hint;
    uint32_t action, arg;
    bool active, error;
};
struct widget *view_field(struct view *v, struct rect at, const struct field *f);
/* A QR code of `content`, byte for byte, with its quiet zone, black on white, in the square `at`. */
struct widget *view_qr(struct view *v, const char *id, uint32_t nth, struct rect at,
                       const char *content, const char *label);
/* The map takes taps, drags and pinches; a tap on a seat or area comes as `action` with its index. */
struct widget *view_seatmap(struct view *v, const char *id, struct rect at, struct seatmap *map,
                            uint32_t action, const char *label);

/* Everything added after this lies over a dimmed screen and is the only thing alive. */
void view_begin_modal(struct view *v);
void view_list(struct view *v, const struct view_list *list);

/* Width of one line of `text` in this style, in pixels; lines needed at `width`. */
int view_text_width(const struct view *v, const struct text_style *style, const char *text);
int view_text_lines(const struct view *v, const struct text_style *style, const char *text,
                    int width);

const char *view_printf(struct view *v, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The widget with this id and place in its list, alive or not; NULL when not on screen. */
const struct widget *view_find(const struct view *v, const char *id, uint32_t nth);
/* A target can be touched when it is alive: not disabled, not busy, not under an overlay. */
bool view_is_target(const struct widget *w);
bool view_is_alive(const struct view *v, const struct widget *w); /* `w` belongs to `v` */
/* The topmost alive target at a point; NULL for none. */
const struct widget *view_hit(const struct view *v, int x, int y);
/* The semantic widgets as text, one a line, for golden files; codes and typed values are masked. */
void view_dump(const struct view *v, char *out, size_t size);
