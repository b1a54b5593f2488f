/* The rules of choosing on houses made at random: what is proposed, searched and mended, compared
 * with every way there is. The same seed makes the same house. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "fakes/plan_house.h"
#include "model/plan_block.h"
#include "model/plan_instead.h"
#include "model/plan_orphans.h"
#include "model/plan_search.h"

enum { HOUSES = 2000, SMALL_HOUSES = 600 };

/* Says which house does not hold, once a kind. */
static void holds(bool condition, uint32_t seed, const char *what)
{
    if (!condition)
        printf("    house %u: %s\n", (unsigned)seed, what);
    CU_ASSERT_TRUE(condition);
}

static bool is_block(const struct plan_stock *stock, uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++) {
        if (i >= stock->plan->n_seats || !plan_stock_has(stock, i) ||
            (i > first && !plan_are_beside(stock->plan, i - 1, i)))
            return false;
    }
    return true;
}

static struct plan_set block_set(uint32_t first, uint32_t n)
{
    struct plan_set set = {.n = 0};
    for (uint32_t i = 0; i < n; i++)
        plan_set_add(&set, first + i);
    return set;
}

/* Fewest single seats left by any block that holds the seat; SIZE_MAX: there is no such block. */
static size_t fewest_orphans(const struct plan_stock *stock, uint32_t seat, uint32_t n)
{
    size_t fewest = SIZE_MAX;
    for (uint32_t first = seat >= n ? seat - n + 1 : 0; first <= seat; first++) {
        if (!is_block(stock, first, n))
            continue;
        const struct plan_set set = block_set(first, n);
        const size_t orphans = plan_orphans(stock, &set, false, NULL);
        fewest = orphans < fewest ? orphans : fewest;
    }
    return fewest;
}

static void propose(struct plan_house *h, uint32_t seed)
{
    const uint32_t seat = plan_chance_below(&h->chance, h->plan->n_seats),
                   n = 1 + plan_chance_below(&h->chance, 8);
    uint32_t seats[8];
    const bool found = plan_block_near(&h->stock, seat, n, seats);
    const bool free = plan_stock_has(&h->stock, seat);
    const size_t fewest = free ? fewest_orphans(&h->stock, seat, n) : SIZE_MAX;
    if (free)
        holds(found == (fewest != SIZE_MAX), seed, "a block was missed or made up");
    if (!found)
        return;
    const struct plan_set set = block_set(seats[0], n);
    for (uint32_t i = 0; i < n; i++)
        holds(seats[i] == seats[0] + i, seed, "the seats of a block do not follow each other");
    holds(is_block(&h->stock, seats[0], n), seed, "not free, not in one row, or across an aisle");
    if (free)
        holds(plan_set_has(&set, seat) && plan_orphans(&h->stock, &set, false, NULL) == fewest,
              seed, "a single seat was left without need");
}

static void every_block_obeys_the_rules(void)
{
    for (uint32_t seed = 1; seed <= HOUSES; seed++) {
        struct plan_house h = plan_house(seed, false);
        for (int i = 0; i < 6; i++)
            propose(&h, seed);
        plan_house_free(&h);
    }
}

/* The first seat of any block of n in stock within the wish, SEAT_NONE: none; the fewest orphans. */
static uint32_t any_block(const struct plan_house *h, uint32_t n, uint32_t area, size_t *ret_fewest)
{
    uint32_t found = SEAT_NONE;
    *ret_fewest = SIZE_MAX;
    for (uint32_t i = 0; i < h->plan->n_seats; i++) {
        if (!is_block(&h->stock, i, n) || (area != UINT32_MAX && h->plan->seats[i].area != area))
            continue;
        const struct plan_set set = block_set(i, n);
        const size_t orphans = plan_orphans(&h->stock, &set, false, NULL);
        *ret_fewest = orphans < *ret_fewest ? orphans : *ret_fewest;
        found = i;
    }
    return found;
}

static uint32_t count_stock(const struct plan_house *h, uint32_t area)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < h->plan->n_seats; i++)
        n += plan_stock_has(&h->stock, i) && (area == UINT32_MAX || h->plan->seats[i].area == area);
    return n;
}

