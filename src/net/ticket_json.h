/* Ticket json: decodes one Ticket of a basket or an order (contract 9.3). Private to net. */
#pragma once

#include "model/basket.h"
#include "net/basket_json.h"

enum { TICKET_OFFER_SIZE = 80 };

struct ticket_json {
    struct basket_line line;
    money_t added; /* what was put on the service's total to make it the customer's */
    char offer[TICKET_OFFER_SIZE]; /* name of the offer that changed its price, or "" */
};

/* Consumes one value. False when it has no id or its money is not exact. */
bool ticket_json_read(struct json *j, const struct basket_json_rules *rules,
                      struct ticket_json *ret);
