#include "ui/seatmap_draw.h"

#include <math.h>
#include <string.h>

#include "ui/seatmap_impl.h"

#define OUTLINE_MM   0.5
#define FOCUS_MM     0.9  /* the ring; the gap is half of it, since seats stand close */
#define SLOPE_MOST   0.3F /* of a shape's edge under words: a steeper one is no shelf */
#define PLATE_PAD_MM 3.0
#define PLATE_SHARE  0.4 /* of a shape that words may cover when there is no room beside the seats */
#define CORNER_PX    7.0  /* between the corners of an outline, at least */
#define SAMPLE_SEAT  0.84 /* of a legend's square */

struct frame {
    struct seatmap *map;
    struct canvas *c;
    struct type *type;
    const struct theme *theme;
};

/* Rounds to whole pixels; a cast rounds down only what is positive. */
static int whole(double px)
{
    const int positive = 1 << 24;
    return (int)(px + positive + 0.5) - positive;
}

static int to_x(const struct seatmap *map, float x)
{
    return map->ox + whole(x * map->scale);
}

static int to_y(const struct seatmap *map, float y)
{
    return map->oy + whole(y * map->scale);
}

static struct rect part_box(const struct seatmap *map, const struct seatmap_part *part)
{
    const int x0 = to_x(map, part->x0), margin = (int)ceil(seatmap_pitch_px(map));
    const int x1 = to_x(map, part->x0 + part->dx * (SEATMAP_SAMPLES - 1));
    const int band = seatmap_part_has_band(map, part) ? seatmap_band_px(map) : 0;
    const int y0 = to_y(map, part->min_y) - margin - band, y1 = to_y(map, part->max_y) + margin;
    return (struct rect){x0, y0, x1 - x0 + 1, y1 - y0 + 1};
}

/* The outline of a part in pixels: along the top, back along the bottom. Small shapes take fewer
 * corners; the first and the last sample always count. */
static size_t outline(const struct seatmap *map, const struct seatmap_part *part,
                      struct point ret[2 * SEATMAP_SAMPLES])
{
    const int band = seatmap_part_has_band(map, part) ? seatmap_band_px(map) : 0;
    const double px = part->dx * map->scale;
    const int step = px < CORNER_PX ? (int)ceil(CORNER_PX / px) : 1, last = SEATMAP_SAMPLES - 1;
    size_t n = 0;
    for (int k = 0; k <= last; k = k == last ? last + 1 : k + step > last ? last : k + step)
        ret[n++] = (struct point){to_x(map, part->x0 + part->dx * (float)k),
                                  to_y(map, part->top[k]) - band};
    for (int k = last; k >= 0; k = k == 0 ? -1 : k - step < 0 ? 0 : k - step)
        ret[n++] =
            (struct point){to_x(map, part->x0 + part->dx * (float)k), to_y(map, part->bottom[k])};
    return n;
}

static bool is_drawn(const struct frame *f, struct rect box)
{
    return !rect_is_empty(rect_intersect(box, f->c->clip));
}

static void draw_shapes(const struct frame *f)
{
    struct point points[2 * SEATMAP_SAMPLES];
    for (size_t i = 0; i < f->map->n_parts; i++) {
        const struct seatmap_part *part = &f->map->parts[i];
        if (!is_drawn(f, part_box(f->map, part)))
            continue;
        const size_t n = outline(f->map, part, points);
        seatmap_fill(f->c, points, n, f->theme->argb[COLOR_SURFACE]);
    }
}

static void draw_outlines(const struct frame *f)
{
    struct point points[2 * SEATMAP_SAMPLES + 1];
    for (size_t i = 0; i < f->map->n_parts; i++) {
        const struct seatmap_part *part = &f->map->parts[i];
        if (!f->map->spec.groups[part->group].recommended || !is_drawn(f, part_box(f->map, part)))
            continue;
        const size_t n = outline(f->map, part, points);
        points[n] = points[0];
        canvas_polyline(f->c, points, n + 1, panel_px(&f->map->panel, OUTLINE_MM),
                        f->theme->argb[COLOR_TEXT]);
    }
}

