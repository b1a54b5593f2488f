/* The camera: which part of the house is on screen, and how large. */
#include <assert.h>
#include <math.h>

#include "ui/seatmap_impl.h"

#define COMFORT       1.25 /* of the pitch at which seats can be chosen, when a group is shown */
#define FIT_PITCH_MM  18.0 /* a small room is not blown up further */
#define PITCH_MOST_MM 25.0 /* kiosk requirements 2.2, rule 4 */
#define STAGE_MM      14.0
#define STAGE_GAP_MM  4.0
#define TOP_MM        3.0
#define BAND_WIDTHS   3 /* a band stands on shapes this many times as wide as it is high */
#define BAND_PAD_MM   3.0
#define BAND_GAP_MM   1.5 /* kept free between a band and the group before it */
#define EDGE_PITCHES  1.7 /* kept free round the house: row letters, and the end of the shapes */

double seatmap_pitch_px(const struct seatmap *map)
{
    return map->spec.pitch * map->scale;
}

static double pitch_mm(const struct seatmap *map)
{
    return seatmap_pitch_px(map) / map->panel.px_per_mm;
}

static double scale_of_pitch(const struct seatmap *map, double mm)
{
    return mm * map->panel.px_per_mm / map->spec.pitch;
}

bool seatmap_is_selectable(const struct seatmap *map)
{
    return map->placed && pitch_mm(map) >= map->spec.select_pitch_mm - 1e-6;
}

bool seatmap_is_fit(const struct seatmap *map)
{
    return map->fit;
}

int seatmap_stage_px(const struct seatmap *map)
{
    return panel_px(&map->panel, STAGE_MM);
}

int seatmap_band_px(const struct seatmap *map)
{
    return theme_line_px(&map->panel, TYPE_HEADING) + theme_line_px(&map->panel, TYPE_CAPTION) +
           panel_px(&map->panel, BAND_PAD_MM);
}

bool seatmap_part_has_band(const struct seatmap *map, const struct seatmap_part *part)
{
    if (map->spec.groups[part->group].name == NULL)
        return false;
    const double width = part->dx * (SEATMAP_SAMPLES - 1) * map->scale;
    const int band = seatmap_band_px(map);
    const int gap = panel_px(&map->panel, BAND_GAP_MM);
    return width >= BAND_WIDTHS * band && part->room * map->scale >= band + gap;
}

/* Pixels above the first row: the stage, and the words of the group in front when it is a shape. */
static int top_px(const struct seatmap *map, bool shapes)
{
    const int band = shapes && map->n_parts > 0 ? seatmap_band_px(map) : 0;
    return seatmap_stage_px(map) + panel_px(&map->panel, STAGE_GAP_MM + TOP_MM) + band;
}

static int edge_px(const struct seatmap *map)
{
    return (int)ceil(seatmap_pitch_px(map) * EDGE_PITCHES);
}

void seatmap_damage_all(struct seatmap *map)
{
    if (!map->placed)
        return;
    map->damage[0] = map->at;
    map->n_damage = 1;
}

static int clamp_axis(int offset, int at, int length, const int content[2])
{
    const int from = content[0], to = content[1];
    if (to - from <= length)
        return at + (length - (to - from)) / 2 - from;
    const int most = at - from, least = at + length - to;
    return offset > most ? most : offset < least ? least : offset;
}

/* Keeps the house on screen: centred where it is smaller than the place, else without a gap. */
static void clamp(struct seatmap *map)
{
    const int edge = edge_px(map), top = top_px(map, !seatmap_is_selectable(map));
    const int x[2] = {-edge, (int)(map->w * map->scale) + edge};
    const int y[2] = {-(edge / 2) - top, (int)(map->h * map->scale) + edge};
    map->ox = clamp_axis(map->ox, map->at.x, map->at.w, x);
    map->oy = clamp_axis(map->oy, map->at.y, map->at.h, y);
}

static double fit_scale(const struct seatmap *map)
{
    const double edge = EDGE_PITCHES * map->spec.pitch;
    const double across = map->at.w / (map->w + 2 * edge);
    const double down = (map->at.h - top_px(map, true)) / (map->h + 1.5 * edge);
    double scale = across < down ? across : down;
    const double most = scale_of_pitch(map, FIT_PITCH_MM);
    /* A place too small for the stage's words alone still shows something. */
    const double least = most * 1e-4;
    return scale > most ? most : scale < least ? least : scale;
}

static void set_scale(struct seatmap *map, double scale)
{
    const double least = fit_scale(map);
    double most = scale_of_pitch(map, PITCH_MOST_MM);
    most = most < least ? least : most;
    map->fit = scale <= least * (1 + 1e-9);
    map->scale = scale < least ? least : scale > most ? most : scale;
}

