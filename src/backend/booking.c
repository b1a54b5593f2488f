#include <string.h>

#include "backend/health.h"
#include "backend/inquiry.h"
#include "backend/names.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

enum { SLOW_AFTER_MS = 8000, WATCH_MS = 45000, UNSENT_TRIES_MAX = 3, UNSENT_PAUSE_MS = 1000 };

static struct reply *reply_for(const struct inquiry *inquiry, bool final)
{
    struct reply *reply = reply_new(inquiry->ticket, inquiry->session, COMMAND_CONFIRM);
    reply->final = final;
    text_copy(reply->reference, sizeof(reply->reference), inquiry->reference);
    return reply;
}

static void progress(struct inquiry *inquiry, enum booking_step step)
{
    if (!inquiry->watched)
        return;
    struct reply *reply = reply_for(inquiry, false);
    reply->step = step;
    engine_post(inquiry->engine, reply);
}

static void stop_watching(struct inquiry *inquiry)
{
    inquiry->watched = false;
    timer_cancel(&inquiry->engine->timers, &inquiry->slow);
    timer_cancel(&inquiry->engine->timers, &inquiry->give_up);
}

/* Tells the sale; at most once, and last, because it may end the session. */
static void over(struct inquiry *inquiry, enum booking_end end, struct fault fault)
{
    const booking_over_fn tell = inquiry->over;
    inquiry->over = NULL;
    if (tell)
        tell(inquiry->over_ctx, end, fault);
}

void booking_answer(struct inquiry *inquiry, struct fault fault)
{
    if (!inquiry->watched)
        return;
    struct reply *reply = reply_for(inquiry, true);
    reply->fault = fault;
    reply->has_basket = true; /* empty: nothing of it is the customer's to change any more */
    stop_watching(inquiry);
    engine_post(inquiry->engine, reply);
    over(inquiry, BOOKING_END_GONE, fault);
}

/* Nothing was sent: the sale answers, with its basket. */
static void give_back(struct inquiry *inquiry, enum booking_end end, struct fault fault)
{
    stop_watching(inquiry);
    over(inquiry, end, fault);
    inquiry_forget(inquiry);
}

static void say_slow(void *ctx)
{
    progress(ctx, BOOKING_SLOW);
}

static void watched_long_enough(void *ctx)
{
    struct inquiry *inquiry = ctx;
    if (inquiry->state == ORDER_TAGGED) { /* between two tries of which nothing left the kiosk */
        give_back(inquiry, BOOKING_END_UNSENT, fault_make(RC_OFFLINE, 0, "no connection"));
        return;
    }
    booking_answer(inquiry, fault_make(RC_UNKNOWN_OUTCOME, 0, "no proof within 45 s"));
}

static struct order *copy_order(const struct inquiry *inquiry, const struct order *said)
{
    struct order *order = mem_zalloc(sizeof(*order));
    *order = *said;
    text_copy(order->reference, sizeof(order->reference), inquiry->reference);
    names_fill(inquiry->engine, order->lines, order->n_lines, &inquiry->agreed);
    return order;
}

static void check_order(const struct inquiry *inquiry, const struct order *order)
{
    size_t without = 0;
    for (size_t i = 0; i < order->n_lines; i++)
        without += order->lines[i].barcode[0] == '\0';
    if (without > 0) /* F34: the order is real; the box office hands those tickets out */
        log_warn("%s: order %s came with %zu tickets without barcode", inquiry->reference,
                 order->id, without);
    if (inquiry->agreed.n_lines > 0 && order->total != inquiry->agreed.total)
        log_warn("%s: order %s has another total than agreed", inquiry->reference, order->id);
}

