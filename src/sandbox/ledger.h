/* Ledger: what the service believes was sold and is held, for comparison with what a kiosk said.
 *
 * Amounts are minor units. Threads: none of its own; guarded by the service's lock.
 */
#pragma once

#include "sandbox/jsonw.h"
#include "sandbox/model.h"

/* {"orders": [...], "baskets": [...]}: every order, oldest first, and every open basket. */
void ledger_write(const struct model *model, struct jsonw *w);
