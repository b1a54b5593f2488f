/* Checkout: one customer's basket from the first ticket to the booking.
 *
 * A sale is an attempt of the journal (design/orders.md): DRAFT before the basket is made, HELD
 * before a total is shown, TAGGED before the booking. The basket that the service shows by GET is
 * the only truth; what an adding or removing call answers is never believed. One command at a time;
 * later ones wait. One live sale (R2): a new session's first command ends the one before.
 */
#pragma once

#include "backend/engine.h"

/* HOLD, BEST, BEST_OTHERS, REMOVE, REMOVE_INSTANCE, BASKET, PROMO, CONFIRM, ABANDON. */
void checkout_command(struct engine *engine, const struct command *command);
/* Ends every sale that is not being booked; seats are given back in the background. */
void checkout_abandon_all(struct engine *engine);
bool checkout_is_idle(const struct engine *engine);
void checkout_free_all(struct engine *engine);
