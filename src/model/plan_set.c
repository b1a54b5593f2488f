#include "model/plan_set.h"

#include <assert.h>

bool plan_set_has(const struct plan_set *set, uint32_t seat)
{
    for (size_t i = 0; i < set->n; i++) {
        if (set->seats[i] == seat)
            return true;
    }
    return false;
}

void plan_set_add(struct plan_set *set, uint32_t seat)
{
    assert(set->n < BASKET_LINES_MAX);
    size_t i = set->n++;
    for (; i > 0 && set->seats[i - 1] > seat; i--)
        set->seats[i] = set->seats[i - 1];
    set->seats[i] = seat;
}

bool plan_set_is_same(const struct plan_set *a, const struct plan_set *b)
{
    size_t same = 0;
    while (same < a->n && plan_set_has(b, a->seats[same]))
        same++;
    return same == a->n && a->n == b->n;
}
