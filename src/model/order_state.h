/* Order state: the states of one sale in the journal and the edges between them.
 *
 * Source: design/orders.md, "States". The database refuses other edges as well (store/journal.c).
 *
 *  DRAFT -> HELD -> TAGGED -> [PAY_INTENT -> PAID] -> CONFIRM_INTENT -> CONFIRMED -> [CAPTURED] -> DONE
 *    |        |        |                                   |   ^
 *    +--------+--------+--> ABANDONED                      v   | (same basket only, at most twice)
 *                                                       UNKNOWN --proof no--> VOIDED
 *                                                          |----proof yes---> CONFIRMED
 *                                                          +----no proof----> ESCALATED -> RESOLVED_BY_STAFF
 */
#pragma once

#include <stdbool.h>

#define ORDER_STATE_LIST(X) \
    X(DRAFT, 1)             \
    X(HELD, 2)              \
    X(TAGGED, 3)            \
    X(PAY_INTENT, 4)        \
    X(PAID, 5)              \
    X(CONFIRM_INTENT, 6)    \
    X(UNKNOWN, 7)           \
    X(CONFIRMED, 8)         \
    X(CAPTURED, 9)          \
    X(DONE, 10)             \
    X(VOIDED, 11)           \
    X(ABANDONED, 12)        \
    X(ESCALATED, 13)        \
    X(RESOLVED_BY_STAFF, 14)

#define X(name, number) ORDER_##name = (number),
enum order_state { ORDER_NONE = 0, ORDER_STATE_LIST(X) ORDER_STATE_COUNT };
#undef X

const char *order_state_name(enum order_state state); /* "CONFIRM_INTENT" */
bool order_state_may_become(enum order_state from, enum order_state to);
bool order_state_is_final(enum order_state state); /* DONE, VOIDED, ABANDONED, RESOLVED_BY_STAFF */
