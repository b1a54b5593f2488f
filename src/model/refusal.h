/* Refusal: why the kiosk itself says no, in fault.detail of RC_NOT_POSSIBLE or RC_SCHEMA, so that the
 * customer is told in words (say_refusal). Above every HTTP status, which stands there otherwise. */
#pragma once

#include <stdbool.h>

#include "base/rc.h"

enum refusal {
    REFUSAL_NONE = 0,
    REFUSAL_TICKETS = 1001, /* more tickets than one order may have */
    REFUSAL_INSTANCE,       /* more of them for one performance than one order may have */
    REFUSAL_VALUE,          /* dearer than one order may be */
    REFUSAL_ORDERS,         /* as many orders in an hour as the kiosk may make */
    REFUSAL_NIGHT,          /* closed for the night */
    REFUSAL_ENDED,          /* selling of that performance has ended */
    REFUSAL_NOT_ON_SALE,    /* it has not begun, or the service says "not on sale" */
    REFUSAL_ALLOCATION,     /* beyond the places set aside for this record */
    REFUSAL_SUMS,           /* the service's total is not the sum of what it is made of */
    REFUSAL_STAFF,          /* staff have closed the kiosk */
    REFUSAL_END,
};

static inline enum refusal refusal_of(enum rc rc, int fault_detail)
{
    const bool ours = rc == RC_NOT_POSSIBLE || rc == RC_SCHEMA;
    return ours && fault_detail >= REFUSAL_TICKETS && fault_detail < REFUSAL_END
               ? (enum refusal)fault_detail
               : REFUSAL_NONE;
}