void seatmap_fit(struct seatmap *map)
{
    map->fit = true;
    if (!map->placed)
        return;
    set_scale(map, 0);
    clamp(map);
    seatmap_damage_all(map);
}

void seatmap_place(struct seatmap *map, struct rect at, const struct panel *panel)
{
    assert(panel->px_per_mm > 0);
    const bool same = map->placed && at.x == map->at.x && at.y == map->at.y && at.w == map->at.w &&
                      at.h == map->at.h && panel->px_per_mm == map->panel.px_per_mm &&
                      panel->large_text == map->panel.large_text;
    map->panel = *panel;
    if (same || rect_is_empty(at))
        return;
    if (!map->placed || map->fit) {
        map->at = at;
        map->placed = true;
        seatmap_fit(map);
        return;
    }
    /* What was in the middle stays there. */
    map->ox += at.x + at.w / 2 - (map->at.x + map->at.w / 2);
    map->oy += at.y + at.h / 2 - (map->at.y + map->at.h / 2);
    map->at = at;
    set_scale(map, map->scale);
    clamp(map);
    seatmap_damage_all(map);
}

/* Puts a point of the house (map units) into the middle of the place. */
static void centre_on(struct seatmap *map, double x, double y)
{
    map->ox = map->at.x + map->at.w / 2 - (int)lround(x * map->scale);
    map->oy = map->at.y + map->at.h / 2 - (int)lround(y * map->scale);
    clamp(map);
    seatmap_damage_all(map);
}

static bool group_box(const struct seatmap *map, size_t group, float box[4])
{
    bool found = false;
    for (size_t i = 0; i < map->n_parts; i++) {
        const struct seatmap_part *part = &map->parts[i];
        if (part->group != group)
            continue;
        const float right = part->x0 + part->dx * (SEATMAP_SAMPLES - 1);
        box[0] = found && box[0] < part->x0 ? box[0] : part->x0;
        box[1] = found && box[1] < part->min_y ? box[1] : part->min_y;
        box[2] = found && box[2] > right ? box[2] : right;
        box[3] = found && box[3] > part->max_y ? box[3] : part->max_y;
        found = true;
    }
    return found;
}

static double group_scale(const struct seatmap *map, const float box[4])
{
    const double edge = 2 * EDGE_PITCHES * map->spec.pitch;
    const double across = map->at.w / (box[2] - box[0] + edge);
    const double down = map->at.h / (box[3] - box[1] + edge);
    const double whole = across < down ? across : down;
    const double comfort = scale_of_pitch(map, map->spec.select_pitch_mm * COMFORT);
    const double most = scale_of_pitch(map, FIT_PITCH_MM);
    const double nearest = most > comfort ? most : comfort;
    return whole < comfort ? comfort : whole > nearest ? nearest : whole;
}

