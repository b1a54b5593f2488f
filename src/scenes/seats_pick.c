#include <string.h>

#include "base/text.h"
#include "scenes/seats_scene.h"

void seats_pick_wanted(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct party *party = &sc->session->party;
    st->n_wanted = 0;
    for (size_t type = 0; type < TICKET_TYPES_MAX; type++) {
        for (uint8_t i = 0; i < party->n[type] && st->n_wanted < BASKET_LINES_MAX; i++)
            st->types[st->n_wanted++] = (uint8_t)type;
    }
    st->n_wheelchair = party->wheelchair;
}

static size_t place_of(const struct seats_scene *st, uint32_t seat)
{
    for (size_t i = 0; i < st->n_chosen; i++) {
        if (st->chosen[i] == seat)
            return i;
    }
    return SIZE_MAX;
}

void seats_pick_drop(struct seats_scene *st, size_t i)
{
    if (i >= st->n_chosen)
        return;
    st->n_chosen--;
    memmove(&st->chosen[i], &st->chosen[i + 1], (st->n_chosen - i) * sizeof(st->chosen[0]));
}

/* Kept in plan order, so that the words read from left to right. */
static void add(struct seats_scene *st, uint32_t seat)
{
    size_t i = st->n_chosen;
    while (i > 0 && st->chosen[i - 1] > seat)
        i--;
    memmove(&st->chosen[i + 1], &st->chosen[i], (st->n_chosen - i) * sizeof(st->chosen[0]));
    st->chosen[i] = seat;
    st->n_chosen++;
}

static bool is_wheelchair(const struct scene_ctx *sc, uint32_t seat)
{
    return sc->session->status->state[seat] == SEAT_WHEELCHAIR;
}

/* Quantity first (requirements 2.2): one tap proposes a block beside the finger. */
static void propose(struct scene_ctx *sc, uint32_t seat)
{
    struct seats_scene *st = sc->state;
    uint32_t block[BASKET_LINES_MAX];
    const bool found =
        !is_wheelchair(sc, seat) &&
        plan_block_near(sc->session->plan, sc->session->status, seat, st->n_wanted, block);
    st->n_chosen = 0;
    st->no_block = !found && st->n_wanted > 1;
    if (!found) {
        add(st, seat);
        return;
    }
    for (size_t i = 0; i < st->n_wanted; i++)
        add(st, block[i]);
}

static bool is_beside_chosen(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    for (size_t i = 0; i < st->n_chosen; i++) {
        const uint32_t other = st->chosen[i];
        const uint32_t later = other > seat ? other : seat;
        if ((other + 1 == seat || seat + 1 == other) && plan->seats[later].is_next_to_previous)
            return true;
    }
    return false;
}

void seats_pick_tap(struct scene_ctx *sc, uint32_t seat)
{
    struct seats_scene *st = sc->state;
    st->n_lost = 0;
    st->no_block = false;
    if (!seats_map_is_free(sc, seat) || st->n_wanted == 0)
        return;
    const size_t i = place_of(st, seat);
    if (i != SIZE_MAX)
        seats_pick_drop(st, i);
    else if (st->n_chosen > 0 && st->n_chosen < st->n_wanted &&
             (is_beside_chosen(sc, seat) || st->n_wheelchair > 0 || st->n_chosen > 1))
        add(st, seat);
    else
        propose(sc, seat);
}

size_t seats_pick_recheck(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    size_t n_lost = 0;
    for (size_t i = st->n_chosen; i-- > 0;) {
        if (seats_map_is_free(sc, st->chosen[i]))
            continue;
        if (st->n_lost < BASKET_LINES_MAX)
            st->lost[st->n_lost++] = st->chosen[i];
        seats_pick_drop(st, i);
        n_lost++;
    }
    return n_lost;
}

const struct price *seats_pick_price(const struct scene_ctx *sc, size_t i)
{
    const struct seats_scene *st = sc->state;
    const uint8_t band = sc->session->status->band[st->chosen[i]];
    if (!sc->session->prices || band == BAND_NONE)
        return NULL;
    return price_list_find(sc->session->prices, st->types[i], band);
}

bool seats_pick_total(const struct scene_ctx *sc, money_t *ret)
{
    const struct seats_scene *st = sc->state;
    money_t total = 0;
    for (size_t i = 0; i < st->n_chosen; i++) {
        const struct price *price = seats_pick_price(sc, i);
        if (!price || !money_add(&total, price_total(price)))
            return false;
    }
    *ret = total;
    return st->n_chosen > 0;
}

bool seats_pick_is_together(const struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    for (size_t i = 1; i < st->n_chosen; i++) {
        const struct plan_seat *seat = &sc->session->plan->seats[st->chosen[i]];
        if (st->chosen[i] != st->chosen[i - 1] + 1 || !seat->is_next_to_previous)
            return false;
    }
    return st->n_chosen > 0;
}