void booking_proved(struct inquiry *inquiry, const struct order *said)
{
    struct engine *engine = inquiry->engine;
    struct order *order = copy_order(inquiry, said);
    struct fault fault = {RC_OK, 0, ""};
    check_order(inquiry, order);
    if (inquiry->state == ORDER_TAGGED && !inquiry_move(inquiry, ORDER_CONFIRM_INTENT, NULL))
        log_error("%s: intent not journalled", inquiry->reference);
    if (journal_confirmed(engine->journal, inquiry->reference, order, &fault)) {
        /* R6, its only exception: the order exists, so it is shown from memory. */
        char reason[160];
        struct text t = TEXT_OF(reason);
        text_addf(&t, "order %s (%s) is booked but not in the journal: %s; check the disk",
                  order->id, inquiry->reference, fault.what);
        health_stop_selling(engine, HEALTH_STOP_JOURNAL, reason);
    }
    inquiry->state = ORDER_CONFIRMED;
    log_info("%s booked as order %s", inquiry->reference, order->id);
    progress(inquiry, BOOKING_MAKING_CODES);
    if (inquiry->watched) {
        struct reply *reply = reply_for(inquiry, true);
        reply->order = order;
        order = NULL;
        stop_watching(inquiry);
        engine_post(engine, reply);
    }
    if (order)
        mem_wipe(order, sizeof(*order));
    mem_free(order);
    over(inquiry, BOOKING_END_GONE, (struct fault){RC_OK, 0, ""});
    inquiry_forget(inquiry);
    health_figures(engine);
}

static void try_again(void *ctx)
{
    booking_send(ctx);
}

/* R11: provably nothing was sent. */
static void unsent(struct inquiry *inquiry, struct fault fault)
{
    struct engine *engine = inquiry->engine;
    if (inquiry->sends > 0) { /* an earlier one was: that one still has to be proved */
        inquiry_unknown(inquiry, fault.what);
        return;
    }
    if (!inquiry_move(inquiry, ORDER_TAGGED, "nothing was sent")) {
        inquiry_unknown(inquiry, "the journal failed");
        return;
    }
    if (++inquiry->unsent_tries < UNSENT_TRIES_MAX && inquiry->watched)
        timer_set(&engine->timers, &inquiry->next_look,
                  engine_now_ms(engine) + UNSENT_PAUSE_MS * (int64_t)inquiry->unsent_tries,
                  try_again, inquiry);
    else
        give_back(inquiry, BOOKING_END_UNSENT, fault);
}

static void on_confirmed(void *ctx, struct api_answer *answer)
{
    struct inquiry *inquiry = ctx;
    inquiry->confirming = false;
    health_note(inquiry->engine, answer);
    if (answer->fault.rc == RC_OK && answer->order && answer->order->id[0]) {
        booking_proved(inquiry, answer->order);
        return;
    }
    if (!answer->sent && answer->status == 0) {
        unsent(inquiry, answer->fault);
        return;
    }
    inquiry->sends++;
    inquiry_unknown(inquiry, answer->fault.what); /* R3: whatever it says */
}

void booking_send(struct inquiry *inquiry)
{
    struct engine *engine = inquiry->engine;
    if (!inquiry_move(inquiry, ORDER_CONFIRM_INTENT, NULL)) { /* R1 */
        const struct fault fault = fault_make(RC_STORE, 0, "the journal cannot be written");
        if (inquiry->sends > 0)
            inquiry_look_later(inquiry);
        else
            give_back(inquiry, BOOKING_END_NOT_JOURNALLED, fault);
        return;
    }
    inquiry->last_send_ms = engine_now_ms(engine);
    inquiry->confirming = true;
    progress(inquiry, BOOKING_ASKING);
    api_confirm(engine->api, inquiry->basket_id, on_confirmed, inquiry);
}

void reconcile_book(struct engine *engine, const struct booking *booking)
{
    struct inquiry *inquiry = inquiry_new(engine, booking->reference, booking->basket_id);
    inquiry->state = ORDER_TAGGED;
    inquiry->agreed = *booking->agreed;
    inquiry->created_ms = booking->created_ms;
    inquiry->watched = true;
    inquiry->ticket = booking->ticket;
    inquiry->session = booking->session;
    inquiry->over = booking->over;
    inquiry->over_ctx = booking->ctx;
    const int64_t now_ms = engine_now_ms(engine);
    timer_set(&engine->timers, &inquiry->slow, now_ms + SLOW_AFTER_MS, say_slow, inquiry);
    timer_set(&engine->timers, &inquiry->give_up, now_ms + WATCH_MS, watched_long_enough, inquiry);
    progress(inquiry, BOOKING_HELD);
    booking_send(inquiry);
}
