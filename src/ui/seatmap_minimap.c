/* The whole house in a small place, with the window of the screen on it. */
#include <math.h>

#include "ui/seatmap_impl.h"

#define STAGE_SHARE 0.09 /* of the minimap's height */
#define LINE_MM     0.5

/* Room for the stage at its side; the rest is the house's. */
static struct rect cut_stage(const struct seatmap *map, struct rect *at)
{
    const int side = at->w < at->h ? at->w : at->h, depth = (int)(side * STAGE_SHARE) + 2;
    if (!seatmap_has_stage(map))
        return (struct rect){0};
    switch (map->spec.stage_side) {
    case SEATMAP_STAGE_TOP:
        return rect_cut_top(at, depth);
    case SEATMAP_STAGE_BOTTOM:
        return rect_cut_bottom(at, depth);
    case SEATMAP_STAGE_LEFT:
        return rect_cut_left(at, depth);
    case SEATMAP_STAGE_RIGHT:
        return rect_cut_right(at, depth);
    case SEATMAP_STAGE_CENTRE:
    case SEATMAP_STAGE_ABSENT:
        break;
    }
    return (struct rect){0};
}

static struct seatmap_lens lens_of(const struct seatmap *map, struct rect at)
{
    const double rim = 2.0 * map->spec.pitch, w = map->w + rim, h = map->h + rim;
    const double scale = at.w / w < at.h / h ? at.w / w : at.h / h;
    return (struct seatmap_lens){scale, at.x + (int)(at.w - map->w * scale) / 2,
                                 at.y + (int)(at.h - map->h * scale) / 2};
}

static struct rect window_of(const struct seatmap *map, const struct seatmap_lens *lens)
{
    const double by = lens->scale / map->scale;
    return (struct rect){lens->ox + (int)floor((map->at.x - map->ox) * by),
                         lens->oy + (int)floor((map->at.y - map->oy) * by),
                         (int)ceil(map->at.w * by), (int)ceil(map->at.h * by)};
}

/* Beside the house as it is drawn, in the middle of it. */
static void draw_stage(const struct seatmap *map, struct canvas *c, const struct theme *theme,
                       const struct rect places[2])
{
    const struct rect stage = places[0], house = places[1];
    struct rect at;
    if (map->spec.stage_side == SEATMAP_STAGE_CENTRE)
        at = rect_centre(house, house.w / 6, house.h / 8);
    else if (stage.w > stage.h)
        at = rect_centre(stage, house.w * 2 / 5, stage.h - 2);
    else
        at = rect_centre(stage, stage.w - 2, house.h * 2 / 5);
    if (rect_is_empty(at))
        return;
    struct point corners[4];
    seatmap_stage_corners(map->spec.stage_side, at, corners);
    seatmap_draw_line(c, corners, 4, 1, theme->argb[COLOR_MUTED]);
}

void seatmap_draw_minimap(const struct seatmap *map, struct canvas *c, const struct theme *theme,
                          struct rect at)
{
    if (at.w < 8 || at.h < 8)
        return;
    const struct rect clip = c->clip, all = at;
    canvas_set_clip(c, rect_intersect(clip, at));
    const struct rect stage = cut_stage(map, &at);
    const struct seatmap_lens lens = lens_of(map, at);
    const struct rect house = {lens.ox, lens.oy, (int)(map->w * lens.scale) + 1,
                               (int)(map->h * lens.scale) + 1};
    /* Themes without shades show the outlines. */
    const bool flat = theme->argb[COLOR_RAISED] == theme->argb[COLOR_SURFACE];
    struct point points[2 * SEATMAP_SAMPLES];
    for (size_t i = 0; i < map->n_parts; i++) {
        const size_t n = seatmap_outline(&map->parts[i], &lens, 0, points);
        if (!flat)
            seatmap_fill(c, points, n, theme->argb[COLOR_DIM]);
        else
            seatmap_draw_line(c, points, n, 1, theme->argb[COLOR_MUTED]);
    }
    if (seatmap_has_stage(map))
        draw_stage(map, c, theme, (struct rect[]){stage, house});
    if (map->placed) {
        const int line = panel_px(&map->panel, LINE_MM);
        canvas_ring(c, rect_intersect(window_of(map, &lens), all), line, line,
                    theme->argb[COLOR_TEXT]);
    }
    c->clip = clip;
}

uint64_t seatmap_minimap_look(const struct seatmap *map)
{
    const int parts[] = {
        map->ox - map->at.x, map->oy - map->at.y,   map->at.w, map->at.h, map->placed,
        (int)map->n_parts,   seatmap_has_stage(map)};
    uint64_t h = (uint64_t)(map->scale * (1 << 20)) * UINT64_C(0x9E3779B97F4A7C15);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        h = (h ^ (uint64_t)(int64_t)parts[i]) * UINT64_C(1099511628211);
    return h;
}
