/* Groups as calm shapes: for each sample from left to right, how far up and down its seats reach,
 * with a round margin. Curved rows give curved shapes; a group in pieces that lie apart gives parts. */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "ui/seatmap_impl.h"

#define MARGIN_PITCHES 0.85F /* above and below a seat */
#define FLAT_PITCHES   0.5F  /* level so far to each side: seats beside each other make no waves */
#define SIDE_PITCHES   0.9F  /* end of the margin to each side */
#define STAGE_HALF     0.25F /* of the house, to each side of its middle */
#define GAP_PITCHES    4.0F  /* an empty strip this wide ends a part */
#define HOLE_MOST      2.0F  /* a stage in the round is at most so many times as broad as deep */

enum {
    LAST = SEATMAP_SAMPLES - 1,
    BINS_MAX = 2048,
    PARTS_MAX = 1000 /* that groups are split into */
};

struct strip { /* of a group: where its seats are, from left to right */
    float left, bin;
    int n;
    uint32_t seats[BINS_MAX];
};

static int bin_of(const struct strip *s, float x)
{
    const int bin = (int)((x - s->left) / s->bin);
    return bin < s->n ? bin : s->n - 1;
}

static void count_strip(const struct seatmap *map, const struct seatmap_group *group,
                        struct strip *s)
{
    float left = HUGE_VALF, right = -HUGE_VALF;
    for (uint32_t i = group->first; i < group->first + group->n; i++) {
        const float x = map->x[map->place[i]];
        left = x < left ? x : left;
        right = x > right ? x : right;
    }
    s->left = left;
    s->bin = (float)map->spec.pitch;
    if ((right - left) / s->bin >= BINS_MAX - 1)
        s->bin = (right - left) / (BINS_MAX - 2);
    s->n = (int)((right - left) / s->bin) + 1;
    memset(s->seats, 0, sizeof(s->seats[0]) * (size_t)s->n);
    for (uint32_t i = group->first; i < group->first + group->n; i++)
        s->seats[bin_of(s, map->x[map->place[i]])]++;
}

/* The outermost seats of some bins. */
static void find_sides(const struct seatmap *map, const struct seatmap_group *group,
                       const struct strip *s, const int bins[2], float ret[2])
{
    ret[0] = HUGE_VALF;
    ret[1] = -HUGE_VALF;
    for (uint32_t i = group->first; i < group->first + group->n; i++) {
        const float x = map->x[map->place[i]];
        const int bin = bin_of(s, x);
        if (bin < bins[0] || bin > bins[1])
            continue;
        ret[0] = x < ret[0] ? x : ret[0];
        ret[1] = x > ret[1] ? x : ret[1];
    }
}

static struct seatmap_part *add_part(struct seatmap *map, uint32_t group)
{
    map->parts = mem_regrow(map->parts, map->n_parts + 1, sizeof(map->parts[0]));
    struct seatmap_part *part = &map->parts[map->n_parts++];
    *part = (struct seatmap_part){.group = group, .min_y = HUGE_VALF, .max_y = -HUGE_VALF};
    for (int k = 0; k < SEATMAP_SAMPLES; k++) {
        part->top[k] = HUGE_VALF;
        part->bottom[k] = -HUGE_VALF;
    }
    return part;
}

/* Widens the samples that the seat's margin reaches: level in the middle, round at its ends. */
static void add_seat(struct seatmap_part *part, float x, float y, float pitch)
{
    const float margin = MARGIN_PITCHES * pitch, flat = FLAT_PITCHES * pitch;
    const float side = SIDE_PITCHES * pitch;
    /* Samples may stand further apart than the margin: the nearest one is always reached. */
    const float reach = side > part->dx * 0.75F ? side : part->dx * 0.75F;
    const float least = ceilf((x - reach - part->x0) / part->dx);
    const float most = floorf((x + reach - part->x0) / part->dx);
    const int from = least < 0 ? 0 : (int)least, to = most > LAST ? LAST : (int)most;
    for (int k = from; k <= to; k++) {
        if (y - margin >= part->top[k] && y + margin <= part->bottom[k])
            continue; /* most seats are not at the rim */
        const float away = fabsf(part->x0 + part->dx * (float)k - x);
        const float t = (away - flat) / (side - flat);
        const float in = t <= 0 ? margin : t < 1 ? margin * sqrtf(1 - t * t) : 0;
        part->top[k] = y - in < part->top[k] ? y - in : part->top[k];
        part->bottom[k] = y + in > part->bottom[k] ? y + in : part->bottom[k];
    }
}

