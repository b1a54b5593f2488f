#include <string.h>

#include "base/text.h"
#include "scenes/seats_scene.h"

/* People used to other plans touch their seats one after the other; for so long a touch on a seat
 * that was proposed beside the first one means "this one too" and not "not this one". */
enum { TOUCHING_ON_MS = 4000 };

void seats_pick_wanted(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct party *party = &sc->session->party;
    st->n_wanted = 0;
    for (size_t type = 0; type < TICKET_TYPES_MAX; type++) {
        for (uint8_t i = 0; i < party->n[type] && st->n_wanted < BASKET_LINES_MAX; i++)
            st->types[st->n_wanted++] = (uint8_t)type;
    }
    st->n_wheelchair = party->wheelchair < st->n_wanted ? party->wheelchair : st->n_wanted;
}

static size_t place_of(const struct seats_scene *st, uint32_t seat)
{
    for (size_t i = 0; i < st->n_chosen; i++) {
        if (st->chosen[i] == seat)
            return i;
    }
    return SIZE_MAX;
}

static size_t touch_of(const struct seats_scene *st, uint32_t seat)
{
    for (size_t i = 0; i < st->n_touched; i++) {
        if (st->touched[i] == seat)
            return i;
    }
    return SIZE_MAX;
}

static void touch(struct seats_scene *st, uint32_t seat)
{
    if (touch_of(st, seat) == SIZE_MAX && st->n_touched < BASKET_LINES_MAX)
        st->touched[st->n_touched++] = seat;
}

void seats_pick_drop(struct seats_scene *st, size_t i)
{
    if (i >= st->n_chosen)
        return;
    const size_t t = touch_of(st, st->chosen[i]);
    if (t != SIZE_MAX)
        st->touched[t] = st->touched[--st->n_touched];
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

static size_t chosen_of(const struct scene_ctx *sc, bool spaces)
{
    const struct seats_scene *st = sc->state;
    size_t n = 0;
    for (size_t i = 0; i < st->n_chosen; i++)
        n += seats_map_is_space(sc, st->chosen[i]) == spaces;
    return n;
}

static size_t wanted_of(const struct seats_scene *st, bool spaces)
{
    return spaces ? st->n_wheelchair : st->n_wanted - st->n_wheelchair;
}

size_t seats_pick_missing(const struct scene_ctx *sc, bool spaces)
{
    const size_t wanted = wanted_of(sc->state, spaces), chosen = chosen_of(sc, spaces);
    return wanted > chosen ? wanted - chosen : 0;
}

static void drop_all(struct scene_ctx *sc, bool spaces)
{
    struct seats_scene *st = sc->state;
    for (size_t i = st->n_chosen; i-- > 0;) {
        if (seats_map_is_space(sc, st->chosen[i]) == spaces)
            seats_pick_drop(st, i);
    }
}

static bool can_add(const struct scene_ctx *sc, uint32_t seat, bool space)
{
    return seats_map_is_free(sc, seat) && seats_map_is_space(sc, seat) == space &&
           place_of(sc->state, seat) == SIZE_MAX;
}

/* A seat or space next to one that is chosen, across no aisle; SEAT_NONE when there is none. */
static uint32_t find_beside(const struct scene_ctx *sc, bool space)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    for (size_t i = 0; i < st->n_chosen; i++) {
        const uint32_t seat = st->chosen[i], next = seat + 1;
        if (plan->seats[seat].is_next_to_previous && can_add(sc, seat - 1, space))
            return seat - 1;
        if (next < plan->n_seats && plan->seats[next].is_next_to_previous &&
            can_add(sc, next, space))
            return next;
    }
    return SEAT_NONE;
}

static void add_beside(struct scene_ctx *sc, bool space)
{
    uint32_t seat;
    while (seats_pick_missing(sc, space) > 0 && (seat = find_beside(sc, space)) != SEAT_NONE)
        add(sc->state, seat);
}

/* A space is chosen together with those beside it: further spaces, then seats for companions. */
static void tap_space(struct scene_ctx *sc, uint32_t space)
{
    struct seats_scene *st = sc->state;
    if (seats_pick_missing(sc, true) == 0)
        st->n_chosen = st->n_touched = 0;
    add(st, space);
    touch(st, space);
    st->proposed_at_ms = sc->now_ms;
    add_beside(sc, true);
    add_beside(sc, false);
}

