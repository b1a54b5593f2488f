/* What stands in front of the seats: the stage, the words of groups, and so how large the whole
 * house can be shown. */
#include <math.h>

#include "ui/seatmap_impl.h"

#define STAGE_MM          14.0
#define STAGE_GAP_MM      4.0
#define STAGE_LEAST       60.0 /* mm broad */
#define STAGE_ASIDE_MM    34.0 /* deep, where it stands at the left or right: its word is level */
#define STAGE_LEAST_ASIDE 40.0
#define STAGE_SHARE       0.4 /* of the house's width */
#define TOP_MM            3.0
#define BAND_WIDTHS       3 /* a band stands on shapes this many times as wide as it is high */
#define BAND_PAD_MM       3.0
#define BAND_GAP_MM       1.5 /* kept free between a band and the group before it */

bool seatmap_has_stage(const struct seatmap *map)
{
    return map->spec.stage_side != SEATMAP_STAGE_ABSENT && map->stage_words[0] != '\0';
}

int seatmap_band_px(const struct seatmap *map)
{
    return theme_line_px(&map->panel, TYPE_HEADING) + theme_line_px(&map->panel, TYPE_CAPTION) +
           panel_px(&map->panel, BAND_PAD_MM);
}

static bool part_has_band(const struct seatmap *map, const struct seatmap_part *part, double scale)
{
    if (!map->bands || map->spec.groups[part->group].name == NULL)
        return false;
    const double width = part->dx * (SEATMAP_SAMPLES - 1) * scale;
    const int band = seatmap_band_px(map);
    const int gap = panel_px(&map->panel, BAND_GAP_MM);
    return width >= BAND_WIDTHS * band && part->room * scale >= band + gap;
}

bool seatmap_part_has_band(const struct seatmap *map, const struct seatmap_part *part)
{
    return part_has_band(map, part, map->scale);
}

/* Height of the words of the groups in front, when they are shapes. */
static int words_px(const struct seatmap *map, bool shapes)
{
    return shapes && map->bands ? seatmap_band_px(map) : 0;
}

/* A stage stands on one of the four sides; in the middle it takes no room at the rim. */
static bool stands_outside(const struct seatmap *map)
{
    return seatmap_has_stage(map) && map->spec.stage_side != SEATMAP_STAGE_CENTRE;
}

static bool is_aside(enum seatmap_stage side)
{
    return side == SEATMAP_STAGE_LEFT || side == SEATMAP_STAGE_RIGHT;
}

/* How thick it is, from the house outwards. */
static int depth_px(const struct seatmap *map)
{
    return panel_px(&map->panel, is_aside(map->spec.stage_side) ? STAGE_ASIDE_MM : STAGE_MM);
}

static int stage_words_px(const struct seatmap *map, bool shapes)
{
    return map->spec.stage_side == SEATMAP_STAGE_TOP ? words_px(map, shapes) : 0;
}

/* Pixels from the edge of the picture to the seats behind the stage. */
static int stage_need_px(const struct seatmap *map, bool shapes)
{
    return depth_px(map) + panel_px(&map->panel, STAGE_GAP_MM + TOP_MM) +
           stage_words_px(map, shapes);
}

/* The stage stands in front of the middle of the house, where there is room between what stands at
 * its sides; else in front of all. */
static double front(const struct seatmap *map, double scale)
{
    const enum seatmap_stage side = map->spec.stage_side;
    const double half = (is_aside(side) ? map->h : map->w) * scale / 2;
    const struct seatmap_edge *edge = &map->edges[side];
    return half >= panel_px(&map->panel, STAGE_LEAST) ? edge->middle : edge->all;
}

