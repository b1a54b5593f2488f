#include <string.h>

#include "backend/inquiry.h"
#include "backend/names.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

enum { SLOW_AFTER_MS = 8000, WATCH_MS = 45000 };

static void progress(struct inquiry *inquiry, enum booking_step step)
{
    struct reply *reply = reply_new(inquiry->ticket, inquiry->session, COMMAND_CONFIRM);
    text_copy(reply->reference, sizeof(reply->reference), inquiry->reference);
    reply->step = step;
    engine_post(inquiry->engine, reply);
}

static void say_slow(void *ctx)
{
    progress(ctx, BOOKING_SLOW);
}

static void watched_long_enough(void *ctx)
{
    inquiry_advance(ctx, SAGA_GIVE_UP);
}

void booking_watch(struct inquiry *inquiry)
{
    struct timers *timers = &inquiry->engine->timers;
    const int64_t now_ms = engine_now_ms(inquiry->engine);
    timer_set(timers, &inquiry->slow, now_ms + SLOW_AFTER_MS, say_slow, inquiry);
    timer_set(timers, &inquiry->give_up, now_ms + WATCH_MS, watched_long_enough, inquiry);
}

/* Tells the sale; at most once, because it may end the session. */
static void over(struct inquiry *inquiry, enum booking_end end, struct fault fault,
                 const struct order *order)
{
    const booking_over_fn tell = inquiry->over;
    inquiry->over = NULL;
    timer_cancel(&inquiry->engine->timers, &inquiry->slow);
    timer_cancel(&inquiry->engine->timers, &inquiry->give_up);
    if (tell)
        tell(inquiry->over_ctx, end, fault, order);
}

void booking_say(struct inquiry *inquiry, enum saga_words words)
{
    const struct fault none = {RC_OK, 0, ""};
    switch (words) {
    case SAGA_SAY_NOTHING:
        return;
    case SAGA_SAY_HELD:
        progress(inquiry, BOOKING_HELD);
        return;
    case SAGA_SAY_ASKING:
        progress(inquiry, BOOKING_ASKING);
        return;
    case SAGA_SAY_BOOKED:
        progress(inquiry, BOOKING_MAKING_CODES);
        over(inquiry, BOOKING_END_GONE, none, inquiry->order);
        return;
    case SAGA_SAY_NOT_BOOKED:
        over(inquiry, BOOKING_END_GONE, fault_make(RC_EXPIRED, 0, "the booking did not go through"),
             NULL);
        return;
    case SAGA_SAY_UNKNOWN:
        over(inquiry, BOOKING_END_GONE,
             fault_make(RC_UNKNOWN_OUTCOME, 0, "no proof of the booking either way"), NULL);
        return;
    case SAGA_SAY_UNSENT:
        over(inquiry, BOOKING_END_UNSENT,
             inquiry->fault.rc ? inquiry->fault : fault_make(RC_OFFLINE, 0, "no connection"), NULL);
        return;
    case SAGA_SAY_NOT_JOURNALLED:
        over(inquiry, BOOKING_END_NOT_JOURNALLED,
             fault_make(RC_STORE, 0, "the journal cannot be written"), NULL);
        return;
    }
}

struct order *booking_order(const struct inquiry *inquiry, const struct order *said)
{
    struct order *order = mem_zalloc(sizeof(*order));
    size_t without = 0;
    *order = *said;
    text_copy(order->reference, sizeof(order->reference), inquiry->reference);
    names_fill(inquiry->engine, order->lines, order->n_lines, &inquiry->agreed);
    for (size_t i = 0; i < order->n_lines; i++)
        without += order->lines[i].barcode[0] == '\0';
    if (without > 0) /* F34: the order is real; the box office hands those tickets out */
        log_warn("%s: order %s came with %zu tickets without barcode", inquiry->reference,
                 order->id, without);
    if (inquiry->agreed.n_lines > 0 && order->total != inquiry->agreed.total)
        log_warn("%s: order %s has another total than agreed", inquiry->reference, order->id);
    return order;
}
