#include "model/basket.h"

#include <string.h>

int64_t basket_hold_left_ms(const struct basket *basket, int64_t now_mono_ms)
{
    if (basket->hold_ends_mono_ms == 0)
        return INT64_MAX;
    return basket->hold_ends_mono_ms > now_mono_ms ? basket->hold_ends_mono_ms - now_mono_ms : 0;
}

money_t basket_sum_of_lines(const struct basket *basket)
{
    money_t sum = 0;
    for (size_t i = 0; i < basket->n_lines; i++)
        sum += basket->lines[i].total; /* 24 lines of at most MONEY_MAX cannot overflow */
    return sum;
}

size_t basket_count_instance(const struct basket *basket, const char *instance_id)
{
    size_t n = 0;
    for (size_t i = 0; i < basket->n_lines; i++)
        n += strcmp(basket->lines[i].instance_id, instance_id) == 0;
    return n;
}
