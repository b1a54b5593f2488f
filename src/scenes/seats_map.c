#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "scenes/say.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

bool seats_map_is_free(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    const enum seat_state state = (enum seat_state)sc->session->status->state[seat];
    if (state == SEAT_WHEELCHAIR)
        return st->n_wheelchair > 0;
    if (sc->shop->sell_allocation_only && state != SEAT_ALLOCATION)
        return false;
    return seat_is_free(state);
}

bool seats_map_is_space(const struct scene_ctx *sc, uint32_t seat)
{
    return sc->session->status->state[seat] == SEAT_WHEELCHAIR;
}

static bool holds_seat(const struct scene_ctx *sc, uint32_t seat)
{
    const struct basket *basket = &sc->session->basket;
    char id[16];
    struct text t = TEXT_OF(id);
    text_addf(&t, "%u", sc->session->plan->seats[seat].id);
    for (size_t i = 0; i < basket->n_lines; i++) {
        if (strcmp(basket->lines[i].seat_id, id) == 0 &&
            strcmp(basket->lines[i].instance_id, sc->session->instance_id) == 0)
            return true;
    }
    return false;
}

static bool is_in(const uint32_t *seats, size_t n, uint32_t seat)
{
    for (size_t i = 0; i < n; i++) {
        if (seats[i] == seat)
            return true;
    }
    return false;
}

/* Beside a wheelchair space, while somebody wants to sit there. */
static bool is_companion(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    if (st->n_wheelchair == 0 || st->n_wheelchair == st->n_wanted)
        return false;
    const bool follows = plan->seats[seat].is_next_to_previous != 0;
    const bool leads = seat + 1 < plan->n_seats && plan->seats[seat + 1].is_next_to_previous != 0;
    return (follows && seats_map_is_space(sc, seat - 1)) ||
           (leads && seats_map_is_space(sc, seat + 1));
}

static enum seat_mark mark_of(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    if (is_in(st->chosen, st->n_chosen, seat))
        return MARK_CHOSEN;
    if (is_in(st->lost, st->n_lost, seat))
        return MARK_LOST;
    const enum seat_state state = (enum seat_state)sc->session->status->state[seat];
    if (state == SEAT_WHEELCHAIR)
        return MARK_WHEELCHAIR;
    if (!seats_map_is_free(sc, seat))
        return state == SEAT_BASKET && holds_seat(sc, seat) ? MARK_HELD : MARK_TAKEN;
    if (is_companion(sc, seat))
        return MARK_COMPANION;
    return state == SEAT_INFO ? MARK_RESTRICTED : MARK_FREE;
}

static uint8_t letter_of(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    const uint8_t band = sc->session->status->band[seat];
    return band < PRICE_BANDS_MAX && st->letter_of[band] != UINT8_MAX ? st->letter_of[band] : 0;
}

/* What a seat of the band costs at the full price: that of the dearest type this customer buys. */
static bool band_price(const struct scene_ctx *sc, size_t band, money_t *ret)
{
    const struct seats_scene *st = sc->state;
    bool any = false;
    for (size_t i = 0; i < st->n_wanted; i++) {
        const struct price *price = price_list_find(sc->session->prices, st->types[i], band);
        if (!price)
            continue;
        const money_t total = price_total(price);
        *ret = !any || total > *ret ? total : *ret;
        any = true;
    }
    return any;
}

/* Letters go from the dearest band down, A first, as in the legend. */
static void build_bands(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct price_list *list = sc->session->prices;
    memset(st->letter_of, UINT8_MAX, sizeof(st->letter_of));
    st->n_bands = 0;
    for (size_t band = 0; list && band < list->n_bands && st->n_bands < SEATS_BANDS_MAX; band++) {
        struct seats_band b = {.band = (uint8_t)band};
        if (!band_price(sc, band, &b.price))
            continue;
        size_t i = st->n_bands++;
        for (; i > 0 && st->bands[i - 1].price < b.price; i--)
            st->bands[i] = st->bands[i - 1];
        st->bands[i] = b;
    }
    for (size_t i = 0; i < st->n_bands; i++)
        st->letter_of[st->bands[i].band] = (uint8_t)i;
}

