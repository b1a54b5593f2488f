#include "fakes/fake_service_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool fake_service_seat_is_free(const struct fake_service *service, int seat)
{
    if (seat < SERVICE_FIRST_SEAT || seat >= SERVICE_FIRST_SEAT + SERVICE_SEATS ||
        service->taken[seat - SERVICE_FIRST_SEAT])
        return false;
    for (int i = 1; i <= service->n_baskets; i++) {
        for (int k = 0; k < service->baskets[i].n_tickets; k++) {
            if (service->baskets[i].tickets[k].seat == seat)
                return false;
        }
    }
    return true;
}

static int price_of(const struct fake_service *service, const struct service_ticket *ticket)
{
    const bool cheaper = service->two_bands && ticket->seat >= SERVICE_SECOND_BAND;
    const int full = cheaper ? 3000 : 4000;
    return (strcmp(ticket->type, "TF") == 0 ? full : 2000) + service->raise_pence;
}

static void add_money(struct text *out, const char *name, int pence)
{
    text_addf(out, "\"%s\":%d.%02d", name, pence / 100, pence % 100);
}

static int add_ticket(const struct fake_service *service, const struct service_basket *basket,
                      const struct service_ticket *ticket, struct text *out)
{
    const int price = price_of(service, ticket);
    const int discount = strcmp(basket->promo, "HALF") == 0 ? price / 2 : 0;
    text_addf(out, "{\"id\":\"TK%d\",\"event\":{\"id\":\"E1\"},\"instance\":{\"id\":\"%s\"},",
              ticket->id, ticket->seat ? "IR" : "IU");
    text_addf(out, "\"type\":{\"id\":\"%s\"},\"planName\":\"%s\",", ticket->type,
              ticket->seat ? "Stalls" : "Floor");
    if (ticket->seat)
        text_addf(out, "\"seat\":\"%d\",\"seatName\":\"A%d\",", ticket->seat,
                  ticket->seat - SERVICE_FIRST_SEAT + 1);
    add_money(out, "price", price);
    text_add(out, ",");
    add_money(out, "discount", discount);
    text_add(out, ",\"agentDiscount\":0,\"customItems\":[{\"amount\":1.50}],");
    add_money(out, "total", price - discount + 150);
    if (basket->confirmed && !service->no_barcodes)
        text_addf(out, ",\"barcode\":\"BC%d\"}", ticket->id);
    else
        text_add(out, ",\"barcode\":null}");
    return price - discount + 150;
}

static int add_tickets(const struct fake_service *service, const struct service_basket *basket,
                       struct text *out)
{
    int total = 0;
    text_add(out, "\"tickets\":[");
    for (int i = 0; i < basket->n_tickets; i++) {
        text_add(out, i > 0 ? "," : "");
        total += add_ticket(service, basket, &basket->tickets[i], out);
    }
    text_add(out, "],");
    return total;
}

static int answer_order(const struct fake_service *service, const struct service_basket *basket,
                        struct text *out)
{
    text_addf(out, "{\"id\":\"%d\",", basket->order);
    const int total = add_tickets(service, basket, out);
    add_money(out, "total", total);
    text_add(out,
             ",\"deliveries\":[{\"type\":3}],\"firstTransactionDate\":\"2026-10-21T08:28:00\"}");
    return 200;
}

static int answer_basket(const struct fake_service *service, int number, struct text *out)
{
    const struct service_basket *basket = &service->baskets[number];
    if (basket->confirmed)
        return answer_order(service, basket, out);
    text_addf(out, "{\"id\":\"B%d\",\"basketId\":\"B%d\",\"hash\":\"h\",", number, number);
    const int total = add_tickets(service, basket, out);
    add_money(out, "total", total);
    text_addf(out, ",\"totalDiscount\":0,\"ticketDeliveryOptions\":[{\"type\":1},{\"type\":3}],");
    text_addf(out, "\"promoCode\":\"%s\",\"agentCustomer\":{\"reference\":\"%s\"}}", basket->promo,
              service->no_echo      ? ""
              : service->other_echo ? "somebody else"
                                    : basket->reference);
    return 200;
}

/* The digits that begin here; 0 when there are none. */
static int number_at(const char *s)
{
    return (int)strtol(s, NULL, 10);
}

static int refuse(struct text *out, const char *problem)
{
    text_addf(out, "{\"errorCode\":1,\"message\":\"Validation Failed\",\"problems\":[\"%s\"]}",
              problem);
    return 400;
}

/* The value behind "name":" up to the next quote. */
static bool find(const char *body, const char *name, char *out, size_t size)
{
    char key[32];
    snprintf(key, sizeof(key), "\"%s\":\"", name);
    const char *at = strstr(body, key);
    if (!at)
        return false;
    at += strlen(key);
    struct text t = text_over(out, size);
    text_add_n(&t, at, strcspn(at, "\""));
    return true;
}

static void put_ticket(struct fake_service *service, struct service_basket *basket, int seat,
                       const char *type)
{
    struct service_ticket *ticket = &basket->tickets[basket->n_tickets++];
    *ticket = (struct service_ticket){.id = service->next_ticket++, .seat = seat};
    text_copy(ticket->type, sizeof(ticket->type), type);
}

