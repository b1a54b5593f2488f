/* The ground below the seats: background, shapes, the outline of what is recommended, the stage.
 *
 * Drawing it anew is the larger half of a frame, and a pan only shifts it. So when a frame comes at the
 * scale of the one before, the ground of the whole house is drawn once, strip by strip, and kept as
 * runs. A house much larger than the screen is drawn directly, since
 * little of it is on screen then; so is every frame of a zoom. */
#include <string.h>

#include "base/mem.h"
#include "ui/seatmap_impl.h"
#include "ui/seatmap_runs.h"

enum {
    STRIP = 32,  /* lines drawn at a time */
    SCREENS = 3, /* of a house that is kept */
    WIDE = 8192, /* pixels of a line that is kept */
};

#define OUTLINE_MM 0.5

struct seatmap_ground {
    uint64_t seen;    /* the look of the last frame */
    uint64_t kept;    /* the look of what is kept, 0: nothing is */
    uint64_t refused; /* the look of what was too large */
    int x, y;         /* of the picture, from the house's corner */
    struct seatmap_runs runs;
};

struct seatmap_ground *seatmap_ground_new(void)
{
    return mem_zalloc(sizeof(struct seatmap_ground));
}

void seatmap_ground_free(struct seatmap_ground *g)
{
    if (!g)
        return;
    seatmap_runs_deinit(&g->runs);
    mem_free(g);
}

static void draw_shapes(const struct seatmap *map, struct canvas *c, const struct theme *theme,
                        bool outlines)
{
    const struct seatmap_lens lens = {map->scale, map->ox, map->oy};
    struct point points[2 * SEATMAP_SAMPLES];
    for (size_t i = 0; i < map->n_parts; i++) {
        const struct seatmap_part *part = &map->parts[i];
        if ((outlines && !map->spec.groups[part->group].recommended) ||
            rect_is_empty(rect_intersect(seatmap_part_box(map, part), c->clip)))
            continue;
        const int band = seatmap_part_has_band(map, part) ? seatmap_band_px(map) : 0;
        const size_t n = seatmap_outline(part, &lens, band, points);
        if (outlines)
            seatmap_draw_line(c, points, n, panel_px(&map->panel, OUTLINE_MM),
                              theme->argb[COLOR_TEXT]);
        else
            seatmap_fill(c, points, n, theme->argb[COLOR_SURFACE]);
    }
}

static void draw_directly(const struct seatmap *map, struct canvas *c, const struct theme *theme)
{
    seatmap_fill_rect(c, c->clip, theme->argb[COLOR_BACKGROUND]);
    if (!seatmap_is_selectable(map)) {
        draw_shapes(map, c, theme, false);
        draw_shapes(map, c, theme, true);
    }
    const struct rect at = seatmap_stage_rect(map);
    if (rect_is_empty(rect_intersect(at, c->clip)))
        return;
    struct point corners[4];
    seatmap_stage_corners(map->spec.stage_side, at, corners);
    seatmap_draw_line(c, corners, 4, panel_px(&map->panel, OUTLINE_MM), theme->argb[COLOR_MUTED]);
}

static uint64_t add(uint64_t h, const void *bytes, size_t n)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < n; i++)
        h = (h ^ b[i]) * UINT64_C(1099511628211);
    return h;
}

/* Of everything that a pan does not change. Never 0. */
static uint64_t look_of(const struct seatmap *map, const struct canvas *c)
{
    uint64_t h = add(map->sprites_theme, &map->scale, sizeof(map->scale));
    h = add(h, &map->panel.px_per_mm, sizeof(map->panel.px_per_mm));
    const int rest[] = {map->at.w,         map->at.h,
                        map->bands,        c->stride,
                        map->sprite_size,  map->panel.large_text,
                        (int)map->n_parts, seatmap_has_stage(map)};
    h = add(h, rest, sizeof(rest));
    for (size_t i = 0; i < map->spec.n_groups; i++)
        h = (h ^ map->spec.groups[i].recommended) * UINT64_C(1099511628211);
    return h | 1;
}

/* Where the house and its rim are, from the house's corner. */
static struct rect extent(const struct seatmap *map)
{
    int rim[4];
    seatmap_rim_px(map, true, rim);
    const int left = rim[SEATMAP_STAGE_LEFT], top = rim[SEATMAP_STAGE_TOP];
    const int w = seatmap_px(map->w, map->scale) + left + rim[SEATMAP_STAGE_RIGHT] + 1;
    const int h = seatmap_px(map->h, map->scale) + top + rim[SEATMAP_STAGE_BOTTOM] + 1;
    struct rect stage = seatmap_stage_rect(map);
    stage.x -= map->ox;
    stage.y -= map->oy;
    const struct rect at = rect_union((struct rect){-left, -top, w, h}, rect_inset(stage, -2, -2));
    /* A house that is narrower than the screen stands in its middle. */
    const int aside = at.w < map->at.w ? (map->at.w - at.w) / 2 + 2 : 0;
    return rect_inset(at, -aside, 0);
}

/* Draws what begins (x, y) from the house's corner. */
static void draw_strip(struct seatmap *map, struct canvas *strip, const struct theme *theme,
                       const int from[2])
{
    const int ox = map->ox, oy = map->oy;
    map->ox = -from[0];
    map->oy = -from[1];
    draw_directly(map, strip, theme);
    map->ox = ox;
    map->oy = oy;
}

/* False when the house is too large to be kept. */
static bool keep(struct seatmap *map, const struct theme *theme)
{
    struct seatmap_ground *g = map->ground;
    const struct rect at = extent(map);
    if (at.w > WIDE || (int64_t)at.w * at.h > (int64_t)SCREENS * map->at.w * map->at.h)
        return false;
    struct canvas strip;
    canvas_init_memory(&strip, at.w, STRIP);
    seatmap_runs_begin(&g->runs, at.w, at.h);
    g->x = at.x;
    g->y = at.y;
    for (int y = 0; y < at.h; y += STRIP) {
        draw_strip(map, &strip, theme, (int[]){at.x, at.y + y});
        for (int k = 0; k < STRIP && y + k < at.h; k++)
            seatmap_runs_add(&g->runs, strip.pixels + (ptrdiff_t)k * strip.stride);
    }
    canvas_deinit_memory(&strip);
    return true;
}

/* What is kept serves frames; a few small boxes never make it worth the while to keep something. */
static bool is_frame(const struct seatmap *map, const struct canvas *c)
{
    return 2 * (int64_t)c->clip.w * c->clip.h >= (int64_t)map->at.w * map->at.h;
}

void seatmap_ground_draw(struct seatmap *map, struct canvas *c, const struct theme *theme)
{
    struct seatmap_ground *g = map->ground;
    const uint64_t look = seatmap_is_selectable(map) ? 0 : look_of(map, c);
    if (look != 0 && look != g->kept && look == g->seen && look != g->refused && is_frame(map, c)) {
        const bool fits = keep(map, theme);
        g->kept = fits ? look : 0;
        g->refused = fits ? 0 : look;
    }
    if (is_frame(map, c))
        g->seen = look;
    if (look != 0 && look == g->kept) {
        seatmap_runs_draw(&g->runs, c, map->ox + g->x, map->oy + g->y,
                          theme->argb[COLOR_BACKGROUND]);
        return;
    }
    draw_directly(map, c, theme);
}
