#include "sandbox/basket.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "sandbox/model.h"

void refusal_add(struct refusal *refusal, const char *problem)
{
    for (size_t i = 0; i < refusal->n; i++) {
        if (strcmp(refusal->problems[i], problem) == 0)
            return;
    }
    if (refusal->n < BASKET_PROBLEMS_MAX)
        text_copy(refusal->problems[refusal->n++], sizeof(refusal->problems[0]), problem);
}

struct basket *basket_open(struct model *model)
{
    struct basket *basket = mem_zalloc(sizeof(*basket));
    venue_id(basket->id, model->next_number++);
    basket->created_ms = model_now_ms(model);
    basket->agent = model->agent;
    basket->tickets = mem_zalloc_array(BASKET_TICKETS_MAX, sizeof(*basket->tickets));
    model->baskets = mem_regrow(model->baskets, model->n_baskets + 1, sizeof(struct basket *));
    model->baskets[model->n_baskets++] = basket;
    basket_reprice(model, basket);
    return basket;
}

void basket_free(struct basket *basket)
{
    if (!basket)
        return;
    mem_free(basket->tickets);
    mem_wipe(basket->customer, sizeof(basket->customer));
    mem_free(basket);
}

struct basket *basket_find(const struct model *model, const char *id)
{
    for (size_t i = model->n_baskets; i > 0; i--) {
        if (strcmp(model->baskets[i - 1]->id, id) == 0)
            return model->baskets[i - 1];
    }
    return NULL;
}

struct basket *basket_find_own(const struct model *model, const char *id)
{
    struct basket *basket = basket_find(model, id);
    return basket && basket->agent == model->agent ? basket : NULL;
}

bool basket_other_has_tickets(const struct model *model)
{
    for (size_t i = 0; i < model->n_baskets; i++) {
        const struct basket *basket = model->baskets[i];
        if (basket->state == BASKET_OPEN && basket->n_tickets > 0 && basket->agent == model->agent)
            return true;
    }
    return false;
}

struct ticket *basket_ticket(struct basket *basket, const char *id)
{
    for (size_t i = 0; i < basket->n_tickets; i++) {
        if (strcmp(basket->tickets[i].id, id) == 0)
            return &basket->tickets[i];
    }
    return NULL;
}

void basket_remove(struct model *model, struct basket *basket, struct ticket *ticket)
{
    assert(basket->state == BASKET_OPEN);
    house_release(model_house(model, ticket->instance), &ticket->at);
    const size_t behind = basket->n_tickets - 1 - (size_t)(ticket - basket->tickets);
    memmove(ticket, ticket + 1, behind * sizeof(*ticket));
    basket->n_tickets--;
    basket_reprice(model, basket);
}

void basket_clear(struct model *model, struct basket *basket)
{
    assert(basket->state == BASKET_OPEN);
    for (size_t i = 0; i < basket->n_tickets; i++)
        house_release(model_house(model, basket->tickets[i].instance), &basket->tickets[i].at);
    basket->n_tickets = 0;
    basket_reprice(model, basket);
}

void basket_end(struct model *model, struct basket *basket, enum basket_state state)
{
    basket_clear(model, basket);
    basket->state = state;
    basket->ended_ms = model_now_ms(model);
}

static bool type_limit_reached(const struct model *model, const struct basket *basket, size_t type)
{
    const int limit = model->venue->types[type].limit;
    int n = 0;
    for (size_t i = 0; i < basket->n_tickets; i++)
        n += basket->tickets[i].type == type;
    return limit > 0 && n >= limit;
}

enum rc basket_change_type(struct model *model, struct basket *basket, struct ticket *ticket,
                           const char *type, struct refusal *refusal)
{
    size_t index = 0;
    if (!model_find_type(model, type, &index) ||
        !model_price(model, ticket->instance, ticket->band, index)) {
        refusal_add(refusal, "Ticket type is not available for this seat");
        return RC_REJECTED;
    }
    if (index != ticket->type && type_limit_reached(model, basket, index)) {
        refusal_add(refusal, "The limit for this ticket type has been reached");
        return RC_REJECTED;
    }
    ticket->type = index;
    basket_reprice(model, basket);
    return RC_OK;
}

/* "L", the order's number, the ticket's place in it and two digits that cannot be guessed: never
 * the same twice. */
static void make_barcode(struct model *model, const struct order *order, size_t i,
                         struct ticket *ticket)
{
    struct text t = TEXT_OF(ticket->barcode);
    if (model->settings.barcode == BARCODE_ABSENT)
        return;
    const char *head = model->settings.barcode == BARCODE_DIGITS ? "9" : "L";
    text_addf(&t, "%s%s%03zu%02" PRIu32, head, order->id, i + 1, chance_below(&model->chance, 100));
    assert(!t.cut);
}

struct order *basket_confirm(struct model *model, struct basket *basket)
{
    assert(basket->state == BASKET_OPEN);
    struct order *order = mem_zalloc(sizeof(*order));
    model->orders = mem_regrow(model->orders, model->n_orders + 1, sizeof(struct order *));
    model->orders[model->n_orders++] = order;

    snprintf(order->id, sizeof(order->id), "%07" PRIu64, model->next_number++);
    order->basket = basket;
    order->confirmed_utc_s = model_utc_s(model);
    for (size_t i = 0; i < basket->n_tickets; i++) {
        struct ticket *ticket = &basket->tickets[i];
        house_sell(model_house(model, ticket->instance), &ticket->at);
        make_barcode(model, order, i, ticket);
    }
    basket->order = order;
    basket->state = BASKET_CONFIRMED;
    basket->ended_ms = model_now_ms(model);
    return order;
}

struct order *basket_find_order(const struct model *model, const char *id)
{
    for (size_t i = 0; i < model->n_orders; i++) {
        if (strcmp(model->orders[i]->id, id) == 0)
            return model->orders[i];
    }
    return NULL;
}
