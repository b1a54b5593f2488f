#include "ui/view.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { ROOM_AT_FIRST = 128 };

#define RADIUS_BUTTON_MM 5.0
#define RADIUS_KEY_MM    3.0

void view_init(struct view *v)
{
    *v = (struct view){.arena = arena_new()};
}

void view_deinit(struct view *v)
{
    arena_free(v->arena);
    mem_free(v->widgets);
    *v = (struct view){0};
}

void view_reset(struct view *v, const struct panel *panel)
{
    arena_reset(v->arena);
    v->panel = panel;
    v->n_widgets = v->n_lists = v->modal_from = 0;
    v->title[0] = '\0';
}

int mm(const struct view *v, double millimetres)
{
    return panel_px(v->panel, millimetres);
}

static struct widget *add(struct view *v, enum widget_kind kind, enum role role, struct rect at)
{
    assert(v->panel);
    if (v->n_widgets == v->room) {
        v->room = v->room > 0 ? v->room * 2 : ROOM_AT_FIRST;
        v->widgets = mem_regrow(v->widgets, v->room, sizeof(v->widgets[0]));
    }
    struct widget *w = &v->widgets[v->n_widgets++];
    *w = (struct widget){.kind = kind, .role = role, .at = at};
    w->label = w->value = w->hint = w->sub = w->icon = w->picture = "";
    return w;
}

/* An id that is too long would silently match another one: a programming error. */
static void name(struct widget *w, const char *id)
{
    if (!id)
        return;
    const bool fits = text_copy(w->id, sizeof(w->id), id);
    assert(fits);
    (void)fits;
}

static const char *copy(struct view *v, const char *s)
{
    return s && *s ? arena_strdup(v->arena, s) : "";
}

static double button_radius_mm(enum look look)
{
    if (look == LOOK_KEY || look == LOOK_KEY_FUNCTION || look == LOOK_BARE)
        return RADIUS_KEY_MM;
    return RADIUS_BUTTON_MM;
}

struct widget *view_button(struct view *v, struct rect at, const struct button *b)
{
    assert(b->id && b->action != 0);
    struct widget *w = add(v, WIDGET_BUTTON, b->role == ROLE_NONE ? ROLE_BUTTON : b->role, at);
    name(w, b->id);
    w->nth = b->nth;
    w->label = copy(v, b->label);
    w->sub = copy(v, b->sub);
    w->icon = copy(v, b->icon);
    w->value = copy(v, b->value);
    w->hint = copy(v, b->hint);
    w->look = b->look;
    w->action = b->action;
    w->arg = b->arg;
    w->radius_px = mm(v, button_radius_mm(b->look));
    w->disabled = b->disabled;
    w->chosen = b->chosen;
    w->busy = b->busy;
    w->repeats = b->repeats || w->role == ROLE_KEY || strcmp(w->icon, "plus") == 0 ||
                 strcmp(w->icon, "minus") == 0;
    return w;
}

static struct widget *add_text(struct view *v, enum role role, struct rect at,
                               struct text_style style, const char *text)
{
    struct widget *w = add(v, WIDGET_TEXT, role, at);
    w->style = style;
    w->label = copy(v, text);
    return w;
}

struct widget *view_text(struct view *v, const char *id, struct rect at, struct text_style style,
                         const char *text)
{
    struct widget *w = add_text(v, ROLE_TEXT, at, style, text);
    name(w, id);
    return w;
}

struct widget *view_heading(struct view *v, const char *id, struct rect at, struct text_style style,
                            const char *text)
{
    struct widget *w = add_text(v, ROLE_HEADING, at, style, text);
    name(w, id);
    if (v->title[0] == '\0')
        text_copy(v->title, sizeof(v->title), w->label);
    return w;
}

struct widget *view_decor_text(struct view *v, struct rect at, struct text_style style,
                               const char *text)
{
    return add_text(v, ROLE_NONE, at, style, text);
}

struct widget *view_alert(struct view *v, const char *id, struct rect at, struct text_style style,
                          const char *text)
{
    struct widget *w = add_text(v, ROLE_ALERT, at, style, text);
    name(w, id);
    return w;
}

struct widget *view_timer(struct view *v, const char *id, struct rect at, struct text_style style,
                          const char *text)
{
    struct widget *w = add_text(v, ROLE_TIMER, at, style, text);
    name(w, id);
    return w;
}

struct widget *view_box(struct view *v, struct rect at, enum color fill, double radius_mm)
{
    struct widget *w = add(v, WIDGET_BOX, ROLE_NONE, at);
    w->fill = fill;
    w->radius_px = mm(v, radius_mm);
    return w;
}

