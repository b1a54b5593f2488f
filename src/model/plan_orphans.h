/* Plan orphans: single seats that a choice would leave behind, which nobody wants to buy alone.
 *
 * Leaving one is allowed only where there is no other way to seat that many (kiosk requirements 2.1):
 * here, where no seats side by side in the same area and of the same price bands leave fewer. A
 * wheelchair space ends a row and is never an orphan; seats beside it count as at the row's end (2.2,
 * rule 7). Choices are in plan order. Pure.
 */
#pragma once

#include "model/plan_set.h"
#include "model/plan_stock.h"

/* The seats that would stay alone and did not before; `aisle_ok`: those at an aisle, at the end of a
 * row and beside a space or its companion's seat may. At most two for each seat chosen; the first BASKET_LINES_MAX are
 * written. `ret` may be NULL. */
size_t plan_orphans(const struct plan_stock *stock, const struct plan_set *chosen, bool aisle_ok,
                    struct plan_set *ret);

/* Moves groups of the choice, each to the nearest place that leaves fewer single seats behind. False,
 * and `ret` untouched, when there is no such place. Spaces and the seats beside them stay. */
bool plan_orphans_mend(const struct plan_stock *stock, const struct plan_set *chosen, bool aisle_ok,
                       struct plan_set *ret);
