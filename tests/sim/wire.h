/* Wire: a transport between the client and the service behind the door, with seeded faults: requests
 * lost, late, doubled; answers lost, slow, garbled, meant for something else, replaced by errors; nothing
 * sent at all. Virtual time.
 */
#pragma once

#include "net/transport.h"
#include "sim/dice.h"
#include "sim/door.h"

#define WIRE_FAULT_LIST(X)                                      \
    X(NONE)                                                     \
    X(UNSENT)       /* no connection: nothing left */           \
    X(LOST)         /* left, never arrived */                   \
    X(LATE)         /* arrived after the client had given up */ \
    X(ANSWER_LOST)  /* done, but nobody heard */                \
    X(DOUBLED)      /* arrived twice */                         \
    X(SLOW)         /* the answer takes its time */             \
    X(GARBLED)      /* the answer is cut, or no JSON */         \
    X(STRANGE)      /* the answer is JSON, but not this one */  \
    X(ERROR_BEFORE) /* an error page instead of the service */  \
    X(ERROR_AFTER)  /* done, and then an error page */          \
    X(REFUSED)      /* 401 */

#define X(name) WIRE_##name,
enum wire_fault { WIRE_FAULT_LIST(X) WIRE_FAULT_COUNT };
#undef X
const char *wire_fault_name(enum wire_fault fault);

struct wire;

struct wire_spec {
    struct door *door;                                             /* borrowed */
    const struct clock *clock;                                     /* borrowed; the service's */
    struct dice *dice;                                             /* borrowed */
    void (*note)(void *ctx, const char *what, const char *detail); /* for the trace */
    void *ctx;
};

struct wire *wire_new(const struct wire_spec *spec);
void wire_free(struct wire *wire);
struct transport *wire_transport(struct wire *wire);
/* The client of a transport has died: nobody hears its answers; what was sent goes on. */
void wire_forget_client(struct wire *wire);
bool wire_is_quiet(const struct wire *wire); /* nothing is on its way */
/* When a confirm of that basket last left the kiosk, on the service's clock; 0: never. */
int64_t wire_last_confirm_ms(const struct wire *wire, const char *basket_id);
void wire_set_faults(struct wire *wire, uint32_t permille);        /* 0: none from now on */
size_t wire_count(const struct wire *wire, enum wire_fault fault); /* that many so far */
