/* Plan block: the seats side by side that one tap proposes (kiosk requirements 2.2, "quantity
 * first"). Pure.
 */
#pragma once

#include <stddef.h>

#include "model/plan_stock.h"

/* Stock side by side in one row, across no aisle, containing `seat`, or next to it where the seat
 * itself is not to be had; n > 0 of them, leaving no single seat where that can be avoided, else with
 * their middle near the seat. Writes n indices; false when no such block exists. */
bool plan_block_near(const struct plan_stock *stock, uint32_t seat, size_t n, uint32_t *ret_seats);
