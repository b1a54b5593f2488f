#include "backend/reconcile.h"

#include <string.h>

#include "backend/health.h"
#include "backend/inquiry.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

enum {
    NO_CONTACT_MS = 10 * 60 * 1000,
    ESCALATED_PAUSE_MS = 10 * 60 * 1000,
    ESCALATED_ASKED_MS = 24 * 60 * 60 * 1000,
    CLOUDED_WINDOW_MS = 15 * 60 * 1000,
    CLOUDED_COUNT = 2,
    SOON_MS = 60000,
};

struct inquiry *inquiry_new(struct engine *engine, const char *reference, const char *basket_id)
{
    struct inquiry *inquiry = mem_zalloc(sizeof(*inquiry));
    inquiry->engine = engine;
    inquiry->next = engine->inquiries;
    engine->inquiries = inquiry;
    text_copy(inquiry->reference, sizeof(inquiry->reference), reference);
    text_copy(inquiry->basket_id, sizeof(inquiry->basket_id), basket_id);
    return inquiry;
}

static void count_unresolved(struct engine *engine)
{
    int n = 0;
    const int64_t now_ms = engine_now_ms(engine);
    for (const struct inquiry *i = engine->inquiries; i; i = i->next) {
        const bool unresolved = i->state == ORDER_UNKNOWN || i->state == ORDER_ESCALATED;
        n += unresolved && now_ms - i->unknown_ms < CLOUDED_WINDOW_MS;
    }
    if (n >= CLOUDED_COUNT)
        health_stop_selling(engine, HEALTH_STOP_CLOUDED,
                            "two bookings without a clear answer: look both up at the box office, "
                            "then foyerctl resolve");
}

static void see_clear(struct engine *engine)
{
    int n = 0;
    for (const struct inquiry *i = engine->inquiries; i; i = i->next)
        n += i->state == ORDER_UNKNOWN || i->state == ORDER_ESCALATED;
    if (n < CLOUDED_COUNT)
        health_clear(engine, HEALTH_STOP_CLOUDED);
}

void inquiry_forget(struct inquiry *inquiry)
{
    struct engine *engine = inquiry->engine;
    struct inquiry **at = &engine->inquiries;
    while (*at != inquiry)
        at = &(*at)->next;
    *at = inquiry->next;
    timer_cancel(&engine->timers, &inquiry->next_look);
    timer_cancel(&engine->timers, &inquiry->slow);
    timer_cancel(&engine->timers, &inquiry->give_up);
    mem_wipe(inquiry, sizeof(*inquiry));
    mem_free(inquiry);
    see_clear(engine);
}

void reconcile_free_all(struct engine *engine)
{
    while (engine->inquiries) {
        struct inquiry *inquiry = engine->inquiries;
        inquiry->over = NULL;
        inquiry_forget(inquiry);
    }
}

bool inquiry_move(struct inquiry *inquiry, enum order_state to, const char *note)
{
    struct fault fault = {RC_OK, 0, ""};
    if (journal_move(inquiry->engine->journal, inquiry->reference, to, note, &fault)) {
        char reason[160];
        struct text t = TEXT_OF(reason);
        text_addf(&t, "the journal cannot be written (%s): check the disk of %s, then restart",
                  fault.what, inquiry->engine->state_dir);
        health_stop_selling(inquiry->engine, HEALTH_STOP_JOURNAL, reason);
        return false;
    }
    inquiry->state = to;
    return true;
}

static void look(void *ctx);

void inquiry_look_later(struct inquiry *inquiry)
{
    static const int64_t pauses_ms[] = {2000, 4000, 8000, 16000, 30000, 60000};
    struct engine *engine = inquiry->engine;
    const size_t last = sizeof(pauses_ms) / sizeof(pauses_ms[0]) - 1;
    int64_t pause_ms = pauses_ms[inquiry->pause < last ? inquiry->pause : last];
    inquiry->pause++;
    if (inquiry->state == ORDER_ESCALATED)
        pause_ms = ESCALATED_PAUSE_MS;
    timer_set(&engine->timers, &inquiry->next_look, engine_now_ms(engine) + pause_ms, look,
              inquiry);
}

void inquiry_unknown(struct inquiry *inquiry, const char *note)
{
    struct engine *engine = inquiry->engine;
    const int64_t now_ms = engine_now_ms(engine);
    log_warn("%s: outcome unknown: %s", inquiry->reference, note);
    if (inquiry->unknown_ms == 0)
        inquiry->unknown_ms = inquiry->contact_ms = now_ms;
    if (!inquiry_move(inquiry, ORDER_UNKNOWN, note))
        inquiry->state = ORDER_UNKNOWN; /* the intent is on disk; a restart comes here as well */
    inquiry->pause = 0;
    inquiry_look_later(inquiry);
    count_unresolved(engine);
    health_figures(engine);
}

static void escalate(struct inquiry *inquiry, const char *note)
{
    if (inquiry->state != ORDER_ESCALATED) {
        log_error("%s: staff have to look it up: %s", inquiry->reference, note);
        if (!inquiry_move(inquiry, ORDER_ESCALATED, note))
            inquiry->state = ORDER_ESCALATED;
        health_figures(inquiry->engine);
    }
    booking_answer(inquiry, fault_make(RC_UNKNOWN_OUTCOME, 0, "%s", note));
    if (engine_now_ms(inquiry->engine) - inquiry->unknown_ms < ESCALATED_ASKED_MS)
        inquiry_look_later(inquiry);
    else
        inquiry_forget(inquiry); /* the journal keeps it open for staff */
}