void seatmap_rim_px(const struct seatmap *map, bool shapes, int ret[4])
{
    const double pitch = seatmap_pitch_px(map);
    const int edge = (int)ceil(pitch * SEATMAP_EDGE_PITCHES);
    for (int i = 0; i < 4; i++)
        ret[i] = edge;
    ret[SEATMAP_STAGE_TOP] = words_px(map, shapes) + panel_px(&map->panel, TOP_MM) +
                             (int)(pitch * SEATMAP_EDGE_PITCHES / 2);
    if (!stands_outside(map))
        return;
    const int stage = stage_need_px(map, shapes) - (int)(front(map, map->scale) * map->scale);
    int *rim = &ret[map->spec.stage_side];
    *rim = stage > *rim ? stage : *rim;
}

/* How broad it is along the house. */
static int breadth_px(const struct seatmap *map)
{
    const bool aside = is_aside(map->spec.stage_side);
    const int least = panel_px(&map->panel, aside ? STAGE_LEAST_ASIDE : STAGE_LEAST);
    const int share = (int)((aside ? map->h : map->w) * map->scale * STAGE_SHARE);
    return share < least ? least : share;
}

static struct rect centre_stage(const struct seatmap *map, struct point middle)
{
    const int least_w = panel_px(&map->panel, STAGE_ASIDE_MM);
    const int least_h = panel_px(&map->panel, STAGE_MM);
    const int w = (int)(2 * map->hole[0] * map->scale), h = (int)(2 * map->hole[1] * map->scale);
    const struct rect at = {middle.x, middle.y, 0, 0};
    return rect_inset(at, -(w > least_w ? w : least_w) / 2, -(h > least_h ? h : least_h) / 2);
}

struct rect seatmap_stage_rect(const struct seatmap *map)
{
    if (!map->placed || !seatmap_has_stage(map))
        return (struct rect){0};
    const int w = seatmap_px(map->w, map->scale), h = seatmap_px(map->h, map->scale);
    const struct point middle = {map->ox + w / 2, map->oy + h / 2};
    if (map->spec.stage_side == SEATMAP_STAGE_CENTRE)
        return centre_stage(map, middle);
    const int depth = depth_px(map), breadth = breadth_px(map);
    const int first = (int)(front(map, map->scale) * map->scale);
    const int gap =
        panel_px(&map->panel, STAGE_GAP_MM) + stage_words_px(map, !seatmap_is_selectable(map));
    switch (map->spec.stage_side) {
    case SEATMAP_STAGE_BOTTOM:
        return (struct rect){middle.x - breadth / 2, map->oy + h - first + gap, breadth, depth};
    case SEATMAP_STAGE_LEFT:
        return (struct rect){map->ox + first - gap - depth, middle.y - breadth / 2, depth, breadth};
    case SEATMAP_STAGE_RIGHT:
        return (struct rect){map->ox + w - first + gap, middle.y - breadth / 2, depth, breadth};
    case SEATMAP_STAGE_TOP:
    case SEATMAP_STAGE_CENTRE:
    case SEATMAP_STAGE_ABSENT:
        break;
    }
    return (struct rect){middle.x - breadth / 2, map->oy + first - gap - depth, breadth, depth};
}

void seatmap_stage_corners(enum seatmap_stage side, struct rect at, struct point ret[4])
{
    const int slant = (at.w < at.h ? at.w : at.h) / 3, right = at.x + at.w - 1;
    const int bottom = at.y + at.h - 1;
    const int top_in = side == SEATMAP_STAGE_TOP ? slant : 0;
    const int bottom_in = side == SEATMAP_STAGE_BOTTOM ? slant : 0;
    const int left_in = side == SEATMAP_STAGE_LEFT ? slant : 0;
    const int right_in = side == SEATMAP_STAGE_RIGHT ? slant : 0;
    ret[0] = (struct point){at.x + top_in, at.y + left_in};
    ret[1] = (struct point){right - top_in, at.y + right_in};
    ret[2] = (struct point){right - bottom_in, bottom - right_in};
    ret[3] = (struct point){at.x + bottom_in, bottom - left_in};
}

