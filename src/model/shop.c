#include "model/shop.h"

struct terms shop_terms(const struct shop *shop, size_t profile)
{
    if (profile != PROFILE_MAIN && profile < shop->n_profiles)
        return shop->terms[profile];
    return (struct terms){.ticket_limit = shop->ticket_limit,
                          .instance_limit = shop->instance_limit,
                          .order_value = shop->order_value,
                          .fee_per_ticket = shop->fee_per_ticket,
                          .fee_per_order = shop->fee_per_order,
                          .sell_allocation_only = shop->sell_allocation_only};
}