/* Proof no: a clear was seen to have emptied the basket (R5). */
static void proved_no(struct inquiry *inquiry)
{
    struct engine *engine = inquiry->engine;
    if (!inquiry_move(inquiry, ORDER_VOIDED, "not booked: cleared and seen empty")) {
        inquiry_look_later(inquiry);
        return;
    }
    booking_answer(inquiry, fault_make(RC_EXPIRED, 0, "the booking did not go through"));
    inquiry_forget(inquiry);
    health_figures(engine);
}

static void on_cleared(void *ctx, struct api_answer *answer)
{
    struct inquiry *inquiry = ctx;
    inquiry->looking = false;
    health_note(inquiry->engine, answer);
    if (answer->fault.rc == RC_OK && answer->basket && answer->basket->n_lines == 0) {
        proved_no(inquiry);
        return;
    }
    inquiry_look_later(inquiry);
}

static void fence(struct inquiry *inquiry)
{
    inquiry->clear_sent = true;
    inquiry->looking = true;
    api_basket_clear(inquiry->engine->api, inquiry->basket_id, on_cleared, inquiry);
}

static void tickets_still_there(struct inquiry *inquiry)
{
    const int64_t age_ms = engine_now_ms(inquiry->engine) - inquiry->last_send_ms;
    if (age_ms < INQUIRY_SETTLE_MS)
        inquiry_look_later(inquiry);
    else if (inquiry->sends < INQUIRY_SENDS_MAX && inquiry->state == ORDER_UNKNOWN)
        booking_send(inquiry); /* R4: the same basket */
    else
        fence(inquiry);
}

static void not_there(struct inquiry *inquiry, const char *note)
{
    if (inquiry->engine->config->second_confirm_is_safe && !inquiry->reconfirmed &&
        inquiry->state == ORDER_UNKNOWN) {
        inquiry->reconfirmed = true;
        booking_send(inquiry);
        return;
    }
    escalate(inquiry, note);
}

static bool is_no_contact(enum rc rc)
{
    return rc_class_of(rc) == RC_CLASS_RETRY || rc == RC_SCHEMA || rc == RC_AUTH;
}

static void no_contact(struct inquiry *inquiry)
{
    const int64_t silent_ms = engine_now_ms(inquiry->engine) - inquiry->contact_ms;
    if (inquiry->state == ORDER_ESCALATED || silent_ms >= NO_CONTACT_MS)
        escalate(inquiry, "no contact with the service");
    else
        inquiry_look_later(inquiry);
}

static void on_looked(void *ctx, struct api_answer *answer)
{
    struct inquiry *inquiry = ctx;
    inquiry->looking = false;
    health_note(inquiry->engine, answer);
    if (answer->fault.rc == RC_OK && answer->order && answer->order->id[0]) {
        booking_proved(inquiry, answer->order);
        return;
    }
    if (is_no_contact(answer->fault.rc)) {
        no_contact(inquiry);
        return;
    }
    inquiry->contact_ms = engine_now_ms(inquiry->engine);
    if (answer->fault.rc || !answer->basket)
        not_there(inquiry, "the basket is not there: booked or run out");
    else if (answer->basket->n_lines > 0)
        tickets_still_there(inquiry);
    else if (inquiry->clear_sent)
        proved_no(inquiry);
    else /* somebody or something else emptied it: a confirm may have */
        not_there(inquiry, "the basket is empty, and not by us");
}

static void look(void *ctx)
{
    struct inquiry *inquiry = ctx;
    if (inquiry->confirming || inquiry->looking)
        return;
    if (!inquiry->engine->api) {
        no_contact(inquiry);
        return;
    }
    inquiry->looking = true;
    api_basket_get(inquiry->engine->api, inquiry->basket_id, on_looked, inquiry);
}

void reconcile_recover(struct engine *engine, const struct attempt *attempt)
{
    struct inquiry *inquiry = inquiry_new(engine, attempt->reference, attempt->basket_id);
    const int64_t now_ms = engine_now_ms(engine);
    const int64_t behind_ms = now_ms - clock_utc_ms(engine->clock); /* UTC to monotonic */
    inquiry->state = attempt->state;
    inquiry->sends = attempt->sends > 0 ? attempt->sends : 1;
    inquiry->created_ms = attempt->created_utc_ms + behind_ms;
    inquiry->last_send_ms = attempt->last_send_utc_ms + behind_ms;
    inquiry->contact_ms = now_ms;
    inquiry->unknown_ms = attempt->last_send_utc_ms + behind_ms;
    if (attempt->state == ORDER_CONFIRM_INTENT &&
        !inquiry_move(inquiry, ORDER_UNKNOWN, "the kiosk was restarted"))
        inquiry->state = ORDER_UNKNOWN;
    timer_set(&engine->timers, &inquiry->next_look, now_ms, look, inquiry);
    count_unresolved(engine);
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
        if (i->confirming || i->looking || (i->next_look.armed && i->next_look.due_ms <= soon_ms))
            return false;
    }
    return true;
}
