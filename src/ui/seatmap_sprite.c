/* Sprites: every mark composed once per size on the ground it lies on, so that a frame only copies. */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "ui/seatmap_impl.h"
#include "ui/theme.h"
#include "ui/type.h"

#define SEAT_PER_PITCH 0.83
#define DOT_PER_PITCH  0.62

/* From here on seats tell their row and number; at 18 mm a small room is shown whole. */
#define NUMBER_PITCH_MM 17.9

/* Far away a mark is a dot: texture in the colour of its band; taken ones are smaller and dim. */
static void draw_dot(struct canvas *c, const struct theme *theme, int size, unsigned slot)
{
    uint32_t argb = theme->argb[COLOR_BAND_A + slot % SEATMAP_BANDS];
    double share = 1;
    switch (seatmap_slot_mark(slot)) {
    case MARK_NONE:
        return;
    case MARK_FREE:
    case MARK_RESTRICTED:
    case MARK_NOTE:
    case MARK_ALLOCATION:
        break;
    case MARK_WHEELCHAIR:
    case MARK_COMPANION:
        argb = theme->argb[COLOR_TEXT];
        share = 0.7;
        break;
    case MARK_CHOSEN:
    case MARK_HELD:
        canvas_fill(c, (struct rect){0, 0, size, size}, theme->argb[COLOR_PAPER]);
        return;
    case MARK_QUIET:
    case MARK_ASIDE:
    case MARK_TAKEN:
        argb = theme->argb[COLOR_LINE];
        share = 0.5;
        break;
    case MARK_LOST:
        argb = theme->argb[COLOR_STOP];
        break;
    }
    const int d = seatmap_share_px(size, share), from = (size - d) / 2;
    canvas_round(c, (struct rect){from, from, d, d}, d / 2, argb);
}

/* First and end of each row's pixels that differ from the ground: corners of a neighbour stay. */
static void find_spans(struct seatmap_sprite *s, int size, uint32_t ground)
{
    for (int y = 0; y < size; y++) {
        const uint32_t *row = s->pixels + (size_t)y * (size_t)size;
        int from = 0, to = size;
        while (from < to && row[from] == ground)
            from++;
        while (to > from && row[to - 1] == ground)
            to--;
        s->spans[2 * (size_t)y] = (uint16_t)from;
        s->spans[2 * (size_t)y + 1] = (uint16_t)to;
    }
}

static void compose(struct seatmap *map, struct type *type, const struct theme *theme,
                    unsigned slot)
{
    struct seatmap_sprite *s = &map->sprites[slot];
    const int size = map->sprite_size;
    const size_t n = (size_t)size * (size_t)size;
    if (s->room < n) {
        s->room = n * 2; /* pinching comes back here with every size */
        s->pixels = mem_regrow(s->pixels, s->room, sizeof(s->pixels[0]));
        s->spans = mem_regrow(s->spans, s->room, sizeof(s->spans[0]));
    }
    const enum color on = map->sprites_are_seats ? COLOR_BACKGROUND : COLOR_SURFACE;
    const uint32_t ground = theme->argb[on];
    struct canvas c = {s->pixels, size, size, size, {0, 0, size, size}, 0};
    canvas_fill(&c, c.clip, ground);
    if (map->sprites_are_seats)
        seatmap_sprite_seat(
            &c, type, theme,
            &(struct seatmap_seat){c.clip, map->seat_size, slot, map->sprites_are_numbered});
    else
        draw_dot(&c, theme, size, slot);
    find_spans(s, size, ground);
    s->ready = true;
}

static uint64_t hash_of(const struct theme *theme)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (int i = 0; i < COLOR_COUNT; i++)
        h = (h ^ theme->argb[i]) * UINT64_C(1099511628211);
    return h;
}

void seatmap_sprites_prepare(struct seatmap *map, struct type *type, const struct theme *theme)
{
    const bool seats = seatmap_is_selectable(map);
    const double pitch = seatmap_pitch_px(map);
    const int seat = (int)lround(pitch * SEAT_PER_PITCH), dot = (int)lround(pitch * DOT_PER_PITCH);
    /* Odd or even like the seat, so that it stands in the middle. */
    const int size = seats ? seatmap_share_px(seat, SEATMAP_CHOSEN_BY) + 2 : dot < 1 ? 1 : dot;
    const uint64_t look = hash_of(theme);
    const bool numbered = seats && pitch >= NUMBER_PITCH_MM * map->panel.px_per_mm;
    if (size != map->sprite_size || seats != map->sprites_are_seats || seat != map->seat_size ||
        look != map->sprites_theme || numbered != map->sprites_are_numbered) {
        for (unsigned i = 0; i < SEATMAP_SLOTS; i++)
            map->sprites[i].ready = false;
        map->sprite_size = size;
        map->seat_size = seat;
        map->sprites_are_seats = seats;
        map->sprites_are_numbered = numbered;
        map->sprites_theme = look;
    }
    for (unsigned i = SEATMAP_BANDS; i < SEATMAP_SLOTS; i++) {
        if (map->n_in_slot[i] > 0 && !map->sprites[i].ready)
            compose(map, type, theme, i);
    }
}

void seatmap_sprites_free(struct seatmap *map)
{
    for (unsigned i = 0; i < SEATMAP_SLOTS; i++) {
        mem_free(map->sprites[i].pixels);
        mem_free(map->sprites[i].spans);
    }
}