struct words {
    struct text_style name, more;
    int w, name_h, more_h; /* px; more_h 0: only the name */
};

static struct words measure(const struct frame *f, const struct seatmap_group *group, bool small)
{
    const struct panel *panel = &f->map->panel;
    struct words w = {.name = {.step = small ? TYPE_CAPTION : TYPE_HEADING, .bold = true},
                      .more = {.step = TYPE_CAPTION, .color = COLOR_TEXT}};
    w.name.align = w.more.align = ALIGN_CENTRE;
    w.name.valign = w.more.valign = VALIGN_MIDDLE;
    w.w = type_width(f->type, panel, &w.name, group->name);
    w.name_h = theme_line_px(panel, w.name.step);
    if (small || !group->words || group->words[0] == '\0')
        return w;
    const int more = type_width(f->type, panel, &w.more, group->words);
    w.more_h = theme_line_px(panel, TYPE_CAPTION);
    w.w = more > w.w ? more : w.w;
    return w;
}

static void draw_words(const struct frame *f, const struct seatmap_group *group,
                       const struct words *w, struct rect at)
{
    const uint32_t argb = f->theme->argb[COLOR_TEXT];
    const struct panel *panel = &f->map->panel;
    type_draw(f->type, f->c, panel, rect_cut_top(&at, w->name_h), &w->name, argb, group->name);
    if (w->more_h > 0)
        type_draw(f->type, f->c, panel, rect_cut_top(&at, w->more_h), &w->more, argb, group->words);
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
    const int h = w->name_h + w->more_h;
    const struct rect at = {to_x(map, middle - half), to_y(map, lowest) - h, w->w + 1, h};
    draw_words(f, group, w, at);
    return true;
}

/* A group in several pieces is named on the largest. */
static bool is_main_part(const struct seatmap *map, const struct seatmap_part *part)
{
    for (size_t i = 0; i < map->n_parts; i++) {
        const struct seatmap_part *other = &map->parts[i];
        if (other->group == part->group &&
            (other->n_items > part->n_items || (other->n_items == part->n_items && other < part)))
            return false;
    }
    return true;
}

static void draw_group_words(const struct frame *f)
{
    for (size_t i = 0; i < f->map->n_parts; i++) {
        const struct seatmap_part *part = &f->map->parts[i];
        const struct seatmap_group *group = &f->map->spec.groups[part->group];
        const struct rect box = part_box(f->map, part);
        if (!group->name || !is_drawn(f, box) || !is_main_part(f->map, part))
            continue;
        struct words w = measure(f, group, false);
        if (draw_band(f, part, group, &w) || draw_plate(f, group, box, &w))
            continue;
        w = measure(f, group, true);
        draw_plate(f, group, box, &w);
    }
}

static void draw_stage(const struct frame *f)
{
    const struct seatmap *map = f->map;
    const struct rect at = seatmap_stage_rect(map);
    if (!is_drawn(f, at))
        return;
    const int slant = at.h / 3;
    const struct point line[] = {{at.x + slant, at.y},
                                 {at.x + at.w - slant, at.y},
                                 {at.x + at.w, at.y + at.h - 1},
                                 {at.x, at.y + at.h - 1},
                                 {at.x + slant, at.y}};
    canvas_polyline(f->c, line, 5, panel_px(&map->panel, OUTLINE_MM), f->theme->argb[COLOR_MUTED]);
    const struct text_style style = {.step = TYPE_HEADING,
                                     .bold = true,
                                     .align = ALIGN_CENTRE,
                                     .valign = VALIGN_MIDDLE,
                                     .ellipsis = true};
    if (seatmap_shows_stage(map))
        type_draw(f->type, f->c, &map->panel, rect_intersect(at, map->at), &style,
                  f->theme->argb[COLOR_TEXT], map->spec.stage_words);
}