/* A run of free neighbours as long as the party, somewhere in the area. */
static bool has_block(const struct scene_ctx *sc, const struct plan_area *area)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    size_t run = 0;
    for (uint32_t i = area->first_seat; i < area->first_seat + area->n_seats; i++) {
        const bool free = seat_is_free((enum seat_state)sc->session->status->state[i]);
        run = !free ? 0 : plan->seats[i].is_next_to_previous ? run + 1 : 1;
        if (run >= st->n_wanted)
            return true;
    }
    return false;
}

static void count_area(struct scene_ctx *sc, uint32_t index)
{
    struct seats_scene *st = sc->state;
    const struct plan_area *area = &sc->session->plan->areas[index];
    struct seats_area count = {0};
    for (uint32_t i = area->first_seat; i < area->first_seat + area->n_seats; i++) {
        const uint8_t band = sc->session->status->band[i];
        count.n_spaces += seats_map_is_space(sc, i);
        if (!seats_map_is_free(sc, i) || band >= PRICE_BANDS_MAX ||
            st->letter_of[band] == UINT8_MAX)
            continue;
        struct seats_band *b = &st->bands[st->letter_of[band]];
        b->n_free++;
        count.from = count.n_free == 0 || b->price < count.from ? b->price : count.from;
        count.n_free++;
    }
    count.has_block =
        st->n_wheelchair > 0 ? count.n_spaces >= (int)st->n_wheelchair : has_block(sc, area);
    st->areas[index] = count;
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

/* The service's order, but what cannot be had comes last and the best comes first. */
static void order_areas(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    st->n_order = 0;
    for (unsigned rank = 0; rank <= 3; rank++) {
        for (uint32_t i = 0; i < plan->n_areas; i++) {
            if (plan->areas[i].n_seats > 0 && usefulness(st, i) == rank)
                st->order[st->n_order++] = i;
        }
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
        st->geometry.groups[i].words = a->n_free == 0
                                           ? arena_strdup(st->words, tr("seats.area_full"))
                                           : TR_N(st->words, "seats.area", (unsigned long)a->n_free,
                                                  {"from", say_from(st->words, sc->shop, a->from)},
                                                  {"n", arena_printf(st->words, "%d", a->n_free)});
    }
}

void seats_map_refresh(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    for (size_t i = 0; i < st->n_bands; i++)
        st->bands[i].n_free = 0;
    for (uint32_t i = 0; i < plan->n_areas; i++)
        count_area(sc, i);
    find_best_area(sc);
    order_areas(sc);
    say_areas(sc);
    seatmap_set_stage_words(st->map, tr("seats.stage"));
    for (uint32_t i = 0; i < plan->n_seats; i++)
        seatmap_set(st->map, i, mark_of(sc, i), letter_of(sc, i));
}

void seats_map_build(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    enum { SELECT_PITCH_MM = 12 };
    const double pitch = sc->shop->select_pitch_mm;
    st->words = arena_new();
    build_bands(sc);
    seats_geometry_build(&st->geometry, plan);
    st->areas = mem_zalloc_array(plan->n_areas, sizeof(st->areas[0]));
    st->order = mem_zalloc_array(plan->n_areas, sizeof(st->order[0]));
    st->map = seats_geometry_map(&st->geometry, plan, tr("seats.stage"),
                                 pitch > 0 ? pitch : SELECT_PITCH_MM);
    seats_map_refresh(sc);
}

void seats_map_free(struct seats_scene *st)
{
    seatmap_free(st->map);
    seats_geometry_free(&st->geometry);
    mem_free(st->areas);
    mem_free(st->order);
    arena_free(st->words);
    st->map = NULL;
}
