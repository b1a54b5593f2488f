#include "backend/reconcile.h"

#include <string.h>

#include "backend/health.h"
#include "backend/inquiry.h"

enum { CLOUDED_WINDOW_MS = 15 * 60 * 1000, CLOUDED_COUNT = 2, SOON_MS = 60000 };

void reconcile_count(struct engine *engine)
{
    int unresolved = 0, lately = 0;
    const int64_t now_ms = engine_now_ms(engine);
    for (const struct inquiry *i = engine->inquiries; i; i = i->next) {
        if (i->saga.state != ORDER_UNKNOWN && i->saga.state != ORDER_ESCALATED)
            continue;
        unresolved++;
        lately += now_ms - i->saga.unknown_ms < CLOUDED_WINDOW_MS;
    }
    if (lately >= CLOUDED_COUNT)
        health_stop_selling(engine, HEALTH_STOP_CLOUDED,
                            "two bookings without a clear answer: look both up at the box office, "
                            "then foyerctl resolve");
    else if (unresolved < CLOUDED_COUNT)
        health_clear(engine, HEALTH_STOP_CLOUDED);
}

void reconcile_free_all(struct engine *engine)
{
    while (engine->inquiries) {
        struct inquiry *inquiry = engine->inquiries;
        inquiry->over = NULL;
        inquiry_forget(inquiry);
    }
}

static struct saga_service service_of(const struct engine *engine)
{
    return (struct saga_service){
        .second_confirm_is_safe = engine->config->second_confirm_is_safe,
        .empty_is_no_proof = engine->config->order_reads_empty,
    };
}

void reconcile_book(struct engine *engine, const struct booking *booking)
{
    struct inquiry *inquiry =
        inquiry_new(engine, booking->profile, booking->reference, booking->basket_id);
    inquiry->agreed = *booking->agreed;
    inquiry->ticket = booking->ticket;
    inquiry->session = booking->session;
    inquiry->over = booking->over;
    inquiry->over_ctx = booking->ctx;
    saga_begin(&inquiry->saga, service_of(engine));
    booking_watch(inquiry);
    inquiry_advance(inquiry, SAGA_BUY);
}

void reconcile_recover(struct engine *engine, const struct attempt *attempt)
{
    const size_t profile = engine_profile_named(engine, attempt->profile);
    struct inquiry *inquiry = inquiry_new(engine, profile, attempt->reference, attempt->basket_id);
    const int64_t now_ms = engine_now_ms(engine);
    const int64_t behind_ms = now_ms - clock_utc_ms(engine->clock); /* UTC to monotonic */
    const struct saga_found found = {.state = attempt->state,
                                     .sends = attempt->sends,
                                     .last_send_ms = attempt->last_send_utc_ms + behind_ms,
                                     .now_ms = now_ms,
                                     .service = service_of(engine)};
    saga_restore(&inquiry->saga, &found);
    inquiry_advance(inquiry, SAGA_TIMER);
}

bool reconcile_has_session(const struct engine *engine, uint32_t session)
{
    for (const struct inquiry *i = engine->inquiries; i; i = i->next) {
        if (i->session == session && session != 0)
            return true;
    }
    return false;
}

bool reconcile_is_idle(const struct engine *engine)
{
    const int64_t soon_ms = engine_now_ms(engine) + SOON_MS;
    for (const struct inquiry *i = engine->inquiries; i; i = i->next) {
        const bool pauses = i->saga.phase == SAGA_PAUSING;
        if (!pauses || (i->wake.armed && i->wake.due_ms <= soon_ms))
            return false;
    }
    return true;
}

static struct inquiry *find(const struct engine *engine, const char *reference)
{
    struct inquiry *i = engine->inquiries;
    while (i && strcmp(i->reference, reference) != 0)
        i = i->next;
    return i;
}

bool reconcile_is_asking(const struct engine *engine, const char *reference)
{
    const struct inquiry *inquiry = find(engine, reference);
    return inquiry && inquiry->saga.phase != SAGA_PAUSING;
}

void reconcile_let_go(struct engine *engine, const char *reference)
{
    struct inquiry *inquiry = find(engine, reference);
    if (inquiry)
        inquiry_forget(inquiry);
}
