/* Plan set: a few seats of one plan, by index. A value. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/basket.h"

struct plan_set {
    uint32_t seats[BASKET_LINES_MAX];
    size_t n;
};

bool plan_set_has(const struct plan_set *set, uint32_t seat);
/* Adds a seat that is not in it yet where it belongs in a set kept in plan order. */
void plan_set_add(struct plan_set *set, uint32_t seat);
/* Whether both hold the same seats, in whatever order. */
bool plan_set_is_same(const struct plan_set *a, const struct plan_set *b);
