#include "ui/seatmap.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/seatmap_impl.h"

#define SELECT_PITCH_MM 12.0 /* K-10 */
#define SELECT_FLOOR_MM 9.0
#define GROUP_REACH_MM  6.0  /* a finger beside a group still means it */
#define HALF_PITCH      0.55 /* touches between two seats belong to one of them */

struct seatmap *seatmap_new(const struct seatmap_spec *spec)
{
    assert(spec->n_items < SEATMAP_ARG_GROUP);
    struct seatmap *map = mem_zalloc(sizeof(*map));
    map->spec = *spec;
    if (map->spec.select_pitch_mm <= 0)
        map->spec.select_pitch_mm = SELECT_PITCH_MM;
    else if (map->spec.select_pitch_mm < SELECT_FLOOR_MM)
        map->spec.select_pitch_mm = SELECT_FLOOR_MM;
    seatmap_set_stage_words(map, spec->stage_words);
    map->focus = map->show_first = SIZE_MAX;
    map->fit = true;
    map->n_in_slot[0] = (uint32_t)spec->n_items;
    map->chosen_in_row = mem_zalloc_array(spec->n_rows + 1, sizeof(map->chosen_in_row[0]));
    map->fades = seatmap_fades_new();
    map->ground = seatmap_ground_new();
    seatmap_grid_build(map);
    seatmap_shape_build(map);
    seatmap_rows_build(map);
    return map;
}

void seatmap_set_stage_words(struct seatmap *map, const char *words)
{
    text_copy(map->stage_words, sizeof(map->stage_words), words);
    map->spec.stage_words = map->stage_words;
}

void seatmap_free(struct seatmap *map)
{
    if (!map)
        return;
    seatmap_sprites_free(map);
    seatmap_grid_free(&map->grid);
    seatmap_ground_free(map->ground);
    seatmap_fades_free(map->fades);
    mem_free(map->x);
    mem_free(map->y);
    mem_free(map->slot);
    mem_free(map->item);
    mem_free(map->place);
    mem_free(map->offsets);
    mem_free(map->parts);
    mem_free(map->labels);
    mem_free(map->label_of_row);
    mem_free(map->label_in_cell);
    mem_free(map->label_cells);
    mem_free(map->chosen_in_row);
    mem_free(map);
}

static bool is_ours(enum seat_mark mark)
{
    return mark == MARK_CHOSEN || mark == MARK_HELD;
}

/* Only marks that show their band are kept apart by it. */
static bool shows_band(enum seat_mark mark)
{
    return mark == MARK_FREE || mark == MARK_RESTRICTED || mark == MARK_NOTE ||
           mark == MARK_ALLOCATION;
}

void seatmap_set(struct seatmap *map, size_t item, enum seat_mark mark, uint8_t band)
{
    assert(item < map->spec.n_items && mark <= MARK_ASIDE);
    uint8_t *slot = &map->slot[map->place[item]];
    const unsigned shown = shows_band(mark) ? band % SEATMAP_BANDS : 0;
    const unsigned fresh = (unsigned)mark * SEATMAP_BANDS + shown, old = *slot;
    if (fresh == old)
        return;
    map->n_in_slot[old]--;
    map->n_in_slot[fresh]++;
    *slot = (uint8_t)fresh;
    if (map->placed)
        seatmap_fades_add(map, item, old, fresh);
    const uint16_t row = map->spec.items[item].row;
    const int more = (int)is_ours(mark) - (int)is_ours(seatmap_slot_mark(old));
    if (more != 0 && row < map->spec.n_rows) {
        map->chosen_in_row[row] = (uint16_t)(map->chosen_in_row[row] + more);
        seatmap_damage_row_labels(map, row);
    }
    if (map->placed)
        seatmap_damage_item(map, item);
}

enum seat_mark seatmap_mark(const struct seatmap *map, size_t item)
{
    assert(item < map->spec.n_items);
    return seatmap_slot_mark(map->slot[map->place[item]]);
}

/* Linear: a script or a speech command asks once in a while, never a frame. */
size_t seatmap_find_tag(const struct seatmap *map, uint32_t tag)
{
    for (size_t i = 0; i < map->spec.n_items; i++) {
        if (map->spec.items[i].tag == tag)
            return i;
    }
    return SIZE_MAX;
}