static void draw_row_label(const struct frame *f, const struct seatmap_label *label)
{
    const struct seatmap *map = f->map;
    const int cap = theme_cap_px(&map->panel, TYPE_BODY), box = 2 * cap;
    const struct rect at = {to_x(map, label->x) - box / 2, to_y(map, label->y) - box / 2, box, box};
    if (!is_drawn(f, at))
        return;
    const bool ours = map->chosen_in_row[label->row] > 0;
    type_draw_small(f->type, f->c, at, cap, true, f->theme->argb[ours ? COLOR_TEXT : COLOR_MUTED],
                    map->spec.rows[label->row].label);
}

static void draw_row_labels(const struct frame *f)
{
    const struct seatmap *map = f->map;
    int cells[4];
    /* Labels stand up to a cell outside of the house, in the cells at its edge. */
    if (!seatmap_visible_cells(map, f->c->clip, map->grid.cell, cells))
        return;
    for (int row = cells[1]; row <= cells[3]; row++) {
        const uint32_t *first = map->label_cells + (size_t)row * (size_t)map->grid.columns;
        for (uint32_t i = first[cells[0]]; i < first[cells[2] + 1]; i++)
            draw_row_label(f, &map->labels[map->label_in_cell[i]]);
    }
}

static void draw_focus(const struct frame *f)
{
    const struct seatmap *map = f->map;
    int x, y;
    if (map->focus == SIZE_MAX || !seatmap_item_at(map, map->focus, &x, &y))
        return;
    const int ring = panel_px(&map->panel, FOCUS_MM), size = map->seat_size + 3 * ring;
    canvas_ring(f->c, (struct rect){x - size / 2, y - size / 2, size, size}, size / 4, ring,
                f->theme->argb[COLOR_FOCUS]);
}

void seatmap_draw(struct seatmap *map, struct canvas *c, struct type *type,
                  const struct theme *theme, struct rect damage)
{
    if (!map->placed)
        return;
    const struct rect clip = c->clip;
    canvas_set_clip(c, rect_intersect(clip, rect_intersect(damage, map->at)));
    if (!rect_is_empty(c->clip)) {
        const struct frame f = {map, c, type, theme};
        const bool seats = seatmap_is_selectable(map);
        seatmap_fill_rect(c, c->clip, theme->argb[COLOR_BACKGROUND]);
        seatmap_sprites_prepare(map, type, theme);
        if (!seats)
            draw_shapes(&f);
        c->n_ops += seatmap_blit(map, c);
        draw_stage(&f);
        if (seats) {
            draw_row_labels(&f);
            draw_focus(&f);
        } else {
            draw_outlines(&f);
            draw_group_words(&f);
        }
    }
    c->clip = clip;
}

size_t seatmap_take_damages(struct seatmap *map, struct rect ret[SEATMAP_DAMAGE_MAX])
{
    const size_t n = map->n_damage;
    memcpy(ret, map->damage, n * sizeof(ret[0]));
    map->n_damage = 0;
    return n;
}

bool seatmap_take_damage(struct seatmap *map, struct rect *ret)
{
    *ret = (struct rect){0};
    for (size_t i = 0; i < map->n_damage; i++)
        *ret = rect_union(*ret, map->damage[i]);
    const bool any = map->n_damage > 0;
    map->n_damage = 0;
    return any;
}

void seatmap_draw_sample(struct canvas *c, struct type *type, const struct theme *theme,
                         struct rect at, enum seat_mark mark, uint8_t band)
{
    const int side = at.w < at.h ? at.w : at.h;
    const unsigned slot = (unsigned)mark * SEATMAP_BANDS + band % SEATMAP_BANDS;
    seatmap_sprite_seat(c, type, theme, at, (int)(side * SAMPLE_SEAT), slot);
}