struct widget *view_frame(struct view *v, struct rect at, enum color border, double radius_mm)
{
    struct widget *w = add(v, WIDGET_BOX, ROLE_NONE, at);
    w->border = border;
    w->radius_px = mm(v, radius_mm);
    return w;
}

struct widget *view_rule(struct view *v, struct rect at)
{
    at.h = 1;
    return view_box(v, at, COLOR_LINE, 0);
}

struct widget *view_icon(struct view *v, struct rect at, const char *icon, enum color color)
{
    struct widget *w = add(v, WIDGET_ICON, ROLE_NONE, at);
    w->icon = copy(v, icon);
    w->style.color = color;
    return w;
}

struct widget *view_picture(struct view *v, struct rect at, const char *key, double radius_mm,
                            const char *alt)
{
    const bool spoken = alt && *alt;
    struct widget *w = add(v, WIDGET_PICTURE, spoken ? ROLE_IMAGE : ROLE_NONE, at);
    w->picture = copy(v, key);
    w->label = copy(v, alt);
    w->radius_px = mm(v, radius_mm);
    w->fill = COLOR_SURFACE;
    w->focal_y = 0.5;
    return w;
}

struct widget *view_scrim(struct view *v, struct rect at, int strength_percent)
{
    struct widget *w = add(v, WIDGET_SCRIM, ROLE_NONE, at);
    w->fill = COLOR_BACKGROUND;
    w->level = strength_percent;
    return w;
}

struct widget *view_minimap(struct view *v, struct rect at, struct seatmap *map)
{
    assert(map);
    struct widget *w = add(v, WIDGET_MINIMAP, ROLE_NONE, at);
    w->seatmap = map;
    return w;
}

struct widget *view_bars(struct view *v, struct rect at, int level)
{
    assert(level >= 0 && level <= 3);
    struct widget *w = add(v, WIDGET_BARS, ROLE_NONE, at);
    w->level = level;
    return w;
}

struct widget *view_mark(struct view *v, struct rect at, int mark, uint8_t band)
{
    struct widget *w = add(v, WIDGET_MARK, ROLE_NONE, at);
    w->level = mark;
    w->arg = band;
    return w;
}

struct widget *view_progress(struct view *v, const char *id, struct rect at, int per_mille,
                             const char *words)
{
    assert(per_mille >= 0 && per_mille <= 1000);
    struct widget *w = add(v, WIDGET_PROGRESS, ROLE_PROGRESS, at);
    name(w, id);
    w->level = per_mille;
    w->label = copy(v, words);
    return w;
}

struct widget *view_field(struct view *v, struct rect at, const struct field *f)
{
    assert(f->id);
    struct widget *w = add(v, WIDGET_FIELD, ROLE_FIELD, at);
    name(w, f->id);
    w->label = copy(v, f->label);
    w->value = copy(v, f->value);
    w->hint = copy(v, f->hint);
    w->action = f->action;
    w->arg = f->arg;
    w->chosen = f->active;
    w->error = f->error;
    w->radius_px = mm(v, RADIUS_KEY_MM);
    return w;
}

struct widget *view_qr(struct view *v, const char *id, uint32_t nth, struct rect at,
                       const char *content, const char *label)
{
    struct widget *w = add(v, WIDGET_QR, ROLE_CODE, at);
    name(w, id);
    w->nth = nth;
    w->value = copy(v, content);
    w->label = copy(v, label);
    return w;
}

struct widget *view_seatmap(struct view *v, const char *id, struct rect at, struct seatmap *map,
                            uint32_t action, const char *label)
{
    assert(id && map);
    struct widget *w = add(v, WIDGET_SEATMAP, ROLE_PLAN, at);
    name(w, id);
    w->seatmap = map;
    w->action = action;
    w->label = copy(v, label);
    return w;
}

void view_begin_modal(struct view *v)
{
    v->modal_from = v->n_widgets;
    v->title[0] = '\0'; /* the overlay's first heading names the screen now */
}

void view_list(struct view *v, const struct view_list *list)
{
    assert(v->n_lists < VIEW_LISTS_MAX);
    v->lists[v->n_lists++] = *list;
}

const char *view_printf(struct view *v, const char *fmt, ...)
{
    assert(fmt);
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    const int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    assert(n >= 0);
    char *s = arena_alloc(v->arena, (size_t)n + 1);
    vsnprintf(s, (size_t)n + 1, fmt, again);
    va_end(again);
    return s;
}
