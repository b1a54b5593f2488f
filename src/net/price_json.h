/* Price json: decodes a price list, with itemised commissions where they are expanded (contract 7).
 * Private to net. */
#pragma once

#include "net/api.h"
#include "net/json.h"

/* Consumes one value into ret->price_list, strings and rows in `arena`. A row that is no price
 * (negative, not exact in minor units, without type or band) is left out and counted (F19). False
 * when it is no price list. */
bool price_json_read(struct json *j, int decimals, struct arena *arena, struct api_answer *ret);
/* The sum of an array of custom items: itemised commission (contract 7, CustomItem). False when an
 * amount is not exact. */
bool price_json_custom_items(struct json *j, int decimals, money_t *ret);
