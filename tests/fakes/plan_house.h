/* Plan house: small and mid-size houses made at random, for the tests of the rules of choosing:
 * slanted and curved rows with aisles, rows without a label, spaces, several areas, price bands by
 * row, any share of seats taken, stages on any side. The same seed makes the same house.
 */
#pragma once

#include "fakes/plan_random.h"
#include "model/plan_overlay.h"
#include "model/plan_stock.h"

struct plan_house {
    struct plan *plan;            /* owned */
    struct seat_status *status;   /* owned */
    struct plan_overlay *overlay; /* owned */
    struct plan_stock stock;      /* borrows the three */
    struct plan_chance chance;    /* for what the test draws */
};

/* `is_small`: few enough seats to try every way of sitting. */
struct plan_house plan_house(uint32_t seed, bool is_small);
void plan_house_free(struct plan_house *house);
