#include <inttypes.h>
#include <stdio.h>

#include "sandbox/moment.h"
#include "sandbox/show.h"

static void custom_items(const struct show *show, const struct ticket *ticket)
{
    struct jsonw *w = show->w;
    const struct sb_venue *venue = show->model->venue;
    const size_t list = venue->instances[ticket->instance].price_list;
    jsonw_key(w, "customItems");
    jsonw_open(w, '[');
    if (venue->price_lists[list].itemised && ticket->commission != 0) {
        jsonw_open(w, '{');
        jsonw_m_str(w, "name", "Booking fee");
        jsonw_m_money(w, settings_custom_item(&show->model->settings), ticket->commission);
        jsonw_close(w, '}');
    }
    jsonw_close(w, ']');
}

static void references(const struct show *show, const struct ticket *ticket)
{
    struct jsonw *w = show->w;
    const struct sb_venue *venue = show->model->venue;
    const struct sb_instance *instance = &venue->instances[ticket->instance];
    if (show->expand_event) {
        jsonw_key(w, "event");
        show_event(show, instance->event, SHOW_EVENT_ALONE);
    } else {
        jsonw_m_id(w, "event", venue->events[instance->event].id);
    }
    if (show->expand_instance) {
        jsonw_key(w, "instance");
        show_instance(show, ticket->instance);
    } else {
        jsonw_m_id(w, "instance", instance->id);
    }
    if (show->expand_type) {
        jsonw_key(w, "type");
        show_named(show, &venue->types[ticket->type]);
    } else {
        jsonw_m_id(w, "type", venue->types[ticket->type].id);
    }
    jsonw_m_id(w, "ticketType", venue->types[ticket->type].id);
    if (show->expand_band) {
        jsonw_key(w, "band");
        show_named(show, &venue->bands[ticket->band]);
    } else {
        jsonw_m_id(w, "band", venue->bands[ticket->band].id);
    }
    if (ticket->offer == SIZE_MAX)
        jsonw_m_null(w, "offer");
    else
        jsonw_m_id(w, "offer", venue->offers[ticket->offer].id);
}

static void place(const struct show *show, const struct ticket *ticket)
{
    struct jsonw *w = show->w;
    const struct sb_venue *venue = show->model->venue;
    const struct sb_plan *plan = &venue->plans[venue->instances[ticket->instance].plan];
    const struct sb_area *area = &plan->areas[ticket->at.area];
    jsonw_m_str(w, "planId", plan->group ? area->id : plan->id);
    jsonw_m_str(w, "planName", plan->group ? area->name : plan->name);
    if (ticket->at.seat == HOUSE_NO_SEAT) {
        jsonw_m_null(w, "seat");
        jsonw_m_null(w, "seatName");
        return;
    }
    char id[16];
    const struct sb_seat *seat = &area->seats[ticket->at.seat];
    snprintf(id, sizeof(id), "%" PRIu32, seat->id);
    if (show->model->settings.seat_object)
        jsonw_m_id(w, "seat", id);
    else
        jsonw_m_str(w, "seat", id);
    jsonw_m_str(w, "seatName", seat->name);
}

void show_ticket(const struct show *show, const struct ticket *ticket)
{
    struct jsonw *w = show->w;
    jsonw_open(w, '{');
    jsonw_m_str(w, "id", ticket->id);
    references(show, ticket);
    place(show, ticket);
    jsonw_m_money(w, "price", ticket->price);
    jsonw_m_money(w, "discount", ticket->discount);
    jsonw_m_money(w, "agentDiscount", ticket->agent_discount);
    custom_items(show, ticket);
    jsonw_m_money(w, "total", ticket->total);
    jsonw_m_bool(w, "delivered", false);
    jsonw_m_str(w, "barcode", ticket->barcode[0] ? ticket->barcode : NULL);
    jsonw_m_null(w, "voucherRedemptionInfo");
    jsonw_close(w, '}');
}

void show_tickets(const struct show *show, const struct basket *basket, size_t first)
{
    jsonw_open(show->w, '[');
    for (size_t i = first; i < basket->n_tickets; i++) {
        struct ticket ticket = basket->tickets[i];
        ticket.barcode[0] = '\0'; /* only an order tells it */
        show_ticket(show, &ticket);
    }
    jsonw_close(show->w, ']');
}

static void delivery(struct jsonw *w, int type)
{
    jsonw_open(w, '{');
    jsonw_m_int(w, "type", type);
    jsonw_m_str(w, "name", type == 1 ? "Collect at box office" : "Care of agent");
    jsonw_m_money(w, "charge", 0);
    jsonw_close(w, '}');
}

static void deliveries(struct jsonw *w, const struct basket *basket)
{
    jsonw_key(w, "ticketDelivery");
    if (basket->delivery == 0)
        jsonw_null(w);
    else
        delivery(w, basket->delivery);
    jsonw_key(w, "ticketDeliveryOptions");
    jsonw_open(w, '[');
    delivery(w, 1);
    delivery(w, 3);
    jsonw_close(w, ']');
    jsonw_m_null(w, "merchandiseDelivery");
    jsonw_m_list(w, "merchandiseDeliveryOptions");
}