static bool is_block(const struct scene_ctx *sc, uint32_t first, size_t n)
{
    const struct plan *plan = sc->session->plan;
    for (uint32_t seat = first; seat < first + n; seat++) {
        if (seat >= plan->n_seats || !seats_map_is_free(sc, seat) || seats_map_is_space(sc, seat) ||
            (seat > first && !plan->seats[seat].is_next_to_previous))
            return false;
    }
    return true;
}

/* A block that holds this seat and all that were touched before it: the block is moved by no more
 * than the finger asked for. */
static bool find_block_with_touched(const struct scene_ctx *sc, uint32_t seat,
                                    uint32_t block[BASKET_LINES_MAX])
{
    const struct seats_scene *st = sc->state;
    const size_t n = wanted_of(st, false);
    uint32_t low = seat, high = seat;
    for (size_t i = 0; i < st->n_touched; i++) {
        low = st->touched[i] < low ? st->touched[i] : low;
        high = st->touched[i] > high ? st->touched[i] : high;
    }
    if (st->n_touched == 0 || high - low + 1 > n)
        return false;
    for (uint32_t first = high + 1 > n ? high + 1 - (uint32_t)n : 0; first <= low; first++) {
        if (!is_block(sc, first, n))
            continue;
        for (uint32_t i = 0; i < n; i++)
            block[i] = first + i;
        return true;
    }
    return false;
}

/* The block beside the finger: all of it free for this customer. */
static bool find_block(const struct scene_ctx *sc, uint32_t seat, uint32_t block[BASKET_LINES_MAX])
{
    const struct session *s = sc->session;
    const size_t n = wanted_of(sc->state, false);
    if (!plan_block_near(s->plan, s->status, seat, n, block))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!seats_map_is_free(sc, block[i]))
            return false;
    }
    return true;
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

/* Quantity first (requirements 2.2): one tap proposes a block beside the finger, the next tap moves
 * it. Single seats are chosen where there is no block, and one by one after some were given back. */
static void tap_seat(struct scene_ctx *sc, uint32_t seat)
{
    struct seats_scene *st = sc->state;
    uint32_t block[BASKET_LINES_MAX];
    const size_t missing = seats_pick_missing(sc, false), chosen = chosen_of(sc, false);
    const bool one_more = missing > 0 && chosen > 0 && (chosen > 1 || is_beside_chosen(sc, seat));
    const bool grown = !one_more && find_block_with_touched(sc, seat, block);
    if (grown || (!one_more && find_block(sc, seat, block))) {
        uint32_t before[BASKET_LINES_MAX];
        const size_t n_before = grown ? st->n_touched : 0;
        memcpy(before, st->touched, sizeof(before));
        drop_all(sc, false);
        for (size_t i = 0; i < wanted_of(st, false); i++)
            add(st, block[i]);
        for (size_t i = 0; i < n_before; i++)
            touch(st, before[i]);
        touch(st, seat);
        st->proposed_at_ms = sc->now_ms;
        return;
    }
    if (missing == 0)
        drop_all(sc, false);
    add(st, seat);
    touch(st, seat);
    st->no_block = !one_more && seats_pick_missing(sc, false) > 0;
}

void seats_pick_tap(struct scene_ctx *sc, uint32_t seat)
{
    struct seats_scene *st = sc->state;
    st->n_lost = 0;
    st->no_block = false;
    const bool space = seats_map_is_space(sc, seat);
    if (!seats_map_is_free(sc, seat) || wanted_of(st, space) == 0)
        return;
    const size_t i = place_of(st, seat);
    const bool touching_on =
        touch_of(st, seat) == SIZE_MAX && sc->now_ms - st->proposed_at_ms < TOUCHING_ON_MS;
    if (i != SIZE_MAX && touching_on)
        touch(st, seat);
    else if (i != SIZE_MAX)
        seats_pick_drop(st, i);
    else if (space)
        tap_space(sc, seat);
    else
        tap_seat(sc, seat);
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