/* Samples over an aisle take the line between their neighbours. */
static void bridge(float samples[SEATMAP_SAMPLES])
{
    int last = -1;
    for (int k = 0; k < SEATMAP_SAMPLES; k++) {
        if (isinf(samples[k]))
            continue;
        for (int j = last + 1; j < k; j++) {
            const float t = last < 0 ? 1.0F : (float)(j - last) / (float)(k - last);
            samples[j] = last < 0 ? samples[k] : samples[last] + t * (samples[k] - samples[last]);
        }
        last = k;
    }
    for (int j = last + 1; j < SEATMAP_SAMPLES; j++)
        samples[j] = samples[last];
}

/* Takes the steps that row ends make out of an edge, but never cuts into it. `up` is -1 for tops. */
static void smooth(float samples[SEATMAP_SAMPLES], float up)
{
    for (int round = 0; round < 2; round++) {
        float before = samples[0];
        for (int k = 1; k < LAST; k++) {
            const float mean = (before + samples[k + 1]) / 2;
            before = samples[k];
            if ((mean - samples[k]) * up > 0)
                samples[k] = mean;
        }
    }
}

/* A part of the seats from bin `from` to bin `to`. */
static void build_part(struct seatmap *map, uint32_t group_index, const struct strip *s,
                       const int bins[2])
{
    const struct seatmap_group *group = &map->spec.groups[group_index];
    float sides[2];
    find_sides(map, group, s, bins, sides);
    const float pitch = (float)map->spec.pitch, side = SIDE_PITCHES * pitch;
    struct seatmap_part *part = add_part(map, group_index);
    part->x0 = sides[0] - side;
    part->dx = (sides[1] - sides[0] + 2 * side) / LAST;
    for (uint32_t i = group->first; i < group->first + group->n; i++) {
        const float x = map->x[map->place[i]], y = map->y[map->place[i]];
        if (x < sides[0] || x > sides[1])
            continue;
        part->n_items++;
        part->min_y = y < part->min_y ? y : part->min_y;
        part->max_y = y > part->max_y ? y : part->max_y;
        add_seat(part, x, y, pitch);
    }
    bridge(part->top);
    bridge(part->bottom);
    smooth(part->top, -1);
    smooth(part->bottom, 1);
}

/* Left and right of each run of seats with no wide gap in it. */
static void split_group(struct seatmap *map, uint32_t group_index, struct strip *s)
{
    const struct seatmap_group *group = &map->spec.groups[group_index];
    if (group->n == 0)
        return;
    count_strip(map, group, s);
    const int gap = (int)(GAP_PITCHES * (float)map->spec.pitch / s->bin) + 1;
    int from = 0, last = 0, parts = 0;
    for (int k = 1; k < s->n; k++) {
        if (s->seats[k] == 0)
            continue;
        if (k - last > gap && parts + 1 < SEATMAP_PARTS_PER_GROUP && map->n_parts < PARTS_MAX) {
            build_part(map, group_index, s, (int[]){from, last});
            parts++;
            from = k;
        }
        last = k;
    }
    build_part(map, group_index, s, (int[]){from, last});
    struct seatmap_part *end = map->parts + map->n_parts, *main = end - 1;
    for (struct seatmap_part *part = end - 1 - parts; part < end; part++)
        main = part->n_items > main->n_items ? part : main;
    main->is_main = true;
}

static float sample(const float samples[SEATMAP_SAMPLES], const struct seatmap_part *part, float x)
{
    const float k = (x - part->x0) / part->dx;
    if (k <= 0)
        return samples[0];
    if (k >= LAST)
        return samples[LAST];
    const int i = (int)k;
    return samples[i] + (k - (float)i) * (samples[i + 1] - samples[i]);
}

float seatmap_shape_top(const struct seatmap_part *part, float x)
{
    return sample(part->top, part, x);
}

