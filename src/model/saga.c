#include "model/saga.h"

#include <assert.h>
#include <stddef.h>

const char *saga_event_name(enum saga_event event)
{
    static const char *const names[] = {
#define X(name) #name,
        SAGA_EVENT_LIST(X)
#undef X
    };
    assert(event < SAGA_EVENT_COUNT);
    return names[event];
}

bool saga_staff_may_decide(const struct saga_case *found, int64_t now_ms, int64_t *ret_wait_ms)
{
    const int64_t lock_ms =
        found->basket_ms > SAGA_STAFF_LOCK_MS ? found->basket_ms : SAGA_STAFF_LOCK_MS;
    const int64_t from_ms = found->last_send_ms + lock_ms;
    const bool is_open = found->state == ORDER_UNKNOWN || found->state == ORDER_ESCALATED;
    *ret_wait_ms = !is_open ? -1 : from_ms > now_ms ? from_ms - now_ms : 0;
    return *ret_wait_ms == 0;
}

void saga_begin(struct saga *saga, struct saga_service service)
{
    *saga = (struct saga){.state = ORDER_TAGGED, .watched = true, .service = service};
}

void saga_restore(struct saga *saga, const struct saga_found *found)
{
    *saga = (struct saga){.state = found->state,
                          .phase = SAGA_PAUSING,
                          .sends = found->sends > 0 ? found->sends : 1,
                          .last_send_ms = found->last_send_ms,
                          .unknown_ms = found->last_send_ms,
                          .contact_ms = found->now_ms,
                          .service = found->service};
}

static void write(struct saga *saga, struct saga_effects *ret, enum order_state to,
                  const char *note)
{
    saga->phase = SAGA_WRITING;
    saga->writing = to;
    ret->write = to;
    ret->note = note;
}

/* The outcome, to a customer who still waits for it. */
static void answer(struct saga *saga, struct saga_effects *ret, enum saga_words words)
{
    if (saga->watched)
        ret->say = words;
    saga->watched = false;
}

static void look_later(struct saga *saga, int64_t now_ms, struct saga_effects *ret)
{
    static const int64_t pauses_ms[] = {2000, 4000, 8000, 16000, 30000, 60000};
    enum { LAST = sizeof(pauses_ms) / sizeof(pauses_ms[0]) - 1 };
    const int64_t pause_ms =
        saga->state == ORDER_ESCALATED ? SAGA_ESCALATED_PAUSE_MS : pauses_ms[saga->pause];
    saga->pause += saga->pause < LAST;
    saga->phase = SAGA_PAUSING;
    ret->wake_at_ms = now_ms + pause_ms;
}

static void unknown(struct saga *saga, struct saga_effects *ret, const char *note)
{
    write(saga, ret, ORDER_UNKNOWN, note);
}

/* Staff have to look; the question goes on for a day. */
static void hand_to_staff(struct saga *saga, int64_t now_ms, struct saga_effects *ret)
{
    answer(saga, ret, SAGA_SAY_UNKNOWN);
    if (now_ms - saga->unknown_ms < SAGA_ESCALATED_ASKED_MS)
        look_later(saga, now_ms, ret);
    else
        saga->phase = SAGA_OVER; /* the journal keeps it open */
}

static void escalate(struct saga *saga, int64_t now_ms, struct saga_effects *ret, const char *note)
{
    if (saga->state == ORDER_ESCALATED)
        hand_to_staff(saga, now_ms, ret);
    else
        write(saga, ret, ORDER_ESCALATED, note);
}

/* R4: to the same basket, and once. */
static bool may_repeat(const struct saga *saga)
{
    return saga->sends < SAGA_SENDS_MAX && saga->state == ORDER_UNKNOWN;
}

/* A confirm may have done it, or the time: they look alike. */
static void not_there(struct saga *saga, int64_t now_ms, struct saga_effects *ret, const char *note)
{
    if (saga->service.second_confirm_is_safe && may_repeat(saga)) {
        write(saga, ret, ORDER_CONFIRM_INTENT, NULL);
        return;
    }
    escalate(saga, now_ms, ret, note);
}

static void tickets_still_there(struct saga *saga, int64_t now_ms, struct saga_effects *ret)
{
    if (now_ms - saga->last_send_ms < SAGA_SETTLE_MS) {
        look_later(saga, now_ms, ret);
    } else if (may_repeat(saga)) {
        write(saga, ret, ORDER_CONFIRM_INTENT, NULL);
    } else {
        saga->clear_sent = true;
        saga->phase = SAGA_CLEARING;
        ret->clear = true;
    }
}

