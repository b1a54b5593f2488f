/* Plan search: our own best available over the live status, for instances without the service's.
 *
 * Same order of preference as the services that venues buy (kiosk requirements 2.1): one row side by
 * side, leaving no single seat; one row side by side; adjacent rows; the same area; anywhere. Among
 * equals the better band comes first, then what lies nearer to the middle of the house and the stage.
 * Pure: no I/O, no clock; at most one pass over the plan a call.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/basket.h"
#include "model/plan.h"
#include "model/plan_overlay.h"

struct plan_set { /* seats by index */
    uint32_t seats[BASKET_LINES_MAX];
    size_t n;
};

struct plan_wish {
    size_t n;        /* ordinary seats */
    size_t n_spaces; /* wheelchair spaces besides */
    uint32_t bands;  /* bit per band index of the price list; 0: any. Spaces are never excluded */
    uint32_t area;   /* index; UINT32_MAX: any */
    const uint8_t *rank; /* by band index: 0 best; NULL: all alike */
    bool allocation_only;
    const struct plan_set *refused; /* never offered again */
    size_t n_refused;
};

enum plan_fit { PLAN_FIT_NONE, PLAN_FIT_ROW, PLAN_FIT_ROWS, PLAN_FIT_AREA, PLAN_FIT_ANYWHERE };

/* Writes n seats, then n_spaces spaces. PLAN_FIT_NONE when the wish cannot be met. `overlay` may be
 * NULL. */
enum plan_fit plan_search(const struct plan *plan, const struct seat_status *status,
                          const struct plan_overlay *overlay, const struct plan_wish *wish,
                          struct plan_set *ret);
