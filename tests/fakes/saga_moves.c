#include <string.h>

#include "fakes/saga_moves.h"

static void add(struct explorer *ex, const struct world *made)
{
    saga_world_add(ex, made, 0);
}

static void tell(struct world *w, enum saga_words words)
{
    switch (words) {
    case SAGA_SAY_BOOKED:
        w->customer = HAS_CODES;
        break;
    case SAGA_SAY_NOT_BOOKED:
        w->customer = TOLD_NO;
        break;
    case SAGA_SAY_UNKNOWN:
        w->customer = TOLD_UNKNOWN;
        break;
    case SAGA_SAY_UNSENT:
    case SAGA_SAY_NOT_JOURNALLED:
        w->customer = HAS_BASKET_AGAIN;
        break;
    case SAGA_SAY_NOTHING:
    case SAGA_SAY_HELD:
    case SAGA_SAY_ASKING:
        break;
    }
}

/* What the wrong variants decide otherwise; true when the event was used up. */
static bool decide_wrongly(struct explorer *ex, struct world *w, enum saga_event event)
{
    const enum saga_mutant m = ex->mutant;
    const bool silence_is_no = m == SAGA_MUTANT_VOID_ON_TIMEOUT || m == SAGA_MUTANT_RESENT_BY_WIRE;
    if ((silence_is_no && event == SAGA_NO_ORDER) ||
        (m == SAGA_MUTANT_NO_FENCE && event == SAGA_TICKETS)) {
        w->durable = w->saga.state = ORDER_VOIDED;
        w->saga.phase = SAGA_OVER;
        w->customer = TOLD_NO;
        return true;
    }
    return false;
}

static void step(struct explorer *ex, struct world w, enum saga_event event, int64_t now_ms)
{
    if (ex->mutant == SAGA_MUTANT_TIMEOUT_IS_UNSENT && event == SAGA_NO_ORDER)
        event = SAGA_UNSENT;
    if (!decide_wrongly(ex, &w, event)) {
        struct saga_effects effects;
        saga_step(&w.saga, event, now_ms, &effects);
        tell(&w, effects.say);
        w.wants_write = effects.write != ORDER_NONE;
        w.wants_send = effects.send_confirm && ex->mutant != SAGA_MUTANT_INTENT_AFTER_SEND;
        w.wants_look = effects.look;
        w.wants_clear = effects.clear;
        if (effects.write == ORDER_CONFIRM_INTENT && ex->mutant == SAGA_MUTANT_INTENT_AFTER_SEND)
            w.n_requests++;
        if (effects.write == ORDER_CONFIRMED && ex->mutant == SAGA_MUTANT_SHOWN_BEFORE_WRITE)
            tell(&w, SAGA_SAY_BOOKED);
    }
    saga_world_add(ex, &w, now_ms);
}

/* The same event at every time that makes a difference. */
static void step_at_all_times(struct explorer *ex, const struct world *w, enum saga_event event)
{
    static const int64_t times_ms[] = {0, SAGA_SETTLE_MS, SAGA_NO_CONTACT_MS, LONG_AGO_MS};
    for (size_t i = 0; i < sizeof(times_ms) / sizeof(times_ms[0]); i++)
        step(ex, *w, event, times_ms[i]);
}

/* As the journal counts: an intent is a send, until it is known that nothing left. */
static int sends_after(const struct world *w, enum order_state to)
{
    const bool unsent = w->durable == ORDER_CONFIRM_INTENT && to == ORDER_TAGGED;
    return w->durable_sends + (to == ORDER_CONFIRM_INTENT) - unsent;
}

static bool journal_takes(const struct world *w, enum order_state to)
{
    const bool too_often = w->durable == ORDER_UNKNOWN && to == ORDER_CONFIRM_INTENT &&
                           w->durable_sends >= SAGA_SENDS_MAX;
    return order_state_may_become(w->durable, to) && !too_often;
}

