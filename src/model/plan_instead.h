/* Plan instead: the nearest choice that fits, after seats went to others (kiosk requirements 2.2,
 * rule 10). What is kept stays wherever the party can still sit with it. Pure.
 */
#pragma once

#include "model/plan_set.h"
#include "model/plan_stock.h"

struct plan_loss {
    struct plan_set kept, lost; /* in plan order; lost holds at least one */
    size_t n, n_spaces;         /* ordinary seats and spaces wanted in all */
    uint32_t bands;             /* bit per band that can be bought; 0: any */
};

/* A whole choice in plan order, as near to what was lost as can be: side by side with what is kept,
 * else a block nearby, else single seats, leaving few others alone. A lost space is replaced with its
 * companions. False when not enough is left; `ret` is untouched then. */
bool plan_instead(const struct plan_stock *stock, const struct plan_loss *loss,
                  struct plan_set *ret);
/* Whether `seat` stands beside one of the set; *ret_other is that one. */
bool plan_instead_is_beside(const struct plan *plan, const struct plan_set *set, uint32_t seat,
                            uint32_t *ret_other);