/* R5: emptied behind our own fence. */
static void proved_no(struct saga *saga, struct saga_effects *ret)
{
    write(saga, ret, ORDER_VOIDED, "not booked: cleared and seen empty");
}

static void looked(struct saga *saga, enum saga_event event, int64_t now_ms,
                   struct saga_effects *ret)
{
    if (event == SAGA_ORDER) {
        write(saga, ret, ORDER_CONFIRMED, NULL);
        return;
    }
    if (event == SAGA_SILENT) {
        if (saga->state == ORDER_ESCALATED || now_ms - saga->contact_ms >= SAGA_NO_CONTACT_MS)
            escalate(saga, now_ms, ret, "no contact with the service");
        else
            look_later(saga, now_ms, ret);
        return;
    }
    saga->contact_ms = now_ms;
    if (event == SAGA_TICKETS)
        tickets_still_there(saga, now_ms, ret);
    else if (event == SAGA_GONE)
        not_there(saga, now_ms, ret, "the basket is not there: booked or run out");
    else if (saga->clear_sent && !saga->service.empty_is_no_proof)
        proved_no(saga, ret);
    else
        not_there(saga, now_ms, ret, "the basket is empty, and not by us");
}

static void confirmed(struct saga *saga, enum saga_event event, struct saga_effects *ret)
{
    if (event == SAGA_ORDER) {
        write(saga, ret, ORDER_CONFIRMED, NULL);
    } else if (event == SAGA_UNSENT && saga->sends == 1) {
        write(saga, ret, ORDER_TAGGED, "nothing was sent");
    } else if (event == SAGA_UNSENT) { /* an earlier one was: that one is still to be proved */
        unknown(saga, ret, "a repeat could not be sent");
    } else {
        unknown(saga, ret, "no order in the answer to confirm"); /* R3: whatever it says */
    }
}

/* Nothing was sent so far: tried again while the customer waits, or given back. */
static void unsent(struct saga *saga, int64_t now_ms, struct saga_effects *ret)
{
    saga->unsent_tries++;
    if (saga->unsent_tries < SAGA_UNSENT_TRIES_MAX && saga->watched) {
        saga->phase = SAGA_PAUSING;
        ret->wake_at_ms = now_ms + (int64_t)saga->unsent_tries * SAGA_UNSENT_PAUSE_MS;
        return;
    }
    saga->phase = SAGA_OVER;
    answer(saga, ret, SAGA_SAY_UNSENT);
}

static void now_unknown(struct saga *saga, int64_t now_ms, struct saga_effects *ret)
{
    saga->state = ORDER_UNKNOWN; /* written or not: the intent is on disk and leads here as well */
    if (saga->unknown_ms == 0)
        saga->unknown_ms = saga->contact_ms = now_ms;
    saga->pause = 0;
    look_later(saga, now_ms, ret);
}

static void written(struct saga *saga, int64_t now_ms, struct saga_effects *ret)
{
    saga->state = saga->writing;
    if (saga->state == ORDER_CONFIRM_INTENT) {
        saga->sends++;
        saga->last_send_ms = now_ms;
        saga->phase = SAGA_CONFIRMING;
        ret->send_confirm = true;
        if (saga->watched)
            ret->say = SAGA_SAY_ASKING;
    } else if (saga->state == ORDER_TAGGED) {
        saga->sends--;
        unsent(saga, now_ms, ret);
    } else if (saga->state == ORDER_UNKNOWN) {
        now_unknown(saga, now_ms, ret);
    } else if (saga->state == ORDER_ESCALATED) {
        hand_to_staff(saga, now_ms, ret);
    } else {
        saga->phase = SAGA_OVER;
        answer(saga, ret, saga->state == ORDER_CONFIRMED ? SAGA_SAY_BOOKED : SAGA_SAY_NOT_BOOKED);
    }
}

