#include <string.h>

#include "backend/health.h"
#include "backend/reconcile.h"
#include "backend/visit.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

enum { TYPE_COLLECT = 1, TYPE_AGENT = 3 }; /* contract 9.5 */

static void booked(void *ctx, enum booking_end end, struct fault fault, const struct order *order)
{
    struct sale *sale = ctx;
    sale->booking = false;
    switch (end) {
    case BOOKING_END_UNSENT: /* R11: the attempt stands as it was, the customer may try again */
    case BOOKING_END_NOT_JOURNALLED:
        sale->state = ORDER_TAGGED;
        sale_finish(sale, fault);
        break;
    case BOOKING_END_GONE: /* the booking goes its own way; nothing of it is held by the sale */
        visit_booked(sale, fault, order);
        break;
    }
}

static void book(struct sale *sale)
{
    struct fault fault = {RC_OK, 0, ""};
    if (sale->state != ORDER_TAGGED) {
        if (journal_move(sale->engine->journal, sale->reference, ORDER_TAGGED, NULL, &fault)) {
            sale_journal_failed(sale, fault);
            return;
        }
        sale->state = ORDER_TAGGED;
    }
    if (sale_left(sale))
        return;
    const struct booking booking = {.reference = sale->reference,
                                    .basket_id = sale->basket_id,
                                    .profile = sale->profile,
                                    .agreed = &sale->basket,
                                    .ticket = sale->command.ticket,
                                    .session = sale->session,
                                    .over = booked,
                                    .ctx = sale};
    sale->booking = true;
    reconcile_book(sale->engine, &booking);
}

static bool same_tickets(const struct basket *a, const struct basket *b)
{
    if (a->n_lines != b->n_lines)
        return false;
    for (size_t i = 0; i < a->n_lines; i++) {
        if (!sale_had(b, a->lines[i].ticket_id))
            return false;
    }
    return true;
}

static void judge(struct sale *sale)
{
    const char *echo = sale->basket.agent_reference;
    const bool tagged = strncmp(echo, sale->reference, strlen(sale->reference)) == 0;
    if (sale->fault.rc && !tagged) {
        sale_held(sale, sale->fault);
        return;
    }
    if (echo[0] && !tagged) { /* R12: only where it is not echoed at all does a 2xx count */
        sale_held(sale, fault_make(RC_REJECTED, 0, "the service did not keep the reference"));
        return;
    }
    if (sale->basket.n_lines == 0) {
        sale_held(sale, fault_make(RC_EXPIRED, 0, "the basket is empty"));
        return;
    }
    const struct fault fault = sale_may_book(sale);
    if (fault.rc) {
        sale_held(sale, fault);
        return;
    }
    if (sale->basket.total != sale->agreed_total || !same_tickets(&sale->before, &sale->basket)) {
        sale_held(sale, fault_make(RC_PRICE_CHANGED, 0, "the total is not the one agreed"));
        return;
    }
    book(sale);
}

static void on_patched(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    health_note(sale->engine, answer);
    sale->fault = answer->fault;
    sale_read(sale, judge);
}

/* What staff search for: our reference first, then the customer's own words, if any. */
static void full_reference(const struct sale *sale, char *out, size_t size)
{
    struct text t = text_over(out, size);
    text_add(&t, sale->reference);
    if (sale->command.details.reference[0])
        text_addf(&t, " %s", sale->command.details.reference);
}

/* A service that refuses them may quote them: neither log nor journal keeps that. */
static void hide(const struct details *details)
{
    log_hide(details->first_name);
    log_hide(details->last_name);
    log_hide(details->address);
    log_hide(details->reference);
}

static void judge_agreed(struct sale *sale)
{
    if (sale->basket.total != sale->agreed_total || !same_tickets(&sale->before, &sale->basket))
        sale_held(sale, fault_make(RC_PRICE_CHANGED, 0, "the total is not the one agreed"));
    else
        sale_finish_ok(sale);
}

void checkout_agree(struct sale *sale)
{
    sale_read(sale, judge_agreed);
}

/* Where the basket allows one way of delivery alone, it is that one whatever was chosen. */
static bool is_collected(const struct sale *sale)
{
    const struct basket *basket = &sale->basket;
    const enum shop_delivery fixed = sale->engine->config->shop.delivery;
    if (basket->delivery_agent != basket->delivery_collect)
        return basket->delivery_collect;
    return fixed == DELIVERY_OFFERED ? sale->command.details.collect : fixed == DELIVERY_DESK;
}

void checkout_confirm(struct sale *sale)
{
    struct fault fault = health_may_ask(sale->engine, sale->profile);
    if (fault.rc == RC_OK)
        fault = sale_may_book(sale);
    if (fault.rc) {
        sale_finish(sale, fault);
        return;
    }
    char reference[72];
    full_reference(sale, reference, sizeof(reference));
    const struct details *details = &sale->command.details;
    hide(details);
    const struct api_patch patch = {.delivery_type = is_collected(sale) ? TYPE_COLLECT : TYPE_AGENT,
                                    .details = details,
                                    .reference = reference};
    api_basket_patch(sale->api, sale->basket_id, &patch, on_patched, sale);
    mem_wipe(reference, sizeof(reference));
}
