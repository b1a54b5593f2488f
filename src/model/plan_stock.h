/* Plan stock: what of a plan one party may choose from at this moment, and who belongs beside whom.
 *
 * Every rule of choosing (blocks, orphans, search) asks here, so that a tap, the list and the kiosk's
 * own search agree. A wheelchair space is never an ordinary seat: it ends a run as a wall does. A
 * companion's seat belongs to its space (requirements 2.2, rule 7): named by the overlay, else the
 * free seat beside a free space; it is stock only for a party that has a space, or by setting.
 * A value that borrows; pure, any thread.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "model/plan.h"
#include "model/plan_overlay.h"

struct plan_stock {
    const struct plan *plan;
    const struct seat_status *status;
    const struct plan_overlay *overlay; /* NULL: nothing is added to the plan */
    bool allocation_only;               /* only seats locked for this agent */
    bool with_companions;               /* seats of companions too */
    /* What the party wants to hear of; NULL: everything. */
    bool (*wants)(const void *ctx, uint32_t seat);
    const void *ctx; /* borrowed, for wants() */
};

/* An ordinary seat this party may have. */
bool plan_stock_has(const struct plan_stock *stock, uint32_t seat);
bool plan_stock_is_space(const struct plan_stock *stock,
                         uint32_t seat); /* free, for a wheelchair */
/* Goes with a wheelchair space, whether this party may have it or not. */
bool plan_stock_is_companion(const struct plan_stock *stock, uint32_t seat);
/* The companion's seat of a space, free or not where the overlay names it; SEAT_NONE: none. */
uint32_t plan_stock_partner(const struct plan_stock *stock, uint32_t space);

/* Whether two seats stand side by side in one row, across no aisle, whoever has them. */
bool plan_are_beside(const struct plan *plan, uint32_t a, uint32_t b);

/* Stock side by side: [first, last]. Taken seats, spaces, aisles and the row's ends end it. */
struct plan_run {
    uint32_t first, last;
};
struct plan_run plan_stock_run(const struct plan_stock *stock, uint32_t seat); /* of one in stock */
