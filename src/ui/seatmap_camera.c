/* The camera: which part of the house is on screen, and how large. */
#include <assert.h>
#include <math.h>

#include "ui/seatmap_impl.h"

#define COMFORT       1.25 /* of the pitch at which seats can be chosen, when a group is shown */
#define PITCH_MOST_MM 25.0 /* kiosk requirements 2.2, rule 4 */
#define TOP_PITCHES   0.5  /* kept free above the first row of a group that is shown */

double seatmap_pitch_px(const struct seatmap *map)
{
    return map->spec.pitch * map->scale;
}

static double pitch_mm(const struct seatmap *map)
{
    return seatmap_pitch_px(map) / map->panel.px_per_mm;
}

double seatmap_scale_of_pitch(const struct seatmap *map, double mm)
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
    int rim[4];
    seatmap_rim_px(map, !seatmap_is_selectable(map), rim);
    const int x[2] = {-rim[SEATMAP_STAGE_LEFT],
                      (int)(map->w * map->scale) + rim[SEATMAP_STAGE_RIGHT]};
    const int y[2] = {-rim[SEATMAP_STAGE_TOP],
                      (int)(map->h * map->scale) + rim[SEATMAP_STAGE_BOTTOM]};
    map->ox = clamp_axis(map->ox, map->at.x, map->at.w, x);
    map->oy = clamp_axis(map->oy, map->at.y, map->at.h, y);
}

static void set_scale(struct seatmap *map, double scale)
{
    const double least = seatmap_fit_scale(map);
    double most = seatmap_scale_of_pitch(map, PITCH_MOST_MM);
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

/* The box of what is chosen, px; empty when nothing is. */
static struct rect chosen_box(const struct seatmap *map)
{
    struct rect box = {0};
    for (uint32_t i = 0; i < map->spec.n_items; i++) {
        if (seatmap_slot_mark(map->slot[i]) != MARK_CHOSEN)
            continue;
        const int half = (int)(seatmap_pitch_px(map) * 0.6);
        const int x = map->ox + (int)lround(map->x[i] * map->scale);
        const int y = map->oy + (int)lround(map->y[i] * map->scale);
        box = rect_union(box, (struct rect){x - half, y - half, 2 * half, 2 * half});
    }
    return box;
}

/* Moves no further than needed, and not at all where it would not help. */
static void keep_chosen(struct seatmap *map)
{
    if (map->n_in_slot[(size_t)MARK_CHOSEN * SEATMAP_BANDS] == 0)
        return;
    const struct rect box = chosen_box(map), *at = &map->at;
    if (box.w > at->w || box.h > at->h)
        return;
    const int right = box.x + box.w - (at->x + at->w), below = box.y + box.h - (at->y + at->h);
    map->ox += box.x < at->x ? at->x - box.x : right > 0 ? -right : 0;
    map->oy += box.y < at->y ? at->y - box.y : below > 0 ? -below : 0;
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
        const size_t show = map->placed ? SIZE_MAX : map->show_first;
        map->placed = true;
        seatmap_fit(map);
        if (show != SIZE_MAX)
            seatmap_show_item(map, show);
        return;
    }
    if (at.x != map->at.x || at.y != map->at.y || at.w != map->at.w) {
        /* What was in the middle stays there. */
        map->ox += at.x + at.w / 2 - (map->at.x + map->at.w / 2);
        map->oy += at.y + at.h / 2 - (map->at.y + map->at.h / 2);
    }
    map->at = at;
    set_scale(map, map->scale);
    keep_chosen(map);
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
    const double edge = 2 * SEATMAP_EDGE_PITCHES * map->spec.pitch;
    const double across = map->at.w / (box[2] - box[0] + edge);
    const double down = map->at.h / (box[3] - box[1] + edge);
    const double whole = across < down ? across : down;
    const double comfort = seatmap_scale_of_pitch(map, map->spec.select_pitch_mm * COMFORT);
    const double most = seatmap_scale_of_pitch(map, SEATMAP_FIT_PITCH_MM);
    const double nearest = most > comfort ? most : comfort;
    return whole < comfort ? comfort : whole > nearest ? nearest : whole;
}