static void check_offer(const struct plan_house *h, const struct plan_wish *wish,
                        const struct plan_set *set, uint32_t seed)
{
    for (size_t i = 0; i < set->n; i++) {
        const uint32_t seat = set->seats[i];
        const struct plan_set others = {.n = i};
        struct plan_set before = others;
        memcpy(before.seats, set->seats, i * sizeof(set->seats[0]));
        holds(!plan_set_has(&before, seat), seed, "one seat was offered twice");
        holds(i < wish->n ? plan_stock_has(&h->stock, seat) : plan_stock_is_space(&h->stock, seat),
              seed, "a seat was offered that is not to be had");
        holds(wish->area == UINT32_MAX || h->plan->seats[seat].area == wish->area, seed,
              "a seat of another area was offered");
    }
    for (size_t r = 0; r < wish->n_refused; r++)
        holds(!plan_set_is_same(set, &wish->refused[r]), seed, "a refused offer came again");
}

static void search(struct plan_house *h, uint32_t seed)
{
    struct plan_set refused[4], set;
    struct plan_wish wish = {.n = 1 + plan_chance_below(&h->chance, 8),
                             .area = plan_chance_below(&h->chance, 3)
                                         ? UINT32_MAX
                                         : plan_chance_below(&h->chance, h->plan->n_areas),
                             .allocation_only = h->stock.allocation_only,
                             .companions_alone = h->stock.with_companions,
                             .refused = refused};
    size_t fewest;
    const bool block = any_block(h, (uint32_t)wish.n, wish.area, &fewest) != SEAT_NONE;
    for (; wish.n_refused < 4; wish.n_refused++) {
        set.n = 0;
        const enum plan_fit fit = plan_search(h->plan, h->status, h->overlay, &wish, &set);
        if (wish.n_refused == 0) {
            holds((fit == PLAN_FIT_ROW) == block, seed, "seats together were missed");
            holds((fit != PLAN_FIT_NONE) == (count_stock(h, wish.area) >= wish.n), seed,
                  "places were missed or made up");
            if (block)
                holds(plan_orphans(&h->stock, &set, false, NULL) == fewest, seed,
                      "the search left a single seat without need");
        }
        if (fit == PLAN_FIT_NONE)
            return;
        holds(set.n == wish.n && plan_fit_of(h->plan, &set) == fit, seed, "wrong number or words");
        check_offer(h, &wish, &set, seed);
        refused[wish.n_refused] = set;
    }
}

static void every_search_keeps_its_word(void)
{
    for (uint32_t seed = 1; seed <= HOUSES; seed++) {
        struct plan_house h = plan_house(seed, false);
        search(&h, seed);
        plan_house_free(&h);
    }
}

static void spaces_are_searched_by_the_same_rules(void)
{
    uint32_t n_found = 0;
    for (uint32_t seed = 1; seed <= HOUSES; seed++) {
        struct plan_house h = plan_house(seed, false);
        const struct plan_wish wish = {.n = plan_chance_below(&h.chance, 4),
                                       .n_spaces = 1 + plan_chance_below(&h.chance, 2),
                                       .area = UINT32_MAX,
                                       .allocation_only = h.stock.allocation_only};
        struct plan_set set = {.n = 0};
        h.stock.with_companions = true;
        uint32_t spaces = 0;
        for (uint32_t i = 0; i < h.plan->n_seats; i++)
            spaces += plan_stock_is_space(&h.stock, i);
        const bool possible = spaces >= wish.n_spaces && count_stock(&h, UINT32_MAX) >= wish.n;
        const bool found = plan_search(h.plan, h.status, h.overlay, &wish, &set) != PLAN_FIT_NONE;
        holds(found == possible, seed, "spaces were missed or made up");
        if (found)
            check_offer(&h, &wish, &set, seed);
        n_found += found;
        plan_house_free(&h);
    }
    CU_ASSERT_TRUE(n_found > HOUSES / 4);
}