static void write_row(struct explorer *ex, const struct world *w)
{
    struct world written = *w;
    const enum order_state to = w->saga.writing;
    if (!journal_takes(w, to) && !ex->variant.disk_fails)
        saga_world_violate(ex, SAGA_FORBIDDEN_EDGE);
    written.wants_write = false;
    if (journal_takes(w, to)) {
        written.durable = to;
        written.durable_sends = sends_after(w, to);
        step(ex, written, SAGA_WRITTEN, 0);
    }
    written.durable = w->durable;
    written.durable_sends = w->durable_sends;
    if (ex->variant.disk_fails)
        step(ex, written, SAGA_NOT_WRITTEN, 0);
}

static void send(struct explorer *ex, const struct world *w)
{
    const int copies = ex->mutant == SAGA_MUTANT_RESENT_BY_WIRE ? 2 : 1;
    struct world sent = *w;
    sent.wants_send = false;
    sent.answer = 0;
    step(ex, sent, SAGA_UNSENT, 0); /* no connection: nothing left */
    sent.n_requests += copies;
    if (sent.n_requests <= REQUESTS_MAX)
        add(ex, &sent);
}

static void look(struct explorer *ex, const struct world *w)
{
    const bool open = w->basket == BASKET_OPEN, booked = w->basket == BASKET_BOOKED;
    const bool empty = w->basket == BASKET_CLEARED || (!open && ex->variant.reads_empty);
    struct world asked = *w;
    asked.wants_look = false;
    step_at_all_times(ex, &asked, SAGA_SILENT);
    if (open)
        step_at_all_times(ex, &asked, SAGA_TICKETS);
    else if (booked && ex->variant.get_shows_order)
        step_at_all_times(ex, &asked, SAGA_ORDER);
    else
        step_at_all_times(ex, &asked, empty ? SAGA_EMPTY : SAGA_GONE);
}

/* The fence may work and its answer be lost. */
static void clear(struct explorer *ex, const struct world *w)
{
    struct world asked = *w;
    asked.wants_clear = false;
    step(ex, asked, SAGA_NOT_CLEARED, 0);
    if (w->basket == BASKET_OPEN) {
        asked.basket = BASKET_CLEARED;
        step(ex, asked, SAGA_NOT_CLEARED, 0);
        step(ex, asked, SAGA_CLEARED, 0);
    } else if (ex->variant.reads_empty) {
        step(ex, asked, SAGA_CLEARED, 0);
    }
}

static void restart(struct explorer *ex, struct world w)
{
    w.is_down = false;
    if (w.durable == ORDER_TAGGED) {
        w.is_releasing = true;
    } else if (ex->mutant == SAGA_MUTANT_NEW_BASKET && w.n_new_baskets == 0) {
        w.n_new_baskets++;
        w.basket = BASKET_OPEN;
        w.n_requests = 0;
        w.durable = ORDER_TAGGED;
        saga_begin(&w.saga, saga_world_truth(ex));
    } else if (w.durable == ORDER_CONFIRM_INTENT || w.durable == ORDER_UNKNOWN ||
               w.durable == ORDER_ESCALATED) {
        struct saga again;
        memset(&again, 0, sizeof(again));
        const struct saga_found found = {.state = w.durable,
                                         .sends = w.durable_sends,
                                         .last_send_ms = w.saga.last_send_ms,
                                         .service = saga_world_truth(ex)};
        saga_restore(&again, &found);
        w.saga = again;
    }
    add(ex, &w);
}

static void crash(struct explorer *ex, struct world w)
{
    const bool final = w.durable == ORDER_CONFIRMED || order_state_is_final(w.durable);
    w.n_crashes++;
    w.is_down = !final;
    w.wants_write = w.wants_send = w.wants_look = w.wants_clear = w.is_releasing = false;
    w.answer = 0;
    if (final)
        w.saga.phase = SAGA_OVER;
    add(ex, &w);
}