static bool is_at_group(const struct seatmap *map, const float box[4])
{
    const double x = (map->at.x + map->at.w / 2.0 - map->ox) / map->scale;
    const double y = (map->at.y + map->at.h / 2.0 - map->oy) / map->scale;
    return seatmap_is_selectable(map) && x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

static double within(double v, double low, double high)
{
    return low > high ? (low + high) / 2 : v < low ? low : v > high ? high : v;
}

/* How far the group reaches up and down between two places from left to right: rows are curved. */
static void group_reach(const struct seatmap *map, size_t group, const double x[2], float ret[2])
{
    float top = HUGE_VALF, bottom = -HUGE_VALF;
    for (size_t i = 0; i < map->n_parts; i++) {
        const struct seatmap_part *part = &map->parts[i];
        for (int k = 0; part->group == group && k < SEATMAP_SAMPLES; k++) {
            const float at = part->x0 + part->dx * (float)k;
            if (at < x[0] || at > x[1])
                continue;
            top = part->top[k] < top ? part->top[k] : top;
            bottom = part->bottom[k] > bottom ? part->bottom[k] : bottom;
        }
    }
    if (top <= bottom) {
        ret[0] = top;
        ret[1] = bottom;
    }
}

/* Shows (x, y) of the group, or what is next to it, in the middle, with no empty space round the
 * group that could be filled with seats. */
static void centre_in_group(struct seatmap *map, size_t group, double x, double y)
{
    float box[4] = {0};
    if (!group_box(map, group, box))
        return;
    const double half_w = map->at.w / map->scale / 2, half_h = map->at.h / map->scale / 2;
    const double edge = SEATMAP_EDGE_PITCHES * map->spec.pitch, air = TOP_PITCHES * map->spec.pitch;
    x = within(x, box[0] - edge + half_w, box[2] + edge - half_w);
    float reach[2] = {box[1], box[3]};
    group_reach(map, group, (double[]){x - half_w, x + half_w}, reach);
    centre_on(map, x, within(y, reach[0] - air + half_h, reach[1] + air - half_h));
}

void seatmap_show_group(struct seatmap *map, size_t group)
{
    float box[4] = {0};
    if (!map->placed || !group_box(map, group, box) || is_at_group(map, box))
        return; /* who is there already keeps their place */
    set_scale(map, group_scale(map, box));
    centre_in_group(map, group, (box[0] + box[2]) / 2, box[1]);
}

void seatmap_approach(struct seatmap *map, size_t group, int x, int y)
{
    float box[4] = {0};
    if (!map->placed || !group_box(map, group, box))
        return;
    const double mx = (x - map->ox) / map->scale, my = (y - map->oy) / map->scale;
    set_scale(map, group_scale(map, box));
    centre_in_group(map, group, mx, my);
}

void seatmap_show_item(struct seatmap *map, size_t item)
{
    assert(item < map->spec.n_items);
    if (!map->placed) {
        map->show_first = item;
        return;
    }
    if (!seatmap_is_selectable(map))
        set_scale(map, seatmap_scale_of_pitch(map, map->spec.select_pitch_mm * COMFORT));
    const uint32_t i = map->place[item];
    if (map->spec.items[item].group < map->spec.n_groups)
        centre_in_group(map, map->spec.items[item].group, map->x[i], map->y[i]);
    else
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
    seatmap_pinch(map, &(struct seatmap_pinch){factor, x, y, x, y});
}

void seatmap_pinch(struct seatmap *map, const struct seatmap_pinch *by)
{
    if (!map->placed || !(by->factor > 0))
        return;
    const int ox = map->ox, oy = map->oy;
    const double before = map->scale;
    set_scale(map, before * by->factor);
    const double times = map->scale / before;
    map->ox = by->to_x - (int)lround((by->from_x - ox) * times);
    map->oy = by->to_y - (int)lround((by->from_y - oy) * times);
    clamp(map);
    if (map->scale != before || map->ox != ox || map->oy != oy)
        seatmap_damage_all(map);
}

bool seatmap_pan(struct seatmap *map, int dx_px, int dy_px)
{
    if (!map->placed)
        return false;
    const int ox = map->ox, oy = map->oy;
    map->ox += dx_px;
    map->oy += dy_px;
    clamp(map);
    if (map->ox == ox && map->oy == oy)
        return false;
    seatmap_damage_all(map);
    return true;
}

bool seatmap_item_at(const struct seatmap *map, size_t item, int *ret_x, int *ret_y)
{
    assert(item < map->spec.n_items);
    if (!map->placed)
        return false;
    const uint32_t i = map->place[item];
    const int x = map->ox + seatmap_px(map->x[i], map->scale);
    const int y = map->oy + seatmap_px(map->y[i], map->scale);
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
