/* Plan search: our own best available over the live status, for instances without the service's.
 *
 * Same order of preference as the services that venues buy (kiosk requirements 2.1): one row side by
 * side, leaving no single seat; one row side by side; adjacent rows; the same area; anywhere. Among
 * equals what shares least with refused offers comes first, then the better band, then what lies
 * nearer to the middle of the house and the stage.
 * Pure: no I/O, no clock; a few passes over the plan a call.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/plan.h"
#include "model/plan_overlay.h"
#include "model/plan_set.h"

struct plan_wish {
    size_t n;        /* ordinary seats */
    size_t n_spaces; /* wheelchair spaces besides: their companions come from any band */
    uint32_t bands;  /* bit per band index of the price list; 0: any. Spaces are never excluded */
    uint32_t area;   /* index; UINT32_MAX: any */
    const uint8_t *rank; /* by band index: 0 best; NULL: all alike, even a seat without a band */
    bool allocation_only;
    bool companions_alone;          /* companions' seats are sold without their space */
    const struct plan_set *refused; /* never offered again */
    size_t n_refused;
};

enum plan_fit { PLAN_FIT_NONE, PLAN_FIT_ROW, PLAN_FIT_ROWS, PLAN_FIT_AREA, PLAN_FIT_ANYWHERE };

/* Writes n seats, then n_spaces spaces, each in plan order. PLAN_FIT_NONE when the wish cannot be
 * met. `overlay` may be NULL. */
enum plan_fit plan_search(const struct plan *plan, const struct seat_status *status,
                          const struct plan_overlay *overlay, const struct plan_wish *wish,
                          struct plan_set *ret);

/* How close together these seats and spaces are. */
enum plan_fit plan_fit_of(const struct plan *plan, const struct plan_set *set);
