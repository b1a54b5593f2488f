#include "ui/paint.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/paint_parts.h"
#include "ui/seatmap_draw.h"

enum { OVERFLOW_SIZE = 2048 };

/* How dark it gets under an overlay, and how much a bare target lights up under a finger. */
#define VEIL        0xB8000000U
#define PRESS_ALPHA 0x20000000U

struct painter {
    struct painter_spec spec;
    struct icons *icons;
    struct qr *qr;
    struct standins *standins;

    struct trace *old, *now; /* of the last frame and of this one */
    size_t n_old, room;
    bool all; /* the next frame is drawn whole */
    struct panel panel;
    struct rect surface;
    size_t old_modal;
    int old_slide;

    char overflow[OVERFLOW_SIZE];
};

struct painter *painter_new(const struct painter_spec *spec)
{
    assert(spec->assets && spec->theme && spec->type);
    struct painter *p = mem_zalloc(sizeof(*p));
    p->spec = *spec;
    p->icons = icons_new(spec->assets);
    p->qr = qr_new();
    p->standins = standins_new();
    p->all = true;
    return p;
}

void painter_free(struct painter *painter)
{
    if (!painter)
        return;
    icons_free(painter->icons);
    qr_free(painter->qr);
    standins_free(painter->standins);
    mem_free(painter->old);
    mem_free(painter->now);
    mem_free(painter);
}

void painter_set_theme(struct painter *painter, const struct theme *theme)
{
    painter->spec.theme = theme;
    painter->all = true;
}

void painter_damage_all(struct painter *painter)
{
    painter->all = true;
}

const char *painter_overflow(const struct painter *painter)
{
    return painter->overflow;
}

static bool same_panel(const struct panel *a, const struct panel *b)
{
    return a->w_px == b->w_px && a->h_px == b->h_px && a->px_per_mm == b->px_per_mm &&
           a->large_text == b->large_text && a->high_contrast == b->high_contrast &&
           a->rtl == b->rtl;
}

/* What changes a widget's look from outside of it. */
static uint64_t extra_look(const struct painter *p, const struct brush *b, const struct widget *w,
                           struct paint_result *result)
{
    uint64_t extra = (uint64_t)brush_is_pressed(b, w) | (uint64_t)brush_is_focused(b, w) << 1;
    if (w->kind == WIDGET_PICTURE && p->spec.pictures && !rect_is_empty(w->at)) {
        struct picture ignored;
        const struct picture_want want = {w->picture, w->at.w, w->at.h, w->focal_y};
        const enum picture_state state = pictures_get(p->spec.pictures, &want, &ignored);
        result->pending = result->pending || state == PICTURE_PENDING;
        extra |= (uint64_t)state << 2;
    }
    if (w->kind == WIDGET_MINIMAP)
        extra ^= seatmap_minimap_look(w->seatmap) << 2;
    if (w->busy) {
        result->animating = result->animating || !b->panel->reduced_motion;
        extra |= (uint64_t)brush_spinner_phase(b->panel, b->state->now_ms) << 4;
    }
    return extra;
}

static void trace_all(struct painter *p, const struct brush *b, const struct view *view,
                      struct paint_result *result)
{
    if (view->n_widgets > p->room) {
        p->room = view->n_widgets * 2;
        p->old = mem_regrow(p->old, p->room, sizeof(p->old[0]));
        p->now = mem_regrow(p->now, p->room, sizeof(p->now[0]));
    }
    for (size_t i = 0; i < view->n_widgets; i++) {
        const struct widget *w = &view->widgets[i];
        p->now[i].look = trace_look(w, extra_look(p, b, w, result));
        p->now[i].bounds = paint_bounds(b->panel, w);
    }
}

/* Seat maps know better than their widget what changed inside. */
static void take_seatmap_damage(const struct view *view, int64_t now_ms,
                                struct paint_result *result)
{
    for (size_t i = 0; i < view->n_widgets; i++) {
        const struct widget *w = &view->widgets[i];
        if (w->kind != WIDGET_SEATMAP)
            continue;
        result->fading = seatmap_fade(w->seatmap, now_ms) || result->fading;
        struct rect boxes[SEATMAP_DAMAGE_MAX];
        const size_t n = seatmap_take_damages(w->seatmap, boxes);
        for (size_t k = 0; k < n; k++)
            damage_add(result, rect_intersect(boxes[k], w->at));
    }
}

static void find_damage(struct painter *p, const struct brush *b, const struct view *view,
                        struct paint_result *result)
{
    const struct rect surface = {0, 0, b->canvas->w, b->canvas->h};
    const bool moved = b->state->slide_px != 0 || p->old_slide != 0;
    const bool whole = p->all || moved || !same_panel(&p->panel, view->panel) ||
                       surface.w != p->surface.w || surface.h != p->surface.h ||
                       (view->modal_from > 0) != (p->old_modal > 0);
    trace_all(p, b, view, result);
    trace_diff(p->old, p->n_old, p->now, view->n_widgets, result);
    take_seatmap_damage(view, b->state->now_ms, result);
    if (whole) {
        result->damage[0] = surface;
        result->n_damage = 1;
    }
    size_t kept = 0;
    for (size_t i = 0; i < result->n_damage; i++) {
        const struct rect r = rect_intersect(result->damage[i], surface);
        if (!rect_is_empty(r))
            result->damage[kept++] = r;
    }
    result->n_damage = kept;
}

