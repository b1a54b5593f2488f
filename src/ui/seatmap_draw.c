#include "ui/seatmap_draw.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "ui/seatmap_impl.h"

#define FOCUS_MM     0.9 /* the ring; the gap is half of it, since seats stand close */
#define STAGE_PAD_MM 2.0
#define NUMBER_CAP   0.19 /* cap height of a seat's number, of its size */
#define NUMBER_DOWN  0.17 /* and how far below the middle it stands */
#define HASH         UINT64_C(1099511628211)
#define SAMPLE_SEAT  0.84 /* of a legend's square */

enum { ROW_BYTES_MOST = 2 }; /* of a row's label before the number */

struct frame {
    struct seatmap *map;
    struct canvas *c;
    struct type *type;
    const struct theme *theme;
};

/* Rounds to whole pixels; a cast rounds down only what is positive. */
static int whole(double px)
{
    const int positive = 1 << 24;
    return (int)(px + positive + 0.5) - positive;
}

static int to_x(const struct seatmap *map, float x)
{
    return map->ox + whole(x * map->scale);
}

static int to_y(const struct seatmap *map, float y)
{
    return map->oy + whole(y * map->scale);
}

static bool is_drawn(const struct frame *f, struct rect box)
{
    return !rect_is_empty(rect_intersect(box, f->c->clip));
}

static void draw_stage_words(const struct frame *f)
{
    const struct seatmap *map = f->map;
    const struct rect at = seatmap_stage_rect(map);
    if (!is_drawn(f, at) || !seatmap_shows_stage(map))
        return;
    const int pad = panel_px(&map->panel, STAGE_PAD_MM);
    const struct text_style style = {.step = TYPE_HEADING,
                                     .bold = true,
                                     .align = ALIGN_CENTRE,
                                     .valign = VALIGN_MIDDLE,
                                     .shrink = true,
                                     .ellipsis = true};
    type_draw(f->type, f->c, &map->panel, rect_inset(rect_intersect(at, map->at), pad, 0), &style,
              f->theme->argb[COLOR_TEXT], map->stage_words);
}

static void draw_row_label(const struct frame *f, const struct seatmap_label *label)
{
    const struct seatmap *map = f->map;
    const int cap = theme_cap_px(&map->panel, TYPE_BODY), box = 2 * cap;
    const struct rect at = {to_x(map, label->x) - box / 2, to_y(map, label->y) - box / 2, box, box};
    if (!is_drawn(f, at))
        return;
    const bool ours = map->chosen_in_row[label->row] > 0;
    type_draw_small(f->type, f->c, at, cap, true, f->theme->argb[ours ? COLOR_TEXT : COLOR_MUTED],
                    map->spec.rows[label->row].label);
}

static void draw_row_labels(const struct frame *f)
{
    const struct seatmap *map = f->map;
    int cells[4];
    /* Labels stand up to a cell outside of the house, in the cells at its edge. */
    if (!seatmap_visible_cells(map, f->c->clip, map->grid.cell, cells))
        return;
    for (int row = cells[1]; row <= cells[3]; row++) {
        const uint32_t *first = map->label_cells + (size_t)row * (size_t)map->grid.columns;
        for (uint32_t i = first[cells[0]]; i < first[cells[2] + 1]; i++)
            draw_row_label(f, &map->labels[map->label_in_cell[i]]);
    }
}

/* "F12" in the lower half of a seat, or the number alone where both are too long. */
static void draw_number(const struct frame *f, uint32_t place)
{
    const struct seatmap *map = f->map;
    const struct seatmap_item *item = &map->spec.items[map->item[place]];
    const enum seat_mark mark = seatmap_slot_mark(map->slot[place]);
    if (item->number == 0 || !seatmap_mark_has_number(mark))
        return;
    const char *row = item->row < map->spec.n_rows ? map->spec.rows[item->row].label : NULL;
    char words[16];
    struct text t = TEXT_OF(words);
    if (row && strlen(row) <= ROW_BYTES_MOST)
        text_addf(&t, "%s", row);
    text_addf(&t, "%u", item->number);
    const int seat = map->seat_size, down = seatmap_share_px(seat, NUMBER_DOWN);
    const int x = to_x(map, map->x[place]), y = to_y(map, map->y[place]) + down;
    const bool ours = mark == MARK_CHOSEN || mark == MARK_HELD;
    type_draw_small(f->type, f->c, (struct rect){x - seat / 2, y - seat / 2, seat, seat},
                    seatmap_share_px(seat, NUMBER_CAP), true,
                    f->theme->argb[ours ? COLOR_ON_PAPER : COLOR_ON_BAND], words);
}

