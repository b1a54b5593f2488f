/* Seats filter: the part of the house that this customer wants to hear of, by price and by access;
 * the same for the plan, where other seats become quiet, and for the list, where they are left out.
 *
 * No filter means everything. A chosen seat stays chosen whatever is filtered.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "scenes/scene.h"

struct seats_filter {
    uint8_t bands;  /* bit per letter of the legend; 0: all */
    bool spaces;    /* wheelchair spaces, and what is beside them in their rows */
    bool full_view; /* no seat with a restricted view */
};

/* What SEATS_FILTER turns on and off: a letter of the legend, or one of these. */
enum { SEATS_FILTER_SPACES = 16, SEATS_FILTER_FULL_VIEW, SEATS_FILTER_NONE };

/* Turns one on or off; SEATS_FILTER_NONE clears all. False when there is no such filter. */
bool seats_filter_toggle(struct scene_ctx *sc, uint32_t which);
bool seats_filter_is_on(const struct scene_ctx *sc, uint32_t which);
bool seats_filter_any(const struct scene_ctx *sc);
/* Whether a free seat fits by its price and its view. */
bool seats_filter_passes(const struct scene_ctx *sc, uint32_t seat);
/* The filters that this house has a use for: letters, then access; how many were written. */
enum { SEATS_FILTERS_MAX = 10 };
size_t seats_filter_list(const struct scene_ctx *sc, uint32_t ret[SEATS_FILTERS_MAX]);
