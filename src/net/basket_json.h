/* Basket json: decodes baskets and orders, and what of their money the customer pays (contract
 * sections 9, 10 and 11). Private to net. */
#pragma once

#include "net/api.h"
#include "net/json.h"

struct basket_json_rules {
    int decimals;
    bool total_is_net;            /* where the numbers do not tell (contract 11) */
    const char *reference_member; /* of agentCustomer */
};

/* Consume one value. False, with words in *ret_why, when it is not the thing or its money is not
 * exact. Event names of lines stay empty unless the service expanded them.
 *
 * A basket may be shown together with the order that it became, or as that order: *ret_order is set
 * then, from `arena`, else NULL. *ret_is_brief: no tickets and no total were there. */
struct basket_json_result {
    struct basket *basket;
    struct order *order;
    bool is_brief;
    const char *why;
};
bool basket_json_read(struct json *j, const struct basket_json_rules *rules, struct arena *arena,
                      struct basket_json_result *ret);
/* An order needs its number, a total and at least one ticket to be well formed; a barcode that is
 * missing does not unmake it (F34). */
bool basket_json_order(struct json *j, const struct basket_json_rules *rules, struct order *ret,
                       const char **ret_why);