static void draw_numbers(const struct frame *f)
{
    const struct seatmap *map = f->map;
    int cells[4];
    if (!map->sprites_are_numbered ||
        !seatmap_visible_cells(map, f->c->clip, (float)map->spec.pitch, cells))
        return;
    for (int row = cells[1]; row <= cells[3]; row++) {
        const uint32_t *first = map->grid.first + (size_t)row * (size_t)map->grid.columns;
        for (uint32_t i = first[cells[0]]; i < first[cells[2] + 1]; i++)
            draw_number(f, i);
    }
}

static void draw_focus(const struct frame *f)
{
    const struct seatmap *map = f->map;
    int x, y;
    if (map->focus == SIZE_MAX || !seatmap_item_at(map, map->focus, &x, &y))
        return;
    const int ring = panel_px(&map->panel, FOCUS_MM), size = map->seat_size + 3 * ring;
    canvas_ring(f->c, (struct rect){x - size / 2, y - size / 2, size, size}, size / 4, ring,
                f->theme->argb[COLOR_FOCUS]);
}

void seatmap_draw(struct seatmap *map, struct canvas *c, struct type *type,
                  const struct theme *theme, struct rect damage)
{
    if (!map->placed)
        return;
    const struct rect clip = c->clip;
    canvas_set_clip(c, rect_intersect(clip, rect_intersect(damage, map->at)));
    if (!rect_is_empty(c->clip)) {
        const struct frame f = {map, c, type, theme};
        const bool seats = seatmap_is_selectable(map);
        seatmap_sprites_prepare(map, type, theme);
        seatmap_ground_draw(map, c, theme);
        c->n_ops += seatmap_blit(map, c);
        seatmap_fades_draw(map, c);
        draw_stage_words(&f);
        if (seats) {
            draw_numbers(&f);
            draw_row_labels(&f);
            draw_focus(&f);
        } else {
            seatmap_draw_words(map, c, type, theme);
        }
    }
    c->clip = clip;
}

/* The owner changes the words of groups as it likes: the map looks whether it did. Nearer, where seats
 * are chosen, no words are drawn. */
static void look_at_words(struct seatmap *map)
{
    if (!map->placed || seatmap_is_selectable(map))
        return;
    uint64_t h = 1;
    for (size_t i = 0; i < map->spec.n_groups; i++) {
        const struct seatmap_group *group = &map->spec.groups[i];
        h = (h ^ (uint64_t)group->left ^ (uint64_t)group->recommended << 8) * HASH;
        for (const char *s = group->words; s && *s; s++)
            h = (h ^ (unsigned char)*s) * HASH;
    }
    for (const char *s = map->stage_words; *s; s++)
        h = (h ^ (unsigned char)*s) * HASH;
    if (h != map->words_look)
        seatmap_damage_all(map);
    map->words_look = h;
}

size_t seatmap_take_damages(struct seatmap *map, struct rect ret[SEATMAP_DAMAGE_MAX])
{
    look_at_words(map);
    const size_t n = map->n_damage;
    memcpy(ret, map->damage, n * sizeof(ret[0]));
    map->n_damage = 0;
    return n;
}

bool seatmap_take_damage(struct seatmap *map, struct rect *ret)
{
    struct rect boxes[SEATMAP_DAMAGE_MAX];
    const size_t n = seatmap_take_damages(map, boxes);
    *ret = (struct rect){0};
    for (size_t i = 0; i < n; i++)
        *ret = rect_union(*ret, boxes[i]);
    return n > 0;
}

void seatmap_draw_sample(struct canvas *c, struct type *type, const struct theme *theme,
                         struct rect at, enum seat_mark mark, uint8_t band)
{
    const int side = at.w < at.h ? at.w : at.h;
    const unsigned slot = (unsigned)mark * SEATMAP_BANDS + band % SEATMAP_BANDS;
    seatmap_sprite_seat(c, type, theme,
                        &(struct seatmap_seat){at, (int)(side * SAMPLE_SEAT), slot, false});
}
