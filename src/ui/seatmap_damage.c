/* What has to be drawn again: boxes of single marks, or all of it when the camera moved. */
#include <assert.h>
#include <math.h>

#include "ui/seatmap_impl.h"

void seatmap_damage_all(struct seatmap *map)
{
    if (!map->placed)
        return;
    map->damage[0] = map->at;
    map->n_damage = 1;
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
