#include "fakes/plan_house.h"

#include <CUnit/CUnit.h>

#include "base/text.h"

enum { LARGE_EVERY = 50, PITCH = 20 };

static uint32_t below(struct plan_house *h, uint32_t n)
{
    return plan_chance_below(&h->chance, n);
}

/* A row of seats with gaps and aisles, slanted and curved. */
static void add_row(struct plan_house *h, struct plan_builder *b, int row, uint32_t n, uint32_t *id)
{
    char label[8] = "";
    struct text t = TEXT_OF(label);
    if (below(h, 8) != 0)
        text_addf(&t, "%d", row + 1);
    const int32_t slant = (int32_t)below(h, 5) - 2;
    int32_t x = (int32_t)below(h, 3) * PITCH;
    for (uint32_t i = 0; i < n; i++) {
        const bool added = plan_builder_seat(
            b, &(struct plan_builder_seat){.id = ++*id,
                                           .x = x,
                                           .y = row * 30 + (label[0] ? slant * (int32_t)i : 0),
                                           .row = label,
                                           .number = (int32_t)i + 1});
        CU_ASSERT_TRUE(added);
        x += PITCH * (below(h, 9) == 0 ? 2 : 1); /* now and then an aisle */
    }
}

static enum seat_state any_state(struct plan_house *h, uint32_t taken_percent)
{
    if (below(h, 100) < taken_percent)
        return SEAT_UNAVAILABLE;
    const uint32_t chance = below(h, 40);
    return chance == 0   ? SEAT_WHEELCHAIR
           : chance == 1 ? SEAT_ALLOCATION
           : chance == 2 ? SEAT_INFO
                         : SEAT_AVAILABLE;
}

static void build(struct plan_house *h, uint32_t areas_max, uint32_t rows_max, uint32_t seats_max)
{
    struct plan_builder *b = plan_builder_new("1R", "Random");
    const uint32_t n_areas = 1 + below(h, areas_max);
    uint32_t id = 0;
    int row = 0;
    for (uint32_t a = 0; a < n_areas; a++) {
        char name[16];
        struct text t = TEXT_OF(name);
        text_addf(&t, "%uA", a + 2);
        CU_ASSERT_TRUE(plan_builder_area(b, name, name, 0, true));
        for (uint32_t r = 1 + below(h, rows_max); r > 0; r--)
            add_row(h, b, row++, 1 + below(h, seats_max), &id);
    }
    struct fault fault;
    CU_ASSERT_EQUAL_FATAL(plan_builder_finish(b, &h->plan, &fault), RC_OK);
}

static void fill(struct plan_house *h)
{
    const uint32_t taken = below(h, 95), bands = 1 + below(h, 3);
    h->status = seat_status_new(h->plan);
    h->status->seats_known = true;
    for (uint32_t i = 0; i < h->plan->n_seats; i++) {
        h->status->state[i] = (uint8_t)any_state(h, taken);
        h->status->band[i] = (uint8_t)(h->plan->seats[i].row * bands / h->plan->n_rows);
    }
    h->overlay = plan_overlay_new(h->plan);
    h->overlay->stage_side = (enum stage_side)below(h, 6);
    h->stock = (struct plan_stock){.plan = h->plan,
                                   .status = h->status,
                                   .overlay = h->overlay,
                                   .allocation_only = below(h, 12) == 0,
                                   .with_companions = below(h, 2) == 0};
}

struct plan_house plan_house(uint32_t seed, bool is_small)
{
    struct plan_house h = {.chance = {seed}};
    const bool is_large = !is_small && seed % LARGE_EVERY == 0;
    build(&h, is_small ? 2 : 4, is_small ? 2 : is_large ? 30 : 6, is_small ? 9 : 40);
    fill(&h);
    return h;
}

void plan_house_free(struct plan_house *house)
{
    plan_overlay_free(house->overlay);
    seat_status_free(house->status);
    plan_free(house->plan);
}