/* The fewest single seats that any block of n leaves in the area, of the bands of the first one. */
static size_t fewest_in_area(const struct plan_house *h, const struct plan_set *chosen)
{
    const struct plan_area *area = &h->plan->areas[h->plan->seats[chosen->seats[0]].area];
    size_t fewest = SIZE_MAX;
    for (uint32_t i = area->first_seat; i < area->first_seat + area->n_seats; i++) {
        const uint32_t n = (uint32_t)chosen->n;
        /* The bands go by rows here, so a block is of one band. */
        if (!is_block(&h->stock, i, n) || h->status->band[i] != h->status->band[chosen->seats[0]])
            continue;
        const struct plan_set set = block_set(i, n);
        const size_t orphans = plan_orphans(&h->stock, &set, false, NULL);
        fewest = orphans < fewest ? orphans : fewest;
    }
    return fewest;
}

static void the_escape_agrees_with_every_way_there_is(void)
{
    uint32_t n_mended = 0, n_let_pass = 0;
    for (uint32_t seed = 1; seed <= SMALL_HOUSES; seed++) {
        struct plan_house h = plan_house(seed, true);
        for (uint32_t first = 0; first < h.plan->n_seats; first++) {
            const uint32_t n = 1 + plan_chance_below(&h.chance, 4);
            if (!is_block(&h.stock, first, n))
                continue;
            const struct plan_set chosen = block_set(first, n);
            struct plan_set better = {.n = 0};
            const size_t now = plan_orphans(&h.stock, &chosen, false, NULL);
            const size_t fewest = fewest_in_area(&h, &chosen);
            const bool mended = plan_orphans_mend(&h.stock, &chosen, false, &better);
            holds(mended == (fewest < now), seed, "another way was missed or made up");
            if (mended)
                holds(better.n == n && is_block(&h.stock, better.seats[0], n) &&
                          plan_orphans(&h.stock, &better, false, NULL) == fewest,
                      seed, "what was offered is not the best");
            n_mended += mended;
            n_let_pass += !mended && now > 0;
        }
        plan_house_free(&h);
    }
    CU_ASSERT_TRUE(n_mended > 100 && n_let_pass > 100);
}

/* Some seats of a block are lost: what is kept stays in what is offered instead. */
static void instead(struct plan_house *h, uint32_t seed)
{
    const uint32_t first = plan_chance_below(&h->chance, h->plan->n_seats),
                   n = 1 + plan_chance_below(&h->chance, 6);
    if (!is_block(&h->stock, first, n))
        return;
    struct plan_loss loss = {.n = n};
    plan_set_add(&loss.lost, first + plan_chance_below(&h->chance, n));
    for (uint32_t i = first; i < first + n; i++) {
        if (!plan_set_has(&loss.lost, i))
            plan_set_add(&loss.kept, i);
    }
    h->status->state[loss.lost.seats[0]] = SEAT_UNAVAILABLE;
    /* A companion's seat may have been freed or bound by the change. */
    for (size_t i = 0; i < loss.kept.n; i++) {
        if (!plan_stock_has(&h->stock, loss.kept.seats[i]))
            return;
    }
    struct plan_set set = {.n = 0};
    const bool found = plan_instead(&h->stock, &loss, &set);
    holds(found == (count_stock(h, UINT32_MAX) >= n), seed, "nothing was offered, or too much");
    holds(set.n == (found ? n : 0), seed, "the wrong number was offered");
    for (size_t i = 0; found && i < n; i++) {
        holds(plan_stock_has(&h->stock, set.seats[i]), seed, "it is not to be had");
        if (i < loss.kept.n)
            holds(plan_set_has(&set, loss.kept.seats[i]), seed, "a seat that is kept was dropped");
    }
}

static void what_is_kept_stays_when_seats_are_lost(void)
{
    for (uint32_t seed = 1; seed <= HOUSES; seed++) {
        struct plan_house h = plan_house(seed, false);
        for (int i = 0; i < 4; i++)
            instead(&h, seed);
        plan_house_free(&h);
    }
}

CU_TestInfo test_plan_rules[] = {
    {"every block obeys the rules", every_block_obeys_the_rules},
    {"every search keeps its word", every_search_keeps_its_word},
    {"spaces are searched by the same rules", spaces_are_searched_by_the_same_rules},
    {"the escape agrees with every way there is", the_escape_agrees_with_every_way_there_is},
    {"what is kept stays when seats are lost", what_is_kept_stays_when_seats_are_lost},
    CU_TEST_INFO_NULL,
};