static bool is_at_group(const struct seatmap *map, const float box[4])
{
    const double x = (map->at.x + map->at.w / 2 - map->ox) / map->scale;
    const double y = (map->at.y + map->at.h / 2 - map->oy) / map->scale;
    return seatmap_is_selectable(map) && x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

static double within(double v, double low, double high)
{
    return low > high ? (low + high) / 2 : v < low ? low : v > high ? high : v;
}

/* Shows the group so that `at` (map units), or what is next to it, comes into the middle. */
static void show_group_near(struct seatmap *map, const float box[4], double x, double y)
{
    set_scale(map, group_scale(map, box));
    const double half_w = map->at.w / map->scale / 2, half_h = map->at.h / map->scale / 2;
    const double edge = EDGE_PITCHES * map->spec.pitch;
    centre_on(map, within(x, box[0] - edge + half_w, box[2] + edge - half_w),
              within(y, box[1] - edge + half_h, box[3] + edge - half_h));
}

void seatmap_show_group(struct seatmap *map, size_t group)
{
    float box[4] = {0};
    if (!map->placed || !group_box(map, group, box) || is_at_group(map, box))
        return; /* who is there already keeps their place */
    show_group_near(map, box, (box[0] + box[2]) / 2, box[1]);
}

void seatmap_approach(struct seatmap *map, size_t group, int x, int y)
{
    float box[4] = {0};
    if (map->placed && group_box(map, group, box))
        show_group_near(map, box, (x - map->ox) / map->scale, (y - map->oy) / map->scale);
}

void seatmap_show_item(struct seatmap *map, size_t item)
{
    assert(item < map->spec.n_items);
    if (!map->placed)
        return;
    if (!seatmap_is_selectable(map))
        set_scale(map, scale_of_pitch(map, map->spec.select_pitch_mm * COMFORT));
    const uint32_t i = map->place[item];
    centre_on(map, map->x[i], map->y[i]);
}

void seatmap_zoom(struct seatmap *map, double factor, int x, int y)
{
    if (!map->placed || !(factor > 0))
        return;
    if (!rect_contains(map->at, x, y)) {
        x = map->at.x + map->at.w / 2;
        y = map->at.y + map->at.h / 2;
    }
    const double before = map->scale;
    set_scale(map, before * factor);
    const double by = map->scale / before;
    map->ox = x - (int)lround((x - map->ox) * by);
    map->oy = y - (int)lround((y - map->oy) * by);
    clamp(map);
    seatmap_damage_all(map);
}

void seatmap_pan(struct seatmap *map, int dx_px, int dy_px)
{
    if (!map->placed)
        return;
    const int ox = map->ox, oy = map->oy;
    map->ox += dx_px;
    map->oy += dy_px;
    clamp(map);
    if (map->ox != ox || map->oy != oy) /* not so at the edge */
        seatmap_damage_all(map);
}

bool seatmap_item_at(const struct seatmap *map, size_t item, int *ret_x, int *ret_y)
{
    assert(item < map->spec.n_items);
    if (!map->placed)
        return false;
    const uint32_t i = map->place[item];
    const int x = map->ox + (int)lround(map->x[i] * map->scale);
    const int y = map->oy + (int)lround(map->y[i] * map->scale);
    if (ret_x)
        *ret_x = x;
    if (ret_y)
        *ret_y = y;
    return rect_contains(map->at, x, y);
}

bool seatmap_visible_cells(const struct seatmap *map, struct rect r, float reach, int ret[4])
{
    const double by = 1 / map->scale;
    const float box[4] = {
        (float)((r.x - map->ox) * by) - reach,
        (float)((r.y - map->oy) * by) - reach,
        (float)((r.x + r.w - map->ox) * by) + reach,
        (float)((r.y + r.h - map->oy) * by) + reach,
    };
    return seatmap_grid_cells(&map->grid, box, ret);
}

static int per_mille(double v, double whole)
{
    const double p = whole > 0 ? v / whole * 1000 : 0;
    return (int)within(round(p), 0, 1000);
}

struct rect seatmap_window(const struct seatmap *map)
{
    if (!map->placed)
        return (struct rect){0, 0, 1000, 1000};
    const double w = map->w * map->scale, h = map->h * map->scale;
    const int x0 = per_mille(map->at.x - map->ox, w), y0 = per_mille(map->at.y - map->oy, h);
    const int x1 = per_mille(map->at.x + map->at.w - map->ox, w);
    const int y1 = per_mille(map->at.y + map->at.h - map->oy, h);
    return (struct rect){x0, y0, x1 - x0, y1 - y0};
}

/* Boxes that touch become one; when there are too many, all do. */
static void add_damage(struct seatmap *map, struct rect box)
{
    if (rect_is_empty(box))
        return;
    for (size_t i = 0; i < map->n_damage; i++) {
        const struct rect near = rect_inset(map->damage[i], -2, -2);
        if (rect_is_empty(rect_intersect(near, box)))
            continue;
        box = rect_union(map->damage[i], box);
        map->damage[i--] = map->damage[--map->n_damage];
    }
    if (map->n_damage == SEATMAP_DAMAGE_MAX) {
        for (size_t i = 0; i < map->n_damage; i++)
            box = rect_union(box, map->damage[i]);
        map->n_damage = 0;
    }
    map->damage[map->n_damage++] = box;
}

/* A box round a point of the screen, large enough for a mark with its ring. */
static void damage_around(struct seatmap *map, int x, int y, double reach_px)
{
    const int reach = (int)ceil(reach_px) + 1;
    const struct rect box = {x - reach, y - reach, 2 * reach + 1, 2 * reach + 1};
    add_damage(map, rect_intersect(box, map->at));
}

void seatmap_damage_item(struct seatmap *map, size_t item)
{
    if (!map->placed)
        return;
    int x, y;
    seatmap_item_at(map, item, &x, &y);
    const double ring = map->focus == item ? 2.5 * map->panel.px_per_mm : 0;
    damage_around(map, x, y, seatmap_pitch_px(map) * 0.5 + ring);
}

void seatmap_damage_row_labels(struct seatmap *map, uint32_t row)
{
    if (!seatmap_is_selectable(map))
        return;
    for (uint32_t i = map->label_of_row[row]; i < map->label_of_row[row + 1]; i++) {
        const struct seatmap_label *label = &map->labels[i];
        damage_around(map, map->ox + (int)lround(label->x * map->scale),
                      map->oy + (int)lround(label->y * map->scale),
                      theme_cap_px(&map->panel, TYPE_BODY));
    }
}
