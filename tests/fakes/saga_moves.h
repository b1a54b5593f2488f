/* Saga moves: the inside of the saga world, shared by saga_world.c and saga_moves.c only. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "fakes/saga_world.h"
#include "model/saga.h"

enum {
    WORLDS_MAX = 1 << 20,
    CRASHES_MAX = 2,
    REQUESTS_MAX = 3,
    LONG_AGO_MS = SAGA_ESCALATED_ASKED_MS, /* beyond this no time matters */
};

enum basket { BASKET_OPEN, BASKET_BOOKED, BASKET_EXPIRED, BASKET_CLEARED };
enum customer { WAITING, HAS_CODES, TOLD_NO, TOLD_UNKNOWN, HAS_BASKET_AGAIN };

/* Everything that can differ; compared and hashed as bytes. */
struct world {
    struct saga saga;
    enum order_state durable; /* what a restart finds */
    int durable_sends;
    bool is_down, wants_write, wants_send, wants_look, wants_clear, is_releasing;
    enum basket basket;
    int n_orders, n_requests; /* confirms on their way */
    int answer;               /* of a confirm: 0 none yet, 1 order, 2 error */
    enum customer customer;
    bool staff_said_no, staff_said_yes;
    int n_crashes, n_new_baskets;
};

struct explorer {
    enum saga_mutant mutant;
    struct saga_variant variant;
    struct world *worlds; /* in the order they were found */
    uint32_t *slots;      /* hash table of 1 + index */
    size_t n;
    struct saga_report *report;
};

void saga_world_violate(struct explorer *ex, enum saga_violation violation);
/* Adds a world `later_ms` after the present one, if it is new. */
void saga_world_add(struct explorer *ex, const struct world *made, int64_t later_ms);
/* What the self-test would have found out about this service. */
struct saga_service saga_world_truth(const struct explorer *ex);
/* Adds every world that may follow. */
void saga_world_expand(struct explorer *ex, const struct world *w);
