#include "model/order_state.h"

#include <assert.h>
#include <stddef.h>

const char *order_state_name(enum order_state state)
{
    static const char *const names[ORDER_STATE_COUNT] = {[ORDER_NONE] = "NONE",
#define X(name, number) [number] = #name,
                                                         ORDER_STATE_LIST(X)
#undef X
    };
    assert(state < ORDER_STATE_COUNT);
    return names[state];
}

/* clang-format off */
#define TO(name) (1U << ORDER_##name)
static const unsigned edges[ORDER_STATE_COUNT] = {
    [ORDER_DRAFT]          = TO(HELD) | TO(ABANDONED),
    [ORDER_HELD]           = TO(TAGGED) | TO(ABANDONED),
    [ORDER_TAGGED]         = TO(HELD) | TO(PAY_INTENT) | TO(CONFIRM_INTENT) | TO(ABANDONED),
    [ORDER_PAY_INTENT]     = TO(PAID) | TO(ABANDONED), /* the terminal knows of no payment */
    [ORDER_PAID]           = TO(CONFIRM_INTENT) | TO(VOIDED), /* never confirmed: given back */
    [ORDER_CONFIRM_INTENT] = TO(CONFIRMED) | TO(UNKNOWN) | TO(TAGGED) | TO(PAID), /* R11: unsent */
    [ORDER_UNKNOWN]        = TO(CONFIRM_INTENT) | TO(CONFIRMED) | TO(VOIDED) | TO(ESCALATED),
    [ORDER_CONFIRMED]      = TO(CAPTURED) | TO(DONE),
    [ORDER_CAPTURED]       = TO(DONE),
    [ORDER_ESCALATED]      = TO(CONFIRMED) | TO(VOIDED) | TO(RESOLVED_BY_STAFF),
};
#undef TO
/* clang-format on */

bool order_state_may_become(enum order_state from, enum order_state to)
{
    assert(from < ORDER_STATE_COUNT && to < ORDER_STATE_COUNT);
    return (edges[from] >> to & 1U) != 0;
}

bool order_state_is_final(enum order_state state)
{
    return state == ORDER_DONE || state == ORDER_VOIDED || state == ORDER_ABANDONED ||
           state == ORDER_RESOLVED_BY_STAFF;
}
