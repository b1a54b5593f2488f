#include "sandbox/house.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "sandbox/chance.h"

enum place { PLACE_FREE, PLACE_HELD, PLACE_SOLD };

/* An area's occupancy: `seats` when reserved, the counters when not. */
struct floor_state {
    uint8_t *seats; /* enum place */
    int held, sold; /* general places */
    int special_held, special_sold;
};

struct house {
    const struct sb_plan *plan;
    struct floor_state *areas;
    bool foreign; /* whoever looks is not the agent of the allocation */
};

void house_see_as(struct house *house, bool owner)
{
    house->foreign = !owner;
}

static bool is_allocated(uint8_t lock)
{
    return lock == SB_LOCK_AGENT || lock == SB_LOCK_FRIENDS;
}

static int general(const struct sb_area *area)
{
    return area->capacity - area->special;
}

/* How many of a hundred places are gone at the start. */
static int percent_sold(enum sb_fill fill, struct chance *chance)
{
    switch (fill) {
    case SB_FILL_EMPTY:
        return 0;
    case SB_FILL_NEARLY:
        return 95;
    case SB_FILL_SOLD_OUT:
        return 100;
    case SB_FILL_SOME:
        break;
    }
    return 15 + (int)chance_below(chance, 50);
}

/* Parties of one to five sit side by side, and gaps of such sizes stay between them. */
static void fill_seats(const struct sb_area *area, uint8_t *seats, int percent,
                       struct chance *chance)
{
    for (size_t i = 0; i < area->n_seats;) {
        const bool sold = (int)chance_below(chance, 100) < percent;
        const size_t party = 1 + chance_below(chance, 5);
        for (size_t k = 0; k < party && i < area->n_seats; k++, i++) {
            const uint8_t lock = area->seats[i].lock;
            const bool spared = percent < 100 && (lock == SB_LOCK_WHEELCHAIR ||
                                                  is_allocated(lock) || lock == SB_LOCK_HOUSE);
            seats[i] = sold && !spared ? PLACE_SOLD : PLACE_FREE;
        }
    }
}

static void fill_area(const struct sb_area *area, struct floor_state *state, int percent,
                      struct chance *chance)
{
    if (area->n_seats > 0) {
        state->seats = mem_zalloc_array(area->n_seats, 1);
        fill_seats(area, state->seats, percent, chance);
        return;
    }
    state->sold = (int)((int64_t)general(area) * percent / 100);
    state->special_sold = percent == 100 ? area->special : 0;
}

struct house *house_new(const struct sb_plan *plan, enum sb_fill fill, uint32_t seed)
{
    struct house *house = mem_zalloc(sizeof(*house));
    struct chance chance = chance_from(seed);
    const int percent = percent_sold(fill, &chance);
    house->plan = plan;
    house->areas = mem_zalloc_array(plan->n_areas, sizeof(*house->areas));
    for (size_t i = 0; i < plan->n_areas; i++)
        fill_area(&plan->areas[i], &house->areas[i], percent, &chance);
    return house;
}

void house_free(struct house *house)
{
    if (!house)
        return;
    for (size_t i = 0; i < house->plan->n_areas; i++)
        mem_free(house->areas[i].seats);
    mem_free(house->areas);
    mem_free(house);
}

const struct sb_plan *house_plan(const struct house *house)
{
    return house->plan;
}

char house_letter(const struct house *house, size_t area, size_t seat)
{
    static const char letters[] = {
        [SB_LOCK_NONE] = 'A',       [SB_LOCK_AGENT] = 'X', [SB_LOCK_FRIENDS] = 'X',
        [SB_LOCK_WHEELCHAIR] = 'W', [SB_LOCK_INFO] = 'I',  [SB_LOCK_HOUSE] = 'U',
    };
    const enum place place = house->areas[area].seats[seat];
    const uint8_t lock = house->plan->areas[area].seats[seat].lock;
    if (place == PLACE_FREE && house->foreign && is_allocated(lock))
        return 'U';
    if (place == PLACE_FREE)
        return letters[lock];
    return place == PLACE_HELD ? 'B' : 'U';
}

