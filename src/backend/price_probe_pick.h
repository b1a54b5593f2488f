/* What the price probe puts into its basket, and what it makes of the answer; private to price_probe*.c. */
#pragma once

#include "backend/engine.h"

/* Any performance of that list, by index into the engine's catalogue, which has places to sell;
 * CATALOGUE_NONE when there is none. */
uint32_t price_probe_instance(const struct engine *engine, uint32_t price_list);
/* One ticket of an unreserved performance; false when its plan has seats. */
bool price_probe_place(const struct engine *engine, const struct instance *instance,
                       struct wanted *ret);
/* One ticket on a free seat; false when there is none. */
bool price_probe_seat(const struct engine *engine, const struct instance *instance,
                      const struct plan *plan, const struct seat_status *status,
                      struct wanted *ret);
/* Compares, tells a difference; true when there is none. */
bool price_probe_compare(struct engine *engine, const struct instance *instance,
                         const struct basket *basket);
/* Whether that notice to the operator is one of a difference. */
bool price_probe_told(const char *notice);
