#include "backend/inquiry.h"

#include "backend/health.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

struct inquiry *inquiry_new(struct engine *engine, size_t profile, const char *reference,
                            const char *basket_id)
{
    struct inquiry *inquiry = mem_zalloc(sizeof(*inquiry));
    inquiry->engine = engine;
    inquiry->api = profile < PROFILES_MAX ? engine->apis[profile] : NULL;
    inquiry->next = engine->inquiries;
    engine->inquiries = inquiry;
    text_copy(inquiry->reference, sizeof(inquiry->reference), reference);
    text_copy(inquiry->basket_id, sizeof(inquiry->basket_id), basket_id);
    return inquiry;
}

static void forget_order(struct inquiry *inquiry)
{
    if (inquiry->order)
        mem_wipe(inquiry->order, sizeof(*inquiry->order));
    mem_free(inquiry->order);
    inquiry->order = NULL;
}

void inquiry_forget(struct inquiry *inquiry)
{
    struct engine *engine = inquiry->engine;
    struct inquiry **at = &engine->inquiries;
    while (*at != inquiry)
        at = &(*at)->next;
    *at = inquiry->next;
    timer_cancel(&engine->timers, &inquiry->wake);
    timer_cancel(&engine->timers, &inquiry->slow);
    timer_cancel(&engine->timers, &inquiry->give_up);
    forget_order(inquiry);
    mem_wipe(inquiry, sizeof(*inquiry));
    mem_free(inquiry);
    reconcile_count(engine);
}

static void stop_selling(const struct inquiry *inquiry, const char *why)
{
    char reason[160];
    struct text t = TEXT_OF(reason);
    if (inquiry->saga.writing == ORDER_CONFIRMED)
        text_addf(&t, "order %s (%s) is booked but not in the journal: %s; check the disk",
                  inquiry->order->id, inquiry->reference, why);
    else
        text_addf(&t, "the journal cannot be written (%s): check the disk of %s, then restart", why,
                  inquiry->engine->state_dir);
    health_stop_selling(inquiry->engine, HEALTH_STOP_JOURNAL, reason);
}

static void log_move(const struct inquiry *inquiry, enum order_state to, const char *note)
{
    if (to == ORDER_UNKNOWN)
        log_write(LOG_ABOUT(WARN, .event = "sale_unknown", .reference = inquiry->reference),
                  "%s: outcome unknown: %s", inquiry->reference, note);
    else if (to == ORDER_ESCALATED)
        log_write(LOG_ABOUT(ERROR, .event = "sale_escalated", .reference = inquiry->reference),
                  "%s: staff have to look it up: %s", inquiry->reference, note);
    else if (to == ORDER_CONFIRMED)
        log_write(LOG_ABOUT(INFO, .event = "sale_booked", .reference = inquiry->reference),
                  "%s booked as order %s", inquiry->reference, inquiry->order->id);
}

/* R1, R6: durable before anything is done about it. */
static enum saga_event write_row(struct inquiry *inquiry, enum order_state to, const char *note)
{
    struct journal *journal = inquiry->engine->journal;
    struct fault fault = {RC_OK, 0, ""};
    if (to == ORDER_UNKNOWN && inquiry->fault.rc)
        note = inquiry->fault.what;
    log_move(inquiry, to, note ? note : "");
    if (to == ORDER_CONFIRMED)
        fault.rc = journal_confirmed(journal, inquiry->reference, inquiry->order, &fault);
    else
        fault.rc = journal_move(journal, inquiry->reference, to, note, &fault);
    if (fault.rc)
        stop_selling(inquiry, fault.what);
    return fault.rc ? SAGA_NOT_WRITTEN : SAGA_WRITTEN;
}

static bool took_order(struct inquiry *inquiry, const struct api_answer *answer)
{
    health_note(inquiry->engine, answer);
    inquiry->fault = answer->fault;
    if (answer->fault.rc || !answer->order || !answer->order->id[0])
        return false;
    forget_order(inquiry);
    inquiry->order = booking_order(inquiry, answer->order);
    return true;
}

static void on_confirmed(void *ctx, struct api_answer *answer)
{
    struct inquiry *inquiry = ctx;
    if (took_order(inquiry, answer))
        inquiry_advance(inquiry, SAGA_ORDER);
    else if (!answer->sent && answer->status == 0)
        inquiry_advance(inquiry, SAGA_UNSENT);
    else
        inquiry_advance(inquiry, SAGA_NO_ORDER);
}

static bool is_no_contact(enum rc rc)
{
    return rc_class_of(rc) == RC_CLASS_RETRY || rc == RC_SCHEMA || rc == RC_AUTH;
}

static void on_looked(void *ctx, struct api_answer *answer)
{
    struct inquiry *inquiry = ctx;
    if (took_order(inquiry, answer))
        inquiry_advance(inquiry, SAGA_ORDER);
    else if (is_no_contact(answer->fault.rc))
        inquiry_advance(inquiry, SAGA_SILENT);
    else if (answer->fault.rc || !answer->basket)
        inquiry_advance(inquiry, SAGA_GONE);
    else
        inquiry_advance(inquiry, answer->basket->n_lines > 0 ? SAGA_TICKETS : SAGA_EMPTY);
}

static void on_cleared(void *ctx, struct api_answer *answer)
{
    struct inquiry *inquiry = ctx;
    const bool is_empty =
        answer->fault.rc == RC_OK && answer->basket && answer->basket->n_lines == 0;
    health_note(inquiry->engine, answer);
    inquiry_advance(inquiry, is_empty ? SAGA_CLEARED : SAGA_NOT_CLEARED);
}

static void on_wake(void *ctx)
{
    inquiry_advance(ctx, SAGA_TIMER);
}

static void act(struct inquiry *inquiry, const struct saga_effects *effects)
{
    if (effects->send_confirm)
        api_confirm(inquiry->api, inquiry->basket_id, on_confirmed, inquiry);
    if (effects->look)
        api_basket_get(inquiry->api, inquiry->basket_id, on_looked, inquiry);
    if (effects->clear)
        api_basket_clear(inquiry->api, inquiry->basket_id, on_cleared, inquiry);
    if (effects->wake_at_ms != INT64_MAX)
        timer_set(&inquiry->engine->timers, &inquiry->wake, effects->wake_at_ms, on_wake, inquiry);
}

/* Without the record's key there is nobody to ask. */
static bool answers_itself(const struct inquiry *inquiry, const struct saga_effects *effects,
                           enum saga_event *ret_event)
{
    if (inquiry->api || !(effects->look || effects->clear || effects->send_confirm))
        return false;
    *ret_event = effects->look ? SAGA_SILENT : effects->clear ? SAGA_NOT_CLEARED : SAGA_UNSENT;
    return true;
}

void inquiry_advance(struct inquiry *inquiry, enum saga_event event)
{
    struct engine *engine = inquiry->engine;
    struct saga_effects effects;
    bool again;
    bool moved = false;
    do {
        saga_step(&inquiry->saga, event, engine_now_ms(engine), &effects);
        booking_say(inquiry, effects.say);
        again = answers_itself(inquiry, &effects, &event);
        if (effects.write != ORDER_NONE) {
            event = write_row(inquiry, effects.write, effects.note);
            again = moved = true;
        }
    } while (again);
    act(inquiry, &effects);
    if (inquiry->saga.phase == SAGA_OVER)
        inquiry_forget(inquiry);
    else
        reconcile_count(engine);
    if (moved)
        health_figures(engine);
}