static void not_written(struct saga *saga, int64_t now_ms, struct saga_effects *ret)
{
    switch (saga->writing) {
    case ORDER_CONFIRM_INTENT: /* R1: not sent */
        if (saga->sends > 0) {
            look_later(saga, now_ms, ret);
            return;
        }
        saga->phase = SAGA_OVER;
        answer(saga, ret, SAGA_SAY_NOT_JOURNALLED);
        return;
    case ORDER_TAGGED:
        unknown(saga, ret, "the journal failed");
        return;
    case ORDER_UNKNOWN:
        now_unknown(saga, now_ms, ret);
        return;
    case ORDER_ESCALATED:
        saga->state = ORDER_ESCALATED;
        hand_to_staff(saga, now_ms, ret);
        return;
    case ORDER_CONFIRMED: /* R6, its only exception: the order exists and is shown from memory */
        saga->state = ORDER_CONFIRMED;
        saga->phase = SAGA_OVER;
        answer(saga, ret, SAGA_SAY_BOOKED);
        return;
    case ORDER_VOIDED:
        look_later(saga, now_ms, ret);
        return;
    case ORDER_NONE:
    case ORDER_DRAFT:
    case ORDER_HELD:
    case ORDER_PAY_INTENT:
    case ORDER_PAID:
    case ORDER_CAPTURED:
    case ORDER_DONE:
    case ORDER_ABANDONED:
    case ORDER_RESOLVED_BY_STAFF:
    case ORDER_STATE_COUNT:
        break;
    }
    assert(false); /* never asked for */
}

static void paused(struct saga *saga, struct saga_effects *ret)
{
    if (saga->state == ORDER_TAGGED) {
        write(saga, ret, ORDER_CONFIRM_INTENT, NULL);
    } else if (saga->state == ORDER_CONFIRM_INTENT) { /* found so by a restart */
        unknown(saga, ret, "the kiosk was restarted");
    } else {
        saga->phase = SAGA_LOOKING;
        ret->look = true;
    }
}

static void give_up(struct saga *saga, struct saga_effects *ret)
{
    if (saga->phase == SAGA_PAUSING && saga->state == ORDER_TAGGED) {
        saga->phase = SAGA_OVER;
        answer(saga, ret, SAGA_SAY_UNSENT);
        return;
    }
    answer(saga, ret, SAGA_SAY_UNKNOWN);
}

static bool is_awaited(const struct saga *saga, enum saga_event event)
{
    switch (event) {
    case SAGA_BUY:
        return saga->phase == SAGA_AT_REST;
    case SAGA_WRITTEN:
    case SAGA_NOT_WRITTEN:
        return saga->phase == SAGA_WRITING;
    case SAGA_ORDER:
        return saga->phase == SAGA_CONFIRMING || saga->phase == SAGA_LOOKING;
    case SAGA_UNSENT:
    case SAGA_NO_ORDER:
        return saga->phase == SAGA_CONFIRMING;
    case SAGA_TICKETS:
    case SAGA_EMPTY:
    case SAGA_GONE:
    case SAGA_SILENT:
        return saga->phase == SAGA_LOOKING;
    case SAGA_CLEARED:
    case SAGA_NOT_CLEARED:
        return saga->phase == SAGA_CLEARING;
    case SAGA_TIMER:
        return saga->phase == SAGA_PAUSING;
    case SAGA_GIVE_UP:
        return saga->watched && saga->phase != SAGA_WRITING;
    case SAGA_EVENT_COUNT:
        break;
    }
    return false;
}

static void cleared(struct saga *saga, enum saga_event event, int64_t now_ms,
                    struct saga_effects *ret)
{
    if (event == SAGA_CLEARED && saga->service.empty_is_no_proof)
        escalate(saga, now_ms, ret, "cleared, which proves nothing with this service");
    else if (event == SAGA_CLEARED)
        proved_no(saga, ret);
    else
        look_later(saga, now_ms, ret);
}

void saga_step(struct saga *saga, enum saga_event event, int64_t now_ms, struct saga_effects *ret)
{
    *ret = (struct saga_effects){.wake_at_ms = INT64_MAX};
    if (!is_awaited(saga, event))
        return;
    if (event == SAGA_BUY) {
        ret->say = SAGA_SAY_HELD;
        write(saga, ret, ORDER_CONFIRM_INTENT, NULL);
    } else if (event == SAGA_WRITTEN) {
        written(saga, now_ms, ret);
    } else if (event == SAGA_NOT_WRITTEN) {
        not_written(saga, now_ms, ret);
    } else if (event == SAGA_TIMER) {
        paused(saga, ret);
    } else if (event == SAGA_GIVE_UP) {
        give_up(saga, ret);
    } else if (saga->phase == SAGA_CONFIRMING) {
        confirmed(saga, event, ret);
    } else if (saga->phase == SAGA_LOOKING) {
        looked(saga, event, now_ms, ret);
    } else {
        cleared(saga, event, now_ms, ret);
    }
}
