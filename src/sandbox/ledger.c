#include "sandbox/ledger.h"

#include <inttypes.h>
#include <stdio.h>

#include "sandbox/moment.h"

static void place(const struct sb_venue *venue, const struct ticket *ticket, struct jsonw *w)
{
    const struct sb_plan *plan = &venue->plans[venue->instances[ticket->instance].plan];
    const struct sb_area *area = &plan->areas[ticket->at.area];
    jsonw_m_str(w, "area", plan->group ? area->name : plan->name);
    if (ticket->at.seat == HOUSE_NO_SEAT) {
        jsonw_m_null(w, "seat");
        jsonw_m_null(w, "seat_name");
        return;
    }
    char id[16];
    snprintf(id, sizeof(id), "%" PRIu32, area->seats[ticket->at.seat].id);
    jsonw_m_str(w, "seat", id);
    jsonw_m_str(w, "seat_name", area->seats[ticket->at.seat].name);
}

static void ticket_entry(const struct model *model, const struct ticket *ticket, struct jsonw *w)
{
    const struct sb_venue *venue = model->venue;
    const struct sb_instance *instance = &venue->instances[ticket->instance];
    char start[MOMENT_SIZE];
    moment_wall(start, &instance->start);
    jsonw_open(w, '{');
    jsonw_m_str(w, "id", ticket->id);
    jsonw_m_str(w, "instance", instance->id);
    jsonw_m_str(w, "event", venue->events[instance->event].name);
    jsonw_m_str(w, "start", start);
    place(venue, ticket, w);
    jsonw_m_str(w, "type", venue->types[ticket->type].name);
    jsonw_m_str(w, "band", venue->bands[ticket->band].name);
    jsonw_m_int(w, "price", ticket->price);
    jsonw_m_int(w, "discount", ticket->discount);
    jsonw_m_int(w, "commission", ticket->commission);
    jsonw_m_int(w, "agent_discount", ticket->agent_discount);
    jsonw_m_int(w, "total", ticket->total);
    jsonw_m_str(w, "barcode", ticket->barcode[0] ? ticket->barcode : NULL);
    jsonw_close(w, '}');
}

static void basket_members(const struct model *model, const struct basket *basket, struct jsonw *w)
{
    jsonw_m_str(w, "basket", basket->id);
    jsonw_m_str(w, "agent", model->agents[basket->agent]);
    jsonw_m_str(w, "first_name", basket->customer[CUSTOMER_FIRST]);
    jsonw_m_str(w, "last_name", basket->customer[CUSTOMER_LAST]);
    jsonw_m_str(w, "address", basket->customer[CUSTOMER_ADDRESS]);
    jsonw_m_str(w, "reference", basket->customer[CUSTOMER_REFERENCE]);
    jsonw_m_str(w, "promo_code", basket->promo);
    jsonw_m_int(w, "delivery", basket->delivery);
    jsonw_m_int(w, "transaction_commission", basket->fee_waived ? 0 : basket->fee);
    jsonw_m_int(w, "total", basket->total);
    jsonw_key(w, "tickets");
    jsonw_open(w, '[');
    for (size_t i = 0; i < basket->n_tickets; i++)
        ticket_entry(model, &basket->tickets[i], w);
    jsonw_close(w, ']');
}

void ledger_write(const struct model *model, struct jsonw *w)
{
    jsonw_open(w, '{');
    jsonw_key(w, "orders");
    jsonw_open(w, '[');
    for (size_t i = 0; i < model->n_orders; i++) {
        const struct order *order = model->orders[i];
        jsonw_open(w, '{');
        jsonw_m_str(w, "id", order->id);
        jsonw_m_int(w, "confirmed_utc_s", order->confirmed_utc_s);
        basket_members(model, order->basket, w);
        jsonw_close(w, '}');
    }
    jsonw_close(w, ']');
    jsonw_key(w, "baskets");
    jsonw_open(w, '[');
    for (size_t i = 0; i < model->n_baskets; i++) {
        const struct basket *basket = model->baskets[i];
        if (basket->state != BASKET_OPEN)
            continue;
        jsonw_open(w, '{');
        jsonw_m_int(w, "age_ms", model_now_ms(model) - basket->created_ms);
        basket_members(model, basket, w);
        jsonw_close(w, '}');
    }
    jsonw_close(w, ']');
    jsonw_close(w, '}');
}