bool seatmap_shows_stage(const struct seatmap *map)
{
    if (!seatmap_has_stage(map))
        return true;
    const struct rect stage = seatmap_stage_rect(map), seen = rect_intersect(stage, map->at);
    const bool aside = is_aside(map->spec.stage_side);
    const int least_w = panel_px(&map->panel, aside ? STAGE_ASIDE_MM : STAGE_LEAST);
    const int least_h = panel_px(&map->panel, STAGE_MM);
    return seen.w >= (stage.w < least_w ? stage.w : least_w) &&
           seen.h >= (stage.h < least_h ? stage.h : least_h);
}

/* -1 or 1 when the middle of a stretch lies outside of another, else 0. */
static int way(int from, int length, int at, int room)
{
    const int middle = from + length / 2;
    return middle < at ? -1 : middle > at + room ? 1 : 0;
}

void seatmap_stage_way(const struct seatmap *map, int *ret_dx, int *ret_dy)
{
    *ret_dx = *ret_dy = 0;
    if (!map->placed || seatmap_shows_stage(map))
        return;
    const struct rect stage = seatmap_stage_rect(map);
    *ret_dx = way(stage.x, stage.w, map->at.x, map->at.w);
    *ret_dy = way(stage.y, stage.h, map->at.y, map->at.h);
    const enum seatmap_stage side = map->spec.stage_side;
    if (!stands_outside(map))
        return;
    /* Its own side says more than where along the house it stands. */
    if (is_aside(side) ? *ret_dx != 0 : *ret_dy != 0) {
        *(is_aside(side) ? ret_dy : ret_dx) = 0;
    } else if (*ret_dx == 0 && *ret_dy == 0) { /* cut off by the edge it stands at */
        *ret_dx = (side == SEATMAP_STAGE_RIGHT) - (side == SEATMAP_STAGE_LEFT);
        *ret_dy = (side == SEATMAP_STAGE_BOTTOM) - (side == SEATMAP_STAGE_TOP);
    }
}

/* The largest scale at which the house and the stage beside it fit along the stage's axis. */
static double scale_with_stage(const struct seatmap *map)
{
    const bool aside = is_aside(map->spec.stage_side);
    const struct seatmap_edge *edge = &map->edges[map->spec.stage_side];
    const double below = (aside ? map->w : map->h) + SEATMAP_EDGE_PITCHES * map->spec.pitch;
    double room = (aside ? map->at.w : map->at.h) - stage_need_px(map, true);
    if (map->spec.stage_side == SEATMAP_STAGE_BOTTOM)
        room -= words_px(map, true) + panel_px(&map->panel, TOP_MM);
    const double behind = room / (below - edge->middle), all = room / (below - edge->all);
    return front(map, behind) < edge->middle ? all : behind;
}

static double fit_with(const struct seatmap *map)
{
    const double edge = SEATMAP_EDGE_PITCHES * map->spec.pitch;
    const int above = words_px(map, true) + panel_px(&map->panel, TOP_MM);
    const double across = map->at.w / (map->w + 2 * edge);
    const double down = (map->at.h - above) / (map->h + 1.5 * edge);
    double scale = across < down ? across : down;
    if (stands_outside(map)) {
        const double staged = scale_with_stage(map);
        scale = staged < scale ? staged : scale;
    }
    const double most = seatmap_scale_of_pitch(map, SEATMAP_FIT_PITCH_MM);
    /* A place too small for the stage's words alone still shows something. */
    const double least = most * 1e-4;
    return scale > most ? most : scale < least ? least : scale;
}

static bool has_any_band(const struct seatmap *map, double scale)
{
    for (size_t i = 0; i < map->n_parts; i++) {
        if (part_has_band(map, &map->parts[i], scale))
            return true;
    }
    return false;
}

double seatmap_fit_scale(struct seatmap *map)
{
    map->bands = true;
    const double scale = fit_with(map);
    if (has_any_band(map, scale))
        return scale;
    map->bands = false; /* nobody would stand on the room kept for words */
    return fit_with(map);
}