static void remember(struct painter *p, const struct view *view, const struct brush *b)
{
    struct trace *swap = p->old;
    p->old = p->now;
    p->now = swap;
    p->n_old = view->n_widgets;
    p->panel = *view->panel;
    p->surface = (struct rect){0, 0, b->canvas->w, b->canvas->h};
    p->old_modal = view->modal_from;
    p->old_slide = b->state->slide_px;
    p->all = false;
}

static enum color or_else(enum color color, enum color instead)
{
    return color == COLOR_NONE ? instead : color;
}

static void draw_icon(struct brush *b, const struct widget *w)
{
    const int size = w->at.w > w->at.h ? w->at.w : w->at.h;
    brush_icon(b, w->at, size, or_else(w->style.color, COLOR_TEXT), w->icon);
}

static void draw_of_map(struct brush *b, const struct widget *w)
{
    if (w->kind == WIDGET_SEATMAP)
        seatmap_draw(w->seatmap, b->canvas, b->type, b->theme, b->canvas->clip);
    else if (w->kind == WIDGET_MINIMAP)
        seatmap_draw_minimap(w->seatmap, b->canvas, b->theme, w->at);
    else
        seatmap_draw_sample(b->canvas, b->type, b->theme, w->at, (enum seat_mark)w->level,
                            (uint8_t)w->arg);
}

static void draw_widget(struct brush *b, const struct widget *w)
{
    switch (w->kind) {
    case WIDGET_BOX:
        paint_box(b, w);
        break;
    case WIDGET_TEXT:
        paint_words(b, w);
        break;
    case WIDGET_ICON:
        draw_icon(b, w);
        break;
    case WIDGET_PICTURE:
        paint_picture(b, w);
        break;
    case WIDGET_SCRIM:
        canvas_scrim(b->canvas, w->at, brush_color(b, or_else(w->fill, COLOR_BACKGROUND)),
                     w->level);
        break;
    case WIDGET_BARS:
        paint_bars(b, w);
        break;
    case WIDGET_BUTTON:
        paint_button(b, w);
        paint_target_outline(b, w);
        break;
    case WIDGET_FIELD:
        paint_field(b, w);
        break;
    case WIDGET_PROGRESS:
        paint_progress(b, w);
        break;
    case WIDGET_QR:
        paint_code(b, w);
        break;
    case WIDGET_SEATMAP:
    case WIDGET_MARK:
    case WIDGET_MINIMAP:
        draw_of_map(b, w);
        break;
    }
}

/* After everything else: the ring of focus, and the light on a bare target whose content the scene
 * drew over it. */
static void draw_marks(struct brush *b, const struct view *view)
{
    for (size_t i = view->modal_from; i < view->n_widgets; i++) {
        const struct widget *w = &view->widgets[i];
        if (w->kind == WIDGET_BUTTON && w->look == LOOK_BARE && brush_is_pressed(b, w))
            canvas_round(b->canvas, w->at, w->radius_px,
                         (brush_color(b, COLOR_TEXT) & 0xFFFFFFU) | PRESS_ALPHA);
        if (brush_is_focused(b, w))
            paint_focus_ring(b, w);
    }
}

static void draw_part(struct brush *b, const struct view *view, struct rect part)
{
    canvas_set_clip(b->canvas, part);
    canvas_fill(b->canvas, part, brush_color(b, COLOR_BACKGROUND));
    for (size_t i = 0; i < view->n_widgets; i++) {
        const struct widget *w = &view->widgets[i];
        if (view->modal_from > 0 && i == view->modal_from) {
            canvas_set_clip(b->canvas, part);
            canvas_fill(b->canvas, part, VEIL);
        }
        const struct rect clip = rect_intersect(paint_bounds(b->panel, w), part);
        if (rect_is_empty(clip) || rect_is_empty(w->at))
            continue;
        canvas_set_clip(b->canvas, clip);
        draw_widget(b, w);
    }
    canvas_set_clip(b->canvas, part);
    draw_marks(b, view);
    canvas_set_clip(b->canvas, (struct rect){0, 0, b->canvas->w, b->canvas->h});
}

/* Moves the finished frame sideways; what comes free is background. */
static void slide(struct canvas *c, int px, uint32_t background)
{
    px = px > c->w ? c->w : px < -c->w ? -c->w : px;
    const size_t n = (size_t)(c->w - (px < 0 ? -px : px)) * sizeof(c->pixels[0]);
    for (int y = 0; y < c->h; y++) {
        uint32_t *row = c->pixels + (ptrdiff_t)y * c->stride;
        memmove(row + (px > 0 ? px : 0), row + (px < 0 ? -px : 0), n);
    }
    canvas_fill(c, (struct rect){px > 0 ? 0 : c->w + px, 0, px > 0 ? px : -px, c->h}, background);
}

struct paint_result painter_draw(struct painter *painter, struct canvas *canvas,
                                 const struct view *view, const struct paint_state *state)
{
    struct text overflow = TEXT_OF(painter->overflow);
    struct brush brush = {.canvas = canvas,
                          .panel = view->panel,
                          .theme = painter->spec.theme,
                          .state = state,
                          .type = painter->spec.type,
                          .pictures = painter->spec.pictures,
                          .icons = painter->icons,
                          .qr = painter->qr,
                          .standins = painter->standins,
                          .overflow = &overflow};
    struct paint_result result = {.n_damage = 0};
    find_damage(painter, &brush, view, &result);
    for (size_t i = 0; i < result.n_damage; i++)
        draw_part(&brush, view, result.damage[i]);
    if (state->slide_px != 0)
        slide(canvas, state->slide_px, brush_color(&brush, COLOR_BACKGROUND));
    result.n_overflow = brush.n_overflow;
    remember(painter, view, &brush);
    return result;
}