/* How far a point (px) is outside of a part, 0 inside. */
static double part_distance(const struct seatmap *map, const struct seatmap_part *part, int x,
                            int y)
{
    const double left = part->x0 * map->scale, last = SEATMAP_SAMPLES - 1;
    const double right = left + part->dx * last * map->scale;
    const double px = x - map->ox, py = y - map->oy;
    const float mx = (float)(px / map->scale);
    double top = seatmap_shape_top(part, mx) * map->scale;
    const double bottom = seatmap_shape_bottom(part, mx) * map->scale;
    if (seatmap_part_has_band(map, part))
        top -= seatmap_band_px(map);
    const double aside = px < left ? left - px : px > right ? px - right : 0;
    const double above = py < top ? top - py : py > bottom ? py - bottom : 0;
    return hypot(aside, above);
}

static enum seatmap_hit hit_group(const struct seatmap *map, int x, int y, size_t *ret_index)
{
    double nearest = GROUP_REACH_MM * map->panel.px_per_mm;
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < map->n_parts; i++) {
        const double d = part_distance(map, &map->parts[i], x, y);
        if (d < nearest) {
            nearest = d;
            found = map->parts[i].group;
        }
    }
    if (found == SIZE_MAX)
        return SEATMAP_NOTHING;
    *ret_index = found;
    return SEATMAP_GROUP;
}

enum seatmap_hit seatmap_hit(const struct seatmap *map, int x, int y, size_t *ret_index)
{
    if (!map->placed || !rect_contains(map->at, x, y))
        return SEATMAP_NOTHING;
    if (!seatmap_is_selectable(map))
        return hit_group(map, x, y, ret_index);
    const int reach = (int)(seatmap_pitch_px(map) * HALF_PITCH);
    const size_t i = seatmap_grid_touched(map, (struct point){x - map->ox, y - map->oy}, reach);
    if (i == SIZE_MAX)
        return SEATMAP_NOTHING;
    *ret_index = map->item[i];
    return SEATMAP_ITEM;
}

/* What the keyboard stops at: seats that can be had, and our own. */
static bool takes_focus(const struct seatmap *map, size_t i)
{
    return !seatmap_is_taken(map, i);
}

/* The cost of going from (x, y) to place i; negative when it does not lie in the direction. With no
 * direction, how far it is. */
static double focus_cost(const struct seatmap *map, size_t i, const double from[2],
                         const int direction[2])
{
    const double dx = map->x[i] - from[0], dy = map->y[i] - from[1];
    if (direction[0] == 0 && direction[1] == 0)
        return hypot(dx, dy);
    const double ahead = dx * direction[0] + dy * direction[1];
    const double side = fabs(dx * direction[1]) + fabs(dy * direction[0]);
    /* Rows are curved: a neighbour may stand a little higher, but never more aside than ahead. */
    return ahead > 0 && side <= ahead * 2 ? ahead + 3 * side : -1;
}

static size_t focus_target(const struct seatmap *map, const double from[2], const int direction[2])
{
    double least = HUGE_VAL;
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < map->spec.n_items; i++) {
        if (!takes_focus(map, i) || map->item[i] == map->focus)
            continue;
        const double cost = focus_cost(map, i, from, direction);
        if (cost >= 0 && cost < least) {
            least = cost;
            best = map->item[i];
        }
    }
    return best;
}

void seatmap_focus_move(struct seatmap *map, int dx, int dy)
{
    const bool is_new = map->focus == SIZE_MAX;
    if (!is_new && dx == 0 && dy == 0) {
        seatmap_show_item(map, map->focus);
        return;
    }
    double from[2] = {map->w / 2, map->h / 2};
    if (!is_new) {
        const uint32_t i = map->place[map->focus];
        from[0] = map->x[i];
        from[1] = map->y[i];
    } else if (map->placed) {
        from[0] = (map->at.x + map->at.w / 2.0 - map->ox) / map->scale;
        from[1] = (map->at.y + map->at.h / 2.0 - map->oy) / map->scale;
    }
    const size_t to = focus_target(map, from, is_new ? (int[]){0, 0} : (int[]){dx, dy});
    if (to == SIZE_MAX)
        return;
    if (!is_new)
        seatmap_damage_item(map, map->focus);
    map->focus = to;
    seatmap_damage_item(map, to);
    if (!seatmap_is_selectable(map) || !seatmap_item_at(map, to, NULL, NULL))
        seatmap_show_item(map, to);
}

size_t seatmap_focus(const struct seatmap *map)
{
    return map->focus;
}
