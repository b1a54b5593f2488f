/* What stands on the shapes: the name of each group, its words, and how much of it is left. */
#include <math.h>

#include "ui/seatmap_impl.h"
#include "ui/theme.h"
#include "ui/type.h"

#define SLOPE_MOST   0.3F /* of a shape's edge under words: a steeper one is no shelf */
#define PLATE_PAD_MM 3.0
#define PLATE_SHARE  0.4 /* of a shape that words may cover when there is no room beside the seats */
#define BAR_GAP_MM   2.0

enum { BAR_SHARE = 66 }; /* a bar's size in hundredths of the line */

struct words {
    struct text_style name, more;
    int w, name_h, more_h; /* px; more_h 0: only the name */
    int more_w, bar_w;
};

struct frame {
    const struct seatmap *map;
    struct canvas *c;
    struct type *type;
    const struct theme *theme;
};

enum seatmap_left seatmap_left_of(size_t n_free, size_t n)
{
    enum { FEW = 15, SOME = 50, WHOLE = 100 };
    if (n_free == 0)
        return SEATMAP_LEFT_NONE;
    const size_t share = n > 0 ? n_free * WHOLE / n : WHOLE;
    return share > SOME ? SEATMAP_LEFT_MANY : share > FEW ? SEATMAP_LEFT_SOME : SEATMAP_LEFT_FEW;
}

static struct words measure(const struct frame *f, const struct seatmap_group *group, bool small)
{
    const struct panel *panel = &f->map->panel;
    struct words w = {.name = {.step = small ? TYPE_CAPTION : TYPE_HEADING, .bold = true},
                      .more = {.step = TYPE_CAPTION, .color = COLOR_TEXT}};
    w.name.align = ALIGN_CENTRE;
    w.name.valign = w.more.valign = VALIGN_MIDDLE;
    w.w = type_width(f->type, panel, &w.name, group->name);
    w.name_h = theme_line_px(panel, w.name.step);
    if (small || !group->words || group->words[0] == '\0')
        return w;
    w.more_w = type_width(f->type, panel, &w.more, group->words);
    w.more_h = theme_line_px(panel, TYPE_CAPTION);
    if (group->left != SEATMAP_LEFT_UNSAID)
        w.bar_w = w.more_h * BAR_SHARE / 100 + panel_px(panel, BAR_GAP_MM);
    const int more = w.more_w + w.bar_w;
    w.w = more > w.w ? more : w.w;
    return w;
}

/* Three rising steps: those that count are filled, the others outlined. */
static void draw_bar(const struct frame *f, struct rect at, enum seatmap_left left)
{
    const int side = at.w, step = side * 5 / 14 > 2 ? side * 5 / 14 : 2;
    const int w = step * 4 / 5 > 1 ? step * 4 / 5 : 1, bottom = at.y + (at.h + side) / 2;
    const int n_full = (int)left - SEATMAP_LEFT_NONE;
    const enum color full = left == SEATMAP_LEFT_FEW ? COLOR_WARN : COLOR_GOOD;
    for (int i = 0; i < 3; i++) {
        const int h = side * (i + 1) / 3;
        const struct rect bar = {at.x + i * step, bottom - h, w, h};
        if (i < n_full)
            canvas_round(f->c, bar, 1, f->theme->argb[full]);
        else
            canvas_ring(f->c, bar, 1, 1, f->theme->argb[COLOR_MUTED]);
    }
}

static void draw_words(const struct frame *f, const struct seatmap_group *group,
                       const struct words *w, struct rect at)
{
    const uint32_t argb = f->theme->argb[COLOR_TEXT];
    const struct panel *panel = &f->map->panel;
    type_draw(f->type, f->c, panel, rect_cut_top(&at, w->name_h), &w->name, argb, group->name);
    if (w->more_h == 0)
        return;
    struct rect line = rect_cut_top(&at, w->more_h);
    line = rect_centre(line, w->more_w + w->bar_w, line.h);
    if (w->bar_w > 0) { /* before the words, also from the right */
        struct rect bar =
            panel->rtl ? rect_cut_right(&line, w->bar_w) : rect_cut_left(&line, w->bar_w);
        const int gap = panel_px(panel, BAR_GAP_MM);
        (void)(panel->rtl ? rect_cut_left(&bar, gap) : rect_cut_right(&bar, gap));
        draw_bar(f, bar, group->left);
    }
    type_draw(f->type, f->c, panel, line, &w->more, argb, group->words);
}

/* The words on a plate of their own in the middle of the seats; false when they would hide too many
 * of them. */
static bool draw_plate(const struct frame *f, const struct seatmap_group *group, struct rect box,
                       const struct words *w)
{
    const int pad = panel_px(&f->map->panel, PLATE_PAD_MM) / (w->more_h > 0 ? 1 : 2);
    const int width = w->w + 2 * pad, height = w->name_h + w->more_h + pad;
    if (width > box.w || (double)width * height > PLATE_SHARE * box.w * box.h)
        return false;
    const struct rect plate = rect_centre(box, width, height);
    if (rect_is_empty(rect_intersect(plate, f->c->clip)))
        return true;
    canvas_round(f->c, plate, pad, f->theme->argb[COLOR_SURFACE]);
    draw_words(f, group, w, rect_inset(plate, pad, pad / 2));
    return true;
}

/* The words above the seats, over the middle of the shape. */
static bool draw_band(const struct frame *f, const struct seatmap_part *part,
                      const struct seatmap_group *group, const struct words *w)
{
    const struct seatmap *map = f->map;
    const float middle = part->x0 + part->dx * (SEATMAP_SAMPLES - 1) / 2;
    const float half = (float)(w->w / 2.0 / map->scale);
    if (!seatmap_part_has_band(map, part) || 2 * half > part->dx * (SEATMAP_SAMPLES - 1))
        return false;
    float lowest = seatmap_shape_top(part, middle);
    const float left = seatmap_shape_top(part, middle - half);
    const float right = seatmap_shape_top(part, middle + half);
    lowest = left < lowest ? left : lowest;
    lowest = right < lowest ? right : lowest;
    if (fabsf(left - right) > SLOPE_MOST * 2 * half)
        return false;
    const int h = w->name_h + w->more_h, y = map->oy + (int)floor(lowest * map->scale + 0.5);
    const int x = map->ox + (int)floor((middle - half) * map->scale + 0.5);
    draw_words(f, group, w, (struct rect){x, y - h, w->w + 1, h});
    return true;
}

void seatmap_draw_words(const struct seatmap *map, struct canvas *c, struct type *type,
                        const struct theme *theme)
{
    const struct frame f = {map, c, type, theme};
    for (size_t i = 0; i < map->n_parts; i++) {
        const struct seatmap_part *part = &map->parts[i];
        const struct seatmap_group *group = &map->spec.groups[part->group];
        if (!part->is_main || !group->name)
            continue;
        const struct rect box = seatmap_part_box(map, part);
        if (rect_is_empty(rect_intersect(box, c->clip)))
            continue;
        struct words w = measure(&f, group, false);
        if (draw_band(&f, part, group, &w) || draw_plate(&f, group, box, &w))
            continue;
        w = measure(&f, group, true);
        draw_plate(&f, group, box, &w);
    }
}
