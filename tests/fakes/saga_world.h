/* Saga world: the booking's step function among a service, a wire, crashes and staff, with every order
 * of events tried. The world is a value; saga_check() walks all of them breadth first.
 *
 * Source: the protocol model of design/orders.md. The wrong variants change how the step is run or
 * what it decides, so that the check itself is seen to bite.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define SAGA_MUTANT_LIST(X)                                            \
    X(NONE)                                                            \
    X(NEW_BASKET)         /* R4: a restart books a new basket */       \
    X(VOID_ON_TIMEOUT)    /* R3: no answer means no */                 \
    X(RESENT_BY_WIRE)     /* R7: the wire repeats confirm by itself */ \
    X(NO_FENCE)           /* R5: tickets in the basket mean no */      \
    X(INTENT_AFTER_SEND)  /* R1 */                                     \
    X(STAFF_TOO_EARLY)    /* R8 */                                     \
    X(SHOWN_BEFORE_WRITE) /* R6 */                                     \
    X(TIMEOUT_IS_UNSENT)  /* R11: silence is taken for proof of not sent */

#define X(name) SAGA_MUTANT_##name,
enum saga_mutant { SAGA_MUTANT_LIST(X) SAGA_MUTANT_COUNT };
#undef X

/* How a service answers where the contract does not say. */
struct saga_variant {
    bool second_confirm_repeats; /* the same order again, else an error */
    bool get_shows_order;        /* after confirm; else not there */
    bool reads_empty;            /* after confirm and after expiry: there and empty */
    bool told_so;                /* the settings of the saga say the truth about it */
    bool disk_fails;             /* any write may fail */
};

#define SAGA_VIOLATION_LIST(X)                                                             \
    X(DOUBLE_ORDER)                                                                        \
    X(BOOKED_WITHOUT_ORDER)                                                                \
    X(ORDER_AFTER_NO) /* told no, but booked */                                            \
    X(SHOWN_BEFORE_DURABLE)                                                                \
    X(GIVEN_BACK_IN_FLIGHT) /* the basket is theirs again while a confirm is on its way */ \
    X(STUCK)                /* nothing can happen any more, and nobody was told */         \
    X(FORBIDDEN_EDGE)

#define X(name) SAGA_##name,
enum saga_violation { SAGA_VIOLATION_LIST(X) SAGA_VIOLATION_COUNT };
#undef X

const char *saga_mutant_name(enum saga_mutant mutant);
const char *saga_violation_name(enum saga_violation violation);

struct saga_report {
    size_t n_worlds, n_ends;
    unsigned violations; /* bit per enum saga_violation */
    bool complete;       /* all worlds were seen */
};
void saga_check(enum saga_mutant mutant, const struct saga_variant *variant,
                struct saga_report *ret);