static int add(struct fake_service *service, int number, const char *body, struct text *out)
{
    struct service_basket *basket = &service->baskets[number];
    const int had = basket->n_tickets;
    bool refused = false;
    for (const char *at = strchr(body, '{'); at; at = strchr(at + 1, '{')) {
        char one[300], type[8] = "TF", seat[16] = "";
        struct text t = TEXT_OF(one);
        text_add_n(&t, at, strcspn(at, "}"));
        find(one, "type", type, sizeof(type));
        const bool reserved = find(one, "seat", seat, sizeof(seat));
        if (reserved && !fake_service_seat_is_free(service, number_at(seat)))
            refused = true;
        else if (basket->n_tickets < SERVICE_TICKETS_MAX)
            put_ticket(service, basket, reserved ? number_at(seat) : 0, type);
    }
    if (refused && !service->partial_add)
        basket->n_tickets = had;
    for (int seat = SERVICE_FIRST_SEAT + SERVICE_SEATS - 1; service->gives_strays; seat--) {
        if (!fake_service_seat_is_free(service, seat))
            continue;
        put_ticket(service, basket, seat, "TF");
        break;
    }
    if (refused)
        return refuse(out, "Seat is not available");
    return answer_basket(service, number, out);
}

static int add_best(struct fake_service *service, int number, const char *body, struct text *out)
{
    const char *at = strstr(body, "\"quantity\":");
    const int wanted = at ? number_at(at + strlen("\"quantity\":")) : 0;
    char type[8] = "TF";
    find(body, "type", type, sizeof(type));
    int n = 0;
    text_copy(service->best_body, sizeof(service->best_body), body);
    if (service->picky_best && strstr(body, "\"type\""))
        return refuse(out, "Request is not valid");
    if (service->no_best)
        return refuse(out, "Best Available Seats not possible for this event instance");
    for (int seat = SERVICE_FIRST_SEAT; seat < SERVICE_FIRST_SEAT + SERVICE_SEATS; seat++)
        n += fake_service_seat_is_free(service, seat);
    if (n < wanted)
        return refuse(out, "Not enough seats");
    for (int seat = SERVICE_FIRST_SEAT, left = wanted; left > 0; seat++) {
        if (fake_service_seat_is_free(service, seat)) {
            put_ticket(service, &service->baskets[number], seat, type);
            left--;
        }
    }
    return answer_basket(service, number, out);
}

static int drop(struct fake_service *service, int number, const char *path, struct text *out)
{
    struct service_basket *basket = &service->baskets[number];
    const char *at = strstr(path, "TK");
    const int id = at ? number_at(at + 2) : 0;
    for (int i = 0; i < basket->n_tickets; i++) {
        if (basket->tickets[i].id != id)
            continue;
        basket->n_tickets--;
        memmove(&basket->tickets[i], &basket->tickets[i + 1],
                (size_t)(basket->n_tickets - i) * sizeof(basket->tickets[0]));
        return answer_basket(service, number, out);
    }
    return 404;
}

static int change_type(struct fake_service *service, int number, const char *path, const char *body,
                       struct text *out)
{
    struct service_basket *basket = &service->baskets[number];
    const char *at = strstr(path, "TK");
    for (int i = 0; at && i < basket->n_tickets; i++) {
        if (basket->tickets[i].id == number_at(at + 2))
            find(body, "type", basket->tickets[i].type, sizeof(basket->tickets[i].type));
    }
    return answer_basket(service, number, out);
}

static int patch(struct fake_service *service, int number, const char *body, struct text *out)
{
    struct service_basket *basket = &service->baskets[number];
    find(body, "reference", basket->reference, sizeof(basket->reference));
    find(body, "promoCode", basket->promo, sizeof(basket->promo));
    return answer_basket(service, number, out);
}

static int confirm(struct fake_service *service, int number, struct text *out)
{
    struct service_basket *basket = &service->baskets[number];
    if (basket->confirmed)
        return refuse(out, "The basket was confirmed");
    basket->confirmed = true;
    basket->order = 900000 + ++service->n_orders;
    return answer_order(service, basket, out);
}

static int process_basket(struct fake_service *service, const char *method, const char *path,
                          const char *body, struct text *out)
{
    const int number = number_at(path + strlen("baskets/B"));
    if (number < 1 || number > service->n_baskets || service->baskets[number].gone)
        return 404;
    const struct service_basket *basket = &service->baskets[number];
    if (basket->confirmed && service->after_confirm == SERVICE_FORGETS_BASKET &&
        !strstr(path, "/confirm"))
        return 404;
    if (strcmp(method, "GET") == 0)
        return answer_basket(service, number, out);
    if (strstr(path, "/confirm"))
        return confirm(service, number, out);
    if (basket->confirmed)
        return refuse(out, "The basket was confirmed");
    if (strcmp(method, "DELETE") == 0)
        return drop(service, number, path, out);
    if (strstr(path, "/best-available"))
        return add_best(service, number, body, out);
    if (strcmp(method, "PATCH") == 0)
        return strstr(path, "tickets") ? change_type(service, number, path, body, out)
                                       : patch(service, number, body, out);
    if (strstr(path, "/clear")) {
        service->baskets[number].n_tickets = 0;
        return answer_basket(service, number, out);
    }
    return add(service, number, body, out);
}

int fake_service_process(struct fake_service *service, const char *method, const char *path,
                         const char *body, struct text *out)
{
    if (strncmp(path, "baskets/B", 9) == 0)
        return process_basket(service, method, path, body, out);
    if (strcmp(method, "POST") == 0 && strcmp(path, "baskets") == 0) {
        const int number = ++service->n_baskets;
        if (number >= SERVICE_BASKETS_MAX)
            return 500;
        service->baskets[number].used = true;
        return answer_basket(service, number, out);
    }
    return fake_service_catalogue(service, path, out);
}
