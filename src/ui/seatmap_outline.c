/* Outlines of shapes in pixels, for the map and for the minimap. */
#include <math.h>

#include "ui/seatmap_impl.h"

#define CORNER_PX 7.0 /* between the corners of an outline, at least */

/* Rounds to whole pixels; a cast rounds down only what is positive. */
static int whole(double px)
{
    const int positive = 1 << 24;
    return (int)(px + positive + 0.5) - positive;
}

struct rect seatmap_part_box(const struct seatmap *map, const struct seatmap_part *part)
{
    const int x0 = map->ox + whole(part->x0 * map->scale);
    const int x1 = map->ox + whole((part->x0 + part->dx * (SEATMAP_SAMPLES - 1)) * map->scale);
    const int margin = (int)ceil(seatmap_pitch_px(map));
    const int band = seatmap_part_has_band(map, part) ? seatmap_band_px(map) : 0;
    const int y0 = map->oy + whole(part->min_y * map->scale) - margin - band;
    const int y1 = map->oy + whole(part->max_y * map->scale) + margin;
    return (struct rect){x0, y0, x1 - x0 + 1, y1 - y0 + 1};
}

/* Small shapes take fewer corners; the first and the last sample always count. */
size_t seatmap_outline(const struct seatmap_part *part, const struct seatmap_lens *lens,
                       int band_px, struct point ret[2 * SEATMAP_SAMPLES])
{
    const double px = part->dx * lens->scale;
    const int last = SEATMAP_SAMPLES - 1;
    int step = 1;
    if (px < CORNER_PX)
        step = px * last > CORNER_PX ? (int)ceil(CORNER_PX / px) : last;
    size_t n = 0;
    for (int k = 0; k <= last; k = k == last ? last + 1 : k + step > last ? last : k + step)
        ret[n++] = (struct point){lens->ox + whole((part->x0 + part->dx * (float)k) * lens->scale),
                                  lens->oy + whole(part->top[k] * lens->scale) - band_px};
    for (int k = last; k >= 0; k = k == 0 ? -1 : k - step < 0 ? 0 : k - step)
        ret[n++] = (struct point){lens->ox + whole((part->x0 + part->dx * (float)k) * lens->scale),
                                  lens->oy + whole(part->bottom[k] * lens->scale)};
    return n;
}

void seatmap_draw_line(struct canvas *c, const struct point *points, size_t n, int width,
                       uint32_t argb)
{
    for (size_t i = 0; i < n; i++)
        canvas_polyline(c, (struct point[]){points[i], points[i + 1 < n ? i + 1 : 0]}, 2, width,
                        argb);
}
