/* What stands in front of the seats: the stage, the words of groups, and so how large the whole
 * house can be shown. */
#include <math.h>

#include "ui/seatmap_impl.h"

#define STAGE_MM     14.0
#define STAGE_GAP_MM 4.0
#define STAGE_LEAST  60.0 /* mm wide */
#define STAGE_SHARE  0.4  /* of the house's width */
#define TOP_MM       3.0
#define BAND_WIDTHS  3 /* a band stands on shapes this many times as wide as it is high */
#define BAND_PAD_MM  3.0
#define BAND_GAP_MM  1.5 /* kept free between a band and the group before it */

static bool has_stage(const struct seatmap *map)
{
    return map->spec.stage_words && map->spec.stage_words[0] != '\0';
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

/* Pixels from the upper edge of the picture to the seats behind the stage. */
static int stage_need_px(const struct seatmap *map, bool shapes)
{
    return panel_px(&map->panel, STAGE_MM + STAGE_GAP_MM + TOP_MM) + words_px(map, shapes);
}

static int rim_px(const struct seatmap *map, bool shapes)
{
    return words_px(map, shapes) + panel_px(&map->panel, TOP_MM);
}

/* The stage stands in front of the middle of the house, where there is room between what stands at
 * its sides; else in front of all. */
static double front(const struct seatmap *map, double scale)
{
    const double half = map->w * scale / 2;
    return half >= panel_px(&map->panel, STAGE_LEAST) ? map->front : map->front_all;
}

/* Pixels above the house's corner: the stage or the words of the first group, and some air. */
int seatmap_top_px(const struct seatmap *map, bool shapes)
{
    const int rim = rim_px(map, shapes) + (int)(seatmap_pitch_px(map) * SEATMAP_EDGE_PITCHES / 2);
    if (!has_stage(map))
        return rim;
    const int stage = stage_need_px(map, shapes) - (int)(front(map, map->scale) * map->scale);
    return stage > rim ? stage : rim;
}

struct rect seatmap_stage_rect(const struct seatmap *map)
{
    if (!map->placed || !has_stage(map))
        return (struct rect){0};
    const int h = panel_px(&map->panel, STAGE_MM), gap = panel_px(&map->panel, STAGE_GAP_MM);
    const int house = (int)(map->w * map->scale), least = panel_px(&map->panel, STAGE_LEAST);
    const int share = (int)(house * STAGE_SHARE), w = share < least ? least : share;
    const int below = words_px(map, !seatmap_is_selectable(map)) + gap;
    const int first = map->oy + (int)(front(map, map->scale) * map->scale);
    return (struct rect){map->ox + house / 2 - w / 2, first - below - h, w, h};
}

bool seatmap_shows_stage(const struct seatmap *map)
{
    const struct rect stage = seatmap_stage_rect(map);
    const struct rect seen = rect_intersect(stage, map->at);
    return !has_stage(map) || (seen.h == stage.h && seen.w >= panel_px(&map->panel, STAGE_LEAST));
}

static double fit_with(const struct seatmap *map)
{
    const double edge = SEATMAP_EDGE_PITCHES * map->spec.pitch;
    const double across = map->at.w / (map->w + 2 * edge);
    const double down = (map->at.h - rim_px(map, true)) / (map->h + 1.5 * edge);
    double scale = across < down ? across : down;
    if (has_stage(map)) {
        const double below = map->h + edge, room = map->at.h - stage_need_px(map, true);
        const double behind = room / (below - map->front), all = room / (below - map->front_all);
        const double staged = front(map, behind) < map->front ? all : behind;
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