static void customer(const struct show *show, const struct basket *basket)
{
    struct jsonw *w = show->w;
    const struct settings *settings = &show->model->settings;
    jsonw_key(w, "agentCustomer");
    if (settings->customer_echo) {
        jsonw_open(w, '{');
        for (size_t i = 0; i < 4; i++)
            jsonw_m_str(w, settings->customer[i],
                        basket->customer[i][0] ? basket->customer[i] : NULL);
        jsonw_close(w, '}');
    } else {
        jsonw_null(w);
    }
    jsonw_m_id(w, "customer", "I-AGEN-TFOY");
}

/* The offers that are at work in the basket, each once. */
static void offers(const struct show *show, const struct basket *basket, bool emptied)
{
    struct jsonw *w = show->w;
    const struct sb_venue *venue = show->model->venue;
    jsonw_key(w, "offers");
    jsonw_open(w, '[');
    for (size_t k = 0; k < venue->n_offers && !emptied; k++) {
        bool used = false;
        for (size_t i = 0; i < basket->n_tickets && !used; i++)
            used = basket->tickets[i].offer == k;
        if (!used)
            continue;
        jsonw_open(w, '{');
        jsonw_m_str(w, "id", venue->offers[k].id);
        jsonw_m_str(w, "name", venue->offers[k].name);
        jsonw_close(w, '}');
    }
    jsonw_close(w, ']');
}

static void empty_lists(struct jsonw *w, const char *const *names)
{
    for (; *names; names++)
        jsonw_m_list(w, *names);
}

void show_basket(const struct show *show, const struct basket *basket, bool emptied)
{
    static const char *const unused[] = {"charges",
                                         "multibuyOffers",
                                         "potentialOffers",
                                         "donations",
                                         "merchandiseItems",
                                         "giftVouchers",
                                         "membershipSubscriptions",
                                         "ticketSubscriptions",
                                         "customPayments",
                                         NULL};
    struct jsonw *w = show->w;
    char hash[20];
    basket_hash(basket, hash);
    jsonw_open(w, '{');
    jsonw_m_str(w, "id", basket->id);
    jsonw_m_str(w, "basketId", basket->id);
    if (!show->model->settings.hash_absent)
        jsonw_m_str(w, "hash", hash);
    jsonw_m_money(w, "total", emptied ? 0 : basket->total + basket->total_off);
    jsonw_m_money(w, "totalDiscount", emptied ? 0 : basket->discount);
    jsonw_key(w, "tickets");
    show_tickets(show, basket, emptied ? basket->n_tickets : 0);
    deliveries(w, basket);
    jsonw_key(w, "transactionCommission");
    jsonw_open(w, '{');
    jsonw_m_money(w, "amount", emptied ? 0 : basket->fee);
    jsonw_m_bool(w, "waived", basket->fee_waived);
    jsonw_close(w, '}');
    offers(show, basket, emptied);
    jsonw_m_str(w, "promoCode", basket->promo[0] ? basket->promo : NULL);
    customer(show, basket);
    empty_lists(w, unused);
    jsonw_m_str(w, "notes", "");
    jsonw_m_bool(w, "disableWebComponents", false);
    jsonw_close(w, '}');
}

void show_order(const struct show *show, const struct order *order)
{
    static const char *const unused[] = {"refunds",   "printAtHomeDocuments", "merchandiseItems",
                                         "donations", "ticketSubscriptions",  NULL};
    struct jsonw *w = show->w;
    const struct basket *basket = order->basket;
    char local[MOMENT_SIZE], utc[MOMENT_SIZE];
    moment_local(local, order->confirmed_utc_s);
    moment_utc(utc, order->confirmed_utc_s, true);
    jsonw_open(w, '{');
    jsonw_m_str(w, "id", order->id);
    jsonw_m_money(w, "total", basket->total);
    jsonw_key(w, "tickets");
    jsonw_open(w, '[');
    for (size_t i = 0; i < basket->n_tickets; i++)
        show_ticket(show, &basket->tickets[i]);
    jsonw_close(w, ']');
    jsonw_key(w, "deliveries");
    jsonw_open(w, '[');
    if (basket->delivery != 0)
        delivery(w, basket->delivery);
    jsonw_close(w, ']');
    jsonw_key(w, "payments");
    jsonw_open(w, '[');
    jsonw_open(w, '{');
    jsonw_m_str(w, "name", "Agency API");
    jsonw_m_money(w, "amount", basket->total);
    jsonw_close(w, '}');
    jsonw_close(w, ']');
    empty_lists(w, unused);
    jsonw_m_str(w, "firstTransactionDate", local);
    jsonw_m_str(w, "firstTransactionDateUtc", utc);
    jsonw_m_str(w, "lastTransactionDate", local);
    jsonw_m_str(w, "lastTransactionDateUtc", utc);
    jsonw_m_money(w, "totalPaymentCharges", 0);
    jsonw_m_money(w, "totalDeliveryCharges", 0);
    jsonw_m_money(w, "totalTransactionCharges", basket->fee_waived ? 0 : basket->fee);
    customer(show, basket);
    jsonw_m_str(w, "notes", "");
    jsonw_close(w, '}');
}
