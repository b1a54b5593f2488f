/* What is left of each part of the house, and which is the best of them. */
#include "scenes/say.h"
#include "scenes/seats_look.h"
#include "ui/i18n.h"

static void count_kinds(const struct seats_look *look, uint32_t seat, struct seats_kinds *kinds)
{
    const uint8_t state = look->state[seat];
    kinds->n_spaces += state == SEAT_WHEELCHAIR;
    if (!seats_look_is_free(look, seat))
        return;
    const bool restricted = look->flags[seat] & SEAT_FLAG_RESTRICTED;
    kinds->n_restricted += restricted;
    kinds->n_full_view += !restricted && seats_look_has(look, seat);
    kinds->n_noted += state == SEAT_INFO || look->stock.overlay->note[seat] != 0;
    kinds->n_kept += state == SEAT_ALLOCATION && !look->stock.allocation_only;
}

static void count_price(const struct seats_scene *st, uint8_t letter, struct seats_area *count)
{
    const money_t price = st->bands[letter].price;
    count->from = count->n_free == 0 || price < count->from ? price : count->from;
    count->n_of_letter[letter]++;
    count->n_free++;
}

void seats_areas_count(struct scene_ctx *sc, const struct seats_look *look, uint32_t index)
{
    struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const struct plan_area *area = &plan->areas[index];
    struct seats_area count = {0};
    size_t run = 0, longest = 0;
    for (uint32_t i = area->first_seat; i < area->first_seat + area->n_seats; i++) {
        const bool space = seats_look_is_space(look, i), has = seats_look_has(look, i);
        count_kinds(look, i, &count.kinds);
        run = !has ? 0 : plan->seats[i].is_next_to_previous ? run + 1 : 1;
        longest = run > longest ? run : longest;
        const uint8_t letter = seats_look_letter(look, i);
        if (letter == UINT8_MAX || !(has || (space && look->spaces_wanted)))
            continue;
        count_price(st, letter, &count);
        count.n_left += seats_look_lists(look, i);
    }
    count.has_block = st->n_wheelchair > 0 ? count.kinds.n_spaces >= (int)st->n_wheelchair
                                           : longest >= st->n_wanted;
    st->areas[index] = count;
}

static void add_kinds(struct seats_kinds *sum, const struct seats_kinds *more)
{
    sum->n_spaces += more->n_spaces;
    sum->n_restricted += more->n_restricted;
    sum->n_full_view += more->n_full_view;
    sum->n_noted += more->n_noted;
    sum->n_kept += more->n_kept;
}

static void sum_up(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    st->kinds = (struct seats_kinds){0};
    for (size_t i = 0; i < st->n_bands; i++)
        st->bands[i].n_free = 0;
    for (uint32_t i = 0; i < sc->session->plan->n_areas; i++) {
        add_kinds(&st->kinds, &st->areas[i].kinds);
        for (size_t k = 0; k < st->n_bands; k++)
            st->bands[k].n_free += st->areas[i].n_of_letter[k];
    }
}

/* The best area is the first (the service lists them from the stage) where the party can sit
 * together, else the one with most places; with a wheelchair, one that has a space. */
static void find_best_area(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    st->best_area = CATALOGUE_NONE;
    int most = 0;
    bool best_has_block = false;
    for (uint32_t i = 0; i < sc->session->plan->n_areas; i++) {
        const struct seats_area *a = &st->areas[i];
        if (a->n_free == 0 || (best_has_block && !a->has_block))
            continue;
        if ((a->has_block && !best_has_block) || a->n_free > most) {
            most = a->n_free;
            best_has_block = a->has_block;
            st->best_area = i;
        }
    }
}

static unsigned usefulness(const struct seats_scene *st, uint32_t area)
{
    if (area == st->best_area)
        return 0;
    return st->areas[area].n_free == 0 ? 3 : st->areas[area].has_block ? 1 : 2;
}

/* What cannot be had comes last; then in the order of the venue's file, else the best first, then in
 * that of the service. */
static bool comes_before(const struct scene_ctx *sc, uint32_t a, uint32_t b)
{
    const struct seats_scene *st = sc->state;
    const uint16_t *order = sc->session->overlay->order;
    const bool a_full = st->areas[a].n_free == 0, b_full = st->areas[b].n_free == 0;
    if (a_full != b_full)
        return b_full;
    return order[a] != order[b] ? order[a] < order[b] : usefulness(st, a) < usefulness(st, b);
}

static void order_areas(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    st->n_order = 0;
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        if (plan->areas[i].n_seats == 0)
            continue;
        size_t at = st->n_order++;
        for (; at > 0 && comes_before(sc, i, st->order[at - 1]); at--)
            st->order[at] = st->order[at - 1];
        st->order[at] = i;
    }
    if (st->area_page >= st->n_order)
        st->area_page = 0;
}

static void say_areas(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    arena_reset(st->words);
    for (uint32_t i = 0; i < sc->session->plan->n_areas; i++) {
        const struct seats_area *a = &st->areas[i];
        st->geometry.groups[i].recommended = i == st->best_area;
        st->geometry.groups[i].left =
            seatmap_left_of((size_t)a->n_free, sc->session->plan->areas[i].n_seats);
        st->geometry.groups[i].words = a->n_free == 0
                                           ? arena_strdup(st->words, tr("seats.area_full"))
                                           : TR_N(st->words, "seats.area", (unsigned long)a->n_free,
                                                  {"from", say_from(st->words, sc->shop, a->from)},
                                                  {"n", arena_printf(st->words, "%d", a->n_free)});
    }
}

void seats_areas_sum(struct scene_ctx *sc)
{
    sum_up(sc);
    find_best_area(sc);
    order_areas(sc);
    say_areas(sc);
}
