#include "fakes/saga_world.h"

#include <string.h>

#include "base/mem.h"
#include "fakes/saga_moves.h"

const char *saga_mutant_name(enum saga_mutant mutant)
{
    static const char *const names[] = {
#define X(name) #name,
        SAGA_MUTANT_LIST(X)
#undef X
    };
    return names[mutant];
}

const char *saga_violation_name(enum saga_violation violation)
{
    static const char *const names[] = {
#define X(name) #name,
        SAGA_VIOLATION_LIST(X)
#undef X
    };
    return names[violation];
}

void saga_world_violate(struct explorer *ex, enum saga_violation violation)
{
    ex->report->violations |= 1U << violation;
}

static uint64_t hash_of(const struct world *w)
{
    const unsigned char *bytes = (const unsigned char *)w;
    uint64_t hash = 1469598103934665603U;
    for (size_t i = 0; i < sizeof(*w); i++)
        hash = (hash ^ bytes[i]) * 1099511628211U;
    return hash;
}

static void look_at(struct explorer *ex, const struct world *w)
{
    const bool no = w->customer == TOLD_NO || w->staff_said_no || w->durable == ORDER_VOIDED ||
                    w->durable == ORDER_ABANDONED;
    if (w->n_orders > 1)
        saga_world_violate(ex, SAGA_DOUBLE_ORDER);
    if ((w->customer == HAS_CODES || w->staff_said_yes) && w->n_orders == 0)
        saga_world_violate(ex, SAGA_BOOKED_WITHOUT_ORDER);
    if (no && w->n_orders > 0)
        saga_world_violate(ex, SAGA_ORDER_AFTER_NO);
    if (w->customer == HAS_CODES && w->durable != ORDER_CONFIRMED && !ex->variant.disk_fails)
        saga_world_violate(ex, SAGA_SHOWN_BEFORE_DURABLE);
    if (w->customer == HAS_BASKET_AGAIN && w->n_requests + w->n_orders > 0)
        saga_world_violate(ex, SAGA_GIVEN_BACK_IN_FLIGHT);
}

/* Times keep only what the step can tell apart; the present is 0 in every world. */
static int64_t canonical_time(int64_t at_ms, int64_t now_ms, int64_t limit_ms)
{
    return now_ms - at_ms >= limit_ms ? -limit_ms : -1;
}

static int at_most(int n, int most)
{
    return n < most ? n : most;
}

/* The same world for the step and the checks is the same world in bytes: built anew, field by field,
 * so that padding is zero as well. */
static void make_canonical(struct world *w, int64_t now_ms)
{
    const struct saga s = w->saga;
    const struct world old = *w;
    memset(w, 0, sizeof(*w));
    w->saga.state = s.state;
    w->saga.phase = s.phase;
    w->saga.writing = s.phase == SAGA_WRITING ? s.writing : ORDER_NONE;
    w->saga.sends = at_most(s.sends, SAGA_SENDS_MAX);
    w->saga.unsent_tries = at_most(s.unsent_tries, SAGA_UNSENT_TRIES_MAX);
    w->saga.last_send_ms = canonical_time(s.last_send_ms, now_ms, SAGA_SETTLE_MS);
    w->saga.contact_ms = canonical_time(s.contact_ms, now_ms, SAGA_NO_CONTACT_MS);
    w->saga.unknown_ms =
        s.unknown_ms == 0 ? 0 : canonical_time(s.unknown_ms, now_ms, SAGA_ESCALATED_ASKED_MS);
    w->saga.clear_sent = s.clear_sent;
    w->saga.watched = s.watched;
    w->saga.service.second_confirm_is_safe = s.service.second_confirm_is_safe;
    w->saga.service.empty_is_no_proof = s.service.empty_is_no_proof;
    w->durable = old.durable;
    w->durable_sends = at_most(old.durable_sends, SAGA_SENDS_MAX);
    w->is_down = old.is_down;
    w->is_releasing = old.is_releasing;
    w->wants_write = old.wants_write;
    w->wants_send = old.wants_send;
    w->wants_look = old.wants_look;
    w->wants_clear = old.wants_clear;
    w->basket = old.basket;
    w->n_orders = at_most(old.n_orders, 2);
    w->n_requests = old.n_requests;
    w->answer = old.answer;
    w->customer = old.customer;
    w->staff_said_no = old.staff_said_no;
    w->staff_said_yes = old.staff_said_yes;
    w->n_crashes = old.n_crashes;
    w->n_new_baskets = old.n_new_baskets;
}

void saga_world_add(struct explorer *ex, const struct world *made, int64_t later_ms)
{
    struct world canonical = *made;
    make_canonical(&canonical, later_ms);
    const struct world *w = &canonical;
    size_t slot = hash_of(w) & (2 * (size_t)WORLDS_MAX - 1);
    while (ex->slots[slot] != 0) {
        /* NOLINTNEXTLINE(bugprone-suspicious-memory-comparison): made canonical, padding and all */
        if (memcmp(&ex->worlds[ex->slots[slot] - 1], w, sizeof(*w)) == 0)
            return;
        slot = (slot + 1) & (2 * (size_t)WORLDS_MAX - 1);
    }
    if (ex->n == WORLDS_MAX) {
        ex->report->complete = false;
        return;
    }
    memcpy(&ex->worlds[ex->n], w, sizeof(*w));
    ex->slots[slot] = (uint32_t)++ex->n;
    look_at(ex, w);
}

struct saga_service saga_world_truth(const struct explorer *ex)
{
    const struct saga_variant *v = &ex->variant;
    return (struct saga_service){.second_confirm_is_safe = v->second_confirm_repeats && v->told_so,
                                 .empty_is_no_proof = v->reads_empty && v->told_so};
}

void saga_check(enum saga_mutant mutant, const struct saga_variant *variant,
                struct saga_report *ret)
{
    *ret = (struct saga_report){.complete = true};
    struct explorer ex = {.mutant = mutant,
                          .variant = *variant,
                          .worlds = mem_zalloc_array(WORLDS_MAX, sizeof(struct world)),
                          .slots = mem_zalloc_array(2 * (size_t)WORLDS_MAX, sizeof(uint32_t)),
                          .report = ret};
    struct world first;
    memset(&first, 0, sizeof(first));
    saga_begin(&first.saga, saga_world_truth(&ex));
    first.durable = ORDER_TAGGED;
    saga_world_add(&ex, &first, 0);
    for (size_t i = 0; i < ex.n; i++) {
        const struct world w = ex.worlds[i];
        saga_world_expand(&ex, &w);
    }
    ret->n_worlds = ex.n;
    mem_free(ex.worlds);
    mem_free(ex.slots);
}