bool house_is_free(const struct house *house, const struct house_at *at)
{
    const struct floor_state *state = &house->areas[at->area];
    const struct sb_area *area = &house->plan->areas[at->area];
    if (at->seat != HOUSE_NO_SEAT)
        return state->seats[at->seat] == PLACE_FREE &&
               area->seats[at->seat].lock != SB_LOCK_HOUSE &&
               !(house->foreign && is_allocated(area->seats[at->seat].lock));
    if (at->special)
        return !house->foreign && state->special_held + state->special_sold < area->special;
    return state->held + state->sold < general(area);
}

bool house_find_seat(const struct house *house, uint32_t seat_id, struct house_at *ret)
{
    for (size_t i = 0; i < house->plan->n_areas; i++) {
        const struct sb_area *area = &house->plan->areas[i];
        for (size_t k = 0; k < area->n_seats; k++) {
            if (area->seats[k].id == seat_id) {
                *ret = (struct house_at){.area = i, .seat = k};
                return true;
            }
        }
    }
    return false;
}

bool house_find_area(const struct house *house, const char *id, size_t *ret)
{
    const struct sb_plan *plan = house->plan;
    if (plan->n_areas == 1 && strcmp(plan->id, id) == 0) {
        *ret = 0;
        return true;
    }
    for (size_t i = 0; i < plan->n_areas; i++) {
        if (strcmp(plan->areas[i].id, id) == 0) {
            *ret = i;
            return true;
        }
    }
    return false;
}

/* Moves one place from `from` to `to`; PLACE_FREE is nobody's counter. */
static void move(struct house *house, const struct house_at *at, enum place from, enum place to)
{
    struct floor_state *state = &house->areas[at->area];
    if (at->seat != HOUSE_NO_SEAT) {
        assert(state->seats[at->seat] == from);
        state->seats[at->seat] = (uint8_t)to;
        return;
    }
    int *held = at->special ? &state->special_held : &state->held;
    int *sold = at->special ? &state->special_sold : &state->sold;
    *held += (to == PLACE_HELD) - (from == PLACE_HELD);
    *sold += (to == PLACE_SOLD) - (from == PLACE_SOLD);
    assert(*held >= 0 && *sold >= 0);
}

bool house_hold(struct house *house, const struct house_at *at)
{
    if (!house_is_free(house, at))
        return false;
    move(house, at, PLACE_FREE, PLACE_HELD);
    return true;
}

bool house_hold_place(struct house *house, size_t area, bool special_first, struct house_at *ret)
{
    for (int i = 0; i < 2; i++) {
        const bool special = (i == 0) == special_first;
        const struct house_at at = {.area = area, .seat = HOUSE_NO_SEAT, .special = special};
        if (house_hold(house, &at)) {
            *ret = at;
            return true;
        }
    }
    return false;
}

void house_release(struct house *house, const struct house_at *at)
{
    move(house, at, PLACE_HELD, PLACE_FREE);
}

void house_sell(struct house *house, const struct house_at *at)
{
    move(house, at, PLACE_HELD, PLACE_SOLD);
}

static void count_letter(struct house_counts *counts, char letter)
{
    counts->available += letter == 'A' || letter == 'I';
    counts->info += letter == 'I';
    counts->wheelchair += letter == 'W';
    counts->special += letter == 'X';
    counts->in_basket += letter == 'B';
    counts->unavailable += letter == 'U';
}

static void add_area(const struct house *house, size_t area, struct house_counts *counts)
{
    const struct sb_area *plan = &house->plan->areas[area];
    const struct floor_state *state = &house->areas[area];
    for (size_t i = 0; i < plan->n_seats; i++) {
        const char letter = house_letter(house, area, i);
        count_letter(counts, letter);
        counts->friends += letter == 'X' && plan->seats[i].lock == SB_LOCK_FRIENDS;
    }
    if (plan->n_seats > 0)
        return;
    counts->available += general(plan) - state->held - state->sold;
    const int special = plan->special - state->special_held - state->special_sold;
    counts->special += house->foreign ? 0 : special;
    counts->unavailable += house->foreign ? special : 0;
    counts->in_basket += state->held + state->special_held;
    counts->unavailable += state->sold + state->special_sold;
}

void house_count(const struct house *house, size_t area, struct house_counts *ret)
{
    *ret = (struct house_counts){0};
    add_area(house, area, ret);
}

void house_count_all(const struct house *house, struct house_counts *ret)
{
    *ret = (struct house_counts){0};
    for (size_t i = 0; i < house->plan->n_areas; i++)
        add_area(house, i, ret);
}
