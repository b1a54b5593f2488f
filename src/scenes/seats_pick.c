#include <string.h>

#include "model/plan_block.h"
#include "scenes/seats_scene.h"

/* People used to other plans touch their seats one after the other; for so long a touch on a seat
 * that was proposed beside the first one means "this one too" and not "not this one". */
enum { TOUCHING_ON_MS = 4000 };

void seats_pick_wanted(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct party *party = &sc->session->party;
    st->allocation_only = scene_terms(sc).sell_allocation_only;
    st->n_wanted = 0;
    for (size_t type = 0; type < TICKET_TYPES_MAX; type++) {
        for (uint8_t i = 0; i < party->n[type] && st->n_wanted < BASKET_LINES_MAX; i++)
            st->types[st->n_wanted++] = (uint8_t)type;
    }
    st->n_wheelchair = party->wheelchair < st->n_wanted ? party->wheelchair : st->n_wanted;
}

struct plan_stock seats_stock(const struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    const struct session *s = sc->session;
    return (struct plan_stock){.plan = s->plan,
                               .status = s->status,
                               .overlay = s->overlay,
                               .allocation_only = st->allocation_only,
                               .with_companions =
                                   st->n_wheelchair > 0 || sc->shop->companions_alone};
}

struct plan_set seats_pick_set(const struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    struct plan_set set = {.n = st->n_chosen};
    memcpy(set.seats, st->chosen, st->n_chosen * sizeof(set.seats[0]));
    return set;
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

/* Another choice: what went before, and what was asked about it, is settled. */
static void settle(struct seats_scene *st)
{
    st->n_lost = 0;
    st->no_block = false;
    seats_ask_clear(&st->ask);
}

static void drop(struct seats_scene *st, size_t i)
{
    const size_t t = touch_of(st, st->chosen[i]);
    if (t != SIZE_MAX)
        st->touched[t] = st->touched[--st->n_touched];
    st->n_chosen--;
    memmove(&st->chosen[i], &st->chosen[i + 1], (st->n_chosen - i) * sizeof(st->chosen[0]));
}

void seats_pick_drop(struct seats_scene *st, size_t i)
{
    if (i >= st->n_chosen)
        return;
    settle(st);
    drop(st, i);
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
            drop(st, i);
    }
}

void seats_pick_replace(struct scene_ctx *sc, const struct plan_set *set)
{
    struct seats_scene *st = sc->state;
    settle(st);
    st->n_chosen = st->n_touched = 0;
    for (size_t i = 0; i < set->n; i++)
        add(st, set->seats[i]);
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

/* The seat that goes with each chosen space, wherever the venue has put it. */
static void add_companions(struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    const struct plan_stock stock = seats_stock(sc);
    const struct plan_set chosen = seats_pick_set(sc);
    for (size_t i = 0; i < chosen.n && seats_pick_missing(sc, false) > 0; i++) {
        const uint32_t seat = plan_stock_is_space(&stock, chosen.seats[i])
                                  ? plan_stock_partner(&stock, chosen.seats[i])
                                  : SEAT_NONE;
        if (seat != SEAT_NONE && can_add(sc, seat, false) && place_of(st, seat) == SIZE_MAX)
            add(sc->state, seat);
    }
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
    add_companions(sc);
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

static bool passes(const void *ctx, uint32_t seat)
{
    return seats_filter_passes(ctx, seat);
}

/* The block beside the finger, within the filters while the finger is. */
static bool find_block(const struct scene_ctx *sc, uint32_t seat, uint32_t block[BASKET_LINES_MAX])
{
    struct plan_stock stock = seats_stock(sc);
    if (seats_filter_any(sc) && seats_filter_passes(sc, seat)) {
        stock.wants = passes;
        stock.ctx = sc;
    }
    return plan_block_near(&stock, seat, wanted_of(sc->state, false), block);
}

static bool is_beside_chosen(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    for (size_t i = 0; i < st->n_chosen; i++) {
        if (plan_are_beside(sc->session->plan, st->chosen[i], seat))
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
    settle(st);
    const bool space = seats_map_is_space(sc, seat);
    if (!seats_map_is_free(sc, seat) || wanted_of(st, space) == 0)
        return;
    const size_t i = place_of(st, seat);
    const bool touching_on =
        touch_of(st, seat) == SIZE_MAX && sc->now_ms - st->proposed_at_ms < TOUCHING_ON_MS;
    if (i != SIZE_MAX && touching_on)
        touch(st, seat);
    else if (i != SIZE_MAX)
        drop(st, i);
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
        drop(st, i);
        n_lost++;
    }
    return n_lost;
}