/* Nothing was ever sent for it: cleared at best, closed in any case. */
static void release(struct explorer *ex, struct world w)
{
    w.is_releasing = false;
    w.saga.phase = SAGA_OVER;
    w.durable = ORDER_ABANDONED;
    add(ex, &w);
    if (w.basket == BASKET_OPEN) {
        w.basket = BASKET_CLEARED;
        add(ex, &w);
    }
}

/* A confirm on its way arrives, or does not; its answer comes through, or does not. */
static void wire(struct explorer *ex, const struct world *w)
{
    struct world moved = *w;
    if (w->n_requests == 0)
        return;
    moved.n_requests--;
    add(ex, &moved);
    int answer = 2;
    if (w->basket == BASKET_OPEN) {
        moved.basket = BASKET_BOOKED;
        moved.n_orders++;
        answer = 1;
    } else if (w->basket == BASKET_BOOKED && ex->variant.second_confirm_repeats) {
        answer = 1;
    }
    add(ex, &moved);
    moved.answer = answer;
    if (w->saga.phase == SAGA_CONFIRMING && !w->is_down)
        add(ex, &moved);
}

static void confirm_ends(struct explorer *ex, struct world w)
{
    const int answer = w.answer;
    w.answer = 0;
    if (answer == 1)
        step(ex, w, SAGA_ORDER, 0);
    else
        step(ex, w, SAGA_NO_ORDER, 0); /* an error, or its time is up */
}

static void staff(struct explorer *ex, struct world w)
{
    const bool settled = w.n_requests == 0 && w.basket != BASKET_OPEN;
    if (w.durable != ORDER_ESCALATED || w.staff_said_no || w.staff_said_yes)
        return;
    if (!settled && ex->mutant != SAGA_MUTANT_STAFF_TOO_EARLY)
        return;
    w.staff_said_yes = w.n_orders > 0;
    w.staff_said_no = !w.staff_said_yes;
    w.durable = ORDER_RESOLVED_BY_STAFF;
    w.saga.phase = SAGA_OVER;
    w.wants_write = w.wants_send = w.wants_look = w.wants_clear = false;
    add(ex, &w);
}

static void kiosk(struct explorer *ex, const struct world *w)
{
    if (w->is_down) {
        restart(ex, *w);
        return;
    }
    if (w->is_releasing)
        release(ex, *w);
    else if (w->wants_write)
        write_row(ex, w);
    else if (w->wants_send)
        send(ex, w);
    else if (w->wants_look)
        look(ex, w);
    else if (w->wants_clear)
        clear(ex, w);
    else if (w->saga.phase == SAGA_AT_REST)
        step(ex, *w, SAGA_BUY, 0);
    else if (w->saga.phase == SAGA_CONFIRMING)
        confirm_ends(ex, *w);
    else if (w->saga.phase == SAGA_PAUSING)
        step_at_all_times(ex, w, SAGA_TIMER);
    if (w->saga.watched && w->saga.phase != SAGA_AT_REST)
        step(ex, *w, SAGA_GIVE_UP, 0);
}

void saga_world_expand(struct explorer *ex, const struct world *w)
{
    const size_t before = ex->n;
    struct world other = *w;
    other.basket = BASKET_EXPIRED;
    if (w->basket == BASKET_OPEN)
        add(ex, &other);
    wire(ex, w);
    if (!w->is_down && w->saga.phase != SAGA_OVER && w->n_crashes < CRASHES_MAX)
        crash(ex, *w);
    kiosk(ex, w);
    staff(ex, *w);
    const bool told = w->customer != WAITING || w->n_crashes > 0;
    const bool closed = w->durable == ORDER_CONFIRMED || w->durable == ORDER_ESCALATED ||
                        w->durable == ORDER_TAGGED || order_state_is_final(w->durable);
    if (w->saga.phase == SAGA_OVER && !w->is_down && w->n_requests == 0) {
        ex->report->n_ends++;
        if (!told || (!closed && !ex->variant.disk_fails))
            saga_world_violate(ex, SAGA_STUCK);
    } else if (ex->n == before && w->saga.phase == SAGA_AT_REST) {
        saga_world_violate(ex, SAGA_STUCK);
    }
}
