/* Names: what people read on a ticket, filled in from the catalogue, the price list and the plan.
 *
 * The service answers baskets with ids (contract 9.3); a line keeps what the answer brought, then
 * what was known of the same ticket before, then what the catalogue says.
 */
#pragma once

#include "backend/engine.h"

/* `known` may be NULL. */
void names_fill(struct engine *engine, struct basket_line *lines, size_t n,
                const struct basket *known);
