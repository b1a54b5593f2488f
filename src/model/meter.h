/* Meter: what the kiosk counts of itself while it runs, for those who watch it from afar.
 *
 * Requests by endpoint with their times and failures, frames with their times, sessions and the screen
 * where they were given up. Counters only grow, until the program ends. Nothing of a customer is in it:
 * no ids, no names, no sums.
 * Threads: any may count and any may read; every counter is an atomic of its own (relaxed), so a reader
 * sees each of them right, but not all of one moment. A NULL meter counts nothing.
 */
#pragma once

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"

/* The calls of the Agency API, as they are told apart: method, path behind the base address ('*' stands
 * for one id). METER_OTHER is what fits none. */
#define METER_CALL_LIST(X)                                      \
    X(EVENTS, "GET", "events")                                  \
    X(EVENT, "GET", "events/*")                                 \
    X(EVENT_INSTANCES, "GET", "events/*/instances")             \
    X(INSTANCES, "GET", "instances")                            \
    X(INSTANCE, "GET", "instances/*")                           \
    X(PRICE_LIST, "GET", "instances/*/price-list")              \
    X(STATUS, "GET", "instances/*/status")                      \
    X(STATUS_DETAIL, "GET", "instances/*/status/detail")        \
    X(STATUS_AREA, "GET", "instances/*/status/areas/*")         \
    X(OFFERED, "GET", "instances/*/best-available")             \
    X(PLAN, "GET", "plans/*")                                   \
    X(VENUES, "GET", "venues")                                  \
    X(BASKET_CREATE, "POST", "baskets")                         \
    X(BASKET_READ, "GET", "baskets/*")                          \
    X(BASKET_CHANGE, "PATCH", "baskets/*")                      \
    X(TICKETS_ADD, "POST", "baskets/*/tickets")                 \
    X(TICKETS_BEST, "POST", "baskets/*/tickets/best-available") \
    X(TICKET_CHANGE, "PATCH", "baskets/*/tickets/*")            \
    X(TICKETS_REMOVE, "DELETE", "baskets/*/tickets")            \
    X(BASKET_CLEAR, "POST", "baskets/*/clear")                  \
    X(CONFIRM, "POST", "baskets/*/confirm")                     \
    X(ORDER, "GET", "orders/*")                                 \
    X(PICTURE, "GET", "picture")                                \
    X(OTHER, "any", "other")

#define X(name, method, path) METER_##name,
enum meter_call { METER_CALL_LIST(X) METER_CALL_COUNT };
#undef X

enum { METER_BOUNDS = 10, METER_SCREENS = 32 };

/* Times by upper bound; the last bucket is what was longer than all of them. */
struct meter_times {
    atomic_uint_least64_t buckets[METER_BOUNDS + 1];
    atomic_uint_least64_t sum_us;
};

struct meter {
    struct meter_times requests[METER_CALL_COUNT];
    atomic_uint_least64_t failures[METER_CALL_COUNT][RC_COUNT];
    struct meter_times frames;
    atomic_uint_least64_t sessions; /* that have ended */
    struct meter_screen {
        _Atomic(const char *) name; /* static; NULL: nobody has given up there */
        atomic_uint_least64_t abandoned;
    } screens[METER_SCREENS];
};

extern const int64_t meter_request_bounds_us[METER_BOUNDS], meter_frame_bounds_us[METER_BOUNDS];

const char *meter_call_method(enum meter_call call);
const char *meter_call_path(enum meter_call call);
/* `path` is what stands behind the base address, with or without a query. */
enum meter_call meter_call_of(const char *method, const char *path);

/* One exchange with the service; RC_OK, or what its answer came to. */
void meter_request(struct meter *meter, enum meter_call call, enum rc rc, int64_t took_ms);
void meter_frame(struct meter *meter, int64_t took_us);
/* A customer's session has ended; `gave_up_on` (static) is the screen where it was given up, NULL when it
 * came to an order. `screen` is the screen's number, below METER_SCREENS. */
void meter_session(struct meter *meter, size_t screen, const char *gave_up_on);