float seatmap_shape_bottom(const struct seatmap_part *part, float x)
{
    return sample(part->bottom, part, x);
}

/* The least room between `part` and one that lies nearer to the stage. */
static float room_below(const struct seatmap_part *part, const struct seatmap_part *other)
{
    const float right = part->x0 + part->dx * LAST, end = other->x0 + other->dx * LAST;
    float room = HUGE_VALF;
    if (other->x0 >= right || end <= part->x0)
        return room;
    for (int k = 0; k < SEATMAP_SAMPLES; k++) {
        const float x = part->x0 + part->dx * (float)k;
        if (x < other->x0 || x > end)
            continue;
        const bool is_above = seatmap_shape_top(other, x) < part->top[k];
        const float free = part->top[k] - seatmap_shape_bottom(other, x);
        if (is_above && free < room)
            room = free;
    }
    return room;
}

static void move_in(struct seatmap_edge *edge, float depth, bool is_middle)
{
    edge->all = depth < edge->all ? depth : edge->all;
    edge->middle = is_middle && depth < edge->middle ? depth : edge->middle;
}

/* Where a stage may stand on each side: before what lies in the middle half of the house. */
static void find_edges(struct seatmap *map)
{
    for (int i = 0; i < 4; i++)
        map->edges[i] = (struct seatmap_edge){HUGE_VALF, HUGE_VALF};
    const float half_w = map->w * STAGE_HALF, half_h = map->h * STAGE_HALF;
    const float x0 = map->w / 2, y0 = map->h / 2;
    for (size_t i = 0; i < map->n_parts; i++) {
        const struct seatmap_part *part = &map->parts[i];
        for (int k = 0; k < SEATMAP_SAMPLES; k++) {
            const float x = part->x0 + part->dx * (float)k, up = part->top[k],
                        low = part->bottom[k];
            const bool across = fabsf(x - x0) <= half_w;
            const bool along = low >= y0 - half_h && up <= y0 + half_h;
            move_in(&map->edges[SEATMAP_STAGE_TOP], up, across);
            move_in(&map->edges[SEATMAP_STAGE_BOTTOM], map->h - low, across);
            move_in(&map->edges[SEATMAP_STAGE_LEFT], x, along);
            move_in(&map->edges[SEATMAP_STAGE_RIGHT], map->w - x, along);
        }
    }
    for (int i = 0; i < 4; i++) {
        struct seatmap_edge *edge = &map->edges[i];
        edge->all = isinf(edge->all) ? 0 : edge->all;
        edge->middle = isinf(edge->middle) ? edge->all : edge->middle;
    }
}

/* The free space round the middle of the house, for a stage in the round: a square, then as much
 * broader as there is room beside it. */
static void find_hole(struct seatmap *map)
{
    const float x = map->w / 2, y = map->h / 2, air = (float)map->spec.pitch;
    float half = x > y ? x : y;
    for (size_t i = 0; i < map->spec.n_items; i++)
        half = fminf(half, fmaxf(fabsf(map->x[i] - x), fabsf(map->y[i] - y)) - air);
    half = half > 0 ? half : 0;
    float broad = half * HOLE_MOST;
    for (size_t i = 0; i < map->spec.n_items; i++) {
        if (fabsf(map->y[i] - y) < half + air)
            broad = fminf(broad, fabsf(map->x[i] - x) - air);
    }
    map->hole[0] = broad > half ? broad : half;
    map->hole[1] = half;
}

void seatmap_shape_build(struct seatmap *map)
{
    struct strip *s = mem_zalloc(sizeof(*s));
    for (size_t g = 0; g < map->spec.n_groups; g++)
        split_group(map, (uint32_t)g, s);
    mem_free(s);
    for (size_t i = 0; i < map->n_parts; i++) {
        struct seatmap_part *part = &map->parts[i];
        part->room = HUGE_VALF;
        for (size_t k = 0; k < map->n_parts; k++) {
            const float room = k == i ? HUGE_VALF : room_below(part, &map->parts[k]);
            part->room = room < part->room ? room : part->room;
        }
    }
    find_edges(map);
    find_hole(map);
}
